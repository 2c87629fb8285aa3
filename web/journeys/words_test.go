package journeys

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// shownLine is a line in context as the page shows it.
type shownLine struct{ Left, Word, Right, Href string }

const readLines = `[...document.querySelectorAll(".Context-line")].map(l => ({
	Left: l.querySelector(".Context-left").textContent, Word: l.querySelector("mark").textContent,
	Right: l.querySelector(".Context-right").textContent, Href: l.querySelector("th a").getAttribute("href")}))`

// Words in context from the first key to the passage without a mouse, with the
// lines that the command line prints, in its order.
func TestWordsInContext(t *testing.T) {
	claim(t)
	var tool struct {
		Total int
		Lines []struct {
			Document          string
			Passage           int
			Left, Word, Right string
		}
		Unplaced []struct{ Document string }
	}
	ask(t, &tool, "concordance", "-json", "-sort", "right", "putin")
	inBoth(t, func(t *testing.T, s *session) {
		s.visit("")
		s.Press("/")
		s.Type("putin")
		s.WaitFor(`document.querySelector(".Result")`)
		s.Press("Enter") // to the first hit
		s.WaitFor(`document.activeElement.id.startsWith("hit-")`)
		s.Eval(`document.querySelector('nav[aria-label="Show"] a').focus()`, nil)
		s.tabTo("the view in context", func(f focus) bool { return f.Name == "In context (concordance)" })
		s.Press("Enter")
		s.WaitFor(fmt.Sprintf(`document.querySelectorAll(".Context-line").length === %d`, min(tool.Total, 50)))
		after := 0
		s.tabTo("the first word after", func(f focus) bool {
			if f.Tag == "BUTTON" && f.Name == "1st" {
				after++
			}
			return after == 2
		})
		s.Press("Enter")
		s.WaitFor(`location.hash.includes("sort=right")`)
		s.settled()
		var page []shownLine
		s.Eval(readLines, &page)
		for i, l := range page {
			want := tool.Lines[i]
			at := fmt.Sprintf("#/read/%s?p=%d&", want.Document, want.Passage)
			if l.Left != want.Left || l.Word != want.Word || l.Right != want.Right || !strings.HasPrefix(l.Href, at) {
				t.Errorf("line %d is %+v, the tool says %+v", i, l, want)
			}
		}
		if n := s.Count(".Context-apart .Term-links a"); n != len(tool.Unplaced) || n == 0 {
			t.Errorf("%d passages without a place, the tool says %d", n, len(tool.Unplaced))
		}
		here := s.see()
		s.tabTo("the first line", func(f focus) bool { return f.Tag == "A" && f.Href == page[0].Href })
		s.Press("Enter")
		s.WaitFor(`document.querySelector(".Passage--here mark")`)
		s.Back()
		s.shows("coming back", here)
		s.visit(here.Hash)
		s.shows("the address", here)
	})
}

// The words screen has the figures of the command line, and shows how they come
// about.
func TestWordsAreTheTools(t *testing.T) {
	claim(t)
	var tool struct {
		Keyness []struct {
			Term    string
			A, B    int
			LogOdds struct {
				Delta, Z float64
			} `json:"log_odds"`
		}
	}
	ask(t, &tool, "keyness", "-json", "-by", "logodds", "wang-fringe")
	var near struct {
		Collocates []struct {
			Term             string
			Joint, Frequency int
		}
	}
	ask(t, &near, "collocates", "-json", "-by", "mi", "-passages", "china")
	inBoth(t, func(t *testing.T, s *session) {
		s.visit("#/words?doc=wang-fringe&order=logodds")
		s.WaitFor(`document.querySelectorAll(".WordTable-row").length >= 20`)
		var page []struct{ Term, Delta, Z, Here, Rest string }
		read := `[...document.querySelectorAll(".WordTable-row")].map(r => ({
			Term: r.querySelector("button").textContent, Delta: r.cells[1].querySelector("b").textContent, Z: r.cells[3].textContent,
			Here: r.cells[5].firstChild.textContent, Rest: r.cells[6].firstChild.textContent}))`
		s.Eval(read, &page)
		number := func(text string) float64 {
			v, err := strconv.ParseFloat(strings.NewReplacer("−", "-", "+", "", ",", "").Replace(text), 64)
			if err != nil {
				t.Errorf("%q is no number", text)
			}
			return v
		}
		for i, p := range page {
			want := tool.Keyness[min(i, len(tool.Keyness)-1)]
			if i >= 10 {
				want = tool.Keyness[len(tool.Keyness)-1-(i-10)]
			}
			if p.Term != want.Term || math.Abs(number(p.Delta)-want.LogOdds.Delta) > 0.0051 || math.Abs(number(p.Z)-want.LogOdds.Z) > 0.051 || number(p.Here) != float64(want.A) || number(p.Rest) != float64(want.B) {
				t.Errorf("word %d is %+v, the tool says %+v", i, p, want)
			}
		}
		// A word opened by keyboard, its company in another order. (The field in
		// the header has its ring around it.)
		s.Eval(`document.getElementById("words-look").focus()`, nil)
		s.tabTo("a word", func(f focus) bool { return f.Tag == "BUTTON" && f.Name == "china" })
		s.Press("Enter")
		s.WaitFor(`document.querySelector(".Term-company:not([hidden])")`)
		s.tabTo("a measure", func(f focus) bool { return f.Tag == "BUTTON" && f.Name == "MI" })
		s.Press("Enter")
		s.WaitFor(`location.hash.includes("near=mi") && document.querySelector(".Term-company:not([hidden])")`)
		s.settled()
		var words []string
		s.Eval(`[...document.querySelectorAll(".Term-company tbody tr")].map(r => r.cells[0].textContent + " " + r.cells[1].textContent)`, &words)
		for i, w := range words {
			if want := fmt.Sprintf("%s %d of %d", near.Collocates[i].Term, near.Collocates[i].Joint, near.Collocates[i].Frequency); w != want {
				t.Errorf("collocate %d is %q, the tool says %q", i, w, want)
			}
		}
		if len(words) == 0 || s.Count(".Term-workings table") != 2 {
			t.Errorf("%d collocates, %d tables", len(words), s.Count(".Term-workings table"))
		}
		opened := s.see()
		s.visit(opened.Hash)
		s.shows("the address", opened)
		// Words left out are kept in the address, and taken back at once.
		s.Click("#words-out")
		s.Type(page[1].Term)
		s.Press("Tab")
		s.WaitFor(`location.hash.includes("out=")`)
		s.settled()
		s.Eval(read, &page)
		if slices.ContainsFunc(page, func(p struct{ Term, Delta, Z, Here, Rest string }) bool { return p.Term == tool.Keyness[1].Term }) {
			t.Errorf("%s is listed all the same", tool.Keyness[1].Term)
		}
		s.ClickText("button", "Reset")
		s.WaitFor(`!location.hash.includes("out=") && document.getElementById("words-out").value === ""`)
	})
}
