package wire

import (
	"encoding/binary"
	"encoding/json"
	"errors"

	"parallax/corpus"
	"parallax/corpus/intake"
)

// Texts cross as bytes that are cut, not parsed: what a page spends on a piece of
// 32 KB of JSON it would stand still for, and it gets hundreds of them in a row.
// A paragraph is
//
//	passage   N + 1, kind, lines from and to, text
//	          or 0 and JSON, if more is known of it
//	left out  the number of the passage that it stood before, why, text
//
// where numbers are uvarints, and strings have their length before them.

func appendString[S ~string](b []byte, s S) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func appendPassages(b []byte, list []corpus.Passage) []byte {
	b = binary.AppendUvarint(b, uint64(len(list)))
	for i := range list {
		p := &list[i]
		if p.Original != "" || p.Counts != nil || p.N < 0 || p.Lines.From < 0 || p.Lines.To < 0 {
			b = append(b, 0)
			b = appendString(b, string(Encoded(p)))
			continue
		}
		b = binary.AppendUvarint(b, uint64(p.N)+1)
		b = appendString(b, p.Kind)
		b = binary.AppendUvarint(b, uint64(p.Lines.From))
		b = binary.AppendUvarint(b, uint64(p.Lines.To))
		b = appendString(b, p.Text)
	}
	return b
}

func appendLeft(b []byte, list []intake.Left) []byte {
	b = binary.AppendUvarint(b, uint64(len(list)))
	for i := range list {
		l := &list[i]
		b = binary.AppendUvarint(b, uint64(max(0, l.Before)))
		b = appendString(b, l.Why)
		b = appendString(b, l.Text)
	}
	return b
}

// cutter cuts what the functions above have put together. After what is no such
// text bad is true, and the rest is empty.
type cutter struct {
	rest string
	bad  bool
}

func (c *cutter) number() int {
	var v uint64
	for shift := 0; shift < 63; shift += 7 {
		if c.rest == "" {
			break
		}
		x := c.rest[0]
		c.rest = c.rest[1:]
		v |= uint64(x&0x7f) << shift
		if x < 0x80 {
			return int(v)
		}
	}
	c.rest, c.bad = "", true
	return 0
}

func (c *cutter) text() string {
	n := c.number()
	if n < 0 || n > len(c.rest) {
		c.rest, c.bad = "", true
		return ""
	}
	s := c.rest[:n]
	c.rest = c.rest[n:]
	return s
}

func (c *cutter) passages(list []corpus.Passage) []corpus.Passage {
	for n := c.number(); n > 0 && !c.bad; n-- {
		number := c.number()
		if number == 0 {
			var p corpus.Passage
			c.bad = c.bad || json.Unmarshal([]byte(c.text()), &p) != nil
			list = append(list, p)
			continue
		}
		list = append(list, corpus.Passage{N: number - 1, Kind: corpus.Kind(c.text()), Lines: corpus.Lines{From: c.number(), To: c.number()}, Text: c.text()})
	}
	return list
}

func (c *cutter) left(list []intake.Left) []intake.Left {
	for n := c.number(); n > 0 && !c.bad; n-- {
		l := intake.Left{Before: c.number()}
		l.Why, l.Text = c.text(), c.text()
		list = append(list, l)
	}
	return list
}

// appendArticles puts articles together: what is stated of them as JSON, then the
// paragraphs of each.
func appendArticles(b []byte, list []intake.Article) []byte {
	heads := make([]intake.Article, len(list))
	for i := range list {
		heads[i] = list[i]
		heads[i].Document.Passages, heads[i].LeftOut = nil, nil
	}
	b = appendString(b, string(Encoded(heads)))
	for i := range list {
		b = appendLeft(appendPassages(b, list[i].Document.Passages), list[i].LeftOut)
	}
	return b
}

var errGarbled = errors.New("what was read was garbled on the way")

func articlesOf(content []byte) ([]intake.Article, error) {
	c := cutter{rest: string(content)}
	var list []intake.Article
	if err := json.Unmarshal([]byte(c.text()), &list); err != nil {
		return nil, err
	}
	for i := range list {
		list[i].Document.Passages = c.passages(nil)
		list[i].LeftOut = c.left(nil)
	}
	if c.bad {
		return nil, errGarbled
	}
	return list, nil
}
