package state

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/annotation"
	"parallax/corpus/edit"
)

// NotesScreen lists highlights and notes.
const NotesScreen Screen = "notes"

// NewNote is the id under which the form of a note that is not written yet is open: it
// is followed by what the note is on.
const NewNote = "new:"

// Noting is what the page knows of highlights and notes besides the collection's.
type Noting struct {
	Desk    *annotation.Desk // of Model.Collection; a cache, which only grows
	Editing string           // id of the note whose form is open, or NewNote and a target; "" for none
	Draft   NoteTyped        // what was typed into the form of Editing; empty while nothing was
	Brought *Brought         // notes that were brought in and wait for a decision
}

// Brought are notes of a file, to be looked at before they come in.
type Brought struct {
	Name   string
	By     string        // who wrote them, as the file says
	Fresh  []corpus.Note // not here yet
	Beside int           // of these, how many have the id of one here and say something else
	Same   int           // here already
	Lost   int           // of Fresh, how many have no place in the texts here
	Left   []string      // what could not be read
}

// NoteFilter is which notes the screen of notes shows.
type NoteFilter struct {
	Document, Topic, Tag, Meaning, By string
	Lost                              bool
}

// fields are the filter's parts as the address names them.
func (f *NoteFilter) fields() [][2]any {
	return [][2]any{{"doc", &f.Document}, {"topic", &f.Topic}, {"tag", &f.Tag}, {"meaning", &f.Meaning}, {"by", &f.By}}
}

// parameter reads one from the address.
func (f *NoteFilter) parameter(name, value string) {
	if name == "place" && value == "lost" {
		f.Lost = true
	}
	for _, x := range f.fields() {
		if at := x[1].(*string); x[0] == name && *at == "" {
			*at = strings.TrimSpace(unescape(value, true))
		}
	}
}

func (f NoteFilter) parameters() (pairs []string) {
	for _, x := range f.fields() {
		pairs = append(pairs, x[0].(string), *x[1].(*string))
	}
	if f.Lost {
		pairs = append(pairs, "place", "lost")
	}
	return pairs
}

// Stamp is when something was written, and an id that nobody else has; the store fills
// it in.
type Stamp struct{ ID, At string }

// Noting messages.
type (
	// Highlighted marks the words that are selected. Write opens the form for a note on
	// them.
	Highlighted struct {
		Meaning string
		Write   bool
		Stamp
	}
	// NoteOpened opens the form of a note, or closes it. For a new one it is NewNote and
	// what it is on.
	NoteOpened struct{ ID string }
	// NoteTyped is what a form holds that is not saved. At the first key only the note
	// is told, so that the page is not rendered at each; the texts follow when a field
	// is left.
	NoteTyped struct{ Note, Body, Meaning, Tags string }
	// NoteSaved writes a note. Note is its id, or NewNote and what it is on.
	NoteSaved struct {
		Note, Body, Meaning, Tags string // tags are parted by commas
		Stamp
	}
	// NoteErased takes a note away.
	NoteErased struct{ ID string }
	// NoteKept gives a note that has lost its place, or whose words have changed, a new
	// one: the words that stand there now, or with Passage that passage as a whole, or
	// with Passage −1 the article. The words that were marked go into the note.
	NoteKept struct {
		ID      string
		Passage int
		Stamp
	}
	// NotesBrought brings notes of a file, NotesTaken decides about them.
	NotesBrought struct {
		Brought *Brought
		Trouble string
	}
	NotesTaken struct{ Take bool }
)

// Desk has the notes at hand. There is one as soon as there is a collection.
func (m Model) Desk() *annotation.Desk { return m.Noting.Desk }

// laid has the notes of the collection at hand, after it has become another.
func (m Model) laid() Model {
	m.Noting.Desk = annotation.NewDesk(m.Collection, m.Noting.Desk)
	return m
}

// WordingOf is which wording of a document the page shows in a passage.
func (m Model) WordingOf(d *corpus.Document, p *corpus.Passage) corpus.NoteText {
	if _, original := m.Words(d, p); original || d.Text != corpus.Digest {
		return corpus.OnOriginal
	}
	return corpus.OnDigest
}

