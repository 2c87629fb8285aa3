package state

import (
	"cmp"
	"hash/fnv"
	"maps"
	"slices"
	"strconv"
	"strings"

	"parallax/app/ask"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/coverage"
)

// deletedFor is how long a deleted collection can be had back, in milliseconds.
const deletedFor = 24 * 3600 * 1000

// ShelfListed takes in what is kept. What was deleted long ago is removed now.
func (msg ShelfListed) update(m Model) (Model, []Effect) {
	first := !m.Shelf.Listed
	m.Shelf.Listed, m.Shelf.Trouble = true, msg.Trouble
	if msg.Trouble != "" {
		return m, nil
	}
	m.Shelf = m.Shelf.shelved(msg.Notes)
	m.Shelf.Lost = nil
	for _, k := range msg.Markers {
		_, here := m.Shelf.Find(k.Key)
		gone := slices.ContainsFunc(m.Shelf.Deleted, func(d Kept) bool { return d.Key == k.Key })
		if _, fresh := m.Shelf.Fresh[k.Key]; !here && !gone && !fresh {
			m.Shelf.Lost = append(m.Shelf.Lost, k)
		}
	}
	var effects []Effect
	for _, k := range m.Shelf.Deleted {
		merged := slices.ContainsFunc(m.Shelf.Kept, func(n Kept) bool { return slices.Contains(n.Was, k.Key) })
		if first && m.Now-k.Deleted > deletedFor && !(merged && k.Change.On > k.Deleted) { // another window has gone on with it
			effects = append(effects, EraseKept{k.Key})
		}
	}
	if first {
		effects = append(effects, MeasureRoom{})
	}
	if now := m.Shelf.Now(cmp.Or(m.Shelf.Opening, m.Shelf.Here)); now != "" && m.UnsavedWork() == 0 { // merged in another window, or an address from before
		to := m.Route
		if m.Shelf.Opening != "" {
			to = m.Shelf.Toward
		}
		m, entered := Entered{Collection: now, Route: to}.update(m)
		return m, append(append(effects, entered...), GoTo{now, to})
	}
	m, again := m.caughtUp()
	return m, append(effects, again...)
}

// caughtUp reads the collection shown again if another page has added to it.
func (m Model) caughtUp() (Model, []Effect) {
	key := m.Shelf.Here
	if _, unsaved := m.Shelf.Fresh[key]; key == "" || unsaved || m.Shelf.Opening != "" || m.Collection == nil {
		return m, nil
	}
	for note := range m.Shelf.Notes {
		if part, is := strings.CutPrefix(note, key+" part-"); is && !m.Shelf.Parts[part] {
			return m.open(key, m.Route)
		}
	}
	return m, nil
}

// open begins to read a collection, of which a view is wanted.
func (m Model) open(key string, to Route) (Model, []Effect) {
	m.Shelf.Opening, m.Shelf.Toward = key, to
	return m, []Effect{OpenKept{key, m.Shelf.Notes[key+" title"]}}
}

// Entered shows another collection: at once the one that came with the page, or one
// that was set aside; others once they are read.
func (msg Entered) update(m Model) (Model, []Effect) {
	m.Reader.Back, m.Shelf.Bringing = msg.Back, nil
	var moved []Effect
	if now := m.Shelf.Now(msg.Collection); now != "" && m.Shelf.Aside[msg.Collection] == nil {
		if moved = []Effect{GoTo{now, msg.Route}}; now == m.Shelf.Here && m.Base != nil {
			m, effects := Navigated{Route: msg.Route, Back: msg.Back}.update(m)
			return m, append(moved, effects...)
		}
		msg.Collection = now
	}
	if m.Shelf.Copying != msg.Collection {
		m.Shelf.Copying = ""
	}
	if msg.Collection == "" {
		m.Shelf.Opening = ""
		if m.Shelf.Came == nil { // it has still to come
			m.Shelf.Here = ""
			return Navigated{Route: msg.Route, Back: msg.Back}.update(m)
		}
		m, effects := m.leave()
		m.Shelf.Here, m.Shelf.Parts, m.Shelf.Missing = "", nil, 0
		m, shown := m.show(m.Shelf.Came, "", msg.Route)
		return m, append(effects, shown...)
	}
	if aside := m.Shelf.Aside[msg.Collection]; aside != nil {
		m.Shelf.Opening = ""
		m, effects := m.leave()
		m, shown := m.returned(msg.Collection, aside, msg.Route)
		return m, append(append(effects, shown...), moved...)
	}
	m, opening := m.open(msg.Collection, msg.Route)
	return m, append(opening, moved...)
}

