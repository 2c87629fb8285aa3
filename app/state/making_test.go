package state_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"parallax/app/ask"
	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/assignment"
	"parallax/corpus/corpustest"
	"parallax/corpus/edit"
)

// teacher is a page on which an assignment is made: effects that ask the storage are
// answered from texts.
type teacher struct {
	t     *testing.T
	m     state.Model
	texts map[string]string
	last  []state.Effect
}

func newTeacher(t *testing.T, c *corpus.Collection, address string) *teacher {
	p := &teacher{t: t, texts: map[string]string{}}
	p.m.Coding.Tab = "tab"
	p.m.Route = state.ParseRoute(address)
	p.send(state.Loaded{Loaded: ask.Load(c)})
	return p
}

func (p *teacher) send(list ...state.Msg) {
	p.last = nil
	for len(list) > 0 {
		var effects []state.Effect
		p.m, effects = state.Update(p.m, list[0])
		list = list[1:]
		p.last = append(p.last, effects...)
		for _, e := range effects {
			switch e := e.(type) {
			case state.KeepText:
				p.texts[e.Key] = e.Text
				list = append(list, state.TextKept{Key: e.Key, Kept: true})
			case state.RecallDraft:
				list = append(list, state.DraftRecalled{Of: e.Of, Text: p.texts[e.Key]})
			case state.RecallWork:
				list = append(list, state.WorkRecalled{ID: e.ID, Text: p.texts[e.Key]})
			case state.RecallClass:
				list = append(list, state.ClassRecalled{ID: e.ID})
			case state.KeepEdits:
				list = append(list, state.EditsKept{Collection: e.Collection, Asked: e.Ops, Ops: e.Ops})
			}
		}
	}
}

func (p *teacher) set(path, text string) {
	p.t.Helper()
	p.send(state.DraftSet{Path: path, Text: text})
	if got := p.m.DraftField(path); got != text {
		p.t.Errorf("%s is %q, not %q", path, got, text)
	}
}

// The reader's own edits arrive after the draft when the page is loaded again: what is
// wrong with the draft is judged with them, and an assignment of theirs is what is edited.
func TestMakingBeforeEdits(t *testing.T) {
	const key = "#/class?part=_make"
	p := newTeacher(t, corpustest.Judged(), key)
	p.send(state.Edited{Do: edit.Add, Text: "Norvik shipping"})
	topic := p.m.Coding.Ops[0].Topic
	p.send(state.DraftTopic{Topic: "opening"})
	p.set("title", "One bridge")
	p.set("language", "en")
	p.send(state.TaskAdded{Kind: corpus.Tells})
	p.set(state.TaskPath(0, "title"), "Which?")
	p.set(state.TaskPath(0, "prompt"), "Which articles report this?")
	p.set(state.TaskPath(0, "rows"), "One\nTwo")
	p.m.Making.Draft.Tasks[0].Rows[0].Topic = topic
	p.set("minutes", "20")
	again := func(address string) *teacher {
		q := &teacher{t: t, texts: p.texts}
		q.m.Coding.Tab = "new"
		q.m.Route = state.ParseRoute(address)
		q.send(state.Loaded{Loaded: ask.Load(corpustest.Judged())})
		return q
	}
	q := again(key)
	if !q.m.Makes() || len(q.m.Making.Faults) == 0 {
		t.Fatal("the topic is there before the edits are")
	}
	q.send(state.EditsKept{Collection: q.m.Base.ID, Ops: p.m.Coding.Ops})
	if len(q.m.Making.Faults) > 0 {
		t.Errorf("with the edits this is wrong: %v", q.m.Making.Faults)
	}
	p.send(state.DraftKept{})
	if p.m.Unsaved != "" || p.m.Making.Of == "_new" {
		t.Fatalf("it could not be put into the collection: %s, %v", p.m.Unsaved, p.m.Making.Faults)
	}
	q = again(state.ClassRoute(p.m.Making.Of, state.ClassMake).String())
	q.send(state.EditsKept{Collection: q.m.Base.ID, Ops: p.m.Coding.Ops})
	if !q.m.Makes() || q.m.Making.Draft.Title != "One bridge" || len(q.m.Making.Faults) > 0 || q.m.DraftDiffers() {
		t.Errorf("an assignment of the reader's is %+v, wrong with it is %v", q.m.Making.Draft, q.m.Making.Faults)
	}
}

