package verify_test

import (
	"strings"
	"testing"

	"parallax/corpus"
	"parallax/corpus/attach"
	"parallax/corpus/folder"
	"parallax/corpus/verify"
)

// example is the example collection; the article courier-opening is made a
// digest whose original is attached, so that both kinds are there.
func example(t *testing.T) *corpus.Collection {
	t.Helper()
	read, err := folder.Read(folder.Example())
	if err != nil {
		t.Fatal(err)
	}
	c := read.Collection
	d := c.Document("courier-opening")
	d.Text = corpus.Digest
	for i := range d.Passages {
		p := &d.Passages[i]
		p.Original, p.Text = p.Text, "Ours."
		p.Counts = attach.Count(p.Original)
	}
	return c
}

func TestExample(t *testing.T) {
	if faults := verify.Collection(example(t)); faults != nil {
		t.Errorf("the example has faults: %v", faults)
	}
}

func TestFaults(t *testing.T) {
	tests := []struct {
		name   string
		damage func(*corpus.Collection)
		path   string // "" if there is nothing wrong
		text   string
	}{
		{"fragment elsewhere", func(c *corpus.Collection) { c.Facts[0].Values[0].At.Passage = 1 }, "/facts/0/values/0/fragment", "it is in courier-opening#2"},
		{"fragment nowhere", func(c *corpus.Collection) { c.Facts[0].Values[0].Fragment = "crossed with friends" }, "/facts/0/values/0/fragment", "quote the article exactly"},
		{"fragment cuts a word", func(c *corpus.Collection) { c.Facts[0].Values[0].Fragment = "rossed alone" }, "/facts/0/values/0/fragment", "quote the article exactly"},
		{"fragment in other case", func(c *corpus.Collection) { c.Facts[0].Values[0].Fragment = "crossed Alone" }, "/facts/0/values/0/fragment", "quote the article exactly"},
		{"first letter in other case", func(c *corpus.Collection) { c.Facts[0].Values[0].Fragment = "Crossed alone" }, "", ""},
		{"straight apostrophe", func(c *corpus.Collection) { c.Facts[0].Values[1].Fragment = "the baker's dog had crossed already" }, "", ""},
		{"slip", func(c *corpus.Collection) {
			c.Documents[0].Slips = []corpus.Slip{{Passage: 1, Fragment: "teh bridge"}}
		}, "/documents/0/slips/0/fragment", "does not say"},
		{"slip of the headline", func(c *corpus.Collection) {
			c.Documents[0].Slips = []corpus.Slip{{Fragment: "not in it"}}
		}, "/documents/0/slips/0/fragment", "the headline of"},
		{"too many quotations", func(c *corpus.Collection) { c.Voices[0].Heard[0].Quotes = 3 }, "/voices/0/heard/0", "has 2 stretches"},
		{"too many quotations together", func(c *corpus.Collection) {
			c.Voices[1].Heard[0] = corpus.Heard{At: c.Voices[0].Heard[0].At, Quotes: 1}
		}, "/voices/1/heard/0", "3 quotations"},
		{"fewer quotations", func(c *corpus.Collection) { c.Voices[0].Heard[0].Quotes = 1 }, "", ""},
		{"label counted too often", func(c *corpus.Collection) { c.Labels[2].Count = 3 }, "/labels/2/count", "have 2"},
		{"label counted too rarely", func(c *corpus.Collection) { c.Labels[2].Count = 1 }, "/labels/2/count", "have 2"},
		{"label in another passage", func(c *corpus.Collection) { c.Labels[1].Passages = []int{2, 3}; c.Labels[1].Count = 2 }, "/labels/1/passages", "courier-opening#2 does not call"},
		{"label within the longer one only", func(c *corpus.Collection) {
			c.Labels = append(c.Labels, corpus.Label{Subject: "the mayor", Document: "heron-opening", Fragment: "majesty", Count: 1, Passages: []int{2}})
		}, "/labels/4/passages", "only within a longer label"},
		{"label in the headline", func(c *corpus.Collection) {
			c.Documents[0].Headline = "Mayor Ottilie Brandt reopens it"
			c.Labels[0].Headline, c.Labels[0].Count = true, 2
		}, "", ""},
		{"label not in the headline", func(c *corpus.Collection) { c.Labels[0].Headline, c.Labels[0].Count = true, 2 }, "/labels/0/headline", "does not call"},
		{"label in the headline alone", func(c *corpus.Collection) {
			c.Documents[0].Headline = "Brandt at last"
			c.Labels = append(c.Labels, corpus.Label{Subject: "the mayor", Document: c.Documents[0].ID, Fragment: "Brandt at last", Count: 1, Headline: true})
		}, "", ""},
		{"counts", func(c *corpus.Collection) { c.Documents[0].Passages[4].Counts["bridge"]++ }, "/documents/0/passages/4", "counts are not those"},
		{"copied digest", func(c *corpus.Collection) {
			c.Documents[0].Passages[0].Text = "We read that Two years, after high water took the OLD planks, they rebuilt."
		}, "/documents/0/passages/0", "9 words in a row"},
		{"seven words", func(c *corpus.Collection) {
			c.Documents[0].Passages[0].Text = "We read of years after high water took the new planks."
		}, "", ""},
		{"copied gist", func(c *corpus.Collection) { c.Coverage[0].Gist = "two years after high water took the old planks" }, "/coverage/0/gist", "courier-opening"},
		{"copied value", func(c *corpus.Collection) {
			c.Facts[2].Values[0].Value = "the council puts the bill at 410,000 crowns"
		}, "/facts/2/values/0/value", "in other words"},
		{"copied headline", func(c *corpus.Collection) {
			c.Documents[0].Headline = "Two years after high water took the old planks"
			c.Coverage[0].Gist = "Two years after high water took the old planks"
		}, "", ""},
		{"full text repeats itself", func(c *corpus.Collection) {
			c.Coverage[0].Gist = c.Documents[1].Passages[0].Text
		}, "", ""},
		{"text not at hand", func(c *corpus.Collection) {
			for i := range c.Documents[0].Passages {
				c.Documents[0].Passages[i].Original = ""
			}
			c.Facts[0].Values[0].Fragment = "nobody knows"
			c.Labels[0].Count = 40
		}, "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := example(t)
			test.damage(c)
			if err := c.Validate(); err != nil {
				t.Fatalf("the damage shows without the texts: %v", err)
			}
			faults := verify.Collection(c)
			if test.path == "" {
				if faults != nil {
					t.Errorf("got %v", faults)
				}
				return
			}
			for _, f := range faults {
				if f.Path == test.path && strings.Contains(f.Text, test.text) {
					return
				}
			}
			t.Errorf("no fault at %s with %q among %q", test.path, test.text, faults)
		})
	}
}

