package align

import (
	"math"
	"slices"
	"testing"
	"time"

	"parallax/corpus"
	"parallax/corpus/corpustest"
)

// harbour is two reports of a made-up fire, and one of something else.
func harbour() *corpus.Collection {
	return &corpus.Collection{ID: "harbour", Documents: []*corpus.Document{
		corpustest.Article("gazette", "2021-03-10",
			"A fire at the Ostrava tannery in the old harbour killed four workers on 8 March 2021.",
			"Mayor Ilse Bergmann promised an inquiry into the sprinklers within three weeks.",
			"The harbour was built in the seventeenth century and once had forty cranes.",
			"In 2009 another blaze destroyed the ropewalk next door.",
			"Ilse Bergmann is standing for office again in the spring."),
		corpustest.Article("courier", "2021-03-09",
			"Bergmann, the mayor, said sprinklers would be inspected within six weeks.",
			"Four people died when the Ostrava tannery in the harbour burned on Monday, 8 March.",
			"Schools reopen tomorrow after the winter holidays."),
		corpustest.Article("almanac", "2021-03-01",
			"Rain is expected over the lowlands, with gusts near the coast.",
			"Pears should be pruned before the sap rises.",
			"A reader asks about keeping bees on a balcony."),
	}}
}

func TestPairFindsWhatBelongsTogether(t *testing.T) {
	a := New(harbour())
	list := a.Pair("gazette", "courier", Options{})
	found := make(map[[2]int]Pair)
	for _, x := range list {
		found[[2]int{x.A.Passage, x.B.Passage}] = x
		if x.Score < DefaultThreshold || x.Score > 1 || math.IsNaN(x.Score) {
			t.Errorf("score %v", x.Score)
		}
	}
	fire, ok := found[[2]int{1, 2}]
	if !ok || !slices.Contains(fire.Reason.Names, "ostrava") || !slices.Contains(fire.Reason.Terms, "harbour") || !slices.Contains(fire.Reason.Dates, "2021-03-08") {
		t.Errorf("the fire: %+v in %+v", fire, list)
	}
	if !slices.Contains(fire.Reason.Numbers, "four") {
		t.Errorf("the shared number is a reason: %+v", fire.Reason)
	}
	if _, ok := found[[2]int{2, 1}]; !ok {
		t.Errorf("the inquiry is missing: %+v", list)
	}
	for _, wrong := range [][2]int{{4, 2}, {3, 3}, {5, 3}} {
		if x, ok := found[wrong]; ok {
			t.Errorf("%v is proposed: %+v", wrong, x)
		}
	}
	if none := a.Pair("gazette", "almanac", Options{}); len(none) != 0 {
		t.Errorf("texts about nothing in common: %+v", none)
	}
	if a.Pair("gazette", "gazette", Options{}) != nil || a.Pair("gazette", "nowhere", Options{}) != nil {
		t.Error("a document has no alignment with itself or an unknown one")
	}
}

func TestDatesThatExcludeEachOtherAreAVeto(t *testing.T) {
	a := New(harbour())
	i, j := a.first[a.index["gazette"]]+3, a.first[a.index["courier"]]+1
	facts := newFactCache(a)
	if !a.clash(i, j, facts) || a.clash(i, i, facts) {
		t.Errorf("2009 and 8 March 2021 exclude each other: %+v", a.reason(i, j, facts))
	}
	all := a.Pair("gazette", "courier", Options{Threshold: 1e-6, Within: 1e-6})
	for _, x := range all {
		if x.A.Passage == 4 && x.B.Passage == 2 {
			t.Errorf("2009 against 8 March 2021: %+v", x)
		}
	}
	if len(all) == 0 {
		t.Error("nothing is proposed")
	}
}

func TestPairIsSymmetric(t *testing.T) {
	a := New(harbour())
	options := Options{Threshold: 1e-6, Within: 1e-6}
	one, other := a.Pair("gazette", "courier", options), a.Pair("courier", "gazette", options)
	if len(one) == 0 || len(one) != len(other) {
		t.Fatalf("%d one way, %d the other", len(one), len(other))
	}
	back := make(map[pair]float64)
	for _, x := range other {
		back[pair{x.B, x.A}] = x.Score
	}
	for _, x := range one {
		if math.Abs(back[pair{x.A, x.B}]-x.Score) > 1e-12 {
			t.Errorf("%v %v: %v one way, %v the other", x.A, x.B, x.Score, back[pair{x.A, x.B}])
		}
	}
}

func TestFindAgreesWithPair(t *testing.T) {
	a := New(harbour())
	list := a.Find(corpus.Ref{Document: "gazette", Passage: 1}, 5, Options{})
	if len(list) == 0 || list[0].B != (corpus.Ref{Document: "courier", Passage: 2}) {
		t.Fatalf("found %+v", list)
	}
	for _, x := range a.Pair("gazette", "courier", Options{}) {
		if x.A.Passage == 1 && x.B.Passage == 2 && x.Score != list[0].Score {
			t.Errorf("%v by pair, %v by search", x.Score, list[0].Score)
		}
	}
	if a.Find(corpus.Ref{Document: "gazette", Passage: 99}, 5, Options{}) != nil {
		t.Error("a passage that does not exist has no partners")
	}
}

func TestCountsAlignLikeText(t *testing.T) {
	c := harbour()
	for _, d := range c.Documents {
		d.Text = corpus.Digest
		for i := range d.Passages {
			p := &d.Passages[i]
			p.Counts = corpustest.CountsOf(p.Text)
			p.Text = "One sentence of ours."
		}
	}
	found := false
	for _, x := range New(c).Pair("gazette", "courier", Options{}) {
		found = found || x.A.Passage == 1 && x.B.Passage == 2
	}
	if !found {
		t.Error("counts alone should find the fire")
	}
}

// TestAlignerScales reads ten thousand articles and looks for partners.
func TestAlignerScales(t *testing.T) {
	c := corpustest.News(t, 10000)
	begin := time.Now()
	a := New(c)
	t.Logf("%d documents, %d passages read in %v", len(c.Documents), c.PassageCount(), time.Since(begin))
	begin = time.Now()
	n := 0
	for _, d := range c.Documents[:100] {
		n += len(a.Find(corpus.Ref{Document: d.ID, Passage: 1}, 10, Options{}))
	}
	each := time.Since(begin) / 100
	t.Logf("partners of one passage among all: %v, %.1f found on average", each, float64(n)/100)
}

// The same as figures: reading the articles, partners of one passage among
// all, and one pair of articles.
func BenchmarkAligner(b *testing.B) {
	c := corpustest.News(b, 10000)
	a := New(c)
	b.Run("New", func(b *testing.B) {
		for b.Loop() {
			New(c)
		}
	})
	b.Run("Find", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			a.Find(corpus.Ref{Document: c.Documents[i%100].ID, Passage: 1}, 10, Options{})
		}
	})
	b.Run("Pair", func(b *testing.B) {
		for b.Loop() {
			a.Pair(c.Documents[0].ID, c.Documents[1].ID, Options{})
		}
	})
}
