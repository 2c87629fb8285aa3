package state

import (
	"bytes"
	"cmp"
	"encoding/json"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"parallax/app/ask"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/edit"
)

// Merging is another collection in a file, which is looked at before it is merged with
// the one shown, and what has come of the last merge.
type Merging struct {
	File   corpus.File
	Beside []corpus.File  // of a folder, the other files
	Of     bool           // it was made of the articles in the preview
	Asked  int            // sequence number of the question under way; 0 if none
	Look   *ask.MergeLook // nil until it is there
	By     string         // whose the entries are that say “me”; "" as it was guessed
	Keep   string         // where both differ: "", KeepMine or KeepTheirs
	Choose map[string]string
	All    bool // everything that is known is listed
	Doing  bool // they are being merged

	Done Merged
}

// Merged is a merge that can be taken back.
type Merged struct {
	Into, Before string // collections; Before is "" if that is the one that came with the page
	Title        string // of both, as it was
	File         string
	Replaces     bool // Before is put away once Into is stored
}

// Replaces reports whether a merge takes the place of the collection shown. The one that
// came with the page stays, and so does one to which full texts were attached, which no
// file has.
func (m Model) Replaces() bool {
	_, stored := m.Shelf.Find(m.Shelf.Here)
	return stored && len(m.Originals.Attached) == 0
}

// What is kept where two sides differ; "" is both.
const (
	KeepMine   = "mine"
	KeepTheirs = "theirs"
	// KeepBeside is both, where theirs would come in place of mine.
	KeepBeside = "both"
)

// Messages about merging.
type (
	// MergeKept chooses what is kept of an entry that differs, or with ID "" of all.
	MergeKept struct{ ID, Keep string }
	// MergeTicked leaves out what is new or changed, or takes it after all; with ID ""
	// everything that is listed.
	MergeTicked struct{ ID string }
	// MergeSigned says whose the entries are that say “me”; "me" is the reader.
	MergeSigned struct{ By string }
	// MergeListed lists everything.
	MergeListed struct{}
	// MergeDone merges, MergeApart opens the file as a collection of its own, and with
	// Look only to look at; MergeCancelled forgets it.
	MergeDone      struct{}
	MergeApart     struct{ Look bool }
	MergeCancelled struct{}
	// MergeUndone takes the last merge back.
	MergeUndone struct{}
)

// collectionMarker is the file by which the folder of a collection is known, as package
// folder has it, which the page does not link.
const collectionMarker = "collection.yaml"

// HoldsCollection reports whether a file should hold a whole collection: a collection
// file, or the zip of a collection's folder. The names of what is in a zip are not
// compressed.
func HoldsCollection(f corpus.File) bool {
	return IsBundle(f.Name) || path.Ext(strings.ToLower(f.Name)) == ".zip" && bytes.Contains(f.Content, []byte(collectionMarker))
}

// ofFolder parts files of which one says that it lies in the folder of a collection:
// that one first, then what else lies in the folder; and others. None are inside if
// there is no such file. Files that came without their folders are all of one.
func ofFolder(files []corpus.File) (inside, others []corpus.File) {
	at := -1
	for i, f := range files {
		if path.Base(f.Name) == collectionMarker && (at < 0 || len(f.Name) < len(files[at].Name)) {
			at = i
		}
	}
	if at < 0 {
		return nil, files
	}
	root := strings.TrimSuffix(files[at].Name, collectionMarker)
	inside = append(inside, files[at])
	for i, f := range files {
		switch {
		case i == at:
		case strings.HasPrefix(f.Name, root):
			inside = append(inside, f)
		default:
			others = append(others, f)
		}
	}
	return inside, others
}

// nameOf is the name of a file for people: of a collection's folder that of the folder.
func nameOf(f corpus.File) string {
	if dir := path.Base(path.Dir(f.Name)); path.Base(f.Name) == collectionMarker && dir != "." {
		return dir
	}
	return f.Name
}

// Name is that of the file or folder that is looked at.
func (k Merging) Name() string { return nameOf(k.File) }

// weigh looks what a file, or a folder with others beside it, would bring to the
// collection shown.
func (m Model) weigh(f corpus.File, beside ...corpus.File) (Model, []Effect) {
	m.Merging = Merging{File: f, Beside: beside, Done: m.Merging.Done}
	return m.weighAgain(false)
}

