package stats

import (
	"cmp"
	"hash/maphash"
	"slices"
	"strings"

	"parallax/corpus"
)

// NGramOptions says which n-grams are wanted. Its zero value works.
type NGramOptions struct {
	N     int                    // words running; 0 means 2
	Least int                    // least frequency; 0 means 2
	Stop  func(term string) bool // n-grams that begin or end with such a word are left out; nil for none
}

// NGram is a run of words that comes more than once.
type NGram struct {
	Words     string `json:"words"` // folded, parted by spaces
	Count     int    `json:"count"`
	Documents int    `json:"documents"` // that have it
}

// NGrams is the outcome of [NGramsOf].
type NGrams struct {
	N      int     `json:"n"`
	List   []NGram `json:"list"`   // the most frequent first
	Total  int     `json:"total"`  // n-grams counted, each occurrence
	Left   int     `json:"left"`   // documents left out, because the order of their words is not known
	Source Source  `json:"source"` // of the words counted
}

// NGramsOf counts runs of words inside passages. It reads the documents twice,
// first to learn by hash which runs come back, so that memory goes by different
// runs and not by their length.
func NGramsOf(documents []*corpus.Document, options NGramOptions) NGrams {
	if options.N <= 0 {
		options.N = 2
	}
	if options.Least <= 0 {
		options.Least = 2
	}
	result := NGrams{N: options.N, List: []NGram{}}
	seed := maphash.MakeSeed()
	var r reader
	var row, joined []byte
	var starts []int
	// each calls emit for the n-grams of one passage.
	each := func(d *corpus.Document, p *corpus.Passage, emit func(words []byte)) Source {
		row, starts = row[:0], starts[:0]
		s := r.inOrder(d, p, func(term []byte) {
			starts = append(starts, len(row))
			row = append(row, term...)
			row = append(row, ' ')
		})
		starts = append(starts, len(row))
		for i := 0; i+options.N < len(starts); i++ {
			joined = append(joined[:0], row[starts[i]:starts[i+options.N]-1]...)
			emit(joined)
		}
		return s
	}
	seen := make(map[uint64]uint32)
	for _, d := range documents {
		if !orderKnown(d) {
			result.Left++
			continue
		}
		for i := range d.Passages {
			s := each(d, &d.Passages[i], func(words []byte) {
				seen[maphash.Bytes(seed, words)]++
				result.Total++
			})
			result.Source = result.Source.and(s)
		}
	}
	type tally struct{ count, documents, last int }
	tallies := make(map[string]*tally)
	for number, d := range documents {
		if !orderKnown(d) {
			continue
		}
		for i := range d.Passages {
			each(d, &d.Passages[i], func(words []byte) {
				if int(seen[maphash.Bytes(seed, words)]) < options.Least {
					return
				}
				t := tallies[string(words)]
				if t == nil {
					t = &tally{last: -1}
					tallies[string(words)] = t
				}
				t.count++
				if t.last != number {
					t.last = number
					t.documents++
				}
			})
		}
	}
	for words, t := range tallies {
		if t.count >= options.Least && !options.stopped(words) { // fewer if two runs have one hash
			result.List = append(result.List, NGram{words, t.count, t.documents})
		}
	}
	slices.SortFunc(result.List, func(x, y NGram) int {
		return cmp.Or(cmp.Compare(y.Count, x.Count), cmp.Compare(y.Documents, x.Documents), cmp.Compare(x.Words, y.Words))
	})
	return result
}

// stopped reports whether an n-gram begins or ends with a stop word.
func (o NGramOptions) stopped(words string) bool {
	if o.Stop == nil {
		return false
	}
	first, _, _ := strings.Cut(words, " ")
	return o.Stop(first) || o.Stop(words[strings.LastIndexByte(words, ' ')+1:])
}
