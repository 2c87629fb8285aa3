package reader

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"parallax/app/ask"
	"parallax/app/engine/wire"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/attach"
	"parallax/corpus/bundle"
	"parallax/corpus/coverage"
	"parallax/corpus/folder"
	"parallax/corpus/index"
	"parallax/corpus/ingest"
	"parallax/corpus/placing"
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
			return w.send(w.open(files))
		case ask.Intake{}.Kind():
			var q ask.Intake
			if err := json.Unmarshal(a.Question, &q); err != nil {
				return nil, err
			}
			return w.send(w.intake(files, ingest.Options{Encoding: q.Encoding, Columns: q.Columns}))
		case ask.Originals{}.Kind():
			return w.originals(files)
		case ask.Take{}.Kind():
			return w.send(w.take())
		case ask.Merge{}.Kind():
			return w.send(w.merge(files))
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
	if err := w.Send(r, w.step); err != nil {
		return nil, err
	}
	return &wire.Reading{Outcomes: r.Outcomes, Mark: r.Mark, Look: r.Look}, nil
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
func (w work) open(files []corpus.File) (*wire.Reading, error) {
	c, entries, err := w.collection(files)
	if err != nil {
		return nil, err
	}
	return w.opened(c, entries, files)
}

// opened is a collection that was read, with what is derived from it.
func (w work) opened(c *corpus.Collection, entries []bundle.Extra, files []corpus.File) (*wire.Reading, error) {
	known := prepared.Open(c, entries)
	r := &wire.Reading{Collection: c, Words: known.Words, Index: known.Index, Mark: mark(files)}
	if !derive(r, w.step.Part(0.4, 1)) {
		return nil, nil
	}
	return r, nil
}

// mostUnzipped is how much a zip of a collection's folder may hold, in bytes: the texts
// are in memory with it.
const mostUnzipped = 128 << 20

// mark is the same for the same files in any order.
func mark(files []corpus.File) string {
	sums := make([]string, len(files))
	for i, f := range files {
		sum := sha256.Sum256(f.Content)
		sums[i] = string(sum[:])
	}
	return markOf(sums)
}

func markOf(sums []string) string {
	slices.Sort(sums)
	all := sha256.Sum256([]byte(strings.Join(sums, "")))
	return hex.EncodeToString(all[:])[:8]
}

// collection reads a collection file, or the folder of a collection: as a zip, or as the
// files that lie in it, the first of which says that it is one.
func (w work) collection(files []corpus.File) (*corpus.Collection, []bundle.Extra, error) {
	f := files[0]
	limits := folder.Limits{Files: 60_000, Bytes: mostUnzipped}
	whole := path.Base(f.Name) == folder.Marker
	if !whole { // of a folder no single file is to blame
		w.Begin(0)
	}
	if whole || folder.IsZip(f.Content) {
		var read *folder.Folder
		var err error
		if whole {
			read, err = folder.ReadFiles(files, limits)
		} else {
			read, err = folder.Unzip(f.Content, limits)
		}
		if problems := (folder.Problems)(nil); errors.As(err, &problems) && len(problems) > 0 {
			return nil, nil, errors.New(wording.FolderProblem.With("first", problems[0].Error(), "n", len(problems)-1))
		}
		if err != nil {
			return nil, nil, err
		}
		return read.Collection, nil, nil
	}
	return bundle.ReadMemory(f.Content, bundle.Limits{Step: w.step.Part(0, 0.4)})
}

// intake reads files one by one. Of one that is bad the report says so.
func (w work) intake(files []corpus.File, o ingest.Options) (*wire.Reading, error) {
	r := new(wire.Reading)
	var sums []string
	for i, f := range files {
		if !w.step(0.8 * float64(i) / float64(len(files))) {
			return nil, nil
		}
		w.Begin(i)
		o.Step = func() bool { return w.step(0.8 * float64(i) / float64(len(files))) } // between files of an archive
		sum := sha256.Sum256(f.Content)
		sums = append(sums, string(sum[:]))
		report := ingest.ReadWith(f.Name, f.Content, o)
		r.Reports = append(r.Reports, &report)
		files[i].Content = nil // which is not needed any more
	}
	r.Mark = markOf(sums)
	ingest.Describe(r.Reports) // by what files of references say
	if !w.step(0.9) {
		return nil, nil
	}
	r.Duplicates = ingest.Duplicates(r.Reports, w.Collection.Documents)
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
	a := &ask.OriginalsAnswer{Result: placing.Result{Matches: found.Matches}}
	for _, u := range found.Unplaced {
		if u.Reason == placing.Foreign {
			a.Foreign = append(a.Foreign, u.File)
		} else {
			a.Unplaced = append(a.Unplaced, u)
		}
	}
	return a, nil
}
