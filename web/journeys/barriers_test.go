package journeys

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"parallax/web/browser"
)

// axe returns the source of axe-core, which `make journeys` fetches.
func axe(t *testing.T) string {
	t.Helper()
	found, _ := filepath.Glob(filepath.Join(root, ".cache", "axe-*.min.js"))
	if len(found) == 0 {
		t.Fatal("there is no axe-core in .cache: run this by `make journeys`, which fetches it")
	}
	data, err := os.ReadFile(found[len(found)-1])
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// violation is what axe-core reports.
type violation struct {
	ID, Help string
	Nodes    []struct {
		HTML           string
		FailureSummary string
	}
}

// Which rules of axe-core are run. The colour scheme changes colours and nothing
// else, so that in the dark one only they are judged again.
const (
	allRules    = `["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]`
	colourRules = `{ type: "rule", values: ["color-contrast", "link-in-text-block"] }`
)

const runAxe = `rules => axe.run(document, {
	resultTypes: ["violations"],
	runOnly: rules,
}).then(r => r.violations.map(v => ({ID: v.id, Help: v.help, Nodes: v.nodes.slice(0, 3).map(n => ({HTML: n.html.slice(0, 200), FailureSummary: n.failureSummary}))})))`

// No barrier a machine can find, on any screen, light and dark, on a phone and
// on a desk, with and without the program.
func TestBarriers(t *testing.T) {
	source := axe(t)
	inBoth(t, func(t *testing.T, s *session) {
		s.visit("")
		for _, dark := range []bool{false, true} {
			s.Dark(dark)
			for _, width := range []int{360, 1280} {
				s.SetViewport(width, 800)
				for _, v := range views {
					s.follow(v.hash)
					s.Eval("document.activeElement.blur()", nil)
					what := fmt.Sprintf("%s, %d px, dark %v", v.name, width, dark)
					if dark {
						s.auditBy(colourRules, what, source)
						continue
					}
					s.audit(what, source)
					s.narrow(v.name, width)
				}
			}
		}
		// The dialogs.
		s.Press("?")
		s.WaitFor(`document.querySelector("dialog[open]")`)
		s.audit("the sheet of keys", source)
		s.Press("Escape")
		s.Press("Control+k")
		s.WaitFor(`document.querySelector("dialog[open] input")`)
		s.audit("the palette", source)
		s.Press("Escape")
		// A student's screen, which takes the place of the collection: before a name is
		// chosen, and a task.
		for _, width := range []int{360, 1280} {
			s.SetViewport(width, 800)
			s.follow("#/task/one-visit")
			s.audit(fmt.Sprintf("the beginning of a task, %d px", width), source)
			s.narrow("the beginning of a task", width)
		}
		s.Click("#student")
		s.Type("Student 7")
		s.ClickText("main button", "Begin")
		s.WaitFor(`document.querySelector(".Task-panel")`)
		for _, width := range []int{1280, 360} {
			s.SetViewport(width, 800)
			for _, n := range []string{"1", "2", "4", "5", "8"} {
				s.follow("#/task/one-visit?n=" + n)
				s.audit(fmt.Sprintf("task %s, %d px", n, width), source)
				s.narrow("task "+n, width)
			}
		}
		// The pages without the program. The page for what is missing has no
		// colours of its own, and axe-core takes the browser's dark for white.
		s.Dark(false)
		for _, page := range []string{"articles/rfa-lectures.html", "topics/late-arrival.html", "404.html"} {
			s.Open(s.gate.base() + page)
			for _, width := range []int{360, 1280} {
				s.SetViewport(width, 800)
				s.audit(fmt.Sprintf("%s, %d px", page, width), source)
				s.narrow(page, width)
			}
		}
	})
}

// audit runs axe over what is shown. Both protocols evaluate past the page's
// content security policy, so the policy stays as it is.
func (s *session) audit(what, source string) {
	s.t.Helper()
	s.auditBy(allRules, what, source)
}

func (s *session) auditBy(rules, what, source string) {
	s.t.Helper()
	s.settled()
	var loaded bool
	if s.Eval(`typeof axe === "object"`, &loaded); !loaded {
		s.Eval("(() => {"+source+"\n})()", nil)
	}
	var found []violation
	s.Eval("("+runAxe+")("+rules+")", &found)
	for _, v := range found {
		for _, n := range v.Nodes {
			s.t.Errorf("%s: %s (%s)\n  %s\n  %s", what, v.Help, v.ID, n.HTML, n.FailureSummary)
		}
	}
}

// narrow demands that the page scrolls in one direction only.
func (s *session) narrow(what string, width int) {
	s.t.Helper()
	var over struct {
		By   int
		Whom []string
	}
	s.Eval(`({
		By: document.scrollingElement.scrollWidth - innerWidth,
		Whom: [...document.body.querySelectorAll("*")].filter(e => {
			for (let p = e.parentElement; p && p !== document.body; p = p.parentElement) {
				const in_ = getComputedStyle(p);
				if (in_.overflowX !== "visible" && (in_.position !== "static" || getComputedStyle(e).position !== "absolute")) return false; // moved sideways in there
			}
			return e.getBoundingClientRect().right > innerWidth + 1;
		}).slice(0, 3).map(e => e.outerHTML.slice(0, 120)),
	})`, &over)
	if over.By > 0 {
		s.t.Errorf("%s at %d px is %d px too wide; beyond the edge: %q", what, width, over.By, over.Whom)
	}
}

// The views that widths are tried on beside those that have an address of their own
// to be proved.
var moreScreens = []struct{ name, hash, says string }{
	{"what differs", "#/compare?by=facts", ""}, {"left out", "#/compare?by=left", ""}, {"topics", "#/topics", ""}, {"notes", "#/notes", ""},
	{"class", "#/class", ""}, {"making an assignment", "#/class?part=_make", ""}, {"task", "#/task/one-visit", ""},
}

// From the narrowest phone to a wide screen, without a horizontal scroll bar. All
// sizes are counted in letters, so half a phone's width is a phone on which the
// reader has set the text twice as large.
func TestWidths(t *testing.T) {
	each(t, "/", browser.Options{}, func(t *testing.T, s *session) {
		s.visit("")
		for _, width := range []int{195, 320, 360, 768, 1024, 1920} {
			s.SetViewport(width, 900)
			for _, v := range slices.Concat(views, moreScreens) {
				s.follow(v.hash)
				s.narrow(v.name, width)
			}
		}
	})
}
