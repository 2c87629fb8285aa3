package present

import (
	"bytes"
	"errors"
	"strings"

	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/annotation"
	"parallax/corpus/bundle"
	citing "parallax/corpus/cite"
	"parallax/corpus/table"
)

// ofShown is the file of the notes shown, or of citations of their articles, that has the
// form of one about the whole collection; all tells whether it is one.
func ofShown(what state.Export) (form state.Export, all bool) {
	for _, pair := range [...][2]state.Export{
		{state.AllNotesMarkdown, state.NotesMarkdown}, {state.AllNotesW3C, state.NotesW3C}, {state.AllNotesTable, state.NotesTable}, {state.AllNotesFile, state.NotesFile},
		{state.ListBibTeX, state.CiteBibTeX}, {state.ListRIS, state.CiteRIS}, {state.ListCSL, state.CiteCSL}, {state.ListChicago, state.CiteChicago}, {state.ListAPA, state.CiteAPA}, {state.ListMLA, state.CiteMLA},
	} {
		if pair[0] == what {
			return pair[1], true
		}
	}
	return what, false
}

// notesFile makes a file of the notes shown or of citations of their articles, or of all
// there are.
func notesFile(m state.Model, what state.Export, exact bool) (File, bool) {
	f := File{Name: fileName(m, string(what)), Kind: "text/plain;charset=utf-8"}
	form, all := ofShown(what)
	switch form {
	case state.NotesMarkdown, state.NotesW3C, state.NotesTable, state.NotesFile,
		state.CiteBibTeX, state.CiteRIS, state.CiteCSL, state.CiteChicago, state.CiteAPA, state.CiteMLA:
	default:
		return File{}, false
	}
	if m.Desk() == nil {
		return f, true
	}
	var notes []corpus.Note
	var items []citing.Item
	switch form {
	case state.NotesMarkdown, state.NotesW3C, state.NotesTable, state.NotesFile:
		notes = m.Collection.Notes
		if !all {
			notes = nil
			for _, n := range m.NotesShown() {
				notes = append(notes, *n)
			}
		}
	default:
		citer := citing.New(m.Collection)
		if all {
			items = citer.Items()
			break
		}
		seen := make(map[string]bool)
		for _, n := range m.NotesShown() {
			if d := m.Catalog.Document(n.Target().ID); d != nil && !seen[d.ID] {
				seen[d.ID] = true
				items = append(items, citer.Item(d))
			}
		}
	}
	places := func() []annotation.Place {
		list := make([]annotation.Place, len(notes))
		for i := range notes {
			list[i] = m.Desk().Place(&notes[i])
		}
		return list
	}
	list := func(s citing.Style) []byte { return []byte(strings.Join(citing.List(s, items), "\n") + "\n") }
	switch form {
	case state.NotesMarkdown:
		f.Kind, f.Content = "text/markdown;charset=utf-8", annotation.Markdown(m.Collection, notes, places())
	case state.NotesW3C:
		f.Kind = "application/ld+json"
		f.Content, _ = annotation.W3C(m.Collection.ID, notes) // notes have a form in JSON
	case state.NotesTable:
		f.Kind, f.Content = "text/csv;charset=utf-8", table.CSV(annotation.Table(m.Collection, notes, places()), table.Options{Exact: exact})
	case state.NotesFile:
		f.Kind = "application/zip"
		f.Content, f.Trouble = written(&corpus.Collection{ID: m.Collection.ID, Title: m.Collection.Title, Language: m.Collection.Language, Notes: notes})
	case state.CiteBibTeX:
		f.Content = citing.BibTeX(items)
	case state.CiteRIS:
		f.Content = citing.RIS(items)
	case state.CiteCSL:
		f.Kind, f.Content = "application/json", citing.CSL(items)
	case state.CiteAPA:
		f.Content = list(citing.APA)
	case state.CiteMLA:
		f.Content = list(citing.MLA)
	default:
		f.Content = list(citing.Chicago)
	}
	return f, true
}

// written is a collection file, which has been read back: what cannot be read again is
// not given out.
func written(c *corpus.Collection) ([]byte, error) {
	var b bytes.Buffer
	if err := bundle.Write(&b, c, bundle.Options{}); err != nil {
		return nil, err
	}
	back, err := bundle.Read(bytes.NewReader(b.Bytes()), int64(b.Len()), bundle.Limits{})
	if err == nil && entries(back) != entries(c) {
		err = errors.New(wording.NotesUnread.String())
	}
	return b.Bytes(), err
}

// entries counts what is in a collection, kind by kind.
func entries(c *corpus.Collection) [11]int {
	return [...]int{len(c.Documents), c.PassageCount(), len(c.Outlets), len(c.Topics), len(c.Coverage), len(c.Voices), len(c.Facts), len(c.Labels) + len(c.Observations), len(c.Settled), len(c.Notes), len(c.Assignments)}
}
