package present

import (
	"testing"

	"parallax/app/ask"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/corpus"
)

// fromFile is a collection of n articles opened from a file, one of which nobody
// has coded.
func fromFile(n int) state.Model {
	c := *sample.Long(n)
	c.Documents = append(c.Documents[:n:n], &corpus.Document{ID: "uncoded", Headline: "Uncoded", Text: corpus.Full, Passages: []corpus.Passage{{N: 1, Text: "A bridge."}}})
	m := model(sample.Collection(), "#/")
	m, _ = state.Update(m, state.Answered{Asked: state.Ask{Question: ask.Open{File: corpus.File{Name: "mine.parallax"}}}, Answer: &ask.LoadAnswer{Loaded: ask.Load(&c)}})
	return m
}

// BenchmarkView is what each message costs a view, over 3,000 articles that a
// reader has opened.
func BenchmarkView(b *testing.B) {
	m := fromFile(3000)
	for _, address := range []string{"#/", "#/read/document-7", "#/topic/topic-3", "#/topics", "#/compare", "#/compare?by=text", "#/words", "#/library", "#/about", "#/search?q=tug"} {
		at := follow(m, address)
		b.Run(address, func(b *testing.B) {
			for b.Loop() {
				Frame(at)
				switch at.Route.Screen {
				case state.Overview:
					Overview(at)
				case state.Read:
					Read(at)
				case state.Topic:
					Topic(at)
				case state.Topics:
					TopicsScreen(at)
				case state.Comparison:
					Compare(at)
				case state.WordsScreen:
					Words(at)
				case state.Library:
					Library(at)
				case state.Searching:
					Search(at)
				}
			}
		})
	}
}
