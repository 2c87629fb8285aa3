package ingest

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf16"

	"parallax/corpus"
	"parallax/corpus/ingest/charset"
	"parallax/corpus/intake"
)

// readRTF reads Rich Text Format, as Word, LibreOffice and the databases write it
// (Microsoft's specification 1.9.1). Fonts, styles, pictures, page headers and what
// tracked changes deleted are left out; a note stands behind the paragraph that
// refers to it; a row of a table is a paragraph.
func readRTF(j *job, content []byte) error {
	if !bytes.HasPrefix(bytes.TrimLeft(content, "\xEF\xBB\xBF \r\n\t"), []byte(`{\rtf`)) {
		return troublef("Open it in Word or LibreOffice and save it again.", "It is not an RTF file.")
	}
	r := &rtf{in: content, encoding: "windows-1252", fonts: map[int]string{}, styles: map[int]string{}}
	r.read()
	if articles := takeApart(r.list, false); articles != nil {
		return j.addAll(articles)
	}
	var a article
	list := r.list
	if len(list) > 1 && !r.firstCell && (list[0].level > 0 || list[0].kind == corpus.Body && isTitle(list[0].text)) {
		state(&a, intake.Headline, list[0].text, "the first paragraph, which reads like one")
		list = list[1:]
	}
	state(&a, intake.Headline, r.title, "the document's properties")
	var ps passages
	for _, p := range list {
		ps.add(corpus.Passage{Kind: p.kind, Text: p.text})
	}
	a.Document.Passages = ps.all()
	return j.add(a)
}

// rtfGroup is what holds within a pair of braces.
type rtfGroup struct {
	skip    bool // nothing of it is text
	hidden  bool // by its format, or deleted
	into    rtfPart
	unicode int // characters to skip behind \u
	font    int
	note    bool
}

// rtfPart is what a group's text belongs to.
type rtfPart uint8

const (
	rtfBody rtfPart = iota
	rtfFonts
	rtfStyles
	rtfTitle
)

type rtf struct {
	in       []byte
	at       int
	encoding string         // of letters, unless the font has its own
	fonts    map[int]string // encoding by font
	styles   map[int]string // name by style
	title    string

	group    rtfGroup
	stack    []rtfGroup
	overflow int // groups beyond those that are told apart

	text      strings.Builder // of the paragraph
	bytes     []byte          // letters that are not decoded yet
	high      rune            // the first half of a letter of two
	list      []para
	notes     []para // of the paragraph
	noteText  strings.Builder
	name      strings.Builder // of a font or style
	number    int             // of it
	level     int             // of the paragraph's heading
	caption   bool
	cell      bool
	firstCell bool
	skipNext  int
}

// maxGroups is how deep braces are told apart.
const maxGroups = 10_000

func (r *rtf) read() {
	r.group.unicode = 1
	for r.at < len(r.in) {
		switch c := r.in[r.at]; c {
		case '{':
			r.at++
			r.settle()
			if len(r.stack) == maxGroups {
				r.overflow++
				continue
			}
			r.stack = append(r.stack, r.group)
		case '}':
			r.at++
			r.settle()
			r.close()
		case '\\':
			r.control()
		case '\r', '\n':
			r.at++
		default:
			r.at++
			r.letter(c)
		}
	}
	r.settle()
	r.paragraph()
}

func (r *rtf) close() {
	if r.overflow > 0 {
		r.overflow--
		return
	}
	n := len(r.stack)
	if n == 0 {
		return
	}
	was := r.group
	r.group = r.stack[n-1]
	r.stack = r.stack[:n-1]
	switch {
	case was.into == rtfStyles && r.group.into == rtfStyles:
		if len(r.styles) < 10_000 {
			r.styles[r.number] = strings.TrimSuffix(strings.TrimSpace(r.name.String()), ";")
		}
		r.name.Reset()
		r.number = 0
	case was.into == rtfTitle:
		r.title = strings.TrimSpace(r.name.String())
		r.name.Reset()
	case was.note && !r.group.note:
		if text := strings.Join(strings.Fields(r.noteText.String()), " "); text != "" {
			r.notes = append(r.notes, para{kind: corpus.Body, text: text})
		}
		r.noteText.Reset()
	}
}

