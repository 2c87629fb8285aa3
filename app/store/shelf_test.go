//go:build !js

package store

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"parallax/app/ask"
	"parallax/app/engine"
	"parallax/app/platform"
	"parallax/app/present"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/bundle"
	"parallax/corpus/edit"
)

// visited is a page that is opened at an address, with what an earlier one has left in
// its browser.
func visited(t *testing.T, before *platform.Page, address string) (*Store, *platform.Page) {
	t.Helper()
	p := platform.New()
	if before != nil {
		p.Stored, p.Shelf, p.Parts, p.Edits, p.Kept, p.Marked = before.Stored, before.Shelf, before.Parts, before.Edits, before.Kept, before.Marked
	}
	p.Fragment = address
	s := New(engine.New(), p)
	s.Start(ask.Load(sample.Collection()), nil)
	now := func(f func()) { f() }
	s.Subscribe(func() {}, now, now, now)
	if s.Fault() != "" {
		t.Fatal(s.Fault())
	}
	return s, p
}

// texts are articles of the reader's, in no outlet.
func texts(from, n int) []*corpus.Document {
	var list []*corpus.Document
	for i := range n {
		list = append(list, &corpus.Document{ID: fmt.Sprintf("mine-%d", from+i), Headline: fmt.Sprintf("Mine %d", from+i), Text: corpus.Full,
			Passages: []corpus.Passage{{N: 1, Kind: corpus.Body, Text: fmt.Sprintf("The harbour froze, said neighbour %d.", from+i)}}})
	}
	return list
}

// add is what a reader's files have become: articles beside those shown, or a
// collection of their own.
func add(s *Store, beside bool, mark string, list ...*corpus.Document) {
	c := corpus.Collection{ID: "files-" + mark, Title: "Articles from my files", Documents: list}
	if beside {
		c = *s.Model().Collection
		c.ID, c.Documents = "with-"+mark+"-"+c.ID, append(slices.Clip(c.Documents), list...)
	}
	q := ask.Gather{Collection: &c, Mark: mark}
	if beside {
		q.Counted = 1
	}
	s.Send(state.Answered{Asked: state.Ask{Question: q, About: s.Model().Collection}, Answer: &ask.LoadAnswer{Loaded: ask.Load(&c)}})
}

func headlines(s *Store) string {
	var list []string
	for _, d := range s.Model().Collection.Documents {
		list = append(list, d.Headline)
	}
	return strings.Join(list, ", ")
}

func titles(s *Store) string {
	var list []string
	for _, r := range present.Ledger(s.Model()).Rows {
		list = append(list, r.Title)
	}
	return strings.Join(list, ", ")
}

func TestWhatIsAddedIsThereAfterAReload(t *testing.T) {
	s, p := visited(t, nil, "#/library")
	add(s, true, "a", texts(1, 3)...)
	at := p.Fragment
	if !strings.HasPrefix(at, "#/in/with-a-") || p.Led == "" {
		t.Fatalf("the address is %q, links lead within %q", at, p.Led)
	}
	want := headlines(s)
	if row := present.Ledger(s.Model()).Rows[0]; row.Kept.Text != "Saved" || row.Kept.Solid != present.Solid || s.Model().Unkept() {
		t.Errorf("after adding: %+v", row.Kept)
	}

	s, p = visited(t, p, at)
	if headlines(s) != want || !strings.HasSuffix(want, "Mine 3") || p.Fragment != at {
		t.Fatalf("after a reload at %q: %s", p.Fragment, headlines(s))
	}
	// More of them join it, and stay in it.
	add(s, true, "b", texts(4, 2)...)
	if p.Fragment != at {
		t.Errorf("articles that joined are at %q", p.Fragment)
	}
	s, _ = visited(t, p, "#/")
	if s.Model().Shelf.Here != "" || strings.Contains(headlines(s), "Mine") {
		t.Errorf("the collection of the page has %s", headlines(s))
	}
	s.Send(state.Entered{Collection: strings.TrimSuffix(strings.TrimPrefix(at, "#/in/"), "/"), Route: state.Route{Screen: state.Library}})
	if headlines(s) != want+", Mine 4, Mine 5" {
		t.Errorf("then there are %s", headlines(s))
	}
	if s.Fault() != "" {
		t.Error(s.Fault())
	}
}

