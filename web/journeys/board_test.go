package journeys

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"parallax/corpus"
	"parallax/corpus/assignment"
	"parallax/corpus/putinkim"
)

// classWorks are the files of n students, who say of each statement and article in turn
// that it is there or not, and write a sentence.
func classWorks(t *testing.T, n int) map[string][]byte {
	t.Helper()
	c, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	a := c.Assignment("one-visit")
	files := map[string][]byte{}
	for i := range n {
		w := assignment.Work{Name: fmt.Sprintf("Student %d", i+1), Sitting: strconv.Itoa(i), At: time.Date(2031, 5, 6, 10, i%60, 0, 0, time.UTC), Texts: assignment.Texts(c, a),
			Of: assignment.Origin{ID: a.ID, Title: a.Title, Hash: assignment.Fingerprint(a)}}
		for j, part := range a.Parts(a.Task("tells"), "", assignment.Lengths(c)) {
			value := corpus.IsSilent
			if (i+j)%3 > 0 {
				value = corpus.Says
			}
			w = w.Set("tells", part, value)
		}
		for _, l := range []string{"a", "b", "c"} {
			w = w.Set("trust", l, strconv.Itoa(1+i%5)).Set("trust-again", l, strconv.Itoa(1+(i+1)%5))
		}
		w = w.Set("friend", "", fmt.Sprintf("Answer %d of somebody.", i+1))
		if files[w.FileName()], err = w.Write(); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// A teacher looks at a class of thirty: a figure leads to the passages and answers behind
// it, and an answer sheet is typed in by the keyboard alone, counts, and is kept.
func TestBoard(t *testing.T) {
	inBoth(t, func(t *testing.T, s *session) {
		s.visit("#/class/one-visit")
		s.drop(classWorks(t, 30))
		s.WaitText(".Class-in", "30 students are in")
		s.visit("#/class/one-visit?part=tells")
		s.WaitFor(`document.querySelectorAll(".Class-cell a").length === 18`)
		// The second statement about Article A is the fourth part: (i+3)%3 > 0 for 20 of 30.
		if n := s.String(`document.querySelectorAll(".Class-cell a")[3].innerText`); n != "20" {
			t.Errorf("%s say it, want 20", n)
		}
		if page := s.String(`document.querySelector("main").innerText`); strings.Contains(page, "Student") {
			t.Error("names are shown before they are asked for")
		}
		s.Eval(`document.querySelectorAll(".Class-cell a")[6].click()`, nil)
		s.WaitFor(`document.querySelector(".Class-counts b")?.innerText === "20" && document.querySelector(".Task-text")`)
		// Paper: the name, then a line for each line of the sheet.
		s.visit("#/class/one-visit?part=_paper")
		s.Click("#sheet-name")
		s.Type("Paper Ann")
		s.Press("Tab")
		s.Type("35-")
		s.WaitText("#said-sheet-trust", "2 of 3 boxes: A 3 · B 5")
		s.Press("Tab")
		s.Type("a3 4")
		s.Press("Tab")
		s.Press("Tab")
		s.Type("+x")
		s.WaitText("#said-sheet-tells", "“x” is no answer for box 1B")
		s.Press("Enter")
		s.WaitText(".Task-trouble", "Not taken")
		s.Press("Backspace")
		s.Press("Enter")
		s.WaitFor(`document.querySelector("#sheet-name").value === "" && document.activeElement.id === "sheet-name" && document.querySelector("#sheet-trust").value === ""`)
		s.WaitText(".Class-in", "31 students are in")
		s.Reload()
		s.WaitFor(running)
		s.visit("#/class/one-visit")
		s.WaitFor(`[...document.querySelectorAll(".Class-students li")].some(e => e.innerText.includes("Paper Ann") && e.innerText.includes("typed in from paper"))`)
	})
}
