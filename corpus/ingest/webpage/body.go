package webpage

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"parallax/corpus"
	"parallax/corpus/intake"
)

// Some pages give the article's text a second time in JSON-LD, and some only
// there: their scripts would have shown it. It is compared by probes, pieces of
// it from all over.
const (
	probes      = 24
	probeLength = 32 // letters
	wellShared  = 0.5
)

// body is the text in JSON-LD, if it is long enough to be an article's.
func (p *page) body() []string {
	d := p.stated.data
	if d == nil || d.about < 3 || len(d.body) < fewest {
		return nil
	}
	return paragraphs(d.body)
}

// paragraphs cuts a text, with or without tags, into paragraphs.
func paragraphs(s string) []string {
	var list []string
	if strings.Contains(s, "</p>") || strings.Contains(s, "<br") {
		for _, b := range readOutline(s).blocks {
			if b.kind != corpus.Alt {
				list = append(list, b.text)
			}
		}
		return list
	}
	for _, line := range strings.FieldsFunc(html.UnescapeString(s), func(r rune) bool { return r == '\n' || r == '\r' || r == '\u2029' }) {
		if line = oneLine(line); line != "" {
			list = append(list, line)
		}
	}
	return list
}

// squeeze keeps letters and digits alone.
func squeeze(s string) []rune {
	r := make([]rune, 0, len(s))
	for _, x := range s {
		if unicode.IsLetter(x) || unicode.IsDigit(x) {
			r = append(r, unicode.ToLower(x))
		}
	}
	return r
}

// shared is the part of the probes of a text that another has.
func shared(text []rune, other string) float64 {
	if len(text) < 2*probeLength {
		return 1
	}
	found := 0
	for i := range probes {
		at := i * (len(text) - probeLength) / (probes - 1)
		if strings.Contains(other, string(text[at:at+probeLength])) {
			found++
		}
	}
	return float64(found) / probes
}

// useBody compares what was kept with the text in JSON-LD. Where most of that is
// on the page and not in what was kept, the blocks that have it are kept instead;
// where the page does not have it, it is the article. It reports whether the
// second is so.
func (p *page) useBody() bool {
	body := p.body()
	if body == nil {
		return false
	}
	text := squeeze(strings.Join(body, "\n"))
	kept, all := p.squeezed(func(i int) bool { return p.kept[i] }), ""
	if shared(text, kept) >= wellShared {
		return false
	}
	all = p.squeezed(func(int) bool { return true })
	if shared(text, all) < wellShared {
		return len(text) > 2*len([]rune(kept))
	}
	whole := string(text)
	var of []int // the blocks that are of it
	found := 0
	for i := range p.blocks {
		b := &p.blocks[i]
		piece := squeeze(b.text)
		if len(piece) < probeLength || b.kind == corpus.Alt || p.roles[i] == hidden {
			continue
		}
		if strings.Contains(whole, string(piece[:probeLength])) && strings.Contains(whole, string(piece[len(piece)-probeLength:])) {
			of = append(of, i)
			found += len(piece)
		}
	}
	if found*2 > len(text) && found > len([]rune(kept)) {
		for _, i := range of {
			p.roles[i] = plain
		}
		p.keep(0, of[0], of[len(of)-1]+1)
	}
	return false
}

func (p *page) squeezed(which func(int) bool) string {
	var b strings.Builder
	for i := range p.blocks {
		if which(i) && p.blocks[i].kind != corpus.Alt {
			b.WriteString(string(squeeze(p.blocks[i].text)))
		}
	}
	return b.String()
}

// fillFromBody makes the article of the text in JSON-LD; all that is on the page
// is left out.
func (p *page) fillFromBody(a *intake.Article) {
	for _, text := range p.body() {
		a.Document.Passages = append(a.Document.Passages, corpus.Passage{N: len(a.Document.Passages) + 1, Kind: corpus.Body, Text: text})
	}
	for i := range p.blocks {
		why := p.reasons[i]
		if why == "" {
			why = whyOutside
		}
		a.LeftOut = append(a.LeftOut, intake.Left{Before: 1, Text: p.blocks[i].text, Why: why})
	}
	a.Basis[intake.Text] = intake.Basis{How: "its JSON-LD"}
	a.Doubts = append(a.Doubts, intake.Doubt{Field: intake.Text, Reason: "The page itself does not show this text; it was taken from what the page states for search engines."})
}
