package present

import (
	"slices"
	"strings"
	"testing"

	"parallax/app/ask"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/edit"
)

func describeModel(t *testing.T, as string, msgs ...state.Msg) state.Model {
	t.Helper()
	m := model(sample.Collection(), "#/library?as="+as, state.EditsKept{Collection: "chain-ferry"})
	for _, msg := range msgs {
		m, _ = state.Update(m, msg)
	}
	return m
}

func TestDescribeArticles(t *testing.T) {
	m := describeModel(t, state.AsArticles)
	v := Describe(m)
	if len(v.Articles) != 5 || v.Undo != "" || v.Articles[0].Fields[1].Value != "Ostrey Bell" {
		t.Fatalf("the table has %+v", v.Articles)
	}
	m = describeModel(t, state.AsArticles,
		state.DocumentChosen{Document: "bell-parted"}, state.DocumentChosen{Document: "bell-weeks"},
		state.ChosenDescribed{Field: edit.Genre, Value: " Report "})
	v = Describe(m)
	cell := v.Articles[0].Fields[6]
	if cell.Value != "Report" || !cell.Mine || v.Articles[1].Fields[6].Value != "Report" || spaced(v.Undo) != "Undo: Genre of 2 articles" {
		t.Errorf("set for two: %+v, %q", cell, v.Undo)
	}
	// The same again changes nothing, and undo takes both back.
	if n, _ := state.Update(m, state.ChosenDescribed{Field: edit.Genre, Value: "Report"}); len(n.Coding.Ops) != len(m.Coding.Ops) {
		t.Error("what is so already was set again")
	}
	m, _ = state.Update(m, state.TakenBack{})
	if v := Describe(m); v.Articles[0].Fields[6].Value == "Report" || v.Redo == "" {
		t.Errorf("taken back: %+v", v.Articles[0].Fields[6])
	}
}

// A guess is drawn as one until somebody confirms it, in the table and beside the article,
// and undo makes it one again.
func TestGuessesAreConfirmed(t *testing.T) {
	m := describeModel(t, state.AsArticles)
	byline := func(m state.Model) SaidField { return Describe(m).Articles[0].Fields[2] }
	group := func(m state.Model) string {
		for _, g := range sourceGroups(provenance(m, m.Catalog.Document("bell-parted"))) {
			for _, l := range g.Lines {
				if l.Name == "By" {
					return g.Title + ": " + l.Value
				}
			}
		}
		return ""
	}
	if got := byline(m); got.Guess || got.How != "" || group(m) != "Stated by the source: Ada Lunt" {
		t.Errorf("stated: %+v, %s", got, group(m))
	}
	m.Catalog.Document("bell-parted").Know(corpus.Known{Field: "byline", From: "a line below", Provenance: corpus.Provenance{By: corpus.Program}})
	if got := byline(m); !got.Guess || got.How != "Guessed from a line below." || group(m) != "Inferred, not stated: Ada Lunt. Guessed from a line below." {
		t.Errorf("guessed: %+v, %s", got, group(m))
	}
	if n, _ := state.Update(m, state.GuessesConfirmed{}); len(n.Coding.Ops) != 0 {
		t.Error("nothing is selected, and something was confirmed")
	}
	m, _ = state.Update(m, state.DocumentChosen{Document: "bell-parted"})
	if !Describe(m).Guesses {
		t.Error("a guess is selected, and cannot be confirmed")
	}
	m, _ = state.Update(m, state.GuessesConfirmed{On: "2031-05-06"})
	if got := byline(m); got.Guess || got.How != "Confirmed by you on 6 May 2031. It was taken from a line below." || Describe(m).Guesses || spaced(Describe(m).Undo) != "Undo: confirm guesses in 1 article" || !strings.HasPrefix(group(m), "Set or confirmed by a person: Ada Lunt.") {
		t.Errorf("confirmed: %+v, %q, %s", got, Describe(m).Undo, group(m))
	}
	m, _ = state.Update(m, state.TakenBack{})
	if got := byline(m); !got.Guess {
		t.Errorf("taken back: %+v", got)
	}
	// The same value, written by hand, confirms it as well.
	m, _ = state.Update(m, state.ChosenDescribed{Field: edit.Byline, Value: "Ada Lunt"})
	if got := byline(m); got.Guess || got.How != "Set by you." {
		t.Errorf("written: %+v", got)
	}
}