func (m Model) weighAgain(do bool) (Model, []Effect) {
	k := m.Merging
	var effects []Effect
	if k.Asked > 0 {
		effects = append(effects, StopAsking{k.Asked})
	}
	m, e := m.put(ask.Merge{File: k.File, Beside: k.Beside, Untouched: m.Shelf.Here == "" && len(m.Coding.Ops) == 0, Base: m.Base, Ops: m.Coding.Ops, By: k.By, Keep: k.Keep, Choose: k.Choose, Do: do})
	m.Merging.Asked, m.Merging.Doing = e.Sequence, do
	return m, append(effects, e)
}

// weighed takes what a file would bring, or what has become of it.
func weighed(m Model, msg Answered) (Model, []Effect) {
	k := m.Merging
	if msg.Asked.Sequence != k.Asked {
		return m, nil
	}
	q := msg.Asked.Question.(ask.Merge)
	m.Merging.Asked, m.Merging.Doing = 0, false
	a, is := msg.Answer.(*ask.MergeAnswer)
	trouble := msg.Trouble
	if trouble == "" && is {
		trouble = a.Outcome
	}
	if trouble == "" && !is {
		trouble = wording.FilesNoArticle.String()
	}
	first := k.Look == nil
	if trouble != "" {
		if first {
			m.Merging = Merging{Done: k.Done}
			return m.tell(ask.Outcome{File: k.Name(), Reason: trouble}), nil
		}
		m.Unsaved = wording.NotDone.With("reason", trouble)
		return m, nil
	}
	if first && !a.Look.Related {
		return m.unrelated(k, a)
	}
	m.Merging.Look = &a.Look
	if !q.Do {
		if !first {
			return m, nil
		}
		m.Files.Coming = max(0, m.Files.Coming-1)
		m.Announced = wording.MergeShown.With("file", k.Name())
		m, effects := visit(m, Route{Screen: Library}, false)
		return m, append(effects, Focus{HeadingID})
	}
	if a.Loaded == nil {
		return m, nil
	}
	if msg.Asked.About != m.Collection {
		m.Unsaved = wording.NotDone.With("reason", wording.FilesChanged.String())
		return m.weighAgain(false)
	}
	if a.Look.OnlyNotes {
		return m.takeNotes(a.Loaded.Collection.Notes)
	}
	if k.Of {
		m.Preview = Preview{}
	}
	return m.takeMerged(a.Loaded)
}

// unrelated shows a collection that has nothing to do with the one shown: beside the
// others, or, where one is kept that it is another state of, what it would bring to that.
func (m Model) unrelated(k Merging, a *ask.MergeAnswer) (Model, []Effect) {
	m.Merging = Merging{Done: k.Done}
	if kept, is := m.Shelf.Find(cmp.Or(m.Shelf.Now(a.Look.ID), a.Look.ID)); is && (a.Mark == "" || m.same(a.Mark) == "") && kept.Key != m.Shelf.Here {
		to := Route{Screen: Library}
		bringing := append([]corpus.File{k.File}, k.Beside...)
		m, effects := Entered{Collection: kept.Key, Route: to}.update(m)
		effects = append(effects, GoTo{kept.Key, to})
		if m.Shelf.Opening != kept.Key { // it was set aside, and is shown
			m, asked := m.weigh(bringing[0], bringing[1:]...)
			return m, append(effects, asked...)
		}
		m.Shelf.Bringing = bringing
		return m, effects
	}
	if a.Loaded == nil {
		return m.openFile(k.File, k.Beside...)
	}
	return opened(m, Answered{Asked: Ask{Question: ask.Open{File: k.File, Beside: k.Beside}, About: m.Collection}, Answer: &ask.LoadAnswer{Loaded: a.Loaded, Mark: a.Mark}})
}

// takeNotes takes notes into the collection as one's own are, to be taken back one by
// one.
func (m Model) takeNotes(notes []corpus.Note) (Model, []Effect) {
	here := make(map[string]string)
	for i := range m.Collection.Notes {
		here[m.Collection.Notes[i].ID] = noteText(&m.Collection.Notes[i])
	}
	var list []edit.Op
	for _, n := range notes {
		if here[n.ID] != noteText(&n) {
			list = append(list, edit.Op{Do: edit.Annotate, Annotation: &n, By: n.By})
		}
	}
	m.Merging = Merging{}
	if len(list) == 0 {
		return m, nil
	}
	m, effects := m.noted(list...)
	m.Announced = wording.NotesTakenSaid.With("n", len(list))
	m, went := m.gone(effects, Route{Screen: NotesScreen})
	return m, append(went, Focus{HeadingID})
}

