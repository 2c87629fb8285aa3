package state

import (
	"slices"
	"strings"

	"parallax/corpus"
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
		Files      int // that were read
		Collection *corpus.Collection
		Trouble    string
		Outcomes   []Outcome
	}
)

func (Open) effect() {}
func (Opened) msg()  {}

// IsBundle reports whether a file of this name should hold a collection.
func IsBundle(name string) bool { return strings.HasSuffix(strings.ToLower(name), ".parallax") }

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

// NotCoded are the documents without any coverage in a collection from the
// reader's files where others have some: nothing is known of what they tell. In
// a collection that came with the page such a document is silent.
func (m Model) NotCoded() (list []string) {
	if m.OpenedFrom == "" {
		return nil
	}
	coded := make(map[string]bool)
	for _, c := range m.Collection.Coverage {
		coded[c.Document] = true
	}
	for _, d := range m.Collection.Documents {
		if len(coded) > 0 && !coded[d.ID] {
			list = append(list, d.ID)
		}
	}
	return list
}
