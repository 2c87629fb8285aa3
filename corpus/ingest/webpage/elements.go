package webpage

import (
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// unshown elements hold nothing a reader of the page sees as text.
func unshown(a atom.Atom) bool {
	switch a {
	case atom.Style, atom.Template, atom.Iframe, atom.Noscript, atom.Noembed, atom.Noframes, atom.Textarea, atom.Xmp,
		atom.Svg, atom.Math, atom.Select, atom.Object, atom.Audio, atom.Video, atom.Canvas, atom.Datalist:
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
		atom.Var, atom.Wbr, atom.Img, atom.Picture, atom.Source, atom.Title, atom.Meta, atom.Link, atom.Acronym,
		atom.Strike, atom.Nobr, 0:
		return true
	}
	return false
}

func void(a atom.Atom) bool {
	switch a {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta,
		atom.Param, atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}

var headings = []atom.Atom{atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6}

// heading is the level of a heading, 1 to 6; 0 of other elements.
func heading(a atom.Atom) int { return slices.Index(headings, a) + 1 }

// fallback elements hold what is shown where they are not understood. They end
// with the element around them, if not before.
func fallback(a atom.Atom) bool {
	switch a {
	case atom.Svg, atom.Math, atom.Select, atom.Object, atom.Audio, atom.Video, atom.Canvas, atom.Template:
		return true
	}
	return false
}

// rawText reports whether all up to the end tag of an element is text.
func rawText(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Title, atom.Textarea, atom.Iframe, atom.Noscript, atom.Noembed, atom.Noframes, atom.Xmp, atom.Plaintext:
		return true
	}
	return false
}

// tag has those attributes of an element that this package knows.
type tag map[string]string

func readTag(z *html.Tokenizer, more bool) tag {
	var t tag
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		switch string(key) {
		case "alt", "aria-hidden", "class", "content", "datetime", "hidden", "href", "id", "itemprop", "itemtype", "lang", "name",
			"property", "pubdate", "rel", "role", "style", "title", "type", "data-testid", "data-component", "data-time", "data-timestamp", "http-equiv":
			if t == nil {
				t = make(tag)
			}
			if _, twice := t[string(key)]; !twice {
				t[string(key)] = string(value)
			}
		}
	}
	return t
}
