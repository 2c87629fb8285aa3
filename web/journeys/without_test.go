package journeys

import (
	"strings"
	"testing"

	"parallax/web/browser"
)

// Without JavaScript every article and topic can be read and reached.
func TestNoScript(t *testing.T) {
	claim(t)
	var all documents
	ask(t, &all, "documents", "-json")
	var texts passages
	ask(t, &texts, "passages", "-json")
	each(t, "/a/b/", browser.Options{NoScript: true}, func(t *testing.T, s *session) {
		for _, d := range all.Documents {
			s.Open(s.gate.base())
			s.ClickText("main a[href]", d.Headline)
			s.WaitText("main h1", d.Headline)
			s.WaitFor(`document.readyState === "complete"`)
			shown := s.String(`document.querySelector("main").innerText.replace(/\s+/g, " ")`)
			for _, p := range texts.Passages {
				if want := strings.Join(strings.Fields(p.Text), " "); p.Document == d.ID && !strings.Contains(shown, want) {
					t.Errorf("%s#%d cannot be read", d.ID, p.Passage)
				}
			}
		}
		// On to a topic, to the other article that tells it, and home.
		s.Open(s.gate.base() + "articles/rfa-lectures.html")
		s.Click("main details:has(a[href*='late-arrival']) > summary")
		s.Click("main a[href*='late-arrival']")
		s.WaitFor(`location.pathname.endsWith("/topics/late-arrival.html")`)
		s.Click("main a[href*='herald-loners']")
		s.WaitFor(`location.pathname.endsWith("/articles/herald-loners.html")`)
		s.ClickText("header nav a", "Overview")
		s.WaitFor(`/\/a\/b\/(index\.html)?$/.test(location.pathname)`)
		if n := s.Count("header input:not([hidden])"); n > 0 && s.String(`String(document.querySelector("header input").checkVisibility())`) == "true" {
			t.Error("a search field is shown that cannot search")
		}
		s.WaitText("noscript, body", "need JavaScript")
	})
}

// A browser without WebAssembly says so, and the articles can still be read.
func TestNoWebAssembly(t *testing.T) {
	each(t, "/", browser.Options{}, func(t *testing.T, s *session) {
		s.Before("delete globalThis.WebAssembly")
		s.Open(s.gate.base())
		if kind := s.String("typeof WebAssembly"); kind != "undefined" {
			t.Fatalf("WebAssembly is still there: %s", kind)
		}
		s.WaitText("[role=status]", "too old")
		s.readableWithoutProgram()
	})
}

// A program that cannot be fetched, or is not one, leaves the text and says why.
func TestProgramLost(t *testing.T) {
	inBoth(t, func(t *testing.T, s *session) {
		s.expect(`404|is missing|Failed to load resource`)
		s.gate.withhold(func(path string) bool { return strings.Contains(path, ".wasm") })
		s.Open(s.gate.base())
		s.WaitText("[role=status]", "could not be loaded")
		s.readableWithoutProgram()
		// Once the network is better the same page works.
		s.gate.withhold(nil)
		s.Reload()
		s.WaitFor(running)
	})
}

// readableWithoutProgram follows a link of the overview to an article.
func (s *session) readableWithoutProgram() {
	s.t.Helper()
	var all documents
	ask(s.t, &all, "documents", "-json")
	headline := all.Documents[0].Headline
	s.ClickText("main a[href]", headline)
	s.WaitText("main h1", headline)
	s.WaitFor(`document.querySelectorAll("main p").length > 5`)
}
