package gather_test

import (
	"bytes"
	"reflect"
	"testing"

	"parallax/corpus"
	"parallax/corpus/bundle"
	"parallax/corpus/edit"
	"parallax/corpus/export"
	"parallax/corpus/folder"
	"parallax/corpus/gather"
	"parallax/corpus/intake"
)

// A guess stays one on every way that an article takes, until somebody confirms it.
func TestAGuessStaysOne(t *testing.T) {
	date, err := corpus.ParseDate("2031-05-06")
	if err != nil {
		t.Fatal(err)
	}
	a := intake.Article{
		Document: corpus.Document{
			ID: "bell", Headline: "The bell", Byline: "Ada Lunt", Language: "en", URL: "https://bell.example/", Genre: "report", Text: corpus.Full,
			Published: corpus.Published{Date: date, Stated: true}, Passages: []corpus.Passage{{N: 1, Kind: corpus.Body, Text: "It rang."}},
		},
		Outlet: "Bell Post",
		Basis: map[intake.Field]intake.Basis{
			intake.Headline: {How: "the file's name", Guess: true},
			intake.Outlet:   {How: "the folder's name", Guess: true, By: corpus.Me},
			intake.Date:     {How: "the page's address", AsWritten: "/2031/05/06/", Guess: true},
			intake.Byline:   {How: "your choice", By: corpus.Me},
			intake.Language: {How: "the element lang"},
			intake.Genre:    {},
		},
	}
	g := gather.New("c", "C")
	g.Add(&a)
	c := g.Collection()
	program, me := corpus.Provenance{By: corpus.Program}, corpus.Provenance{By: corpus.Me}
	want := []corpus.Known{
		{Field: "headline", From: "the file's name", Provenance: program},
		{Field: "outlet", From: "the folder's name", Provenance: me},
		{Field: "byline", Provenance: me},
		{Field: "published", From: "the page's address (“/2031/05/06/”)", Provenance: program},
	}
	d := c.Documents[0]
	if !reflect.DeepEqual(d.Known, want) {
		t.Errorf("known %+v, want %+v", d.Known, want)
	}
	if d.Published.Stated || d.Published.Reason != "guessed from "+want[3].From {
		t.Errorf("published %+v", d.Published)
	}
	if a.Document.Known != nil || !a.Document.Published.Stated {
		t.Error("what was read has changed")
	}
	if err := c.Validate(); err != nil {
		t.Error(err)
	}

	var b bytes.Buffer
	if err := bundle.Write(&b, c, bundle.Options{}); err != nil {
		t.Fatal(err)
	}
	read, err := bundle.Read(bytes.NewReader(b.Bytes()), int64(b.Len()), bundle.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if got := read.Documents[0].Known; !reflect.DeepEqual(got, want) {
		t.Errorf("in a collection file %+v", got)
	}
	zipped, err := folder.Zip(c)
	if err != nil {
		t.Fatal(err)
	}
	back, err := folder.Unzip(zipped, folder.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if got := back.Collection.Documents[0].Known; !reflect.DeepEqual(got, want) {
		t.Errorf("in a folder %+v", got)
	}

	ops := []edit.Op{
		{ID: "x-1", N: 1, Do: edit.Describe, Documents: []string{"bell"}, Field: edit.Headline, Value: "The bells", On: "2031-06-01"},
		{ID: "x-2", N: 2, Do: edit.Confirm, Documents: []string{"bell"}, On: "2031-06-02"},
		{ID: "x-3", N: 3, Do: edit.Describe, Documents: []string{"bell"}, Field: edit.Byline, Value: ""},
	}
	for i, want := range []map[string]string{
		{"headline": "set by me on 2031-06-01", "published": "guessed from the page's address (“/2031/05/06/”)", "byline": "set by me", "outlet": "confirmed by me, from the folder's name"},
		{"headline": "set by me on 2031-06-01", "published": "confirmed by me on 2031-06-02, from the page's address (“/2031/05/06/”)", "byline": "set by me", "outlet": "confirmed by me, from the folder's name"},
		{"headline": "set by me on 2031-06-01", "published": "confirmed by me on 2031-06-02, from the page's address (“/2031/05/06/”)", "byline": "stated", "outlet": "confirmed by me, from the folder's name"},
	} {
		r := edit.Apply(c, ops[:i+1])
		if len(r.Left) > 0 {
			t.Errorf("%d: left out %+v", i, r.Left)
		}
		d := r.Collection.Documents[0]
		for field, how := range want {
			if got := d.HowKnown(field).String(); got != how {
				t.Errorf("%d: %s is %q, want %q", i, field, got, how)
			}
		}
		if d.Published.Stated != (i > 0) {
			t.Errorf("%d: published %+v", i, d.Published)
		}
		if err := r.Collection.Validate(); err != nil {
			t.Error(err)
		}
	}
	undone := edit.Apply(c, append(ops[:2:2], edit.Op{ID: "x-4", N: 4, Do: edit.Undo, Of: "x-2"})).Collection.Documents[0]
	if !undone.Guessed("published") || undone.Published.Stated {
		t.Errorf("undone: %+v %+v", undone.Published, undone.Known)
	}
	table := export.Table(c, "articles")
	last := len(table[0]) - 1
	if got := table[1][last]; table[0][last] != "not stated by the article" || got != "headline: guessed from the file's name; outlet: confirmed by me, from the folder's name; byline: set by me; published: guessed from the page's address (“/2031/05/06/”)" {
		t.Errorf("in the table %q: %q", table[0][last], got)
	}
}
