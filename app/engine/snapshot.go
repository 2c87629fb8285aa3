package engine

import (
	"maps"
	"slices"
	"sync"
	"time"

	"parallax/corpus"
	"parallax/corpus/search"
)

// Snapshot is a collection as questions find it. A later Index makes another
// one and does not disturb answers under way.
type Snapshot struct {
	Documents []*corpus.Document
	Whole     *corpus.Collection // never nil

	byID map[string]*corpus.Document

	searching sync.Once
	searcher  *search.Searcher

	mu      sync.Mutex
	kept    map[string]any // see Kept
	making  map[string]bool
	answers map[string]any // pointers, by kind and key of the question
}

// answersKept is the number of answers kept for when a reader comes back to
// them.
const answersKept = 48

func newSnapshot(c *corpus.Collection) *Snapshot {
	if c == nil {
		c = new(corpus.Collection)
	}
	s := &Snapshot{Documents: c.Documents, Whole: c, byID: make(map[string]*corpus.Document, len(c.Documents)), kept: make(map[string]any), making: make(map[string]bool), answers: make(map[string]any)}
	for _, d := range c.Documents {
		s.byID[d.ID] = d
	}
	return s
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

// Searcher is the index of all words. It is built when it is first needed,
// which takes time linear in the words.
func (s *Snapshot) Searcher() *search.Searcher {
	s.searching.Do(func() { s.searcher = search.New(s.Whole, search.Options{}) })
	return s.searcher
}

// Kept keeps what several questions need and takes long to make, such as the
// frequencies of all words, as long as the collection stays. A question that
// comes while another one makes it waits for that. A nil is not kept: making it
// was given up.
func (s *Snapshot) Kept(name string, step Step, made func(Step) any) any {
	for {
		s.mu.Lock()
		known, making := s.kept[name], s.making[name]
		if known == nil {
			s.making[name] = true
		}
		s.mu.Unlock()
		switch {
		case known != nil:
			return known
		case !making:
			return s.make(name, step, made)
		case !step(0):
			return nil
		}
		time.Sleep(2 * time.Millisecond)
	}
}

func (s *Snapshot) make(name string, step Step, made func(Step) any) (known any) {
	defer func() { // also when it panics
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.making, name)
		if known != nil {
			s.kept[name] = known
		}
	}()
	return made(step)
}

// answer looks up what was answered before.
func (s *Snapshot) answer(key string) any {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.answers[key]
}

func (s *Snapshot) keep(key string, answer any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.answers) >= answersKept {
		clear(s.answers)
	}
	s.answers[key] = answer
}

// recoded is a snapshot of other coding of the same documents. What was kept
// and answered is about the texts, and stays.
func (s *Snapshot) recoded(c *corpus.Collection) *Snapshot {
	r := newSnapshot(c)
	r.searching.Do(func() { r.searcher = s.Searcher().Recoded(c) })
	s.mu.Lock()
	defer s.mu.Unlock()
	maps.Copy(r.kept, s.kept)
	maps.Copy(r.answers, s.answers)
	return r
}

// volume is about how many bytes of words the documents have; nil means all.
func (s *Snapshot) volume(documents []string) int {
	list := s.Documents
	if documents != nil {
		list = s.Named(documents)
	}
	n := 0
	for _, d := range list {
		for i := range d.Passages {
			p := &d.Passages[i]
			n += len(p.Text) + len(p.Original) + 6*len(p.Counts)
		}
	}
	return n
}
