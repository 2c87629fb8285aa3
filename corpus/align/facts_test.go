package align

import (
	"testing"

	"parallax/corpus"
	"parallax/corpus/putinkim"
	"parallax/corpus/quantity"
)

func TestFactsInAlignedPassages(t *testing.T) {
	c := harbour()
	a := New(c)
	matches := make(map[string]FactPair)
	for _, f := range a.Facts(a.Pair("gazette", "courier", Options{})) {
		matches[f.A.Text+" / "+f.B.Text] = f
		d := c.Document(f.A.At.Document)
		if s := f.A.Quantity.Span; d.BestText(d.Passage(f.A.At.Passage))[s.From:s.To] != f.A.Text {
			t.Errorf("span %v is not %q", s, f.A.Text)
		}
	}
	if f := matches["three weeks / six weeks"]; f.Match != quantity.Differs || len(f.About) == 0 {
		t.Errorf("three weeks against six: %+v in %+v", f, matches)
	}
	if f := matches["8 March 2021 / Monday, 8 March"]; f.Match != quantity.Same && f.Match != quantity.Fits {
		t.Errorf("one day, with and without its year: %+v in %+v", f, matches)
	}
}

// TestFactsOfTheShippedCollection prints what is proposed of the digests.
func TestFactsOfTheShippedCollection(t *testing.T) {
	c, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	a := New(c)
	n, differ := 0, 0
	seen := make(map[[2]corpus.Ref]bool)
	for _, f := range a.Facts(proposals(c, Options{Threshold: .15})) {
		n++
		if f.Match == quantity.Differs {
			differ++
		}
		seen[[2]corpus.Ref{f.A.At, f.B.At}] = true
		t.Logf("%s: %v %q, %v %q, about %v (%.1f)", f.Match, f.A.At, f.A.Text, f.B.At, f.B.Text, f.About, f.Weight)
		if !f.A.Digest && c.Document(f.A.At.Document).Text == corpus.Digest {
			t.Errorf("%v was read in the digest and does not say so", f.A.At)
		}
	}
	t.Logf("%d proposed, %d differ", n, differ)
	late := [2]corpus.Ref{{Document: "herald-loners", Passage: 4}, {Document: "rfa-lectures", Passage: 13}}
	if !seen[late] {
		t.Errorf("how late the guest came is told by both %v and is not proposed", late)
	}
}
