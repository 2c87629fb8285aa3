package state_test

import (
	"strings"
	"testing"

	"parallax/app/ask"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/edit"
)

// A reader changes nothing; a coder adds voices, labels, facts and summaries as his own.
func TestCodingByHand(t *testing.T) {
	at := corpus.Ref{Document: "bell-parted", Passage: 2}
	m := reading(t, "#/read/bell-parted")
	topics := m.Coverage.Passage(at)
	send := func(msg state.Msg) { t.Helper(); m, _ = state.Update(m, msg) }
	send(selection(m, at))
	send(state.EntryBegun{Kind: state.VoiceEntry})
	send(state.VoiceSaved{Name: "A reader", Kind: corpus.Named})
	send(state.GistSaved{Topic: topics[0], Document: at.Document, Text: "Changed."})
	send(state.EntryRemoved{Key: edit.FactEntry(m.Collection.Facts[0].ID)})
	if m.Coding.Form.Kind != "" || len(m.Coding.Ops) != 0 {
		t.Fatalf("a reader has done %+v", m.Coding.Ops)
	}
	send(state.CoderTurned{On: true})
	send(selection(m, at))
	words := m.Reader.Picked.Text
	send(state.EntryBegun{Kind: state.VoiceEntry})
	if m.Coding.Form.Words != words || m.Reader.Margin != 2 {
		t.Fatalf("the form is %+v", m.Coding.Form)
	}
	send(state.VoiceSaved{Name: " Ada  Quill ", Kind: corpus.Named, Quoted: true, On: "2031-05-06"})
	v := m.Collection.Voices[len(m.Collection.Voices)-1]
	if v.Name != "Ada Quill" || v.By != corpus.Me || v.On.String() != "2031-05-06" || len(v.Heard) != 1 || v.Heard[0].At != at || v.Heard[0].Quotes != 1 || m.Coding.Form.Kind != "" {
		t.Errorf("the voice is %+v (%s)", v, m.Unsaved)
	}
	send(selection(m, at))
	send(state.EntryBegun{Kind: state.LabelEntry})
	send(state.LabelSaved{Subject: "The bell"})
	if m.Unsaved == "" || m.Coding.Form.Kind != state.LabelEntry {
		t.Error("words of a digest became a label of the article")
	}
	full := sample.Collection()
	full.Documents[0].Text = corpus.Full
	whole, _ := state.Update(state.New(), state.Loaded{Loaded: ask.Load(full)})
	for _, msg := range []state.Msg{state.Went{To: state.ParseRoute("#/read/bell-parted")}, state.CoderTurned{On: true}, state.Picked{From: at, To: at, Text: words}, state.EntryBegun{Kind: state.LabelEntry}, state.LabelSaved{Subject: "The bell"}} {
		whole, _ = state.Update(whole, msg)
	}
	if l := whole.Collection.Labels[len(whole.Collection.Labels)-1]; l.Subject != "The bell" || l.Fragment != words || l.By != corpus.Me || len(l.Passages) != 1 {
		t.Errorf("the label is %+v (%s)", l, whole.Unsaved)
	}
	fact := func(ref corpus.Ref, msg state.FactSaved) *corpus.Fact {
		t.Helper()
		if ref.Document != m.Route.Document {
			send(state.Went{To: state.Route{Screen: state.Read, Document: ref.Document}})
		}
		send(selection(m, ref))
		send(state.EntryBegun{Kind: state.FactEntry})
		send(msg)
		list := m.OwnFacts()
		if len(list) != 1 {
			t.Fatalf("%d facts of one's own (%s)", len(list), m.Unsaved)
		}
		return list[0]
	}
	f := fact(at, state.FactSaved{Question: "How many?", Value: "nine", Certainty: corpus.Stated})
	if f.Verdict != corpus.Single || f.Values[0].Value != "nine" || f.Values[0].Fragment != "" {
		t.Errorf("%+v", f)
	}
	if f = fact(corpus.Ref{Document: "bell-weeks", Passage: 1}, state.FactSaved{Fact: f.ID, Value: "eleven"}); f.Verdict != corpus.Differ || len(f.Values) != 2 {
		t.Errorf("%+v", f)
	}
	if f = fact(corpus.Ref{Document: "bell-weeks", Passage: 1}, state.FactSaved{Question: "how many?", Value: "Nine", Verdict: ""}); f.Verdict != corpus.Agree || len(f.Values) != 2 {
		t.Errorf("the value of a passage is not replaced: %+v", f)
	}
	if f = fact(corpus.Ref{Document: "bell-weeks", Passage: 1}, state.FactSaved{Fact: f.ID, Value: "Nine", Verdict: corpus.Differ}); f.Verdict != corpus.Differ {
		t.Errorf("the reader's verdict is not taken: %+v", f)
	}
	send(state.GistSaved{Topic: topics[0], Document: at.Document, Text: "In our words.", On: "2031-05-06"})
	mine := false
	for _, e := range m.Collection.Coverage {
		mine = mine || e.Topic == topics[0] && e.Document == at.Document && e.By == corpus.Me && e.Gist == "In our words."
	}
	if !mine {
		t.Errorf("no summary of one's own (%s)", m.Unsaved)
	}
	send(state.EntryRemoved{Key: edit.FactEntry(f.ID)})
	if len(m.OwnFacts()) != 0 {
		t.Error("the fact is still there")
	}
	others := len(m.Collection.Facts)
	send(state.EntryRemoved{Key: edit.FactEntry(m.Collection.Facts[0].ID)})
	if len(m.Collection.Facts) != others || !strings.Contains(m.Unsaved, "not yours") {
		t.Errorf("somebody else's fact was removed (%s)", m.Unsaved)
	}
}
