package main

import (
	"os"
	"strings"
	"testing"

	"parallax/corpus/ingest"
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
	if rows != len(ingest.Formats) {
		t.Errorf("README.md has %d formats, the program %d", rows, len(ingest.Formats))
	}
	for _, f := range ingest.Formats {
		if row := "\n| " + f.Name + " | `" + strings.Join(f.Extensions, "`, `") + "`"; !strings.Contains(text, row) {
			t.Errorf("README.md has no row %q", row[1:])
		}
	}
}
