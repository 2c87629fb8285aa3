package engine

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"parallax/app/ask"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/attach"
	"parallax/corpus/bundle"
	"parallax/corpus/coverage"
	"parallax/corpus/index"
	"parallax/corpus/ingest"
	"parallax/corpus/placing"
	"parallax/corpus/prepared"
	"parallax/corpus/search"
)

func init() {
	add[ask.Open, ask.LoadAnswer](reader(open, opened))
	add[ask.Import, ask.LoadAnswer](reader(importing, imported))
	add[ask.Originals, ask.OriginalsAnswer](kind{
		answer:     func(s *Snapshot, q ask.Question, step Step) (any, error) { return originals(s, q, plain(step)) },
		recognised: originals,
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

// filesWork is what work on files is told by and tells.
type filesWork struct {
	step  Step
	begin func(file int) // is called with the place of each file that is begun
}

// plain is the work where nobody needs to know which file is read.
func plain(step Step) filesWork { return filesWork{step, func(int) {}} }

// reader is a kind of question whose first part, read, is about files alone, so
// that it can be done where nothing else is; loaded makes the answer of it where
// the collection is.
func reader(read func(ask.Question, filesWork) (*reading, error), loaded func(*Snapshot, ask.Question, *reading, Step) (*ask.LoadAnswer, error)) kind {
	return kind{
		read: read, loaded: loaded,
		answer: func(s *Snapshot, q ask.Question, step Step) (any, error) {
			r, err := read(s.besides(q), plain(step.part(0, 0.9)))
			if r == nil || err != nil {
				return nil, err
			}
			a, err := loaded(s, q, r, step.part(0.9, 1))
			if a == nil || err != nil {
				return nil, err
			}
			return a, nil
		},
		without: func(answer any, file, reason string) any {
			a, is := answer.(*ask.LoadAnswer)
			if !is {
				a = new(ask.LoadAnswer)
			}
			a.Outcomes = append(a.Outcomes, ask.Outcome{File: file, Reason: reason})
			return a
		},
	}
}

// besides is the question with what a reader has to know of the collection that
// articles join: which ids are taken, and the outlets.
func (s *Snapshot) besides(q ask.Question) ask.Question {
	if i, is := q.(ask.Import); is && i.Beside {
		i.Taken, i.Outlets = make([]string, len(s.Documents)), s.Whole.Outlets
		for n, d := range s.Documents {
			i.Taken[n] = d.ID
		}
		return i
	}
	return q
}

// reading is what has been read of files.
type reading struct {
	Collection *corpus.Collection // nil if there is no article in them
	Words      [][]int            // of its passages
	Index      []byte             // as index.Open reads it; nil if there is none
	Outcomes   []ask.Outcome
}

// derive adds what is derived from a collection; false if it was given up.
func (r *reading) derive(step Step) bool {
	if r.Words == nil {
		r.Words = coverage.WordCounts(r.Collection, step.part(0, 0.2))
	}
	if r.Words == nil {
		return false
	}
	if opened, err := index.Open(r.Index); err != nil || !search.Fits(opened, r.Collection) {
		ix := search.IndexWith(r.Collection, step.part(0.2, 1))
		if ix == nil {
			return false
		}
		r.Index = ix.Append(nil)
	}
	return true
}

// open reads a bundle.
func open(q ask.Question, w filesWork) (*reading, error) {
	content := q.(ask.Open).File.Content
	w.begin(0)
	c, entries, err := bundle.ReadMemory(content, bundle.Limits{Step: w.step.part(0, 0.4)})
	if err != nil {
		return nil, err
	}
	known := prepared.Open(c, entries)
	r := &reading{Collection: c, Words: known.Words, Index: known.Index}
	if !r.derive(w.step.part(0.4, 1)) {
		return nil, nil
	}
	return r, nil
}

func opened(_ *Snapshot, _ ask.Question, r *reading, step Step) (*ask.LoadAnswer, error) {
	return r.answer(step)
}

// answer takes over what has been read.
func (r *reading) answer(step Step) (*ask.LoadAnswer, error) {
	if r.Collection == nil {
		return &ask.LoadAnswer{Outcomes: r.Outcomes}, nil
	}
	l, err := load(r.Collection, r.Words, r.Index, step)
	if l == nil || err != nil {
		return nil, err
	}
	return &ask.LoadAnswer{Loaded: l, Outcomes: r.Outcomes}, nil
}

var errNoText = errors.New(wording.FilesNoText.String())

// importing makes articles of files.
func importing(question ask.Question, w filesWork) (*reading, error) {
	q := question.(ask.Import)
	b := ingest.New(q.ID, q.Title, ingest.Limits{})
	if q.Beside {
		taken := &corpus.Collection{Title: q.Title, Outlets: q.Outlets}
		for _, id := range q.Taken {
			taken.Documents = append(taken.Documents, &corpus.Document{ID: id})
		}
		b = ingest.Beside(taken, q.ID, ingest.Limits{})
	}
	r := new(reading)
	for i, f := range q.Files {
		if !w.step(0.6 * float64(i) / float64(len(q.Files))) {
			return nil, nil
		}
		w.begin(i)
		now := len(b.Collection().Documents)
		err := b.Add(f.Name, bytes.NewReader(f.Content))
		if err == nil && len(b.Collection().Documents) == now {
			err = errNoText
		}
		if err != nil {
			r.Outcomes = append(r.Outcomes, ask.Outcome{File: f.Name, Reason: strings.TrimPrefix(err.Error(), f.Name+": ")})
		}
	}
	for _, d := range b.Doubts() {
		r.Outcomes = append(r.Outcomes, ask.Outcome{File: d.File, Added: true, Reason: d.Reason})
	}
	c := *b.Collection()
	if c.Documents = c.Documents[len(q.Taken):]; len(c.Documents) == 0 {
		return r, nil
	}
	r.Collection = &c
	if q.Beside { // the index will be of all
		r.Words = coverage.WordCounts(&c, w.step.part(0.6, 1))
		if r.Words == nil {
			return nil, nil
		}
	} else if !r.derive(w.step.part(0.6, 1)) {
		return nil, nil
	}
	return r, nil
}

// imported joins new articles to those that there are.
func imported(s *Snapshot, question ask.Question, r *reading, step Step) (*ask.LoadAnswer, error) {
	q := question.(ask.Import)
	if !q.Beside || r.Collection == nil {
		return r.answer(step)
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
	return r.answer(step)
}

// originals finds out which articles files are the originals of. Files are
// looked at as text only, and where the words of the articles are.
func originals(s *Snapshot, question ask.Question, w filesWork) (any, error) {
	r := s.recogniser(w.step)
	if r == nil {
		return nil, nil
	}
	files := question.(ask.Originals).Files
	given := false
	found := r.Recognise(files, attach.Options{Begin: w.begin, Step: func(done float64) bool {
		given = given || !w.step(done)
		return !given
	}})
	if given {
		return nil, nil
	}
	return &ask.OriginalsAnswer{Result: found}, nil
}
