//go:build !js

package platform

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"parallax/corpus/placing"
)

// LoadOriginals reads the originals kept for a collection.
func (p *Page) LoadOriginals(collection string, done func(records []placing.Stored, lost bool, err error)) {
	if err := p.storage(); err != nil {
		done(nil, false, err)
		return
	}
	list := slices.Clone(p.Kept[collection])
	done(list, len(list) == 0 && p.Stored["originals "+collection] != "", nil)
}

// StoreOriginals stores originals of a collection, all or none.
func (p *Page) StoreOriginals(collection string, records []placing.Stored, done func(error)) {
	err := p.storage()
	if err == nil {
		for _, r := range records {
			p.drop(collection, r.Document)
			p.Kept[collection] = append(p.Kept[collection], r)
		}
		p.Stored["originals "+collection] = "kept"
	}
	done(err)
}

// DeleteOriginals removes the originals of documents.
func (p *Page) DeleteOriginals(collection string, documents []string, done func(error)) {
	err := p.storage()
	if err == nil {
		for _, d := range documents {
			p.drop(collection, d)
		}
		if len(p.Kept[collection]) == 0 {
			delete(p.Stored, "originals "+collection)
		}
	}
	done(err)
}

// KeepEdits stores edits of a collection, and hands out those kept besides that are not
// known.
func (p *Page) KeepEdits(collection string, fresh map[string]string, known map[string]bool, done func(others []string, lost bool, err error)) {
	if err := p.storage(); err != nil {
		done(nil, false, err)
		return
	}
	if p.Edits == nil {
		p.Edits = map[string]string{}
	}
	for id, text := range fresh {
		p.Edits[collection+"/"+id] = text
		p.Stored["edits "+collection] = "kept"
	}
	var others []string
	kept := 0
	for _, key := range slices.Sorted(maps.Keys(p.Edits)) {
		id, is := strings.CutPrefix(key, collection+"/")
		if !is {
			continue
		}
		kept++
		if _, mine := fresh[id]; !mine && !known[id] {
			others = append(others, p.Edits[key])
		}
	}
	done(others, kept == 0 && p.Stored["edits "+collection] != "", nil)
}

func (p *Page) drop(collection, document string) {
	p.Kept[collection] = slices.DeleteFunc(p.Kept[collection], func(r placing.Stored) bool { return r.Document == document })
}

func (p *Page) storage() error {
	if p.NoStorage != "" {
		return errors.New(p.NoStorage)
	}
	if p.Kept == nil {
		p.Kept = map[string][]placing.Stored{}
	}
	return nil
}
