package journeys

import (
	"testing"

	"parallax/web/browser"
)

// elsewhere holds where a page tells that the reader agreed in another tab.
const elsewhere = `[...document.querySelectorAll("[role=status]")].some(e => !e.hidden && /another tab/i.test(e.textContent))`

// Many tabs are open and in use while an update is published. Each goes on with
// its own edition, whatever it asks for. The reader agrees in one of them: that
// one changes as a whole, the others say so and still get nothing of the new
// edition, until they are loaded again.
func TestFaultTabs(t *testing.T) {
	views := []string{"#/read/rfa-lectures", "#/topic/late-arrival", "#/compare/herald-loners,rfa-lectures", "#/search?q=late", "#/about", "#/library"}
	a, b := twoEditions(t)
	for _, kind := range experimentKinds(t) {
		shared := browser.Start(t, kind, browser.Options{Own: true})
		attempts(t, "7 update while six tabs are in use", kind, *tries, func(t *testing.T) string {
			g := openGate(t, a.dir, "/a/b/")
			var tabs []*browser.Page
			for range views {
				p := shared.Page().In(t)
				p.Open(g.base())
				p.WaitFor(running)
				tabs = append(tabs, p)
				p.WaitFor(kept)
			}
			g.publish(b.dir)
			agreeing := tabs[0]
			agreeing.Reload()
			agreeing.WaitFor(running)
			agreeing.WaitFor(notice)
			for i, p := range tabs {
				p.Eval("void (location.hash = "+js(views[i])+")", nil)
				p.WaitFor(`document.querySelector("main h1")?.innerText.length > 2`)
				if got := whole(t, p, a, b); got != a.name {
					t.Errorf("tab %d is of edition %s before anybody agreed", i+1, got)
				}
			}
			tabs[1].Reload()
			if got := whole(t, tabs[1], a, b); got != a.name {
				t.Errorf("a reload brought edition %s", got)
			}

			agreeing.WaitFor(agree)
			agreeing.Click("#agree")
			agreeing.WaitFor(`document.documentElement.dataset.edition === "` + b.name + `"`)
			if got := whole(t, agreeing, a, b); got != b.name {
				t.Errorf("the tab that agreed shows edition %s", got)
			}
			for i, p := range tabs[1:] {
				p.WaitFor(elsewhere)
				if got := whole(t, p, a, b); got != a.name {
					t.Errorf("tab %d became edition %s by itself", i+2, got)
				}
			}
			tabs[1].Reload()
			if got := whole(t, tabs[1], a, b); got != b.name {
				t.Errorf("after agreeing, a reload shows edition %s", got)
			}
			// With the last page of the old edition its files go.
			for _, p := range tabs[2:] {
				p.Close()
			}
			agreeing.Reload()
			agreeing.WaitFor(running)
			agreeing.WaitFor(`caches.keys().then(names => names.length === 1)`)
			agreeing.Close()
			tabs[1].Close()
			return ""
		})
		shared.Close()
	}
}
