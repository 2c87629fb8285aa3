package state_test

import (
	"strings"
	"testing"

	"parallax/app/ask"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/annotation"
	"parallax/corpus/edit"
)

var stamp = state.Stamp{ID: "urn:uuid:1", At: "2031-05-08T09:00:00Z"}

// select3 selects the third to the fifth word of a passage of the sample.
func selection(m state.Model, ref corpus.Ref) state.Picked {
	d := m.Catalog.Document(ref.Document)
	words, _ := m.Words(d, d.Passage(ref.Passage))
	list := strings.SplitN(words, " ", 6)
	from := len(list[0]) + len(list[1]) + 2
	text := strings.Join(list[2:5], " ")
	return state.Picked{From: ref, To: ref, Text: text, Start: from, End: from + len(text)}
}

func TestHighlight(t *testing.T) {
	at := corpus.Ref{Document: "bell-parted", Passage: 2}
	m := reading(t, "#/read/bell-parted")
	picked := selection(m, at)
	m, _ = state.Update(m, picked)
	before := m.Questions
	m, effects := state.Update(m, state.Highlighted{Meaning: "? Question", Write: true, Stamp: stamp})
	if len(m.Collection.Notes) != 1 {
		t.Fatalf("notes %+v", m.Collection.Notes)
	}
	n := m.Collection.Notes[0]
	if n.Quote.Exact != picked.Text || n.On != at.String() || n.By != corpus.Me || n.Meaning != "? Question" || n.Of != corpus.OnDigest || n.Created != stamp.At {
		t.Errorf("the note is %+v", n)
	}
	if p := m.Desk().Place(&n); p.State != annotation.Placed || p.Start.Passage != 2 || p.Text != picked.Text {
		t.Errorf("it is at %+v", p)
	}
	if m.Noting.Editing != n.ID || m.Reader.Margin != 2 || m.Reader.Picked.Text != "" {
		t.Errorf("the form of %q is open beside passage %d", m.Noting.Editing, m.Reader.Margin)
	}
	kept := false
	for _, e := range effects {
		switch e := e.(type) {
		case state.KeepEdits:
			kept = len(e.Ops) == 1 && e.Ops[0].Do == edit.Annotate
		case state.Recode, state.Ask:
			t.Errorf("a note has the engine do %T", e)
		}
	}
	if !kept {
		t.Error("it is not stored")
	}
	if len(m.Questions) != len(before) {
		t.Error("answers were forgotten")
	}
	// It is saved, changed, taken away, and taken back.
	m, _ = state.Update(m, state.NoteSaved{Note: n.ID, Body: " Who says so? ", Tags: "numbers, whose  voice,numbers", Meaning: "! Important", Stamp: state.Stamp{ID: "x", At: "2031-05-09T09:00:00Z"}})
	got := m.Collection.Notes[0]
	if got.Body != "Who says so?" || strings.Join(got.Tags, "|") != "numbers|whose voice" || got.Quote != n.Quote || got.Changed == "" || got.Motivation != corpus.Commenting || m.Noting.Editing != "" {
		t.Errorf("changed it is %+v", got)
	}
	m, _ = state.Update(m, state.NoteErased{ID: n.ID})
	if len(m.Collection.Notes) != 0 {
		t.Errorf("%+v is left", m.Collection.Notes)
	}
	m, _ = state.Update(m, state.TakenBack{})
	if len(m.Collection.Notes) != 1 || m.Collection.Notes[0].Body != "Who says so?" {
		t.Errorf("taken back there is %+v", m.Collection.Notes)
	}
}

// An excerpt has no places: its words are looked for in the passage.
func TestHighlightInExcerpt(t *testing.T) {
	m := reading(t, "#/search?q=ferry")
	at := corpus.Ref{Document: "bell-parted", Passage: 2}
	p := selection(m, at)
	m, _ = state.Update(m, p)
	if m.Reader.Picked.Start != -1 {
		t.Fatalf("%+v", m.Reader.Picked)
	}
	m, _ = state.Update(m, state.Highlighted{Stamp: stamp})
	if n := m.Collection.Notes[0]; n.Quote.Exact != p.Text {
		t.Errorf("%+v", n)
	}
	p.Text = "… words with an ellipsis"
	m, _ = state.Update(m, p)
	m, _ = state.Update(m, state.Highlighted{Stamp: state.Stamp{ID: "2"}})
	if n := m.Collection.Notes[1]; n.Quote.Exact != "" || n.On != at.String() {
		t.Errorf("%+v", n)
	}
}

