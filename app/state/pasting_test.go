package state_test

import (
	"strings"
	"testing"

	"parallax/app/ask"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/intake"
	"parallax/corpus/placing"
)

// What is pasted on the library's screen is read as a file would be, marked up if
// it was; anywhere else nothing happens.
func TestPastedOnThePage(t *testing.T) {
	loaded, _ := state.Update(state.New(), state.Loaded{Loaded: ask.Load(sample.Collection())})
	if m, effects := state.Update(loaded, state.Pasted{Text: "A ferry."}); len(effects) > 0 || !m.Route.Equal(loaded.Route) {
		t.Errorf("pasting on another screen: %v", effects)
	}
	for _, test := range []struct{ html, text, name, content string }{
		{"", "A ferry.", "Pasted text.txt", "A ferry."},
		{"<meta charset=latin1><p>A <b>ferry</b>.", "A ferry.", "Pasted page.html", "\uFEFF<meta charset=latin1><p>A <b>ferry</b>."},
		{"<span style=color:red>A ferry.</span>", "A ferry.", "Pasted text.txt", "A ferry."},
	} {
		m, _ := state.Update(loaded, state.Navigated{Route: state.Route{Screen: state.Library}})
		_, effects := state.Update(m, state.Pasted{HTML: test.html, Text: test.text})
		_, q, ok := asked[ask.Originals](effects)
		if !ok || q.Files[0].Name != test.name || string(q.Files[0].Content) != test.content {
			t.Errorf("%q, %q: asked about %+v", test.html, test.text, q.Files)
		}
	}
}

// A text that is given with its headline and outlet has them, as its reader's
// statements; what comes marked up is read so, unless somebody has changed it.
func TestGivenText(t *testing.T) {
	m, _ := state.Update(state.New(), state.Loaded{Loaded: ask.Load(sample.Collection())})
	m, _ = state.Update(m, state.Navigated{Route: state.Route{Screen: state.Library}})
	if m, effects := state.Update(m, state.TextGiven{Headline: "Ferry", Text: " \n"}); len(effects) > 0 || m.Unsaved == "" {
		t.Errorf("no text: %v, %q", effects, m.Unsaved)
	}
	if m, _ := state.Update(m, state.TextGiven{URL: "https://a.example/"}); !strings.Contains(m.Unsaved, "https://a.example/") {
		t.Errorf("an address alone: %q", m.Unsaved)
	}
	m, _ = state.Update(m, state.Pasted{HTML: "<h1>Old</h1><p>A ferry.</p>", Text: "Old\nA ferry.", Within: true})
	if _, effects := state.Update(m, state.TextGiven{Text: "Old\nA ferry sank."}); fileOf(t, effects).Name != "Pasted text.txt" {
		t.Error("what was changed is read as it was copied")
	}
	m, effects := state.Update(m, state.TextGiven{Headline: " Of  ferries", Outlet: "Quay Post", Text: "Old\nA ferry.\n"})
	if f := fileOf(t, effects); f.Name != "Pasted page.html" {
		t.Errorf("read as %q", f.Name)
	}
	e, _, _ := asked[ask.Intake](effects)
	m, _ = state.Update(m, state.Answered{Asked: e, Answer: &ask.IntakeAnswer{Reports: []*intake.FileReport{read("Pasted page.html", "Old")}}})
	a := m.Preview.Article(1)
	if a.Document.Headline != "Of ferries" || a.Outlet != "Quay Post" || a.Basis[intake.Outlet].How != "your choice" || len(a.Doubts) > 0 {
		t.Errorf("given: %q of %q, %v %v", a.Document.Headline, a.Outlet, a.Basis, a.Doubts)
	}
}

func fileOf(t *testing.T, effects []state.Effect) corpus.File {
	t.Helper()
	_, q, ok := asked[ask.Intake](effects)
	if !ok {
		t.Fatalf("nothing is read: %v", effects)
	}
	return q.Files[0]
}

