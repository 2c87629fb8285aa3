package search_test

import (
	"maps"
	"testing"

	"parallax/corpus"
	"parallax/corpus/corpustest"
	"parallax/corpus/search"
)

// Whatever of the texts changes, the label does, and nothing else changes it.
func TestLabelTellsTextsApart(t *testing.T) {
	made := func(change func(*corpus.Collection)) string {
		c := &corpus.Collection{ID: "c", Documents: []*corpus.Document{
			{ID: "one", Headline: "The bridge", Passages: []corpus.Passage{{N: 1, Text: "The ferry sailed at eight."}, {N: 2, Text: "Nobody waited.", Original: "There was nobody."}}},
			{ID: "two", Headline: "The tug", Passages: []corpus.Passage{{N: 1, Text: "A tug came.", Counts: corpus.Counts{"tug": 2, "came": 1, "late": 1}}}},
		}}
		change(c)
		return search.Label(c)
	}
	plain := made(func(*corpus.Collection) {})
	if again := made(func(c *corpus.Collection) {
		c.Documents[1].Passages[0].Counts = maps.Clone(c.Documents[1].Passages[0].Counts)
		c.Topics = []corpus.Topic{{ID: "t", Title: "T"}}
	}); again != plain {
		t.Error("the label changes with the order of a map or the coding")
	}
	seen := map[string]string{plain: "nothing"}
	for name, change := range map[string]func(*corpus.Collection){
		"a letter of a text": func(c *corpus.Collection) { c.Documents[0].Passages[0].Text = "The ferry sailed at eighs." },
		"a letter of a word": func(c *corpus.Collection) { c.Documents[0].Passages[0].Text = "The fermy sailed at eight." },
		"an original":        func(c *corpus.Collection) { c.Documents[0].Passages[1].Original = "There was nobodi." },
		"a headline":         func(c *corpus.Collection) { c.Documents[0].Headline = "The bridgf" },
		"an id":              func(c *corpus.Collection) { c.Documents[0].ID = "onf" },
		"where a passage ends": func(c *corpus.Collection) {
			p := c.Documents[0].Passages
			p[0].Text, p[1].Text = p[0].Text+"N", p[1].Text[1:]
		},
		"the order of passages": func(c *corpus.Collection) { p := c.Documents[0].Passages; p[0].Text, p[1].Text = p[1].Text, p[0].Text },
		"a count":               func(c *corpus.Collection) { c.Documents[1].Passages[0].Counts["tug"] = 3 },
		"which word is counted": func(c *corpus.Collection) { k := c.Documents[1].Passages[0].Counts; delete(k, "late"); k["latf"] = 1 },
		"counts changed round":  func(c *corpus.Collection) { k := c.Documents[1].Passages[0].Counts; k["tug"], k["came"] = 1, 2 },
		"what is the original":  func(c *corpus.Collection) { p := &c.Documents[0].Passages[1]; p.Text, p.Original = p.Original, p.Text },
	} {
		label := made(change)
		if other, known := seen[label]; known {
			t.Errorf("%s and %s give the same label", name, other)
		}
		seen[label] = name
	}
}

// BenchmarkLabel is what a page pays for the fingerprint of its texts.
func BenchmarkLabel(b *testing.B) {
	c := corpustest.News(b, 20_000)
	bytes := 0
	for _, d := range c.Documents {
		for _, p := range d.Passages {
			bytes += len(p.Text) + len(p.Original)
		}
	}
	b.SetBytes(int64(bytes))
	for b.Loop() {
		search.Label(c)
	}
}
