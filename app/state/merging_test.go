package state_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"parallax/app/ask"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/edit"
)

// own is a page that shows a collection of the reader's, stored, with a note of theirs.
func own(t *testing.T) *script {
	t.Helper()
	s := start(t, "#/")
	s.send(state.ShelfListed{})
	c := sample.Uncoded(12)
	c.ID = "winter"
	s.send(opened(ask.Open{File: corpus.File{Name: "winter.parallax"}}, s.m.Collection, c, ""))
	s.send(state.PartStored{Collection: "winter", Part: "00001-a", To: 12, Last: true, Notes: map[string]string{
		"winter part-00001-a": `{"documents":12}`, "winter about": `{"title":"Winter","on":77}`}})
	s.send(state.EditsKept{Collection: "winter"})
	if s.m.Shelf.Here != "winter" || len(s.m.Shelf.Kept) != 1 {
		t.Fatalf("here is %q, kept are %+v", s.m.Shelf.Here, s.m.Shelf.Kept)
	}
	return s
}

func (s *script) asked(t *testing.T) (state.Ask, ask.Merge) {
	t.Helper()
	e, is := effect[state.Ask](s.effects)
	q, merging := e.Question.(ask.Merge)
	if !is || !merging {
		t.Fatalf("nothing is asked about a merge: %+v", s.effects)
	}
	return e, q
}

// look is what a file with one new topic, one changed and one that differs would bring.
func look() ask.MergeLook {
	return ask.MergeLook{ID: "winter", Title: "Winter", Articles: 12, Related: true, By: "okoro", Differ: 1, Changed: 1, Same: 9, New: []ask.MergeCount{{Kind: "topic", N: 1}},
		Entries: []ask.MergeEntry{{ID: "note n1", Kind: "note", State: "differ"}, {ID: "topic a", Kind: "topic", State: "new"}, {ID: "topic b", Kind: "topic", State: "changed"}}}
}

// TestMergeIsLookedAt drops a collection file and a folder's zip on a collection of one's
// own: what they would bring is shown, and nothing is brought before somebody says so.
func TestMergeIsLookedAt(t *testing.T) {
	for _, f := range []corpus.File{{Name: "okoro.parallax", Content: []byte("PK")}, {Name: "okoro.zip", Content: []byte("PK…okoro/collection.yaml…")}} {
		s := own(t)
		s.send(state.FilesPicked{Count: 1}, state.FilesRead{Files: []corpus.File{f}})
		e, q := s.asked(t)
		if q.Base != s.m.Base || q.Do || q.File.Name != f.Name {
			t.Errorf("asked is %+v", q)
		}
		before := s.m.Collection
		s.send(state.Answered{Asked: e, Answer: &ask.MergeAnswer{Look: look()}})
		if s.m.Merging.Look == nil || s.m.Collection != before || s.m.Files.Coming != 0 || s.m.Route.Screen != state.Library {
			t.Fatalf("%s: shown is %+v, coming %d", f.Name, s.m.Merging, s.m.Files.Coming)
		}
		s.send(state.MergeKept{ID: "note n1", Keep: state.KeepMine}, state.MergeTicked{ID: "topic a"}, state.MergeDone{})
		if _, q = s.asked(t); !q.Do || q.Choose["note n1"] != "mine" || q.Choose["topic a"] != "mine" || q.Choose["topic b"] != "" {
			t.Errorf("chosen was %+v", q.Choose)
		}
		s.send(state.MergeCancelled{})
		if s.m.Merging.Look != nil || s.m.Collection != before {
			t.Error("cancelled it is still there")
		}
	}
	// Other zips are files of articles, and a collection that has nothing to do with this
	// one opens by itself.
	s := own(t)
	s.send(state.FilesRead{Files: []corpus.File{{Name: "texts.zip", Content: []byte("PK…a.txt…")}}})
	if e, is := effect[state.Ask](s.effects); !is || e.Question.Kind() == (ask.Merge{}).Kind() {
		t.Errorf("a zip of texts is taken for %+v", e.Question)
	}
	s.send(state.FilesPicked{Count: 1}, state.FilesRead{Files: []corpus.File{{Name: "other.parallax"}}})
	e, _ := s.asked(t)
	s.send(state.Answered{Asked: e, Answer: &ask.MergeAnswer{Look: ask.MergeLook{ID: "other"}}})
	if e, is := effect[state.Ask](s.effects); !is || e.Question.Kind() != (ask.Open{}).Kind() {
		t.Errorf("a collection of other articles is not opened: %+v", s.effects)
	}
	// What cannot be read is named, and what is here stays.
	s = own(t)
	s.send(state.FilesPicked{Count: 1}, state.FilesRead{Files: []corpus.File{{Name: "bad.parallax"}}})
	e, _ = s.asked(t)
	s.send(state.Answered{Asked: e, Trouble: "it is damaged"})
	if len(s.m.Files.Outcomes) != 1 || s.m.Files.Outcomes[0].Reason != "it is damaged" || s.m.Merging.Look != nil || s.m.Files.Coming != 0 {
		t.Errorf("%+v, %+v", s.m.Files, s.m.Merging)
	}
}

