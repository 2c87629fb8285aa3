package search

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"parallax/corpus/analysis"
	"parallax/corpus/query"
)

// plan is a query tree with its leaves looked up.
type plan struct {
	op   operation
	kids []*plan // of opAll, opAny; one of opNone
	leaf *leaf   // of opLeaf
	set  bitset  // of opSet

	typed string // of opAny: the choice as it is printed
}

type operation uint8

const (
	opAll  operation = iota // every kid
	opAny                   // at least one kid
	opNone                  // not the kid
	opLeaf                  // the leaf's words
	opSet                   // the passages of set
)

// leaf is a word or phrase looked for.
type leaf struct {
	typed    string
	slots    []*group // one for a word; side by side, or near each other, for a phrase
	near     bool     // any order, at most between other words among them
	between  int
	loose    bool // counts without places suffice: adjacent characters of an unspaced script
	headline bool // in headlines only
	wanted   bool // not excluded
	index    int  // among compiled.leaves
	key      uint64

	// Of words near each other: whether a slot is the first of its word, and how
	// often the word is asked for.
	first []bool
	asked []int
}

// count fills first and asked.
func (l *leaf) count() {
	l.first, l.asked = make([]bool, len(l.slots)), make([]int, len(l.slots))
	at := make(map[string]int, len(l.slots))
	for i, g := range l.slots {
		j, known := at[g.term]
		if !known {
			j = i
			at[g.term] = i
		}
		l.first[j] = true
		l.asked[j]++
	}
}

// phrase reports whether places matter.
func (l *leaf) phrase() bool { return len(l.slots) > 1 }

// missing reports whether the vocabulary has nothing the leaf could match.
func (l *leaf) missing() bool {
	for _, g := range l.slots {
		if len(g.readings) == 0 {
			return true
		}
	}
	return false
}

// compiled is a query ready to run. It is not changed by running.
type compiled struct {
	text     string
	query    query.Query
	root     *plan    // nil if there is nothing to search for
	units    []unit   // what passages have or lack, those that tell most first
	rest     []*plan  // what must hold in any case
	unmet    []string // phrases that no passage has, which are read as their words
	dropped  []string // units, as typed, that the collection has nothing for
	leaves   []*leaf
	problems []string
	readings []Reading
	words    map[string]*group // by typed form, of the wanted words

	once  sync.Once
	marks *marker
}

// compile looks up the words of a query.
func (s *Searcher) compile(text string, asYouType bool) *compiled {
	q := query.Parse(text)
	c := &compiler{s: s, compiled: &compiled{text: text, query: q, words: map[string]*group{}}}
	if q.Problem != "" {
		c.problems = append(c.problems, q.Problem)
	}
	contentful := 0
	query.Leaves(q.Root, func(n query.Node, wanted bool) {
		c.left++
		text := ""
		switch n := n.(type) {
		case query.Word:
			text = n.Text
		case query.Phrase:
			text = n.Text
		}
		if wanted {
			for _, term := range c.analyzer.Terms(text) {
				if !s.languages.FunctionWord(term) {
					contentful++
				}
			}
		}
	})
	c.typing = asYouType && q.Typing
	c.manyWay = contentful <= MaxStrict
	c.loose = true
	if q.Root != nil {
		c.root = c.node(q.Root, true, false)
	}
	if c.root != nil {
		c.unitsOf(s)
	}
	return c.compiled
}

type compiler struct {
	*compiled
	s        *Searcher
	analyzer analysis.Analyzer
	left     int  // leaves not compiled yet
	typing   bool // the last leaf is unfinished
	manyWay  bool
	loose    bool // a phrase that no passage has may be read as its words here
}

func (c *compiler) node(n query.Node, wanted, headline bool) *plan {
	switch n := n.(type) {
	case query.And:
		return c.and(n, wanted, headline)
	case query.Or:
		p := &plan{op: opAny, typed: n.String()}
		c.loose = false
		for _, k := range n.Nodes {
			if kid := c.node(k, wanted, headline); kid != nil {
				p.kids = append(p.kids, kid)
			}
		}
		return simplified(p)
	case query.Not:
		c.loose = false
		if kid := c.node(n.Node, !wanted, headline); kid != nil {
			return &plan{op: opNone, kids: []*plan{kid}}
		}
		return nil
	case query.Word:
		c.left--
		return c.word(n, wanted, headline)
	case query.Phrase:
		c.left--
		return c.phrase(n, wanted, headline)
	case query.Field:
		c.left--
		return c.field(n)
	}
	return nil
}

// and compiles what must hold together. The field in:title makes its siblings
// look in headlines only.
func (c *compiler) and(n query.And, wanted, headline bool) *plan {
	for _, k := range n.Nodes {
		if f, ok := k.(query.Field); ok && inHeadline(f) {
			headline = true
		}
	}
	p := &plan{op: opAll}
	loose := c.loose
	for _, k := range n.Nodes {
		c.loose = loose
		kid := c.node(k, wanted, headline)
		switch {
		case kid == nil:
		case kid.op == opAll:
			p.kids = append(p.kids, kid.kids...)
		default:
			p.kids = append(p.kids, kid)
		}
	}
	p.kids = withoutStops(p.kids)
	return simplified(p)
}

