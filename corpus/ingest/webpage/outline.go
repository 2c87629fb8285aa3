package webpage

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"parallax/corpus"
)

// element is one element of the page. Its parent stands before it in the list.
type element struct {
	parent int32
	tag    atom.Atom
	role   role
	// body says that names or attributes call it the text of the article.
	body bool
	main bool // its role is that of the page's main part
	// beside says that it, or an element around it, is a comment, a teaser, a menu
	// or the like.
	beside bool
	chars  int   // of the sentences within, filled in by weigh
	last   int32 // the last element within it, or itself; likewise
}

// block is a paragraph: text between two bounds of elements that are not within
// lines.
type block struct {
	at     int32 // the innermost element around it
	kind   corpus.Kind
	level  int // of a heading, else 0
	item   bool
	text   string
	chars  int // letters of text
	linked int // of them within links
}

// outline is a page cut into blocks.
type outline struct {
	elements  []element
	blocks    []block
	stated    stated
	title     string
	shortened bool // the page has more blocks than are read
}

// What is read of a page at most. A page of a newspaper has some hundred blocks
// and elements in a depth of some dozen.
const (
	maxBlocks = 200_000
	maxDepth  = 2_000
	minAlt    = 3 // words; shorter texts for pictures are names of icons
)

type outliner struct {
	outline
	open  []int32 // elements not yet closed
	count map[atom.Atom]int
	skip  atom.Atom // an element that is left out with all it holds; 0 if none
	depth int       // of elements of that name within it
	// lenient says that the element left out may end with the one around it.
	lenient bool

	page   string
	at     int            // how far it has been read
	closes map[string]int // the place of the last end tag of a name

	text     strings.Builder
	linked   int // bytes of text within links
	links    int // links that are open
	brokenAt int
	cells    []int // where cells of the row begin in text
	inTitle  bool
	script   scriptKind
	spanEnd  bool // the last token closed a <span>
}

type scriptKind uint8

const (
	noScript scriptKind = iota
	otherScript
	jsonLD
)

func readOutline(page string) *outline {
	o := &outliner{count: make(map[atom.Atom]int), page: page, closes: make(map[string]int)}
	o.elements = append(o.elements, element{parent: -1})
	o.open = append(o.open, 0)
	z := html.NewTokenizer(strings.NewReader(page))
	const restarts = 3
	for tries := 0; ; {
		kind := z.Next()
		raw := z.Raw()
		o.at += len(raw)
		switch kind {
		case html.ErrorToken:
			o.flush()
			o.pop(1)
			return &o.outline
		case html.TextToken:
			o.addText(z)
		case html.StartTagToken, html.SelfClosingTagToken:
			o.script = noScript
			o.start(z)
		case html.EndTagToken:
			name, _ := z.TagName()
			o.end(atom.Lookup(name))
		case html.CommentToken:
			o.stated.saved(raw)
			// One that is never closed hides the rest of the page in browsers, too; but
			// the text is there, and somebody wants it.
			if o.at == len(page) && tries < restarts && strings.HasPrefix(string(raw[:min(4, len(raw))]), "<!--") && !strings.HasSuffix(string(raw[max(0, len(raw)-4):]), "->") {
				tries++
				o.at = len(page) - len(raw) + len("<!--")
				z = html.NewTokenizer(strings.NewReader(page[o.at:]))
			}
		}
		if len(o.blocks) > maxBlocks {
			o.shortened = true
			return &o.outline
		}
	}
}

// closed reports whether an end tag for an element follows on the page.
func (o *outliner) closed(name string) bool {
	last, known := o.closes[name]
	if !known {
		last = lastEndTag(o.page, name)
		o.closes[name] = last
	}
	return last >= o.at
}

// lastEndTag is where the last end tag of a name begins; -1 if there is none.
func lastEndTag(page, name string) int {
	for end := len(page); ; {
		at := strings.LastIndex(page[:end], "</")
		if at < 0 {
			return -1
		}
		if rest := page[at+2:]; len(rest) >= len(name) && strings.EqualFold(rest[:len(name)], name) {
			return at
		}
		end = at
	}
}