// A teacher makes an assignment with a task of every kind, changes her mind, and puts it
// into the collection, which is valid and has everything in it.
func TestMaking(t *testing.T) {
	p := newTeacher(t, corpustest.Judged(), "#/class?part=_make")
	if !p.m.Makes() || len(p.m.Making.Faults) == 0 {
		t.Fatalf("there is no draft, or nothing wrong with it: %+v", p.m.Making)
	}
	p.send(state.DraftKept{})
	if len(p.m.Coding.Ops) > 0 {
		t.Fatal("a draft that is not whole came into the collection")
	}
	p.send(state.DraftTopic{Topic: "opening"}, state.DraftArticle{Document: "letter", In: true})
	if a := p.m.Making.Draft.Articles; len(a) != 3 || !slices.Equal(a[0].Passages, []int{1, 2}) || a[2].Passages != nil {
		t.Fatalf("articles %+v", a)
	}
	p.set("title", "One bridge")
	p.set("passages/0", "1–2")
	p.set("passages/2", "2")
	p.send(state.DraftSet{Path: "passages/2", Text: "9"})
	if got := p.m.DraftField("passages/2"); got != "2" || !slices.Contains(p.last, state.Effect(state.SetField{ID: "make-passages-2", Value: "2"})) {
		t.Errorf("a passage that is not there: %q, %v", got, p.last)
	}
	p.set("groups", "North: A, C\nSouth: B")
	p.set("minutes", "20")
	p.set("hideCoding", "yes")
	p.set("notes", "Say nothing.")
	for i, k := range corpus.TaskKinds {
		p.send(state.TaskAdded{Kind: k})
		if p.m.Making.Open != i {
			t.Fatalf("task %d is open", p.m.Making.Open)
		}
		p.set(state.TaskPath(i, "title"), "T"+string(k))
		p.set(state.TaskPath(i, "prompt"), "Why?")
		for _, f := range state.TaskFields(k) {
			switch f {
			case "choices", "rows":
				p.set(state.TaskPath(i, f), "One\nTwo")
			case "articles":
				p.set(state.TaskPath(i, f), "B, C")
			}
		}
	}
	if len(p.m.Making.Faults) > 0 {
		t.Fatal(p.m.Making.Faults)
	}
	// Model answers are given as a student would.
	tells := slices.Index(corpus.TaskKinds, corpus.Tells)
	p.send(state.AnswerGiven{Task: "tells", At: "one/b", Value: corpus.Says}, state.AnswerGiven{Task: "tells", At: "two/c", Value: corpus.IsSilent}, state.AnswerGiven{Task: "tells", At: "two/a", Value: corpus.Says})
	p.set(state.TaskPath(tells, "model"), "The words decide.")
	want := corpus.Model{Task: "tells", Text: "The words decide.", Values: []corpus.Place{{At: "one/b", Value: corpus.Says}, {At: "two/c", Value: corpus.IsSilent}}}
	if got := p.m.Making.Draft.Answer("tells"); got == nil || !reflect.DeepEqual(*got, want) {
		t.Fatalf("model answer %+v", got)
	}
	// A row that is reworded stays the row; an article that goes takes what was said of it.
	p.set(state.TaskPath(tells, "rows"), "One more\nTwo")
	p.send(state.DraftArticle{Document: "gazette"})
	a := p.m.Making.Draft
	if got := a.Answer("tells").Values; !reflect.DeepEqual(got, []corpus.Place{{At: "two/b", Value: corpus.IsSilent}}) {
		t.Errorf("model answers after article B has gone: %+v", got)
	}
	if got := a.Tasks[0].Articles; !slices.Equal(got, []string{"b"}) {
		t.Errorf("task 1 is about %v", got)
	}
	if got := p.m.DraftField("groups"); got != "North: A, B\nSouth:" && got != "North: A, B\nSouth: " {
		t.Errorf("groups %q", got)
	}
	if len(p.m.Making.Faults) != 1 {
		t.Errorf("a group without an article: %v", p.m.Making.Faults)
	}
	p.send(state.DraftUndone{})
	if got := p.m.Making.Draft; len(got.Articles) != 3 || got.Answer("tells").Values[0].At != "one/b" {
		t.Errorf("undone: %+v", got)
	}
	p.send(state.TaskMoved{Index: 0, By: 1})
	if got := p.m.Making.Draft.Tasks; got[0].Kind != corpus.Choice || got[1].Kind != corpus.Open {
		t.Error("the task was not moved")
	}
	p.send(state.TaskRemoved{Index: 1})
	if len(p.m.Making.Draft.Tasks) != 7 {
		t.Error("the task was not removed")
	}
	// A page that is opened again has the draft as it was.
	again := newTeacher(t, corpustest.Judged(), "#/about")
	again.texts = p.texts
	again.send(state.Went{To: state.ClassRoute("", state.ClassMake)})
	if !reflect.DeepEqual(again.m.Making.Draft, p.m.Making.Draft) {
		t.Errorf("after a reload: %+v", again.m.Making.Draft)
	}
	draft := p.m.Making.Draft
	p.send(state.DraftKept{On: "2031-05-06"})
	kept := p.m.Collection.Assignment("one-bridge")
	if kept == nil || p.m.Route.Topic != "one-bridge" || p.m.DraftDiffers() || p.m.UnsavedWork() > 0 {
		t.Fatalf("in the collection: %+v at %v, left %v", kept, p.m.Route, p.m.Coding.Result.Left)
	}
	draft.ID = kept.ID
	if !reflect.DeepEqual(*kept, draft) {
		t.Errorf("the collection has %+v, not %+v", kept, draft)
	}
	if err := p.m.Collection.Validate(); err != nil {
		t.Error(err)
	}
	for key, text := range p.texts {
		if strings.HasPrefix(key, "draft-") && text != "" {
			t.Errorf("the draft %s is still kept", key)
		}
	}
	// What the page stores is the operation: it says the same after a journey as JSON.
	content, err := json.Marshal(p.m.Coding.Ops)
	if err != nil || !strings.Contains(string(content), `"do":"assignment"`) {
		t.Errorf("%s, %v", content, err)
	}
	if students, _, err := assignment.Parts(p.m.Collection, "one-bridge"); err != nil || students.Assignments[0].Key != nil {
		t.Errorf("handed out with a key, or not: %v", err)
	}
}

