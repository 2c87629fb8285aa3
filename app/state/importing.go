package state

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"parallax/corpus"
	"parallax/corpus/attach"
	"parallax/corpus/ingest"
)

type (
	// LooseImported makes articles of the files offered last that are no
	// article's original: beside those shown, or as a collection of their own.
	LooseImported struct{ Beside bool }
	// Import reads files as articles; answered by Opened. Beside is the
	// collection that they join, nil for none.
	Import struct {
		ID, Title string // of the collection they make
		Files     []attach.File
		Beside    *corpus.Collection
	}
)

func (LooseImported) msg() {}
func (Import) effect()     {}

// loose are those of the files that no article is like, but that could be
// articles themselves.
func loose(files []attach.File, unplaced []attach.Unplaced) (list []attach.File) {
	like := make(map[string]bool, len(files))
	for _, f := range files {
		like[f.Name] = true
	}
	for _, u := range unplaced {
		delete(like, u.File)
	}
	for _, f := range files {
		if ingest.Known(f.Name) && !like[f.Name] {
			list = append(list, f)
		}
	}
	return list
}

// importLoose has them read. Nothing that is shown is lost beside them: what
// the reader attached and coded is part of the collection they join.
func importLoose(m Model, beside bool) (Model, []Effect) {
	files := m.Shelf.Loose
	if len(files) == 0 {
		return m, nil
	}
	mark := fingerprint(files)
	e := Import{ID: "files-" + mark, Title: "Articles from my files", Files: files}
	switch {
	case beside:
		e.ID, e.Title, e.Beside = "with-"+mark+"-"+m.Collection.ID, m.Collection.Title, m.Collection
	case m.Unkept() > 0:
		m.Shelf.Outcomes = append(slices.Clone(m.Shelf.Outcomes), Outcome{File: e.Title, Reason: unkeptReason})
		return m, nil
	}
	m.Shelf.Loose = nil
	m.Shelf.Coming += len(files)
	return m, []Effect{e}
}

// fingerprint is the same for the same files in any order, so that they make the
// same collection, and what the browser keeps of the reader's coding comes back
// with them.
func fingerprint(files []attach.File) string {
	sums := make([]string, len(files))
	for i, f := range files {
		sum := sha256.Sum256(f.Content)
		sums[i] = string(sum[:])
	}
	slices.Sort(sums)
	all := sha256.Sum256([]byte(strings.Join(sums, "")))
	return hex.EncodeToString(all[:])[:8]
}
