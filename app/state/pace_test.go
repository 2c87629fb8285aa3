package state_test

import (
	"testing"

	"parallax/app/ask"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/edit"
	"parallax/corpus/placing"
)

// BenchmarkUpdate is what messages cost the page over 3,000 articles.
func BenchmarkUpdate(b *testing.B) {
	m, _ := state.Update(state.New(), state.Loaded{Loaded: ask.Load(sample.Long(3000))})
	texts := make([]string, 12)
	texts[0] = "The ferry sailed."
	files := []corpus.File{{Name: "a.txt", Content: []byte("x")}}
	for name, msg := range map[string]state.Msg{
		"opened": state.Answered{Asked: state.Ask{Question: ask.Open{File: corpus.File{Name: "mine.parallax"}}}, Answer: &ask.LoadAnswer{Loaded: ask.Load(sample.Long(2999))}},
		"an original": state.Answered{Asked: state.Ask{Question: ask.Originals{Files: files}, About: m.Base},
			Answer: &ask.OriginalsAnswer{Result: placing.Result{Matches: []placing.Match{{File: "a.txt", Document: "document-7", Exact: true, Passages: texts}}}}},
		"edited": state.Edited{Do: edit.Rename, Topic: "topic-3", Text: "Another title"},
		"added":  state.Edited{Do: edit.Add, Text: "A topic of mine", At: []corpus.Ref{{Document: "document-7", Passage: 1}}},
		"typed":  state.Typed{Text: "ferry"},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				state.Update(m, msg)
			}
		})
	}
}
