package present

import (
	"fmt"
	"math"
	"reflect"
	"slices"
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

// model is the state after messages, beginning with a collection and an address.
func model(c *corpus.Collection, fragment string, messages ...state.Msg) state.Model {
	m, _ := state.Update(state.New(), state.Loaded{Loaded: ask.Load(c)})
	m, _ = state.Update(m, state.Navigated{Route: state.ParseRoute(fragment)})
	for _, msg := range messages {
		m, _ = state.Update(m, msg)
	}
	return m
}

// collection has documents of one passage each; topics says per topic which of
// them tell it, as a string of ones and zeros.
func collection(documents, outlets int, topics ...string) *corpus.Collection {
	c := &corpus.Collection{Title: "T"}
	for i := range outlets {
		c.Outlets = append(c.Outlets, corpus.Outlet{ID: fmt.Sprint("o", i), Name: fmt.Sprint("Outlet ", i)})
	}
	for i := range documents {
		d := &corpus.Document{ID: fmt.Sprint("d", i), Headline: "H", Passages: []corpus.Passage{{N: 1, Text: "some words"}}}
		if outlets > 0 {
			d.Outlet = fmt.Sprint("o", i%outlets)
		}
		c.Documents = append(c.Documents, d)
	}
	for i, row := range topics {
		c.Topics = append(c.Topics, corpus.Topic{ID: fmt.Sprint("t", i), Title: "T"})
		for j, told := range row {
			if told == '1' {
				c.Coverage = append(c.Coverage, corpus.Coverage{Topic: fmt.Sprint("t", i), Document: fmt.Sprint("d", j), Passages: []int{1}})
			}
		}
	}
	return c
}

func TestDeck(t *testing.T) {
	for _, test := range []struct {
		c    *corpus.Collection
		want string
	}{
		{sample.Empty(), "There are no articles in this collection yet. Add some in the Library."},
		{collection(1, 0), ""},
		{collection(2, 1), ""},
		{collection(1, 1, "1", "1"), "The article covers two topics."},
		{collection(1, 1, "0"), "1 topic is not coded in every article of the chart yet, so how many they share is not known."},
		{collection(3, 3, "000"), "1 topic is not coded in every article of the chart yet, so how many they share is not known."},
		{collection(2, 2, "11"), "Both articles cover the same topic."},
		{collection(3, 2, "111", "111"), "All three articles cover the same 2 topics."},
		{collection(2, 2, "10", "01"), "Of 2 topics, none is in both articles; 2 are in one only."},
		{collection(3, 3, "111", "110", "100", "000"), "Of 4 topics, 1 is in all three articles and 1 in one only."},
		{collection(3, 3, "111", "111", "110"), "Of 3 topics, 2 are in all three articles."},
		{collection(3, 0, "110", "100", "010"), "Of 3 topics, 1 is in both articles and 2 in one only. 1 article has no topics yet and is not in the chart."},
		{sample.NoCoding(), ""},
		{sample.Collection(), "Of 10 topics, none is in all five articles; 4 are in one only. They disagree on 3 facts."},
	} {
		if got := spaced(Overview(model(test.c, "#/")).Deck); got != test.want {
			t.Errorf("the deck is\n%s, want\n%s", got, test.want)
		}
	}
}

// A column of articles that state no outlet is no outlet, and no article's headline.
func TestArticlesWithoutOutletAreNoOutlet(t *testing.T) {
	c := collection(6, 2, "111000", "110011", "100000", "111111")
	for _, d := range c.Documents[4:] {
		d.Outlet = ""
	}
	v := Overview(model(c, "#/?by=outlet"))
	last := v.Chart.Columns[len(v.Chart.Columns)-1]
	if len(v.Chart.Columns) != 3 || last.Outlet != "No outlet stated" || last.Mark.Letter != "?" || last.Passages != "2" {
		t.Errorf("%d columns, the last is %+v", len(v.Chart.Columns), last)
	}
	if !strings.Contains(v.Deck, "all three columns") || strings.Contains(v.Deck+v.Chart.Caption, "outlet") {
		t.Errorf("it counts outlets: %q, %q", v.Deck, v.Chart.Caption)
	}
	s, _ := chart.Share(model(c, "#/?by=outlet"), "t0")
	if title := spaced(s.Title()); !strings.Contains(title, "columns") {
		t.Errorf("the picture says %q", title)
	}
	if v = Overview(model(collection(4, 2, "1110"), "#/?by=outlet")); !strings.Contains(v.Deck, "oth outlets") {
		t.Errorf("where all state one it says %q", v.Deck)
	}
}

// What the deck counts, the chips and the rows count too, whatever a column is.
func TestDeckChipsAndRowsCountAlike(t *testing.T) {
	for name, c := range map[string]*corpus.Collection{"sample": sample.Collection(), "long": sample.Long(30), "family": family(t), "generated": collection(4, 2, "1111", "1100", "0011", "1000", "0001", "1111")} {
		for _, by := range []string{"article", "outlet"} {
			m := model(c, "#/?parts=all&rows=1000&by="+by)
			v := Overview(m)
			shared, single, all, differ := 0, 0, len(v.Chart.Columns), 0
			every := 0
			for _, r := range v.Chart.Rows {
				n := 0
				for _, cell := range r.Cells {
					if cell.Share != "" {
						n++
					}
				}
				if want := wording.ToldBy(n, all); r.Told != want && !slices.ContainsFunc(r.Cells, func(c chart.Cell) bool { return c.Uncoded }) {
					t.Errorf("%s by %s: %s is covered by %q, its cells say %q", name, by, r.Topic, r.Told, want)
				}
				if n >= 2 {
					shared++
				}
				if n == 1 {
					single++
				}
				if n == all {
					every++
				}
				differ += r.Differ
			}
			for _, chip := range v.Shows {
				want := map[string]int{"": len(v.Chart.Rows), "shared": shared, "single": single}
				if n, counted := want[chip.Value]; counted && chip.Count != fmt.Sprint(n) {
					t.Errorf("%s by %s: the chip %q counts %s of %d rows", name, by, chip.Label, chip.Count, n)
				}
			}
			deck := spaced(v.Deck)
			if every < len(v.Chart.Rows) && !strings.Contains(deck, fmt.Sprintf("Of %d topics", len(v.Chart.Rows))) {
				t.Errorf("%s by %s: %d rows; the deck says %q", name, by, len(v.Chart.Rows), deck)
			}
			if every > 0 && !strings.Contains(deck, fmt.Sprintf(", %d ", every)) || single > 0 && !strings.Contains(deck, fmt.Sprintf(" %d in one only", single)) && !strings.Contains(deck, fmt.Sprintf(" %d are in one only", single)) {
				t.Errorf("%s by %s: %d rows are in all and %d in one only; the deck says %q", name, by, every, single, deck)
			}
			if differ > 0 && !strings.Contains(deck, fmt.Sprintf("disagree on %d facts", differ)) {
				t.Errorf("%s by %s: the rows have %d facts that differ, the deck says %q", name, by, differ, deck)
			}
		}
	}
}

// A row without a date among dated ones does not read as the date above it.
func TestGutterWithoutDate(t *testing.T) {
	c := collection(2, 2, "10", "10", "10", "11", "10", "10", "10", "10")
	for i, date := range []string{"2019", "", "2020-04", "2021", "2022-02", "", "2022-02", ""} {
		if date != "" {
			c.Topics[i].Date = day(t, date)
		}
	}
	c.Topics[2].Parent, c.Topics[3].Parent = "t1", "t1"
	c.Topics[5].Parent, c.Topics[6].Parent = "t4", "t4"
	var got []string
	for _, r := range Overview(model(c, "#/?show=all&parts=all")).Chart.Rows {
		got = append(got, r.Topic+"|"+r.Date)
	}
	want := []string{"t0|2019", "t1|various dates", "t2|April 2020", "t3|2021", "t4|February 2022", "t5|no date", "t6|", "t7|"}
	slices.Sort(got) // what the chart opens with comes first
	if !reflect.DeepEqual(got, want) {
		t.Errorf("the gutter says %q, want %q", got, want)
	}
	c.Topics[3].Date = corpus.Date{}
	for _, r := range Overview(model(c, "#/?parts=all")).Chart.Rows {
		if (r.Topic == "t1" || r.Topic == "t3") && r.Date != "no date" {
			t.Errorf("%s, with one date among its parts, is dated %q", r.Topic, r.Date)
		}
	}
}

// Dates in the gutter say a year once, and mean what the dates in full mean.
func TestGutter(t *testing.T) {
	c := collection(2, 2, "10", "10", "10", "11", "10", "10", "10")
	for i, date := range []string{"2023-09-12", "2023-10-04", "2024-05", "2024-05-11", "2019", "2023-11/2024-02", "2024-05-11"} {
		c.Topics[i].Date = day(t, date)
	}
	c.Topics[6].Parent = "t3"
	var got []string
	for _, r := range Overview(model(c, "#/")).Chart.Rows {
		got = append(got, r.Date+"|"+r.When)
	}
	want := []string{"11 May 2024|", "|11 May 2024", "2019|", "12 Sep 2023|", "4 Oct|4 Oct 2023", "November 2023 to February 2024|", "May 2024|"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("the gutter says %q, want %q", got, want)
	}
	for _, r := range Overview(model(c, "#/?order=spread")).Chart.Rows {
		if r.Date == "" || r.When != "" {
			t.Errorf("in another order %s is dated %q, %q", r.Topic, r.Date, r.When)
		}
	}
}

// A chart of few columns has what it opens with in a table of its own, one of
// many columns in a section; without a choice there is neither.
func TestOpening(t *testing.T) {
	for _, test := range []struct {
		what      string
		c         *corpus.Collection
		address   string
		lead      string
		tables    int
		lastAbove int // rows of the first section
	}{
		{"a ferry", sample.Collection(), "#/", "warning", 2, 1},
		{"details are open", family(t), "#/", "a", 2, 3},
		{"many columns", sample.Long(30), "#/", "", 1, 1},
		{"another order", sample.Collection(), "#/?order=spread", "-", 1, 10},
		{"some topics only", sample.Collection(), "#/?show=single", "-", 1, 4},
		{"nothing shared", collection(2, 2, "10", "01"), "#/", "-", 1, 2},
	} {
		m := model(test.c, test.address)
		v := Overview(m).Chart
		grids := v.Grids()
		n := 0
		for _, g := range grids {
			for _, s := range g.Sections {
				n += len(s.Rows)
			}
		}
		opening := grids[0].Sections[0].Opening
		if len(grids) != test.tables || opening != (test.lead != "-") || n != len(v.Rows) || test.lead > "a" && v.Rows[0].Topic != test.lead || test.lastAbove > 1 && len(grids[0].Sections[0].Rows) != test.lastAbove {
			t.Errorf("%s: %d tables, opening %v with %s, %d rows above, %d of %d in all", test.what, len(grids), opening, v.Rows[0].Topic, len(grids[0].Sections[0].Rows), n, len(v.Rows))
		}
		if opening && m.Coverage.Lead() != v.Rows[0].Topic {
			t.Errorf("%s: opens with %s", test.what, v.Rows[0].Topic)
		}
	}
}

// The chart's cells match the coding, in both orders of loops.
func TestChartAgainstCoding(t *testing.T) {
	c := sample.Collection()
	v := Overview(model(c, "#/")).Chart
	cells := 0
	for _, row := range v.Rows {
		for i, cell := range row.Cells {
			if cell.Document != v.Columns[i].Document {
				t.Fatalf("cell %d of %s belongs to %s", i, row.Topic, cell.Document)
			}
			told := slices.ContainsFunc(c.Coverage, func(e corpus.Coverage) bool { return e.Topic == row.Topic && e.Document == cell.Document })
			if told != (cell.Size > 0) || told != (cell.Share != "") || told != (cell.Href != "") {
				t.Errorf("%s in %s: told %v, cell %+v", row.Topic, cell.Document, told, cell)
			}
			if told {
				cells++
			}
		}
	}
	if cells != len(c.Coverage) || spaced(v.Told) != "18 of 50" {
		t.Errorf("%d cells of %d entries; told %q", cells, len(c.Coverage), v.Told)
	}
}

func TestMarkAreaIsShare(t *testing.T) {
	m := model(sample.Collection(), "#/")
	largest := 0.0
	for _, row := range Overview(m).Chart.Rows {
		for _, cell := range row.Cells {
			share := m.Coverage.Cell(row.Topic, cell.Document).Share
			largest = max(largest, cell.Size)
			top := m.Coverage.Cell("warning", "pupils-question").Share // the largest of the sample
			if math.Abs(cell.Size*cell.Size*top-share) > 1e-9 {
				t.Errorf("%s in %s: side %v for share %v", row.Topic, cell.Document, cell.Size, share)
			}
		}
	}
	if largest != 1 {
		t.Errorf("the largest mark has side %v", largest)
	}
}

func TestSilentRuns(t *testing.T) {
	v := Overview(model(collection(2, 2, "10", "00", "11", "01", "01"), "#/?order=spread")).Chart
	var got []string
	for i := range v.Columns {
		var b strings.Builder
		for _, r := range v.Rows {
			switch cell := r.Cells[i]; {
			case cell.Opens && cell.Closes:
				b.WriteByte('o')
			case cell.Opens:
				b.WriteByte('(')
			case cell.Closes:
				b.WriteByte(')')
			case cell.Share == "":
				b.WriteByte('.')
			default:
				b.WriteByte('X')
			}
		}
		got = append(got, b.String())
	}
	if want := []string{"XX(.)", "XoXXo"}; !reflect.DeepEqual(got, want) {
		t.Errorf("the columns are %q, want %q", got, want)
	}
}

func TestFilters(t *testing.T) {
	c := collection(3, 3, "111", "110", "100", "000", "011")
	for _, test := range []struct {
		show  state.ChartShow
		topic string
	}{
		{state.ShowAll, "t0 t1 t2 t3 t4"}, {state.ShowShared, "t0 t1 t4"}, {state.ShowSingle, "t2"}, {state.ShowMissing, "t1 t4"},
	} {
		v := Overview(model(c, "#/", state.ChartShown{Show: test.show}))
		var got []string
		for _, r := range v.Chart.Rows {
			got = append(got, r.Topic)
		}
		if s := strings.Join(got, " "); s != test.topic {
			t.Errorf("%q shows %s, want %s", test.show, s, test.topic)
		}
		for _, chip := range v.Shows {
			if chip.On != (chip.Value == string(test.show)) {
				t.Errorf("%q: chip %+v", test.show, chip)
			}
			if chip.On && chip.Count != fmt.Sprint(len(got)) {
				t.Errorf("%q: the chip counts %s of %d rows", test.show, chip.Count, len(got))
			}
		}
	}
}

// A column that is switched off does not count.
func TestHiddenColumns(t *testing.T) {
	c := collection(3, 3, "111", "100")
	m := model(c, "#/", state.ColumnToggled{Document: "d0"})
	v := Overview(m)
	if len(v.Chart.Columns) != 2 || spaced(v.Chart.Rows[0].Told) != "all 2" || v.Chart.Rows[1].Told != "none" || len(v.Columns) != 3 || v.Columns[0].On {
		t.Errorf("the chart is %+v", v.Chart)
	}
	for _, id := range []string{"d1", "d2"} {
		m, _ = state.Update(m, state.ColumnToggled{Document: id})
	}
	if v = Overview(m); v.Chart.Empty == "" || len(v.Columns) != 3 {
		t.Errorf("with no column the chart says %q", v.Chart.Empty)
	}
	if v = Overview(model(c, "#/", state.ChartShown{Show: state.ShowSingle}, state.ColumnToggled{Document: "d0"})); v.Chart.Empty == "" {
		t.Error("with no row the chart says nothing")
	}
}

func TestOrders(t *testing.T) {
	c := collection(2, 2, "10", "11", "01")
	c.Coverage[0].Passages = []int{1}
	for order, want := range map[state.ChartOrder]string{state.ByDate: "t1 t0 t2", state.BySpread: "t1 t0 t2", state.ByDifference: "t0 t2 t1"} {
		var got []string
		for _, r := range Overview(model(c, "#/", state.ChartOrdered{Order: order})).Chart.Rows {
			got = append(got, r.Topic)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("order %q gives %s, want %s", order, s, want)
		}
	}
}

func TestGist(t *testing.T) {
	v := Overview(model(sample.Collection(), "#/", state.CellLit{Topic: "breakdown", Document: "radio-island"})).Gist
	if spaced(v.When) != "9 March 2024, 2 of 5" || v.Title != "The chain parts in mid-stream" || len(v.Items) != 5 {
		t.Errorf("the gist is %+v", v)
	}
	if v.Items[1].Text != "A bang about seven; thirty-eight aboard." || !v.Items[1].Lit || v.Items[1].Silent || !v.Items[2].Silent {
		t.Errorf("the items are %+v", v.Items)
	}
	if want := []string{"How many were aboard? Ostrey Bell 1: 41; Radio Sund: 38."}; len(v.Facts) != 1 || spaced(v.Facts[0]) != want[0] {
		t.Errorf("the facts are %q", v.Facts)
	}
	if v.More != (element.Link{Label: "Compare the two texts", Href: "#/compare/bell-parted,radio-island"}) {
		t.Errorf("the link is %+v", v.More)
	}
	if one := Overview(model(sample.Collection(), "#/", state.CellLit{Topic: "refit"})).Gist; one.More.Href != "#/topic/refit" {
		t.Errorf("a topic told by one leads to %+v", one.More)
	}
	if none := Overview(model(sample.Collection(), "#/")).Gist; !reflect.DeepEqual(none, GistView{}) {
		t.Errorf("with nothing lit the gist is %+v", none)
	}
}

// The panel tells of a folded topic what its row shows: an article that tells a
// part only is not silent.
func TestGistOfFolded(t *testing.T) {
	c := family(t)
	lit := state.CellLit{Topic: "b"}
	if v := Overview(model(c, "#/", lit)).Gist; len(v.Items) != 2 || !v.Items[0].Silent || !v.Items[1].Silent {
		t.Errorf("unfolded the gist is %+v", v)
	}
	v := Overview(model(c, "#/?parts=none", lit)).Gist
	if len(v.Items) != 2 || v.Items[0].Silent || !strings.HasPrefix(v.Items[0].Text, "b1: ") || !v.Items[1].Silent || !strings.HasSuffix(spaced(v.When), "only 1") {
		t.Errorf("folded the gist is %+v", v)
	}
}

func TestNoCoding(t *testing.T) {
	v := Overview(model(sample.NoCoding(), "#/"))
	if v.Uncoded == "" || len(v.Cards) != 5 || len(v.Chart.Rows) != 0 {
		t.Errorf("the overview is %+v", v)
	}
	if v = Overview(model(sample.Empty(), "#/")); v.Uncoded != "" || len(v.Cards) != 0 || v.Title == "" {
		t.Errorf("the empty overview is %+v", v)
	}
	if v = Overview(state.New()); v.Loading == "" || v.Title == "" {
		t.Errorf("before loading the overview is %+v", v)
	}
}

func TestMarksDiffer(t *testing.T) {
	m := model(collection(49, 49), "#/")
	seen := make(map[[2]string]bool)
	for _, d := range m.Collection.Documents {
		k := element.MarkOf(m, d.ID)
		if k.Hue < 1 || k.Hue > 7 || k.Letter == "" || k.Ordinal != 0 {
			t.Errorf("the mark of %s is %+v", d.ID, k)
		}
		seen[[2]string{fmt.Sprint(k.Hue), k.Shape}] = true
	}
	if len(seen) != 49 {
		t.Errorf("49 outlets have %d marks", len(seen))
	}
	m = model(sample.Collection(), "#/")
	a, b := element.MarkOf(m, "bell-parted"), element.MarkOf(m, "bell-weeks")
	if a.Ordinal != 1 || b.Ordinal != 2 || a.Hue != b.Hue || a.Shape != b.Shape {
		t.Errorf("two articles of one outlet have %+v and %+v", a, b)
	}
	m = model(sample.NoCoding(), "#/")
	if a, b := element.MarkOf(m, "bell-parted"), element.MarkOf(m, "bell-weeks"); a.Hue == b.Hue || a.Ordinal != 0 {
		t.Errorf("without outlets two documents have %+v and %+v", a, b)
	}
}

// Every topic has its place in a card's strip: a bar as high as its share, or
// the line of silence.
func TestCardStrip(t *testing.T) {
	m := model(sample.Collection(), "#/")
	for i, card := range Overview(m).Cards {
		id := m.Collection.Documents[i].ID
		told, silent := 0, 0
		for _, topic := range m.Coverage.Topics {
			if m.Coverage.Cell(topic.ID, id).Share > 0 {
				told++
			} else {
				silent++
			}
		}
		if strings.Count(card.Strip.Told, "M") != told || strings.Count(card.Strip.Silent, "M") != silent || told == 0 {
			t.Errorf("%s: %d told and %d silent, drawn as %+v", id, told, silent, card.Strip)
		}
	}
}

// The index has every topic once, in the order of the whole chart, and leads to
// its page; editing is behind a link, unless there is nothing to look up yet.
func TestTopicIndex(t *testing.T) {
	for name, c := range map[string]*corpus.Collection{"sample": sample.Collection(), "long": sample.Long(300), "family": family(t)} {
		m := model(c, "#/?show=single&without=d0", state.Went{To: state.ParseRoute("#/topics")})
		v := TopicsScreen(m)
		seen := map[string]bool{}
		for _, s := range v.Index {
			if s.Title == "" || len(s.Rows) == 0 {
				t.Errorf("%s: a section %q has %d rows", name, s.Title, len(s.Rows))
			}
			for _, r := range s.Rows {
				if !strings.HasPrefix(r.Link.Href, "#/topic/") || seen[r.Link.Href] || r.Told == "" {
					t.Errorf("%s: %+v", name, r)
				}
				seen[r.Link.Href] = true
			}
		}
		if len(seen) != len(c.Topics) || v.Editing || v.Switch.Href != "#/topics?as=edit" {
			t.Errorf("%s: %d of %d topics; editing %v, link %+v", name, len(seen), len(c.Topics), v.Editing, v.Switch)
		}
	}
	m := model(sample.Collection(), "#/topics?as=edit")
	if v := TopicsScreen(m); !v.Editing || len(v.Index) > 0 || len(v.Topics) == 0 || v.Switch.Href != "#/topics" {
		t.Errorf("editing %v: %d sections, %d topics, link %+v", v.Editing, len(v.Index), len(v.Topics), v.Switch)
	}
	if v := TopicsScreen(model(sample.Uncoded(20), "#/topics")); !v.Editing {
		t.Error("a collection without topics has an index of none")
	}
}
