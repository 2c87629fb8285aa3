package state_test

import (
	"fmt"
	"strconv"
	"testing"

	"parallax/app/ask"
	"parallax/app/present"
	"parallax/app/state"
	"parallax/corpus"
)

// annotated is a page on which an article of a large collection is read, with so many
// highlights in the collection, all written by this reader.
func annotated(tb testing.TB, documents, notes int) state.Model {
	tb.Helper()
	const each = 8
	c := &corpus.Collection{ID: "large", Title: "Large"}
	for i := range documents {
		d := &corpus.Document{ID: "d" + strconv.Itoa(i), Headline: "Report " + strconv.Itoa(i), Text: corpus.Full}
		for p := range each {
			d.Passages = append(d.Passages, corpus.Passage{N: p + 1, Kind: corpus.Body, Text: fmt.Sprintf("The harbour of report %d froze on day %d, and nobody sailed.", i, p)})
		}
		c.Documents = append(c.Documents, d)
	}
	m, _ := state.Update(state.New(), state.Remembered{Tab: "page"})
	m, _ = state.Update(m, state.Loaded{Loaded: ask.Load(c)})
	var list []corpus.Note
	for i := range notes {
		d, p := i%documents, i/documents%each
		words := "report " + strconv.Itoa(d)
		list = append(list, corpus.Note{ID: "n" + strconv.Itoa(i), On: corpus.Ref{Document: "d" + strconv.Itoa(d), Passage: p + 1}.String(), Quote: corpus.Quote{Exact: words, Prefix: "of "}, Position: corpus.Position{Start: 15, End: 15 + len(words)}, Of: corpus.OnOriginal, Motivation: corpus.Highlighting, By: corpus.Me, Created: stamp.At})
	}
	m, _ = state.Update(m, state.NotesBrought{Brought: &state.Brought{Fresh: list}})
	m, _ = state.Update(m, state.NotesTaken{Take: true})
	if len(m.Collection.Notes) != notes {
		tb.Fatalf("%d notes of %d", len(m.Collection.Notes), notes)
	}
	m, _ = state.Update(m, state.EditsKept{Collection: c.ID, Asked: m.Coding.Ops})
	m, _ = state.Update(m, state.Went{To: state.Route{Screen: state.Read, Document: "d7"}})
	present.Read(m)
	return m
}

// BenchmarkHighlight marks words in a collection of ten thousand articles in which five
// thousand highlights have been made on this page, and shows the article again.
func BenchmarkHighlight(b *testing.B) {
	m := annotated(b, 10_000, 5_000)
	at := corpus.Ref{Document: "d7", Passage: 3}
	for n := 0; b.Loop(); n++ {
		m, _ = state.Update(m, state.Picked{From: at, To: at, Text: "harbour", Start: 4, End: 11})
		m, _ = state.Update(m, state.Highlighted{Stamp: state.Stamp{ID: "fresh" + strconv.Itoa(n), At: stamp.At}})
		present.Read(m)
		last := m.Coding.Ops[len(m.Coding.Ops)-1:]
		m, _ = state.Update(m, state.EditsKept{Collection: "large", Asked: last})
		present.Read(m)
	}
}
