package annotation

import (
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"parallax/corpus"
)

// Text is the wording of a document in which quotations are looked for. It is
// immutable, and safe for use by several goroutines.
type Text struct {
	Of     corpus.NoteText
	joined string // the passages with a line feed between
	starts []int  // where each begins, in bytes of joined

	folding sync.Once
	f       *folded

	listing sync.Once
	words   map[string][]int32 // passages, from 1 and ascending, that have the word
}

// NewText takes the passages of a text, in order.
func NewText(of corpus.NoteText, passages []string) *Text {
	t := &Text{Of: of, joined: strings.Join(passages, "\n"), starts: make([]int, len(passages))}
	at := 0
	for i, p := range passages {
		t.starts[i] = at
		at += len(p) + 1
	}
	return t
}

// TextOf is one wording of a document, nil where it is not there: an original that is
// not attached, or a digest of an article that is in the collection as it is.
func TextOf(d *corpus.Document, of corpus.NoteText) *Text {
	if own := ownText(d); of == "" {
		of = own
	} else if of != own && (own == corpus.OnOriginal || of == corpus.OnDigest) {
		return nil
	} else if of != own {
		passages, there := make([]string, len(d.Passages)), false
		for i, p := range d.Passages {
			passages[i] = p.Original
			there = there || p.Original != ""
		}
		if !there {
			return nil
		}
		return NewText(of, passages)
	}
	passages := make([]string, len(d.Passages))
	for i, p := range d.Passages {
		passages[i] = p.Text
	}
	return NewText(of, passages)
}

// ownText is what Passage.Text of a document holds.
func ownText(d *corpus.Document) corpus.NoteText {
	if d.Text == corpus.Digest {
		return corpus.OnDigest
	}
	return corpus.OnOriginal
}

func (t *Text) folded() *folded {
	t.folding.Do(func() { t.f = fold(t.joined) })
	return t.f
}

// Point is a place in a text: a byte of a passage.
type Point struct {
	Passage int `json:"passage"` // from 1
	Byte    int `json:"byte"`
}

// point is the place of a byte of the joined text. An end belongs to the passage
// whose last byte it follows.
func (t *Text) point(at int, end bool) Point {
	i := sort.Search(len(t.starts), func(i int) bool { return t.starts[i] > at || end && t.starts[i] >= at && i > 0 }) - 1
	return Point{i + 1, at - t.starts[i]}
}

// byteOf is the inverse of point, -1 where there is no such place.
func (t *Text) byteOf(p Point) int {
	if p.Passage < 1 || p.Passage > len(t.starts) || p.Byte < 0 {
		return -1
	}
	end := len(t.joined)
	if p.Passage < len(t.starts) {
		end = t.starts[p.Passage] - 1
	}
	if at := t.starts[p.Passage-1] + p.Byte; at <= end {
		return at
	}
	return -1
}

// Between are the words of a range.
func (t *Text) Between(start, end Point) string {
	a, b := t.byteOf(start), t.byteOf(end)
	if a < 0 || b < a {
		return ""
	}
	return t.joined[a:b]
}

// cuts reports whether a boundary at a byte would part a character as people see it:
// a letter from its accent, an emoji from its parts, a flag in two.
func cuts(s string, at int) bool {
	if at <= 0 || at >= len(s) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(s[at:])
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	const joiner = 0x200D
	switch {
	case next < 0x300 && before < 0x300:
		return next == '\n' && before == '\r'
	case next == joiner, 0xFE00 <= next && next <= 0xFE0F, 0x1F3FB <= next && next <= 0x1F3FF, 0xE0020 <= next && next <= 0xE007F:
		return true
	case unicode.IsMark(next):
		return true
	case before == joiner:
		return next >= 0x2190 && !unicode.IsLetter(next)
	case regional(next) && regional(before):
		n := 0
		for rest := s[:at]; ; n++ {
			r, size := utf8.DecodeLastRuneInString(rest)
			if !regional(r) {
				return n%2 == 1
			}
			rest = rest[:len(rest)-size]
		}
	}
	return !norm.NFC.PropertiesString(s[at:]).BoundaryBefore()
}

// regional reports whether a character is half of a flag.
func regional(r rune) bool { return 0x1F1E6 <= r && r <= 0x1F1FF }

// parted reports whether a word ends or begins before the byte of the folded text.
func (f *folded) parted(at int) bool {
	if at <= 0 || at >= len(f.text) {
		return true
	}
	if h := f.hyphen[int32(at)]; h != noHyphen {
		return h == inWord
	}
	next, size := utf8.DecodeRuneInString(f.text[at:])
	before, back := utf8.DecodeLastRuneInString(f.text[:at])
	if spaceless(next) || spaceless(before) {
		return true
	}
	switch {
	case next == '\'':
		after, _ := utf8.DecodeRuneInString(f.text[at+size:])
		return !(wordRune(before) && wordRune(after))
	case before == '\'':
		first, _ := utf8.DecodeLastRuneInString(f.text[:at-back])
		return !(wordRune(first) && wordRune(next))
	}
	return !(wordRune(before) && wordRune(next))
}

// wordsOf are the words of a folded text without points and accents; of scripts that
// write no spaces, the characters.
func wordsOf(text string) []string {
	var list []string
	var b strings.Builder
	flush := func() {
		if b.Len() > 0 {
			list = append(list, b.String())
			b.Reset()
		}
	}
	for _, r := range norm.NFD.String(text) {
		switch {
		case unicode.IsMark(r) || r == '\'':
		case !wordRune(r):
			flush()
		case spaceless(r):
			flush()
			b.WriteRune(r)
			flush()
		default:
			b.WriteRune(r)
		}
	}
	flush()
	return list
}

// nearest are the passages that have most of the words, and at least half of them.
func (t *Text) nearest(words []string) []int {
	t.listing.Do(func() {
		t.words = make(map[string][]int32)
		for i, start := range t.starts {
			end := len(t.joined)
			if i+1 < len(t.starts) {
				end = t.starts[i+1] - 1
			}
			for _, w := range wordsOf(fold(t.joined[start:end]).text) {
				if list := t.words[w]; len(list) == 0 || list[len(list)-1] != int32(i+1) {
					t.words[w] = append(list, int32(i+1))
				}
			}
		}
	})
	seen, count := make(map[string]bool, len(words)), make(map[int32]int)
	for _, w := range words {
		if !seen[w] {
			seen[w] = true
			for _, p := range t.words[w] {
				count[p]++
			}
		}
	}
	best := 0
	for _, n := range count {
		best = max(best, n)
	}
	if 2*best < len(seen) || best == 0 {
		return nil
	}
	var list []int
	for p, n := range count {
		if n == best {
			list = append(list, int(p))
		}
	}
	sort.Ints(list)
	return list
}
