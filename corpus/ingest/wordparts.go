package ingest

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// zipParts are the parts of a document that is a zip. Only what is asked for is
// inflated, and in all no more than was left at the start.
type zipParts struct {
	zip   *zip.Reader
	left  int64
	named map[string]*zip.File // by name in lower case, once one was asked for
	job   *job                 // whose work it is
}

var errNoPart = errors.New("a part is missing")

// read returns the text of a part.
func (p *zipParts) read(name string) (string, error) {
	b, err := p.bytes(name)
	if err != nil {
		return "", err
	}
	return Decode(b), nil
}

// bytes returns a part.
func (p *zipParts) bytes(name string) ([]byte, error) {
	if p.named == nil {
		p.named = make(map[string]*zip.File, len(p.zip.File))
		for _, f := range p.zip.File {
			key := strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"))
			if p.named[key] == nil {
				p.named[key] = f
			}
		}
	}
	f := p.named[strings.ToLower(name)]
	if f == nil {
		return nil, fmt.Errorf("%s: %w", name, errNoPart)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, p.left+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if p.left -= int64(len(b)); p.left < 0 {
		return nil, fmt.Errorf("%s: it is larger than the limit once unpacked; split the document", name)
	}
	return p.job.afford(b, ofXML), nil
}

// main is the name of the part with the text, which is word/document.xml unless
// the relations of the whole say otherwise.
func (p *zipParts) main() string {
	const usual = "word/document.xml"
	text, err := p.read("_rels/.rels")
	if err != nil {
		return usual
	}
	for x := newXML(text); x.next(); {
		if x.name == "relationship" && strings.HasSuffix(x.attribute("type"), "/officeDocument") {
			return strings.TrimPrefix(strings.TrimPrefix(x.attribute("target"), "."), "/")
		}
	}
	return usual
}

// properties are the title and the author in the document's properties.
func (p *zipParts) properties(part string) (title, author string) {
	text, err := p.read(part)
	if err != nil {
		return "", ""
	}
	in := ""
	for x := newXML(text); x.next(); {
		switch {
		case x.kind == html.StartTagToken:
			in = x.name
		case x.kind == html.EndTagToken:
			in = ""
		case in == "title" && title == "":
			title = strings.TrimSpace(x.text)
		case (in == "creator" || in == "initial-creator") && author == "":
			author = strings.TrimSpace(x.text)
		}
	}
	return title, author
}

// wordStyle is what a paragraph's style says of it.
type wordStyle struct {
	level   int // of a heading, 1 to 9; 0 is none
	title   bool
	caption bool
	note    bool

	numbering   string // of a list, by its id; "" or "0" if it is no item
	numberLevel int    // from 0
}

// styles are those of the document, by id. Ids differ by the language of the
// program that wrote them; the names of the built-in styles do not. Without the
// part, what the usual ids say has to do.
func (p *zipParts) styles(dir string) map[string]wordStyle {
	list := map[string]wordStyle{"Title": {title: true}, "Caption": {caption: true}}
	for n := 1; n <= 9; n++ {
		list["Heading"+strconv.Itoa(n)] = wordStyle{level: n}
	}
	text, err := p.read(dir + "styles.xml")
	if err != nil {
		return list
	}
	id, style := "", wordStyle{}
	for x := newXML(text); x.next(); {
		if x.kind == html.EndTagToken || x.kind == html.TextToken {
			continue
		}
		switch x.name {
		case "style":
			id, style = x.attribute("styleid"), wordStyle{}
		case "numid":
			style.numbering = x.attribute("val")
		case "ilvl":
			style.numberLevel, _ = strconv.Atoi(x.attribute("val"))
		case "basedon": // comes after the name
			if style == (wordStyle{}) {
				style = list[x.attribute("val")]
			}
		case "name":
			style = namedStyle(x.attribute("val"))
		case "outlinelvl":
			if level, err := strconv.Atoi(x.attribute("val")); err == nil && !style.title {
				style.level = (level + 1) % 10 // 9 is body text
			}
		default:
			continue
		}
		if id != "" {
			list[id] = style
		}
	}
	return list
}

func namedStyle(name string) wordStyle {
	name = strings.ToLower(name)
	if level, ok := strings.CutPrefix(name, "heading "); ok {
		n, err := strconv.Atoi(level)
		if err != nil || n < 1 || n > 9 {
			return wordStyle{}
		}
		return wordStyle{level: n}
	}
	return wordStyle{title: name == "title", caption: name == "caption"}
}
