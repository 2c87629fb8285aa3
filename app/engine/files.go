package engine

import (
	"slices"

	"parallax/app/ask"
	"parallax/app/engine/wire"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/coverage"
	"parallax/corpus/intake"
	"parallax/corpus/placing"
)

// What is asked about files is answered by another program (package reader),
// which this one does not link. Here is what is left of it where the collection
// is.
func init() {
	add[ask.Open, ask.LoadAnswer](kind{
		loaded: func(_ *Snapshot, _ ask.Question, r *wire.Reading, step Step) (any, error) {
			l, err := load(r.Collection, r.Words, r.Index, step)
			if l == nil || err != nil {
				return nil, err
			}
			return &ask.LoadAnswer{Loaded: l, Mark: r.Mark}, nil
		},
		without: func(answer any, file, reason string) any {
			a, is := answer.(*ask.LoadAnswer)
			if !is {
				a = new(ask.LoadAnswer)
			}
			a.Outcomes = append(a.Outcomes, ask.Outcome{File: file, Reason: reason})
			return a
		},
	})
	add[ask.Intake, ask.IntakeAnswer](kind{
		about: func(s *Snapshot, _ ask.Question) *corpus.Collection {
			return &corpus.Collection{ID: s.Whole.ID, Documents: s.Documents}
		},
		loaded: func(_ *Snapshot, _ ask.Question, r *wire.Reading, _ Step) (any, error) {
			return &ask.IntakeAnswer{Reports: r.Reports, Duplicates: r.Duplicates, Mark: r.Mark}, nil
		},
		without: func(answer any, file, reason string) any {
			a, is := answer.(*ask.IntakeAnswer)
			if !is {
				a = new(ask.IntakeAnswer)
			}
			a.Reports = append(a.Reports, &intake.FileReport{Name: file, Problem: wording.Capital(wording.Sentence(reason)), Remedy: wording.FilesSplit.String()})
			return a
		},
	})
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
	register(gathered)
	add[ask.Take, ask.TakeAnswer](kind{
		about: func(_ *Snapshot, q ask.Question) *corpus.Collection { return q.(ask.Take).Collection },
		loaded: func(_ *Snapshot, _ ask.Question, r *wire.Reading, _ Step) (any, error) {
			return &ask.TakeAnswer{Content: r.File}, nil
		},
	})
	add[ask.Merge, ask.MergeAnswer](kind{
		about: func(_ *Snapshot, q ask.Question) *corpus.Collection { return q.(ask.Merge).Base },
		loaded: func(_ *Snapshot, _ ask.Question, r *wire.Reading, step Step) (any, error) {
			a := &ask.MergeAnswer{Look: r.Look, Mark: r.Mark}
			if r.Collection == nil {
				return a, nil
			}
			var err error
			if a.Loaded, err = load(r.Collection, r.Words, r.Index, step); a.Loaded == nil || err != nil {
				return nil, err
			}
			return a, nil
		},
		without: func(_ any, _, reason string) any { return &ask.MergeAnswer{Outcome: reason} },
	})
}

// originalsOf are the documents of whose originals anything is recorded.
func originalsOf(s *Snapshot, _ ask.Question) *corpus.Collection {
	c := &corpus.Collection{ID: s.Whole.ID}
	for _, d := range s.Documents {
		if placing.Known(d) {
			c.Documents = append(c.Documents, d)
		}
	}
	return c
}

// gathered derives what is derived from a collection that was put together.
func gathered(s *Snapshot, q ask.Gather, step Step) (*ask.LoadAnswer, error) {
	fresh := &corpus.Collection{Documents: q.Collection.Documents[q.Counted:]}
	words := coverage.WordCounts(fresh, step.Part(0, 0.5))
	if words == nil {
		return nil, nil
	}
	if q.Counted > 0 {
		var known [][]int
		if s.coverage != nil {
			known = s.coverage.WordCounts()
		} else if known = coverage.WordCounts(s.Whole, step.Part(0.5, 0.8)); known == nil {
			return nil, nil
		}
		words = slices.Concat(known, words)
	}
	l, err := load(q.Collection, words, nil, step.Part(0.8, 1))
	if l == nil || err != nil {
		return nil, err
	}
	return &ask.LoadAnswer{Loaded: l}, nil
}
