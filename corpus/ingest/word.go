package ingest

import (
	"archive/zip"
	"bytes"
	"errors"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"parallax/corpus"
	"parallax/corpus/intake"
)

// parseWord reads a Word document: a zip of XML parts, as ECMA-376 (Office Open
// XML) describes it. Word, LibreOffice, Google Docs and others write it.
//
// The text is that of the main part, in its order, and then that of the
// footnotes and endnotes; page headers and footers are left out. What tracked
// changes deleted or moved away is left out, what they inserted is kept. The
// headline is the first paragraph in the style Title; else the first paragraph
// at all if it is a heading, or reads like one as in plain text; else the title
// in the properties.
func readWord(j *job, content []byte) error {
	if bytes.HasPrefix(content, []byte{0xD0, 0xCF, 0x11, 0xE0}) {
		return troublef("Open it in Word, remove the password and save it as .docx.", "It has a password, or is in the old Word format (.doc).")
	}
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return troublef("Save it in Word as .docx.", "It is not a Word document, or is damaged (%v).", err)
	}
	parts := wordParts{zip: z, left: j.Limits.file(j.format)}
	main := parts.main()
	dir := main[:strings.LastIndexByte(main, '/')+1]
	d := wordDocument{styles: parts.styles(dir)}
	text, err := parts.read(main)
	if err != nil {
		return troublef("Open it in Word and save it again.", "This Word document cannot be read: %v.", err)
	}
	if err := d.read(text); err != nil {
		return err
	}
	for _, name := range []string{"footnotes.xml", "endnotes.xml"} {
		text, err := parts.read(dir + name)
		if errors.Is(err, errNoPart) {
			continue
		}
		if err == nil {
			err = d.read(text)
		}
		if err != nil {
			return err
		}
	}
	a := d.article()
	state(&a, intake.Headline, parts.title(), "the document's properties")
	return j.add(a)
}

// wordDocument is what is known while reading.
type wordDocument struct {
	styles map[string]wordStyle
	list   []*wordParagraph

	open  []*wordParagraph // paragraphs begun; one in a text box stands in another
	depth int              // of paragraphs, those beyond maxOpen too
	run   bool
	faint bool // the run is hidden
	text  bool // within <w:t>
	skip  string
	skips int // depth of skip
}

type wordParagraph struct {
	wordStyle
	alt  bool
	text strings.Builder
}

// maxOpen is how deep paragraphs are told apart that stand in each other; what
// is deeper joins the last of them.
const maxOpen = 16

// read takes in the paragraphs of a part. Elements are known by their names
// without prefix, because the prefix is the writer's choice.
func (d *wordDocument) read(text string) error {
	for x := newXML(text); x.next(); {
		switch {
		case x.kind == html.DoctypeToken:
			return errors.New("it is not a valid Word document: it declares a document type")
		case d.skip != "":
			d.pass(x)
		case x.kind == html.TextToken:
			if d.text && !d.faint {
				d.write(x.text)
			}
		case x.kind == html.EndTagToken:
			d.end(x.name)
		default:
			d.start(x)
		}
	}
	for len(d.open) > 0 {
		d.close()
	}
	d.depth, d.run, d.faint, d.text, d.skip = 0, false, false, false, ""
	return nil
}

// pass goes on within an element that is left out.
func (d *wordDocument) pass(x *xmlReader) {
	if x.name != d.skip {
		return
	}
	switch x.kind {
	case html.StartTagToken:
		d.skips++
	case html.EndTagToken:
		if d.skips--; d.skips == 0 {
			d.skip = ""
		}
	}
}

func (d *wordDocument) start(x *xmlReader) {
	closed := x.kind == html.SelfClosingTagToken
	switch x.name {
	case "del", "movefrom", "fallback": // deleted, moved away; the same again for older programs
		if !closed {
			d.skip, d.skips = x.name, 1
		}
	case "p":
		if closed {
			return
		}
		if d.depth++; d.depth <= maxOpen {
			d.open = append(d.open, &wordParagraph{})
		}
	case "pstyle":
		if len(d.open) > 0 {
			d.open[len(d.open)-1].wordStyle = d.styles[x.attribute("val")]
		}
	case "outlinelvl":
		if level, err := strconv.Atoi(x.attribute("val")); err == nil && len(d.open) > 0 {
			d.open[len(d.open)-1].level = (level + 1) % 10
		}
	case "r":
		d.run, d.faint = !closed, false
	case "vanish":
		if v := x.attribute("val"); d.run {
			d.faint = v != "0" && v != "false" && v != "off"
		}
	case "t":
		d.text = !closed
	case "tab", "br", "cr", "ptab":
		if d.run { // in the paragraph's properties <w:tab> sets a stop
			d.write(" ")
		}
	case "nobreakhyphen":
		d.write("\u2011")
	case "docpr":
		if words := strings.Fields(x.attribute("descr")); len(words) >= minAltWords {
			d.add(&wordParagraph{alt: true}, words)
		}
	}
}

func (d *wordDocument) end(name string) {
	switch name {
	case "p":
		if d.depth <= maxOpen && len(d.open) > 0 {
			d.close()
		}
		d.depth = max(0, d.depth-1)
	case "r":
		d.run, d.faint = false, false
	case "t":
		d.text = false
	}
}

func (d *wordDocument) write(text string) {
	if n := len(d.open); n > 0 {
		d.open[n-1].text.WriteString(text)
	}
}

// close ends the innermost paragraph, which stays if it has text.
func (d *wordDocument) close() {
	n := len(d.open) - 1
	p := d.open[n]
	d.open = d.open[:n]
	if words := strings.Fields(p.text.String()); len(words) > 0 {
		p.text.Reset()
		d.add(p, words)
	}
}

func (d *wordDocument) add(p *wordParagraph, words []string) {
	p.text.WriteString(strings.Join(words, " "))
	d.list = append(d.list, p)
}

// article makes passages of the paragraphs, and one of them the headline.
func (d *wordDocument) article() (a article) {
	list := d.list
	head := slices.IndexFunc(list, func(p *wordParagraph) bool { return p.title })
	if head < 0 && len(list) > 1 && (list[0].level > 0 || list[0].kind() == corpus.Body && isTitle(list[0].text.String())) {
		head = 0
	}
	var ps passages
	for i, p := range list {
		if i == head {
			state(&a, intake.Headline, p.text.String(), "the first paragraph, which is set as a title or stands alone")
			continue
		}
		ps.add(corpus.Passage{Kind: p.kind(), Text: p.text.String()})
	}
	a.Document.Passages = ps.all()
	return a
}

func (p *wordParagraph) kind() corpus.Kind {
	switch {
	case p.alt:
		return corpus.Alt
	case p.level > 0 || p.title:
		return corpus.Subheading
	case p.caption:
		return corpus.Caption
	}
	return corpus.Body
}
