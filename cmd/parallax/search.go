package main

import (
	"fmt"
	"io"
	"strings"

	"parallax/corpus"
	"parallax/corpus/search"
)

func searchCommand() command {
	return command{
		name:  "search",
		args:  "[-json] [-k N] [-c PATH] [-originals DIR] QUERY…",
		short: "search the passages of a collection",
		run:   runSearch,
	}
}

// searchAnswer is what search -json prints.
type searchAnswer struct {
	Query      string   `json:"query"`
	ReadAs     string   `json:"read_as"`
	Suggestion string   `json:"suggestion,omitempty"`
	Loosened   bool     `json:"loosened"`
	Dropped    []string `json:"dropped,omitempty"`
	Problem    string   `json:"problem,omitempty"`
	Total      int      `json:"total"`
	Hits       []hitRow `json:"hits"`
}

// hitRow is one hit. Text is the whole passage: of the original where Source
// is "original", else as the collection shows it. Spans are byte offsets in it.
type hitRow struct {
	Document string        `json:"document"`
	Passage  int           `json:"passage"`
	Score    float64       `json:"score"`
	Source   search.Source `json:"source"`
	Text     string        `json:"text"`
	Spans    [][2]int      `json:"spans"`
	Words    []string      `json:"words"` // the forms found
}

func runSearch(env environment, args []string) error {
	cmd := searchCommand()
	f := newFlags(env, cmd)
	var from opening
	from.flags(f)
	asJSON := f.Bool("json", false, "print one JSON object")
	limit := f.Int("k", 10, "hits at most")
	if err := parse(f, args); err != nil {
		return err
	}
	text := strings.Join(f.Args(), " ")
	if strings.TrimSpace(text) == "" || *limit < 1 {
		f.Usage()
		return errUsage
	}
	c, err := from.open(env)
	if err != nil {
		return err
	}
	s := search.New(c, search.Options{})
	r := s.Search(text, search.Request{Limit: *limit})
	if *asJSON {
		return printJSON(env.stdout, answerOf(c, s, r))
	}
	return printHits(env.stdout, r)
}

func answerOf(c *corpus.Collection, s *search.Searcher, r search.Result) searchAnswer {
	a := searchAnswer{
		Query: r.Text, ReadAs: r.ReadAs, Suggestion: r.Suggestion, Loosened: r.Loosened,
		Dropped: r.Dropped, Problem: r.Problem, Total: r.Total, Hits: []hitRow{},
	}
	for _, h := range r.Hits {
		p := c.Passage(h.Ref)
		row := hitRow{
			Document: h.Ref.Document, Passage: h.Ref.Passage, Score: h.Score, Source: h.Source,
			Text: p.Text, Spans: [][2]int{}, Words: h.Words,
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
		a.Hits = append(a.Hits, row)
	}
	return a
}

// printHits prints for people: what was found in «quotation marks», and words
// known only from the counts of an original after the passage.
func printHits(w io.Writer, r search.Result) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s in %s\n", r.ReadAs, counted(r.Total, "passage"), counted(r.DocumentTotal, "document"))
	if r.Loosened {
		b.WriteString("No passage has everything asked for; these have the most.\n")
	}
	if len(r.Dropped) > 0 {
		fmt.Fprintf(&b, "Found nowhere: %s\n", strings.Join(r.Dropped, ", "))
	}
	if r.Problem != "" {
		b.WriteString(r.Problem + "\n")
	}
	for _, h := range r.Hits {
		fmt.Fprintf(&b, "\n%s  %.2f\n%s\n", h.Ref, h.Score, withMarks(h.Snippet))
		if h.Source == search.FromCounts {
			fmt.Fprintf(&b, "(in the original’s wording: %s)\n", strings.Join(h.Words, ", "))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
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
