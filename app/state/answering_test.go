package state_test

import (
	"slices"
	"strconv"
	"testing"

	"parallax/app/ask"
	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/edit"
	"parallax/corpus/speech"
)

// Proposed topics are accepted, or dismissed, many at once, as one step to undo and to
// do again; one of them alone can be taken back, too.
func TestAnsweringManyTopics(t *testing.T) {
	s := uncoded(t, "#/topics").propose()
	all := len(s.m.Coding.Open)
	var keys []string
	for _, p := range s.m.Coding.Open[:3] {
		keys = append(keys, p.ID)
	}
	s.send(state.ProposalTicked{Key: keys[0]}, state.ProposalTicked{Key: keys[0]}, state.ProposalsAnswered{Accept: true})
	if len(s.m.Coding.Ops) != 0 {
		t.Fatal("what was unticked was accepted")
	}
	s.send(state.TopicTurned{Topic: keys[1]}, state.ProposalsTicked{Keys: append(keys, "gone")}, state.ProposalsAnswered{Accept: true, On: "2031-05-06"})
	topics := func() int { return len(s.m.Collection.Topics) }
	if topics() != 3 || len(s.m.Coding.Open) != all-3 || s.m.Route.Topic != "" || len(s.m.Coding.Ticked) != 0 || len(s.m.Coding.Result.Left) > 0 {
		t.Fatalf("%d topics, %d proposals of %d, at %s, left %+v", topics(), len(s.m.Coding.Open), all, s.m.Route, s.m.Coding.Result.Left)
	}
	if focus := s.effects[len(s.effects)-1]; focus != (state.Focus{ID: state.ProposalsID}) {
		t.Errorf("the focus goes to %+v", focus)
	}
	for _, p := range s.m.Collection.Topics {
		if p.By != corpus.Me || p.On.String() != "2031-05-06" {
			t.Errorf("%s is of %q since %s", p.Title, p.By, p.On)
		}
	}
	kept, asked := effect[state.KeepEdits](s.effects)
	if !asked || len(kept.Ops) != 3 {
		t.Errorf("%d edits are kept at once", len(kept.Ops))
	}
	if s.send(state.TakenBack{}); topics() != 0 || len(s.m.Coding.Open) != all {
		t.Errorf("after undo: %d topics, %d proposals", topics(), len(s.m.Coding.Open))
	}
	if s.send(state.DoneAgain{}); topics() != 3 {
		t.Errorf("after redo: %d topics", topics())
	}
	one := s.m.Coding.Ops[1]
	if s.send(state.TakenBack{Of: one.ID}); topics() != 2 || s.m.Collection.Topic(one.Topic) != nil {
		t.Errorf("one was taken back, and %d are left", topics())
	}
	if s.send(state.TakenBack{}); topics() != 0 {
		t.Errorf("after undoing the rest: %d topics", topics())
	}
	if s.send(state.DoneAgain{}); topics() != 2 {
		t.Errorf("after redoing the rest: %d topics", topics())
	}
	s.send(state.TakenBack{}, state.ProposalsTicked{Keys: keys}, state.ProposalsAnswered{})
	if topics() != 0 || len(s.m.Coding.Open) != all-3 {
		t.Fatalf("after dismissing: %d topics, %d proposals of %d", topics(), len(s.m.Coding.Open), all)
	}
	for _, p := range s.m.Coding.Open {
		if slices.Contains(keys, p.ID) {
			t.Errorf("%s is proposed again", p.Title)
		}
	}
	if s.send(state.TakenBack{}); len(s.m.Coding.Open) != all {
		t.Errorf("after undo: %d proposals of %d", len(s.m.Coding.Open), all)
	}
}

// What is ticked is answered where it is seen alone.
func TestTicksStayWithTheirView(t *testing.T) {
	s := uncoded(t, "#/topics").propose()
	s.send(state.ProposalTicked{Key: s.m.Coding.Open[0].ID}, state.Went{To: state.Route{Screen: state.Overview}}, state.Went{To: state.Route{Screen: state.Topics}})
	if s.send(state.ProposalsAnswered{Accept: true}); len(s.m.Coding.Ops) != 0 {
		t.Error("what was ticked on an earlier visit was accepted")
	}
}

