package ingest

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"parallax/corpus"
	"parallax/corpus/bundle"
	"parallax/corpus/ingest/webpage"
	"parallax/corpus/intake"
)

// readHTML reads a web page: the article on it; the articles of a database's
// export; or the collection, if it is Parallax in one file.
func readHTML(j *job, content []byte) error {
	if data := packed(content); data != nil {
		return j.collection(data)
	}
	return j.page(j.decode(j.afford(content, ofTags), ""), "")
}

// savedFrom is what browsers write into a page that they save.
var savedFrom = regexp.MustCompile(`<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://[^\s>]+)`)

// page reads the text of a web page; address is where it was, if that is known.
func (j *job) page(text, address string) error {
	if m := savedFrom.FindStringSubmatch(text[:min(len(text), 4096)]); m != nil && address == "" {
		address = m[1]
	}
	if mayBeExport(text) {
		if list := takeApart(fragment(text), false); list != nil {
			return j.addAll(list)
		}
	}
	a := webpage.Read(text, webpage.Options{URL: address})
	if len(a.Document.Passages) == 0 {
		var ps passages
		for _, p := range fragment(text) {
			ps.add(corpus.Passage{Kind: p.kind, Text: p.text})
		}
		if a.Document.Passages = ps.all(); len(a.Document.Passages) > 0 {
			a.LeftOut = nil
			a.Doubts = append(a.Doubts, intake.Doubt{Field: intake.Text, Reason: "No article was found on this page, so all of its text was taken.", Remedy: "Leave out what is no part of the article."})
		}
	} else {
		var ps passages // cuts what is too long
		for _, p := range a.Document.Passages {
			ps.add(p)
		}
		a.Document.Passages = ps.all()
	}
	outletOfAddress(&a)
	return j.add(a)
}

func mayBeExport(text string) bool {
	for _, mark := range []string{"Document ", "of Document", "DOCUMENT", "Dokument", "ocumento", "ProQuest", "Article Name:", ">HD"} {
		if strings.Contains(text, mark) {
			return true
		}
	}
	return false
}

// fragment is all paragraphs of a page or of a part of one, but for what is never
// shown. It is read token by token: elements that are never closed or nested a
// million deep cost nothing, and no text is lost by them.
func fragment(text string) []para {
	f := fragmentReader{}
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		switch z.Next() {
		case html.ErrorToken: // the end; reading a string fails in no other way
			f.flush()
			return f.list
		case html.TextToken:
			if f.skip == 0 {
				f.text.Write(z.Text())
			}
		case html.StartTagToken:
			f.start(z, false)
		case html.SelfClosingTagToken:
			f.start(z, true)
		case html.EndTagToken:
			name, _ := z.TagName()
			f.end(atom.Lookup(name))
		}
	}
}

type fragmentReader struct {
	list     []para
	skip     atom.Atom // the element being left out; 0 if none
	depth    int       // of it
	heading  int       // 1 to 6 within a heading
	captions int
	cells    int // of the row, so far
	inCell   int // paragraphs in the cell, so far
	most     int // of a cell of the row
	text     strings.Builder
	brokenAt int // length of text at the last <br>
}

// unshown elements hold nothing a reader of the page sees as text.
func unshown(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Template, atom.Iframe, atom.Noscript, atom.Noembed, atom.Noframes, atom.Textarea, atom.Xmp, atom.Svg, atom.Math, atom.Title, atom.Head:
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
		atom.Var, atom.Wbr, atom.Img, atom.Picture, atom.Source, atom.Meta, atom.Link, 0:
		return true
	}
	return false
}

func (f *fragmentReader) start(z *html.Tokenizer, closed bool) {
	name, more := z.TagName()
	a := atom.Lookup(name)
	if f.skip != 0 {
		if a == f.skip && !closed {
			f.depth++
		}
		return
	}
	if !closed && unshown(a) && a != atom.Head {
		f.flush()
		f.skip, f.depth = a, 1
		return
	}
	switch a {
	case atom.Br:
		if f.brokenAt > 0 && strings.TrimSpace(f.text.String()[f.brokenAt:]) == "" { // two in a row
			f.flush()
			return
		}
		f.text.WriteByte('\n')
		f.brokenAt = f.text.Len()
		return
	case atom.Td, atom.Th:
		f.inCell = 0
		if f.cells++; f.cells > 1 && f.text.Len() > 0 {
			f.text.WriteString(" · ")
		}
		return
	case atom.Img:
		for more {
			var key, value []byte
			if key, value, more = z.TagAttr(); string(key) == "alt" {
				if words := strings.Fields(string(value)); len(words) >= minAltWords {
					f.list = append(f.list, para{kind: corpus.Alt, text: strings.Join(words, " ")})
				}
			}
		}
	}
	if !flowing(a) && (f.cells == 0 || a == atom.Tr) {
		f.flush()
		f.heading = 0
	}
	switch a {
	case atom.Figcaption, atom.Caption:
		f.captions++
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		if !closed {
			f.heading = int(name[1] - '0')
		}
	}
}

