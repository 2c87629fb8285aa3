package search

import (
	"cmp"
	"slices"

	"parallax/corpus/sorting"
)

// MaxStrict is up to how many words a query insists on all of them. Longer
// ones are taken as a description, of which a passage may lack some words.
const MaxStrict = 4

// evaluation runs one plan.
type evaluation struct {
	*scratch
	s   *Searcher
	all bitset // the passages asked about; nil is all
}

// eval returns the passages that match p.
func (e *evaluation) eval(p *plan) *list {
	switch p.op {
	case opAll:
		return e.conjunction(p.kids)
	case opAny:
		return e.disjunction(p.kids)
	case opNone, opSet:
		return e.conjunction([]*plan{p})
	}
	return e.readLeaf(p.leaf)
}

// readLeaf returns the passages that match a leaf.
func (e *evaluation) readLeaf(l *leaf) *list {
	switch {
	case l.missing():
		return e.list()
	case l.phrase():
		return e.phrase(l)
	}
	return e.word(l)
}

// estimate is an upper bound of how many passages match p.
func (e *evaluation) estimate(p *plan) int {
	n := e.s.index.Passages()
	switch p.op {
	case opLeaf:
		for _, g := range p.leaf.slots {
			n = min(n, g.df)
		}
	case opAll:
		for _, k := range p.kids {
			n = min(n, e.estimate(k))
		}
	case opAny:
		sum := 0
		for _, k := range p.kids {
			sum += e.estimate(k)
		}
		n = min(n, sum)
	}
	return n
}

// conjunction returns the passages that match every kid, the rarest first.
func (e *evaluation) conjunction(kids []*plan) *list {
	var wanted, excluded []*plan
	set := e.all
	for _, k := range kids {
		switch k.op {
		case opSet:
			set = slices.Clone(set).and(slices.Clone(k.set))
		case opNone:
			excluded = append(excluded, k.kids[0])
		default:
			wanted = append(wanted, k)
		}
	}
	sorting.By(wanted, func(a, b *plan) int { return cmp.Compare(e.estimate(a), e.estimate(b)) })
	var found *list
	for i, k := range wanted {
		if i == 0 {
			found = e.eval(k)
			found.keep(set)
			continue
		}
		if found.len() == 0 {
			break
		}
		more := e.among(k, found)
		intersect(found, more)
		e.release(more)
	}
	if found == nil {
		found = e.list()
		for p := range uint32(e.s.index.Passages()) {
			if set.has(p) {
				found.add(p, 0)
			}
		}
	}
	for _, k := range excluded {
		if found.len() == 0 {
			break
		}
		less := e.among(k, found)
		subtract(found, less)
		e.release(less)
	}
	return found
}

// among returns the passages of few that match p, and possibly others.
func (e *evaluation) among(p *plan, few *list) *list {
	const skipping = 16 // about as many postings are decoded to find one
	if p.op == opLeaf && !p.leaf.phrase() {
		g := p.leaf.slots[0]
		if len(g.readings) <= maxSought && few.len()*skipping*len(g.readings) < g.df {
			return e.wordAmong(p.leaf, few)
		}
	}
	return e.eval(p)
}

// disjunction returns the passages that match at least one kid.
func (e *evaluation) disjunction(kids []*plan) *list {
	found := e.list()
	for _, k := range kids {
		more := e.eval(k)
		both := e.list()
		i, j := 0, 0
		for i < found.len() || j < more.len() {
			switch {
			case j == more.len() || i < found.len() && found.passages[i] < more.passages[j]:
				both.add(found.passages[i], found.scores[i])
				i++
			case i == found.len() || more.passages[j] < found.passages[i]:
				both.add(more.passages[j], more.scores[j])
				j++
			default:
				both.add(found.passages[i], found.scores[i]+more.scores[j])
				i++
				j++
			}
		}
		e.release(found)
		e.release(more)
		found = both
	}
	found.keep(e.all)
	return found
}

// keep drops the passages that are not in set.
func (l *list) keep(set bitset) {
	if set == nil {
		return
	}
	n := 0
	for i, p := range l.passages {
		if set.has(p) {
			l.passages[n], l.scores[n] = p, l.scores[i]
			n++
		}
	}
	l.passages, l.scores = l.passages[:n], l.scores[:n]
}