func noteText(n *corpus.Note) string {
	b, err := json.Marshal(n)
	if err != nil {
		return "" // it has a form in JSON
	}
	return string(b)
}

// takeMerged shows what has become of two collections, and keeps it. It takes the place,
// the name and the address of the one that there was, which is put away, under a name that
// says what it is, once the whole is stored: whoever is cut off before has both.
func (m Model) takeMerged(l *ask.Loaded) (Model, []Effect) {
	before, title, file := m.Shelf.Here, m.Collection.Title, m.Merging.Name()
	_, stored := m.Shelf.Find(before)
	replaces := m.Replaces()
	c := *l.Collection
	if c.Title = title; before == "" {
		c.Title = wording.MergeWith.With("title", title, "name", m.Merging.Look.By)
		if m.Merging.Look.By == corpus.Me {
			c.Title = wording.ShelfWithMine.With("title", title)
		}
	}
	if id := l.Collection.ID; before == "" {
		c.ID = id
	}
	merged := *l
	merged.Collection = &c
	m, effects := m.shelve(&merged, c.Title, "", false)
	m.Merging.Done = Merged{Into: m.Shelf.Here, Before: before, Title: title, File: file, Replaces: replaces}
	if stored {
		effects = append(effects, NoteShelf{map[string]string{before + " title": wording.MergeBefore.With("title", title, "file", file)}})
	}
	m.Announced = wording.MergeDoneSaid.With("file", file, "title", c.Title)
	return m, append(effects, Go{m.Route, false}, Focus{HeadingID})
}

// replaced puts away the collection that a merge has taken the place of.
func (m Model) replaced(d Merged) []Effect {
	old, is := m.Shelf.Find(d.Before)
	if !is {
		return nil
	}
	notes := map[string]string{
		d.Before + " deleted": strconv.FormatInt(max(1, m.Now), 10),
		d.Into + " was":       strings.Join(append(slices.Clone(old.Was), d.Before), " "),
		d.Into + " order":     strconv.Itoa(old.Order),
	}
	if k, is := m.Shelf.Find(d.Into); is && old.Begun > 0 { // it goes on, and was begun then
		notes[d.Into+" about"] = written(KeptAbout{Title: k.Title, From: k.From, On: old.Begun, Mark: k.Mark, IDs: k.IDs})
	}
	return []Effect{NoteShelf{notes}}
}

// MergeUndone shows the collection as it was, under the name that it had.
func (MergeUndone) update(m Model) (Model, []Effect) {
	d := m.Merging.Done
	if d.Into == "" || d.Into != m.Shelf.Here {
		return m, nil
	}
	m.Merging = Merging{}
	m, effects := CollectionDeleted{d.Into}.update(m)
	if d.Before != "" {
		var opened []Effect
		notes := map[string]string{}
		if k, stored := m.Shelf.Find(d.Before); stored && k.Title != d.Title {
			notes[d.Before+" title"] = d.Title
		}
		if slices.ContainsFunc(m.Shelf.Deleted, func(k Kept) bool { return k.Key == d.Before }) {
			notes[d.Before+" title"], notes[d.Before+" deleted"] = d.Title, ""
		}
		if len(notes) > 0 {
			effects = append(effects, NoteShelf{notes})
		}
		m.Shelf.Kept = slices.DeleteFunc(slices.Clone(m.Shelf.Kept), func(k Kept) bool { return k.Key == d.Into }) // its address leads to Before again
		m, opened = Entered{Collection: d.Before, Route: Route{Screen: Library}}.update(m)
		for i, e := range opened {
			if o, is := e.(OpenKept); is { // the name is on its way into the storage
				o.Title = d.Title
				opened[i] = o
			}
		}
		effects = append(append(effects, opened...), GoTo{d.Before, Route{Screen: Library}})
	}
	m.Announced = wording.MergeUndoneSaid.With("title", d.Title)
	return m, effects
}

