// Package search finds the passages of a collection that answer a query, best
// first, and shows where.
//
// A [Searcher] works on one collection and never changes. What happens to a
// query, by file:
//
//	compile.go    query tree → plan, whose leaves are groups of terms
//	expand.go     a typed word → the terms it is read as: itself, its
//	              inflections, words it begins, words it may be a misspelling of
//	spell.go      the terms within a few edits of a word
//	filter.go     outlet:, topic:, voice:, date:, kind: → sets of passages
//	evaluate.go   plan → the passages with all of it, and their scores
//	nearest.go    those that lack some of it, nearest first
//	leaf.go       postings of one leaf → passages with BM25 contributions
//	listcache.go  the passages of the words of the last queries
//	tokens.go     the texts of the best passages cut into words
//	rerank.go     the first fifty anew, by exact form and nearness
//	snippet.go    excerpts and marks
//	answer.go     all of it → Result
//	texts.go      what is read of documents, however they are kept
//	names.go      headlines, topics, voices and outlets by a few letters
//
// # What matches
//
// A passage has a word if it is in its text, in the original it digests, or,
// for a document's first passage, in the headline. Passages with all words of a
// query come first, then, up to MaxNearest, those that lack some: by what they
// score, times the square root of the share of the query's weight that they
// have, where a rare word weighs more than a frequent one. Of queries of more
// than MaxStrict words the order is that of scores alone. A choice is had or
// lacked like a word; exclusions and fields hold always. Result.Complete and
// Hit.Lacks tell which is which, and what is counted are passages with all
// words. Function words of the languages that the documents are in are not looked
// for unless there is nothing else.
//
// A word stands for its inflections too, ranked below; a word that the
// collection does not have stands for the words it is most likely a misspelling
// of. Words between quotation marks and excluded words are taken exactly; a
// phrase that no passage has is read as one of corrected words, else as its
// words. A word that only a digest has counts less than one of its original.
package search

import (
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"

	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/index"
)

// Options of New. The zero value is fine.
type Options struct {
	// Index, if not nil, is used instead of building one, provided that it was
	// built from the same collection by the same rules (see Fits).
	Index *index.Index
	// Fits says that the index is known to be so, which takes reading all texts to
	// find out.
	Fits bool
	// Step, if not nil, is called every few milliseconds with the share of the
	// work that is done; once it returns false there is no searcher.
	Step func(done float64) (goOn bool)
}

// Searcher answers queries over one collection. It may be used by any number
// of goroutines at once. The collection must not be changed any more.
type Searcher struct {
	texts     Texts
	coding    *corpus.Collection // outlets, topics, voices and coverage
	index     *index.Index
	languages analysis.LanguageSet // whose function words are not insisted on

	starts []int32 // by document, the number of its first passage; and the end
	owner  []int32 // by passage, the number of its document

	// The inverse of how much longer than average a passage is, by layer:
	// counts multiplied by it are ready for BM25.
	textNorm, originalNorm []float32
	// Of words that the original behind a text does not have.
	digestNorm []float32

	names   names
	scratch scratches
	spell   spellCache
	cut     tokenCache
	lists   listCache
	last    struct {
		sync.Mutex
		text      string
		asYouType bool
		compiled  *compiled
	}
}

// New returns a searcher over c. Building the index takes about a second for
// 30 MB of text; with Options.Index it takes milliseconds.
func New(c *corpus.Collection, o Options) *Searcher {
	ix, rest := o.Index, o.Step
	if ix == nil || !o.Fits && !Fits(ix, c) {
		if o.Step != nil {
			rest = func(done float64) bool { return o.Step(0.9 + 0.1*done) }
		}
		if ix = IndexWith(c, o.Step); ix == nil {
			return nil
		}
	}
	if rest != nil && !rest(0) {
		return nil
	}
	s := Over(textsOf(c), c, ix)
	if rest != nil && !rest(0.2) {
		return nil
	}
	if s.names = collectNames(c, rest); s.names.begins == nil {
		return nil
	}
	return s
}

// Over returns a searcher over texts, of which ix is the index; of coding it uses
// outlets, topics, voices and coverage. It knows no names (see Searcher.Names), and
// takes a few milliseconds for 100,000 passages.
func Over(texts Texts, coding *corpus.Collection, ix *index.Index) *Searcher {
	n := ix.Passages()
	s := &Searcher{
		texts: texts, coding: coding, index: ix, languages: texts.Languages(),
		starts: make([]int32, 0, texts.Len()+1), owner: make([]int32, 0, n),
	}
	for i := range texts.Len() {
		s.starts = append(s.starts, int32(len(s.owner)))
		for range texts.Passages(i) {
			s.owner = append(s.owner, int32(i))
		}
	}
	s.starts = append(s.starts, int32(len(s.owner)))
	s.normalize()
	return s
}

// Index returns the index that the searcher uses.
func (s *Searcher) Index() *index.Index { return s.index }

