package state_test

import (
	"slices"
	"strings"
	"testing"

	"parallax/app/ask"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/placing"
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

// opened is the engine's answer about files that were read as a collection, nil
// for none.
func opened(q ask.Question, about, c *corpus.Collection, trouble string, outcomes ...ask.Outcome) state.Answered {
	a := &ask.LoadAnswer{Outcomes: outcomes}
	if c != nil {
		a.Loaded = ask.Load(c)
	}
	msg := state.Answered{Asked: state.Ask{Question: q, About: about}, Answer: a, Trouble: trouble}
	if trouble != "" {
		msg.Answer = nil
	}
	return msg
}

func named(names ...string) (files []corpus.File) {
	for _, name := range names {
		files = append(files, corpus.File{Name: name})
	}
	return files
}

func TestOpen(t *testing.T) {
	m, _ := state.Update(state.New(), state.Loaded{Loaded: ask.Load(sample.Collection())})
	m, _ = state.Update(m, state.FilesPicked{Count: 2})
	m, effects := state.Update(m, state.FilesRead{Files: []corpus.File{{Name: "Mine.PARALLAX", Content: []byte("z")}, {Name: "a.txt", Content: []byte("a")}}})
	e, q, ok := asked[ask.Merge](effects) // it might be about the articles shown
	if !ok || !q.Untouched || q.File.Name != "Mine.PARALLAX" || string(q.File.Content) != "z" || len(effects) != 1 {
		t.Fatalf("effects %+v", effects)
	}
	if len(m.Files.Outcomes) != 1 || m.Files.Outcomes[0].File != "a.txt" || m.Files.Coming != 1 {
		t.Errorf("the file beside it: %+v, %d coming", m.Files.Outcomes, m.Files.Coming)
	}

	// A damaged one changes nothing and is named.
	before := m.Collection
	damaged, _ := state.Update(m, state.Answered{Asked: e, Trouble: "not whole"})
	if damaged.Merging.Look != nil || damaged.Collection != before || damaged.Files.Coming != 0 || damaged.Files.Outcomes[1].Reason != "not whole" || damaged.OpenedFrom != "" {
		t.Errorf("after a damaged file: %+v", damaged.Files)
	}

	mine := &corpus.Collection{ID: "mine", Title: "Mine", Outlets: []corpus.Outlet{{ID: "o", Name: "O"}},
		Documents: []*corpus.Document{{ID: "one", Outlet: "o", Headline: "One", Text: corpus.Full, Passages: []corpus.Passage{{N: 1, Text: "A bridge."}}}}}
	m, effects = state.Update(m, state.Answered{Asked: e, Answer: &ask.MergeAnswer{Loaded: ask.Load(mine), Look: ask.MergeLook{ID: "mine"}}})
	if m.Collection != mine || m.Base != mine || m.Route.Screen != state.Overview || m.OpenedFrom != "Mine.PARALLAX" {
		t.Errorf("opened: %q at %v", m.Collection.ID, m.Route)
	}
	if goes := effectsOf[state.Go](effects); len(goes) != 1 || goes[0].Route.Screen != state.Overview {
		t.Errorf("it goes to %+v", goes)
	}
	index, kept := effectsOf[state.Use](effects), effectsOf[state.LoadOriginals](effects)
	if len(index) == 0 || index[len(index)-1].Collection != mine || !slices.Equal(kept, []state.LoadOriginals{{Collection: "mine"}}) {
		t.Errorf("index %v, what is kept of %v", index, kept)
	}
	if m, _ = state.Update(m, state.Entered{}); m.OpenedFrom != "" || m.Collection.ID == "mine" {
		t.Error("the collection of the page comes from that file, too")
	}
}

// What is nowhere saved is not thrown away for another collection.
func TestOpenKeepsWhatIsNotSaved(t *testing.T) {
	m, _ := state.Update(state.New(), state.Loaded{Loaded: ask.Load(sample.Collection())})
	m.Originals.Attached = map[string]state.Attached{"x": {File: "x.txt"}}
	m, effects := state.Update(m, state.FilesRead{Files: []corpus.File{{Name: "mine.parallax"}}})
	e, _, _ := asked[ask.Merge](effects)
	before := m.Collection
	mine := &corpus.Collection{ID: "mine"}
	m, effects = state.Update(m, state.Answered{Asked: e, Answer: &ask.MergeAnswer{Loaded: ask.Load(mine), Look: ask.MergeLook{ID: "mine"}}})
	if asks[ask.Open](effects) || m.Collection != before || len(m.Files.Outcomes) != 1 || !strings.Contains(m.Files.Outcomes[0].Reason, "not saved") {
		t.Errorf("effects %v, outcomes %+v", effects, m.Files.Outcomes)
	}
}

// An article that nobody has coded is not shown as silent.
func TestNotCoded(t *testing.T) {
	c := *sample.Collection()
	c.Documents = append(c.Documents[:len(c.Documents):len(c.Documents)], &corpus.Document{ID: "mine", Headline: "Mine", Text: corpus.Full, Passages: []corpus.Passage{{N: 1, Text: "A bridge."}}})
	m, _ := state.Update(state.New(), state.Loaded{Loaded: ask.Load(sample.Collection())})
	if len(m.Coded()) != len(m.Collection.Documents) {
		t.Fatalf("of the sample %v", m.Coded())
	}
	m, _ = state.Update(m, opened(ask.Gather{Collection: &c, Counted: len(c.Documents) - 1}, m.Collection, &c, ""))
	if m.IsCoded("mine") || len(m.Coded()) != len(c.Documents)-1 || slices.Contains(m.ChartDocuments(), "mine") || len(m.ChartDocuments()) != len(c.Documents)-1 {
		t.Errorf("coded %v, the chart is about %v", m.Coded(), m.ChartDocuments())
	}
}

// Files of two folders may share a name; both can be articles.
func TestArticlesOfOneName(t *testing.T) {
	m, _ := state.Update(state.New(), state.Loaded{Loaded: ask.Load(sample.Collection())})
	m, effects := state.Update(m, state.FilesRead{Files: []corpus.File{{Name: "기사.txt", Content: []byte("하나")}, {Name: "기사.txt", Content: []byte("둘")}}})
	e, q, _ := asked[ask.Originals](effects)
	var unplaced []placing.Unplaced
	for _, f := range q.Files {
		unplaced = append(unplaced, placing.Unplaced{File: f.Name})
	}
	_, effects = state.Update(m, state.Answered{Asked: e, Answer: &ask.OriginalsAnswer{Result: placing.Result{Unplaced: unplaced}}})
	if looked, is := question[ask.Intake](effects); !is || len(looked.Files) != 2 || looked.Files[0].Name == looked.Files[1].Name {
		t.Fatalf("could be articles: %v", looked.Files)
	}
}

// A reader goes on while files are read, and loses nothing by what comes of it.
func TestOpenedTooLate(t *testing.T) {
	m, _ := state.Update(state.New(), state.Loaded{Loaded: ask.Load(sample.Collection())})
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
			now.Originals.Attached = map[string]state.Attached{"x": {File: "x.txt"}}
		}
		counted := 0
		if c.beside != nil {
			counted = len(m.Collection.Documents)
		}
		now, _ = state.Update(now, opened(ask.Gather{Collection: &mine, Counted: counted}, c.beside, &mine, ""))
		if opens := now.Collection.ID == mine.ID; opens != c.opens || c.opens == (len(now.Files.Outcomes) > 0) {
			t.Errorf("%s: opened %v, outcomes %v", name, opens, now.Files.Outcomes)
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