// A file that was read wrongly is read once more, as somebody says; what they have
// stated of its articles stays.
func TestReadOnceMore(t *testing.T) {
	m, _ := state.Update(state.New(), state.Loaded{Loaded: ask.Load(sample.Collection())})
	m, effects := state.Update(m, state.FilesRead{Files: []corpus.File{{Name: "a.csv", Content: []byte("x"), Held: 7}, {Name: "b.csv", Content: []byte("y"), Held: 8}}})
	e, q, _ := asked[ask.Originals](effects)
	var foreign []placing.Unplaced
	for _, f := range q.Files {
		foreign = append(foreign, placing.Unplaced{File: f.Name, Reason: placing.Foreign})
	}
	m, effects = state.Update(m, state.Answered{Asked: e, Answer: &ask.OriginalsAnswer{Result: placing.Result{Unplaced: foreign}}})
	e, _, _ = asked[ask.Intake](effects)
	// The answer comes in any order.
	m, _ = state.Update(m, state.Answered{Asked: e, Answer: &ask.IntakeAnswer{Reports: []*intake.FileReport{read("b.csv", "B"), read("a.csv", "A1", "A2")},
		Duplicates: []intake.Duplicate{{Of: intake.Place{File: 1, Article: 1}, Like: intake.Place{}, Same: true}}}})
	for _, msg := range []state.Msg{state.PreviewSet{Article: 2, Field: intake.Outlet, Value: "Quay Post"}, state.PreviewDropped{Article: 3}, state.PreviewOpened{Article: 3}} {
		m, _ = state.Update(m, msg)
	}
	again := func(msg state.PreviewRead, answer *intake.FileReport) ask.Intake {
		t.Helper()
		var effects []state.Effect
		m, effects = state.Update(m, msg)
		if len(effects) != 1 || effects[0] != (state.ReadAgain{Report: 2, Held: 7}) {
			t.Fatalf("%+v: %v", msg, effects)
		}
		m, effects = state.Update(m, state.FileAgain{Report: 2, Content: []byte("x")})
		e, q, ok := asked[ask.Intake](effects)
		if !ok || q.Files[0].Name != "a.csv" || m.Preview.Asked == 0 {
			t.Fatalf("asked %+v", q)
		}
		m, _ = state.Update(m, state.Answered{Asked: e, Answer: &ask.IntakeAnswer{Reports: []*intake.FileReport{answer}}})
		return q
	}
	q2 := again(state.PreviewRead{Report: 2, Encoding: "koi8-r"}, read("a.csv", "Б1", "Б2"))
	if a := m.Preview.Article(2); q2.Encoding != "koi8-r" || a.Document.Headline != "Б1" || a.Outlet != "Quay Post" || !m.Preview.Out[intake.Place{File: 1, Article: 1}] || len(m.Preview.Alike) != 1 {
		t.Errorf("%+v: %q of %q", q2, a.Document.Headline, a.Outlet)
	}
	again(state.PreviewRead{Report: 2, Column: "lead", Field: intake.Summary}, read("a.csv", "Б1", "Б2"))
	q2 = again(state.PreviewRead{Report: 2, Column: "kicker", Field: intake.Summary}, read("a.csv", "Б1", "Б2", "Б3"))
	if q2.Encoding != "koi8-r" || q2.Columns["lead"] != intake.Summary || q2.Columns["kicker"] != intake.Summary {
		t.Errorf("columns %v", q2.Columns)
	}
	if p := m.Preview; len(p.Articles) != 4 || len(p.Out) > 0 || len(p.Alike) > 0 || p.Article(p.Open).Document.Headline != "Б1" || p.Article(1).Document.Headline != "B" {
		t.Errorf("of another number of articles: %+v", p)
	}
	again(state.PreviewRead{Report: 2, Column: "body", Field: intake.Skip}, &intake.FileReport{Name: "a.csv", Problem: "There is no text in it."})
	if len(m.Preview.Articles) != 4 || !strings.Contains(m.Unsaved, "a.csv") {
		t.Errorf("read so that nothing is left: %d articles, %q", len(m.Preview.Articles), m.Unsaved)
	}
}
