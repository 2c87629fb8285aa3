package state_test

import (
	"slices"
	"strings"
	"testing"

	"parallax/app/ask"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/align"
	"parallax/corpus/edit"
	"parallax/corpus/speech"
)

// uncoded opens a collection that nobody has coded, and answers its question
// for topics.
func uncoded(t *testing.T, fragment string) *script {
	t.Helper()
	s := &script{t: t, m: state.New()}
	s.send(state.Remembered{Tab: "pagea"}, state.Navigated{Route: state.ParseRoute(fragment)}, state.Loaded{Loaded: ask.Load(sample.Uncoded(60))})
	return s
}

// propose answers the question for topics among the last effects.
func (s *script) propose() *script {
	s.t.Helper()
	e, ok := effect[state.Ask](s.effects)
	if !ok || e.Question != (ask.ProposedTopics{}) {
		s.t.Fatalf("no topics were asked for:\n%s", show(s.effects))
	}
	return s.send(state.Answered{Asked: state.Ask{Sequence: e.Sequence}, Answer: &ask.ProposedTopicsAnswer{
		Topics: align.ProposeTopics(s.m.Collection, align.TopicOptions{}, nil)}})
}

// open is the id of the proposal whose title has the word.
func (s *script) proposal(word string) string {
	s.t.Helper()
	for _, p := range s.m.Coding.Open {
		if strings.Contains(p.Title, word) {
			return p.ID
		}
	}
	s.t.Fatalf("nothing like %q is proposed", word)
	return ""
}

func (s *script) passages(topic string) int {
	n := 0
	for _, e := range s.m.Collection.Coverage {
		if e.Topic == topic {
			n += len(e.Passages)
		}
	}
	return n
}

