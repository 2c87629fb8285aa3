package present_test

import (
	"encoding/csv"
	"strconv"
	"strings"
	"testing"

	"parallax/app/ask"
	"parallax/app/present"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/coverage"
)

// loaded is a page of a collection at an address.
func loaded(c *corpus.Collection, address string) state.Model {
	m, _ := state.Update(state.New(), state.Navigated{Route: state.ParseRoute(address)})
	m, _ = state.Update(m, state.Loaded{Loaded: ask.Load(c)})
	return m
}

// TestChartTableIsTheCoding: the table that is saved says of every topic and
// document what the coding says, and nothing else.
func TestChartTableIsTheCoding(t *testing.T) {
	m := loaded(sample.Collection(), "#/")
	f := present.Export(m, state.ChartTable, true)
	if f.Name != "chain-ferry-chart.csv" {
		t.Errorf("the file is %q", f.Name)
	}
	rows, err := csv.NewReader(strings.NewReader(string(f.Content))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	const fixed = 10
	if want := len(m.Coverage.Topics) + 1; len(rows) != want {
		t.Fatalf("%d rows, want %d", len(rows), want)
	}
	seen := 0
	for _, row := range rows[1:] {
		topic, ok := m.Coverage.Topic(row[0])
		if !ok || topic.Title != row[1] || topic.Parent != row[2] || topic.Date.String() != row[3] || topic.Place != row[4] {
			t.Errorf("row %q tells of topic %+v", row, topic)
		}
		if got := strconv.Itoa(m.Coverage.DocumentCount(topic.ID)); row[7] != got {
			t.Errorf("%s is told by %s, want %s", topic.ID, row[7], got)
		}
		for i, id := range m.Coverage.Documents {
			if head := rows[0][fixed+2*i]; !strings.HasSuffix(head, "("+id+") share") {
				t.Errorf("column %q, want %s", head, id)
			}
			cell := m.Coverage.Cell(topic.ID, id)
			if m.Coverage.State(topic.ID, id) == coverage.NotCoded {
				if row[fixed+2*i]+row[fixed+2*i+1] != "" {
					t.Errorf("%s in %s, which nobody has coded: %q", topic.ID, id, row[fixed+2*i:fixed+2*i+2])
				}
				continue
			}
			share, err := strconv.ParseFloat(row[fixed+2*i], 64)
			if err != nil || share < cell.Share-1e-6 || share > cell.Share+1e-6 {
				t.Errorf("%s in %s: share %q, want %f", topic.ID, id, row[fixed+2*i], cell.Share)
			}
			var passages []string
			for _, n := range cell.Passages {
				passages = append(passages, strconv.Itoa(n))
				seen++
			}
			if got := row[fixed+2*i+1]; got != strings.Join(passages, " ") {
				t.Errorf("%s in %s: passages %q, want %v", topic.ID, id, got, passages)
			}
		}
	}
	coded := 0
	for _, e := range m.Collection.Coverage {
		coded += len(e.Passages)
	}
	if seen != coded {
		t.Errorf("%d passages, the coding has %d", seen, coded)
	}
}

// TestExportNames: a file's name is one on every system.
func TestExportNames(t *testing.T) {
	c := sample.Collection()
	c.ID = `a/b:c"d`
	if f := present.Export(loaded(c, "#/"), state.ChartTable, false); f.Name != "a-b-c-d-chart.csv" {
		t.Errorf("the file is %q", f.Name)
	}
}

// TestExportNamesSayWhatOf: two tables of one kind have different names, and a query of
// any letters makes no bad one.
func TestExportNamesSayWhatOf(t *testing.T) {
	for address, want := range map[string]map[state.Export]string{
		`#/search?q="the+ferry"+NOT+%2Fbridge`: {state.HitsTable: "chain-ferry-the-ferry-not-bridge-search.csv"},
		"#/search?q=习近平&as=context":            {state.ContextTable: "chain-ferry-context.csv"},
		"#/words?term=rope":                    {state.CollocatesTable: "chain-ferry-rope-collocates.csv", state.VarietyTable: "chain-ferry-vocabulary.csv"},
	} {
		for what, name := range want {
			if f := present.Export(loaded(sample.Collection(), address), what, false); f.Name != name {
				t.Errorf("%s of %s is %q, want %q", what, address, f.Name, name)
			}
		}
	}
}
