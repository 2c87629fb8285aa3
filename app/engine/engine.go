// Package engine answers the questions of package ask, on the thread that asks
// or in a Worker, by one protocol. Package ask says how to add a question.
//
// Where an answer is made:
//
//   - What the index answers (a search, marks, names, a concordance) on the
//     thread that asks, in pieces: the index is there, and so are the texts of
//     which excerpts are made.
//   - What reads files of somebody's in a Worker that is started for it, told
//     nothing but these files, and ended with it: a file may hold anything. One
//     that the Worker does not survive is left out and named. What comes of it,
//     with the counts and the index made there, crosses in pieces.
//   - Everything else, where it reads much, in a Worker that has the texts, too;
//     see [Beside] and [Options].
package engine

import (
	"sync"

	"parallax/app/ask"
	"parallax/app/pause"
)

// Engine answers questions. Before the first Use every answer is empty. Its
// methods may be called from several goroutines.
type Engine interface {
	// Use takes the collection that the next questions are about. An index that
	// it comes without is built by the question ask.Prepare, or by the first
	// that needs it.
	Use(ask.Loaded)
	// Recode takes other coding of the same documents. It builds no index, and
	// answers that are on their way stay.
	Recode(ask.Loaded)
	// Ask answers a question. It calls wanted often, which may be nil, and gives
	// up with ErrGivenUp once that is false; it calls progress, which may be nil
	// too, after a moment and then now and again. Meanwhile the page can draw.
	// The answer is a pointer to the question's answer type and not to be
	// changed; what an error says is for the reader.
	Ask(q ask.Question, wanted func() bool, progress func(done float64)) (any, error)
}

// InPlace answers on the caller's goroutine.
type InPlace struct {
	indexes IndexStore // nil if there is none

	mu  sync.RWMutex
	now *Snapshot
}

// New makes an engine that answers in place.
func New() *InPlace { return &InPlace{now: newSnapshot(ask.Loaded{})} }

// Use implements Engine.
func (e *InPlace) Use(l ask.Loaded) {
	s := newSnapshot(l)
	s.texts.store = e.indexes
	e.mu.Lock()
	defer e.mu.Unlock()
	e.now.texts.retired.Store(true)
	e.now = s
}

// Recode implements Engine, in time linear in the documents.
func (e *InPlace) Recode(l ask.Loaded) {
	s := e.snapshot().recoded(l)
	e.mu.Lock()
	defer e.mu.Unlock()
	e.now = s
}

// Ask implements Engine.
func (e *InPlace) Ask(q ask.Question, wanted func() bool, progress func(done float64)) (any, error) {
	return e.snapshot().ask(q, wanted, progress, pause.Breath)
}

func (e *InPlace) snapshot() *Snapshot {
	e.mu.RLock()
	defer e.mu.RUnlock()
	return e.now
}
