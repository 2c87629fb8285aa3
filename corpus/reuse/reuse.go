// Package reuse finds wording that documents share: passages taken over from an
// agency, from each other, or from one press release.
//
// A [Finder] holds every run of a few words of every document as one number (a
// shingle), so that documents that share some are found without comparing all
// with all; those are then compared word by word. A [Pair] lists the [Run]s two
// documents share, and how much of each they make up. Runs that many documents
// have are boilerplate: they are listed, and count for nobody.
//
// It says that wording is the same, not who had it first, and nothing of what
// is told in other words: that is what package align looks for. Of a document
// of which only word counts are known, an upper bound is all that can be said.
//
//	words.go   documents → numbers of folded words, and shingles
//	runs.go    two rows of words → the longest runs they share
//	reuse.go   shingles → pairs worth comparing, and what is said of them
package reuse

import (
	"cmp"
	"slices"

	"parallax/corpus"
	"parallax/corpus/sorting"
)

// DefaultLeast is how many words running are a shared run if nobody says.
const DefaultLeast = 7

// Options says what counts as shared wording. Its zero value works.
type Options struct {
	// Least is how many words running are a shared run; 0 means DefaultLeast. Fewer find
	// idioms and titles.
	Least int
	// Share is the least share of the shorter of two documents that shared
	// runs must cover for the pair to be listed; 0 means 0.2.
	Share float64
	// Boilerplate is in how many documents a run of Least words must stand to
	// be discounted as nobody's own: agency lines, standing notices. 0 means
	// 25, or a two-hundredth of the documents if that is more.
	Boilerplate int
	// Progress, if it is not nil, is told now and then which part of the work
	// is done, from 0 to 1. If it returns false, New and Pairs stop and
	// return nil.
	Progress func(done float64) bool
}

// reuseStep is how many documents are read, or pairs compared, between two
// calls of Progress.
const reuseStep = 16

// stopped tells how far the work is and reports whether it is to stop.
func (o Options) stopped(at, of int) bool {
	return o.Progress != nil && at%reuseStep == 0 && !o.Progress(float64(at)/float64(max(of, 1)))
}

func (o Options) filled(documents int) Options {
	if o.Least <= 0 {
		o.Least = DefaultLeast
	}
	if o.Share <= 0 {
		o.Share = 0.2
	}
	if o.Boilerplate <= 0 {
		o.Boilerplate = max(25, documents/200)
	}
	return o
}

// Pair is what two documents have in the same words. It says that wording is
// shared, not who took it from whom: both may quote a third.
type Pair struct {
	A      string  `json:"a"`
	B      string  `json:"b"`
	ShareA float64 `json:"share_a"` // of the words of A that lie in shared runs, boilerplate left out, 0 to 1
	ShareB float64 `json:"share_b"`
	WordsA int     `json:"words_a"` // words of A in shared runs, boilerplate left out
	WordsB int     `json:"words_b"`
	// Longest is the longest run, in words; 0 if there is none.
	Longest int   `json:"longest"`
	Runs    []Run `json:"runs"` // in the order of A; boilerplate too, marked

	// Known is false where the order of words is not known of one document or
	// both: there are no runs then, and AtMost is all that can be said.
	Known bool `json:"known"`
	// AtMost is an upper bound for the words in shared runs, from counts:
	// words, with their frequency, that both have. It is set where Known is
	// false.
	AtMost int `json:"at_most,omitempty"`
	// Missing says what cannot be computed and what would help, "" if Known.
	Missing string `json:"missing,omitempty"`
}

// Run is a stretch of words that stands in both documents. Case, diacritics
// and punctuation may differ.
type Run struct {
	Words       int     `json:"words"`
	A           []Piece `json:"a"` // several where it goes on in the next passage
	B           []Piece `json:"b"`
	Boilerplate bool    `json:"boilerplate,omitempty"`
}

// Piece is the part of a run that lies in one passage.
type Piece struct {
	Passage int         `json:"passage"`
	Span    corpus.Span `json:"span"` // in BestText of the passage
}

// Finder finds shared wording among documents. It holds every run of
// Options.Least words of every document as a number (a shingle), sorted
// by shingle, so that documents that share some lie side by side, and compares
// only those word by word. It is immutable once made and may be used from
// several goroutines.
//
// Memory is about 20 bytes for each word of the documents; time is that of
// sorting.
type Finder struct {
	options   Options
	documents []*corpus.Document
	index     map[string]int
	texts     []wordRow
	shingles  []shingle // ascending by hash, document
	common    map[uint64]struct{}
}

// shingle says that a document has a run of words with that hash.
type shingle struct {
	hash     uint64
	document int32
}

