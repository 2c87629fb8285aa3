package align

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"parallax/corpus"
	"parallax/corpus/corpustest"
	"parallax/corpus/coverage"
	"parallax/corpus/putinkim"
)

// twoEvents is four made-up papers of which three tell of a fire, three of a
// strike and each of something nobody else does.
func twoEvents() *corpus.Collection {
	return &corpus.Collection{ID: "two-events", Documents: []*corpus.Document{
		corpustest.Article("gazette", "2021-03-10",
			"A fire at the Ostrava tannery in the old harbour killed four workers on 8 March 2021.",
			"Pilots at the Lindqvist ferry company walked out over night shifts, and nothing sailed to Marholm.",
			"The council will plant lime trees along the avenue."),
		corpustest.Article("courier", "2021-03-09",
			"Four people died when the Ostrava tannery in the harbour burned on Monday, 8 March.",
			"Schools reopen tomorrow after the winter holidays."),
		corpustest.Article("mirror", "2021-03-11",
			"No ferry of Lindqvist sails to Marholm while its pilots refuse the night shifts.",
			"Sprinklers at the Ostrava tannery had failed before the fire of 8 March that killed four."),
		corpustest.Article("almanac", "2021-03-12",
			"The pilots of the Lindqvist ferries to Marholm want shorter night shifts.",
			"Pears should be pruned before the sap rises."),
	}}
}

func TestTopicsAreEventsTold(t *testing.T) {
	list := ProposeTopics(twoEvents(), TopicOptions{}, nil)
	if len(list) != 2 {
		t.Fatalf("%d topics: %+v", len(list), list)
	}
	of := func(p TopicProposal) (refs []string) {
		for _, x := range p.Passages {
			refs = append(refs, x.At.String())
		}
		return refs
	}
	want := map[string]string{
		"tannery":   "gazette#1 courier#1 mirror#2",
		"Lindqvist": "gazette#2 mirror#1 almanac#1",
	}
	for word, refs := range want {
		at := slices.IndexFunc(list, func(p TopicProposal) bool { return strings.Contains(p.Title, word) })
		if at < 0 || strings.Join(of(list[at]), " ") != refs {
			t.Errorf("%s: want %s in %+v", word, refs, list)
			continue
		}
		p := list[at]
		if !corpus.ValidID(p.ID) || p.Documents != 3 || p.Cohesion <= 0 || p.Cohesion > 1 {
			t.Errorf("%+v", p)
		}
		for _, x := range p.Passages {
			if len(x.Terms) == 0 || x.Score <= 0 || x.Closest == x.At {
				t.Errorf("why is %v here? %+v", x.At, x)
			}
		}
		if word == "tannery" && (p.Date.String() != "2021-03-08" || p.Named != 3) {
			t.Errorf("date %v named by %d", p.Date, p.Named)
		}
		if word == "Lindqvist" && (p.Date.String() != "2021-03-10/2021-03-12" || p.Named != 0) {
			t.Errorf("date %v named by %d", p.Date, p.Named)
		}
	}
	for range 5 {
		if again := ProposeTopics(twoEvents(), TopicOptions{}, nil); !reflect.DeepEqual(list, again) {
			t.Fatal("another run gives other topics")
		}
	}
}

// TestTopicsDoNotChain sets up passages each like the next and the last unlike
// the first.
func TestTopicsDoNotChain(t *testing.T) {
	words := strings.Fields("amberfield brockton carlow dunmore elsinore fallowmere grantly hexford ilverton jarrow kelmscott lorne")
	c := &corpus.Collection{ID: "chain"}
	for i := 0; i+3 <= len(words); i++ {
		c.Documents = append(c.Documents, corpustest.Article("d"+words[i], "", strings.Join(words[i:i+3], " ")))
	}
	for _, p := range ProposeTopics(c, TopicOptions{}, nil) {
		if 2*len(p.Passages) > len(c.Documents) {
			t.Errorf("a chain of %d passages is one topic: %+v", len(p.Passages), p)
		}
	}
}