// intersect keeps of a what is in b, and adds the scores.
func intersect(a, b *list) {
	n, j := 0, 0
	for i, p := range a.passages {
		for j < b.len() && b.passages[j] < p {
			j++
		}
		if j < b.len() && b.passages[j] == p {
			a.passages[n], a.scores[n] = p, a.scores[i]+b.scores[j]
			n++
		}
	}
	a.passages, a.scores = a.passages[:n], a.scores[:n]
}

// subtract drops from a what is in b.
func subtract(a, b *list) {
	n, j := 0, 0
	for i, p := range a.passages {
		for j < b.len() && b.passages[j] < p {
			j++
		}
		if j == b.len() || b.passages[j] != p {
			a.passages[n], a.scores[n] = p, a.scores[i]
			n++
		}
	}
	a.passages, a.scores = a.passages[:n], a.scores[:n]
}

// outcome is what run found.
type outcome struct {
	found    *list
	loosened bool
	dropped  []string
}

// run evaluates a query, and loosens it if it must.
func (e *evaluation) run(c *compiled) outcome {
	if c.root == nil {
		return outcome{found: e.list()}
	}
	kids := []*plan{c.root}
	if c.root.op == opAll {
		kids = c.root.kids
	}
	var words, rest []*plan
	for _, k := range kids {
		if k.op == opLeaf {
			words = append(words, k)
		} else {
			rest = append(rest, k)
		}
	}
	var o outcome
	if len(words) <= MaxStrict {
		if o.found = e.conjunction(kids); o.found.len() > 0 || len(words) == 0 {
			return o
		}
	}
	kept := words[:0:0]
	for _, k := range words {
		if k.leaf.missing() {
			o.dropped = append(o.dropped, k.leaf.typed)
		} else {
			kept = append(kept, k)
		}
	}
	if len(kept) == 0 {
		o.found = e.list()
		return o
	}
	full := false
	o.found, full = e.most(kept, rest, len(words) > MaxStrict)
	o.loosened = o.found.len() > 0 && (!full || len(kept) < len(words))
	return o
}

// most returns the passages that match rest and as many of words as any
// passage does or, if partly is set, those that score a fair share of the best. It also
// reports whether all the passages have all the words.
func (e *evaluation) most(words, rest []*plan, partly bool) (found *list, full bool) {
	var allowed *list
	if len(rest) > 0 || e.all != nil {
		allowed = e.conjunction(rest)
		defer e.release(allowed)
	}
	for _, k := range words {
		l := e.readLeaf(k.leaf)
		for i, p := range l.passages {
			e.leaves.add(p, l.scores[i])
			e.counts[p]++
		}
		e.release(l)
	}
	found = e.list()
	counts := make([]uint8, 0, 64)
	e.leaves.sweep(func(p uint32, sum float32) {
		found.add(p, sum)
		counts = append(counts, e.counts[p])
		e.counts[p] = 0
	})
	if allowed != nil {
		n, j := 0, 0
		for i, p := range found.passages {
			for j < allowed.len() && allowed.passages[j] < p {
				j++
			}
			if j < allowed.len() && allowed.passages[j] == p {
				found.passages[n], found.scores[n], counts[n] = p, found.scores[i]+allowed.scores[j], counts[i]
				n++
			}
		}
		found.passages, found.scores, counts = found.passages[:n], found.scores[:n], counts[:n]
	}
	if found.len() == 0 {
		return found, false
	}
	most, fair := slices.Max(counts), float32(0)
	if partly {
		most, fair = 0, fairShare*slices.Max(found.scores)
	}
	n := 0
	full = true
	for i, p := range found.passages {
		if counts[i] >= most && found.scores[i] >= fair {
			found.passages[n], found.scores[n] = p, found.scores[i]
			full = full && int(counts[i]) == len(words)
			n++
		}
	}
	found.passages, found.scores = found.passages[:n], found.scores[:n]
	return found, full
}

// fairShare is how well, relative to the best, a passage must match a long
// query to be found.
const fairShare = .3
