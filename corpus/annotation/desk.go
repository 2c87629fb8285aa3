package annotation

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax/corpus"
	"parallax/corpus/sorting"
)

// Desk has the notes of a collection at hand: those of an article, and where each is
// now. Places are found when they are first asked for and kept; a desk that follows on
// another keeps what has not changed. It serves one goroutine at a time.
type Desk struct {
	finder *Finder
	notes  []corpus.Note
	*drawers

	laid  map[string]*layout // by article, once it has been asked for
	small []string           // what each note says, in small letters; nil before Search
}

// drawers are what a desk shares with those that follow on it by After. They hold what the
// newest of these has: what is not in a desk's own notes is not its own.
type drawers struct {
	n      int              // notes that are in it
	on     map[string][]int // by article, places in notes
	others map[string][]int // by target, of notes on topics, facts and comparisons
	at     map[string]int   // by id
	places map[string]Place // by id
}

// layout is the notes of an article by their places.
type layout struct {
	order  []*corpus.Note         // as On gives them
	starts map[int][]*corpus.Note // by the passage they begin in, those that have a place
	marks  map[int][]Mark         // by passage; To is −1 where it goes on to the end
}

// NewDesk has the notes of a collection at hand. after, which may be nil, is the one
// before. Time is linear in documents and notes.
func NewDesk(c *corpus.Collection, after *Desk) *Desk {
	d := &Desk{notes: c.Notes, drawers: &drawers{on: make(map[string][]int), others: make(map[string][]int), at: make(map[string]int, len(c.Notes)), places: make(map[string]Place)}, laid: make(map[string]*layout)}
	same := after != nil && slices.Equal(after.finder.c.Documents, c.Documents)
	if d.finder = NewFinder(c); same {
		d.finder.texts = after.finder.texts
	}
	for i := range c.Notes {
		n := &c.Notes[i]
		d.put(n, i)
		if same && n.Quote.Exact != "" {
			if old := after.Note(n.ID); old != nil && anchoredAlike(old, n) {
				if p, found := after.places[n.ID]; found {
					d.places[n.ID] = p
				}
			}
		}
	}
	return d
}

// put files a note that is the i-th.
func (d *drawers) put(n *corpus.Note, i int) {
	d.at[n.ID], d.n = i, i+1
	switch t := n.Target(); t.Kind {
	case corpus.OnPassage, corpus.OnArticle:
		d.on[t.ID] = append(d.on[t.ID], i)
	default:
		d.others[n.On] = append(d.others[n.On], i)
	}
}

// anchoredAlike reports whether two forms of a note are on the same words.
func anchoredAlike(a, b *corpus.Note) bool {
	return a.Quote == b.Quote && a.On == b.On && a.Of == b.Of
}

// After is the desk once the note of an id has been added at the end of the list, or
// has been changed where it was: c is the collection with the new list, and otherwise the
// same. It costs the same however many notes there are; where something else has
// changed, it is NewDesk.
func (d *Desk) After(c *corpus.Collection, id string) *Desk {
	n := len(c.Notes)
	added := n == len(d.notes)+1 && c.Notes[n-1].ID == id && d.Note(id) == nil
	old := d.Note(id)
	changed := n == len(d.notes) && old != nil && c.Notes[d.at[id]].ID == id && anchoredAlike(old, &c.Notes[d.at[id]])
	if d.n != len(d.notes) || !added && !changed || !slices.Equal(d.finder.c.Documents, c.Documents) {
		return NewDesk(c, d)
	}
	if added {
		delete(d.places, id)
		d.put(&c.Notes[n-1], n-1)
	}
	return &Desk{finder: d.finder, notes: c.Notes, drawers: d.drawers, laid: make(map[string]*layout)}
}

// own are those of a list of places that are in the desk's notes.
func (d *Desk) own(list []int) []int {
	for len(list) > 0 && list[len(list)-1] >= len(d.notes) {
		list = list[:len(list)-1]
	}
	return list
}

// Notes are all of them, in the order of the collection.
func (d *Desk) Notes() []corpus.Note { return d.notes }

// Note is the note of an id, nil if there is none.
func (d *Desk) Note(id string) *corpus.Note {
	if i, known := d.at[id]; known && i < len(d.notes) && d.notes[i].ID == id {
		return &d.notes[i]
	}
	return nil
}

