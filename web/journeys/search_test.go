package journeys

import (
	"strings"
	"testing"
)

// The late arrival is told by two of the five articles, in the words of
// neither query; the query has a typo.
func TestSearchWithATypo(t *testing.T) {
	everywhere(t, func(t *testing.T, s *session) {
		s.visit("")
		s.typeQuery("pyonyang late")
		s.WaitFor(hit("herald-loners", 4))
		s.WaitFor(hit("rfa-lectures", 13))
		if n := s.Count("main mark"); n < 2 {
			t.Errorf("%d marks; what was found is marked in every snippet", n)
		}
		if view := s.see(); !strings.HasPrefix(view.Hash, "#/search?q=pyonyang") {
			t.Errorf("the address is %q and does not lead back here", view.Hash)
		}
		s.WaitText(`[role="status"], [aria-live]`, "2 of 5")

		// From a result to the passage itself, marked there too.
		s.Eval(`(() => {
			const a = [...document.querySelectorAll("main a[href]")].find(a => a.getAttribute("href").startsWith("#/read/rfa-lectures?") && /[?&]p=13(&|$)/.test(a.getAttribute("href")));
			a.id = "journey";
		})()`, nil)
		s.Click("#journey")
		s.WaitFor(`location.hash.startsWith("#/read/rfa-lectures?")`)
		s.WaitFor(`document.getElementById("p13")?.querySelector("mark")`)
		s.WaitFor(`(() => { const r = document.getElementById("p13").getBoundingClientRect(); return r.top >= 0 && r.top < innerHeight })()`)
	})
}

// Answers may come in any order and late; what is shown at the end is the
// answer to what is typed at the end.
func TestTypeFast(t *testing.T) {
	inBoth(t, func(t *testing.T, s *session) {
		s.visit("")
		s.typeQuery("kim medal ambassador treaty")
		for range len("treaty") {
			s.Press("Backspace")
		}
		s.Type("pyongyang")
		s.WaitFor(`document.querySelector('header input[type="search"]').value === "kim medal ambassador pyongyang"`)
		s.WaitFor(`decodeURIComponent(location.hash.replace(/\+/g, " ")).includes("q=kim medal ambassador pyongyang")`)
		typed := s.see()
		if !strings.Contains(typed.Text, "pyongyang") && !strings.Contains(typed.Text, "Pyongyang") {
			t.Errorf("the query is not read back: %s", typed.Text)
		}
		s.visit(typed.Hash)
		s.shows("the address of what was typed", typed)
	})
}

func TestSearchSyntax(t *testing.T) {
	inBoth(t, func(t *testing.T, s *session) {
		s.visit("")
		s.typeQuery("late -planned")
		s.WaitFor(`decodeURIComponent(location.hash).includes("-planned")`)
		without := s.see()
		s.visit("#/search?q=late")
		if with := s.see(); with.Text == without.Text {
			t.Error("leaving a word out changes nothing")
		}
		s.visit("#/search?q=zzzxqwv")
		if s.Count("main mark") != 0 {
			t.Error("a word nobody writes is marked somewhere")
		}
		if nothing := s.see(); len(nothing.Text) < 20 {
			t.Errorf("a search without results says only %q", nothing.Text)
		}
		// Hostile and odd input is text like any other.
		for _, query := range []string{`<img src=x onerror=alert(1)>`, `"`, `((((`, `-`, `%`, `김정은`, strings.Repeat("long ", 200)} {
			s.Click(`header input[type="search"]`)
			s.Press("Control+a")
			s.Press("Delete")
			s.Type(query[:min(len(query), 60)])
			s.settled()
			if s.Count("main img") != 0 {
				t.Errorf("the query %q became an element", query)
			}
		}
	})
}

// Behind the passages with all words come those that lack some, and a line says
// so; hits can be ordered; the search is offered again, and can be forgotten.
func TestSearchSaysTheBreak(t *testing.T) {
	inBoth(t, func(t *testing.T, s *session) {
		s.visit("")
		s.typeQuery("pyongyang late")
		s.WaitFor(hit("herald-loners", 4))
		s.WaitText(".Results-break", "only some of the words")
		s.WaitText(".Results-break + div", "missing: late")
		if n := s.Count(".Results-break + div .Spread"); n != 0 && s.Count(".Results-break + div .Result-spread:not([hidden])") != 0 {
			t.Errorf("%d strips of passages that lack words", n)
		}
		s.ClickText("nav[aria-label='Sort by'] a", "Date")
		s.WaitFor(`location.hash.endsWith("&order=date")`)
		s.WaitFor(hit("herald-loners", 4))

		s.follow("#/search?q=late%20NOT%20kim")
		s.WaitText("main", "without “kim”")
		s.follow("#/search")
		finder := `document.querySelector(".Finder").innerText.replace(/\s+/g, " ")`
		s.WaitFor(finder + `.includes("Recent searches late NOT kim pyongyang late Delete recent searches Kept in this browser only.")`)
		s.visit("#/search")
		s.WaitFor(finder + `.includes("pyongyang late")`)
		s.ClickText("button", "Delete recent searches")
		s.WaitFor(`!` + finder + `.includes("Recent searches")`)
		s.visit("#/search")
		s.WaitFor(finder + `.includes("Try")`)
		if strings.Contains(s.String(finder), "Recent searches") {
			t.Error("what was forgotten is back")
		}
	})
}
