package store

import (
	"parallax/app/ask"
	"parallax/corpus"
	"parallax/corpus/bundle"
	"parallax/corpus/prepared"
	"parallax/corpus/putinkim"
)

// Collection is the one the page came with, or where it came with none, the one
// that is compiled in.
func Collection(data []byte) (*corpus.Collection, error) {
	if data == nil {
		return putinkim.Collection()
	}
	c, _, err := bundle.ReadMemory(data, bundle.Limits{Own: true})
	return c, err
}

// Loaded is that collection with what is derived from it, of which the bundle may
// have some.
func Loaded(data []byte) (*ask.Loaded, error) {
	if data == nil {
		c, err := putinkim.Collection()
		if err != nil {
			return nil, err
		}
		return ask.Load(c), nil
	}
	c, entries, err := bundle.ReadMemory(data, bundle.Limits{Own: true})
	if err != nil {
		return nil, err
	}
	return ask.LoadPrepared(c, prepared.OpenOwn(c, entries)), nil
}
