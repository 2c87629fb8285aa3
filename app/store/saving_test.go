//go:build !js

package store_test

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
)

// TestSaving: what is shown goes to the browser as a file, and where it refuses
// the reader is told and can close the notice.
func TestSaving(t *testing.T) {
	p := platform.New()
	s := store.New(engine.New(), p)
	s.Start(ask.Load(sample.Collection()), nil)
	for _, exact := range []bool{false, true} {
		s.Send(state.SaveAsked{What: state.ChartTable, Exact: exact})
		want := present.Export(s.Model(), state.ChartTable, exact)
		if got := p.Saved[len(p.Saved)-1]; got.Name != want.Name || !bytes.Equal(got.Content, want.Content) {
			t.Errorf("exact %v: %s of %d bytes", exact, got.Name, len(got.Content))
		}
		if said := s.Model().Announced; !strings.Contains(said, want.Name) {
			t.Errorf("announced %q", said)
		}
	}
	s.Send(state.SaveAsked{What: state.ChartTable, Copy: true})
	if want := present.CopiedTable(s.Model(), state.ChartTable); p.Copied != want || !strings.Contains(want, "\t") || s.Model().Announced != "Table copied." {
		t.Errorf("copied %q, announced %q", p.Copied, s.Model().Announced)
	}
	p.NoSaving = errors.New("downloads are blocked")
	s.Send(state.SaveAsked{What: state.ChartTable})
	if notice := present.Frame(s.Model()).Notice; !strings.Contains(notice, "downloads are blocked") || s.Model().Announced != "" {
		t.Errorf("notice %q, announced %q", notice, s.Model().Announced)
	}
	s.Dismiss()
	if present.Frame(s.Model()).Notice != "" {
		t.Error("the notice stays")
	}
}
