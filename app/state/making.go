package state

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/assignment"
	"parallax/corpus/edit"
)

// ClassMake is the part of the class screen on which an assignment is made: the one that
// the address names or, without one, a new one.
const ClassMake = "_make"

// Making is the assignment that is being made. It is a draft: the collection has it once
// it is whole and somebody says so, and until then the browser keeps it with every change.
type Making struct {
	In, Of string // collection and assignment that the draft is for; Of is newDraft for none yet, "" before storage was asked
	Draft  corpus.Assignment
	Faults corpus.Faults // of Draft, as `parallax check` says them
	Open   int           // the task that is edited, by index; -1 for none
	Sought string        // typed to find articles and topics
	Kept   Keeping       // of the draft
	Before []corpus.Assignment
	Put    PutDraft
}

// PutDraft is a draft that was put into the collection: the browser keeps it until it
// keeps the operation that did so.
type PutDraft struct{ Key, Op string }

// Messages of a teacher who makes an assignment. All but the first change the draft.
type (
	// DraftRecalled is what the browser kept of a draft.
	DraftRecalled struct{ Of, Text string }
	// DraftSet sets a field of the draft to a text, see DraftField.
	DraftSet struct{ Path, Text string }
	// DraftArticle takes an article in or out.
	DraftArticle struct {
		Document string
		In       bool
	}
	// DraftTopic takes in what articles say of a topic.
	DraftTopic struct{ Topic string }
	// DraftSought finds articles and topics.
	DraftSought struct{ Text string }
	// TaskAdded adds an empty task of the kind or, without one, the ready task with the
	// number.
	TaskAdded struct {
		Kind  corpus.TaskKind
		Ready int
	}
	// TaskEdited opens a task, or closes it; TaskMoved moves it; TaskRemoved removes it.
	TaskEdited  struct{ Index int }
	TaskMoved   struct{ Index, By int }
	TaskRemoved struct{ Index int }
	// DraftUndone takes the last change of the draft back.
	DraftUndone struct{}
	// DraftKept puts the draft into the collection; DraftDropped forgets what was changed
	// since it was there last.
	DraftKept    struct{ On string }
	DraftDropped struct{}
	// AssignmentCopied makes another assignment like one, AssignmentDropped takes one out
	// of the collection.
	AssignmentCopied  struct{ ID, On string }
	AssignmentDropped struct{ ID, On string }
)

// RecallDraft asks what is kept of a draft; answered by DraftRecalled.
type RecallDraft struct{ Of, Key string }

// Carry implements Effect.
func (e RecallDraft) Carry(c Carrier) { c.RecallDraft(e) }

const (
	draftKey = "draft-"
	newDraft = "_new" // no assignment can have this id
	mostBack = 40     // changes of a draft that can be taken back
)

// draftOf is what the draft on the screen is for; "" where none is.
func (m Model) draftOf() string {
	switch {
	case m.Base == nil || m.Route.Screen != ClassScreen || m.Route.By != ClassMake:
		return ""
	case m.Route.Topic == "":
		return newDraft
	}
	return m.Route.Topic
}

// Makes reports whether an assignment is being made on the screen, and its draft is here.
func (m Model) Makes() bool {
	return m.draftOf() != "" && m.Making.Of == m.draftOf() && m.Making.In == m.Base.ID
}

func (m Model) draftKey(of string) string {
	return draftKey + m.Base.ID + "-" + of
}

// enterMaking asks the storage for the draft that the screen needs.
func (m Model) enterMaking() (Model, []Effect) {
	of := m.draftOf()
	if of == "" || m.Makes() {
		return m, nil
	}
	return m, []Effect{RecallDraft{of, m.draftKey(of)}}
}

func (msg DraftRecalled) update(m Model) (Model, []Effect) {
	if msg.Of != m.draftOf() {
		return m, nil
	}
	m.Making = Making{In: m.Base.ID, Of: msg.Of, Open: -1, Put: m.Making.Put}
	if msg.Text != "" && json.Unmarshal([]byte(msg.Text), &m.Making.Draft) == nil {
		m.Making.Kept = IsKept
	} else {
		m.Making.Draft = m.fresh(msg.Of)
	}
	m = m.judged()
	return m, m.refields()
}

// fresh is a draft as it is before anything was changed.
func (m Model) fresh(of string) corpus.Assignment {
	if a := m.Collection.Assignment(of); a != nil {
		return copied(*a)
	}
	return corpus.Assignment{ID: newID, Language: m.Collection.Language, Minutes: 45, ShowTime: true}
}

// newID is the id of a draft that the collection does not have yet.
const newID = "new"

