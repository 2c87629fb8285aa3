//go:build !js

package platform

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"parallax/app/wording"
)

// LoadShelf reads the notes of all collections.
func (p *Page) LoadShelf(done func(notes map[string]string, marker string, err error)) {
	if err := p.storage(); err != nil {
		done(nil, p.Marked, err)
		return
	}
	done(maps.Clone(p.Shelf), p.Marked, nil)
}

// MarkShelf notes outside the database what it has.
func (p *Page) MarkShelf(text string) { p.Marked = text }

// NoteShelf writes notes, all or none; the empty one is taken away.
func (p *Page) NoteShelf(notes map[string]string, done func(error)) {
	err := p.storage()
	if err == nil {
		p.putNotes(notes)
	}
	done(err)
}

func (p *Page) putNotes(notes map[string]string) {
	if p.Shelf == nil {
		p.Shelf = make(map[string]string)
	}
	for key, text := range notes {
		if text == "" {
			delete(p.Shelf, key)
		} else {
			p.Shelf[key] = text
		}
	}
}

// StorePart stores a part of a collection, with notes, all or none.
func (p *Page) StorePart(collection, part string, content []byte, notes map[string]string) error {
	if err := p.storage(); err != nil {
		return err
	}
	if p.Fits == 1 {
		return errors.New(wording.StorageFull.String())
	}
	p.Fits = max(0, p.Fits-1)
	if p.Parts == nil {
		p.Parts = make(map[string][]KeptPart)
	}
	p.Parts[collection] = append(p.Parts[collection], KeptPart{part, slices.Clone(content)})
	p.putNotes(notes)
	return nil
}

// LoadParts reads the parts of a collection in the order of their names.
func (p *Page) LoadParts(collection string, breathe func()) ([]KeptPart, error) {
	list := slices.Clone(p.Parts[collection])
	slices.SortFunc(list, func(a, b KeptPart) int { return strings.Compare(a.Name, b.Name) })
	return list, p.storage()
}

// EraseCollection removes all that is kept of a collection, and all indexes.
func (p *Page) EraseCollection(collection string, done func(error)) {
	err := p.storage()
	if err == nil {
		delete(p.Parts, collection)
		delete(p.Kept, collection)
		maps.DeleteFunc(p.Shelf, func(key, _ string) bool { return strings.HasPrefix(key, collection+" ") })
		maps.DeleteFunc(p.Edits, func(key, _ string) bool { return strings.HasPrefix(key, collection+"/") })
		delete(p.Stored, "edits "+collection)
		delete(p.Stored, "originals "+collection)
		p.DropIndexes()
	}
	done(err)
}

// EraseEdits removes the edits that are kept of some collections.
func (p *Page) EraseEdits(collections []string, done func(error)) {
	err := p.storage()
	for _, c := range collections {
		if err == nil {
			maps.DeleteFunc(p.Edits, func(key, _ string) bool { return strings.HasPrefix(key, c+"/") })
			delete(p.Stored, "edits "+c)
		}
	}
	done(err)
}

// Room asks the browser about the storage it gives.
func (p *Page) Room(done func(Room)) { done(p.Space) }

// AskToStay asks the browser not to clear the storage away by itself.
func (p *Page) AskToStay(done func(agreed bool)) {
	p.Space.Promised = p.Agrees
	done(p.Agrees)
}

// Guard has the browser ask before the page is left, or no longer.
func (p *Page) Guard(on bool) { p.Guarded = on }

// Within has the links of the page lead to views of a collection.
func (p *Page) Within(collection string) { p.Led = collection }
