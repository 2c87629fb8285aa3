// Package coverage answers who covers what, how much of it, and who does not:
// it reads the coding of a collection into a [Matrix] of topics × documents.
//
// A [Cell] holds the passages of a document on a topic, their words, and their
// share of the document. Whether an empty one is silence, or nobody has looked, is
// told by [Matrix.State]. From a matrix one can go
//
//   - from a topic to the documents that cover it ([Matrix.CoveredBy]) and back
//     ([Matrix.TopicsOf]);
//   - from a passage to the passages of others on the same topic
//     ([Matrix.Partners]), or between two whole documents ([Matrix.Links]);
//   - from a passage to whether anybody else covers what it is about
//     ([Matrix.Elsewhere]);
//   - from documents to groups of them, such as outlets ([Matrix.Group]).
//
// [FindingAmong] does for the coded facts what a part of the matrix does for
// the topics: it says how the verdict stands while only some documents are
// looked at.
//
// Nothing here is guessed: only what a collection's coding says counts, whoever
// made it. What is proposed from the texts comes from the packages align,
// speech and reuse.
package coverage

import (
	"cmp"
	"math"
	"slices"

	"parallax/corpus"
	"parallax/corpus/sorting"
)

// Matrix is the table topics × documents of a collection, computed once. It
// is immutable; its methods may be called from several goroutines and share
// memory with it, so what they return is not to be written to.
//
// Only what the coding says counts: covering a part of an event is not covering
// the event. Entries of the coding that name an unknown topic, document or
// passage are left out.
type Matrix struct {
	Topics    []corpus.Topic // by date, parts after their parent, undated last
	Documents []string       // in the collection's order

	topics     map[string]int       // id → index into Topics
	documents  map[string]int       // id → index into Documents
	depth      []int                // per topic, 0 for a root
	rank       []int                // per topic, its place from most to least specific
	coveredBy  [][]int              // per topic, indexes of documents, ascending
	passages   []int                // per topic, how many treat it
	silentOn   [][]int              // per topic, documents that an entry says are silent, ascending
	own        []bool               // per topic, whether it is the collection's
	coded      []bool               // per document, whether the collection has coded it
	codedCount int                  // of these, those it has
	known      int                  // documents of which anything is known
	columns    []column             // per document
	answers    map[corpus.Ref][]int // per passage, places of the facts it answers
	answeredBy [][]int              // per fact, indexes of documents, ascending
	fullest    []int                // documents, those that cover most topics first
	words      [][]int              // per document and passage number−1
	totals     []int                // words per document
	lead       int                  // index of the topic to begin with; −1 for none
}

// Cell is what one document has about one topic.
type Cell struct {
	Passages []int   // ascending; empty where the document does not cover it, see State
	Words    int     // words of those passages in the original (or full) text
	Share    float64 // of the document's words, 0…1
	Gist     string
}

// New reads the coding of a collection. Time and memory are linear in
// passages and coverage entries; no table of topics × documents is allocated,
// so 200 topics of 5000 documents cost what their coding costs. Most of the
// time goes into counting words, see WordCounts.
func New(c *corpus.Collection) *Matrix { return NewCounted(c, WordCounts(c, nil)) }

// NewCounted is New of a collection whose words have been counted by WordCounts.
// The counts become the matrix's.
func NewCounted(c *corpus.Collection, words [][]int) *Matrix {
	n := len(c.Documents)
	v := &Matrix{Documents: make([]string, n), documents: make(map[string]int, n), words: words, totals: make([]int, n)}
	for i, d := range c.Documents {
		v.Documents[i] = d.ID
		v.documents[d.ID] = i
		v.totals[i] = sum(words[i])
	}
	v.read(c, nil)
	return v
}

// Recoded is New of a collection with other coding of the same documents, whose
// words are not counted again. Time is linear in the coverage entries, and
// little of it is spent on documents whose entries are the same.
func (v *Matrix) Recoded(c *corpus.Collection) *Matrix {
	if len(c.Documents) != len(v.Documents) {
		return New(c)
	}
	w := &Matrix{Documents: v.Documents, documents: v.documents, words: v.words, totals: v.totals}
	w.read(c, v)
	return w
}

