package journeys

import (
	"strings"
	"testing"

	"parallax/web/browser"
)

// notice is the condition that the page offers a new version.
const notice = `[...document.querySelectorAll("[role=status]")].some(e => !e.hidden && /new version/i.test(e.textContent))`

// agree marks the button that takes a new version, so that it can be clicked.
const agree = `(() => {
	const button = [...document.querySelectorAll("[role=status] button")].find(b => !b.hidden && /use it/i.test(b.textContent));
	if (button) button.id = "agree";
	return Boolean(button);
})()`

// A new version is offered, never forced: until the reader agrees, every page
// and every reload is the old one, whole, with or without a network.
func TestUpdateNotice(t *testing.T) {
	a, b := twoEditions(t)
	for _, kind := range kinds(t) {
		t.Run(string(kind), func(t *testing.T) {
			s := begin(t, kind, browser.Options{}, openGate(t, a.dir, "/a/b/"))
			s.visit("#/about")
			s.WaitFor(kept)
			s.gate.publish(b.dir)
			for range 2 {
				s.Reload()
				s.WaitFor(running)
				s.WaitFor(notice)
				if got := s.String(marks); got != a.name {
					t.Errorf("a reload brought edition %s", got)
				}
			}
			s.WaitFor(agree)
			s.Click("#agree")
			s.WaitFor(`document.documentElement.dataset.edition === "` + b.name + `" && ` + running)
			s.WaitFor("!(" + notice + ")")
			for name := range b.files {
				if strings.HasPrefix(name, "reader-") { // which is kept once the page rests
					s.WaitFor("caches.match(" + js(s.gate.base()+name) + ")")
				}
			}
			s.gate.cut()
			s.Reload()
			if got := whole(t, s.Page, a, b); got != b.name {
				t.Errorf("without a network edition %s runs", got)
			}
			s.heading("About")
			s.end()
		})
	}
}
