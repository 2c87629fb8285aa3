package state_test

import (
	"slices"
	"strings"
	"testing"

	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/attach"
)

// effectsOf are the effects of one type.
func effectsOf[T state.Effect](effects []state.Effect) (list []T) {
	for _, e := range effects {
		if e, is := e.(T); is {
			list = append(list, e)
		}
	}
	return list
}

func TestOpen(t *testing.T) {
	m, _ := state.Update(state.New(), state.Loaded{Collection: sample.Collection()})
	m, _ = state.Update(m, state.FilesPicked{Count: 2})
	m, effects := state.Update(m, state.FilesRead{Files: []state.Offered{{Name: "Mine.PARALLAX", Content: []byte("z")}, {Name: "a.txt", Content: []byte("a")}}})
	asked := effectsOf[state.Open](effects)
	if len(asked) != 1 || asked[0].Name != "Mine.PARALLAX" || string(asked[0].Content) != "z" || len(effects) != 1 {
		t.Fatalf("effects %+v", effects)
	}
	if len(m.Shelf.Outcomes) != 1 || m.Shelf.Outcomes[0].File != "a.txt" || m.Shelf.Coming != 1 {
		t.Errorf("the file beside it: %+v, %d coming", m.Shelf.Outcomes, m.Shelf.Coming)
	}

	// A damaged one changes nothing and is named.
	before := m.Collection
	damaged, _ := state.Update(m, state.Opened{Name: "Mine.PARALLAX", Trouble: "not whole"})
	if damaged.Collection != before || damaged.Shelf.Coming != 0 || damaged.Shelf.Outcomes[1].Reason != "not whole" || damaged.OpenedFrom != "" {
		t.Errorf("after a damaged file: %+v", damaged.Shelf)
	}

	mine := &corpus.Collection{ID: "mine", Title: "Mine", Outlets: []corpus.Outlet{{ID: "o", Name: "O"}},
		Documents: []*corpus.Document{{ID: "one", Outlet: "o", Headline: "One", Text: corpus.Full, Passages: []corpus.Passage{{N: 1, Text: "A bridge."}}}}}
	m, effects = state.Update(m, state.Opened{Name: "Mine.PARALLAX", Collection: mine})
	if m.Collection != mine || m.Base != mine || m.Route.Screen != state.Overview || m.OpenedFrom != "Mine.PARALLAX" {
		t.Errorf("opened: %q at %v", m.Collection.ID, m.Route)
	}
	if goes := effectsOf[state.Go](effects); len(goes) != 1 || goes[0].Route.Screen != state.Overview {
		t.Errorf("it goes to %+v", goes)
	}
	index, kept := effectsOf[state.Index](effects), effectsOf[state.Recollect](effects)
	if len(index) == 0 || index[len(index)-1].Collection != mine || !slices.Equal(kept, []state.Recollect{{Collection: "mine"}}) {
		t.Errorf("index %v, what is kept of %v", index, kept)
	}
	if m, _ = state.Update(m, state.Loaded{Collection: sample.Collection()}); m.OpenedFrom != "" {
		t.Error("another collection comes from that file, too")
	}
}

// What is nowhere saved is not thrown away for another collection.
func TestOpenKeepsWhatIsNotSaved(t *testing.T) {
	m, _ := state.Update(state.New(), state.Loaded{Collection: sample.Collection()})
	m.Shelf.Held = map[string]state.Held{"x": {File: "x.txt"}}
	m, effects := state.Update(m, state.FilesRead{Files: []state.Offered{{Name: "mine.parallax"}}})
	if len(effectsOf[state.Open](effects)) != 0 || len(m.Shelf.Outcomes) != 1 || !strings.Contains(m.Shelf.Outcomes[0].Reason, "not saved") {
		t.Errorf("effects %v, outcomes %+v", effects, m.Shelf.Outcomes)
	}
}

// Files that are no article's original can be articles of their own.
func TestImport(t *testing.T) {
	m, _ := state.Update(state.New(), state.Loaded{Collection: sample.Collection()})
	m, effects := state.Update(m, state.FilesRead{Files: []state.Offered{{Name: "ferry.txt", Content: []byte("A ferry.")}, {Name: "ferry.exe", Content: []byte("MZ")}}})
	asked := effectsOf[state.Attach](effects)
	if len(asked) != 1 {
		t.Fatalf("effects %v", effects)
	}
	m, _ = state.Update(m, state.Placed{Asked: asked[0], Result: attach.Result{Unplaced: []attach.Unplaced{{File: "ferry.txt", Reason: "like none"}, {File: "ferry.exe", Reason: "like none"}}}})
	if len(m.Shelf.Loose) != 1 || m.Shelf.Loose[0].Name != "ferry.txt" {
		t.Fatalf("could be articles: %v", m.Shelf.Loose)
	}
	own, effects := state.Update(m, state.LooseImported{})
	reads := effectsOf[state.Import](effects)
	if len(reads) != 1 || reads[0].Beside != nil || !strings.HasPrefix(reads[0].ID, "files-") || own.Shelf.Coming != 1 || len(own.Shelf.Loose) != 0 {
		t.Fatalf("effects %+v", effects)
	}
	_, effects = state.Update(m, state.LooseImported{Beside: true})
	beside := effectsOf[state.Import](effects)
	if len(beside) != 1 || beside[0].Beside != m.Collection || beside[0].ID == m.Collection.ID {
		t.Fatalf("effects %+v", effects)
	}
	failed, _ := state.Update(own, state.Opened{Name: "ferry.txt", Files: 1, Trouble: "no text", Outcomes: []state.Outcome{{File: "ferry.txt", Reason: "x"}}})
	if failed.Shelf.Coming != 0 || failed.Collection != m.Collection || len(failed.Shelf.Outcomes) != len(m.Shelf.Outcomes)+2 {
		t.Errorf("after a failure: %+v", failed.Shelf)
	}
	// Alone they would take the place of what is not saved; beside it they do not.
	m.Shelf.Held = map[string]state.Held{"x": {File: "x.txt"}}
	if _, effects = state.Update(m, state.LooseImported{}); len(effectsOf[state.Import](effects)) != 0 {
		t.Error("what is not saved is given up")
	}
	if _, effects = state.Update(m, state.LooseImported{Beside: true}); len(effectsOf[state.Import](effects)) != 1 {
		t.Error("a text cannot be added")
	}
}

