package state_test

import (
	"reflect"
	"testing"

	"parallax/app/ask"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/corpus/stats"
)

func TestCountingAddresses(t *testing.T) {
	for said, want := range map[string]string{
		"#/words":                                                "#/words",
		"#/words?doc=bell-parted&against=rest":                   "#/words?doc=bell-parted",
		"#/words?doc=a,b,a&against=c":                            "#/words?doc=a%2Cb&against=c",
		"#/words?doc=a&least=3&order=conservative&stop=on":       "#/words?doc=a",
		"#/words?doc=a&least=-1&order=length&of=b":               "#/words?doc=a",
		"#/words?doc=a&term=Kim%20Jong-un&least=5":               "#/words?doc=a&least=5&term=kim",
		"#/words?out=the+tug&keep=not&stop=off&order=logratio":   "#/words?order=logratio&stop=off&out=the%20tug&keep=not",
		"#/compare/a,b?by=facts&show=differ":                     "#/compare/a,b?by=facts&show=differ",
		"#/compare/a,b?by=facts&show=true&term=x":                "#/compare/a,b?by=facts",
		"#/compare/a,b?by=voices&show=differ":                    "#/compare/a,b?by=voices",
		"#/compare/a,b?by=words&of=b&against=c&least=2":          "#/compare/a,b?by=words&of=b&least=2",
		"#/words?part=runs&n=4&least=2":                          "#/words?part=runs&least=2&n=4",
		"#/words?part=runs&n=2&window=5&near=logdice":            "#/words?part=runs",
		"#/words?part=mood&n=9&window=0&near=z":                  "#/words",
		"#/words?doc=a&term=tug&window=passage&near=mi&pair=Sea": "#/words?doc=a&term=tug&window=passage&near=mi&pair=sea",
		"#/words?doc=a&order=logodds&window=10":                  "#/words?doc=a&order=logodds&window=10",
		"#/search?q=tug&as=context&sort=left2&in=a&from=130":     "#/search?q=tug&as=context&sort=left2&in=a&from=100",
		"#/search?q=tug&sort=left2&in=a":                         "#/search?q=tug",
		"#/search?q=tug&as=context&sort=up&from=-1":              "#/search?q=tug&as=context",
		"#/compare/a,b?by=tone":                                  "#/compare/a,b",
		"#/words/extra":                                          "#/words/extra", // nowhere
	} {
		r := state.ParseRoute(said)
		if got := r.String(); got != want {
			t.Errorf("%s is written %s, want %s", said, got, want)
		}
		if again := state.ParseRoute(r.String()); !reflect.DeepEqual(again, r) || !again.Equal(r) {
			t.Errorf("%s comes back as %+v, was %+v", said, again, r)
		}
	}
}

// Whatever a list can be sorted by has an address, and the page's own choice none.
func TestEachMeasureHasAnAddress(t *testing.T) {
	for _, id := range stats.IDs(stats.KeyMeasures) {
		want := "#/words?order=" + id
		if id == string(stats.ByConservative) {
			want = "#/words"
		}
		if r := state.ParseRoute("#/words?order=" + id); r.String() != want {
			t.Errorf("the order %s is written %s", id, r)
		}
	}
	for _, id := range stats.IDs(stats.CollocateMeasures) {
		want := "#/words?term=tug&near=" + id
		if id == string(stats.ByLogDice) {
			want = "#/words?term=tug"
		}
		if r := state.ParseRoute("#/words?term=tug&near=" + id); r.String() != want {
			t.Errorf("collocates by %s are written %s", id, r)
		}
	}
}

