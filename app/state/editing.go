package state

import (
	"strconv"
	"strings"

	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/align"
	"parallax/corpus/edit"
	"parallax/corpus/sorting"
)

// Editing messages.
type (
	// Edited asks for a change of the coding. Topic and Into may be proposals:
	// to Add one is to accept it, and to Merge it with a topic puts its passages
	// there. At are the passages meant; without any, those that are ticked or,
	// of a proposal of which none is ticked, all.
	Edited struct {
		Do          edit.Verb
		Topic, Into string
		Text        string // title, date or place; of a fact or voice the question or name that it is accepted with, "" as proposed
		As          string // likewise the verdict, or the kind of voice
		At          []corpus.Ref
		Key         string   // of the proposed fact or voice to add or dismiss
		Documents   []string // that do not mention the topic, to Deny
		On          string   // the day, as 2031-05-06; the store fills it in
	}
	// TakenBack undoes the edit of this id, or the last one if it is "".
	// DoneAgain does again what was undone last.
	TakenBack struct{ Of string }
	DoneAgain struct{}
)

func (DoneAgain) update(m Model) (Model, []Effect) {
	if undo, _, ok := edit.Undone(m.Coding.Ops); ok {
		return m.doAll(takenBack(edit.Together(m.Coding.Ops, undo)))
	}
	return m, nil
}

// takenBack are the operations that take others back, the last first.
func takenBack(list []edit.Op) []edit.Op {
	undos := make([]edit.Op, 0, len(list))
	for i := len(list) - 1; i >= 0; i-- {
		undos = append(undos, edit.Op{Do: edit.Undo, Of: list[i].ID})
	}
	return undos
}

// Edited makes an operation of what the reader asks for.
func (msg Edited) update(m Model) (Model, []Effect) {
	if m.Collection == nil {
		return m, nil
	}
	text := strings.Join(strings.Fields(msg.Text), " ")
	o := edit.Op{Do: msg.Do, Topic: msg.Topic, Into: msg.Into, Key: msg.Key, Documents: msg.Documents}
	at := m.meant(msg)
	p, proposed := m.Proposal(msg.Topic)
	switch msg.Do {
	case edit.Add:
		o.Topic, o.Title = "", text
		if proposed {
			o = accept(p, text)
		}
	case edit.Merge:
		into, both := m.Proposal(msg.Into)
		switch {
		case proposed && both: // two proposals become one topic
			o = accept(into, "")
			at = append(at, refs(into)...)
		case proposed:
			o = edit.Op{Do: edit.Assign, Topic: msg.Into, Proposal: true}
		case both:
			o = edit.Op{Do: edit.Assign, Topic: msg.Topic, Proposal: true}
			at = refs(into)
		}
	case edit.Rename:
		if t, ok := m.Coverage.Topic(msg.Topic); ok && t.Title == text {
			return m, nil
		}
		o.Title = text
	case edit.Redate:
		o.Date = text
	case edit.Replace:
		o.Place = text
	case edit.Split:
		o.Title = text
	}
	switch o.Do {
	case edit.Add, edit.Split, edit.Assign, edit.Unassign, edit.Dismiss:
		o.Passages = m.places(at)
	case edit.AddFact, edit.AddVoice:
		var ok bool
		if o, ok = m.answered(msg, text); !ok {
			return m, nil
		}
	}
	switch trouble := m.wanting(o); {
	case trouble != "":
		m.Unsaved = trouble
		return m, nil
	case o.Do == edit.Add:
		o.Topic = m.freshTopic(o.Title, edit.Next(m.Coding.Ops))
	case o.Do == edit.Split:
		o.Into = m.freshTopic(o.Title, edit.Next(m.Coding.Ops))
	}
	o.On = msg.On
	return m.do(o)
}

// meant are the passages that a change is about.
func (m Model) meant(msg Edited) []corpus.Ref {
	if msg.At != nil {
		return msg.At
	}
	if msg.Topic == m.Route.Topic && m.Route.Screen == Topics && len(m.Coding.Chosen) > 0 {
		return m.chosen()
	}
	if p, ok := m.Proposal(msg.Topic); ok {
		return refs(p)
	}
	return nil
}

// chosen are the passages ticked, in the order of their names.
func (m Model) chosen() []corpus.Ref {
	list := make([]corpus.Ref, 0, len(m.Coding.Chosen))
	for r := range m.Coding.Chosen {
		list = append(list, r)
	}
	sorting.By(list, func(a, b corpus.Ref) int {
		if a.Document != b.Document {
			return strings.Compare(a.Document, b.Document)
		}
		return a.Passage - b.Passage
	})
	return list
}

// accept makes a topic of a proposal, under a title of the reader's if there is
// one. Days on which articles appeared do not date what they tell.
func accept(p align.TopicProposal, title string) edit.Op {
	o := edit.Op{Do: edit.Add, Title: title, Proposal: true}
	if title == "" {
		o.Title = p.Title
	}
	if p.Named > 0 {
		o.Date = p.Date.String()
	}
	words := make([]string, len(p.Terms))
	for i, t := range p.Terms {
		words[i] = t.Written
	}
	o.Note = wording.AcceptedTopic.With("words", strings.Join(words, ", "))
	return o
}

