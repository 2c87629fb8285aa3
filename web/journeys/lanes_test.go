package journeys

import (
	"slices"
	"testing"

	"parallax/web/browser"
)

// Only what failed because a browser did not answer is tried once more.
func TestHungTestsAreTriedOnceMore(t *testing.T) {
	for _, c := range []struct {
		what  string
		lines []string
		want  []string
	}{
		{"nothing failed", []string{"ok"}, nil},
		{"one hung", []string{"--- FAIL: TestA (120.00s)", "    --- FAIL: TestA/WebKit (120.00s)", "        page.go:1: WebKit: open x: " + browser.Hung + ": context deadline exceeded", "FAIL"}, []string{"TestA"}},
		{"one hung, one is wrong", []string{"--- FAIL: TestA (1s)", "    x: " + browser.Hung, "--- FAIL: TestB (1s)", "    x: 3 instead of 4"}, nil},
		{"two hung", []string{"--- FAIL: TestB (1s)", "    x: " + browser.Hung, "--- FAIL: TestA (1s)", "    x: " + browser.Hung}, []string{"TestA", "TestB"}},
		{"one hung, with -v", []string{"=== RUN   TestC", "--- PASS: TestC (1s)", "=== RUN   TestA", "=== RUN   TestA/WebKit", "    x: " + browser.Hung, "--- FAIL: TestA (1s)"}, []string{"TestA"}},
		{"one hung and passed, one is wrong, with -v", []string{"=== RUN   TestC", "    x: " + browser.Hung, "--- PASS: TestC (1s)", "=== RUN   TestA", "    x: 3", "--- FAIL: TestA (1s)"}, nil},
		{"a panic", []string{"--- FAIL: TestA (1s)", "    x: " + browser.Hung, "panic: nil map"}, nil},
	} {
		if got := hungTests(c.lines); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q instead of %q", c.what, got, c.want)
		}
	}
}

// Of two lanes of a browser one takes a test and keeps it, and the other leaves it:
// none is run by both, and none by neither.
func TestLanesShareTests(t *testing.T) {
	wasBuilt, wasLane, wasTaken := *built, *lane, taken
	defer func() { *built, *lane, taken = wasBuilt, wasLane, wasTaken }()
	*built = t.TempDir()
	one, other := map[string]bool{}, map[string]bool{}
	as := func(browser string, has map[string]bool) bool {
		*lane, taken = browser, has
		return take(t)
	}
	for i, turn := range []struct {
		browser string
		has     map[string]bool
		want    bool
	}{
		{"Chromium", one, true}, {"Chromium", other, false}, {"Chromium", one, true},
		{"Firefox", map[string]bool{}, true}, {"Chromium", other, false},
	} {
		if got := as(turn.browser, turn.has); got != turn.want {
			t.Errorf("turn %d, %s: taken is %v", i, turn.browser, got)
		}
	}
}