// An article that nobody has coded is not shown as silent.
func TestNotCoded(t *testing.T) {
	c := *sample.Collection()
	c.Documents = append(c.Documents[:len(c.Documents):len(c.Documents)], &corpus.Document{ID: "mine", Headline: "Mine", Text: corpus.Full, Passages: []corpus.Passage{{N: 1, Text: "A bridge."}}})
	m, _ := state.Update(state.New(), state.Loaded{Collection: sample.Collection()})
	if len(m.Coded()) != len(m.Collection.Documents) {
		t.Fatalf("of the sample %v", m.Coded())
	}
	m, _ = state.Update(m, state.Opened{Name: "mine.txt", Files: 1, Collection: &c})
	if m.IsCoded("mine") || len(m.Coded()) != len(c.Documents)-1 || slices.Contains(m.ChartDocuments(), "mine") || len(m.ChartDocuments()) != len(c.Documents)-1 {
		t.Errorf("coded %v, the chart is about %v", m.Coded(), m.ChartDocuments())
	}
}

// Files of two folders may share a name; both can be articles, and what could
// not be read is named where it can be seen.
func TestImportOfOneName(t *testing.T) {
	m, _ := state.Update(state.New(), state.Loaded{Collection: sample.Collection()})
	m, effects := state.Update(m, state.FilesRead{Files: []state.Offered{{Name: "기사.txt", Content: []byte("하나")}, {Name: "기사.txt", Content: []byte("둘")}}})
	asked := effectsOf[state.Attach](effects)[0]
	var unplaced []attach.Unplaced
	for _, f := range asked.Files {
		unplaced = append(unplaced, attach.Unplaced{File: f.Name})
	}
	m, _ = state.Update(m, state.Placed{Asked: asked, Result: attach.Result{Unplaced: unplaced}})
	if len(m.Shelf.Loose) != 2 || m.Shelf.Loose[0].Name == m.Shelf.Loose[1].Name {
		t.Fatalf("could be articles: %v", m.Shelf.Loose)
	}
	mine := &corpus.Collection{ID: "mine", Title: "Mine", Documents: []*corpus.Document{{ID: "one", Headline: "One", Text: corpus.Full, Passages: []corpus.Passage{{N: 1, Text: "하나"}}}}}
	m, _ = state.Update(m, state.Opened{Name: "기사.txt", Files: 2, Collection: mine, Outcomes: []state.Outcome{{File: "기사 (2).txt", Reason: "no text"}}})
	if m.Route.Screen != state.Library || len(m.Shelf.Outcomes) != 1 {
		t.Errorf("at %v, outcomes %v", m.Route, m.Shelf.Outcomes)
	}
}

// A reader goes on while files are read, and loses nothing by what comes of it.
func TestOpenedTooLate(t *testing.T) {
	m, _ := state.Update(state.New(), state.Loaded{Collection: sample.Collection()})
	mine := *m.Collection
	mine.ID = "with-mine"
	other := *m.Collection
	for name, c := range map[string]struct {
		beside *corpus.Collection
		unkept bool
		opens  bool
	}{
		"beside what is shown":             {m.Collection, true, true},
		"beside what has changed":          {&other, false, false},
		"in place of what is saved":        {nil, false, true},
		"in place of what is not saved so": {nil, true, false},
	} {
		now := m
		if c.unkept {
			now.Shelf.Held = map[string]state.Held{"x": {File: "x.txt"}}
		}
		now, _ = state.Update(now, state.Opened{Name: "mine.txt", Files: 1, Beside: c.beside, Collection: &mine})
		if (now.Collection == &mine) != c.opens || c.opens == (len(now.Shelf.Outcomes) > 0) {
			t.Errorf("%s: opened %v, outcomes %v", name, now.Collection == &mine, now.Shelf.Outcomes)
		}
	}
}

func TestReadable(t *testing.T) {
	for name, want := range map[string]int{"a.txt": 8, "a": 8, "기사.DOCX": 32, "a.docx.gz": 32, "all.jsonl.gz": 128, "c.Parallax": 128} {
		if got := state.Readable(name); got != want {
			t.Errorf("%s: %d MiB", name, got)
		}
	}
}