// Facts and voices likewise; one that was answered alone is not answered again, and one
// that was changed before is accepted as it was changed, and not proposed again.
func TestAnsweringManyFactsAndVoices(t *testing.T) {
	at := func(d string, n int) corpus.Ref { return corpus.Ref{Document: d, Passage: n} }
	var groups []ask.ProposedFact
	var keys []string
	for i := range 5 {
		n := strconv.Itoa(i)
		groups = append(groups, ask.ProposedFact{Question: "How many? " + n, Verdict: corpus.Differ, Figures: []ask.Figure{{At: at("report-01", 1), Text: n}, {At: at("report-02", 1), Text: n + "0"}}})
		keys = append(keys, state.FactKey(groups[i]))
	}
	s := uncoded(t, "#/compare/report-01,report-02?by=facts")
	e, _, _ := asked[ask.ProposedFacts](s.effects)
	s.send(state.Answered{Asked: state.Ask{Sequence: e.Sequence}, Answer: &ask.ProposedFactsAnswer{Facts: groups}})
	s.send(state.Edited{Do: edit.AddFact, Key: keys[0], Text: " How many  crates? ", As: string(corpus.Agree)})
	if f := s.m.Collection.Facts; len(f) != 1 || f[0].Question != "How many crates?" || f[0].Verdict != corpus.Agree || f[0].By != corpus.Me || s.m.Coding.Result.Accepted[keys[0]] == "" {
		t.Fatalf("changed: %+v", f)
	}
	s.send(state.ProposalsTicked{Keys: keys[:3]}, state.ProposalsAnswered{Accept: true})
	if f := s.m.Collection.Facts; len(f) != 3 || s.m.Basis() != state.ByProgram {
		t.Fatalf("accepted: %+v", f)
	}
	s.send(state.ProposalsTicked{Keys: keys}, state.ProposalsAnswered{})
	for i, key := range keys {
		if accepted := s.m.Coding.Result.Accepted[key] != ""; accepted != (i < 3) || !s.m.Coding.Result.SettledKey(key) {
			t.Errorf("proposal %d: accepted %v", i, accepted)
		}
	}
	if s.send(state.TakenBack{}, state.TakenBack{}); len(s.m.Collection.Facts) != 1 || s.m.Coding.Result.SettledKey(keys[4]) {
		t.Errorf("after undo: %+v", s.m.Collection.Facts)
	}

	heard := &ask.ProposedVoicesAnswer{}
	keys = nil
	for _, id := range []string{"report-01", "report-02"} {
		heard.Documents = append(heard.Documents, speech.Proposals{Document: id,
			Voices:       []speech.Proposal{{Name: "Ada Keeper", Kind: corpus.Named}, {Name: "an official", Kind: corpus.Anonymous}},
			Attributions: []speech.Attribution{{At: at(id, 1), Kind: speech.Quotation, Voice: 0}, {At: at(id, 2), Kind: speech.Report, Voice: 1}}})
		keys = append(keys, state.VoiceKey(id, "Ada Keeper"), state.VoiceKey(id, "an official"))
	}
	s.send(state.Navigated{Route: state.ParseRoute("#/compare/report-01,report-02?by=voices")})
	e, _, _ = asked[ask.ProposedVoices](s.effects)
	s.send(state.Answered{Asked: state.Ask{Sequence: e.Sequence}, Answer: heard})
	s.send(state.Edited{Do: edit.AddVoice, Key: keys[1], Text: "The Board", As: string(corpus.Institutional)})
	s.send(state.ProposalsTicked{Keys: keys}, state.ProposalsAnswered{Accept: true})
	voices := s.m.Collection.Voices
	if len(voices) != 3 || voices[0].Name != "The Board" || voices[0].Kind != corpus.Institutional || voices[1].ID != "ada-keeper" || len(voices[1].Heard) != 2 || heard.Documents[0].Voices[1].Name != "an official" {
		t.Errorf("the voices are %+v, left out %+v", voices, s.m.Coding.Result.Left)
	}
	if err := s.m.Collection.Validate(); err != nil {
		t.Error(err)
	}
	if s.send(state.TakenBack{}); len(s.m.Collection.Voices) != 1 {
		t.Errorf("after undo: %+v", s.m.Collection.Voices)
	}
}
