package annotation

import (
	"slices"
	"sort"

	"parallax/corpus"
)

// Desk has the notes of a collection at hand: those of an article, and where each is
// now. Places are found when they are first asked for and kept; a desk that follows on
// another keeps what has not changed. It serves one goroutine at a time.
type Desk struct {
	finder *Finder
	notes  []corpus.Note
	on     map[string][]int // by article, places in notes
	others map[string][]int // by target, of notes on topics, facts and comparisons
	at     map[string]int   // by id
	places map[string]Place // by id
}

// NewDesk has the notes of a collection at hand. after, which may be nil, is the one
// before. Time is linear in documents and notes.
func NewDesk(c *corpus.Collection, after *Desk) *Desk {
	d := &Desk{notes: c.Notes, on: make(map[string][]int), others: make(map[string][]int), at: make(map[string]int, len(c.Notes)), places: make(map[string]Place)}
	same := after != nil && slices.Equal(after.finder.c.Documents, c.Documents)
	if d.finder = NewFinder(c); same {
		d.finder.texts = after.finder.texts
	}
	for i := range c.Notes {
		n := &c.Notes[i]
		d.at[n.ID] = i
		switch t := n.Target(); t.Kind {
		case corpus.OnPassage, corpus.OnArticle:
			d.on[t.ID] = append(d.on[t.ID], i)
		default:
			d.others[n.On] = append(d.others[n.On], i)
		}
		if same && n.Quote.Exact != "" {
			if k, known := after.at[n.ID]; known && after.notes[k].Quote == n.Quote && after.notes[k].On == n.On && after.notes[k].Of == n.Of {
				if p, found := after.places[n.ID]; found {
					d.places[n.ID] = p
				}
			}
		}
	}
	return d
}

// Notes are all of them, in the order of the collection.
func (d *Desk) Notes() []corpus.Note { return d.notes }

// Note is the note of an id, nil if there is none.
func (d *Desk) Note(id string) *corpus.Note {
	if i, known := d.at[id]; known {
		return &d.notes[i]
	}
	return nil
}

// Place is where a note is now.
func (d *Desk) Place(n *corpus.Note) Place {
	p, known := d.places[n.ID]
	if !known {
		p = d.finder.Find(n)
		d.places[n.ID] = p
	}
	return p
}

// Found reports whether the place of a note is known, so that Place costs nothing.
func (d *Desk) Found(n *corpus.Note) bool { _, known := d.places[n.ID]; return known }

// Text is a wording of a document, nil where it is not there.
func (d *Desk) Text(document string, of corpus.NoteText) *Text { return d.finder.Text(document, of) }

// On are the notes on an article and its passages, in the order of their places: those
// on the whole article first, those without a place last.
func (d *Desk) On(document string) []*corpus.Note {
	list := make([]*corpus.Note, 0, len(d.on[document]))
	for _, i := range d.on[document] {
		list = append(list, &d.notes[i])
	}
	sort.SliceStable(list, func(i, j int) bool {
		a, b := d.Place(list[i]), d.Place(list[j])
		switch {
		case (a.State == Lost) != (b.State == Lost):
			return b.State == Lost
		case a.Start.Passage != b.Start.Passage:
			return a.Start.Passage < b.Start.Passage
		}
		return a.Start.Byte < b.Start.Byte
	})
	return list
}

// About are the notes on a topic, fact or comparison, as Note.On writes it.
func (d *Desk) About(on string) []*corpus.Note {
	list := make([]*corpus.Note, 0, len(d.others[on]))
	for _, i := range d.others[on] {
		list = append(list, &d.notes[i])
	}
	return list
}

// Mark is a stretch of a passage that a note is on.
type Mark struct {
	Note     *corpus.Note
	From, To int // bytes of the passage
	First    bool
	Changed  bool
}

// Marks are the stretches of one passage of a text, by where they begin. length is that
// of the passage in bytes.
func (d *Desk) Marks(document string, of corpus.NoteText, passage, length int) []Mark {
	var list []Mark
	for _, i := range d.on[document] {
		n := &d.notes[i]
		if n.Quote.Exact == "" || n.Of != "" && n.Of != of {
			continue
		}
		p := d.Place(n)
		if p.State == Lost || p.Start.Passage > passage || p.End.Passage < passage {
			continue
		}
		m := Mark{Note: n, To: length, First: p.Start.Passage == passage, Changed: p.State == Changed}
		if m.First {
			m.From = p.Start.Byte
		}
		if p.End.Passage == passage {
			m.To = p.End.Byte
		}
		if m.From < m.To && m.To <= length {
			list = append(list, m)
		}
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].From < list[j].From })
	return list
}