// leave sets the collection shown aside if this page alone holds work in it.
func (m Model) leave() (Model, []Effect) {
	if m.Base == nil {
		return m, nil
	}
	fresh, is := m.Shelf.Fresh[m.Base.ID]
	if fresh.Looking && m.UnsavedWork() == 0 { // the file has it
		m.Shelf.Fresh = maps.Clone(m.Shelf.Fresh)
		delete(m.Shelf.Fresh, m.Base.ID)
		return m, nil
	}
	if m.UnsavedWork() > 0 || is {
		m.Shelf.Aside = maps.Clone(m.Shelf.Aside)
		if m.Shelf.Aside == nil {
			m.Shelf.Aside = make(map[string]*Model)
		}
		old := m
		old.Shelf = Shelf{Parts: m.Shelf.Parts, Missing: m.Shelf.Missing}
		m.Shelf.Aside[m.Shelf.Here] = &old
	}
	return m, nil
}

// returned shows a collection that was set aside, with the work in it.
func (m Model) returned(key string, old *Model, to Route) (Model, []Effect) {
	m.Shelf.Aside = maps.Clone(m.Shelf.Aside)
	delete(m.Shelf.Aside, key)
	m.Shelf.Here, m.Shelf.Parts, m.Shelf.Missing = key, old.Shelf.Parts, old.Shelf.Missing
	base := &ask.Loaded{Collection: old.Base, Coverage: coverage.NewCounted(old.Base, wordsOf(old.Base.Documents, old.Catalog, old.Coverage)), Catalog: ask.NewCatalog(old.Base)}
	m, effects := m.show(base, old.OpenedFrom, to)
	m, more := m.resume(old)
	return m, append(effects, more...)
}

// resume puts the reader's work in a collection back that has just been loaded again.
func (m Model) resume(old *Model) (Model, []Effect) {
	m.Coding.Ops, m.Coding.Saved = old.Coding.Ops, old.Coding.Saved
	m.Originals = old.Originals
	texts := make(map[string][]string)
	for id := range old.Originals.Attached {
		if d := old.Catalog.Document(id); d != nil {
			list := make([]string, len(d.Passages))
			for i := range list {
				list[i] = d.Passages[i].Original
			}
			texts[id] = list
		}
	}
	var effects []Effect
	if len(texts) > 0 {
		m, effects = m.bind(texts)
	}
	m, recoded := m.recode()
	return m, append(effects, recoded...)
}

// show loads a collection and shows a view of it; the address is there already.
func (m Model) show(l *ask.Loaded, file string, to Route) (Model, []Effect) {
	m.Route = to
	back := m.Reader.Back
	m, effects := load(m.offTask(), l, file)
	m.Reader.Back = back
	m.HelpOpen, m.Palette, m.Announced, m.Unsaved = false, Palette{}, "", ""
	if m.Query != m.Route.Query {
		m.Query = m.Route.Query
		effects = append(effects, SetField{FieldID, m.Query})
	}
	effects = append([]Effect{Within{m.Shelf.Here}}, effects...)
	if m.Route.Screen != Read || m.Route.Passage == 0 {
		effects = append(effects, Focus{HeadingID})
	}
	return m, effects
}

// KeptOpened shows the collection that was wanted last. Where it is read again, the
// reader stays where they are, and what is not stored of their work stays.
func (msg KeptOpened) update(m Model) (Model, []Effect) {
	if m.Shelf.Opening != msg.Collection {
		return m, nil
	}
	to, bringing := m.Shelf.Toward, m.Shelf.Bringing
	m.Shelf.Opening, m.Shelf.Bringing = "", nil
	if msg.Loaded == nil {
		return m.notOpened(msg, to)
	}
	again := m.Shelf.Here == msg.Collection && m.Base != nil
	old := m
	if !again {
		m, _ = m.leave()
	} else {
		to = m.Route
	}
	m.Shelf.Here, m.Shelf.Missing = msg.Collection, msg.Missing
	m.Shelf.Parts = make(map[string]bool, len(msg.Parts))
	for _, p := range msg.Parts {
		m.Shelf.Parts[p] = true
	}
	m, effects := m.show(msg.Loaded, m.madeOf(msg.Collection, msg.Loaded), to)
	if again {
		var more []Effect
		m, more = m.resume(&old)
		effects = slices.DeleteFunc(append(effects, more...), func(e Effect) bool { _, is := e.(Focus); return is })
		m.Announced = wording.ShelfAddedElsewhere.String()
	}
	if len(bringing) > 0 {
		var asked []Effect
		m, asked = m.weigh(bringing[0], bringing[1:]...)
		effects = append(effects, asked...)
	}
	return m, effects
}

