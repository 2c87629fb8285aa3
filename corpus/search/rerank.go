package search

import (
	"cmp"
	"math"
	"slices"

	"parallax/corpus/analysis"
)

// Re-ranking looks at the texts of the best passages: words in the very form
// typed count, and so does how close together different words stand.
const (
	rerankDepth     = 50
	exactnessWeight = .3
	nearnessWeight  = .2
)

// ranked is a passage with its score.
type ranked struct {
	passage uint32
	score   float64
}

// before orders by descending score, then by place in the collection.
func before(a, b ranked) int {
	switch {
	case a.score > b.score:
		return -1
	case a.score < b.score:
		return 1
	}
	return cmp.Compare(a.passage, b.passage)
}

// best returns the k best of a list, best first.
func best(l *list, k int) []ranked {
	b := bests{k: k, heap: make([]ranked, 0, min(k, l.len()))}
	for i, p := range l.passages {
		b.add(p, l.scores[i])
	}
	return b.sorted()
}

// bests keeps the k best of the passages added, which must ascend.
type bests struct {
	k    int
	heap []ranked // the worst of the best on top
}

// least is what a passage must score more than to be kept.
func (b *bests) least() float64 {
	if len(b.heap) < b.k || b.k == 0 {
		return -1
	}
	return b.heap[0].score
}

func (b *bests) add(p uint32, score float32) {
	heap := b.heap
	switch {
	case len(heap) < b.k:
		heap = append(heap, ranked{p, float64(score)})
		for j := len(heap) - 1; j > 0; {
			up := (j - 1) / 2
			if before(heap[j], heap[up]) < 0 {
				break
			}
			heap[j], heap[up] = heap[up], heap[j]
			j = up
		}
		b.heap = heap
	case b.k > 0 && float64(score) > heap[0].score: // what ties with the worst comes after it
		heap[0] = ranked{p, float64(score)}
		for j := 0; ; {
			down := 2*j + 1
			if down >= b.k {
				break
			}
			if down+1 < b.k && before(heap[down+1], heap[down]) > 0 {
				down++
			}
			if before(heap[down], heap[j]) < 0 {
				break
			}
			heap[j], heap[down] = heap[down], heap[j]
			j = down
		}
	}
}

func (b *bests) sorted() []ranked {
	slices.SortFunc(b.heap, before)
	return b.heap
}

// evidence is what the texts of one passage show for a query.
type evidence struct {
	text, headline, original marked
	weights                  []float32 // by leaf: of its best form in any layer
}

// examine reads the texts of passage p.
func (s *Searcher) examine(m *marker, a *analysis.Analyzer, ev *evidence, p uint32) {
	l := s.layersOf(a, p)
	m.mark(&ev.text, &l.text)
	m.mark(&ev.headline, &l.headline)
	m.mark(&ev.original, &l.original)
	ev.weights = append(ev.weights[:0], make([]float32, len(m.leaves))...)
	for _, t := range [...]*marked{&ev.text, &ev.headline, &ev.original} {
		for _, k := range t.marks {
			ev.weights[k.leaf] = max(ev.weights[k.leaf], k.weight)
		}
	}
}

// rerank orders the passages anew, which must be the best of their list.
func (s *Searcher) rerank(m *marker, a *analysis.Analyzer, ev *evidence, top []ranked) {
	var sum float64
	for _, l := range m.leaves {
		sum += l.weight()
	}
	if sum == 0 {
		return
	}
	for i, r := range top {
		s.examine(m, a, ev, r.passage)
		var exact float64
		for j, l := range m.leaves {
			exact += l.weight() * float64(ev.weights[j])
		}
		near := ev.headline.nearness() + max(ev.text.nearness(), ev.original.nearness())
		top[i].score *= (1 + exactnessWeight*exact/sum) * (1 + nearnessWeight*math.Log1p(near))
	}
	slices.SortFunc(top, before)
}

// weight is how much a leaf tells: the idf of its words.
func (l *leaf) weight() float64 {
	if !l.wanted {
		return 0
	}
	var w float64
	for _, g := range l.slots {
		if len(g.readings) > 0 {
			w += float64(g.idf)
		}
	}
	return w
}

// nearness is the sum over neighbouring marks of different leaves of one by
// their distance.
func (t *marked) nearness() float64 {
	var sum float64
	for i := 1; i < len(t.marks); i++ {
		a, b := t.marks[i-1], t.marks[i]
		if a.leaf != b.leaf && b.from > a.from {
			sum += 1 / float64(b.from-a.from)
		}
	}
	return sum
}
