package ingest

import (
	"strings"
	"testing"
)

// Nobody is told to recognise the text of a picture where there can be none.
func TestNoTextWithoutPicture(t *testing.T) {
	for name, c := range map[string]struct {
		content string
		picture bool
	}{
		"empty.txt": {"", false}, "blank.html": {" \n ", false}, "cut.json": {`{"a":`, false}, "no.jsonl": {"{}\n", false},
		"scan.html": {"<html><body><img src=a.png></body></html>", true},
	} {
		report := Read(name, []byte(c.content), Limits{})
		if got := strings.Contains(report.Problem+report.Remedy, "picture"); report.Problem == "" || got != c.picture {
			t.Errorf("%s: %q, %q", name, report.Problem, report.Remedy)
		}
	}
}