// madeOf is what a kept collection came from, which is never "".
func (m Model) madeOf(key string, l *ask.Loaded) string {
	k, _ := m.Shelf.Find(key)
	if k.From != "" {
		return k.From
	}
	return l.Collection.Title
}

// notOpened says why a collection is not shown. Where there is nothing to show yet,
// the one that came with the page stands behind the words.
func (m Model) notOpened(msg KeptOpened, to Route) (Model, []Effect) {
	m.Shelf.Copying = ""
	var effects []Effect
	if m.Base == nil && m.Shelf.Came != nil {
		m.Shelf.Here = ""
		m, effects = m.show(m.Shelf.Came, "", Route{Screen: Overview})
	}
	m.Route = lost(strings.TrimPrefix(Address(msg.Collection, to), "#/"))
	if msg.Trouble != "" {
		m.Unsaved = wording.ShelfNotOpened.With("reason", msg.Trouble)
	}
	return m, append(effects, Retitle{m.Title()})
}

// ChangedElsewhere looks at what another page has changed.
func (msg ChangedElsewhere) update(m Model) (Model, []Effect) {
	effects := []Effect{ListShelf{Soon: true}}
	if m.Base != nil && msg.Collection == m.Base.ID {
		effects = append(effects, KeepEdits{Collection: m.Base.ID, Known: m.Coding.Saved})
	}
	return m, effects
}

func (msg RoomTold) update(m Model) (Model, []Effect) {
	refused := m.Shelf.Room.Refused && !msg.Room.Promised
	m.Shelf.Room = msg.Room
	m.Shelf.Room.Refused = refused
	return m, nil
}

func (StayAsked) update(m Model) (Model, []Effect) { return m, []Effect{AskToStay{}} }

func (msg StayAnswered) update(m Model) (Model, []Effect) {
	m.Shelf.Room.Promised, m.Shelf.Room.Refused = msg.Agreed, !msg.Agreed
	m.Announced = wording.ShelfStays.String()
	if !msg.Agreed {
		m.Announced = wording.ShelfStaysNot.String()
	}
	return m, nil
}

// shelve takes a collection of the reader's files that was just read: shows it, and
// has it kept. With beside its articles have joined those shown: where that is a
// collection of the reader's own they stay in it, and only they are kept; else they
// make a collection of their own with those that the page came with. mark is the
// fingerprint of the files.
func (m Model) shelve(l *ask.Loaded, from, mark string, beside bool) (Model, []Effect) {
	if beside && m.Shelf.Here != "" {
		return m.addTo(l)
	}
	key := m.free(l.Collection.ID)
	if k := m.same(mark); k != "" && !beside {
		return m.enter(k)
	}
	old := m
	m, effects := m.leave()
	base := l.Collection
	about := KeptAbout{Title: base.Title, From: from, On: m.Now, Mark: mark, IDs: idsOf(base.Documents)}
	if from == base.Title { // of several files, not from one
		about.From = ""
	}
	if beside {
		about.Title, about.From = wording.ShelfWithMine.With("title", base.Title), ""
	}
	fresh := Fresh{All: len(base.Documents), About: about}
	var parts map[string]bool
	if k, is := old.cutShort(about, len(base.Documents)); is && !beside { // what is missing is stored behind what is there
		key, about.Title = k.Key, k.Title
		fresh = Fresh{From: k.Documents, All: len(base.Documents)}
		parts = old.Shelf.partsOf(key)
	}
	if key != base.ID || about.Title != base.Title {
		c := *base
		c.ID, c.Title = key, about.Title
		base = &c
	}
	m.Shelf.Here, m.Shelf.Parts, m.Shelf.Missing = key, parts, 0
	m.Shelf.Fresh = maps.Clone(m.Shelf.Fresh)
	if m.Shelf.Fresh == nil {
		m.Shelf.Fresh = make(map[string]Fresh)
	}
	m.Shelf.Fresh[key] = fresh
	mine := *l
	mine.Collection = base
	m.Route = Route{Screen: Library}
	m, loaded := load(m.offTask(), &mine, from)
	m.Route = old.Route
	effects = append(append(effects, Within{key}), loaded...)
	m, keep := m.keepFresh()
	return m, append(effects, keep...)
}

