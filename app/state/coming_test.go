package state_test

import (
	"testing"

	"parallax/app/ask"
	"parallax/app/present"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/corpus"
)

// TestManyFilesComing: it is told how far many files are on their way, and they can be
// stopped at any time; what comes of them afterwards is dropped.
func TestManyFilesComing(t *testing.T) {
	m, _ := state.Update(state.New(), state.Loaded{Loaded: ask.Load(sample.Collection())})
	files := []corpus.File{{Name: "a.txt", Content: []byte("x")}, {Name: "b.txt", Content: []byte("y")}}
	m, _ = state.Update(m, state.FilesPicked{Count: 2})
	if v := present.Library(m).Arriving; v.Text != "" {
		t.Errorf("two files that are read at once flash %q", v.Text)
	}
	m, _ = state.Update(m, state.FilesComing{Read: 1, All: 2})
	if v := present.Library(m).Arriving; v.Text == "" || v.Done != .5 {
		t.Errorf("one of two: %+v", v)
	}
	stopped, effects := state.Update(m, state.FilesStopped{})
	if len(effectsOf[state.StopFiles](effects)) != 1 || stopped.Files.Coming != 0 || present.Library(stopped).Arriving.Text != "" {
		t.Errorf("stopped: %v, %+v", effects, stopped.Files)
	}
	if late, _ := state.Update(stopped, state.FilesComing{Read: 2, All: 2}); present.Library(late).Arriving.Text != "" {
		t.Error("what was stopped is told again")
	}

	m, effects = state.Update(m, state.FilesRead{Files: files})
	e, _, _ := asked[ask.Originals](effects)
	if v := present.Library(m).Arriving; v.Text != "" {
		t.Errorf("what is compared at once flashes %q", v.Text)
	}
	m, _ = state.Update(m, state.Progressed{Sequence: e.Sequence, Done: .25})
	if v := present.Library(m).Arriving; v.Text == "" || v.Done != .25 {
		t.Errorf("a quarter: %+v", v)
	}
	stopped, effects = state.Update(m, state.FilesStopped{})
	if s := effectsOf[state.StopAsking](effects); len(s) != 1 || s[0].Sequence != e.Sequence {
		t.Errorf("the question is not given up: %v", effects)
	}
	if late, effects := state.Update(stopped, state.Answered{Asked: e, Answer: &ask.OriginalsAnswer{Foreign: []string{"a.txt", "b.txt"}}}); late.Preview.Shown() || len(effects) > 0 {
		t.Error("files that were stopped are looked at all the same")
	}
	m, effects = state.Update(m, state.Answered{Asked: e, Answer: &ask.OriginalsAnswer{Foreign: []string{"b.txt"}}})
	if _, q, is := asked[ask.Intake](effects); !is || len(q.Files) != 1 || q.Files[0].Name != "b.txt" || present.Library(m).Arriving.Text != "" {
		t.Errorf("the file that is no original is not looked at alone: %v", effects)
	}

	// Where no original is known, none is looked for.
	none, _ := state.Update(state.New(), state.Loaded{Loaded: ask.Load(&corpus.Collection{ID: "mine", Documents: []*corpus.Document{{ID: "a", Text: corpus.Full, Passages: []corpus.Passage{{N: 1, Text: "A bridge."}}}}})})
	_, effects = state.Update(none, state.FilesRead{Files: files})
	if _, q, is := asked[ask.Intake](effects); !is || len(q.Files) != 2 {
		t.Errorf("files are compared with articles that have no original: %v", effects)
	}
}
