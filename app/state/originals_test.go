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
	"parallax/corpus/attach"
	"parallax/corpus/placing"
)

// answer answers the question about originals among the last effects, as the engine would.
func (s *script) answer() *script {
	s.t.Helper()
	e, _, ok := asked[ask.Originals](s.effects)
	if !ok {
		s.t.Fatalf("the engine was not asked:\n%s", show(s.effects))
	}
	return s.send(recognised(e))
}

// recognised is the engine's answer about files.
func recognised(e state.Ask) state.Answered {
	found := attach.NewRecogniser(e.About).Recognise(e.Question.(ask.Originals).Files, attach.Options{})
	return state.Answered{Asked: e, Answer: &ask.OriginalsAnswer{Result: found}}
}

// offer drops the originals of documents.
func (s *script) offer(documents ...string) *script {
	s.t.Helper()
	var files []corpus.File
	for _, id := range documents {
		files = append(files, corpus.File{Name: id + ".txt", Content: sample.Original(id)})
	}
	return s.send(state.FilesPicked{Count: len(files)}, state.FilesRead{Files: files}).answer()
}

func (s *script) original(document string) string {
	return s.m.Collection.Document(document).Passages[0].Original
}

func TestAttaching(t *testing.T) {
	s := start(t, "#/read/bell-parted")
	before := s.m.Collection
	s.send(state.DraggedOver{Over: true}, state.FilesPicked{Count: 2}).at("#/library")
	if s.m.Files.Coming != 2 || s.m.Files.Over {
		t.Errorf("the originals are %+v", s.m.Originals)
	}
	s.send(state.FilesRead{Files: []corpus.File{
		{Name: "a.txt", Content: sample.Original("bell-parted")}, {Name: "notes.txt", Content: []byte("Milk, bread, chain oil.")},
	}}).answer()
	if s.m.Files.Coming != 0 || s.m.Originals.Saving != 1 {
		t.Errorf("the originals are %+v", s.m.Originals)
	}
	if o := s.m.Files.Outcomes; len(o) != 1 || o[0].Document != "bell-parted" || !o[0].Exact {
		t.Errorf("the outcomes are %+v", o)
	}
	if !strings.Contains(s.original("bell-parted"), "snapped") || before.Document("bell-parted").Passages[0].Original != "" {
		t.Error("the original is not attached, or to the old collection")
	}
	index, _ := effect[state.Use](s.effects)
	keep, _ := effect[state.StoreOriginals](s.effects)
	if index.Collection != s.m.Collection || s.m.Collection == s.m.Base {
		t.Error("the index is not made anew")
	}
	if len(keep.Records) != 1 || keep.Collection != "chain-ferry" || keep.Records[0].File.Name != "a.txt" || string(keep.Records[0].File.Content) != string(sample.Original("bell-parted")) {
		t.Errorf("kept is %+v", keep)
	}
	if s.m.Originals.Attached["bell-parted"].Saved {
		t.Error("saved is said before the transaction has completed")
	}
	s.send(state.OriginalsStored{Documents: []string{"bell-parted"}})
	if !s.m.Originals.Attached["bell-parted"].Saved || s.m.Originals.Saving != 0 {
		t.Errorf("after saving the originals are %+v", s.m.Originals)
	}
}

func TestStorageRefused(t *testing.T) {
	s := start(t, "#/library").send(state.OriginalsLoaded{Collection: "chain-ferry", Trouble: "refused"})
	s.offer("bell-weeks").send(state.OriginalsStored{Documents: []string{"bell-weeks"}, Trouble: "no room"})
	held, is := s.m.Originals.Attached["bell-weeks"]
	if !is || held.Saved || s.m.Originals.Trouble != "no room" || s.original("bell-weeks") == "" {
		t.Errorf("the originals are %+v", s.m.Originals)
	}
}

