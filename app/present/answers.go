package present

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/align"
	"parallax/corpus/sorting"
)

// Which passage of one text answers which of another. Where that is coded, two
// passages are linked by the most specific topic that both treat. A topic that
// many passages of either text treat says little about any one of them: it
// links only passages that nothing else links, and those only once. So the
// lines between two texts can be followed by eye. What the program proposes is
// cut to the best links of a passage for the same reason.
const (
	tightMost = 4 // passages of either text, up to which a topic is telling
	linksMost = 2 // of a passage to one other text
)

// answer is a link from a passage to one of another document.
type answer struct {
	from, to corpus.Ref
	topics   []string // that both treat, the most specific first
	tight    bool
	apart    float64     // how differently deep in their texts they stand, 0…1
	question string      // that both answer, where they have no topic in common; "" otherwise
	loose    bool        // no line joins them, for lines are few; see related
	proposal *align.Pair // what the program finds; nil if nothing
}

// proposed reports whether a link rests on the program alone.
func (a answer) proposed() bool { return len(a.topics) == 0 && a.question == "" }

// weight is how much a link is worth where two contradict each other.
func (a answer) weight() float64 {
	if a.proposed() {
		return a.proposal.Score
	}
	return 1
}

// closer orders answers: telling topics first, then more topics in common, then
// the similar place.
func closer(a, b answer) int {
	if a.tight != b.tight {
		if a.tight {
			return -1
		}
		return 1
	}
	return cmp.Or(cmp.Compare(len(b.topics), len(a.topics)), cmp.Compare(a.apart, b.apart))
}

// best are the answers of one document to a passage, the closest first.
func best(m state.Model, from corpus.Ref, document string) []answer {
	topics := m.Coverage.Passage(from)
	tight := func(t string) bool {
		return len(m.Coverage.Cell(t, from.Document).Passages) <= tightMost && len(m.Coverage.Cell(t, document).Passages) <= tightMost
	}
	var list []answer
	for _, telling := range []bool{true, false} {
		for _, t := range topics {
			if len(list) > 0 || tight(t) != telling {
				continue
			}
			for _, n := range m.Coverage.Cell(t, document).Passages {
				to := corpus.Ref{Document: document, Passage: n}
				list = append(list, answer{from: from, to: to, tight: telling, apart: math.Abs(depth(m, from) - depth(m, to)), topics: common(m, topics, to)})
			}
		}
	}
	sorting.By(list, closer)
	if len(list) > 0 && !list[0].tight {
		return list[:1]
	}
	return list[:min(len(list), linksMost)]
}

// common are those of the topics that a passage treats.
func common(m state.Model, topics []string, r corpus.Ref) []string {
	var list []string
	others := m.Coverage.Passage(r)
	for _, t := range topics {
		if slices.Contains(others, t) {
			list = append(list, t)
		}
	}
	return list
}

// depth is how far into its text a passage stands, 0…1.
func depth(m state.Model, r corpus.Ref) float64 {
	d := m.Catalog.Document(r.Document)
	return (float64(r.Passage) - 0.5) / float64(max(1, len(d.Passages)))
}

// pair links two documents: what either of them answers to the other, at most
// linksMost of a passage; broad topics only where both sides agree. The result
// is ascending by the passages of a, then of b.
func pair(m state.Model, a, b string) []answer {
	var list []answer
	add := func(from corpus.Ref, to string, turn bool) {
		for _, x := range best(m, from, to) {
			if !x.tight {
				back := best(m, x.to, from.Document)
				if len(back) == 0 || back[0].to != from {
					continue
				}
			}
			if turn {
				x.from, x.to = x.to, x.from
			}
			if !slices.ContainsFunc(list, func(y answer) bool { return x.from == y.from && x.to == y.to }) {
				list = append(list, x)
			}
		}
	}
	for _, p := range m.Catalog.Document(a).Passages {
		add(corpus.Ref{Document: a, Passage: p.N}, b, false)
	}
	for _, p := range m.Catalog.Document(b).Passages {
		add(corpus.Ref{Document: b, Passage: p.N}, a, true)
	}
	sorting.By(list, closer)
	list = fewest(list)
	sorting.By(list, inOrder)
	return list
}

// links joins two documents by what has been coded, by what the program
// proposes, or by both, as the reader has it, ascending by the passages of a,
// then of b. What both say is one link.
func links(m state.Model, a, b string) []answer {
	var list []answer
	basis := m.Basis()
	if basis != state.ByProgram {
		list = pair(m, a, b)
	}
	if basis == state.ByHand {
		return list
	}
	coded := len(list)
	for _, x := range proposals(m, a, b) {
		at := slices.IndexFunc(list[:coded], func(y answer) bool { return x.from == y.from && x.to == y.to })
		if at >= 0 {
			list[at].proposal = x.proposal
		} else {
			list = append(list, x)
		}
	}
	sorting.By(list, inOrder)
	return list
}

func inOrder(x, y answer) int {
	return cmp.Or(cmp.Compare(x.from.Passage, y.from.Passage), cmp.Compare(x.to.Passage, y.to.Passage))
}

