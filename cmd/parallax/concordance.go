package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"parallax/corpus/concordance"
	"parallax/corpus/search"
	"parallax/corpus/unspaced"
)

func concordanceCommand() command {
	return command{
		name:  "concordance",
		args:  "[-json|-csv] [-sort ORDER] [-words N] [-in ARTICLE] [-from N] [-k N] [-c PATH] [-originals DIR] QUERY…",
		short: "list words in context (concordance), one line each",
		run:   runConcordance,
	}
}

// concordanceAnswer is what concordance -json prints.
type concordanceAnswer struct {
	Query    string `json:"query"`
	ReadAs   string `json:"read_as"`
	Loosened bool   `json:"loosened"`
	Problem  string `json:"problem,omitempty"`
	Passages int    `json:"passages"` // that match
	Sort     string `json:"sort"`
	Words    int    `json:"words"` // of context on either side
	From     int    `json:"from"`
	concordance.Concordance
}

func runConcordance(env environment, args []string) error {
	q := newQuestion(env, concordanceCommand())
	order := concordance.ByDocument
	q.Func("sort", "sort by `ORDER`: document, place, word, left, left2, left3, right, right2 or right3 (default document)", func(value string) error {
		if order = concordance.Order(value); value == "document" {
			order = concordance.ByDocument
		}
		if !slices.Contains(concordance.Orders, order) {
			return fmt.Errorf("there is no order %q; -h lists them", value)
		}
		return nil
	})
	words := q.Int("words", concordance.DefaultWords, "words of context on each side")
	only := q.String("in", "", "only lines of this `ARTICLE`")
	from := q.Int("from", 0, "lines to skip")
	limit := q.Int("k", concordance.DefaultLimit, "lines to list at most")
	c, err := q.open(args, 1, -1, func() error {
		switch {
		case *words < 1:
			return want("words", *words, "1 or more")
		case *from < 0:
			return want("from", *from, "0 or more")
		case *limit < 1:
			return want("k", *limit, "1 or more")
		}
		return nil
	})
	if err != nil {
		return err
	}
	text := strings.Join(q.Args(), " ")
	if *only != "" {
		if err := knownDocuments(c, []string{*only}); err != nil {
			return err
		}
	}
	s := search.New(c, search.Options{})
	refs, read := s.Matching(text, search.Request{})
	k := concordance.Lines(c, refs, s.Marks(text, false), concordance.Options{Order: order, Unspaced: unspaced.Learn(c.Documents, nil), Words: *words, Document: *only, From: *from, Limit: *limit})
	sorted := string(order)
	if order == concordance.ByDocument {
		sorted = "document"
	}
	return q.print(answer{
		json:   concordanceAnswer{text, read.ReadAs, read.Loosened, read.Problem, read.Total, sorted, *words, *from, k},
		rows:   k.Rows(),
		people: func(w io.Writer) { printLines(w, read, k) },
	})
}

// printLines prints the words below each other; contexts are cut to fit a
// terminal.
func printLines(w io.Writer, read search.Result, k concordance.Concordance) {
	const width = 44 // of a context, in characters
	fmt.Fprintf(w, "%s: %s in %s\n", read.ReadAs, counted(k.Total, "line"), counted(len(k.Shares), "document"))
	if read.Loosened {
		fmt.Fprintln(w, "No passage has all of this. These come closest.")
	}
	if k.More {
		fmt.Fprintf(w, "There are more. Only the first %d were read.\n", concordance.MaxLines)
	}
	if k.Digests > 0 {
		fmt.Fprintf(w, "%s from our digests (*), not from the articles.\n", counted(k.Digests, "line"))
	}
	for _, l := range k.Lines {
		mark := " "
		if l.Source == concordance.FromDigest {
			mark = "*"
		}
		left, right := []rune(l.Left), []rune(l.Right)
		left, right = left[max(0, len(left)-width):], right[:min(len(right), width)]
		fmt.Fprintf(w, "%s%s  %s  %s\t%s#%d\n", strings.Repeat(" ", max(0, width-utf8.RuneCountInString(string(left)))), string(left), l.Word, string(right)+mark, l.Document, l.Passage)
	}
	for i, u := range k.Unplaced {
		if i == 0 {
			fmt.Fprintln(w, "\nIn the full texts, place not known:")
		}
		fmt.Fprintf(w, "%s#%d  %d: %s\n", u.Document, u.Passage, u.Count, strings.Join(u.Words, ", "))
	}
}
