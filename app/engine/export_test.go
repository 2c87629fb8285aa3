package engine

import (
	"time"

	"parallax/app/engine/wire"
	"parallax/corpus/index"
)

// Hurry has progress told so often that tests on any machine see some. It must be
// called before a question is asked; the result ends it.
func Hurry() (end func()) {
	was := wire.Patience
	wire.Patience = 4 * time.Millisecond
	return func() { wire.Patience = was }
}

// Index is the index of the collection in use, nil if it has none yet.
func (e *InPlace) Index() *index.Index {
	s := e.snapshot()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.searched == nil {
		return nil
	}
	return s.searched.Index()
}

// Indexed reports whether an index has been built.
func (e *InPlace) Indexed() bool {
	t := e.snapshot().texts
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.kept["index"] != nil
}

// SetStoreWait changes how long the store of indexes may take, and returns what
// changes it back.
func SetStoreWait(d time.Duration) (restore func()) {
	was := storeWait
	storeWait = d
	return func() { storeWait = was }
}
