package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"parallax/corpus"
	"parallax/corpus/search"
	"parallax/corpus/table"
)

func searchCommand() command {
	return command{
		name:  "search",
		args:  "[-json | -csv [-exact]] [-k N] [-sort rank|date|article] [-c PATH] [-originals DIR] QUERY…",
		short: "search the passages of a collection",
		run:   runSearch,
	}
}

// searchAnswer is what search -json prints. Complete is how many hits, from the
// first, have everything asked for, and Total how many passages do; Loosened says
// that none does.
type searchAnswer struct {
	Query      string       `json:"query"`
	ReadAs     string       `json:"read_as"`
	Sorted     search.Order `json:"sorted,omitempty"`
	Suggestion string       `json:"suggestion,omitempty"`
	Loosened   bool         `json:"loosened"`
	Dropped    []string     `json:"dropped,omitempty"`
	Unmet      []string     `json:"unmet,omitempty"`
	Problem    string       `json:"problem,omitempty"`
	Complete   int          `json:"complete"`
	Total      int          `json:"total"`
	Hits       []hitRow     `json:"hits"`
}

// hitRow is one hit. Text is the whole passage: of the original where Source
// is "original", else as the collection shows it. Spans are byte offsets in it.
// Digest are those of Words that the article itself does not have, Lacks what of
// the query the passage does not.
type hitRow struct {
	Document string        `json:"document"`
	Passage  int           `json:"passage"`
	Score    float64       `json:"score"`
	Source   search.Source `json:"source"`
	Text     string        `json:"text"`
	Spans    [][2]int      `json:"spans"`
	Words    []string      `json:"words"` // the forms found
	Digest   []string      `json:"digest,omitempty"`
	Lacks    []string      `json:"lacks"`
}

func runSearch(env environment, args []string) error {
	cmd := searchCommand()
	f := newFlags(env, cmd)
	var from opening
	from.flags(f)
	asJSON := f.Bool("json", false, "print one JSON object")
	asCSV := f.Bool("csv", false, "print the table of passages that the page saves as CSV")
	exact := f.Bool("exact", false, "with -csv: leave every cell unchanged, for programs")
	limit := f.Int("k", 10, "hits to list at most")
	sorted := f.String("sort", "rank", "order of the hits: rank, date or article")
	if err := parse(f, args); err != nil {
		return err
	}
	text := strings.Join(f.Args(), " ")
	switch {
	case strings.TrimSpace(text) == "":
		return wrongUse("there is nothing to search for: give words")
	case *limit < 1:
		return want("k", *limit, "1 or more")
	}
	if *asJSON && *asCSV {
		return errors.New("-json and -csv exclude each other: give one")
	}
	order := search.Order(*sorted)
	switch order {
	case "rank":
		order = search.ByRank
	case search.ByDate, search.ByArticle:
	default:
		return fmt.Errorf("hits cannot be sorted by %q: write -sort rank, -sort date or -sort article", *sorted)
	}
	c, err := from.open(env)
	if err != nil {
		return err
	}
	s := search.New(c, search.Options{})
	r := s.Search(text, search.Request{Limit: *limit, Order: order})
	if *asJSON {
		return printJSON(env.stdout, answerOf(c, s, r))
	}
	if *asCSV {
		_, err := env.stdout.Write(table.CSV(r.Rows(c), table.Options{Exact: *exact}))
		return err
	}
	return printHits(env.stdout, r)
}

func answerOf(c *corpus.Collection, s *search.Searcher, r search.Result) searchAnswer {
	a := searchAnswer{
		Query: r.Text, ReadAs: r.ReadAs, Sorted: r.Order, Suggestion: r.Suggestion, Loosened: r.Loosened,
		Dropped: r.Dropped, Unmet: r.Unmet, Problem: r.Problem, Complete: r.Complete, Total: r.Total, Hits: []hitRow{},
	}
	for _, h := range r.Hits {
		p := c.Passage(h.Ref)
		row := hitRow{
			Document: h.Ref.Document, Passage: h.Ref.Passage, Score: h.Score, Source: h.Source,
			Text: p.Text, Spans: [][2]int{}, Words: h.Words, Digest: h.Digest, Lacks: h.Lacks,
		}
		if h.Source == search.FromOriginal {
			row.Text = p.Original
		}
		for _, span := range s.Spans(r, row.Text) {
			row.Spans = append(row.Spans, [2]int{span.From, span.To})
		}
		if row.Words == nil {
			row.Words = []string{}
		}
		if row.Lacks == nil {
			row.Lacks = []string{}
		}
		a.Hits = append(a.Hits, row)
	}
	return a
}

// printHits prints for people: what was found in «quotation marks», and words
// known only from the counts of an original after the passage.
func printHits(w io.Writer, r search.Result) error {
	var b strings.Builder
	if r.Problem != "" && r.Total == 0 { // it was not understood, so no reading of it is told
		b.WriteString(r.Problem + " Nothing was found.\n")
	} else {
		fmt.Fprintf(&b, "%s: %s in %s\n", r.ReadAs, counted(r.Total, "passage"), counted(r.DocumentTotal, "document"))
	}
	if len(r.Unmet) > 0 {
		fmt.Fprintf(&b, "No passage has %s word for word. We searched for the single words.\n", strings.Join(r.Unmet, " or "))
	}
	if len(r.Dropped) > 0 {
		fmt.Fprintf(&b, "No passage has: %s\n", strings.Join(r.Dropped, ", "))
	}
	if r.Problem != "" && r.Total > 0 {
		b.WriteString(r.Problem + "\n")
	}
	for i, h := range r.Hits {
		if i == r.Complete {
			b.WriteString("\n" + breakLine(r) + "\n")
		}
		fmt.Fprintf(&b, "\n%s  %.2f\n%s\n", h.Ref, h.Score, withMarks(h.Snippet))
		if h.Source == search.FromCounts {
			fmt.Fprintf(&b, "(in the full text, not in the digest: %s)\n", strings.Join(h.Words, ", "))
		}
		if len(h.Digest) > 0 {
			fmt.Fprintf(&b, "(only in our digest: %s)\n", strings.Join(h.Digest, ", "))
		}
		if len(h.Lacks) > 0 {
			fmt.Fprintf(&b, "(missing: %s)\n", strings.Join(h.Lacks, ", "))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// breakLine says where the hits end that have everything asked for.
func breakLine(r search.Result) string {
	switch {
	case r.Total == 0:
		return "No passage has all of this. The closest passages:"
	case r.Complete == r.Total:
		return "The closest of the other passages, which miss something:"
	}
	return "From here on by score: most of these passages miss something."
}

func withMarks(s search.Snippet) string {
	var b strings.Builder
	if s.Before {
		b.WriteString("… ")
	}
	at := 0
	for _, span := range s.Spans {
		b.WriteString(s.Text[at:span.From] + "«" + s.Text[span.From:span.To] + "»")
		at = span.To
	}
	b.WriteString(s.Text[at:])
	if s.After {
		b.WriteString(" …")
	}
	return b.String()
}