// copied is an assignment that shares nothing with another one.
func copied(a corpus.Assignment) (b corpus.Assignment) {
	content, err := json.Marshal(a)
	if err != nil || json.Unmarshal(content, &b) != nil {
		panic("an assignment has a form in JSON")
	}
	return b
}

// judged is the model that knows what is wrong with the draft: what `parallax check` says.
func (m Model) judged() Model {
	a := &m.Making.Draft
	m.Making.Faults = append(m.Collection.AssignmentFaults(a), assignment.Faults(m.Collection, a)...)
	return m
}

// rejudged is the model after the collection changed under the draft, as when the reader's
// own edits arrive after it: what is wrong with it may be another thing now. A draft of an
// assignment that was not there yet, and that nobody has touched, becomes that assignment.
func (m Model) rejudged() (Model, []Effect) {
	if !m.Makes() {
		return m, nil
	}
	k := &m.Making
	if k.Of == newDraft || k.Draft.ID != newID || k.Kept != NotAsked || len(k.Before) > 0 || m.Collection.Assignment(k.Of) == nil {
		return m.judged(), nil
	}
	k.Draft = m.fresh(k.Of)
	m = m.judged()
	return m, m.refields()
}

// DraftDiffers reports whether the draft is not what the collection has.
func (m Model) DraftDiffers() bool {
	now, err := json.Marshal(m.Making.Draft)
	was, err2 := json.Marshal(m.fresh(m.Making.Of))
	return err != nil || err2 != nil || string(now) != string(was)
}

// drafted is the model with another draft, which the browser keeps.
func (m Model) drafted(a corpus.Assignment) (Model, []Effect) {
	before := append(slices.Clone(m.Making.Before), m.Making.Draft)
	m.Making.Before = before[max(0, len(before)-mostBack):]
	m.Making.Draft = a
	return m.keepDraft()
}

func (m Model) keepDraft() (Model, []Effect) {
	tidy(&m.Making.Draft)
	m.Making.Open = min(m.Making.Open, len(m.Making.Draft.Tasks)-1)
	m.Announced = ""
	text := ""
	if m.DraftDiffers() {
		content, err := json.Marshal(m.Making.Draft)
		if err == nil {
			text = string(content)
		}
	}
	m.Making.Kept = NotAsked
	key := m.draftKey(m.Making.Of)
	if m.Making.Put.Key == key {
		m.Making.Put = PutDraft{} // another one has its place
	}
	return m.judged(), []Effect{KeepText{key, text}}
}

// redraft makes a change to a copy of the draft; without one nothing happens.
func (m Model) redraft(change func(*corpus.Assignment)) (Model, []Effect) {
	if !m.Makes() {
		return m, nil
	}
	a := copied(m.Making.Draft)
	change(&a)
	return m.drafted(a)
}

func (msg DraftSet) update(m Model) (Model, []Effect) {
	if !m.Makes() || m.DraftField(msg.Path) == msg.Text {
		return m, nil
	}
	m, effects := m.redraft(func(a *corpus.Assignment) { setDraft(m.Collection, a, msg.Path, msg.Text) })
	// What was understood, where that is not what was typed.
	if now := m.DraftField(msg.Path); now != msg.Text {
		effects = append(effects, SetField{DraftFieldID(msg.Path), now})
	}
	return m, effects
}

func (msg DraftArticle) update(m Model) (Model, []Effect) {
	m, effects := m.redraft(func(a *corpus.Assignment) {
		i := slices.IndexFunc(a.Articles, func(e corpus.Excerpt) bool { return e.Document == msg.Document })
		switch {
		case msg.In && i < 0 && len(a.Articles) < corpus.MaxArticles:
			a.Articles = append(a.Articles, corpus.Excerpt{Document: msg.Document})
		case !msg.In && i >= 0:
			a.Articles = slices.Delete(a.Articles, i, i+1)
			relettered(a, func(letter string) string {
				switch at := int(letter[0]) - 'a'; {
				case at == i:
					return ""
				case at > i:
					return corpus.Letter(at - 1)
				}
				return letter
			})
		}
	})
	return m, append(effects, m.refields()...)
}