// The reader's coding of a kept collection is laid over it again, can be taken back
// after articles were added, and is not lost with them.
func TestEditsOfAKeptCollection(t *testing.T) {
	s, p := visited(t, nil, "#/")
	add(s, false, "a", texts(1, 3)...)
	at := p.Fragment
	s.Send(state.Edited{Do: edit.Add, Text: "Ice", At: []corpus.Ref{{Document: "mine-1", Passage: 1}}})
	add(s, true, "b", texts(4, 1)...)
	check := func(when string, topics int) {
		t.Helper()
		m := s.Model()
		if len(m.Collection.Topics) != topics || len(m.Base.Topics) != 0 || len(m.Collection.Documents) != 4 || m.UnsavedWork() != 0 {
			t.Errorf("%s: %d topics, %d in the base, %d articles, %d not saved", when, len(m.Collection.Topics), len(m.Base.Topics), len(m.Collection.Documents), m.UnsavedWork())
		}
	}
	check("added", 1)
	if _, since := s.Model().Backup(s.Model().KeyOf()); since != 0 {
		t.Errorf("%d changes since a backup that there is not", since)
	}
	s.Send(state.SaveAsked{What: state.BundleFile})
	s, _ = visited(t, p, at)
	check("reloaded", 1)
	if last, since := s.Model().Backup(s.Model().KeyOf()); last.On == 0 || since != 0 {
		t.Errorf("backup %+v, %d changes since", last, since)
	}
	s.Send(state.TakenBack{})
	check("taken back", 0)
	if _, since := s.Model().Backup(s.Model().KeyOf()); since != 1 {
		t.Errorf("%d changes since the backup, want 1", since)
	}
	if v := present.Keeping(s.Model()); !strings.Contains(v.Backup, "1") || v.Save.Do != present.SaveFile {
		t.Errorf("the line says %+v", v)
	}
}

func TestCollectionsOnTheShelf(t *testing.T) {
	s, p := visited(t, nil, "#/library")
	came := s.Model().Collection.Title
	add(s, false, "a", texts(1, 2)...)
	first := s.Model().Shelf.Here
	s.Send(state.CollectionRenamed{Collection: first, Title: "  Ice   winter "})
	add(s, false, "b", texts(1, 1)...)
	second := s.Model().Shelf.Here
	if first == second || titles(s) != "Articles from my files, Ice winter, "+came {
		t.Fatalf("%q and %q: %s", first, second, titles(s))
	}
	s.Send(state.CollectionMoved{Collection: first, By: -1})
	s, p = visited(t, p, "#/in/"+first+"/read/mine-2")
	if titles(s) != "Ice winter, Articles from my files, "+came || s.Model().Collection.Title != "Ice winter" || s.Model().Reading() != "mine-2" {
		t.Fatalf("after a reload: %s; %q is shown", titles(s), s.Model().Collection.Title)
	}

	// The same files again are the same collection.
	add(s, false, "b", texts(1, 1)...)
	if s.Model().Shelf.Here != second || p.Fragment != "#/in/"+second+"/" || len(s.Model().Shelf.Kept) != 2 {
		t.Errorf("the same files are at %q: %s", p.Fragment, titles(s))
	}

	s.Send(state.CollectionDuplicated{Collection: second})
	third := s.Model().Shelf.Here
	if third == second || s.Model().Collection.Title != "Articles from my files (copy)" || len(s.Model().Shelf.Kept) != 3 {
		t.Errorf("the copy is %q: %s", third, titles(s))
	}

	s.Send(state.CollectionDeleted{Collection: third})
	if s.Model().Shelf.Here != "" || p.Fragment != "#/library" || strings.Contains(titles(s), "copy") {
		t.Errorf("after deleting at %q: %s", p.Fragment, titles(s))
	}
	s, p = visited(t, p, "#/library")
	s.Send(state.CollectionRestored{Collection: third})
	if !strings.Contains(titles(s), "copy") {
		t.Errorf("after undo: %s", titles(s))
	}
	s.Send(state.CollectionDeleted{Collection: third})
	s.Send(state.CollectionErased{Collection: third})
	for key := range p.Shelf {
		if strings.HasPrefix(key, third+" ") {
			t.Errorf("%q is still kept", key)
		}
	}
	if len(p.Parts[third]) > 0 || len(p.Parts[second]) == 0 {
		t.Error("not the texts of the one that was erased are gone")
	}
	s, _ = visited(t, p, "#/in/"+third+"/topics")
	if s.Model().Route.Screen != state.Lost || !strings.Contains(present.Lost(s.Model()).Text, third) || len(s.Model().Shelf.Lost) > 0 {
		t.Errorf("its address shows %v, lost %v", s.Model().Route, s.Model().Shelf.Lost)
	}
}

