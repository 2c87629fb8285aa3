// Package align proposes, from the words alone, what belongs together in texts
// that nobody has coded: passages of different documents about the same thing,
// the facts on which those agree or differ, and the topics they make.
//
// All of it starts from an [Aligner], which holds the rare words of every
// passage. It then gives
//
//   - [Pair]s of passages, between two documents ([Aligner.Pair]) or for one
//     passage anywhere ([Aligner.Find]), each with a score and the [Reason] it
//     rests on; [Marks] finds the words of a reason in a text;
//   - [FactGroup]s: figures that stand among the same words in such passages,
//     and whether they can all be right ([Aligner.ProposeFacts]);
//   - [TopicProposal]s: clusters of passages of several documents
//     ([Aligner.Topics]).
//
// Everything is to be shown as proposed. Two passages can be told to share
// words, names, numbers and dates; that they mean the same is for the reader.
// What the score is worth was measured on the coding of the first collection;
// eval_test.go repeats it.
//
// What happens, by file:
//
//	stems.go        collection → stems with their rarity; names, numbers
//	commonwords.go  words that say nothing of what a text is about
//	score.go        two passages → likeness, and the reason
//	pairing.go      likeness → score, by what stands beside both passages
//	aligner.go      candidates that share rare words → pairs
//	facts.go        pairs → pairs of figures; factgroups.go joins them
//	articles.go     two documents → how alike they are as a whole
//	topicgraph.go   documents → stories, passages → graph of likeness;
//	                topics.go clusters and names
package align

import (
	"cmp"
	"math"
	"slices"

	"parallax/corpus"
	"parallax/corpus/sorting"
)

// DefaultThreshold is the score below which no alignment is proposed. It was
// set on the coding of the shipped collection, where six in ten of all
// proposals, and seven in ten of each passage's best, then share a topic; see
// the test of the alignment for how that carries over.
const DefaultThreshold = 0.45

// Options says what is proposed. Its zero value works.
type Options struct {
	Threshold float64 // least score; 0 means DefaultThreshold
	// Within is how far below the best partner of either passage others may
	// lie and still be proposed, as a share of its score; 0 means 0.6. At 1
	// only best partners are.
	Within float64
}

// Pair is a proposal that two passages of different documents speak of
// the same thing. It is made by program from words, names, numbers and dates
// alone and is never to be shown as if a person had judged it.
type Pair struct {
	A      corpus.Ref `json:"a"`
	B      corpus.Ref `json:"b"`
	Score  float64    `json:"score"` // 0 to 1
	Reason Reason     `json:"reason"`
}

// Reason is what an alignment rests on.
type Reason struct {
	Terms   []string `json:"terms,omitempty"`   // shared rare words, the rarest first, folded
	Names   []string `json:"names,omitempty"`   // shared words that the collection writes with capitals
	Numbers []string `json:"numbers,omitempty"` // shared numbers
	Dates   []string `json:"dates,omitempty"`   // dates that both name, as ParseDate reads them
	Wording float64  `json:"wording"`           // how alike their words are, weighted by rarity, 0 to 1
	Against []string `json:"against,omitempty"` // dates of A and of B that exclude each other
}

// Aligner proposes alignments between the documents of one collection. It
// holds the rare terms of all passages with an inverted list for each, so that
// only passages that share some are ever compared. It is immutable once made
// and may be used from several goroutines.
//
// Of a digest the words of its attached original count, and none of its own.
// As long as only the counts of the original are known, both are used
// together: counts have no order, and no names of two words.
type Aligner struct {
	documents  []*corpus.Document
	index      map[string]int // document id → index
	first      []int32        // document → its first passage among all
	passages   []alignPassage
	stems      []stemClass
	stemOf     map[string]int32 // term → stem, of words that count
	weights    weights
	articles   []article
	inArticles [][]companion // stem → documents that have it, with its weight there, ascending
	postings   [][]int32     // stem → passages, ascending; nil for stems that are not rare
}

// alignPassage is what is compared of one passage.
type alignPassage struct {
	document int32
	n        int32   // its number
	stems    []int32 // ascending
	weight   float64 // sum of the weights of stems, see worth
	table    bool    // more figures than text, see tableShare
}

