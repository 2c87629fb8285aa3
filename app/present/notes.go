package present

import (
	"strconv"

	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
)

// NoteView is a reader's note on what to notice when comparing.
type NoteView struct {
	Title string
	Text  string
	At    []PassageLink
}

// PassageLink leads to a passage of a document.
type PassageLink struct {
	Mark   element.Mark
	Number string
	Link   element.Link // its label names the article too
}

// notes are what a careful reader would notice, each with the passages it rests
// on.
func (v *OverviewView) notes(m state.Model) {
	all := m.Collection.Observations
	for _, o := range all[:min(len(all), notesShown)] {
		note := NoteView{Title: o.Title, Text: o.Text}
		for _, r := range o.At {
			if m.Catalog.Passage(r) != nil {
				note.At = append(note.At, PassageLink{element.MarkOf(m, r.Document), strconv.Itoa(r.Passage), element.Link{
					Label: wording.NotesPassage.With("outlet", element.OutletName(m, r.Document), "n", r.Passage), Href: element.ReadHref(r.Document, r.Passage),
				}})
			}
		}
		v.Notes = append(v.Notes, note)
	}
	if rest := len(all) - len(v.Notes); rest > 0 {
		v.NotesMore = wording.NotesMore.With("n", rest)
	}
}