// annotate writes a note: the coding stays as it is, and nothing is asked anew.
func (m Model) annotate(n corpus.Note, on string) (Model, []Effect) {
	day, _, _ := strings.Cut(on, "T")
	o := edit.Op{Do: edit.Annotate, Annotation: &n, On: day}
	if n.By != "" && n.By != corpus.Me {
		o.By = n.By
	}
	return m.noted(o)
}

// noted adds an operation on notes alone.
func (m Model) noted(list ...edit.Op) (Model, []Effect) {
	for i := range list {
		list[i].N = edit.Next(m.Coding.Ops) + i
		if list[i].ID = m.operationID(list[i].N); len(list) > 1 {
			list[i].Batch = list[0].ID
		}
	}
	c, before, known := *m.Collection, m.Coding.Ops, false
	m.Coding.Ops = edit.Join(m.Coding.Ops, list)
	id := list[0].Key
	if list[0].Annotation != nil {
		id = list[0].Annotation.ID
	}
	if len(list) == 1 { // among thousands
		c.Notes, known = edit.After(c.Notes, before, list[0], m.Desk().Index(id))
	}
	if !known {
		c.Notes = m.Coding.Base.Notes(m.Coding.Ops)
	}
	m.Collection = &c
	m.Questions = maps.Clone(m.Questions)
	for kind, a := range m.Questions {
		a.Of = m.Collection
		m.Questions[kind] = a
	}
	if known {
		m.Noting.Desk = m.Desk().After(m.Collection, id)
	} else {
		m = m.laid()
	}
	m.Unsaved, m.Announced = "", ""
	return m.keepEdits()
}

// Highlighted makes a note of the selection. Where its words are known but not their
// place, they are looked for in the passage, and else the note is on the passage.
func (msg Highlighted) update(m Model) (Model, []Effect) {
	p := m.Reader.Picked
	if m.Collection == nil || p.Text == "" || p.From.Document != p.To.Document {
		return m, nil
	}
	d := m.Catalog.Document(p.From.Document)
	if d == nil || d.Passage(p.From.Passage) == nil || d.Passage(p.To.Passage) == nil {
		return m, nil
	}
	n := corpus.Note{ID: msg.ID, On: p.From.String(), Motivation: corpus.Highlighting, Meaning: msg.Meaning, By: corpus.Me, Created: msg.At}
	first, last := d.Passage(p.From.Passage), d.Passage(p.To.Passage)
	of := m.WordingOf(d, first)
	words, _ := m.Words(d, first)
	end, _ := m.Words(d, last)
	from, to := annotation.Point{Passage: first.N, Byte: byteAt(words, p.Start)}, annotation.Point{Passage: last.N, Byte: byteAt(end, p.End)}
	if p.Start < 0 { // an excerpt
		at := strings.Index(words, p.Text)
		if at >= 0 && first == last && strings.Count(words, p.Text) == 1 {
			from.Byte, to.Byte = at, at+len(p.Text)
		} else {
			to.Byte = -1
		}
	}
	if text := m.Desk().Text(d.ID, of); text != nil && of == m.WordingOf(d, last) && to.Byte >= 0 {
		if q, at, ok := text.Select(from, to); ok {
			n.Quote, n.Position, n.Of = q, at, of
		}
	}
	m.Reader.Picked = Picked{}
	m, effects := m.annotate(n, msg.At)
	m.Announced = wording.NoteMarked.String()
	if msg.Write {
		m.Noting.Editing = n.ID
		if m.Route.Screen == Read {
			m.Reader.Margin = first.N
		} else {
			m, effects = m.gone(effects, Route{Screen: NotesScreen})
		}
		effects = append(effects, Focus{NoteFieldID})
	}
	return m, effects
}

// gone goes on to another view after what has been done.
func (m Model) gone(effects []Effect, to Route) (Model, []Effect) {
	editing := m.Noting.Editing
	m, more := visit(m, to, false)
	m.Noting.Editing = editing
	return m, append(effects, more...)
}

// NoteFieldID is the field of the note that is being written.
const NoteFieldID = "note"

// NoteID is the id of the element of a note on the screen of notes.
func NoteID(id string) string {
	return "n-" + strings.Map(func(r rune) rune {
		if r < 128 && (r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-') {
			return r
		}
		return '-'
	}, id)
}

