package engine

import (
	"iter"
	"time"

	"parallax/app/pause"
	"parallax/corpus/index"
	"parallax/corpus/search"
)

// IndexStore keeps indexes from one visit to the next, each by the fingerprint of
// the texts and the analysis that it was made of. Both methods may wait, and
// failing is no error: what is not kept is built anew.
type IndexStore interface {
	// LoadIndex returns the index kept by a key, nil if there is none.
	LoadIndex(key string) []byte
	// StoreIndex keeps an index, which comes in pieces.
	StoreIndex(key string, pieces iter.Seq[[]byte])
}

const (
	// leastKept is the number of passages from which an index is kept: of fewer
	// it is built in a tenth of a second.
	leastKept = 2000
	// storePiece is the length of the pieces that an index is stored in; between
	// two of them the page can draw.
	storePiece = 512 << 10
)

// storeWait is how long the store may take before the index is built instead. Only
// tests change it.
var storeWait = 3 * time.Second

// index opens the index that the collection came with or that an earlier visit has
// kept, or builds it in time linear in the words, and has it kept; nil if that was
// given up.
func (s *Snapshot) index(step Step) *index.Index {
	t := s.texts
	t.mu.Lock()
	data := t.index
	t.index = nil // from now on it is kept as it is opened
	t.mu.Unlock()
	if ix := s.fitting(data); ix != nil || !step(0) {
		return ix
	}
	keeps := t.store != nil && t.stay && s.Whole.PassageCount() >= leastKept
	var key string
	if keeps {
		key = s.label()
		if !step(0) {
			return nil
		}
		if ix := s.fitting(t.load(key, step)); ix != nil {
			return ix
		}
	}
	ix := search.IndexWith(s.Whole, step)
	if ix != nil && keeps && !t.retired.Load() {
		go t.store.StoreIndex(key, paced(ix.Pieces(storePiece)))
	}
	return ix
}

// fitting opens an index; nil if it is not one of these texts.
func (s *Snapshot) fitting(data []byte) *index.Index {
	if ix, err := index.Open(data); err == nil && ix.Passages() == s.Whole.PassageCount() && search.LabelOf(ix) == s.label() {
		return ix
	}
	return nil
}

// label is the fingerprint of the texts, which is made once: all of them are read
// for it.
func (s *Snapshot) label() string {
	t := s.texts
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.label == "" {
		t.label = search.Label(s.Whole)
	}
	return t.label
}

// load asks the store for an index, and not for ever; nil if it has none.
func (t *texts) load(key string, step Step) []byte {
	loaded := make(chan []byte, 1)
	go func() { loaded <- t.store.LoadIndex(key) }()
	for since := time.Now(); time.Since(since) < storeWait; {
		select {
		case data := <-loaded:
			return data
		case <-time.After(listening):
			if !step(0) {
				return nil
			}
		}
	}
	return nil
}

// paced lets others have the thread between two pieces once a breath is over.
func paced(pieces iter.Seq[[]byte]) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		rest := pause.Each(pause.Breath)
		for piece := range pieces {
			if !yield(piece) {
				return
			}
			rest()
		}
	}
}
