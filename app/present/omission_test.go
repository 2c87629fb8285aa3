package present

import (
	"slices"
	"strings"
	"testing"

	"parallax/app/present/sample"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/putinkim"
)

// What an article leaves out is every topic that another covers and it does not:
// with those it covers, all there are; those most others cover come first.
func TestOmission(t *testing.T) {
	shipped, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []*corpus.Collection{shipped, sample.Collection(), sample.Long(12)} {
		for _, d := range c.Documents {
			m := model(c, "#/compare/"+d.ID+"?by=left")
			v := Compare(m).Left
			for v.More != "" {
				m.Longer++
				v = Compare(m).Left
			}
			covered := 0
			for _, topic := range m.Coverage.Topics {
				if m.Coverage.DocumentCount(topic.ID) > 0 {
					covered++
				}
			}
			if got, want := len(v.Rows), covered-len(m.Coverage.TopicsOf(d.ID)); got != want {
				t.Errorf("%s leaves out %d topics, want %d", d.ID, got, want)
			}
			last := len(c.Documents)
			for _, r := range v.Rows {
				topic, _ := m.Coverage.Topic(strings.TrimPrefix(r.Href, "#/topic/"))
				n := m.Coverage.DocumentCount(topic.ID)
				if n == 0 || n > last || len(m.Coverage.Cell(topic.ID, d.ID).Passages) > 0 || spaced(r.Covered) != "Covered by "+wording.Number(n)+" of "+wording.Number(len(c.Documents)) {
					t.Errorf("%s is said to leave out %+v, which %d cover", d.ID, r, n)
				}
				last = n
			}
			if (len(v.Rows) == 0) != (v.Deck == string(wording.LeftNone)) {
				t.Errorf("%s: %q with %d topics", d.ID, v.Deck, len(v.Rows))
			}
		}
	}
	m := model(sample.Collection(), "#/compare/bell-parted?by=left")
	c := *m.Collection
	c.Documents = append(c.Documents[:len(c.Documents):len(c.Documents)], &corpus.Document{ID: "mine", Headline: "Mine", Text: corpus.Full, Passages: []corpus.Passage{{N: 1, Text: "Words."}}})
	m = model(&c, "#/compare/mine?by=left")
	m.OpenedFrom = "mine.txt"
	if v := Compare(m).Left; len(v.Rows) > 0 || v.Deck != string(wording.LeftUncoded) {
		t.Errorf("an article without coding leaves out %d topics: %q", len(v.Rows), v.Deck)
	}
	// Without coding of topics nothing is known, of a collection without topics as of one
	// that only names them; nor do topics that are only suggested make it known.
	for _, topics := range [][]corpus.Topic{nil, sample.Collection().Topics} {
		c := *sample.Collection()
		c.Topics, c.Coverage, c.Facts, c.Voices, c.Labels = topics, nil, nil, nil, nil
		if v := Compare(model(&c, "#/compare/bell-parted?by=left")).Left; len(v.Rows) > 0 || strings.Contains(v.Deck, "every topic") || !strings.Contains(v.Deck, "coded yet") {
			t.Errorf("without coding, with %d topics: %d left out, %q", len(topics), len(v.Rows), v.Deck)
		}
	}
	// Of a topic that a reader has made nothing is known where nobody has judged.
	c = *sample.Collection()
	c.Topics = slices.Clone(c.Topics)
	for i := range c.Topics {
		c.Topics[i].By = corpus.Me
	}
	for _, d := range c.Documents {
		v := Compare(model(&c, "#/compare/"+d.ID+"?by=left")).Left
		if len(v.Rows) > 0 || !strings.Contains(v.Deck, "not coded yet") || strings.Contains(v.Deck, "mention") {
			t.Errorf("%s is said to leave out %d topics of the reader's: %q", d.ID, len(v.Rows), v.Deck)
		}
	}
}
