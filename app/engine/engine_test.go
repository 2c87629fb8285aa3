package engine_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"parallax/app/ask"
	"parallax/app/engine"
	"parallax/app/present/sample"
	"parallax/corpus"
	"parallax/corpus/index"
	"parallax/corpus/search"
)

var _ engine.Engine = engine.New()

// using is an engine in place with a collection.
func using(c *corpus.Collection) *engine.InPlace {
	e := engine.New()
	e.Use(*ask.Load(c))
	return e
}

func TestNothingUsed(t *testing.T) {
	for name, e := range map[string]*engine.InPlace{"nothing": engine.New(), "an empty collection": using(sample.Empty())} {
		if r := answer[ask.SearchAnswer](t, e, ask.Search{Text: "tug", Limit: 10, Names: 5}); r.Result.Text != "tug" || len(r.Result.Hits)+len(r.Names) != 0 {
			t.Errorf("%s: Search = %+v", name, r)
		}
		if m := answer[ask.MarksAnswer](t, e, ask.Marks{Document: "bell-parted", Text: "tug"}); m.Spans == nil || len(m.Spans) != 0 {
			t.Errorf("%s: Marks = %v", name, m)
		}
		if n := answer[ask.NamesAnswer](t, e, ask.Names{Text: "tug", Limit: 5}); len(n.Names) != 0 {
			t.Errorf("%s: Names = %v", name, n)
		}
	}
}

func TestSearch(t *testing.T) {
	e := using(sample.Collection())
	a := answer[ask.SearchAnswer](t, e, ask.Search{Text: "the tug from", Limit: 10, Names: 3})
	if a.Result.Total == 0 || a.Result.Hits[0].Ref.String() != "bell-parted#4" {
		t.Errorf("Search = %+v", a.Result)
	}
	var back ask.SearchAnswer
	b, err := json.Marshal(a)
	if err == nil {
		err = json.Unmarshal(b, &back)
	}
	if err != nil || !reflect.DeepEqual(*a, back) {
		t.Errorf("the answer does not survive a wire: %v\n%+v\n%+v", err, *a, back)
	}
}

func TestMarks(t *testing.T) {
	c := sample.Collection()
	e := using(c)
	text := c.Document("bell-parted").Passage(4).Text
	marks := func(document, text string) map[int][]corpus.Span {
		return answer[ask.MarksAnswer](t, e, ask.Marks{Document: document, Text: text}).Spans
	}
	if spans := marks("bell-parted", "tug")[4]; len(spans) != 1 || text[spans[0].From:spans[0].To] != "tug" {
		t.Errorf("Marks = %v", spans)
	}
	// "tardy" stands in the counts of the original only.
	if m := marks("bell-parted", "tardy"); len(m) != 1 || len(m[4]) != 0 {
		t.Errorf("Marks of a word known from the counts = %v", m)
	} else if _, ok := m[4]; !ok {
		t.Errorf("Marks of a word known from the counts = %v", m)
	}
	for _, q := range [][2]string{{"nobody", "tug"}, {"bell-parted", ""}, {"radio-island", "chain ferry zebra"}} {
		if m := marks(q[0], q[1]); m == nil || q[1] != "chain ferry zebra" && len(m) > 0 {
			t.Errorf("Marks(%q) = %v", q, m)
		}
	}
}

// With an original attached, the same question marks either text.
func TestMarksInTheOriginal(t *testing.T) {
	c := sample.Collection()
	e := here()
	e.Use(*ask.Load(c))
	r := answer[ask.OriginalsAnswer](t, e, ask.Originals{Files: []corpus.File{{Name: "f", Content: sample.Original("bell-parted")}, {Name: "g", Content: []byte("nothing")}}})
	if len(r.Matches) != 1 || r.Matches[0].Document != "bell-parted" || !r.Matches[0].Exact || len(r.Foreign) != 1 {
		t.Fatalf("Originals = %+v", r)
	}
	with := c.Clone()
	for i, text := range r.Matches[0].Passages {
		with.Document("bell-parted").Passages[i].Original = text
	}
	e.Use(*ask.Load(with))
	p := with.Document("bell-parted").Passage(4)
	if s := answer[ask.MarksAnswer](t, e, ask.Marks{Document: "bell-parted", Text: "tardy", Original: true}).Spans[4]; len(s) != 1 || p.Original[s[0].From:s[0].To] != "tardy" {
		t.Errorf("Marks in the original = %v", s)
	}
	if m := answer[ask.MarksAnswer](t, e, ask.Marks{Document: "bell-parted", Text: "tardy"}).Spans; len(m) != 1 || len(m[4]) != 0 {
		t.Errorf("Marks in the digest = %v", m)
	}
	if hits := answer[ask.SearchAnswer](t, e, ask.Search{Text: "tardy", Limit: 5}).Result.Hits; len(hits) != 1 || hits[0].Source != search.FromOriginal {
		t.Errorf("Search = %+v", hits)
	}
}

