package journeys

import (
	"fmt"
	"testing"

	"parallax/web/browser"
)

// settling is how far a page may move in all while it starts, as the score that
// browsers give (https://web.dev/articles/cls). A table that is drawn before all
// of its rows have arrived is allowed for.
const settling = 0.03

// What is on the page from the first paint on stays where it is when the
// program takes over. Only Chromium tells.
func TestNothingMoves(t *testing.T) {
	only(t, browser.Chromium)
	for _, size := range [][2]int{{360, 780}, {1280, 800}, {1920, 1000}} {
		t.Run(fmt.Sprintf("%d×%d", size[0], size[1]), func(t *testing.T) {
			s := begin(t, browser.Chromium, browser.Options{Width: size[0], Height: size[1]}, openGate(t, site, "/a/b/"))
			s.Before(`globalThis.shifts = [];
				new PerformanceObserver(list => list.getEntries().forEach(e => shifts.push(e))).observe({ type: "layout-shift", buffered: true });`)
			s.visit("#/")
			var moved float64
			var what string
			s.Eval(`shifts.reduce((sum, e) => sum + e.value, 0)`, &moved)
			s.Eval(`shifts.flatMap(e => e.sources.map(s => (s.node ? s.node.nodeName + "." + s.node.className : "gone") + " " + s.previousRect.top + " to " + s.currentRect.top)).join("; ")`, &what)
			if moved > settling {
				t.Errorf("the page moves by %.3f: %s", moved, what)
			}
			s.end()
		})
	}
}
