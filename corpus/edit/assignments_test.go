package edit_test

import (
	"reflect"
	"testing"

	"parallax/corpus"
	"parallax/corpus/corpustest"
	"parallax/corpus/edit"
)

func TestAssignments(t *testing.T) {
	base := corpustest.Judged()
	before := base.Clone()
	mine := corpustest.Lesson()
	mine.ID, mine.Title, mine.Tasks = "mine", "Mine", mine.Tasks[4:7]
	mine.Key = nil
	changed := mine
	changed.Title = "Mine, again"
	bad := mine
	bad.ID, bad.Articles = "bad", nil
	ops := []edit.Op{
		{ID: "a-1", N: 1, Do: edit.Plan, Assignment: &mine},
		{ID: "a-2", N: 2, Do: edit.Plan, Assignment: &changed},
		{ID: "a-3", N: 3, Do: edit.Plan, Assignment: &bad},
		{ID: "a-4", N: 4, Do: edit.Plan},
		{ID: "a-5", N: 5, Do: edit.Drop, Key: "bridge"},
		{ID: "a-6", N: 6, Do: edit.Drop, Key: "nowhere"},
	}
	r := edit.Apply(base, ops)
	if got := r.Collection.Assignments; len(got) != 1 || !reflect.DeepEqual(got[0], changed) {
		t.Errorf("assignments %+v", got)
	}
	if len(r.Left) != 2 || r.Left[0].Op.ID != "a-4" || r.Left[1].Op.ID != "a-3" {
		t.Errorf("left out: %+v", r.Left)
	}
	if !reflect.DeepEqual(base, before) {
		t.Error("the base was written to")
	}
	if twice := edit.Apply(r.Collection, ops); !reflect.DeepEqual(twice.Collection.Assignments, r.Collection.Assignments) {
		t.Errorf("played on what they have made: %+v", twice.Collection.Assignments)
	}
	back := edit.Apply(base, append(ops, edit.Op{ID: "a-7", N: 7, Do: edit.Undo, Of: "a-5"})).Collection.Assignments
	if len(back) != 2 || back[0].ID != "bridge" {
		t.Errorf("what was deleted does not come back: %+v", back)
	}
}

// An assignment follows the topics of a reader who merges and removes them, whoever
// made it and in whatever order; the collection stays valid.
func TestAssignmentsFollowTopics(t *testing.T) {
	base := corpustest.Judged()
	mine := corpustest.Lesson()
	mine.ID = "mine"
	r := edit.Apply(base, []edit.Op{
		{ID: "a-1", N: 1, Do: edit.Merge, Topic: "opening", Into: "closing"},
		{ID: "a-2", N: 2, Do: edit.Plan, Assignment: &mine},
	})
	if err := r.Collection.Validate(); err != nil || len(r.Left) > 0 {
		t.Fatal(err, r.Left)
	}
	for _, id := range []string{"bridge", "mine"} {
		if got := r.Collection.Assignment(id).Task("about").Choice("open").Topic; got != "closing" {
			t.Errorf("%s names the topic %q", id, got)
		}
	}
	r = edit.Apply(base, []edit.Op{
		{ID: "a-1", N: 1, Do: edit.Plan, Assignment: &mine},
		{ID: "a-2", N: 2, Do: edit.Remove, Topic: "opening"},
	})
	if err := r.Collection.Validate(); err != nil || len(r.Left) > 0 {
		t.Fatal(err, r.Left)
	}
	for _, id := range []string{"bridge", "mine"} {
		if got := r.Collection.Assignment(id).Task("about").Choice("open"); got.Topic != "" || got.Text == "" {
			t.Errorf("%s has %+v", id, got)
		}
	}
	if got := base.Assignment("bridge").Task("about").Choice("open").Topic; got != "opening" {
		t.Errorf("the base was written to: %q", got)
	}
}

// What AssignmentFaults says of an assignment is what Validate says of it.
func TestAssignmentFaults(t *testing.T) {
	c := corpustest.Judged()
	a := c.Assignments[0]
	if f := c.AssignmentFaults(&a); len(f) > 0 {
		t.Fatal(f)
	}
	a.Tasks = append([]corpus.Task(nil), a.Tasks...)
	a.Tasks[2].Choices, a.Title, a.Groups = nil, "", []corpus.Group{{Name: "x", Articles: []string{"z"}}}
	c.Assignments = []corpus.Assignment{a}
	whole := c.Validate().(corpus.Faults)
	alone := c.AssignmentFaults(&a)
	if len(whole) != len(alone) {
		t.Fatalf("%v, alone %v", whole, alone)
	}
	for i := range whole {
		if whole[i].Text != alone[i].Text || whole[i].Path != "/assignments/0"+alone[i].Path {
			t.Errorf("%+v, alone %+v", whole[i], alone[i])
		}
	}
}
