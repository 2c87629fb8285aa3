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

// wordParts are the parts of a Word document. Only what is asked for is
// inflated, and in all no more than was left at the start.
type wordParts struct {
	zip  *zip.Reader
	left int64
}

var errNoPart = errors.New("a part is missing")

// read returns the text of a part.
func (p *wordParts) read(name string) (string, error) {
	for _, f := range p.zip.File {
		if !strings.EqualFold(strings.TrimPrefix(f.Name, "/"), name) {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return "", fmt.Errorf("%s: %w", name, err)
		}
		defer r.Close()
		b, err := io.ReadAll(io.LimitReader(r, p.left+1))
		if err != nil {
			return "", fmt.Errorf("%s: %w", name, err)
		}
		if p.left -= int64(len(b)); p.left < 0 {
			return "", fmt.Errorf("%s: it is larger than the limit once unpacked; split the document", name)
		}
		return Decode(b), nil
	}
	return "", fmt.Errorf("%s: %w", name, errNoPart)
}

// main is the name of the part with the text, which is word/document.xml unless
// the relations of the whole say otherwise.
func (p *wordParts) main() string {
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

// title is the one in the document's properties.
func (p *wordParts) title() string {
	text, err := p.read("docProps/core.xml")
	if err != nil {
		return ""
	}
	in := false
	for x := newXML(text); x.next(); {
		switch {
		case x.name == "title":
			in = x.kind == html.StartTagToken
		case in && x.kind == html.TextToken:
			return x.text
		}
	}
	return ""
}

// wordStyle is what a paragraph's style says of it.
type wordStyle struct {
	level   int // of a heading, 1 to 9; 0 is none
	title   bool
	caption bool
}

// styles are those of the document, by id. Ids differ by the language of the
// program that wrote them; the names of the built-in styles do not. Without the
// part, what the usual ids say has to do.
func (p *wordParts) styles(dir string) map[string]wordStyle {
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