// TestFolderOfACollection: the files of a collection's folder are that collection, given
// with their folders or without, and not articles one by one; what lies beside the
// folder is named. Where another state of it is kept, it is compared with that.
func TestFolderOfACollection(t *testing.T) {
	for _, files := range [][]corpus.File{
		named("winter/articles/a.md", "winter/collection.yaml", "winter/old/collection.yaml", "winter/coding.yaml", "other.txt"),
		named("a.md", "collection.yaml", "coding.yaml"),
	} {
		s := own(t)
		s.send(state.FilesPicked{Count: len(files)}, state.FilesRead{Files: files})
		e, q := s.asked(t)
		if !strings.HasSuffix(q.File.Name, "collection.yaml") || strings.Contains(q.File.Name, "old") || len(q.Carried()) != 3+strings.Count(q.File.Name, "/") {
			t.Fatalf("asked is about %+v", q.Carried())
		}
		s.send(state.Answered{Asked: e, Answer: &ask.MergeAnswer{Look: look()}})
		if want := map[bool]string{true: "winter", false: "collection.yaml"}[strings.Contains(q.File.Name, "/")]; s.m.Merging.Look == nil || s.m.Files.Coming != 0 || s.m.Merging.Name() != want {
			t.Errorf("shown is %+v, %d coming", s.m.Merging, s.m.Files.Coming)
		}
		if outside := len(files) - len(q.Carried()); len(s.m.Files.Outcomes) != outside || outside > 0 && s.m.Files.Outcomes[0].File != "other.txt" {
			t.Errorf("left alone are %+v", s.m.Files.Outcomes)
		}
		s.send(state.MergeApart{})
		if e, is := effect[state.Ask](s.effects); !is || len(e.Question.(ask.Open).Carried()) != len(q.Carried()) {
			t.Errorf("apart, it is asked about %+v", s.effects)
		}
	}

	// The page shows what it came with; the folder is of a collection that is kept.
	s := own(t)
	s.send(state.Entered{})
	s.send(state.FilesRead{Files: named("winter/articles/a.md", "winter/collection.yaml")})
	e, q := s.asked(t)
	if !q.Untouched {
		t.Error("what the page came with counts as changed")
	}
	other := sample.Uncoded(13)
	other.ID = "winter"
	s.send(state.Answered{Asked: e, Answer: &ask.MergeAnswer{Loaded: ask.Load(other), Mark: "new", Look: ask.MergeLook{ID: "winter"}}})
	if o, is := effect[state.OpenKept](s.effects); !is || o.Collection != "winter" {
		t.Fatalf("it becomes another collection: %+v", s.effects)
	}
	kept := sample.Uncoded(12)
	kept.ID = "winter"
	s.send(state.KeptOpened{Collection: "winter", Loaded: ask.Load(kept), Parts: []string{"00001-a"}})
	if _, q := s.asked(t); s.m.Shelf.Here != "winter" || q.Base != s.m.Base || q.Untouched || len(q.Carried()) != 2 {
		t.Errorf("compared is %q with %+v", s.m.Shelf.Here, q.Carried())
	}
}

