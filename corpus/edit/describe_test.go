package edit_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"parallax/corpus"
	"parallax/corpus/edit"
)

func shelf() *corpus.Collection {
	c := &corpus.Collection{ID: "shelf", Title: "Shelf", Outlets: []corpus.Outlet{{ID: "gull", Name: "Gull"}, {ID: "the-gull", Name: "The Gull", Country: "Averill"}, {ID: "tern", Name: "Tern"}}}
	for i, outlet := range []string{"gull", "the-gull", "tern", ""} {
		c.Documents = append(c.Documents, &corpus.Document{ID: fmt.Sprintf("d%d", i+1), Outlet: outlet, Headline: fmt.Sprintf("Headline %d", i+1), Text: corpus.Full,
			Passages: []corpus.Passage{{N: 1, Kind: corpus.Body, Text: "Ice."}}})
	}
	return c
}

// inOrder gives operations ids and numbers in their order.
func inOrder(ops ...edit.Op) []edit.Op {
	for i := range ops {
		ops[i].N, ops[i].ID = i+1, fmt.Sprintf("op-%d", i+1)
	}
	return ops
}

func ids(c *corpus.Collection) string {
	var list []string
	for _, d := range c.Documents {
		list = append(list, d.ID+":"+d.Outlet)
	}
	return strings.Join(list, " ")
}

func TestDescribe(t *testing.T) {
	base := shelf()
	before := shelf()
	ops := inOrder(
		edit.Op{Do: edit.Describe, Field: edit.Headline, Value: " Ice on the quay ", Documents: []string{"d1"}},
		edit.Op{Do: edit.Describe, Field: edit.Genre, Value: "Report", Documents: []string{"d1", "d3", "gone"}, On: "2031-05-06"},
		edit.Op{Do: edit.Describe, Field: edit.Published, Value: "2031-05", Note: "from the file name", Documents: []string{"d2"}},
		edit.Op{Do: edit.Describe, Field: edit.Published, Value: "2031-05-04", Documents: []string{"d3"}},
		edit.Op{Do: edit.Describe, Field: edit.Outlet, Value: "skerry", Title: "Skerry Weekly", Documents: []string{"d4"}},
		edit.Op{Do: edit.MergeOutlets, Outlet: "the-gull", Into: "gull"},
		edit.Op{Do: edit.Describe, Field: edit.Outlet, Value: "the-gull", Documents: []string{"d3"}}, // as a page wrote that did not know
		edit.Op{Do: edit.Describe, Field: edit.Letter, Value: "G", Outlet: "gull"},
		edit.Op{Do: edit.SwapOutlets, Outlet: "gull", Into: "skerry"},
		edit.Op{Do: edit.Reorder, Documents: []string{"d4", "d3"}, Into: "d1"},
		edit.Op{Do: edit.Describe, Field: edit.About, Value: "A winter."},
	)
	r := edit.Apply(base, ops)
	c := r.Collection
	if got := ids(c); got != "d3:gull d4:skerry d1:gull d2:gull" {
		t.Errorf("documents %s", got)
	}
	var outlets []string
	for _, o := range c.Outlets {
		outlets = append(outlets, o.Name+" "+o.Letter+" "+o.Country)
	}
	if got := strings.Join(outlets, ", "); got != "Skerry Weekly  , Tern  , Gull G Averill" {
		t.Errorf("outlets %s", got)
	}
	d := c.Document("d1")
	if d.Headline != "Ice on the quay" || d.Genre != "Report" || c.Document("d3").Genre != "Report" || c.About != "A winter." {
		t.Errorf("d1 is %+v", d)
	}
	if p := c.Document("d2").Published; p.Stated || p.Reason != "from the file name" || p.Date.String() != "2031-05" {
		t.Errorf("d2 appeared %+v", p)
	}
	if p := c.Document("d3").Published; !p.Stated {
		t.Errorf("d3 appeared %+v", p)
	}
	if by := r.Said["d1"][edit.Genre]; by.By != corpus.Me || by.On.String() != "2031-05-06" {
		t.Errorf("the genre is by %+v", by)
	}
	if len(r.Left) != 1 || !strings.Contains(r.Left[0].Reason, "gone") {
		t.Errorf("left %+v", r.Left)
	}
	if err := c.Validate(); err != nil {
		t.Error(err)
	}
	if !reflect.DeepEqual(base, before) {
		t.Error("the base was written to")
	}
	// All of it can be taken back, in any order.
	for _, o := range ops {
		ops = append(ops, edit.Op{ID: "back-" + o.ID, N: edit.Next(ops), Do: edit.Undo, Of: o.ID})
	}
	if back := edit.Apply(base, ops).Collection; !reflect.DeepEqual(back, before) {
		t.Errorf("taken back: %s", ids(back))
	}
}

