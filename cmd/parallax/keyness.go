package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/stats"
)

func keynessCommand() command {
	return command{
		name:  "keyness",
		args:  "[-json] [-by ORDER] [-least N] [-k N] [-stop LIST] [-c PATH] [-originals DIR] A[,A…] [B[,B…]|rest]",
		short: "tell which words set some articles apart from others",
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

func runKeyness(env environment, args []string) error {
	cmd := keynessCommand()
	f := newFlags(env, cmd)
	var from opening
	from.flags(f)
	asJSON := f.Bool("json", false, "print one JSON object")
	by := f.String("by", string(stats.ByLogRatio), "sort by `ORDER`: logratio, conservative, logodds or likelihood")
	least := f.Int("least", 3, "least frequency in both together")
	limit := f.Int("k", 30, "words at most from each end of the list; 0 for all")
	stop := f.String("stop", "english", "words left out: english, none, or words with commas between")
	if err := parse(f, args); err != nil {
		return err
	}
	order := stats.Order(*by)
	if f.NArg() < 1 || f.NArg() > 2 || !slices.Contains([]stats.Order{stats.ByLogRatio, stats.ByConservative, stats.ByLogOdds, stats.ByLikelihood}, order) {
		f.Usage()
		return errUsage
	}
	c, err := from.open(env)
	if err != nil {
		return err
	}
	first, second, err := sides(c, f.Arg(0), f.Arg(1))
	if err != nil {
		return err
	}
	result := stats.Keyness(stats.FrequenciesOf(first...), stats.FrequenciesOf(second...), stats.KeynessOptions{
		Stop: stopWords(*stop), Least: *least, Order: order,
	})
	rows := keyRows(bothEnds(result.Keys, *limit), first, second)
	if *asJSON {
		return printJSON(env.stdout, struct {
			A       []string     `json:"a"`
			B       []string     `json:"b"`
			TokensA int          `json:"tokens_a"`
			TokensB int          `json:"tokens_b"`
			Order   stats.Order  `json:"order"`
			Tested  int          `json:"tested"`
			Source  stats.Source `json:"source"`
			Keyness []keyRow     `json:"keyness"`
		}{documentIDs(first), documentIDs(second), result.A, result.B, order, result.Tested, result.Source, rows})
	}
	return printTable(env.stdout, func(w io.Writer) {
		fmt.Fprintf(w, "%d words against %d (from %s); %d compared\n", result.A, result.B, result.Source, result.Tested)
		fmt.Fprint(w, "word\tlog ratio\t95 %\tG2\tcounts\texpected\tp (Holm)\n")
		for _, r := range rows {
			p := "too small"
			if r.Test != nil {
				p = fmt.Sprintf("%.2g", r.Test.Holm)
			}
			fmt.Fprintf(w, "%s\t%+.2f\t%+.2f to %+.2f\t%.1f\t%d : %d\t%.1f : %.1f\t%s\n", r.Term, r.LogRatio, r.Low, r.High, r.G2, r.A, r.B, r.ExpectedA, r.ExpectedB, p)
		}
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
				return nil, nil, fmt.Errorf("%q stands on both sides", d.ID)
			}
			first = append(first, d)
		case rest || slices.Contains(others, d.ID):
			second = append(second, d)
		}
	}
	if len(second) == 0 {
		return nil, nil, fmt.Errorf("nothing remains to compare %s with", a)
	}
	return first, second, nil
}

// stopWords reads the flag -stop.
func stopWords(list string) func(string) bool {
	switch list {
	case "none", "":
		return nil
	case "english":
		return analysis.StopWord
	}
	var a analysis.Analyzer
	words := make(map[string]bool)
	for _, t := range a.Terms(list) {
		words[t] = true
	}
	return func(t string) bool { return words[t] }
}

// bothEnds keeps n words that are typical of the first side and n of the other.
func bothEnds(keys []stats.Key, n int) []stats.Key {
	if n <= 0 || len(keys) <= 2*n {
		return keys
	}
	return slices.Concat(keys[:n], keys[len(keys)-n:])
}

func keyRows(keys []stats.Key, first, second []*corpus.Document) []keyRow {
	var ofFirst, ofSecond []string
	for _, k := range keys {
		if k.A > 0 {
			ofFirst = append(ofFirst, k.Term)
		} else {
			ofSecond = append(ofSecond, k.Term)
		}
	}
	const most = 20
	here, there := stats.Places(ofFirst, first, most), stats.Places(ofSecond, second, most)
	rows := make([]keyRow, len(keys))
	for i, k := range keys {
		rows[i] = keyRow{k, k.Table(), here[k.Term]}
		if k.A == 0 {
			rows[i].Passages = there[k.Term]
		}
	}
	return rows
}

func documentIDs(documents []*corpus.Document) []string {
	ids := make([]string, len(documents))
	for i, d := range documents {
		ids[i] = d.ID
	}
	return ids
}
