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
	m, effects = state.Update(m, state.Answered{Asked: e, Answer: &ask.LoadAnswer{Loaded: ask.Load(q.Collection)}})
	want("added, and on the way into the storage", 2)
	keep, is := effect[state.KeepParts](effects)
	if !is {
		t.Fatal("nothing is stored")
	}
	refused, _ := state.Update(m, state.PartStored{Collection: keep.Key, Trouble: "there is no room left"})
	if refused.Unadded() != 2 {
		t.Error("what could not be stored is not told as lost")
	}
	all := len(keep.Collection.Documents)
	m, _ = state.Update(m, state.PartStored{Collection: keep.Key, Part: "00001-a", To: all - 1})
	want("stored in part", 2)
	m, _ = state.Update(m, state.PartStored{Collection: keep.Key, Part: "00002-a", To: all, Last: true})
	want("stored", 0)
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

// TestCutShort gives the same files again after the browser was killed while their articles
// were stored: what is missing is stored behind what is there, under the same address.
func TestCutShort(t *testing.T) {
	given := func(c *corpus.Collection, mark string) state.Answered {
		msg := opened(ask.Open{File: corpus.File{Name: "winter.jsonl"}}, nil, c, "")
		msg.Answer.(*ask.LoadAnswer).Mark = mark
		return msg
	}
	c := sample.Uncoded(12)
	c.ID, c.Title = "winter", "My winter"
	before := start(t, "#/")
	before.m.Now = 1000
	before.send(state.ShelfListed{})
	msg := given(c, "m1")
	msg.Asked.About = before.m.Collection
	before.send(msg)
	began, is := effect[state.KeepParts](before.effects)
	if !is {
		t.Fatal("nothing is stored")
	}
	notes := map[string]string{"winter part-00001-a": `{"documents":4}`, "winter part-00002-a": `{"documents":3}`}
	for name, text := range began.Notes {
		notes[name] = text
	}
	for name, x := range map[string]struct {
		mark    string
		now     int64
		swapped bool
		key     string
		from    int
	}{
		"the same files":               {"m1", 100_000, false, "winter", 7},
		"others":                       {"m2", 100_000, false, "winter-2", 0},
		"in another order":             {"m1", 100_000, true, "winter-2", 0},
		"while they may be on the way": {"m1", 2000, false, "winter-2", 0},
	} {
		s := start(t, "#/")
		s.m.Now = x.now
		s.send(state.ShelfListed{Notes: notes})
		c := sample.Uncoded(12)
		c.ID = "winter"
		if x.swapped {
			c.Documents[0], c.Documents[11] = c.Documents[11], c.Documents[0]
		}
		msg := given(c, x.mark)
		msg.Asked.About = s.m.Collection
		s.send(msg)
		k, is := effect[state.KeepParts](s.effects)
		if !is || k.Key != x.key || k.From != x.from || s.m.Shelf.Here != x.key || len(s.m.Collection.Documents) != 12 {
			t.Errorf("%s: %s from %d is stored, %s is shown", name, k.Key, k.From, s.m.Shelf.Here)
			continue
		}
		if x.from == 0 {
			continue
		}
		if k.Number != 3 || k.Notes["winter about"] != "" || s.m.Collection.Title != "My winter" || !s.m.Shelf.Parts["00002-a"] {
			t.Errorf("%s: part %d, notes %v, title %q, parts %v", name, k.Number, k.Notes, s.m.Collection.Title, s.m.Shelf.Parts)
		}
		s.send(state.PartStored{Collection: "winter", Part: "00003-b", To: 12, Last: true, Notes: map[string]string{"winter part-00003-b": `{"documents":5}`}})
		if got, _ := s.m.Shelf.Find("winter"); got.Documents != 12 || len(s.m.Shelf.Kept) != 1 || s.m.Shelf.Fresh != nil {
			t.Errorf("%s: kept are %+v", name, s.m.Shelf.Kept)
		}
	}
}
