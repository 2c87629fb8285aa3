package state_test

import (
	"slices"
	"strings"
	"testing"

	"parallax/app/ask"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/corpus"
)

// TestChartInTheAddress: every way to set the chart is in the address, and the
// address alone restores it.
func TestChartInTheAddress(t *testing.T) {
	for _, test := range []struct {
		what     string
		messages []state.Msg
		want     string
	}{
		{"filter and order", []state.Msg{state.ChartShown{Show: state.ShowMissing}, state.ChartOrdered{Order: state.ByDifference}}, "#/?show=missing&order=difference"},
		{"period", []state.Msg{state.PeriodSet{From: " 2019 ", To: "2024-03"}}, "#/?from=2019&to=2024-03"},
		{"no date", []state.Msg{state.PeriodSet{From: "2019"}, state.PeriodSet{From: "2019", To: "spring"}}, "#/?from=2019"},
		{"one column", []state.Msg{state.ColumnToggled{Document: "bell-weeks"}}, "#/?without=bell-weeks"},
		{"column there and back", []state.Msg{state.ColumnToggled{Document: "bell-weeks"}, state.ColumnToggled{Document: "bell-weeks"}}, "#/"},
		{"both columns of an outlet", []state.Msg{state.ColumnToggled{Document: "bell-weeks"}, state.ColumnToggled{Document: "bell-parted"}}, "#/?outlets=tide%2Cradio%2Cunstated"},
		{"outlet", []state.Msg{state.GroupToggled{By: state.OfOutlet, Value: "bell"}}, "#/?outlets=tide%2Cradio%2Cunstated"},
		{"half an outlet comes on", []state.Msg{state.ColumnToggled{Document: "bell-weeks"}, state.GroupToggled{By: state.OfOutlet, Value: "bell"}}, "#/"},
		{"country", []state.Msg{state.GroupToggled{By: state.OfCountry, Value: "Ostrey"}}, "#/?outlets=tide%2Cradio%2Cunstated"},
		{"kind", []state.Msg{state.GroupToggled{By: state.OfKind, Value: "weekly"}}, "#/?outlets=bell%2Cradio%2Cunstated"},
		{"all off", []state.Msg{state.GroupToggled{By: state.OfAll}}, "#/?outlets=none"},
		{"one on", []state.Msg{state.GroupToggled{By: state.OfAll}, state.ColumnToggled{Document: "bell-weeks"}}, "#/?outlets=bell&without=bell-parted"},
		{"all on again", []state.Msg{state.GroupToggled{By: state.OfAll}, state.ColumnToggled{Document: "bell-weeks"}, state.GroupToggled{By: state.OfAll}}, "#/"},
		{"folded", []state.Msg{state.PartsFolded{Topic: "breakdown"}}, "#/?parts=none"},
		{"unfolded", []state.Msg{state.PartsFolded{Topic: "breakdown"}, state.PartsFolded{Topic: "breakdown"}}, "#/"},
		{"all folded", []state.Msg{state.AllFolded{Folded: true}}, "#/?parts=none"},
		{"by outlet", []state.Msg{state.ChartGrouped{By: state.ByOutlet}}, "#/?by=outlet"},
		{"more rows, and no more when the filter changes", []state.Msg{state.RowsAsked{Rows: 80}, state.ChartShown{Show: state.ShowShared}}, "#/?show=shared"},
	} {
		s := start(t, "#/").send(test.messages...)
		if got := s.m.Route.String(); got != test.want {
			t.Errorf("%s: the address is %s, want %s", test.what, got, test.want)
		}
		again := start(t, test.want)
		if again.m.Chart.Charting != s.m.Chart.Charting || !slices.Equal(again.m.ChartDocuments(), s.m.ChartDocuments()) {
			t.Errorf("%s: the address restores %+v of %+v", test.what, again.m.Chart, s.m.Chart)
		}
	}
}

// TestFiltersAreSteps: what leaves topics or columns out, or orders them, can be
// undone by Back; folding and more rows are no steps.
func TestFiltersAreSteps(t *testing.T) {
	for _, test := range []struct {
		msg  state.Msg
		step bool
	}{
		{state.ChartShown{Show: state.ShowShared}, true},
		{state.ChartOrdered{Order: state.BySpread}, true},
		{state.ChartGrouped{By: state.ByOutlet}, true},
		{state.ColumnToggled{Document: "bell-weeks"}, true},
		{state.GroupToggled{By: state.OfOutlet, Value: "bell"}, true},
		{state.PeriodSet{From: "2019"}, true},
		{state.PartsFolded{Topic: "breakdown"}, false},
		{state.AllFolded{Folded: true}, false},
		{state.RowsAsked{Rows: 80}, false},
	} {
		s := start(t, "#/").send(test.msg)
		found := false
		for _, e := range s.effects {
			if to, is := e.(state.Go); is {
				found = true
				if to.Replace == test.step {
					t.Errorf("%T: replaces the entry in the history: %v", test.msg, to.Replace)
				}
			}
		}
		if !found {
			t.Errorf("%T does not change the address: %v", test.msg, s.effects)
		}
	}
}

