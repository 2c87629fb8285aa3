package search_test

import (
	"fmt"

	"parallax/corpus"
	"parallax/corpus/search"
)

func ExampleSearcher_Search() {
	c := &corpus.Collection{ID: "harbour", Documents: []*corpus.Document{
		{ID: "gazette", Text: corpus.Full, Passages: []corpus.Passage{
			{N: 1, Text: "A fire at the tannery killed four workers."},
			{N: 2, Text: "The mayor promised an inquiry into the sprinklers."},
		}},
		{ID: "courier", Text: corpus.Full, Passages: []corpus.Passage{
			{N: 1, Text: "Sprinklers will be inspected, the mayor said."},
		}},
	}}
	s := search.New(c, search.Options{})
	found := s.Search("mayor sprinkler", search.Request{})
	for _, hit := range found.Hits {
		fmt.Println(hit.Ref, hit.Snippet.Text)
	}
	// Output:
	// courier#1 Sprinklers will be inspected, the mayor said.
	// gazette#2 The mayor promised an inquiry into the sprinklers.
}
