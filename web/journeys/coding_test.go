package journeys

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parallax/app/present/sample"
	"parallax/web/browser"
)

// row is the button that opens a topic or proposal whose title has the words.
func row(words string) string {
	return `[...document.querySelectorAll("main button[aria-expanded]")].find(b => b.querySelector("b")?.innerText.includes(` + js(words) + `))`
}

// unfold opens a topic or proposal and waits for what can be done with it.
func (s *session) unfold(words string) {
	s.t.Helper()
	s.WaitFor(row(words) + ` !== undefined`)
	s.settled() // what is still being drawn may take the focus away
	s.Eval(row(words)+`.focus()`, nil)
	s.Press("Enter")
	s.WaitFor(row(words) + `?.getAttribute("aria-expanded") === "true"`)
	s.WaitFor(`document.querySelectorAll("main input[type=checkbox]").length > 0`)
}

// titled puts a text into a field in place of what it holds.
func (s *session) titled(field, text string) {
	s.t.Helper()
	s.Click(field)
	s.Eval(`document.querySelector(`+js(field)+`).select()`, nil)
	s.Type(text)
}

// choose takes the entry of a list whose words are given.
func (s *session) choose(list, words string) {
	s.t.Helper()
	s.Eval(fmt.Sprintf(`(() => {
		const list = document.querySelector(%s);
		list.value = [...list.options].find(o => o.text.includes(%s)).value;
		list.dispatchEvent(new Event("change", {bubbles: true}));
	})()`, js(list), js(words)), nil)
}

// topics are the titles under a heading, with their numbers of passages.
func (s *session) topics() string {
	s.t.Helper()
	return s.String(`[...document.querySelectorAll("main section:has(#topics-coded) button[aria-expanded]")].map(b =>
		b.querySelector("b").innerText + " " + b.innerText.match(/(\d+)\spassage/)[1]).sort().join("; ")`)
}

// told waits until the topics of the collection are these.
func (s *session) told(want string) {
	s.t.Helper()
	var got string
	for range 100 {
		s.settled()
		if got = s.topics(); got == want {
			return
		}
	}
	s.t.Fatalf("the topics are %q, want %q", got, want)
}

const savedEdits = `document.querySelector("main").innerText.includes("Your changes are saved in this browser")`

