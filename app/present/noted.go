package present

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/annotation"
)

// NoteItem is a note as it is shown: in a margin, below a topic, on its screen, on paper.
type NoteItem struct {
	ID      string
	Element string // id of its element on the screen of notes
	Sign    string // of its meaning; "" of a plain highlight
	Meaning string // its name
	Quote   string
	Lang    string // of the quotation; "" if the page's
	Now     string // what stands in the place of the words, where they have changed
	Lost    string // why it has no place; "" if it has one
	Body    string
	Tags    []string
	Who     string // whose, and since when
	Where   element.Link
	Mark    element.Mark // of the article
	Short   string       // for a line
	Editing bool
	Form    NoteForm // of one that is being written
	Keep    []int    // passages on which a lost one can be kept
	Article bool     // or the article
	Own     bool     // of the reader's, to be changed
}

// NoteForm is the fields of a note.
type NoteForm struct {
	Note, Body, Tags, Meaning string
	Meanings                  []MeaningItem
}

// MeaningItem is a meaning that words can be marked as.
type MeaningItem struct{ Value, Sign, Name string }

// NotesView is the notes on one thing, and the form for another.
type NotesView struct {
	Title string
	On    string // what they are on, as a note says it; "" where there is nothing
	Items []NoteItem
	Named string // what they are on, where a button for it alone would not say
	Add   string // id of the button that adds one
	New   bool   // the form is open
	Form  NoteForm
}

// meanings are those on offer: the usual four, then those of the reader's own notes.
func meanings(m state.Model) []MeaningItem {
	names := []string{"! " + wording.MeaningImportant.String(), "? " + wording.MeaningQuestion.String(), "≠ " + wording.MeaningContra.String(), "” " + wording.MeaningCite.String()}
	if m.Collection != nil {
		const most = 8
		notes := m.Collection.Notes
		for i := len(notes) - 1; i >= 0 && len(names) < most; i-- {
			if s := notes[i].Meaning; s != "" && !slices.Contains(names, s) {
				names = append(names, s)
			}
		}
	}
	list := make([]MeaningItem, len(names))
	for i, s := range names {
		sign, name := corpus.Meaning(s)
		list[i] = MeaningItem{s, sign, name}
	}
	return list
}

// plainSign is what a highlight without a meaning is marked with.
const plainSign = "·"

// noted puts the marks of notes into a passage that is shown in the words given.
func noted(m state.Model, d *corpus.Document, p *corpus.Passage, words string, runs []element.Run) []element.Run {
	if m.Desk() == nil {
		return runs
	}
	marks := m.Desk().Marks(d.ID, m.WordingOf(d, p), p.N, len(words))
	if len(marks) == 0 {
		return runs
	}
	cuts := []int{0, len(words)}
	for _, k := range marks {
		cuts = append(cuts, k.From, k.To)
	}
	at := 0
	for _, r := range runs {
		at += len(r.Text)
		cuts = append(cuts, at)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var list []element.Run
	for i := 0; i+1 < len(cuts); i++ {
		from, to := cuts[i], cuts[i+1]
		if to > len(words) {
			break
		}
		r := element.Run{Text: words[from:to], Marked: marked(runs, from)}
		for _, k := range marks { // of several, the one that begins last
			if k.From > from || k.To < to {
				continue
			}
			if r.Noted, r.Said = k.Note.Mark(), ""; r.Noted == "" {
				r.Noted = plainSign
			}
			if k.From == from && k.First {
				r.Said = saidOf(k.Note)
			}
		}
		list = append(list, r)
	}
	return list
}

// marked reports whether a byte of a text lies in a run that is marked.
func marked(runs []element.Run, at int) bool {
	for _, r := range runs {
		if at < len(r.Text) {
			return r.Marked
		}
		at -= len(r.Text)
	}
	return false
}

// saidOf is a note in a few words, for those who do not see its mark.
func saidOf(n *corpus.Note) string {
	_, name := corpus.Meaning(n.Meaning)
	if name == "" {
		name = wording.NoteHighlighted.String()
	}
	if n.Body == "" {
		return name
	}
	return wording.NoteSaid.With("meaning", name, "note", clipped(n.Body, 200))
}

// clipped is a text on one line, of about so many bytes.
func clipped(s string, most int) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) <= most {
		return s
	}
	at := strings.LastIndexByte(s[:most], ' ')
	if at < most/2 {
		at = len(strings.ToValidUTF8(s[:most], ""))
	}
	return s[:at] + "…"
}