// From proposals to a coded collection, step by step, and all the way back.
func TestCoding(t *testing.T) {
	s := uncoded(t, "#/topics").propose()
	proposed := len(s.m.Coding.Open)
	eels, _ := s.m.Proposal(s.proposal("eels"))
	s.send(state.Edited{Do: edit.Add, Topic: eels.ID})
	if len(s.m.Collection.Topics) != 1 || len(s.m.Coding.Open) != proposed-1 {
		t.Fatalf("topics %+v and %d proposals", s.m.Collection.Topics, len(s.m.Coding.Open))
	}
	topic := s.m.Collection.Topics[0]
	if topic.Title != eels.Title || topic.Date != eels.Date || !strings.Contains(topic.Note, "suggestion of the program") || s.passages(topic.ID) != len(eels.Passages) || topic.Proposed {
		t.Errorf("the topic is %+v with %d passages", topic, s.passages(topic.ID))
	}
	if s.m.Base.Topics != nil {
		t.Error("the collection as it came has been changed")
	}
	s.at("#/topics/" + topic.ID)
	if focus, _ := effect[state.Focus](s.effects); focus.ID != state.TopicRowID(topic.ID) {
		t.Errorf("the focus goes to %q", focus.ID)
	}
	if _, ok := effect[state.Recode](s.effects); !ok || has[state.Use](s.effects) {
		t.Errorf("the engine is told:\n%s", show(s.effects))
	}
	keep, _ := effect[state.KeepEdits](s.effects)
	if keep.Collection != "uncoded" || len(keep.Ops) != 1 || keep.Ops[0].ID != "pagea-1" || len(keep.Ops[0].Passages) != len(eels.Passages) {
		t.Errorf("kept is %+v", keep)
	}
	if how := s.m.Asked(ask.ProposedTopics{}); !how.Has() {
		t.Errorf("the proposals are gone: %+v", how)
	}

	s.send(state.Edited{Do: edit.Rename, Topic: topic.ID, Text: "  Smuggled   eels "})
	s.send(state.Edited{Do: edit.Redate, Topic: topic.ID, Text: "2031-03"})
	s.send(state.Edited{Do: edit.Redate, Topic: topic.ID, Text: "in March"})
	if s.m.Unsaved == "" || len(s.m.Coding.Ops) != 3 {
		t.Errorf("a date that is none: %q, %d operations", s.m.Unsaved, len(s.m.Coding.Ops))
	}
	if got, _ := s.m.Coverage.Topic(topic.ID); got.Title != "Smuggled eels" || got.Date.String() != "2031-03" {
		t.Errorf("the topic is %+v", got)
	}

	// Two passages are split off.
	s.send(state.PassageTicked{Ref: eels.Passages[0].At}, state.PassageTicked{Ref: eels.Passages[1].At}, state.PassageTicked{Ref: eels.Passages[2].At}, state.PassageTicked{Ref: eels.Passages[2].At})
	s.send(state.Edited{Do: edit.Split, Topic: topic.ID, Text: "Set free"})
	free := s.m.Route.Topic
	if len(s.m.Collection.Topics) != 2 || s.passages(free) != 2 || s.passages(topic.ID) != len(eels.Passages)-2 || len(s.m.Coding.Chosen) > 0 {
		t.Errorf("split: %+v, %d and %d passages", s.m.Collection.Topics, s.passages(free), s.passages(topic.ID))
	}
	// A proposal joins the topic; two proposals become one.
	dye, _ := s.m.Proposal(s.proposal("dye"))
	s.send(state.Edited{Do: edit.Merge, Topic: dye.ID, Into: free})
	if s.passages(free) != 2+len(dye.Passages) || s.m.Route.Topic != free {
		t.Errorf("joined: %d passages at %s", s.passages(free), s.m.Route)
	}
	oda, quell := s.proposal("Oda"), s.proposal("Quell")
	s.send(state.Edited{Do: edit.Merge, Topic: oda, Into: quell})
	if _, open := s.m.Proposal(oda); open || len(s.m.Collection.Topics) != 3 {
		t.Errorf("two proposals joined: %+v", s.m.Collection.Topics)
	}
	// Topics join, and what was said of the old id reaches the new one.
	s.send(state.Edited{Do: edit.Merge, Topic: free, Into: topic.ID})
	if len(s.m.Collection.Topics) != 2 || s.m.Route.Topic != topic.ID {
		t.Errorf("joined: %+v at %s", s.m.Collection.Topics, s.m.Route)
	}
	s.send(state.Navigated{Route: state.ParseRoute("#/read/report-02?p=2")}, state.Edited{Do: edit.Assign, Topic: topic.ID, At: []corpus.Ref{{Document: "report-02", Passage: 2}}})
	if !slices.Contains(s.m.Coverage.Passage(corpus.Ref{Document: "report-02", Passage: 2}), topic.ID) || s.m.Route.Screen != state.Read {
		t.Error("the passage is not assigned")
	}
	s.send(state.Navigated{Route: state.ParseRoute("#/topics")}, state.Edited{Do: edit.Dismiss, Topic: s.proposal("Tormund")})
	if len(s.m.Coding.Open) != proposed-5 {
		t.Errorf("%d of %d proposals are left", len(s.m.Coding.Open), proposed)
	}
	if err := s.m.Collection.Validate(); err != nil {
		t.Error(err)
	}

	// All the way back by key, and forth again.
	for range 30 {
		s.send(state.KeyPressed{Key: "z", Ctrl: true})
	}
	if len(s.m.Collection.Topics) != 0 || len(s.m.Coding.Open) != proposed || len(s.m.Collection.Coverage) != 0 {
		t.Errorf("taken back: %+v and %d proposals", s.m.Collection.Topics, len(s.m.Coding.Open))
	}
	for range 30 {
		s.send(state.KeyPressed{Key: "Z", Ctrl: true, Shift: true})
	}
	if got, _ := s.m.Coverage.Topic(topic.ID); got.Title != "Smuggled eels" || len(s.m.Collection.Topics) != 2 || len(s.m.Coding.Open) != proposed-5 {
		t.Errorf("done again: %+v", s.m.Collection.Topics)
	}
	if s.send(state.KeyPressed{Key: "z", Ctrl: true, InField: true}); len(s.m.Coding.Open) != proposed-5 {
		t.Error("Ctrl-Z in a field is the field's")
	}
}

// The chart of a collection without topics shows those that are proposed, as
// such, and nothing else takes them for topics.
func TestProposalsInTheChart(t *testing.T) {
	s := uncoded(t, "#/").propose()
	c := s.m.Charted().Coverage
	if len(c.Topics) != len(s.m.Coding.Open) || len(s.m.Coverage.Topics) != 0 || len(s.m.Collection.Topics) != 0 {
		t.Fatalf("%d topics in the chart, %d in the collection", len(c.Topics), len(s.m.Coverage.Topics))
	}
	for _, topic := range c.Topics {
		p, ok := s.m.Proposal(topic.ID)
		if !ok || !topic.Proposed || c.DocumentCount(topic.ID) != p.Documents {
			t.Errorf("in the chart: %+v, told by %d", topic, c.DocumentCount(topic.ID))
		}
	}
	s.send(state.Edited{Do: edit.Add, Topic: s.proposal("Quell"), Text: "Landslip"})
	accepted := 0
	for _, topic := range s.m.Charted().Coverage.Topics {
		if !topic.Proposed {
			accepted++
		}
	}
	if accepted != 1 || len(s.m.Coverage.Topics) != 1 {
		t.Errorf("%d topics are not proposed", accepted)
	}
	s = start(t, "#/")
	if has[state.Ask](s.effects) {
		t.Error("topics are proposed for the chart of a collection that has some")
	}
	if s.m.Charted().Coverage != s.m.Coverage {
		t.Error("the chart of a coded collection is another one")
	}
}

