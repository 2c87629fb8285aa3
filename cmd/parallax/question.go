package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"

	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/export"
	"parallax/corpus/stats"
	"parallax/corpus/table"
)

// question is the shape of the subcommands that count something in a
// collection: they share the flags that say in which one and how the answer is
// printed, and end in one answer.
type question struct {
	*flag.FlagSet
	env   environment
	from  opening
	json  bool
	csv   bool
	exact bool
	takes string             // what its arguments are, from the usage line
	asked *corpus.Collection // that was opened
}

// newQuestion has the flags that all of them have; a subcommand adds its own
// before it calls open.
func newQuestion(env environment, cmd command) *question {
	q := &question{FlagSet: newFlags(env, cmd), env: env, takes: argumentsOf(cmd)}
	q.from.flags(q.FlagSet)
	q.BoolVar(&q.json, "json", false, "print one JSON object")
	q.BoolVar(&q.csv, "csv", false, "print the table that the page saves as CSV, for spreadsheets")
	q.BoolVar(&q.exact, "exact", false, "with -csv: leave every cell unchanged, for programs")
	return q
}

// open reads the arguments, of which there have to be at least so many and at
// most so many (−1 for any number), and opens the collection. fit says what is
// wrong with the flags; nil where nothing can be.
func (q *question) open(args []string, least, most int, fit func() error) (*corpus.Collection, error) {
	if err := parse(q.FlagSet, args); err != nil {
		return nil, err
	}
	if err := plainly(q.Args(), least, most, q.takes); err != nil {
		return nil, err
	}
	if fit != nil {
		if err := fit(); err != nil {
			return nil, err
		}
	}
	if q.json && q.csv {
		return nil, errors.New("-json and -csv exclude each other: give one")
	}
	c, err := q.from.open(q.env)
	q.asked = c
	return c, err
}

// answer is what a question ends in: the same figures as JSON, as a table for
// other programs, and for people, as lines whose tabs become columns.
type answer struct {
	json   any
	rows   [][]string
	people func(io.Writer)
	none   string // what people are told where there is nothing to list
}

func (q *question) print(a answer) error {
	switch {
	case q.json:
		return printJSON(q.env.stdout, a.json)
	case q.csv:
		_, err := q.env.stdout.Write(table.CSV(export.About(q.asked, a.rows), table.Options{Exact: q.exact}))
		return err
	}
	if a.none != "" {
		_, err := fmt.Fprintln(q.env.stderr, a.none)
		return err
	}
	return printTable(q.env.stdout, a.people)
}

// stopFlags are the flags that say which words are left out. The list is ready
// once the flags are parsed.
func (q *question) stopFlags() *stats.StopList {
	list := new(stats.StopList)
	q.Func("stop", "words to exclude: english, none, or words with commas between (default english)", func(value string) error {
		list.All = value != "english"
		if list.All && value != "none" {
			list.Out = value
		}
		return nil
	})
	q.Func("out", "exclude these `WORDS` too", func(value string) error {
		list.Out = strings.TrimSpace(list.Out + " " + value)
		return nil
	})
	q.StringVar(&list.Keep, "keep", "", "include these function `WORDS`")
	return list
}

// oneTerm folds a word as it is counted.
func oneTerm(word string) (string, error) {
	var a analysis.Analyzer
	terms := a.JoinedTerms(word)
	if len(terms) != 1 {
		return "", fmt.Errorf("%q is counted as %d words; name one", word, len(terms))
	}
	return terms[0], nil
}

// chosen are the articles with these ids, all if there are none.
func chosen(c *corpus.Collection, ids []string) ([]*corpus.Document, error) {
	if len(ids) == 0 {
		return c.Documents, nil
	}
	if err := knownDocuments(c, ids); err != nil {
		return nil, err
	}
	documents := make([]*corpus.Document, len(ids))
	for i, id := range ids {
		documents[i] = c.Document(id)
	}
	return documents, nil
}

func documentIDs(documents []*corpus.Document) []string {
	ids := make([]string, len(documents))
	for i, d := range documents {
		ids[i] = d.ID
	}
	return ids
}

// argumentsOf is the part of a usage line behind the flags.
func argumentsOf(c command) string {
	rest := c.args
	for strings.HasPrefix(rest, "[-") {
		_, rest, _ = strings.Cut(rest, "] ")
	}
	return rest
}

// noWord says that a word is not in the articles, "" where it is found.
func noWord(found int, word string, articles int) string {
	if found > 0 {
		return ""
	}
	return fmt.Sprintf("no “%s” in %s", word, counted(articles, "article"))
}
