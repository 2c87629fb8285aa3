package annotation

import (
	"fmt"
	"strings"
	"testing"

	"parallax/corpus"
)

func TestDesk(t *testing.T) {
	d := documentOf("one", corpus.Full, []string{"The wall broke in two places.", "Nobody was hurt."})
	c := &corpus.Collection{ID: "c", Documents: []*corpus.Document{d}}
	text := TextOf(d, "")
	over, _, _ := text.Select(Point{1, 15}, Point{2, 6})
	c.Notes = []corpus.Note{
		{ID: "b", On: "one#2"}, {ID: "a", On: "one#1", Of: corpus.OnOriginal, Quote: over}, {ID: "whole", On: "one"},
		{ID: "lost", On: "one#1", Quote: corpus.Quote{Exact: "words of another text"}}, {ID: "t", On: "topic:x"}, {ID: "d", On: "one#1", Of: corpus.OnDigest, Quote: over},
	}
	k := NewDesk(c, nil)
	var ids string
	for _, n := range k.On("one") {
		ids += n.ID + " "
	}
	if ids != "whole a b lost d " {
		t.Errorf("in order: %s", ids)
	}
	if got := k.About("topic:x"); len(got) != 1 || got[0].ID != "t" {
		t.Errorf("%v", got)
	}
	first, second := k.Marks("one", corpus.OnOriginal, 1, 29), k.Marks("one", corpus.OnOriginal, 2, 16)
	if len(first) != 1 || first[0].From != 15 || first[0].To != 29 || !first[0].First || len(second) != 1 || second[0].From != 0 || second[0].To != 6 || second[0].First {
		t.Errorf("%+v %+v", first, second)
	}
	if len(k.Marks("one", corpus.OnDigest, 1, 29)) != 0 {
		t.Error("a note on the digest is on the original")
	}
	// Another note changes nothing of what is found.
	next := *c
	next.Notes = append(c.Notes[:len(c.Notes):len(c.Notes)], corpus.Note{ID: "more", On: "one"})
	n := NewDesk(&next, k)
	if !n.Found(&next.Notes[1]) || n.Text("one", corpus.OnOriginal) != k.Text("one", corpus.OnOriginal) {
		t.Error("what was found is looked for again")
	}
	// Another text does.
	other := *c
	other.Documents = []*corpus.Document{documentOf("one", corpus.Full, []string{"Gone."})}
	if n := NewDesk(&other, k); n.Found(&c.Notes[1]) || n.Place(&c.Notes[1]).State != Lost {
		t.Error("a note keeps its place in another text")
	}
}

// A desk that follows on another by one note is the one that is made anew, and the one
// before, of which several may come, stays as it was.
func TestDeskAfter(t *testing.T) {
	d := documentOf("one", corpus.Full, []string{"The wall broke in two places.", "Nobody was hurt."})
	text := TextOf(d, "")
	quote := func(passage, from, to int) (n corpus.Note) {
		n.On, n.Of = corpus.Ref{Document: "one", Passage: passage}.String(), corpus.OnOriginal
		n.Quote, n.Position, _ = text.Select(Point{passage, from}, Point{passage, to})
		return n
	}
	said := func(k *Desk) string {
		var b strings.Builder
		for _, n := range k.Notes() {
			fmt.Fprintln(&b, k.Note(n.ID).Body, k.Index(n.ID), k.Place(&n))
		}
		for _, n := range k.On("one") {
			fmt.Fprintln(&b, n.ID, n.Body)
		}
		fmt.Fprintln(&b, k.Marks("one", corpus.OnOriginal, 1, 29), len(k.About("topic:x")), k.Index("none"))
		return b.String()
	}
	with := func(c *corpus.Collection, n corpus.Note, id, body string) *corpus.Collection {
		n.ID, n.Body = id, body
		next := *c
		next.Notes = append([]corpus.Note(nil), c.Notes...)
		for i := range next.Notes {
			if next.Notes[i].ID == id {
				next.Notes[i] = n
				return &next
			}
		}
		next.Notes = append(next.Notes, n)
		return &next
	}
	c := with(&corpus.Collection{ID: "c", Documents: []*corpus.Document{d}}, quote(1, 0, 8), "a", "")
	k := NewDesk(c, nil)
	first := said(k)
	for _, step := range []*corpus.Collection{
		with(c, quote(2, 0, 6), "b", "added"), with(c, quote(1, 4, 8), "b", "another of the same id"),
		with(c, quote(1, 0, 8), "a", "changed"), with(c, quote(2, 0, 6), "a", "on other words"), with(c, corpus.Note{On: "topic:x"}, "t", ""),
	} {
		id := step.Notes[len(step.Notes)-1].ID
		if got, want := said(k.After(step, id)), said(NewDesk(step, nil)); got != want {
			t.Errorf("%s gives\n%s\nnot\n%s", id, got, want)
		}
		if now := said(k); strings.ReplaceAll(now, "changed", "") != first {
			t.Errorf("after %s the desk before is\n%s\nnot\n%s", id, now, first)
		}
		further := with(step, quote(2, 7, 10), "z", "further")
		if got, want := said(k.After(step, id).After(further, "z")), said(NewDesk(further, nil)); got != want {
			t.Errorf("after %s, a further one gives\n%s\nnot\n%s", id, got, want)
		}
	}
}

func TestDeskSearch(t *testing.T) {
	c := &corpus.Collection{ID: "c", Notes: []corpus.Note{{ID: "a", On: "x", Body: "The River wall"}, {ID: "b", On: "x", Quote: corpus.Quote{Exact: "wallpaper"}, Tags: []string{"river"}}, {ID: "c", On: "x", Body: "대교 벽"}, {ID: "d", On: "x", Body: "a firewall by the river"}}}
	d := NewDesk(c, nil)
	for query, want := range map[string]string{"river WALL": "ab", "wall": "ab", "river": "abd", "“river” -wall": "ab", "벽": "c", "zyz": "", "": "", "-": ""} {
		got := ""
		for _, n := range d.Search(query) {
			got += n.ID
		}
		if got != want {
			t.Errorf("%q finds %q, not %q", query, got, want)
		}
	}
}

// Five thousand highlights in one article: what a key press draws of them.
func BenchmarkDesk(b *testing.B) {
	passages := make([]string, 200)
	for i := range passages {
		passages[i] = strings.Repeat(fmt.Sprintf("In passage %d the harbour office says what nobody knows. ", i), 5)
	}
	c := &corpus.Collection{ID: "c", Documents: []*corpus.Document{documentOf("one", corpus.Full, passages)}}
	text := TextOf(c.Documents[0], "")
	for i := range 5000 {
		at := Point{1 + i%200, 0}
		q, p, _ := text.Select(at, Point{at.Passage, 20 + i%100})
		c.Notes = append(c.Notes, corpus.Note{ID: fmt.Sprint(i), On: "one", Quote: q, Position: p, Body: "Who says so, and since when?"})
	}
	d := NewDesk(c, nil)
	d.On("one")
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			for i := range passages {
				d.Marks("one", corpus.OnOriginal, i+1, len(passages[i]))
				d.At("one", i+1)
			}
		}
	})
	b.Run("search", func(b *testing.B) {
		for b.Loop() {
			d.Search("since wh")
		}
	})
	b.Run("another note", func(b *testing.B) {
		for b.Loop() {
			NewDesk(c, d).On("one")
		}
	})
}
