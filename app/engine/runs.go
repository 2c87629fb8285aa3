package engine

import (
	"slices"

	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/stats"
)

func init() {
	register(runs)
	register(varieties)
}

// both are the documents of both sides of a contrast.
func both(s *Snapshot, q state.Contrast) []*corpus.Document {
	if len(q.Second) == 0 {
		return s.Documents
	}
	return s.Named(slices.Concat(q.First, q.Second))
}

func runs(s *Snapshot, q state.Runs, step Step) (*state.Ran, error) {
	options := q.Options()
	options.Step = step
	g := stats.NGramsOf(both(s, q.Contrast), options)
	for i := range g.List {
		n := &g.List[i]
		n.Places = slices.DeleteFunc(n.Places, func(p stats.Part) bool { return !slices.Contains(q.Columns, p.Document) })
	}
	return &state.Ran{NGrams: g}, nil
}

func varieties(s *Snapshot, q state.Varieties, step Step) (*state.Varied, error) {
	v := new(state.Varied)
	for i, d := range s.Named(q.Named) {
		if !step(float64(i) / float64(len(q.Named))) {
			return nil, nil
		}
		v.List = append(v.List, stats.DiversityOf(d))
	}
	return v, nil
}
