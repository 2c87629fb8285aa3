package reader_test

import (
	"archive/zip"
	"bytes"
	"slices"
	"strings"
	"testing"

	"parallax/app/ask"
	"parallax/app/engine"
	"parallax/app/present/sample"
	"parallax/app/reader"
	"parallax/corpus"
	"parallax/corpus/bundle"
	"parallax/corpus/edit"
	"parallax/corpus/export"
	"parallax/corpus/folder"
	"parallax/corpus/table"
)

func asking(t *testing.T, q ask.Question) any {
	t.Helper()
	e := engine.NewBeside(nil, nil, engine.Options{Reader: reader.Here})
	e.Use(*ask.Load(sample.Collection()))
	a, err := e.Ask(q, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func bundled(t *testing.T, c *corpus.Collection) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := bundle.Write(&b, c, bundle.Options{}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestTake makes a folder and a file with counts, which read back are the collection,
// and the collection without its texts.
func TestTake(t *testing.T) {
	c := sample.Collection()
	a := asking(t, ask.Take{Collection: c, What: ask.TakeFolder}).(*ask.TakeAnswer)
	f, err := folder.Unzip(a.Content, folder.Limits{})
	if err != nil || len(f.Collection.Documents) != len(c.Documents) || len(f.Collection.Topics) != len(c.Topics) {
		t.Fatalf("%d bytes: %v", len(a.Content), err)
	}
	again := asking(t, ask.Take{Collection: f.Collection, What: ask.TakeFolder}).(*ask.TakeAnswer)
	if !bytes.Equal(a.Content, again.Content) {
		t.Error("taken along a second time it has other bytes")
	}
	// It comes in as a collection file does.
	l := asking(t, ask.Open{File: corpus.File{Name: "ferry.zip", Content: a.Content}}).(*ask.LoadAnswer)
	if l.Loaded == nil || !bytes.Equal(bundled(t, l.Collection), bundled(t, f.Collection)) {
		t.Errorf("opened it is another collection: %+v", l.Outcomes)
	}

	a = asking(t, ask.Take{Collection: c, What: ask.TakeCounts}).(*ask.TakeAnswer)
	counts, err := bundle.Read(bytes.NewReader(a.Content), int64(len(a.Content)), bundle.Limits{})
	if err != nil || len(counts.Documents) != len(c.Documents) {
		t.Fatal(err)
	}
	for i, d := range counts.Documents {
		for j, p := range d.Passages {
			if c.Documents[i].Text == corpus.Full && (p.Text == c.Documents[i].Passages[j].Text || p.Counts.Total() == 0) {
				t.Errorf("%s#%d still has its text", d.ID, p.N)
			}
		}
	}
}

// TestTakeTables: the tables are those of the command line, and each has rows.
func TestTakeTables(t *testing.T) {
	c := sample.Collection()
	for _, what := range []ask.Taking{ask.TakeArticles, ask.TakeCoverage, ask.TakeFacts, ask.TakeVoices, ask.TakeLabels, ask.TakeWords} {
		want := table.CSV(export.Table(c, string(what)), table.Options{})
		if got := asking(t, ask.Take{Collection: c, What: what}).(*ask.TakeAnswer).Content; !bytes.Equal(got, want) || bytes.Count(got, []byte("\n")) < 2 {
			t.Errorf("%s: %d bytes, want %d", what, len(got), len(want))
		}
	}
}

// TestFolderOverTheWire: the files of a collection's folder bring what its zip would, and
// nothing a second time; one that has to do with nothing here comes as it is.
func TestFolderOverTheWire(t *testing.T) {
	base := sample.Collection()
	var files []corpus.File
	err := folder.Write(base, func(name string, content []byte) error {
		if name == "articles/bell-parted.md" { // somebody has edited it
			content = bytes.Replace(content, []byte("ferry"), []byte("chain ferry"), 1)
		}
		files = append(files, corpus.File{Name: "Desk/ferry/" + name, Content: bytes.Clone(content)})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	marker := slices.IndexFunc(files, func(f corpus.File) bool { return strings.HasSuffix(f.Name, folder.Marker) })
	files[0], files[marker] = files[marker], files[0]
	q := ask.Merge{File: files[0], Beside: files[1:], Base: base, Untouched: true}
	l := asking(t, q).(*ask.MergeAnswer).Look
	if !l.Related || l.Changed != 1 || l.Differ != 0 || len(l.New) != 0 || len(l.Entries) != 1 || l.Entries[0].ID != "article bell-parted" {
		t.Fatalf("it would bring %+v", l)
	}
	q.Do = true
	a := asking(t, q).(*ask.MergeAnswer)
	if a.Loaded == nil || len(a.Collection.Documents) != len(base.Documents) {
		t.Fatalf("merged it is %+v", a.Look)
	}
	again := asking(t, ask.Merge{File: files[0], Beside: files[1:], Base: a.Collection}).(*ask.MergeAnswer).Look
	if again.Changed+again.Differ+len(again.New) != 0 || again.Same == 0 {
		t.Errorf("a second time it would bring %+v", again)
	}

	other := sample.Uncoded(4)
	other.ID = "other"
	for _, d := range other.Documents {
		d.ID = "other-" + d.ID
	}
	alone := asking(t, ask.Merge{File: corpus.File{Name: "other.parallax", Content: bundled(t, other)}, Base: base, Untouched: true}).(*ask.MergeAnswer)
	if alone.Look.Related || alone.Loaded == nil || len(alone.Collection.Documents) != 4 || alone.Mark == "" {
		t.Errorf("a collection of other articles: %+v", alone.Look)
	}
	if l := asking(t, ask.Open{File: files[0], Beside: files[1:]}).(*ask.LoadAnswer); l.Loaded == nil || len(l.Collection.Documents) != len(base.Documents) || l.Mark == "" {
		t.Errorf("opened by itself: %+v", l.Outcomes)
	}

	// What students are given of the articles here is no work on them.
	students := base.Clone()
	students.Notes = nil
	students.Assignments = []corpus.Assignment{{ID: "lesson", Title: "Lesson", Articles: []corpus.Excerpt{{Document: "bell-parted"}}, Tasks: []corpus.Task{{ID: "t", Title: "T", Kind: corpus.Open, Prompt: "Why?"}}}}
	hand := ask.Merge{File: corpus.File{Name: "lesson.parallax", Content: bundled(t, students)}, Base: base, Untouched: true}
	if a := asking(t, hand).(*ask.MergeAnswer); a.Look.Related || a.Loaded == nil {
		t.Errorf("a handout is compared: %+v", a.Look)
	}
	students.Assignments[0].Key = &corpus.Key{}
	hand.File.Content = bundled(t, students)
	if a := asking(t, hand).(*ask.MergeAnswer); !a.Look.Related || a.Loaded != nil {
		t.Errorf("a teacher's collection is not compared: %+v", a.Look)
	}
}

// TestMergeOverTheWire asks what a folder, edited by hand, would bring, and brings it: a
// second time nothing is new.
func TestMergeOverTheWire(t *testing.T) {
	base := sample.Collection()
	ops := []edit.Op{{ID: "a-1", N: 1, Do: edit.Add, Topic: "mine", Title: "Mine", By: corpus.Me}}
	mine := edit.Apply(base, ops).Collection
	packed, err := folder.Zip(mine)
	if err != nil {
		t.Fatal(err)
	}
	first := mine.Topics[0].Title
	edited := rewritten(t, packed, func(name, content string) string {
		if strings.HasSuffix(name, "/collection.yaml") {
			return strings.Replace(content, "title: "+first, "title: Changed by hand", 1)
		}
		return content
	})
	q := ask.Merge{File: corpus.File{Name: "ferry.zip", Content: edited}, Base: base, Ops: ops}
	l := asking(t, q).(*ask.MergeAnswer).Look
	if !l.Related || !l.Own || l.By != corpus.Me || l.Changed != 1 || l.Differ != 0 || len(l.New) != 0 || l.Same == 0 {
		t.Errorf("it would bring %+v", l)
	}
	if len(l.Entries) != 1 || len(l.Entries[0].Fields) != 1 || l.Entries[0].Fields[0] != (ask.MergeField{Name: "title", Mine: first, Theirs: "Changed by hand"}) {
		t.Errorf("the entries are %+v", l.Entries)
	}
	q.Do = true
	a := asking(t, q).(*ask.MergeAnswer)
	if a.Loaded == nil || a.Collection.Topics[0].Title != "Changed by hand" || a.Collection.ID != base.ID {
		t.Fatalf("merged it is %+v", a.Look)
	}
	again := asking(t, ask.Merge{File: q.File, Base: a.Collection}).(*ask.MergeAnswer).Look
	if again.Changed+again.Differ+len(again.New) != 0 || again.Same == 0 {
		t.Errorf("a second time it would bring %+v", again)
	}
	q.Choose, q.Do = map[string]string{l.Entries[0].ID: "mine"}, true
	if a = asking(t, q).(*ask.MergeAnswer); a.Collection.Topics[0].Title != first {
		t.Error("left out, the change comes in")
	}
	other := &corpus.Collection{ID: "elsewhere", Title: "Elsewhere", Documents: []*corpus.Document{{ID: "x", Headline: "X", Text: corpus.Full, Passages: []corpus.Passage{{N: 1, Kind: corpus.Body, Text: "Words."}}}}}
	if l = asking(t, ask.Merge{File: corpus.File{Name: "else.parallax", Content: bundled(t, other)}, Base: base}).(*ask.MergeAnswer).Look; l.Related {
		t.Error("a collection of other articles is taken for the same")
	}
}

// TestMergeOfNotes lays a file with notes alone over a collection, and tells who wrote
// them and which have no place.
func TestMergeOfNotes(t *testing.T) {
	base := sample.Collection()
	d := base.Documents[0]
	notes := []corpus.Note{
		{ID: "n1", On: d.ID, Motivation: corpus.Commenting, Body: "Who says so?", By: corpus.Me},
		{ID: "n2", On: corpus.Ref{Document: d.ID, Passage: 1}.String(), Motivation: corpus.Highlighting, Quote: corpus.Quote{Exact: "words that nobody wrote here"}, Of: corpus.OnDigest, By: corpus.Me},
	}
	file := bundled(t, &corpus.Collection{ID: base.ID, Title: base.Title, Notes: notes})
	q := ask.Merge{File: corpus.File{Name: "M Okoro.parallax", Content: file}, Base: base}
	l := asking(t, q).(*ask.MergeAnswer).Look
	if !l.Related || !l.OnlyNotes || l.By != "M Okoro" || l.Lost != 1 || len(l.New) != 1 || l.New[0].N != 2 || l.Articles != 0 {
		t.Errorf("they would bring %+v", l)
	}
	q.By, q.Do = "Okoro, M.", true
	for _, n := range asking(t, q).(*ask.MergeAnswer).Collection.Notes {
		if n.By != "Okoro, M." {
			t.Errorf("whose is %+v", n)
		}
	}
}

func rewritten(t *testing.T, content []byte, edit func(name, content string) string) []byte {
	t.Helper()
	from, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range from.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		var text bytes.Buffer
		if _, err := text.ReadFrom(r); err != nil {
			t.Fatal(err)
		}
		w, err := z.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(edit(f.Name, text.String()))); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