// An opened file whose id is taken lies beside the other, and the file is its backup.
func TestOpenedFilesLieBesideEachOther(t *testing.T) {
	s, p := visited(t, nil, "#/")
	c := *sample.Collection()
	c.About = "Somebody else's."
	s.Send(state.Answered{Asked: state.Ask{Question: ask.Open{File: corpus.File{Name: "theirs.parallax", Content: []byte("x")}}, About: s.Model().Collection}, Answer: &ask.LoadAnswer{Loaded: ask.Load(&c)}})
	if p.Fragment != "#/in/"+c.ID+"-2/" || s.Model().Shelf.Came.Collection.About == c.About {
		t.Errorf("opened at %q", p.Fragment)
	}
	row := present.Ledger(s.Model()).Rows[0]
	if row.Backup.Text != "The file you opened" || row.Backup.Solid != present.Solid || !row.Here {
		t.Errorf("row %+v", row)
	}
	s, _ = visited(t, p, p.Fragment)
	again := *s.Model().Collection
	again.ID = c.ID
	var one, two bytes.Buffer
	if err := bundle.Write(&one, &c, bundle.Options{}); err != nil {
		t.Fatal(err)
	}
	if bundle.Write(&two, &again, bundle.Options{}); !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("what is kept is not what was opened")
	}
}

// Where nothing can be kept nothing is called saved, and nothing is lost while the
// page is open.
func TestShelfWithoutStorage(t *testing.T) {
	s, p := visited(t, nil, "#/library")
	p.NoStorage = "this browser stores nothing"
	add(s, false, "a", texts(1, 2)...)
	at := s.Model().Shelf.Here
	v := present.Ledger(s.Model())
	if v.Rows[0].Kept.Text != "Not saved" || len(v.Says) == 0 || !strings.Contains(v.Says[0].Text, "stores nothing") || !s.Model().Unkept() {
		t.Fatalf("row %+v, says %+v", v.Rows[0].Kept, v.Says)
	}
	s.Send(state.Edited{Do: edit.Add, Text: "Ice"})
	s.Send(state.Entered{Route: state.Route{Screen: state.Overview}})
	if s.Model().Shelf.Here != "" || !s.Model().Unkept() || !strings.Contains(titles(s), "Articles from my files") {
		t.Fatalf("elsewhere: %s", titles(s))
	}
	s.Send(state.Entered{Collection: at, Route: state.Route{Screen: state.Overview}})
	if m := s.Model(); m.Shelf.Here != at || len(m.Collection.Documents) != 2 || len(m.Collection.Topics) != 1 {
		t.Fatalf("back: %s, %d topics", headlines(s), len(m.Collection.Topics))
	}
	p.NoStorage = ""
	s.Send(state.KeepAgain{})
	if s.Model().Unkept() {
		t.Error("not saved once there is room")
	}
	s, _ = visited(t, p, "#/in/"+at+"/")
	if len(s.Model().Collection.Documents) != 2 || len(s.Model().Collection.Topics) != 1 {
		t.Errorf("after a reload: %s", headlines(s))
	}
}

