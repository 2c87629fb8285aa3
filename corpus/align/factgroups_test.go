package align

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"parallax/corpus"
	"parallax/corpus/corpustest"
	"parallax/corpus/quantity"
)

// quayFire is three made-up reports that answer the same questions.
func quayFire() *corpus.Collection {
	return &corpus.Collection{ID: "quay", Documents: []*corpus.Document{
		corpustest.Article("gazette", "2021-10-10",
			"The blaze at the Lindqvist warehouse broke out in Marholm last September and burned for three hours.",
			"Firefighters rescued 14 sailors from the Lindqvist warehouse, the captain said.",
			"Pears should be pruned before the sap rises."),
		corpustest.Article("courier", "2021-10-12",
			"The Lindqvist warehouse blaze burned for several hours after it broke out in September 2021.",
			"Rain is expected over the lowlands."),
		corpustest.Article("mirror", "2021-10-11",
			"The blaze that broke out at the Lindqvist warehouse in Ostrava burned for 3 h.",
			"The firefighters rescued nine sailors from the Lindqvist warehouse.",
			"A reader asks about bees on a balcony."),
	}}
}

func TestFactGroups(t *testing.T) {
	c := quayFire()
	a := New(c)
	groups := a.ProposeFacts([]string{"gazette", "courier", "mirror", "nowhere"}, Options{})
	find := func(kind quantity.Kind) FactGroup {
		at := slices.IndexFunc(groups, func(g FactGroup) bool { return g.Kind == kind })
		if at < 0 {
			t.Fatalf("no %s among %+v", kind, groups)
		}
		return groups[at]
	}
	texts := func(g FactGroup) string {
		var list []string
		for _, f := range g.Figures {
			d := c.Document(f.At.Document)
			if s := f.Quantity.Span; d.BestText(d.Passage(f.At.Passage))[s.From:s.To] != f.Text {
				t.Errorf("span %v is not %q", s, f.Text)
			}
			list = append(list, f.Text)
		}
		return strings.Join(list, " | ")
	}
	for _, want := range []struct {
		kind     quantity.Kind
		verdict  corpus.Verdict
		texts    string
		question string
	}{
		{quantity.Duration, corpus.Agree, "three hours | several hours | 3 h", "How long?"},
		{quantity.Number, corpus.Differ, "14 | nine", "How many sailors?"},
		{quantity.Day, corpus.Agree, "last September | September 2021", "When?"},
		{quantity.Place, corpus.Differ, "Marholm | Ostrava", "Where?"},
	} {
		g := find(want.kind)
		if got := texts(g); got != want.texts || g.Verdict != want.verdict || !strings.HasPrefix(g.Question, want.question) || len(g.About) == 0 {
			t.Errorf("%s: %s %q of %s, about %v", want.kind, g.Verdict, g.Question, got, g.About)
		}
		for _, p := range g.Pairs {
			if p.Rule == "" || p.A.At.Document == p.B.At.Document {
				t.Errorf("%+v", p)
			}
		}
	}
	seen := make(map[factPlace]bool)
	for _, g := range groups {
		for _, f := range g.Figures {
			k := factPlace{f.At, f.Quantity.Kind, f.Quantity.Span}
			if seen[k] {
				t.Errorf("%q of %v is in two groups", f.Text, f.At)
			}
			seen[k] = true
		}
	}
	if groups[0].Verdict != corpus.Differ {
		t.Error("those that differ come first")
	}
}

// TestFactsOfTopics finds by way of topics what aligning all pairs finds.
func TestFactsOfTopics(t *testing.T) {
	a := New(quayFire())
	groups := a.TopicFacts(a.Topics(TopicOptions{}, nil))
	for _, question := range []string{"How long?", "How many sailors?", "When?"} {
		if !slices.ContainsFunc(groups, func(g FactGroup) bool { return strings.HasPrefix(g.Question, question) }) {
			t.Errorf("%s is missing in %+v", question, groups)
		}
	}
}

// What figures count is asked for in the form in which most of them have it, never as
// a stem.
func TestQuestionsHaveWholeWords(t *testing.T) {
	c := &corpus.Collection{ID: "ferry", Documents: []*corpus.Document{
		corpustest.Article("bell", "2021-10-10", "After the Ostrava ferry accident 40 people waited at the Lindqvist quay, and 12 families went home."),
		corpustest.Article("tide", "2021-10-11", "After the Ostrava ferry accident 60 people waited at the Lindqvist quay; one family went home."),
		corpustest.Article("post", "2021-10-11", "At the Lindqvist quay 55 people waited after the Ostrava ferry accident; 11 families went home."),
	}}
	groups := New(c).ProposeFacts([]string{"bell", "tide", "post"}, Options{})
	for _, question := range []string{"How many people?", "How many families?"} {
		if !slices.ContainsFunc(groups, func(g FactGroup) bool { return strings.HasPrefix(g.Question, question) }) {
			t.Errorf("%s is missing", question)
		}
	}
	for _, g := range groups {
		if strings.Contains(g.Question, "peopl?") || strings.Contains(g.Question, "famili?") || strings.Count(g.Question, "families") > 1 {
			t.Errorf("it asks %q", g.Question)
		}
	}
}

