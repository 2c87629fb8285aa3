package search_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"parallax/corpus"
	"parallax/corpus/search"
)

func refs(r search.Result) string {
	var found []string
	for _, h := range r.Hits {
		found = append(found, h.Ref.String())
	}
	return strings.Join(found, " ")
}

func TestReading(t *testing.T) {
	s := search.New(ferry(t), search.Options{})
	for _, c := range []struct {
		text, readAs, suggestion, dropped, unmet, problem string
		loosened                                          bool
	}{
		{text: "ferry late", readAs: "“ferry” and “late”"},
		{text: "the ferry", readAs: "“the” and “ferry”"},
		{text: "gangwya", readAs: "“gangway” (for “gangwya”)", suggestion: "gangway"},
		{text: "gangwya -medal OR \"old boat\"", readAs: "“gangway” (for “gangwya”) and (either (without “medal”) or the phrase “old boat”)", suggestion: "gangway (-medal OR \"old boat\")"},
		{text: "O'Brein-Sato's gangway", readAs: "“obrien-Sato's” (for “O'Brein-Sato's”) and “gangway”", suggestion: "obrien-Sato's gangway"},
		{text: "-gangwya", readAs: "without “gangwya”"},
		{text: "mayor lifebelt treaty", readAs: "“mayor”, “lifebelt” and “treaty”", loosened: true},
		{text: "mayor zzyzxq9 medal", readAs: "“mayor”, “zzyzxq9” and “medal”", dropped: "zzyzxq9", loosened: true},
		{text: "zzyzxq9", readAs: "“zzyzxq9”", dropped: "zzyzxq9"},
		{text: "\"late zzyzxq9\" mayor", readAs: "the phrase “late zzyzxq9” and “mayor”", dropped: "zzyzxq9", unmet: "\"late zzyzxq9\"", loosened: true},
		{text: "outlet:nobody mayor", readAs: "“mayor”, from the outlet “nobody”", problem: "There is no outlet “nobody” in this collection."},
		{text: "date:soon mayor", readAs: "“mayor”, published soon", problem: "“soon” is not a date: try 2024-06-19, 2024-06 or 2024."},
		{text: "in:body mayor", readAs: "“mayor”, in the body", problem: "Use in:title for headlines; there is no in:body."},
		{text: "kind:poem mayor", readAs: "“mayor”, in passages of the kind “poem”", problem: "There is no kind of passage “poem”: try body, caption, subheading or alt."},
		{text: ""},
	} {
		r := s.Search(c.text, search.Request{})
		if r.ReadAs != c.readAs || r.Suggestion != c.suggestion || strings.Join(r.Dropped, " ") != c.dropped || strings.Join(r.Unmet, " ") != c.unmet || r.Problem != c.problem || r.Loosened != c.loosened {
			t.Errorf("%q: read as %s, suggestion %q, dropped %q, problem %q, loosened %v", c.text, r.ReadAs, r.Suggestion, r.Dropped, r.Problem, r.Loosened)
		}
	}
}

func TestReadingsOfEachWord(t *testing.T) {
	s := search.New(ferry(t), search.Options{})
	r := s.Search("treaty Gangwya zzyzxq9 -late", search.Request{})
	want := []search.Reading{
		{Typed: "treaty", Read: []string{"treaty", "treaties"}, Exact: true},
		{Typed: "Gangwya", Read: []string{"gangway"}},
		{Typed: "zzyzxq9"},
	}
	if !reflect.DeepEqual(r.Terms, want) {
		t.Errorf("got %+v", r.Terms)
	}
}

