package journeys

import (
	"strings"
	"testing"
)

// kept holds once the service worker has the whole site and answers for it.
const kept = `navigator.serviceWorker.controller && navigator.serviceWorker.ready.then(r => r.active && r.active.state === "activated")`

// After one visit the site works with the network cut for real: the port is
// closed, so whatever still asked for it would fail.
func TestOffline(t *testing.T) {
	everywhere(t, func(t *testing.T, s *session) {
		s.visit("#/read/rfa-lectures")
		s.WaitFor(kept)
		online := s.see()
		s.gate.cut()

		s.Reload()
		s.WaitFor(running)
		s.shows("a reload without a network", online)
		s.typeQuery("pyonyang late")
		s.WaitFor(hit("herald-loners", 4))
		s.WaitFor(hit("rfa-lectures", 13))

		// A link somebody sent, opened for the first time without a network.
		second := s.browser.Page()
		second.Open(s.gate.base() + "?from=a-friend#/topic/late-arrival")
		second.WaitFor(running)
		second.WaitText("main h1", "late")
		// The view of an article or a topic stands in for its page.
		second.Open(s.gate.base() + "articles/wang-fringe.html")
		second.WaitFor(running + ` && location.hash === "#/read/wang-fringe" && document.querySelectorAll("main [id^=p]").length > 20`)
		second.Open(s.gate.base() + "topics/late-arrival.html")
		second.WaitFor(running + ` && location.hash === "#/topic/late-arrival"`)
		second.WaitText("main h1", "late")
		second.Open(s.gate.base() + "articles/no-such.html#p4")
		second.WaitFor(running + ` && location.hash === "#/read/no-such?p=4"`)
		second.Open(s.gate.base() + "index.html")
		second.WaitFor(running)
		s.clean(second)
	})
}

// Nothing is asked of the network on a second visit but whether there is
// something new.
func TestSecondVisit(t *testing.T) {
	inBoth(t, func(t *testing.T, s *session) {
		s.visit("")
		s.WaitFor(kept)
		first := len(s.gate.asks())
		s.visit("#/about")
		s.settled()
		s.visit("#/topic/late-arrival")
		s.settled()
		// What reads files is fetched once the page has nothing to do, which on a busy
		// machine is during the second visit; it is fetched once all the same.
		reader := 0
		for i, path := range s.gate.asks() {
			switch {
			case strings.HasPrefix(path, s.gate.prefix+"reader-"):
				reader++
			case i >= first && path != s.gate.prefix+"sw.js":
				t.Errorf("the second visit asked for %s", path)
			}
		}
		if reader > 1 {
			t.Errorf("what reads files was asked for %d times", reader)
		}
	})
}