// byteAt is the byte of a place that is counted in UTF-16 units, as browsers do.
func byteAt(s string, units int) int {
	for at, r := range s {
		if units <= 0 {
			return at
		}
		units -= max(1, utf16.RuneLen(r))
	}
	return len(s)
}

func (msg NoteOpened) update(m Model) (Model, []Effect) {
	if m.Collection == nil {
		return m, nil
	}
	m.Noting.Draft = NoteTyped{}
	if m.Noting.Editing == msg.ID {
		m.Noting.Editing = ""
		return m, m.besideNote(msg.ID)
	}
	m.Noting.Editing = msg.ID
	return m, []Effect{Focus{NoteFieldID}}
}

func (msg NoteTyped) update(m Model) (Model, []Effect) {
	if msg.Note == m.Noting.Editing {
		m.Noting.Draft = msg
	}
	return m, nil
}

// Drafting reports whether a form holds what is not saved, so that it would be lost
// with the page.
func (m Model) Drafting() bool {
	return m.Noting.Editing != "" && m.Noting.Draft.Note == m.Noting.Editing
}

// besideNote is where the focus goes when a form closes: to the margin of its passage,
// to the note in the list, or to the button that adds another.
func (m Model) besideNote(id string) []Effect {
	switch {
	case m.Route.Screen == Read && m.Reader.Margin != 0:
		return []Effect{Focus{MarginID(m.Reader.Margin)}}
	case m.Route.Screen == NotesScreen:
		return []Effect{Focus{NoteID(id)}}
	}
	on, fresh := strings.CutPrefix(id, NewNote)
	if n := m.Desk().Note(id); !fresh && n != nil {
		on = n.On
	}
	return []Effect{Focus{AddNoteID(on)}}
}

// AddNoteID is the id of the button that adds a note on something.
func AddNoteID(on string) string { return NoteID("add-" + on) }

// NoteSaved writes what is in the form. A note on nothing, with nothing in it, is
// none.
func (msg NoteSaved) update(m Model) (Model, []Effect) {
	if m.Collection == nil {
		return m, nil
	}
	body, meaning, tags := strings.TrimSpace(msg.Body), strings.Join(strings.Fields(msg.Meaning), " "), TagsOf(msg.Tags)
	m.Noting.Editing, m.Noting.Draft = "", NoteTyped{}
	var n corpus.Note
	if on, fresh := strings.CutPrefix(msg.Note, NewNote); fresh {
		if body == "" && meaning == "" && len(tags) == 0 {
			return m, m.besideNote(msg.Note)
		}
		n = corpus.Note{ID: msg.ID, On: on, By: corpus.Me, Created: msg.At}
	} else if old := m.Desk().Note(msg.Note); old != nil {
		n = *old
		if n.Body == body && n.Meaning == meaning && slices.Equal(n.Tags, tags) {
			return m, m.besideNote(n.ID)
		}
		n.Changed = msg.At
	} else {
		m.Unsaved = wording.NoteGone.String()
		return m, nil
	}
	n.Body, n.Meaning, n.Tags = body, meaning, tags
	n.Motivation = ""
	n.Motivation = annotation.Motivation(&n)
	if trouble := n.Trouble(); trouble != "" {
		m.Unsaved = wording.NotDone.With("reason", trouble)
		m.Noting.Editing = msg.Note // what was typed is still in the form
		m.Noting.Draft = NoteTyped{msg.Note, msg.Body, msg.Meaning, msg.Tags}
		return m, nil
	}
	m, effects := m.annotate(n, msg.At)
	return m, append(effects, m.besideNote(n.ID)...)
}

// TagsOf reads tags that are parted by commas, each once.
func TagsOf(text string) (tags []string) {
	for t := range strings.SplitSeq(text, ",") {
		if t = strings.Join(strings.Fields(t), " "); t != "" && !slices.Contains(tags, t) {
			tags = append(tags, t)
		}
	}
	return tags
}

