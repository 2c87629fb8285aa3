package state_test

import (
	"reflect"
	"testing"

	"parallax/app/ask"
	"parallax/app/present/sample"
	"parallax/app/state"
)

func compared(t *testing.T, fragment string, messages ...state.Msg) (state.Model, []state.Effect) {
	t.Helper()
	m, _ := state.Update(state.New(), state.Loaded{Loaded: ask.Load(sample.Collection())})
	m, effects := state.Update(m, state.Navigated{Route: state.ParseRoute(fragment)})
	for _, msg := range messages {
		m, effects = state.Update(m, msg)
	}
	return m, effects
}

func TestColumnsMove(t *testing.T) {
	const fragment = "#/compare/bell-parted,radio-island,tide-ledger?by=text"
	for _, test := range []struct {
		document string
		by       int
		want     string
	}{
		{"radio-island", -1, "#/compare/radio-island,bell-parted,tide-ledger?by=text"},
		{"radio-island", 1, "#/compare/bell-parted,tide-ledger,radio-island?by=text"},
		{"bell-parted", -1, fragment},
		{"tide-ledger", 1, fragment},
		{"bell-weeks", 1, fragment},
	} {
		m, _ := compared(t, fragment, state.ColumnMoved{Document: test.document, By: test.by})
		if got := m.Route.String(); got != test.want {
			t.Errorf("%s by %d: %s, want %s", test.document, test.by, got, test.want)
		}
	}
}

func TestTurningKeepsThePlace(t *testing.T) {
	const fragment = "#/compare/bell-parted,radio-island?by=text"
	m, effects := compared(t, fragment, state.SideChosen{Document: "radio-island"})
	if want := []state.Effect{state.Turn{From: "bell-parted", To: "radio-island"}}; !reflect.DeepEqual(effects, want) || m.Side() != "radio-island" {
		t.Errorf("the effects are %v, want %v; the side is %q", effects, want, m.Side())
	}
	if _, effects = state.Update(m, state.SideChosen{Document: "radio-island"}); len(effects) != 0 {
		t.Errorf("the side shown, chosen again, has the effects %v", effects)
	}
}
