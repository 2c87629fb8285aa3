package language

import (
	"fmt"
	"slices"
	"testing"

	"parallax/corpus"
	"parallax/corpus/corpustest"
)

func TestOf(t *testing.T) {
	article := func(language, text string) *corpus.Document {
		d := corpustest.Article("d", "", text)
		d.Language, d.Text = language, corpus.Full
		return d
	}
	const french = "Le pont a été ouvert par la maire et c'est le premier qui est construit sur la rivière."
	const english = "The bridge was opened by the mayor, and it is the first that they have built over the river."
	digest := article("fr", french)
	digest.Text = corpus.Digest
	for i, c := range []struct {
		documents []*corpus.Document
		want      []string
	}{
		{nil, []string{"en"}},
		{[]*corpus.Document{article("", "Ostrava")}, []string{"en"}},
		{[]*corpus.Document{article("", french)}, []string{"fr"}},
		{[]*corpus.Document{article("de-AT", french)}, []string{"de"}}, // what is stated counts
		{[]*corpus.Document{article("tlh", "nuqneH")}, nil},
		{[]*corpus.Document{article("", french), article("", english)}, []string{"en", "fr"}},
		{[]*corpus.Document{digest}, []string{"en", "fr"}},
	} {
		if got := Of(c.documents).Tags(); !slices.Equal(got, c.want) {
			t.Errorf("%d: %v, want %v", i, got, c.want)
		}
	}
	if got := OfDocument(article("", french)); got != "fr" {
		t.Errorf("a French text is taken for %q", got)
	}
	many := make([]*corpus.Document, 5000)
	for i := range many {
		many[i] = article("", french)
	}
	if got := fmt.Sprint(Of(many).Tags()); got != "[fr]" {
		t.Errorf("of many: %s", got)
	}
}