// What fits is kept, what does not is named, and what is kept is whole.
func TestRoomForSome(t *testing.T) {
	s, p := visited(t, nil, "#/library")
	p.Fits = 2
	list := texts(1, 900) // parts of 200
	add(s, false, "a", list...)
	at := s.Model().Shelf.Here
	says := present.Ledger(s.Model()).Says
	if len(says) == 0 || !strings.Contains(says[0].Text, "200 of 900") || !strings.Contains(says[0].Text, "full") {
		t.Fatalf("says %+v", says)
	}
	s, _ = visited(t, p, "#/in/"+at+"/library")
	if n := len(s.Model().Collection.Documents); n != 200 {
		t.Errorf("%d articles are kept, want 200", n)
	}
	if says := present.Ledger(s.Model()).Says; len(says) == 0 || !strings.Contains(says[0].Text, "200 of 900") {
		t.Errorf("after a reload: %+v", says)
	}
}

// A store that the browser has erased is told from one that never was.
func TestErasedShelf(t *testing.T) {
	s, p := visited(t, nil, "#/library")
	add(s, false, "a", texts(1, 2)...)
	at := s.Model().Shelf.Here
	p.Shelf, p.Parts = nil, nil
	s, p = visited(t, p, "#/in/"+at+"/")
	if m := s.Model(); m.Route.Screen != state.Lost || len(m.Shelf.Lost) != 1 {
		t.Fatalf("at %v, lost %v", m.Route, m.Shelf.Lost)
	}
	if says := present.Ledger(s.Model()).Says; len(says) != 1 || !strings.Contains(says[0].Text, "Articles from my files") {
		t.Errorf("says %+v", says)
	}
	s.Send(state.LossForgotten{})
	if s, _ = visited(t, p, "#/library"); len(s.Model().Shelf.Lost) > 0 {
		t.Error("it is not forgotten")
	}
}

// Two pages show one collection: what one adds or changes comes to the other, and of
// what both add at once both is kept.
func TestTwoPages(t *testing.T) {
	one, p := visited(t, nil, "#/library")
	add(one, false, "a", texts(1, 2)...)
	at := one.Model().Shelf.Here
	two, q := visited(t, p, "#/in/"+at+"/")
	share := func() { q.Shelf, q.Parts, q.Edits = p.Shelf, p.Parts, p.Edits }
	one.Send(state.Edited{Do: edit.Add, Text: "Ice"})
	add(one, true, "b", texts(3, 1)...)
	add(two, true, "c", texts(3, 2)...) // does not know of that yet, and of the same names
	share()
	for _, s := range []*Store{one, two} {
		s.elsewhere(at)
		if m := s.Model(); len(m.Collection.Documents) != 5 || len(m.Collection.Topics) != 1 || m.Collection.Validate() != nil || s.Fault() != "" {
			t.Errorf("%s, %d topics, %v %s", headlines(s), len(m.Collection.Topics), m.Collection.Validate(), s.Fault())
		}
	}
	if headlines(one) != headlines(two) {
		t.Errorf("one has %s, two %s", headlines(one), headlines(two))
	}
}

// What lies in the store may be anything.
func TestDamagedShelf(t *testing.T) {
	s, p := visited(t, nil, "#/library")
	add(s, false, "a", texts(1, 450)...)
	at := s.Model().Shelf.Here
	if len(p.Parts[at]) != 3 {
		t.Fatalf("%d parts", len(p.Parts[at]))
	}
	p.Parts[at][1].Content = []byte("rubbish")
	p.Shelf[at+" about"], p.Shelf["x y z"], p.Shelf[at+" changed"] = "{", "?", "[]"
	s, p = visited(t, p, "#/in/"+at+"/library")
	if m := s.Model(); len(m.Collection.Documents) != 250 || m.Shelf.Missing != 1 || s.Fault() != "" {
		t.Errorf("%d articles, %d parts missing, %s", len(m.Collection.Documents), m.Shelf.Missing, s.Fault())
	}
	p.Parts[at][0].Content = nil
	s, _ = visited(t, p, "#/in/"+at+"/library")
	if m := s.Model(); m.Shelf.Here != "" || m.Route.Screen != state.Lost || !strings.Contains(present.Frame(m).Notice, "damaged") {
		t.Errorf("at %v: %q", m.Route, present.Frame(m).Notice)
	}
}

