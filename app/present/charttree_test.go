package present

import (
	"reflect"
	"strings"
	"testing"

	"parallax/app/present/chart"
	"parallax/app/state"
	"parallax/corpus"
)

// family is a collection of two documents and the topics
//
//	a 2020 (both tell it)
//	  a1 (one)
//	    a11 2021 (both)
//	b (none)
//	  b1 2019 (one)
//	c (one)
//	  c1 (both)
func family(t *testing.T) *corpus.Collection {
	c := collection(2, 2, "11", "10", "11", "00", "01", "10", "11")
	for i, x := range []struct{ id, parent, date string }{
		{"a", "", "2020"}, {"a1", "a", ""}, {"a11", "a1", "2021"}, {"b", "", ""}, {"b1", "b", "2019"}, {"c", "", ""}, {"c1", "c", ""},
	} {
		old := c.Topics[i].ID
		c.Topics[i] = corpus.Topic{ID: x.id, Title: x.id, Parent: x.parent, Date: day(t, x.date)}
		for k := range c.Coverage {
			if c.Coverage[k].Topic == old {
				c.Coverage[k].Topic = x.id
			}
		}
	}
	return c
}

// rowsOf writes the chart's rows: indentation, topic, and a bar before those
// without a date.
func rowsOf(v chart.View) string {
	var list []string
	for i, r := range v.Rows {
		s := strings.Repeat(">", r.Depth) + r.Topic
		if r.Folded {
			s += "+"
		}
		if i == v.Undated {
			s = "| " + s
		}
		list = append(list, s)
	}
	return strings.Join(list, " ")
}

func TestPartsFollowTheirTopic(t *testing.T) {
	c := family(t)
	for _, test := range []struct {
		what     string
		messages []state.Msg
		want     string
	}{
		{"what most cover, then by date", nil, "a >a1 >>a11 b >b1 | c >c1"},
		{"by how many cover it", []state.Msg{state.ChartOrdered{Order: state.BySpread}}, "a >a1 >>a11 c >c1 b >b1"},
		{"in one only", []state.Msg{state.ChartShown{Show: state.ShowSingle}}, "b1 | a1 c"},
		{"in several", []state.Msg{state.ChartShown{Show: state.ShowShared}}, "a >a11 | c1"},
		{"one folded", []state.Msg{state.PartsFolded{Topic: "a"}}, "a+ b >b1 | c >c1"},
		{"unfolded", []state.Msg{state.PartsFolded{Topic: "a"}, state.PartsFolded{Topic: "a"}}, "a >a1 >>a11 b >b1 | c >c1"},
		{"all folded", []state.Msg{state.AllFolded{Folded: true}}, "a+ b+ | c+"},
		{"all shown", []state.Msg{state.AllFolded{Folded: true}, state.AllFolded{}}, "a >a1 >>a11 b >b1 | c >c1"},
	} {
		if got := rowsOf(Overview(model(c, "#/", test.messages...)).Chart); got != test.want {
			t.Errorf("%s: %s, want %s", test.what, got, test.want)
		}
	}
}

func TestFoldedTopicTellsForItsParts(t *testing.T) {
	v := Overview(model(family(t), "#/", state.AllFolded{Folded: true})).Chart
	b, c := v.Rows[1], v.Rows[2]
	if b.Parts != 1 || b.Told != "only\u00a01" && spaced(b.Told) != "only 1" || b.Cells[0].Share != "" || b.Cells[1].Share != "100\u00a0%" {
		t.Errorf("b is %+v", b)
	}
	if c.Told == "" || c.Cells[0].Size != 1 || c.Cells[1].Size != 1 {
		t.Errorf("c is %+v", c)
	}
	if !v.Parts || !v.Folded || v.Heading == "" {
		t.Errorf("the chart is %+v", v)
	}
	// What the foot counts are topics, folded or not.
	if open := Overview(model(family(t), "#/")).Chart; !reflect.DeepEqual(open.Columns, v.Columns) || open.Told != v.Told || open.Folded {
		t.Errorf("folding changes the sums: %+v, %+v", open.Columns, v.Columns)
	}
}

// A part whose topic the filter takes away says what it is part of.
func TestPartAlone(t *testing.T) {
	v := Overview(model(family(t), "#/", state.ChartShown{Show: state.ShowSingle})).Chart
	if v.Rows[1].Topic != "a1" || v.Rows[1].Within != "a" || v.Rows[1].Depth != 0 {
		t.Errorf("the row is %+v", v.Rows[1])
	}
}

func TestCircleOfParents(t *testing.T) {
	c := collection(1, 1, "1", "1")
	c.Topics[0].Parent, c.Topics[1].Parent = "t1", "t0"
	if got := rowsOf(Overview(model(c, "#/")).Chart); got != "| t0 >t1" {
		t.Errorf("the rows are %s", got)
	}
}

func TestLightOfTheChart(t *testing.T) {
	m := model(family(t), "#/", state.CellLit{Topic: "a", Document: "d1"})
	want := Lighting{IDs: []string{"row:a", "column:d1"}, Column: "column:d1", Stop: "cell:a:d1"}
	if got := Light(m); !reflect.DeepEqual(got, want) {
		t.Errorf("lit is %+v, want %+v", got, want)
	}
	m, _ = state.Update(m, state.ChartCleared{})
	if got := Light(m); !reflect.DeepEqual(got, Lighting{}) {
		t.Errorf("cleared, lit is %+v", got)
	}
}

// day is a date; "" is none.
func day(t *testing.T, s string) corpus.Date {
	t.Helper()
	d, err := corpus.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