func TestNames(t *testing.T) {
	e := using(sample.Collection())
	is := func(n search.Name) bool { return n.Kind == search.NamesTopic && n.ID == "delay" }
	if a := answer[ask.NamesAnswer](t, e, ask.Names{Text: "tug", Limit: 5}); !slices.ContainsFunc(a.Names, is) {
		t.Errorf("Names = %+v", a)
	}
	if a := answer[ask.SearchAnswer](t, e, ask.Search{Text: "tug", Limit: 5, Names: 5}); !slices.ContainsFunc(a.Names, is) {
		t.Errorf("Names beside hits = %+v", a.Names)
	}
}

// Other coding of the same documents builds no index, shares the one there is or
// will be, and is what names and filters are about at once.
func TestRecode(t *testing.T) {
	c := sample.Collection()
	e := using(c)
	before := answer[ask.KeynessAnswer](t, e, ask.Keyness{First: []string{"bell-parted"}})
	next := *c
	next.Topics = append([]corpus.Topic{{ID: "zebra", Title: "Zebra crossing"}}, c.Topics...)
	e.Recode(ask.Loaded{Collection: &next})
	if e.Indexed() {
		t.Error("recoding built the index")
	}
	named := func() []search.Name { return answer[ask.NamesAnswer](t, e, ask.Names{Text: "zebra", Limit: 3}).Names }
	if list := named(); len(list) != 1 || list[0].ID != "zebra" {
		t.Errorf("names are %+v", list)
	}
	index := e.Index()
	e.Recode(ask.Loaded{Collection: c})
	if e.Index() != index || len(named()) != 0 {
		t.Errorf("the index is another one, or names are %+v", named())
	}
	if after := answer[ask.KeynessAnswer](t, e, ask.Keyness{First: []string{"bell-parted"}}); after != before {
		t.Error("an answer about the texts was not kept")
	}
}

// An index that comes with the collection is used; one of something else is not.
func TestUseWithAnIndex(t *testing.T) {
	c := sample.Collection()
	other := index.Builder{Label: search.Index(c).Label()} // says it is of these texts, and is of other words
	for _, d := range c.Documents {
		for _, p := range d.Passages {
			other.Add(index.Passage{Text: strings.ReplaceAll(p.Text, "chain", "zebra")})
		}
	}
	l := *ask.Load(c)
	l.Index = other.Index().Append(nil)
	e := engine.New()
	e.Use(l)
	if a := answer[ask.SearchAnswer](t, e, ask.Search{Text: "zebra", Limit: 5}); a.Result.Total == 0 {
		t.Error("the index was built again")
	}
	for _, data := range [][]byte{search.Index(sample.Long(3)).Append(nil), []byte("damaged")} {
		l.Index = data
		e.Use(l)
		if a := answer[ask.PrepareAnswer](t, e, ask.Prepare{}); a.Passages != c.PassageCount() {
			t.Errorf("the index of another collection was taken: %+v", a)
		}
	}
}

// Building the index leaves room for others, and can be given up.
func TestPrepareIsGivenUp(t *testing.T) {
	e := using(sample.Long(300))
	calls := 0
	a, err := e.Ask(ask.Prepare{}, func() bool { calls++; return calls < 20 }, nil)
	if a != nil || !errors.Is(err, engine.ErrGivenUp) || e.Indexed() {
		t.Errorf("%v, %v", a, err)
	}
	if a := answer[ask.PrepareAnswer](t, e, ask.Prepare{}); a.Passages != 3600 || a.Terms == 0 || !e.Indexed() {
		t.Errorf("%+v", a)
	}
}

// A new collection may come while questions are under way.
func TestUseWhileAsked(t *testing.T) {
	e := using(sample.Collection())
	found := func() [3]int {
		return [3]int{
			len(answer[ask.SearchAnswer](t, e, ask.Search{Text: "tug", Limit: 5}).Result.Hits),
			len(answer[ask.MarksAnswer](t, e, ask.Marks{Document: "bell-parted", Text: "tug"}).Spans),
			len(answer[ask.NamesAnswer](t, e, ask.Names{Text: "tug", Limit: 3}).Names),
		}
	}
	all := found()
	if all[0] == 0 || all[1] == 0 {
		t.Fatalf("%v found: this proves nothing", all)
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 20 {
				for i, n := range found() { // of one collection or of none, never of half
					if n != 0 && n != all[i] {
						t.Errorf("question %d finds %d, want %d or nothing", i, n, all[i])
					}
				}
			}
		})
	}
	l := *ask.Load(sample.Collection())
	for range 5 {
		e.Use(l)
		e.Recode(l)
		e.Use(ask.Loaded{})
	}
	wg.Wait()
	e.Use(l)
	if now := found(); now != all {
		t.Errorf("in the end %v are found, want %v", now, all)
	}
}