// stemClass is what the collection shows of a stem.
type stemClass struct {
	term   string  // its most frequent form
	df     int     // passages that have it
	weight float64 // its rarity, in units of rarest
	name   bool
	number bool
	common bool // of commonWords

	// after is the stem that this one follows in most names that have it
	// ("jong" after "kim"), -1 if there is none. Where both are shared, this
	// one is worth only what it adds.
	after int32
	adds  float64
}

// rareShare is the share of passages above which a stem finds no candidates.
// It still counts between passages found by others.
const rareShare = 0.25

// New reads a collection. Time and memory are linear in its words.
func New(c *corpus.Collection) *Aligner { return newAligner(c, defaultWeights, nil) }

// NewWith does the same and tells progress now and then which part of the
// work is done, from 0 to 1. If that returns false it stops and returns nil.
func NewWith(c *corpus.Collection, progress func(done float64) bool) *Aligner {
	return newAligner(c, defaultWeights, progress)
}

func newAligner(c *corpus.Collection, w weights, progress func(done float64) bool) *Aligner {
	a := &Aligner{documents: c.Documents, index: make(map[string]int, len(c.Documents)), weights: w}
	b := newStemBuilder(c.Documents)
	for i, d := range c.Documents {
		if progress != nil && !progress(float64(i)/float64(len(c.Documents))) {
			return nil
		}
		a.index[d.ID] = i
		a.first = append(a.first, int32(len(a.passages)))
		for j := range d.Passages {
			a.passages = append(a.passages, alignPassage{document: int32(i), n: int32(d.Passages[j].N), stems: b.read(d, &d.Passages[j]), table: b.table()})
		}
	}
	a.first = append(a.first, int32(len(a.passages)))
	a.stems = b.classes(len(a.passages), w)
	a.stemOf = b.stemOf()
	a.fillPostings()
	a.readArticles()
	return a
}

func (a *Aligner) fillPostings() {
	a.postings = make([][]int32, len(a.stems))
	limit := max(8, int(rareShare*float64(len(a.passages))))
	for i := range a.passages {
		p := &a.passages[i]
		p.weight = a.worth(p.stems)
		for _, s := range p.stems {
			class := &a.stems[s]
			if class.df < 2 || class.df > limit || class.weight == 0 {
				continue
			}
			if a.postings[s] == nil {
				a.postings[s] = make([]int32, 0, class.df)
			}
			a.postings[s] = append(a.postings[s], int32(i))
		}
	}
}

// Pair proposes alignments between two documents, by passages of the first
// and then by score. Unknown or equal ids give none. Each passage may have
// several partners or none.
func (a *Aligner) Pair(from, to string, options Options) []Pair {
	x, ok := a.index[from]
	y, okToo := a.index[to]
	if !ok || !okToo || x == y {
		return nil
	}
	var found []scored
	facts := newFactCache(a)
	p := a.pairing(x, y, facts)
	for i := a.first[x]; i < a.first[x+1]; i++ {
		for _, j := range a.candidates(i, a.first[y], a.first[y+1]) {
			found = append(found, scored{i, j, p.score(i, j)})
		}
	}
	return a.propose(found, options, facts)
}

// Find proposes the passages anywhere in the collection that speak of the same
// thing as the passage r, best first, at most limit. It compares r with the
// limit×8 passages that share most rare terms with it, and weighs the company
// of the limit×2 most like it.
func (a *Aligner) Find(r corpus.Ref, limit int, options Options) []Pair {
	x, ok := a.index[r.Document]
	if !ok || a.documents[x].Passage(r.Passage) == nil || limit <= 0 {
		return nil
	}
	i := a.first[x] + int32(r.Passage) - 1
	shared := make([]float64, len(a.passages))
	candidates := slices.DeleteFunc(a.sharing(i, shared, nil), func(j int32) bool { return a.passages[j].document == int32(x) })
	first := func(weight func(int32) float64, n int) {
		sorting.By(candidates, func(p, q int32) int { return cmp.Or(cmp.Compare(weight(q), weight(p)), cmp.Compare(p, q)) })
		candidates = candidates[:min(len(candidates), n*limit)]
	}
	first(func(j int32) float64 { return shared[j] }, 8)
	facts := newFactCache(a)
	likeness := make(map[int32]float64, len(candidates))
	for _, j := range candidates {
		likeness[j] = a.likeness(i, j, facts)
	}
	first(func(j int32) float64 { return likeness[j] }, 2)
	found := make([]scored, 0, len(candidates))
	pairings := make(map[int32]*pairing)
	for _, j := range candidates {
		d := a.passages[j].document
		if pairings[d] == nil {
			pairings[d] = a.pairing(x, int(d), facts)
		}
		found = append(found, scored{i, j, pairings[d].score(i, j)})
	}
	list := a.propose(found, options, facts)
	sorting.By(list, func(p, q Pair) int { return cmp.Compare(q.Score, p.Score) })
	return list[:min(len(list), limit)]
}

