package engine_test

import (
	"fmt"
	"testing"

	"parallax/app/ask"
	"parallax/app/present/sample"
	"parallax/corpus"
	"parallax/corpus/attach"
)

// BenchmarkRecode is what other coding of 3,000 articles costs the engine.
func BenchmarkRecode(b *testing.B) {
	l := *ask.Load(sample.Long(3000))
	for b.Loop() {
		b.StopTimer()
		e := using(l.Collection)
		b.StartTimer()
		e.Recode(l)
	}
}

// BenchmarkOriginals is looking for 3,000 digests' originals among 200 files that
// are none.
func BenchmarkOriginals(b *testing.B) {
	c := sample.Long(3000)
	for i, d := range c.Documents {
		for j := range d.Passages {
			d.Passages[j].Counts = attach.Count(d.Passages[j].Text + fmt.Sprint(" w", i, " x", i%97))
		}
	}
	var q ask.Originals
	for i := range 200 {
		q.Files = append(q.Files, corpus.File{Name: fmt.Sprint(i, ".txt"), Content: []byte("Quite another matter.\n\nNobody at the mill knew where the ferry was.")})
	}
	for b.Loop() {
		b.StopTimer()
		e := here()
		e.Use(*ask.Load(c))
		b.StartTimer()
		if _, err := e.Ask(q, nil, nil); err != nil {
			b.Fatal(err)
		}
	}
}
