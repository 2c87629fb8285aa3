package state

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

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
	for _, f := range files {
		if ingest.Known(f.Name) && slices.ContainsFunc(unplaced, func(u attach.Unplaced) bool { return u.File == f.Name }) {
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
	// The same files make the same collection, so that what the browser keeps of
	// the reader's coding comes back with them.
	var sums [][sha256.Size]byte
	for _, f := range files {
		sums = append(sums, sha256.Sum256(f.Content))
	}
	slices.SortFunc(sums, func(a, b [sha256.Size]byte) int { return slices.Compare(a[:], b[:]) })
	all := sha256.New()
	for _, s := range sums {
		all.Write(s[:])
	}
	mark := hex.EncodeToString(all.Sum(nil))[:8]
	e := Import{ID: "files-" + mark, Title: "Articles from my files", Files: files}
	switch {
	case beside:
		e.ID, e.Title, e.Beside = m.Collection.ID+"-"+mark, m.Collection.Title, m.Collection
	case m.Unkept() > 0:
		m.Shelf.Outcomes = append(slices.Clone(m.Shelf.Outcomes), Outcome{File: e.Title, Reason: unkeptReason})
		return m, nil
	}
	m.Shelf.Loose = nil
	m.Shelf.Coming += len(files)
	return m, []Effect{e}
}
