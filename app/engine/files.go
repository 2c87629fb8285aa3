package engine

import (
	"slices"

	"parallax/app/ask"
	"parallax/app/engine/wire"
	"parallax/corpus"
	"parallax/corpus/coverage"
	"parallax/corpus/placing"
)

// What is asked about files is answered by another program (package reader),
// which this one does not link. Here is what is left of it where the collection
// is.
func init() {
	add[ask.Open, ask.LoadAnswer](kind{
		loaded: func(_ *Snapshot, _ ask.Question, r *wire.Reading, step Step) (*ask.LoadAnswer, error) {
			return loadedOf(r, step)
		},
		without: withoutFile,
	})
	add[ask.Import, ask.LoadAnswer](kind{loaded: imported, besides: joining, without: withoutFile})
	add[ask.Originals, ask.OriginalsAnswer](kind{
		about: originalsOf,
		without: func(answer any, file, reason string) any {
			a, is := answer.(*ask.OriginalsAnswer)
			if !is {
				a = new(ask.OriginalsAnswer)
			}
			a.Unplaced = append(a.Unplaced, placing.Unplaced{File: file, Reason: reason})
			return a
		},
	})
}

func withoutFile(answer any, file, reason string) any {
	a, is := answer.(*ask.LoadAnswer)
	if !is {
		a = new(ask.LoadAnswer)
	}
	a.Outcomes = append(a.Outcomes, ask.Outcome{File: file, Reason: reason})
	return a
}

// joining is the question with what a reader has to know of the collection that
// articles join: which ids are taken, and the outlets.
func joining(s *Snapshot, q ask.Question) ask.Question {
	i := q.(ask.Import)
	if !i.Beside {
		return i
	}
	i.Taken, i.Outlets = make([]string, len(s.Documents)), s.Whole.Outlets
	for n, d := range s.Documents {
		i.Taken[n] = d.ID
	}
	return i
}

// originalsOf are the documents of whose originals anything is recorded: no file
// can be recognised as that of another.
func originalsOf(s *Snapshot) *corpus.Collection {
	c := &corpus.Collection{ID: s.Whole.ID}
	for _, d := range s.Documents {
		if d.Original.SHA256 != "" || slices.ContainsFunc(d.Passages, func(p corpus.Passage) bool { return len(p.Counts) > 0 }) {
			c.Documents = append(c.Documents, d)
		}
	}
	return c
}

// loadedOf takes over what has been read.
func loadedOf(r *wire.Reading, step Step) (*ask.LoadAnswer, error) {
	if r.Collection == nil {
		return &ask.LoadAnswer{Outcomes: r.Outcomes}, nil
	}
	l, err := load(r.Collection, r.Words, r.Index, step)
	if l == nil || err != nil {
		return nil, err
	}
	return &ask.LoadAnswer{Loaded: l, Outcomes: r.Outcomes}, nil
}

// imported joins new articles to those that there are.
func imported(s *Snapshot, question ask.Question, r *wire.Reading, step Step) (*ask.LoadAnswer, error) {
	q := question.(ask.Import)
	if !q.Beside || r.Collection == nil {
		return loadedOf(r, step)
	}
	all := *s.Whole
	all.ID, all.Outlets = r.Collection.ID, r.Collection.Outlets
	all.Documents = slices.Concat(s.Documents, r.Collection.Documents)
	var words [][]int
	if s.coverage != nil {
		words = s.coverage.WordCounts()
	} else if words = coverage.WordCounts(s.Whole, step); words == nil {
		return nil, nil
	}
	r.Collection, r.Words, r.Index = &all, slices.Concat(words, r.Words), nil
	return loadedOf(r, step)
}