// An outlet is named, not looked up: one that is not there is made, and shown at once.
func TestDescribeOutletByName(t *testing.T) {
	m := describeModel(t, state.AsArticles,
		state.Described{Documents: []string{"bell-parted"}, Field: edit.Outlet, Value: "the tide table"},
		state.Described{Documents: []string{"bell-weeks"}, Field: edit.Outlet, Value: "Skerry Weekly"})
	v := Describe(m)
	if v.Articles[0].Fields[1].Value != "The Tide Table" || v.Articles[1].Fields[1].Value != "Skerry Weekly" || v.Articles[1].Mark.Name != "Skerry Weekly" {
		t.Errorf("outlets %+v, %+v", v.Articles[0].Fields[1], v.Articles[1])
	}
	if err := m.Collection.Validate(); err != nil {
		t.Error(err)
	}
}

// What cannot be is said, and leaves no trace.
func TestDescribeRefused(t *testing.T) {
	m := describeModel(t, state.AsArticles, state.Described{Documents: []string{"bell-parted"}, Field: edit.Published, Value: "yesterday"})
	if m.Unsaved == "" || len(m.Coding.Ops) != 0 || len(m.Coding.Result.Left) > 0 {
		t.Errorf("said %q, %d changes are there", m.Unsaved, len(m.Coding.Ops))
	}
	if v := Describe(m); v.Undo != "" || v.Redo != "" {
		t.Errorf("what was never done can be undone (%q) or done again (%q)", v.Undo, v.Redo)
	}
	m = describeModel(t, state.AsArticles, state.Described{Documents: []string{"bell-parted"}, Field: edit.Byline, Value: "Ada Quill"}, state.Described{Documents: []string{"bell-parted"}, Field: edit.Headline, Value: " "})
	if m.Unsaved == "" || len(m.Coding.Ops) != 1 || m.Catalog.Document("bell-parted").Byline != "Ada Quill" {
		t.Errorf("said %q, %d changes are there", m.Unsaved, len(m.Coding.Ops))
	}
}

// A date that somebody sets is stated: why the collection has none, or another one, is no
// reason for it. A reason that the reader gives is.
func TestDescribeDate(t *testing.T) {
	const reason = "It is written “03/04/2024”"
	for _, guess := range []string{"", "2024-03-04"} {
		c := sample.Collection()
		d := c.Documents[0]
		date, _ := corpus.ParseDate(guess)
		d.Published = corpus.Published{Date: date, Reason: reason}
		m, _ := state.Update(state.New(), state.Loaded{Loaded: ask.Load(c)})
		m, _ = state.Update(m, state.Navigated{Route: state.Route{Screen: state.Library, As: state.AsArticles}})
		set := func(value, how string) (corpus.Published, []state.Effect) {
			var effects []state.Effect
			m, effects = state.Update(m, state.Described{Documents: []string{d.ID}, Field: edit.Published, Value: value, How: how})
			return m.Catalog.Document(d.ID).Published, effects
		}
		before := m.Lacks(state.LackCertainty)
		p, effects := set("2024-04-03", reason) // as the row of the table sends it
		if !p.Stated || p.Reason != "" || p.Date.String() != "2024-04-03" || m.Lacks(state.LackCertainty) > before {
			t.Errorf("of %q: %+v", guess, p)
		}
		if !slices.Contains(effects, state.Effect(state.SetField{ID: state.FieldOfID(d.ID, How), Value: ""})) {
			t.Error("the field goes on saying the reason")
		}
		if p, _ = set("2024-04-03", "the paper of that week"); p.Stated || p.Reason != "the paper of that week" {
			t.Errorf("a reason of the reader's: %+v", p)
		}
		if p, _ = set("2024-04-04", "the paper of that week"); p.Reason == "" {
			t.Error("a reason of the reader's has gone with the date")
		}
	}
}

