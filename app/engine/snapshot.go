package engine

import (
	"maps"
	"slices"
	"sync"

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
	answers map[string]any // pointers, by kind and key of the question
}

// answersKept is the number of answers kept for when a reader comes back to
// them.
const answersKept = 48

func newSnapshot(c *corpus.Collection) *Snapshot {
	if c == nil {
		c = new(corpus.Collection)
	}
	s := &Snapshot{Documents: c.Documents, Whole: c, byID: make(map[string]*corpus.Document, len(c.Documents)), kept: make(map[string]any), answers: make(map[string]any)}
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

// Searcher is the index of all words. In a Worker it is built when a question
// first needs it, which takes time linear in the words.
func (s *Snapshot) Searcher() *search.Searcher {
	s.searching.Do(func() { s.searcher = search.New(s.Whole, search.Options{}) })
	return s.searcher
}

// Kept keeps what several questions need and takes long to make, such as the
// frequencies of all words, as long as the collection stays. Two questions may
// make it at the same time. A nil is not kept: making it was given up.
func (s *Snapshot) Kept(name string, made func() any) any {
	s.mu.Lock()
	known := s.kept[name]
	s.mu.Unlock()
	if known != nil {
		return known
	}
	if known = made(); known != nil {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.kept[name] = known
	}
	return known
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
