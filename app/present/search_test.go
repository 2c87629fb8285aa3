package present

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"parallax/app/ask"
	"parallax/app/present/element"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/search"
)

// naiveSearch finds a word as it is written.
func naiveSearch(c *corpus.Collection, word string) *search.Result {
	r := &search.Result{Text: word, ReadAs: "passages with “" + word + "”"}
	defer func() { r.Complete = len(r.Hits) }()
	for _, d := range c.Documents {
		h := search.DocumentHits{Document: d.ID, Length: len(d.Passages)}
		for _, p := range d.Passages {
			at := strings.Index(p.Text, word)
			if at < 0 && p.Counts[word] == 0 {
				continue
			}
			hit := search.Hit{Ref: corpus.Ref{Document: d.ID, Passage: p.N}, Source: search.FromCounts, Words: []string{word}}
			hit.Snippet = search.Snippet{Text: p.Text}
			if at >= 0 {
				hit.Source = search.FromText
				hit.Snippet.Spans = []corpus.Span{{From: at, To: at + len(word)}}
			}
			r.Hits = append(r.Hits, hit)
			h.Passages = append(h.Passages, p.N)
		}
		if len(h.Passages) > 0 {
			r.Total += len(h.Passages)
			r.Documents = append(r.Documents, h)
			r.DocumentTotal++
		}
	}
	return r
}

func answered(c *corpus.Collection, r *search.Result) state.Model {
	m := model(c, "#/search?q="+r.Text)
	m, _ = state.Update(m, state.Answered{Asked: state.Ask{Sequence: m.Search.Asked, Question: ask.Search{}}, Answer: &ask.SearchAnswer{Result: *r}})
	return m
}

func TestSearch(t *testing.T) {
	c := sample.Collection()
	m := answered(c, naiveSearch(c, "warned"))
	v := Search(m)
	if spaced(v.Count) != "2 passages in 2 of 5 articles" || len(v.Groups) != 2 || len(v.Tally) != 5 || len(v.Silent) != 3 {
		t.Fatalf("the view is %+v", v)
	}
	g := v.Groups[0]
	if g.Headline != "Ferry adrift for three hours as chain parts" || spaced(g.Count) != "1 of 7 passages" || g.Length != 7 || !reflect.DeepEqual(g.Strip, []int{6}) || g.Href != "#/read/bell-parted?q=warned" {
		t.Errorf("the group is %+v", g)
	}
	if r := g.Rows[0]; r.ID != "hit-bell-parted-6" || r.Note != "in the full text, not in the digest: warned" || r.Href != "#/read/bell-parted?p=6&q=warned" {
		t.Errorf("the row is %+v", r)
	}
	if v.Tally[0].Size != 1 || v.Tally[1].N != "0" || spaced(v.Silent[0].Text) != "No match in Ostrey Bell 2" {
		t.Errorf("tally %+v, silent %+v", v.Tally, v.Silent)
	}
	if got := Frame(m).Announced; got != v.Count {
		t.Errorf("announced is %q", got)
	}
	if v = Search(answered(c, naiveSearch(c, "tug"))); !reflect.DeepEqual(v.Groups[0].Rows[0].Runs[1], element.Run{Text: "tug", Marked: true}) {
		t.Errorf("the snippet is %+v", v.Groups[0].Rows[0].Runs)
	}
}

// An article that states no outlet counts as no further outlet, and is not said to be
// from its own headline.
func TestNoOutletIsSaid(t *testing.T) {
	c := collection(4, 2, "1111")
	for i, d := range c.Documents {
		d.Headline = fmt.Sprint("Headline ", i)
	}
	c.Documents[3].Outlet = ""
	v := Search(answered(c, naiveSearch(c, "words")))
	if len(v.Outlets) != 2 || v.OtherOutlets != "" {
		t.Errorf("%d outlets, and %q", len(v.Outlets), v.OtherOutlets)
	}
	for _, g := range v.Groups {
		if said := strings.HasPrefix(g.Meta, "No outlet stated"); said != (g.Headline == "Headline 3") || strings.Contains(g.Meta, g.Headline) {
			t.Errorf("%s is from %q", g.Headline, g.Meta)
		}
	}
	for _, card := range Overview(model(c, "#/")).Cards {
		if said := card.Outlet == "No outlet stated"; said != (card.Headline == "Headline 3") || card.Outlet == card.Headline {
			t.Errorf("the card of %s is from %q", card.Headline, card.Outlet)
		}
	}
}

