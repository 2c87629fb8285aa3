package reuse_test

import (
	"fmt"

	"parallax/corpus"
	"parallax/corpus/reuse"
)

func Example() {
	article := func(id, text string) *corpus.Document {
		return &corpus.Document{ID: id, Text: corpus.Full, Passages: []corpus.Passage{{N: 1, Text: text}}}
	}
	documents := []*corpus.Document{
		article("gazette", "On Monday a fire at the old tannery killed four workers and a guard."),
		article("courier", "Police say that a fire at the old tannery killed four workers."),
		article("almanac", "Rain is expected over the lowlands, with gusts near the coast."),
	}
	for _, p := range reuse.New(documents, reuse.Options{}).Pairs() {
		for _, run := range p.Runs {
			from := run.A[0]
			fmt.Println(p.A, p.B, run.Words, "words:", documents[0].Passages[0].Text[from.Span.From:from.Span.To])
		}
	}
	// Output:
	// gazette courier 9 words: a fire at the old tannery killed four workers
}
