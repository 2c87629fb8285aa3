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

// readWord reads a Word document: a zip of XML parts, as ECMA-376 (Office Open
// XML) describes it. Word, LibreOffice, Google Docs and others write it.
//
// The text is that of the main part, in its order; a note stands behind the
// paragraph that refers to it, page headers, footers and comments are left out.
// It is as if all tracked changes were accepted: what they deleted or moved away
// is left out, with rows and the ends of paragraphs. A row of a table is a
// paragraph unless its cells have several; an item of a numbered list has its
// number.
//
// The headline is the first paragraph in the style Title; else the first paragraph
// at all if it is a heading, or reads like one as in plain text, and is no item of
// a list and in no table; else the title in the properties. The export of a
// database is taken apart.
func readWord(j *job, content []byte) error {
	if bytes.HasPrefix(content, []byte{0xD0, 0xCF, 0x11, 0xE0}) {
		return troublef("Open it in Word, remove the password and save it as .docx.", "It has a password, or is in the old Word format (.doc).")
	}
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return troublef("Open it in Word and save it again as .docx.", "It is not a Word document, or is damaged (%v).", err)
	}
	parts := zipParts{zip: z, left: j.Limits.file(j.format), job: j}
	main := parts.main()
	dir := main[:strings.LastIndexByte(main, '/')+1]
	text, err := parts.read(main)
	if err != nil {
		return troublef("Open it in Word and save it again.", "This Word document cannot be read: %v.", err)
	}
	d := wordDocument{styles: parts.styles(dir), lists: parts.lists(dir)}
	if err := d.read(text); err != nil {
		return err
	}
	notes := map[string][]*wordParagraph{}
	for _, part := range []string{"footnote", "endnote"} {
		text, err := parts.read(dir + part + "s.xml")
		if errors.Is(err, errNoPart) {
			continue
		}
		n := wordDocument{styles: d.styles, lists: d.lists, notes: notes, noteElement: part}
		if err == nil {
			err = n.read(text)
		}
		if err != nil {
			return troublef("Open it in Word and save it again.", "The notes of this Word document cannot be read: %v.", err)
		}
	}
	d.place(notes)
	list := make([]para, len(d.list))
	for i, p := range d.list {
		list[i] = para{text: p.text.String(), kind: p.kind(), level: p.level}
		if p.title && p.level == 0 {
			list[i].level = 1
		}
	}
	if articles := takeApart(list, false); articles != nil {
		return j.addAll(articles)
	}
	a := d.article()
	title, author := parts.properties("docProps/core.xml")
	state(&a, intake.Headline, title, "the document's properties")
	if author != "" && a.Document.Byline == "" {
		a.Doubts = append(a.Doubts, intake.Doubt{Field: intake.Byline, Reason: "The document's properties name “" + oneLine(author) + "”, who may have written the article or only the file."})
	}
	return j.add(a)
}

// wordDocument is what is known while reading.
type wordDocument struct {
	styles map[string]wordStyle
	lists  *wordLists
	list   []*wordParagraph

	notes       map[string][]*wordParagraph // where paragraphs are notes, by id
	noteElement string
	noteID      string

	open    []*wordParagraph // paragraphs begun; one in a text box stands in another
	depth   int              // of paragraphs, those beyond maxOpen too
	rows    []*wordRow
	rowsOff int            // rows begun beyond maxOpen
	pending *wordParagraph // its end was deleted: it goes on in the next
	alts    map[string]bool
	props   bool // in the properties of a paragraph
	rowProp bool
	run     bool
	faint   bool // the run is hidden
	text    bool // within <w:t>
	skip    string
	skips   int // depth of skip
}

type wordParagraph struct {
	wordStyle
	alt   bool
	cell  bool // stands in a table
	joins bool // goes on in the next paragraph
	refs  []string
	text  strings.Builder
}

// wordRow is a row of a table.
type wordRow struct {
	cells   [][]*wordParagraph
	deleted bool
}

// maxOpen is how deep paragraphs and tables are told apart that stand in each
// other; what is deeper joins the last of them.
const maxOpen = 16

// maxAlts is the number of descriptions of pictures that are read: programs repeat
// them, and nobody reads more.
const maxAlts = 1000