// TestChartIsKept: the chart stays as it was left while another screen is shown.
func TestChartIsKept(t *testing.T) {
	s := start(t, "#/?show=single").send(state.Went{To: state.ParseRoute("#/about")})
	if s.m.Chart.Show != state.ShowSingle {
		t.Errorf("the chart is %+v", s.m.Chart)
	}
	s.press("g").press("o").at("#/?show=single")
	if s.send(state.Navigated{Route: state.ParseRoute("#/")}); s.m.Chart.Show != state.ShowAll {
		t.Error("an address without settings keeps some")
	}
}

// TestFoldedAtTheStart: a long chart begins with its events, and a list of
// those that are open is what the reader changes.
func TestFoldedAtTheStart(t *testing.T) {
	m, _ := state.Update(state.New(), state.Loaded{Loaded: ask.Load(sample.Long(3))})
	var parents []string
	for _, topic := range m.Coverage.Topics {
		if topic.Parent != "" && !slices.Contains(parents, topic.Parent) {
			parents = append(parents, topic.Parent)
		}
	}
	if m.Unfolded()(parents[0]) {
		t.Error("parts are shown at the start")
	}
	m, _ = state.Update(m, state.PartsFolded{Topic: parents[0]})
	if got := m.Route.String(); got != "#/?parts="+parents[0] || !m.Unfolded()(parents[0]) || m.Unfolded()(parents[1]) {
		t.Errorf("with one open the address is %s", got)
	}
	for _, id := range parents[1:] {
		m, _ = state.Update(m, state.PartsFolded{Topic: id})
	}
	if got := m.Route.String(); got != "#/?parts=all" {
		t.Errorf("with all open the address is %s", got)
	}
	if m, _ = state.Update(m, state.AllFolded{Folded: true}); m.Route.String() != "#/" {
		t.Errorf("with all folded the address is %s", m.Route)
	}
	if m, _ = state.Update(m, state.ChartShown{Show: state.ShowShared}); !m.Unfolded()(parents[0]) {
		t.Error("what a filter leaves is folded")
	}
}

// TestPeriod: a topic belongs to a period that overlaps the time it may have been.
func TestPeriod(t *testing.T) {
	for _, test := range []struct {
		from, to string
		dates    string // those that belong to it, of the list below
	}{
		{"", "", "2019 2024-06 2024-06-19 2024-06-18/2024-07-02 -"},
		{"2024", "", "2024-06 2024-06-19 2024-06-18/2024-07-02"},
		{"", "2023", "2019"},
		{"2019-12-31", "2019", "2019"},
		{"2024-06-20", "2024-06-25", "2024-06 2024-06-18/2024-07-02"},
		{"2024-06-19", "2024-06-19", "2024-06 2024-06-19 2024-06-18/2024-07-02"},
		{"2024-07", "", "2024-06-18/2024-07-02"},
		{"2025", "2018", ""},
	} {
		belongs := state.Charting{From: test.from, To: test.to}.Period()
		var got []string
		for _, s := range []string{"2019", "2024-06", "2024-06-19", "2024-06-18/2024-07-02", "-"} {
			d, _ := corpus.ParseDate(strings.TrimPrefix(s, "-"))
			if belongs(d) {
				got = append(got, s)
			}
		}
		if list := strings.Join(got, " "); list != test.dates {
			t.Errorf("from %q to %q: %s, want %s", test.from, test.to, list, test.dates)
		}
	}
}

// TestPeriodTyped: what is no date changes nothing and is named; a date then
// replaces it in the field too.
func TestPeriodTyped(t *testing.T) {
	s := start(t, "#/?from=2019").send(state.PeriodSet{From: "last week"}).at("#/?from=2019")
	if s.m.Chart.Unread != "last week" {
		t.Errorf("the chart is %+v", s.m.Chart)
	}
	s.send(state.PeriodSet{From: "2019", To: "2024"}).at("#/?from=2019&to=2024")
	if s.m.Chart.Unread != "" || !slices.Contains(s.effects, state.Effect(state.SetField{ID: state.FromID, Value: "2019"})) {
		t.Errorf("unread %q, effects %v", s.m.Chart.Unread, s.effects)
	}
}