func TestNoteOnTopic(t *testing.T) {
	m := reading(t, "#/")
	topic := m.Collection.Topics[0].ID
	on := state.NewNote + "topic:" + topic
	m, _ = state.Update(m, state.NoteOpened{ID: on})
	if empty, _ := state.Update(m, state.NoteSaved{Note: on, Body: "  ", Stamp: stamp}); len(empty.Collection.Notes) != 0 {
		t.Error("a note on nothing was made")
	}
	m, _ = state.Update(m, state.NoteSaved{Note: on, Body: "All silent.", Stamp: stamp})
	if list := m.Desk().About("topic:" + topic); len(list) != 1 || list[0].Body != "All silent." {
		t.Errorf("%+v", m.Collection.Notes)
	}
	// What another tab has taken away is told, and not written anew.
	if gone, _ := state.Update(m, state.NoteSaved{Note: "nobody", Body: "x", Stamp: stamp}); gone.Unsaved == "" || len(gone.Collection.Notes) != 1 {
		t.Error("a note that is gone was written")
	}
}

// A note that has lost its place is kept where the reader says, with its words in it.
func TestNoteKept(t *testing.T) {
	c := sample.Collection()
	c.Notes = []corpus.Note{{ID: "lost", On: "bell-parted#2", Of: corpus.OnDigest, Quote: corpus.Quote{Exact: "words of an older text"}, Body: "Hm.", By: corpus.Me}}
	m, _ := state.Update(state.New(), state.Loaded{Loaded: ask.Load(c)})
	if n, known := m.LostNotes(); n != 1 || !known {
		t.Errorf("%d are lost", n)
	}
	m, _ = state.Update(m, state.NoteKept{ID: "lost", Passage: 3, Stamp: stamp})
	n := m.Collection.Notes[0]
	if n.On != "bell-parted#3" || n.Quote.Exact != "" || !strings.HasPrefix(n.Body, "Hm.") || !strings.Contains(n.Body, "words of an older text") {
		t.Errorf("%+v", n)
	}
	if k, _ := m.LostNotes(); k != 0 {
		t.Errorf("%d are lost still", k)
	}
}

// What is brought in is told first, keeps both, and does not double.
func TestNotesBrought(t *testing.T) {
	m := reading(t, "#/library")
	m, _ = state.Update(m, state.NoteSaved{Note: state.NewNote + "bell-parted", Body: "Mine", Stamp: stamp})
	file := []corpus.Note{{ID: stamp.ID, On: "bell-parted", Body: "Theirs", Motivation: corpus.Commenting, By: "Ana", Created: stamp.At}, {ID: "new", On: "bell-parted#1", Body: "New", By: "Ana"},
		{ID: "lost", On: "bell-parted#1", Quote: corpus.Quote{Exact: "nowhere at all to be found"}, By: "Ana"}}
	m, _ = state.Update(m, state.NotesBrought{Brought: &state.Brought{Name: "ana.parallax", By: "Ana", Fresh: file}})
	if b := m.Noting.Brought; b == nil || len(b.Fresh) != 3 || b.Beside != 1 || b.Same != 0 || b.Lost != 1 || m.Route.Screen != state.NotesScreen {
		t.Fatalf("%+v", b)
	}
	if len(m.Collection.Notes) != 1 {
		t.Error("they are in before anybody said so")
	}
	if left, _ := state.Update(m, state.NotesTaken{}); len(left.Collection.Notes) != 1 || left.Noting.Brought != nil {
		t.Error("they are not left")
	}
	m, _ = state.Update(m, state.NotesTaken{Take: true})
	if len(m.Collection.Notes) != 4 || m.Collection.Notes[0].Body != "Mine" {
		t.Errorf("%+v", m.Collection.Notes)
	}
	for _, n := range m.Collection.Notes[1:] {
		if n.By != "Ana" {
			t.Errorf("whose is %+v", n)
		}
	}
	m, _ = state.Update(m, state.NotesBrought{Brought: &state.Brought{Name: "ana.parallax", Fresh: file}})
	if b := m.Noting.Brought; len(b.Fresh) != 0 || b.Same != 3 {
		t.Errorf("a second time %+v", b)
	}
}

