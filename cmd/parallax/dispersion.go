package main

import (
	"fmt"
	"io"
	"strings"

	"parallax/corpus/stats"
	"parallax/corpus/unspaced"
)

func dispersionCommand() command {
	return command{
		name:  "dispersion",
		args:  "[-json|-csv] [-c PATH] [-originals DIR] WORD [ARTICLE…]",
		short: "list where a word occurs, and how evenly it is spread (dispersion)",
		run:   runDispersion,
	}
}

// spreadRow is one entry of {"dispersion": […]}: a word in one article, passage
// by passage.
type spreadRow struct {
	Document string `json:"document"`
	stats.Spread
}

func runDispersion(env environment, args []string) error {
	q := newQuestion(env, dispersionCommand())
	c, err := q.open(args, 1, -1, nil)
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
	words := unspaced.Learn(c.Documents, nil)
	rows := []spreadRow{}
	var spreads []stats.Spread
	for _, d := range documents {
		if s := stats.DispersionOf(term, d, words); s.Dispersion.Frequency > 0 {
			rows = append(rows, spreadRow{d.ID, s})
			spreads = append(spreads, s)
		}
	}
	over := stats.DispersionOver(term, documents, words, nil)
	return q.print(answer{
		json: struct {
			Term       string       `json:"term"`
			Over       stats.Spread `json:"over"`              // the articles, each as one part
			Guessed    []string     `json:"guessed,omitempty"` // languages whose words are guessed, because they have no spaces
			Dispersion []spreadRow  `json:"dispersion"`
		}{term, over, words.Languages(), rows},
		rows: stats.SpreadRows(spreads),
		none: noWord(len(rows), q.Arg(0), len(documents)),
		people: func(w io.Writer) {
			fmt.Fprint(w, guessedLine(words))
			fmt.Fprintf(w, "article\tcount\tpassages%s\twhere\n", measureHeads(stats.DispersionMeasures, ""))
			for _, r := range rows {
				var strip strings.Builder
				for _, p := range r.Parts {
					strip.WriteByte(".123456789"[min(p.Count, 9)])
				}
				note := ""
				if r.Small {
					note = " (rare)"
				}
				fmt.Fprintf(w, "%s\t%d\t%d of %d%s%s\t%s\n", r.Document, r.Dispersion.Frequency, r.Dispersion.Range, r.Dispersion.Parts, measureCells(stats.DispersionMeasures, "", &r.Spread), note, strip.String())
			}
			fmt.Fprintf(w, "all\t%d\t%d of %d articles%s\t\n", over.Dispersion.Frequency, over.Dispersion.Range, over.Dispersion.Parts, measureCells(stats.DispersionMeasures, "", &over))
		},
	})
}