// TestMergeTakesThePlace merges into the collection shown: until the whole is stored the
// one that there was is still there, under a name that says so; then it is put away, its
// address leads to the merged one, and undoing leads back to it.
func TestMergeTakesThePlace(t *testing.T) {
	s := own(t)
	was, _ := s.m.Shelf.Find("winter")
	begun := was.Begun
	s.send(state.FilesRead{Files: []corpus.File{{Name: "okoro.parallax"}}})
	e, _ := s.asked(t)
	s.send(state.Answered{Asked: e, Answer: &ask.MergeAnswer{Look: look()}}, state.MergeDone{})
	e, _ = s.asked(t)
	merged := sample.Uncoded(13)
	merged.ID = "winter"
	s.send(state.Answered{Asked: e, Answer: &ask.MergeAnswer{Look: look(), Loaded: ask.Load(merged)}})
	k, is := effect[state.KeepParts](s.effects)
	if !is || k.Key != "winter-2" || s.m.Shelf.Here != "winter-2" || len(s.m.Collection.Documents) != 13 || s.m.Collection.Title != "Uncoded" && s.m.Collection.Title == "" {
		t.Fatalf("here is %q, kept %+v", s.m.Shelf.Here, k.Key)
	}
	note, is := effect[state.NoteShelf](s.effects)
	if !is || note.Notes["winter title"] == "" {
		t.Errorf("the collection as it was is not renamed: %+v", note)
	}
	s.send(state.NotesStored{Notes: note.Notes})
	s.send(state.PartStored{Collection: "winter-2", Part: "00001-b", To: 13, Last: true, Notes: map[string]string{"winter-2 part-00001-b": `{"documents":13}`, "winter-2 about": `{"title":"Winter","on":99}`}})
	if len(s.m.Shelf.Kept) != 2 {
		t.Errorf("kept are %+v", s.m.Shelf.Kept)
	}
	away := map[string]string{}
	for _, e := range s.effects {
		if n, is := e.(state.NoteShelf); is {
			for key, text := range n.Notes {
				away[key] = text
			}
		}
	}
	if away["winter deleted"] == "" || away["winter-2 was"] != "winter" {
		t.Fatalf("the whole is stored, noted is %v", away)
	}
	s.send(state.NotesStored{Notes: away})
	if s.m.Shelf.Kept[0].Begun != begun || begun == 0 || s.m.Shelf.Kept[0].Title != "Winter" {
		t.Errorf("begun on %d, it is now %+v", begun, s.m.Shelf.Kept[0])
	}
	if len(s.m.Shelf.Kept) != 1 || s.m.Shelf.Kept[0].Key != "winter-2" || len(s.m.Shelf.Deleted) != 1 {
		t.Errorf("kept are %+v", s.m.Shelf.Kept)
	}
	elsewhere := start(t, "#/")
	elsewhere.send(state.Entered{Collection: "winter", Route: state.Route{Screen: state.Topics}}) // before the notes are read
	elsewhere.send(state.ShelfListed{Notes: s.m.Shelf.Notes})
	to, led := effect[state.GoTo](elsewhere.effects)
	if o, is := effect[state.OpenKept](elsewhere.effects); !is || o.Collection != "winter-2" || !led || to.Collection != "winter-2" || to.Route.Screen != state.Topics {
		t.Errorf("the address from before leads to %+v by %+v", o, to)
	}
	elsewhere.send(state.Entered{Collection: "winter", Route: state.Route{Screen: state.Topics}})
	if elsewhere.m.Shelf.Opening != "winter-2" {
		t.Errorf("a link from before opens %q", elsewhere.m.Shelf.Opening)
	}
	s.send(state.FilesRead{Files: []corpus.File{{Name: "okoro.parallax"}}}) // looked at again
	e, _ = s.asked(t)
	s.send(state.Answered{Asked: e, Answer: &ask.MergeAnswer{Look: look()}}, state.MergeCancelled{})
	s.send(state.MergeUndone{})
	if s.m.Shelf.Opening != "winter" {
		t.Errorf("undone, %q is being opened", s.m.Shelf.Opening)
	}
	all := map[string]string{}
	for _, e := range s.effects {
		if n, is := e.(state.NoteShelf); is {
			for key, text := range n.Notes {
				all[key] = text
			}
		}
	}
	if o, is := effect[state.OpenKept](s.effects); !is || o.Title != all["winter title"] {
		t.Errorf("it is opened under the name %q", o.Title)
	}
	if gone, is := all["winter deleted"]; !is || gone != "" || all["winter-2 deleted"] == "" || all["winter title"] == note.Notes["winter title"] || all["winter title"] == "" {
		t.Errorf("undone, the notes are %v", all)
	}
}

