package state

import (
	"maps"
	"slices"

	"parallax/app/ask"
	"parallax/corpus"
	"parallax/corpus/align"
	"parallax/corpus/coverage"
	"parallax/corpus/edit"
)

// Topics is the index of topics, and the screen on which a reader edits them.
// Route.Topic is the topic or proposal that is open there, "" for none.
const Topics Screen = "topics"

// Coding is what the reader has made of the coding of the collection.
type Coding struct {
	Tab     string             // tells the edits of this page from those of others
	Ops     []edit.Op          // all that is known, in the order of edit.Compare
	Base    *edit.Base         // what they are played on; nil before the collection is loaded
	Texts   []*corpus.Document // documents of the base with the originals that the reader attached
	Result  *edit.Result       // of Ops; nil likewise
	Saved   map[string]bool    // ids of edits whose transaction has completed
	Saving  int                // transactions under way
	Looking bool               // what earlier visits kept is not here yet
	Trouble string             // what the storage said last; "" if it did as it was told
	Lost    bool               // edits were kept here, and the browser has erased them

	Open   []align.TopicProposal // neither accepted nor dismissed
	Chart  *coverage.Matrix      // of topics and Open; nil where the chart shows none of these
	Coder  bool                  // the reader codes; else nothing beside the texts changes the coding
	Form   EntryForm             // of an entry about selected words
	Chosen map[corpus.Ref]bool   // passages ticked in the topic that is open
	Ticked map[string]bool       // proposals ticked in the view: topics by id, facts and voices by key
}

// Coding messages.
type (
	// TopicTurned opens a topic or proposal of the topics screen, or closes it.
	TopicTurned struct{ Topic string }
	// PassageTicked ticks a passage of the open topic, or unticks it.
	PassageTicked struct{ Ref corpus.Ref }
	// EditsKept says that those Asked are kept, and brings the others that the browser
	// keeps for a collection, but for those known. Trouble and Lost are as in
	// Recollected.
	EditsKept struct {
		Collection string
		Asked      []edit.Op
		Ops        []edit.Op
		Trouble    string
		Lost       bool
	}
)

// KeepEdits adds edits to those that the browser keeps for a collection, all or
// none, and asks for what it keeps besides those known, by id; answered by EditsKept.
type KeepEdits struct {
	Collection string
	Ops        []edit.Op
	Known      map[string]bool // not to be written to
}

// Carry implements Effect.
func (e KeepEdits) Carry(c Carrier) { c.KeepEdits(e) }

// MostCharted is how many proposed topics the coverage chart shows.
const MostCharted = 40

// NewTopicID is the id of the field for the title of a new topic.
const NewTopicID = "topic-new"

// TopicRowID is the id of the element of a topic on the topics screen.
func TopicRowID(topic string) string { return "t-" + topic }

// Proposals are the proposed topics that the reader has neither accepted nor
// dismissed, and how far the proposing is.
func (m Model) Proposals() ([]align.TopicProposal, Asking) {
	return m.Coding.Open, m.Asked(ask.ProposedTopics{})
}

func refs(p align.TopicProposal) []corpus.Ref {
	list := make([]corpus.Ref, len(p.Passages))
	for i, q := range p.Passages {
		list[i] = q.At
	}
	return list
}

// Proposal is an open proposal by its id.
func (m Model) Proposal(id string) (align.TopicProposal, bool) {
	for _, p := range m.Coding.Open {
		if p.ID == id {
			return p, true
		}
	}
	return align.TopicProposal{}, false
}

// Uncoded reports whether the collection came without topics, so that those of
// its chart are proposed.
func (m Model) Uncoded() bool { return m.Base != nil && len(m.Base.Topics) == 0 }

// Charted is the model whose Coverage the chart of the overview draws: where
// the collection came without topics, the proposed ones stand among those of the
// reader, as the program's. Their Topic.Proposed is set.
func (m Model) Charted() Model {
	if m.Coding.Chart != nil {
		m.Coverage = m.Coding.Chart
	}
	return m
}

