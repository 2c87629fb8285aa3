package index

import (
	"bytes"
	"encoding/binary"
	"runtime"
	"slices"

	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/sorting"
)

// Passage is what a Builder takes up of one passage.
type Passage struct {
	Headline string
	Text     string
	Original string        // if attached
	Counts   corpus.Counts // used if Original is empty
}

// Builder collects passages for an Index. Its zero value is ready. It keeps one or
// two bytes per token and needs four more while it builds.
type Builder struct {
	// Label is kept with the index, to tell what it was made from.
	Label string
	// Step, if not nil, is called every few milliseconds while the index is made
	// of what was added, with the share of that which is done. Once it returns
	// false there is no index.
	Step func(done float64) (goOn bool)

	analyzer analysis.Analyzer
	words    vocabulary
	stream   stream   // the terms of all passages, layer after layer
	bounds   []uint32 // where in stream each layer of each passage begins
	placed   []bool   // by passage: the original layer is in order
	keys     []string // of one passage's counts
}

// Add takes up the next passage.
func (b *Builder) Add(p Passage) {
	b.layer(p.Headline)
	b.layer(p.Text)
	b.placed = append(b.placed, p.Original != "")
	if p.Original != "" {
		b.layer(p.Original)
		return
	}
	b.bounds = append(b.bounds, b.stream.n)
	b.keys = b.keys[:0]
	for w := range p.Counts {
		b.keys = append(b.keys, w)
	}
	slices.Sort(b.keys) // so that term numbers, and thus work, do not vary between runs
	for _, w := range b.keys {
		n := p.Counts[w]
		b.analyzer.Each(w, func(term []byte, _, _ int) {
			id := b.words.add(term)
			for range min(n, maxCount) {
				b.stream.add(id)
			}
		})
	}
}

// maxCount bounds what one entry of a hostile list of counts can cost.
const maxCount = 1 << 12

func (b *Builder) layer(text string) {
	b.bounds = append(b.bounds, b.stream.n)
	b.analyzer.Each(text, func(term []byte, _, _ int) {
		b.stream.add(b.words.add(term))
	})
}

// Index makes the index of what was added; nil if Step ends it. The Builder is
// empty afterwards.
func (b *Builder) Index() *Index {
	ix := b.Peek()
	*b = Builder{}
	return ix
}

// Peek makes the index of what was added so far, and the Builder goes on: more
// can be added, which is all that has to be analysed for the next index. Time is
// linear in all tokens, a third of what it took to add them.
func (b *Builder) Peek() *Index {
	state := *b // making it puts an end to the bounds, which are not at their end
	w := inversion{Builder: &state}
	return w.run()
}

// inversion is the work of turning a Builder's stream into postings.
type inversion struct {
	*Builder
	order  []uint32 // positions in stream, by term, ascending within each
	coarse []uint32 // the passage that position i<<coarseShift of stream is in
	ix     *Index

	listed, placedAt    heap // postings and positions
	block, spots, table []byte
	finished            int // tokens
}

const coarseShift = 7

func (w *inversion) run() *Index {
	n := len(w.placed)
	w.bounds = append(w.bounds, w.stream.n)
	ix := &Index{fingerprint: analysis.Fingerprint(), label: w.Label, passages: n}
	w.ix = ix
	ix.lengths = make([]uint32, layers*n)
	for i := range ix.lengths {
		ix.lengths[i] = w.bounds[i+1] - w.bounds[i]
	}
	ix.placed = make([]byte, (n+7)/8)
	for i, placed := range w.placed {
		if placed {
			ix.placed[i/8] |= 1 << (i % 8)
		}
	}
	sorted := w.sortTerms()
	for _, ends := range []*[]uint32{&ix.termEnds, &ix.df, &ix.postingEnds, &ix.positionEnds} {
		*ends = make([]uint32, 0, len(sorted))
	}
	ix.termBytes = make([]byte, 0, len(w.words.arena))
	if !w.step(0.1) {
		return nil
	}
	starts := w.sortStream()
	if starts == nil {
		return nil
	}
	w.locate(n)
	done := 0
	for _, id := range sorted {
		if done += int(starts[id+1] - starts[id]); done > pieceOfWork {
			w.finished += done
			done = 0
			if !w.step(0.3 + 0.7*float64(w.finished)/float64(w.stream.n)) {
				return nil
			}
		}
		from, to := starts[id], starts[id+1]
		df := w.postings(w.order[from:to])
		ix.termBytes = append(ix.termBytes, w.words.term(id)...)
		ix.termEnds = append(ix.termEnds, uint32(len(ix.termBytes)))
		ix.df = append(ix.df, df)
		ix.postingEnds = append(ix.postingEnds, uint32(w.listed.n))
		ix.positionEnds = append(ix.positionEnds, uint32(w.placedAt.n))
	}
	w.order, w.coarse = nil, nil
	ix.postings, ix.positions = w.listed.whole(), w.placedAt.whole()
	ix.groupByStem()
	return ix
}

