package align

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"parallax/corpus"
	"parallax/corpus/coverage"
	"parallax/corpus/putinkim"
)

// pair is two passages of different documents, the earlier document first.
type pair struct{ a, b corpus.Ref }

// judgement is what the coding says of a pair of passages.
type judgement struct {
	related bool // some topic is the same
	narrow  bool // one that the two documents have in at most narrowPairs pairs of passages
}

// narrowPairs bounds topics so narrow that every passage on one side is about
// what each on the other is about. Of a broad one ("relations", seven passages
// in one article and eight in another) most pairs have nothing in common that a
// reader would call the same thing, and no method that reads words can find
// them: recall over all related pairs has a ceiling far below 1.
const narrowPairs = 8

// judge reads the coding of all pairs of passages of different documents.
func judge(c *corpus.Collection) map[pair]judgement {
	v := coverage.New(c)
	pairs := make(map[pair]judgement)
	for i, d := range c.Documents {
		for j := i + 1; j < len(c.Documents); j++ {
			e := c.Documents[j]
			for x := range d.Passages {
				left := v.Passage(corpus.Ref{Document: d.ID, Passage: x + 1})
				for y := range e.Passages {
					right := v.Passage(corpus.Ref{Document: e.ID, Passage: y + 1})
					var g judgement
					for _, t := range left {
						if slices.Contains(right, t) {
							g.related = true
							g.narrow = g.narrow || len(v.Cell(t, d.ID).Passages)*len(v.Cell(t, e.ID).Passages) <= narrowPairs
						}
					}
					pairs[pair{corpus.Ref{Document: d.ID, Passage: x + 1}, corpus.Ref{Document: e.ID, Passage: y + 1}}] = g
				}
			}
		}
	}
	return pairs
}

func proposals(c *corpus.Collection, options Options) []Pair {
	return proposalsOf(c, New(c), options)
}

func proposalsOf(c *corpus.Collection, a *Aligner, options Options) []Pair {
	var list []Pair
	for i, d := range c.Documents {
		for _, e := range c.Documents[i+1:] {
			list = append(list, a.Pair(d.ID, e.ID, options)...)
		}
	}
	return list
}

// rates are precision and recall.
type rates struct{ right, proposed, wanted int }

func (r rates) precision() float64 { return share(r.right, r.proposed) }
func (r rates) recall() float64    { return share(r.right, r.wanted) }
func (r rates) f1() float64        { return share(2*r.right, r.proposed+r.wanted) }

func (r rates) String() string {
	return fmt.Sprintf("P %.2f R %.2f F1 %.2f", r.precision(), r.recall(), r.f1())
}

// figures are what proposals are worth against the coding.
type figures struct {
	related rates // of all pairs that share a topic
	narrow  rates // of all pairs that share a narrow one
	// partner asks for each passage and each other document that shares a
	// topic with it whether the best proposal there shares one. It is what a
	// reader who looks for "the same, over there" sees.
	partner rates
}

func measure(list []Pair, pairs map[pair]judgement, in func(pair) bool) figures {
	var f figures
	type side struct {
		at    corpus.Ref
		other string
	}
	wanted := map[side]bool{}
	for p, g := range pairs {
		if !in(p) {
			continue
		}
		if g.narrow {
			f.narrow.wanted++
		}
		if g.related {
			f.related.wanted++
			wanted[side{p.a, p.b.Document}] = true
			wanted[side{p.b, p.a.Document}] = true
		}
	}
	best := map[side]Pair{}
	for _, x := range list {
		p := pair{x.A, x.B}
		if !in(p) {
			continue
		}
		g := pairs[p]
		f.related.proposed++
		f.narrow.proposed++
		if g.narrow {
			f.narrow.right++
		}
		if g.related {
			f.related.right++
		}
		for _, s := range []side{{x.A, x.B.Document}, {x.B, x.A.Document}} {
			if x.Score > best[s].Score {
				best[s] = x
			}
		}
	}
	f.partner.wanted, f.partner.proposed = len(wanted), len(best)
	for _, x := range best {
		if pairs[pair{x.A, x.B}].related {
			f.partner.right++
		}
	}
	return f
}

func everywhere(pair) bool { return true }

// above keeps the proposals that reach a threshold.
func above(list []Pair, threshold float64) []Pair {
	return slices.DeleteFunc(slices.Clone(list), func(x Pair) bool { return x.Score < threshold })
}

// bestThreshold is the lowest threshold at which the precision of partners and
// that of all pairs are as wanted, and so their recall highest.
func bestThreshold(list []Pair, pairs map[pair]judgement, wanted float64, in func(pair) bool) float64 {
	for threshold := 0.10; threshold < 0.9; threshold += 0.02 {
		if f := measure(above(list, threshold), pairs, in); f.partner.precision() >= wanted && f.related.precision() >= wanted {
			return threshold
		}
	}
	return 1
}

