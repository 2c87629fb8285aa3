package present_test

import (
	"slices"
	"strings"
	"testing"

	"parallax/app/ask"
	"parallax/app/present"
	"parallax/app/present/chart"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/edit"
)

// An article that a reader adds is not silent on what nobody has looked for in it.
func TestNotCodedIsNotSilent(t *testing.T) {
	c := *sample.Collection()
	c.ID = "with-mine"
	first := c.Documents[0].ID
	topic := c.Coverage[slices.IndexFunc(c.Coverage, func(e corpus.Coverage) bool { return e.Document == first })].Topic
	c.Documents = append(slices.Clip(c.Documents), &corpus.Document{ID: "mine", Headline: "Mine", Text: corpus.Full,
		Passages: []corpus.Passage{{N: 1, Kind: corpus.Body, Text: "Words."}}})
	m, _ := state.Update(state.New(), state.Loaded{Loaded: ask.Load(sample.Collection())})
	m, _ = state.Update(m, state.Answered{Asked: state.Ask{Question: ask.Gather{Collection: &c, Counted: len(c.Documents) - 1}, About: m.Collection}, Answer: &ask.LoadAnswer{Loaded: ask.Load(&c)}})
	visit := func(r state.Route) state.Model {
		m, _ := state.Update(m, state.Went{To: r})
		return m
	}
	read := present.Read(visit(state.Route{Screen: state.Read, Document: "mine"}))
	if len(read.LeftOut) > 0 || read.LeftText != "" || read.Covers != "Not coded yet" {
		t.Errorf("read: %d left out; %s", len(read.LeftOut), read.Covers)
	}
	if other := present.Read(visit(state.Route{Screen: state.Read, Document: first})); !strings.HasPrefix(other.Covers, "Covers ") {
		t.Errorf("another: %s", other.Covers)
	}
	n := len(c.Documents) - 1
	view := present.Topic(visit(state.Route{Screen: state.Topic, Topic: topic}))
	if len(view.Columns)+len(view.Silent) != n {
		t.Errorf("the topic is told by %d and left out by %d of %d that are coded", len(view.Columns), len(view.Silent), n)
	}
	if v := present.Compare(visit(state.Route{Screen: state.Comparison, Documents: []string{first, "mine"}, By: state.ByTopic})); !strings.Contains(v.Too, "Mine has no topics yet") || len(v.Rows)+len(v.Single) > 0 {
		t.Errorf("compare says %q, and shows %d rows", v.Too, len(v.Rows)+len(v.Single))
	}
	three := present.Compare(visit(state.Route{Screen: state.Comparison, Documents: []string{first, c.Documents[1].ID, "mine"}, By: state.ByTopic}))
	if len(three.Rows)+len(three.Single) == 0 || len(append(three.Rows, three.Single...)[0].Cells) != 2 {
		t.Errorf("compare of two coded and one that is not shows %d rows", len(three.Rows)+len(three.Single))
	}
	if v := present.Compare(visit(state.Route{Screen: state.Comparison, Documents: []string{first, c.Documents[1].ID}, By: state.ByTopic})); v.Too != "" {
		t.Errorf("compare of two coded says %q", v.Too)
	}
	facts := present.Compare(visit(state.Route{Screen: state.Comparison, Documents: []string{first, "mine"}, By: state.ByFacts})).Facts
	for _, g := range facts.Groups {
		for _, r := range g.Rows {
			if !r.Cells[1].Uncoded || r.Cells[0].Uncoded || (r.Kind == "silent" || r.Kind == "single") {
				t.Errorf("%q is %q, in the cells %+v", r.Question, r.Kind, r.Cells)
			}
		}
	}
	if facts.Shown == 0 {
		t.Error("no fact is shown: the test tests nothing")
	}
	voices := present.Compare(visit(state.Route{Screen: state.Comparison, Documents: []string{first, "mine"}, By: state.ByVoices})).Voices
	if !strings.Contains(voices.Columns[1].Empty, "Nobody has coded") {
		t.Errorf("who is heard in it: %+v", voices.Columns[1])
	}

	// One passage of it under one topic: of that topic something is known, of the
	// others still nothing.
	m, _ = state.Update(m, state.Edited{Do: edit.Assign, Topic: topic, At: []corpus.Ref{{Document: "mine", Passage: 1}}})
	v := present.Overview(visit(state.Route{Screen: state.Overview})).Chart
	own := slices.IndexFunc(v.Columns, func(h chart.Head) bool { return h.Document == "mine" })
	if own < 0 {
		t.Fatal("it has no column")
	}
	for _, r := range v.Rows {
		if covers := r.Cells[own].Share != ""; covers != (r.Topic == topic) || covers == r.Cells[own].Uncoded {
			t.Errorf("%s in it is %+v", r.Topic, r.Cells[own])
		}
		for i := range r.Cells {
			if i != own && r.Cells[i].Uncoded {
				t.Errorf("%s in another, coded by the collection, is %+v", r.Topic, r.Cells[i])
			}
		}
	}
	read = present.Read(visit(state.Route{Screen: state.Read, Document: "mine"}))
	if len(read.LeftOut) > 0 || !strings.Contains(read.Covers, "ot coded yet") {
		t.Errorf("read: %d left out; %s", len(read.LeftOut), read.Covers)
	}
}