// candidates are the passages from first to before end that share a rare stem
// with passage i, ascending.
func (a *Aligner) candidates(i, first, end int32) []int32 {
	var list []int32
	for _, s := range a.passages[i].stems {
		postings := a.postings[s]
		at, _ := slices.BinarySearch(postings, first)
		for ; at < len(postings) && postings[at] < end; at++ {
			list = append(list, postings[at])
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// scored is one pair of passages compared.
type scored struct {
	i, j  int32
	score float64
}

// propose keeps the pairs that reach the threshold and come near the best of
// either of their passages in the other document.
func (a *Aligner) propose(found []scored, options Options, facts *factCache) []Pair {
	threshold, within := options.Threshold, options.Within
	if threshold <= 0 {
		threshold = DefaultThreshold
	}
	if within <= 0 {
		within = 0.6
	}
	type side struct{ passage, document int32 }
	best := make(map[side]float64)
	for _, f := range found {
		l, r := side{f.i, a.passages[f.j].document}, side{f.j, a.passages[f.i].document}
		best[l] = max(best[l], f.score)
		best[r] = max(best[r], f.score)
	}
	list := []Pair{}
	for _, f := range found {
		least := min(best[side{f.i, a.passages[f.j].document}], best[side{f.j, a.passages[f.i].document}])
		if f.score < threshold || f.score < within*least {
			continue
		}
		list = append(list, Pair{a.ref(f.i), a.ref(f.j), f.score, a.reason(f.i, f.j, facts)})
	}
	sorting.By(list, func(p, q Pair) int {
		return cmp.Or(cmp.Compare(p.A.Passage, q.A.Passage), cmp.Compare(q.Score, p.Score), cmp.Compare(p.B.Document, q.B.Document), cmp.Compare(p.B.Passage, q.B.Passage))
	})
	return list
}

func (a *Aligner) ref(i int32) corpus.Ref {
	p := a.passages[i]
	return corpus.Ref{Document: a.documents[p.document].ID, Passage: int(p.n)}
}

// place is where in its document a passage stands, from 0 to 1.
func (a *Aligner) place(i int32) float64 {
	d := a.passages[i].document
	n := a.first[d+1] - a.first[d]
	if n < 2 {
		return 0.5
	}
	return float64(i-a.first[d]) / float64(n-1)
}

// worth is the weight of stems found together, ascending: the sum of their
// weights, where the parts of a name are not counted as if each had come by
// itself.
func (a *Aligner) worth(stems []int32) float64 {
	sum := 0.0
	for _, s := range stems {
		c := &a.stems[s]
		if c.after >= 0 {
			if _, both := slices.BinarySearch(stems, c.after); both {
				sum += c.adds
				continue
			}
		}
		sum += c.weight
	}
	return sum
}

// rarity is the weight of a stem found in df of n passages: ln(n/df) to the
// power 1.5, so that several common words do not add up to one rare one. All
// weights are divided by that of a stem found in two passages, the rarest that
// can be shared, so that they mean the same in collections of any size.
func rarity(df, n int) float64 {
	return math.Pow(max(0, math.Log(float64(n+1)/(float64(df)+0.5))), 1.5)
}

// rarest is the unit of weight among n passages.
func rarest(n int) float64 { return max(rarity(2, n), 0.1) }
