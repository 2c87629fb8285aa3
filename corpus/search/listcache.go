package search

import (
	"math"
	"slices"
	"sync"
)

// listCache keeps what was read for the words of the last queries: while a query
// is typed, its finished words are the same at the next key.
type listCache struct {
	mu       sync.Mutex
	entries  []cachedList // the latest last
	postings int
}

type cachedList struct {
	key  uint64
	list *list // which nobody changes
}

// Bounds of what is kept; a posting takes eight bytes.
const (
	cachedLists    = 16
	cachedPostings = 1 << 18
)

func (c *listCache) find(key uint64) *list {
	c.mu.Lock()
	defer c.mu.Unlock()
	i := slices.IndexFunc(c.entries, func(e cachedList) bool { return e.key == key })
	if i < 0 {
		return nil
	}
	e := c.entries[i]
	copy(c.entries[i:], c.entries[i+1:])
	c.entries[len(c.entries)-1] = e
	return e.list
}

// keep takes a list over and reports whether it did.
func (c *listCache) keep(key uint64, l *list) bool {
	if l.len() > cachedPostings/4 {
		return false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if slices.ContainsFunc(c.entries, func(e cachedList) bool { return e.key == key }) {
		return false
	}
	for len(c.entries) == cachedLists || len(c.entries) > 0 && c.postings+l.len() > cachedPostings {
		c.postings -= c.entries[0].list.len()
		c.entries = slices.Delete(c.entries, 0, 1)
	}
	c.entries = append(c.entries, cachedList{key, l})
	c.postings += l.len()
	return true
}

// key tells leaves with different postings or scores apart; 0 is for an
// unfinished word, which is another one at the next key.
func (l *leaf) makeKey() {
	h := uint64(14695981039346656037)
	add := func(x uint64) {
		for range 8 {
			h = (h ^ x&0xff) * 1099511628211
			x >>= 8
		}
	}
	bit := func(b bool) uint64 {
		if b {
			return 1
		}
		return 0
	}
	add(bit(l.near) | bit(l.headline)<<1 | bit(l.loose)<<2 | uint64(l.between)<<3)
	for _, g := range l.slots {
		if g.unfinished {
			return
		}
		add(uint64(len(g.readings)))
		for _, r := range g.readings {
			add(uint64(r.rank) | uint64(math.Float32bits(r.weight))<<32)
		}
	}
	l.key = max(h, 1)
}
