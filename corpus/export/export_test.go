package export_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"parallax/corpus"
	"parallax/corpus/annotation"
	"parallax/corpus/bundle"
	"parallax/corpus/corpustest"
	"parallax/corpus/export"
)

// Every table has rows of one length, and says headline, outlet and date.
func TestTables(t *testing.T) {
	c := corpustest.Judged()
	c.Outlets = []corpus.Outlet{{ID: "o", Name: "Bell"}}
	c.Documents[0].Outlet = "o"
	for _, d := range c.Documents {
		d.Published.Date, _ = corpus.ParseDate("2031-05")
	}
	c.Notes = []corpus.Note{{ID: "n", On: c.Documents[0].ID, Body: "=1+1"}}
	for _, name := range export.Tables {
		rows := export.Table(c, name)
		if len(rows) < 2 {
			t.Errorf("%s has %d rows", name, len(rows))
		}
		for _, r := range rows {
			if len(r) != len(rows[0]) {
				t.Errorf("%s: %q below %q", name, r, rows[0])
			}
		}
		for _, head := range []string{"headline", "outlet", "date", "article"} {
			if !slices.Contains(rows[0], head) {
				t.Errorf("%s does not say %s", name, head)
			}
		}
		if at := slices.Index(rows[0], "date"); name != "notes" && !slices.ContainsFunc(rows[1:], func(r []string) bool { return r[at] == "2031-05?" }) {
			t.Errorf("%s does not say that a date was inferred", name)
		}
	}
	if export.Table(c, "nothing") != nil {
		t.Error("there is a table of nothing")
	}
}

func TestCountsOnly(t *testing.T) {
	c := &corpus.Collection{ID: "c", Documents: []*corpus.Document{
		{ID: "full", Headline: "F", Text: corpus.Full, Passages: []corpus.Passage{{N: 1, Kind: corpus.Body, Text: "The secret keeper keeps the secret of the walls for all of us."}}},
		{ID: "ours", Headline: "O", Text: corpus.Digest, Passages: []corpus.Passage{{N: 1, Kind: corpus.Body, Text: "Our own words.", Original: "Their very own wording."}}},
	}}
	quote, at, _ := annotation.TextOf(c.Documents[0], "").Select(annotation.Point{Passage: 1, Byte: 0}, annotation.Point{Passage: 1, Byte: 60})
	c.Notes = []corpus.Note{{ID: "n", On: "full#1", Of: corpus.OnOriginal, Quote: quote, Position: at, Body: "mine"}}
	k := export.CountsOnly(c)
	var b bytes.Buffer
	if err := bundle.Write(&b, k, bundle.Options{Stored: true}); err != nil {
		t.Fatal(err)
	}
	for _, never := range []string{"secret keeper", "keeps the", "wording"} {
		if strings.Contains(b.String(), never) {
			t.Errorf("it still says %q", never)
		}
	}
	if n := k.Documents[0].Passages[0].Counts["secret"]; n != 2 || k.Documents[1].Passages[0].Text != "Our own words." || k.Notes[0].Body != "mine" || k.Notes[0].Position != at {
		t.Errorf("%d, %+v", n, k)
	}
	if c.Documents[0].Text != corpus.Full || c.Documents[1].Passages[0].Original == "" || c.Notes[0].Quote != quote {
		t.Error("it writes to the collection")
	}
}

// A table that names articles by their ids says which those are, once; one without
// articles, and one of an article that is not there, stay what they are.
func TestAbout(t *testing.T) {
	c := &corpus.Collection{Outlets: []corpus.Outlet{{ID: "o", Name: "Bell"}, {ID: "x", Name: "x", NotStated: true}},
		Documents: []*corpus.Document{{ID: "a", Headline: "Alpha", Outlet: "o"}, {ID: "b", Headline: "document b", Outlet: "x"}}}
	c.Documents[0].Published.Date, _ = corpus.ParseDate("2031-05-02")
	c.Documents[0].Published.Stated = true
	c.Documents[1].Published.Date, _ = corpus.ParseDate("2030")
	given := [][]string{{"n", "document a", "document b", "a", "documents", "b"}, {"1", "a", "b", "5", "2", "7"}, {"2", "", "gone", "6", "1", "8"}}
	want := "n|document a|headline a|outlet a|date a|document b|headline b|outlet b|date b|a|documents|document b, 2030? (b)\n" +
		"1|a|Alpha|Bell|2031-05-02|b|document b||2030?|5|2|7\n" +
		"2|||||gone||||6|1|8\n"
	text := func(rows [][]string) string {
		var b strings.Builder
		for _, r := range rows {
			b.WriteString(strings.Join(r, "|") + "\n")
		}
		return b.String()
	}
	before := text(given)
	if got := text(export.About(c, given)); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if text(given) != before {
		t.Error("the rows given have changed")
	}
	had := [][]string{{"document", "outlet", "published"}, {"a", "Bell", "2031"}}
	if got := text(export.About(c, had)); got != "document|headline|outlet|published\na|Alpha|Bell|2031\n" {
		t.Errorf("what is there comes twice:\n%s", got)
	}
	none := [][]string{{"word", "count"}, {"a", "1"}}
	if got := text(export.About(c, none)); got != text(none) {
		t.Errorf("no article is named, and there is more:\n%s", got)
	}
}