func TestMoveArticles(t *testing.T) {
	order := func(m state.Model) (list []string) {
		for _, d := range m.Collection.Documents {
			list = append(list, d.ID)
		}
		return list
	}
	m := describeModel(t, state.AsArticles, state.DocumentChosen{Document: "tide-ledger"}, state.ChosenMoved{By: -1})
	if got := strings.Join(order(m), " "); !strings.HasPrefix(got, "bell-parted tide-ledger bell-weeks") {
		t.Errorf("moved up: %s", got)
	}
	for i, d := range m.Coverage.Documents { // all that follows from the order follows it
		if m.Collection.Documents[i].ID != d {
			t.Errorf("the chart's column %d is %s", i, d)
		}
	}
	m, _ = state.Update(m, state.ChosenMoved{By: 1})
	if got := strings.Join(order(m), " "); !strings.HasPrefix(got, "bell-parted bell-weeks tide-ledger") {
		t.Errorf("moved down again: %s", got)
	}
	for range 9 {
		m, _ = state.Update(m, state.ChosenMoved{By: 1})
	}
	if got := order(m); got[len(got)-1] != "tide-ledger" {
		t.Errorf("moved to the end: %s", got)
	}
}

func TestDescribeOutlets(t *testing.T) {
	m := describeModel(t, state.AsOutlets, state.Described{Outlet: "tide", Field: edit.Name, Value: "Ostrey Bell."})
	v := Describe(m)
	if len(v.Alike) != 1 || v.Alike[0].From != "tide" || v.Alike[0].Into != "bell" {
		t.Fatalf("alike %+v", v.Alike)
	}
	m, _ = state.Update(m, state.OutletsJoined{Outlet: "tide", Into: "bell"})
	if v = Describe(m); len(v.Alike) > 0 || len(v.Rows) != 3 || v.Rows[0].N != "3" || v.Undo != "Undo: merge two outlets" {
		t.Errorf("merged: %+v, %q", v.Rows, v.Undo)
	}
	before := Describe(m).Rows
	m, _ = state.Update(m, state.OutletsJoined{Outlet: "bell", Into: "radio", Swap: true})
	after := Describe(m).Rows
	if after[0].ID != "radio" || after[0].Mark.Hue != before[0].Mark.Hue {
		t.Errorf("swapped: %+v", after)
	}
}

func TestDescribeCollection(t *testing.T) {
	m := describeModel(t, state.AsCollection, state.Described{Field: edit.About, Value: "Mine."})
	v := Describe(m)
	if v.Collection[0].Value != "Mine." || v.Key != "" || v.Fixed == "" || !strings.Contains(v.Undo, "About") {
		t.Errorf("the collection says %+v", v)
	}
}

// What two windows said at once is both offered.
func TestDescribedInTwoWindows(t *testing.T) {
	m := describeModel(t, state.AsArticles, state.Described{Documents: []string{"bell-parted"}, Field: edit.Byline, Value: "Ada Quill"})
	theirs := m.Coding.Ops[0]
	theirs.ID, theirs.Value = "zz-1", "L. Marsh"
	m, _ = state.Update(m, state.EditsKept{Collection: "chain-ferry", Ops: []edit.Op{theirs}})
	v := Describe(m)
	if len(v.Both) != 1 || v.Both[0].Value != "Ada Quill" || v.Articles[0].Fields[2].Value != "L. Marsh" {
		t.Fatalf("both: %+v, shown %q", v.Both, v.Articles[0].Fields[2].Value)
	}
	m, _ = state.Update(m, state.Described{Documents: []string{v.Both[0].Document}, Field: v.Both[0].Field, Value: v.Both[0].Value})
	if v = Describe(m); len(v.Both) > 0 || v.Articles[0].Fields[2].Value != "Ada Quill" {
		t.Errorf("chosen: %+v, shown %q", v.Both, v.Articles[0].Fields[2].Value)
	}
}
