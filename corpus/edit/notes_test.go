package edit_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
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

// One more note gives the list that playing all operations gives, whatever came before.
func TestAfter(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 5))
	base := edit.NewBase(&corpus.Collection{ID: "c", Notes: []corpus.Note{{ID: "n0", On: "one"}, {ID: "n1", On: "one"}}})
	var ops []edit.Op
	asked, notes := 0, base.Notes(nil)
	for i := range 600 {
		id := fmt.Sprintf("n%d", random.IntN(60))
		o := edit.Op{ID: fmt.Sprintf("a-%d", i+1), N: i + 1, Do: edit.Annotate, Annotation: &corpus.Note{ID: id, On: "one", Body: fmt.Sprint(i)}}
		switch random.IntN(12) {
		case 0, 1, 2:
			o = edit.Op{ID: o.ID, N: o.N, Do: edit.Erase, Key: id}
		case 3:
			o.Annotation = &corpus.Note{ID: id} // on nothing
		case 4:
			o.By = "Ana"
		case 5:
			if i > 0 {
				o = edit.Op{ID: o.ID, N: o.N, Do: edit.Undo, Of: fmt.Sprintf("a-%d", 1+random.IntN(i))}
			}
		}
		before := ops
		ops = edit.Join(ops, []edit.Op{o})
		want := base.Notes(ops)
		if o.OfNotes() {
			at := slices.IndexFunc(notes, func(n corpus.Note) bool { return n.ID == id })
			if got, ok := edit.After(notes, before, o, at); !ok {
				asked++
			} else if !reflect.DeepEqual(got, want) {
				t.Fatalf("after %+v: %+v, want %+v", o, got, want)
			}
		}
		notes = want
	}
	if asked == 0 {
		t.Error("no note came back")
	}
}

// A list that follows another is joined as one that does not: by id, in order.
func TestJoinInOrder(t *testing.T) {
	op := func(n int, tab string) edit.Op {
		return edit.Op{ID: fmt.Sprintf("%s-%d", tab, n), N: n, Do: edit.Erase}
	}
	a := []edit.Op{op(1, "a"), op(2, "a"), op(2, "b")}
	for _, b := range [][]edit.Op{nil, {op(3, "a")}, {op(2, "c")}, {op(2, "a")}, {op(1, "b")}, {op(5, "a"), op(4, "a")}, {op(3, "a"), op(3, "a")}} {
		seen, want := map[string]bool{}, []edit.Op{}
		for _, o := range append(slices.Clone(a), b...) {
			if !seen[o.ID] {
				seen[o.ID] = true
				want = append(want, o)
			}
		}
		slices.SortFunc(want, edit.Compare)
		if got := edit.Join(a, b); !reflect.DeepEqual(got, want) {
			t.Errorf("with %v: %v, want %v", b, got, want)
		}
	}
	if got := edit.Join([]edit.Op{op(4, "a"), op(1, "a")}, []edit.Op{op(5, "a")}); got[0].N != 1 || got[2].N != 5 {
		t.Errorf("a list without order stays so: %v", got)
	}
}