func (msg MergeKept) update(m Model) (Model, []Effect) {
	if m.Merging.Look == nil {
		return m, nil
	}
	choose := maps.Clone(m.Merging.Choose)
	if choose == nil {
		choose = make(map[string]string)
	}
	if msg.ID != "" {
		choose[msg.ID] = msg.Keep
	} else {
		m.Merging.Keep = msg.Keep
		for _, e := range m.Merging.Look.Entries { // what was chosen one by one before
			switch {
			case e.State == "differ":
				delete(choose, e.ID)
			case e.State == "changed" && e.Texts:
				choose[e.ID] = cmp.Or(msg.Keep, KeepBeside)
			}
		}
	}
	m.Merging.Choose = choose
	return m, nil
}

// KeepsOf is what is kept of an entry that differs.
func (k Merging) KeepsOf(id string) string {
	if keep, chosen := k.Choose[id]; chosen {
		return keep
	}
	return k.Keep
}

// KeepsOfText is what is kept of an article of which only they have changed the text.
func (k Merging) KeepsOfText(id string) string { return cmp.Or(k.Choose[id], KeepTheirs) }

// Takes reports whether an entry that is new or changed comes in.
func (k Merging) Takes(id string) bool { return k.Choose[id] != KeepMine }

func (msg MergeTicked) update(m Model) (Model, []Effect) {
	look := m.Merging.Look
	if look == nil {
		return m, nil
	}
	choose := maps.Clone(m.Merging.Choose)
	if choose == nil {
		choose = make(map[string]string)
	}
	ids := []string{msg.ID}
	if msg.ID == "" {
		ids = nil
		for _, e := range look.Entries {
			if e.State != "differ" && !e.Texts {
				ids = append(ids, e.ID)
			}
		}
	}
	leave := slices.ContainsFunc(ids, m.Merging.Takes)
	for _, id := range ids {
		if leave {
			choose[id] = KeepMine
		} else {
			delete(choose, id)
		}
	}
	m.Merging.Choose = choose
	return m, nil
}

func (msg MergeSigned) update(m Model) (Model, []Effect) {
	by := strings.Join(strings.Fields(msg.By), " ")
	if m.Merging.Look == nil || by == "" || by == m.Merging.Look.By || len(by) > corpus.MaxNameLength {
		return m, nil
	}
	m.Merging.By = by
	m.Merging.Choose = nil // entries have other names with another author
	return m.weighAgain(false)
}

func (MergeListed) update(m Model) (Model, []Effect) {
	m.Merging.All = true
	return m, nil
}

func (MergeDone) update(m Model) (Model, []Effect) {
	if m.Merging.Look == nil || m.Merging.Asked > 0 {
		return m, nil
	}
	m.Announced, m.Unsaved = "", ""
	return m.weighAgain(true)
}

func (msg MergeApart) update(m Model) (Model, []Effect) {
	f, beside := m.Merging.File, m.Merging.Beside
	if m.Merging.Look == nil || m.Merging.Asked > 0 {
		return m, nil
	}
	if m.UnsavedWork() > 0 {
		m.Unsaved = wording.NotDone.With("reason", wording.FilesUnsaved.String())
		return m, nil
	}
	m.Merging = Merging{}
	m.Shelf.Looked = ""
	if msg.Look {
		m.Shelf.Looked = nameOf(f)
	}
	m.Files.Coming++
	return m.openFile(f, beside...)
}

func (MergeCancelled) update(m Model) (Model, []Effect) {
	effects := []Effect{Focus{HeadingID}}
	if m.Merging.Asked > 0 {
		effects = append(effects, StopAsking{m.Merging.Asked})
	}
	m.Merging = Merging{Done: m.Merging.Done}
	return m, effects
}

// openFile has a file read as a collection of its own.
func (m Model) openFile(f corpus.File, beside ...corpus.File) (Model, []Effect) {
	if m.UnsavedWork() > 0 {
		return m.tell(ask.Outcome{File: nameOf(f), Reason: wording.FilesUnsaved.String()}), nil
	}
	m, e := m.put(ask.Open{File: f, Beside: beside})
	return m, []Effect{e}
}

// onlyLooked has a collection that was just read not kept: it is in a file, and somebody
// looks at it.
func (m Model) onlyLooked(effects []Effect) (Model, []Effect) {
	fresh, is := m.Shelf.Fresh[m.Shelf.Here]
	if !is {
		return m, effects // it is kept already
	}
	fresh.Saving, fresh.Looking = false, true
	m.Shelf.Fresh = maps.Clone(m.Shelf.Fresh)
	m.Shelf.Fresh[m.Shelf.Here] = fresh
	return m, slices.DeleteFunc(effects, func(e Effect) bool { _, is := e.(KeepParts); return is })
}
