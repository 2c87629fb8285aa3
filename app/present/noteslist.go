package present

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
)

// NotesListView is the screen of notes.
type NotesListView struct {
	Deck    string
	Notice  string // that some have no place
	Empty   string // why none is shown
	Query   string
	All     element.Link
	Lost    element.Link // zero if none is lost
	Filters []NoteFacet
	Groups  []NoteGroup
	Shown   string
	More    string // label of what shows more; "" if all are shown
	Brought NotesBrought
	Saves   []SaveItem
	Saved   string // what is saved
}

// NoteFacet is one way to filter, with its values.
type NoteFacet struct {
	Title  string
	Values []NoteValue
}

// NoteValue is one value of it.
type NoteValue struct {
	Link  element.Link // Current if it is the filter; then the link takes it away
	Sign  string
	Mark  element.Mark
	Count string
}

// NoteGroup is the notes of one article.
type NoteGroup struct {
	Title, Lang, Date string
	Mark              element.Mark
	Href              string
	Items             []NoteItem
}

// NotesBrought is what a file would bring; its zero value is nothing.
type NotesBrought struct {
	Title string
	Lines []string
	Take  string // label; "" if there is nothing to take
}

// SaveItem is a file that can be saved.
type SaveItem struct {
	Label string
	What  state.Export
}

// notesListed is how many notes the screen shows at first, and more each time.
const notesListed = 60

// NotesList is the screen of notes.
func NotesList(m state.Model) NotesListView {
	v := NotesListView{Query: m.Route.Query, Empty: wording.NotesNone.String()}
	if m.Desk() == nil {
		v.Empty = waiting(m)
		return v
	}
	v.brought(m)
	all := m.Desk().Notes()
	if len(all) == 0 {
		return v
	}
	shown := m.NotesShown()
	articles := make(map[string]bool)
	for i := range all {
		if t := all[i].Target(); t.Kind == corpus.OnPassage || t.Kind == corpus.OnArticle {
			articles[t.ID] = true
		}
	}
	v.Deck = wording.NotesDeck.With("n", len(all), "articles", len(articles))
	lost, known := m.LostNotes()
	if known && lost > 0 {
		v.Notice = wording.NotesLostSome.With("n", lost)
		v.Lost = element.Link{Label: wording.NotesLostCount.With("n", lost), Href: element.Href(state.Route{Screen: state.NotesScreen, Notes: state.NoteFilter{Lost: true}}), Current: m.Route.Notes.Lost}
	}
	none := m.Route.Query == "" && m.Route.Notes == (state.NoteFilter{})
	v.All = element.Link{Label: wording.NotesAllCount.With("n", len(all)), Href: element.Href(state.Route{Screen: state.NotesScreen}), Current: none}
	v.facets(m)
	v.Empty = ""
	if len(shown) == 0 {
		v.Empty = wording.NotesNoneShown.String()
		return v
	}
	cut := shown[:min(len(shown), notesListed*(m.Longer+1))]
	if len(cut) < len(all) {
		v.Shown = wording.NotesShown.With("n", len(cut), "of", len(all))
	}
	if len(cut) < len(shown) {
		v.More = wording.NotesLonger.String()
	}
	v.group(m, cut)
	saved := make(map[string]bool)
	for _, n := range shown {
		if t := n.Target(); articles[t.ID] {
			saved[t.ID] = true
		}
	}
	v.Saved = wording.NotesSaveShown.With("n", len(shown), "articles", len(saved))
	v.Saves = []SaveItem{{wording.NotesSaveMarkdown.String(), state.NotesMarkdown}, {wording.NotesSaveW3C.String(), state.NotesW3C}, {wording.NotesSaveCSV.String(), state.NotesTable}, {wording.NotesSaveAlone.String(), state.NotesFile},
		{wording.CiteSaveBibTeX.String(), state.CiteBibTeX}, {wording.CiteSaveRIS.String(), state.CiteRIS}, {wording.CiteSaveCSL.String(), state.CiteCSL}, {wording.CiteSaveChicago.String(), state.CiteChicago}, {wording.CiteSaveAPA.String(), state.CiteAPA}, {wording.CiteSaveMLA.String(), state.CiteMLA}}
	return v
}

// group puts notes below the headlines of their articles, those without a place first.
func (v *NotesListView) group(m state.Model, notes []*corpus.Note) {
	at := make(map[string]int)
	for _, n := range notes {
		t := n.Target()
		d := m.Catalog.Document(t.ID)
		if t.Kind != corpus.OnPassage && t.Kind != corpus.OnArticle {
			d = nil
		}
		key := ""
		if d != nil {
			key = d.ID
		}
		i, known := at[key]
		if !known {
			i = len(v.Groups)
			at[key] = i
			g := NoteGroup{Title: wording.NotesElsewhere.String()}
			if d != nil {
				g = NoteGroup{Title: d.Headline, Lang: titleLang(m, d), Date: wording.Published(d.Published), Mark: element.MarkOf(m, d.ID), Href: element.ReadHref(d.ID, 0)}
			}
			v.Groups = append(v.Groups, g)
		}
		v.Groups[i].Items = append(v.Groups[i].Items, noteItem(m, n))
	}
}