func (msg NoteErased) update(m Model) (Model, []Effect) {
	if m.Collection == nil || m.Desk().Note(msg.ID) == nil {
		return m, nil
	}
	m.Noting.Editing = ""
	m, effects := m.noted(edit.Op{Do: edit.Erase, Key: msg.ID})
	m.Announced = wording.NoteErasedSaid.String()
	if m.Route.Screen == NotesScreen {
		effects = append(effects, Focus{HeadingID}) // the button that was pressed is gone
	}
	return m, effects
}

func (msg NoteKept) update(m Model) (Model, []Effect) {
	if m.Collection == nil {
		return m, nil
	}
	old := m.Desk().Note(msg.ID)
	if old == nil {
		return m, nil
	}
	n, p, t := *old, m.Desk().Place(old), old.Target()
	was := n.Quote.Exact
	switch {
	case msg.Passage > 0:
		n.On, n.Quote, n.Position, n.Of = corpus.Ref{Document: t.ID, Passage: msg.Passage}.String(), corpus.Quote{}, corpus.Position{}, ""
	case msg.Passage < 0:
		n.On, n.Quote, n.Position, n.Of = t.ID, corpus.Quote{}, corpus.Position{}, ""
	case p.State == annotation.Changed:
		q, at, ok := m.Desk().Text(t.ID, n.Of).Select(p.Start, p.End)
		if !ok {
			return m, nil
		}
		n.Quote, n.Position = q, at
		n.On = corpus.Ref{Document: t.ID, Passage: p.Start.Passage}.String()
	default:
		return m, nil
	}
	n.Body = strings.TrimSpace(n.Body + "\n\n" + wording.NoteMarkedOnce.With("text", was))
	n.Changed = msg.At
	if len(n.Body) > corpus.MaxNoteBody || !utf8.ValidString(n.Body) {
		n.Body = old.Body
	}
	n.Motivation = corpus.Commenting
	m, effects := m.annotate(n, msg.At)
	return m, append(effects, Focus{HeadingID})
}

// ByCollection is the filter for notes that the collection came with.
const ByCollection = "collection"

// NoteBy is whose a note is, as NoteFilter names it.
func NoteBy(n *corpus.Note) string {
	if n.By == "" {
		return ByCollection
	}
	return n.By
}

// TopicsOfNote are the topics of the passage that a note is on, or the one it is on.
func (m Model) TopicsOfNote(n *corpus.Note) []string {
	switch t := n.Target(); t.Kind {
	case corpus.OnTopic:
		if _, known := m.Coverage.Topic(t.ID); known {
			return []string{t.ID}
		}
	case corpus.OnPassage:
		return m.Coverage.Passage(corpus.Ref{Document: t.ID, Passage: t.Passage})
	}
	return nil
}

// NotesShown are the notes that fit the filter and the words of the address, those of
// an article together.
func (m Model) NotesShown() []*corpus.Note {
	f, notes := m.Route.Notes, m.Desk().Notes()
	var list []*corpus.Note
	if m.Route.Query != "" {
		list = m.Desk().Search(m.Route.Query)
	} else {
		list = make([]*corpus.Note, len(notes))
		for i := range notes {
			list[i] = &notes[i]
		}
	}
	return slices.DeleteFunc(list, func(n *corpus.Note) bool {
		t := n.Target()
		article := t.Kind == corpus.OnPassage || t.Kind == corpus.OnArticle
		return f.Document != "" && !(article && t.ID == f.Document) || f.Tag != "" && !slices.Contains(n.Tags, f.Tag) || f.Meaning != "" && n.Meaning != f.Meaning ||
			f.By != "" && NoteBy(n) != f.By || f.Topic != "" && !slices.Contains(m.TopicsOfNote(n), f.Topic) || f.Lost && m.Desk().Place(n).State != annotation.Lost
	})
}

// mostLooked is how many notes are looked for in the texts at once, so that the page
// does not stand still.
const mostLooked = 400

// LostNotes is how many notes have no place in the texts. known is false while some
// have not been looked for: they are as they are shown.
func (m Model) LostNotes() (lost int, known bool) {
	notes, looked := m.Desk().Notes(), 0
	for i := range notes {
		if !m.Desk().Found(&notes[i]) {
			if looked++; looked > mostLooked {
				return lost, false
			}
		}
		if m.Desk().Place(&notes[i]).State == annotation.Lost {
			lost++
		}
	}
	return lost, true
}
