package webpage

import (
	"strings"
	"unicode"

	"parallax/corpus/intake"
)

// headline chooses between what the page shows (its h1), what it calls itself
// (title) and what it tells others (og:title, JSON-LD). They rarely agree to the
// letter. What is shown wins if any of the others agrees with it in most words.
func (p *page) headline() (string, intake.Basis) {
	site, _ := p.outlet()
	var said []statement
	if d := p.stated.data; d != nil && d.about == 3 && d.headline != "" {
		said = append(said, statement{"its JSON-LD", d.headline, byData, -1})
	}
	for _, s := range p.stated.best(titleField) {
		if s.trust < beside {
			said = append(said, s)
		}
	}
	if t := oneLine(p.title); t != "" {
		said = append(said, statement{"the page's title", t, byText, -1})
	}
	shown := p.shownHeadings()
	for _, h := range shown {
		for _, s := range said {
			if agree(h.value, withoutSite(s.value, site)) {
				return h.value, intake.Basis{How: h.how}
			}
		}
	}
	for _, s := range said {
		if t := withoutSite(s.value, site); t != "" && !strings.EqualFold(t, site) {
			return t, intake.Basis{How: s.how, Guess: s.trust > byMeta, AsWritten: differs(s.value, t)}
		}
	}
	if len(shown) > 0 {
		return shown[0].value, intake.Basis{How: shown[0].how, Guess: len(said) > 0}
	}
	return "", intake.Basis{}
}

func differs(written, made string) string {
	if written == made {
		return ""
	}
	return written
}

// shownHeadings are the headings of the first level, then those of the second
// before any text; not those in menus and teasers.
func (p *page) shownHeadings() []statement {
	var list []statement
	for level := 1; level <= 2; level++ {
		for i := range p.blocks {
			b := &p.blocks[i]
			if b.level == level && p.canHead(i) && b.chars < 300 && len(list) < maxStatements {
				how := "the page's first heading"
				if level == 2 {
					how = "a heading on the page"
				}
				list = append(list, statement{how, b.text, byText, i})
			}
		}
	}
	return list
}

// canHead reports whether a block stands where a headline can.
func (p *page) canHead(i int) bool { return p.roles[i] == plain || p.roles[i] == byline }

// agree reports whether two headlines are the same, or most words of the shorter
// one are in the other.
func agree(a, b string) bool {
	wa, wb := bag(a), bag(b)
	if len(wa) > len(wb) {
		wa, wb = wb, wa
	}
	if len(wa) == 0 {
		return false
	}
	both := 0
	for w := range wa {
		if wb[w] {
			both++
		}
	}
	if len(wa) < 2 {
		return both == 1 && len(wb) <= 3
	}
	return both*10 >= len(wa)*7 && both*10 >= len(wb)*3
}

func bag(s string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		m[w] = true
	}
	return m
}

// titleParts are the signs that part a headline from the name of its site.
var titleParts = []string{" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " / ", " ~ ", " ⋆ ", " ‹ ", " › ", ": "}

// withoutSite takes the site's name, and what stands behind it, from a title.
func withoutSite(title, site string) string {
	title = oneLine(title)
	for range 3 {
		cut := title
		for _, sign := range titleParts {
			if at := strings.LastIndex(cut, sign); at > 0 {
				head, tail := cut[:at], cut[at+len(sign):]
				switch {
				case sign != ": " && (same(tail, site) || site == "" && len(tail)*3 < len(head) && len(strings.Fields(tail)) <= 4 && sign != " / "):
					cut = head
				case site != "" && same(head, site):
					cut = tail
				}
			}
			if cut != title {
				break
			}
		}
		if cut == title {
			break
		}
		title = strings.TrimSpace(cut)
	}
	return strings.TrimSpace(title)
}

// same reports whether two names are the same but for case, signs and an ending
// such as ".com".
func same(a, b string) bool {
	a, b = name(a), name(b)
	return a != "" && b != "" && (a == b || len(b) > 4 && strings.HasPrefix(a, b) && len(a) < 2*len(b) || len(a) > 4 && strings.HasPrefix(b, a))
}

func name(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	for _, end := range []string{".com", ".de", ".org", ".net", ".co.uk"} {
		s = strings.TrimSuffix(s, end)
	}
	s = strings.TrimPrefix(strings.TrimPrefix(s, "www."), "the ")
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// outlet is the name of the site: as it states it, or the end of the title that
// parts it from the headline.
func (p *page) outlet() (string, intake.Basis) {
	var list []statement
	for _, s := range p.stated.best(siteField) {
		if s.trust <= byMeta {
			list = append(list, s)
		}
	}
	if d := p.stated.data; d != nil && d.site != "" && !strings.HasPrefix(d.site, "@") {
		list = append(list, statement{"its JSON-LD", d.site, byData, -1})
	}
	list = append(list, p.stated.best(siteField)...)
	for _, s := range list {
		if v := oneLine(s.value); len(v) <= 100 && !strings.Contains(v, "://") {
			return strings.TrimPrefix(v, "@"), intake.Basis{How: s.how}
		}
	}
	title := oneLine(p.title)
	for _, sign := range titleParts[:6] {
		if at := strings.LastIndex(title, sign); at > 0 {
			tail := strings.TrimSpace(title[at+len(sign):])
			if n := len(strings.Fields(tail)); n > 0 && n <= 5 && len(tail) < at {
				return tail, intake.Basis{How: "the end of the page's title", Guess: true}
			}
		}
	}
	for _, a := range p.addresses() {
		if h := host(a); h != "" {
			return h, intake.Basis{How: "the page's address", Guess: true}
		}
	}
	return "", intake.Basis{}
}

func host(address string) string {
	_, rest, ok := strings.Cut(address, "://")
	if !ok {
		return ""
	}
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		rest = rest[:i]
	}
	if i := strings.IndexAny(rest, ":@"); i >= 0 {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(rest), "www.")
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