func (msg DraftTopic) update(m Model) (Model, []Effect) {
	m, effects := m.redraft(func(a *corpus.Assignment) {
		for _, e := range m.Collection.Coverage {
			if e.Topic != msg.Topic || e.Suggested() || len(e.Passages) == 0 {
				continue
			}
			i := slices.IndexFunc(a.Articles, func(x corpus.Excerpt) bool { return x.Document == e.Document })
			switch {
			case i < 0 && len(a.Articles) < corpus.MaxArticles:
				a.Articles = append(a.Articles, corpus.Excerpt{Document: e.Document, Passages: slices.Clone(e.Passages)})
			case i >= 0 && len(a.Articles[i].Passages) > 0:
				all := append(a.Articles[i].Passages, e.Passages...)
				slices.Sort(all)
				a.Articles[i].Passages = slices.Compact(all)
			}
		}
		if t := m.Collection.Topic(msg.Topic); t != nil && a.Title == "" {
			a.Title = t.Title
		}
	})
	return m, append(effects, m.refields()...)
}

func (msg DraftSought) update(m Model) (Model, []Effect) {
	m.Making.Sought = msg.Text
	return m, nil
}

func (msg TaskAdded) update(m Model) (Model, []Effect) {
	if !m.Makes() || len(m.Making.Draft.Tasks) >= corpus.MaxTasks {
		return m, nil
	}
	m, effects := m.redraft(func(a *corpus.Assignment) {
		if msg.Kind != "" {
			t := corpus.Task{ID: assignment.FreshTask(a, string(msg.Kind)), Kind: msg.Kind, Minutes: 3}
			if msg.Kind == corpus.Scale {
				t.From, t.To = 1, 5
			}
			a.Tasks = append(a.Tasks, t)
			return
		}
		list := assignment.ReadyTasks()
		if msg.Ready < 0 || msg.Ready >= len(list) {
			return
		}
		t, model := assignment.Filled(m.Collection, a, list[msg.Ready])
		a.Tasks = append(a.Tasks, t)
		if model != nil {
			keyOf(a).Answers = append(a.Key.Answers, *model)
		}
	})
	m.Making.Open = len(m.Making.Draft.Tasks) - 1
	m.Announced = wording.MakeAdded.With("n", len(m.Making.Draft.Tasks))
	return m, append(append(effects, m.refields()...), Focus{DraftFieldID(TaskPath(m.Making.Open, "title"))})
}

func (msg TaskEdited) update(m Model) (Model, []Effect) {
	if !m.Makes() || msg.Index < 0 || msg.Index >= len(m.Making.Draft.Tasks) {
		return m, nil
	}
	if m.Making.Open == msg.Index {
		m.Making.Open = -1
		return m, nil
	}
	m.Making.Open = msg.Index
	return m, append(m.refields(), Focus{DraftFieldID(TaskPath(msg.Index, "title"))})
}

func (msg TaskMoved) update(m Model) (Model, []Effect) {
	to := msg.Index + msg.By
	if n := len(m.Making.Draft.Tasks); !m.Makes() || msg.Index < 0 || msg.Index >= n || to < 0 || to >= n {
		return m, nil
	}
	m, effects := m.redraft(func(a *corpus.Assignment) { a.Tasks[msg.Index], a.Tasks[to] = a.Tasks[to], a.Tasks[msg.Index] })
	switch m.Making.Open {
	case msg.Index:
		m.Making.Open = to
	case to:
		m.Making.Open = msg.Index
	}
	m.Announced = wording.MakeMoved.With("title", m.Making.Draft.Tasks[to].Title, "n", to+1)
	return m, append(append(effects, m.refields()...), Focus{PlanID(to)})
}

func (msg TaskRemoved) update(m Model) (Model, []Effect) {
	if !m.Makes() || msg.Index < 0 || msg.Index >= len(m.Making.Draft.Tasks) {
		return m, nil
	}
	open := m.Making.Open
	m, effects := m.redraft(func(a *corpus.Assignment) { a.Tasks = slices.Delete(a.Tasks, msg.Index, msg.Index+1) })
	if open == msg.Index {
		m.Making.Open = -1
	} else if open > msg.Index {
		m.Making.Open = open - 1
	}
	m.Announced = wording.MakeRemoved.String()
	return m, append(append(effects, m.refields()...), Focus{MakeUndoID})
}

func (DraftUndone) update(m Model) (Model, []Effect) {
	n := len(m.Making.Before)
	if !m.Makes() || n == 0 {
		return m, nil
	}
	m.Making.Draft, m.Making.Before = m.Making.Before[n-1], m.Making.Before[:n-1]
	m, effects := m.keepDraft()
	m.Announced = wording.MakeUndone.String()
	effects = append(effects, m.refields()...)
	if n == 1 { // the button is gone
		effects = append(effects, Focus{HeadingID})
	}
	return m, effects
}

