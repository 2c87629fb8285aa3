package webpage

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"parallax/corpus"
	"parallax/corpus/intake"
)

// A part of a page is what somebody has marked and copied, or what an export wrote:
// what it has, they wanted. Of a short one all is kept that is not plainly there to
// lead away or to be pressed; a long one may be a page marked as a whole, and the
// article on it is found as on any other.
const (
	longestPart  = 6000 // letters of a part that is kept as it is
	fewestLinks  = 3    // in a row, where a menu is one that nothing names so
	longestEntry = 30   // letters of an entry of such a menu, on average
	longestTitle = 120  // letters of a first line that is a headline
)

// Where a part that was copied begins and ends, as Windows and office programs say it.
const (
	partBegins = "<!--StartFragment-->"
	partEnds   = "<!--EndFragment-->"
)

// partOf is the part of a page that a text is, and whether it is only a part: one is
// marked as such, or no element says that it is a page.
func partOf(text string) (string, bool) {
	if at := strings.Index(text, partBegins); at >= 0 {
		// Elements around it may say in which language it is, so only the text behind it goes.
		if end := strings.LastIndex(text, partEnds); end > at {
			text = text[:end]
		}
		return text, true
	}
	const head = 8192
	lower := strings.ToLower(text[:min(len(text), head)])
	for _, of := range []string{"<!doctype", "<html", "<head", "<body", "<title", "<frameset"} {
		if strings.Contains(lower, of) {
			return text, false
		}
	}
	return text, true
}

// isShort reports whether a part is kept as it is.
func (c *choice) isShort() bool {
	n := 0
	for i := range c.blocks {
		n += c.blocks[i].chars
	}
	return n <= longestPart
}

// hasParts reports whether a part has what only whole pages have: an article and
// sentences beside it.
func (c *choice) hasParts() bool {
	for i := range c.elements {
		if e := &c.elements[i]; e.tag == atom.Article && e.chars < c.elements[0].chars {
			return true
		}
	}
	return false
}

// keepAll keeps what is not plainly there to lead away or to be pressed.
func (c *choice) keepAll() {
	c.keep(0, 0, len(c.blocks))
	for i := range c.blocks {
		switch c.roles[i] {
		case hidden, menu, form, social, advertisement:
			continue
		}
		b := &c.blocks[i]
		switch {
		case mostlyLinks(b) && c.roles[i] != plain && c.roles[i] != caption:
			continue
		case mostlyLinks(b) && i < c.headlineAt:
			c.kept[i], c.reasons[i] = false, whyLinks
		case !label(b.text):
			c.kept[i], c.reasons[i] = true, ""
		}
	}
	for from := 0; from < len(c.blocks); {
		to, letters := from, 0
		for to < len(c.blocks) && c.kept[to] && c.blocks[to].level == 0 && mostlyLinks(&c.blocks[to]) {
			letters += c.blocks[to].chars
			to++
		}
		if n := to - from; n >= fewestLinks && letters <= n*longestEntry {
			for i := from; i < to; i++ {
				c.kept[i], c.reasons[i] = false, whyLinks
			}
		}
		from = max(to, from+1)
	}
}

// firstLine is the headline of a part that states none: its first line, if that is
// no sentence and sentences follow.
func (p *page) firstLine() (string, intake.Basis) {
	first := -1
	for i := range p.blocks {
		b := &p.blocks[i]
		if !p.kept[i] || b.kind == corpus.Alt {
			continue
		}
		if first >= 0 && !sentence(b) {
			continue
		}
		if first >= 0 {
			p.headlineAt = first
			p.kept[first], p.reasons[first] = false, whyTitle
			return p.blocks[first].text, intake.Basis{How: "the first line, which stands alone", Guess: true}
		}
		if utf8.RuneCountInString(b.text) > longestTitle || ends(b.text) || mostlyLinks(b) || b.item || b.kind == corpus.Caption || afterBy(b.text) != "" {
			break
		}
		if w, ok := findDay(b.text, dayFirst); ok && 2*len(w.text) > len(b.text) {
			break
		}
		first = i
	}
	return "", intake.Basis{}
}