func TestTopicsCanBeStopped(t *testing.T) {
	last, calls := -1.0, 0
	ProposeTopics(twoEvents(), TopicOptions{}, func(done float64) bool {
		if done < last || done > 1 {
			t.Errorf("%v done after %v", done, last)
		}
		last = done
		calls++
		return true
	})
	if last != 1 {
		t.Errorf("%v done at the end", last)
	}
	for stop := 1; stop < calls; stop++ {
		n := 0
		if list := ProposeTopics(twoEvents(), TopicOptions{}, func(float64) bool { n++; return n < stop }); list != nil {
			t.Errorf("stopped at call %d of %d and %d topics", stop, calls, len(list))
		}
	}
	if list := ProposeTopics(&corpus.Collection{}, TopicOptions{}, nil); list == nil || len(list) != 0 {
		t.Errorf("an empty collection: %v", list)
	}
}

// TestTopicsOfNews prints what is proposed of news and how long that takes.
func TestTopicsOfNews(t *testing.T) {
	for _, n := range []int{60, 1000, 10000} {
		c := corpustest.News(t, n)
		begin := time.Now()
		list := ProposeTopics(c, TopicOptions{}, nil)
		t.Logf("%d articles: %d topics in %v", n, len(list), time.Since(begin))
		for _, p := range list[:min(len(list), 40)] {
			t.Logf("  %q %v (%d) %d documents, %d passages, %.2f", p.Title, p.Date, p.Named, p.Documents, len(p.Passages), p.Cohesion)
		}
	}
}

func BenchmarkProposeTopics(b *testing.B) {
	c := corpustest.News(b, 1000)
	for b.Loop() {
		ProposeTopics(c, TopicOptions{}, nil)
	}
}

// TestTopicsAgainstCoding measures clusters against the coverage coding, which
// is not looked at, by B-cubed: for a passage in a cluster, how many of the
// others there share a topic with it (precision); for a passage with topics,
// how many of those that share one are in its cluster (recall). A passage may
// have five coded topics and one proposed, so that recall cannot come near 1.
func TestTopicsAgainstCoding(t *testing.T) {
	c, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	v := coverage.New(c)
	shares := func(x, y corpus.Ref) bool {
		right := v.Passage(y)
		return slices.ContainsFunc(v.Passage(x), func(t string) bool { return slices.Contains(right, t) })
	}
	var all []corpus.Ref
	for _, d := range c.Documents {
		for i := range d.Passages {
			all = append(all, corpus.Ref{Document: d.ID, Passage: i + 1})
		}
	}
	for _, least := range []float64{.05, .1, DefaultCohesion, .2, .25} {
		list := ProposeTopics(c, TopicOptions{Least: least}, nil)
		cluster := make(map[corpus.Ref]int)
		for k, p := range list {
			for _, x := range p.Passages {
				cluster[x.At] = k + 1
			}
			if least == DefaultCohesion {
				t.Logf("%q %v (%d) %d documents, %d passages, %.2f", p.Title, p.Date, p.Named, p.Documents, len(p.Passages), p.Cohesion)
			}
		}
		var precision, recall float64
		clustered, coded := 0, 0
		for _, x := range all {
			right, with, related := 0, 0, 0
			for _, y := range all {
				if x == y {
					continue
				}
				together := cluster[x] > 0 && cluster[x] == cluster[y]
				if together {
					with++
				}
				if shares(x, y) {
					related++
					if together {
						right++
					}
				}
			}
			if with > 0 {
				precision += float64(right) / float64(with)
				clustered++
			}
			if related > 0 {
				recall += float64(right) / float64(related)
				coded++
			}
		}
		precision, recall = precision/float64(max(clustered, 1)), recall/float64(coded)
		t.Logf("least %.2f: %d topics of %d of %d passages, B-cubed precision %.2f, recall %.2f", least, len(list), clustered, len(all), precision, recall)
		if least == DefaultCohesion && (precision < .5 || clustered < 20) {
			t.Error("the topics have become worse")
		}
	}
}