// From sixty reports that nobody has coded to a coded folder: proposals are
// accepted, renamed, joined, split and assigned; they are still there after a
// reload and in another tab; the chart shows them; and the command line reads
// what was saved and tells the same.
func TestCoding(t *testing.T) {
	claim(t)
	dir := siteOf(t, sample.Uncoded(60))
	source := axe(t)
	for _, kind := range kinds(t) {
		t.Run(string(kind), func(t *testing.T) {
			s := begin(t, kind, browser.Options{}, openGate(t, dir, "/a/b/"))
			s.visit("")
			s.WaitFor(`[...document.querySelectorAll("main [role=rowheader]")].filter(h => h.innerText.includes("suggested")).length >= 6`)
			s.audit("the chart of proposals", source)

			s.follow("#/topics")
			s.unfold("Vardholm")
			s.audit("an open proposal", source)
			s.titled(`main input[id=topic-title]`, "Eels")
			s.Press("Enter")
			s.told("Eels 14")
			s.unfold("Saint Oda")
			s.ClickText("main button", "Accept")
			s.told("Eels 14; Saint Oda, carillon, cracked clapper 14")
			s.titled(`main input[id=topic-title]`, "Bells")
			s.ClickText("main button", "Rename")
			s.told("Bells 14; Eels 14")

			// A proposal joins a topic, and two passages are split off again.
			s.choose("main select", "Almara")
			s.ClickText("main button", "Merge")
			s.told("Bells 27; Eels 14")
			for i := range 2 {
				s.Eval(fmt.Sprintf(`document.querySelectorAll("main input[type=checkbox]")[%d].click()`, i), nil)
				s.WaitFor(fmt.Sprintf(`document.querySelectorAll("main input[type=checkbox]:checked").length === %d`, i+1))
			}
			s.titled(`main input[id=topic-split]`, "Silence")
			s.Press("Enter")
			s.told("Bells 25; Eels 14; Silence 2")
			s.audit("a topic of the reader's", source)
			s.Eval(row("Silence")+`.focus()`, nil)
			s.Press("Control+z")
			s.told("Bells 27; Eels 14")
			s.ClickText("main button", "Redo: move passages to “Silence”")
			s.told("Bells 25; Eels 14; Silence 2")
			s.unfold("Tormund")
			s.ClickText("main button", "Dismiss")
			s.WaitFor(row("Tormund") + ` === undefined`)
			s.WaitFor(savedEdits)

			// By hand, where the passage is read.
			s.follow("#/read/report-05?p=2")
			s.ClickText("main button", "Coding") // who only reads can change nothing
			s.WaitFor(`document.querySelector("main button.Tool[aria-pressed=true]")`)
			s.Click("#m2")
			s.Click("main summary:has(+ ul)")
			s.choose("main details select", "Eels")
			s.ClickText("main details button", "Add")
			s.WaitFor(`document.querySelector("#p2").closest("section").querySelector(".Reader-topic").innerText.includes("Eels")`)

			// Another tab adds a topic; both have it, and neither loses its own.
			other := s.browser.Page()
			other.Open(s.gate.base() + "#/topics")
			other.WaitFor(running)
			other.WaitFor(savedEdits)
			other.Click(`main input[id=topic-new]`)
			other.Type("Tides")
			other.Press("Enter")
			other.WaitFor(row("Tides") + ` !== undefined && ` + savedEdits)
			s.clean(other)
			other.Close() // a tab behind another draws nothing
			s.follow("#/topics")
			s.unfold("Silence")
			s.titled(`main input[id=topic-title]`, "Quiet")
			s.Press("Enter")
			s.told("Bells 25; Eels 15; Quiet 2; Tides 0")
			s.WaitFor(savedEdits)

			s.Reload()
			s.WaitFor(running)
			s.told("Bells 25; Eels 15; Quiet 2; Tides 0")
			s.follow("#/")
			s.WaitFor(`["Bells", "Eels", "Quiet"].every(t => [...document.querySelectorAll("main [role=rowheader]")].some(h => h.innerText.includes(t) && !h.innerText.includes("proposed")))`)

			s.follow("#/topics")
			s.unfold("Eels")
			s.SetViewport(360, 800)
			s.narrow("an open topic", 360)
			s.ClickText("main button", "Collection file")
			file := s.browser.Download("uncoded-coding.parallax")
			var listed struct {
				Coverage []struct {
					Title    string
					Passages []int
				}
			}
			ask(t, &listed, "coverage", "-json", "-c", file)
			told := map[string]int{}
			for _, e := range listed.Coverage {
				told[e.Title] += len(e.Passages)
			}
			if want := map[string]int{"Bells": 25, "Eels": 15, "Quiet": 2}; fmt.Sprint(told) != fmt.Sprint(want) {
				t.Errorf("the command line reads %v, want %v", told, want)
			}
			folder := filepath.Join(t.TempDir(), "folder")
			for _, args := range [][]string{{"unpack", file, folder}, {"check", folder}} {
				if out, err := command(tool, args...).CombinedOutput(); err != nil {
					t.Errorf("parallax %s: %v\n%s", strings.Join(args, " "), err, out)
				}
			}
			s.end()
		})
	}
}

