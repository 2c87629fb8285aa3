package state

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"parallax/app/ask"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/formats"
	"parallax/corpus/placing"
)

// Files are those that the reader dropped on the page or chose.
type Files struct {
	Over     bool          // files hang over the page
	Coming   int           // files being read or looked at
	Arriving Arriving      // how far that is
	Outcomes []ask.Outcome // what became of those offered last
	Copied   Copied        // what was pasted into the field for a text
	Lost     int           // files that this tab was closed over before their articles were added
	Storing  Storing       // those whose articles are here, and may not be stored yet
}

// Storing are N files whose articles were put into the collection In of the shelf.
type Storing struct {
	In string
	N  int
}

type (
	// DraggedOver says that files hang over the page, or no longer do.
	DraggedOver struct{ Over bool }
	// FilesPicked says that files were dropped or chosen; FilesRead brings them,
	// and with the outcome of each those that the browser did not read.
	FilesPicked struct{ Count int }
	FilesRead   struct {
		Files   []corpus.File
		Refused []ask.Outcome
	}
)

// IsBundle reports whether a file of this name should hold a collection.
func IsBundle(name string) bool { return path.Ext(strings.ToLower(name)) == ".parallax" }

// Readable is the size, in MiB, beyond which a file of this name is not read at
// all. One of no format known may be an original.
func Readable(name string) int {
	if IsBundle(name) || path.Ext(strings.ToLower(name)) == ".yaml" { // of the folder of a collection
		return 128
	}
	if f, known := formats.Of(name); known {
		return f.Most
	}
	return 8
}

// Litter reports whether a file of a folder is nothing that somebody put there.
func Litter(name string) bool { return formats.Litter(name) }

func (msg DraggedOver) update(m Model) (Model, []Effect) {
	m.Files.Over = msg.Over
	return m, nil
}

// FilesPicked notes that files are coming, and goes where the reader will be
// told what they are.
func (msg FilesPicked) update(m Model) (Model, []Effect) {
	m.Files.Over = false
	if msg.Count <= 0 {
		return m, nil
	}
	m.Files.Coming += msg.Count
	m.Files.Outcomes, m.Files.Lost = nil, 0
	if m.Route.Screen == ClassScreen || m.Answering() != nil {
		return m, nil
	}
	return visit(m, Route{Screen: Library}, false)
}

// FilesRead has the engine read a collection, where there is one among the
// files, or else recognise originals among them; what is none is looked at before
// it is added.
func (msg FilesRead) update(m Model) (Model, []Effect) {
	m.Files.Arriving.Read, m.Files.Arriving.All = 0, 0
	m = m.tell(msg.Refused...)
	answers := slices.ContainsFunc(msg.Files, func(f corpus.File) bool { return IsWork(f.Name) })
	switch {
	case m.Answering() != nil && answers:
		m.Files.Coming = 0
		return m.opensWork(msg.Files[slices.IndexFunc(msg.Files, func(f corpus.File) bool { return IsWork(f.Name) })])
	case m.Collection != nil && len(msg.Files) > 0 && (answers || m.Route.Screen == ClassScreen && m.Route.Topic != ""):
		return m.collect(msg.Files)
	}
	if i := slices.IndexFunc(msg.Files, HoldsCollection); i >= 0 {
		return open(m, msg.Files, i)
	}
	if inside, others := ofFolder(msg.Files); len(inside) > 0 {
		m.Files.Coming = max(0, m.Files.Coming-len(inside)+1) // they are one
		return m.openAlone(inside[0], inside[1:], others)
	}
	if len(msg.Files) == 0 {
		return m, nil
	}
	if m.Base == nil || !slices.ContainsFunc(m.Base.Documents, placing.Known) {
		m.Files.Coming = max(0, m.Files.Coming-len(msg.Files))
		return m.preview(named(msg.Files))
	}
	return m.recognise(ask.Originals{Files: named(msg.Files)})
}

// tell adds what became of files that are not looked at any further.
func (m Model) tell(outcomes ...ask.Outcome) Model {
	m.Files.Outcomes = slices.Concat(m.Files.Outcomes, outcomes)
	m.Files.Coming = max(0, m.Files.Coming-len(outcomes))
	return m
}

