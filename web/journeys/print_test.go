package journeys

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"parallax/corpus"
	"parallax/corpus/bundle"
	"parallax/corpus/putinkim"
	"parallax/web/browser"
)

// sheet is a screen on paper: what stands on it, what does not, and how many
// sheets it may take at most.
type sheet struct {
	name, view string
	has        []string // css of what is seen
	gone       []string // css of what is not
	says       []string
	most       int
	broad      bool // landscape
}

var sheets = []sheet{
	{"overview", "#/", []string{".Coverage-table", ".Coverage-title", ".Key-list"}, []string{".Chart-change", ".Masthead", ".Footer"}, []string{"Putin visits Pyongyang"}, 4, false},
	{"article", "#/read/herald-loners", []string{".Reader-note", ".Reader-key", ".Passage-text", ".Reader-about"}, []string{".Tools", ".Side", ".Masthead", ".Turn"},
		[]string{"A digest in our own words, not the words of The Korea Herald", "The number beside a mark"}, 3, false},
	{"topic", "#/topic/late-arrival", []string{".Topic-column", ".Topic-silent"}, []string{".Topic-way", ".Masthead"}, []string{"digests in our own words", "Putin arrives hours late"}, 2, false},
	{"facts", "#/compare/herald-loners,rfa-lectures,wang-fringe?by=facts&show=differ", []string{".FactTable-columns", ".FactTable-row"}, []string{".Filters", ".Masthead"}, nil, 8, true},
	{"texts", "#/compare/herald-loners,wang-fringe?by=text", []string{".Compare-text:nth-of-type(1) .Passage", ".Compare-text:nth-of-type(2) .Passage"}, []string{".Compare-links", ".Masthead", ".Reasons"}, []string{"digests in our own words"}, 8, false},
	{"report of a class", "#/class/one-visit?part=_report", []string{".Class-wallrow", ".Class-split", ".Class-grid", ".Class-counts", ".Class-measures", ".Class-texts"}, []string{".Masthead", ".Class-tabs", ".Class-comment", ".Button"},
		[]string{"One visit, three reports", "How far you agree", "Answer 25 of somebody.", "Nobody has answered this yet."}, 8, false},
	{"picture of a class", "#/class/one-visit?part=_wall", []string{".Class-picture img", ".Class-wallrow"}, []string{".Masthead", ".Class-tabs", ".Button"}, []string{"Who has done what"}, 1, false},
	{"topics side by side", "#/compare/herald-loners,rfa-lectures,wang-fringe", []string{".Aligned-head", ".Aligned-row"}, []string{".Masthead"}, nil, 6, false},
}

// Every screen has a sheet: what is to be read and where it came from, without
// what is pressed; on both papers, in a number of sheets that somebody would
// print, all of one article's passages and all of the texts that are compared.
func TestPrint(t *testing.T) {
	only(t, browser.Chromium)
	s := begin(t, browser.Chromium, browser.Options{Width: 1280, Height: 800}, openGate(t, site, "/"))
	reader, _ := exec.LookPath("pdftotext")
	printed := "printed " + time.Now().Format("2 January 2006")
	s.visit("#/class/one-visit")
	s.drop(classWorks(t, 25))
	s.WaitText(".Class-in", "25 students are in")
	for _, want := range sheets {
		s.visit(want.view)
		s.settled()
		s.OnPaper(true)
		s.Eval(`(dispatchEvent(new Event("beforeprint")), true)`, nil)
		seen := func(css string) bool {
			var is bool
			s.Eval(`[...document.querySelectorAll(`+js(css)+`)].some(e => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== "hidden")`, &is)
			return is
		}
		for _, css := range append(want.has, ".Printed", "h1") {
			if !seen(css) {
				t.Errorf("%s: %s is not on paper", want.name, css)
			}
		}
		for _, css := range want.gone {
			if seen(css) {
				t.Errorf("%s: %s is on paper", want.name, css)
			}
		}
		text := s.String(`document.querySelector(".Page").innerText.replace(/\s+/g, " ")`)
		for _, say := range append(want.says, printed, s.gate.address) {
			if !strings.Contains(text, say) {
				t.Errorf("%s: the sheet does not say %q", want.name, say)
			}
		}
		s.OnPaper(false)
		for paper, size := range map[string]browser.Paper{"A4": browser.A4, "Letter": browser.Letter} {
			pdf := s.PDF(size)
			wide, tall := pages(pdf)
			if n := wide + tall; n == 0 || n > want.most || want.broad != (wide > 0) || want.broad && tall > 0 {
				t.Errorf("%s on %s: %d sheets upright, %d broad; at most %d", want.name, paper, tall, wide, want.most)
			}
			if reader == "" {
				continue
			}
			at := filepath.Join(t.TempDir(), "sheet.pdf")
			if err := os.WriteFile(at, pdf, 0o644); err != nil {
				t.Fatal(err)
			}
			out, err := exec.Command(reader, "-layout", at, "-").Output()
			if err != nil {
				t.Fatal(err)
			}
			said := strings.Split(strings.TrimSuffix(string(out), "\f"), "\f")
			for i, page := range said {
				if !strings.Contains(page, printed) || len(strings.Fields(page)) < 20 {
					t.Errorf("%s on %s: sheet %d of %d does not say when it was printed, or says nothing else: %.200q", want.name, paper, i+1, len(said), page)
				}
			}
		}
	}
	s.end()
}

