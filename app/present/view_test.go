package present

import (
	"reflect"
	"strings"
	"testing"

	"parallax/app/ask"
	"parallax/app/present/chart"
	"parallax/app/present/element"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
)

// screens are all views of a model.
func screens(m state.Model) []any {
	return []any{Words(m), Library(m), Frame(m), Overview(m), Read(m), Topic(m), Compare(m), Search(m), About(m), Lost(m)}
}

// hrefs collects the addresses in a view and checks its texts.
func hrefs(t *testing.T, v reflect.Value, path string, add func(string)) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			hrefs(t, v.Field(i), path+"."+v.Type().Field(i).Name, add)
		}
	case reflect.Slice:
		for i := range v.Len() {
			hrefs(t, v.Index(i), path, add)
		}
	case reflect.String:
		s := v.String()
		if strings.HasSuffix(path, "Href") || strings.HasSuffix(path, ".Clear") {
			if s != "" {
				add(s)
			}
			return
		}
		if strings.Contains(s, "%!") || strings.Contains(s, "  ") || strings.Contains(s, " ,") {
			t.Errorf("%s reads %q", path, s)
		}
	case reflect.Int, reflect.Bool, reflect.Float64:
	default:
		t.Errorf("%s is a %s, which go-app cannot compare", path, v.Kind())
	}
}

// Every screen of every collection can be drawn, is made of plain values, comes
// out the same twice, and leads only to places that exist.
func TestEveryScreenOfEveryCollection(t *testing.T) {
	collections := map[string]*corpus.Collection{
		"sample": sample.Collection(), "empty": sample.Empty(), "no coding": sample.NoCoding(), "long": sample.Long(60),
	}
	for name, c := range collections {
		fragments := []string{"#/", "#/read", "#/compare", "#/compare?by=text", "#/compare?by=facts", "#/compare?by=facts&show=single", "#/compare?by=voices", "#/compare?by=words&term=tug", "#/words", "#/words?least=2&term=chain&stop=off", "#/search", "#/search?q=tug", "#/about", "#/nowhere", "#/read/nobody"}
		for _, d := range c.Documents[:min(3, len(c.Documents))] {
			fragments = append(fragments, "#/read/"+d.ID, "#/read/"+d.ID+"?p=2&q=tug", "#/read/"+d.ID+"?p=9999")
		}
		for _, topic := range c.Topics[:min(5, len(c.Topics))] {
			fragments = append(fragments, "#/topic/"+topic.ID)
		}
		for _, fragment := range fragments {
			m := model(c, fragment, state.CellLit{Topic: "breakdown"}, state.PassageLit{Ref: corpus.Ref{Document: "bell-parted", Passage: 3}})
			if m.Search.Pending {
				m, _ = state.Update(m, state.Answered{Asked: state.Ask{Sequence: m.Search.Asked, Question: ask.Search{}}, Answer: &ask.SearchAnswer{Result: *naiveSearch(c, "tug")}})
			}
			m = counted(m)
			if m.Marks.Asked > 0 {
				m, _ = state.Update(m, state.Answered{Asked: state.Ask{Sequence: m.Marks.Asked, Question: ask.Marks{}}, Answer: &ask.MarksAnswer{Spans: map[int][]corpus.Span{1: nil, 2: {{From: 0, To: 3}}}}})
			}
			views, again := screens(m), screens(m)
			if !reflect.DeepEqual(views, again) {
				t.Errorf("%s %s: two renderings differ", name, fragment)
			}
			for _, v := range views {
				hrefs(t, reflect.ValueOf(v), reflect.TypeOf(v).Name(), func(s string) {
					if at, _ := state.Update(m, state.Navigated{Route: state.ParseRoute(s)}); at.Route.Screen == state.Lost && s != fragment && s != "licences.txt" && !strings.HasPrefix(s, "https://") {
						t.Errorf("%s %s: %T leads to %s, which is nowhere", name, fragment, v, s)
					}
				})
			}
		}
	}
	screens(state.New())
}

