package engine

import (
	"parallax/app/state"
	"parallax/corpus/concordance"
	"parallax/corpus/search"
)

func init() { register(context) }

// context lists words in context. Passages of other documents are read too: how
// many lines each has is told beside the choice of one.
func context(s *Snapshot, q state.Context, step Step) (*state.Lined, error) {
	refs, read := s.Searcher().Matching(q.Text, search.Request{})
	b := concordance.New(s.Whole, s.Searcher().Marks(q.Text, false), concordance.Options{
		Order: q.Order, Document: q.Document, From: q.Block(), Limit: concordance.DefaultLimit,
	})
	for i, ref := range refs {
		if !step(float64(i) / float64(len(refs))) {
			return nil, nil
		}
		b.Add(ref)
	}
	return &state.Lined{Read: read, Concordance: b.Concordance()}, nil
}
