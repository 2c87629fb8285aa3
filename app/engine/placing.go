package engine

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"parallax/corpus"
	"parallax/corpus/attach"
)

// placedHere is the size of files, in bytes, below which they are looked at in
// place: some articles. What is larger could stop the page, or end it.
const placedHere = 256 << 10

// placingSilence is how long looking at files may take. Only tests change it.
var placingSilence = 30 * time.Second

// placing is the kind of request that asks which articles files are the
// originals of. The files travel before it, each as a message of its own.
const placing = "placing"

// Attach implements Engine. Of large files the Worker sees first what they are: one
// that it does not survive is left out, and the others go on. The result then
// has no collection.
func (b *Beside) Attach(c *corpus.Collection, files []attach.File) attach.Result {
	size := 0
	for _, f := range files {
		size += len(f.Content)
	}
	if size < placedHere {
		return b.InPlace.Attach(c, files)
	}
	r, err := b.place(c, files)
	switch {
	case err == nil:
		return r
	case errors.Is(err, errRefused):
		return b.InPlace.Attach(c, files)
	}
	var bad []attach.Unplaced
	refuse := func(f attach.File, err error) {
		bad = append(bad, attach.Unplaced{File: f.Name, Reason: "looking at it had to be given up: " + err.Error()})
	}
	var good []attach.File
	for _, f := range files {
		if len(files) > 1 {
			_, err = b.place(c, []attach.File{f})
		}
		if err != nil {
			refuse(f, err)
		} else {
			good = append(good, f)
		}
	}
	if len(good) > 0 {
		if r, err = b.place(c, good); err != nil {
			for _, f := range good {
				refuse(f, err)
			}
		}
	}
	r.Unplaced = append(r.Unplaced, bad...)
	return r
}

// place has the Worker find out what files are originals of.
func (b *Beside) place(c *corpus.Collection, files []attach.File) (attach.Result, error) {
	names := make([]string, len(files))
	raw := make([][]byte, len(files))
	for i, f := range files {
		names[i], raw[i] = f.Name, append([]byte{rawMark}, f.Content...)
	}
	answer, err := b.answer(&question{
		request: request{Kind: placing, Question: encoded(names)}, raw: raw, about: newSnapshot(c), silence: placingSilence,
		kind: kind{reply: func(answer []byte) (any, error) {
			var r attach.Result
			err := json.Unmarshal(answer, &r)
			return r, err
		}},
	})
	if err != nil {
		return attach.Result{}, err
	}
	return answer.(attach.Result), nil
}

// placed answers such a request, in the Worker.
func (s *Snapshot) placed(r request) (answer any, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the program made a mistake over these files (%v)", r)
		}
	}()
	var names []string
	if err := json.Unmarshal(r.Question, &names); err != nil || len(names) != len(r.raw) {
		return nil, fmt.Errorf("%d files arrived for %d names: %w", len(r.raw), len(names), err)
	}
	files := make([]attach.File, len(names))
	for i, name := range names {
		files[i] = attach.File{Name: name, Content: r.raw[i]}
	}
	result := attach.Attach(s.Whole, files, attach.Options{})
	result.Collection = nil // the page makes its own
	return result, nil
}
