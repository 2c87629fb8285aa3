package state

import (
	"maps"
	"slices"

	"parallax/app/ask"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/placing"
)

// Originals are the articles' own texts, which came from the reader's files and
// are kept in this browser.
type Originals struct {
	Shown     bool                // originals are shown wherever there are any
	Chosen    bool                // the reader has said so, now or in an earlier visit
	Attached  map[string]Attached // by document, those the reader attached
	Unmatched []Unmatched         // stored in the browser, but nothing here is like them
	Loading   bool                // what earlier visits stored is not here yet
	Saving    int                 // transactions of the storage under way
	Trouble   string              // what storage said last; "" if it did as it was told
	Lost      bool                // originals were stored here, and the browser has erased them
}

// Attached is an original that the reader attached.
type Attached struct {
	File    string // name of the file it came from
	Exact   bool   // the file has the SHA-256 of the original
	Missing []int  // passages the file does not have
	Saved   bool   // a transaction of the storage that holds it has completed
}

// Unmatched is an original that is stored but fits no article.
type Unmatched struct {
	Record string // the document it was stored for
	File   string
	Reason string
}

type (
	// OriginalsLoaded brings the originals that earlier visits stored for the
	// collection. Trouble says why there can be none; Lost, that there were
	// some and the browser has erased them.
	OriginalsLoaded struct {
		Collection string
		Records    []placing.Stored
		Trouble    string
		Lost       bool
	}
	// OriginalsStored says that the originals of these documents are stored, or
	// with Trouble why none of them is.
	OriginalsStored struct {
		Documents []string
		Trouble   string
	}
	// OriginalsDeleted says that the originals are gone from the storage, or with
	// Trouble why they are not.
	OriginalsDeleted struct{ Trouble string }
	// OriginalRemoved and OriginalsRemoved take one original or all away.
	OriginalRemoved  struct{ Document string }
	OriginalsRemoved struct{}
)

type (
	// LoadOriginals asks for the originals stored for a collection; answered by
	// OriginalsLoaded.
	LoadOriginals struct{ Collection string }
	// StoreOriginals stores originals of a collection, all or none; answered by
	// OriginalsStored.
	StoreOriginals struct {
		Collection string
		Records    []placing.Stored
	}
	// DeleteOriginals removes the originals of documents from the storage;
	// answered by OriginalsDeleted.
	DeleteOriginals struct {
		Collection string
		Documents  []string
	}
)

// Carry implements Effect.
func (e LoadOriginals) Carry(c Carrier) { c.LoadOriginals(e) }

// Carry implements Effect.
func (e StoreOriginals) Carry(c Carrier) { c.StoreOriginals(e) }

// Carry implements Effect.
func (e DeleteOriginals) Carry(c Carrier) { c.DeleteOriginals(e) }

// ShowsOriginal reports whether the screens show a document's original: there
// is one, and the reader wants it or has not chosen and has all of it.
func (m Model) ShowsOriginal(document string) bool {
	shown := m.Originals.Shown || !m.Originals.Chosen && m.hasWhole(document)
	if chosen, ok := m.Route.Sides.text(document); ok && m.Route.Screen == Comparison {
		shown = chosen
	}
	return shown && m.Catalog != nil && m.Catalog.HasOriginal(document)
}

// hasWhole reports whether the reader attached an original that has every passage.
func (m Model) hasWhole(document string) bool {
	held, is := m.Originals.Attached[document]
	return is && len(held.Missing) == 0
}

// Builtin reports whether the page came with the original of a document.
func (m Model) Builtin(document string) bool {
	_, attached := m.Originals.Attached[document]
	return !attached && m.Catalog != nil && m.Catalog.HasOriginal(document)
}

// Words are the words of a passage as the screens show it: its original where
// the reader wants that and there is one, otherwise our text.
func (m Model) Words(d *corpus.Document, p *corpus.Passage) (text string, original bool) {
	if p.Original != "" && m.ShowsOriginal(d.ID) {
		return p.Original, true
	}
	return p.Text, false
}

// recognise has the engine find out which articles files are the originals of.
func (m Model) recognise(q ask.Originals) (Model, []Effect) {
	m, e := m.put(q)
	e.About = m.Base // which stays when the coding is edited meanwhile
	if q.Stored == nil {
		m.Files.Arriving.Asked, m.Files.Arriving.Slow, m.Files.Arriving.Done = e.Sequence, false, 0
	}
	return m, []Effect{e}
}

