// Package finder is the search of this project for other people's pages: texts
// in, passages with excerpts and marks out, as plain data that does not change
// between releases (see Version). It is what web/finder offers to scripts and
// cmd/finder answers in the browser; the lists are those of package search.
//
//	finder.go    documents in and out, and the index over them
//	document.go  what a document is, and how it becomes passages
//	store.go     documents as they came, with where in them everything is
//	answer.go    questions and answers, with offsets as JavaScript counts them
//	pack.go      documents and index as bytes, to be kept and opened again
//	serve.go     the messages in which a script asks all this
package finder

import (
	"errors"
	"fmt"

	"parallax/corpus"
	"parallax/corpus/index"
	"parallax/corpus/search"
)

// Version is that of the questions and answers. A release that changes what a
// field of them means, or leaves one out, has another.
const Version = 1

// Options of a Finder. The zero value is fine.
type Options struct {
	// Language is the BCP 47 tag of documents that do not state their own; "" has
	// it told from their words.
	Language string `json:"language,omitempty"`
}

// Step is called every few milliseconds of long work; once it returns false the
// work ends.
type Step func(done float64) (goOn bool)

// ErrGivenUp is returned for work that a Step has ended.
var ErrGivenUp = errors.New("given up")

// Finder has documents and finds passages of them. One goroutine at a time may
// use it.
type Finder struct {
	options Options
	store   *store
	coding  corpus.Collection // outlets, topics, voices and coverage
	outlets map[string]bool
	topics  map[string]int // where in the list of coding each is
	voices  map[string]int

	builder  index.Builder
	built    int              // documents that builder has
	searcher *search.Searcher // nil if documents have come or gone since
}

// New makes a Finder without documents.
func New(o Options) *Finder {
	f := &Finder{options: o}
	f.clear()
	return f
}

func (f *Finder) clear() {
	f.store, f.coding = newStore(f.options.Language), corpus.Collection{}
	f.outlets, f.topics, f.voices = make(map[string]bool), make(map[string]int), make(map[string]int)
	f.builder, f.built, f.searcher = index.Builder{}, 0, nil
}

// Len is how many documents there are.
func (f *Finder) Len() int { return f.store.Len() }

// Passages is how many passages they have.
func (f *Finder) Passages() int { return len(f.store.stretches) }

// Add takes up documents, all of them or, if one cannot be used, none; the error
// names it. Time is linear in their texts, which are copied; what was there before
// is not analysed again. The next search puts the index in order, in time linear in
// all.
func (f *Finder) Add(documents []Document) error {
	size := 0
	for i := range documents {
		d := &documents[i]
		if d.Text != "" && d.Paragraphs != nil {
			return fmt.Errorf("document %q has a text and paragraphs: give only one of them", d.ID)
		}
		size += len(d.ID) + len(d.Title) + len(d.Text) + 24
		for j := range d.Paragraphs {
			size += len(d.Paragraphs[j].Text) + 4
		}
	}
	block := make([]byte, 0, size)
	for i := range documents {
		block = appendDocument(block, &documents[i])
	}
	return f.add(block)
}

// add is Add for documents as pack.go has them, which are kept and must not be
// changed any more.
func (f *Finder) add(block []byte) error {
	if err := f.take(block); err != nil {
		return err
	}
	f.searcher = nil
	f.build()
	return nil
}

// take takes documents up without analysing them.
func (f *Finder) take(block []byte) error {
	stated, err := f.store.take(block)
	for i := range stated {
		f.code(stated[i].number, &stated[i].document)
	}
	return err
}

// build analyses what has not been.
func (f *Finder) build() {
	for i := f.built; i < f.Len(); i++ {
		for j := range f.store.Passages(i) {
			one := index.Passage{Text: f.store.text(i, j)}
			if j == 0 {
				one.Headline = f.store.Headline(i)
			}
			f.builder.Add(one)
		}
	}
	f.built = f.Len()
}

// Remove takes documents out, those of the ids that are there, and returns how
// many. The next search analyses all that are left.
func (f *Finder) Remove(ids []string) int {
	gone := make(map[int]bool, len(ids))
	for _, id := range ids {
		if i, known := f.store.Number(id); known {
			gone[i] = true
		}
	}
	if len(gone) == 0 {
		return 0
	}
	kept := f.store.without(gone)
	f.clear()
	_ = f.take(kept) // they were taken up before
	return len(gone)
}

// Prepare puts the index in order, so that no search has to wait for it.
func (f *Finder) Prepare(step Step) error {
	if f.searcher != nil {
		return nil
	}
	f.build()
	f.builder.Step = step
	ix := f.builder.Peek()
	f.builder.Step = nil
	if ix == nil {
		return ErrGivenUp
	}
	f.use(ix)
	return nil
}

// use takes an index that was made of the documents.
func (f *Finder) use(ix *index.Index) { f.searcher = search.Over(f.store, &f.coding, ix) }
