package coverage

import "slices"

// Groups puts documents together, such as those of one outlet, so that the
// coverage can be given for each group as if it were one long document. It is
// immutable.
type Groups struct {
	v      *Matrix
	of     []int32 // per document its group, −1 for none
	size   []int   // documents per group
	coded  []int   // of these, coded by the collection
	totals []int   // words per group
}

// Sum is what a group of documents has about one topic.
type Sum struct {
	Documents int     // that cover it
	Coded     int     // of which it is known whether they do, these among them
	Passages  int     // of those documents
	Words     int     // of those passages
	Share     float64 // of the words of all documents of the group, 0…1
	Fullest   string  // the document with the most words about it
}

// Group makes groups of documents; unknown ids are left out, and a document
// belongs to the last group that names it. Linear in the number of documents.
func (v *Matrix) Group(groups [][]string) *Groups {
	g := &Groups{v: v, of: make([]int32, len(v.Documents)), size: make([]int, len(groups)), coded: make([]int, len(groups)), totals: make([]int, len(groups))}
	for i := range g.of {
		g.of[i] = -1
	}
	for i, list := range groups {
		for _, id := range list {
			if d, ok := v.documents[id]; ok {
				g.of[d] = int32(i)
			}
		}
	}
	for d, i := range g.of {
		if i >= 0 {
			g.size[i]++
			if v.coded[d] {
				g.coded[i]++
			}
			g.totals[i] += v.totals[d]
		}
	}
	return g
}

// Size is the number of documents in a group.
func (g *Groups) Size(group int) int { return g.size[group] }

// Sums is what each group has about topics taken together, such as an event and
// its parts; a passage that treats several of them counts once. The time is
// linear in the number of documents that cover them.
func (g *Groups) Sums(topics ...string) []Sum {
	sums := make([]Sum, len(g.size))
	most := make([]int, len(g.size))
	add := func(d int, passages []int, words int) {
		i := g.of[d]
		s := &sums[i]
		s.Documents++
		s.Passages += len(passages)
		s.Words += words
		if words > most[i] || s.Fullest == "" {
			most[i], s.Fullest = words, g.v.Documents[d]
		}
	}
	if len(topics) == 1 {
		t, known := g.v.topics[topics[0]]
		for _, d := range g.v.documentsOn(topics[0]) {
			if known && g.of[d] >= 0 {
				cell := g.v.columns[d].cell(t)
				add(d, cell.Passages, cell.Words)
			}
		}
	} else {
		g.joined(topics, add)
	}
	g.judged(topics, sums)
	for i := range sums {
		sums[i].Share = share(sums[i].Words, g.totals[i])
	}
	return sums
}

// State is what is known of topics taken together in a group: it is silent only
// where every document of it is.
func (g *Groups) State(group int, s Sum) State {
	switch {
	case s.Documents > 0:
		return Covers
	case s.Coded == g.size[group]:
		return Silent
	}
	return NotCoded
}

// judged counts the documents of which it is known of each of the topics whether
// they cover it, and those that cover one. Like Sums it looks at the entries of
// the topics only, and not at every document.
func (g *Groups) judged(topics []string, sums []Sum) {
	list := make([]int, 0, len(topics))
	own := 0
	for _, id := range topics {
		t, is := g.v.topics[id]
		if !is {
			return // nothing is known of it anywhere
		}
		list = append(list, t)
		if g.v.own[t] {
			own++
		}
	}
	base := own == len(list) // where the collection has coded, all is known
	if base {
		for i := range sums {
			sums[i].Coded = g.coded[i]
		}
	}
	type entries struct { // of the topics
		own, others int // by whose the topic is
		covers      bool
	}
	known := make(map[int]entries)
	for _, t := range list {
		for i, documents := range [2][]int{g.v.coveredBy[t], g.v.silentOn[t]} {
			for _, d := range documents {
				if g.of[d] < 0 || base && g.v.coded[d] {
					continue
				}
				e := known[d]
				e.covers = e.covers || i == 0
				if g.v.own[t] {
					e.own++
				} else {
					e.others++
				}
				known[d] = e
			}
		}
	}
	for d, e := range known {
		if e.covers || e.others == len(list)-own && (g.v.coded[d] || e.own == own) {
			sums[g.of[d]].Coded++
		}
	}
}

// joined lists, for every document in a group, the passages about any of topics.
func (g *Groups) joined(topics []string, add func(d int, passages []int, words int)) {
	covered := make(map[int][]int)
	for _, id := range topics {
		t := g.v.topics[id]
		for _, d := range g.v.documentsOn(id) {
			if g.of[d] >= 0 {
				covered[d] = append(covered[d], g.v.columns[d].cell(t).Passages...)
			}
		}
	}
	documents := make([]int, 0, len(covered))
	for d := range covered {
		documents = append(documents, d)
	}
	slices.Sort(documents)
	for _, d := range documents {
		list := covered[d]
		slices.Sort(list)
		list = slices.Compact(list)
		words := 0
		for _, n := range list {
			words += g.v.words[d][n-1]
		}
		add(d, list, words)
	}
}

// Passages are those of a document about any of topics, ascending, each once.
func (v *Matrix) Passages(document string, topics ...string) []int {
	var list []int
	for _, id := range topics {
		list = append(list, v.Cell(id, document).Passages...)
	}
	slices.Sort(list)
	return slices.Compact(list)
}
