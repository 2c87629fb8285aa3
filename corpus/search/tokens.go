package search

import (
	"sync"

	"parallax/corpus/analysis"
)

// tokenized is a text cut into words.
type tokenized struct {
	text   string
	terms  []byte // folded, end to end
	tokens []token
}

// token is one word of a text.
type token struct {
	from, to int32  // bytes of the text
	end      uint32 // of its term in terms; it begins where the one before ends
	hash     uint32 // of its term
}

// cut fills t, whose memory it uses again.
func (t *tokenized) cut(a *analysis.Analyzer, text string) {
	t.text, t.terms, t.tokens = text, t.terms[:0], t.tokens[:0]
	if text == "" {
		return
	}
	if t.terms == nil { // about as much as texts need
		t.terms, t.tokens = make([]byte, 0, len(text)), make([]token, 0, len(text)/5+1)
	}
	a.Each(text, func(term []byte, from, to int) {
		t.terms = append(t.terms, term...)
		t.tokens = append(t.tokens, token{int32(from), int32(to), uint32(len(t.terms)), hashOf(term)})
	})
}

// hashOf is FNV-1a (Fowler, Noll, Vo) of a term.
func hashOf[T string | []byte](term T) uint32 {
	h := uint32(2166136261)
	for i := range len(term) {
		h = (h ^ uint32(term[i])) * 16777619
	}
	return h
}

// layers are the texts of a passage: its own, the headline, the original.
type layers struct{ text, headline, original tokenized }

// tokenCache keeps the tokens of passages looked at lately: while a query is
// typed, most of the best passages are the same at the next key. It holds the
// last two batches of cachedTokens each.
type tokenCache struct {
	mu         sync.Mutex
	young, old map[uint32]*layers
	tokens     int // of young
}

// cachedTokens is about a megabyte and a half.
const cachedTokens = 64 << 10

// layersOf returns the texts of passage p cut into words, which nobody changes.
func (s *Searcher) layersOf(a *analysis.Analyzer, p uint32) *layers {
	c := &s.cut
	c.mu.Lock()
	l := c.young[p]
	if l == nil {
		if l = c.old[p]; l != nil {
			c.keep(p, l)
		}
	}
	c.mu.Unlock()
	if l != nil {
		return l
	}
	l = new(layers)
	text, original, _ := s.passage(p)
	l.text.cut(a, text)
	l.headline.cut(a, s.headline(p))
	l.original.cut(a, original)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.keep(p, l)
	return l
}

func (c *tokenCache) keep(p uint32, l *layers) {
	if c.tokens > cachedTokens || c.young == nil {
		c.young, c.old, c.tokens = make(map[uint32]*layers), c.young, 0
	}
	c.young[p] = l
	c.tokens += len(l.text.tokens) + len(l.headline.tokens) + len(l.original.tokens) + 1
}