func TestSources(t *testing.T) {
	s := search.New(ferry(t), search.Options{})
	for _, c := range []struct {
		text   string
		source search.Source
		words  string
		marked string // in the snippet
	}{
		{"delay", search.FromText, "delay", "delay"},
		{"crane", search.FromCounts, "crane", ""},
		{"delay crane", search.FromCounts, "crane", "delay"},
		{"crane regrets o'brien", search.FromCounts, "crane|regrets", "O'Brien"},
		{"maiden leaves", search.FromHeadline, "maiden|leaves", "maiden"},
		{"steamer", search.FromOriginal, "steamer", "steamer"},
		{"\"old steamer\"", search.FromOriginal, "old steamer", "old steamer"},
		{"museum", search.FromText, "museum", "museum"},
	} {
		r := s.Search(c.text, search.Request{})
		if len(r.Hits) == 0 {
			t.Errorf("%q: nothing is found", c.text)
			continue
		}
		h := r.Hits[0]
		var marked []string
		for _, span := range h.Snippet.Spans {
			marked = append(marked, h.Snippet.Text[span.From:span.To])
		}
		if h.Source != c.source || strings.Join(h.Words, "|") != c.words || strings.Join(marked, "|") != c.marked {
			t.Errorf("%q: %v from %s, words %q, marked %q", c.text, h.Ref, h.Source, h.Words, marked)
		}
	}
}

func TestSnippetShowsTheMatch(t *testing.T) {
	s := search.New(ferry(t), search.Options{})
	r := s.Search("ribbon fishermen", search.Request{})
	h := r.Hits[0]
	words := len(strings.Fields(h.Snippet.Text))
	if !h.Snippet.Before || !h.Snippet.After || words > 50 || words < 40 || len(h.Snippet.Spans) != 2 {
		t.Errorf("%d words, %+v", words, h.Snippet)
	}
	if r := s.Search("quay", search.Request{}); len(strings.Fields(r.Hits[0].Snippet.Text)) > 60 {
		t.Errorf("too long: %q", r.Hits[0].Snippet.Text)
	}
	// A phrase is one mark, its words elsewhere are none.
	h = s.Search(`"the mayor"`, search.Request{Documents: []string{"courier-voyage"}}).Hits[0]
	if len(h.Snippet.Spans) != 2 || h.Snippet.Text[h.Snippet.Spans[0].From:h.Snippet.Spans[0].To] != "The mayor" {
		t.Errorf("got %+v", h.Snippet)
	}
}

