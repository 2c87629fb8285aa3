package ingest

import "parallax/corpus"

// MakeID makes a valid id of any name.
func MakeID(name, otherwise string) string { return corpus.MakeID(name, otherwise) }
