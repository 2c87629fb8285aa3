package state

import (
	"strings"

	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/gather"
	"parallax/corpus/intake"
)

// An article that comes in a file and is another version of one that is here is no new
// article: somebody has corrected it, or the newspaper has. It is compared with the one
// here as a collection in a file is, whichever way it came in.

type (
	// WriteVersions has a collection file made, in memory, of what is to be compared with the
	// collection shown; answered by VersionsWritten.
	WriteVersions struct {
		Collection *corpus.Collection
		Name       string // for people
	}
	// VersionsWritten brings that file, or with Trouble why there is none.
	VersionsWritten struct {
		File    corpus.File
		Trouble string
	}
)

// Carry implements Effect.
func (e WriteVersions) Carry(c Carrier) { c.WriteVersions(e) }

// Versions are the articles in the preview that are other versions of articles of the
// collection that they would be added to, each with the id of that. They have its
// headline or its id, and, unless they have both, much of its wording; and no other
// outlet, for newspapers print one report of an agency in many versions.
func (m Model) Versions() map[intake.Place]string {
	p := m.Preview
	if p.Apart || m.Catalog == nil {
		return nil
	}
	var of map[intake.Place]string
	for at, like := range p.Alike {
		if like.Same || like.Document == "" || p.Out[at] {
			continue
		}
		old, a := m.Catalog.Document(like.Document), p.article(at)
		if old == nil || old.Text != corpus.Full || len(a.Document.Passages) == 0 {
			continue
		}
		named, headed := a.Document.ID == old.ID, a.Document.Headline == old.Headline
		outlet := m.outletName(old.Outlet)
		if (named || headed) && (like.Share > 0 || named && headed) && (a.Outlet == "" || outlet == "" || a.Outlet == outlet) {
			if of == nil {
				of = make(map[intake.Place]string)
			}
			of[at] = old.ID
		}
	}
	return of
}

func (m Model) outletName(id string) string {
	for i := range m.Collection.Outlets {
		if o := &m.Collection.Outlets[i]; o.ID == id && !o.NotStated {
			return o.Name
		}
	}
	return ""
}

// compareVersions has what is in the preview compared with the collection shown.
func (m Model) compareVersions(of map[intake.Place]string) (Model, []Effect) {
	p := m.Preview
	g := gather.Beside(m.Collection, m.Base.ID)
	theirs := &corpus.Collection{ID: m.Base.ID, Title: m.Collection.Title}
	taken := make(map[string]bool)
	name := ""
	for _, at := range p.Articles {
		a := p.article(at)
		if p.Out[at] || len(a.Document.Passages) == 0 {
			continue
		}
		g.Add(a)
		list := g.Collection().Documents
		d := list[len(list)-1]
		if id := of[at]; id != "" && !taken[id] { // of two versions the second is an article of its own
			taken[id] = true
			d = version(m.Catalog.Document(id), d, a)
			if name == "" {
				name = p.Reports[at.File].Name
			}
		}
		theirs.Documents = append(theirs.Documents, d)
	}
	theirs.Outlets = g.Collection().Outlets
	m.Preview.Weighing = true
	return m, []Effect{WriteVersions{theirs, name}}
}

// version is a document with another text, and with what the file of that states.
func version(old, read *corpus.Document, a *intake.Article) *corpus.Document {
	d := *old
	d.Passages = make([]corpus.Passage, len(read.Passages))
	for i := range read.Passages {
		q := read.Passages[i]
		if i < len(old.Passages) && old.Passages[i].Text == q.Text {
			q = old.Passages[i]
		} else {
			q.Lines = corpus.Lines{}
		}
		q.N = i + 1
		d.Passages[i] = q
	}
	learn := func(name string) {
		how := read.HowKnown(name)
		how.Field = name
		d.Know(how)
	}
	stated := func(f intake.Field, to *string, value string) {
		if strings.TrimSpace(value) != "" && !a.Basis[f].Guessed() {
			*to = value
			learn(string(f))
		}
	}
	stated(intake.Headline, &d.Headline, read.Headline)
	stated(intake.Byline, &d.Byline, read.Byline)
	stated(intake.Language, &d.Language, read.Language)
	stated(intake.URL, &d.URL, read.URL)
	stated(intake.Licence, &d.Licence, read.Licence)
	stated(intake.Outlet, &d.Outlet, read.Outlet)
	if read.Published.Stated && !a.Basis[intake.Date].Guessed() {
		d.Published = read.Published
		learn("published")
	}
	return &d
}

func (msg VersionsWritten) update(m Model) (Model, []Effect) {
	if !m.Preview.Weighing {
		return m, nil
	}
	m.Preview.Weighing = false
	if msg.Trouble != "" {
		m.Unsaved = wording.NotDone.With("reason", msg.Trouble)
		return m, nil
	}
	m.Merging = Merging{File: msg.File, Of: true, By: corpus.Me, Done: m.Merging.Done}
	return m.weighAgain(false)
}
