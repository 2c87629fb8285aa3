//go:build !js

package store

import (
	"strings"
	"testing"

	"parallax/app/ask"
	"parallax/app/engine"
	"parallax/app/platform"
	"parallax/app/present"
	"parallax/app/present/sample"
	"parallax/app/reader"
	"parallax/app/state"
	"parallax/corpus"
)

func drop(p *platform.Page, documents ...string) {
	var files []corpus.File
	for _, id := range documents {
		files = append(files, corpus.File{Name: id + ".txt", Content: sample.Original(id)})
	}
	p.Events.Picked(len(files))
	p.Events.Files(files, nil)
}

func TestDroppedFilesAreKept(t *testing.T) {
	s, p := started(t, "#/read/bell-parted")
	p.Events.Dragged(true)
	if !present.Frame(s.Model()).Dragged {
		t.Error("nothing shows that files may be dropped")
	}
	drop(p, "bell-parted", "tide-ledger")
	if p.Fragment != "#/library" || !strings.Contains(present.Library(s.Model()).Status, "Saved in this browser") {
		t.Errorf("at %s: %q", p.Fragment, present.Library(s.Model()).Status)
	}
	if n := len(p.Kept["chain-ferry"]); n != 2 {
		t.Errorf("%d originals are kept", n)
	}
	s.Send(state.Typed{Text: "tardy"})
	if h := s.Model().Search.Result.Hits; len(h) == 0 || h[0].Source != "original" {
		t.Errorf("the hits are %+v", h)
	}

	// The next visit, with the same storage.
	later := platform.New()
	later.Kept, later.Stored = p.Kept, p.Stored
	later.Stored["text"] = "original"
	s = New(engine.NewBeside(nil, nil, engine.Options{Reader: reader.Here}), later)
	s.Start(ask.Load(sample.Collection()), nil)
	if m := s.Model(); !m.ShowsOriginal("bell-parted") || !m.Originals.Attached["tide-ledger"].Saved || m.Originals.Loading {
		t.Errorf("after a reload the originals are %+v", m.Originals)
	}
	s.Send(state.OriginalRemoved{Document: "bell-parted"})
	if n := len(later.Kept["chain-ferry"]); n != 1 {
		t.Errorf("after removing one %d are kept", n)
	}
	later.Indexes = map[string][]byte{"of texts with originals": {1}}
	s.Send(state.OriginalsRemoved{})
	if later.Indexes != nil {
		t.Error("an index that has the words of originals outlives them")
	}
	if len(later.Kept["chain-ferry"]) != 0 {
		t.Error("after removing all some are kept")
	}
}

func TestWithoutStorage(t *testing.T) {
	p := platform.New()
	p.NoStorage = "this browser refuses storage"
	s := New(engine.NewBeside(nil, nil, engine.Options{Reader: reader.Here}), p)
	s.Start(ask.Load(sample.Collection()), nil)
	drop(p, "bell-weeks")
	v := present.Library(s.Model())
	if !strings.Contains(v.Status, "Not saved") || !strings.Contains(v.Warning, "refuses storage") || !s.Model().Catalog.HasOriginal("bell-weeks") {
		t.Errorf("the library says %q, %q", v.Status, v.Warning)
	}
}

func TestErasedStorage(t *testing.T) {
	_, p := started(t, "#/")
	drop(p, "bell-weeks")
	p.Kept = nil
	s := New(engine.NewBeside(nil, nil, engine.Options{Reader: reader.Here}), p)
	s.Start(ask.Load(sample.Collection()), nil)
	if v := present.Library(s.Model()); !strings.Contains(v.Warning, "erased") {
		t.Errorf("the library says %q, %q", v.Status, v.Warning)
	}
}

// clumsy is an engine that fails over files.
type clumsy struct{ engine.Engine }

func (c clumsy) Ask(q ask.Question, wanted func() bool, progress func(float64)) (any, error) {
	if _, is := q.(ask.Files); is {
		panic("too deep")
	}
	return c.Engine.Ask(q, wanted, progress)
}

func TestFailureOverFilesIsTold(t *testing.T) {
	p := platform.New()
	s := New(clumsy{engine.NewBeside(nil, nil, engine.Options{Reader: reader.Here})}, p)
	s.Start(ask.Load(sample.Collection()), nil)
	drop(p, "bell-weeks")
	v := present.Library(s.Model())
	if v.Busy || len(v.Outcomes) != 1 || !strings.Contains(v.Outcomes[0].Text, "too deep") {
		t.Errorf("the library shows %+v", v)
	}
}