func TestRead(t *testing.T) {
	v := Read(model(sample.Collection(), "#/read/bell-parted?p=6"))
	var blocks []string
	for _, b := range v.Blocks {
		var ns []string
		for _, r := range b.Rows {
			ns = append(ns, r.Passage.N)
		}
		blocks = append(blocks, b.Topic+" "+strings.Join(ns, " "))
	}
	if want := []string{"breakdown 1 2", "rescue 3", "delay 4", "breakdown 5", "warning 6", " 7"}; !reflect.DeepEqual(blocks, want) {
		t.Errorf("the blocks are %q, want %q", blocks, want)
	}
	row := v.Blocks[4].Rows[0]
	if !row.Passage.Here || row.Passage.ID != "p6" || row.Only || row.Passage.Topics != nil || row.Open {
		t.Errorf("the row is %+v", row)
	}
	var also []string
	for _, item := range row.Also {
		also = append(also, item.Mark.Name+" "+item.N+": "+item.Text)
	}
	if want := []string{"The Tide Table 5: Filed under correspondence.", "Publisher not stated 1 and 2: Seen by all, read by none."}; !reflect.DeepEqual(also, want) {
		t.Errorf("the margin says %q, want %q", also, want)
	}
	if want := "Passage 6: also in The Tide Table and Publisher not stated, facts differ"; row.Label != want {
		t.Errorf("the margin is called %q, want %q", row.Label, want)
	}
	var outline, leftOut []string
	for _, o := range v.Outline {
		outline = append(outline, o.Title)
		if o.Here != (o.Title == "Skipper warns of worn links") {
			t.Errorf("the outline marks %+v", o)
		}
	}
	for _, o := range v.LeftOut {
		leftOut = append(leftOut, o.Title)
	}
	if want := []string{"The chain parts in mid-stream", "Passengers taken off by pilot boat", "The tug comes late", "Skipper warns of worn links"}; !reflect.DeepEqual(outline, want) {
		t.Errorf("the outline is %q", outline)
	}
	if len(leftOut) != 6 || leftOut[0] != "First chain ferry at Ostrey" {
		t.Errorf("left out are %q", leftOut)
	}
	if want := "Ada Lunt, 10 March 2024, 190 words, 7 passages"; spaced(v.Byline) != want {
		t.Errorf("the byline is %q, want %q", v.Byline, want)
	}
	if spaced(v.Covers) != "Covers 4 of 10 topics" || spaced(v.LeftText) != "6 topics left out here" {
		t.Errorf("%q, %q", v.Covers, v.LeftText)
	}
	if want := "Ada Lunt, “Ferry Adrift for Three Hours as Chain Parts,” Ostrey Bell, March 10, 2024, para. 6, https://bell.example/parted.\nDigest in the collection “The chain ferry at Ostrey”, not the article’s own words."; v.Cite.Text != want {
		t.Errorf("the citation is\n%s, want\n%s", v.Cite.Text, want)
	}
	if v.Words.Href != "#/words?doc=bell-parted" {
		t.Errorf("its words are at %q", v.Words.Href)
	}
	if v.Compare.Href != "#/compare/bell-parted,radio-island?by=text" || len(v.Articles) != 5 {
		t.Errorf("compare %+v, articles %+v", v.Compare, v.Articles)
	}
	if only := Read(model(sample.Collection(), "#/read/tide-ledger")).Blocks[1].Rows[0]; !only.Only {
		t.Errorf("the refit, told by one alone, is %+v", only)
	}
}

func TestReadLanguage(t *testing.T) {
	v := Read(model(sample.Collection(), "#/read/radio-island"))
	if got := v.Blocks[0].Rows[0].Passage.Lang; got != "de" {
		t.Errorf("the German text is marked %q", got)
	}
	if got := Read(model(sample.Collection(), "#/read/bell-parted")).Blocks[0].Rows[0].Passage.Lang; got != "" {
		t.Errorf("the English digest is marked %q", got)
	}
}

