package compare

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"parallax/corpus"
	"parallax/corpus/putinkim"
)

// twoEvents is four made-up papers of which three tell of a fire, three of a
// strike and each of something nobody else does.
func twoEvents() *corpus.Collection {
	return &corpus.Collection{ID: "two-events", Documents: []*corpus.Document{
		article("gazette", "2021-03-10",
			"A fire at the Ostrava tannery in the old harbour killed four workers on 8 March 2021.",
			"Pilots at the Lindqvist ferry company walked out over night shifts, and nothing sailed to Marholm.",
			"The council will plant lime trees along the avenue."),
		article("courier", "2021-03-09",
			"Four people died when the Ostrava tannery in the harbour burned on Monday, 8 March.",
			"Schools reopen tomorrow after the winter holidays."),
		article("mirror", "2021-03-11",
			"No ferry of Lindqvist sails to Marholm while its pilots refuse the night shifts.",
			"Sprinklers at the Ostrava tannery had failed before the fire of 8 March that killed four."),
		article("almanac", "2021-03-12",
			"The pilots of the Lindqvist ferries to Marholm want shorter night shifts.",
			"Pears should be pruned before the sap rises."),
	}}
}

func TestTopicsAreEventsTold(t *testing.T) {
	list := ProposeTopics(twoEvents(), ProposeOptions{}, nil)
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
		if again := ProposeTopics(twoEvents(), ProposeOptions{}, nil); !reflect.DeepEqual(list, again) {
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
		c.Documents = append(c.Documents, article("d"+words[i], "", strings.Join(words[i:i+3], " ")))
	}
	for _, p := range ProposeTopics(c, ProposeOptions{}, nil) {
		if 2*len(p.Passages) > len(c.Documents) {
			t.Errorf("a chain of %d passages is one topic: %+v", len(p.Passages), p)
		}
	}
}

func TestTopicsCanBeStopped(t *testing.T) {
	last, calls := -1.0, 0
	ProposeTopics(twoEvents(), ProposeOptions{}, func(done float64) bool {
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
		if list := ProposeTopics(twoEvents(), ProposeOptions{}, func(float64) bool { n++; return n < stop }); list != nil {
			t.Errorf("stopped at call %d of %d and %d topics", stop, calls, len(list))
		}
	}
	if list := ProposeTopics(&corpus.Collection{}, ProposeOptions{}, nil); list == nil || len(list) != 0 {
		t.Errorf("an empty collection: %v", list)
	}
}

// TestTopicsOfNews prints what is proposed of news and how long that takes.
func TestTopicsOfNews(t *testing.T) {
	for _, n := range []int{60, 1000, 10000} {
		c := news(t, n)
		begin := time.Now()
		list := ProposeTopics(c, ProposeOptions{}, nil)
		took := time.Since(begin)
		t.Logf("%d articles: %d topics in %v", n, len(list), took)
		for _, p := range list[:min(len(list), 40)] {
			t.Logf("  %q %v (%d) %d documents, %d passages, %.2f", p.Title, p.Date, p.Named, p.Documents, len(p.Passages), p.Cohesion)
		}
		if took > 2*time.Minute {
			t.Errorf("%d articles take %v", n, took)
		}
	}
}

func TestTopicsOfShipped(t *testing.T) {
	c, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range ProposeTopics(c, ProposeOptions{}, nil) {
		t.Logf("%q %v (%d) %d documents, %d passages, %.2f", p.Title, p.Date, p.Named, p.Documents, len(p.Passages), p.Cohesion)
	}
}
