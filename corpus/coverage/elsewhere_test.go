package coverage_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"parallax/corpus"
	"parallax/corpus/coverage"
)

// What a plain reading of the coding says is what Elsewhere says, of every
// passage and any choice of documents.
func TestElsewhereAgainstScan(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	seen := make(map[coverage.Elsewhere]int)
	for range 300 {
		c := random(r)
		addFacts(r, c)
		v := coverage.New(c)
		for _, d := range c.Documents {
			for n := 1; n <= len(d.Passages); n++ {
				ref := corpus.Ref{Document: d.ID, Passage: n}
				if got, want := v.Elsewhere(ref, nil), scanned(c, v, ref, nil); got != want {
					t.Fatalf("%v among all: %v, want %v", ref, got, want)
				}
				var among []string
				for _, other := range c.Documents {
					if r.IntN(2) == 0 {
						among = append(among, other.ID)
					}
				}
				got, want := v.Elsewhere(ref, among), scanned(c, v, ref, among)
				if got != want {
					t.Fatalf("%v among %v: %v, want %v", ref, among, got, want)
				}
				seen[got]++
			}
		}
	}
	for _, e := range []coverage.Elsewhere{coverage.Unknown, coverage.OnlyHere, coverage.Covered} {
		if seen[e] < 50 {
			t.Errorf("%v came %d times: the test tests little", e, seen[e])
		}
	}
}

// addFacts has some passages answer questions, whatever their topics.
func addFacts(r *rand.Rand, c *corpus.Collection) {
	for q := range r.IntN(4) {
		f := corpus.Fact{ID: string(rune('a' + q))}
		for _, d := range c.Documents {
			if len(d.Passages) > 0 && r.IntN(3) == 0 {
				f.Values = append(f.Values, corpus.Value{At: corpus.Ref{Document: d.ID, Passage: 1 + r.IntN(len(d.Passages))}})
			}
		}
		c.Facts = append(c.Facts, f)
	}
}

// scanned is Elsewhere by looking through the whole coding.
func scanned(c *corpus.Collection, v *coverage.Matrix, r corpus.Ref, among []string) coverage.Elsewhere {
	all := among == nil
	if all {
		for _, d := range c.Documents {
			among = append(among, d.ID)
		}
	}
	about, covered, others, uncoded := false, false, 0, 0 // about: it has a topic
	for _, topic := range c.Topics {
		if !slices.Contains(naive(c, topic.ID, r.Document), r.Passage) {
			continue
		}
		about = true
		for _, id := range among {
			covered = covered || id != r.Document && len(naive(c, topic.ID, id)) > 0
		}
	}
	for _, f := range c.Facts {
		if !slices.ContainsFunc(f.Values, func(x corpus.Value) bool { return x.At == r }) {
			continue
		}
		for _, x := range f.Values {
			covered = covered || x.At.Document != r.Document && slices.Contains(among, x.At.Document)
		}
	}
	for _, id := range among {
		if id == r.Document || all && !v.IsKnown(id) {
			continue
		}
		others++
		for _, topic := range c.Topics {
			if slices.Contains(naive(c, topic.ID, r.Document), r.Passage) && v.State(topic.ID, id) == coverage.NotCoded {
				uncoded++
			}
		}
	}
	switch {
	case covered:
		return coverage.Covered
	case !about || others == 0 || uncoded > 0:
		return coverage.Unknown
	}
	return coverage.OnlyHere
}

// An article that nobody has coded is not silent: among it, nothing is said to
// stand in one text only.
func TestElsewhereBesideUncoded(t *testing.T) {
	c := &corpus.Collection{
		Topics:    []corpus.Topic{{ID: "fire"}},
		Documents: []*corpus.Document{{ID: "a", Passages: make([]corpus.Passage, 1)}, {ID: "b", Passages: make([]corpus.Passage, 1)}},
		Coverage:  []corpus.Coverage{{Topic: "fire", Document: "a", Passages: []int{1}}},
	}
	at := corpus.Ref{Document: "a", Passage: 1}
	v := coverage.New(c)
	if got := v.Elsewhere(at, []string{"a", "b"}); got != coverage.Unknown {
		t.Errorf("beside an article without coding: %v", got)
	}
	if got := v.Elsewhere(at, nil); got != coverage.Unknown {
		t.Errorf("as the only one coded: %v", got)
	}
	c.Facts = []corpus.Fact{{ID: "dead", Values: []corpus.Value{{At: at}, {At: corpus.Ref{Document: "b", Passage: 1}}}}}
	if got := coverage.New(c).Elsewhere(at, []string{"a", "b"}); got != coverage.Covered {
		t.Errorf("where both answer one question: %v", got)
	}
}