// New reads documents. Those of which only counts are known take part in
// [Finder.Pair] only.
func New(documents []*corpus.Document, options Options) *Finder {
	r := &Finder{options: options.filled(len(documents)), documents: documents, index: make(map[string]int, len(documents)), common: make(map[uint64]struct{})}
	b := newWordNumbers()
	for i, d := range documents {
		if r.options.stopped(i, len(documents)) {
			return nil
		}
		r.index[d.ID] = i
		row := b.read(d)
		r.texts = append(r.texts, row)
		from := len(r.shingles)
		row.shingles(r.options.Least, func(_ int, hash uint64) {
			r.shingles = append(r.shingles, shingle{hash, int32(i)})
		})
		r.shingles = append(r.shingles[:from], distinct(r.shingles[from:])...)
	}
	slices.SortFunc(r.shingles, compareShingles)
	r.each(func(group []shingle) {
		if len(group) >= r.options.Boilerplate {
			r.common[group[0].hash] = struct{}{}
		}
	})
	return r
}

func compareShingles(a, b shingle) int {
	if a.hash != b.hash {
		return cmp.Compare(a.hash, b.hash)
	}
	return cmp.Compare(a.document, b.document)
}

// distinct sorts the shingles of one document and drops those that come again.
func distinct(list []shingle) []shingle {
	slices.SortFunc(list, compareShingles)
	return slices.Compact(list)
}

// each hands out the documents that share a shingle.
func (r *Finder) each(group func([]shingle)) {
	for from := 0; from < len(r.shingles); {
		to := from + 1
		for to < len(r.shingles) && r.shingles[to].hash == r.shingles[from].hash {
			to++
		}
		if to-from > 1 {
			group(r.shingles[from:to])
		}
		from = to
	}
}

// Pairs finds all pairs of documents that share at least Options.Share of
// the shorter one, most first. Shingles that are boilerplate bring nobody
// together.
func (r *Finder) Pairs() []Pair {
	type couple struct{ a, b int32 }
	shared := make(map[couple]int)
	r.each(func(group []shingle) {
		if len(group) >= r.options.Boilerplate {
			return
		}
		for i, x := range group {
			for _, y := range group[i+1:] {
				shared[couple{x.document, y.document}]++
			}
		}
	})
	list := []Pair{}
	at := 0
	for c, n := range shared {
		if r.options.stopped(at, len(shared)) {
			return nil
		}
		at++
		// A run of w words has w−Least+1 shingles, so n shingles cover at most
		// n×Least words and that bounds the share before any word is compared.
		shorter := min(r.texts[c.a].len(), r.texts[c.b].len())
		if float64(n*r.options.Least) < r.options.Share*float64(shorter) {
			continue
		}
		found := r.compare(int(c.a), int(c.b))
		if max(found.ShareA, found.ShareB) >= r.options.Share {
			list = append(list, found)
		}
	}
	sorting.By(list, func(x, y Pair) int {
		return cmp.Or(
			cmp.Compare(max(y.ShareA, y.ShareB), max(x.ShareA, x.ShareB)),
			cmp.Compare(y.Longest, x.Longest),
			cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B),
		)
	})
	return list
}

// Pair compares two documents; ok is false for an unknown or the same id.
func (r *Finder) Pair(a, b string) (found Pair, ok bool) {
	i, known := r.index[a]
	j, knownToo := r.index[b]
	if !known || !knownToo || i == j {
		return Pair{}, false
	}
	if r.texts[i].unordered || r.texts[j].unordered {
		return r.bound(i, j), true
	}
	return r.compare(i, j), true
}

// bound says what counts alone allow: the words both have, passage by passage
// order unknown.
func (r *Finder) bound(i, j int) Pair {
	a, b := r.documents[i], r.documents[j]
	found := Pair{A: a.ID, B: b.ID, Runs: []Run{}}
	x, y := r.texts[i].bag(), r.texts[j].bag()
	for word, n := range x {
		found.AtMost += min(n, y[word])
	}
	var who string
	switch {
	case r.texts[i].unordered && r.texts[j].unordered:
		who = a.ID + " and " + b.ID
	case r.texts[i].unordered:
		who = a.ID
	default:
		who = b.ID
	}
	found.Missing = "shared runs cannot be found: of " + who + " only word counts are known, not their order; add the full text to compare wording"
	return found
}

// With is the same with another Options.Progress, for [Finder.Pairs].
func (r *Finder) With(progress func(done float64) bool) *Finder {
	c := *r
	c.options.Progress = progress
	return &c
}

// Options are those in use, with every default filled in.
func (r *Finder) Options() Options { return r.options }

// Read is the number of documents of which the order of words is known.
func (r *Finder) Read() int {
	n := 0
	for i := range r.texts {
		if !r.texts[i].unordered {
			n++
		}
	}
	return n
}

// Begins are the passages of A and of B in which the longest run begins that is
// somebody's own; 0 if there is none.
func (r Pair) Begins() (a, b int) {
	for _, run := range r.Runs {
		if run.Words == r.Longest && !run.Boilerplate {
			return run.A[0].Passage, run.B[0].Passage
		}
	}
	return 0, 0
}
