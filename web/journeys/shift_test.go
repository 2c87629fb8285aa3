package journeys

import (
	"fmt"
	"testing"

	"parallax/web/browser"
)

// settling is how far a page may move once its text is there, and arriving with
// what came before: a table that is drawn while its rows arrive, which a busy
// machine shows more of. Both are scores as browsers give them; up to 0.1 counts as
// good (https://web.dev/articles/cls).
const settling, arriving = 0.03, 0.1

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
			var all, moved float64
			var what string
			s.Eval(`shifts.reduce((sum, e) => sum + e.value, 0)`, &all)
			s.Eval(`shifts.filter(e => e.startTime > performance.getEntriesByType("navigation")[0].domContentLoadedEventStart).reduce((sum, e) => sum + e.value, 0)`, &moved)
			s.Eval(`shifts.flatMap(e => e.sources.map(s => (s.node ? s.node.nodeName + "." + s.node.className : "gone") + " " + s.previousRect.top + " to " + s.currentRect.top)).join("; ")`, &what)
			if moved > settling || all > arriving {
				t.Errorf("the page moves by %.3f, of it %.3f once its text is there: %s", all, moved, what)
			}
			s.end()
		})
	}
}
