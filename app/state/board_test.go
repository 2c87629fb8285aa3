//go:build !js

package state_test

import (
	"slices"
	"testing"
	"time"

	"parallax/app/state"
	"parallax/corpus/corpustest"
)

// Sheets are typed in one after another, each is in the class at once and in the storage;
// what is seen follows the class, whatever is done to it, and forgets it when it is
// deleted.
func TestSheets(t *testing.T) {
	c := corpustest.Judged()
	s := at(t, c, "#/class/bridge?part=_paper", map[string]string{})
	take := func(name string, lines map[string]string) {
		s.send(state.SheetNamed{Name: name})
		for key, text := range lines {
			s.send(state.SheetTyped{Key: key, Text: text})
		}
		s.send(state.SheetTaken{ID: "bridge", At: time.Unix(2_000_000_000, 0)})
	}
	seen := func() (names []string) {
		for _, w := range s.m.Board("bridge").Works {
			names = append(names, w.Name+" "+w.Value("trust", "b"))
		}
		return names
	}
	want := func(list ...string) {
		t.Helper()
		if got := seen(); !slices.Equal(got, list) {
			t.Fatalf("the board has %q, want %q", got, list)
		}
	}
	want()
	take("", map[string]string{"trust": "123"})
	if s.m.Class.Sheet.Trouble == "" || s.m.Class.Sheet.Lines["trust"] != "123" {
		t.Fatal("a sheet without a name is taken, or is lost")
	}
	take("Ann", map[string]string{"trust": "193"})
	if s.m.Class.Sheet.Trouble == "" || s.m.Class.Sheet.Lines["trust"] != "193" {
		t.Fatal("a sheet with a slip is taken, or is lost")
	}
	want()
	take("Ann", map[string]string{"trust": "143", "write": "The month."})
	want("Ann 4")
	if len(s.m.Class.Sheet.Lines) > 0 || s.m.Class.Sheet.Name != "" {
		t.Error("the next sheet begins with what was typed before")
	}
	take("Bo", map[string]string{"trust": "1-2"})
	want("Ann 4", "Bo ")
	s.send(state.SheetCorrected{ID: "bridge", Student: "Bo"})
	if s.m.Class.Sheet.Name != "Bo" || s.m.Class.Sheet.Lines["trust"] != "1-2" || s.m.Route.By != state.ClassPaper {
		t.Fatalf("%+v", s.m.Class.Sheet)
	}
	take("Bo", map[string]string{"trust": "152"})
	want("Ann 4", "Bo 5")
	s.send(state.CommentGiven{ID: "bridge", Student: "Ann", Task: "write", Text: "Good."})
	if said := s.m.Board("bridge").Class.Comments["ann"]; len(said) != 1 {
		t.Errorf("what is seen lacks the comment: %v", said)
	}
	again := at(t, c, "#/class/bridge", s.stored)
	if got := len(again.m.Board("bridge").Works); got != 2 || !again.m.Board("bridge").Works[1].Typed {
		t.Errorf("after a reload %d works are there", got)
	}
	s.send(state.AllReturned{ID: "bridge"})
	if len(s.files["bridge-returned.zip"]) == 0 {
		t.Error("the files that go back are not saved")
	}
	s.send(state.ClassDeleted{ID: "bridge", Sure: true})
	want()
}
