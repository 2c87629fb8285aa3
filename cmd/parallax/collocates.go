package main

import (
	"fmt"
	"io"

	"parallax/corpus/stats"
	"parallax/corpus/unspaced"
)

func collocatesCommand() command {
	return command{
		name:  "collocates",
		args:  "[-json|-csv] [-by MEASURE] [-window N] [-across] [-passages] [-least N] [-k N] [-stop LIST] [-c PATH] [-originals DIR] WORD [ARTICLE…]",
		short: "list words near a word (collocates)",
		run:   runCollocates,
	}
}

// collocateRow is one entry of {"collocates": […]}, with the passages where the
// collocate occurs in the articles asked for.
type collocateRow struct {
	stats.Collocate
	Passages []stats.Part `json:"passages"` // at most 20, with the node or without
}

func runCollocates(env environment, args []string) error {
	q := newQuestion(env, collocatesCommand())
	by := q.String("by", string(stats.ByLogDice), sortUsage(stats.CollocateMeasures))
	window := q.Int("window", stats.DefaultWindow, "words on each side")
	across := q.Bool("across", false, "let windows reach beyond punctuation")
	least := q.Int("least", 2, "lowest number of times together")
	limit := q.Int("k", 30, "words to list at most; 0 for all")
	passages := q.Bool("passages", false, "count passages that have both words, not a window")
	stop := q.stopFlags()
	c, err := q.open(args, 1, -1, func() error {
		switch {
		case *window < 1:
			return want("window", *window, "1 or more")
		case *least < 1:
			return want("least", *least, "1 or more")
		case *limit < 0:
			return want("k", *limit, "0 or more")
		}
		return oneOf("by", *by, stats.IDs(stats.CollocateMeasures)...)
	})
	if err != nil {
		return err
	}
	term, err := oneTerm(q.Arg(0))
	if err != nil {
		return err
	}
	documents, err := chosen(c, q.Args()[1:])
	if err != nil {
		return err
	}
	learned := unspaced.Learn(c.Documents, nil)
	result := stats.CollocatesOf(term, documents, stats.CollocateOptions{
		Window: *window, Least: *least, Stop: stop.Stop(documents...), Passages: *passages, Across: *across, Order: stats.Association(*by), Words: learned,
	})
	if *limit > 0 {
		result.Words = result.Words[:min(len(result.Words), *limit)]
	}
	terms := make([]string, len(result.Words))
	for i, w := range result.Words {
		terms[i] = w.Term
	}
	places := stats.Places(terms, documents, learned, placesPrinted)
	rows := make([]collocateRow, len(result.Words))
	for i, w := range result.Words {
		rows[i] = collocateRow{w, places[w.Term]}
	}
	return q.print(answer{
		json: struct {
			Node       string         `json:"node"`
			Scope      stats.Scope    `json:"scope"`            // window: words near; passage: words of the same passage
			Window     int            `json:"window,omitempty"` // words on each side
			Across     bool           `json:"across,omitempty"` // windows reach beyond punctuation
			Order      string         `json:"order"`
			Frequency  int            `json:"frequency"`
			Near       int            `json:"near"`
			N          int            `json:"n"`
			Tested     int            `json:"tested"`
			Source     stats.Source   `json:"source"`
			Guessed    []string       `json:"guessed,omitempty"` // languages whose words are guessed, because they have no spaces
			Collocates []collocateRow `json:"collocates"`
		}{result.Node, result.Scope, result.Window, result.Across, *by, result.Frequency, result.Near, result.N, result.Tested, result.Source, learned.Languages(), rows},
		rows: result.Rows(),
		none: noWord(result.Frequency, q.Arg(0), len(documents)),
		people: func(w io.Writer) {
			if result.Scope == stats.InPassage {
				fmt.Fprintf(w, "%s: in %d of %d passages; the order of words is not known or not asked for, so we count words of the same passage\n", term, result.Frequency, result.N)
			} else {
				fmt.Fprintf(w, "%s: %d times; words up to %d places away (from %s)\n", term, result.Frequency, result.Window, result.Source)
				fmt.Fprintln(w, acrossLine("windows", result.Across))
			}
			fmt.Fprint(w, guessedLine(learned))
			fmt.Fprintf(w, "word\ttogether\texpected%s\n", measureHeads(stats.CollocateMeasures, *by))
			for i := range result.Words {
				r := &result.Words[i]
				fmt.Fprintf(w, "%s\t%d of %d\t%.1f%s\n", r.Term, r.Joint, r.Frequency, r.Expected, measureCells(stats.CollocateMeasures, *by, r))
			}
		},
	})
}
