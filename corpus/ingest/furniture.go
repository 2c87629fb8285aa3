package ingest

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// pageWord is what stands before the number of a page.
const pageWord = `page|pages|pg\.?|p\.|seite|s\.|página|pagina|pág\.|str\.|strona|стр\.?|страница|oldal|sida|side|sivu|sayfa|trang|halaman|第|쪽`

// surePage is a line that can be nothing but the number of a page: Page 4,
// Page 4 of 12, - 4 -, [4], 4 / 12.
var surePage = regexp.MustCompile(`^(?i)(?:\W{0,3}(?:` + pageWord + `)\s*\d{1,4}(?:\s*(?:of|/|von|de|sur|из|av|z)\s*\d{1,4})?\W{0,3}|[-–—~*•|\[(]\s*\d{1,4}\s*[-–—~*•|\])]|\d{1,4}\s*(?:/|of|von|de|sur)\s*\d{1,4}|第?\s*\d{1,4}\s*[页頁쪽]|\d{1,4}\s*ページ)$`)

// barePage may be one: figures or Roman numbers alone.
var barePage = regexp.MustCompile(`^(?:\d{1,4}|[ivxl]{1,7})$`)

// headAndNumber is the head of a page with its number at the other edge.
var headAndNumber = regexp.MustCompile(`(?i)(?:^\d{1,4}\s{3,}\S|\S\s{3,}(?:(?:` + pageWord + `)\s*)?\d{1,4}$)`)

// pageLine reports whether a line may be the number of a page.
func pageLine(line string) bool {
	if len(line) > 30 || !strings.ContainsAny(line, "0123456789") && strings.Trim(line, "ivxl") != "" {
		return false
	}
	return barePage.MatchString(line) || surePage.MatchString(line)
}

// headLength is the length, in bytes, of the longest line that is taken for one
// that stands on every page.
const headLength = 90

// markFurniture marks the numbers of pages, and lines that stand at the edge of
// several pages: on either side of such a number, or where a page begins.
func markFurniture(list []block) {
	// Bare figures are numbers of pages if they count up.
	last, lastAt := -1, -1
	bare := map[int]bool{}
	for i := range list {
		b := &list[i]
		if !b.single() || len(b.text) > 30 {
			continue
		}
		switch {
		case !pageLine(b.text):
		case surePage.MatchString(b.text):
			b.why = "a page number"
		case barePage.MatchString(b.text):
			n, err := strconv.Atoi(b.text)
			if err != nil {
				n = -2
			}
			if n == last+1 && lastAt >= 0 {
				bare[lastAt], bare[i] = true, true
			}
			last, lastAt = n, i
			// One alone that parts a sentence is one, too.
			if i > 0 && i+1 < len(list) && n >= 0 && !list[i-1].single() && !ended(list[i-1].text) && smallFirst(list[i+1].text) || b.page {
				bare[i] = true
			}
		}
	}
	for i := range bare {
		list[i].why = "a page number"
	}
	// Running heads: by their letters alone, for the number of the page may be in
	// them.
	edges := map[string][]int{}
	edge := func(i int) {
		if i < 0 || i >= len(list) || list[i].furniture() || !list[i].single() || len(list[i].text) > headLength || ended(list[i].text) {
			return
		}
		key := strings.ToLower(strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) {
				return r
			}
			return -1
		}, list[i].text))
		if at := edges[key]; len(at) == 0 || at[len(at)-1] != i {
			edges[key] = append(at, i)
		}
	}
	for i := range list {
		if list[i].furniture() {
			edge(i - 1)
			edge(i + 1)
		}
		if list[i].page {
			edge(i - 1)
			edge(i)
		}
	}
	for i := range list {
		if b := &list[i]; b.page && b.single() && !b.furniture() && len(b.text) <= headLength && headAndNumber.MatchString(b.text) {
			b.why = "a line that stands on each page"
		}
	}
	for key, at := range edges {
		if key == "" {
			continue
		}
		for _, i := range at {
			// A line that is on one page alone has to part a sentence.
			if len(at) >= 2 || partsSentence(list, i) {
				list[i].why = "a line that stands on each page"
			}
		}
	}
}

// partsSentence reports whether the block stands, perhaps with others that are
// left out, in the middle of a sentence.
func partsSentence(list []block, i int) bool {
	before, after := i-1, i+1
	for before >= 0 && (list[before].furniture() || list[before].single() && i-before < 3) {
		before--
	}
	for after < len(list) && list[after].furniture() {
		after++
	}
	return before >= 0 && after < len(list) && !list[before].single() && !ended(list[before].text) && smallFirst(list[after].text)
}
