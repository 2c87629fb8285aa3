package annotation

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folded is a text as quotations are compared: without regard to the kind and number
// of white spaces, to the form of quotation marks, hyphens and ellipses, to hyphens at
// line ends inside words, to characters without width, and to how accents are written.
//
// A hyphen between two letters or digits is no character of it: hyphen says where one
// was, so that "long-term" at a line end agrees with and without its hyphen.
type folded struct {
	text   string  // UTF-8, in normal form C
	pieces []piece // where its parts come from, in order
	// hyphen is set for the first byte of a character that a hyphen stood before.
	hyphen map[int32]hyphenation
}

// piece is a part of a folded text, up to the next piece: as it is in the source, or a
// character that is written otherwise there.
type piece struct {
	at       int32 // in bytes of the folded text
	from, to int32 // in bytes of the source; to is -1 of what is as it is
}

// source is where the character at a byte of the folded text stands in the source, or
// the byte itself within a part that is as it is.
func (f *folded) source(at int) (from, to int) {
	i := sort.Search(len(f.pieces), func(i int) bool { return int(f.pieces[i].at) > at }) - 1
	p := f.pieces[i]
	if p.to >= 0 {
		return int(p.from), int(p.to)
	}
	from = int(p.from) + at - int(p.at)
	return from, from + 1
}

type hyphenation uint8

const (
	noHyphen  hyphenation = iota
	inWord                // between letters or digits
	atLineEnd             // between letters, before a line end: it may be one of the word or of the line
)

// wordRune reports whether a character is part of a word.
func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// spaceless reports whether a character is of a script that writes no spaces between
// words.
func spaceless(r rune) bool {
	return r >= 0xE00 && (unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) ||
		r == 0x30FC)
}

// cjk reports whether a line end beside the character is no space: Chinese and
// Japanese, with their punctuation.
func cjk(r rune) bool {
	return r >= 0x2E80 && (unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) ||
		0x3000 < r && r <= 0x303F || r == 0x30FC || 0xFF00 < r && r <= 0xFF65)
}

// foldRune is a character in the form in which it is compared; -1 is none at all.
func foldRune(r rune) rune {
	switch {
	case r < 0x80:
		if r == '`' {
			return '\''
		}
		return r
	case r == 0xAD, 0x200B <= r && r <= 0x200F, 0x202A <= r && r <= 0x202E, 0x2060 <= r && r <= 0x206F,
		r == 0xFEFF, r == 0x61C, r == 0x180E, 0xFE00 <= r && r <= 0xFE0F, r == 0x34F:
		return -1
	case r == 0xB4, 0x2018 <= r && r <= 0x201B, r == 0x2032, r == 0x2035, r == 0x2BC, r == 0xFF07:
		return '\''
	case 0x201C <= r && r <= 0x201F, r == 0x2033, r == 0x2036, r == 0xFF02, r == 0x301D, r == 0x301E, r == 0x301F:
		return '"'
	case 0x2010 <= r && r <= 0x2015, r == 0x2212, r == 0x2043, r == 0xFE58, r == 0xFE63, r == 0xFF0D:
		return '-'
	case unicode.IsSpace(r), r == 0x3000:
		return ' '
	}
	return r
}

// folder makes a folded text character by character.
type folder struct {
	b      []byte
	pieces []piece
	hyphen map[int32]hyphenation

	last rune // the last character written, 0 before the first
	// What was read and is not written yet: spaces, and a hyphen after a letter.
	space, line        bool
	spaceFrom, spaceTo int32
	dash, lineAfter    bool
	dashFrom, dashTo   int32
}

// fold folds a text. Time and memory are linear.
func fold(text string) *folded {
	f := &folder{b: make([]byte, 0, len(text)), hyphen: make(map[int32]hyphenation)}
	for at := 0; at < len(text); {
		c := text[at]
		if plain[c] {
			end := at + 1
			for end < len(text) && (plain[text[end]] || text[end] == ' ' && end+1 < len(text) && plain[text[end+1]]) {
				end++
			}
			if end < len(text) && text[end] >= utf8.RuneSelf {
				end-- // an accent may follow its letter
			}
			if end > at {
				f.flush(rune(c))
				f.run(text[at:end], at)
				at = end
				continue
			}
		}
		if c < utf8.RuneSelf && (at+1 == len(text) || text[at+1] < utf8.RuneSelf) {
			f.take(rune(c), at, at+1)
			at++
			continue
		}
		n := norm.NFC.NextBoundaryInString(text[at:], true)
		if n <= 0 {
			n = len(text) - at
		}
		for _, r := range norm.NFC.String(text[at : at+n]) {
			f.take(r, at, at+n)
		}
		at += n
	}
	f.end()
	return &folded{string(f.b), f.pieces, f.hyphen}
}

// plain are the bytes that are compared as they are.
var plain = func() (t [256]bool) {
	for c := byte('!'); c <= '~'; c++ {
		t[c] = c != '-' && c != '`'
	}
	return t
}()

