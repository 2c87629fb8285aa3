package journeys

import "testing"

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
