package engine

import (
	"cmp"
	"slices"

	"parallax/app/ask"
	"parallax/corpus"
	"parallax/corpus/align"
	"parallax/corpus/reuse"
	"parallax/corpus/sorting"
	"parallax/corpus/speech"
)

func init() {
	register(alignments)
	register(sharedWording)
	register(proposedVoices)
	register(proposedFacts)
	register(proposedTopics)
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

func alignments(s *Snapshot, q ask.Alignments, step Step) (*ask.AlignmentsAnswer, error) {
	f := &ask.AlignmentsAnswer{Links: []align.Pair{}, Reuse: []reuse.Pair{}, Near: []ask.Neighbour{}}
	a := aligner(s, step.Part(0, 0.5))
	if a == nil {
		return nil, nil
	}
	shared := reuses(s, step.Part(0.5, 0.9))
	if shared == nil || !step(0.9) {
		return nil, nil
	}
	for i, from := range q.Chosen {
		for _, to := range q.Chosen[i+1:] {
			f.Links = append(f.Links, a.Pair(from, to, align.Options{Threshold: ask.LeastScore / 100.0})...)
			if r, ok := shared.Pair(from, to); ok {
				f.Reuse = append(f.Reuse, r)
			}
		}
	}
	f.Near = near(s, a, q.Chosen, step.Part(0.9, 1))
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
func near(s *Snapshot, a *align.Aligner, chosen []string, step Step) []ask.Neighbour {
	score, passages := make(map[string]float64), make(map[string]int)
	documents := s.Named(chosen)
	for n, d := range documents {
		for i := range d.Passages[:min(len(d.Passages), mostLooked)] {
			if !step((float64(n) + float64(i)/mostLooked) / float64(len(documents))) {
				return nil
			}
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
	list := []ask.Neighbour{}
	for id, n := range passages {
		list = append(list, ask.Neighbour{Document: id, Passages: n})
	}
	sorting.By(list, func(x, y ask.Neighbour) int {
		return cmp.Or(cmp.Compare(score[y.Document], score[x.Document]), cmp.Compare(x.Document, y.Document))
	})
	return list[:min(len(list), ask.MostNeighbours)]
}

func proposedFacts(s *Snapshot, q ask.ProposedFacts, step Step) (*ask.ProposedFactsAnswer, error) {
	a := aligner(s, step.Part(0, 0.7))
	if a == nil {
		return nil, nil
	}
	groups := a.SuggestFacts(q.Chosen, align.Options{Threshold: float64(q.Score) / 100}, step.Part(0.7, 1))
	if groups == nil {
		return nil, nil
	}
	f := &ask.ProposedFactsAnswer{Facts: []ask.ProposedFact{}}
	for _, g := range groups {
		f.Facts = append(f.Facts, ask.NewProposedFact(g))
	}
	return f, nil
}

func proposedVoices(s *Snapshot, q ask.ProposedVoices, step Step) (*ask.ProposedVoicesAnswer, error) {
	h := &ask.ProposedVoicesAnswer{Documents: []speech.Proposals{}}
	for i, d := range s.Named(q.Chosen) {
		if !step(float64(i) / float64(len(q.Chosen))) {
			return nil, nil
		}
		h.Documents = append(h.Documents, speech.Propose(d))
	}
	return h, nil
}

func sharedWording(s *Snapshot, _ ask.SharedWording, step Step) (*ask.SharedWordingAnswer, error) {
	r := reuses(s, step.Part(0, 0.6))
	if r == nil {
		return nil, nil
	}
	pairs := r.With(step.Part(0.6, 1)).Pairs()
	if pairs == nil {
		return nil, nil
	}
	o := r.Options()
	c := &ask.SharedWordingAnswer{Pairs: []ask.SharedPair{}, Total: len(pairs), Read: r.Read(), Least: o.Least, Share: o.Share, Notices: o.Boilerplate}
	for _, p := range pairs[:min(len(pairs), ask.MostShared)] {
		k := ask.SharedPair{A: p.A, B: p.B, ShareA: p.ShareA, ShareB: p.ShareB, Longest: p.Longest}
		k.AtA, k.AtB = p.Begins()
		c.Pairs = append(c.Pairs, k)
	}
	return c, nil
}

// proposedTopics are those that the command line proposes, the first hundred of them.
func proposedTopics(s *Snapshot, _ ask.ProposedTopics, step Step) (*ask.ProposedTopicsAnswer, error) {
	a := aligner(s, step)
	if a == nil || !step(0.2) {
		return nil, nil
	}
	list := a.Topics(align.TopicOptions{Limit: ask.MostProposed}, step.Part(0.2, 1))
	if list == nil {
		return nil, nil
	}
	return &ask.ProposedTopicsAnswer{Topics: list}, nil
}
