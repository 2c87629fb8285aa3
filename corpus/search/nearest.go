package search

import (
	"cmp"
	"math"
	"slices"

	"parallax/corpus/sorting"
)

// MaxStrict is up to how many words, function words apart, a query has the
// passages with all of them first. Longer ones are taken as a description: of
// them the order is that of scores alone.
const MaxStrict = 4

// MaxNearest is how many hits a search has at most if not all of them have
// everything asked for. What is farther away helps nobody.
const MaxNearest = 100

// unit is what a passage has or lacks as a whole: a word, a phrase or a choice.
type unit struct {
	*plan
	typed  string
	weight float64 // how much it tells
	bound  float64 // no passage scores more for it
}

// units parts the plan of a query into what a passage may lack and what must
// hold in any case: exclusions and fields.
func (c *compiled) unitsOf(s *Searcher) {
	kids := []*plan{c.root}
	if c.root.op == opAll {
		kids = c.root.kids
	}
	for _, k := range kids {
		switch k.op {
		case opLeaf:
			c.units = append(c.units, unit{k, k.leaf.typed, k.leaf.weight(), k.bound()})
		case opAny:
			e := evaluation{s: s}
			n := s.index.Passages()
			c.units = append(c.units, unit{k, k.typed, float64(idf(min(e.estimate(k), n), n)), k.bound()})
		default:
			c.rest = append(c.rest, k)
		}
	}
	sorting.By(c.units, func(a, b unit) int { return cmp.Compare(b.weight, a.weight) })
	for _, u := range c.units {
		if u.op == opLeaf && u.leaf.missing() {
			c.dropped = append(c.dropped, u.typed)
		}
	}
}

// bound is more than any passage scores for p.
func (p *plan) bound() float64 {
	switch p.op {
	case opLeaf:
		return (saturation + 1) * p.leaf.weight()
	case opAll, opAny:
		var sum float64
		for _, k := range p.kids {
			sum += k.bound()
		}
		return sum
	}
	return 0
}

// outcome is what run found.
type outcome struct {
	full *list // the passages with everything asked for
	// nearest are the best of all passages, best first: of short queries those not
	// in full, of long ones, where mixed is set, those in full too.
	nearest []ranked
	mixed   bool
}

// run evaluates a query. limit is up to how many passages the nearest are wanted
// at all, want how many of the best are looked at.
func (e *evaluation) run(c *compiled, limit, want int) outcome {
	if c.root == nil {
		return outcome{full: e.list()}
	}
	o := outcome{mixed: len(c.units) > MaxStrict}
	switch {
	case len(c.unmet) > 0 || len(c.dropped) > 0:
		o.full = e.list()
	case c.root.op == opAll:
		o.full = e.conjunction(c.root.kids)
	default:
		o.full = e.conjunction([]*plan{c.root})
	}
	want = min(want, MaxNearest)
	switch {
	case o.mixed:
		o.nearest = e.nearest(c, want, &list{})
	case o.full.len() < min(limit, want) && (len(c.units) > 1 || len(c.unmet) > 0):
		o.nearest = e.nearest(c, want-o.full.len(), o.full)
	}
	return o
}

// nearest returns the k passages that have the most of the units, best first,
// besides those of without. The score of what a passage has counts, for
// short queries times the square root of the share of their weight.
//
// It reads the units from the one that tells most. As soon as passages that have
// none of those read cannot be among the k best any more, the units left are
// looked up for the candidates only (after MaxScore, Turtle and Flood 1995).
func (e *evaluation) nearest(c *compiled, k int, without *list) []ranked {
	var allowed bitset
	if len(c.rest) > 0 || e.all != nil {
		may := e.conjunction(c.rest)
		allowed = newBitset(e.s.index.Passages())
		for _, p := range may.passages {
			allowed.add(p)
		}
		e.release(may)
	}
	n := newNearness(c)
	at, added := 0, 0
	for ; at < len(c.units); at++ {
		u := c.units[at]
		if at > 0 && added >= k && n.settled(e, k, at) {
			break
		}
		l := e.whole(u.plan)
		added += l.len()
		j := 0
		for i, p := range l.passages {
			if !allowed.has(p) {
				continue
			}
			for j < without.len() && without.passages[j] < p {
				j++
			}
			if j < without.len() && without.passages[j] == p {
				continue
			}
			e.leaves.add(p, l.scores[i])
			if n.shared != nil {
				e.has[p] |= 1 << at
			}
		}
	}
	top := bests{k: k, heap: make([]ranked, 0, min(k, added))}
	if at == len(c.units) {
		e.leaves.sweep(func(p uint32, sum float32) {
			top.add(p, n.score(sum, e.has[p]))
			e.has[p] = 0
		})
		return top.sorted()
	}
	found := e.list()
	defer e.release(found)
	has := e.bits[:0]
	e.leaves.sweep(func(p uint32, sum float32) {
		if n.most(sum, e.has[p], at) >= n.least {
			found.add(p, sum)
			has = append(has, e.has[p])
		}
		e.has[p] = 0
	})
	if len(c.units) == 2 && len(c.unmet) == 0 {
		at = 2 // what is not in full has not both
	}
	for ; at < len(c.units) && found.len() > 0; at++ {
		more, shared := e.among(c.units[at].plan, found)
		j := 0
		for i, p := range found.passages {
			for j < more.len() && more.passages[j] < p {
				j++
			}
			if j < more.len() && more.passages[j] == p {
				found.scores[i] += more.scores[j]
				has[i] |= 1 << min(at, 7)
			}
		}
		if !shared {
			e.release(more)
		}
	}
	for i, p := range found.passages {
		top.add(p, n.score(found.scores[i], has[i]))
	}
	e.bits = has
	return top.sorted()
}

