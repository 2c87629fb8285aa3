package search

import (
	"cmp"
	"slices"

	"parallax/corpus/sorting"
)

// evaluation runs one plan.
type evaluation struct {
	*scratch
	s    *Searcher
	all  bitset          // the passages asked about; nil is all
	read map[*plan]*list // the parts read in full so far
	lent map[*plan]bool  // of these, those that belong to the cache
}

// eval returns the passages that match p, for the caller to change.
func (e *evaluation) eval(p *plan) *list {
	if known := e.known(p); known != nil {
		return e.copied(known)
	}
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
		return e.phrase(l, false)
	}
	return e.word(l)
}

// whole is eval for who changes nothing; the result is kept for the next.
func (e *evaluation) whole(p *plan) *list {
	known := e.known(p)
	if known == nil {
		known = e.eval(p)
		e.remember(p, known)
	}
	return known
}

func (e *evaluation) remember(p *plan, l *list) {
	if e.read == nil {
		e.read = make(map[*plan]*list)
	}
	e.read[p] = l
}

// known returns what was read for p, by this search or one of the last; nil if
// it was not.
func (e *evaluation) known(p *plan) *list {
	if l := e.read[p]; l != nil || p.op != opLeaf || p.leaf.key == 0 {
		return l
	}
	l := e.s.lists.find(p.leaf.key)
	if l != nil {
		e.remember(p, l)
		if e.lent == nil {
			e.lent = make(map[*plan]bool)
		}
		e.lent[p] = true
	}
	return l
}

func (e *evaluation) copied(l *list) *list {
	c := e.list()
	c.passages = append(c.passages, l.passages...)
	c.scores = append(c.scores, l.scores...)
	return c
}

// done gives back what whole has kept.
func (e *evaluation) done() {
	for p, l := range e.read {
		switch {
		case e.lent[p]:
		case p.op == opLeaf && p.leaf.key != 0 && e.s.lists.keep(p.leaf.key, l):
		default:
			e.release(l)
		}
	}
	e.read, e.lent = nil, nil
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
			if len(wanted) == 1 {
				found = e.eval(k)
			} else {
				found = e.copied(e.whole(k)) // the nearest may need it too
			}
			found.keep(set)
			continue
		}
		if found.len() == 0 {
			break
		}
		more, shared := e.among(k, found)
		intersect(found, more)
		if !shared {
			e.release(more)
		}
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
		less, shared := e.among(k, found)
		subtract(found, less)
		if !shared {
			e.release(less)
		}
	}
	return found
}

// among returns the passages of few that match p, and possibly others. A shared
// list is not the caller's to release.
func (e *evaluation) among(p *plan, few *list) (more *list, shared bool) {
	const skipping = 16 // about as many postings are decoded to find one
	if p.op == opLeaf && !p.leaf.phrase() && e.known(p) == nil {
		g := p.leaf.slots[0]
		if len(g.readings) <= maxSought && few.len()*skipping*len(g.readings) < g.df {
			return e.wordAmong(p.leaf, few), false
		}
	}
	return e.whole(p), true
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
