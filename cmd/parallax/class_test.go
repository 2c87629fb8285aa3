package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"parallax/corpus"
	"parallax/corpus/assignment"
	"parallax/corpus/bundle"
	"parallax/corpus/folder"
	"parallax/corpus/putinkim"
)

// call runs a subcommand and returns what it printed.
func call(t *testing.T, status int, args ...string) (stdout, stderr string) {
	t.Helper()
	var out, err bytes.Buffer
	if got := run(environment{strings.NewReader(""), &out, &err}, args); got != status {
		t.Fatalf("parallax %s: status %d, want %d\n%s", strings.Join(args, " "), got, status, err.String())
	}
	return out.String(), err.String()
}

// A class by the command line: hand out, answer, collect, agree.
func TestClassByTool(t *testing.T) {
	dir := t.TempDir()
	handout := filepath.Join(dir, "handout.parallax")
	if _, said := call(t, 0, "assignment", "one-visit", "-handout", handout); !strings.Contains(said, "only encoded") {
		t.Errorf("without a word the teacher is not warned: %s", said)
	}
	if _, said := call(t, 0, "assignment", "one-visit", "-handout", handout, "-word", "lantern", "-force"); !strings.Contains(said, "encrypted") {
		t.Errorf("said %s", said)
	}
	content, err := os.ReadFile(handout)
	if err != nil {
		t.Fatal(err)
	}
	h, err := bundle.Read(bytes.NewReader(content), int64(len(content)), bundle.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	a := &h.Assignments[0]
	works := filepath.Join(dir, "works")
	if err := os.Mkdir(works, 0o777); err != nil {
		t.Fatal(err)
	}
	for i := range 4 {
		w := assignment.Work{Name: fmt.Sprintf("S%d", i), Sitting: "x", At: time.Date(2031, 5, 6, 10, i, 0, 0, time.UTC), Texts: assignment.Texts(h, a),
			Of: assignment.Origin{ID: a.ID, Title: a.Title, Hash: assignment.Fingerprint(a)}}
		for j, part := range a.Parts(a.Task("tells"), "", assignment.Lengths(h)) {
			w = w.Set("tells", part, []string{corpus.Says, corpus.IsSilent}[(j+i/3)%2])
		}
		b, err := w.Write()
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(works, w.FileName()), b, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	os.WriteFile(filepath.Join(works, "photo.jpg"), []byte("\xff\xd8"), 0o666)
	classFile := filepath.Join(dir, "one-visit.parallax-class")
	out, _ := call(t, 0, "collect", "-json", "-o", classFile, works)
	var collected classJSON
	if err := json.Unmarshal([]byte(out), &collected); err != nil {
		t.Fatal(err)
	}
	if len(collected.Students) != 4 || len(collected.Files) != 5 || collected.Files[4].Found != assignment.Foreign || collected.Complete != 0 {
		t.Errorf("collected %+v", collected)
	}
	for _, y := range collected.Answers {
		if y.Task == "tells" && (y.Given != 4 || y.Counts[corpus.Says]+y.Counts[corpus.IsSilent] != 4 || y.Counts[corpus.Says]%2 != 1) {
			t.Errorf("counts %+v", y)
		}
	}
	// The class file gives the figures of the files, and so does the handout's side.
	direct, _ := call(t, 0, "agreement", "-json", works)
	saved, _ := call(t, 0, "agreement", "-json", classFile)
	blind, _ := call(t, 0, "agreement", "-json", "-c", handout, classFile)
	if direct != saved || saved != blind {
		t.Errorf("the same answers agree differently:\n%s\n%s\n%s", direct, saved, blind)
	}
	var agreed struct {
		Agreement []struct {
			Task         string
			Alike, Pairs int
			Alpha        *float64
			Says         string
		}
	}
	if err := json.Unmarshal([]byte(direct), &agreed); err != nil {
		t.Fatal(err)
	}
	for _, r := range agreed.Agreement {
		if r.Task == "tells" && (r.Pairs != 18*6 || r.Alike != 18*3 || r.Alpha == nil || r.Says == "") {
			t.Errorf("agreement %+v", r)
		}
		if r.Task == "voice" && r.Alpha != nil {
			t.Error("what nobody answered has no α")
		}
	}
	csv, _ := call(t, 0, "collect", "-csv", classFile)
	if strings.Count(csv, "\r\n") != 1+4*18 {
		t.Errorf("CSV has %d lines", strings.Count(csv, "\r\n"))
	}
	call(t, 1, "assignment", "none")
	call(t, 1, "collect", filepath.Join(dir, "nowhere"))
	call(t, 2, "collect")
}

// What -ready prints can be put into the file of the assignment: with it the assignment
// is read and is without faults.
func TestReadyTasksByTool(t *testing.T) {
	text, _ := call(t, 0, "assignment", "one-visit", "-ready")
	more, err := folder.ParseAssignment("more.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	c, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	a := *c.Assignment("one-visit")
	key := *a.Key
	key.Answers = slices.Concat(key.Answers, more.Key.Answers)
	a.Tasks, a.Key = slices.Concat(a.Tasks, more.Tasks), &key
	if faults := c.AssignmentFaults(&a); len(faults) > 0 || len(more.Tasks) < 12 {
		t.Errorf("%d tasks, %v", len(more.Tasks), faults)
	}
	var rows struct {
		Ready []struct {
			Group string
			Task  struct{ ID string }
		}
	}
	direct, _ := call(t, 0, "assignment", "-json", "one-visit", "-ready")
	if err := json.Unmarshal([]byte(direct), &rows); err != nil || len(rows.Ready) != len(more.Tasks) {
		t.Fatalf("%d tasks as JSON (%v)", len(rows.Ready), err)
	}
	for i, r := range rows.Ready {
		if r.Group == "" || r.Task.ID != more.Tasks[i].ID {
			t.Errorf("task %d is %+v", i, r)
		}
	}
	call(t, 2, "assignment", "-ready")
}

// check says that a blind assignment betrays an outlet in its own tasks, with the file.
func TestCheckFindsGiveaways(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../corpus/putinkim")); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "assignments", "one-visit.yaml")
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	call(t, 0, "check", dir)
	os.WriteFile(name, bytes.Replace(b, []byte("Whose voice does the article"), []byte("Whose voice does the RFA article"), 1), 0o666)
	out, _ := call(t, 1, "check", dir)
	if !strings.Contains(out, "one-visit.yaml:") || !strings.Contains(out, `"RFA"`) {
		t.Errorf("check says %s", out)
	}
}