// sortTerms returns the term numbers in ascending order of their bytes.
func (w *inversion) sortTerms() []uint32 {
	sorted := make([]uint32, w.words.len())
	for i := range sorted {
		sorted[i] = uint32(i)
	}
	sorting.By(sorted, func(a, b uint32) int { return bytes.Compare(w.words.term(a), w.words.term(b)) })
	return sorted
}

// pieceOfWork is how many tokens are put in order between two steps.
const pieceOfWork = 1 << 15

func (w *inversion) step(done float64) bool {
	runtime.Gosched() // the collector needs its turn where there is one thread
	return w.Step == nil || w.Step(done)
}

// sortStream fills order by counting, and returns where each term begins in it;
// nil if it was ended.
func (w *inversion) sortStream() []uint32 {
	starts := make([]uint32, w.words.len()+1)
	w.stream.each(func(_, id uint32) bool {
		starts[id+1]++
		return true
	})
	for i := 1; i < len(starts); i++ {
		starts[i] += starts[i-1]
	}
	next := slices.Clone(starts)
	w.order = make([]uint32, w.stream.n)
	if !w.stream.each(func(at, id uint32) bool {
		if at%pieceOfWork == pieceOfWork-1 && !w.step(0.1+0.2*float64(at)/float64(w.stream.n)) {
			return false
		}
		w.order[next[id]] = at
		next[id]++
		return true
	}) {
		return nil
	}
	return starts
}

// locate fills coarse.
func (w *inversion) locate(n int) {
	w.coarse = make([]uint32, w.stream.n>>coarseShift+1)
	p := 0
	for i := range w.coarse {
		at := uint32(i) << coarseShift
		for p < n-1 && w.bounds[layers*(p+1)] <= at {
			p++
		}
		w.coarse[i] = uint32(p)
	}
}

// postings appends the postings and positions of a term that occurs at the
// places given, and returns in how many passages it does.
func (w *inversion) postings(places []uint32) (df uint32) {
	w.block, w.spots, w.table = w.block[:0], w.spots[:0], w.table[:0]
	var blockStart, spotStart int
	previous, previousBlock := -1, -1
	endBlock := func() {
		w.table = binary.AppendUvarint(w.table, uint64(previous-previousBlock))
		w.table = binary.AppendUvarint(w.table, uint64(len(w.block)-blockStart))
		w.table = binary.AppendUvarint(w.table, uint64(len(w.spots)-spotStart))
		previousBlock, blockStart, spotStart = previous, len(w.block), len(w.spots)
	}
	for len(places) > 0 {
		if df > 0 && df%BlockSize == 0 {
			endBlock()
		}
		p := int(w.coarse[places[0]>>coarseShift])
		for w.bounds[layers*(p+1)] <= places[0] {
			p++
		}
		var in [layers][]uint32
		for l := range in {
			end := w.bounds[layers*p+l+1]
			k := 0
			for k < len(places) && places[k] < end {
				k++
			}
			in[l], places = places[:k], places[k:]
		}
		w.posting(p, previous, in)
		previous = p
		df++
	}
	if df > BlockSize {
		endBlock()
		w.listed.add(w.table)
	}
	w.listed.add(w.block)
	w.placedAt.add(w.spots)
	return df
}

// posting appends one posting to block and its positions to spots.
func (w *inversion) posting(p, previous int, in [layers][]uint32) {
	head := uint64(p-previous-1) << 1
	if len(in[Text]) == 1 && len(in[Headline]) == 0 && len(in[Original]) == 0 {
		w.block = binary.AppendUvarint(w.block, head)
	} else {
		w.block = binary.AppendUvarint(w.block, head|1)
		w.block = binary.AppendUvarint(w.block, uint64(len(in[Text])))
		second := uint64(len(in[Headline])) << 1
		if len(in[Original]) > 0 {
			w.block = binary.AppendUvarint(w.block, second|1)
			w.block = binary.AppendUvarint(w.block, uint64(len(in[Original])))
		} else {
			w.block = binary.AppendUvarint(w.block, second)
		}
	}
	for _, l := range positionOrder {
		if l == Original && !w.placed[p] {
			continue
		}
		before := w.bounds[layers*p+int(l)]
		for _, at := range in[l] {
			w.spots = binary.AppendUvarint(w.spots, uint64(at-before))
			before = at
		}
	}
}

// positionOrder is the order of layers within the positions of a posting.
var positionOrder = [layers]Layer{Text, Headline, Original}
