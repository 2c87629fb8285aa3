package search

import (
	"math/bits"
	"slices"
	"sync"

	"parallax/corpus/index"
)

// list is passages in ascending order with their scores.
type list struct {
	passages []uint32
	scores   []float32
}

func (l *list) add(p uint32, score float32) {
	l.passages = append(l.passages, p)
	l.scores = append(l.scores, score)
}

func (l *list) len() int { return len(l.passages) }

// scratch is the memory of one running search, used again by the next.
type scratch struct {
	leaf    tally   // of the terms of one leaf
	leaves  tally   // of several leaves
	has     []uint8 // by passage, the units it has; zero between uses
	bits    []uint8
	free    []*list
	cursors []*index.Cursor
	places  [][]uint32
	begins  []int
}

func newScratch(n int) *scratch {
	return &scratch{leaf: newTally(n), leaves: newTally(n), has: make([]uint8, n)}
}

// tally adds up by passage.
type tally struct {
	sums    []float32 // zero between uses
	touched bitset    // the passages of sums in use
}

func newTally(n int) tally { return tally{make([]float32, n), newBitset(n)} }

func (t *tally) add(p uint32, x float32) {
	t.sums[p] += x
	t.touched[p/64] |= 1 << (p % 64)
}

// each calls visit for the passages added to, in ascending order.
func (t *tally) each(visit func(p uint32, sum float32)) {
	for i, word := range t.touched {
		for word != 0 {
			p := uint32(i*64 + bits.TrailingZeros64(word))
			visit(p, t.sums[p])
			word &= word - 1
		}
	}
}

// len is how many passages were added to.
func (t *tally) len() (n int) {
	for _, word := range t.touched {
		n += bits.OnesCount64(word)
	}
	return n
}

// sweep calls visit for the passages added to, in ascending order, and clears
// the tally.
func (t *tally) sweep(visit func(p uint32, sum float32)) {
	for i, word := range t.touched {
		for word != 0 {
			p := uint32(i*64 + bits.TrailingZeros64(word))
			visit(p, t.sums[p])
			t.sums[p] = 0
			word &= word - 1
		}
		t.touched[i] = 0
	}
}

func (w *scratch) list() *list { return w.room(0) }

// room is a list for n passages: the smallest that has room for them, or the
// largest there is, with more.
func (w *scratch) room(n int) *list {
	at := -1
	for i, l := range w.free {
		has, best := cap(l.scores), 0
		if at >= 0 {
			best = cap(w.free[at].scores)
		}
		if at < 0 || best < n && has > best || best > has && has >= n {
			at = i
		}
	}
	l := &list{}
	if at >= 0 {
		l = w.free[at]
		w.free[at] = w.free[len(w.free)-1]
		w.free = w.free[:len(w.free)-1]
	}
	l.passages, l.scores = slices.Grow(l.passages[:0], n), slices.Grow(l.scores[:0], n)
	return l
}

// scratches are those that no search is using. They stay, for making one takes
// more memory than a search does; a sync.Pool loses them to the collector.
type scratches struct {
	mu   sync.Mutex
	free []*scratch
}

// keptScratches is how many there are at most between searches.
const keptScratches = 4

func (k *scratches) take(passages int) *scratch {
	k.mu.Lock()
	defer k.mu.Unlock()
	if n := len(k.free); n > 0 {
		w := k.free[n-1]
		k.free = k.free[:n-1]
		return w
	}
	return newScratch(passages)
}

func (k *scratches) give(w *scratch) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if len(k.free) < keptScratches {
		k.free = append(k.free, w)
	}
}

func (w *scratch) release(l *list) { w.free = append(w.free, l) }

// cursor returns the cursor with index i of the leaf being read.
func (w *scratch) cursor(i int) *index.Cursor {
	for len(w.cursors) <= i {
		w.cursors = append(w.cursors, &index.Cursor{})
	}
	return w.cursors[i]
}

// frequency is how often a posting's term occurs in its passage for BM25:
// counts divided by length norms, the better of the two layers.
func (s *Searcher) frequency(c *index.Cursor, i int, headline bool) float32 {
	p := c.Passage[i]
	x := headlineWeight * float32(c.Count[index.Headline][i]) * s.textNorm[p]
	if headline {
		return x
	}
	if o := c.Count[index.Original][i]; o > 0 {
		x += float32(c.Count[index.Text][i]) * s.textNorm[p]
		return max(x, originalWeight*float32(o)*s.originalNorm[p])
	}
	return x + float32(c.Count[index.Text][i])*s.digestNorm[p]
}

