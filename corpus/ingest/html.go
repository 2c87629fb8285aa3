package ingest

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"parallax/corpus"
	"parallax/corpus/intake"
)

// parseHTML reads a web page token by token. No tree is built: elements that
// are never closed or nested a million deep cost nothing, and no text is lost
// by them.
//
// The page's text is that of its longest <article>; of its <main> if it has no
// article of some length; or else of the whole page. Paragraphs that are mostly
// links, menus, forms, scripts, asides and footers are left out, unless nothing
// would remain.
func parseHTML(text string) article {
	if a := readPage(text, false).article(); len(a.Document.Passages) > 0 {
		return a
	}
	return readPage(text, true).article()
}

// page is what is known while reading.
type page struct {
	found article // from meta elements
	title string  // of <title>
	h1    string  // the first
	list  []piece

	all       bool      // leave out only what is never shown
	skip      atom.Atom // the element being left out; 0 if none
	skipDepth int

	begun    int // outermost <article>s so far
	articles int // depth of <article>
	main     int // depth of <main>
	captions int // depth of <figcaption>
	links    int // depth of <a>
	heading  int // 1 to 6 within a heading
	inTitle  bool

	text     strings.Builder // of the paragraph being read
	linked   int             // bytes of it within <a>
	brokenAt int             // length of text at the last <br>
}

// piece is a paragraph and where it stood.
type piece struct {
	corpus.Passage
	article int // number of the outermost <article>, from 1; 0 outside
	main    bool
	linked  bool // mostly links
}

func readPage(text string, all bool) *page {
	p := &page{all: all}
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		switch z.Next() {
		case html.ErrorToken: // the end; reading a string fails in no other way
			p.flush()
			return p
		case html.TextToken:
			p.addText(z)
		case html.StartTagToken:
			p.start(z, false)
		case html.SelfClosingTagToken:
			p.start(z, true)
		case html.EndTagToken:
			name, _ := z.TagName()
			p.end(atom.Lookup(name))
		}
	}
}

// furniture elements are left out with all they hold.
func furniture(a atom.Atom) bool {
	switch a {
	case atom.Nav, atom.Footer, atom.Aside, atom.Form, atom.Button, atom.Select, atom.Dialog, atom.Menu:
		return true
	}
	return false
}

// unshown elements hold nothing a reader of the page sees as text.
func unshown(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Template, atom.Iframe, atom.Noscript, atom.Noembed, atom.Noframes, atom.Textarea, atom.Xmp, atom.Svg, atom.Math:
		return true
	}
	return false
}

// flowing elements do not part paragraphs; every other one does.
func flowing(a atom.Atom) bool {
	switch a {
	case atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Data, atom.Del, atom.Dfn,
		atom.Em, atom.Font, atom.I, atom.Ins, atom.Kbd, atom.Label, atom.Mark, atom.Q, atom.Rp, atom.Rt, atom.Ruby,
		atom.S, atom.Samp, atom.Small, atom.Span, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.Tt, atom.U,
		atom.Var, atom.Wbr, atom.Img, atom.Picture, atom.Source, atom.Title, atom.Meta, atom.Link, 0:
		return true
	}
	return false
}

// hideable elements are always closed in practice, so that a hidden attribute
// on one can be trusted to end.
func hideable(a atom.Atom) bool {
	return a == atom.Div || a == atom.Section || a == atom.Span || a == atom.Ul || a == atom.Header
}

func (p *page) start(z *html.Tokenizer, closed bool) {
	name, more := z.TagName()
	a := atom.Lookup(name)
	if p.skip != 0 {
		if a == p.skip && !closed {
			p.skipDepth++
		}
		return
	}
	tag := readElement(z, more)
	if !closed && (unshown(a) || !p.all && (furniture(a) || hideable(a) && tag.hidden())) {
		p.flush()
		p.skip, p.skipDepth = a, 1
		return
	}
	if a == atom.Br {
		p.lineBreak()
		return
	}
	if !flowing(a) {
		p.flush()
		p.heading = 0
	}
	switch a {
	case atom.Html:
		state(&p.found, intake.Language, tag["lang"], "the page says so")
	case atom.Meta:
		p.readMeta(tag)
	case atom.Link:
		p.readLink(tag)
	case atom.Time:
		if strings.EqualFold(tag["itemprop"], "datePublished") {
			p.date(tag["datetime"])
		}
	case atom.Img:
		p.picture(tag["alt"])
	}
	if closed {
		return
	}
	switch a {
	case atom.Title:
		p.inTitle = p.title == ""
	case atom.Article:
		if p.articles == 0 {
			p.begun++
		}
		p.articles++
	case atom.Main:
		p.main++
	case atom.Figcaption:
		p.captions++
	case atom.A:
		p.links++
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		p.heading = int(name[1] - '0')
	}
}