// wanting says what an operation lacks; "" if nothing.
func (m Model) wanting(o edit.Op) string {
	if _, err := corpus.ParseDate(o.Date); err != nil {
		return wording.NotDone.With("reason", err.Error())
	}
	switch o.Do {
	case edit.Add, edit.Rename, edit.Split:
		if o.Title == "" {
			return wording.NotDoneTitle.String()
		}
	}
	switch o.Do {
	case edit.Split, edit.Assign, edit.Unassign:
		if len(o.Passages) == 0 {
			return wording.NotDonePlace.String()
		}
	}
	return ""
}

// places name passages by their texts.
func (m Model) places(at []corpus.Ref) []edit.Place {
	var list []edit.Place
	for _, r := range at {
		if p := m.Catalog.Passage(r); p != nil {
			list = append(list, edit.At(m.Catalog.Document(r.Document), p))
		}
	}
	return list
}

// freshTopic is an id for a new topic, which no other page may come upon at the
// same time: of its title, the page's own letters and the operation's number.
func (m Model) freshTopic(title string, n int) string {
	suffix := "-" + m.operationID(n)
	id := corpus.MakeID(title, "topic")
	const readable = 40
	return strings.TrimRight(id[:min(len(id), readable)], "-") + suffix
}

// TakenBack undoes an operation; what has been undone already stays so.
func (msg TakenBack) update(m Model) (Model, []Effect) {
	standing := edit.Standing(m.Coding.Ops)
	for i := len(standing) - 1; i >= 0; i-- {
		if msg.Of == "" || standing[i].ID == msg.Of {
			list := standing[i : i+1]
			if msg.Of == "" { // all that was done at once
				list = edit.Together(m.Coding.Ops, standing[i])
			}
			next, effects := m.doAll(takenBack(list))
			return next, append(effects, next.refilled(standing[i])...)
		}
	}
	return m, nil
}

// operationID is the id of this page's operation of number n.
func (m Model) operationID(n int) string { return m.Coding.Tab + "-" + strconv.Itoa(n) }

// do adds an operation to the list, changes the collection by it and keeps it.
func (m Model) do(o edit.Op) (Model, []Effect) { return m.doAll([]edit.Op{o}) }

// doAll adds operations to the list as one step, changes the collection by them and
// keeps them, all or none.
func (m Model) doAll(list []edit.Op) (Model, []Effect) {
	first := edit.Next(m.Coding.Ops)
	mine := make(map[string]bool, len(list))
	for i := range list {
		o := &list[i]
		o.N, o.ID = first+i, m.operationID(first+i)
		if mine[o.ID] = true; len(list) > 1 {
			o.Batch = list[0].ID
		}
	}
	o := list[len(list)-1]
	m.Coding.Ops = edit.Join(m.Coding.Ops, list)
	m.Coding.Chosen = nil
	m, effects := m.recode()
	m.Unsaved, m.Announced = "", ""
	for _, l := range m.Coding.Result.Left {
		if mine[l.Op.ID] {
			m.Unsaved = wording.NotDone.With("reason", l.Reason)
		}
	}
	m, keep := m.keepEdits()
	effects = append(effects, keep...)
	if m.Route.Screen == Comparison && m.Route.Sides.Basis == AsFound && (o.Do == edit.AddFact || o.Do == edit.AddVoice) {
		// Now that there is coding the view would turn to that, away from the
		// proposals that the reader is going through.
		m.Route.Sides.Basis = ByProgram
		effects = append(effects, Go{m.Route, true})
		m, keep = m.ask()
		effects = append(effects, keep...)
	}
	if o.Do == edit.Deny { // as is its button
		at := HeadingID
		if m.Route.Screen == Topics {
			at = TopicRowID(o.Topic)
		}
		effects = append(effects, Focus{at})
	}
	if _, more := edit.Last(m.Coding.Ops); o.Key != "" && o.Do == edit.Dismiss || o.Do == edit.Undo && !more {
		effects = append(effects, Focus{HeadingID}) // the button that was pressed is gone
	}
	if m.Route.Screen == Read && m.Route.Passage > 0 {
		effects = append(effects, Focus{PassageID(m.Route.Passage)}) // it may stand under another heading now
	}
	if m.Route.Screen != Topics || len(list) > 1 {
		return m, effects
	}
	// The row that was open may be another now, or gone. The focus goes where
	// the work goes on.
	open := m.Route.Topic
	switch o.Do {
	case edit.Add, edit.Assign:
		open = o.Topic
	case edit.Merge:
		open = m.Coding.Result.Became[o.Topic]
	case edit.Split:
		open = o.Into
	case edit.Dismiss, edit.Remove:
		open = ""
	}
	if open == m.Route.Topic {
		return m, effects
	}
	m, turned := m.turned(Route{Screen: Topics, Topic: open})
	effects = append(effects, turned...)
	if open == "" {
		return m, append(effects, Focus{HeadingID})
	}
	return m, append(effects, Focus{TopicRowID(open)})
}

// EditsTopics reports whether the screen of topics is there to edit them: the
// address says so or names one, or the collection came without topics, so that
// there is nothing to look up yet.
func (m Model) EditsTopics() bool {
	return m.Route.As == AsEditing || m.Route.Topic != "" || m.Uncoded()
}