// word returns the passages that have the word of l.
func (e *evaluation) word(l *leaf) *list {
	g := l.slots[0]
	c := e.cursor(0)
	if len(g.readings) == 1 {
		out := e.room(g.df)
		w := g.readings[0].weight
		for c.Reset(e.s.index, g.readings[0].rank); c.Next(); {
			for i := range c.N {
				if x := e.s.frequency(c, i, l.headline); x > 0 {
					out.add(c.Passage[i], g.idf*saturate(w*x))
				}
			}
		}
		return out
	}
	for _, r := range g.readings {
		for c.Reset(e.s.index, r.rank); c.Next(); {
			for i := range c.N {
				if x := e.s.frequency(c, i, l.headline); x > 0 {
					e.leaf.add(c.Passage[i], r.weight*x)
				}
			}
		}
	}
	out := e.room(e.leaf.len())
	e.leaf.sweep(func(p uint32, x float32) { out.add(p, g.idf*saturate(x)) })
	return out
}

// wordAmong is word for the passages of few only: it skips most postings.
// The result is the same as that of word, intersected.
func (e *evaluation) wordAmong(l *leaf, few *list) *list {
	out := e.list()
	g := l.slots[0]
	for i, r := range g.readings {
		e.cursor(i).Reset(e.s.index, r.rank)
	}
	var at [maxSought]int
	var ended [maxSought]bool
	for _, p := range few.passages {
		var x float32
		for i, r := range g.readings {
			if ended[i] {
				continue
			}
			c := e.cursor(i)
			if j, ok := seek(c, p, &at[i], &ended[i]); ok {
				x += r.weight * e.s.frequency(c, j, l.headline)
			}
		}
		if x > 0 {
			out.add(p, g.idf*saturate(x))
		}
	}
	return out
}

// maxSought is for how many terms at once postings are skipped; with more,
// reading them all is not slower.
const maxSought = 8

// seek finds the posting of passage p, or reports false. The place reached is
// kept in at; ended is set when the term occurs in no later passage.
func seek(c *index.Cursor, p uint32, at *int, ended *bool) (i int, ok bool) {
	if c.N == 0 || c.Passage[c.N-1] < p {
		if !c.Seek(p) {
			*ended = true
			return 0, false
		}
		*at = 0
	}
	for c.Passage[*at] < p {
		*at++
	}
	return *at, c.Passage[*at] == p
}

// phrase returns the passages that have the words of l side by side or near
// each other; with one set the first of them is enough.
func (e *evaluation) phrase(l *leaf, one bool) *list {
	out := e.list()
	var weight float32
	rarest := 0
	for i, g := range l.slots {
		weight += g.idf
		if g.df < l.slots[rarest].df {
			rarest = i
		}
	}
	// All passages with the rarest word, in order; then seek the others there.
	driver := e.word(&leaf{slots: l.slots[rarest : rarest+1], headline: l.headline})
	defer e.release(driver)
	type state struct {
		cursor *index.Cursor
		at     int
		ended  bool
		found  bool
	}
	states := make([][]state, len(l.slots))
	n := 0
	for i, g := range l.slots {
		states[i] = make([]state, len(g.readings))
		for j, r := range g.readings {
			states[i][j].cursor = e.cursor(n)
			states[i][j].cursor.Reset(e.s.index, r.rank)
			n++
		}
	}
	for len(e.places) < len(l.slots) {
		e.places = append(e.places, nil)
	}
	for _, p := range driver.passages {
		var have [3]int // slots that occur in each layer
		for i := range states {
			var in [3]bool
			for j := range states[i] {
				st := &states[i][j]
				st.found = false
				if st.ended {
					continue
				}
				if k, ok := seek(st.cursor, p, &st.at, &st.ended); ok {
					st.found = true
					for layer := range in {
						in[layer] = in[layer] || st.cursor.Count[layer][k] > 0
					}
				}
			}
			for layer := range in {
				if in[layer] {
					have[layer]++
				}
			}
		}
		var x float32
		for layer := range have {
			if have[layer] < len(states) || l.headline && index.Layer(layer) != index.Headline {
				continue
			}
			for i := range states {
				e.places[i] = e.places[i][:0]
				for j := range states[i] {
					if st := &states[i][j]; st.found {
						e.places[i] = st.cursor.Positions(e.places[i], st.at, index.Layer(layer))
					}
				}
				if len(states[i]) > 1 {
					slices.Sort(e.places[i])
				}
			}
			times := float32(occurrences(l, e.places[:len(states)]))
			if times == 0 && l.loose && index.Layer(layer) == index.Original && !e.s.index.Placed(int(p)) {
				times = 1
			}
			switch index.Layer(layer) {
			case index.Headline:
				x += headlineWeight * times * e.s.textNorm[p]
			case index.Text:
				if have[index.Original] == len(states) {
					x += times * e.s.textNorm[p]
				} else {
					x += times * e.s.digestNorm[p]
				}
			case index.Original:
				x = max(x, originalWeight*times*e.s.originalNorm[p])
			}
		}
		if x > 0 {
			out.add(p, weight*saturate(x))
			if one {
				return out
			}
		}
	}
	return out
}

// occurrences counts how often the words whose ascending places are given
// stand as l wants them.
func occurrences(l *leaf, places [][]uint32) int {
	n := 0
	if l.near {
		nearStretches(l, places, func(_, _ uint32) { n++ })
	} else {
		sideBySide(places, func(uint32) { n++ })
	}
	return n
}
