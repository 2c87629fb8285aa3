package concordance

import (
	"cmp"
	"slices"
	"strings"

	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/unspaced"
)

// cutter cuts contexts out of one text after the other. It keeps its buffers.
type cutter struct {
	text     string
	unspaced unspaced.Cutter
	tokens   []analysis.Token
}

// read takes the next text.
func (c *cutter) read(d *corpus.Document, text string) {
	c.text, c.tokens = text, c.tokens[:0]
	c.unspaced.Each(d, text, func(term []byte, start, end int) {
		c.tokens = append(c.tokens, analysis.Token{Term: string(term), Start: start, End: end})
	})
}

// around finds the tokens of a span: from first on, without after.
func (c *cutter) around(span corpus.Span) (first, after int) {
	start := func(t analysis.Token, at int) int { return cmp.Compare(t.Start, at) }
	first, _ = slices.BinarySearchFunc(c.tokens, span.From, start)
	after, _ = slices.BinarySearchFunc(c.tokens, span.To, start)
	return first, after
}

// cut returns a span with at most words words on either side; where the text
// begins or ends there, with what stands before the first or after the last.
func (c *cutter) cut(span corpus.Span, words int) (left, word, right string) {
	first, after := c.around(span)
	from, to := 0, len(c.text)
	if first > words {
		from = c.tokens[first-words].Start
	}
	if after+words < len(c.tokens) {
		to = c.tokens[after+words-1].End
	}
	return oneLine(c.text[from:span.From]), oneLine(c.text[span.From:span.To]), oneLine(c.text[span.To:to])
}

// key is what a line is sorted by. Shorter contexts come first.
func (c *cutter) key(span corpus.Span, o Order) string {
	first, after := c.around(span)
	var b strings.Builder
	left := func(from int) {
		for i := first - from; i >= max(0, first-sortWords); i-- {
			b.WriteString(c.tokens[i].Term)
			b.WriteByte(1)
		}
		b.WriteByte(0)
	}
	right := func(from int) {
		for i := after + from - 1; i < min(len(c.tokens), after+sortWords); i++ {
			b.WriteString(c.tokens[i].Term)
			b.WriteByte(1)
		}
		b.WriteByte(0)
	}
	switch o {
	case ByLeft, ByLeft2, ByLeft3:
		left(1 + slices.Index([]Order{ByLeft, ByLeft2, ByLeft3}, o))
		right(1)
	case ByRight, ByRight2, ByRight3:
		right(1 + slices.Index([]Order{ByRight, ByRight2, ByRight3}, o))
		left(1)
	case ByWord:
		for _, t := range c.tokens[first:after] {
			b.WriteString(t.Term)
			b.WriteByte(1)
		}
		b.WriteByte(0)
		right(1)
	}
	return b.String()
}

// oneLine turns line ends and runs of spaces into one space and drops those at
// the ends: columns part the word from its context.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
