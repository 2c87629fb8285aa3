package stats

import (
	"cmp"
	"hash/maphash"
	"slices"
	"strings"

	"parallax/corpus"
	"parallax/corpus/sorting"
	"parallax/corpus/unspaced"
)

// NGramOptions says which n-grams are wanted. Its zero value works.
type NGramOptions struct {
	N     int                    // words running; 0 means 2
	Least int                    // least frequency; 0 means 2
	Stop  func(term string) bool // n-grams that begin or end with such a word are left out; nil for none
	Most  int                    // n-grams at most, with their places; 0 for all, without
	// Across also counts runs that punctuation parts: "talks failed. Talks".
	Across bool
	Words  *unspaced.Words // of texts without spaces; nil counts their characters
	// Step is told between documents how much is done, 0…1, and stops the count
	// by returning false; what is returned then is not whole. May be nil.
	Step func(done float64) bool
}

// NGramsShown is the number of n-grams that are listed if nobody says how many.
const NGramsShown = 50

// NGram is a run of words that comes more than once.
type NGram struct {
	Words     string `json:"words"` // folded, parted by spaces
	Count     int    `json:"count"`
	Documents int    `json:"documents"` // that have it
	// Places are the passages that have it, in reading order; only of the
	// NGramOptions.Most first.
	Places []Part `json:"passages,omitempty"`
}

// NGrams is the outcome of [NGramsOf].
type NGrams struct {
	N      int     `json:"n"`
	List   []NGram `json:"ngrams"` // the most frequent first
	Listed int     `json:"listed"` // that come often enough, also beyond List
	Total  int     `json:"total"`  // n-grams counted, each occurrence
	Read   int     `json:"read"`   // documents counted
	Left   int     `json:"left"`   // documents left out, because the order of their words is not known
	Across bool    `json:"across"` // runs parted by punctuation are counted too
	Source Source  `json:"source"` // of the words counted
}

// NGramsOf counts runs of words inside passages, which no punctuation parts
// unless NGramOptions.Across says so, of the documents whose own
// wording is known in its order; a digest without its original is left out. It
// reads the documents twice, first to learn by hash which runs come back, so
// that memory goes by different runs and not by their length.
func NGramsOf(documents []*corpus.Document, options NGramOptions) NGrams {
	if options.N <= 0 {
		options.N = 2
	}
	if options.Least <= 0 {
		options.Least = 2
	}
	result := NGrams{N: options.N, List: []NGram{}, Across: options.Across}
	all := len(documents)
	documents = slices.DeleteFunc(slices.Clone(documents), func(d *corpus.Document) bool { return !wordingKnown(d) })
	result.Read, result.Left = len(documents), all-len(documents)
	g := runs{n: options.N, across: options.Across, reader: reading(options.Words, "")}
	seed := maphash.MakeSeed()
	seen := make(map[uint64]uint32)
	if !g.each(documents, options.step(0, 0.4), func(_ *corpus.Document, _ *corpus.Passage, words []byte) {
		seen[maphash.Bytes(seed, words)]++
		result.Total++
	}) {
		return result
	}
	result.Source = g.source
	type tally struct {
		count, documents int
		last             *corpus.Document
	}
	tallies := make(map[string]*tally)
	if !g.each(documents, options.step(0.4, 0.8), func(d *corpus.Document, _ *corpus.Passage, words []byte) {
		if int(seen[maphash.Bytes(seed, words)]) < options.Least {
			return
		}
		t := tallies[string(words)]
		if t == nil {
			t = new(tally)
			tallies[string(words)] = t
		}
		t.count++
		if t.last != d {
			t.last = d
			t.documents++
		}
	}) {
		return result
	}
	for words, t := range tallies {
		if t.count >= options.Least && !options.stopped(words) { // fewer if two runs have one hash
			result.List = append(result.List, NGram{Words: words, Count: t.count, Documents: t.documents})
		}
	}
	sorting.By(result.List, func(x, y NGram) int {
		return cmp.Or(cmp.Compare(y.Count, x.Count), cmp.Compare(y.Documents, x.Documents), cmp.Compare(x.Words, y.Words))
	})
	result.Listed = len(result.List)
	if options.Most > 0 {
		result.List = result.List[:min(len(result.List), options.Most)]
		g.places(result.List, documents, options.step(0.8, 1))
	}
	return result
}

// runs reads n words running, passage by passage. It keeps its buffers.
type runs struct {
	n           int
	across      bool
	source      Source
	reader      reader
	row, joined []byte
	starts      []int // of the words in row, and its end
	phrase      []int // word → number of the stretch without punctuation
}

// each calls emit for the n-grams of documents; false if it was stopped.
func (g *runs) each(documents []*corpus.Document, step func(done float64) bool, emit func(d *corpus.Document, p *corpus.Passage, words []byte)) bool {
	for i, d := range documents {
		if !step(float64(i) / float64(len(documents))) {
			return false
		}
		for j := range d.Passages {
			p := &d.Passages[j]
			g.row, g.starts, g.phrase = g.row[:0], g.starts[:0], g.phrase[:0]
			phrase := 0
			s := g.reader.inOrder(d, p, func(term []byte, begins bool) {
				if begins && !g.across {
					phrase++
				}
				g.phrase = append(g.phrase, phrase)
				g.starts = append(g.starts, len(g.row))
				g.row = append(append(g.row, term...), ' ')
			})
			g.source = g.source.and(s)
			g.starts = append(g.starts, len(g.row))
			for k := 0; k+g.n < len(g.starts); k++ {
				if g.phrase[k] != g.phrase[k+g.n-1] {
					continue
				}
				g.joined = append(g.joined[:0], g.row[g.starts[k]:g.starts[k+g.n]-1]...)
				emit(d, p, g.joined)
			}
		}
	}
	return true
}

// places fills in where n-grams occur.
func (g *runs) places(list []NGram, documents []*corpus.Document, step func(done float64) bool) {
	at := make(map[string]*NGram, len(list))
	for i := range list {
		at[list[i].Words] = &list[i]
	}
	g.each(documents, step, func(d *corpus.Document, p *corpus.Passage, words []byte) {
		n := at[string(words)]
		if n == nil {
			return
		}
		if last := len(n.Places) - 1; last >= 0 && n.Places[last].Document == d.ID && n.Places[last].Passage == p.N {
			n.Places[last].Count++
			return
		}
		n.Places = append(n.Places, Part{Document: d.ID, Passage: p.N, Count: 1, Tokens: len(g.starts) - 1})
	})
}

// wordingKnown reports whether the article's own words are known in order.
func wordingKnown(d *corpus.Document) bool {
	for i := range d.Passages {
		if s := sourceOf(d, &d.Passages[i]); s != FromText && d.Passages[i].Original == "" {
			return false
		}
	}
	return true
}

// step is Step for a part of the work, never nil.
func (o NGramOptions) step(from, to float64) func(done float64) bool {
	return func(done float64) bool { return o.Step == nil || o.Step(from+done*(to-from)) }
}

// stopped reports whether an n-gram begins or ends with a stop word.
func (o NGramOptions) stopped(words string) bool {
	if o.Stop == nil {
		return false
	}
	first, _, _ := strings.Cut(words, " ")
	return o.Stop(first) || o.Stop(words[strings.LastIndexByte(words, ' ')+1:])
}