func (o *outliner) start(z *html.Tokenizer) {
	name, more := z.TagName()
	a := atom.Lookup(name)
	if o.skip != 0 {
		// The content of an <svg> or the like that is never closed is over where
		// text of the page begins again.
		switch {
		case a == o.skip:
			o.depth++
			return
		case o.lenient:
			if a != atom.P && a != atom.Div && a != atom.Article && a != atom.Section && heading(a) == 0 {
				return
			}
			o.skip = 0
		default:
			return
		}
	}
	if rawText(a) && !o.closed(string(name)) {
		z.NextIsNotRawText()
		if a == atom.Script || a == atom.Style {
			o.script = otherScript // up to the next tag
		}
		return
	}
	if a == atom.Script {
		t := readTag(z, more)
		o.script = otherScript
		if strings.Contains(strings.ToLower(t["type"]), "ld+json") {
			o.script = jsonLD
		}
		return
	}
	if unshown(a) {
		o.flush()
		o.skip, o.depth = a, 1
		o.lenient = a == atom.Svg || a == atom.Math || a == atom.Select || fallback(a) && !o.closed(string(name))
		return
	}
	switch a {
	case atom.Br:
		o.lineBreak()
		return
	case atom.Title:
		o.inTitle = o.title == ""
		return
	}
	t := readTag(z, more)
	switch a {
	case atom.Meta:
		o.stated.meta(t)
		return
	case atom.Link:
		o.stated.link(t)
		return
	case atom.Html:
		o.stated.add(langField, "the page's lang", t["lang"])
		return
	case atom.Img:
		o.picture(t["alt"])
		return
	}
	if !flowing(a) {
		o.closeFor(a)
		if a != atom.Td && a != atom.Th || !o.cell() {
			o.flush()
		}
	} else if a == atom.Span && o.spanEnd && t["class"] != "" && !strings.HasSuffix(o.text.String(), " ") {
		o.text.WriteByte(' ') // two boxes side by side, not one word
	}
	o.spanEnd = false
	if void(a) {
		return
	}
	if a == atom.Body || o.count[a] >= maxDepth || len(o.open) > maxDepth {
		return
	}
	o.push(a, t)
}

func (o *outliner) push(a atom.Atom, t tag) {
	e := element{parent: o.open[len(o.open)-1], tag: a}
	e.role, e.body = judge(a, t)
	e.main = t["role"] == "main"
	switch e.role {
	case comment, teaser, menu, aside, footer, hidden:
		e.beside = true
	default:
		e.beside = o.elements[e.parent].beside
	}
	o.elements = append(o.elements, e)
	o.open = append(o.open, int32(len(o.elements)-1))
	o.count[a]++
	if a == atom.A {
		o.links++
	}
	o.attributes(a, t)
}

// closeFor ends what HTML ends when an element of this name begins.
func (o *outliner) closeFor(a atom.Atom) {
	switch a {
	case atom.Li:
		o.closeUpTo(a, atom.Ul, atom.Ol, atom.Menu)
	case atom.Dt, atom.Dd:
		o.closeUpTo(atom.Dt, atom.Dl)
		o.closeUpTo(atom.Dd, atom.Dl)
	case atom.Td, atom.Th:
		o.closeUpTo(atom.Td, atom.Tr, atom.Table)
		o.closeUpTo(atom.Th, atom.Tr, atom.Table)
	case atom.Tr:
		o.closeUpTo(a, atom.Table)
	}
	// No paragraph or heading holds another block.
	if o.count[atom.P] > 0 {
		o.closeUpTo(atom.P, atom.Div, atom.Td, atom.Li, atom.Section, atom.Article, atom.Blockquote, atom.Table)
	}
	if a == atom.P || a == atom.Div || heading(a) > 0 {
		for _, h := range headings {
			if o.count[h] > 0 && (a != atom.Div || o.text.Len() > 0) {
				o.closeUpTo(h, atom.Div, atom.Td, atom.Li, atom.Section, atom.Article, atom.Table)
			}
		}
	}
}

// closeUpTo ends the innermost open element of a name, unless one of the others
// stands between.
func (o *outliner) closeUpTo(a atom.Atom, within ...atom.Atom) {
	if o.count[a] == 0 {
		return
	}
	for i := len(o.open) - 1; i > 0 && len(o.open)-i < 64; i-- {
		tag := o.elements[o.open[i]].tag
		if tag == a {
			o.flush()
			o.pop(i)
			return
		}
		for _, w := range within {
			if tag == w {
				return
			}
		}
	}
}