// control reads a control word or symbol.
func (r *rtf) control() {
	r.at++
	if r.at >= len(r.in) {
		return
	}
	c := r.in[r.at]
	if !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z') {
		r.at++
		switch c {
		case '\'':
			if r.at+2 <= len(r.in) {
				if v, err := strconv.ParseUint(string(r.in[r.at:r.at+2]), 16, 8); err == nil {
					r.letter(byte(v))
				}
				r.at += 2
			}
		case '\\', '{', '}':
			r.letter(c)
		case '~':
			r.write("\u00A0")
		case '_':
			r.write("\u2011")
		case '-': // where a word may be parted
		case '\r', '\n':
			r.word("par", 0, false)
		case '*':
			r.group.skip = true // unless the word is known
			if bytes.HasPrefix(r.in[r.at:], []byte(`\shppict`)) || bytes.HasPrefix(r.in[r.at:], []byte(`\shpinst`)) {
				r.group.skip = bytes.HasPrefix(r.in[r.at:], []byte(`\shppict`))
			}
		}
		return
	}
	start := r.at
	for r.at < len(r.in) && r.at-start < 40 && ('a' <= r.in[r.at] && r.in[r.at] <= 'z' || 'A' <= r.in[r.at] && r.in[r.at] <= 'Z') {
		r.at++
	}
	name := string(r.in[start:r.at])
	start = r.at
	if r.at < len(r.in) && r.in[r.at] == '-' {
		r.at++
	}
	for r.at < len(r.in) && '0' <= r.in[r.at] && r.in[r.at] <= '9' && r.at-start < 12 {
		r.at++
	}
	n, err := strconv.Atoi(string(r.in[start:r.at]))
	has := err == nil
	if r.at < len(r.in) && r.in[r.at] == ' ' {
		r.at++
	}
	if name != "u" {
		r.settle()
	}
	r.word(name, n, has)
}

// codePages are the names of encodings by the numbers of Windows and the Mac.
var codePages = map[int]string{932: "shift_jis", 936: "gbk", 949: "euc-kr", 950: "big5", 874: "windows-874", 10000: "macintosh", 10007: "x-mac-cyrillic", 65001: "utf-8", 437: "ibm437", 850: "ibm850", 866: "ibm866", 54936: "gb18030",
	1250: "windows-1250", 1251: "windows-1251", 1252: "windows-1252", 1253: "windows-1253", 1254: "windows-1254", 1255: "windows-1255", 1256: "windows-1256", 1257: "windows-1257", 1258: "windows-1258"}

// fontCharsets are the code pages of fonts, by \fcharset.
var fontCharsets = map[int]int{77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250}

func (r *rtf) word(name string, n int, has bool) {
	g := &r.group
	switch name {
	case "ansicpg":
		if p := codePages[n]; p != "" {
			r.encoding = p
		}
	case "mac":
		r.encoding = "macintosh"
	case "pc":
		r.encoding = "ibm437"
	case "pca":
		r.encoding = "ibm850"
	case "fonttbl":
		g.into, g.skip = rtfFonts, true
	case "stylesheet":
		g.into, g.skip = rtfStyles, true
	case "f", "af", "deff":
		if name == "f" {
			g.font = n
		}
	case "fcharset", "cpg":
		page := n
		if name == "fcharset" {
			page = fontCharsets[n]
		}
		if g.into == rtfFonts && codePages[page] != "" && len(r.fonts) < 10_000 {
			r.fonts[g.font] = codePages[page]
		}
	case "s":
		if g.into == rtfStyles {
			r.number = n
			return
		}
		r.styled(r.styles[n])
	case "title":
		g.into, g.skip = rtfTitle, true
	case "colortbl", "info", "pict", "object", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "fldinst", "nonshppict", "xe", "tc", "rxe", "txe", "bkmkstart", "bkmkend", "annotation", "atnid", "atnauthor", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "datafield", "themedata", "listtable", "listoverridetable", "generator", "sp", "shprslt", "template", "revtbl", "rsidtbl", "filetbl", "operator", "private", "upr":
		g.skip = true
	case "ud":
		g.skip = false
	case "footnote":
		g.note, g.skip = true, false
	case "v", "deleted":
		g.hidden = !has || n != 0
	case "plain":
		g.hidden = false
	case "uc":
		g.unicode = max(0, min(n, 10))
	case "u":
		r.settle()
		r.code(n)
		r.skipNext = g.unicode
	case "par", "sect", "page":
		if g.note {
			r.noteText.WriteByte(' ')
		} else if !g.skip {
			if r.cell {
				r.text.WriteByte(' ')
			} else {
				r.paragraph()
			}
		}
	case "pard":
		if !g.skip {
			r.level, r.caption = 0, false
			r.cell = false
		}
	case "intbl":
		r.cell = true
	case "cell", "nestcell":
		if !g.skip {
			r.text.WriteString(" · ")
		}
	case "row", "nestrow":
		if !g.skip {
			if len(r.list) == 0 {
				r.firstCell = true
			}
			r.paragraph()
		}
	case "outlinelevel":
		if n >= 0 && n < 9 {
			r.level = n + 1
		}
	case "line", "tab", "softline":
		r.write(" ")
	case "emdash":
		r.write("—")
	case "endash":
		r.write("–")
	case "lquote":
		r.write("‘")
	case "rquote":
		r.write("’")
	case "ldblquote":
		r.write("“")
	case "rdblquote":
		r.write("”")
	case "bullet":
		r.write("•")
	case "emspace", "enspace", "qmspace":
		r.write(" ")
	case "bin":
		if n > 0 {
			r.at = min(len(r.in), r.at+n)
		}
	}
}