func TestCopyAndDeleteAssignment(t *testing.T) {
	p := newTeacher(t, corpustest.Judged(), "#/class")
	p.send(state.AssignmentCopied{ID: "bridge"})
	const id = "copy-of-one-bridge-three-reports"
	if p.m.Collection.Assignment(id) == nil || p.m.Route.Topic != id || !p.m.Makes() || p.m.DraftDiffers() {
		t.Fatalf("at %v: %+v", p.m.Route, p.m.Making)
	}
	p.send(state.DraftSet{Path: "title", Text: ""})
	p.send(state.DraftDropped{})
	if p.m.DraftDiffers() || p.m.Making.Draft.Title == "" {
		t.Error("the changes were not discarded")
	}
	p.send(state.AssignmentDropped{ID: "bridge"})
	if p.m.Collection.Assignment("bridge") != nil || p.m.Route.Topic != "" {
		t.Fatal("it is not deleted")
	}
	p.send(state.TakenBack{})
	if p.m.Collection.Assignment("bridge") == nil {
		t.Fatal("it does not come back")
	}
	// Trying a blind one and coming back leaves the work in the collection as it was.
	before := len(p.m.Coding.Ops)
	p.send(state.Went{To: state.TaskRoute(id, 0, "")}, state.TaskBegun{Name: "x", Group: "North", Sitting: "s"})
	if p.m.Base.ID == "judged" {
		t.Fatal("the copy is not blind")
	}
	p.send(state.NamesAsked{}, state.TaskLeft{})
	if p.m.Base.ID != "judged" || len(p.m.Coding.Ops) != before || p.m.Collection.Assignment(id) == nil || len(p.m.Base.Assignments) != 1 {
		t.Errorf("after trying it: %s with %d operations, %d assignments in the base", p.m.Base.ID, len(p.m.Coding.Ops), len(p.m.Base.Assignments))
	}
}

