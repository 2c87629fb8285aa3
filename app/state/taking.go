package state

import (
	"strings"

	"parallax/app/ask"
	"parallax/app/wording"
	"parallax/corpus/edit"
)

// Taking is a file of the collection shown that is being made beside the page.
type Taking struct {
	Asked int // sequence number of the question; 0 if none is under way
	What  ask.Taking
	Name  string // of the file
}

// TakeAsked asks for a file that is made beside the page.
type TakeAsked struct{ What ask.Taking }

// TakeAsked has the file made of the collection as it came, with the reader's work: what
// the reader attached belongs to others and stays here.
func (msg TakeAsked) update(m Model) (Model, []Effect) {
	if m.Collection == nil || m.Taking.Asked > 0 {
		return m, nil
	}
	m.Announced, m.Unsaved = "", ""
	m, e := m.put(ask.Take{Collection: edit.Apply(m.Base, m.Coding.Ops).Collection, What: msg.What})
	m.Taking = Taking{Asked: e.Sequence, What: msg.What, Name: m.takenName(msg.What)}
	return m, []Effect{e}
}

// takenName says what is in the file: of which collection, and in which form.
func (m Model) takenName(what ask.Taking) string {
	switch {
	case what == ask.TakeFolder:
		return m.FileStem() + "-folder.zip"
	case what == ask.TakeCounts:
		return m.FileStem() + "-counts-only.parallax"
	}
	return m.FileStem() + "-" + string(what) + "-all.csv"
}

// taken saves the file that has been made.
func taken(m Model, msg Answered) (Model, []Effect) {
	t := m.Taking
	if msg.Asked.Sequence != t.Asked {
		return m, nil
	}
	m.Taking = Taking{}
	a, is := msg.Answer.(*ask.TakeAnswer)
	switch {
	case msg.Trouble != "":
		m.Unsaved = wording.NotSaved.With("file", t.Name, "reason", msg.Trouble)
	case !is || len(a.Content) == 0:
		m.Unsaved = wording.NotSaved.With("file", t.Name, "reason", wording.TakeNothing.String())
	case t.What.Table():
		return m, []Effect{SaveFile{t.Name, "text/csv;charset=utf-8", a.Content}}
	default:
		return m, []Effect{SaveFile{t.Name, "application/zip", a.Content}}
	}
	return m, nil
}

// FileStem is what the names of files begin with that are made of the collection shown:
// its id, or its title where the id is one that the program has made up.
func (m Model) FileStem() string {
	c := m.Collection
	if c == nil || c.ID == "" {
		return "parallax"
	}
	if !strings.HasPrefix(c.ID, "files-") && !strings.HasPrefix(c.ID, "with-") {
		return c.ID
	}
	return Slug(c.Title, c.ID)
}

// Slug is a text as part of a file's name or an address: small letters of the Latin
// script, digits, and single hyphens; otherwise if nothing of it is left.
func Slug(text, otherwise string) string {
	const most = 60
	var b strings.Builder
	for _, r := range strings.ToLower(text) {
		if b.Len() >= most {
			break
		}
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			b.WriteRune(r)
		} else if s := b.String(); s != "" && s[len(s)-1] != '-' {
			b.WriteByte('-')
		}
	}
	s := strings.Trim(b.String(), "-")
	if s == "" {
		return otherwise
	}
	return s
}
