package engine

import (
	"slices"

	"parallax/app/ask"
	"parallax/corpus"
	"parallax/corpus/stats"
)

func init() { register(keyness) }

// frequencies counts documents; nil if it was given up.
func frequencies(documents []*corpus.Document, step Step) *stats.Frequencies {
	f := new(stats.Frequencies)
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
	all, _ := s.Kept("frequencies", step, func(step Step) any {
		if f := frequencies(s.Documents, step); f != nil {
			return f
		}
		return nil
	}).(*stats.Frequencies)
	return all
}

// sides are the frequencies on both sides of a comparison and the number of
// documents of the second; ok is false if counting was given up.
func sides(s *Snapshot, q ask.Keyness, step Step) (first, second *stats.Frequencies, documents int, ok bool) {
	here, there := s.Named(q.First), s.Named(q.Second)
	share := float64(len(here)) / float64(max(1, len(here)+len(there)))
	if len(q.Second) == 0 {
		share = float64(len(here)) / float64(max(1, len(here)+len(s.Documents)))
	}
	if first = frequencies(here, step.Part(0, share)); first == nil {
		return nil, nil, 0, false
	}
	if len(q.Second) > 0 {
		second = frequencies(there, step.Part(share, 1))
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
	r := &ask.KeynessAnswer{A: c.A, B: c.B, First: len(s.Named(q.First)), Second: documents, Tested: c.Tested, Source: c.Source}
	r.Here, r.There = c.Ends(q.Order, ask.MostKeys)
	var terms []string
	for _, key := range slices.Concat(r.Here, r.There) {
		terms = append(terms, key.Term)
	}
	columns := s.Named(q.Columns)
	for _, d := range columns {
		r.Lengths = append(r.Lengths, len(d.Passages))
	}
	r.Places = stats.Places(terms, columns, 0)
	return r, nil
}
