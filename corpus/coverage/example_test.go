package coverage_test

import (
	"fmt"

	"parallax/corpus"
	"parallax/corpus/coverage"
)

func Example() {
	article := func(id string, passages ...string) *corpus.Document {
		d := &corpus.Document{ID: id, Text: corpus.Full}
		for i, text := range passages {
			d.Passages = append(d.Passages, corpus.Passage{N: i + 1, Text: text})
		}
		return d
	}
	m := coverage.New(&corpus.Collection{
		Documents: []*corpus.Document{
			article("gazette", "A fire at the tannery.", "The mayor promised an inquiry."),
			article("courier", "The mayor spoke of an inquiry."),
		},
		Topics: []corpus.Topic{{ID: "fire", Title: "The fire"}, {ID: "inquiry", Title: "The inquiry"}},
		Coverage: []corpus.Coverage{
			{Topic: "fire", Document: "gazette", Passages: []int{1}},
			{Topic: "inquiry", Document: "gazette", Passages: []int{2}},
			{Topic: "inquiry", Document: "courier", Passages: []int{1}},
		},
	})
	for _, t := range m.Topics {
		fmt.Println(t.Title, m.CoveredBy(t.ID))
	}
	fmt.Println("courier on the fire:", m.Cell("fire", "courier").Passages)
	partners, _ := m.Partners(corpus.Ref{Document: "gazette", Passage: 2}, 0)
	for _, p := range partners {
		fmt.Println("gazette#2 answers", p.Document, p.Passages, "on", p.Topic)
	}
	// Output:
	// The fire [gazette]
	// The inquiry [gazette courier]
	// courier on the fire: []
	// gazette#2 answers courier [1] on inquiry
}