func TestNotesFilter(t *testing.T) {
	address := "#/notes?q=a%20wall&doc=one&topic=t&tag=whose%20voice&meaning=%3F%20Question&by=M.%20Okoro&place=lost"
	r := state.ParseRoute(address)
	if r.Screen != state.NotesScreen || r.Notes.Tag != "whose voice" || r.Notes.Meaning != "? Question" || !r.Notes.Lost || r.String() != address {
		t.Errorf("%+v is %s", r, r)
	}
	c := sample.Collection()
	c.Notes = []corpus.Note{{ID: "a", On: "bell-parted#1", Body: "A wall", Tags: []string{"x"}, By: corpus.Me}, {ID: "b", On: "topic:" + c.Topics[0].ID, Body: "Walls", By: "Ana", Meaning: "! Important"}, {ID: "c", On: "bell-parted", Body: "Other"}}
	for address, want := range map[string]string{"#/notes": "abc", "#/notes?q=wall": "ab", "#/notes?q=wall&by=me": "a", "#/notes?tag=x": "a", "#/notes?meaning=%21%20Important": "b", "#/notes?doc=bell-parted": "ac", "#/notes?by=collection": "c", "#/notes?topic=" + c.Topics[0].ID + "&by=Ana": "b", "#/notes?place=lost": ""} {
		m, _ := state.Update(state.New(), state.Loaded{Loaded: ask.Load(c)})
		m, _ = state.Update(m, state.Went{To: state.ParseRoute(address)})
		got := ""
		for _, n := range m.NotesShown() {
			got += n.ID
		}
		if got != want {
			t.Errorf("%s shows %q, not %q", address, got, want)
		}
	}
}

// What is typed into the form of a note and not saved is there again when the form is,
// and the page asks before it is left.
func TestDraftOfNote(t *testing.T) {
	m := reading(t, "#/read/bell-parted")
	m, _ = state.Update(m, selection(m, corpus.Ref{Document: "bell-parted", Passage: 2}))
	m, _ = state.Update(m, state.Highlighted{Write: true, Stamp: stamp})
	if m.Drafting() {
		t.Error("an empty form is a draft")
	}
	id := m.Noting.Editing
	m, _ = state.Update(m, state.NoteTyped{Note: id})
	if !m.Drafting() {
		t.Fatal("the first key makes no draft")
	}
	m, _ = state.Update(m, state.NoteTyped{Note: "another", Body: "no"})
	m, _ = state.Update(m, state.NoteTyped{Note: id, Body: "half a thought"})
	if !m.Drafting() || m.Noting.Draft.Body != "half a thought" {
		t.Errorf("the draft is %+v", m.Noting.Draft)
	}
	m, effects := state.Update(m, state.NoteSaved{Note: id, Body: "a thought", Stamp: stamp})
	if m.Drafting() || m.Noting.Draft != (state.NoteTyped{}) {
		t.Errorf("after saving the draft is %+v", m.Noting.Draft)
	}
	if f, is := effects[len(effects)-1].(state.Focus); !is || f.ID != state.MarginID(2) {
		t.Errorf("the focus goes %+v", effects[len(effects)-1])
	}
	m, _ = state.Update(m, state.NoteOpened{ID: id})
	m, _ = state.Update(m, state.NoteTyped{Note: id, Body: "other"})
	m, _ = state.Update(m, state.NoteOpened{ID: id})
	if m.Drafting() {
		t.Error("what was cancelled is still a draft")
	}
}
