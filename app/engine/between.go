package engine

import (
	"cmp"
	"slices"

	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/align"
	"parallax/corpus/reuse"
	"parallax/corpus/sorting"
	"parallax/corpus/speech"
)

func init() {
	register(between)
	register(copies)
	register(heard)
	register(figured)
}

// aligner is that of the whole collection; nil if making it was given up.
func aligner(s *Snapshot, step Step) *align.Aligner {
	a, _ := s.Kept("aligner", step, func(step Step) any {
		if a := align.NewWith(s.Whole, step); a != nil {
			return a
		}
		return nil
	}).(*align.Aligner)
	return a
}

// reuses are those of the whole collection, which tell what is boilerplate; nil
// if making them was given up.
func reuses(s *Snapshot, step Step) *reuse.Finder {
	r, _ := s.Kept("reuses", step, func(step Step) any {
		if r := reuse.New(s.Documents, reuse.Options{Progress: step}); r != nil {
			return r.With(nil) // the step is that of this question
		}
		return nil
	}).(*reuse.Finder)
	return r
}

func between(s *Snapshot, q state.Between, step Step) (*state.Found, error) {
	f := &state.Found{Links: []align.Pair{}, Reuse: []reuse.Pair{}, Near: []state.Neighbour{}}
	a := aligner(s, step.part(0, 0.5))
	if a == nil {
		return nil, nil
	}
	shared := reuses(s, step.part(0.5, 0.9))
	if shared == nil || !step(0.9) {
		return nil, nil
	}
	for i, from := range q.Chosen {
		for _, to := range q.Chosen[i+1:] {
			f.Links = append(f.Links, a.Pair(from, to, align.Options{Threshold: state.LeastScore / 100.0})...)
			if r, ok := shared.Pair(from, to); ok {
				f.Reuse = append(f.Reuse, r)
			}
		}
	}
	f.Near = near(s, a, q.Chosen)
	return f, nil
}

const (
	// mostLooked is the number of passages of a document for which others like
	// them are looked for: news says at the beginning what it is about.
	mostLooked = 12
	// answering is the number of passages looked at that answer one of these.
	answering = 10
)

// near finds other documents that answer passages of these.
func near(s *Snapshot, a *align.Aligner, chosen []string) []state.Neighbour {
	score, passages := make(map[string]float64), make(map[string]int)
	for _, d := range s.Named(chosen) {
		for i := range d.Passages[:min(len(d.Passages), mostLooked)] {
			seen := make(map[string]bool)
			for _, x := range a.Find(corpus.Ref{Document: d.ID, Passage: d.Passages[i].N}, answering, align.Options{}) {
				if other := x.B.Document; !seen[other] && !slices.Contains(chosen, other) {
					seen[other] = true
					score[other] += x.Score
					passages[other]++
				}
			}
		}
	}
	list := []state.Neighbour{}
	for id, n := range passages {
		list = append(list, state.Neighbour{Document: id, Passages: n})
	}
	sorting.By(list, func(x, y state.Neighbour) int {
		return cmp.Or(cmp.Compare(score[y.Document], score[x.Document]), cmp.Compare(x.Document, y.Document))
	})
	return list[:min(len(list), state.MostNeighbours)]
}

func figured(s *Snapshot, q state.Figures, step Step) (*state.Figured, error) {
	a := aligner(s, step.part(0, 0.9))
	if a == nil {
		return nil, nil
	}
	f := &state.Figured{Groups: []state.FigureGroup{}}
	for _, g := range a.ProposeFacts(q.Chosen, align.Options{Threshold: float64(q.Score) / 100}) {
		f.Groups = append(f.Groups, state.NewFigureGroup(g))
	}
	return f, nil
}

func heard(s *Snapshot, q state.Hearings, step Step) (*state.Heard, error) {
	h := &state.Heard{Documents: []speech.Proposals{}}
	for i, d := range s.Named(q.Chosen) {
		if !step(float64(i) / float64(len(q.Chosen))) {
			return nil, nil
		}
		h.Documents = append(h.Documents, speech.Propose(d))
	}
	return h, nil
}

func copies(s *Snapshot, _ state.Copies, step Step) (*state.Copied, error) {
	r := reuses(s, step.part(0, 0.6))
	if r == nil {
		return nil, nil
	}
	pairs := r.With(step.part(0.6, 1)).Pairs()
	if pairs == nil {
		return nil, nil
	}
	o := r.Options()
	c := &state.Copied{Pairs: []state.Copy{}, Total: len(pairs), Read: r.Read(), Least: o.Least, Share: o.Share, Notices: o.Boilerplate}
	for _, p := range pairs[:min(len(pairs), state.MostCopies)] {
		k := state.Copy{A: p.A, B: p.B, ShareA: p.ShareA, ShareB: p.ShareB, Longest: p.Longest}
		k.AtA, k.AtB = p.Begins()
		c.Pairs = append(c.Pairs, k)
	}
	return c, nil
}