func TestContrastOfTheAddress(t *testing.T) {
	for fragment, want := range map[string][3][]string{
		"#/words": {{"bell-parted"}, nil, {"bell-parted", "bell-weeks", "tide-ledger", "radio-island", "pupils-question"}},
		"#/words?doc=tide-ledger&against=radio-island,tide-ledger":   {{"tide-ledger"}, {"radio-island"}, {"tide-ledger", "radio-island"}},
		"#/words?doc=bell-parted,bell-weeks":                         {{"bell-parted", "bell-weeks"}, nil, {"bell-parted", "bell-weeks", "tide-ledger", "radio-island", "pupils-question"}},
		"#/compare/bell-parted,bell-weeks,tide-ledger?by=words":      {{"bell-parted"}, {"bell-weeks", "tide-ledger"}, {"bell-parted", "bell-weeks", "tide-ledger"}},
		"#/compare/bell-parted,tide-ledger?by=words&of=tide-ledger":  {{"tide-ledger"}, {"bell-parted"}, {"tide-ledger", "bell-parted"}},
		"#/compare/bell-parted,tide-ledger?by=words&of=radio-island": {{"bell-parted"}, {"tide-ledger"}, {"bell-parted", "tide-ledger"}},
	} {
		q, ok := start(t, fragment).m.KeynessQuestion()
		if got := [3][]string{q.First, q.Second, q.Columns}; !ok || !reflect.DeepEqual(got, want) {
			t.Errorf("%s compares %q, want %q", fragment, got, want)
		}
	}
	for _, fragment := range []string{"#/compare", "#/search?q=tug", "#/words?doc=nobody", "#/words?doc=bell-parted&against=nobody", "#/words?doc=bell-parted,bell-weeks,tide-ledger,radio-island,pupils-question"} {
		if q, ok := start(t, fragment).m.KeynessQuestion(); ok {
			t.Errorf("%s compares %+v", fragment, q)
		}
	}
	s := start(t, "#/words?doc=nobody")
	if s.m.Route.Screen != state.Lost {
		t.Errorf("an unknown article leads to %+v", s.m.Route)
	}
	m := state.New()
	m, _ = state.Update(m, state.Navigated{Route: state.ParseRoute("#/words")})
	if m, effects := state.Update(m, state.Loaded{Loaded: ask.Load(sample.Empty())}); len(m.Questions) != 0 || has[state.Ask](effects) {
		t.Error("words of an empty collection were asked for")
	}
}

func has[E state.Effect](effects []state.Effect) bool {
	_, ok := effect[E](effects)
	return ok
}

// asked is the request for an answer to a question of a kind.
func asked[Q ask.Question](effects []state.Effect) (asking state.Ask, q Q, ok bool) {
	for _, e := range effects {
		if e, is := e.(state.Ask); is {
			if q, ok := e.Question.(Q); ok {
				return e, q, true
			}
		}
	}
	return asking, q, false
}

func asks[Q ask.Question](effects []state.Effect) bool {
	_, _, ok := asked[Q](effects)
	return ok
}

// A question is asked once, an answer that comes late is dropped, and the same
// documents in another order keep what is shown until the new answer is there.
func TestContrastIsAskedOnce(t *testing.T) {
	s := start(t, "#/words?doc=bell-parted")
	first, _, ok := asked[ask.Keyness](s.effects)
	if _, how := s.m.Keyness(); !ok || !how.Pending {
		t.Fatalf("the effects are %s", show(s.effects))
	}
	s.send(state.Turned{To: state.ParseRoute("#/words?doc=bell-parted&least=5")})
	second, q, ok := asked[ask.Keyness](s.effects)
	if !ok || second.Sequence <= first.Sequence || q.Least != 5 {
		t.Fatalf("the effects are %s", show(s.effects))
	}
	if stop, ok := effect[state.StopAsking](s.effects); !ok || stop.Sequence != first.Sequence {
		t.Errorf("the first question is still answered: %s", show(s.effects))
	}
	if _, ok := effect[state.Go](s.effects); !ok {
		t.Error("the address did not follow")
	}
	shown := func() *ask.KeynessAnswer { a, _ := s.m.Keyness(); return a }
	pending := func() bool { _, how := s.m.Keyness(); return how.Pending }
	old, now := &ask.KeynessAnswer{A: 1}, &ask.KeynessAnswer{A: 2}
	if s.send(state.Answered{Asked: state.Ask{Sequence: first.Sequence}, Answer: old}); shown() != nil {
		t.Error("a late answer was taken")
	}
	if s.send(state.Answered{Asked: state.Ask{Sequence: second.Sequence}, Answer: now}); shown() != now || pending() {
		t.Error("the answer was not taken")
	}
	s.send(state.Navigated{Route: state.ParseRoute("#/about")}, state.Navigated{Route: state.ParseRoute("#/words?doc=bell-parted&least=5")})
	if asks[ask.Keyness](s.effects) {
		t.Error("the same question was asked again")
	}
	s.send(state.Turned{To: state.ParseRoute("#/words?doc=bell-parted&order=likelihood")})
	if _, q, _ := asked[ask.Keyness](s.effects); shown() != now || !pending() || q.Order != stats.ByLikelihood {
		t.Error("another order of the same took the table away")
	}
	if s.send(state.Went{To: state.ParseRoute("#/words?doc=tide-ledger")}); shown() != nil {
		t.Error("another article shows the words of the one before")
	}
}

