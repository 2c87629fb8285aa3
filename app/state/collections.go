package state

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"parallax/app/ask"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/edit"
)

func (msg CollectionNaming) update(m Model) (Model, []Effect) {
	m.Shelf.Renamed = msg.Collection
	if msg.Collection == "" {
		return m, []Effect{Focus{HeadingID}}
	}
	return m, []Effect{SetField{ShelfNameID, m.titleOf(msg.Collection)}, Focus{ShelfNameID}}
}

// ShelfNameID is the field for the name of a collection.
const ShelfNameID = "shelf-name"

func (m Model) titleOf(key string) string {
	if k, is := m.Shelf.Find(key); is {
		return k.Title
	}
	if m.Collection != nil {
		return m.Collection.Title
	}
	return ""
}

// CollectionRenamed stores the name. What is stored has the name from then on, so that
// the page, which says that the collection is saved, shows no name that is not; until
// then, and if it cannot be stored, the field is open.
func (msg CollectionRenamed) update(m Model) (Model, []Effect) {
	title := strings.Join(strings.Fields(msg.Title), " ")
	if title == "" || title == m.titleOf(msg.Collection) {
		m.Shelf.Renamed = ""
		return m, []Effect{Focus{HeadingID}}
	}
	note := NoteShelf{map[string]string{msg.Collection + " title": title}}
	fresh, is := m.Shelf.Fresh[msg.Collection]
	if !is || fresh.About.Title == "" {
		return m, []Effect{note}
	}
	fresh.About.Title = title // it is not there yet
	m.Shelf.Fresh = maps.Clone(m.Shelf.Fresh)
	m.Shelf.Fresh[msg.Collection] = fresh
	m, effects := m.renamed(msg.Collection, title)
	if fresh.Saving {
		effects = append(effects, note)
	}
	return m, effects
}

// renamed is the model after a collection has another title.
func (m Model) renamed(key, title string) (Model, []Effect) {
	if key == m.Shelf.Here && m.Collection != nil && m.Collection.Title != title {
		m = m.titled(title)
	}
	if m.Shelf.Renamed != key {
		return m, []Effect{Retitle{m.Title()}}
	}
	m.Shelf.Renamed = ""
	m.Announced = wording.ShelfRenamed.With("title", title)
	return m, []Effect{Retitle{m.Title()}, Focus{HeadingID}}
}

// titled is the model with another title of the collection shown.
func (m Model) titled(title string) Model {
	base, c := *m.Base, *m.Collection
	base.Title, c.Title = title, title
	m.Base, m.Collection = &base, &c
	m.Coding.Base = edit.NewBase(m.Base)
	result := *m.Coding.Result
	result.Collection = m.Collection
	m.Coding.Result = &result
	m.Questions = maps.Clone(m.Questions)
	for kind, a := range m.Questions {
		a.Of = m.Collection
		m.Questions[kind] = a
	}
	return m
}

func (msg CollectionMoved) update(m Model) (Model, []Effect) {
	at := slices.IndexFunc(m.Shelf.Kept, func(k Kept) bool { return k.Key == msg.Collection })
	to := at + msg.By
	if at < 0 || to < 0 || to >= len(m.Shelf.Kept) {
		return m, nil
	}
	list := slices.Clone(m.Shelf.Kept)
	k := list[at]
	list = slices.Insert(slices.Delete(list, at, at+1), to, k)
	notes := make(map[string]string)
	for i, k := range list {
		notes[k.Key+" order"] = strconv.Itoa(i + 1)
	}
	m.Announced = wording.ShelfMoved.With("title", k.Title, "n", to+1, "all", len(list))
	return m, []Effect{NoteShelf{notes}}
}

// CollectionDuplicated makes a collection of the one shown as it is, with all that
// the reader has done. Another one is opened first: what the browser keeps of the work in
// it comes last.
func (msg CollectionDuplicated) update(m Model) (Model, []Effect) {
	if m.Collection == nil {
		return m, nil
	}
	if msg.Collection != m.Shelf.Here && msg.Collection != m.Base.ID {
		key := msg.Collection
		if m.Shelf.Came != nil && m.Shelf.Came.Collection.ID == key {
			key = ""
		}
		to := Route{Screen: Library}
		m.Shelf.Copying = key
		m, effects := Entered{Collection: key, Route: to}.update(m)
		m.Shelf.Copying = msg.Collection
		return m, append(effects, GoTo{key, to})
	}
	c := *m.Collection
	c.Title = wording.ShelfCopyOf.With("title", c.Title)
	m, effects := m.shelve(&ask.Loaded{Collection: &c, Coverage: m.Coverage, Catalog: m.Catalog}, m.OpenedFrom, "", false)
	m.Announced = wording.ShelfDuplicated.With("title", c.Title)
	return m, append(effects, Go{m.Route, false})
}

// CollectionBegun makes an empty collection, and asks for its name.
func (CollectionBegun) update(m Model) (Model, []Effect) {
	if m.Base == nil {
		return m, nil
	}
	c := &corpus.Collection{ID: m.free("collection"), Title: wording.ShelfNewTitle.String(), Language: m.Base.Language}
	m, effects := m.shelve(ask.Load(c), c.Title, "", false)
	m.Announced = wording.ShelfBegun.String()
	effects = append(effects, Go{m.Route, false})
	m, naming := CollectionNaming{m.Shelf.Here}.update(m)
	return m, append(effects, naming...)
}

// CollectionDeleted puts a collection away, to be had back for a day. Who looks at it
// is led to the one that the page came with.
func (msg CollectionDeleted) update(m Model) (Model, []Effect) {
	title := m.titleOf(msg.Collection)
	var effects []Effect
	if fresh, is := m.Shelf.Fresh[msg.Collection]; is {
		m.Shelf.Fresh = maps.Clone(m.Shelf.Fresh)
		delete(m.Shelf.Fresh, msg.Collection)
		if fresh.From == 0 && fresh.Saving { // and nothing to be had back
			m.Shelf.Dropped = with(m.Shelf.Dropped, msg.Collection, true)
		}
		if fresh.From == 0 && !fresh.Saving { // nothing of it is stored
			m.Shelf.Aside = maps.Clone(m.Shelf.Aside)
			delete(m.Shelf.Aside, msg.Collection)
		}
	}
	if _, is := m.Shelf.Find(msg.Collection); is {
		effects = append(effects, NoteShelf{map[string]string{msg.Collection + " deleted": strconv.FormatInt(max(1, m.Now), 10)}})
	}
	if msg.Collection == m.Shelf.Here && m.Shelf.Came != nil {
		m.Shelf.Here, m.Shelf.Parts, m.Shelf.Missing = "", nil, 0
		to := Route{Screen: Library}
		var shown []Effect
		m, shown = m.show(m.Shelf.Came, "", to)
		effects = append(append(effects, shown...), Go{to, true})
	}
	m.Announced = wording.ShelfDeleted.With("title", title)
	return m, append(effects, Focus{HeadingID})
}

func (msg CollectionRestored) update(m Model) (Model, []Effect) {
	m.Announced = ""
	return m, []Effect{NoteShelf{map[string]string{msg.Collection + " deleted": ""}}, Focus{HeadingID}}
}

func (msg CollectionErased) update(m Model) (Model, []Effect) {
	m.Announced = ""
	m.Shelf.Dropped = with(m.Shelf.Dropped, msg.Collection, true)
	return m, []Effect{EraseKept(msg), Focus{HeadingID}}
}