// propose finds the proposals that are open, and puts them into the chart.
func (m Model) propose() Model {
	m.Coding.Open, m.Coding.Chart = nil, nil
	answer, _ := m.Asked(ask.ProposedTopics{}).Answer.(*ask.ProposedTopicsAnswer)
	if answer == nil {
		return m
	}
	for _, p := range answer.Topics {
		if m.Coding.Result == nil || !m.Coding.Result.Settled(refs(p)) {
			m.Coding.Open = append(m.Coding.Open, p)
		}
	}
	list := m.Coding.Open
	if !m.Uncoded() || len(list) == 0 {
		return m
	}
	c, by := *m.Collection, corpus.Provenance{By: corpus.Program}
	c.Topics, c.Coverage = c.Topics[:len(c.Topics):len(c.Topics)], c.Coverage[:len(c.Coverage):len(c.Coverage)]
	for _, p := range list[:min(len(list), MostCharted)] {
		c.Topics = append(c.Topics, corpus.Topic{ID: p.ID, Title: p.Title, Date: p.Date, Provenance: by, Proposed: true, Appeared: p.Named == 0})
		for _, q := range p.Passages {
			c.Coverage = append(c.Coverage, corpus.Coverage{Topic: p.ID, Document: q.At.Document, Passages: []int{q.At.Passage}, Provenance: by})
		}
	}
	m.Coding.Chart = m.Coverage.Recoded(&c)
	return m
}

// mostUnasked is the number of passages up to which topics are proposed as soon
// as there is a chart to show them in; of more, once the reader goes to them.
const mostUnasked = 20_000

// showsProposals reports whether the view shows topics that are proposed.
func (m Model) showsProposals() bool {
	return len(m.Collection.Documents) > 1 &&
		(m.Route.Screen == Topics || m.Route.Screen == Overview && m.Uncoded() && m.Catalog.Passages <= mostUnasked)
}

func (msg TopicTurned) update(m Model) (Model, []Effect) {
	if m.Collection == nil {
		return m, nil
	}
	to := Route{Screen: Topics, Topic: msg.Topic}
	if m.Route.Equal(to) {
		to.Topic = ""
	}
	m.Coding.Chosen = nil
	return m.turned(to)
}

func (msg PassageTicked) update(m Model) (Model, []Effect) {
	if m.Collection == nil {
		return m, nil
	}
	chosen := maps.Clone(m.Coding.Chosen)
	if chosen == nil {
		chosen = make(map[corpus.Ref]bool)
	}
	if chosen[msg.Ref] {
		delete(chosen, msg.Ref)
	} else {
		chosen[msg.Ref] = true
	}
	m.Coding.Chosen = chosen
	return m, nil
}

// turned shows another state of the screen in place of the present one.
func (m Model) turned(to Route) (Model, []Effect) {
	if to.Screen == Topics && to.Topic == "" && !m.Uncoded() {
		to.As = AsEditing // what is shown is still what they are edited with
	}
	m.Route, m.Longer = to, 0
	return m, []Effect{Go{to, true}}
}

// recode plays the edits on the collection with its originals, and shows what
// comes of them. Answers to long questions stay: they are about the texts. What
// changes headlines or the order of the articles changes the index, too.
func (m Model) recode() (Model, []Effect) {
	old := m.Collection
	m.Coding.Result = m.Coding.Base.With(m.Coding.Texts).Apply(m.Coding.Ops)
	m.Collection = m.Coding.Result.Collection
	described, reindexed := compared(old, m.Collection)
	var effect Effect
	switch {
	case reindexed:
		m.Coverage, m.Catalog = coverage.NewCounted(m.Collection, wordsOf(m.Collection.Documents, m.Catalog, m.Coverage)), ask.NewCatalog(m.Collection)
		effect = Use{m.loaded()}
	case described:
		m.Coverage, m.Catalog = m.Coverage.Recoded(m.Collection), ask.NewCatalog(m.Collection)
		effect = Recode{m.loaded()}
	default:
		m.Coverage, m.Catalog = m.Coverage.Recoded(m.Collection), m.Catalog.Recoded(m.Collection)
		effect = Recode{m.loaded()}
	}
	m = m.laid()
	m.Questions = maps.Clone(m.Questions)
	for kind, a := range m.Questions {
		a.Of = m.Collection
		m.Questions[kind] = a
	}
	m = m.propose()
	route := m.Route
	if route.Screen == Lost { // it may have named a topic of the reader's
		route = ParseRoute(route.Unknown)
	}
	was := m.Route.Screen
	m.Route = m.resolve(route)
	m, asked := m.askAnew()
	m, redrawn := m.rejudged()
	asked = append(asked, redrawn...)
	if was == Lost { // it may have named an assignment of theirs
		var entered []Effect
		m, entered = m.enterClass()
		asked = append(asked, entered...)
	}
	return m, append([]Effect{effect}, asked...)
}

