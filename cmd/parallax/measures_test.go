package main

import (
	"bytes"
	"strings"
	"testing"

	"parallax/corpus/stats"
)

// Every measure that a list can be sorted by is taken by -by and named in the
// help, and its figures are in the table.
func TestSortedByEachMeasure(t *testing.T) {
	output := func(args ...string) string {
		var out, problems bytes.Buffer
		if code := run(environment{stdout: &out, stderr: &problems}, args); code != 0 {
			t.Errorf("parallax %s: status %d\n%s", strings.Join(args, " "), code, &problems)
		}
		return out.String()
	}
	for _, m := range stats.KeyMeasures {
		if m.ID == "" {
			continue
		}
		if !strings.Contains(sortUsage(stats.KeyMeasures), m.ID) {
			t.Errorf("the help of keyness does not name %s", m.ID)
		}
		if out := output("keyness", "-by", m.ID, "-k", "2", "herald-loners"); m.Column != "" && !strings.Contains(out, m.Name) {
			t.Errorf("keyness -by %s does not show %s:\n%s", m.ID, m.Name, out)
		}
	}
	for _, m := range stats.CollocateMeasures {
		if m.ID == "" {
			continue
		}
		if out := output("collocates", "-by", m.ID, "-k", "2", "Kim"); !strings.Contains(out, m.Name) {
			t.Errorf("collocates -by %s does not show %s:\n%s", m.ID, m.Name, out)
		}
	}
}

// one is a figure, not known if it is 9.
type one float64

func (x one) Figure(string) (float64, bool) { return float64(x), x != 9 }

func TestMeasured(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{measured(stats.Measure{Places: 1, Signed: true}, one(1.25)), "+1.2"},
		{measured(stats.Measure{Places: 2, Signed: true}, one(-1.25)), "-1.25"},
		{measured(stats.Measure{Places: 4}, one(1e-9)), "<0.0001"},
		{measured(stats.Measure{Places: 2, Signed: true}, one(0)), "0.00"},
		{measured(stats.Measure{}, one(9)), "–"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}