// TestAlignmentAgainstCoding measures the proposals against the coding of the
// shipped collection, which the alignment does not see. The weights were set
// looking at this very coding, so the figures are optimistic; see
// TestAlignmentLeavingOut for what the threshold owes to it. The floors keep
// the figures from getting worse unnoticed; go test -v prints them.
func TestAlignmentAgainstCoding(t *testing.T) {
	c, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	pairs := judge(c)
	none := measure(nil, pairs, everywhere)
	t.Logf("%d pairs of passages of different documents; %d share a topic (chance precision %.2f), %d a narrow one; %d passages × other documents have a partner",
		len(pairs), none.related.wanted, share(none.related.wanted, len(pairs)), none.narrow.wanted, none.partner.wanted)
	all := proposals(c, Options{Threshold: 1e-6})
	for _, threshold := range []float64{.20, .25, .30, .35, .40, .42, .44, .46, .48, .50, .55, .60, DefaultThreshold} {
		f := measure(above(all, threshold), pairs, everywhere)
		t.Logf("threshold %.2f: %3d proposed; best partner %v; all related pairs %v; narrow pairs %v", threshold, f.related.proposed, f.partner, f.related, f.narrow)
		if threshold == DefaultThreshold && (f.partner.precision() < .65 || f.partner.recall() < .32 || f.related.precision() < .6 || f.related.recall() < .14) {
			t.Errorf("the alignment has become worse: %+v", f)
		}
	}
}

// variants are the score with one signal left out each.
func variants() map[string]weights {
	list := map[string]weights{"as it is": defaultWeights}
	without := func(name string, change func(*weights)) {
		w := defaultWeights
		change(&w)
		list["without "+name] = w
	}
	without("company", func(w *weights) { w.company = 0 })
	without("neighbours", func(w *weights) { w.neighbour = 0 })
	without("common words told from others", func(w *weights) { w.commonWorth = 1 })
	without("names", func(w *weights) { w.name = 0 })
	without("numbers", func(w *weights) { w.number = 0 })
	without("dates", func(w *weights) { w.dateBonus, w.dateClash = 1, 1 })
	without("place", func(w *weights) { w.place = 0 })
	without("evidence", func(w *weights) { w.enough = 0 })
	return list
}

// TestAlignmentSignals prints what each signal is worth on the shipped
// collection: the recall that is left where the precision of best partners is
// six in ten.
func TestAlignmentSignals(t *testing.T) {
	c, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	pairs := judge(c)
	list := variants()
	for _, name := range slices.Sorted(maps.Keys(list)) {
		all := proposalsOf(c, newAligner(c, list[name], nil), Options{Threshold: 1e-6})
		threshold := bestThreshold(all, pairs, .6, everywhere)
		f := measure(above(all, threshold), pairs, everywhere)
		t.Logf("%-38s threshold %.2f: best partner %v; related %v; narrow %v", name, threshold, f.partner, f.related, f.narrow)
	}
	for _, part := range []string{"digests alone", "counts alone"} {
		d := c.Clone()
		for _, doc := range d.Documents {
			for i := range doc.Passages {
				if part == "digests alone" {
					doc.Passages[i].Counts = nil
				} else {
					doc.Passages[i].Text = ""
				}
			}
		}
		all := proposals(d, Options{Threshold: 1e-6})
		threshold := bestThreshold(all, pairs, .6, everywhere)
		f := measure(above(all, threshold), pairs, everywhere)
		t.Logf("%-38s threshold %.2f: best partner %v; related %v; narrow %v", part, threshold, f.partner, f.related, f.narrow)
	}
}

// TestAlignmentLeavingOut sets threshold and the weights that matter most on all pairs of documents
// but one and measures on that one, for each in turn: what is reported is owed
// to nothing that was looked at, but for the form of the score.
func TestAlignmentLeavingOut(t *testing.T) {
	c, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	pairs := judge(c)
	lists := map[string][]Pair{}
	for _, common := range []float64{.35, .5, 1} {
		for _, company := range []float64{0, .5, 2. / 3} {
			w := defaultWeights
			w.commonWorth, w.company = common, company
			lists[fmt.Sprintf("common words %.2f, company %.2f", common, company)] = proposalsOf(c, newAligner(c, w, nil), Options{Threshold: 0.1})
		}
	}
	names := slices.Sorted(maps.Keys(lists))
	var sum figures
	add := func(to *rates, r rates) {
		to.right, to.proposed, to.wanted = to.right+r.right, to.proposed+r.proposed, to.wanted+r.wanted
	}
	for i, d := range c.Documents {
		for _, e := range c.Documents[i+1:] {
			held := func(p pair) bool { return p.a.Document == d.ID && p.b.Document == e.ID }
			rest := func(p pair) bool { return !held(p) }
			chosen, at, best := "", 1.0, 0.0
			for _, name := range names {
				threshold := bestThreshold(lists[name], pairs, .6, rest)
				if r := measure(above(lists[name], threshold), pairs, rest).partner.recall(); r > best {
					chosen, at, best = name, threshold, r
				}
			}
			f := measure(above(lists[chosen], at), pairs, held)
			t.Logf("%s and %s left out: %s at %.2f; there best partner %v, related %v", d.ID, e.ID, chosen, at, f.partner, f.related)
			add(&sum.partner, f.partner)
			add(&sum.related, f.related)
			add(&sum.narrow, f.narrow)
		}
	}
	t.Logf("all left out in turn: best partner %v; related %v; narrow %v", sum.partner, sum.related, sum.narrow)
	if sum.partner.precision() < .5 || sum.partner.recall() < .3 {
		t.Error("the alignment does not carry over to documents it was not set on")
	}
}

// TestHardNegatives asks for pairs that speak of the same people and the same
// kind of event, and of different ones: two summits of one year, two visits.
func TestHardNegatives(t *testing.T) {
	c, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	list := proposals(c, Options{})
	proposed := make(map[pair]Pair)
	for _, x := range list {
		proposed[pair{x.A, x.B}] = x
	}
	v := coverage.New(c)
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
func sharesLeaf(v *coverage.Matrix, p pair) bool {
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

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}
