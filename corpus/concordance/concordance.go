// Package concordance lists occurrences of words in context, one line each
// with the word in the middle (KWIC): the oldest way to see how texts use a
// word, because sorting by what stands beside it brings like uses together.
package concordance

import (
	"cmp"
	"slices"
	"strings"

	"parallax/corpus"
	"parallax/corpus/analysis"
)

// Line is one occurrence in its context.
type Line struct {
	Ref      corpus.Ref  `json:"ref"`
	Span     corpus.Span `json:"span"`               // of Word in the passage's text
	Original bool        `json:"original,omitempty"` // the text is the attached original
	Left     string      `json:"left"`
	Word     string      `json:"word"`
	Right    string      `json:"right"`

	// What lines are sorted by, folded: the words of Left from the nearest on,
	// the word, the words of Right.
	LeftKey  string `json:"-"`
	WordKey  string `json:"-"`
	RightKey string `json:"-"`
}

// Order is how lines are sorted. Within it, they follow the collection.
type Order uint8

const (
	ByPosition Order = iota
	ByLeft           // by the words before, the nearest first
	ByRight          // by the words after
	ByWord           // by the form found, then by the words after
)

// Options of Lines. The zero value is fine.
type Options struct {
	Order    Order
	Words    int  // of context on either side; 0 is DefaultWords
	Limit    int  // lines at most; 0 is DefaultLimit
	Original bool // read attached originals where there are any, instead of digests
}

// Bounds of a concordance.
const (
	DefaultWords = 10
	DefaultLimit = 200
	MaxLines     = 10_000 // occurrences that are collected before they are sorted
)

// Concordance is what Lines returns.
type Concordance struct {
	Lines []Line `json:"lines"`
	Total int    `json:"total"` // occurrences, at most MaxLines
	More  bool   `json:"more"`  // there are occurrences beyond MaxLines, not looked at
}

// Marker tells where the words looked for stand in a text, as spans in
// ascending order.
type Marker func(text string) []corpus.Span

// Lines lists what mark finds in the passages named, in the order given.
// Passages that do not exist are passed over. It reads the texts named and no
// others, so a caller names those that a search has found.
func Lines(c *corpus.Collection, passages []corpus.Ref, mark Marker, o Options) Concordance {
	var k Concordance
	b := builder{words: cmp.Or(max(o.Words, 0), DefaultWords)}
	documents := make(map[string]*corpus.Document, len(c.Documents))
	for _, d := range c.Documents {
		documents[d.ID] = d
	}
	for _, ref := range passages {
		d := documents[ref.Document]
		if d == nil {
			continue
		}
		p := d.Passage(ref.Passage)
		if p == nil {
			continue
		}
		text, original := p.Text, false
		if o.Original && p.Original != "" {
			text, original = p.Original, true
		}
		spans := mark(text)
		if room := MaxLines - len(k.Lines); len(spans) > room {
			spans, k.More = spans[:room], true
		}
		k.Lines = b.append(k.Lines, ref, text, original, spans)
		if k.More {
			break
		}
	}
	k.Total = len(k.Lines)
	slices.SortStableFunc(k.Lines, o.Order.compare)
	if limit := cmp.Or(max(o.Limit, 0), DefaultLimit); len(k.Lines) > limit {
		k.Lines = slices.Clone(k.Lines[:limit])
	}
	return k
}

// compare orders two lines by o; those that do not differ are equal.
func (o Order) compare(a, b Line) int {
	switch o {
	case ByLeft:
		return cmp.Or(cmp.Compare(a.LeftKey, b.LeftKey), cmp.Compare(a.RightKey, b.RightKey))
	case ByRight:
		return cmp.Or(cmp.Compare(a.RightKey, b.RightKey), cmp.Compare(a.LeftKey, b.LeftKey))
	case ByWord:
		return cmp.Or(cmp.Compare(a.WordKey, b.WordKey), cmp.Compare(a.RightKey, b.RightKey))
	}
	return 0
}

// builder makes lines; its buffers serve one text after the other.
type builder struct {
	words    int
	analyzer analysis.Analyzer
	tokens   []analysis.Token
}

// append adds the lines of one text.
func (b *builder) append(lines []Line, ref corpus.Ref, text string, original bool, spans []corpus.Span) []Line {
	if len(spans) == 0 {
		return lines
	}
	b.tokens = b.analyzer.Append(b.tokens[:0], text)
	for _, span := range spans {
		if span.From < 0 || span.To > len(text) || span.From >= span.To {
			continue
		}
		// The tokens before, within and after the span.
		first, _ := slices.BinarySearchFunc(b.tokens, span.From, func(t analysis.Token, at int) int { return cmp.Compare(t.Start, at) })
		after, _ := slices.BinarySearchFunc(b.tokens, span.To, func(t analysis.Token, at int) int { return cmp.Compare(t.Start, at) })
		left := b.tokens[max(0, first-b.words):first]
		right := b.tokens[after:min(len(b.tokens), after+b.words)]
		from, to := span.From, span.To
		if len(left) > 0 {
			from = left[0].Start
		}
		if first <= b.words {
			from = 0
		}
		if len(right) > 0 {
			to = right[len(right)-1].End
		}
		if after+b.words >= len(b.tokens) {
			to = len(text)
		}
		lines = append(lines, Line{
			Ref: ref, Span: span, Original: original,
			Left:     oneLine(text[from:span.From]),
			Word:     oneLine(text[span.From:span.To]),
			Right:    oneLine(text[span.To:to]),
			LeftKey:  joined(left, true),
			WordKey:  joined(b.tokens[first:after], false),
			RightKey: joined(right, false),
		})
	}
	return lines
}

// joined is the terms parted by a character below all that occur in terms, so
// that shorter contexts come first.
func joined(tokens []analysis.Token, backwards bool) string {
	var b strings.Builder
	for i := range tokens {
		t := tokens[i]
		if backwards {
			t = tokens[len(tokens)-1-i]
		}
		b.WriteString(t.Term)
		b.WriteByte(0)
	}
	return b.String()
}

// oneLine turns line ends and runs of spaces into one space and drops those at
// the ends: columns part the word from its context.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
