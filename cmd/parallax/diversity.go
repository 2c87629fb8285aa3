package main

import (
	"fmt"
	"io"

	"parallax/corpus/stats"
	"parallax/corpus/unspaced"
)

func diversityCommand() command {
	return command{
		name:  "diversity",
		args:  "[-json|-csv] [-c PATH] [-originals DIR] [ARTICLE…]",
		short: "measure how varied the vocabulary of articles is (lexical diversity)",
		run:   runDiversity,
	}
}

// diversityRow is one entry of {"diversity": […]}.
type diversityRow struct {
	Document string `json:"document"`
	stats.Diversity
}

func runDiversity(env environment, args []string) error {
	q := newQuestion(env, diversityCommand())
	c, err := q.open(args, 0, -1, nil)
	if err != nil {
		return err
	}
	documents, err := chosen(c, q.Args())
	if err != nil {
		return err
	}
	words := unspaced.Learn(c.Documents, nil)
	list := make([]stats.Diversity, len(documents))
	rows := make([]diversityRow, len(documents))
	for i, d := range documents {
		list[i] = stats.DiversityOf(d, words)
		rows[i] = diversityRow{d.ID, list[i]}
	}
	return q.print(answer{
		json: struct {
			Window    int            `json:"mattr_window"`      // tokens
			Threshold float64        `json:"mtld_threshold"`    // TTR
			Sample    int            `json:"hdd_sample"`        // tokens
			Guessed   []string       `json:"guessed,omitempty"` // languages whose words are guessed, because they have no spaces
			Diversity []diversityRow `json:"diversity"`
		}{stats.MATTRWindow, stats.MTLDThreshold, stats.HDDSample, words.Languages(), rows},
		rows: stats.DiversityRows(documentIDs(documents), list),
		people: func(w io.Writer) {
			fmt.Fprintf(w, "MATTR: windows of %d words. MTLD: down to a TTR of %.2f. HD-D: samples of %d words. A dash: the order of words is not known, or the text is too short.\n", stats.MATTRWindow, stats.MTLDThreshold, stats.HDDSample)
			fmt.Fprint(w, guessedLine(words))
			fmt.Fprintf(w, "article\twords\tdifferent%s\tfrom\n", measureHeads(stats.DiversityMeasures, ""))
			for _, r := range rows {
				fmt.Fprintf(w, "%s\t%d\t%d%s\t%s\n", r.Document, r.Tokens, r.Types, measureCells(stats.DiversityMeasures, "", &r.Diversity), r.Source)
			}
		},
	})
}
