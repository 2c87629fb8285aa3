package coverage_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"parallax/corpus"
	"parallax/corpus/coverage"
)

// TestSumsAgainstCells: what groups have is what their documents have, counted
// one by one.
func TestSumsAgainstCells(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		c := random(r)
		v := coverage.New(c)
		groups := make([][]string, 1+r.IntN(4))
		for _, d := range v.Documents {
			if i := r.IntN(len(groups) + 1); i < len(groups) {
				groups[i] = append(groups[i], d)
			}
		}
		groups[0] = append(groups[0], "unknown")
		g := v.Group(groups)
		var topics []string
		for range 1 + r.IntN(3) {
			if len(v.Topics) > 0 {
				topics = append(topics, v.Topics[r.IntN(len(v.Topics))].ID)
			}
		}
		if len(topics) == 0 {
			continue
		}
		for i, sum := range g.Sums(topics...) {
			var want coverage.Sum
			total := 0
			size := 0
			for _, d := range groups[i] {
				total += v.Words(d)
				var list []int
				for _, topic := range topics {
					list = append(list, v.Cell(topic, d).Passages...)
				}
				slices.Sort(list)
				list = slices.Compact(list)
				if !slices.Equal(list, v.Passages(d, topics...)) {
					t.Fatalf("passages of %s on %v: %v, want %v", d, topics, v.Passages(d, topics...), list)
				}
				if d != "unknown" {
					size++
				}
				if len(list) == 0 {
					continue
				}
				want.Documents++
				want.Passages += len(list)
				for _, n := range list {
					want.Words += coverage.Words(&corpus.Document{Text: c.Document(d).Text, Passages: []corpus.Passage{*c.Document(d).Passage(n)}})
				}
			}
			if total > 0 {
				want.Share = float64(want.Words) / float64(total)
			}
			if sum.Documents != want.Documents || sum.Passages != want.Passages || sum.Words != want.Words || math.Abs(sum.Share-want.Share) > 1e-12 || g.Size(i) != size {
				t.Fatalf("group %v on %v: %+v, want %+v", groups[i], topics, sum, want)
			}
			if (sum.Fullest != "") != (sum.Documents > 0) || sum.Fullest != "" && !slices.Contains(groups[i], sum.Fullest) {
				t.Fatalf("the fullest of %v is %q", groups[i], sum.Fullest)
			}
		}
	}
}
