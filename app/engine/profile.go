package engine

import (
	"slices"

	"parallax/app/ask"
	"parallax/corpus/sorting"
	"parallax/corpus/stats"
)

func init() { register(profile) }

func profile(s *Snapshot, q ask.Profile, step Step) (*ask.ProfileAnswer, error) {
	first, second, _, ok := sides(s, q.Keyness, step.Part(0, 0.3))
	if !ok {
		return nil, nil
	}
	r := &ask.ProfileAnswer{Term: q.Term}
	for _, key := range stats.Keyness(first, second, q.Options(both(s, q.Keyness)...)).Keys {
		if key.Term == q.Term {
			r.Key, r.Listed = key, true
		}
	}
	if !r.Listed { // compared by itself: everything but the test is the same
		r.Key = stats.KeyOf(q.Term, first, second, stats.KeynessOptions{})
		if r.Key.A+r.Key.B == 0 {
			r.Key = stats.Key{Term: q.Term, C: first.Tokens, D: second.Tokens}
		}
	}
	searched := both(s, q.Keyness)
	r.Searched = len(searched)
	over := stats.DispersionOver(q.Term, searched, first.Words, step.Part(0.3, 0.6))
	r.Over, r.Measured, r.Rare = over.Dispersion, over.Measured, over.Small
	for _, d := range s.Named(spread(over.Parts, q.Columns)) {
		r.Spreads = append(r.Spreads, stats.DispersionOf(q.Term, d, first.Words))
	}
	o := stats.CollocateOptions{Window: q.Window, Stop: q.Stop(searched...), Order: q.Near, Words: first.Words, Step: step.Part(0.6, 1)}
	if q.Window == ask.WholePassage {
		o.Window, o.Passages = 0, true
	}
	r.Collocates = stats.CollocatesOf(q.Term, searched, o)
	r.Collocates.Words = r.Collocates.Words[:min(len(r.Collocates.Words), ask.MostCollocates)]
	return r, nil
}

// spread are the documents of which every passage is told: the columns, then
// those that have the term most.
func spread(parts []stats.Part, columns []string) []string {
	ids := slices.Clone(columns)
	parts = slices.DeleteFunc(slices.Clone(parts), func(p stats.Part) bool { return p.Count == 0 || slices.Contains(columns, p.Document) })
	sorting.By(parts, func(x, y stats.Part) int { return y.Count - x.Count })
	for _, p := range parts {
		if len(ids) >= ask.MostSpreads {
			break
		}
		ids = append(ids, p.Document)
	}
	return ids
}