func (o *outliner) end(a atom.Atom) {
	o.script = noScript
	if o.skip != 0 {
		if a == o.skip {
			if o.depth--; o.depth == 0 {
				o.skip = 0
			}
			return
		}
		// <div><svg></div>: the parent ends it.
		if !o.lenient || o.count[a] == 0 || flowing(a) {
			return
		}
		o.skip = 0
	}
	if a == atom.Title {
		o.inTitle = false
		return
	}
	if !flowing(a) {
		switch a {
		case atom.Td, atom.Th:
			if !o.cell() {
				o.flush()
			}
		default:
			o.flush()
		}
	}
	o.spanEnd = a == atom.Span
	if o.count[a] == 0 {
		return
	}
	for i := len(o.open) - 1; i > 0; i-- {
		if o.elements[o.open[i]].tag == a {
			o.pop(i)
			return
		}
		// A small element does not end a large one it does not belong to.
		if flowing(a) && !flowing(o.elements[o.open[i]].tag) {
			return
		}
	}
}

func (o *outliner) pop(i int) {
	for j := len(o.open) - 1; j >= i; j-- {
		o.captured(o.open[j])
		a := o.elements[o.open[j]].tag
		o.count[a]--
		if a == atom.A {
			o.links--
		}
	}
	o.open = o.open[:i]
}

func (o *outliner) addText(z *html.Tokenizer) {
	if o.script == jsonLD {
		o.stated.jsonLD(z.Raw())
	}
	if o.skip != 0 || o.script != noScript {
		return
	}
	text := string(z.Text())
	if o.inTitle {
		o.title += text
		return
	}
	if o.text.Len() == 0 && strings.TrimSpace(text) == "" {
		return
	}
	o.spanEnd = false
	o.text.WriteString(text)
	if o.links > 0 {
		o.linked += len(text)
	}
}

// lineBreak makes a space of one <br>, and of two in a row a new paragraph.
func (o *outliner) lineBreak() {
	if o.brokenAt > 0 && strings.TrimSpace(o.text.String()[o.brokenAt:]) == "" {
		o.flush()
		return
	}
	if o.text.Len() > 0 {
		o.text.WriteByte('\n')
		o.brokenAt = o.text.Len()
	}
}

// cell notes where the text of a table's cell ends, and reports whether the row
// goes on in the same block: rows of figures are one paragraph, cells with
// paragraphs of their own are not.
func (o *outliner) cell() bool {
	const short = 120
	begun := 0
	if len(o.cells) > 0 {
		begun = o.cells[len(o.cells)-1]
	}
	if len(strings.TrimSpace(o.text.String()[min(begun, o.text.Len()):])) > short || o.text.Len() > 20*short {
		return false
	}
	if o.text.Len() > begun && strings.TrimSpace(o.text.String()[begun:]) != "" {
		o.text.WriteString(cellEnd)
		o.cells = append(o.cells, o.text.Len())
	}
	return true
}

const cellEnd = " | "

// flush ends the paragraph being read.
func (o *outliner) flush() {
	if o.text.Len() == 0 {
		return
	}
	raw := o.text.String()
	linked := o.linked
	o.text.Reset()
	o.linked, o.brokenAt, o.cells, o.spanEnd = 0, 0, o.cells[:0], false
	text := strings.TrimSuffix(strings.TrimSpace(raw), strings.TrimSpace(cellEnd))
	text = strings.Join(strings.Fields(text), " ")
	if text == "" {
		return
	}
	b := block{at: o.open[len(o.open)-1], kind: corpus.Body, text: text, chars: utf8.RuneCountInString(text)}
	b.linked = min(b.chars, linked*b.chars/max(1, len(raw)))
	for i := len(o.open) - 1; i > 0 && len(o.open)-i < 12; i-- {
		e := &o.elements[o.open[i]]
		switch {
		case b.level == 0 && heading(e.tag) > 0 && b.chars < 400:
			b.level, b.kind = heading(e.tag), corpus.Subheading
		case e.tag == atom.Li || e.tag == atom.Dd || e.tag == atom.Dt || e.tag == atom.Tr:
			b.item = true
		}
	}
	o.blocks = append(o.blocks, b)
}

func (o *outliner) picture(alt string) {
	words := strings.Fields(alt)
	if len(words) < minAlt {
		return
	}
	text := strings.Join(words, " ")
	o.blocks = append(o.blocks, block{at: o.open[len(o.open)-1], kind: corpus.Alt, text: text, chars: utf8.RuneCountInString(text)})
}
