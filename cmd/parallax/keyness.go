package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"parallax/corpus"
	"parallax/corpus/stats"
	"parallax/corpus/unspaced"
)

func keynessCommand() command {
	return command{
		name:  "keyness",
		args:  "[-json|-csv] [-by MEASURE] [-least N] [-k N] [-prior P] [-stop LIST] [-c PATH] [-originals DIR] A[,A…] [B[,B…]|rest]",
		short: "list distinctive words of some articles compared with others (keyness)",
		run:   runKeyness,
	}
}

// keyRow is one entry of {"keyness": […]}: a word with the counts from which
// everything else follows, and the passages of the first articles that have it.
type keyRow struct {
	stats.Key
	Table    stats.Table  `json:"table"`
	Passages []stats.Part `json:"passages"` // at most 20, of A, or of B where A has none
}

// priorRow says which prior the weighted log-odds has.
type priorRow struct {
	Kind     string  `json:"kind"`               // informative: each word's share of both sides together; uniform: the same for every word
	Each     float64 `json:"each,omitempty"`     // pseudo-count of every word, if uniform
	Strength float64 `json:"strength,omitempty"` // sum of all pseudo-counts, if informative
}

func runKeyness(env environment, args []string) error {
	q := newQuestion(env, keynessCommand())
	by := q.String("by", string(stats.ByLogRatio), sortUsage(stats.KeyMeasures))
	least := q.Int("least", 3, "lowest frequency in both sides together")
	limit := q.Int("k", 30, "words to list at most from each end; 0 for all")
	prior := q.Float64("prior", 0, "pseudo-count of every word in the weighted log-odds; 0 for the informative prior")
	stop := q.stopFlags()
	c, err := q.open(args, 1, 2, func() error {
		if *prior < 0 {
			return want("prior", *prior, "0 or more")
		}
		return oneOf("by", *by, stats.IDs(stats.KeyMeasures)...)
	})
	if err != nil {
		return err
	}
	order := stats.Order(*by)
	first, second, err := sides(c, q.Arg(0), q.Arg(1))
	if err != nil {
		return err
	}
	words := unspaced.Learn(c.Documents, nil)
	result := stats.Keyness(stats.FrequenciesOf(words, first...), stats.FrequenciesOf(words, second...), stats.KeynessOptions{
		Stop: stop.Stop(slices.Concat(first, second)...), Least: *least, Order: order, Prior: stats.Prior{Each: *prior},
	})
	keys := result.Keys
	if *limit > 0 {
		here, there := result.Ends(order, *limit)
		slices.Reverse(there)
		keys = slices.Concat(here, there)
	}
	rows := keyRows(keys, first, second, words)
	said := priorRow{Kind: "informative", Strength: float64(result.A + result.B)}
	if *prior > 0 {
		said = priorRow{Kind: "uniform", Each: *prior}
	}
	return q.print(answer{
		json: struct {
			A       []string     `json:"a"`
			B       []string     `json:"b"`
			TokensA int          `json:"tokens_a"`
			TokensB int          `json:"tokens_b"`
			Order   stats.Order  `json:"order"`
			Prior   priorRow     `json:"prior"`
			Tested  int          `json:"tested"`
			Source  stats.Source `json:"source"`
			Guessed []string     `json:"guessed,omitempty"` // languages whose words are guessed, because they have no spaces
			Keyness []keyRow     `json:"keyness"`
		}{documentIDs(first), documentIDs(second), result.A, result.B, order, said, result.Tested, result.Source, words.Languages(), rows},
		rows: stats.KeyRows(keys),
		people: func(w io.Writer) {
			fmt.Fprintf(w, "%d words compared with %d (from %s). %d tested: p is corrected for that number; a dash means that the sample is too small. Log-odds with %s prior.\n", result.A, result.B, result.Source, result.Tested, said.Kind)
			fmt.Fprint(w, guessedLine(words))
			fmt.Fprintf(w, "word%s\tcounts\texpected\n", measureHeads(stats.KeyMeasures, *by))
			for _, r := range rows {
				fmt.Fprintf(w, "%s%s\t%d : %d\t%.1f : %.1f\n", r.Term, measureCells(stats.KeyMeasures, *by, &r.Key), r.A, r.B, r.ExpectedA, r.ExpectedB)
			}
		},
	})
}

// sides reads two lists of articles; nothing or "rest" for the second means
// all others.
func sides(c *corpus.Collection, a, b string) (first, second []*corpus.Document, err error) {
	ids := strings.Split(a, ",")
	if err := knownDocuments(c, ids); err != nil {
		return nil, nil, err
	}
	others := strings.Split(b, ",")
	rest := b == "" || b == "rest"
	if !rest {
		if err := knownDocuments(c, others); err != nil {
			return nil, nil, err
		}
	}
	for _, d := range c.Documents {
		switch {
		case slices.Contains(ids, d.ID):
			if !rest && slices.Contains(others, d.ID) {
				return nil, nil, fmt.Errorf("%q is on both sides: name it once", d.ID)
			}
			first = append(first, d)
		case rest || slices.Contains(others, d.ID):
			second = append(second, d)
		}
	}
	if len(second) == 0 {
		return nil, nil, fmt.Errorf("nothing is left to compare %s with: name fewer articles", a)
	}
	return first, second, nil
}

func keyRows(keys []stats.Key, first, second []*corpus.Document, words *unspaced.Words) []keyRow {
	var ofFirst, ofSecond []string
	for _, k := range keys {
		if k.A > 0 {
			ofFirst = append(ofFirst, k.Term)
		} else {
			ofSecond = append(ofSecond, k.Term)
		}
	}
	here, there := stats.Places(ofFirst, first, words, placesPrinted), stats.Places(ofSecond, second, words, placesPrinted)
	rows := make([]keyRow, len(keys))
	for i, k := range keys {
		rows[i] = keyRow{k, k.Table(), here[k.Term]}
		if k.A == 0 {
			rows[i].Passages = there[k.Term]
		}
	}
	return rows
}

// placesPrinted is the number of passages printed of one word.
const placesPrinted = 20