// What earlier visits and other pages did is joined to what is done here; saved
// is said once it is, and what could not be saved is offered again.
func TestKeepingEdits(t *testing.T) {
	s := uncoded(t, "#/topics")
	if keep, ok := effect[state.KeepEdits](s.effects); !ok || len(keep.Ops) != 0 || !s.m.Coding.Looking {
		t.Errorf("at the start: %s", show(s.effects))
	}
	s.propose()
	other := edit.Op{ID: "pageb-1", N: 1, Do: edit.Add, Topic: "theirs", Title: "Theirs"}
	s.send(state.EditsKept{Collection: "elsewhere", Ops: []edit.Op{other}})
	if len(s.m.Coding.Ops) != 0 {
		t.Error("edits of another collection were taken")
	}
	s.send(state.EditsKept{Collection: "uncoded", Ops: []edit.Op{other}})
	if s.m.Collection.Topic("theirs") == nil || s.m.Coding.Looking || !s.m.Coding.Saved["pageb-1"] {
		t.Errorf("restored: %+v", s.m.Coding)
	}
	s.send(state.Edited{Do: edit.Add, Text: "Ours"})
	keep, _ := effect[state.KeepEdits](s.effects)
	if len(keep.Ops) != 1 || keep.Ops[0].N != 2 || s.m.Coding.Saving != 1 {
		t.Errorf("kept: %+v", keep)
	}
	s.send(state.EditsKept{Collection: "uncoded", Asked: keep.Ops, Trouble: "there is no room left"})
	if s.m.Coding.Saving != 0 || s.m.Coding.Trouble == "" || len(s.m.Collection.Topics) != 2 || s.m.Coding.Saved["pagea-2"] {
		t.Errorf("refused: %+v", s.m.Coding)
	}
	s.send(state.Edited{Do: edit.Rename, Topic: "theirs", Text: "Renamed"})
	keep, _ = effect[state.KeepEdits](s.effects)
	third := edit.Op{ID: "pageb-2", N: 3, Do: edit.Add, Topic: "third", Title: "Third"}
	if len(keep.Ops) != 2 {
		t.Fatalf("offered again: %+v", keep.Ops)
	}
	s.send(state.EditsKept{Collection: "uncoded", Asked: keep.Ops, Ops: append(slices.Clone(keep.Ops), other, third)})
	if s.m.Coding.Trouble != "" || len(s.m.Collection.Topics) != 3 || len(s.m.Coding.Saved) != 4 {
		t.Errorf("in the end: %+v", s.m.Coding)
	}
}

// A link to a topic that the reader made works once the edits are here, and one
// to a topic that was joined to another shows that.
func TestAddressOfYourTopic(t *testing.T) {
	s := uncoded(t, "#/topic/theirs")
	if s.m.Route.Screen != state.Lost {
		t.Fatalf("before anything is known it is %+v", s.m.Route)
	}
	s.send(state.EditsKept{Collection: "uncoded", Ops: []edit.Op{{ID: "b-1", N: 1, Do: edit.Add, Topic: "theirs", Title: "Theirs"}}}).at("#/topic/theirs")
	if s.m.Route.Screen != state.Topic {
		t.Errorf("the screen is %s", s.m.Route.Screen)
	}
	s.send(state.Edited{Do: edit.Add, Text: "Other"})
	s.send(state.Edited{Do: edit.Merge, Topic: "theirs", Into: s.m.Collection.Topics[1].ID}).at("#/topic/" + s.m.Collection.Topics[0].ID)
}

// Originals that are attached stay where they are under edits, and the other way
// round.
func TestEditsAndOriginals(t *testing.T) {
	s := start(t, "#/topics")
	topic := s.m.Collection.Topics[0].ID
	s.send(state.Edited{Do: edit.Rename, Topic: topic, Text: "Renamed"}).offer("bell-parted")
	if s.m.Collection.Topic(topic).Title != "Renamed" || s.original("bell-parted") == "" {
		t.Error("attaching loses the edit")
	}
	s.send(state.Edited{Do: edit.Replace, Topic: topic, Text: "Skerrow"})
	if s.original("bell-parted") == "" || s.m.Collection.Topic(topic).Place != "Skerrow" || s.m.Collection.Topic(topic).Title != "Renamed" {
		t.Error("an edit loses the original or the edit before")
	}
	if len(s.m.Coding.Result.Left) > 0 {
		t.Errorf("left out: %+v", s.m.Coding.Result.Left)
	}
}