func (p *page) end(a atom.Atom) {
	if p.skip != 0 {
		if a == p.skip {
			if p.skipDepth--; p.skipDepth == 0 {
				p.skip = 0
			}
		}
		return
	}
	if !flowing(a) {
		p.flush()
	}
	switch a {
	case atom.Title:
		p.inTitle = false
	case atom.Article:
		p.articles = max(0, p.articles-1)
		p.captions, p.links = 0, 0
	case atom.Main:
		p.main = max(0, p.main-1)
	case atom.Figcaption:
		p.captions = max(0, p.captions-1)
	case atom.Figure:
		p.captions = 0
	case atom.A:
		p.links = max(0, p.links-1)
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		p.heading = 0
	}
}

func (p *page) addText(z *html.Tokenizer) {
	if p.skip != 0 {
		return
	}
	text := string(z.Text()) // entities resolved
	if p.inTitle {
		p.title += text
		return
	}
	p.text.WriteString(text)
	if p.links > 0 {
		p.linked += len(text)
	}
}

// lineBreak makes a space of one <br>, and of two in a row a new paragraph.
func (p *page) lineBreak() {
	if p.brokenAt > 0 && strings.TrimSpace(p.text.String()[p.brokenAt:]) == "" {
		p.flush()
		return
	}
	p.text.WriteByte('\n')
	p.brokenAt = p.text.Len()
}

// flush ends the paragraph being read.
func (p *page) flush() {
	raw := p.text.String()
	linked := p.linked
	p.text.Reset()
	p.linked, p.brokenAt = 0, 0
	text := strings.Join(strings.Fields(raw), " ")
	if text == "" {
		return
	}
	if p.heading == 1 && p.h1 == "" {
		p.h1 = text
		return
	}
	kind := corpus.Body
	switch {
	case p.heading > 0:
		kind = corpus.Subheading
	case p.captions > 0:
		kind = corpus.Caption
	}
	p.add(kind, text, kind == corpus.Body && linked*10 > len(raw)*6)
}

func (p *page) add(kind corpus.Kind, text string, linked bool) {
	where := 0
	if p.articles > 0 {
		where = p.begun
	}
	p.list = append(p.list, piece{corpus.Passage{Kind: kind, Text: text}, where, p.main > 0, linked})
}

// minAltWords keeps icons and single names out.
const minAltWords = 3

func (p *page) picture(alt string) {
	if words := strings.Fields(alt); len(words) >= minAltWords {
		p.add(corpus.Alt, strings.Join(words, " "), false)
	}
}

// minArticle is the length, in bytes, from which an <article> is believed to be
// the page's text and not a teaser.
const minArticle = 200

// article chooses among the paragraphs what is the page's text.
func (p *page) article() article {
	size := make([]int, p.begun+1)
	inMain := 0
	for _, x := range p.list {
		if x.linked {
			continue
		}
		size[x.article] += len(x.Text)
		if x.main {
			inMain += len(x.Text)
		}
	}
	best := 0
	for i := 1; i < len(size); i++ {
		if size[i] > size[best] || best == 0 {
			best = i
		}
	}
	keep := func(x piece) bool { return !x.linked }
	switch {
	case p.all:
		keep = func(piece) bool { return true }
	case best > 0 && size[best] >= minArticle:
		keep = func(x piece) bool { return !x.linked && x.article == best }
	case inMain > 0:
		keep = func(x piece) bool { return !x.linked && x.main }
	}
	a := p.found
	var ps passages
	for _, x := range p.list {
		if keep(x) {
			ps.add(x.Passage)
		}
	}
	a.Document.Passages = ps.all()
	state(&a, intake.Headline, p.h1, "the first heading")
	state(&a, intake.Headline, oneLine(p.title), "the page's title")
	return a
}
