package main

import (
	"os"
	"strings"
	"testing"

	"parallax/corpus/formats"
	"parallax/corpus/stats"
)

// The README lists what the tables of the program list.
func readme(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestReadmeNamesFormats(t *testing.T) {
	text := readme(t)
	rows := strings.Count(text[strings.Index(text, "| format | files |"):strings.Index(text, "Each may be gzipped")], "\n| ")
	if rows != len(formats.All) {
		t.Errorf("README.md has %d formats, the program %d", rows, len(formats.All))
	}
	for _, f := range formats.All {
		if row := "\n| " + f.Name + " | `" + strings.Join(f.Extensions, "`, `") + "`"; !strings.Contains(text, row) {
			t.Errorf("README.md has no row %q", row[1:])
		}
	}
}

func TestReadmeNamesMeasures(t *testing.T) {
	text := readme(t)
	row := func(command string) string {
		_, row, _ := strings.Cut(text, "\n| `"+command)
		row, _, _ = strings.Cut(row, "\n")
		return row
	}
	demand(t, row("keyness"), stats.KeyMeasures)
	demand(t, row("collocates"), stats.CollocateMeasures)
	demand(t, row("dispersion"), stats.DispersionMeasures)
	demand(t, row("diversity"), stats.DiversityMeasures)
}

// demand looks for the measures of a table in a row of the README: those that
// people read, and all that lists can be sorted by.
func demand(t *testing.T, row string, table []stats.Measure) {
	t.Helper()
	for _, m := range stats.Shown(table) {
		bound := m.Name == "from" || m.Name == "to" // of an interval, which is named
		if !bound && !strings.Contains(row, m.Name) || bound && !strings.Contains(row, "interval") {
			t.Errorf("README.md does not name %s (%s) in %q", m.Name, m.Title, row)
		}
	}
	if ids := stats.IDs(table); ids != nil && !strings.Contains(row, "`-by "+strings.Join(ids, `\|`)+"`") {
		t.Errorf("README.md has not -by %s in %q", strings.Join(ids, "|"), row)
	}
}
