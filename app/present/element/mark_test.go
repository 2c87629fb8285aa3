package element

import (
	"strings"
	"testing"

	"parallax/corpus"
)

func TestRuns(t *testing.T) {
	for _, test := range []struct {
		text  string
		spans []corpus.Span
		want  string // marked in brackets, runs parted by bars
	}{
		{"", nil, ""},
		{"late night", nil, "late night"},
		{"late night", []corpus.Span{{From: 0, To: 4}}, "[late]| night"},
		{"late night", []corpus.Span{{From: 5, To: 10}}, "late |[night]"},
		{"late night", []corpus.Span{{From: 0, To: 4}, {From: 5, To: 10}}, "[late]| |[night]"},
		{"late", []corpus.Span{{From: 2, To: 9}, {From: 3, To: 3}, {From: -1, To: 2}}, "late"}, // of another text
		{"late", []corpus.Span{{From: 0, To: 3}, {From: 2, To: 4}}, "[lat]|e"},
	} {
		var parts []string
		for _, r := range Runs(test.text, test.spans) {
			if r.Marked {
				r.Text = "[" + r.Text + "]"
			}
			parts = append(parts, r.Text)
		}
		if got := strings.Join(parts, "|"); got != test.want {
			t.Errorf("runs(%q, %v) = %q, want %q", test.text, test.spans, got, test.want)
		}
	}
}