// inBrackets is a text with what is marked in brackets.
func inBrackets(runs []element.Run) string {
	var b strings.Builder
	for _, r := range runs {
		if r.Marked {
			r.Text = "[" + r.Text + "]"
		}
		b.WriteString(spaced(r.Text))
	}
	return b.String()
}

// Following a filter restricts the search, following it again takes that away;
// filters that were typed otherwise can be taken away too.
func TestSearchFilters(t *testing.T) {
	c := sample.Collection()
	v := Search(model(c, "#/search?q=tug"))
	if len(v.Outlets) != len(c.Outlets) || len(v.Typed) != 0 || len(v.Kinds) < 2 {
		t.Fatalf("%+v, %+v, %+v", v.Outlets, v.Kinds, v.Typed)
	}
	for _, chip := range append(v.Outlets, v.Kinds...) {
		m := model(c, chip.Href)
		again := Search(m)
		on := 0
		for _, other := range append(again.Outlets, again.Kinds...) {
			if !other.On {
				continue
			}
			on++
			if other.Label != chip.Label || state.ParseRoute(other.Href).Query != "tug" {
				t.Errorf("%s: %+v", chip.Label, other)
			}
		}
		if on != 1 || chip.On || len(again.Typed) != 0 {
			t.Errorf("%s leads to %q, where %d filters are on", chip.Label, m.Route.Query, on)
		}
	}
	v = Search(model(c, "#/search?q=tug outlet:ost topic:ferry date:>=2024"))
	if len(v.Typed) != 3 || state.ParseRoute(v.Typed[1].Href).Query != "tug outlet:ost date:>=2024" {
		t.Errorf("typed: %+v", v.Typed)
	}
	if q := state.ParseRoute(v.Outlets[0].Href).Query; strings.Contains(q, "outlet:ost ") || !strings.Contains(q, "outlet:") {
		t.Errorf("one outlet instead of another: %q", q)
	}
}

// What was found can be saved with headline, outlet and date.
func TestSearchSavesWhatItFound(t *testing.T) {
	c := sample.Collection()
	r := naiveSearch(c, "warned")
	m := answered(c, r)
	if v := Search(m); len(v.Saves) == 0 || v.Saves[0].What != state.HitsTable {
		t.Errorf("offered: %+v", v.Saves)
	}
	rows := countedTable(m, state.HitsTable)
	if len(rows) != 1+len(r.Hits) {
		t.Fatalf("%d rows for %d hits", len(rows), len(r.Hits))
	}
	d := c.Document(r.Hits[0].Ref.Document)
	if got := rows[1]; got[1] != d.ID || got[2] != d.Headline || got[3] == "" || got[4] != d.Published.Date.String() || got[7] != c.Passage(r.Hits[0].Ref).Text {
		t.Errorf("the row is %q", got)
	}
}

func TestSearchReadsBack(t *testing.T) {
	c := sample.Collection()
	r := naiveSearch(c, "tug")
	r.Text, r.ReadAs, r.Suggestion = "tgu pliot", "“tug” (for “tgu”) and “pilot” (for “pliot”)", "tug pilot"
	r.Dropped = []string{"zzz"}
	r.Hits[0].Snippet.Before, r.Hits[0].Snippet.After = true, true
	v := Search(answered(c, r))
	if got, want := inBrackets(v.Read), "Found “tug” (for “tgu”) and “pilot” (for “pliot”) in [1 passage in 1 of 5 articles]."; got != want {
		t.Errorf("read back: %q, want %q", got, want)
	}
	if v.Mean != (element.Link{Label: "tug pilot", Href: "#/search?q=tug%20pilot"}) {
		t.Errorf("did you mean: %+v", v.Mean)
	}
	if want := "No passage has “zzz”."; v.Notice != want {
		t.Errorf("the notice is %q", v.Notice)
	}
	runs := v.Groups[0].Rows[0].Runs
	if runs[0].Text != "… " || runs[len(runs)-1].Text != " …" {
		t.Errorf("the snippet is %+v", runs)
	}
}

