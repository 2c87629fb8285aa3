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

// wires builds a site of a plain folder of news, which nobody has coded, and
// returns the site and the folder.
func wires(t *testing.T) (dir, folder string) {
	t.Helper()
	folder, dir = t.TempDir(), filepath.Join(t.TempDir(), "site")
	for name, text := range sample.WireFiles() {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := build(dir, "-c", folder); err != nil {
		t.Fatal(err)
	}
	return dir, folder
}

// A plain folder of news is compared by what the program suggests: links with
// score and reason, shared wording, figures, voices; all of it says that it is
// suggested, leads to its passages, and is what the command line tells.
func TestProposals(t *testing.T) {
	claim(t)
	dir, folder := wires(t)
	var aligned struct{ Align []struct{ Score float64 } }
	ask(t, &aligned, "align", "-json", "-c", folder, "lock-gazette", "lock-letter")
	var reused struct {
		Reuse []struct {
			ShareA  float64 `json:"share_a"`
			Longest int
			Runs    []struct{ A, B []struct{ Passage int } }
		}
	}
	ask(t, &reused, "reuse", "-json", "-c", folder, "lock-gazette", "lock-courier")
	source := axe(t)
	for _, kind := range kinds(t) {
		t.Run(string(kind), func(t *testing.T) {
			s := begin(t, kind, browser.Options{}, openGate(t, dir, "/a/b/"))
			s.SetViewport(1280, 900)
			s.visit("#/compare/lock-gazette,lock-letter?by=text")
			s.WaitText("main", fmt.Sprintf("%d links suggested by the program", len(aligned.Align)))
			s.audit("proposed links", source)

			// The focus on a passage lights its partner and says why.
			s.Eval(`document.querySelector('[data-passage="lock-gazette#1"] a').focus()`, nil)
			s.WaitText("section[aria-label='Why passages are linked']", "shared names: Tuesday, Lock, Kestrel")
			s.WaitText("section[aria-label='Why passages are linked']", fmt.Sprintf("passage 1 %.2f", aligned.Align[0].Score))
			s.WaitFor(`document.querySelector('[data-passage="lock-letter#1"]').hasAttribute("data-lit")`)
			s.WaitFor(`!CSS.highlights || CSS.highlights.get("shared")?.size > 8`)

			// Another score is in the address, and gives fewer.
			s.Eval(`document.querySelector("main input[type=range]").focus()`, nil)
			for range 7 {
				s.Press("ArrowRight")
			}
			s.WaitFor(`location.hash.includes("score=80")`)
			s.WaitText("main", "1 link suggested by the program")
			s.Reload()
			s.WaitFor(running)
			s.WaitText("main", "1 link suggested by the program")

			// A third text is found by words of its headline.
			s.Click("main summary")
			s.Click("#compare-seek")
			s.Type("grain half")
			s.WaitText("main [role=status]", "1 article found")
			s.Click("main li button")
			s.WaitFor(`location.hash.includes("lock-gazette,lock-letter,lock-courier")`)

			// What differs, each value one click from its passage.
			s.follow("#/compare/lock-gazette,lock-letter,lock-courier?by=facts")
			s.WaitText("main table", "nine hours")
			s.WaitText("main", "Suggested by the program")
			s.audit("proposed facts", source)
			s.Click(`main table a[href="#/read/lock-letter?p=1"]`)
			s.WaitFor(`location.hash.startsWith("#/read/lock-letter?p=1")`)

			// Who is heard, and by which rule that was found.
			s.follow("#/compare/lock-gazette,lock-letter?by=voices")
			s.WaitText("main", "Orla Venn")
			s.WaitText("main", "found by: ")
			s.audit("proposed voices", source)

			// Shared wording, from the matrix to the words themselves.
			s.follow("#/compare/lock-gazette,lock-courier?by=reuse")
			r := reused.Reuse[0]
			share := fmt.Sprintf("%.0f %%", 100*r.ShareA)
			s.WaitText("main table", fmt.Sprintf("longest %d words", r.Longest))
			s.WaitText("main", "The whole collection")
			s.audit("reuse", source)
			s.ClickText("main table a", share)
			s.WaitFor(`location.hash.includes("by=text&p=1")`)
			pieces := 0 // a run that goes on in the next passage is marked in both
			for _, run := range r.Runs {
				pieces += len(run.A) + len(run.B)
			}
			s.WaitFor(fmt.Sprintf(`document.querySelectorAll("[data-column] mark").length === %d`, pieces))
			if marked := s.String(`document.querySelector("[data-column] mark").textContent`); len(strings.Fields(marked)) != r.Longest {
				t.Errorf("%q is marked, want %d words", marked, r.Longest)
			}
			s.end()
		})
	}
}

// Columns are moved and closed from the keyboard, and the shipped collection
// takes proposals beside its coding only where they are asked for.
func TestCodedAndProposed(t *testing.T) {
	inBoth(t, func(t *testing.T, s *session) {
		s.SetViewport(1280, 900)
		s.visit("#/compare/herald-loners,rfa-lectures,wang-fringe?by=text")
		s.WaitText("main", "links by topic")
		if n := s.Count("main svg g[class*=proposed]"); n > 0 {
			t.Errorf("%d links are proposed before anybody asks", n)
		}
		s.ClickText("main button", "Both")
		s.WaitFor(`location.hash.includes("basis=both") && document.querySelector("main svg g[class*=proposed]")`)
		s.WaitText("main", "more suggested")

		s.Eval(`document.querySelector("[aria-label='Move The Korea Herald to the right']").focus()`, nil)
		s.Press("Enter")
		s.WaitFor(`location.hash.includes("rfa-lectures,herald-loners,wang-fringe") && location.hash.includes("basis=both")`)
		s.Eval(`document.querySelector("[aria-label='Remove Wang Qingmin']").focus()`, nil)
		s.Press("Enter")
		s.WaitFor(`location.hash.includes("/rfa-lectures,herald-loners?")`)

		// Without the originals only a bound is known, and says so.
		s.follow("#/compare/rfa-lectures,herald-loners?by=reuse")
		s.WaitText("main", "at most")
		s.WaitText("main", "Counts cannot show shared wording")
	})
}
