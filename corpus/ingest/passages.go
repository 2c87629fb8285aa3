package ingest

import (
	"strings"

	"parallax/corpus"
)

// passages are those of an article in the making.
type passages struct {
	list []corpus.Passage
	tail strings.Builder // of what is beyond maxPassages
	kind corpus.Kind     // of the tail
}

// add adds a paragraph, cut into several where it is too long. Paragraphs without
// text are left out.
func (ps *passages) add(p corpus.Passage) {
	text := strings.TrimSpace(p.Text)
	if len(text) > MaxPassage {
		p.Lines = corpus.Lines{} // passages do not share lines
	}
	for len(text) > MaxPassage {
		at := cutAt(text, MaxPassage)
		p.Text = text[:at]
		ps.append(p)
		text = strings.TrimSpace(text[at:])
	}
	if text == "" {
		return
	}
	p.Text = text
	ps.append(p)
}

func (ps *passages) append(p corpus.Passage) {
	if len(ps.list) < maxPassages {
		ps.list = append(ps.list, p)
		return
	}
	if ps.tail.Len()+1+len(p.Text) > MaxPassage {
		ps.flush()
	}
	if ps.tail.Len() == 0 {
		ps.kind = p.Kind
	} else {
		ps.tail.WriteByte(' ')
	}
	ps.tail.WriteString(p.Text)
}

func (ps *passages) flush() {
	if ps.tail.Len() > 0 {
		ps.list = append(ps.list, corpus.Passage{Kind: ps.kind, Text: ps.tail.String()})
		ps.tail.Reset()
	}
}

// all is what has been added.
func (ps *passages) all() []corpus.Passage {
	ps.flush()
	return ps.list
}

// next is the number of the passage that would be added next, from 1.
func (ps *passages) next() int {
	n := len(ps.list) + 1
	if ps.tail.Len() > 0 {
		n++
	}
	return n
}
