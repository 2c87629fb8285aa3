package main

import (
	"fmt"
	"io"

	"parallax/corpus/stats"
)

func collocatesCommand() command {
	return command{
		name:  "collocates",
		args:  "[-json] [-window N] [-least N] [-k N] [-stop LIST] [-passages] [-c PATH] [-originals DIR] WORD [ARTICLE…]",
		short: "list the words that occur near a word",
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
	f := newFlags(env, collocatesCommand())
	var from opening
	from.flags(f)
	asJSON := f.Bool("json", false, "print one JSON object")
	window := f.Int("window", stats.DefaultWindow, "words on each side")
	least := f.Int("least", 2, "least joint frequency")
	limit := f.Int("k", 30, "words at most; 0 for all")
	stop := f.String("stop", "english", "words left out: english, none, or words with commas between")
	passages := f.Bool("passages", false, "count passages with both words, not a window")
	if err := parse(f, args); err != nil {
		return err
	}
	if f.NArg() < 1 || *window < 1 || *least < 1 {
		f.Usage()
		return errUsage
	}
	term, err := oneTerm(f.Arg(0))
	if err != nil {
		return err
	}
	c, err := from.open(env)
	if err != nil {
		return err
	}
	documents, err := chosen(c, f.Args()[1:])
	if err != nil {
		return err
	}
	result := stats.CollocatesOf(term, documents, stats.CollocateOptions{
		Window: *window, Least: *least, Stop: stopWords(*stop), Passages: *passages,
	})
	if *limit > 0 {
		result.Words = result.Words[:min(len(result.Words), *limit)]
	}
	if *asJSON {
		terms := make([]string, len(result.Words))
		for i, w := range result.Words {
			terms[i] = w.Term
		}
		places := stats.Places(terms, documents, 20)
		rows := make([]collocateRow, len(result.Words))
		for i, w := range result.Words {
			rows[i] = collocateRow{w, places[w.Term]}
		}
		return printJSON(env.stdout, struct {
			Node       string         `json:"node"`
			Scope      stats.Scope    `json:"scope"`            // window: words near; passage: words of the same passage
			Window     int            `json:"window,omitempty"` // words on each side
			Frequency  int            `json:"frequency"`
			Near       int            `json:"near"`
			N          int            `json:"n"`
			Tested     int            `json:"tested"`
			Source     stats.Source   `json:"source"`
			Collocates []collocateRow `json:"collocates"`
		}{result.Node, result.Scope, result.Window, result.Frequency, result.Near, result.N, result.Tested, result.Source, rows})
	}
	return printTable(env.stdout, func(w io.Writer) {
		if result.Scope == stats.InPassage {
			fmt.Fprintf(w, "%s: in %d of %d passages; the order of words is not known or not asked for, so words of the same passage are counted\n", term, result.Frequency, result.N)
		} else {
			fmt.Fprintf(w, "%s: %d times; words up to %d places away\n", term, result.Frequency, result.Window)
		}
		fmt.Fprint(w, "word\tlogDice\ttogether\texpected\tMI\tt\tG2\n")
		for _, r := range result.Words {
			fmt.Fprintf(w, "%s\t%.2f\t%d of %d\t%.1f\t%.2f\t%.2f\t%.1f\n", r.Term, r.LogDice, r.Joint, r.Frequency, r.Expected, r.MI, r.T, r.G2)
		}
	})
}