func TestFindInArticle(t *testing.T) {
	m := model(sample.Collection(), "#/read/bell-parted?p=4&q=tug")
	if v := Read(m).Find; v.Said != "Looking…" || v.Clear != "#/read/bell-parted?p=4" || v.Next.Href != "" {
		t.Errorf("before the answer: %+v", v)
	}
	m, _ = state.Update(m, state.Answered{Asked: state.Ask{Sequence: m.Marks.Asked, Question: ask.Marks{}}, Answer: &ask.MarksAnswer{Spans: map[int][]corpus.Span{2: nil, 4: {{From: 4, To: 7}}, 7: nil}}})
	v := Read(m)
	if v.Find.Said != "2 of 3" || v.Find.Prev.Href != "#/read/bell-parted?p=2&q=tug" || v.Find.Next.Href != "#/read/bell-parted?p=7&q=tug" {
		t.Errorf("found %+v", v.Find)
	}
	if v := Read(follow(m, "#/read/bell-parted?q=tug")).Find; spaced(v.Said) != "3 passages" || v.Prev.Href != "#/read/bell-parted?p=7&q=tug" || v.Next.Href != "#/read/bell-parted?p=2&q=tug" {
		t.Errorf("where no match is named: %+v", v)
	}
	p := v.Blocks[2].Rows[0].Passage
	if want := []element.Run{{Text: "The "}, {Text: "tug", Marked: true}, {Text: " from Holm arrived two hours after it was called."}}; !reflect.DeepEqual(p.Runs, want) || p.Note != "" {
		t.Errorf("passage 4 reads %+v, note %q", p.Runs, p.Note)
	}
	if p := v.Blocks[0].Rows[1].Passage; p.Note == "" {
		t.Error("a match known only from the counts is not told")
	}
	m, _ = state.Update(m, state.Answered{Asked: state.Ask{Sequence: m.Marks.Asked, Question: ask.Marks{}}, Answer: &ask.MarksAnswer{Spans: map[int][]corpus.Span{4: {{From: 4, To: 7}}}}})
	if v := Read(m).Find; v.Said != "1 of 1" || v.Prev.Href != "" || v.Next.Href != "#/read/bell-parted?p=4&q=tug" {
		t.Errorf("the only match: %+v", v)
	}
	m, _ = state.Update(m, state.Answered{Asked: state.Ask{Sequence: m.Marks.Asked, Question: ask.Marks{}}, Answer: &ask.MarksAnswer{Spans: map[int][]corpus.Span{}}})
	if v := Read(m).Find; v.Said != "Not found" || v.Next.Href != "" {
		t.Errorf("without a match: %+v", v)
	}
}

func TestTopic(t *testing.T) {
	v := Topic(model(sample.Collection(), "#/topic/breakdown"))
	if v.Title != "The chain parts in mid-stream" || v.When != "9 March 2024" || v.Place != "Ostrey sound" || spaced(v.Told) != "Covered by 2 of 5 articles" {
		t.Errorf("the topic is %+v", v)
	}
	if len(v.Parts) != 2 || v.Parent.Href != "" || v.Before.Label != "Skipper warns of worn links" || v.After.Label != "Passengers taken off by pilot boat" {
		t.Errorf("parts %v, before %v, after %v", v.Parts, v.Before, v.After)
	}
	if len(v.Columns) != 2 || len(v.Columns[0].Passages) != 3 || v.Columns[1].Passages[0].ID != "radio-island-1" || len(v.Silent) != 3 {
		t.Errorf("columns %+v, silent %+v", v.Columns, v.Silent)
	}
	if len(v.Differ) != 2 || v.Differ[1].Question != "How late was the tug?" || len(v.Differ[0].Values) != 5 || v.Differ[0].Values[1].Value != "38 (quoted)" || !v.Differ[0].Values[4].Silent {
		t.Errorf("the facts are %+v", v.Differ)
	}
	if part := Topic(model(sample.Collection(), "#/topic/rescue")); part.Parent.Href != "#/topic/breakdown" || len(part.Differ) != 0 {
		t.Errorf("the part is %+v", part)
	}
	if undated := Topic(model(sample.Collection(), "#/topic/fares")); undated.When != "No date stated" || undated.Before.Href != "" {
		t.Errorf("the undated topic is %+v", undated)
	}
}

