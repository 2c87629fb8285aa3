package state

import (
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"parallax/corpus"
	"parallax/corpus/attach"
	"parallax/corpus/coverage"
)

// Shelf is what the reader has attached: the articles' own texts, which came
// from the reader's files and are kept in this browser.
type Shelf struct {
	Original bool            // originals are shown wherever there are any
	Chosen   bool            // the reader has said so, now or in an earlier visit
	Held     map[string]Held // by document, those the reader attached
	Stray    []Stray         // kept in the browser, but nothing here is like them
	Outcomes []Outcome       // what became of the files offered last
	Loose    []attach.File   // those of them that could be articles of their own
	Looking  bool            // what earlier visits kept is not here yet
	Coming   int             // files being read or looked at
	Saving   int             // transactions of the storage under way
	Trouble  string          // what storage said last; "" if it did as it was told
	Lost     bool            // originals were kept here, and the browser has erased them
	Dragged  bool            // files hang over the page
}

// Held is an original that the reader attached.
type Held struct {
	File    string // name of the file it came from
	Exact   bool   // the file has the SHA-256 of the original
	Missing []int  // passages the file does not have
	Saved   bool   // a transaction of the storage that holds it has completed
}

// Stray is an original that is kept but fits no article.
type Stray struct {
	Record string // the document it was kept for
	File   string
	Reason string
}

// Outcome is what became of a file that was offered. Document is "" where
// Reason says why it is no article's original, or, with Added, what is wrong
// with the article that it has become.
type Outcome struct {
	File     string
	Document string
	Added    bool
	Exact    bool
	Missing  []int
	Reason   string
}

// Offered is a file that was dropped or chosen. Trouble says why it could not
// be read.
type Offered struct {
	Name    string
	Content []byte
	Trouble string
}

// Record is an original as it is kept in the browser.
type Record struct {
	Document string
	File     string
	Content  []byte
}

// ShowsOriginal reports whether the screens show a document's original: there
// is one, and the reader wants it.
func (m Model) ShowsOriginal(document string) bool {
	original := m.Shelf.Original
	if chosen, ok := m.Route.Sides.text(document); ok && m.Route.Screen == Comparison {
		original = chosen
	}
	return original && m.Catalog != nil && m.Catalog.HasOriginal(document)
}

// Builtin reports whether the page came with the original of a document.
func (m Model) Builtin(document string) bool {
	_, held := m.Shelf.Held[document]
	return !held && m.Catalog != nil && m.Catalog.HasOriginal(document)
}

// Words are the words of a passage as the screens show it: its original where
// the reader wants that and there is one, otherwise our text.
func (m Model) Words(d *corpus.Document, p *corpus.Passage) (text string, original bool) {
	if p.Original != "" && m.ShowsOriginal(d.ID) {
		return p.Original, true
	}
	return p.Text, false
}

// pick notes that files are coming, and goes where the reader will be told what
// they are.
func pick(m Model, n int) (Model, []Effect) {
	m.Shelf.Dragged = false
	if n <= 0 {
		return m, nil
	}
	m.Shelf.Coming += n
	m.Shelf.Outcomes, m.Shelf.Loose = nil, nil
	return visit(m, Route{Screen: Library}, false)
}

// offer has the engine look at files that have been read.
func offer(m Model, files []Offered) (Model, []Effect) {
	var readable []attach.File
	names := make(map[string]int)
	for _, f := range files {
		reason := f.Trouble
		if reason == "" && m.Base == nil {
			reason = "there is no collection yet"
		}
		if reason != "" {
			m.Shelf.Outcomes = append(slices.Clone(m.Shelf.Outcomes), Outcome{File: f.Name, Reason: reason})
			m.Shelf.Coming--
			continue
		}
		names[f.Name]++
		name := f.Name
		if n := names[name]; n > 1 { // files of two folders may share a name
			ext := path.Ext(name) // it says what the file is
			name = strings.TrimSuffix(name, ext) + " (" + strconv.Itoa(n) + ")" + ext
		}
		readable = append(readable, attach.File{Name: name, Content: f.Content})
	}
	if readable == nil {
		return m, nil
	}
	return m, []Effect{Attach{Collection: m.Base, Files: readable}}
}