func TestUnreadableFiles(t *testing.T) {
	s := start(t, "#/library").send(state.FilesPicked{Count: 2}, state.FilesRead{Refused: []ask.Outcome{{File: "folder", Reason: "it is a folder"}, {File: "film", Reason: "it is too large"}}})
	s.did()
	if len(s.m.Files.Outcomes) != 2 || s.m.Files.Coming != 0 || s.m.Files.Outcomes[1].Reason != "it is too large" {
		t.Errorf("the originals are %+v", s.m.Originals)
	}
	s.send(state.FilesPicked{Count: 1})
	if len(s.m.Files.Outcomes) != 0 {
		t.Error("the outcomes of an earlier drop stay")
	}
	none := &script{t: t, m: state.New()}
	none.send(state.FilesRead{Files: []corpus.File{{Name: "a"}}}, state.OriginalsRemoved{}, state.OriginalsLoaded{Collection: "x"}).did()
}

// Two folders may have a file of one name each.
func TestFilesOfOneName(t *testing.T) {
	s := start(t, "#/library").send(state.FilesRead{Files: []corpus.File{
		{Name: "article.txt", Content: sample.Original("bell-parted")}, {Name: "article.txt", Content: sample.Original("bell-weeks")},
	}}).answer()
	keep, _ := effect[state.StoreOriginals](s.effects)
	for _, r := range keep.Records {
		if string(r.File.Content) != string(sample.Original(r.Document)) {
			t.Errorf("%s is kept with the content of another", r.Document)
		}
	}
	if len(keep.Records) != 2 {
		t.Errorf("%d are kept", len(keep.Records))
	}
}

// A near miss does not take the place of the file itself; the other way round
// it does.
func TestNearMiss(t *testing.T) {
	near := []byte(strings.ReplaceAll(string(sample.Original("bell-weeks")), "\n", "\r\n"))
	offer := func(s *script, content []byte) {
		s.send(state.FilesRead{Files: []corpus.File{{Name: "near.txt", Content: content}}}).answer()
	}
	s := start(t, "#/library")
	offer(s, near)
	if h := s.m.Originals.Attached["bell-weeks"]; h.Exact || h.File != "near.txt" || s.original("bell-weeks") == "" {
		t.Errorf("held is %+v", h)
	}
	s.offer("bell-weeks")
	if h := s.m.Originals.Attached["bell-weeks"]; !h.Exact {
		t.Errorf("held is %+v", h)
	}
	offer(s, near)
	if h := s.m.Originals.Attached["bell-weeks"]; !h.Exact || h.File != "bell-weeks.txt" {
		t.Errorf("held is %+v", h)
	}
	if o := s.m.Files.Outcomes; o[len(o)-1].Document != "" || !strings.Contains(o[len(o)-1].Reason, "has its full text already") {
		t.Errorf("the outcomes are %+v", o)
	}
}

