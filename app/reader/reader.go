package reader

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"parallax/app/ask"
	"parallax/app/engine/wire"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/attach"
	"parallax/corpus/bundle"
	"parallax/corpus/coverage"
	"parallax/corpus/index"
	"parallax/corpus/ingest"
	"parallax/corpus/prepared"
	"parallax/corpus/search"
)

// breath is how long the Worker computes before it listens. It has one question
// to answer, and is ended when nobody wants the answer.
const breath = 200 * time.Millisecond

// Serve answers questions about files in a Worker; post sends a message to the
// page.
func Serve(post func([]byte)) *wire.Served {
	return wire.Serve(func() *corpus.Collection { return new(corpus.Collection) }, post, answer)
}

func answer(a *wire.Asked) (any, error) {
	files, err := a.Files()
	if err != nil {
		return nil, err
	}
	return wire.Run(func(step wire.Step) (any, error) {
		w := work{a, step}
		switch a.Kind {
		case ask.Open{}.Kind():
			return w.send(w.open(files[0]))
		case ask.Import{}.Kind():
			var q ask.Import
			if err := json.Unmarshal(a.Question, &q); err != nil {
				return nil, err
			}
			return w.send(w.articles(q, files))
		case ask.Originals{}.Kind():
			return w.originals(files)
		}
		return nil, fmt.Errorf("nobody answers questions of the kind %q about files", a.Kind)
	}, a.Wanted, a.Progress, breath)
}

// work is the work on one question.
type work struct {
	*wire.Asked
	step wire.Step
}

// send sends what has been read; the answer is what became of the files. Nothing
// read without an error means that the work was given up.
func (w work) send(r *wire.Reading, err error) (any, error) {
	if r == nil || err != nil {
		return nil, err
	}
	if r.Collection != nil {
		if err := w.Send(r, w.step); err != nil {
			return nil, err
		}
	}
	return &wire.Reading{Outcomes: r.Outcomes}, nil
}

// derive adds what is derived from a collection; false if it was given up.
func derive(r *wire.Reading, step wire.Step) bool {
	if r.Words == nil {
		r.Words = coverage.WordCounts(r.Collection, step.Part(0, 0.2))
	}
	if r.Words == nil {
		return false
	}
	if opened, err := index.Open(r.Index); err != nil || !search.Fits(opened, r.Collection) {
		ix := search.IndexWith(r.Collection, step.Part(0.2, 1))
		if ix == nil {
			return false
		}
		r.Index = ix.Append(nil)
	}
	return true
}

// open reads a collection file.
func (w work) open(f corpus.File) (*wire.Reading, error) {
	w.Begin(0)
	c, entries, err := bundle.ReadMemory(f.Content, bundle.Limits{Step: w.step.Part(0, 0.4)})
	if err != nil {
		return nil, err
	}
	known := prepared.Open(c, entries)
	r := &wire.Reading{Collection: c, Words: known.Words, Index: known.Index}
	if !derive(r, w.step.Part(0.4, 1)) {
		return nil, nil
	}
	return r, nil
}

var errNoText = errors.New(wording.FilesNoText.String())

// articles makes articles of files.
func (w work) articles(q ask.Import, files []corpus.File) (*wire.Reading, error) {
	b := ingest.New(q.ID, q.Title, ingest.Limits{})
	if q.Beside {
		taken := &corpus.Collection{Title: q.Title, Outlets: q.Outlets}
		for _, id := range q.Taken {
			taken.Documents = append(taken.Documents, &corpus.Document{ID: id})
		}
		b = ingest.Beside(taken, q.ID, ingest.Limits{})
	}
	r := new(wire.Reading)
	for i, f := range files {
		if !w.step(0.6 * float64(i) / float64(len(files))) {
			return nil, nil
		}
		w.Begin(i)
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
		r.Words = coverage.WordCounts(&c, w.step.Part(0.6, 1))
		if r.Words == nil {
			return nil, nil
		}
	} else if !derive(r, w.step.Part(0.6, 1)) {
		return nil, nil
	}
	return r, nil
}

// originals finds out which articles files are the originals of.
func (w work) originals(files []corpus.File) (any, error) {
	given := false
	found := attach.NewRecogniser(w.Collection).Recognise(files, attach.Options{Begin: w.Begin, Step: func(done float64) bool {
		given = given || !w.step(done)
		return !given
	}})
	if given {
		return nil, nil
	}
	return &ask.OriginalsAnswer{Result: found}, nil
}