// noteItem is a note as it is shown anywhere.
func noteItem(m state.Model, n *corpus.Note) NoteItem {
	sign, name := corpus.Meaning(n.Meaning)
	v := NoteItem{ID: n.ID, Element: state.NoteID(n.ID), Sign: sign, Meaning: name, Quote: n.Quote.Exact, Body: n.Body, Tags: n.Tags, Own: n.By == corpus.Me,
		Who: whoNoted(n), Editing: m.Noting.Editing == n.ID}
	v.Short = clipped(n.Body, 80)
	if v.Short == "" {
		v.Short = clipped(n.Quote.Exact, 80)
	}
	if v.Editing {
		v.Form = drafted(m, NoteForm{n.ID, n.Body, strings.Join(n.Tags, ", "), n.Meaning, meanings(m)})
	}
	p, t := m.Desk().Place(n), n.Target()
	if p.State == annotation.Changed {
		v.Now = p.Text
	}
	switch t.Kind {
	case corpus.OnTopic:
		v.Where = element.Link{Label: wording.NoteOnTopic.With("title", t.ID)}
		if x, ok := m.Coverage.Topic(t.ID); ok {
			v.Where = element.Link{Label: wording.NoteOnTopic.With("title", x.Title), Href: element.TopicHref(t.ID)}
		}
	case corpus.OnFact:
		v.Where = element.Link{Label: wording.NoteOnFact.With("question", t.ID)}
		for i := range m.Collection.Facts {
			if f := &m.Collection.Facts[i]; f.ID == t.ID {
				v.Where = element.Link{Label: wording.NoteOnFact.With("question", f.Question), Href: element.Href(routeOfFact(f))}
			}
		}
	case corpus.OnComparison:
		titles := make([]string, len(t.Beside))
		for i, id := range t.Beside {
			titles[i] = id
			if d := m.Catalog.Document(id); d != nil {
				titles[i] = d.ShortTitle()
			}
		}
		v.Where = element.Link{Label: wording.NoteOnCompare.With("titles", wording.Enumerate(titles)), Href: element.Href(state.Route{Screen: state.Comparison, Documents: t.Beside})}
	default:
		d := m.Catalog.Document(t.ID)
		if d == nil {
			v.Where = element.Link{Label: wording.NoteOnUnknown.With("what", n.On)}
			break
		}
		v.Mark, v.Article = element.MarkOf(m, d.ID), true
		passage := p.Start.Passage
		if p.State == annotation.Lost {
			passage = t.Passage
		}
		parts := []string{d.Headline}
		if passage > 0 {
			parts = append(parts, wording.NotePassage.With("n", strconv.Itoa(passage)))
		}
		switch n.Of {
		case corpus.OnDigest:
			parts = append(parts, wording.NoteOfDigest.String())
		case corpus.OnOriginal:
			if d.Text == corpus.Digest {
				parts = append(parts, wording.NoteOfOriginal.String())
			}
		}
		v.Where = element.Link{Label: strings.Join(parts, ", "), Href: element.ReadHref(d.ID, passage)}
		v.Lang = titleLang(m, d)
		if n.Of == corpus.OnDigest {
			v.Lang = ""
		}
	}
	if p.State == annotation.Lost {
		v.Lost = whyLost(n, p)
		if p.Why != annotation.OtherText && v.Article {
			v.Keep = p.Nearest[:min(len(p.Nearest), 3)]
		} else {
			v.Article = false
		}
	} else {
		v.Article = false
	}
	return v
}

// routeOfFact leads to the articles that answer a question, side by side, or where it is
// one article, to all.
func routeOfFact(f *corpus.Fact) state.Route {
	to := state.Route{Screen: state.Comparison, By: state.ByFacts, Show: string(state.EveryVerdict)}
	for _, v := range f.Values {
		if len(to.Documents) < state.MostCompared && !slices.Contains(to.Documents, v.At.Document) {
			to.Documents = append(to.Documents, v.At.Document)
		}
	}
	if len(to.Documents) < state.LeastCompared {
		to.Documents = nil
	}
	return to
}

