package state_test

import (
	"testing"

	"parallax/app/ask"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/intake"
	"parallax/corpus/placing"
)

// Files that were given and not added are counted from the first moment to the last,
// so that somebody who loads the page again learns of them; and not any longer.
func TestUnaddedFiles(t *testing.T) {
	m, _ := state.Update(state.New(), state.Remembered{Unadded: 40})
	m, _ = state.Update(m, state.Loaded{Loaded: ask.Load(sample.Collection())})
	want := func(what string, n int) {
		t.Helper()
		if m.Unadded() != n {
			t.Errorf("%s: %d files are not added yet, want %d", what, m.Unadded(), n)
		}
	}
	want("loaded again", 40)
	closed, _ := state.Update(m, state.LostClosed{})
	if closed.Unadded() != 0 {
		t.Error("what is said of them cannot be closed")
	}
	m, _ = state.Update(m, state.FilesPicked{Count: 2})
	want("picked", 2)
	m, effects := state.Update(m, state.FilesRead{Files: []corpus.File{{Name: "a.txt", Content: []byte("x")}, {Name: "b.txt", Content: []byte("y")}}})
	want("read", 2)
	e, _, _ := asked[ask.Originals](effects)
	m, effects = state.Update(m, state.Answered{Asked: e, Answer: &ask.OriginalsAnswer{Result: placing.Result{Unplaced: []placing.Unplaced{{File: "a.txt", Reason: placing.Foreign}, {File: "b.txt", Reason: placing.Foreign}}}}})
	want("no originals", 2)
	e, _, _ = asked[ask.Intake](effects)
	m, _ = state.Update(m, state.Answered{Asked: e, Answer: &ask.IntakeAnswer{Reports: []*intake.FileReport{read("a.txt", "A"), read("b.txt", "B")}}})
	want("looked at", 2)
	if m.Preview.Unasked() {
		t.Error("the browser asks though nobody has done anything")
	}
	worked, _ := state.Update(m, state.PreviewSet{Article: 1, Field: intake.Outlet, Value: "Quay Post"})
	if !worked.Preview.Unasked() {
		t.Error("the browser does not ask before work is lost")
	}
	cancelled, _ := state.Update(m, state.PreviewCancelled{})
	if cancelled.Unadded() != 0 {
		t.Error("what was cancelled is told as lost")
	}
	m, effects = state.Update(m, state.PreviewAdded{})
	want("being added", 2)
	if !m.Preview.Unasked() {
		t.Error("the browser does not ask while they are being added")
	}
	e, q, _ := asked[ask.Gather](effects)
	m, _ = state.Update(m, state.Answered{Asked: e, Answer: &ask.LoadAnswer{Loaded: ask.Load(q.Collection)}})
	want("added", 0)
}

// What is in the collection already is not added to it a second time, unless somebody
// says so or makes a collection of their own.
func TestGivenAgain(t *testing.T) {
	known := intake.Place{File: 1}
	m := looking(t, &ask.IntakeAnswer{
		Reports:    []*intake.FileReport{read("a.txt", "A"), read("b.txt", "B"), read("c.txt", "C")},
		Duplicates: []intake.Duplicate{{Of: known, Document: "tide-fares", Same: true}, {Of: intake.Place{File: 2}, Like: intake.Place{}, Same: true}},
	})
	m, _ = state.Update(m, state.PreviewApart{Apart: false})
	if m.Preview.Count() != 2 || !m.Preview.Out[known] {
		t.Fatalf("left out are %v", m.Preview.Out)
	}
	m, _ = state.Update(m, state.PreviewApart{Apart: true})
	if m.Preview.Count() != 3 {
		t.Errorf("in a collection of their own %v are missing", m.Preview.Out)
	}
	m, _ = state.Update(m, state.PreviewDropped{Article: 1})
	m, _ = state.Update(m, state.PreviewApart{Apart: true})
	m, _ = state.Update(m, state.PreviewApart{Apart: false})
	if m.Preview.Count() != 1 || !m.Preview.Out[known] {
		t.Errorf("beside the collection left out are %v", m.Preview.Out)
	}
	m, _ = state.Update(m, state.PreviewDropped{Article: 2})
	if m.Preview.Out[known] {
		t.Error("it cannot be added all the same")
	}
}