func TestRestoring(t *testing.T) {
	s := start(t, "#/read/bell-parted?p=3&q=tardy")
	if r, ok := effect[state.LoadOriginals](s.effects); !ok || r.Collection != "chain-ferry" || !s.m.Originals.Loading {
		t.Fatalf("what was kept is not asked for: %s", show(s.effects))
	}
	s.send(state.OriginalsLoaded{Collection: "another"}) // of a collection shown before
	if !s.m.Originals.Loading {
		t.Error("an answer about another collection is taken")
	}
	s.send(state.TextChosen{Original: true})
	s.send(state.OriginalsLoaded{Collection: "chain-ferry", Records: []placing.Stored{
		{Document: "bell-parted", File: corpus.File{Name: "a.txt", Content: sample.Original("bell-parted")}},
		{Document: "tide-ledger", File: corpus.File{Name: "b.txt", Content: []byte("Something else altogether.")}},
		{Document: "gone", File: corpus.File{Name: "c.txt", Content: sample.Original("bell-weeks")}},
	}}).answer()
	if h := s.m.Originals.Attached["bell-parted"]; !h.Saved || h.File != "a.txt" || s.original("bell-parted") == "" {
		t.Errorf("held is %+v", h)
	}
	if _, again := effect[state.StoreOriginals](s.effects); again {
		t.Error("what was kept is kept again")
	}
	if s.m.Originals.Loading || len(s.m.Originals.Unmatched) != 2 {
		t.Errorf("the originals are %+v", s.m.Originals)
	}
	if reveal, _ := effect[state.Reveal](s.effects); reveal.ID != "p3" {
		t.Errorf("the passage named is left behind: %s", show(s.effects))
	}
	if marks, _ := question[ask.Marks](s.effects); !marks.Original {
		t.Errorf("the marks are asked of the digest: %s", show(s.effects))
	}
	s.send(state.OriginalsRemoved{})
	discard, _ := effect[state.DeleteOriginals](s.effects)
	if want := []string{"bell-parted", "gone", "tide-ledger"}; !reflect.DeepEqual(discard.Documents, want) {
		t.Errorf("removed are %q, want %q", discard.Documents, want)
	}
	if len(s.m.Originals.Attached)+len(s.m.Originals.Unmatched) > 0 || s.original("bell-parted") != "" {
		t.Errorf("the originals are %+v", s.m.Originals)
	}
}

// What the reader attaches while the storage is still being read stays.
func TestAttachedBeforeRestored(t *testing.T) {
	s := start(t, "#/library")
	s.offer("bell-parted")
	s.send(state.OriginalsLoaded{Collection: "chain-ferry", Records: []placing.Stored{{Document: "bell-parted", File: corpus.File{Name: "old.txt", Content: sample.Original("bell-parted")}}}}).answer()
	if h := s.m.Originals.Attached["bell-parted"]; h.File != "bell-parted.txt" {
		t.Errorf("held is %+v", h)
	}
}

func TestRemovingOne(t *testing.T) {
	s := start(t, "#/library").offer("bell-parted", "bell-weeks")
	s.send(state.OriginalRemoved{Document: "bell-weeks"})
	if s.original("bell-weeks") != "" || s.original("bell-parted") == "" {
		t.Error("the wrong original is gone")
	}
	if d, _ := effect[state.DeleteOriginals](s.effects); !slices.Equal(d.Documents, []string{"bell-weeks"}) {
		t.Errorf("the effects are %s", show(s.effects))
	}
	s.send(state.OriginalsDeleted{Trouble: "refused"})
	if s.m.Originals.Trouble != "refused" {
		t.Error("nobody is told that it will come back")
	}
}

// An original that the page came with is not the reader's to replace.
func TestBuiltin(t *testing.T) {
	with, _ := attach.Attach(sample.Collection(), []corpus.File{{Name: "a", Content: sample.Original("bell-parted")}}, attach.Options{})
	s := &script{t: t, m: state.New()}
	s.send(state.Loaded{Loaded: ask.Load(with)})
	if !s.m.Builtin("bell-parted") || s.m.Builtin("bell-weeks") {
		t.Error("the page does not know what it came with")
	}
	s.offer("bell-parted")
	if len(s.m.Originals.Attached) != 0 || !strings.Contains(s.m.Files.Outcomes[0].Reason, "came with") {
		t.Errorf("the originals are %+v", s.m.Originals)
	}
	s.send(state.OriginalsLoaded{Collection: "chain-ferry", Records: []placing.Stored{{Document: "bell-parted", File: corpus.File{Name: "old.txt", Content: sample.Original("bell-parted")}}}}).answer()
	if len(s.m.Originals.Attached) != 0 || len(s.m.Originals.Unmatched) != 1 {
		t.Errorf("the originals are %+v", s.m.Originals)
	}
}

