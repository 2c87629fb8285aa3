package journeys

import (
	"fmt"
	"strings"
	"testing"

	"parallax/web/browser"
)

// chooseWords selects words of a passage of the text that is read.
func (s *session) chooseWords(passage, words string) {
	s.t.Helper()
	s.Eval(`(() => {
		const text = document.querySelector("#`+passage+` .Passage-text"), words = `+js(words)+`;
		for (const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT); walk.nextNode();) {
			const at = walk.currentNode.data.indexOf(words);
			if (at >= 0) return void getSelection().setBaseAndExtent(walk.currentNode, at, walk.currentNode, at + words.length);
		}
		throw new Error("no such words");
	})()`, nil)
	s.WaitFor(`!document.querySelector("#picker").hidden`)
}

// listed waits until the screen of notes shows so many.
func (s *session) listed(n int) {
	s.t.Helper()
	s.WaitFor(fmt.Sprintf(`document.querySelectorAll(".Notes-list .Note").length === %d`, n))
}

// A reader highlights words by pointer and by keyboard, notes and tags, finds the notes
// by tag, by words and in the main search, goes from a note to its place and back, notes
// on a fact, and has all of it after a reload and, where a browser shows it, on paper.
func TestNotes(t *testing.T) {
	inBoth(t, func(t *testing.T, s *session) {
		s.visit("#/read/herald-loners")
		words := s.String(`document.querySelector("#p2 .Passage-text").lastChild.textContent.trim().split(" ").slice(0, 3).join(" ")`)
		s.chooseWords("p2", words)
		s.Click("#picker .Picker-mark")
		s.WaitFor(`document.querySelector("#p2 .Noted[data-mark='!']")?.innerText === ` + js(words))

		// The selection grows by keys, and the bar is one stop of Tab.
		s.chooseWords("p3", s.String(`document.querySelector("#p3 .Passage-text").lastChild.textContent.trim().split(" ")[0]`))
		s.Press("Shift+Control+ArrowRight")
		s.Press("Shift+Control+ArrowRight")
		s.WaitFor(`getSelection().toString().trim().includes(" ")`)
		s.WaitFor(`!document.querySelector("#picker").hidden`)
		s.Eval(`document.querySelector("#picker button").focus()`, nil)
		for range s.Count("#picker .Picker-mark") {
			s.Press("ArrowRight")
		}
		s.WaitFor(`document.activeElement.innerText === "Note…"`)
		s.Press("Enter")
		s.WaitFor(`document.activeElement.id === "note"`)
		s.Type("Who counted the lighthouses?")
		s.Eval(`document.querySelector(".NoteForm input:not([id])").focus()`, nil)
		s.Type("doubt, numbers")
		s.Press("Enter")
		s.WaitText(".Margin-panel .Note", "Who counted the lighthouses?")
		s.WaitFor(`document.activeElement.id === "m3"`)
		s.WaitFor(`document.querySelector("#p3 .Noted")`)

		// On a fact, where the articles are compared.
		s.follow("#/compare/herald-loners,rfa-lectures?by=facts")
		s.Click(".FactTable-item .Notes-add")
		s.WaitFor(`document.activeElement.id === "note"`)
		s.Type("Check the first figure")
		s.Press("Control+Enter")
		s.WaitText(".FactTable-item .Note", "Check the first figure")
		s.WaitFor(`document.activeElement.classList.contains("Notes-add")`)

		s.Press("g")
		s.Press("n")
		s.listed(3)
		s.Click(".Notes-value[href*='tag=doubt']")
		s.listed(1)
		s.ClickText(".Notes-chips a", "All 3")
		s.listed(3)
		s.Click(".Notes-search")
		s.Type("first figure")
		s.listed(1)
		s.Click(".Note-where a[href*='by=facts']")
		s.WaitText(".FactTable-item .Note", "Check the first figure")
		s.Back()
		s.listed(1)
		s.ClickText(".Notes-chips a", "All 3")
		s.listed(3)

		s.typeQuery("lighthouses counted")
		s.WaitText("main", "Who counted the lighthouses?")

		s.follow("#/notes")
		s.Reload()
		s.WaitFor(complete)
		s.listed(3)
		s.Click(".Note-where a[href*='p=3']")
		s.WaitFor(`location.hash.startsWith("#/read/herald-loners?p=3")`)
		s.WaitFor(`document.querySelectorAll("#p2 .Noted, #p3 .Noted").length >= 2`)
		if s.browser.Kind == browser.Chromium { // the others cannot show a page as they print it
			s.OnPaper(true)
			s.settled()
			printed := s.String(`document.querySelector(".Notes-printed").checkVisibility() ? document.querySelector(".Notes-printed").innerText : ""`)
			s.OnPaper(false)
			for _, want := range []string{words, "Who counted the lighthouses?", "numbers"} {
				if !strings.Contains(printed, want) {
					t.Errorf("on paper the notes are %q, without %q", printed, want)
				}
			}
		}
		s.Back()
		s.listed(3)
		s.end()
	})
}
