// Package finder is the search of this project for other people's pages: texts
// in, passages with excerpts and marks out, as plain data that does not change
// between releases (see Version). It is what web/finder offers to scripts and
// cmd/finder answers in the browser; the lists are those of package search.
//
//	finder.go    documents in and out, and the index over them
//	document.go  what a document is, and how it becomes passages
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
	options    Options
	collection *corpus.Collection
	texts      []source // by document
	at         map[string]int
	outlets    map[string]bool
	topics     map[string]int // where in the collection's list each is
	voices     map[string]int

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
	f.collection = &corpus.Collection{ID: "finder"}
	f.texts, f.at = nil, make(map[string]int)
	f.outlets, f.topics, f.voices = make(map[string]bool), make(map[string]int), make(map[string]int)
	f.renew()
}

// renew forgets the index with all that it was made of.
func (f *Finder) renew() { f.builder, f.built, f.searcher = index.Builder{}, 0, nil }

// Len is how many documents there are.
func (f *Finder) Len() int { return len(f.collection.Documents) }

// Passages is how many passages they have.
func (f *Finder) Passages() int { return f.collection.PassageCount() }

// Add takes up documents, all of them or, if one cannot be used, none; the error
// names it. Time is linear in their texts; what was there before is not analysed
// again. The next search puts the index in order, in time linear in all.
func (f *Finder) Add(documents []Document) error {
	list := make([]*corpus.Document, len(documents))
	texts := make([]source, len(documents))
	coming := make(map[string]bool, len(documents))
	for i, d := range documents {
		if _, known := f.at[d.ID]; known || coming[d.ID] {
			return fmt.Errorf("there is a document with the id %q already: remove it first, or give this one another id", d.ID)
		}
		coming[d.ID] = true
		var err error
		if list[i], texts[i], err = d.document(f.options.Language); err != nil {
			return err
		}
	}
	for i, d := range documents {
		f.at[d.ID] = len(f.collection.Documents)
		f.collection.Documents = append(f.collection.Documents, list[i])
		f.texts = append(f.texts, texts[i])
		f.code(&d, list[i])
	}
	f.searcher = nil
	f.build()
	return nil
}

// build analyses what has not been.
func (f *Finder) build() {
	for _, d := range f.collection.Documents[f.built:] {
		search.Add(&f.builder, d)
	}
	f.built = f.Len()
}

// Remove takes documents out, those of the ids that are there, and returns how
// many. The next search analyses all that are left.
func (f *Finder) Remove(ids []string) int {
	going := make(map[string]bool, len(ids))
	for _, id := range ids {
		going[id] = true
	}
	kept := make([]Document, 0, f.Len())
	gone := 0
	for i, d := range f.collection.Documents {
		if going[d.ID] {
			gone++
			continue
		}
		kept = append(kept, f.document(i))
	}
	if gone == 0 {
		return 0
	}
	f.clear()
	for i, d := range kept { // they were taken up before
		list, text, _ := d.document(f.options.Language)
		f.at[d.ID] = i
		f.collection.Documents = append(f.collection.Documents, list)
		f.texts = append(f.texts, text)
		f.code(&kept[i], list)
	}
	return gone
}

// Prepare puts the index in order, so that no search has to wait for it.
func (f *Finder) Prepare(step Step) error {
	if f.searcher != nil {
		return nil
	}
	if step == nil {
		step = func(float64) bool { return true }
	}
	f.build()
	f.builder.Step = func(done float64) bool { return step(0.9 * done) }
	ix := f.builder.Peek()
	f.builder.Step = nil
	if ix == nil {
		return ErrGivenUp
	}
	return f.use(ix, func(done float64) bool { return step(0.9 + 0.1*done) })
}

// use takes an index that was made of the documents.
func (f *Finder) use(ix *index.Index, step Step) error {
	f.searcher = search.New(f.collection, search.Options{Index: ix, Fits: true, Step: step})
	if f.searcher == nil {
		return ErrGivenUp
	}
	return nil
}
