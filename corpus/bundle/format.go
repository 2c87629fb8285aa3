// Package bundle reads and writes a collection as one file, the .parallax
// bundle. It is what the program embeds, imports, exports, shares and backs up.
//
// # Format
//
// A bundle is a zip archive of these entries, in this order, and no others:
//
//	manifest.json          the manifest, below
//	collection.json        a corpus.Collection without its documents
//	documents/00001.json   a list of corpus.Document
//	documents/00002.json   …
//	notes.json             a list of corpus.Note, where there are any
//	index/…                what package prepared has made of the texts
//
// The documents are cut into chunks, in the order of the collection: at most
// [ChunkDocuments] in each, and none is added to a chunk of [ChunkBytes] or
// more. So neither side ever holds the text of twenty thousand documents twice,
// and a reader may refuse large entries. All JSON is UTF-8 in the form of package
// encoding/json with the tags of package corpus.
//
// The manifest is
//
//	{"format": "parallax bundle", "version": 1, "collection": "putinkim",
//	 "documents": 5, "entries": [{"name": "collection.json",
//	 "bytes": 12345, "sha256": "…"}, …]}
//
// and lists every other entry, in order. Version counts up whenever an older
// reader would lose something, and each bundle has the oldest that holds what is
// in it:
//
//	1  everything but
//	2  whose an entry of the coding is, silent entries, and settled proposals
//	3  notes and assignments
//	4  how values of a document are known that it does not state
//
// Entries below index/ may appear or change within a version, and a reader skips
// those it does not know.
//
// The archive has no comment, nothing before its first entry, and no zip64
// records; times are left out. The same collection always gives the same
// bytes, for entries stored without compression (Options.Stored) whatever the
// version of the compressor.
//
// # Damage and malice
//
// A bundle may come from anywhere. [Read] takes all of it or nothing: it
// checks names, sizes and hashes against the manifest, counts the bytes that
// are really inflated against [Limits] whatever the archive claims, refuses
// keys it does not know, and validates the collection. Names are compared,
// never used as paths.
package bundle

import (
	"fmt"
	"slices"

	"parallax/corpus"
)

// Version is the newest format version that this package writes and reads.
const Version = 4

// versionOf is the oldest version that holds a collection.
func versionOf(c *corpus.Collection) int {
	said := func(p corpus.Provenance) bool { return p != corpus.Provenance{} }
	if slices.ContainsFunc(c.Documents, func(d *corpus.Document) bool { return len(d.Known) > 0 }) {
		return 4
	}
	if len(c.Notes) > 0 || len(c.Assignments) > 0 {
		return 3
	}
	if len(c.Settled) > 0 ||
		slices.ContainsFunc(c.Topics, func(t corpus.Topic) bool { return said(t.Provenance) }) ||
		slices.ContainsFunc(c.Coverage, func(e corpus.Coverage) bool { return e.Silent || said(e.Provenance) }) ||
		slices.ContainsFunc(c.Voices, func(v corpus.Voice) bool {
			return said(v.Provenance) || slices.ContainsFunc(v.Heard, func(h corpus.Heard) bool { return said(h.Provenance) })
		}) ||
		slices.ContainsFunc(c.Facts, func(f corpus.Fact) bool { return said(f.Provenance) }) ||
		slices.ContainsFunc(c.Labels, func(l corpus.Label) bool { return said(l.Provenance) }) ||
		slices.ContainsFunc(c.Observations, func(o corpus.Observation) bool { return said(o.Provenance) }) {
		return 2
	}
	return 1
}

const (
	// ChunkDocuments is the largest number of documents in one entry.
	ChunkDocuments = 200
	// ChunkBytes is the size from which an entry takes no more documents.
	ChunkBytes = 2 << 20
)

const (
	formatName      = "parallax bundle"
	manifestName    = "manifest.json"
	collectionName  = "collection.json"
	notesName       = "notes.json"
	documentsFolder = "documents/"
	indexFolder     = "index/"
)

// chunkName is the name of the i-th chunk of documents, from 0.
func chunkName(i int) string { return fmt.Sprintf("%s%05d.json", documentsFolder, i+1) }

// manifest describes the other entries.
type manifest struct {
	Format     string  `json:"format"`
	Version    int     `json:"version"`
	Collection string  `json:"collection"`
	Documents  int     `json:"documents"`
	Entries    []entry `json:"entries"`
}

// entry is one file of the archive.
type entry struct {
	Name   string `json:"name"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}