// Proposed facts and voices are accepted into the coding, dismissed, and taken
// back; the view goes on showing proposals.
func TestAcceptingFactsAndVoices(t *testing.T) {
	at := func(d string, n int) corpus.Ref { return corpus.Ref{Document: d, Passage: n} }
	groups := []ask.ProposedFact{
		{Question: "How many? crates", Verdict: corpus.Differ, Figures: []ask.Figure{{At: at("report-01", 1), Text: "forty crates"}, {At: at("report-02", 1), Text: "50", Digest: true}}},
		{Question: "When? peal", Verdict: corpus.Agree, Figures: []ask.Figure{{At: at("report-01", 2), Text: "noon"}, {At: at("report-02", 2), Text: "noon"}}},
	}
	s := uncoded(t, "#/compare/report-01,report-02?by=facts")
	e, _, ok := asked[ask.ProposedFacts](s.effects)
	if !ok {
		t.Fatalf("no figures were asked for:\n%s", show(s.effects))
	}
	s.send(state.Answered{Asked: state.Ask{Sequence: e.Sequence}, Answer: &ask.ProposedFactsAnswer{Facts: groups}})
	first, second := state.FactKey(groups[0]), state.FactKey(groups[1])
	if first == second {
		t.Fatal("two facts have one key")
	}
	s.send(state.Edited{Do: edit.AddFact, Key: "fact none"})
	if len(s.m.Coding.Ops) != 0 {
		t.Error("a fact that nobody proposed was accepted")
	}
	s.send(state.Edited{Do: edit.AddFact, Key: first})
	if len(s.m.Collection.Facts) != 1 || len(s.m.Coding.Result.Left) > 0 {
		t.Fatalf("accepted: %+v, left out: %+v", s.m.Collection.Facts, s.m.Coding.Result.Left)
	}
	f := s.m.Collection.Facts[0]
	if f.Question != groups[0].Question || f.Verdict != corpus.Differ || f.Values[0].Fragment != "forty crates" || f.Values[1].Fragment != "" || f.Values[1].Value != "50" {
		t.Errorf("the fact is %+v", f)
	}
	if s.m.Basis() != state.ByProgram || s.m.Coding.Result.Accepted[first] == "" || s.m.Coding.Result.SettledKey(second) {
		t.Errorf("after accepting, the view rests on %q", s.m.Basis())
	}
	s.send(state.Edited{Do: edit.Dismiss, Key: second})
	if focus, _ := effect[state.Focus](s.effects); !s.m.Coding.Result.SettledKey(second) || focus.ID != state.HeadingID {
		t.Error("the other fact is not dismissed, or the focus is lost")
	}
	s.send(state.TakenBack{Of: s.m.Coding.Result.Accepted[first]})
	if len(s.m.Collection.Facts) != 0 || s.m.Coding.Result.SettledKey(first) || !s.m.Coding.Result.SettledKey(second) {
		t.Error("taking the first back is not that")
	}

	heard := &ask.ProposedVoicesAnswer{}
	for _, id := range []string{"report-01", "report-02"} {
		heard.Documents = append(heard.Documents, speech.Proposals{Document: id,
			Voices: []speech.Proposal{{Name: "Ada Keeper", Kind: corpus.Named}, {Name: "an official", Kind: corpus.Anonymous}},
			Attributions: []speech.Attribution{
				{At: at(id, 1), Kind: speech.Quotation, Voice: 0}, {At: at(id, 1), Kind: speech.Report, Voice: 0, Inferred: true}, {At: at(id, 2), Kind: speech.Report, Voice: 1}}})
	}
	s.send(state.Navigated{Route: state.ParseRoute("#/compare/report-01,report-02?by=voices")})
	e, _, ok = asked[ask.ProposedVoices](s.effects)
	if !ok {
		t.Fatalf("no voices were asked for:\n%s", show(s.effects))
	}
	s.send(state.Answered{Asked: state.Ask{Sequence: e.Sequence}, Answer: heard})
	for _, key := range []string{state.VoiceKey("report-01", "Ada Keeper"), state.VoiceKey("report-02", "Ada Keeper"), state.VoiceKey("report-01", "an official")} {
		s.send(state.Edited{Do: edit.AddVoice, Key: key})
	}
	voices := s.m.Collection.Voices
	if len(voices) != 2 || voices[0].ID != "ada-keeper" || len(voices[0].Heard) != 2 || voices[0].Heard[0] != (corpus.Heard{At: at("report-01", 1), Quotes: 1, Mentions: 1, Inferred: true}) ||
		voices[1].Name != "anonymous" || voices[1].Description != "an official" {
		t.Errorf("the voices are %+v, left out %+v", voices, s.m.Coding.Result.Left)
	}
	if err := s.m.Collection.Validate(); err != nil {
		t.Error(err)
	}
}
