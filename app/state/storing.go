package state

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"parallax/app/wording"
)

// What is stored of the collections on the shelf, and what becomes of it.

// keepFresh stores what is fresh of the collection shown, unless that is under way.
func (m Model) keepFresh() (Model, []Effect) {
	key := m.Shelf.Here
	fresh, is := m.Shelf.Fresh[key]
	if !is || fresh.Saving || m.Base == nil {
		return m, nil
	}
	fresh.Saving, fresh.Looking, fresh.Trouble = true, false, ""
	m.Shelf.Fresh = maps.Clone(m.Shelf.Fresh)
	m.Shelf.Fresh[key] = fresh
	number := 1
	for note := range m.Shelf.Notes {
		if part, is := strings.CutPrefix(note, key+" part-"); is {
			at, _, _ := strings.Cut(part, "-")
			n, _ := strconv.Atoi(at)
			number = max(number, n+1)
		}
	}
	notes := map[string]string{key + " all": strconv.Itoa(fresh.All), key + " outlets": written(OutletsOf(m.Base, m.Catalog))}
	if fresh.About.Title != "" {
		notes[key+" about"] = written(fresh.About)
		notes[key+" order"] = strconv.Itoa(m.above())
		if IsBundle(fresh.About.From) {
			notes[key+" backup"] = written(KeptBackup{m.Now, fresh.All, fresh.About.From})
		}
	}
	return m, []Effect{KeepParts{
		Key: key, Collection: m.Base, Words: wordsOf(m.Base.Documents, m.Catalog, m.Coverage), From: fresh.From, Number: number, Tab: m.Coding.Tab, Notes: notes,
	}}
}

// above is a place above all collections on the shelf.
func (m Model) above() int {
	least := 0
	for _, k := range m.Shelf.Kept {
		least = min(least, k.Order)
	}
	return least - 1
}

// PartStored notes how keeping went. Only now may the page say "saved".
func (msg PartStored) update(m Model) (Model, []Effect) {
	fresh, is := m.Shelf.Fresh[msg.Collection]
	m.Shelf.Fresh = maps.Clone(m.Shelf.Fresh)
	if msg.Trouble != "" {
		if is {
			fresh.Saving, fresh.Trouble = false, msg.Trouble
			m.Shelf.Fresh[msg.Collection] = fresh
		}
		return m, nil
	}
	m.Shelf = m.Shelf.noted(msg.Notes)
	switch {
	case m.Shelf.Dropped[msg.Collection]:
		return m, []Effect{EraseKept{msg.Collection}}
	case !is: // it was deleted meanwhile, and can be had back whole
		return m.caughtUp()
	}
	if msg.Collection == m.Shelf.Here {
		m.Shelf.Parts = with(m.Shelf.Parts, msg.Part, true)
	}
	fresh.From, fresh.About = msg.To, KeptAbout{}
	m.Shelf.Fresh[msg.Collection] = fresh
	switch {
	case !msg.Last:
		return m, nil
	case fresh.From < fresh.All: // more has been added meanwhile
		fresh.Saving = false
		m.Shelf.Fresh[msg.Collection] = fresh
		return m.keepFresh()
	}
	if delete(m.Shelf.Fresh, msg.Collection); len(m.Shelf.Fresh) == 0 {
		m.Shelf.Fresh = nil
	}
	if msg.Collection == m.Shelf.Here {
		m.Announced = wording.ShelfKept.With("n", fresh.All)
	}
	if old := m.Shelf.Aside[msg.Collection]; old != nil && old.UnsavedWork() == 0 {
		m.Shelf.Aside = maps.Clone(m.Shelf.Aside)
		delete(m.Shelf.Aside, msg.Collection)
	}
	k, _ := m.Shelf.Find(msg.Collection)
	var effects []Effect
	if d := m.Merging.Done; d.Replaces && d.Into == msg.Collection {
		effects = m.replaced(d)
	}
	return m, append(effects, m.mark(), MeasureRoom{}, m.noteChange(msg.Collection, k.Change.N-k.Change.Documents+fresh.All, fresh.All))
}

// mark is the effect that notes outside the store what it has, and what it has lost
// and nobody has forgotten.
func (m Model) mark() Effect {
	list := slices.Clone(m.Shelf.Lost)
	for _, k := range m.Shelf.Kept {
		list = append(list, Marker{k.Key, k.Title, max(k.Change.On, k.Begun)})
	}
	return MarkShelf{list}
}

// noteChange is the effect that notes that a collection has been changed now: n times
// so far, and it has so many documents.
func (m Model) noteChange(key string, n, documents int) Effect {
	return NoteShelf{map[string]string{key + " changed": written(KeptChange{m.Now, n, documents})}}
}

func (msg NotesStored) update(m Model) (Model, []Effect) {
	m.Shelf.Trouble = msg.Trouble
	if msg.Trouble != "" {
		return m, nil
	}
	m.Shelf = m.Shelf.noted(msg.Notes)
	effects := []Effect{m.mark()}
	for note, title := range msg.Notes {
		if key, what, _ := strings.Cut(note, " "); what == "title" && title != "" {
			var more []Effect
			m, more = m.renamed(key, title)
			effects = append(effects, more...)
		}
	}
	return m, effects
}

// backedUp notes that the collection shown was saved as a file.
func (m Model) backedUp(file string) []Effect {
	key := m.KeyOf()
	return []Effect{NoteShelf{map[string]string{key + " backup": written(KeptBackup{m.Now, m.changes(), file})}}}
}

func (KeepAgain) update(m Model) (Model, []Effect) {
	m, effects := m.keepFresh()
	m.Shelf.Trouble = ""
	if len(m.Coding.Ops) > len(m.Coding.Saved) {
		var more []Effect
		m, more = m.keepEdits()
		effects = append(effects, more...)
	}
	return m, append(effects, ListShelf{Soon: true})
}

func (LossForgotten) update(m Model) (Model, []Effect) {
	m.Shelf.Lost = nil
	return m, []Effect{m.mark(), Focus{HeadingID}}
}

// Markers reads what MarkShelf has written.
func Markers(text string) (list []Marker) {
	json.Unmarshal([]byte(text), &list) // what is no marker marks nothing
	return list
}