func (f *fragmentReader) end(a atom.Atom) {
	if f.skip != 0 {
		if a == f.skip {
			if f.depth--; f.depth == 0 {
				f.skip = 0
			}
		}
		return
	}
	switch a {
	case atom.Td, atom.Th:
		return
	case atom.Tr, atom.Table:
		f.flush()
		f.cells = 0
	}
	if !flowing(a) {
		if f.cells > 0 {
			if n := f.text.Len(); n > 0 && f.text.String()[n-1] != cellParagraph {
				f.text.WriteByte(cellParagraph)
				f.inCell++
				f.most = max(f.most, f.inCell)
			}
		} else {
			f.flush()
		}
	}
	switch a {
	case atom.Figcaption, atom.Caption:
		f.captions = max(0, f.captions-1)
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		f.heading = 0
	}
}

// cellParagraph stands behind a paragraph in a cell of a table.
const cellParagraph = 1

// flush ends the paragraph being read. A row is one, unless a cell has several.
func (f *fragmentReader) flush() {
	raw := f.text.String()
	f.text.Reset()
	f.brokenAt = 0
	most := f.most
	f.most, f.inCell = 0, 0
	if most > 0 {
		if most > 1 {
			for part := range strings.SplitSeq(raw, "\x01") {
				f.put(part)
			}
			return
		}
		raw = strings.ReplaceAll(raw, "\x01", " ")
	}
	f.put(raw)
}

func (f *fragmentReader) put(raw string) {
	text := strings.Join(strings.Fields(raw), " ")
	text = strings.TrimPrefix(strings.TrimSpace(strings.TrimSuffix(text, " ·")), "· ")
	if text == "" || text == "·" {
		return
	}
	p := para{kind: corpus.Body, level: f.heading, text: text}
	switch {
	case f.heading > 0:
		p.kind = corpus.Subheading
	case f.captions > 0:
		p.kind = corpus.Caption
	}
	if n := len(f.list); n >= 10*maxPassages { // what nobody has written
		if last := &f.list[n-1]; len(last.text) < 256 {
			last.text += " " + text
			return
		}
	}
	f.list = append(f.list, p)
}

// minAltWords keeps icons and single names out.
const minAltWords = 3

// htmlBody is what a fragment of HTML has for its reader, as passages.
func htmlBody(text string) []corpus.Passage {
	var ps passages
	for _, p := range fragment(text) {
		ps.add(corpus.Passage{Kind: p.kind, Text: p.text})
	}
	return ps.all()
}

// tagless is a short text of HTML without its tags.
func tagless(text string) string {
	var words []string
	for _, p := range fragment(text) {
		words = append(words, p.text)
	}
	return strings.Join(words, " ")
}

// packed is the collection in a page that Parallax has saved as one file; nil if it
// is none. It stands there gzipped, in base 85.
func packed(content []byte) []byte {
	const begin = `<script type="text/plain" id="collection">`
	i := bytes.Index(content, []byte(begin))
	if i < 0 || !bytes.Contains(content, []byte(`id="program"`)) {
		return nil
	}
	data := content[i+len(begin):]
	end := bytes.Index(data, []byte("</script"))
	if end < 0 {
		return nil
	}
	zipped, ok := decode85(data[:end])
	if !ok {
		return nil
	}
	return zipped
}

// digits85 are those that the page is written with (cmd/parallax/site/base85.go).
const digits85 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$()*-./:;=?@[]^_{|}~%"

// decode85 reads five digits for four bytes, the highest first, and at the end one
// digit more than there are bytes.
func decode85(text []byte) ([]byte, bool) {
	var value [256]byte
	for i := range value {
		value[i] = 0xFF
	}
	for i := range len(digits85) {
		value[digits85[i]] = byte(i)
	}
	out := make([]byte, 0, len(text)/5*4+4)
	for len(text) > 0 {
		n := min(5, len(text))
		var v uint32
		for i := range 5 {
			digit := byte(84)
			if i < n {
				if digit = value[text[i]]; digit == 0xFF {
					return nil, false
				}
			}
			v = v*85 + uint32(digit)
		}
		var group [4]byte
		binary.BigEndian.PutUint32(group[:], v)
		out = append(out, group[:n-1]...)
		text = text[n:]
	}
	return out, true
}

// readBundle reads a collection file.
func readBundle(j *job, content []byte) error { return j.collection(content) }

// collection reads a collection file, perhaps gzipped, whole or not at all.
func (j *job) collection(content []byte) error {
	if bytes.HasPrefix(content, []byte{0x1f, 0x8b}) {
		z, err := gzip.NewReader(bytes.NewReader(content))
		if err == nil {
			content, err = j.inflate(z, j.Limits.file(j.format)+(128<<20))
		}
		if err != nil {
			return troublef("Save it again.", "The collection in this page is damaged (%v).", err)
		}
	}
	c, _, err := bundle.ReadMemory(content, bundle.Limits{})
	if err != nil {
		return troublef("Save it again, or use the file it was copied from.", "This collection cannot be read (%v).", err)
	}
	if j.where == "" {
		j.report.Collection = c
	}
	names := map[string]string{}
	for _, o := range c.Outlets {
		if !o.NotStated {
			names[o.ID] = o.Name
		}
	}
	for _, d := range c.Documents {
		a := article{Document: *d, Outlet: names[d.Outlet], Where: strings.TrimPrefix(j.where+", "+d.ID, ", ")}
		a.Document.Outlet = ""
		if a.Outlet != "" {
			note(&a, intake.Outlet, intake.Basis{How: "the collection " + c.Title})
		}
		if j.documents++; j.documents > j.Limits.Documents {
			return errFull
		}
		j.report.Articles = append(j.report.Articles, a)
	}
	return nil
}