func TestSpansInAnyText(t *testing.T) {
	s := search.New(ferry(t), search.Options{})
	for text, want := range map[string]string{
		"gangwya jam*":  "gangway|jammed|jams|JAMMING",
		"\"a gangway\"": "A gangway",
		"-gangway jams": "jammed", // of jams, the collection has this form only
		"the jam":       "",       // corrected to a word that is not here; function words are not marked
		"":              "",
	} {
		const line = "A gangway jammed; it jams. JAMMING gang-way the"
		var got []string
		for _, span := range s.Spans(s.Search(text, search.Request{}), line) {
			got = append(got, line[span.From:span.To])
		}
		if text == "the jam" {
			if slices.Contains(got, "the") {
				t.Errorf("%q: got %q", text, got)
			}
			continue
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestDocuments(t *testing.T) {
	s := search.New(ferry(t), search.Options{})
	r := s.Search("ferry OR mayor OR gangway", search.Request{Limit: 1})
	if len(r.Hits) != 1 || r.Total != 5 || r.DocumentTotal != 2 || len(r.Documents) != 2 {
		t.Fatalf("%d hits of %d, %d documents: %+v", len(r.Hits), r.Total, r.DocumentTotal, r.Documents)
	}
	for i, want := range []search.DocumentHits{{Document: "gazette-maiden", Passages: []int{1, 2, 5}, Length: 5}, {Document: "courier-voyage", Passages: []int{1, 4}, Length: 4}} {
		want.Best = r.Documents[i].Best
		if !reflect.DeepEqual(r.Documents[i], want) {
			t.Errorf("got %+v, want %+v", r.Documents[i], want)
		}
	}
	if r.Documents[0].Document != r.Hits[0].Ref.Document || r.Documents[0].Best != r.Hits[0].Score {
		t.Errorf("the best document is %+v, the best hit %+v", r.Documents[0], r.Hits[0])
	}
	r = s.Search("mayor", search.Request{Documents: []string{"courier-voyage", "unknown"}})
	if refs(r) != "courier-voyage#4" || r.DocumentTotal != 1 {
		t.Errorf("got %s", refs(r))
	}
	if r = s.Search("mayor", search.Request{Documents: []string{"unknown"}}); r.Total != 0 {
		t.Errorf("an unknown document has %d hits", r.Total)
	}
}

func TestAsYouType(t *testing.T) {
	s := search.New(ferry(t), search.Options{})
	for text, want := range map[string]string{
		"skerr":         "courier-voyage#2", // unfinished
		"late ferr":     "gazette-maiden#1",
		"\"old bo":      "courier-voyage#3", // a phrase not closed yet
		"gangwyas":      "gazette-maiden#1", // finished and misspelt
		"bancrup":       "gazette-maiden#4", // unfinished and misspelt
		"여객":            "east-asia#1",
		"outlet:g mayo": "gazette-maiden#5",
	} {
		if r := s.Search(text, search.Request{AsYouType: true}); !strings.Contains(refs(r), want) {
			t.Errorf("%q: got %s", text, refs(r))
		}
	}
	for _, text := range []string{"skerr ", "skerr"} {
		if r := s.Search(text, search.Request{AsYouType: text == "skerr "}); r.Suggestion == "" {
			t.Errorf("%q is taken for a word", text)
		}
	}
	// Every beginning of a query gets an answer without a panic.
	query := `(late OR "three hours"~2) -museum outlet:gazette passen* O'Brien~1`
	for end := range query {
		s.Search(query[:end], search.Request{AsYouType: true})
	}
}

func TestLongQueriesMayLackWords(t *testing.T) {
	s := search.New(ferry(t), search.Options{})
	r := s.Search("why did the harbour master order a second gangway after the delay of the maiden voyage", search.Request{})
	if !r.Loosened || r.Hits[0].Ref.String() != "gazette-maiden#2" {
		t.Errorf("loosened %v, found %s", r.Loosened, refs(r))
	}
}

func TestResultSurvivesJSON(t *testing.T) {
	s := search.New(ferry(t), search.Options{})
	r := s.Search("gangwya crane", search.Request{AsYouType: true})
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var again search.Result
	if err := json.Unmarshal(b, &again); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(again, r) {
		t.Errorf("got %+v, want %+v", again, r)
	}
	if got := s.Spans(again, "the gangway"); !slices.Equal(got, []corpus.Span{{From: 4, To: 11}}) {
		t.Errorf("got %v", got)
	}
}

func TestIndexThatDoesNotFitIsNotUsed(t *testing.T) {
	c := ferry(t)
	ix := search.Index(c)
	if !search.Fits(ix, c) {
		t.Error("an index does not fit its own collection")
	}
	other := c.Clone()
	other.Documents[0].Passages[0].Text = "Quite another text"
	if search.Fits(ix, other) {
		t.Error("an index fits another collection")
	}
	s := search.New(other, search.Options{Index: ix})
	if r := s.Search("quite another", search.Request{}); refs(r) != "gazette-maiden#1" {
		t.Errorf("got %s", refs(r))
	}
}

func TestEmptyCollections(t *testing.T) {
	for _, c := range []*corpus.Collection{{}, {Documents: []*corpus.Document{{ID: "a", Headline: "A headline"}}}, {Documents: []*corpus.Document{{ID: "a", Headline: "A headline", Passages: []corpus.Passage{{N: 1}}}}}} {
		s := search.New(c, search.Options{})
		for _, text := range []string{"", "headline", "-headline", "headlnie x*", "\"a headline\""} {
			r := s.Search(text, search.Request{AsYouType: true})
			if r.Total > c.PassageCount() {
				t.Errorf("%q: %d hits", text, r.Total)
			}
		}
	}
}

func TestManyAtOnce(t *testing.T) {
	s := search.New(ferry(t), search.Options{})
	texts := []string{"ferry late", "gangwya", "mayor OR medal", "the treaty", "\"three hours\" -old"}
	var want []search.Result
	for _, text := range texts {
		want = append(want, s.Search(text, search.Request{}))
	}
	var wait sync.WaitGroup
	for i := range 8 {
		wait.Go(func() {
			for j := range 50 {
				k := (i + j) % len(texts)
				if got := s.Search(texts[k], search.Request{}); !reflect.DeepEqual(got, want[k]) {
					t.Errorf("%q: got %+v", texts[k], got)
				}
				s.Spans(want[k], "the late ferry")
			}
		})
	}
	wait.Wait()
}

func TestNames(t *testing.T) {
	s := search.New(ferry(t), search.Options{})
	for text, want := range map[string]search.Name{
		"harb trea": {Kind: search.NamesDocument, ID: "blog-treaty"},
		"asa leav":  {Kind: search.NamesDocument, ID: "gazette-maiden"},
		"three hou": {Kind: search.NamesTopic, ID: "delay"},
		"obrien":    {Kind: search.NamesVoice, ID: "obrien-sato"},
		"sker cour": {Kind: search.NamesOutlet, ID: "courier"},
		"cour sker": {Kind: search.NamesOutlet, ID: "courier"},
		"azette":    {Kind: search.NamesOutlet, ID: "gazette"},
		"여객":        {Kind: search.NamesDocument, ID: "east-asia"},
	} {
		found := s.Names(text, 3, nil)
		if len(found) == 0 || found[0].Kind != want.Kind || found[0].ID != want.ID {
			t.Errorf("%q: got %+v", text, found)
			continue
		}
		if !slices.IsSorted(found[0].Matched) || len(found[0].Matched) == 0 || found[0].Matched[len(found[0].Matched)-1] >= len(found[0].Text) {
			t.Errorf("%q: matched %v of %q", text, found[0].Matched, found[0].Text)
		}
	}
	if all := s.Names("", 100, nil); len(all) != 5+2+1+4 {
		t.Errorf("%d names in all", len(all))
	}
	if found := s.Names("a", 2, nil); len(found) != 2 {
		t.Errorf("%d names, want 2", len(found))
	}
	for _, text := range []string{"qqqq", "skercour", "hbr trty", "!"} { // scattered letters are no likeness
		if found := s.Names(text, 2, nil); found != nil {
			t.Errorf("%q: got %+v", text, found)
		}
	}
	for text, want := range map[string]string{"mayor gang": "gangway", "trea": "treaty", "passengers": "", "fer": "ferry", "x": "", "late ": ""} {
		var got string
		for _, w := range s.Words(text, 1) {
			got = w.Text
			if w.ID != strings.TrimSuffix(text, text[strings.LastIndex(text, " ")+1:])+w.Text || w.Kind != search.NamesWord {
				t.Errorf("%q: %+v", text, w)
			}
		}
		if got != want {
			t.Errorf("%q: word %q, want %q", text, got, want)
		}
	}
	if s.Names("a", 0, nil) != nil {
		t.Error("names beyond the limit")
	}
}

// Matching finds the same passages as Search, all of them and in order; where
// none has everything, the nearest of them.
func TestMatching(t *testing.T) {
	c := ferry(t)
	s := search.New(c, search.Options{})
	for _, text := range []string{"ferry", "gangwya -medal", "mayor lifebelt treaty", "zzyzxq9", "\"old boat\"", "ferry mayor"} {
		r := s.Search(text, search.Request{Limit: 1000})
		refs, read := s.Matching(text, search.Request{})
		found := make(map[corpus.Ref]bool)
		for i, h := range r.Hits {
			if i < r.Complete || r.Complete == 0 {
				found[h.Ref] = true
			}
		}
		if len(refs) != len(found) && r.Complete > 0 || len(refs) > len(found) || len(refs) == 0 && len(found) > 0 ||
			read.Total != r.Total || read.Complete != r.Complete || read.ReadAs != r.ReadAs || read.Loosened != r.Loosened {
			t.Errorf("%q: %d passages, %+v; searched: %d, %+v", text, len(refs), read, len(r.Hits), r)
		}
		for _, ref := range refs {
			if !found[ref] {
				t.Errorf("%q: %v is no hit", text, ref)
			}
		}
	}
	marks := s.Marks("ferry \"old boat\"", false)
	if got := marks.Counted(corpus.Counts{"Ferry": 2, "ferries": 1, "old": 3, "mayor": 1}); !slices.Equal(got, []string{"Ferry", "ferries"}) && !slices.Equal(got, []string{"Ferry"}) {
		t.Errorf("counted: %q", got)
	}
}

// A searcher of other coding answers as one made from the start, and the old
// one goes on as before.
func TestRecoded(t *testing.T) {
	c := ferry(t)
	s := search.New(c, search.Options{})
	topic := "late-boat"
	other := *c
	other.Topics = append(slices.Clone(c.Topics), corpus.Topic{ID: topic, Title: "A late boat"})
	other.Coverage = append(slices.Clone(c.Coverage), corpus.Coverage{Topic: topic, Document: c.Documents[0].ID, Passages: []int{1}})
	recoded, anew := s.Recoded(&other), search.New(&other, search.Options{})
	for _, text := range []string{"topic:" + topic, "ferry", "gangwya topic:late"} {
		got, want := recoded.Search(text, search.Request{}), anew.Search(text, search.Request{})
		if !reflect.DeepEqual(got, want) || len(want.Hits) == 0 && text != "gangwya topic:late" {
			t.Errorf("%s: %+v, want %+v", text, got, want)
		}
	}
	if got := recoded.Names("late boat", 3, nil); len(got) == 0 || got[0].ID != topic {
		t.Errorf("names: %+v", got)
	}
	if r := s.Search("topic:"+topic, search.Request{}); r.Problem == "" {
		t.Errorf("the old searcher knows the new topic: %+v", r.Hits)
	}
}

// Over many headlines a few best names are the first of all, those that begin so
// before others, and looking for rare ones pauses and can be given up.
func TestNamesAmongThousands(t *testing.T) {
	c := &corpus.Collection{ID: "many"}
	words := []string{"harbour", "ferry", "chain", "tide", "pilot", "boat", "late", "letter", "Holm"}
	for i := range 30_000 {
		c.Documents = append(c.Documents, &corpus.Document{ID: fmt.Sprintf("d%d", i), Headline: words[i%9] + " " + words[i/9%9] + " " + words[i/81%9]})
	}
	c.Documents = append(c.Documents, &corpus.Document{ID: "last", Headline: "Boat of the latecomers"})
	c.Topics = []corpus.Topic{{ID: "t", Title: "Too late a boat"}}
	s := search.New(c, search.Options{})
	all := s.Names("late boat", 5000, nil)
	few := s.Names("late boat", 8, nil)
	if len(all) < 100 || !reflect.DeepEqual(few, all[:8]) || !strings.HasPrefix(few[0].Text, "late boat") {
		t.Errorf("%d names, the first %+v, want %+v", len(all), few, all[:8])
	}
	pauses := 0
	if got := s.Names("latecomers", 8, func() bool { pauses++; return true }); len(got) != 1 || got[0].ID != "last" || pauses < 2 {
		t.Errorf("after %d pauses %+v", pauses, got)
	}
	if got := s.Names("latecomers", 8, func() bool { return false }); got != nil {
		t.Errorf("given up: %+v", got)
	}
	if got := s.Names("too la", 8, nil); len(got) != 1 || got[0].Kind != search.NamesTopic {
		t.Errorf("the topic is not found: %+v", got)
	}
}

// BenchmarkNames types names over 100,000 headlines.
func BenchmarkNames(b *testing.B) {
	c, _ := documents(b, "news/passages100k.jsonl.gz", 100_000)
	for i, d := range c.Documents {
		d.Headline = fmt.Sprint(d.Passages[0].Text[:min(60, len(d.Passages[0].Text))], i)
	}
	s := search.New(c, search.Options{})
	for b.Loop() {
		for _, text := range []string{"t", "tr", "tra", "trad", "trade bal", "zzyzx", "xylo", "minister of", "qu"} {
			s.Names(text, 8, nil)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(9*b.N), "µs/key")
}
