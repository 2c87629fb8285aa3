package engine

import (
	"slices"
	"sync"
	"time"

	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/stats"
)

const (
	// breath is how long the page waits at most while documents are counted.
	breath = 12 * time.Millisecond
	// answersKept is the number of contrasts, and of profiles, kept for when a
	// reader comes back to them.
	answersKept = 24
	// mostSearched is the number of documents whose words are paired to find
	// collocates; of a larger comparison only the first side is.
	mostSearched = 400
)

// counts is what has been counted in one collection.
type counts struct {
	documents []*corpus.Document
	byID      map[string]*corpus.Document

	mu        sync.Mutex
	all       *stats.Frequencies // of all documents; nil until asked for
	contrasts map[string]*state.Contrasted
	profiles  map[string]*state.Profiled
}

func newCounts(c *corpus.Collection) *counts {
	k := &counts{byID: make(map[string]*corpus.Document), contrasts: make(map[string]*state.Contrasted), profiles: make(map[string]*state.Profiled)}
	if c != nil {
		k.documents = c.Documents
		for _, d := range c.Documents {
			k.byID[d.ID] = d
		}
	}
	return k
}

// Contrast implements Engine.
func (e *InPlace) Contrast(q state.Contrast, wanted func() bool) *state.Contrasted {
	k := e.counted()
	return remembered(&k.mu, k.contrasts, q.Key(), func() *state.Contrasted { return k.contrast(q, newPacer(wanted)) })
}

// Profile implements Engine.
func (e *InPlace) Profile(q state.Profile, wanted func() bool) *state.Profiled {
	k := e.counted()
	return remembered(&k.mu, k.profiles, q.Term+" "+q.Key(), func() *state.Profiled { return k.profile(q, newPacer(wanted)) })
}

func (e *InPlace) counted() *counts {
	e.mu.RLock()
	defer e.mu.RUnlock()
	if e.counts == nil {
		return newCounts(nil)
	}
	return e.counts
}

// remembered looks an answer up or makes it. Two goroutines may make the same
// answer; an answer that was given up is not kept.
func remembered[T any](mu *sync.Mutex, kept map[string]*T, key string, answer func() *T) *T {
	mu.Lock()
	known := kept[key]
	mu.Unlock()
	if known != nil {
		return known
	}
	made := answer()
	if made != nil {
		mu.Lock()
		defer mu.Unlock()
		if len(kept) >= answersKept {
			clear(kept)
		}
		kept[key] = made
	}
	return made
}

// pacer gives the page time to draw between two documents, for in a browser
// everything runs on its one thread.
type pacer struct {
	wanted func() bool
	since  time.Time
}

func newPacer(wanted func() bool) *pacer { return &pacer{wanted, time.Now()} }

// rest reports whether to go on.
func (p *pacer) rest() bool {
	if time.Since(p.since) > breath {
		time.Sleep(time.Millisecond)
		p.since = time.Now()
	}
	return p.wanted == nil || p.wanted()
}

// frequencies counts documents; nil if it was given up.
func (p *pacer) frequencies(documents []*corpus.Document) *stats.Frequencies {
	f := new(stats.Frequencies)
	for _, d := range documents {
		if !p.rest() {
			return nil
		}
		f.Add(d)
	}
	return f
}

// named are the documents with these ids, in this order, each once.
func (k *counts) named(ids []string) []*corpus.Document {
	var list []*corpus.Document
	for _, id := range ids {
		if d := k.byID[id]; d != nil && !slices.Contains(list, d) {
			list = append(list, d)
		}
	}
	return list
}

// sides are the frequencies on both sides of a contrast and the number of
// documents of the second; ok is false if counting was given up.
func (k *counts) sides(q state.Contrast, p *pacer) (first, second *stats.Frequencies, documents int, ok bool) {
	here := k.named(q.First)
	if first = p.frequencies(here); first == nil {
		return nil, nil, 0, false
	}
	if len(q.Second) > 0 {
		there := k.named(q.Second)
		second = p.frequencies(there)
		return first, second, len(there), second != nil
	}
	k.mu.Lock()
	all := k.all
	k.mu.Unlock()
	if all == nil {
		if all = p.frequencies(k.documents); all == nil {
			return nil, nil, 0, false
		}
		k.mu.Lock()
		k.all = all
		k.mu.Unlock()
	}
	return first, all.Without(first), len(k.documents) - len(here), true
}

func (k *counts) contrast(q state.Contrast, p *pacer) *state.Contrasted {
	first, second, documents, ok := k.sides(q, p)
	if !ok {
		return nil
	}
	c := stats.Keyness(first, second, options(q))
	r := &state.Contrasted{A: c.A, B: c.B, First: len(k.named(q.First)), Second: documents, Tested: c.Tested, Source: c.Source}
	for i := range c.Keys {
		if c.Keys[i].LogRatio > 0 && len(r.Here) < state.MostKeys {
			r.Here = append(r.Here, c.Keys[i])
		}
		if key := c.Keys[len(c.Keys)-1-i]; key.LogRatio < 0 && len(r.There) < state.MostKeys {
			r.There = append(r.There, key)
		}
	}
	var terms []string
	for _, key := range slices.Concat(r.Here, r.There) {
		terms = append(terms, key.Term)
	}
	columns := k.named(q.Columns)
	for _, d := range columns {
		r.Lengths = append(r.Lengths, len(d.Passages))
	}
	r.Places = stats.Places(terms, columns, 0)
	return r
}

// options are those of the contrast, with the order the page starts with.
func options(q state.Contrast) stats.KeynessOptions {
	o := stats.KeynessOptions{Least: q.Least, Order: q.Order, Stop: q.Stop()}
	if o.Least == 0 {
		o.Least = state.DefaultLeast
	}
	if o.Order == "" {
		o.Order = stats.ByConservative
	}
	return o
}

func (k *counts) profile(q state.Profile, p *pacer) *state.Profiled {
	first, second, _, ok := k.sides(q.Contrast, p)
	if !ok {
		return nil
	}
	r := &state.Profiled{Term: q.Term}
	for _, key := range stats.Keyness(first, second, options(q.Contrast)).Keys {
		if key.Term == q.Term {
			r.Key, r.Listed = key, true
		}
	}
	if !r.Listed { // compared by itself: everything but the test is the same
		only := stats.Keyness(first, second, stats.KeynessOptions{Stop: func(t string) bool { return t != q.Term }})
		if len(only.Keys) > 0 {
			r.Key = only.Keys[0]
			r.Key.Test = nil
		} else {
			r.Key = stats.Key{Term: q.Term, C: first.Tokens, D: second.Tokens}
		}
	}
	for _, d := range k.named(q.Columns) {
		r.Spreads = append(r.Spreads, stats.DispersionOf(q.Term, d))
	}
	searched := k.named(append(slices.Clone(q.First), q.Second...))
	if len(q.Second) == 0 {
		searched = k.documents
	}
	if len(searched) > mostSearched {
		searched = k.named(q.First)
	}
	if !p.rest() {
		return nil
	}
	r.Searched = len(searched)
	r.Collocates = stats.CollocatesOf(q.Term, searched, stats.CollocateOptions{Stop: q.Stop()})
	return r
}