// place puts recognised files in their places, keeps them, and has the index
// made anew.
func place(m Model, msg Placed) (Model, []Effect) {
	m.Shelf.Coming = max(0, m.Shelf.Coming-len(msg.Asked.Files))
	if msg.Asked.Collection != m.Base { // another collection has come meanwhile
		return m, nil
	}
	content := make(map[string][]byte, len(msg.Asked.Files))
	for _, f := range msg.Asked.Files {
		content[f.Name] = f.Content
	}
	outcomes := slices.Clone(m.Shelf.Outcomes)
	held := maps.Clone(m.Shelf.Held)
	if held == nil {
		held = make(map[string]Held)
	}
	texts := make(map[string][]string)
	var keep []Record
	for _, k := range msg.Result.Matches {
		if reason := m.refusal(k); reason != "" {
			outcomes = append(outcomes, Outcome{File: k.File, Reason: reason})
			continue
		}
		held[k.Document] = Held{File: k.File, Exact: k.Exact, Missing: k.Missing}
		texts[k.Document] = k.Passages
		keep = append(keep, Record{k.Document, k.File, content[k.File]})
		outcomes = append(outcomes, Outcome{File: k.File, Document: k.Document, Exact: k.Exact, Missing: k.Missing})
	}
	for _, u := range msg.Result.Unplaced {
		outcomes = append(outcomes, Outcome{File: u.File, Reason: u.Reason})
	}
	m.Shelf.Outcomes = outcomes
	m.Shelf.Loose = loose(msg.Asked.Files, msg.Result.Unplaced)
	if keep == nil {
		return m, nil
	}
	m.Shelf.Held = held
	m.Shelf.Saving++
	m, effects := m.bind(texts)
	return m, append(effects, Keep{m.Base.ID, keep})
}

// refusal says why a file that was recognised is not put in place.
func (m Model) refusal(k attach.Match) string {
	switch held, is := m.Shelf.Held[k.Document]; {
	case m.Builtin(k.Document):
		return "this page came with the original of “" + m.headline(k.Document) + "”"
	case is && held.Exact && !k.Exact:
		return "“" + m.headline(k.Document) + "” has its original already, byte for byte: " + held.File
	}
	return ""
}

func (m Model) headline(document string) string {
	if d := m.Catalog.Document(document); d != nil {
		return d.Headline
	}
	return document
}

// recollect has the engine look at what earlier visits kept.
func recollect(m Model, msg Recollected) (Model, []Effect) {
	if m.Base == nil || msg.Collection != m.Base.ID {
		return m, nil
	}
	m.Shelf.Looking = false
	m.Shelf.Trouble, m.Shelf.Lost = msg.Trouble, msg.Lost
	if len(msg.Records) == 0 {
		return m, nil
	}
	m.Shelf.Looking = true
	files := make([]attach.File, len(msg.Records))
	names := make(map[string]string, len(msg.Records))
	for i, r := range msg.Records {
		files[i] = attach.File{Name: r.Document, Content: r.Content}
		names[r.Document] = r.File
	}
	return m, []Effect{Attach{Collection: m.Base, Files: files, Names: names}}
}

// restore puts back what earlier visits kept. What the reader has attached
// meanwhile stays; what fits no article any more stays in the storage and is
// named.
func restore(m Model, msg Placed) (Model, []Effect) {
	if msg.Asked.Collection != m.Base {
		return m, nil
	}
	m.Shelf.Looking = false
	held := maps.Clone(m.Shelf.Held)
	if held == nil {
		held = make(map[string]Held)
	}
	texts := make(map[string][]string)
	stray := slices.Clone(m.Shelf.Stray)
	for _, k := range msg.Result.Matches { // k.File is the document it was kept for
		if k.File != k.Document {
			stray = append(stray, Stray{k.File, msg.Asked.Names[k.File], "it is now taken for “" + m.headline(k.Document) + "”; attach it again"})
			continue
		}
		if m.Builtin(k.Document) {
			stray = append(stray, Stray{k.File, msg.Asked.Names[k.File], m.refusal(k)})
			continue
		}
		if _, is := held[k.Document]; is {
			continue
		}
		held[k.Document] = Held{File: msg.Asked.Names[k.File], Exact: k.Exact, Missing: k.Missing, Saved: true}
		texts[k.Document] = k.Passages
	}
	for _, u := range msg.Result.Unplaced {
		stray = append(stray, Stray{u.File, msg.Asked.Names[u.File], u.Reason})
	}
	m.Shelf.Stray = stray
	if len(texts) == 0 {
		return m, nil
	}
	m.Shelf.Held = held
	m, effects := m.bind(texts)
	if m.Route.Screen == Read && m.Route.Passage > 0 && m.ShowsOriginal(m.Reading()) {
		effects = append(effects, Reveal{PassageID(m.Route.Passage)})
	}
	return m, effects
}

