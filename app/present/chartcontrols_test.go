package present

import (
	"strings"
	"testing"

	"parallax/app/present/chart"
	"parallax/app/present/sample"
	"parallax/app/state"
)

// TestChartSaid: the settings are read back in a sentence.
func TestChartSaid(t *testing.T) {
	for address, want := range map[string]string{
		"#/":                        "",
		"#/?parts=none":             "",
		"#/?show=single":            "4 of 10 topics. They are in one article only.",
		"#/?from=2024-03&to=2024-4": "6 of 10 topics. Period: from March 2024. 1 topic without a date is left out.",
		"#/?from=2024&to=2024":      "7 of 10 topics. Period: 2024. 1 topic without a date is left out.",
		"#/?to=2019-06":             "2 of 10 topics. Period: up to June 2019. 1 topic without a date is left out.",
		"#/?show=shared&order=spread&without=bell-weeks":      "5 of 10 topics. They are in two or more articles. The chart has 4 of 5 articles. What most articles cover comes first.",
		"#/?by=outlet&show=missing&order=difference&from=200": "2 of 10 topics. They are missing from one column. There is one column for each outlet. The most uneven shares come first.",
	} {
		got := spaced(Overview(model(sample.Collection(), address)).Said)
		if got != want {
			t.Errorf("%s is read back as\n%s, want\n%s", address, got, want)
		}
	}
}

// TestEmptyCharts: a chart without rows says why.
func TestEmptyCharts(t *testing.T) {
	for address, want := range map[string]string{
		"#/":                           "",
		"#/?outlets=none":              "All articles are switched off.",
		"#/?from=2020&to=2019":         "The period ends before it begins.",
		"#/?from=1800&to=1801":         "No topic has a date in this period.",
		"#/?show=missing":              "No topic is like that. Show all topics to see the others.",
		"#/?show=shared&from=2030":     "No topic of this period is like that.",
		"#/?without=tide-ledger":       "",
		"#/?outlets=bell&without=gone": "",
	} {
		if got := Overview(model(sample.Collection(), address)).Chart.Empty; got != want {
			t.Errorf("%s says %q, want %q", address, got, want)
		}
	}
}

// TestColumnsByOutlet: a column of an outlet is what its articles say together,
// and leads to the chart of them.
func TestColumnsByOutlet(t *testing.T) {
	v := Overview(model(sample.Collection(), "#/?by=outlet")).Chart
	if len(v.Columns) != 4 || v.Columns[0].Document != "bell" || v.Columns[0].Mark.Ordinal != 0 || spaced(v.Columns[0].Short) != "2 articles" ||
		v.Columns[0].Href != "#/?outlets=bell&by=article" {
		t.Errorf("the first of %d columns is %+v", len(v.Columns), v.Columns[0])
	}
	for _, r := range v.Rows {
		if r.Topic == "warning" {
			if c := r.Cells[0]; !strings.HasPrefix(c.Label, "Ostrey Bell: ") || !strings.HasSuffix(spaced(c.Label), "1 passage in 1 of 2 articles") || c.Href != "#/topic/warning" {
				t.Errorf("the cell is %+v", c)
			}
		}
	}
	gist := Overview(model(sample.Collection(), "#/?by=outlet", state.CellLit{Topic: "warning", Document: "bell"})).Gist
	if len(gist.Items) != 4 || !gist.Items[0].Lit || spaced(gist.Items[0].Text) != "Ostrey Bell, 1 of 2 articles. Links worn to half, he wrote." {
		t.Errorf("the gist is %+v", gist)
	}
	if v := Overview(model(sample.Long(300), "#/")); !v.Chart.Grouped || len(v.Units) != 2 || !v.Units[1].On {
		t.Error("three hundred articles have a column each")
	}
	cut := Overview(model(sample.Long(300), "#/?by=article"))
	if len(cut.Chart.Columns) != state.ChartColumns || cut.Chart.Cut != "40 of 300 articles: those that cover most topics" {
		t.Errorf("%d columns, %q", len(cut.Chart.Columns), cut.Chart.Cut)
	}
}

// TestGroupChips: what some articles have in common is switched together.
func TestGroupChips(t *testing.T) {
	v := Overview(model(sample.Collection(), "#/?without=bell-weeks"))
	if len(v.Groups) != 2 || v.Groups[0].By != state.OfOutlet || v.Groups[1].By != state.OfKind {
		t.Fatalf("the groups are %+v", v.Groups)
	}
	if bell := v.Groups[0].Chips[0]; bell.On || !bell.Part || bell.Count != "2" || bell.Value != "bell" {
		t.Errorf("the chip of an outlet half on is %+v", bell)
	}
	if v.All != "Switch all articles on" || v.Reset == "" {
		t.Errorf("all: %q", v.All)
	}
}

// TestRowsAreCut: a tall chart draws what a slow machine can carry, says how
// much is left and draws it when asked.
func TestRowsAreCut(t *testing.T) {
	m := model(sample.Long(40), "#/?parts=all")
	v := Overview(m).Chart
	if len(v.Columns) != 40 || len(v.Rows) != chart.MostCells/40 || spaced(v.Rest) != "Show the next 60 of 140 more topics" || v.Next != 120 || v.Count != 202 || !v.Narrow {
		t.Errorf("%d columns, %d rows of %d, rest %q, next %d", len(v.Columns), len(v.Rows), v.Count, v.Rest, v.Next)
	}
	m, _ = state.Update(m, state.RowsAsked{Rows: v.Next, Topic: v.Ahead, Document: "document-3"})
	more := Overview(m).Chart
	if len(more.Rows) != 120 || more.Rows[60].Topic != v.Ahead {
		t.Errorf("asked for more there are %d rows, the next is %s", len(more.Rows), more.Rows[60].Topic)
	}
	m, _ = state.Update(m, state.RowsAsked{Rows: 1000})
	if all := Overview(m).Chart; len(all.Rows) != 200 || all.Rest != "" || all.Next != 0 || all.Ahead != "" {
		t.Errorf("of all there are %d rows, rest %q", len(all.Rows), all.Rest)
	}
}