// Reworded is New of a collection with the same coding, in which the documents at
// some places have other words. Time is that of counting these, and of copying
// what there is of the others without looking at it.
func (v *Matrix) Reworded(c *corpus.Collection, changed []int) *Matrix {
	var k counter
	w := *v
	w.words, w.totals, w.columns = slices.Clone(v.words), slices.Clone(v.totals), slices.Clone(v.columns)
	for _, d := range changed {
		w.words[d] = k.passages(c.Documents[d])
		w.totals[d] = sum(w.words[d])
		cells := slices.Clone(w.columns[d].cells)
		for i := range cells {
			w.measure(&cells[i], d)
		}
		w.columns[d].cells = cells
	}
	w.findLead()
	return &w
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// Deviation says how unequally documents treat a topic, from the share of its
// words that each gives to it, silence counting as 0: the population standard
// deviation σ = √(Σs²/n − (Σs/n)²), 0 where all give the same and at most 0.5.
// Unlike a coefficient of variation it does not put every passing remark by one
// document on top.
func Deviation(shares []float64) float64 {
	n := len(shares)
	var sum, squares float64
	for _, s := range shares {
		sum += s
		squares += s * s
	}
	if n == 0 {
		return 0
	}
	mean := sum / float64(n)
	return math.Sqrt(max(0, squares/float64(n)-mean*mean))
}

// Cell is what a document says of a topic; the zero Cell where nothing.
func (v *Matrix) Cell(topic, document string) Cell {
	t, ok := v.topics[topic]
	if !ok {
		return Cell{}
	}
	d, ok := v.documents[document]
	if !ok {
		return Cell{}
	}
	return v.columns[d].cell(t)
}

// DocumentCount is the number of documents that cover a topic. It is the measure of
// spread by which the chart can be ordered (document frequency).
func (v *Matrix) DocumentCount(topic string) int { return len(v.documentsOn(topic)) }

// PassageCount is the number of passages that treat a topic, over all documents.
func (v *Matrix) PassageCount(topic string) int {
	if t, ok := v.topics[topic]; ok {
		return v.passages[t]
	}
	return 0
}

func (v *Matrix) documentsOn(topic string) []int {
	if t, ok := v.topics[topic]; ok {
		return v.coveredBy[t]
	}
	return nil
}

// CoveredBy are the documents that cover a topic, in the collection's order.
func (v *Matrix) CoveredBy(topic string) []string {
	return v.names(v.documentsOn(topic))
}

func (v *Matrix) names(documents []int) []string {
	ids := make([]string, len(documents))
	for i, d := range documents {
		ids[i] = v.Documents[d]
	}
	return ids
}

// TopicsOf are the ids of the topics a document covers, in the order of Topics.
func (v *Matrix) TopicsOf(document string) []string {
	d, ok := v.documents[document]
	if !ok {
		return nil
	}
	return v.ids(v.columns[d].topics)
}

// Fullest are the n documents of a list that cover the most topics, in the
// collection's order; all if there are no more than n. The list is in the
// collection's order too.
func (v *Matrix) Fullest(list []string, n int) []string {
	if n >= len(list) {
		return list
	}
	among := make([]bool, len(v.Documents))
	for _, id := range list {
		if d, ok := v.documents[id]; ok {
			among[d] = true
		}
	}
	var most []int
	for _, d := range v.fullest {
		if among[d] && len(most) < n {
			most = append(most, d)
		}
	}
	slices.Sort(most)
	return v.names(most)
}

// Topic returns the topic with the id.
func (v *Matrix) Topic(id string) (corpus.Topic, bool) {
	t, ok := v.topics[id]
	if !ok {
		return corpus.Topic{}, false
	}
	return v.Topics[t], true
}

// Depth is 0 for a topic of its own and one more than its parent's for a part.
func (v *Matrix) Depth(topic string) int {
	if t, ok := v.topics[topic]; ok {
		return v.depth[t]
	}
	return 0
}

// Passage returns the ids of the topics that a passage treats, the most
// specific first: parts before the events they are parts of, then those with
// fewer passages in the whole collection, then the shorter time.
func (v *Matrix) Passage(r corpus.Ref) []string { return v.ids(v.topicsAt(r)) }

func (v *Matrix) topicsAt(r corpus.Ref) []int {
	d, ok := v.documents[r.Document]
	if !ok {
		return nil
	}
	return v.topicsOn(d, r.Passage)
}

// topicsOn are the topics of passage n of document d, by rank. A document covers a
// dozen topics, so they are looked through instead of kept for every passage.
func (v *Matrix) topicsOn(d, n int) []int {
	var list []int
	for i, t := range v.columns[d].topics {
		if _, is := slices.BinarySearch(v.columns[d].cells[i].Passages, n); is {
			list = append(list, t)
		}
	}
	sorting.By(list, func(a, b int) int { return cmp.Compare(v.rank[a], v.rank[b]) })
	return list
}

func (v *Matrix) ids(topics []int) []string {
	list := make([]string, len(topics))
	for i, t := range topics {
		list[i] = v.Topics[t].ID
	}
	return list
}

// Words is the length of a document in words, as Words counts them.
func (v *Matrix) Words(document string) int {
	if d, ok := v.documents[document]; ok {
		return v.totals[d]
	}
	return 0
}