func whyLost(n *corpus.Note, p annotation.Place) string {
	switch p.Why {
	case annotation.Ambiguous:
		return wording.NoteSeveral.String()
	case annotation.OtherText:
		text := wording.NoteOfOriginal
		if n.Of == corpus.OnDigest {
			text = wording.NoteOfDigest
		}
		return wording.NoteOtherText.With("text", text.String())
	case annotation.NoTarget:
		return wording.NoteNoTarget.String()
	}
	return wording.NoteLost.String()
}

// whoNoted says whose a note is and since when.
func whoNoted(n *corpus.Note) string {
	who := n.By
	switch who {
	case corpus.Me:
		who = wording.NoteMine.String()
	case "":
		who = wording.By("")
	}
	parts := []string{who}
	if day := dayOf(n.Created); day != "" {
		parts = append(parts, day)
	}
	if day := dayOf(n.Changed); day != "" && day != dayOf(n.Created) {
		parts = append(parts, wording.NoteChangedOn.With("date", day))
	}
	return strings.Join(parts, ", ")
}

func dayOf(at string) string {
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return ""
	}
	day, _ := corpus.ParseDate(t.Format(time.DateOnly))
	return wording.Date(day, wording.ShortDate)
}

// notesAt are the notes of a passage that belong in its margin: those on it, and those
// whose words begin in it.
func notesAt(m state.Model, ref corpus.Ref) (list []NoteItem) {
	if m.Desk() == nil {
		return nil
	}
	for _, n := range m.Desk().At(ref.Document, ref.Passage) {
		if shownIn(m, n, ref) {
			list = append(list, noteItem(m, n))
		}
	}
	return list
}

// shownIn reports whether a note is on the wording of a passage that is shown.
func shownIn(m state.Model, n *corpus.Note, ref corpus.Ref) bool {
	d := m.Catalog.Document(ref.Document)
	p := d.Passage(ref.Passage)
	return n.Of == "" || p == nil || n.Of == m.WordingOf(d, p)
}

// notesAbout are notes on one thing, with the form for another.
func notesAbout(m state.Model, on string, items []NoteItem) NotesView {
	v := NotesView{Title: wording.NotesOnPassage.String(), On: on, Add: state.AddNoteID(on), Items: items, New: m.Noting.Editing == state.NewNote+on}
	if v.New {
		v.Form = drafted(m, NoteForm{Note: state.NewNote + on, Meanings: meanings(m)})
	}
	return v
}

// drafted is a form with what was typed into it before it went off the screen.
func drafted(m state.Model, f NoteForm) NoteForm {
	if d := m.Noting.Draft; d.Note == f.Note && d.Body+d.Tags+d.Meaning != "" {
		f.Body, f.Tags, f.Meaning = d.Body, d.Tags, d.Meaning
	}
	return f
}

// notesOn are the notes on a topic or comparison.
func notesOn(m state.Model, title wording.Message, t corpus.NoteTarget) NotesView {
	if m.Desk() == nil {
		return NotesView{}
	}
	var items []NoteItem
	for _, n := range m.Desk().About(t.String()) {
		items = append(items, noteItem(m, n))
	}
	v := notesAbout(m, t.String(), items)
	v.Title = title.String()
	return v
}

// articleNotes are the notes on an article as a whole and those of it that are not in
// the text shown; and for the sheet all of them.
func articleNotes(m state.Model, d *corpus.Document) (v NotesView, printed []NoteItem) {
	var items []NoteItem
	for _, n := range m.Desk().On(d.ID) {
		p, item := m.Desk().Place(n), noteItem(m, n)
		at := corpus.Ref{Document: d.ID, Passage: p.Start.Passage}
		if p.State == annotation.Lost || p.Start.Passage == 0 {
			items = append(items, item)
		} else if !shownIn(m, n, at) {
			item.Lost = whyLost(n, annotation.Place{Why: annotation.OtherText})
			items = append(items, item)
		}
		printed = append(printed, item)
	}
	v = notesAbout(m, d.ID, items)
	v.Title = wording.NotesOnArticle.String()
	return v, printed
}
