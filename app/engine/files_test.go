package engine_test

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"parallax/app/ask"
	"parallax/app/engine"
	"parallax/app/engine/wire"
	"parallax/app/present/sample"
	"parallax/app/reader"
	"parallax/corpus"
	"parallax/corpus/bundle"
	"parallax/corpus/gather"
	"parallax/corpus/index"
	"parallax/corpus/ingest"
	"parallax/corpus/intake"
	"parallax/corpus/search"
)

func bundled(t *testing.T, c *corpus.Collection) corpus.File {
	t.Helper()
	var b bytes.Buffer
	if err := bundle.Write(&b, c, bundle.Options{}); err != nil {
		t.Fatal(err)
	}
	return corpus.File{Name: "mine.parallax", Content: b.Bytes()}
}

// wires are files that could be articles.
func wires() (files []corpus.File) {
	for _, name := range []string{"lock-gazette.md", "lock-letter.md"} {
		if text, is := sample.WireFiles()[name]; is {
			files = append(files, corpus.File{Name: name, Content: []byte(text)})
		}
	}
	return append(files, corpus.File{Name: "note.txt", Content: []byte("A note\n\nThe ferry was late.\n")}, corpus.File{Name: "empty.txt"})
}

// sameLoaded compares what is known of two collections.
func sameLoaded(t *testing.T, what string, got, want *ask.Loaded) {
	t.Helper()
	if !reflect.DeepEqual(got.Collection, want.Collection) {
		t.Errorf("%s: another collection arrives\n%+v, want\n%+v", what, got.Collection, want.Collection)
	}
	if !reflect.DeepEqual(got.Coverage, want.Coverage) || !reflect.DeepEqual(got.Catalog, want.Catalog) {
		t.Errorf("%s: something else is derived from it", what)
	}
	if got.Index == nil {
		return
	}
	if ix, err := index.Open(got.Index); err != nil || !search.Fits(ix, got.Collection) {
		t.Errorf("%s: the index is that of something else", what)
	}
}

// here is an engine whose files are read in this process.
func here() *engine.Beside {
	return engine.NewBeside(nil, nil, engine.Options{Reader: reader.Here})
}

// Files are read by a Worker of their own; it is told nothing else, ends when it
// has answered, and brings all that is derived.
func TestReaders(t *testing.T) {
	long := sample.Long(120)
	for name, q := range map[string]ask.Files{
		"a collection":   ask.Open{File: bundled(t, long)},
		"a damaged file": ask.Open{File: corpus.File{Name: "x.parallax", Content: []byte("nothing")}},
	} {
		l := &threads{reads: true}
		b := engine.NewBeside(sample.Collection(), nil, engine.Options{Reader: l.start})
		here := here()
		shown := *ask.Load(sample.Collection())
		b.Use(shown)
		here.Use(shown)
		got, err := b.Ask(q, nil, nil)
		want, alike := here.Ask(q, nil, nil)
		if (err == nil) != (alike == nil) || err != nil && err.Error() != alike.Error() || (err != nil) != (name == "a damaged file") {
			t.Errorf("%s: %v, want %v", name, err, alike)
		}
		if l.count() != 1 {
			t.Errorf("%s: %d Workers", name, l.count())
		}
		select {
		case <-l.last().quit:
		case <-time.After(2 * time.Minute):
			t.Errorf("%s: the reader lives on", name)
		}
		if err != nil {
			continue
		}
		a, w := got.(*ask.LoadAnswer), want.(*ask.LoadAnswer)
		if !reflect.DeepEqual(a.Outcomes, w.Outcomes) || (a.Loaded == nil) != (w.Loaded == nil) {
			t.Errorf("%s: %+v, want %+v", name, a.Outcomes, w.Outcomes)
			continue
		}
		if a.Loaded == nil {
			continue
		}
		sameLoaded(t, name, a.Loaded, w.Loaded)
		if name == "a collection" && !reflect.DeepEqual(a.Collection, long) {
			t.Errorf("another collection arrives: %+v", a.Collection)
		}
		sameLoaded(t, name+", derived again", a.Loaded, ask.Load(a.Collection))
	}
}

// Reading can be stopped, and without a program that reads it is said that there is
// none.
func TestReadingStops(t *testing.T) {
	readers := &threads{reads: true}
	b := engine.NewBeside(sample.Collection(), nil, engine.Options{Reader: readers.start})
	q := ask.Open{File: bundled(t, sample.Long(50))}
	for name, start := range map[string]wire.Starter{
		"no reader": nil,
		"refused":   func(func([]byte), func(string)) (wire.Link, error) { return nil, errors.New("refused") },
	} {
		if a, err := engine.NewBeside(nil, readers.start, engine.Options{Reader: start}).Ask(q, nil, nil); a != nil || err == nil || !strings.Contains(err.Error(), "another browser") {
			t.Errorf("%s: %v, %v", name, a, err)
		}
	}
	tries := 0
	b404 := engine.NewBeside(nil, nil, engine.Options{Reader: func(received func([]byte), lost func(string)) (wire.Link, error) {
		if tries++; tries > 1 {
			return readers.start(received, lost)
		}
		w := &thread{messages: make(chan []byte, 1000), quit: make(chan struct{}), lost: lost}
		w.die("404")
		return w, nil
	}})
	if a, err := b404.Ask(q, nil, nil); a != nil || err == nil || !strings.Contains(err.Error(), "404") || !strings.Contains(err.Error(), "add the files again") {
		t.Errorf("not fetched: %v, %v", a, err)
	}
	if a, err := b404.Ask(q, nil, nil); a == nil || err != nil {
		t.Errorf("fetched the second time: %v", err)
	}
	readers.deaf.Store(true)
	since := time.Now()
	gone := func() bool { return time.Since(since) < 20*time.Millisecond }
	if _, err := b.Ask(q, gone, nil); !errors.Is(err, engine.ErrGivenUp) {
		t.Errorf("stopped after %v: %v", time.Since(since), err)
	}
	select {
	case <-readers.last().quit:
	case <-time.After(2 * time.Minute):
		t.Error("it reads on")
	}
}

