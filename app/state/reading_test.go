package state_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"parallax/app/ask"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/corpus"
)

func reading(t *testing.T, fragment string, messages ...state.Msg) state.Model {
	t.Helper()
	m, _ := state.Update(state.New(), state.Navigated{Route: state.ParseRoute(fragment)})
	m, _ = state.Update(m, state.Loaded{Loaded: ask.Load(sample.Collection())})
	for _, msg := range messages {
		m, _ = state.Update(m, msg)
	}
	return m
}

func TestOneMarginIsOpen(t *testing.T) {
	m := reading(t, "#/read/bell-parted", state.MarginToggled{Passage: 2}, state.MarginToggled{Passage: 4})
	if m.Reader.Margin != 4 {
		t.Fatalf("the margin of %d is open", m.Reader.Margin)
	}
	closed, effects := state.Update(m, state.KeyPressed{Key: "Escape"})
	if closed.Reader.Margin != 0 || !reflect.DeepEqual(effects, []state.Effect{state.Focus{ID: "m4"}}) {
		t.Errorf("Escape leaves %d open, effects %v", closed.Reader.Margin, effects)
	}
	if again, _ := state.Update(m, state.MarginToggled{Passage: 4}); again.Reader.Margin != 0 {
		t.Error("the second press does not close it")
	}
	if other, _ := state.Update(m, state.Went{To: state.ParseRoute("#/read/radio-island")}); other.Reader.Margin != 0 {
		t.Error("it stays open in the next article")
	}
	if same, _ := state.Update(m, state.Went{To: state.ParseRoute("#/read/bell-parted?p=3")}); same.Reader.Margin != 4 {
		t.Error("a passage of the same article closes it")
	}
}

// The place where somebody left an article survives the visit, and belongs to
// the collection.
func TestPlaces(t *testing.T) {
	m := reading(t, "#/read/bell-parted", state.Reached{Document: "bell-parted", Passage: 5}, state.Reached{Document: "radio-island", Passage: 2})
	m, effects := state.Update(m, state.Reached{Document: "bell-parted", Passage: 6})
	if len(effects) != 1 || m.PlaceIn("bell-parted") != 6 || m.PlaceIn("radio-island") != 2 || len(m.Reader.Places) != 2 {
		t.Fatalf("places %v, effects %v", m.Reader.Places, effects)
	}
	stored := effects[0].(state.Remember)
	if _, effects = state.Update(m, state.Reached{Document: "bell-parted", Passage: 6}); effects != nil {
		t.Errorf("the same place is stored again: %v", effects)
	}
	if m, _ = state.Update(m, state.Reached{Document: "nobody", Passage: 6}); m.PlaceIn("nobody") != 0 {
		t.Error("an article that is not there has a place")
	}
	next, _ := state.Update(state.New(), state.Remembered{Places: "garbage\n\nchain-ferry bell-weeks x\nother bell-weeks 3\n" + stored.Value, Size: "large"})
	next, _ = state.Update(next, state.Navigated{Route: state.ParseRoute("#/read/bell-parted")})
	next, _ = state.Update(next, state.Loaded{Loaded: ask.Load(sample.Collection())})
	if next.Reader.Come != 6 || next.PlaceIn("bell-weeks") != 0 || next.Reader.Size != state.LargeText {
		t.Errorf("the next visit knows %+v", next.Reader)
	}
	if at, _ := state.Update(next, state.Went{To: state.ParseRoute("#/read/radio-island?p=1")}); at.Reader.Come != 0 {
		t.Error("who follows a link to a passage is told of another")
	}
	if next.PlaceIn("radio-island") != 2 || next.PlaceIn("bell-weeks") != 0 {
		t.Errorf("places %v", next.Reader.Places)
	}
	opened, effects := state.Update(next, state.Went{To: state.ParseRoute("#/read/bell-weeks")})
	if remembered := slices.ContainsFunc(effects, func(e state.Effect) bool { r, is := e.(state.Remember); return is && r.Key == "places" }); opened.PlaceIn("bell-weeks") != 1 || opened.Reader.Come != 0 || !remembered {
		t.Errorf("an article that is opened and not scrolled is at %d, effects %v", opened.PlaceIn("bell-weeks"), effects)
	}
	many := ""
	for range 1000 {
		many += "c d 4\n"
	}
	if next, _ = state.Update(state.New(), state.Remembered{Places: many}); len(next.Reader.Places) != 300 {
		t.Errorf("%d places are kept", len(next.Reader.Places))
	}
}

func TestSelectionBelongsToTheText(t *testing.T) {
	picked := state.Picked{From: corpus.Ref{Document: "bell-parted", Passage: 2}, To: corpus.Ref{Document: "bell-parted", Passage: 3}, Text: "chain"}
	m := reading(t, "#/read/bell-parted", picked)
	if m.Reader.Picked != picked {
		t.Fatalf("selected is %+v", m.Reader.Picked)
	}
	if off, _ := state.Update(m, state.KeyPressed{Key: "Escape"}); off.Reader.Picked.Text != "" {
		t.Error("Escape does not put the bar away")
	}
	if off, _ := state.Update(m, state.Went{To: state.ParseRoute("#/")}); off.Reader.Picked.Text != "" {
		t.Error("the bar stays on another screen")
	}
	if m = reading(t, "#/", picked); m.Reader.Picked.Text != "" {
		t.Error("a selection on the overview has a bar")
	}
}

// Typing in the article marks matches and leaves the focus in the field; Enter
// goes from match to match.
func TestFindTyped(t *testing.T) {
	m := reading(t, "#/read/bell-parted?p=3")
	m, effects := state.Update(m, state.FindTyped{Text: "tug "})
	if m.Route.Query != "tug" || m.Route.Passage != 0 {
		t.Fatalf("the address is %v", m.Route)
	}
	asked := 0
	for _, e := range effects {
		switch e := e.(type) {
		case state.Focus:
			t.Errorf("the focus goes to %q", e.ID)
		case state.SetField:
			if e.ID == state.FindID {
				t.Error("the field is set to what is typed in it")
			}
		case state.Ask:
			asked = e.Sequence
		}
	}
	m, effects = state.Update(m, state.Answered{Asked: state.Ask{Sequence: asked, Question: ask.Marks{}}, Answer: &ask.MarksAnswer{Spans: map[int][]corpus.Span{4: {{From: 4, To: 7}}, 6: nil}}})
	if !reflect.DeepEqual(effects, []state.Effect{state.Reveal{ID: "p4"}}) {
		t.Errorf("the first match is not shown: %v", effects)
	}
	for _, want := range []int{4, 6, 4} {
		if m, _ = state.Update(m, state.FindStepped{By: 1}); m.Route.Passage != want {
			t.Errorf("the next match is %d, want %d", m.Route.Passage, want)
		}
	}
	if m, effects = state.Update(m, state.FindStepped{By: -1}); m.Route.Passage != 6 || strings.Contains(strings.Join(kinds(effects), " "), "Focus") {
		t.Errorf("the match before is %d, effects %v", m.Route.Passage, effects)
	}
}

func kinds(effects []state.Effect) (list []string) {
	for _, e := range effects {
		list = append(list, reflect.TypeOf(e).Name())
	}
	return list
}
