package edit_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"parallax/corpus/edit"
)

// Edits played on a base that has been played on before give what they give on a
// fresh collection, also over other texts, and leave the base as it was.
func TestBaseIsPlayedOnAgain(t *testing.T) {
	c := base()
	plain := c.Clone()
	played := edit.NewBase(c)
	random := rand.New(rand.NewPCG(5, 5))
	topics := []string{"none"}
	for _, x := range c.Topics {
		topics = append(topics, x.ID)
	}
	one := func(list []string) string { return list[random.IntN(len(list))] }
	for range 40 {
		ids := topics
		var ops []edit.Op
		for n := range 12 {
			o := edit.Op{ID: fmt.Sprint("o", n), N: n + 1, Topic: one(ids), Into: one(ids)}
			for range random.IntN(3) {
				d := c.Documents[random.IntN(len(c.Documents))]
				o.Passages = append(o.Passages, edit.At(d, &d.Passages[random.IntN(len(d.Passages))]))
			}
			switch o.Do = []edit.Verb{edit.Add, edit.Rename, edit.Merge, edit.Split, edit.Assign, edit.Unassign, edit.Remove, edit.Undo}[random.IntN(8)]; o.Do {
			case edit.Add:
				o.Topic, o.Title = fmt.Sprint("new", n), "New"
				ids = append(ids[:len(ids):len(ids)], o.Topic)
			case edit.Rename:
				o.Title = "Another"
			case edit.Split:
				o.Into, o.Title = fmt.Sprint("part", n), "Part"
				ids = append(ids[:len(ids):len(ids)], o.Into)
			case edit.Undo:
				o.Of = fmt.Sprint("o", random.IntN(n+1))
			}
			ops = append(ops, o)
			if got, want := played.Apply(ops), edit.Apply(c.Clone(), ops); !reflect.DeepEqual(got, want) {
				t.Fatalf("after %+v:\n%+v\nwant\n%+v", ops, got.Collection, want.Collection)
			}
		}
		other := c.Clone()
		other.Documents[0].Passages[0].Original = "Other words."
		if got, want := played.With(other.Documents).Apply(ops), edit.Apply(other, ops); !reflect.DeepEqual(got, want) {
			t.Fatalf("over other texts:\n%+v\nwant\n%+v", got.Collection, want.Collection)
		}
	}
	if !reflect.DeepEqual(c, plain) {
		t.Error("the base was changed")
	}
}
