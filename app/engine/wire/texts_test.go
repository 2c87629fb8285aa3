package wire

import (
	"reflect"
	"strings"
	"testing"

	"parallax/corpus"
	"parallax/corpus/intake"
)

// What was read arrives as it was sent, long articles in pieces, and what is cut off
// on the way is an error and no panic.
func TestArticlesCross(t *testing.T) {
	long := intake.Article{Document: corpus.Document{ID: "long", Headline: "Of “tides”", Text: corpus.Full}}
	for i := range 3000 {
		long.Document.Passages = append(long.Document.Passages, corpus.Passage{N: i + 1, Kind: corpus.Body, Lines: corpus.Lines{From: 2 * i, To: 2*i + 1}, Text: strings.Repeat("Ebbe, 潮, \x00\n", 1+i%9)})
		long.LeftOut = append(long.LeftOut, intake.Left{Before: i + 1, Text: strings.Repeat("7", 1+i%300), Why: "a page number"})
	}
	counted := intake.Article{Document: corpus.Document{ID: "counted", Passages: []corpus.Passage{{N: 1, Kind: corpus.Subheading, Text: "a", Original: "b", Counts: corpus.Counts{"b": 1}}, {N: 2, Kind: corpus.Alt}}},
		Basis: map[intake.Field]intake.Basis{intake.Date: {How: "a line", Guess: true}}, Doubts: []intake.Doubt{{Field: intake.Text, Reason: "Little."}}}
	sent := &Reading{Reports: []*intake.FileReport{{Name: "a.txt", Articles: []intake.Article{counted, long, counted}}, {Name: "empty.txt", Problem: "There is no text in it."}, {Name: "b.txt", Articles: []intake.Article{{Where: "row 1"}}}}}
	var parts [][]byte
	if err := sent.parts(7, func(float64) bool { return true }, func(b []byte) { parts = append(parts, b[2:]) }); err != nil {
		t.Fatal(err)
	}
	var a Arriving
	for _, p := range parts {
		if len(p) > 2*PieceBytes+1000 {
			t.Errorf("a piece of %d bytes", len(p))
		}
		if err := a.Take(p); err != nil {
			t.Fatal(err)
		}
		for cut := 1; cut < len(p) && cut < 400; cut++ { // nobody sends that; it must not end the page either
			b := a
			b.reports = []*intake.FileReport{{Articles: []intake.Article{{}}}}
			_ = b.Take(p[:cut])
		}
	}
	got, err := a.Reading()
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got.Reports, sent.Reports) {
		t.Errorf("%d reports arrived otherwise than they were sent", len(got.Reports))
	}
	if _, err := articlesOf(appendArticles(nil, sent.Reports[0].Articles[:1])[:60]); err == nil {
		t.Error("half an article is taken for a whole one")
	}
}

// What the page spends on a piece, against JSON.
func BenchmarkPiece(b *testing.B) {
	var list []intake.Article
	for range 12 {
		list = append(list, intake.Article{Document: corpus.Document{ID: "a", Passages: []corpus.Passage{{N: 1, Kind: corpus.Body, Text: strings.Repeat("The tide rose at noon. ", 120)}}}})
	}
	piece := appendArticles(nil, list)
	b.SetBytes(int64(len(piece)))
	for b.Loop() {
		if _, err := articlesOf(piece); err != nil {
			b.Fatal(err)
		}
	}
}