// proposals are the links between two documents that the program proposes with
// the score the reader wants at least, the best linksMost of each passage.
func proposals(m state.Model, a, b string) []answer {
	found, _ := m.Alignments()
	if found == nil {
		return nil
	}
	var list []answer
	for i := range found.Links {
		l := &found.Links[i]
		x := answer{from: l.A, to: l.B, proposal: l}
		if l.A.Document == b {
			x.from, x.to = l.B, l.A
		}
		if x.from.Document == a && x.to.Document == b && l.Score >= m.Route.Sides.Least() {
			list = append(list, x)
		}
	}
	sorting.By(list, func(x, y answer) int { return cmp.Compare(y.proposal.Score, x.proposal.Score) })
	return fewest(list)
}

// fewest keeps of a list, best first, at most linksMost of each passage.
func fewest(list []answer) []answer {
	links := make(map[corpus.Ref]int)
	return slices.DeleteFunc(list, func(x answer) bool {
		if links[x.from] >= linksMost || links[x.to] >= linksMost {
			return true
		}
		links[x.from]++
		links[x.to]++
		return false
	})
}

// answers are the passages of the other documents that answer r, in the order
// of the documents.
func answers(m state.Model, r corpus.Ref, chosen []string) []answer {
	d := m.Catalog.Document(r.Document)
	if d == nil || d.Passage(r.Passage) == nil {
		return nil
	}
	var list []answer
	for _, id := range chosen {
		if id == r.Document || m.Catalog.Document(id) == nil {
			continue
		}
		for _, x := range links(m, r.Document, id) {
			if x.from == r {
				list = append(list, x)
			}
		}
	}
	return list
}

// related are the passages of the other documents that are named beside r: those
// that a line joins with it, and of documents without a line what covers the
// same by the definition of coverage.Elsewhere. So there are none exactly where
// Elsewhere knows of none, unless only proposals are looked at.
func related(m state.Model, r corpus.Ref, chosen []string) []answer {
	list := answers(m, r, chosen)
	if m.Basis() == state.ByProgram {
		return list
	}
	for _, id := range chosen {
		coded := func(x answer) bool { return x.to.Document == id && !x.proposed() }
		if id == r.Document || m.Catalog.Document(id) == nil || slices.ContainsFunc(list, coded) {
			continue
		}
		more := best(m, r, id)
		if len(more) == 0 {
			more = sameQuestion(m, r, id)
		}
		for _, x := range more {
			x.loose = true
			if at := slices.IndexFunc(list, func(y answer) bool { return y.to == x.to }); at >= 0 {
				x.proposal = list[at].proposal
				list[at] = x
			} else {
				list = append(list, x)
			}
		}
	}
	place := func(x answer) int { return slices.Index(chosen, x.to.Document) }
	sorting.By(list, func(x, y answer) int { return cmp.Compare(place(x), place(y)) })
	return list
}

// sameQuestion are the passages of a document that answer a question which r
// answers too, at most linksMost.
func sameQuestion(m state.Model, r corpus.Ref, document string) []answer {
	var list []answer
	for _, f := range m.Catalog.FactsAt(r) {
		for _, v := range f.Values {
			known := slices.ContainsFunc(list, func(x answer) bool { return x.to == v.At })
			if v.At.Document == document && !known && len(list) < linksMost && m.Catalog.Passage(v.At) != nil {
				list = append(list, answer{from: r, to: v.At, question: f.Question})
			}
		}
	}
	return list
}

// anchors says for every two columns which passages stand level while one of
// them is scrolled: "0 1 4:13 7:15;0 2 …" are column, column, and passages of
// the one and the other, both ascending. Links that cross others are left out,
// as few as can be.
func anchors(m state.Model, chosen []string) string {
	var b strings.Builder
	for i := range chosen {
		for j := i + 1; j < len(chosen); j++ {
			if b.Len() > 0 {
				b.WriteByte(';')
			}
			b.WriteString(strconv.Itoa(i) + " " + strconv.Itoa(j))
			for _, x := range uncrossed(links(m, chosen[i], chosen[j])) {
				b.WriteString(" " + strconv.Itoa(x.from.Passage) + ":" + strconv.Itoa(x.to.Passage))
			}
		}
	}
	return b.String()
}

// uncrossed is the weightiest part of a sorted list in which both sides ascend.
func uncrossed(list []answer) []answer {
	sum := make([]float64, len(list))
	before := make([]int, len(list))
	end := -1
	for i := range list {
		sum[i], before[i] = list[i].weight(), -1
		for j := range i {
			if list[j].from.Passage < list[i].from.Passage && list[j].to.Passage < list[i].to.Passage && sum[j]+list[i].weight() > sum[i] {
				sum[i], before[i] = sum[j]+list[i].weight(), j
			}
		}
		if end < 0 || sum[i] > sum[end] {
			end = i
		}
	}
	var kept []answer
	for ; end >= 0; end = before[end] {
		kept = append(kept, list[end])
	}
	slices.Reverse(kept)
	return kept
}
