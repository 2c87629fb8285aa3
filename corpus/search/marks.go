package search

import (
	"cmp"
	"slices"

	"parallax/corpus"
	"parallax/corpus/analysis"
)

// Marks finds the words of one query in any text. It keeps its buffers; one
// goroutine at a time.
type Marks struct {
	marker   *marker
	leaves   []int // that are looked for
	analyzer analysis.Analyzer
	text     marked
}

// Marks returns what marks the words of a query.
func (s *Searcher) Marks(text string, asYouType bool) *Marks {
	m := &Marks{marker: s.compiled(text, asYouType).marker(s)}
	for i, l := range m.marker.leaves {
		if l.wanted {
			m.leaves = append(m.leaves, i)
		}
	}
	return m
}

// Spans returns where the words of the query stand in a text, ascending.
func (m *Marks) Spans(text string) []corpus.Span {
	m.marker.read(&m.analyzer, &m.text, text)
	return m.text.spans(0, len(text))
}

// Counted returns the words of counts that match the query, sorted. Words of a
// phrase do not match by themselves: counts tell nothing of their order.
func (m *Marks) Counted(counts corpus.Counts) []string {
	return m.marker.counted(&m.analyzer, counts, m.leaves)
}

// Matching lists all passages that match a query, in the order of the
// collection: those with everything asked for or, if there are none, the nearest.
// The result has no hits; its other fields are those of [Searcher.Search], except
// that Documents is empty, Complete is how many of the passages have everything,
// and DocumentTotal counts the documents of those listed.
func (s *Searcher) Matching(text string, r Request) ([]corpus.Ref, Result) {
	c := s.compiled(text, r.AsYouType)
	w := s.scratch.take(s.index.Passages())
	defer s.scratch.give(w)
	all, problems := s.within(r)
	e := &evaluation{scratch: w, s: s, all: all}
	defer e.done()
	o := e.run(c, 1, MaxNearest)
	defer e.release(o.full)
	result := c.result(s, r)
	result.tell(problems)
	result.Total, result.Complete, result.Terms = o.full.len(), o.full.len(), nil
	var listed []ranked
	if o.full.len() == 0 {
		listed = o.nearest
		slices.SortFunc(listed, func(a, b ranked) int { return cmp.Compare(a.passage, b.passage) })
		listed = fair(listed)
	} else {
		for _, p := range o.full.passages {
			listed = append(listed, ranked{passage: p})
		}
	}
	refs := make([]corpus.Ref, 0, len(listed))
	owner := int32(-1)
	for _, r := range listed {
		refs = append(refs, s.ref(r.passage))
		if s.owner[r.passage] != owner {
			owner = s.owner[r.passage]
			result.DocumentTotal++
		}
	}
	result.Loosened = result.Total == 0 && len(refs) > 0
	return refs, result
}

// fairShare is how well, relative to the best, a passage must match what none
// matches in full to be taken for a match of it.
const fairShare = .3

// fair returns those of some passages that score a fair share of the best.
func fair(list []ranked) []ranked {
	var most float64
	for _, r := range list {
		most = max(most, r.score)
	}
	return slices.DeleteFunc(list, func(r ranked) bool { return r.score < fairShare*most })
}
