package engine

import (
	"parallax/app/ask"
	"parallax/corpus"
	"parallax/corpus/coverage"
)

// load derives what is derived from a collection, in pieces; nil if it was given
// up. Words and the index may be known.
func load(c *corpus.Collection, words [][]int, ix []byte, step Step) (*ask.Loaded, error) {
	if words == nil {
		if words = coverage.WordCounts(c, step.Part(0, 0.6)); words == nil {
			return nil, nil
		}
	}
	if !step(0.6) {
		return nil, nil
	}
	l := &ask.Loaded{Collection: c, Coverage: coverage.NewCounted(c, words), Index: ix}
	if !step(0.7) {
		return nil, nil
	}
	l.Catalog = ask.NewCatalog(c)
	return l, nil
}
