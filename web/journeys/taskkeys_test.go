package journeys

import (
	"os"
	"strings"
	"testing"

	"parallax/corpus/assignment"
)

// A student's whole way without a mouse: from the name over every kind of task, words and
// a passage marked among them, to the file that is handed in; on a phone, where the task
// lies over the text and can be folded.
func TestTaskByKeyboard(t *testing.T) {
	source := axe(t)
	inBoth(t, func(t *testing.T, s *session) {
		s.SetViewport(360, 740)
		s.visit("#/task/one-visit")
		next := func(words, then string) {
			t.Helper()
			s.tabTo(words, func(f focus) bool { return f.Tag == "A" && f.Name == words })
			s.Press("Enter")
			s.WaitText("main h1", then)
			// A screen reader begins at the task.
			s.WaitFor(`document.activeElement === document.querySelector("main h1")`)
		}
		field := func(tag string) {
			t.Helper()
			s.tabTo(tag, func(f focus) bool { return f.Tag == tag })
		}
		choose := func(kept string) {
			t.Helper()
			field("INPUT")
			s.Press(" ")
			s.WaitFor(`document.activeElement.checked && document.activeElement.value === ` + js(kept))
		}
		s.WaitFor(`document.querySelector("#student")`)
		s.Press("Tab")
		s.Press("Enter") // past the masthead
		s.WaitFor(`document.activeElement === document.querySelector("main")`)
		field("INPUT")
		s.Type("Key 7")
		s.Press("Enter")
		s.WaitFor(`document.querySelector(".Task-panel") && document.activeElement === document.querySelector("main h1")`)

		choose("1") // a scale
		s.Press("ArrowRight")
		s.WaitFor(`document.querySelector(".Task-option--on input")?.value === "2"`)
		next("Next", "Mark the words")

		// Folded, the task leaves the text the most of the window.
		s.Press("Shift+Tab")
		s.WaitFor(`document.activeElement.matches(".Task-fold[aria-expanded=true]")`)
		s.Press("Enter")
		s.WaitFor(`document.activeElement.matches(".Task-fold[aria-expanded=false]")`)
		s.WaitFor(`document.querySelector(".Task-panel").getBoundingClientRect().top > .7 * innerHeight`)
		s.audit("a folded task", source)

		// Two words, of the passage before the task; then all of the one before that.
		s.Press("Shift+Tab")
		const uncovered = `document.activeElement.getBoundingClientRect().bottom <= document.querySelector(".Task-panel").getBoundingClientRect().top`
		s.WaitFor(`document.activeElement.matches("button.Task-number") && ` + uncovered)
		s.settled()
		s.Press("ArrowRight")
		s.Press("Shift+ArrowRight")
		s.Press("Enter")
		s.WaitFor(`document.querySelectorAll(".Task-marks li").length === 1 && document.activeElement.matches("button.Task-number")`)
		words := s.String(`document.activeElement.parentElement.querySelector("mark").innerText`)
		if text := s.String(`document.activeElement.parentElement.querySelector("[data-task-passage]").innerText`); !strings.HasPrefix(text, words) || len(strings.Fields(words)) != 2 {
			t.Errorf("%q was marked, want the first two words of %.40q", words, text)
		}
		s.settled()
		s.Press("Shift+Tab")
		s.Press("Enter")
		s.WaitFor(`document.querySelectorAll(".Task-marks li").length === 2 && document.activeElement.getAttribute("aria-pressed") === "true"`)

		s.tabTo("the task", func(f focus) bool { return f.Name == "Show task" })
		s.Press("Enter")
		next("Next", "Whose voice")
		choose(s.String(`document.querySelector(".Task-option input").value`)) // a choice
		next("Next", "Which articles say this")
		choose("says")
		next("Next", "What does each article say")
		field("INPUT") // a cell of a table
		s.Type("at night")
		next("Next", "Find the word")
		next("Next", "Your friend read only")
		field("TEXTAREA")
		s.Type("Hours late.")
		next("Hand in", "Ready to hand in")
		// Leaving asks first: the focus comes to the question, and goes back.
		button := func(name string) {
			t.Helper()
			s.tabTo(name, func(f focus) bool { return f.Tag == "BUTTON" && f.Name == name })
			s.Press("Enter")
		}
		button("Remove everything and start over")
		s.WaitFor(`document.activeElement.id === "leaving" && document.activeElement.innerText.includes("not handed in yet")`)
		s.audit("the question before answers are removed", source)
		button("Keep them")
		s.WaitFor(`document.activeElement.innerText === "Remove everything and start over"`)
		s.tabBy("Shift+Tab", "the button", func(f focus) bool { return f.Tag == "BUTTON" && f.Name == "Hand in" })
		s.Press("Enter")
		s.WaitText(".Task-done", "is saved")
		content, err := os.ReadFile(s.browser.Download("one-visit-key-7.parallax-work"))
		if err != nil {
			t.Fatal(err)
		}
		w, err := assignment.ReadWork(content)
		if err != nil || w.Name != "Key 7" || w.Value("trust", "a") != "2" || len(w.Marks) != 2 || w.Marks[0].Quote != words || w.Value("friend", "") != "Hours late." {
			t.Errorf("handed in: %+v, %v", w, err)
		}
		given := map[string]bool{}
		for _, a := range w.Answers {
			given[a.Task] = true
		}
		for _, task := range []string{"trust", "voice", "tells", "friend"} {
			if !given[task] {
				t.Errorf("task %s has no answer in %+v", task, w.Answers)
			}
		}
	})
}
