package webpage

import (
	"fmt"
	"strings"

	"parallax/corpus"
	"parallax/corpus/intake"
)

// Options is what is known of a page besides its text.
type Options struct {
	// URL is where the page was, if that is known: a browser's saved pages say it
	// in a comment or a header.
	URL string
}

// page is a page being read.
type page struct {
	*choice
	options Options
	lang    string
	part    bool // it is a short part of a page, which is kept as it is
}

// Read finds the article on a web page. The text is HTML in UTF-8 (see package
// charset). It never fails: of a page without an article it returns one without
// passages and with a doubt that says so. Time and memory are linear in the
// page's length; a page of more than 200,000 paragraphs is cut off there, and a
// doubt says so.
//
// The document has no ID; its outlet is the name in Article.Outlet. Its passages
// are numbered from 1. Every value has its basis.
//
// Of what somebody has copied from a page (it is marked so, or nothing in it says
// that it is a page) all is kept that is not plainly a menu, if it is short.
func Read(text string, o Options) intake.Article {
	text, part := partOf(text)
	p := &page{choice: newChoice(readOutline(text)), options: o}
	p.part = part && p.isShort() && !p.hasParts()
	a := intake.Article{Basis: make(map[intake.Field]intake.Basis)}
	d := &a.Document
	d.Text = corpus.Full
	state := func(f intake.Field, b intake.Basis) {
		if !b.IsZero() {
			a.Basis[f] = b
		}
	}
	var basis intake.Basis
	p.lang, basis = p.language()
	d.Language = p.lang
	state(intake.Language, basis)
	d.Headline, basis = p.headline()
	state(intake.Headline, basis)
	p.findHeadline(d.Headline)
	fromData := false
	if p.part {
		p.keepAll()
		p.part = p.found() > 0
	}
	if p.part {
		if d.Headline == "" {
			d.Headline, basis = p.firstLine()
			state(intake.Headline, basis)
		}
	} else {
		p.choose()
		fromData = p.useBody()
	}
	p.leaveHeadline(d.Headline)
	d.URL, basis = p.url()
	state(intake.URL, basis)
	a.Outlet, basis = p.outlet()
	state(intake.Outlet, basis)
	names, basis := p.authors()
	d.Byline = strings.Join(names, ", ")
	state(intake.Byline, basis)
	d.Published, basis = p.published()
	state(intake.Date, basis)
	if fromData {
		p.fillFromBody(&a)
	} else {
		p.fill(&a)
	}
	return a
}

// findHeadline finds the block that is the headline.
func (p *page) findHeadline(headline string) {
	for level := 1; level <= 3; level++ {
		for i := range p.blocks {
			b := &p.blocks[i]
			if b.level == level && p.canHead(i) && agree(b.text, headline) {
				p.headlineAt = i
				return
			}
		}
	}
}

// leaveHeadline takes the headline, and what stands before it, from the article.
func (p *page) leaveHeadline(headline string) {
	if p.headlineAt < 0 {
		return
	}
	before, behind := 0, 0
	for i := range p.blocks {
		if !p.kept[i] || !sentence(&p.blocks[i]) {
			continue
		}
		if i < p.headlineAt {
			before += p.blocks[i].chars
		} else {
			behind += p.blocks[i].chars
		}
	}
	for i := range p.headlineAt {
		if p.kept[i] && before*3 < behind && !p.part {
			p.kept[i], p.reasons[i] = false, whyBefore
		}
	}
	p.firstKept = -1
	for i := range p.blocks {
		b := &p.blocks[i]
		if (p.kept[i] || p.reasons[i] == whyOutside) && b.level > 0 && agree(b.text, headline) && len(b.text) < 2*len(headline)+20 {
			p.kept[i], p.reasons[i] = false, whyTitle
		}
		if p.kept[i] && p.firstKept < 0 && b.kind != corpus.Alt {
			p.firstKept = i
		}
	}
}

// fill puts the paragraphs into the article, and beside it what was left out.
func (p *page) fill(a *intake.Article) {
	d := &a.Document
	kept, left := 0, 0
	for i := range p.blocks {
		b := &p.blocks[i]
		if p.kept[i] {
			d.Passages = append(d.Passages, corpus.Passage{N: len(d.Passages) + 1, Kind: b.kind, Text: b.text})
			if b.kind == corpus.Body {
				kept += b.chars
			}
			continue
		}
		a.LeftOut = append(a.LeftOut, intake.Left{Before: len(d.Passages) + 1, Text: b.text, Why: p.reasons[i]})
		if sentence(b) && p.reasons[i] != whyTitle {
			left += b.chars
		}
	}
	if kept == 0 {
		d.Passages = nil
	}
	const far = 30 // blocks
	if p.headlineAt >= 0 && p.firstKept > p.headlineAt+far {
		a.Doubts = append(a.Doubts, intake.Doubt{Field: intake.Text, Reason: "What was kept does not follow the headline.", Remedy: lookAtLeft})
	}
	if p.part {
		// It was meant to be as long as it is.
	} else if kept < fewest {
		a.Doubts = append(a.Doubts, intake.Doubt{Field: intake.Text, Reason: "Little text of an article was found on this page.", Remedy: lookAtLeft})
	} else if left > 2*kept {
		a.Doubts = append(a.Doubts, intake.Doubt{Field: intake.Text, Reason: intake.MoreLeftOut, Remedy: lookAtLeft})
	}
	if p.shortened {
		a.Doubts = append(a.Doubts, intake.Doubt{Field: intake.Text, Reason: fmt.Sprintf("The page has more than %d paragraphs; those behind were not read.", maxBlocks), Remedy: "Cut the page into several files."})
	}
}

const lookAtLeft = "Look at what was left out and take in what belongs to the article."

// addresses are where the page is said to be.
func (p *page) addresses() []string {
	list := []string{p.options.URL}
	for _, s := range p.stated.best(urlField) {
		list = append(list, s.value)
	}
	if d := p.stated.data; d != nil {
		list = append(list, d.url)
	}
	return list
}

func (p *page) url() (string, intake.Basis) {
	for _, s := range append([]statement{{how: "where the file says that it was", value: p.options.URL}}, p.stated.best(urlField)...) {
		if strings.HasPrefix(s.value, "https://") || strings.HasPrefix(s.value, "http://") {
			return s.value, intake.Basis{How: s.how}
		}
	}
	return "", intake.Basis{}
}

// language is what the page says, as a tag of BCP 47.
func (p *page) language() (string, intake.Basis) {
	list := p.stated.best(langField)
	if d := p.stated.data; d != nil && d.lang != "" {
		list = append(list, statement{how: "its JSON-LD", value: d.lang})
	}
	for _, s := range list {
		if tag := languageTag(s.value); tag != "" {
			return tag, intake.Basis{How: s.how}
		}
	}
	return "", intake.Basis{}
}

// languageTag is "de-DE" for "de_DE", and "" for what is no tag.
func languageTag(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), ",")
	s = strings.ReplaceAll(strings.TrimSpace(s), "_", "-")
	if len(s) < 2 || len(s) > 20 {
		return ""
	}
	main, rest, _ := strings.Cut(s, "-")
	if len(main) < 2 || len(main) > 3 {
		return ""
	}
	for _, r := range main + rest {
		if !('a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9' || r == '-') {
			return ""
		}
	}
	if rest == "" {
		return strings.ToLower(main)
	}
	return strings.ToLower(main) + "-" + rest
}
