package search

import (
	"slices"
	"strings"

	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/query"
)

// Search answers a query. It takes text as typed, also half typed, and never
// fails; what it could not use is told in Result.Problem.
func (s *Searcher) Search(text string, r Request) Result {
	c := s.compiled(text, r.AsYouType)
	w := s.scratch.Get().(*scratch)
	defer s.scratch.Put(w)
	e := &evaluation{scratch: w, s: s, all: s.within(r.Documents)}
	o := e.run(c)
	defer e.release(o.found)

	limit := r.Limit
	if limit <= 0 {
		limit = DefaultLimit
	}
	var a analysis.Analyzer
	var ev evidence
	m := c.marker(s)
	top := best(o.found, max(limit, rerankDepth))
	s.rerank(m, &a, &ev, top[:min(len(top), rerankDepth)])

	result := Result{
		Text: text, AsYouType: r.AsYouType, ReadAs: c.inWords(), Suggestion: c.suggestion(s),
		Loosened: o.loosened, Dropped: o.dropped, Problem: strings.Join(c.problems, " "), Terms: slices.Clone(c.readings),
		Total: o.found.len(),
	}
	result.Documents, result.DocumentTotal = e.documents(o.found, top)
	for _, one := range top[:min(len(top), limit)] {
		h := Hit{Ref: s.ref(one.passage), Score: one.score}
		if r.NoSnippet {
			h.Source = FromText
		} else {
			s.examine(m, &a, &ev, one.passage)
			s.show(&h, m, &a, &ev, one.passage)
		}
		result.Hits = append(result.Hits, h)
	}
	return result
}

// within returns the passages of the documents named; nil for all.
func (s *Searcher) within(documents []string) bitset {
	if len(documents) == 0 {
		return nil
	}
	set := newBitset(s.index.Passages())
	for _, id := range documents {
		if d, ok := s.byID[id]; ok {
			set.addRange(s.starts[d], s.starts[d+1])
		}
	}
	return set
}

// show fills in where the words of a hit are, which ev knows.
func (s *Searcher) show(h *Hit, m *marker, a *analysis.Analyzer, ev *evidence, p uint32) {
	passage, _ := s.passage(p)
	inText, inHeadline, inOriginal := true, true, true
	var elsewhere []int // leaves found in none of the texts
	for i, l := range m.leaves {
		if !l.wanted {
			continue
		}
		if ev.weights[i] == 0 {
			elsewhere = append(elsewhere, i)
			continue
		}
		is := func(k mark) bool { return k.leaf == i }
		t := slices.ContainsFunc(ev.text.marks, is)
		inText = inText && t
		inHeadline = inHeadline && (t || slices.ContainsFunc(ev.headline.marks, is))
		inOriginal = inOriginal && slices.ContainsFunc(ev.original.marks, is)
	}
	if len(elsewhere) > 0 && passage.Original == "" {
		h.Words = m.counted(a, passage.Counts, elsewhere)
	}
	t := &ev.text
	switch {
	case len(h.Words) > 0:
		h.Source = FromCounts
	case inText:
		h.Source = FromText
	case inHeadline:
		h.Source = FromHeadline
	default:
		h.Source = FromOriginal
		if inOriginal || len(ev.original.marks) >= len(ev.text.marks) {
			t = &ev.original
		}
	}
	if h.Source != FromCounts {
		h.Words = t.forms()
		if h.Source == FromHeadline {
			h.Words = append(h.Words, ev.headline.forms()...)
		}
	}
	h.Snippet = t.snippet(m.leaves)
}

// counted returns the words of counts that match one of the leaves given.
func (m *marker) counted(a *analysis.Analyzer, counts corpus.Counts, leaves []int) []string {
	var words []string
	var t marked
	for w := range counts {
		m.read(a, &t, w)
		hit := slices.ContainsFunc(t.marks, func(k mark) bool { return slices.Contains(leaves, k.leaf) }) ||
			slices.ContainsFunc(t.parts, func(k part) bool { return m.leaves[k.leaf].loose && slices.Contains(leaves, k.leaf) })
		if hit {
			words = append(words, w)
		}
	}
	slices.Sort(words)
	return words
}

