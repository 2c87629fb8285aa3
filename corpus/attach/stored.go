package attach

import "parallax/corpus"

// Stored is an original as it is kept for somebody: the document it is of, and
// the file it came from.
type Stored struct {
	Document string
	File     corpus.File
}