// A large collection says how far it is, and arrives in pieces with room between
// them.
func TestAReaderTellsProgress(t *testing.T) {
	defer engine.Hurry()()
	l := &threads{reads: true}
	b := engine.NewBeside(sample.Collection(), nil, engine.Options{Reader: l.start})
	told := 0
	answer, err := b.Ask(ask.Open{File: bundled(t, sample.Long(1500))}, nil, func(done float64) { told++ })
	if err != nil || told < 3 {
		t.Errorf("told %d times, %v", told, err)
	}
	if a := answer.(*ask.LoadAnswer); len(a.Collection.Documents) != 1500 {
		t.Errorf("%d documents", len(a.Collection.Documents))
	}
}

// One file that a Worker does not survive, or over which it thinks for ever,
// costs itself alone, whether it is to be an article or could be an original.
func TestAHostileFile(t *testing.T) {
	c := sample.Collection()
	files := []corpus.File{
		{Name: "long.txt", Content: append(sample.Original("bell-parted"), bytes.Repeat([]byte("\nNothing of the kind."), 20_000)...)},
		{Name: "poison.txt", Content: []byte("poison")},
		{Name: "weeks.txt", Content: sample.Original("bell-weeks")},
		{Name: "holiday.txt", Content: []byte("Dear all, we are at the sea.")},
	}
	harmless := []corpus.File{files[0], files[2], files[3]}
	for _, stuck := range []bool{false, true} {
		l := &threads{reads: true, stuck: stuck}
		b := engine.NewBeside(c, nil, engine.Options{Reader: l.start, SilenceOverFile: 8 * time.Second})
		b.Use(*ask.Load(c))
		here := here()
		here.Use(*ask.Load(c))
		good := answer[ask.OriginalsAnswer](t, here, ask.Originals{Files: harmless})
		if r := answer[ask.OriginalsAnswer](t, b, ask.Originals{Files: harmless}); l.count() != 1 || !reflect.DeepEqual(r, good) {
			t.Errorf("%d Workers, %+v, want %+v", l.count(), r, good)
		}
		r := answer[ask.OriginalsAnswer](t, b, ask.Originals{Files: files})
		if len(r.Matches) != 2 || len(r.Unplaced) != 1 || len(r.Foreign) != 1 || r.Unplaced[0].File != "poison.txt" || !strings.Contains(r.Unplaced[0].Reason, "made the program stop") {
			t.Errorf("stuck %v: %+v", stuck, r)
		}
		a := answer[ask.IntakeAnswer](t, b, ask.Intake{Files: files})
		read := map[string]*intake.FileReport{}
		for _, r := range a.Reports {
			read[r.Name] = r
		}
		if len(read) != 4 || !strings.Contains(read["poison.txt"].Problem, "made the program stop") || len(read["weeks.txt"].Articles) != 1 || len(read["long.txt"].Articles) != 1 {
			t.Errorf("stuck %v: %d reports, %+v", stuck, len(a.Reports), read["poison.txt"])
		}
		if alone, err := b.Ask(ask.Intake{Files: files[1:2]}, nil, nil); alone != nil || err == nil {
			t.Errorf("stuck %v, alone: %+v", stuck, alone)
		}
	}
}

// What is in files crosses whole, in pieces, each with what is known of it; then
// articles join a collection.
func TestIntake(t *testing.T) {
	l := &threads{reads: true}
	b := engine.NewBeside(nil, nil, engine.Options{Reader: l.start})
	shown := *ask.Load(sample.Collection())
	b.Use(shown)
	files := wires()
	var many bytes.Buffer
	for i := range 300 {
		fmt.Fprintf(&many, "{\"title\":\"Report %d\",\"text\":\"%s\"}\n", i, strings.Repeat("The ferry sailed late. ", 20))
	}
	files = append(files, corpus.File{Name: "many.jsonl", Content: many.Bytes()})
	files = append(files, corpus.File{Name: "long.txt", Content: []byte("Long\n\n" + strings.Repeat("The tide turned at Holm, and nobody counted the boats.\n\n", 3000))})
	a := answer[ask.IntakeAnswer](t, b, ask.Intake{Files: files})
	if len(a.Reports) != len(files) {
		t.Fatalf("%d reports on %d files", len(a.Reports), len(files))
	}
	if len(a.Duplicates) < 299 || !a.Duplicates[0].Same {
		t.Errorf("%d are alike", len(a.Duplicates))
	}
	g := gather.Beside(shown.Collection, "with-more")
	for i, r := range a.Reports {
		want := ingest.Read(files[i].Name, files[i].Content, ingest.Limits{})
		if !reflect.DeepEqual(r, &want) {
			t.Errorf("%s arrives as %+v, is %+v", files[i].Name, r, want)
		}
		for k := range r.Articles {
			g.Add(&r.Articles[k])
		}
	}
	loaded := answer[ask.LoadAnswer](t, b, ask.Gather{Collection: g.Collection(), Counted: len(shown.Collection.Documents)})
	if n := len(loaded.Collection.Documents); n < 300+5 {
		t.Errorf("%d documents", n)
	}
	sameLoaded(t, "gathered", loaded.Loaded, ask.Load(g.Collection()))
}
