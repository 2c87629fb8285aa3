package ingest

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
)

// xmlReader reads XML as a row of tokens, with the tokenizer of HTML: no tree is
// built, nothing has to be well formed, and an entity that a document type
// declares stays as it is written. Names are in lower case and without prefix.
type xmlReader struct {
	z    *html.Tokenizer
	kind html.TokenType
	name string // of an element
	// prefix stands before the name, where there is one: who reads feeds has to tell
	// media:title from title.
	prefix string
	text   string // of a text

	attributes []xmlAttribute // of the element, once one was asked for
	more       bool           // there are attributes that were not read
}

type xmlAttribute struct{ key, value string }

func newXML(text string) *xmlReader {
	x := &xmlReader{z: html.NewTokenizer(strings.NewReader(text))}
	x.z.AllowCDATA(true)
	return x
}

// next goes to the next element, text or document type, and reports whether
// there is one.
func (x *xmlReader) next() bool {
	for {
		x.kind, x.name, x.prefix, x.text = x.z.Next(), "", "", ""
		switch x.kind {
		case html.ErrorToken: // the end; reading a string fails in no other way
			return false
		case html.CommentToken: // or a processing instruction
			continue
		case html.TextToken:
			x.text = string(x.z.Text())
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			x.z.NextIsNotRawText() // no name has a meaning of its own
			var name []byte
			name, x.more = x.z.TagName()
			x.name = string(unprefixed(name))
			x.prefix = string(name[:max(0, len(name)-len(x.name)-1)])
			x.attributes = x.attributes[:0]
		}
		return true
	}
}

// attribute is the value of the element's attribute, "" if it has none.
func (x *xmlReader) attribute(key string) string {
	for x.more {
		var k, v []byte
		k, v, x.more = x.z.TagAttr()
		x.attributes = append(x.attributes, xmlAttribute{string(unprefixed(k)), string(v)})
	}
	for _, a := range x.attributes {
		if a.key == key {
			return a.value
		}
	}
	return ""
}

func unprefixed(name []byte) []byte { return name[bytes.LastIndexByte(name, ':')+1:] }