func TestBackAmongCollections(t *testing.T) {
	s, p := visited(t, nil, "#/read/bell-parted")
	add(s, false, "a", texts(1, 2)...)
	at := p.Fragment
	s.Send(state.Went{To: state.Route{Screen: state.Read, Document: "mine-2"}})
	if p.Fragment != at+"read/mine-2" {
		t.Errorf("a step within leads to %q", p.Fragment)
	}
	p.Fragment = "#/read/bell-parted"
	s.Navigate()
	if m := s.Model(); m.Shelf.Here != "" || m.Reading() != "bell-parted" || p.Led != "" {
		t.Errorf("back at %v of %q", m.Route, m.Shelf.Here)
	}
	p.Fragment = at + "read/mine-2"
	s.Navigate()
	if m := s.Model(); m.Shelf.Here == "" || m.Reading() != "mine-2" {
		t.Errorf("forward at %v of %q", m.Route, m.Shelf.Here)
	}
	if got := s.Absolute("#/topics"); !strings.HasSuffix(got, at+"topics") {
		t.Errorf("a link to copy is %q", got)
	}
}

// What is described stays: after a reload, beside what is added later, and in the file
// that is saved; and it can be taken back.
func TestDescribedStays(t *testing.T) {
	s, p := visited(t, nil, "#/")
	add(s, false, "a", texts(1, 3)...)
	at := p.Fragment
	s.Send(state.Described{Documents: []string{"mine-1", "mine-2"}, Field: edit.Outlet, Value: "Skerry Weekly"})
	s.Send(state.Described{Documents: []string{"mine-3"}, Field: edit.Headline, Value: "Ice"})
	s.Send(state.DocumentChosen{Document: "mine-3"})
	s.Send(state.ChosenMoved{By: -1})
	add(s, true, "b", texts(4, 1)...)
	check := func(when string) {
		t.Helper()
		m := s.Model()
		if headlines(s) != "Mine 1, Ice, Mine 2, Mine 4" || m.Collection.Document("mine-2").Outlet == "" || m.Base.Documents[0].Outlet != "" || m.UnsavedWork() != 0 || m.Collection.Validate() != nil {
			t.Errorf("%s: %s, outlets %v, %d not saved, %v", when, headlines(s), m.Collection.Outlets, m.UnsavedWork(), m.Collection.Validate())
		}
		if got := m.Coverage.Documents; got[1] != "mine-3" || len(m.Coverage.WordCounts()) != 4 {
			t.Errorf("%s: the columns are %v", when, got)
		}
	}
	check("at once")
	s, p = visited(t, p, at+"search?q=Ice")
	check("after a reload")
	if r := s.Model().Search.Result; r == nil || len(r.Hits) == 0 || r.Hits[0].Ref.Document != "mine-3" {
		t.Errorf("the new headline is found in %+v", r)
	}
	s.Send(state.SaveAsked{What: state.BundleFile})
	if len(p.Saved) != 1 {
		t.Fatal("no file was saved")
	}
	c, err := bundle.Read(bytes.NewReader(p.Saved[0].Content), int64(len(p.Saved[0].Content)), bundle.Limits{})
	if err != nil || c.Documents[1].Headline != "Ice" || len(c.Outlets) != 1 {
		t.Errorf("the file has %+v, %v", c, err)
	}
	for range 3 {
		s.Send(state.TakenBack{})
	}
	if headlines(s) != "Mine 1, Mine 2, Mine 3, Mine 4" || len(s.Model().Collection.Outlets) != 0 {
		t.Errorf("taken back: %s", headlines(s))
	}
	if s.Fault() != "" {
		t.Error(s.Fault())
	}
}

// Answers that the browser refuses to keep are not called saved, though the page recalls
// them while it is open.
func TestAnswersThatAreNotKept(t *testing.T) {
	s, p := visited(t, nil, "#/")
	for _, want := range []state.Keeping{state.IsKept, state.NotKept} {
		if want == state.NotKept {
			p.NoStorage = "refused"
		}
		a := &corpus.Assignment{ID: "one"}
		carrier{s}.KeepText(state.KeepText{Key: state.WorkKey(a), Text: "answers"})
		carrier{s}.KeepText(state.KeepText{Key: state.ClassKey(a.ID), Text: "class"})
		if m := s.Model(); m.Class.Kept != want || m.Class.Keeping != want {
			t.Errorf("with %q: %v and %v, want %v", p.NoStorage, m.Class.Kept, m.Class.Keeping, want)
		}
	}
}
