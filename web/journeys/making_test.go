package journeys

import (
	"strconv"
	"testing"
)

// A teacher makes an assignment by keyboard: a topic's passages, ready tasks in the
// order wanted, a model answer given as a student would. What was written is there after
// a reload, first as a draft, then in the collection, and in the file that is saved; it
// is deleted and had back.
func TestMaking(t *testing.T) {
	inBoth(t, func(t *testing.T, s *session) {
		press := func(css string) {
			s.t.Helper()
			// A screen that comes up takes the focus to its heading, once.
			s.WaitFor(`(async () => {
				const e = document.querySelector(` + strconv.Quote(css) + `);
				if (!e) return false;
				e.focus();
				for (let i = 0; i < 3; i++) await new Promise(done => requestAnimationFrame(done));
				return document.activeElement === e;
			})()`)
			s.Press("Enter")
		}
		source := axe(t)
		s.visit("#/class?part=_make")
		s.WaitText(".Make-state", "Nothing written yet")
		s.Eval(`document.querySelector("#make-title").focus()`, nil)
		s.Type("Bridge lesson")
		s.Press("Tab")
		s.WaitText("h1", "Bridge lesson")
		press(`[aria-label="Use these passages about “Putin visits Pyongyang”"]`)
		s.WaitFor(`document.querySelectorAll(".Make-letter:not([hidden])").length === 3`)
		press(`[aria-label="Add the task “Sources”"]`)
		s.WaitFor(`document.activeElement.id === "make-task-0-title"`)
		press(`[aria-label="Add the task “Who reports it”"]`)
		s.WaitFor(`document.activeElement.id === "make-task-1-title" && document.activeElement.value === "Who reports it"`)
		s.WaitFor(`document.querySelector("#make-task-1-rows").value.split("\n").length > 1`)
		s.WaitText(".Make-sound", "Nothing is missing")
		// Of a list what stands first, for nothing, is chosen at the start and again later.
		choose := func(at int) {
			s.Eval(`(() => { const list = document.querySelector("#make-blind"); list.selectedIndex = `+strconv.Itoa(at)+`; list.dispatchEvent(new Event("change", {bubbles: true})); })()`, nil)
		}
		s.WaitFor(`document.querySelector("#make-blind").selectedIndex === 0`)
		choose(1)
		s.WaitFor(`document.querySelector("#make-blind").selectedIndex === 1`)
		choose(0)
		s.settled()
		s.WaitText(".Make-sound", "Nothing is missing")
		// The model answer, as a student would give it.
		s.Eval(`document.querySelector('.Make-seen input[value="silent"]').focus()`, nil)
		s.Press(" ")
		s.WaitFor(`document.querySelector(".Make-seen .Task-option--on")`)
		press(`[aria-label="Move task 2 up"]`)
		s.WaitFor(`document.activeElement.id === "plan-0" && document.activeElement.innerText.startsWith("1. Who reports it")`)
		for _, width := range []int{360, 1280} {
			s.SetViewport(width, 800)
			s.audit("making an assignment, "+strconv.Itoa(width)+" px", source)
			s.narrow("making an assignment", width)
		}
		s.Dark(true)
		s.auditBy(colourRules, "making an assignment, dark", source)
		s.Dark(false)
		s.Reload()
		s.WaitFor(running)
		s.WaitText(".Make-state", "Draft, kept in this browser")
		s.WaitFor(`document.querySelector("#make-title").value === "Bridge lesson" && document.querySelectorAll(".Make-planned").length === 2`)
		press(`.Make-do .Button--strong`)
		s.WaitText(".Make-state", "In the collection, and saved in this browser")
		s.Reload()
		s.WaitFor(running)
		s.WaitText(".Make-state", "In the collection, and saved in this browser")
		if at := s.String("location.hash"); at != "#/class/bridge-lesson?part=_make" {
			t.Errorf("the address is %s", at)
		}
		s.ClickText(".Make-do button", "Collection file")
		var made struct {
			Assignments []struct {
				ID    string
				Tasks []struct{ ID, Kind string }
			}
		}
		ask(t, &made, "assignment", "-json", "-c", s.browser.Download("putinkim-coding.parallax"))
		if n := len(made.Assignments); n != 2 || made.Assignments[n-1].ID != "bridge-lesson" {
			t.Errorf("the file has %+v", made)
		}
		s.follow("#/task/bridge-lesson")
		s.WaitFor(`document.querySelector("#student")`)
		s.follow("#/class")
		// By mouse: after a click and a download, keys press no button in a Firefox that is
		// driven. Why is not known.
		s.Click(`[aria-label="Delete “Bridge lesson”"]`)
		s.WaitFor(`document.querySelectorAll(".Class-card").length === 1`)
		s.Click("#make-undo")
		s.WaitFor(`document.querySelectorAll(".Class-card").length === 2`)
	})
}