// named gives files of one name, which come from several folders, each its own.
func named(files []corpus.File) []corpus.File {
	seen := make(map[string]int)
	list := slices.Clone(files)
	for i := range list {
		name := list[i].Name
		seen[name]++
		if n := seen[name]; n > 1 {
			ext := path.Ext(name) // it says what the file is
			list[i].Name = strings.TrimSuffix(name, ext) + " (" + strconv.Itoa(n) + ")" + ext
		}
	}
	return list
}

// open has the i-th of the files read as a collection. It takes the place of the
// one shown, or is merged with it, so other files that came with it, which may have been meant for
// either, are left alone.
func open(m Model, files []corpus.File, i int) (Model, []Effect) {
	return m.openAlone(files[i], nil, slices.Delete(slices.Clone(files), i, i+1))
}

func (m Model) openAlone(f corpus.File, beside, others []corpus.File) (Model, []Effect) {
	for _, other := range others {
		m = m.tell(ask.Outcome{File: other.Name, Reason: wording.FilesWithOne.String()})
	}
	if m.Base != nil { // it may be about the same
		return m.weigh(f, beside...)
	}
	return m.openFile(f, beside...)
}

// UnsavedWork is the number of the reader's edits and originals that no transaction
// of the storage holds.
func (m Model) UnsavedWork() (n int) {
	for _, a := range m.Originals.Attached {
		if !a.Saved {
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

// unplaced are those of the files that no article is like.
func unplaced(files []corpus.File, found []placing.Unplaced) (list []corpus.File) {
	not := make(map[string]bool, len(found))
	for _, u := range found {
		not[u.File] = true
	}
	for _, f := range files {
		if not[f.Name] {
			list = append(list, f)
		}
	}
	return list
}

// opened shows a collection of the reader's files from its beginning.
func opened(m Model, msg Answered) (Model, []Effect) {
	var name, mark string // mark tells the files from others
	beside := false
	switch q := msg.Asked.Question.(type) {
	case ask.Open:
		name = nameOf(q.File)
		if a, is := msg.Answer.(*ask.LoadAnswer); is {
			mark = a.Mark
		}
		m.Files.Coming = max(0, m.Files.Coming-1)
	case ask.Gather:
		if msg.Asked.Sequence != m.Preview.Adding { // given up
			return m, nil
		}
		name, mark, beside = q.Collection.Title, q.Mark, q.Counted > 0
		if len(m.Preview.Reports) == 1 {
			name = m.Preview.Reports[0].Name
		}
		m.Preview.Adding = 0
	}
	answer, is := msg.Answer.(*ask.LoadAnswer)
	trouble := msg.Trouble
	switch { // a reader goes on while files are read
	case trouble != "":
	case !is || answer.Loaded == nil:
		trouble = wording.FilesNoArticle.String()
		if is && len(answer.Outcomes) > 0 {
			trouble = answer.Outcomes[0].Reason
		}
	case beside && msg.Asked.About != m.Collection:
		trouble = wording.FilesChanged.String()
	case !beside && m.UnsavedWork() > 0:
		trouble = wording.FilesUnsaved.String()
	}
	if trouble != "" {
		m.Files.Outcomes = slices.Concat(m.Files.Outcomes, []ask.Outcome{{File: name, Reason: trouble}})
		return m, nil
	}
	if q, is := msg.Asked.Question.(ask.Open); is && m.Collection != nil {
		if c := answer.Collection; len(c.Documents) == 0 && len(c.Notes) > 0 && c.ID == m.Collection.ID {
			return m.weigh(q.File, q.Beside...) // notes alone lie over the collection that they are about
		}
	}
	given, before := max(1, len(m.Preview.Reports)), m.storing()
	m.Preview = Preview{}
	looked := m.Shelf.Looked == name && name != ""
	m.Shelf.Looked = ""
	m, effects := m.shelve(answer.Loaded, name, mark, beside)
	m.Files.Outcomes = nil
	if looked {
		m, effects = m.onlyLooked(effects)
	}
	if fresh, is := m.Shelf.Fresh[m.Shelf.Here]; is && !fresh.Looking {
		if beside {
			given += before
		}
		m.Files.Storing = Storing{m.Shelf.Here, given}
	}
	if m.Shelf.Opening != "" { // it is kept already
		return m, effects
	}
	m.Announced = wording.FilesOpen.With("title", m.Collection.Title)
	to := Route{Screen: Overview}
	if m.At(to) { // in another collection
		return m, append(effects, Go{to, false})
	}
	m, arrived := visit(m, to, false)
	return m, append(effects, arrived...)
}