// Following After from the earliest topic passes every dated topic once.
func TestNeighboursAreAChain(t *testing.T) {
	m := model(sample.Long(20), "#/")
	dated, steps := 0, 0
	at := ""
	for _, topic := range m.Coverage.Topics {
		if topic.Date.IsZero() {
			continue
		}
		dated++
		if before, _ := neighbours(m.Coverage, topic); before.Href == "" {
			at = topic.ID
		}
	}
	for id := at; id != ""; steps++ {
		topic, _ := m.Coverage.Topic(id)
		_, after := neighbours(m.Coverage, topic)
		id = state.ParseRoute(after.Href).Topic
		if steps > dated {
			break
		}
	}
	if steps != dated {
		t.Errorf("the chain has %d topics of %d", steps, dated)
	}
}

func TestAbout(t *testing.T) {
	v := About(model(sample.Collection(), "#/about"))
	var titles []string
	for _, s := range v.Sections {
		titles = append(titles, s.Title)
	}
	if want := []string{"The chain ferry at Ostrey", "How it was made", "How to read the numbers", "Rights", "The program"}; !reflect.DeepEqual(titles, want) {
		t.Errorf("the sections are %q", titles)
	}
	line := func(document int, name string) SourceLine {
		for _, l := range v.Sources[document].Lines {
			if l.Name == name {
				return l
			}
		}
		return SourceLine{}
	}
	for _, test := range []struct {
		document int
		want     SourceLine
	}{
		{0, SourceLine{Name: "Published", Value: "10 March 2024", Inferred: false}},
		{0, SourceLine{Name: "Passage 3", Value: "“pilot boot”: for boat.", Slip: true}},
		{2, SourceLine{Name: "Published, probably", Value: "May to June 2024. It tells the inquiry’s first day and no later one.", Inferred: true}},
		{3, SourceLine{Name: "Republished by", Value: "The Tide Table", Inferred: false}},
		{4, SourceLine{Name: "Publisher", Value: "not stated", Inferred: false}},
		{4, SourceLine{Name: "Publisher, perhaps", Value: "a pupils’ paper, by its tone", Inferred: true}},
		{4, SourceLine{Name: "Published", Value: "not stated", Inferred: false}},
	} {
		if got := line(test.document, test.want.Name); got != test.want {
			t.Errorf("source %d says %+v, want %+v", test.document, got, test.want)
		}
	}
}

func TestLost(t *testing.T) {
	for _, test := range []struct{ fragment, text, near string }{
		{"#/read/bell-partet", "no article “bell-partet”", "#/read/bell-parted"},
		{"#/topic/brakedown", "no topic “brakedown”", "#/topic/breakdown"},
		{"#/read/breakdown", "no article “breakdown”", "#/topic/breakdown"},
		{"#/compare/bell-parted,radio-irland", "“radio-irland”", "#/read/bell-parted"},
		{"#/serach", "#/serach", "#/search"},
		{"#/words?doc=tide-leger&against=bell-weeks", "“tide-leger” and “bell-weeks”", "#/read/bell-weeks"},
		{"#/length?doc=x", "no page at this address", "#/"},
	} {
		m := model(sample.Collection(), test.fragment)
		v := Lost(m)
		if m.Route.Screen != state.Lost || !strings.Contains(v.Text, test.text) || v.Near[0].Href != test.near {
			t.Errorf("%s: %q, nearest %+v", test.fragment, v.Text, v.Near)
		}
		if (v.Lead == "") != (len(v.Near) == 1) {
			t.Errorf("%s: %q over %+v", test.fragment, v.Lead, v.Near)
		}
		if last := v.Near[len(v.Near)-1]; last.Href != "#/" || len(v.Near) > nearShown+1 {
			t.Errorf("%s offers %+v", test.fragment, v.Near)
		}
	}
}

func TestFrame(t *testing.T) {
	c := Frame(model(sample.Collection(), "#/compare"))
	if spaced(c.Placeholder) != "Search 25 passages" || c.Title != "Compare · Parallax" || !c.Links[4].Current || c.Links[0].Current {
		t.Errorf("the frame is %+v", c)
	}
	c = Frame(model(sample.Collection(), "#/", state.PaletteOpened{}, state.PaletteTyped{Text: "com"}))
	if !c.Palette.Open || len(c.Palette.Rows) != 2 || !reflect.DeepEqual(c.Palette.Rows[0].Label, []element.Run{{Text: "Com", Marked: true}, {Text: "pare"}}) || c.Palette.Rows[0].Href != "#/compare" {
		t.Errorf("the palette is %+v", c.Palette)
	}
}