// An assignment on paper has as many pages as it says, each with its number and foot: the
// lesson that comes with Parallax two, a longer one more. Nothing else needs a browser for
// it, but only a browser knows how high a text is.
func TestHandout(t *testing.T) {
	only(t, browser.Chromium)
	claim(t)
	reader, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not here")
	}
	b := browser.Start(t, browser.Chromium, browser.Options{})
	p := b.Page()
	whole, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	long := &whole.Assignments[0]
	long.Blind = corpus.NotBlind
	for i := range long.Articles {
		long.Articles[i].Passages = nil
	}
	var wholeFile bytes.Buffer
	if err := bundle.Write(&wholeFile, whole, bundle.Options{}); err != nil {
		t.Fatal(err)
	}
	longer := filepath.Join(t.TempDir(), "whole.parallax")
	if err := os.WriteFile(longer, wholeFile.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	for of, from := range map[string][]string{"lesson": nil, "whole articles": {"-c", longer}} {
		for _, letter := range []bool{false, true} {
			file := filepath.Join(t.TempDir(), "handout.html")
			args := append([]string{"assignment", "-paper", file}, from...)
			size := browser.A4
			if letter {
				args, size = append(args, "-letter"), browser.Letter
			}
			var told bytes.Buffer
			tell := command(tool, append(args, "one-visit")...)
			tell.Stderr = &told
			if err := tell.Run(); err != nil {
				t.Fatalf("%v\n%s", err, told.String())
			}
			n, _ := strconv.Atoi(regexp.MustCompile(`(?m)^(\d+)\W+pages?[.:]`).FindStringSubmatch(told.String() + "\n0 pages.")[1])
			p.Open("file://" + file)
			var serif, sans float64
			p.Eval(`(() => { const c = document.createElement("canvas").getContext("2d"); c.font = '100px "Times New Roman", "Liberation Serif", Times, serif'; return c.measureText("am").width; })()`, &serif)
			p.Eval(`(() => { const c = document.createElement("canvas").getContext("2d"); c.font = 'bold 100px Arial, "Liberation Sans", Helvetica, sans-serif'; return c.measureText("am").width; })()`, &sans)
			if math.Abs(serif-122.2) > 1 || math.Abs(sans-144.5) > 1 {
				t.Skipf("the fonts of this machine have other widths (%.1f, %.1f) than those that pages are measured by", serif, sans)
			}
			at := filepath.Join(t.TempDir(), "handout.pdf")
			if err := os.WriteFile(at, p.PDF(size), 0o644); err != nil {
				t.Fatal(err)
			}
			out, err := exec.Command(reader, "-layout", at, "-").Output()
			if err != nil {
				t.Fatal(err)
			}
			said := strings.Split(strings.TrimSuffix(string(out), "\f"), "\f")
			if len(said) != n || (n == 2) != (from == nil) || (n > 2) != strings.Contains(told.String(), "it fits on 2 pages") {
				t.Errorf("%s on %v: %d pages, said to be: %s", of, size, len(said), told.String())
			}
			for i, page := range said {
				if !strings.Contains(page, fmt.Sprintf("Page %d of %d", i+1, n)) || !strings.Contains(page, "one-visit") {
					t.Errorf("%s on %v: page %d has no number or no foot: %.300q", of, size, i+1, page)
				}
				if from != nil {
					continue
				}
				for _, word := range betraying {
					if strings.Contains(page, word) {
						t.Errorf("%s on %v: page %d has %q", of, size, i+1, word)
					}
				}
			}
		}
	}
}

var mediaBox = regexp.MustCompile(`/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]`)

// pages counts the sheets of a PDF that are broad, and those that are upright.
func pages(pdf []byte) (wide, tall int) {
	for _, box := range mediaBox.FindAllSubmatch(pdf, -1) {
		if len(box[1]) > len(box[2]) || len(box[1]) == len(box[2]) && string(box[1]) > string(box[2]) {
			wide++
		} else {
			tall++
		}
	}
	return wide, tall
}