// documents groups the passages found by document, for the MaxDocuments best.
func (e *evaluation) documents(found *list, top []ranked) (hits []DocumentHits, total int) {
	s := e.s
	bests := e.list() // by document
	defer e.release(bests)
	ends := e.ends[:0] // where in found its passages end
	for i, p := range found.passages {
		d := uint32(s.owner[p])
		if n := bests.len(); n == 0 || bests.passages[n-1] != d {
			bests.add(d, found.scores[i])
			ends = append(ends, i)
		}
		n := bests.len() - 1
		bests.scores[n] = max(bests.scores[n], found.scores[i])
		ends[n] = i + 1
	}
	e.ends = ends
	exact := make(map[uint32]float64, len(top)) // by document; re-ranked scores are higher
	for _, r := range top {
		d := uint32(s.owner[r.passage])
		if _, better := exact[d]; better {
			continue
		}
		exact[d] = r.score
		n, _ := slices.BinarySearch(bests.passages, d)
		bests.scores[n] = max(bests.scores[n], float32(r.score))
	}
	for _, r := range best(bests, MaxDocuments) {
		n, _ := slices.BinarySearch(bests.passages, r.passage)
		from := 0
		if n > 0 {
			from = ends[n-1]
		}
		passages := make([]int, 0, ends[n]-from)
		for _, p := range found.passages[from:ends[n]] {
			passages = append(passages, int(p)-int(s.starts[r.passage])+1)
		}
		if score, ok := exact[r.passage]; ok {
			r.score = score
		}
		hits = append(hits, DocumentHits{
			Document: s.collection.Documents[r.passage].ID, Passages: passages, Best: r.score,
			Length: int(s.starts[r.passage+1] - s.starts[r.passage]),
		})
	}
	return hits, bests.len()
}

// Spans returns where the words of the query that gave r stand in any text:
// what a reader's view of a whole document marks.
func (s *Searcher) Spans(r Result, text string) []corpus.Span {
	return s.Marks(r.Text, r.AsYouType).Spans(text)
}

// compiled compiles a query, or returns the last one again if it is the same.
func (s *Searcher) compiled(text string, asYouType bool) *compiled {
	s.last.Lock()
	defer s.last.Unlock()
	if s.last.compiled == nil || s.last.text != text || s.last.asYouType != asYouType {
		s.last.text, s.last.asYouType = text, asYouType
		s.last.compiled = s.compile(text, asYouType)
	}
	return s.last.compiled
}

// marker returns the marker of a compiled query, which is made once.
func (c *compiled) marker(s *Searcher) *marker {
	c.once.Do(func() { c.marks = newMarker(s, c.leaves) })
	return c.marks
}

// inWords reads the query back with its corrections.
func (c *compiled) inWords() string {
	return query.InWords(c.query.Root, func(w query.Word) string {
		if fixed := c.corrected(w.Text); fixed != w.Text {
			return "“" + fixed + "” (for “" + w.Text + "”)"
		}
		return ""
	})
}

// suggestion returns the query with its misspelt words corrected, or "" if
// there are none.
func (c *compiled) suggestion(s *Searcher) string {
	changed := false
	root := mapWords(c.query.Root, func(w query.Word) query.Word {
		if fixed := c.corrected(w.Text); fixed != w.Text {
			changed = true
			w.Text = fixed
		}
		return w
	})
	if !changed {
		return ""
	}
	return root.String()
}

// corrected returns a typed word with its misspelt parts replaced.
func (c *compiled) corrected(text string) string {
	var b strings.Builder
	var a analysis.Analyzer
	at := 0
	for _, t := range a.Tokens(text) {
		if g := c.words[text[t.Start:t.End]]; g != nil && g.typo {
			b.WriteString(text[at:t.Start])
			b.WriteString(g.fixed)
			at = t.End
		}
	}
	b.WriteString(text[at:])
	return b.String()
}

// mapWords returns a tree with its wanted words changed.
func mapWords(n query.Node, change func(query.Word) query.Word) query.Node {
	all := func(nodes []query.Node) []query.Node {
		changed := make([]query.Node, len(nodes))
		for i, k := range nodes {
			changed[i] = mapWords(k, change)
		}
		return changed
	}
	switch n := n.(type) {
	case query.And:
		return query.And{Nodes: all(n.Nodes)}
	case query.Or:
		return query.Or{Nodes: all(n.Nodes)}
	case query.Word:
		return change(n)
	}
	return n
}