func (r *rtf) styled(name string) {
	switch s := namedStyle(name); {
	case s.title:
		r.level = 1
	case s.level > 0:
		r.level = s.level
	case s.caption:
		r.caption = true
	}
}

// letter takes a byte of text.
func (r *rtf) letter(c byte) {
	if r.skipNext > 0 {
		r.skipNext--
		return
	}
	if r.group.skip && r.group.into == rtfBody || r.group.hidden {
		return
	}
	r.bytes = append(r.bytes, c)
}

// settle decodes the letters so far.
func (r *rtf) settle() {
	if len(r.bytes) == 0 {
		return
	}
	ascii := true
	for _, c := range r.bytes {
		ascii = ascii && c < 0x80
	}
	text := ""
	if ascii {
		text = string(r.bytes)
	} else {
		name := r.encoding
		if own := r.fonts[r.group.font]; own != "" {
			name = own
		}
		decoded, _, ok := charset.DecodeAs(r.bytes, name)
		if !ok {
			decoded = Decode(r.bytes)
		}
		text = decoded
	}
	r.bytes = r.bytes[:0]
	r.write(text)
}

// code takes a letter by its number in UTF-16.
func (r *rtf) code(n int) {
	if n < 0 {
		n += 1 << 16
	}
	c := rune(n)
	switch {
	case r.high != 0 && utf16.IsSurrogate(c):
		c = utf16.DecodeRune(r.high, c)
		r.high = 0
	case utf16.IsSurrogate(c):
		r.high = c
		return
	}
	if c > 0 && c < 0x110000 {
		r.write(string(c))
	}
}

func (r *rtf) write(text string) {
	g := &r.group
	switch {
	case g.hidden:
	case g.into == rtfStyles || g.into == rtfTitle:
		if r.name.Len() < 1000 {
			r.name.WriteString(text)
		}
	case g.skip || g.into == rtfFonts:
	case g.note:
		r.noteText.WriteString(text)
	default:
		r.text.WriteString(text)
	}
}

// paragraph ends the paragraph.
func (r *rtf) paragraph() {
	text := strings.Join(strings.Fields(r.text.String()), " ")
	r.text.Reset()
	for strings.HasSuffix(text, " ·") || strings.HasPrefix(text, "· ") || text == "·" {
		text = strings.TrimPrefix(strings.TrimSpace(strings.TrimSuffix(text, "·")), "· ")
	}
	if text != "" {
		p := para{kind: corpus.Body, level: r.level, text: text}
		switch {
		case r.level > 0:
			p.kind = corpus.Subheading
		case r.caption:
			p.kind = corpus.Caption
		}
		if n := len(r.list); n >= 10*maxPassages && len(r.list[n-1].text) < 256 {
			r.list[n-1].text += " " + text
		} else {
			r.list = append(r.list, p)
		}
	}
	r.list = append(r.list, r.notes...)
	r.notes = nil
}
