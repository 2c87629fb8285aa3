package engine

import (
	"slices"

	"parallax/app/ask"
	"parallax/corpus"
	"parallax/corpus/stats"
	"parallax/corpus/unspaced"
)

func init() { register(keyness) }

// words are those of texts without spaces, learned once from the whole collection
// so that every count goes by the same; ok is false if it was given up.
func (s *Snapshot) words(step Step) (words *unspaced.Words, ok bool) {
	kept, _ := s.Kept("words", step, func(step Step) any {
		given := false
		words := unspaced.Learn(s.Documents, func(done float64) bool {
			given = given || !step(done)
			return !given
		})
		if given {
			return nil
		}
		return &words
	}).(**unspaced.Words)
	if kept == nil {
		return nil, false
	}
	return *kept, true
}

// frequencies counts documents; nil if it was given up.
func frequencies(documents []*corpus.Document, words *unspaced.Words, step Step) *stats.Frequencies {
	f := &stats.Frequencies{Words: words}
	for i, d := range documents {
		if !step(float64(i) / float64(len(documents))) {
			return nil
		}
		f.Add(d)
	}
	return f
}

// allFrequencies are those of the whole collection, counted once; nil if it was
// given up.
func allFrequencies(s *Snapshot, step Step) *stats.Frequencies {
	words, ok := s.words(step.Part(0, .3))
	if !ok {
		return nil
	}
	all, _ := s.Kept("frequencies", step.Part(.3, 1), func(step Step) any {
		if f := frequencies(s.Documents, words, step); f != nil {
			return f
		}
		return nil
	}).(*stats.Frequencies)
	return all
}

// sides are the frequencies on both sides of a comparison and the number of
// documents of the second; ok is false if counting was given up.
func sides(s *Snapshot, q ask.Keyness, step Step) (first, second *stats.Frequencies, documents int, ok bool) {
	words, ok := s.words(step.Part(0, .3))
	if !ok {
		return nil, nil, 0, false
	}
	step = step.Part(.3, 1)
	here, there := s.Named(q.First), s.Named(q.Second)
	share := float64(len(here)) / float64(max(1, len(here)+len(there)))
	if len(q.Second) == 0 {
		share = float64(len(here)) / float64(max(1, len(here)+len(s.Documents)))
	}
	if first = frequencies(here, words, step.Part(0, share)); first == nil {
		return nil, nil, 0, false
	}
	if len(q.Second) > 0 {
		second = frequencies(there, words, step.Part(share, 1))
		return first, second, len(there), second != nil
	}
	all := allFrequencies(s, step.Part(share, 1))
	if all == nil {
		return nil, nil, 0, false
	}
	return first, all.Without(first), len(s.Documents) - len(here), true
}

func keyness(s *Snapshot, q ask.Keyness, step Step) (*ask.KeynessAnswer, error) {
	first, second, documents, ok := sides(s, q, step)
	if !ok {
		return nil, nil
	}
	c := stats.Keyness(first, second, q.Options(both(s, q)...))
	r := &ask.KeynessAnswer{A: c.A, B: c.B, First: len(s.Named(q.First)), Second: documents, Tested: c.Tested, Source: c.Source, Guessed: first.Words.Languages()}
	r.Here, r.There = c.Ends(q.Order, ask.MostKeys)
	var terms []string
	for _, key := range slices.Concat(r.Here, r.There) {
		terms = append(terms, key.Term)
	}
	columns := s.Named(q.Columns)
	for _, d := range columns {
		r.Lengths = append(r.Lengths, len(d.Passages))
	}
	r.Places = stats.Places(terms, columns, first.Words, 0)
	return r, nil
}
