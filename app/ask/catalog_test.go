package ask_test

import (
	"reflect"
	"slices"
	"testing"

	"parallax/app/ask"
	"parallax/app/present/sample"
	"parallax/corpus"
)

// What is made of an earlier catalog is what is made anew.
func TestRevisedCatalog(t *testing.T) {
	c := sample.Collection()
	k := ask.NewCatalog(c)
	if k.Attached != 0 || k.Digests != 3 || k.Passages != c.PassageCount() {
		t.Errorf("%d attached, %d digests", k.Attached, k.Digests)
	}
	with := *c
	with.Documents = slices.Clone(c.Documents)
	i, _ := k.Place("bell-weeks")
	d := *c.Documents[i]
	d.Passages = slices.Clone(d.Passages)
	d.Passages[1].Original = "Its own words."
	with.Documents[i] = &d
	if got, want := k.Reworded(&with, []int{i}), ask.NewCatalog(&with); !reflect.DeepEqual(got, want) || got.Attached != 1 || got.Digests != 2 {
		t.Errorf("reworded %+v, want %+v", got, want)
	}
	coded := *c
	coded.Coverage = slices.DeleteFunc(slices.Clone(c.Coverage), func(e corpus.Coverage) bool { return e.Document == "tide-ledger" })
	coded.Voices, coded.Facts = c.Voices[1:], c.Facts[:2]
	got, want := k.Recoded(&coded), ask.NewCatalog(&coded)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("recoded %+v, want %+v", got, want)
	}
	if !reflect.DeepEqual(k, ask.NewCatalog(c)) {
		t.Error("the catalog was changed")
	}
}
