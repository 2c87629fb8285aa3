package journeys

import (
	"strings"
	"testing"
)

// selection selects from the middle of one passage to the middle of the next.
const selection = `(() => {
	const [a, b] = [...document.querySelectorAll("[data-text] .Passage-text")].slice(2, 4), range = document.createRange();
	range.setStart(a.firstChild, 10);
	range.setEnd(b.firstChild, 30);
	getSelection().removeAllRanges();
	getSelection().addRange(range);
	const before = a.textContent.slice(10), after = b.textContent.slice(0, 30);
	return before + "\n\n" + after.trim();
})()`

// What is copied of a text is its words alone: no numbers, no topics, nothing
// of the margin, open or not.
func TestSelectionCopiesTheTextAlone(t *testing.T) {
	inBoth(t, func(t *testing.T, s *session) {
		s.visit("#/read/wang-fringe")
		s.Click("#m3")
		s.WaitFor(`document.querySelector(".Margin-panel")`)
		want := s.String(selection)
		got := s.String(`(() => {
			const data = new DataTransfer(), e = new ClipboardEvent("copy", {clipboardData: data, bubbles: true, cancelable: true});
			document.querySelector("[data-text] .Passage-text").dispatchEvent(e);
			return e.defaultPrevented ? e.clipboardData.getData("text/plain") : "left to the browser";
		})()`)
		if got != want {
			t.Errorf("copied is\n%q\nwant\n%q", got, want)
		}

		// The bar offers the same words with their source, and a way to the passage.
		s.WaitFor(`document.querySelector("#picker:not([hidden])")`)
		s.Eval(`void (globalThis.copied = [], navigator.clipboard.writeText = async text => void copied.push(text))`, nil)
		s.ClickText("#picker button", "Copy with source")
		s.WaitFor(`copied.length === 1`)
		quoted := s.String(`copied[0]`)
		if !strings.HasPrefix(quoted, "“"+want+"” ") || !strings.Contains(quoted, "paras. 3–4") || !strings.Contains(quoted, "not the article’s own words") {
			t.Errorf("quoted is %q", quoted)
		}
		s.WaitText("#picker [role=status]", "Copied")
		s.ClickText("#picker button", "Copy link")
		s.WaitFor(`copied[1] === location.href.split("#")[0] + "#/read/wang-fringe?p=3"`)
		s.Eval(`getSelection().removeAllRanges()`, nil)
		s.WaitFor(`document.querySelector("#picker").hidden`)
	})
}

// The text is what the screen has: its first line is seen without scrolling, most
// of the column's height is text, and what the margin opens moves no paragraph.
func TestTextComesFirst(t *testing.T) {
	inBoth(t, func(t *testing.T, s *session) {
		for _, size := range []struct{ width, height, first int }{{1280, 800, 480}, {360, 740, 600}, {1920, 1080, 500}} {
			s.SetViewport(size.width, size.height)
			s.visit("#/read/wang-fringe")
			s.settled()
			var at struct {
				First     float64
				Text, All float64
				Sideways  int
			}
			s.Eval(`(() => {
				const box = e => e.getBoundingClientRect(), texts = [...document.querySelectorAll("[data-text] .Passage-text")];
				return {First: box(texts[0]).top, Text: texts.reduce((sum, e) => sum + box(e).height, 0), All: box(document.querySelector("[data-text]")).height,
					Sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth};
			})()`, &at)
			if at.First > float64(size.first) {
				t.Errorf("%d wide: the text begins at %.0f px, at most %d", size.width, at.First, size.first)
			}
			least := .7
			if size.width < 720 { // there the margin is below each passage
				least = .6
			}
			if at.Text < least*at.All {
				t.Errorf("%d wide: %.0f of %.0f px are text", size.width, at.Text, at.All)
			}
			if at.Sideways > 0 {
				t.Errorf("%d wide: the page scrolls sideways by %d px", size.width, at.Sideways)
			}
			if size.width < 720 {
				continue
			}
			places := `JSON.stringify([...document.querySelectorAll("[data-text] .Passage-text")].map(e => Math.round(e.getBoundingClientRect().top + scrollY)))`
			before := s.String(places)
			s.Click("#m2")
			s.WaitFor(`document.querySelector(".Margin-panel")`)
			if after := s.String(places); after != before {
				t.Errorf("%d wide: an open margin moves paragraphs: %s, before %s", size.width, after, before)
			}
			s.Press("Escape")
			s.WaitFor(`!document.querySelector(".Margin-panel") && document.activeElement.id === "m2"`)
		}
	})
}