func (msg DraftKept) update(m Model) (Model, []Effect) {
	if !m.Makes() || len(m.Making.Faults) > 0 || !m.DraftDiffers() {
		return m, nil
	}
	a, key := m.Making.Draft, m.draftKey(m.Making.Of)
	if m.Making.Of == newDraft {
		a.ID = m.freshAssignment(a.Title)
	}
	kept := a
	m, effects := m.do(edit.Op{Do: edit.Plan, Assignment: &kept, On: msg.On})
	if m.Unsaved != "" {
		return m, effects
	}
	m.Making.Of, m.Making.Draft, m.Making.Before, m.Making.Kept = a.ID, a, nil, NotAsked
	for _, o := range m.Coding.Ops {
		if o.Assignment == &kept {
			m.Making.Put = PutDraft{key, o.ID}
		}
	}
	m = m.judged()
	m.Announced = wording.MakePut.With("title", a.Title)
	to := ClassRoute(a.ID, ClassMake)
	if !m.At(to) {
		m.Route = to
		effects = append(effects, Go{to, true}, Retitle{m.Title()})
	}
	return m, append(effects, Focus{HeadingID})
}

// forgetPut has the browser forget a draft that was put into the collection, once it
// keeps what put it there.
func (m Model) forgetPut() (Model, []Effect) {
	p := m.Making.Put
	if p.Op == "" || !m.Coding.Saved[p.Op] {
		return m, nil
	}
	m.Making.Put = PutDraft{}
	return m, []Effect{KeepText{p.Key, ""}}
}

func (DraftDropped) update(m Model) (Model, []Effect) {
	if !m.Makes() {
		return m, nil
	}
	m, effects := m.drafted(m.fresh(m.Making.Of))
	m.Making.Open = -1
	m.Announced = wording.MakeDropped.String()
	return m, append(append(effects, m.refields()...), Focus{MakeUndoID})
}

// freshAssignment is an id that no assignment of the collection has or had here.
func (m Model) freshAssignment(title string) string {
	id := corpus.MakeID(title, "assignment")
	const readable = 40
	id = strings.TrimRight(id[:min(len(id), readable)], "-")
	taken := func(id string) bool {
		return m.Collection.Assignment(id) != nil || slices.ContainsFunc(m.Coding.Ops, func(o edit.Op) bool { return o.Assignment != nil && o.Assignment.ID == id })
	}
	fresh := id
	for n := 2; fresh == newID || taken(fresh); n++ {
		fresh = id + "-" + strconv.Itoa(n)
	}
	return fresh
}

func (msg AssignmentCopied) update(m Model) (Model, []Effect) {
	if m.Collection == nil || m.Collection.Assignment(msg.ID) == nil {
		return m, nil
	}
	a := copied(*m.Collection.Assignment(msg.ID))
	a.Title = wording.MakeCopyOf.With("title", a.Title)
	a.ID = m.freshAssignment(a.Title)
	m, effects := m.do(edit.Op{Do: edit.Plan, Assignment: &a, On: msg.On})
	if m.Unsaved != "" {
		return m, effects
	}
	m, went := visit(m, ClassRoute(a.ID, ClassMake), false)
	m.Announced = wording.MakePut.With("title", a.Title)
	return m, append(effects, went...)
}

func (msg AssignmentDropped) update(m Model) (Model, []Effect) {
	if m.Collection == nil || m.Collection.Assignment(msg.ID) == nil {
		return m, nil
	}
	title := m.Collection.Assignment(msg.ID).Title
	m, effects := m.do(edit.Op{Do: edit.Drop, Key: msg.ID, On: msg.On})
	if m.Unsaved != "" {
		return m, effects
	}
	m, went := visit(m, Route{Screen: ClassScreen}, false)
	m.Announced = wording.MakeDeleted.With("title", title)
	return m, append(append(effects, went...), Focus{MakeUndoID})
}

// draftAnswer is the model answer to a part of a task of the draft.
func (m Model) draftAnswer(task, at string) string {
	if x := m.Making.Draft.Answer(task); x != nil {
		for _, p := range x.Values {
			if p.At == at {
				return p.Value
			}
		}
	}
	return ""
}

// modelled sets the model answer to a part of a task of the draft.
func (m Model) modelled(task, at, value string) (Model, []Effect) {
	t := m.Making.Draft.Task(task)
	if t == nil || value != "" && m.Making.Draft.Misplaced(t, corpus.Place{At: at, Value: value}) != "" {
		return m, nil
	}
	return m.redraft(func(a *corpus.Assignment) {
		x := modelOf(a, task)
		x.Values = slices.DeleteFunc(x.Values, func(p corpus.Place) bool { return p.At == at })
		if value != "" {
			x.Values = append(x.Values, corpus.Place{At: at, Value: value})
		}
	})
}
