package engine

import (
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"parallax/app/ask"
	"parallax/app/engine/wire"
	"parallax/corpus"
	"parallax/corpus/coverage"
	"parallax/corpus/index"
	"parallax/corpus/search"
)

// Snapshot is a collection as questions find it. A later Use makes another
// one and does not disturb answers under way.
type Snapshot struct {
	Documents []*corpus.Document
	Whole     *corpus.Collection // never nil

	coverage *coverage.Matrix // nil if it is not known
	byID     map[string]*corpus.Document
	texts    *texts

	mu       sync.Mutex
	searched *search.Searcher // nil until it is made of texts' index
}

// texts is what is known of the texts alone, whatever their coding: snapshots of
// other coding of the same documents share it.
type texts struct {
	store   IndexStore  // nil if there is none
	stay    bool        // they are kept where the store is, so that the index may be
	retired atomic.Bool // other texts have taken their place

	mu      sync.Mutex
	index   []byte         // that came with the collection; nil if none did
	label   string         // of the texts; "" until it is needed
	kept    map[string]any // see Kept
	making  map[string]bool
	answers map[string]any // pointers, by kind and key of the question
}

// answersKept is the number of answers kept for when a reader comes back to
// them.
const answersKept = 48

func newSnapshot(l ask.Loaded) *Snapshot {
	s := snapshotOf(l)
	s.texts = &texts{stay: l.Stay, index: l.Index, label: l.Label, kept: make(map[string]any), making: make(map[string]bool), answers: make(map[string]any)}
	return s
}

func snapshotOf(l ask.Loaded) *Snapshot {
	c := l.Collection
	if c == nil {
		c = new(corpus.Collection)
	}
	s := &Snapshot{Documents: c.Documents, Whole: c, coverage: l.Coverage, byID: make(map[string]*corpus.Document, len(c.Documents))}
	for _, d := range c.Documents {
		s.byID[d.ID] = d
	}
	return s
}

// recoded is a snapshot of other coding of the same documents. What is kept,
// answered and indexed, or is to be, is about the texts, and stays.
func (s *Snapshot) recoded(l ask.Loaded) *Snapshot {
	r := s.coded(l)
	r.texts = s.texts
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.searched != nil {
		r.searched = s.searched.Recoded(r.Whole)
	}
	return r
}

// coded is a snapshot of other coding; where the documents are the very same they
// are found as before.
func (s *Snapshot) coded(l ask.Loaded) *Snapshot {
	if c := l.Collection; c != nil && wire.Same(c.Documents, s.Documents) {
		return &Snapshot{Documents: c.Documents, Whole: c, coverage: l.Coverage, byID: s.byID}
	}
	return snapshotOf(l)
}

// Named are the documents with these ids, in this order, each once.
func (s *Snapshot) Named(ids []string) []*corpus.Document {
	var list []*corpus.Document
	for _, id := range ids {
		if d := s.byID[id]; d != nil && !slices.Contains(list, d) {
			list = append(list, d)
		}
	}
	return list
}

// searcher answers queries with the index of all words; nil if making it was given
// up.
func (s *Snapshot) searcher(step Step) *search.Searcher {
	s.mu.Lock()
	known := s.searched
	s.mu.Unlock()
	if known != nil {
		return known
	}
	ix, _ := s.Kept("index", step.Part(0, 0.95), func(step Step) any {
		if ix := s.index(step); ix != nil {
			return ix
		}
		return nil
	}).(*index.Index)
	if ix == nil {
		return nil
	}
	made := search.New(s.Whole, search.Options{Index: ix, Fits: true, Step: step.Part(0.95, 1)})
	if made == nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.searched == nil {
		s.searched = made
	}
	return s.searched
}

// Kept keeps what several questions need and takes long to make, such as the
// frequencies of all words, as long as the texts stay. A question that comes
// while another one makes it waits for that. A nil is not kept: making it was
// given up.
func (s *Snapshot) Kept(name string, step Step, made func(Step) any) any {
	t := s.texts
	for {
		t.mu.Lock()
		known, making := t.kept[name], t.making[name]
		if known == nil {
			t.making[name] = true
		}
		t.mu.Unlock()
		switch {
		case known != nil:
			return known
		case !making:
			return t.make(name, step, made)
		case !step(0):
			return nil
		}
		time.Sleep(2 * time.Millisecond)
	}
}

func (t *texts) make(name string, step Step, made func(Step) any) (known any) {
	defer func() { // also when it panics
		t.mu.Lock()
		defer t.mu.Unlock()
		delete(t.making, name)
		if known != nil {
			t.kept[name] = known
		}
	}()
	return made(step)
}

// answer looks up what was answered before.
func (s *Snapshot) answer(q ask.Question) any {
	s.texts.mu.Lock()
	defer s.texts.mu.Unlock()
	return s.texts.answers[keyOf(q)]
}

func (s *Snapshot) keep(q ask.Question, answer any) {
	if d := q.Documents(); d != nil && len(d) == 0 {
		return // it is found as fast again, and may be about names and topics
	}
	s.texts.mu.Lock()
	defer s.texts.mu.Unlock()
	if len(s.texts.answers) >= answersKept {
		clear(s.texts.answers)
	}
	s.texts.answers[keyOf(q)] = answer
}

func keyOf(q ask.Question) string { return q.Kind() + " " + q.Key() }

// volume is about how many bytes of words the documents have; nil means all.
func (s *Snapshot) volume(documents []string) int {
	list := s.Documents
	if documents != nil {
		list = s.Named(documents)
	}
	n := 0
	for _, d := range list {
		n += volumeOf(d)
	}
	return n
}

func volumeOf(d *corpus.Document) (n int) {
	for i := range d.Passages {
		p := &d.Passages[i]
		n += len(p.Text) + len(p.Original) + 6*len(p.Counts)
	}
	return n
}
