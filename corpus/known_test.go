package corpus_test

import (
	"strings"
	"testing"

	"parallax/corpus"
)

func TestKnow(t *testing.T) {
	d := &corpus.Document{ID: "a", Headline: "H"}
	guess := corpus.Known{Field: "outlet", From: "the file's name", Provenance: corpus.Provenance{By: corpus.Program}}
	d.Know(guess)
	other := *d
	d.Know(corpus.Known{Field: "headline", Provenance: corpus.Provenance{By: corpus.Me}})
	if len(d.Known) != 2 || d.Known[0].Field != "headline" || d.HowKnown("outlet") != guess || !d.Guessed("outlet") || d.Guessed("headline") || !d.AnyGuessed() {
		t.Errorf("%+v", d.Known)
	}
	d.Know(corpus.Known{Field: "outlet"})
	if len(d.Known) != 1 || d.AnyGuessed() {
		t.Errorf("what was taken away is there: %+v", d.Known)
	}
	if len(other.Known) != 1 || other.Known[0] != guess {
		t.Errorf("a document that shared the list was changed: %+v", other.Known)
	}
	d.Know(corpus.Known{Field: "headline"})
	if d.Known != nil {
		t.Errorf("an empty list is %#v", d.Known)
	}
}

func TestKnownIsValid(t *testing.T) {
	date, err := corpus.ParseDate("2024-05-01")
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		known []corpus.Known
		want  string
	}{
		{[]corpus.Known{{Field: "colour"}}, "name one of headline"},
		{[]corpus.Known{{Field: "outlet", From: "a"}, {Field: "outlet", From: "b"}}, "outlet twice"},
		{[]corpus.Known{{Field: "outlet", Provenance: corpus.Provenance{By: " x"}}}, "without spaces"},
		{[]corpus.Known{{Field: "published", Provenance: corpus.Provenance{By: corpus.Program}}}, "remove one of the two"},
		{[]corpus.Known{{Field: "published", Provenance: corpus.Provenance{By: corpus.Me}}}, ""},
	} {
		d := &corpus.Document{ID: "a", Headline: "H", Text: corpus.Full, Published: corpus.Published{Date: date, Stated: true}, Passages: []corpus.Passage{{N: 1, Kind: corpus.Body, Text: "T"}}, Known: x.known}
		err := (&corpus.Collection{ID: "c", Documents: []*corpus.Document{d}}).Validate()
		if (err == nil) != (x.want == "") || err != nil && !strings.Contains(err.Error(), x.want) {
			t.Errorf("%+v: %v, want %q", x.known, err, x.want)
		}
	}
}

func TestKnownIsSigned(t *testing.T) {
	d := &corpus.Document{ID: "a", Known: []corpus.Known{{Field: "byline", Provenance: corpus.Provenance{By: corpus.Me}}}}
	c := &corpus.Collection{ID: "c", Documents: []*corpus.Document{d}}
	if got := c.Signed("Ada").Documents[0].Known[0].By; got != "Ada" || d.Known[0].By != corpus.Me {
		t.Errorf("%q, and the collection itself %q", got, d.Known[0].By)
	}
}

// Every field that may be known otherwise is a text with a place of its own, but for the
// day of publication.
func TestTextsOfFields(t *testing.T) {
	var d corpus.Document
	for _, field := range corpus.KnownFields {
		switch text := d.Value(field); {
		case (text == nil) != (field == "published"):
			t.Errorf("%s: the text is nil: %v", field, text == nil)
		case text != nil && *text != "":
			t.Errorf("%s has the place of %s", field, *text)
		case text != nil:
			*text = field
		}
	}
	if d.Headline != "headline" || d.Outlet != "outlet" || d.Byline != "byline" || d.URL != "url" || d.Summary != "summary" {
		t.Errorf("the texts went to %+v", d)
	}
}
