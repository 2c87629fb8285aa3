package present_test

import (
	"slices"
	"testing"

	"parallax/app/present"
	"parallax/app/state"
	"parallax/corpus/ingest/charset"
	"parallax/corpus/intake"
)

// How a file is read can be said otherwise, where the page holds the file.
func TestHowAFileIsRead(t *testing.T) {
	table := &intake.FileReport{Name: "a.csv", Encoding: intake.Basis{AsWritten: "IBM437"}, Problem: "There is no text in it.",
		Columns: []intake.Column{{Name: "kicker", Field: intake.Summary, How: "its name", Filled: 3, Samples: []string{"Ferry", "Tide"}}, {Name: "x"}}}
	for range 40 {
		table.Columns = append(table.Columns, intake.Column{Name: "y"})
	}
	m := state.New()
	m.Preview = state.Preview{Reports: []*intake.FileReport{table}, Held: []int{3}}
	v := present.Preview(m)
	if len(v.Readings) != 1 {
		t.Fatalf("of a file without an article nothing can be said: %+v", v.Readings)
	}
	r := v.Readings[0]
	on := func(list []present.PreviewChoice) (chosen []string) {
		for _, c := range list {
			if c.On {
				chosen = append(chosen, c.Value)
			}
		}
		return chosen
	}
	if got := on(r.Lines[0].Choices); !slices.Equal(got, []string{"IBM437"}) {
		t.Errorf("it was read as %v", got)
	}
	for _, c := range r.Lines[0].Choices {
		if !slices.Contains(charset.Names(), c.Value) {
			t.Errorf("nobody can read %s", c.Value)
		}
	}
	if c := r.Lines[1]; !slices.Equal(on(c.Choices), []string{"summary"}) || len(c.Choices) != len(intake.Fields)+1 || c.Title != "kicker (3 filled)" || c.How != "Ferry · Tide · Its name" {
		t.Errorf("its first column is %+v", c)
	}
	for _, c := range r.Lines[2].Choices {
		if c.Text == "" {
			t.Errorf("%q has no name", c.Value)
		}
	}
	if len(r.Lines) != 25 || r.More != "and 18\u00a0more columns" {
		t.Errorf("%d columns are shown, %q", len(r.Lines)-1, r.More)
	}
	m.Preview.Held = []int{0}
	if v := present.Preview(m); len(v.Readings) > 0 {
		t.Error("a file that nobody holds can be read again")
	}
}
