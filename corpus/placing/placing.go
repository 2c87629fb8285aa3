// Package placing says what is known of the originals of a collection's
// articles once somebody has looked at files: which file is which article, and
// what is kept of it. Package attach finds it out, where the files are read; the
// page, which does not read any, only has the answers.
package placing

import (
	"slices"

	"parallax/corpus"
)

// Match says which article a file is.
type Match struct {
	File     string
	Document string
	Exact    bool     // the file has the SHA-256 of the original
	Passages []string // by passage, from index 0; "" where the file has none
	Missing  []int    // numbers of the passages that were not found
}

// Unplaced is a file that was not attached.
type Unplaced struct {
	File   string
	Reason string
}

// Foreign is the Reason for a file that is like no article: it may be a new one.
const Foreign = "it matches no article of this collection"

// Result is what became of the files.
type Result struct {
	Matches  []Match // in the order of the files
	Unplaced []Unplaced
}

// Known reports whether anything is recorded of the original of a document: no file
// can be recognised as that of another.
func Known(d *corpus.Document) bool {
	return d.Original.SHA256 != "" || slices.ContainsFunc(d.Passages, func(p corpus.Passage) bool { return len(p.Counts) > 0 })
}

// Stored is an original as it is kept for somebody: the document it is of, and
// the file it came from.
type Stored struct {
	Document string
	File     corpus.File
}
