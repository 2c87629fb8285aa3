package compare

import (
	"fmt"
	"slices"
	"testing"

	"parallax/corpus"
	"parallax/corpus/putinkim"
)

// pair is two passages of different documents, the earlier document first.
type pair struct{ a, b corpus.Ref }

// judgement is what the coding says of a pair of passages.
type judgement struct {
	specific bool // the most specific topic of one, among those the other document tells, is a topic of both
	related  bool // some topic is the same
	narrow   bool // specific, and neither document has more than three passages on that topic
}

// judge reads the coding of all pairs of passages of different documents.
func judge(c *corpus.Collection) map[pair]judgement {
	v := NewCoverage(c)
	pairs := make(map[pair]judgement)
	for i, d := range c.Documents {
		for j := i + 1; j < len(c.Documents); j++ {
			e := c.Documents[j]
			for x, left := range v.passages[i] {
				for y, right := range v.passages[j] {
					var g judgement
					for _, t := range left {
						for _, u := range right {
							if t == u {
								g.related = true
								if t == v.principalAt(i, x, j) || t == v.principalAt(j, y, i) {
									g.specific = true
									g.narrow = g.narrow || len(v.cells[cellKey{t, i}].Passages) <= 3 && len(v.cells[cellKey{t, j}].Passages) <= 3
								}
							}
						}
					}
					pairs[pair{corpus.Ref{Document: d.ID, Passage: x + 1}, corpus.Ref{Document: e.ID, Passage: y + 1}}] = g
				}
			}
		}
	}
	return pairs
}

// principalAt is the most specific topic of a passage that another document
// tells, -1 if there is none.
func (v *Coverage) principalAt(d, x, other int) int {
	for _, t := range v.passages[d][x] {
		if len(v.cells[cellKey{t, other}].Passages) > 0 {
			return t
		}
	}
	return -1
}

func proposals(c *corpus.Collection, options AlignOptions) []Alignment {
	a := NewAligner(c)
	var list []Alignment
	for i, d := range c.Documents {
		for _, e := range c.Documents[i+1:] {
			list = append(list, a.Pair(d.ID, e.ID, options)...)
		}
	}
	return list
}

// figures are precision and recall of proposals against the coding.
type figures struct {
	proposed                   int
	precision, recall, f1      float64 // by judgement.specific
	narrow                     float64 // recall by judgement.narrow
	related                    float64 // precision by judgement.related
	passages, partnerless, hit int     // passages with a coded partner, those without any proposal, those with a right one
}

func measure(list []Alignment, pairs map[pair]judgement) figures {
	f := figures{proposed: len(list)}
	gold, right, related, narrow, narrowRight := 0, 0, 0, 0, 0
	type side struct {
		at    corpus.Ref
		other string
	}
	wanted, proposed, hit := map[side]bool{}, map[side]bool{}, map[side]bool{}
	for p, g := range pairs {
		if g.narrow {
			narrow++
		}
		if g.specific {
			gold++
			wanted[side{p.a, p.b.Document}] = true
			wanted[side{p.b, p.a.Document}] = true
		}
	}
	for _, x := range list {
		g := pairs[pair{x.A, x.B}]
		l, r := side{x.A, x.B.Document}, side{x.B, x.A.Document}
		proposed[l], proposed[r] = true, true
		if g.narrow {
			narrowRight++
		}
		if g.specific {
			right++
			hit[l], hit[r] = true, true
		}
		if g.related {
			related++
		}
	}
	for s := range wanted {
		f.passages++
		if hit[s] {
			f.hit++
		} else if !proposed[s] {
			f.partnerless++
		}
	}
	if len(list) > 0 {
		f.precision, f.related = float64(right)/float64(len(list)), float64(related)/float64(len(list))
	}
	f.recall, f.narrow = float64(right)/float64(gold), float64(narrowRight)/float64(narrow)
	if right > 0 {
		f.f1 = 2 * f.precision * f.recall / (f.precision + f.recall)
	}
	return f
}