// Suggestions are those of all pairs up to MostPairs documents, and those of topics
// beyond, of the documents named and no others.
func TestSuggestFacts(t *testing.T) {
	few := quayFire()
	ids := []string{"gazette", "courier", "mirror"}
	if got, want := New(few).SuggestFacts(ids, Options{}, nil), New(few).ProposeFacts(ids, Options{}); len(got) == 0 || !reflect.DeepEqual(got, want) {
		t.Errorf("of three documents it is %+v, want %+v", got, want)
	}
	if got := New(few).SuggestFacts(ids, Options{}, func(float64) bool { return false }); got != nil {
		t.Error("what was given up has a result")
	}
	many := quayFire()
	for i := range MostPairs {
		id := "filler-" + strconv.Itoa(i)
		many.Documents = append(many.Documents, corpustest.Article(id, "2021-10-12", "Rain number "+strconv.Itoa(i)+" fell on the lowlands of Quell.", "Nothing else happened on that day."))
		ids = append(ids, id)
	}
	last := 0.0
	groups := New(many).SuggestFacts(ids, Options{}, func(done float64) bool { last = done; return true })
	if !slices.ContainsFunc(groups, func(g FactGroup) bool { return strings.HasPrefix(g.Question, "How long?") }) || last == 0 {
		t.Errorf("of %d documents there is %+v", len(ids), groups)
	}
	for _, g := range New(many).SuggestFacts(ids[1:], Options{}, nil) {
		for _, f := range g.Figures {
			if f.At.Document == ids[0] {
				t.Errorf("%q answers in a document that was not named", g.Question)
			}
		}
	}
	if got := New(many).SuggestFacts(ids, Options{}, func(float64) bool { return false }); got != nil {
		t.Error("what was given up has a result")
	}
}

// TestFactsOfNews prints what is proposed of a thousand articles.
func TestFactsOfNews(t *testing.T) {
	a := New(corpustest.News(t, 1000))
	topics := a.Topics(TopicOptions{}, nil)
	begin := time.Now()
	groups := a.TopicFacts(topics)
	t.Logf("%d groups in %v", len(groups), time.Since(begin))
	for _, g := range groups[:min(len(groups), 25)] {
		t.Logf("%s: %s", g.Verdict, g.Question)
		for _, f := range g.Figures {
			t.Logf("    %v %q", f.At, f.Text)
		}
	}
	if len(groups) == 0 {
		t.Error("nothing is found")
	}
}

// TestFactGroupsAgainstCoding counts, in the articles themselves, which pairs
// proposed are values of one coded fact, and which coded facts are found. Many
// coded facts have no number, date or place in them and cannot be.
func TestFactGroupsAgainstCoding(t *testing.T) {
	c := corpustest.WithOriginals(t)
	a := New(c)
	var ids []string
	for _, d := range c.Documents {
		ids = append(ids, d.ID)
	}
	pairs, right := 0, 0
	found := make(map[string]corpus.Verdict)
	for _, g := range a.ProposeFacts(ids, Options{}) {
		t.Logf("%s: %s", g.Verdict, g.Question)
		for _, f := range g.Figures {
			t.Logf("    %v %q", f.At, f.Text)
		}
		for _, p := range g.Pairs {
			pairs++
			for _, f := range c.Facts {
				has := func(r corpus.Ref) bool {
					return slices.ContainsFunc(f.Values, func(v corpus.Value) bool { return v.At == r })
				}
				if has(p.A.At) && has(p.B.At) {
					right++
					found[f.ID] = g.Verdict
					break
				}
			}
		}
	}
	several := 0
	for _, f := range c.Facts {
		if len(f.Values) > 1 {
			several++
		}
	}
	t.Logf("%d pairs proposed, %d of passages that answer one coded question; %d of %d coded questions with several answers touched: %v", pairs, right, len(found), several, found)
	for _, want := range []string{"arrival-day", "how-late", "meeting-2023-when"} {
		if found[want] == "" {
			t.Errorf("%s is not found", want)
		}
	}
}