// facetValues is how many values of a facet are shown.
const facetValues = 8

func (v *NotesListView) facets(m state.Model) {
	counts := map[string]map[string]int{"meaning": {}, "tag": {}, "topic": {}, "article": {}, "by": {}}
	notes := m.Desk().Notes()
	for i := range notes {
		n := &notes[i]
		if n.Meaning != "" {
			counts["meaning"][n.Meaning]++
		}
		for _, t := range n.Tags {
			counts["tag"][t]++
		}
		counts["by"][state.NoteBy(n)]++
		t := n.Target()
		if m.Catalog.Document(t.ID) != nil && (t.Kind == corpus.OnPassage || t.Kind == corpus.OnArticle) {
			counts["article"][t.ID]++
		}
		for _, id := range m.TopicsOfNote(n) {
			counts["topic"][id]++
		}
	}
	for _, f := range []struct {
		title wording.Message
		key   string
		set   func(*state.NoteFilter) *string
	}{
		{wording.NotesByMeaning, "meaning", func(f *state.NoteFilter) *string { return &f.Meaning }},
		{wording.NotesByTag, "tag", func(f *state.NoteFilter) *string { return &f.Tag }},
		{wording.NotesByTopic, "topic", func(f *state.NoteFilter) *string { return &f.Topic }},
		{wording.NotesByArticle, "article", func(f *state.NoteFilter) *string { return &f.Document }},
		{wording.NotesByWhom, "by", func(f *state.NoteFilter) *string { return &f.By }},
	} {
		facet := NoteFacet{Title: f.title.String()}
		filter := m.Route.Notes
		on := *f.set(&filter)
		values := mostCounted(counts[f.key], facetValues)
		if _, is := counts[f.key][on]; is && !slices.Contains(values, on) { // the chosen one is in sight
			values[len(values)-1] = on
		}
		for _, x := range values {
			filter = m.Route.Notes
			if *f.set(&filter) = x; on == x {
				*f.set(&filter) = ""
			}
			to := m.Route
			to.Notes = filter
			value := NoteValue{Link: element.Link{Label: x, Href: element.Href(to), Current: on == x}, Count: strconv.Itoa(counts[f.key][x])}
			switch f.key {
			case "meaning":
				value.Sign, value.Link.Label = corpus.Meaning(x)
			case "article":
				value.Mark, value.Link.Label = element.MarkOf(m, x), m.Catalog.Document(x).ShortTitle()
			case "topic":
				t, _ := m.Coverage.Topic(x)
				value.Link.Label = t.Title
			case "by":
				value.Link.Label = noteByName(x)
			}
			facet.Values = append(facet.Values, value)
		}
		if len(facet.Values) > 1 || on != "" {
			v.Filters = append(v.Filters, facet)
		}
	}
}

// mostCounted are the values that are counted most, at most so many, those counted alike
// by name. They are looked for at every letter of a search: sorting thousands of them
// would take most of its time.
func mostCounted(counts map[string]int, most int) []string {
	before := func(a, b string) bool {
		return cmp.Or(counts[b]-counts[a], strings.Compare(a, b)) < 0
	}
	list := make([]string, 0, most+1)
	for x := range counts {
		if len(list) == most && !before(x, list[most-1]) {
			continue
		}
		at := len(list)
		for at > 0 && before(x, list[at-1]) {
			at--
		}
		list = slices.Insert(list, at, x)
		list = list[:min(len(list), most)]
	}
	return list
}

func noteByName(by string) string {
	if by == corpus.Me {
		return wording.NoteMine.String()
	}
	if by == state.ByCollection {
		return wording.By("")
	}
	return by
}

func (v *NotesListView) brought(m state.Model) {
	b := m.Noting.Brought
	if b == nil {
		return
	}
	v.Brought.Title = wording.NotesBringTitle.With("file", b.Name)
	add := func(s string) { v.Brought.Lines = append(v.Brought.Lines, s) }
	if b.By != "" {
		add(wording.NotesBringBy.With("name", b.By))
	}
	if n := len(b.Fresh); n > 0 {
		add(wording.NotesBringFresh.With("n", n))
		v.Brought.Take = wording.NotesBringTake.With("n", n)
	} else {
		add(wording.NotesBringNothing.String())
	}
	if b.Beside > 0 {
		add(wording.NotesBringBeside.With("n", b.Beside))
	}
	if b.Same > 0 {
		add(wording.NotesBringSame.With("n", b.Same))
	}
	if b.Lost > 0 {
		add(wording.NotesBringLost.With("n", b.Lost))
	}
	for i, s := range b.Left {
		if i == 5 {
			break
		}
		add(wording.Sentence(wording.Capital(s)))
	}
}

// NotesFound are the notes that have the words of a search.
func NotesFound(m state.Model) (found string, items []NoteItem) {
	const most = 5
	if m.Desk() == nil || strings.TrimSpace(m.Route.Query) == "" {
		return "", nil
	}
	list := m.Desk().Search(m.Route.Query)
	if len(list) == 0 {
		return "", nil
	}
	for _, n := range list[:min(len(list), most)] {
		items = append(items, noteItem(m, n))
	}
	return wording.NotesFound.With("n", len(list)), items
}
