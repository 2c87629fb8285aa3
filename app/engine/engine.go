// Package engine answers questions about a collection behind an interface, so
// that the answers may come from the same thread or from a Worker. Questions
// and answers are plain values without pointers into a searcher; they could
// cross a wire as they are.
package engine

import (
	"sync"

	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/attach"
	"parallax/corpus/search"
)

// Engine answers questions. Before the first Index every answer is empty. Its
// methods may be called from several goroutines.
type Engine interface {
	// Index takes the collection that the next questions are about.
	Index(c *corpus.Collection)
	// Search finds passages for a query that may still be being typed. The
	// answer is never nil.
	Search(text string, limit int) *search.Result
	// Marks finds where a query matches in one document. Every passage that
	// matches has an entry; its spans are of Passage.Original where that is
	// asked for and there, else of Passage.Text, and empty where the words
	// stand in the other one or are known from counts only. The answer is never
	// nil.
	Marks(document, text string, original bool) map[int][]corpus.Span
	// Names finds headlines, topics, people and outlets like the text, best
	// first.
	Names(text string, limit int) []search.Name
	// Attach finds out which articles of c files are the originals of. It does
	// not change what questions are about: that takes Index with a collection
	// that has the originals.
	Attach(c *corpus.Collection, files []attach.File) attach.Result
	// Contrast finds the words that set documents apart. Over many documents it
	// takes time, lets the page breathe meanwhile, and gives up with nil once
	// the answer is not wanted any more; wanted may be nil.
	Contrast(q state.Contrast, wanted func() bool) *state.Contrasted
	// Profile tells all about one term of a contrast, likewise.
	Profile(q state.Profile, wanted func() bool) *state.Profiled
}

// InPlace answers on the caller's goroutine.
type InPlace struct {
	mu        sync.RWMutex
	documents map[string]*corpus.Document
	searcher  *search.Searcher
	counts    *counts
}

// New makes an engine that answers in place.
func New() *InPlace { return &InPlace{} }

// Index builds the index of c, which takes time linear in its words.
func (e *InPlace) Index(c *corpus.Collection) {
	var searcher *search.Searcher
	documents := make(map[string]*corpus.Document)
	if c != nil {
		searcher = search.New(c, search.Options{})
		for _, d := range c.Documents {
			documents[d.ID] = d
		}
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.documents, e.searcher, e.counts = documents, searcher, newCounts(c)
}

// snapshot is what questions are answered from; a later Index does not disturb
// an answer under way.
func (e *InPlace) snapshot() (*search.Searcher, map[string]*corpus.Document) {
	e.mu.RLock()
	defer e.mu.RUnlock()
	return e.searcher, e.documents
}

// Search implements Engine.
func (e *InPlace) Search(text string, limit int) *search.Result {
	s, _ := e.snapshot()
	if s == nil {
		return &search.Result{Text: text}
	}
	r := s.Search(text, search.Request{Limit: limit, AsYouType: true})
	return &r
}

// Marks implements Engine.
func (e *InPlace) Marks(document, text string, original bool) map[int][]corpus.Span {
	marks := make(map[int][]corpus.Span)
	s, documents := e.snapshot()
	d := documents[document]
	if s == nil || d == nil || text == "" {
		return marks
	}
	r := s.Search(text, search.Request{
		Limit: max(1, len(d.Passages)), AsYouType: true, Documents: []string{document}, NoSnippet: true,
	})
	for _, hit := range r.Hits {
		if p := d.Passage(hit.Ref.Passage); p != nil && hit.Ref.Document == document {
			words := p.Text
			if original && p.Original != "" {
				words = p.Original
			}
			marks[hit.Ref.Passage] = s.Spans(r, words)
		}
	}
	return marks
}

// Names implements Engine.
func (e *InPlace) Names(text string, limit int) []search.Name {
	s, _ := e.snapshot()
	if s == nil || text == "" {
		return nil
	}
	return s.Names(text, limit)
}

// Attach implements Engine.
func (e *InPlace) Attach(c *corpus.Collection, files []attach.File) attach.Result {
	return attach.Attach(c, files, attach.Options{})
}