// The passages that lack something come behind a line that says so, are not
// counted, and say what they lack; so do words that only a digest has.
func TestSearchSaysTheBreak(t *testing.T) {
	c := sample.Collection()
	r := naiveSearch(c, "tug")
	more := naiveSearch(c, "warned")
	for _, h := range more.Hits {
		h.Lacks = []string{"tug"}
		r.Hits = append(r.Hits, h)
	}
	r.Hits[0].Digest = []string{"tug"}
	v := Search(answered(c, r))
	if spaced(v.Count) != "1 passage in 1 of 5 articles" || len(v.Groups) != 1 || len(v.Rest) != len(more.Documents) || v.Break != "These passages have only some of the words, closest first." {
		t.Fatalf("the view is %+v", v)
	}
	if note := v.Groups[0].Rows[0].Note; note != "only in our digest: tug" {
		t.Errorf("the note is %q", note)
	}
	for _, g := range v.Rest {
		if g.Count != "" || len(g.Strip) != 0 || !strings.HasSuffix(g.Rows[0].Note, "missing: tug") {
			t.Errorf("the group is %+v", g)
		}
	}
	r.Complete, r.Total, r.Documents, r.DocumentTotal, r.Loosened, r.Unmet = 0, 0, nil, 0, true, []string{`"tug warned"`}
	v = Search(answered(c, r))
	if v.Empty != "" || len(v.Groups) != 0 || len(v.Rest) == 0 || len(v.Tally) != 0 || len(v.Silent) != 0 || v.Break != "The closest passages, best first:" ||
		inBrackets(v.Read) != "[No passage has all of passages with “tug”.]" || Frame(answered(c, r)).Announced != "No passage has all of these words." || !strings.Contains(v.Notice, `No passage has "tug warned" word for word.`) {
		t.Errorf("the view is %+v", v)
	}
	for _, h := range r.Hits { // what every passage lacks is said once
		h.Lacks = append(h.Lacks, r.Unmet...)
	}
	if note := Search(answered(c, r)).Rest[0].Rows[0].Note; strings.Contains(note, "tug warned") {
		t.Errorf("the note is %q", note)
	}
	r.Order = search.ByDate
	m := answered(c, r)
	m.Route.Order = search.ByDate
	v = Search(m)
	if len(v.Orders) != 3 || !v.Orders[1].Current || v.Orders[1].Href != "#/search?q=tug&order=date" || v.Orders[0].Current || strings.Contains(v.Break, "first") {
		t.Errorf("orders %+v, break %q", v.Orders, v.Break)
	}
}

func TestLastSearchesAreOfferedAgain(t *testing.T) {
	m := model(sample.Collection(), "#/search")
	m.Recent.Queries = []string{"tug late", "ferry"}
	v := Search(m)
	if len(v.Recent) != 2 || v.Recent[0] != (element.Link{Label: "tug late", Href: "#/search?q=tug%20late"}) || v.RecentNote != "Kept in this browser only." {
		t.Errorf("%+v, %q", v.Recent, v.RecentNote)
	}
	m.Recent.Unstored = true
	if v := Search(m); !strings.Contains(v.RecentNote, "Not saved") {
		t.Errorf("the note is %q", v.RecentNote)
	}
}

func TestSearchWithoutMatch(t *testing.T) {
	c := sample.Collection()
	if v := Search(answered(c, &search.Result{Text: "zebra"})); !strings.Contains(v.Empty, "“zebra”") || len(v.Groups) != 0 || len(v.Hints) == 0 {
		t.Errorf("the view is %+v", v)
	}
	if v := Search(answered(c, &search.Result{Text: "zebra kind:caption"})); !strings.Contains(v.Empty, "Remove a filter") || len(v.Kinds) == 0 {
		t.Errorf("with a filter the view is %+v", v)
	}
	// Marks without a word are no words that no passage has.
	for _, marks := range []string{"*", "((", `"`, "!!!", "—"} {
		if v := Search(answered(c, &search.Result{Text: marks})); v.Empty != string(wording.SearchNoWord) || v.Notice != "" {
			t.Errorf("%s: %q, %q", marks, v.Empty, v.Notice)
		}
	}
	v := Search(model(c, "#/search"))
	var hints []string
	for _, h := range v.Hints {
		hints = append(hints, h.Label)
	}
	if want := []string{"Jon Brask", "Mette Quist", "Ostrey", "Ostrey sound", "the skipper", "the passengers"}; !reflect.DeepEqual(hints, want) {
		t.Errorf("the hints are %q, want %q", hints, want)
	}
	if v := Search(answered(c, &search.Result{Text: `"x`, Problem: "the phrase is not closed"})); v.Notice != "The phrase is not closed." || v.Empty != "" {
		t.Errorf("trouble: %+v", v)
	}
}
