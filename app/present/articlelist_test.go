package present

import (
	"testing"

	"parallax/corpus"
)

// An article without an outlet is called by its headline, and not by both.
func TestShelfNamesAnArticleOnce(t *testing.T) {
	c := &corpus.Collection{ID: "plain", Title: "Plain"}
	for _, h := range []string{"First", "Second"} {
		c.Documents = append(c.Documents, &corpus.Document{ID: "d-" + h, Headline: h, Text: corpus.Full, Passages: []corpus.Passage{{N: 1, Kind: corpus.Body, Text: "Words."}}})
	}
	v := Read(model(c, "#/read/d-First"))
	for _, a := range append(v.Articles, v.After) {
		if a.Title == a.Outlet || a.Title == "" {
			t.Errorf("an article is %+v", a)
		}
	}
	if v.Differ.Href != "" || v.LeftText != "" || v.Covers != "" || v.Hyphens {
		t.Errorf("of a text that nobody has coded the screen says %+v", v)
	}
}