func TestDescribeRefuses(t *testing.T) {
	for name, o := range map[string]edit.Op{
		"no headline":       {Do: edit.Describe, Field: edit.Headline, Value: " ", Documents: []string{"d1"}},
		"no date":           {Do: edit.Describe, Field: edit.Published, Value: "soon", Documents: []string{"d1"}},
		"no language":       {Do: edit.Describe, Field: edit.Language, Value: "in English, mostly", Documents: []string{"d1"}},
		"unknown outlet":    {Do: edit.Describe, Field: edit.Outlet, Value: "nobody", Documents: []string{"d1"}},
		"unknown field":     {Do: edit.Describe, Field: "mood", Value: "grim", Documents: []string{"d1"}},
		"long letter":       {Do: edit.Describe, Field: edit.Letter, Value: "Gull", Outlet: "gull"},
		"no name":           {Do: edit.Describe, Field: edit.Name, Outlet: "gull"},
		"merge with nobody": {Do: edit.MergeOutlets, Outlet: "gull", Into: "nobody"},
		"gone outlet":       {Do: edit.Describe, Field: edit.Kind, Value: "x", Outlet: "nobody"},
	} {
		r := edit.Apply(shelf(), inOrder(o))
		if len(r.Left) != 1 || !reflect.DeepEqual(r.Collection.Documents, shelf().Documents) || r.Collection.Validate() != nil {
			t.Errorf("%s: left %+v, %v", name, r.Left, r.Collection.Validate())
		}
	}
}

func TestAlikeOutlets(t *testing.T) {
	c := shelf()
	for i, name := range []string{"www.tern.example", "Tern Daily", "The", "the tern", "朝日新聞", "讀賣新聞", "!!!"} {
		c.Outlets = append(c.Outlets, corpus.Outlet{ID: fmt.Sprintf("o%d", i), Name: name})
	}
	c.Documents[1].Outlet = "gull"
	var got []string
	for _, a := range edit.AlikeOutlets(c) {
		got = append(got, fmt.Sprintf("%s (%d) > %s (%d)", a.From.Name, a.FromCount, a.Into.Name, a.IntoCount))
	}
	want := []string{"The Gull (0) > Gull (2)", "www.tern.example (0) > Tern (1)", "the tern (0) > Tern (1)"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("alike: %q, want %q", got, want)
	}
}

// Two pages that describe one article at the same time both keep their words; who
// then says which counts settles it.
func TestDescribedTwiceAtOnce(t *testing.T) {
	both := []edit.Op{
		{ID: "a-1", N: 1, Do: edit.Describe, Field: edit.Byline, Value: "Ada Quill", Documents: []string{"d1", "d2"}},
		{ID: "b-1", N: 1, Do: edit.Describe, Field: edit.Byline, Value: "L. Marsh", Documents: []string{"d2"}},
		{ID: "b-2", N: 2, Do: edit.Describe, Field: edit.Genre, Value: "Report", Documents: []string{"d2"}},
	}
	r := edit.Apply(shelf(), both)
	if len(r.Overruled) != 1 || r.Overruled[0].Document != "d2" || r.Overruled[0].Op.Value != "Ada Quill" || r.Collection.Document("d2").Byline != "L. Marsh" {
		t.Errorf("overruled %+v", r.Overruled)
	}
	for name, o := range map[string]edit.Op{
		"chosen":     {ID: "b-3", N: 3, Do: edit.Describe, Field: edit.Byline, Value: "Ada Quill", Documents: []string{"d2"}},
		"taken back": {ID: "b-3", N: 3, Do: edit.Undo, Of: "b-1"},
	} {
		r := edit.Apply(shelf(), append(both[:3:3], o))
		if len(r.Overruled) > 0 || r.Collection.Document("d2").Byline != "Ada Quill" {
			t.Errorf("%s: overruled %+v", name, r.Overruled)
		}
	}
}

// Played on what they have made, such as a file that was saved with them in it,
// descriptions change nothing and none is left out.
func TestDescribedAgain(t *testing.T) {
	ops := inOrder(
		edit.Op{Do: edit.Describe, Field: edit.Kind, Value: "newspaper", Outlet: "the-gull"},
		edit.Op{Do: edit.Describe, Field: edit.Outlet, Value: "the-gull", Documents: []string{"d3"}},
		edit.Op{Do: edit.MergeOutlets, Outlet: "the-gull", Into: "gull"},
		edit.Op{Do: edit.Describe, Field: edit.Kind, Value: "weekly", Outlet: "gull"},
		edit.Op{Do: edit.Describe, Field: edit.Outlet, Value: "skerry", Title: "Skerry Weekly", Documents: []string{"d4"}},
		edit.Op{Do: edit.SwapOutlets, Outlet: "gull", Into: "skerry", Value: edit.Behind},
		edit.Op{Do: edit.Reorder, Documents: []string{"d4", "d3"}, Into: "d1"},
		edit.Op{Do: edit.MergeOutlets, Outlet: "gull", Into: "tern"},
	)
	for n := range len(ops) + 1 {
		once := edit.Apply(shelf(), ops[:n])
		twice := edit.Apply(once.Collection, ops[:n])
		if len(once.Left) > 0 || len(twice.Left) > 0 {
			t.Errorf("%d: left %+v, then %+v", n, once.Left, twice.Left)
		}
		if !reflect.DeepEqual(once.Collection, twice.Collection) {
			t.Errorf("%d: %+v %s became %+v %s", n, once.Collection.Outlets, ids(once.Collection), twice.Collection.Outlets, ids(twice.Collection))
		}
	}
	if outlets := edit.Apply(shelf(), ops[:6]).Collection.Outlets; outlets[0].ID != "skerry" || outlets[2].ID != "gull" {
		t.Errorf("swapped: %+v", outlets)
	}
}