// TestMergeNotes takes notes that come alone into the collection itself.
func TestMergeNotes(t *testing.T) {
	s := own(t)
	l := look()
	l.OnlyNotes, l.Changed = true, 0
	s.send(state.FilesRead{Files: []corpus.File{{Name: "okoro.parallax"}}})
	e, _ := s.asked(t)
	s.send(state.Answered{Asked: e, Answer: &ask.MergeAnswer{Look: l}}, state.MergeDone{})
	e, _ = s.asked(t)
	merged := *s.m.Collection
	merged.Notes = []corpus.Note{{ID: "n9", On: merged.Documents[0].ID, Motivation: corpus.Commenting, Body: "Who says so?", By: "okoro"}}
	s.send(state.Answered{Asked: e, Answer: &ask.MergeAnswer{Look: l, Loaded: ask.Load(&merged)}})
	if s.m.Shelf.Here != "winter" || len(s.m.Collection.Notes) != 1 || s.m.Collection.Notes[0].By != "okoro" || s.m.Route.Screen != state.NotesScreen {
		t.Errorf("here is %q with %+v", s.m.Shelf.Here, s.m.Collection.Notes)
	}
	if !slices.ContainsFunc(s.m.Coding.Ops, func(o edit.Op) bool { return o.Do == edit.Annotate && o.By == "okoro" }) {
		t.Errorf("the operations are %+v", s.m.Coding.Ops)
	}
}

// TestNotesOfWhatIsShown lays notes alone over the collection that the page came with,
// too: a collection without articles would be of no use.
func TestNotesOfWhatIsShown(t *testing.T) {
	s := start(t, "#/")
	f := corpus.File{Name: "okoro.parallax"}
	s.send(state.FilesRead{Files: []corpus.File{f}})
	e, q := s.asked(t)
	if q.File.Name != f.Name || !q.Untouched {
		t.Fatalf("asked is %+v", q)
	}
	l := look()
	l.OnlyNotes, l.Changed = true, 0
	s.send(state.Answered{Asked: e, Answer: &ask.MergeAnswer{Look: l}})
	if s.m.Merging.Look == nil || len(s.m.Collection.Documents) == 0 || s.m.Shelf.Here != "" {
		t.Errorf("shown is %+v of %q", s.m.Merging, s.m.Shelf.Here)
	}
}

// TestLookWithoutKeeping opens a file only to look at it: it is not stored before
// somebody says so, and the page may be left.
func TestLookWithoutKeeping(t *testing.T) {
	s := own(t)
	s.send(state.FilesRead{Files: []corpus.File{{Name: "okoro.parallax"}}})
	e, _ := s.asked(t)
	s.send(state.Answered{Asked: e, Answer: &ask.MergeAnswer{Look: look()}}, state.MergeApart{Look: true})
	e, is := effect[state.Ask](s.effects)
	if !is || e.Question.Kind() != (ask.Open{}).Kind() {
		t.Fatalf("the file is not opened: %+v", s.effects)
	}
	c := sample.Uncoded(13)
	c.ID = "winter"
	s.send(opened(e.Question, s.m.Collection, c, ""))
	if _, stored := effect[state.KeepParts](s.effects); stored || s.m.Shelf.Here != "winter-2" || s.m.Unkept() {
		t.Errorf("here is %q, stored %v, unkept %v", s.m.Shelf.Here, stored, s.m.Unkept())
	}
	s.send(state.KeepAgain{})
	if k, stored := effect[state.KeepParts](s.effects); !stored || k.Key != "winter-2" || k.From != 0 {
		t.Errorf("kept after all: %v %+v", stored, k.Key)
	}
}

// TestBegin makes an empty collection that is kept and waits for its name.
func TestBegin(t *testing.T) {
	s := own(t)
	s.send(state.CollectionBegun{})
	k, is := effect[state.KeepParts](s.effects)
	if !is || len(s.m.Collection.Documents) != 0 || s.m.Shelf.Renamed != k.Key || s.m.Shelf.Here != k.Key {
		t.Errorf("here is %q, named is %q, kept %q", s.m.Shelf.Here, s.m.Shelf.Renamed, k.Key)
	}
}

// TestDuplicateAny opens a collection that is not shown, waits for the work in it, and
// makes another with all of it.
func TestDuplicateAny(t *testing.T) {
	s := own(t)
	s.send(state.Entered{Route: state.Route{Screen: state.Library}}, state.EditsKept{Collection: s.m.Shelf.Came.Collection.ID})
	s.send(state.CollectionDuplicated{Collection: "winter"})
	if s.m.Shelf.Opening != "winter" {
		t.Fatalf("%q is being opened", s.m.Shelf.Opening)
	}
	c := sample.Uncoded(12)
	c.ID = "winter"
	s.send(state.KeptOpened{Collection: "winter", Loaded: ask.Load(c), Parts: []string{"00001-a"}})
	if s.m.Shelf.Here != "winter" {
		t.Fatalf("here is %q", s.m.Shelf.Here)
	}
	op := edit.Op{ID: "x-1", N: 1, Do: edit.Add, Topic: "bells", Title: "Bells"}
	s.send(state.EditsKept{Collection: "winter", Ops: []edit.Op{op}})
	k, is := effect[state.KeepParts](s.effects)
	if !is || k.Key != "winter-2" || len(k.Collection.Topics) != 1 || len(k.Collection.Documents) != 12 {
		t.Fatalf("kept is %+v", k.Key)
	}
	s.send(state.EditsKept{Collection: "winter-2"})
	if s.m.Shelf.Here != "winter-2" || len(s.m.Shelf.Fresh) != 1 {
		t.Errorf("here is %q, fresh %+v", s.m.Shelf.Here, s.m.Shelf.Fresh)
	}
}