// Recoded is a searcher over a collection with other coding of the same
// documents: it shares the index and the folded headlines, so it costs as good as
// nothing.
func (s *Searcher) Recoded(c *corpus.Collection) *Searcher {
	return &Searcher{
		texts: s.texts, coding: c, index: s.index, languages: s.languages, starts: s.starts, owner: s.owner,
		textNorm: s.textNorm, originalNorm: s.originalNorm, digestNorm: s.digestNorm, names: s.names.recoded(c),
	}
}

// documentsAtOnce is after how many documents others have a turn. On the page
// there is one thread, and a collector that never has it lets memory grow, which
// WebAssembly does not give back.
const documentsAtOnce = 256

// Index builds the index of a collection that New builds if it is given none.
func Index(c *corpus.Collection) *index.Index { return IndexWith(c, nil) }

// IndexWith does the same and calls step, which may be nil, every few
// milliseconds with the share that is done; once it returns false there is no
// index.
func IndexWith(c *corpus.Collection, step func(done float64) (goOn bool)) *index.Index {
	b := index.Builder{Label: label(c)}
	if step != nil {
		b.Step = func(done float64) bool { return step(0.7 + 0.3*done) }
	}
	for i, d := range c.Documents {
		if i%documentsAtOnce == 0 {
			runtime.Gosched()
		}
		if step != nil && !step(0.7*float64(i)/float64(len(c.Documents))) {
			return nil
		}
		Add(&b, d)
	}
	return b.Index()
}

// Add takes up the passages of one document, as IndexWith does: for who adds
// documents to an index that is there.
func Add(b *index.Builder, d *corpus.Document) {
	for i := range d.Passages {
		p := &d.Passages[i]
		one := index.Passage{Text: p.Text, Original: p.Original, Counts: p.Counts}
		if i == 0 {
			one.Headline = d.Headline
		}
		b.Add(one)
	}
}

// Fits reports whether ix was built from a collection like c, as far as ids
// and the sizes of texts tell, by the analysis of this program.
func Fits(ix *index.Index, c *corpus.Collection) bool {
	return ix.Passages() == c.PassageCount() && ix.Fingerprint() == analysis.Fingerprint() && ix.Label() == label(c)
}

// LabelOf is the Label of the collection that an index was built from, by the
// analysis that it was built with.
func LabelOf(ix *index.Index) string { return ix.Label() + " " + ix.Fingerprint() }

// Label tells collections apart by their texts, with ids and headlines, and by
// the analysis of this program: the fingerprint of what is made of them. Time is
// linear in the bytes of the texts, some milliseconds for 20 MB.
func Label(c *corpus.Collection) string { return label(c) + " " + analysis.Fingerprint() }

// OurRules reports whether a Label is by the analysis of this program.
func OurRules(label string) bool { return strings.HasSuffix(label, " "+analysis.Fingerprint()) }

func label(c *corpus.Collection) string {
	var h digest
	h.number(uint64(len(c.Documents)))
	for _, d := range c.Documents {
		h.text(d.ID)
		h.text(d.Headline)
		h.number(uint64(len(d.Passages)))
		for i := range d.Passages {
			p := &d.Passages[i]
			h.text(p.Text)
			h.text(p.Original)
			h.counts(p.Counts)
		}
	}
	return "texts " + strconv.FormatUint(h.sum, 36)
}

// normalize fills the norms. Where no passage has an original all three are one.
func (s *Searcher) normalize() {
	n := s.index.Passages()
	s.textNorm = make([]float32, n)
	fill := func(norms []float32, length func(p int) int) (filled int) {
		sum := 0
		for p := range n {
			if l := length(p); l > 0 {
				sum += l
				filled++
			}
		}
		if filled == 0 {
			return 0
		}
		average := float64(sum) / float64(filled)
		for p := range norms {
			norms[p] = float32(1 / (1 - lengthShare + lengthShare*float64(length(p))/average))
		}
		return filled
	}
	fill(s.textNorm, func(p int) int {
		return s.index.Length(p, index.Text) + headlineWeight*s.index.Length(p, index.Headline)
	})
	s.originalNorm, s.digestNorm = s.textNorm, s.textNorm
	originals := make([]float32, n)
	if fill(originals, func(p int) int { return s.index.Length(p, index.Original) }) == 0 {
		return
	}
	s.originalNorm = originals
	s.digestNorm = slices.Clone(s.textNorm)
	for p := range s.digestNorm {
		if s.index.Length(p, index.Original) > 0 {
			s.digestNorm[p] *= digestWeight
		}
	}
}

// ref names passage p.
func (s *Searcher) ref(p uint32) corpus.Ref {
	d := s.owner[p]
	return corpus.Ref{Document: s.texts.ID(int(d)), Passage: int(p) - int(s.starts[d]) + 1}
}

// passage returns what there is of passage p.
func (s *Searcher) passage(p uint32) (text, original string, counts corpus.Counts) {
	d := s.owner[p]
	return s.texts.Passage(int(d), int(p)-int(s.starts[d]))
}

// headline returns that of a document for its first passage, and "" for others.
func (s *Searcher) headline(p uint32) string {
	d := s.owner[p]
	if int32(p) != s.starts[d] {
		return ""
	}
	return s.texts.Headline(int(d))
}
