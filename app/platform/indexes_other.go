//go:build !js

package platform

import (
	"iter"
	"slices"
)

// LoadIndex returns the index kept by a key, nil if there is none.
func (p *Page) LoadIndex(key string) []byte { return slices.Clone(p.Indexes[key]) }

// StoreIndex keeps an index, if there is room for it.
func (p *Page) StoreIndex(key string, pieces iter.Seq[[]byte]) {
	if p.storage() != nil {
		return
	}
	var data []byte
	for piece := range pieces {
		data = append(data, piece...)
	}
	if p.Indexes == nil {
		p.Indexes = make(map[string][]byte)
	}
	p.Indexes[key] = data
}

// DropIndexes lets go of all indexes.
func (p *Page) DropIndexes() { p.Indexes = nil }