// same is the collection on the shelf that was made of the same files; "" if there is
// none.
func (m Model) same(mark string) string {
	for _, k := range m.Shelf.Kept {
		if mark != "" && k.Mark == mark && k.Documents == max(k.All, k.Documents) {
			return k.Key
		}
	}
	return ""
}

// stillStoring is for how long after a collection was begun another window may be storing
// it, in milliseconds.
const stillStoring = 30_000

// cutShort is a collection on the shelf of the same files, with the same articles in the
// same order, of which not all were stored. Its parts are stored in their order, so it has
// the first of them. The order counts, because the same files may be given in another one.
func (m Model) cutShort(of KeptAbout, documents int) (Kept, bool) {
	for _, k := range m.Shelf.Kept {
		_, fresh := m.Shelf.Fresh[k.Key]
		if of.Mark != "" && k.Mark == of.Mark && k.IDs == of.IDs && k.Documents < k.All && k.All == documents && !fresh && m.Now-k.Begun > stillStoring {
			return k, true
		}
	}
	return Kept{}, false
}

// idsOf is a fingerprint of the ids of documents, in their order.
func idsOf(list []*corpus.Document) string {
	h := fnv.New64a()
	for _, d := range list {
		h.Write([]byte(d.ID))
		h.Write([]byte{0})
	}
	return strconv.FormatUint(h.Sum64(), 36)
}

// partsOf are the names of the parts that are stored of a collection.
func (s Shelf) partsOf(key string) map[string]bool {
	parts := make(map[string]bool)
	for note := range s.Notes {
		if part, is := strings.CutPrefix(note, key+" part-"); is {
			parts[part] = true
		}
	}
	return parts
}

// enter goes to a collection on the shelf.
func (m Model) enter(key string) (Model, []Effect) {
	to := Route{Screen: Overview}
	if key == m.Shelf.Here {
		return visit(m, to, false)
	}
	m, effects := Entered{Collection: key, Route: to}.update(m)
	return m, append(effects, GoTo{key, to})
}

// addTo takes articles into the collection shown, which is the reader's own. What
// they have done to it is laid over the texts again, not made part of them.
func (m Model) addTo(l *ask.Loaded) (Model, []Effect) {
	n := len(m.Base.Documents)
	base := *m.Base
	base.Documents = slices.Concat(m.Base.Documents, l.Collection.Documents[n:])
	base.Outlets = slices.Clone(m.Base.Outlets)
	for _, o := range l.Collection.Outlets {
		if !slices.ContainsFunc(base.Outlets, func(p corpus.Outlet) bool { return p.ID == o.ID }) {
			base.Outlets = append(base.Outlets, o)
		}
	}
	old, key := m, m.Shelf.Here
	fresh, unsaved := m.Shelf.Fresh[key]
	if !unsaved {
		fresh = Fresh{From: n}
	}
	fresh.All = len(base.Documents)
	m.Shelf.Fresh = maps.Clone(m.Shelf.Fresh)
	if m.Shelf.Fresh == nil {
		m.Shelf.Fresh = make(map[string]Fresh)
	}
	m.Shelf.Fresh[key] = fresh
	m.Route = Route{Screen: Library}
	m, effects := load(m, &ask.Loaded{Collection: &base, Coverage: coverage.NewCounted(&base, wordsOf(base.Documents, l.Catalog, l.Coverage)), Catalog: ask.NewCatalog(&base)}, m.OpenedFrom)
	m.Route = old.Route
	m, more := m.resume(&old)
	effects = append(effects, more...)
	m, keep := m.keepFresh()
	return m, append(effects, keep...)
}
