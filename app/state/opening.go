package state

import (
	"path"
	"slices"
	"strings"

	"parallax/corpus"
	"parallax/corpus/ingest"
)

type (
	// Open reads a collection from a file of the reader's; answered by Opened.
	Open struct {
		Name    string
		Content []byte
	}
	// Opened brings the collection of a file, or of several, or says with
	// Trouble why there is none. A file that holds a collection is refused whole,
	// whatever is wrong with it; of articles, Outcomes name those that could not be
	// read, or not well.
	Opened struct {
		Name       string
		Files      int                // that were read
		Beside     *corpus.Collection // that they joined, nil for none
		Collection *corpus.Collection
		Trouble    string
		Outcomes   []Outcome
	}
)

func (Open) effect() {}
func (Opened) msg()  {}

// IsBundle reports whether a file of this name should hold a collection.
func IsBundle(name string) bool { return path.Ext(strings.ToLower(name)) == ".parallax" }

// Readable is the size, in MiB, beyond which a file of this name is not read at
// all. One of no format known may be an original.
func Readable(name string) int {
	if IsBundle(name) {
		return 128
	}
	if f, known := ingest.FormatOf(name); known {
		return f.Most
	}
	return 8
}

// open has a collection read, where there is one among the files offered. It
// takes the place of the one shown, so other files that came with it, which
// may have been meant for either, are left alone.
func open(m Model, files []Offered) (next Model, effects []Effect, is bool) {
	i := slices.IndexFunc(files, func(f Offered) bool { return f.Trouble == "" && IsBundle(f.Name) })
	if i < 0 {
		return m, nil, false
	}
	m.Shelf.Outcomes = slices.Clone(m.Shelf.Outcomes)
	refuse := func(f Offered, reason string) {
		m.Shelf.Outcomes = append(m.Shelf.Outcomes, Outcome{File: f.Name, Reason: reason})
		m.Shelf.Coming = max(0, m.Shelf.Coming-1)
	}
	for j, f := range files {
		if j != i {
			refuse(f, "a collection came with it; offer this file again once that is open")
		}
	}
	if n := m.Unkept(); n > 0 {
		refuse(files[i], unkeptReason)
		return m, nil, true
	}
	return m, []Effect{Open{files[i].Name, files[i].Content}}, true
}

const unkeptReason = "what you did with the collection shown is not saved in this browser and would be gone; save that collection first, or reload the page to give it up"

// Unkept is the number of the reader's edits and originals that no transaction
// of the storage holds.
func (m Model) Unkept() (n int) {
	for _, h := range m.Shelf.Held {
		if !h.Saved {
			n++
		}
	}
	for _, o := range m.Coding.Ops {
		if !m.Coding.Saved[o.ID] {
			n++
		}
	}
	return n
}

// opened shows the collection of a file from its beginning.
func opened(m Model, msg Opened) (Model, []Effect) {
	m.Shelf.Coming = max(0, m.Shelf.Coming-max(1, msg.Files))
	switch { // a reader goes on while files are read
	case msg.Trouble != "":
	case msg.Beside != nil && msg.Beside != m.Collection:
		msg.Trouble = "the collection has changed while they were read; offer the files again"
	case msg.Beside == nil && m.Unkept() > 0:
		msg.Trouble = unkeptReason
	}
	if msg.Trouble != "" {
		m.Shelf.Outcomes = append(append(slices.Clone(m.Shelf.Outcomes), msg.Outcomes...), Outcome{File: msg.Name, Reason: msg.Trouble})
		return m, nil
	}
	from := m.Route
	m.Route = Route{Screen: Library}
	m, effects := load(m, msg.Collection)
	m.OpenedFrom, m.Shelf.Outcomes = msg.Name, msg.Outcomes
	m.Announced = "“" + msg.Collection.Title + "” is open."
	m.Route = from
	to := Route{Screen: Overview}
	if len(msg.Outcomes) > 0 { // where they are named
		to = Route{Screen: Library}
	}
	m, arrived := visit(m, to, false)
	return m, append(effects, arrived...)
}