// A name that another capitalised word follows may be counted or not.
func TestDoubtfulNames(t *testing.T) {
	c := &corpus.Collection{ID: "c",
		Documents: []*corpus.Document{{ID: "d", Headline: "H", Text: corpus.Full, Passages: []corpus.Passage{
			{N: 1, Kind: corpus.Body, Text: "Ada met Ada Byron, Ada's aunt; pro-Ada people cheered. “Ada,” they said, «nous» and left”"},
		}}},
		Labels: []corpus.Label{{Subject: "Ada", Document: "d", Fragment: "Ada", Passages: []int{1}}},
		Voices: []corpus.Voice{{ID: "v", Name: "They", Kind: corpus.Institutional, Heard: []corpus.Heard{{At: corpus.Ref{Document: "d", Passage: 1}, Quotes: 3}}}},
	}
	for count, right := range map[int]bool{2: false, 3: true, 4: true, 5: false} {
		c.Labels[0].Count = count
		if faults := verify.Collection(c); (faults == nil) != right {
			t.Errorf("count %d: %v", count, faults)
		}
	}
	c.Labels[0].Count = 3
	c.Voices[0].Heard[0].Quotes = 4
	if faults := verify.Collection(c); len(faults) != 1 || !strings.Contains(faults[0].Text, "3 stretches") {
		t.Errorf("five marks are %v", faults)
	}
}