// nearness knows how scores of parts become scores of passages.
type nearness struct {
	shared []float32 // by set of units, the factor for having them; nil if there is none
	weight []float64 // by unit, of the units from it on
	bound  []float64 // by unit, of the units from it on
	all    float64   // the weight of all
	least  float32   // what the k best have at least
	heap   []ranked
}

func newNearness(c *compiled) *nearness {
	n := &nearness{weight: make([]float64, len(c.units)+1), bound: make([]float64, len(c.units)+1)}
	for i := len(c.units) - 1; i >= 0; i-- {
		n.weight[i] = n.weight[i+1] + c.units[i].weight
		n.bound[i] = n.bound[i+1] + c.units[i].bound
	}
	n.all = n.weight[0]
	if len(c.units) > MaxStrict || n.all == 0 {
		return n
	}
	n.shared = make([]float32, 1<<len(c.units))
	for set := range n.shared {
		var has float64
		for i, u := range c.units {
			if set>>i&1 != 0 {
				has += u.weight
			}
		}
		n.shared[set] = float32(math.Sqrt(has / n.all))
	}
	return n
}

// score is that of a passage that scores sum for the units it has.
func (n *nearness) score(sum float32, has uint8) float32 {
	if n.shared == nil {
		return sum
	}
	return sum * n.shared[has]
}

// most is more than a passage can score whose units before at are known.
func (n *nearness) most(sum float32, has uint8, at int) float32 {
	most := sum + float32(n.bound[at])
	if n.shared == nil {
		return most
	}
	return most * n.shared[int(has)|(len(n.shared)-1)&^(1<<at-1)]
}

// settled reports whether no passage without any of the units before at can be
// among the k best.
func (n *nearness) settled(e *evaluation, k, at int) bool {
	// Can any passage with units before at only be better?
	all := n.bound[0] - n.bound[at]
	if n.shared != nil {
		all *= float64(n.shared[1<<at-1])
	}
	least := n.most(0, 0, at)
	if k > 0 && float32(all) <= least {
		return false
	}
	top := bests{k: k, heap: n.heap[:0]}
	e.leaves.each(func(p uint32, sum float32) { top.add(p, n.score(sum, e.has[p])) })
	n.heap, n.least = top.heap, float32(top.least())
	return k == 0 || n.least > least
}

// lacking returns for each of the passages, which ascend, what of a query it
// lacks, as typed; nil for those of full.
func (e *evaluation) lacking(c *compiled, full *list, passages []uint32) [][]string {
	lacks := make([][]string, len(passages))
	few := e.list()
	defer e.release(few)
	var places []int
	for i, p := range passages {
		if _, has := slices.BinarySearch(full.passages, p); !has {
			few.add(p, 0)
			places = append(places, i)
			lacks[i] = append(lacks[i], c.unmet...)
		}
	}
	if few.len() == 0 {
		return lacks
	}
	for _, u := range c.asTyped() {
		more, shared := e.among(u.plan, few)
		j := 0
		for i, p := range few.passages {
			for j < more.len() && more.passages[j] < p {
				j++
			}
			if (j == more.len() || more.passages[j] != p) && !slices.Contains(lacks[places[i]], u.typed) {
				lacks[places[i]] = append(lacks[places[i]], u.typed)
			}
		}
		if !shared {
			e.release(more)
		}
	}
	return lacks
}

// asTyped returns the units in the order typed.
func (c *compiled) asTyped() []unit {
	list := slices.Clone(c.units)
	sorting.By(list, func(a, b unit) int { return cmp.Compare(a.place(), b.place()) })
	return list
}

// place is the number of the first leaf of p.
func (p *plan) place() int {
	if p.op == opLeaf {
		return p.leaf.index
	}
	for _, k := range p.kids {
		if at := k.place(); at >= 0 {
			return at
		}
	}
	return -1
}
