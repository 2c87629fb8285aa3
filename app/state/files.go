package state

import (
	"crypto/sha256"
	"encoding/hex"
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
	Outcomes []ask.Outcome // what became of those offered last
	Unused   []corpus.File // those of them that could be articles of their own
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
	// UnusedImported makes articles of the files offered last that are no
	// article's original: beside those shown, or as a collection of their own.
	UnusedImported struct{ Beside bool }
)

// IsBundle reports whether a file of this name should hold a collection.
func IsBundle(name string) bool { return path.Ext(strings.ToLower(name)) == ".parallax" }

// Readable is the size, in MiB, beyond which a file of this name is not read at
// all. One of no format known may be an original.
func Readable(name string) int {
	if IsBundle(name) {
		return 128
	}
	if f, known := formats.Of(name); known {
		return f.Most
	}
	return 8
}

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
	m.Files.Outcomes, m.Files.Unused = nil, nil
	if m.Route.Screen == ClassScreen || m.Answering() != nil {
		return m, nil
	}
	return visit(m, Route{Screen: Library}, false)
}

// FilesRead has the engine read a collection, where there is one among the
// files, or else recognise originals among them.
func (msg FilesRead) update(m Model) (Model, []Effect) {
	m = m.tell(msg.Refused...)
	answers := slices.ContainsFunc(msg.Files, func(f corpus.File) bool { return IsWork(f.Name) })
	switch {
	case m.Answering() != nil && answers:
		m.Files.Coming = 0
		return m.opensWork(msg.Files[slices.IndexFunc(msg.Files, func(f corpus.File) bool { return IsWork(f.Name) })])
	case m.Collection != nil && len(msg.Files) > 0 && (answers || m.Route.Screen == ClassScreen && m.Route.Topic != ""):
		return m.collect(msg.Files)
	}
	if i := slices.IndexFunc(msg.Files, func(f corpus.File) bool { return IsBundle(f.Name) }); i >= 0 {
		return open(m, msg.Files, i)
	}
	if m.Base == nil {
		for _, f := range msg.Files {
			m = m.tell(ask.Outcome{File: f.Name, Reason: wording.FilesNoneYet.String()})
		}
		return m, nil
	}
	if len(msg.Files) == 0 {
		return m, nil
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
// one shown, so other files that came with it, which may have been meant for
// either, are left alone.
func open(m Model, files []corpus.File, i int) (Model, []Effect) {
	for j, f := range files {
		if j != i {
			m = m.tell(ask.Outcome{File: f.Name, Reason: wording.FilesWithOne.String()})
		}
	}
	if m.UnsavedWork() > 0 {
		return m.tell(ask.Outcome{File: files[i].Name, Reason: wording.FilesUnsaved.String()}), nil
	}
	m, e := m.put(ask.Open{File: files[i]})
	return m, []Effect{e}
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

// unused are those of the files that no article is like, but that could be
// articles themselves.
func unused(files []corpus.File, unplaced []placing.Unplaced) (list []corpus.File) {
	like := make(map[string]bool, len(files))
	for _, f := range files {
		like[f.Name] = true
	}
	for _, u := range unplaced {
		delete(like, u.File)
	}
	for _, f := range files {
		if formats.Known(f.Name) && !like[f.Name] {
			list = append(list, f)
		}
	}
	return list
}

// UnusedImported has them read. Nothing that is shown is lost beside them: what
// the reader attached and coded is part of the collection they join.
func (msg UnusedImported) update(m Model) (Model, []Effect) {
	files := m.Files.Unused
	if len(files) == 0 {
		return m, nil
	}
	mark := fingerprint(files)
	q := ask.Import{ID: "files-" + mark, Title: wording.FilesTitle.String(), Files: files}
	switch {
	case msg.Beside:
		q.ID, q.Title, q.Beside = "with-"+mark+"-"+m.Collection.ID, m.Collection.Title, true
	case m.UnsavedWork() > 0:
		return m.tell(ask.Outcome{File: q.Title, Reason: wording.FilesUnsaved.String()}), nil
	}
	m.Files.Unused = nil
	m.Files.Coming += len(files)
	m, e := m.put(q)
	return m, []Effect{e}
}

// fingerprint is the same for the same files in any order, so that they make the
// same collection, and what the browser keeps of the reader's coding comes back
// with them.
func fingerprint(files []corpus.File) string {
	sums := make([]string, len(files))
	for i, f := range files {
		sum := sha256.Sum256(f.Content)
		sums[i] = string(sum[:])
	}
	slices.Sort(sums)
	all := sha256.Sum256([]byte(strings.Join(sums, "")))
	return hex.EncodeToString(all[:])[:8]
}

// opened shows a collection of the reader's files from its beginning.
func opened(m Model, msg Answered) (Model, []Effect) {
	var name string
	count, beside := 1, false
	switch q := msg.Asked.Question.(type) {
	case ask.Open:
		name = q.File.Name
	case ask.Import:
		name, count, beside = q.Title, len(q.Files), q.Beside
		if count == 1 {
			name = q.Files[0].Name
		}
	}
	m.Files.Coming = max(0, m.Files.Coming-count)
	answer, is := msg.Answer.(*ask.LoadAnswer)
	trouble := msg.Trouble
	switch { // a reader goes on while files are read
	case trouble != "":
	case !is || answer.Loaded == nil:
		trouble = wording.FilesNoArticle.String()
	case beside && msg.Asked.About != m.Collection:
		trouble = wording.FilesChanged.String()
	case !beside && m.UnsavedWork() > 0:
		trouble = wording.FilesUnsaved.String()
	}
	var outcomes []ask.Outcome
	if is {
		outcomes = answer.Outcomes
	}
	if trouble != "" {
		m.Files.Outcomes = slices.Concat(m.Files.Outcomes, outcomes, []ask.Outcome{{File: name, Reason: trouble}})
		return m, nil
	}
	m, effects := m.shelve(answer.Loaded, name, markOf(msg.Asked.Question), beside)
	m.Files.Outcomes = outcomes
	if m.Shelf.Opening != "" { // it is kept already
		return m, effects
	}
	m.Announced = wording.FilesOpen.With("title", m.Collection.Title)
	to := Route{Screen: Overview}
	if len(outcomes) > 0 { // where they are named
		to = Route{Screen: Library}
	}
	if m.At(to) { // in another collection
		return m, append(effects, Go{to, false})
	}
	m, arrived := visit(m, to, false)
	return m, append(effects, arrived...)
}

// markOf tells the files of a question from others.
func markOf(q ask.Question) string {
	if files, is := q.(ask.Files); is {
		return fingerprint(files.Carried())
	}
	return ""
}
