package state_test

import (
	"testing"

	"parallax/app/ask"
	"parallax/app/present/sample"
	"parallax/app/state"
)

func contrasting(m state.Model) state.Asking {
	_, how := m.Keyness()
	return how
}

// A question that takes long says how far it is, can be stopped, and is asked
// again when the reader wants it.
func TestALongQuestion(t *testing.T) {
	s := start(t, "#/words?doc=bell-parted")
	first, _, _ := asked[ask.Keyness](s.effects)
	if how := contrasting(s.m); how.Slow || how.Has() {
		t.Errorf("before anything is known it is %+v", how)
	}
	s.send(state.Progressed{Sequence: first.Sequence + 7, Done: 0.9}, state.Progressed{Sequence: first.Sequence, Done: 0.4})
	if how := contrasting(s.m); !how.Slow || how.Done != 0.4 || !how.Pending {
		t.Errorf("two fifths on it is %+v", how)
	}
	s.send(state.Cancelled{Kind: "nothing"})
	if len(s.effects) > 0 {
		t.Errorf("nothing was stopped, with %s", show(s.effects))
	}
	s.send(state.Cancelled{Kind: "keyness"})
	if stop, ok := effect[state.StopAsking](s.effects); !ok || stop.Sequence != first.Sequence {
		t.Errorf("the engine was told %s", show(s.effects))
	}
	s.send(state.Progressed{Sequence: first.Sequence, Done: 0.5}, state.Answered{Asked: state.Ask{Sequence: first.Sequence}, Answer: &ask.KeynessAnswer{A: 1}})
	if how := contrasting(s.m); !how.Stopped || how.Pending || how.Slow || how.Has() {
		t.Errorf("what was cancelled goes on: %+v", how)
	}
	// Coming back does not start it again; asking does.
	s.send(state.Navigated{Route: state.ParseRoute("#/about")}, state.Navigated{Route: state.ParseRoute("#/words?doc=bell-parted")})
	if has[state.Ask](s.effects) || !contrasting(s.m).Stopped {
		t.Errorf("coming back asked: %s", show(s.effects))
	}
	s.send(state.Retried{Kind: "keyness"})
	second, q, ok := asked[ask.Keyness](s.effects)
	if !ok || second.Sequence <= first.Sequence || q.First[0] != "bell-parted" || !contrasting(s.m).Pending {
		t.Fatalf("asking again: %s", show(s.effects))
	}
	s.send(state.Answered{Asked: state.Ask{Sequence: second.Sequence}, Trouble: "the browser ran out of memory"})
	if how := contrasting(s.m); how.Trouble == "" || how.Pending || how.Has() {
		t.Errorf("after it failed it is %+v", how)
	}
	s.send(state.Retried{Kind: "keyness"})
	third, _, _ := asked[ask.Keyness](s.effects)
	answer := &ask.KeynessAnswer{A: 2}
	s.send(state.Answered{Asked: state.Ask{Sequence: third.Sequence}, Answer: answer})
	if got, how := s.m.Keyness(); got != answer || !how.Has() || how.Trouble != "" {
		t.Errorf("in the end it is %+v", how)
	}
	if s.send(state.Retried{Kind: "keyness"}, state.Cancelled{Kind: "keyness"}); has[state.Ask](s.effects) {
		t.Error("what is answered was asked again")
	}
}

// A question goes on when its view is left, and ends with the collection it is
// about.
func TestAQuestionOutlivesItsView(t *testing.T) {
	s := start(t, "#/words?doc=bell-parted&term=chain")
	s.send(state.Navigated{Route: state.ParseRoute("#/about")})
	if has[state.StopAsking](s.effects) || len(s.m.Questions) != 2 {
		t.Errorf("leaving the view: %s", show(s.effects))
	}
	s.send(state.Loaded{Loaded: ask.Load(sample.Collection())})
	stopped := 0
	for _, e := range s.effects {
		switch e.(type) {
		case state.StopAsking:
			stopped++
		case state.Use:
			if stopped != 2 {
				t.Errorf("%d questions were stopped before the new collection", stopped)
			}
		}
	}
	if len(s.m.Questions) != 0 {
		t.Errorf("left over: %+v", s.m.Questions)
	}
}