// run writes what is as it is.
func (f *folder) run(s string, from int) {
	if n := len(f.pieces); n == 0 || f.pieces[n-1].to >= 0 || int(f.pieces[n-1].from)+len(f.b)-int(f.pieces[n-1].at) != from {
		f.pieces = append(f.pieces, piece{int32(len(f.b)), int32(from), -1})
	}
	f.b = append(f.b, s...)
	f.last = rune(s[len(s)-1])
}

// take takes a character of the source; from and to are its place there.
func (f *folder) take(r rune, from, to int) {
	newline := r == '\n' || r == '\r' || r == 0x85 || r == 0x2028 || r == 0x2029
	r = foldRune(r)
	if newline {
		r = ' '
	}
	switch {
	case r < 0:
		return
	case r == ' ' || r == '\t' || r == '\v' || r == '\f':
		if f.dash { // a line that ends with a hyphen, or a dash before a space
			f.lineAfter = f.lineAfter || newline
		}
		if !f.space {
			f.space, f.spaceFrom = true, int32(from)
		}
		f.spaceTo, f.line = int32(to), f.line || newline
		return
	case r == '-' && f.dash && !f.space:
		f.dashTo = int32(to) // two hyphens are a dash
		return
	case r == '-' && !f.space && !f.dash && wordRune(f.last):
		f.dash, f.dashFrom, f.dashTo = true, int32(from), int32(to)
		return
	case r == 0x2026:
		f.flush('.')
		for range 3 {
			f.put('.', int32(from), int32(to))
		}
		return
	case r == '-' && f.last == '-' && !f.space && !f.dash:
		f.pieces[len(f.pieces)-1].to = int32(to)
		return
	}
	f.flush(r)
	f.put(r, int32(from), int32(to))
}

// flush writes what stood before the character r.
func (f *folder) flush(r rune) {
	if f.dash {
		switch {
		case wordRune(r) && !f.space:
			f.hyphen[int32(len(f.b))] = inWord
		case wordRune(r) && f.lineAfter && unicode.IsLetter(f.last) && unicode.IsLetter(r):
			f.hyphen[int32(len(f.b))] = atLineEnd
			f.space = false
		case wordRune(r) && f.lineAfter:
			f.hyphen[int32(len(f.b))] = inWord
			f.space = false
		default:
			f.put('-', f.dashFrom, f.dashTo)
		}
		f.dash, f.lineAfter = false, false
	}
	if f.space {
		if len(f.b) > 0 && !(f.line && cjk(f.last) && cjk(r)) {
			f.put(' ', f.spaceFrom, f.spaceTo)
		}
		f.space, f.line = false, false
	}
}

func (f *folder) end() {
	if f.dash {
		f.put('-', f.dashFrom, f.dashTo)
	}
	if f.space && len(f.b) > 0 {
		f.put(' ', f.spaceFrom, f.spaceTo)
	}
}

func (f *folder) put(r rune, from, to int32) {
	f.pieces = append(f.pieces, piece{int32(len(f.b)), from, to})
	f.b = utf8.AppendRune(f.b, r)
	f.last = r
}

// sub is a part of a folded text by its bytes.
func (f *folded) sub(from, to int) *folded {
	g := &folded{text: f.text[from:to], hyphen: make(map[int32]hyphenation)}
	for at, h := range f.hyphen {
		if int(at) > from && int(at) < to {
			g.hyphen[at-int32(from)] = h
		}
	}
	return g
}

// trimmed is the text without spaces at its ends.
func (f *folded) trimmed() *folded {
	from, to := 0, len(f.text)
	for from < to && f.text[from] == ' ' {
		from++
	}
	for to > from && f.text[to-1] == ' ' {
		to--
	}
	return f.sub(from, to)
}

// agrees reports whether the hyphens of g, whose text is that of f from at on, agree
// with those of f.
func (f *folded) agrees(at int, g *folded) bool {
	if len(f.hyphen) == 0 && len(g.hyphen) == 0 {
		return true
	}
	for i, h := range g.hyphen {
		if i > 0 && !alike(h, f.hyphen[int32(at)+i]) {
			return false
		}
	}
	if len(f.hyphen) == 0 {
		return true
	}
	for i := 1; i < len(g.text); i++ {
		if h, ok := f.hyphen[int32(at+i)]; ok && !alike(h, g.hyphen[int32(i)]) {
			return false
		}
	}
	return true
}

// alike reports whether two hyphens may be the same: one at a line end may be of the
// line, or of the word.
func alike(a, b hyphenation) bool { return a == b || a == atLineEnd || b == atLineEnd }

// find calls f with each place of g in the text, from the left, until it returns false.
func (f *folded) find(g *folded, found func(at int) bool) {
	if g.text == "" {
		return
	}
	for at := 0; ; {
		i := strings.Index(f.text[at:], g.text)
		if i < 0 {
			return
		}
		at += i
		if f.agrees(at, g) && !found(at) {
			return
		}
		_, n := utf8.DecodeRuneInString(f.text[at:])
		at += n
	}
}