// Index is the place of a note in Notes, -1 if there is none of the id.
func (d *Desk) Index(id string) int {
	if d.Note(id) == nil {
		return -1
	}
	return d.at[id]
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
func (d *Desk) On(document string) []*corpus.Note { return d.layout(document).order }

// At are the notes that begin in a passage of an article, or are on it, in the order of
// their places.
func (d *Desk) At(document string, passage int) []*corpus.Note {
	return d.layout(document).starts[passage]
}

func (d *Desk) layout(document string) *layout {
	l := d.laid[document]
	if l != nil {
		return l
	}
	l = &layout{order: make([]*corpus.Note, 0, len(d.on[document])), starts: make(map[int][]*corpus.Note), marks: make(map[int][]Mark)}
	type placed struct {
		n *corpus.Note
		p Place
		i int
	}
	all := make([]placed, 0, len(d.on[document]))
	for _, i := range d.own(d.on[document]) {
		all = append(all, placed{&d.notes[i], d.Place(&d.notes[i]), i})
	}
	lost := func(p Place) int {
		if p.State == Lost {
			return 1
		}
		return 0
	}
	sorting.By(all, func(a, b placed) int {
		return cmp.Or(lost(a.p)-lost(b.p), a.p.Start.Passage-b.p.Start.Passage, a.p.Start.Byte-b.p.Start.Byte, a.i-b.i)
	})
	for _, x := range all {
		l.order = append(l.order, x.n)
	}
	for _, x := range all {
		n, p := x.n, x.p
		if p.State == Lost {
			break
		}
		l.starts[p.Start.Passage] = append(l.starts[p.Start.Passage], n)
		if n.Quote.Exact == "" {
			continue
		}
		for at := p.Start.Passage; at <= p.End.Passage; at++ {
			m := Mark{Note: n, To: -1, First: at == p.Start.Passage, Changed: p.State == Changed}
			if m.First {
				m.From = p.Start.Byte
			}
			if at == p.End.Passage {
				m.To = p.End.Byte
			}
			l.marks[at] = append(l.marks[at], m)
		}
	}
	d.laid[document] = l
	return l
}

// About are the notes on a topic, fact or comparison, as Note.On writes it.
func (d *Desk) About(on string) []*corpus.Note {
	own := d.own(d.others[on])
	list := make([]*corpus.Note, 0, len(own))
	for _, i := range own {
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
	for _, m := range d.layout(document).marks[passage] {
		if m.Note.Of != "" && m.Note.Of != of {
			continue
		}
		if m.To < 0 {
			m.To = length
		}
		if m.From < m.To && m.To <= length {
			list = append(list, m)
		}
	}
	sorting.By(list, func(a, b Mark) int { return a.From - b.From })
	return list
}

// Search finds notes that have all words of a query in what they say, quote or are
// tagged with, at the beginning of a word and without regard to capitals. Signs of the
// query's syntax are left out. The answer is in the order of the notes; time is linear
// in their text.
func (d *Desk) Search(query string) (found []*corpus.Note) {
	words := strings.FieldsFunc(strings.ToLower(query), func(r rune) bool { return !wordRune(r) && r != '\'' && r != '’' })
	if len(words) == 0 {
		return nil
	}
	if d.small == nil {
		d.small = make([]string, len(d.notes))
		for i, n := range d.notes {
			d.small[i] = strings.ToLower(n.Body + "\n" + n.Quote.Exact + "\n" + n.Meaning + "\n" + strings.Join(n.Tags, "\n"))
		}
	}
	for i, text := range d.small {
		if !slices.ContainsFunc(words, func(w string) bool { return !contains(text, w) }) {
			found = append(found, &d.notes[i])
		}
	}
	return found
}

// contains reports whether a text has a word at the beginning of one of its words.
func contains(text, word string) bool {
	for at := 0; ; {
		i := strings.Index(text[at:], word)
		if i < 0 {
			return false
		}
		at += i
		if before, _ := utf8.DecodeLastRuneInString(text[:at]); at == 0 || !unicode.IsLetter(before) || spaceless(before) {
			return true
		}
		at += len(word)
	}
}