// originalsRecognised puts files in their places. If the engine failed, no file
// counts as an original and the reader is told.
func originalsRecognised(m Model, msg Answered) (Model, []Effect) {
	q := msg.Asked.Question.(ask.Originals)
	if q.Stored == nil && msg.Asked.Sequence <= m.Files.Arriving.Stopped && m.Files.Arriving.Stopped > 0 {
		return m, nil
	}
	if msg.Asked.Sequence == m.Files.Arriving.Asked {
		m.Files.Arriving.Asked = 0
	}
	if q.Stored == nil {
		m.Files.Coming = max(0, m.Files.Coming-len(q.Files))
	}
	if msg.Asked.About != m.Base { // another collection has come meanwhile
		return m, nil
	}
	found, is := msg.Answer.(*ask.OriginalsAnswer)
	if !is {
		found = new(ask.OriginalsAnswer)
		for _, f := range q.Files {
			found.Unplaced = append(found.Unplaced, placing.Unplaced{File: f.Name, Reason: msg.Trouble})
		}
	}
	if len(found.Foreign) > 0 {
		all := *found
		all.Unplaced = slices.Clip(all.Unplaced)
		for _, name := range found.Foreign {
			all.Unplaced = append(all.Unplaced, placing.Unplaced{File: name, Reason: placing.Foreign})
		}
		found = &all
	}
	if q.Stored != nil {
		return restore(m, q, found)
	}
	return place(m, q, found, !is)
}

// place takes files that the reader offered, stores them, and has the index made
// anew. Those that are like no article are looked at.
func place(m Model, q ask.Originals, found *ask.OriginalsAnswer, failed bool) (Model, []Effect) {
	content := make(map[string][]byte, len(q.Files))
	for _, f := range q.Files {
		content[f.Name] = f.Content
	}
	outcomes := slices.Clone(m.Files.Outcomes)
	attached := maps.Clone(m.Originals.Attached)
	if attached == nil {
		attached = make(map[string]Attached)
	}
	texts := make(map[string][]string)
	var records []placing.Stored
	for _, k := range found.Matches {
		if reason := m.refusal(k); reason != "" {
			outcomes = append(outcomes, ask.Outcome{File: k.File, Reason: reason})
			continue
		}
		attached[k.Document] = Attached{File: k.File, Exact: k.Exact, Missing: k.Missing}
		texts[k.Document] = k.Passages
		records = append(records, placing.Stored{Document: k.Document, File: corpus.File{Name: k.File, Content: content[k.File]}})
		outcomes = append(outcomes, ask.Outcome{File: k.File, Document: k.Document, Exact: k.Exact, Missing: k.Missing})
	}
	for _, u := range found.Unplaced {
		if u.Reason != placing.Foreign { // which is told by showing what it is
			outcomes = append(outcomes, ask.Outcome{File: u.File, Reason: u.Reason})
		}
	}
	m.Files.Outcomes = outcomes
	var looked []Effect
	if !failed {
		m, looked = m.preview(unplaced(q.Files, found.Unplaced))
	}
	if records == nil {
		return m, looked
	}
	m.Originals.Attached = attached
	m.Originals.Saving++
	m, effects := m.bind(texts)
	return m, append(append(effects, StoreOriginals{m.Base.ID, records}), looked...)
}

// refusal says why a file that was recognised is not put in place.
func (m Model) refusal(k placing.Match) string {
	switch a, is := m.Originals.Attached[k.Document]; {
	case m.Builtin(k.Document):
		return wording.FilesCameWith.With("headline", m.headline(k.Document))
	case is && a.Exact && !k.Exact:
		return wording.FilesHave.With("headline", m.headline(k.Document), "file", a.File)
	}
	return ""
}

func (m Model) headline(document string) string {
	if d := m.Catalog.Document(document); d != nil {
		return d.Headline
	}
	return document
}

// OriginalsLoaded has the engine look at what earlier visits stored.
func (msg OriginalsLoaded) update(m Model) (Model, []Effect) {
	if m.Base == nil || msg.Collection != m.Base.ID {
		return m, nil
	}
	m.Originals.Loading = false
	m.Originals.Trouble, m.Originals.Lost = msg.Trouble, msg.Lost
	if len(msg.Records) == 0 {
		return m, nil
	}
	m.Originals.Loading = true
	q := ask.Originals{Stored: make(map[string]string, len(msg.Records))}
	for _, r := range msg.Records {
		q.Files = append(q.Files, corpus.File{Name: r.Document, Content: r.File.Content})
		q.Stored[r.Document] = r.File.Name
	}
	return m.recognise(q)
}