// TestTake has a folder made beside the page, and saves it under a name that tells what
// it is.
func TestTake(t *testing.T) {
	s := own(t)
	s.send(state.TakeAsked{What: ask.TakeFolder}, state.TakeAsked{What: ask.TakeCounts})
	if len(s.effects) != 0 {
		t.Error("two files are made at once")
	}
	s = own(t).send(state.TakeAsked{What: ask.TakeFolder})
	e, is := effect[state.Ask](s.effects)
	if q, take := e.Question.(ask.Take); !is || !take || len(q.Collection.Documents) != 12 {
		t.Fatalf("asked is %+v", s.effects)
	}
	s.send(state.Answered{Asked: e, Answer: &ask.TakeAnswer{Content: []byte("PK")}})
	if f, is := effect[state.SaveFile](s.effects); !is || f.Name != "winter-folder.zip" || !bytes.Equal(f.Content, []byte("PK")) || s.m.Taking.Asked != 0 {
		t.Errorf("saved is %+v", s.effects)
	}
	s = own(t).send(state.TakeAsked{What: ask.TakeVoices})
	e, _ = effect[state.Ask](s.effects)
	s.send(state.Answered{Asked: e, Answer: &ask.TakeAnswer{Content: []byte("voice")}})
	if f, is := effect[state.SaveFile](s.effects); !is || !strings.HasSuffix(f.Name, "-voices-all.csv") || f.Kind != "text/csv;charset=utf-8" {
		t.Errorf("a table is saved as %+v", f)
	}
	s = own(t).send(state.TakeAsked{What: ask.TakeCounts})
	e, _ = effect[state.Ask](s.effects)
	s.send(state.Answered{Asked: e, Trouble: "what was read back is not what was written"})
	if _, is := effect[state.SaveFile](s.effects); is || s.m.Unsaved == "" || s.m.Announced != "" {
		t.Errorf("a file that was not written is saved: %q, %q", s.m.Unsaved, s.m.Announced)
	}
}

func TestSlug(t *testing.T) {
	for text, want := range map[string]string{"Ferry winter": "ferry-winter", " ¿Qué? 2031! ": "qu-2031", "여객선": "files-1", "": "files-1"} {
		if got := state.Slug(text, "files-1"); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

// TestChangedTextIsChosen: of an article whose text was changed elsewhere one keeps
// theirs, mine or both, and all of them can be chosen at once.
func TestChangedTextIsChosen(t *testing.T) {
	s := own(t)
	s.send(state.FilesRead{Files: named("okoro.parallax")})
	e, _ := s.asked(t)
	l := look()
	l.Entries = append(l.Entries, ask.MergeEntry{ID: "article x", Kind: "article", State: "changed", Texts: true}, ask.MergeEntry{ID: "article y", Kind: "article", State: "changed", Texts: true})
	s.send(state.Answered{Asked: e, Answer: &ask.MergeAnswer{Look: l}})
	if k := s.m.Merging; k.KeepsOfText("article x") != state.KeepTheirs || k.KeepsOf("note n1") != "" {
		t.Errorf("unasked, %q is kept", k.KeepsOfText("article x"))
	}
	s.send(state.MergeKept{ID: "article x", Keep: state.KeepBeside}, state.MergeTicked{})
	if k := s.m.Merging; k.Choose["article x"] != state.KeepBeside || k.Choose["article y"] != "" || k.Choose["topic a"] != state.KeepMine {
		t.Errorf("chosen is %v", k.Choose)
	}
	for keep, want := range map[string]string{"": state.KeepBeside, state.KeepMine: state.KeepMine, state.KeepTheirs: state.KeepTheirs} {
		s.send(state.MergeKept{Keep: keep})
		if k := s.m.Merging; k.KeepsOfText("article x") != want || k.KeepsOfText("article y") != want || k.KeepsOf("note n1") != keep {
			t.Errorf("all %q: %q of a text, %q of a note", keep, k.KeepsOfText("article x"), k.KeepsOf("note n1"))
		}
	}
}
