package present

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"parallax/app/ask"
	"parallax/app/present/element"
	"parallax/app/present/sample"
	"parallax/app/state"
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
		{sample.Empty(), "There are no articles in this collection yet."},
		{collection(1, 0), "One article, one passage."},
		{collection(2, 1), "Two articles from one outlet, two passages."},
		{collection(1, 1, "1", "1"), "One article tells two topics."},
		{collection(1, 1, "0"), "One article tells no topics."},
		{collection(3, 3, "000"), "Three articles from three outlets tell no topics."},
		{collection(2, 2, "11"), "Two articles from two outlets tell one topic. Both tell it."},
		{collection(3, 2, "111", "111"), "Three articles from two outlets tell two topics. All three tell every one of them."},
		{collection(2, 2, "10", "01"), "Two articles from two outlets tell two topics. No topic is told by both; each is told by one article only."},
		{collection(3, 3, "111", "110", "100", "000"), "Three articles from three outlets tell three topics. They share only one of three; one is told by one article only."},
		{collection(3, 3, "111", "111", "110"), "Three articles from three outlets tell three topics. They share two of three, and none is told by one article only."},
		{collection(3, 0, "110", "100", "010"), "Three articles tell three topics. They share only one of three; two are told by one article only. One article nobody has coded, so the chart is without."},
		{sample.NoCoding(), "Five articles, 25 passages."},
		{sample.Collection(), "Five articles from four outlets tell ten topics. No topic is told by all five; four are told by one article only."},
	} {
		if got := spaced(Overview(model(test.c, "#/")).Deck); got != test.want {
			t.Errorf("the deck is\n%s, want\n%s", got, test.want)
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
	if cells != len(c.Coverage) || spaced(v.Told) != "18 of 50" || v.Silent != "32" {
		t.Errorf("%d cells of %d entries; told %q, silent %q", cells, len(c.Coverage), v.Told, v.Silent)
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
	v := Overview(model(collection(2, 2, "10", "00", "11", "01", "01"), "#/")).Chart
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
	if want := []string{"XoX()", "()XXX"}; !reflect.DeepEqual(got, want) {
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
	for order, want := range map[state.ChartOrder]string{state.ByDate: "t0 t1 t2", state.BySpread: "t1 t0 t2", state.ByDifference: "t0 t2 t1"} {
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