// From the first key to the text, and from match to match, without a mouse; the
// place is known in the next visit.
func TestReadingByKeys(t *testing.T) {
	inBoth(t, func(t *testing.T, s *session) {
		s.visit("#/read/rfa-lectures")
		s.Press("Tab")
		s.Press("Enter")
		s.WaitFor(`document.activeElement.id === "p1"`)
		s.Press("Tab")
		if f := s.focus(); !strings.HasSuffix(f.Href, "p=1") || !f.Visible {
			t.Errorf("behind the skip link Tab comes to %+v", f)
		}
		s.visit("#/read/rfa-lectures")
		// Without it too: rows of controls are one stop each, and the arrow keys lead
		// along them.
		stops := 0
		s.tabTo("the text", func(f focus) bool {
			stops++
			var in bool
			s.Eval(`document.querySelector("[data-text]").contains(document.activeElement)`, &in)
			return in
		})
		if stops > 10 {
			t.Errorf("the text is %d stops of Tab away", stops)
		}
		s.visit("#/read/herald-loners")
		s.tabTo("the screens", func(f focus) bool { return f.Href == "#/read" })
		next := s.String(`document.activeElement.nextElementSibling.getAttribute("href")`)
		s.Press("ArrowRight")
		if f := s.focus(); f.Href != next || !f.Visible {
			t.Errorf("the arrow key leads from the screen shown to %+v, not to %s", f, next)
		}

		s.Click("#find")
		s.Type("putin")
		s.WaitFor(`/^\d+\u00a0passages$/.test(document.querySelector(".Find-said").innerText) && document.activeElement.id === "find"`)
		s.Press("Enter")
		s.WaitFor(`/^1 of \d+$/.test(document.querySelector(".Find-said").innerText)`)
		first := s.String("location.hash")
		s.Press("Enter")
		s.WaitFor(`/^2 of \d+$/.test(document.querySelector(".Find-said").innerText) && document.activeElement.id === "find"`)
		s.Press("Shift+Enter")
		s.WaitFor(`location.hash === ` + js(first))

		s.visit("#/read/rfa-lectures")
		s.Eval(`document.querySelector("#p12").scrollIntoView({block: "center"})`, nil)
		s.WaitFor(`/ rfa-lectures 1[0-3]\n/.test(localStorage.getItem("parallax.places"))`)
		s.visit("#/read/rfa-lectures")
		s.WaitFor(`/^You were at passage 1[0-3]/.test(document.querySelector(".Resume").innerText)`)
		s.Click(".Resume")
		s.WaitFor(`/p=1[0-3]$/.test(location.hash)`)
		s.visit("#/read/rfa-lectures?p=1")
		if n := s.Count(".Resume:not([hidden])"); n > 0 {
			t.Error("who asks for a passage is led to another")
		}

		// The text's size is there before the program is.
		s.Click(".Settings summary")
		s.ClickText(".Settings-panel button", "Large")
		s.WaitFor(`document.documentElement.dataset.size === "large"`)
		large := s.String(`getComputedStyle(document.querySelector(".Passage-text")).fontSize`)
		s.Open(s.gate.base() + "articles/rfa-lectures.html")
		s.WaitFor(`document.querySelector(".Passage-text")`)
		if got := s.String(`getComputedStyle(document.querySelector(".Passage-text")).fontSize`); got != large {
			t.Errorf("the page without the program has text of %s, want %s", got, large)
		}
	})
}
