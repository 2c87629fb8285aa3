// Package engine answers questions about a collection behind an interface, so
// that the answers may come from the same thread or from a Worker. Questions
// and answers are plain values without pointers into a searcher; they could
// cross a wire as they are.
//
// What is answered within a frame (a search, marks, names) is a method of
// [Engine]. Everything that reads thousands of documents is a [state.Question],
// and there is one way to ask it: [Engine.Ask]. To add a kind of question:
//
//   - In app/state, write the question, a plain struct with the methods of
//     state.Question, and its answer, a plain struct. Both are encoded as JSON,
//     so nothing in them may be lost on the way: no unexported fields, functions
//     or NaN. An answer should stay below 100 KB, for the page decodes it
//     between two frames: the rows a screen may show, not the whole table.
//     Key leaves out what changes nothing in the answer. A question that takes
//     much longer than counting the words of its documents says how many times
//     as long with a method Effort() int: from 512 KiB of text times that on it is
//     asked in the Worker (see [Beside]), below it is answered at once.
//   - Model.ask asks it with Model.want where the route's view needs it, and the
//     view reads Model.Asked: Has says that the answer is there, Slow that it is
//     time to say how far it is. present's pending makes the line with progress,
//     Cancel and "Begin again" of it, and the component Pending draws that.
//   - Here, write a file with the function that makes the answer, and register
//     it in init; contrast.go is the model. It reads the [Snapshot], calls its
//     [Step] every few milliseconds and stops once that is false. What several
//     questions need is kept with [Snapshot.Kept]. The numbers come from a
//     function of corpus/..., which the command line calls too.
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
	// Index takes the collection that the next questions are about. The index
	// is built by Prepare, or by the first question that needs it.
	Index(c *corpus.Collection)
	// Prepare builds the index, in time linear in the collection's words, so
	// that no question has to wait for it.
	Prepare()
	// Recode takes other coding of the same documents. It builds no index, and
	// answers that are on their way stay.
	Recode(c *corpus.Collection)
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
	// first. Over thousands of headlines the page can draw meanwhile, and it
	// gives up once wanted, which may be nil, is false.
	Names(text string, limit int, wanted func() bool) []search.Name
	// Attach finds out which articles of c files are the originals of. It does
	// not change what questions are about: that takes Index with a collection
	// that has the originals. The result may come without its collection.
	Attach(c *corpus.Collection, files []attach.File) attach.Result
	// Ask answers a question that may take long. It calls wanted often, which may
	// be nil, and gives up with ErrGivenUp once that is false; it calls progress,
	// which may be nil too, after a moment and then now and again. Meanwhile the
	// page can draw. The answer is a pointer to the kind's answer type and not to
	// be changed; what an error says is for the reader.
	Ask(q state.Question, wanted func() bool, progress func(done float64)) (any, error)
}

// InPlace answers on the caller's goroutine.
type InPlace struct {
	mu  sync.RWMutex
	now *Snapshot
}

// New makes an engine that answers in place.
func New() *InPlace { return &InPlace{now: newSnapshot(nil)} }

// Index builds the index of c, which takes time linear in its words.
func (e *InPlace) Index(c *corpus.Collection) {
	s := newSnapshot(c)
	e.mu.Lock()
	defer e.mu.Unlock()
	e.now = s
}

// Prepare implements Engine.
func (e *InPlace) Prepare() { e.snapshot().Searcher() }

// Recode implements Engine, in time linear in the headlines and the coding.
func (e *InPlace) Recode(c *corpus.Collection) {
	s := e.snapshot().recoded(c)
	e.mu.Lock()
	defer e.mu.Unlock()
	e.now = s
}

func (e *InPlace) snapshot() *Snapshot {
	e.mu.RLock()
	defer e.mu.RUnlock()
	return e.now
}

// Search implements Engine.
func (e *InPlace) Search(text string, limit int) *search.Result {
	r := e.snapshot().Searcher().Search(text, search.Request{Limit: limit, AsYouType: true})
	return &r
}

// Marks implements Engine.
func (e *InPlace) Marks(document, text string, original bool) map[int][]corpus.Span {
	marks := make(map[int][]corpus.Span)
	now := e.snapshot()
	s, d := now.Searcher(), now.byID[document]
	if d == nil || text == "" {
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
func (e *InPlace) Names(text string, limit int, wanted func() bool) []search.Name {
	if text == "" {
		return nil
	}
	return e.snapshot().Searcher().Names(text, limit, pausing(breath, wanted))
}

// Attach implements Engine.
func (e *InPlace) Attach(c *corpus.Collection, files []attach.File) attach.Result {
	return attach.Attach(c, files, attach.Options{})
}
