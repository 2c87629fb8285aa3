//go:build !js

package app_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"parallax/app/ask"
	"parallax/app/engine"
	"parallax/app/platform"
	"parallax/app/present"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/corpus/bundle"
)

// The page hands over all that a file needs of the program; what it says of the
// file follows what became of it.
func TestSaveOneFile(t *testing.T) {
	p := platform.New()
	p.IsPacked = true
	s := store.New(engine.New(), p)
	s.Start(ask.Load(sample.Collection()), nil)
	s.Send(state.PackAsked{})
	if len(p.Packs) != 1 {
		t.Fatal("nothing was composed")
	}
	got := p.Packs[0]
	c, err := bundle.Read(bytes.NewReader(got.Bundle), int64(len(got.Bundle)), bundle.Limits{})
	if err != nil || len(c.Documents) != len(sample.Collection().Documents) {
		t.Errorf("the bundle cannot be read: %v", err)
	}
	if got.View != "#/" || !strings.Contains(got.Texts, "<article") || !strings.Contains(got.Front, "#/read/") || got.Readable == "" || got.Title == "" {
		t.Errorf("%+v", got)
	}
	v := present.Library(s.Model()).OneFile
	if v.Busy || !strings.Contains(v.Status, ".html") || !strings.Contains(strings.Join(v.Text, " "), "This page is such a file") {
		t.Errorf("%+v", v)
	}
	p.NoSaving = errors.New("downloads are blocked")
	s.Send(state.PackAsked{})
	if v := present.Library(s.Model()).OneFile; v.Busy || v.Status != "" || !strings.Contains(present.Frame(s.Model()).Notice, "downloads are blocked") {
		t.Errorf("a refusal leaves %+v", v)
	}
}