// restore puts back what earlier visits stored. What the reader has attached
// meanwhile stays; what fits no article any more stays in the storage and is
// named.
func restore(m Model, q ask.Originals, found *ask.OriginalsAnswer) (Model, []Effect) {
	m.Originals.Loading = false
	attached := maps.Clone(m.Originals.Attached)
	if attached == nil {
		attached = make(map[string]Attached)
	}
	texts := make(map[string][]string)
	unmatched := slices.Clone(m.Originals.Unmatched)
	for _, k := range found.Matches { // k.File is the document it was stored for
		if k.File != k.Document {
			unmatched = append(unmatched, Unmatched{k.File, q.Stored[k.File], wording.FilesOtherNow.With("headline", m.headline(k.Document))})
			continue
		}
		if m.Builtin(k.Document) {
			unmatched = append(unmatched, Unmatched{k.File, q.Stored[k.File], m.refusal(k)})
			continue
		}
		if _, is := attached[k.Document]; is {
			continue
		}
		attached[k.Document] = Attached{File: q.Stored[k.File], Exact: k.Exact, Missing: k.Missing, Saved: true}
		texts[k.Document] = k.Passages
	}
	for _, u := range found.Unplaced {
		unmatched = append(unmatched, Unmatched{u.File, q.Stored[u.File], u.Reason})
	}
	m.Originals.Unmatched = unmatched
	if len(texts) == 0 {
		return m, nil
	}
	m.Originals.Attached = attached
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
	m.Coding.Texts = slices.Clone(m.Coding.Texts)
	var changed []int
	for i, d := range m.Base.Documents {
		list, is := texts[d.ID]
		if !is {
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
		m.Coding.Texts[i] = d
		at, _ := m.Catalog.Place(d.ID)
		changed = append(changed, at)
	}
	slices.Sort(changed)
	m.Coding.Result = m.Coding.Base.With(m.Coding.Texts).Apply(m.Coding.Ops)
	m.Collection = m.Coding.Result.Collection
	m.Coverage, m.Catalog = m.Coverage.Reworded(m.Collection, changed), m.Catalog.Reworded(m.Collection, changed)
	m = m.laid()
	m, effects := m.quit()
	m = m.propose()
	m, asked := m.askAnew()
	return m, append(append(effects, Use{m.loaded()}), asked...)
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

// OriginalsStored notes how saving went. Only now may the page say "saved".
func (msg OriginalsStored) update(m Model) (Model, []Effect) {
	m.Originals.Saving = max(0, m.Originals.Saving-1)
	m.Originals.Trouble = msg.Trouble
	if msg.Trouble != "" {
		return m, nil
	}
	m.Originals.Lost = false
	attached := maps.Clone(m.Originals.Attached)
	for _, id := range msg.Documents {
		if a, is := attached[id]; is {
			a.Saved = true
			attached[id] = a
		}
	}
	m.Originals.Attached = attached
	m.Originals.Unmatched = slices.DeleteFunc(slices.Clone(m.Originals.Unmatched), func(s Unmatched) bool { return slices.Contains(msg.Documents, s.Record) })
	return m, nil
}

func (msg OriginalsDeleted) update(m Model) (Model, []Effect) {
	m.Originals.Saving = max(0, m.Originals.Saving-1)
	m.Originals.Trouble = msg.Trouble
	return m, nil
}

func (msg OriginalRemoved) update(m Model) (Model, []Effect) {
	return removeOriginals(m, []string{msg.Document})
}

func (OriginalsRemoved) update(m Model) (Model, []Effect) {
	return removeOriginals(m, m.Originals.documents())
}

// removeOriginals takes originals away, from the page at once and from the
// storage.
func removeOriginals(m Model, documents []string) (Model, []Effect) {
	texts := make(map[string][]string)
	attached := maps.Clone(m.Originals.Attached)
	for _, id := range documents {
		if _, is := attached[id]; is {
			delete(attached, id)
			texts[id] = nil
		}
	}
	m.Originals.Unmatched = slices.DeleteFunc(slices.Clone(m.Originals.Unmatched), func(s Unmatched) bool { return slices.Contains(documents, s.Record) })
	m.Files.Outcomes = nil
	if m.Base == nil || len(documents) == 0 {
		return m, nil
	}
	m.Originals.Attached = attached
	m.Originals.Saving++
	var effects []Effect
	if len(texts) > 0 {
		m, effects = m.bind(texts)
	}
	return m, append(effects, DeleteOriginals{m.Base.ID, documents}, Focus{HeadingID})
}

// documents are those for which anything is attached or stored.
func (o Originals) documents() []string {
	set := make(map[string]bool, len(o.Attached)+len(o.Unmatched))
	for id := range o.Attached {
		set[id] = true
	}
	for _, k := range o.Unmatched {
		set[k.Record] = true
	}
	return slices.Sorted(maps.Keys(set))
}
