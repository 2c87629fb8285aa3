package main

import (
	"fmt"
	"io"
	"strings"

	"parallax/corpus"
	"parallax/corpus/align"
	"parallax/corpus/quantity"
)

func alignCommand() command {
	return command{
		name:  "align",
		args:  "[-json] [-threshold T] [-c PATH] [-originals DIR] [A [B] | A#PASSAGE]",
		short: "suggest passages of different articles that are about the same thing",
		run:   runAlign,
	}
}

// alignRow is one entry of {"align": […]}. It is proposed by program from the
// words; the coding is not looked at.
type alignRow struct {
	A      placeRow     `json:"a"`
	B      placeRow     `json:"b"`
	Score  float64      `json:"score"` // 0 to 1
	Reason align.Reason `json:"reason"`
	Facts  []factPair   `json:"facts"`
}

type placeRow struct {
	Document string `json:"document"`
	Passage  int    `json:"passage"`
}

// factPair is a pair of figures in two aligned passages that seem to answer
// one question; match is same, fits or differs.
type factPair struct {
	A      figureRow      `json:"a"`
	B      figureRow      `json:"b"`
	Match  quantity.Match `json:"match"`
	About  []string       `json:"about"`
	Weight float64        `json:"weight"`

	Rule align.FactRule `json:"rule"` // what made match
}

type figureRow struct {
	placeRow
	Text   string        `json:"text"`
	Span   corpus.Span   `json:"span"` // in the passage's text: the original's if attached
	Kind   quantity.Kind `json:"kind"`
	Digest bool          `json:"digest"` // read in our digest, not in the article
}

func runAlign(env environment, args []string) error {
	cmd := alignCommand()
	f := newFlags(env, cmd)
	var from opening
	from.flags(f)
	asJSON := f.Bool("json", false, "print one JSON object")
	threshold := f.Float64("threshold", align.DefaultThreshold, "lowest score to list, 0 to 1")
	if err := parse(f, args); err != nil {
		return err
	}
	if err := plainly(f.Args(), 0, 2, "two articles, or one, or none for all"); err != nil {
		return err
	}
	if *threshold <= 0 || *threshold > 1 {
		return want("threshold", *threshold, "more than 0, at most 1")
	}
	c, err := from.open(env)
	if err != nil {
		return err
	}
	aligner := align.New(c)
	list, err := alignments(c, aligner, f.Args(), align.Options{Threshold: *threshold})
	if err != nil {
		return err
	}
	rows := alignRows(aligner, list)
	if *asJSON {
		return printJSON(env.stdout, struct {
			Proposed  bool       `json:"proposed"` // always: no person has judged these
			Threshold float64    `json:"threshold"`
			Align     []alignRow `json:"align"`
		}{true, *threshold, rows})
	}
	return printTable(env.stdout, func(w io.Writer) {
		writeAlignRows(w, rows)
	})
}

func writeAlignRows(w io.Writer, rows []alignRow) {
	for _, r := range rows {
		fmt.Fprintf(w, "%s#%d\t%s#%d\t%.2f\t%s\n", r.A.Document, r.A.Passage, r.B.Document, r.B.Passage, r.Score, reasonLine(r.Reason))
		for _, p := range r.Facts {
			fmt.Fprintf(w, "\t\t%s\t%s | %s (%s)\n", p.Match, p.A.Text, p.B.Text, strings.Join(p.About, " "))
		}
	}
}

func alignRows(aligner *align.Aligner, list []align.Pair) []alignRow {
	rows := make([]alignRow, 0, len(list))
	for _, x := range list {
		row := alignRow{placeOf(x.A), placeOf(x.B), x.Score, x.Reason, []factPair{}}
		for _, fact := range aligner.Facts([]align.Pair{x}) {
			row.Facts = append(row.Facts, factPair{figureOf(fact.A), figureOf(fact.B), fact.Match, fact.About, fact.Weight, fact.Rule})
		}
		rows = append(rows, row)
	}
	return rows
}

// alignments reads the arguments: none for all pairs of documents, one
// document against all others, a passage against all, or two documents.
func alignments(c *corpus.Collection, aligner *align.Aligner, args []string, options align.Options) ([]align.Pair, error) {
	if len(args) == 1 && strings.Contains(args[0], "#") {
		r, err := corpus.ParseRef(args[0])
		if err != nil {
			return nil, err
		}
		if c.Passage(r) == nil {
			return nil, fmt.Errorf("there is no passage %s", r)
		}
		return aligner.Find(r, 20, options), nil
	}
	if err := knownDocuments(c, args); err != nil {
		return nil, err
	}
	if len(args) == 2 {
		return aligner.Pair(args[0], args[1], options), nil
	}
	if len(args) == 0 && len(c.Documents) > align.MostPairs {
		return nil, fmt.Errorf("%d articles are too many to align all with all: name one article, or a passage of one", len(c.Documents))
	}
	list := []align.Pair{}
	for i, d := range c.Documents {
		for j, e := range c.Documents {
			if len(args) == 0 && i < j || len(args) == 1 && d.ID == args[0] && i != j {
				list = append(list, aligner.Pair(d.ID, e.ID, options)...)
			}
		}
	}
	return list, nil
}

// knownDocuments returns an error that names the first id not in c.
func knownDocuments(c *corpus.Collection, ids []string) error {
	for _, id := range ids {
		if c.Document(id) == nil {
			return fmt.Errorf("there is no article %q; parallax documents lists them", id)
		}
	}
	return nil
}

func placeOf(r corpus.Ref) placeRow { return placeRow{r.Document, r.Passage} }

func figureOf(f align.Figure) figureRow {
	return figureRow{placeOf(f.At), f.Text, f.Quantity.Span, f.Quantity.Kind, f.Digest}
}

func reasonLine(r align.Reason) string {
	var parts []string
	add := func(what string, list []string) {
		if len(list) > 0 {
			parts = append(parts, what+" "+strings.Join(list, " "))
		}
	}
	add("words", r.Terms)
	add("names", r.Names)
	add("numbers", r.Numbers)
	add("dates", r.Dates)
	add("dates differ", r.Against)
	return strings.Join(parts, "; ")
}