// bind makes the collection in which some documents have other originals: texts
// by passage, or those the page came with where texts has nil. What is shown
// stays; questions to the old index are asked again.
func (m Model) bind(texts map[string][]string) (Model, []Effect) {
	c := *m.Collection
	c.Documents = slices.Clone(c.Documents)
	for i, d := range m.Base.Documents {
		list, changed := texts[d.ID]
		if !changed {
			continue
		}
		if list != nil {
			e := *d
			e.Passages = slices.Clone(d.Passages)
			for j := range e.Passages[:min(len(list), len(e.Passages))] {
				e.Passages[j].Original = list[j]
			}
			d = &e
		}
		c.Documents[i] = d
	}
	m.Collection = &c
	m.Coverage, m.Catalog = coverage.New(&c), NewCatalog(&c)
	m, effects := m.quit()
	m = m.propose()
	m, asked := m.askAnew()
	return m, append(append(effects, Index{&c}), asked...)
}

// askAnew asks again what the view needs: the index or the text has changed.
func (m Model) askAnew() (Model, []Effect) {
	expanded := m.Search.Expanded
	m.Search.Query, m.Search.Asked = "", 0
	m.Marks = Marks{}
	m, asked := m.ask()
	m.Search.Expanded = expanded
	return m, asked
}

// kept notes how saving went. Only now may the page say "saved".
func kept(m Model, msg Kept) Model {
	m.Shelf.Saving = max(0, m.Shelf.Saving-1)
	m.Shelf.Trouble = msg.Trouble
	if msg.Trouble != "" {
		return m
	}
	m.Shelf.Lost = false
	held := maps.Clone(m.Shelf.Held)
	for _, id := range msg.Documents {
		if h, is := held[id]; is {
			h.Saved = true
			held[id] = h
		}
	}
	m.Shelf.Held = held
	m.Shelf.Stray = slices.DeleteFunc(slices.Clone(m.Shelf.Stray), func(s Stray) bool { return slices.Contains(msg.Documents, s.Record) })
	return m
}

// remove takes originals away, from the page at once and from the storage.
func remove(m Model, documents []string) (Model, []Effect) {
	texts := make(map[string][]string)
	held := maps.Clone(m.Shelf.Held)
	for _, id := range documents {
		if _, is := held[id]; is {
			delete(held, id)
			texts[id] = nil
		}
	}
	m.Shelf.Stray = slices.DeleteFunc(slices.Clone(m.Shelf.Stray), func(s Stray) bool { return slices.Contains(documents, s.Record) })
	m.Shelf.Outcomes = nil
	if m.Base == nil || len(documents) == 0 {
		return m, nil
	}
	m.Shelf.Held = held
	m.Shelf.Saving++
	var effects []Effect
	if len(texts) > 0 {
		m, effects = m.bind(texts)
	}
	return m, append(effects, Discard{m.Base.ID, documents}, Focus{HeadingID})
}

// everything are the documents for which anything is attached or kept.
func (s Shelf) everything() []string {
	set := make(map[string]bool, len(s.Held)+len(s.Stray))
	for id := range s.Held {
		set[id] = true
	}
	for _, k := range s.Stray {
		set[k.Record] = true
	}
	return slices.Sorted(maps.Keys(set))
}

// digest and original are how the choice of text is stored.
const digest, original = "digest", "original"

// chooseText switches between digest and original, and remembers it.
func chooseText(m Model, originals bool) (Model, []Effect) {
	to := m.Route
	to.Sides.Original, to.Sides.Digest = "", ""
	m, turned := visit(m, to, true) // what was chosen for one text of a comparison
	if m.Shelf.Original == originals {
		return m, turned
	}
	m.Shelf.Original, m.Shelf.Chosen = originals, true
	value := digest
	if originals {
		value = original
	}
	effects := append(turned, Remember{"text", value})
	if m.Route.Screen == Read {
		var asked []Effect
		m.Marks = Marks{}
		m, asked = m.ask()
		effects = append(effects, asked...)
		if m.Route.Passage > 0 { // the other text has other lengths
			effects = append(effects, Reveal{PassageID(m.Route.Passage)})
		}
	}
	return m, effects
}
