package engine_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"sync"
	"testing"

	"parallax/app/engine"
	"parallax/app/present/sample"
	"parallax/corpus/attach"
	"parallax/corpus/search"
)

var _ engine.Engine = engine.New()

func TestNothingIndexed(t *testing.T) {
	e := engine.New()
	for _, step := range []func(){func() {}, func() { e.Index(nil) }, func() { e.Index(sample.Empty()) }} {
		step()
		if r := e.Search("tug", 10); r == nil || r.Text != "tug" || len(r.Hits) != 0 {
			t.Errorf("Search = %+v", r)
		}
		if m := e.Marks("bell-parted", "tug", false); m == nil || len(m) != 0 {
			t.Errorf("Marks = %v", m)
		}
		if n := e.Names("tug", 5, nil); len(n) != 0 {
			t.Errorf("Names = %v", n)
		}
	}
}

func TestSearch(t *testing.T) {
	e := engine.New()
	e.Index(sample.Collection())
	r := e.Search("the tug from", 10)
	if r.Total == 0 || r.Hits[0].Ref.String() != "bell-parted#4" {
		t.Errorf("Search = %+v", r)
	}
	var back search.Result
	b, err := json.Marshal(r)
	if err == nil {
		err = json.Unmarshal(b, &back)
	}
	if err != nil || !reflect.DeepEqual(*r, back) {
		t.Errorf("the answer does not survive a wire: %v\n%+v\n%+v", err, *r, back)
	}
}

func TestMarks(t *testing.T) {
	c := sample.Collection()
	e := engine.New()
	e.Index(c)
	text := c.Document("bell-parted").Passage(4).Text
	marks := e.Marks("bell-parted", "tug", false)
	spans := marks[4]
	if len(spans) != 1 || text[spans[0].From:spans[0].To] != "tug" {
		t.Errorf("Marks = %v", marks)
	}
	// "tardy" stands in the counts of the original only.
	if marks = e.Marks("bell-parted", "tardy", false); len(marks) != 1 || len(marks[4]) != 0 {
		t.Errorf("Marks of a word known from the counts = %v", marks)
	}
	if _, ok := marks[4]; !ok {
		t.Errorf("Marks of a word known from the counts = %v", marks)
	}
	for _, q := range [][2]string{{"nobody", "tug"}, {"bell-parted", ""}, {"radio-island", "chain ferry zebra"}} {
		if marks = e.Marks(q[0], q[1], false); marks == nil || q[1] != "chain ferry zebra" && len(marks) > 0 {
			t.Errorf("Marks(%q) = %v", q, marks)
		}
	}
}

// With an original attached, the same question marks either text.
func TestMarksInTheOriginal(t *testing.T) {
	c := sample.Collection()
	e := engine.New()
	r := e.Attach(c, []attach.File{{Name: "f", Content: sample.Original("bell-parted")}, {Name: "g", Content: []byte("nothing")}})
	if len(r.Matches) != 1 || r.Matches[0].Document != "bell-parted" || !r.Matches[0].Exact || len(r.Unplaced) != 1 {
		t.Fatalf("Attach = %+v", r)
	}
	e.Index(r.Collection)
	p := r.Collection.Document("bell-parted").Passage(4)
	marks := e.Marks("bell-parted", "tardy", true)
	if s := marks[4]; len(marks) != 1 || len(s) != 1 || p.Original[s[0].From:s[0].To] != "tardy" {
		t.Errorf("Marks in the original = %v", marks)
	}
	if marks = e.Marks("bell-parted", "tardy", false); len(marks) != 1 || len(marks[4]) != 0 {
		t.Errorf("Marks in the digest = %v", marks)
	}
	if hits := e.Search("tardy", 5).Hits; len(hits) != 1 || hits[0].Source != search.FromOriginal {
		t.Errorf("Search = %+v", hits)
	}
}

func TestNames(t *testing.T) {
	e := engine.New()
	e.Index(sample.Collection())
	names := e.Names("tug", 5, nil)
	if !slices.ContainsFunc(names, func(n search.Name) bool { return n.Kind == search.NamesTopic && n.ID == "delay" }) {
		t.Errorf("Names = %+v", names)
	}
}

// A new collection may come while questions are under way.
func TestIndexWhileAsked(t *testing.T) {
	e := engine.New()
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 20 {
				e.Search("tug", 5)
				e.Marks("bell-parted", "tug", false)
				e.Names("tug", 3, nil)
			}
		})
	}
	for range 5 {
		e.Index(sample.Collection())
		e.Index(nil)
	}
	wg.Wait()
}
