package edit_test

import (
	"reflect"
	"testing"

	"parallax/corpus"
	"parallax/corpus/edit"
)

func TestNotes(t *testing.T) {
	base := &corpus.Collection{ID: "c", Notes: []corpus.Note{{ID: "old", On: "one", Body: "kept"}}}
	n := func(id, body string) *corpus.Note { return &corpus.Note{ID: id, On: "one", Body: body} }
	ops := []edit.Op{
		{ID: "a-1", N: 1, Do: edit.Annotate, Annotation: n("new", "first")},
		{ID: "a-2", N: 2, Do: edit.Annotate, Annotation: n("new", "second")},
		{ID: "a-3", N: 3, Do: edit.Annotate, Annotation: n("gone", "x"), By: "Ana"},
		{ID: "a-4", N: 4, Do: edit.Erase, Key: "gone"},
		{ID: "a-5", N: 5, Do: edit.Erase, Key: "old"},
		{ID: "a-6", N: 6, Do: edit.Annotate, Annotation: &corpus.Note{ID: "bad"}},
		{ID: "a-7", N: 7, Do: edit.Annotate},
	}
	r := edit.Apply(base, ops)
	want := []corpus.Note{{ID: "new", On: "one", Body: "second", By: corpus.Me}}
	if !reflect.DeepEqual(r.Collection.Notes, want) || len(base.Notes) != 1 || base.Notes[0].Body != "kept" {
		t.Errorf("notes %+v of the base %+v", r.Collection.Notes, base.Notes)
	}
	if len(r.Left) != 2 {
		t.Errorf("left: %+v", r.Left)
	}
	if got := edit.NewBase(base).Notes(ops); !reflect.DeepEqual(got, want) {
		t.Errorf("alone: %+v", got)
	}
	// What was taken away comes back with an Undo, and once more by hand.
	ops = append(ops, edit.Op{ID: "b-8", N: 8, Do: edit.Undo, Of: "a-5"}, edit.Op{ID: "b-9", N: 9, Do: edit.Annotate, Annotation: n("gone", "again")})
	got := edit.Apply(base, ops).Collection.Notes
	if len(got) != 3 || got[0].Body != "kept" || got[2].Body != "again" {
		t.Errorf("after that: %+v", got)
	}
	if again := edit.NewBase(base).Notes(ops); !reflect.DeepEqual(again, got) {
		t.Errorf("alone: %+v", again)
	}
	// Played on what they have made, the operations change nothing.
	if twice := edit.Apply(edit.Apply(base, ops).Collection, ops).Collection.Notes; !reflect.DeepEqual(twice, got) {
		t.Errorf("played twice: %+v", twice)
	}
	for _, o := range ops[:6] {
		if !o.OfNotes() {
			t.Errorf("%s is not of notes", o.Do)
		}
	}
}