// read takes in the paragraphs of a part. Elements are known by their names
// without prefix, because the prefix is the writer's choice.
func (d *wordDocument) read(text string) error {
	for x := newXML(text); x.next(); {
		switch {
		case x.kind == html.DoctypeToken:
			return troublef("Open it in Word and save it again.", "It is not a valid Word document: it declares a document type.")
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
	for len(d.rows) > 0 {
		d.endRow()
	}
	d.settle()
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

func (d *wordDocument) top() *wordParagraph {
	if n := len(d.open); n > 0 {
		return d.open[n-1]
	}
	return nil
}

func (d *wordDocument) start(x *xmlReader) {
	closed := x.kind == html.SelfClosingTagToken
	p := d.top()
	switch x.name {
	case "del", "movefrom":
		switch {
		case d.rowProp && len(d.rows) > 0:
			d.rows[len(d.rows)-1].deleted = true
		case d.props && p != nil:
			p.joins = true
		}
		if !closed {
			d.skip, d.skips = x.name, 1
		}
	case "fallback", "pprchange", "rprchange", "trprchange", "tcprchange", "tblprchange", "sectprchange": // the same again for older programs; what it was before
		if !closed {
			d.skip, d.skips = x.name, 1
		}
	case "celldel":
		if len(d.rows) > 0 {
			if r := d.rows[len(d.rows)-1]; len(r.cells) > 0 {
				d.skip, d.skips = "tc", 1
			}
		}
	case "p":
		if closed {
			return
		}
		if d.depth++; d.depth <= maxOpen {
			d.open = append(d.open, &wordParagraph{cell: len(d.rows) > 0})
		}
	case "ppr":
		d.props = !closed
	case "trpr":
		d.rowProp = !closed
	case "pstyle":
		if p != nil && d.props {
			p.wordStyle = d.styles[x.attribute("val")]
		}
	case "outlinelvl":
		if level, err := strconv.Atoi(x.attribute("val")); err == nil && p != nil && d.props {
			p.level = (level + 1) % 10
		}
	case "numid":
		if p != nil && d.props {
			p.numbering = x.attribute("val")
		}
	case "ilvl":
		if n, err := strconv.Atoi(x.attribute("val")); err == nil && p != nil && d.props {
			p.numberLevel = n
		}
	case "framepr":
		if v := x.attribute("dropcap"); p != nil && (v == "drop" || v == "margin") {
			p.joins = true
		}
	case "tr":
		if closed {
			return
		}
		if len(d.rows) == maxOpen {
			d.rowsOff++
			return
		}
		d.rows = append(d.rows, &wordRow{})
	case "tc":
		if len(d.rows) > 0 && !closed && d.rowsOff == 0 {
			r := d.rows[len(d.rows)-1]
			r.cells = append(r.cells, nil)
		}
	case "footnotereference", "endnotereference":
		if p != nil && len(p.refs) < 1000 {
			p.refs = append(p.refs, strings.TrimSuffix(x.name, "reference")+x.attribute("id"))
		}
	case "footnote", "endnote":
		if x.name == d.noteElement {
			d.noteID = x.name + x.attribute("id")
			if x.attribute("type") != "" && x.attribute("type") != "normal" { // a line above the notes
				d.noteID = ""
			}
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
		if d.alts == nil {
			d.alts = make(map[string]bool)
		}
		if len(d.alts) == maxAlts {
			return
		}
		if words := strings.Fields(x.attribute("descr")); len(words) >= minAltWords {
			if text := strings.Join(words, " "); !d.alts[text] {
				d.alts[text] = true
				a := &wordParagraph{alt: true}
				a.text.WriteString(text)
				d.put(a)
			}
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
	case "ppr":
		d.props = false
	case "trpr":
		d.rowProp = false
	case "tr":
		if d.rowsOff > 0 {
			d.rowsOff--
		} else if len(d.rows) > 0 {
			d.endRow()
		}
	case "r":
		d.run, d.faint = false, false
	case "t":
		d.text = false
	}
}

func (d *wordDocument) write(text string) {
	if p := d.top(); p != nil {
		p.text.WriteString(text)
	}
}

// close ends the innermost paragraph, which stays if it has text.
func (d *wordDocument) close() {
	n := len(d.open) - 1
	p := d.open[n]
	d.open = d.open[:n]
	d.props = false
	if before := d.pending; before != nil {
		d.pending = nil
		text := before.text.String() + p.text.String()
		p.text.Reset()
		p.text.WriteString(text)
		p.refs = append(before.refs, p.refs...)
	}
	if p.joins {
		d.pending = p
		return
	}
	d.finish(p)
}

// settle ends a paragraph that has none to go on in.
func (d *wordDocument) settle() {
	if p := d.pending; p != nil {
		d.pending = nil
		d.finish(p)
	}
}

func (d *wordDocument) finish(p *wordParagraph) {
	words := strings.Fields(p.text.String())
	if len(words) == 0 && len(p.refs) == 0 {
		return
	}
	p.text.Reset()
	if number := d.lists.next(p.numbering, p.numberLevel); number != "" && len(words) > 0 {
		p.text.WriteString(number + " ")
	}
	p.text.WriteString(strings.Join(words, " "))
	d.put(p)
}

// put adds a paragraph to where it stands.
func (d *wordDocument) put(p *wordParagraph) {
	if n := len(d.rows); n > 0 {
		r := d.rows[n-1]
		if len(r.cells) == 0 {
			r.cells = append(r.cells, nil)
		}
		last := len(r.cells) - 1
		p.cell = true
		r.cells[last] = append(r.cells[last], p)
		return
	}
	if d.notes != nil {
		if d.noteID != "" {
			d.notes[d.noteID] = append(d.notes[d.noteID], p)
		}
		return
	}
	if n := len(d.list); n >= 2*maxPassages { // what no article has
		if last := d.list[n-1]; last.text.Len()+p.text.Len() < MaxPassage {
			last.text.WriteString(" " + p.text.String())
			return
		}
	}
	d.list = append(d.list, p)
}

// article makes passages of the paragraphs, and one of them the headline.
func (d *wordDocument) article() (a article) {
	list := d.list
	head := slices.IndexFunc(list, func(p *wordParagraph) bool { return p.title })
	if first := slices.IndexFunc(list, func(p *wordParagraph) bool { return !p.alt }); head < 0 && len(list) > 1 && first >= 0 {
		if p := list[first]; !p.cell && !p.note && (p.level > 0 || p.numbering == "" && p.kind() == corpus.Body && isTitle(p.text.String())) {
			head = first
		}
	}
	var ps passages
	for i, p := range list {
		if i == head {
			how := "the first paragraph, which reads like one"
			switch {
			case p.title:
				how = "the paragraph in the style Title"
			case p.level > 0:
				how = "the first paragraph, which is a heading"
			}
			state(&a, intake.Headline, p.text.String(), how)
			if !p.title && p.level == 0 {
				note(&a, intake.Headline, intake.Basis{How: how, Guess: true})
			}
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