func TestLookingAtATerm(t *testing.T) {
	s := start(t, "#/words?doc=bell-parted").send(state.TermAsked{Text: " Ferry’s "})
	s.at("#/words?doc=bell-parted&term=ferry")
	e, q, ok := asked[ask.Profile](s.effects)
	if !ok || q.Term != "ferry" || asks[ask.Keyness](s.effects) {
		t.Fatalf("the effects are %s", show(s.effects))
	}
	p := &ask.ProfileAnswer{Term: "ferry"}
	profile := func() *ask.ProfileAnswer { p, _ := s.m.Profile(); return p }
	if s.send(state.Answered{Asked: state.Ask{Sequence: e.Sequence}, Answer: p}); profile() != p {
		t.Error("the profile was not taken")
	}
	if s.send(state.TermAsked{Text: " "}); profile() != nil || asks[ask.Profile](s.effects) {
		t.Error("a closed term stays")
	}
	s.at("#/words?doc=bell-parted")
	// Closing gives the focus back to what opened it.
	listed := &ask.KeynessAnswer{There: []stats.Key{{Term: "tug"}}}
	_, how := s.m.Keyness()
	s.send(state.Answered{Asked: state.Ask{Sequence: how.Sequence}, Answer: listed})
	for term, id := range map[string]string{"tug": state.WordID("tug"), "ferry": state.LookID} {
		s.send(state.TermAsked{Text: term}, state.Turned{To: state.ParseRoute("#/words?doc=bell-parted")})
		if f, ok := effect[state.Focus](s.effects); !ok || f.ID != id {
			t.Errorf("after closing %s the focus goes to %+v", term, f)
		}
	}
	// Another minimum asks for both anew: the test is corrected for other words.
	s.send(state.TermAsked{Text: "ferry"}, state.Turned{To: state.ParseRoute("#/words?doc=bell-parted&least=2&term=ferry")})
	if !asks[ask.Keyness](s.effects) || !asks[ask.Profile](s.effects) {
		t.Errorf("the effects are %s", show(s.effects))
	}
}

func TestStopWordsAreEdited(t *testing.T) {
	s := start(t, "#/words?doc=bell-parted").send(state.StopsEdited{Out: " tug ", Keep: "not"})
	s.at("#/words?doc=bell-parted&out=tug&keep=not")
	s.send(state.Navigated{Route: state.ParseRoute("#/words?doc=bell-parted")}) // back
	if _, ok := effect[state.SetField](s.effects); !ok {
		t.Errorf("the field keeps what no longer holds: %s", show(s.effects))
	}
}

func TestLonger(t *testing.T) {
	s := start(t, "#/compare/bell-parted,tide-ledger?by=facts").send(state.LongerAsked{}, state.LongerAsked{})
	if s.m.Longer != 2 {
		t.Errorf("asked for more %d times", s.m.Longer)
	}
	if s.send(state.Turned{To: state.ParseRoute("#/compare/bell-parted,tide-ledger?by=facts&show=differ")}); s.m.Longer != 0 {
		t.Error("another filter keeps the length of the last")
	}
	s.send(state.DocumentToggled{Document: "radio-island"}).at("#/compare/bell-parted,tide-ledger,radio-island?by=facts&show=differ")
}
