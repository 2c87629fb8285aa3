package engine

import (
	"slices"

	"parallax/app/state"
	"parallax/corpus/stats"
)

func init() { register(profile) }

// mostSearched is the number of documents whose words are paired to find
// collocates; of a larger comparison only the first side is.
const mostSearched = 400

func profile(s *Snapshot, q state.Profile, step Step) (*state.Profiled, error) {
	first, second, _, ok := sides(s, q.Contrast, step.part(0, 0.5))
	if !ok {
		return nil, nil
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
	for _, d := range s.Named(q.Columns) {
		r.Spreads = append(r.Spreads, stats.DispersionOf(q.Term, d))
	}
	searched := s.Named(append(slices.Clone(q.First), q.Second...))
	if len(q.Second) == 0 {
		searched = s.Documents
	}
	if len(searched) > mostSearched {
		searched = s.Named(q.First)
	}
	if !step(0.75) {
		return nil, nil
	}
	r.Searched = len(searched)
	r.Collocates = stats.CollocatesOf(q.Term, searched, stats.CollocateOptions{Stop: q.Stop()})
	return r, nil
}