// A view of an assignment that the reader has made is found once the browser has given
// back what they did.
func TestMadeAssignmentByAddress(t *testing.T) {
	p := newTeacher(t, corpustest.Judged(), "#/class")
	p.send(state.AssignmentCopied{ID: "bridge"})
	ops := p.m.Coding.Ops
	for _, address := range []string{"#/task/copy-of-one-bridge-three-reports", "#/class/copy-of-one-bridge-three-reports?part=_make"} {
		q := newTeacher(t, corpustest.Judged(), address)
		if q.m.Route.Screen != state.Lost {
			t.Fatalf("%v", q.m.Route)
		}
		q.send(state.EditsKept{Collection: "judged", Ops: ops})
		if q.m.Route.String() != address || q.m.Answering() == nil && !q.m.Makes() {
			t.Errorf("%s leads to %v, and the storage was not asked", address, q.m.Route)
		}
	}
}

// Whoever tries an assignment that hides coding alone does not see their own coding either.
func TestTryWithoutCoding(t *testing.T) {
	c := corpustest.Judged()
	c.Assignments[0].Blind = corpus.NotBlind
	p := newTeacher(t, c, "#/class")
	ops := []edit.Op{{ID: "x-1", N: 1, Do: edit.Add, Topic: "mine", Title: "Mine"}}
	p.send(state.EditsKept{Collection: "judged", Ops: ops}, state.Went{To: state.TaskRoute("bridge", 0, "")}, state.EditsKept{Collection: "judged", Ops: ops})
	if p.m.Answering() == nil || len(p.m.Collection.Topics) > 0 {
		t.Errorf("topics %+v", p.m.Collection.Topics)
	}
	p.send(state.TaskLeft{})
	if p.m.Collection.Topic("mine") == nil || len(p.m.Coding.Ops) != 1 {
		t.Error("what was coded is gone")
	}
}

// A draft that was put into the collection is not forgotten before the browser has what
// put it there, and not at all if there is no room for that.
func TestDraftStaysUntilItIsStored(t *testing.T) {
	p := newTeacher(t, corpustest.Judged(), "#/class?part=_make")
	p.send(state.DraftTopic{Topic: "opening"}, state.TaskAdded{Kind: corpus.Open})
	p.set("title", "One bridge")
	p.set(state.TaskPath(0, "title"), "Why")
	p.set(state.TaskPath(0, "prompt"), "Why?")
	var key string
	for k := range p.texts {
		key = k
	}
	m, effects := state.Update(p.m, state.DraftKept{})
	var keep state.KeepEdits
	for _, e := range effects {
		switch e := e.(type) {
		case state.KeepEdits:
			keep = e
		case state.KeepText:
			t.Errorf("the draft is changed at once: %+v", e)
		}
	}
	if len(keep.Ops) != 1 || p.texts[key] == "" {
		t.Fatalf("to be stored: %d; the draft: %q", len(keep.Ops), p.texts[key])
	}
	m, effects = state.Update(m, state.EditsKept{Collection: keep.Collection, Asked: keep.Ops, Trouble: "there is no room"})
	if len(effects) > 0 {
		t.Errorf("nothing was stored, and yet %+v", effects)
	}
	m, effects = state.Update(m, state.EditsKept{Collection: keep.Collection, Asked: keep.Ops, Ops: keep.Ops})
	if !slices.Contains(effects, state.Effect(state.KeepText{Key: key})) {
		t.Errorf("once it is stored: %+v", effects)
	}
	if _, effects = state.Update(m, state.EditsKept{Collection: keep.Collection, Asked: keep.Ops, Ops: keep.Ops}); slices.Contains(effects, state.Effect(state.KeepText{Key: key})) {
		t.Error("it is forgotten twice")
	}
}
