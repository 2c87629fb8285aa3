package annotation

import (
	"unicode/utf8"

	"parallax/corpus"
)

const (
	contextLength = 32  // code points of prefix and suffix
	mostContext   = 512 // as many where fewer would not tell the place from others
)

// Select describes the words from start to end, as a note keeps them. Spaces at the
// ends are left out, and a character that would be cut is taken whole. ok is false
// where no words are left.
func (t *Text) Select(start, end Point) (q corpus.Quote, at corpus.Position, ok bool) {
	a, b := t.byteOf(start), t.byteOf(end)
	if a < 0 || b < 0 || b <= a {
		return q, at, false
	}
	for a > 0 && (!utf8.RuneStart(t.joined[a]) || cuts(t.joined, a)) {
		a--
	}
	for b < len(t.joined) && (!utf8.RuneStart(t.joined[b]) || cuts(t.joined, b)) {
		b++
	}
	for a < b && isSpace(t.joined[a]) {
		a++
	}
	for b > a && isSpace(t.joined[b-1]) {
		b--
	}
	if a == b {
		return q, at, false
	}
	from := utf8.RuneCountInString(t.joined[:a])
	at = corpus.Position{Start: from, End: from + utf8.RuneCountInString(t.joined[a:b])}
	for n := contextLength; n <= mostContext; n *= 2 {
		q = corpus.Quote{Exact: t.joined[a:b], Prefix: t.joined[t.back(a, n):a], Suffix: t.joined[b:t.forth(b, n)]}
		if p := t.Find(q); p.State == Placed && t.byteOf(p.Start) == a {
			break
		}
	}
	return q, at, true
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// back is n code points before a byte, more where a character would be cut.
func (t *Text) back(at, n int) int {
	for ; at > 0 && (n > 0 || cuts(t.joined, at)); n-- {
		_, size := utf8.DecodeLastRuneInString(t.joined[:at])
		at -= size
	}
	return at
}

func (t *Text) forth(at, n int) int {
	for ; at < len(t.joined) && (n > 0 || cuts(t.joined, at)); n-- {
		_, size := utf8.DecodeRuneInString(t.joined[at:])
		at += size
	}
	return at
}
