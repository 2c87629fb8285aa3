package journeys

import (
	"net/http"
	"testing"
	"time"

	"parallax/web/browser"
)

// The browser is killed at a random moment of an update: while files arrive,
// while they are kept, while the reader agrees, while pages change over. What
// then opens without a network is the old edition or the new one, and nothing
// in between. Each try goes on from what the last one left.
func TestFaultKilled(t *testing.T) {
	a, b := twoEditions(t)
	journey := t // browsers outlive the try that started them
	for _, kind := range experimentKinds(t) {
		g := openGate(t, a.dir, "/a/b/")
		// Answers take their time, so that a kill can fall between any two.
		g.spoils(func(w http.ResponseWriter, r *http.Request, _ http.Handler) bool {
			time.Sleep(time.Duration(chance().below(60)) * time.Millisecond)
			return false
		})
		o := browser.Options{Profile: t.TempDir()}
		reader := browser.Start(t, kind, o)
		p := reader.Page()
		p.Open(g.base())
		p.WaitFor(running)
		p.WaitFor(kept)
		runs := a.name
		attempts(t, "6 killed while updating", kind, 2**tries, func(t *testing.T) string {
			to := map[string]edition{a.name: b, b.name: a}[runs]
			g.publish(to.dir)
			p = p.In(t)
			p.TryEval("location.reload()", nil)
			consents := chance().below(2) == 0
			for end := time.Now().Add(time.Duration(chance().below(4000)) * time.Millisecond); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
				if consents {
					p.TryEval("("+agree+`) && document.getElementById("agree").click()`, nil)
				}
			}
			reader.Kill()
			g.cut()

			reader = browser.Start(journey, kind, o)
			p = reader.Page().In(t)
			if err := p.TryOpen(g.base()); err != nil {
				g.connect()
				p.Open(g.base())
				runs = whole(t, p, a, b)
				p.WaitFor(kept)
				// Firefox throws the script of a worker away before it notes that
				// another has taken its place; killed in between, it has none.
				if kind != browser.Firefox {
					t.Errorf("nothing opens: %v", err)
				}
				return "forgotten by the browser"
			}
			before := runs
			runs = whole(t, p, a, b)
			// From here the way to the other edition must be open.
			g.connect()
			p.Reload()
			p.WaitFor(running)
			if runs == to.name {
				return "new"
			} else if runs != before {
				t.Fatalf("edition %s was running, %s was published, now %s runs", before, to.name, runs)
			}
			p.Eval("navigator.serviceWorker.getRegistration().then(r => r.update()).then(() => true)", nil)
			p.WaitFor(notice)
			return "old"
		})
		reader.Close()
	}
}