// Thousands of documents do not make a screen of thousands of parts.
func TestLongCollectionsAreCut(t *testing.T) {
	c := sample.Long(1200)
	m := model(c, "#/read/document-7")
	overview, read := Overview(m), Read(m)
	if len(overview.Chart.Columns) != 40 || !overview.Chart.Grouped || len(overview.Chart.Rows)*40 > chart.MostCells || overview.Chart.Rest == "" || len(overview.Cards) != cardsShown || spaced(overview.Rest) != "1,140 more articles" {
		t.Errorf("%d columns (%q), %d cards (%q)", len(overview.Chart.Columns), overview.Chart.Cut, len(overview.Cards), overview.Rest)
	}
	for _, b := range read.Blocks {
		for _, r := range b.Rows {
			if len(r.Also) > partnersShown || len(r.Also) == partnersShown && r.More == "" {
				t.Errorf("a margin has %d marks, more %q", len(r.Also), r.More)
			}
			if panel := Margin(m, r.Passage.Ref); len(panel.Also) > alsoShown || len(panel.Also) == alsoShown && panel.More == "" || len(panel.Silent) > element.MarksShown {
				t.Errorf("an open margin has %d lines, more %q", len(panel.Also), panel.More)
			}
		}
	}
	if len(read.LeftOut) != leftOutShown || read.LeftMore == "" || len(read.Articles) != element.MarksShown || read.More == "" {
		t.Errorf("%d left out (%q), %d articles (%q)", len(read.LeftOut), read.LeftMore, len(read.Articles), read.More)
	}
	topic := Topic(follow(m, "#/topic/topic-0"))
	if len(topic.Columns) != gistsShown || len(topic.Silent) != gistsShown || topic.More == "" {
		t.Errorf("%d columns, %d silent (%q)", len(topic.Columns), len(topic.Silent), topic.More)
	}
	if v := Compare(follow(m, "#/compare")); len(v.Chosen) != state.LeastCompared || !v.Seek.Shown {
		t.Errorf("%d choices, %+v", len(v.Chosen), v.Seek)
	}
	m = follow(m, "#/search?q=tide")
	m, _ = state.Update(m, state.Answered{Asked: state.Ask{Sequence: m.Search.Asked, Question: ask.Search{}}, Answer: &ask.SearchAnswer{Result: *naiveSearch(c, "tide")}})
	v := Search(m)
	if len(v.Tally) != tallyShown || len(v.Silent) > tallyShown+1 {
		t.Errorf("%d bars, %d silent", len(v.Tally), len(v.Silent))
	}
}

func BenchmarkScreens(b *testing.B) {
	c := sample.Long(5000)
	m := model(c, "#/read/document-7")
	for _, s := range []struct {
		name string
		draw func()
	}{
		{"overview", func() { Overview(m) }},
		{"read", func() { Read(m) }},
		{"topic", func() { Topic(follow(m, "#/topic/topic-0")) }},
		{"compare", func() { Compare(follow(m, "#/compare/document-1,document-2,document-3?by=text")) }},
		{"search", func() { Search(m) }},
		{"frame", func() { Frame(m) }},
		{"about", func() { About(m) }},
		{"lost", func() { Lost(follow(m, "#/read/documant-12")) }},
	} {
		b.Run(s.name, func(b *testing.B) {
			for b.Loop() {
				s.draw()
			}
		})
	}
	b.Run("load", func(b *testing.B) {
		for b.Loop() {
			model(c, "#/")
		}
	})
}

func follow(m state.Model, fragment string) state.Model {
	m, _ = state.Update(m, state.Navigated{Route: state.ParseRoute(fragment)})
	return m
}

// spaced replaces the space that does not break, to keep tables legible.
func spaced(s string) string { return strings.ReplaceAll(s, wording.Nbsp, " ") }
