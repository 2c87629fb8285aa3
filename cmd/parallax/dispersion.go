package main

import (
	"fmt"
	"io"
	"strings"

	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/stats"
)

func dispersionCommand() command {
	return command{
		name:  "dispersion",
		args:  "[-json] [-c PATH] [-originals DIR] WORD [ARTICLE…]",
		short: "tell where a word occurs and how evenly",
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
	f := newFlags(env, dispersionCommand())
	var from opening
	from.flags(f)
	asJSON := f.Bool("json", false, "print one JSON object")
	if err := parse(f, args); err != nil {
		return err
	}
	if f.NArg() < 1 {
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
	rows := []spreadRow{}
	for _, d := range documents {
		if s := stats.DispersionOf(term, d); s.Dispersion.Frequency > 0 {
			rows = append(rows, spreadRow{d.ID, s})
		}
	}
	over := stats.DispersionOver(term, documents)
	if *asJSON {
		return printJSON(env.stdout, struct {
			Term       string       `json:"term"`
			Over       stats.Spread `json:"over"` // the articles, each as one part
			Dispersion []spreadRow  `json:"dispersion"`
		}{term, over, rows})
	}
	return printTable(env.stdout, func(w io.Writer) {
		fmt.Fprint(w, "article\tcount\tpassages\tDPnorm\twhere\n")
		for _, r := range rows {
			var strip strings.Builder
			for _, p := range r.Parts {
				strip.WriteByte(".123456789"[min(p.Count, 9)])
			}
			note := ""
			if r.Small {
				note = " (rare)"
			}
			fmt.Fprintf(w, "%s\t%d\t%d of %d\t%.2f%s\t%s\n", r.Document, r.Dispersion.Frequency, r.Dispersion.Range, r.Dispersion.Parts, r.Dispersion.DPNorm, note, strip.String())
		}
		fmt.Fprintf(w, "all\t%d\t%d of %d articles\t%.2f\t\n", over.Dispersion.Frequency, over.Dispersion.Range, over.Dispersion.Parts, over.Dispersion.DPNorm)
	})
}

// oneTerm folds a word as it is counted.
func oneTerm(word string) (string, error) {
	var a analysis.Analyzer
	terms := a.Terms(word)
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