// compared reports whether what is said of documents or outlets differs, and whether
// anything that the index is made of does.
func compared(old, c *corpus.Collection) (described, reindexed bool) {
	described = !slices.Equal(old.Outlets, c.Outlets)
	for i, d := range c.Documents {
		if e := old.Documents[i]; d != e {
			described = true
			if d.ID != e.ID || d.Headline != e.Headline {
				return true, true
			}
		}
	}
	return described, false
}

// wordsOf are the words of the passages of some documents of the collection; of those
// that have other texts than the collection shows they are counted.
func wordsOf(list []*corpus.Document, k *ask.Catalog, v *coverage.Matrix) [][]int {
	words := make([][]int, len(list))
	known := v.WordCounts()
	for i, d := range list {
		at, is := k.Place(d.ID)
		if e := k.Document(d.ID); is && at < len(known) && len(d.Passages) == len(e.Passages) && (len(d.Passages) == 0 || &d.Passages[0] == &e.Passages[0]) {
			words[i] = known[at]
		} else {
			words[i] = coverage.WordCounts(&corpus.Collection{Documents: list[i : i+1]}, nil)[0]
		}
	}
	return words
}

// keepEdits stores the edits that are not stored yet: a new one, and those for
// which there was no room before.
func (m Model) keepEdits() (Model, []Effect) {
	var list []edit.Op
	for _, o := range m.Coding.Ops {
		if !m.Coding.Saved[o.ID] {
			list = append(list, o)
		}
	}
	m.Coding.Saving++
	return m, []Effect{KeepEdits{m.Base.ID, list, m.Coding.Saved}}
}

// EditsKept joins what the browser keeps, from earlier visits and other pages,
// to what is known here. Only now may the page say "saved".
func (msg EditsKept) update(m Model) (Model, []Effect) {
	if m.Base == nil || msg.Collection != m.Base.ID {
		return m, nil
	}
	k := &m.Coding
	if len(msg.Asked) > 0 {
		k.Saving = max(0, k.Saving-1)
	}
	k.Looking = false
	k.Trouble, k.Lost = msg.Trouble, msg.Lost
	copying := m.Shelf.Copying == m.Base.ID && len(msg.Asked) == 0
	if copying {
		m.Shelf.Copying = ""
	}
	if msg.Trouble != "" {
		return m, nil
	}
	k.Saved = maps.Clone(k.Saved)
	if k.Saved == nil {
		k.Saved = make(map[string]bool, len(msg.Ops))
	}
	for _, list := range [][]edit.Op{msg.Asked, msg.Ops} {
		for _, o := range list {
			k.Saved[o.ID] = true
		}
	}
	m, effects := m.forgetPut()
	k = &m.Coding
	all := edit.Join(k.Ops, msg.Ops)
	more := len(all) > len(k.Ops)
	if k.Ops = all; len(msg.Asked) > 0 {
		effects = append(effects, m.noteChange(m.Base.ID, m.changes(), len(m.Base.Documents)))
	}
	if more {
		var recoded []Effect
		m, recoded = m.recode()
		effects = append(effects, recoded...)
	}
	if copying {
		m, duplicated := CollectionDuplicated{msg.Collection}.update(m)
		return m, append(effects, duplicated...)
	}
	return m, effects
}
