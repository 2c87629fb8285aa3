package search

import (
	"strings"

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
// collection, and says how the query was read. The result has no hits; its
// other fields are those of [Searcher.Search], except that Documents is empty.
func (s *Searcher) Matching(text string, r Request) ([]corpus.Ref, Result) {
	c := s.compiled(text, r.AsYouType)
	w := s.scratch.Get().(*scratch)
	defer s.scratch.Put(w)
	e := &evaluation{scratch: w, s: s, all: s.within(r.Documents)}
	o := e.run(c)
	defer e.release(o.found)
	refs := make([]corpus.Ref, 0, o.found.len())
	owner, documents := int32(-1), 0
	for _, p := range o.found.passages {
		refs = append(refs, s.ref(p))
		if s.owner[p] != owner {
			owner = s.owner[p]
			documents++
		}
	}
	return refs, Result{
		Text: text, AsYouType: r.AsYouType, ReadAs: c.inWords(), Suggestion: c.suggestion(s),
		Loosened: o.loosened, Dropped: o.dropped, Problem: strings.Join(c.problems, " "),
		Total: len(refs), DocumentTotal: documents,
	}
}
