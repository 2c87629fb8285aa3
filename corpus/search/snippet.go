package search

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"parallax/corpus"
)

// Lengths of excerpts in words.
const (
	snippetWhole = 60 // passages up to this length are shown whole
	snippetWords = 45
	snippetLead  = 8 // how far back an excerpt may reach to begin with a sentence
)

// snippet cuts the stretch of a text that shows most of what was found.
func (t *marked) snippet(leaves []*leaf) Snippet {
	if len(t.tokens) <= snippetWhole {
		return Snippet{Text: t.text, Spans: t.spans(0, len(t.text))}
	}
	first := t.window(leaves)
	last := min(first+snippetWords, len(t.tokens)) - 1
	from, to := int(t.tokens[first].from), int(t.tokens[last].to)
	if first == 0 {
		from = 0
	}
	if last == len(t.tokens)-1 {
		to = len(t.text)
	}
	for to < len(t.text) { // closing punctuation
		r, size := utf8.DecodeRuneInString(t.text[to:])
		if unicode.IsSpace(r) || unicode.IsLetter(r) || unicode.IsNumber(r) {
			break
		}
		to += size
	}
	for from > 0 { // opening punctuation
		r, size := utf8.DecodeLastRuneInString(t.text[:from])
		if unicode.IsSpace(r) || unicode.IsLetter(r) || unicode.IsNumber(r) || first > 0 && from-size < int(t.tokens[first-1].to) {
			break
		}
		from -= size
	}
	return Snippet{Text: t.text[from:to], Spans: t.spans(from, to), Before: from > 0, After: to < len(t.text)}
}

// window returns the first token of the best excerpt: the one with the most
// weight of different leaves, then the most marks, then the earliest.
func (t *marked) window(leaves []*leaf) int {
	bestAt, bestValue := 0, -1.
	for i, m := range t.marks {
		var value float64
		seen := make([]bool, len(leaves))
		for _, n := range t.marks[i:] {
			if n.to > m.from+snippetWords {
				break
			}
			if !seen[n.leaf] {
				seen[n.leaf] = true
				value += leaves[n.leaf].weight() + .01
			}
			value += .001
		}
		if value > bestValue {
			bestAt, bestValue = i, value
		}
		if i > maxWindows {
			break
		}
	}
	if bestValue < 0 {
		return 0
	}
	// What is found stands in the middle: as much text before as after.
	first := t.marks[bestAt].from
	last := first
	for _, n := range t.marks[bestAt:] {
		if n.to > first+snippetWords {
			break
		}
		last = n.to
	}
	start := max(0, first-(snippetWords-(last-first))/2)
	start = min(start, len(t.tokens)-snippetWords)
	// Better begin with a sentence, if one begins close by.
	for i := start; i >= max(0, start-snippetLead); i-- {
		if t.beginsSentence(i) && last <= i+snippetWords {
			return i
		}
	}
	for i := start; i <= min(first, start+snippetLead); i++ {
		if t.beginsSentence(i) {
			return i
		}
	}
	return start
}

// maxWindows bounds the places an excerpt is tried at.
const maxWindows = 200

func (t *marked) beginsSentence(i int) bool {
	if i == 0 {
		return true
	}
	for _, r := range t.text[t.tokens[i-1].to:t.tokens[i].from] {
		if r == '.' || r == '!' || r == '?' || r == 0x3002 || r == '\n' {
			return true
		}
	}
	return false
}

// spans returns the marks between two offsets, relative to the first. What
// overlaps is one span.
func (t *marked) spans(from, to int) []corpus.Span {
	var spans []corpus.Span
	for _, m := range t.marks {
		span := corpus.Span{From: int(t.tokens[m.from].from) - from, To: int(t.tokens[m.to-1].to) - from}
		if span.From < 0 || span.To > to-from {
			continue
		}
		if n := len(spans); n > 0 && span.From < spans[n-1].To {
			spans[n-1].To = max(spans[n-1].To, span.To)
			continue
		}
		spans = append(spans, span)
	}
	return spans
}

// forms returns the words marked, each once, as they first stand.
func (t *marked) forms() []string {
	var words []string
	for _, m := range t.marks {
		w := t.text[t.tokens[m.from].from:t.tokens[m.to-1].to]
		if !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	return words
}