// One topic accepted makes no article silent that nobody has judged; that one does
// not mention it is one action, by keyboard too, and undone like any other. In a
// file that was saved the topic is still the reader's, and what was answered is not
// proposed again where nothing of the work is kept.
func TestNotCoded(t *testing.T) {
	claim(t)
	const silent, unknown = `.Coverage-cell--silent`, `.Coverage-cell--uncoded`
	dir := siteOf(t, sample.Uncoded(12))
	source := axe(t)
	for _, kind := range kinds(t) {
		t.Run(string(kind), func(t *testing.T) {
			s := begin(t, kind, browser.Options{}, openGate(t, dir, "/"))
			s.visit("#/topics")
			s.unfold("Vardholm")
			s.titled(`main input[id=topic-title]`, "Eels")
			s.Press("Enter")
			s.WaitFor(savedEdits)
			s.follow("#/")
			s.WaitText("main", "Eels")
			if n, m := s.Count(silent), s.Count(unknown); n > 0 || m == 0 {
				t.Errorf("%d cells are silent, %d are not coded yet", n, m)
			}
			s.audit("a chart with cells that nobody has coded", source)

			s.Eval(`[...document.querySelectorAll("main [role=rowheader] a")].find(a => a.innerText === "Eels").click()`, nil)
			s.WaitText("main", "Not coded yet:")
			s.audit("a topic that is not coded everywhere", source)
			before := s.Count(`main button[aria-label$="does not mention it"]`)
			s.Eval(`document.querySelector('main button[aria-label$="does not mention it"]').focus()`, nil)
			s.Press("Enter")
			s.WaitFor(fmt.Sprintf(`document.querySelectorAll('main button[aria-label$="does not mention it"]').length === %d`, before-1))
			s.WaitText("main", "Not mentioned in")
			s.WaitFor(`document.activeElement.id === "heading"`)
			s.follow("#/")
			s.WaitFor(`document.querySelectorAll("` + silent + `").length === 1`)
			s.follow("#/topics")
			s.Eval(`[...document.querySelectorAll("main button")].find(b => b.innerText.startsWith("Undo")).click()`, nil)
			s.WaitFor(savedEdits)
			s.follow("#/")
			s.WaitFor(`document.querySelectorAll("` + silent + `").length === 0`)

			// Two suggestions are dismissed at once, had back, and dismissed again.
			s.follow("#/topics")
			for _, title := range []string{"Saint Oda", "Almara"} {
				s.Eval(`[...document.querySelectorAll(".TopicRow--proposed input")].find(e => e.ariaLabel.includes(`+js(title)+`)).focus()`, nil)
				s.Press(" ")
			}
			s.ClickText(".Answer button", "Dismiss 2 suggestions")
			s.WaitFor(row("Almara") + ` === undefined`)
			s.WaitFor(`document.activeElement.id === "proposals"`)
			s.ClickText("main button", "Undo: dismiss 2 suggestions")
			s.WaitFor(row("Almara") + ` !== undefined && ` + row("Saint Oda") + ` !== undefined`)
			s.ClickText("main button", "Redo: dismiss 2 suggestions")
			s.WaitFor(row("Almara") + ` === undefined && ` + row("Saint Oda") + ` === undefined`)
			s.audit("suggestions that are answered at once", source)
			s.WaitFor(savedEdits)
			s.ClickText("main button", "Collection file")
			file := s.browser.Download("uncoded-coding.parallax")
			saved, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			s.end()

			s = begin(t, kind, browser.Options{}, openGate(t, site, "/"))
			s.visit("#/library")
			s.drop(map[string][]byte{"uncoded-coding.parallax": saved})
			own := s.own()
			s.WaitText("main", "Eels")
			s.follow(own + "topics?as=edit")
			s.WaitText("main", "mine")
			s.WaitText("main", "Tormund") // another is proposed: the proposing is done
			for _, answered := range []string{"Vardholm", "Saint Oda", "Almara"} {
				if s.String(`String(document.querySelector("main").innerText.includes(`+js(answered)+`))`) == "true" {
					t.Errorf("%s is proposed again", answered)
				}
			}
			s.end()
		})
	}
}

// Where the browser refuses storage the reader can work, is told that nothing is
// kept, and can save the work as a file.
func TestCodingWithoutStorage(t *testing.T) {
	claim(t)
	dir := siteOf(t, sample.Uncoded(12))
	for _, kind := range kinds(t) {
		t.Run(string(kind), func(t *testing.T) {
			s := begin(t, kind, browser.Options{}, openGate(t, dir, "/"))
			s.Before(`Object.defineProperty(window, "indexedDB", {get() { throw new DOMException("refused", "SecurityError") }})`)
			s.visit("#/topics")
			s.WaitText("main", "changes are lost when you close this page")
			s.Click(`main input[id=topic-new]`)
			s.Type("Tides")
			s.Press("Enter")
			s.told("Tides 0")
			s.WaitText("main", "1 change of yours is not saved")
			s.ClickText("main button", "Collection file")
			var listed struct{ Documents []struct{ Document string } }
			if ask(t, &listed, "documents", "-json", "-c", s.browser.Download("uncoded-coding.parallax")); len(listed.Documents) != 12 {
				t.Errorf("the file has %d documents", len(listed.Documents))
			}
			s.end()
		})
	}
}
