package journeys

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"parallax/web/browser"
)

// offers notes each time the page offers a new version, from before its first
// script on.
const offers = `globalThis.offers = [];
	new MutationObserver(() => {
		const box = document.getElementById("Boot");
		if (box && !box.hidden && /new version/i.test(box.textContent)) offers.push(box.textContent);
	}).observe(document, {subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["hidden"]});`

// answering holds once the worker that is to serve a page says which version it
// is. WebKit tells the second of two tabs that came at once of "activating" and of
// nothing later, though the worker answers for both by then, so its state proves
// nothing there.
const answering = `navigator.serviceWorker.ready.then(r => new Promise(done => {
	const channel = new MessageChannel();
	channel.port1.onmessage = () => done(true);
	r.active.postMessage("version", [channel.port2]);
}))`

// A first visit has no new version, however the first worker gets there: at once,
// slowly, asked for by two tabs, or stopped whenever it rests. An update that comes
// meanwhile is one, and is offered.
func TestFaultFalseNotice(t *testing.T) {
	a, b := twoEditions(t)
	these := []browser.Kind{browser.WebKit} // where it was seen
	if *lane != string(browser.WebKit) {
		these = experimentKinds(t)
	} else {
		claim(t)
	}
	for _, kind := range these {
		// quiet demands that nothing was offered, once the worker is active and had
		// time to be mistaken. A page that was on its way when the worker took over
		// the others stays without it until it is loaded again.
		quiet := func(t *testing.T, p *browser.Page) {
			t.Helper()
			p.WaitFor(running)
			p.WaitFor(answering)
			p.Eval(`new Promise(done => setTimeout(done, 500))`, nil)
			if n := p.String("String(offers.length)"); n != "0" {
				t.Errorf("a new version was offered %s times, and there is none", n)
			}
		}
		reader := func(t *testing.T, g *gate) *browser.Page {
			b := browser.Start(t, kind, browser.Options{})
			p := b.Page()
			p.Before(offers)
			p.Open(g.base())
			return p
		}
		attempts(t, "45 first visit: no new version is offered", kind, *tries, func(t *testing.T) string {
			quiet(t, reader(t, openGate(t, a.dir, "/a/b/")))
			return ""
		})
		attempts(t, "46 first visit, the worker comes slowly", kind, *tries, func(t *testing.T) string {
			g := openGate(t, a.dir, "/a/b/")
			g.spoils(func(w http.ResponseWriter, r *http.Request, behind http.Handler) bool {
				if strings.HasSuffix(r.URL.Path, "/sw.js") || r.Header.Get("Sec-Fetch-Dest") == "empty" {
					time.Sleep(time.Duration(chance().below(300)) * time.Millisecond)
				}
				return false
			})
			quiet(t, reader(t, g))
			return ""
		})
		attempts(t, "47 first visit in two tabs", kind, *tries, func(t *testing.T) string {
			g := openGate(t, a.dir, "/a/b/")
			one := browser.Start(t, kind, browser.Options{})
			tabs := []*browser.Page{one.Page(), one.Page()}
			for _, p := range tabs {
				p.Before(offers)
				p.Eval(`void setTimeout(() => location.href = `+js(g.base())+`, 100)`, nil) // both at once
			}
			for _, p := range tabs {
				quiet(t, p)
			}
			return ""
		})
		attempts(t, "48 update during the first visit", kind, *tries, func(t *testing.T) string {
			g := openGate(t, a.dir, "/a/b/")
			p := reader(t, g)
			quiet(t, p)
			p.WaitFor(kept)
			g.publish(b.dir)
			p.Eval("navigator.serviceWorker.getRegistration().then(r => r.update())", nil)
			p.WaitFor(notice)
			if got := whole(t, p, a, b); got != a.name {
				t.Errorf("before the reader agreed edition %s runs", got)
			}
			p.WaitFor(agree)
			p.Click("#agree")
			p.WaitFor(`document.documentElement.dataset.edition === "` + b.name + `" && ` + running)
			return ""
		})
		if kind == browser.WebKit {
			continue // nobody can tell it to stop a worker, and it takes minutes by itself
		}
		attempts(t, "49 the worker is stopped whenever it rests", kind, *tries, func(t *testing.T) string {
			g := openGate(t, a.dir, "/a/b/")
			one := browser.Start(t, kind, browser.Options{Own: true, Prefs: map[string]any{"dom.serviceWorkers.idle_timeout": 100}}) // ms
			p := one.Page()
			p.Before(offers)
			p.Open(g.base())
			rest := func() {
				if kind == browser.Chromium {
					p.StopWorkers()
				}
				p.Eval(`new Promise(done => setTimeout(done, 300))`, nil)
			}
			quiet(t, p) // a worker that is stopped before it is installed is none
			for range 3 {
				rest()
				quiet(t, p)
			}
			p.WaitFor(kept)
			p.Reload()
			rest()
			quiet(t, p)
			g.publish(b.dir)
			p.Eval("navigator.serviceWorker.getRegistration().then(r => r.update())", nil)
			p.WaitFor(notice)
			rest()
			p.WaitFor(agree)
			p.Click("#agree")
			p.WaitFor(`document.documentElement.dataset.edition === "` + b.name + `" && ` + running)
			return ""
		})
	}
}
