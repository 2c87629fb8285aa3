package reuse

import (
	"maps"
	"slices"

	"parallax/corpus"
	"parallax/corpus/analysis"
)

// wordRow is a document as numbers of its folded words.
type wordRow struct {
	words     []uint32
	passages  []passageStart // where order is known
	unordered bool           // from counts: the row is sorted and has no meaning as a text
}

// passageStart says that the words from first on stand in a passage.
type passageStart struct {
	first   int32
	passage int32
}

func (w *wordRow) len() int { return len(w.words) }

// bag is how often each word occurs.
func (w *wordRow) bag() map[uint32]int {
	bag := make(map[uint32]int)
	for _, x := range w.words {
		bag[x]++
	}
	return bag
}

// wordNumbers gives every folded word a number.
type wordNumbers struct {
	analyzer analysis.Analyzer
	number   map[string]uint32
}

func newWordNumbers() *wordNumbers { return &wordNumbers{number: make(map[string]uint32)} }

func (b *wordNumbers) of(term []byte) uint32 {
	n, known := b.number[string(term)]
	if !known {
		n = uint32(len(b.number))
		b.number[string(term)] = n
	}
	return n
}

// read numbers the words of a document: those of its full text or attached
// original, else those counted. A digest of which nothing else is known has
// no wording to compare.
func (b *wordNumbers) read(d *corpus.Document) wordRow {
	var row wordRow
	for i := range d.Passages {
		if d.Text != corpus.Full && d.Passages[i].Original == "" {
			row.unordered = true
		}
	}
	for i := range d.Passages {
		p := &d.Passages[i]
		if row.unordered {
			for _, w := range slices.Sorted(maps.Keys(p.Counts)) {
				b.analyzer.Each(w, func(term []byte, _, _ int) {
					for range p.Counts[w] {
						row.words = append(row.words, b.of(term))
					}
				})
			}
			continue
		}
		row.passages = append(row.passages, passageStart{int32(len(row.words)), int32(p.N)})
		b.analyzer.Each(d.BestText(p), func(term []byte, _, _ int) { row.words = append(row.words, b.of(term)) })
	}
	return row
}

// shingles calls emit for each run of n words with its first word and hash.
// Runs may go on from one passage to the next.
func (w *wordRow) shingles(n int, emit func(first int, hash uint64)) {
	if w.unordered {
		return
	}
	for i := 0; i+n <= len(w.words); i++ {
		// FNV-1a over word numbers, with the finalizer of MurmurHash3, since
		// numbers are small and close to each other.
		h := uint64(14695981039346656037)
		for _, x := range w.words[i : i+n] {
			h = (h ^ uint64(x)) * 1099511628211
			h ^= h >> 29
		}
		h ^= h >> 33
		h *= 0xff51afd7ed558ccd
		h ^= h >> 33
		emit(i, h)
	}
}

// pieces are the parts of the words from first to before end, by passage, with
// their spans in the text.
func (w *wordRow) pieces(d *corpus.Document, first, end int) []Piece {
	var list []Piece
	var analyzer analysis.Analyzer
	for k, start := range w.passages {
		next := len(w.words)
		if k+1 < len(w.passages) {
			next = int(w.passages[k+1].first)
		}
		from, to := max(first, int(start.first)), min(end, next)
		if from >= to {
			continue
		}
		tokens := analyzer.Tokens(d.BestText(d.Passage(int(start.passage))))
		list = append(list, Piece{int(start.passage), corpus.Span{
			From: tokens[from-int(start.first)].Start,
			To:   tokens[to-1-int(start.first)].End,
		}})
	}
	return list
}
