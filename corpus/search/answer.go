package search

import (
	"cmp"
	"slices"
	"strings"

	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/query"
	"parallax/corpus/sorting"
)

// Search answers a query. It takes text as typed, also half typed, and never
// fails; what it could not use is told in Result.Problem.
func (s *Searcher) Search(text string, r Request) Result {
	c := s.compiled(text, r.AsYouType)
	w := s.scratch.take(s.index.Passages())
	defer s.scratch.give(w)
	all, problems := s.within(r)
	e := &evaluation{scratch: w, s: s, all: all}
	defer e.done()
	limit := r.Limit
	if limit <= 0 {
		limit = DefaultLimit
	}
	o := e.run(c, limit, max(limit, rerankDepth))
	defer e.release(o.full)

	var a analysis.Analyzer
	var ev evidence
	m := c.marker(s)
	result := c.result(s, r)
	result.tell(problems)
	result.Total = o.full.len()
	var top []ranked
	if o.mixed {
		top = o.nearest
		s.rerank(m, &a, &ev, top[:min(len(top), rerankDepth)])
		result.Documents, result.DocumentTotal = e.documents(o.full, o.full.of(top), r)
	} else {
		top = best(o.full, max(limit, rerankDepth))
		s.rerank(m, &a, &ev, top[:min(len(top), rerankDepth)])
		result.Documents, result.DocumentTotal = e.documents(o.full, top, r)
		if left := rerankDepth - len(top); len(top) < limit {
			more := o.nearest
			s.rerank(m, &a, &ev, more[:min(len(more), max(left, 0))])
			top = append(top, more...)
		}
	}
	top = s.ordered(r.Order, o, top, limit)
	for _, one := range top {
		if _, has := slices.BinarySearch(o.full.passages, one.passage); !has {
			break
		}
		result.Complete++
	}
	result.Loosened = result.Total == 0 && len(top) > 0
	var lacks map[uint32][]string
	if !r.NoSnippet {
		lacks = e.lacks(c, o.full, top)
	}
	for _, one := range top {
		h := Hit{Ref: s.ref(one.passage), Score: one.score, Lacks: lacks[one.passage]}
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

// result is one of the query alone: how it was read.
func (c *compiled) result(s *Searcher, r Request) Result {
	return Result{
		Text: c.text, AsYouType: r.AsYouType, Order: r.Order, ReadAs: c.inWords(), Suggestion: c.suggestion(s),
		Dropped: slices.Clone(c.dropped), Unmet: slices.Clone(c.unmet), Problem: strings.Join(c.problems, " "), Terms: slices.Clone(c.readings),
	}
}

// of keeps of some passages those that are in l.
func (l *list) of(some []ranked) []ranked {
	var kept []ranked
	for _, r := range some {
		if _, has := slices.BinarySearch(l.passages, r.passage); has {
			kept = append(kept, r)
		}
	}
	return kept
}

// ordered returns the hits, at most limit: those of top, or in another order
// than by rank of the passages with everything asked for the first, then the
// others of top.
func (s *Searcher) ordered(by Order, o outcome, top []ranked, limit int) []ranked {
	if by == ByRank {
		return top[:min(len(top), limit)]
	}
	scores := make(map[uint32]float64, len(top)) // re-ranked
	var rest []ranked
	for _, r := range top {
		scores[r.passage] = r.score
		if _, has := slices.BinarySearch(o.full.passages, r.passage); !has {
			rest = append(rest, r)
		}
	}
	full := make([]ranked, o.full.len())
	for i, p := range o.full.passages {
		full[i] = ranked{p, float64(o.full.scores[i])}
		if score, known := scores[p]; known {
			full[i].score = score
		}
	}
	full = full[:min(s.sort(by, full), limit)]
	rest = rest[:min(len(rest), limit-len(full))]
	s.sort(by, rest)
	return append(full, rest...)
}

// sort orders passages by the date of their documents or as they stand in the
// collection, and returns how many there are. Documents without a date are last.
func (s *Searcher) sort(by Order, list []ranked) int {
	slices.SortFunc(list, func(a, b ranked) int {
		if x, y := s.owner[a.passage], s.owner[b.passage]; by == ByDate && x != y {
			d, e := s.texts.Date(int(x)), s.texts.Date(int(y))
			if d.IsZero() != e.IsZero() {
				if d.IsZero() {
					return 1
				}
				return -1
			}
			if c := d.First.Compare(e.First); c != 0 {
				return c
			}
		}
		return cmp.Compare(a.passage, b.passage)
	})
	return len(list)
}

// lacks returns what the passages of top lack that are not in full.
func (e *evaluation) lacks(c *compiled, full *list, top []ranked) map[uint32][]string {
	passages := make([]uint32, len(top))
	for i, r := range top {
		passages[i] = r.passage
	}
	slices.Sort(passages)
	lacks := make(map[uint32][]string)
	for i, l := range e.lacking(c, full, passages) {
		if l != nil {
			lacks[passages[i]] = l
		}
	}
	return lacks
}

// within is the set of passages that a request is about, nil for all, and
// sentences about what of the request means nothing here.
func (s *Searcher) within(r Request) (set bitset, problems []string) {
	if len(r.Documents) > 0 {
		set = newBitset(s.index.Passages())
		for _, id := range r.Documents {
			if d, ok := s.texts.Number(id); ok {
				set.addRange(s.starts[d], s.starts[d+1])
			}
		}
	}
	for i, f := range r.Where {
		if slices.ContainsFunc(r.Where[:i], func(g query.Field) bool { return g.Name == f.Name }) {
			continue // with the first of its name
		}
		either := newBitset(s.index.Passages())
		for _, g := range r.Where[i:] {
			if g.Name != f.Name {
				continue
			}
			one, problem := s.filter(g)
			if problem != "" {
				problems = append(problems, problem)
			}
			either.or(one)
		}
		set = either.and(set)
	}
	return set, problems
}

// tell adds sentences to the problems of a result.
func (r *Result) tell(problems []string) {
	if len(problems) > 0 {
		r.Problem = strings.TrimSpace(r.Problem + " " + strings.Join(problems, " "))
	}
}

// show fills in where the words of a hit are, which ev knows.
func (s *Searcher) show(h *Hit, m *marker, a *analysis.Analyzer, ev *evidence, p uint32) {
	_, original, counts := s.passage(p)
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
	if len(elsewhere) > 0 && original == "" {
		h.Words = m.counted(a, counts, elsewhere)
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
	h.Digest = m.digestOnly(a, ev, original, counts)
	if h.Source != FromCounts {
		h.Words = t.forms()
		if h.Source == FromHeadline {
			h.Words = append(h.Words, ev.headline.forms()...)
		}
	}
	h.Snippet = t.snippet(m.leaves)
}

// digestOnly returns the forms in which words of the query are in the digest of
// a passage but not in its original, as far as that is attached or counted.
func (m *marker) digestOnly(a *analysis.Analyzer, ev *evidence, original string, counts corpus.Counts) []string {
	if original == "" && len(counts) == 0 {
		return nil
	}
	var leaves []int // in the digest only, as it seems
	for _, k := range ev.text.marks {
		is := func(o mark) bool { return o.leaf == k.leaf }
		if !slices.Contains(leaves, k.leaf) && !slices.ContainsFunc(ev.original.marks, is) && !slices.ContainsFunc(ev.headline.marks, is) {
			leaves = append(leaves, k.leaf)
		}
	}
	if len(leaves) > 0 && original == "" {
		found := m.inCounts(a, counts)
		leaves = slices.DeleteFunc(leaves, func(l int) bool { return found[l] })
	}
	var forms []string
	for _, k := range ev.text.marks {
		form := ev.text.text[ev.text.tokens[k.from].from:ev.text.tokens[k.to-1].to]
		if slices.Contains(leaves, k.leaf) && !slices.Contains(forms, form) {
			forms = append(forms, form)
		}
	}
	return forms
}

// inCounts reports by leaf whether counts have its words. Of a phrase they have
// to have every word, for they tell nothing of their order.
func (m *marker) inCounts(a *analysis.Analyzer, counts corpus.Counts) []bool {
	found := make([]bool, len(m.leaves))
	slots := make(map[role]bool)
	var t marked
	for w := range counts {
		m.read(a, &t, w)
		for _, k := range t.marks {
			found[k.leaf] = true
		}
		for _, k := range t.parts {
			slots[role{leaf: k.leaf, slot: k.slot}] = true
		}
	}
	for i, l := range m.leaves {
		if l.wanted && l.phrase() {
			found[i] = true
			for slot := range l.slots {
				found[i] = found[i] && slots[role{leaf: i, slot: slot}]
			}
		}
	}
	return found
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
// top are the best passages with their re-ranked scores.
func (e *evaluation) documents(found *list, top []ranked, r Request) (hits []DocumentHits, total int) {
	s := e.s
	if r.NoDocuments {
		last := int32(-1)
		for _, p := range found.passages {
			if d := s.owner[p]; d != last {
				last = d
				total++
			}
		}
		return nil, total
	}
	exact := make([]ranked, len(top)) // by document, the best first
	for i, r := range top {
		exact[i] = ranked{uint32(s.owner[r.passage]), r.score}
	}
	sorting.By(exact, func(a, b ranked) int { return cmp.Compare(a.passage, b.passage) })
	listed := bests{k: MaxDocuments, heap: make([]ranked, 0, min(MaxDocuments, found.len()))} // by number of the group
	begins := e.begins[:0]                                                                    // where in found each group begins
	j := 0
	for i := 0; i < found.len(); {
		d := s.owner[found.passages[i]]
		end := uint32(s.starts[d+1])
		begins = append(begins, i)
		score := found.scores[i]
		for i++; i < found.len() && found.passages[i] < end; i++ {
			score = max(score, found.scores[i])
		}
		for j < len(exact) && exact[j].passage < uint32(d) {
			j++
		}
		if j < len(exact) && exact[j].passage == uint32(d) {
			score = max(score, float32(exact[j].score))
		}
		listed.add(uint32(len(begins)-1), score)
	}
	total = len(begins)
	begins = append(begins, found.len())
	e.begins = begins
	if total == 0 {
		return nil, 0
	}
	groups := listed.sorted()
	count := 0
	for _, g := range groups {
		count += begins[g.passage+1] - begins[g.passage]
	}
	all := make([]int, 0, count) // the lists of all documents, end to end
	hits = make([]DocumentHits, 0, len(groups))
	for _, g := range groups {
		passages := found.passages[begins[g.passage]:begins[g.passage+1]]
		d := s.owner[passages[0]]
		first := len(all)
		for _, p := range passages {
			all = append(all, int(p)-int(s.starts[d])+1)
		}
		h := DocumentHits{Document: s.texts.ID(int(d)), Passages: all[first:len(all):len(all)], Best: g.score, Length: int(s.starts[d+1] - s.starts[d])}
		if j, known := slices.BinarySearchFunc(exact, uint32(d), func(r ranked, d uint32) int { return cmp.Compare(r.passage, d) }); known {
			h.Best = exact[j].score
		}
		hits = append(hits, h)
	}
	return hits, total
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
	root := mapTexts(c.query.Root, func(text string) string {
		fixed := c.corrected(text)
		changed = changed || fixed != text
		return fixed
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

// mapTexts returns a tree with its wanted words and phrases changed.
func mapTexts(n query.Node, change func(string) string) query.Node {
	all := func(nodes []query.Node) []query.Node {
		changed := make([]query.Node, len(nodes))
		for i, k := range nodes {
			changed[i] = mapTexts(k, change)
		}
		return changed
	}
	switch n := n.(type) {
	case query.And:
		return query.And{Nodes: all(n.Nodes)}
	case query.Or:
		return query.Or{Nodes: all(n.Nodes)}
	case query.Word:
		n.Text = change(n.Text)
		return n
	case query.Phrase:
		n.Text = change(n.Text)
		return n
	}
	return n
}