// withoutStops drops function words that stand beside other words.
func withoutStops(kids []*plan) []*plan {
	stop := func(k *plan) bool {
		return k.op == opLeaf && k.leaf.wanted && !k.leaf.phrase() && k.leaf.slots[0].stop
	}
	other := func(k *plan) bool { return k.op != opNone && k.op != opSet && !stop(k) }
	if !slices.ContainsFunc(kids, other) {
		return kids
	}
	return slices.DeleteFunc(kids, func(k *plan) bool {
		if stop(k) {
			k.leaf.wanted = false
			return true
		}
		return false
	})
}

func inHeadline(f query.Field) bool {
	return f.Name == "in" && (strings.HasPrefix("title", strings.ToLower(f.Value)) || strings.HasPrefix("headline", strings.ToLower(f.Value)))
}

func simplified(p *plan) *plan {
	switch len(p.kids) {
	case 0:
		return nil
	case 1:
		return p.kids[0]
	}
	return p
}

func (c *compiler) field(n query.Field) *plan {
	if n.Name == "in" {
		if !inHeadline(n) {
			c.problems = append(c.problems, "Use in:title for headlines; there is no in:"+n.Value+".")
		}
		return nil
	}
	set, problem := c.s.filter(n)
	if problem != "" {
		c.problems = append(c.problems, problem)
	}
	return &plan{op: opSet, set: set}
}

// word compiles a word, which may fold to several terms: each is looked for,
// and adjacent characters of an unspaced script as a phrase.
func (c *compiler) word(n query.Word, wanted, headline bool) *plan {
	tokens := c.analyzer.Tokens(n.Text)
	p := &plan{op: opAll}
	for i := 0; i < len(tokens); {
		end := i + 1
		for unspaced(tokens[i].Term) && end < len(tokens) && tokens[end].Start == tokens[end-1].End && unspaced(tokens[end].Term) {
			end++
		}
		typed := n.Text[tokens[i].Start:tokens[end-1].End]
		if i == 0 && end == len(tokens) {
			typed = n.String()
		}
		last := end == len(tokens)
		m := manner{exactly: !wanted || n.Exact || end > i+1, headline: headline, manyWay: c.manyWay}
		if last {
			m.prefix = n.Prefix && end == i+1
			m.edits = n.Edits
			m.typing = c.typing && c.left == 0 && wanted
			m.exactly = m.exactly && !m.prefix && m.edits == query.NoEdits
		}
		l := &leaf{typed: typed, headline: headline, wanted: wanted, loose: true}
		for j, t := range tokens[i:end] {
			slot := m
			slot.typing = m.typing && i+j == end-1 && end == i+1
			l.slots = append(l.slots, c.s.expand(n.Text[t.Start:t.End], t.Term, slot))
		}
		p.kids = append(p.kids, c.leaf(l))
		i = end
	}
	return simplified(p)
}

// unspaced reports whether a term is of a script written without spaces.
func unspaced(term string) bool {
	r, _ := utf8.DecodeRuneInString(term)
	return analysis.Unspaced(r)
}

// phrase compiles a phrase. One that no passage has is read, where the whole query
// asks for it, as one of corrected words if there is that, else as its words.
func (c *compiler) phrase(n query.Phrase, wanted, headline bool) *plan {
	tokens := c.analyzer.Tokens(n.Text)
	if len(tokens) == 0 {
		return nil
	}
	made := func(exactly bool) *leaf {
		l := &leaf{typed: `"` + n.Text + `"`, near: n.Near, between: n.Between, headline: headline, wanted: wanted}
		if n.Near {
			l.typed = n.String()
		}
		for i, t := range tokens {
			m := manner{exactly: true, headline: headline, manyWay: c.manyWay}
			_, known := c.s.index.Find(t.Term)
			switch {
			case known:
			case i == len(tokens)-1 && c.typing && c.left == 0 && wanted:
				m.exactly, m.typing = false, true
			default:
				m.exactly = exactly
			}
			l.slots = append(l.slots, c.s.expand(n.Text[t.Start:t.End], t.Term, m))
		}
		l.count()
		return l
	}
	l := made(true)
	if !wanted || !c.loose || c.s.occurs(l) {
		return c.leaf(l)
	}
	c.unmet = append(c.unmet, l.typed)
	if fixed := made(false); c.s.occurs(fixed) {
		return c.leaf(fixed)
	}
	words := c.word(query.Word{Text: n.Text}, true, headline)
	if words.op == opAll {
		words.kids = withoutStops(words.kids)
		words = simplified(words)
	}
	return words
}

// occurs reports whether a passage has the leaf.
func (s *Searcher) occurs(l *leaf) bool {
	if l.missing() {
		return false
	}
	if !l.phrase() {
		return true
	}
	w := s.scratch.take(s.index.Passages())
	defer s.scratch.give(w)
	e := &evaluation{scratch: w, s: s}
	found := e.phrase(l, true)
	defer e.release(found)
	return found.len() > 0
}

// leaf takes up a leaf and tells how it was read.
func (c *compiler) leaf(l *leaf) *plan {
	l.makeKey()
	l.index = len(c.leaves)
	c.leaves = append(c.leaves, l)
	if l.wanted {
		for _, g := range l.slots {
			c.words[g.typed] = g
			r := Reading{Typed: g.typed, Exact: g.exact}
			for _, one := range g.readings {
				if len(r.Read) == MaxRead {
					break
				}
				r.Read = append(r.Read, string(c.s.index.Term(one.rank)))
			}
			c.readings = append(c.readings, r)
		}
	}
	return &plan{op: opLeaf, leaf: l}
}