// Results found in the old texts stay until the new index has answered.
func TestSearchIsAskedAgain(t *testing.T) {
	s := start(t, "#/search?q=tardy").send(state.Answered{Asked: state.Ask{Sequence: 1, Question: ask.Search{}}})
	before := s.m.Sequence
	s.send(state.FilesRead{Files: []corpus.File{{Name: "a", Content: sample.Original("bell-parted")}}}).answer()
	if again, q, ok := asked[ask.Search](s.effects); !ok || again.Sequence <= before || q.Text != "tardy" {
		t.Errorf("the effects are %s", show(s.effects))
	}
	index := slices.IndexFunc(s.effects, func(e state.Effect) bool { _, is := e.(state.Use); return is })
	search := slices.IndexFunc(s.effects, func(e state.Effect) bool { return asks[ask.Search]([]state.Effect{e}) })
	if index > search {
		t.Error("the engine is asked before it has the new texts")
	}
}

func TestTextSwitch(t *testing.T) {
	s := start(t, "#/read/bell-parted?q=tardy")
	p := func() *corpus.Passage { return s.m.Collection.Document("bell-parted").Passage(4) }
	words := func() (string, bool) { return s.m.Words(s.m.Collection.Document("bell-parted"), p()) }
	s.send(state.TextChosen{Original: true})
	if r, _ := effect[state.Remember](s.effects); r != (state.Remember{Key: "text", Value: "original"}) {
		t.Errorf("remembered is %+v", r)
	}
	if s.m.ShowsOriginal("bell-parted") {
		t.Error("an original is shown that nobody has")
	}
	s.offer("bell-parted").send(state.Went{To: state.ParseRoute("#/read/bell-parted?q=tardy")})
	if text, original := words(); !original || !strings.Contains(text, "tardy") {
		t.Errorf("shown is %q", text)
	}
	s.send(state.TextChosen{})
	if text, original := words(); original || strings.Contains(text, "tardy") {
		t.Errorf("shown is %q", text)
	}
	if marks, ok := question[ask.Marks](s.effects); !ok || marks.Original {
		t.Errorf("the effects are %s", show(s.effects))
	}
	s.send(state.TextChosen{}).did()
	if s.send(state.Remembered{Text: "original"}); !s.m.ShowsOriginal("bell-parted") {
		t.Error("the choice is not remembered")
	}
}

// A page built with originals begins with them, unless the reader once chose
// the digests.
func TestTextOfACollectionThatCameWithOriginals(t *testing.T) {
	with := sample.Collection().Clone()
	with.Document("bell-parted").Passages[3].Original = "The barge was tardy."
	for stored, want := range map[string]bool{"": true, "original": true, "digest": false} {
		m, _ := state.Update(state.New(), state.Remembered{Text: stored})
		m, _ = state.Update(m, state.Loaded{Loaded: ask.Load(with)})
		if m.ShowsOriginal("bell-parted") != want {
			t.Errorf("after %q is stored, originals shown: %v", stored, !want)
		}
	}
	m, _ := state.Update(state.New(), state.Loaded{Loaded: ask.Load(sample.Collection())})
	m, effects := state.Update(m, state.TextChosen{Original: true})
	if !m.Originals.Shown || len(effects) == 0 {
		t.Error("without originals the switch cannot be set beforehand")
	}
	_, effects = state.Update(m, state.TextChosen{})
	if r, _ := effect[state.Remember](effects); r != (state.Remember{Key: "text", Value: "digest"}) {
		t.Errorf("remembered is %+v", r)
	}
}

// An answer about a collection that is gone changes nothing.
func TestLateAttach(t *testing.T) {
	s := start(t, "#/library").send(state.FilesPicked{Count: 1}, state.FilesRead{Files: []corpus.File{{Name: "a", Content: sample.Original("bell-parted")}}})
	e, _, _ := asked[ask.Originals](s.effects)
	s.send(state.Loaded{Loaded: ask.Load(sample.Collection())}, recognised(e)).did()
	if len(s.m.Originals.Attached) != 0 {
		t.Errorf("the originals are %+v", s.m.Originals)
	}
}