// TestAlignmentAgainstCoding measures the proposals against the coding of the
// shipped collection, which the alignment does not see. The weights and the
// threshold were set on this very coding, so the figures are optimistic. The
// floors keep them from getting worse unnoticed; `go test -v` prints them.
func TestAlignmentAgainstCoding(t *testing.T) {
	c, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	pairs := judge(c)
	gold, related := 0, 0
	narrow := 0
	for _, g := range pairs {
		if g.narrow {
			narrow++
		}
		if g.specific {
			gold++
		}
		if g.related {
			related++
		}
	}
	t.Logf("%d pairs of passages of different documents; %d share a most specific topic, %d of them one with at most three passages in each; %d share some topic (chance precision %.2f and %.2f)",
		len(pairs), gold, narrow, related, float64(gold)/float64(len(pairs)), float64(related)/float64(len(pairs)))
	for _, threshold := range []float64{.15, .18, .20, DefaultThreshold, .25, .30, .35} {
		f := measure(proposals(c, AlignOptions{Threshold: threshold}), pairs)
		t.Logf("threshold %.2f: %3d proposed, precision %.2f, recall %.2f (narrow topics %.2f), F1 %.2f; some topic in common %.2f; of %d passages × other documents with a coded partner %d get a right one, %d none",
			threshold, f.proposed, f.precision, f.recall, f.narrow, f.f1, f.related, f.passages, f.hit, f.partnerless)
		if threshold == DefaultThreshold && (f.precision < .5 || f.related < .6 || f.recall < .05 || f.narrow < .1) {
			t.Errorf("the alignment has become worse: %+v", f)
		}
	}
}

// TestHardNegatives asks for pairs that speak of the same people and the same
// kind of event, and of different ones: two summits of one year, two visits.
func TestHardNegatives(t *testing.T) {
	c, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	list := proposals(c, AlignOptions{})
	proposed := make(map[pair]Alignment)
	for _, x := range list {
		proposed[pair{x.A, x.B}] = x
	}
	v := NewCoverage(c)
	pairs := judge(c)
	has := func(r corpus.Ref, topic string) bool {
		for _, t := range v.Passage(r) {
			if t == topic {
				return true
			}
		}
		return false
	}
	wrong, of := 0, 0
	for _, topics := range [][2]string{{"vladivostok-2019", "summit-2023"}, {"vladivostok-2019", "visit-2024"}, {"summit-2023", "visit-2024"}} {
		n, bad := 0, 0
		for p := range pairs {
			for _, s := range [][2]string{topics, {topics[1], topics[0]}} {
				if sharesLeaf(v, p) || !has(p.a, s[0]) || has(p.a, s[1]) || !has(p.b, s[1]) || has(p.b, s[0]) {
					continue
				}
				n++
				if x, yes := proposed[p]; yes {
					bad++
					t.Logf("%s with %s: proposed %v and %v at %.2f for %s", topics[0], topics[1], p.a, p.b, x.Score, fmt.Sprint(x.Reason))
				}
			}
		}
		t.Logf("%s against %s: %d of %d pairs that share no event are proposed", topics[0], topics[1], bad, n)
		wrong, of = wrong+bad, of+n
	}
	if of == 0 {
		t.Fatal("no hard negatives: have topics been renamed?")
	}
	if float64(wrong) > .15*float64(of) {
		t.Errorf("%d of %d hard negatives are proposed", wrong, of)
	}
}

// sharesLeaf reports whether two passages share a topic that has no parts.
func sharesLeaf(v *Coverage, p pair) bool {
	parts := make(map[string]bool)
	for _, t := range v.Topics {
		parts[t.Parent] = true
	}
	right := v.Passage(p.b)
	for _, t := range v.Passage(p.a) {
		if !parts[t] && slices.Contains(right, t) {
			return true
		}
	}
	return false
}
