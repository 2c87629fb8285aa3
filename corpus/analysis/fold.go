package analysis

import (
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold runs the token filters over one word found at offset at, and emits the
// term or terms that come out.
func (a *Analyzer) fold(word string, at int, emit func(term []byte, start, end int)) {
	b := a.term[:0]
	for i := 0; i < len(word); i++ {
		c := word[i]
		switch {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			b = append(b, c)
		case 'A' <= c && c <= 'Z':
			b = append(b, c+'a'-'A')
		default:
			a.term = b
			a.foldParts(word, at, emit)
			return
		}
	}
	a.term = b
	emitTerm(b, at, at+len(word), emit)
}

// foldParts treats a word with something in it besides ASCII letters and
// digits. Dots between single letters vanish (U.S), other dots, colons and
// underscores part terms (example.com), and so do they not within a number.
func (a *Analyzer) foldParts(word string, at int, emit func(term []byte, start, end int)) {
	if numeric(word) {
		a.term = a.foldNumber(a.term[:0], word)
		emitTerm(a.term, at, at+len(word), emit)
		return
	}
	if initials(word) {
		a.term = a.foldRunes(a.term[:0], word)
		emitTerm(a.term, at, at+len(word), emit)
		return
	}
	for from := 0; from < len(word); {
		to, next := from, len(word)
		for to < len(word) {
			r, size := utf8.DecodeRuneInString(word[to:])
			if separator(r) {
				next = to + size
				break
			}
			to += size
		}
		switch {
		case to == from:
		case numeric(word[from:to]):
			a.term = a.foldNumber(a.term[:0], word[from:to])
			emitTerm(a.term, at+from, at+to, emit)
		default:
			a.foldPart(word[from:to], at+from, emit)
		}
		from = next
	}
}

// foldPart takes elisions and the possessive off a part without dots.
func (a *Analyzer) foldPart(part string, at int, emit func(term []byte, start, end int)) {
	if i, size := apostropheAt(part); i > 0 {
		before, after := part[:i], part[i+size:]
		switch {
		case elided(before) && utf8.RuneCountInString(after) > 1:
			a.foldPart(before, at, emit)
			a.foldPart(after, at+i+size, emit)
			return
		case after == "s" || after == "S":
			a.term = a.foldRunes(a.term[:0], before)
			emitTerm(a.term, at, at+len(part), emit)
			return
		}
	}
	a.term = a.foldRunes(a.term[:0], part)
	emitTerm(a.term, at, at+len(part), emit)
}

func apostropheAt(s string) (at, size int) {
	for i, r := range s {
		if apostrophe(r) {
			return i, utf8.RuneLen(r)
		}
	}
	return -1, 0
}

func apostrophe(r rune) bool {
	return r == '\'' || r == 0x2019 || r == 0x2018 || r == 0x2BC || r == 0xFF07
}

func separator(r rune) bool {
	return r == '.' || r == ':' || r == '_' || r == 0xB7 || r == 0x2024 || r == 0x2027 ||
		r == 0x203F || r == 0x2040 || r == 0xFE13 || r == 0xFE52 || r == 0xFE55 || r == 0xFF0E || r == 0xFF1A || r == 0xFF3F
}

// elided reports whether s is a word that French, Italian or Catalan shorten
// before a vowel: l'homme, d'accord, qu'il.
func elided(s string) bool {
	switch len(s) {
	case 1:
		switch s[0] | 0x20 {
		case 'c', 'd', 'j', 'l', 'm', 'n', 's', 't':
			return true
		}
	case 2:
		return s[0]|0x20 == 'q' && s[1]|0x20 == 'u'
	}
	return false
}

// initials reports whether word is single letters between dots: U.S, N.A.T.O.
func initials(word string) bool {
	dots, run := 0, 0
	for _, r := range word {
		switch {
		case r == '.':
			if run != 1 {
				return false
			}
			dots++
			run = 0
		case unicode.IsLetter(r):
			run++
		default:
			return false
		}
	}
	return dots > 0 && run == 1
}

// numeric reports whether word is digits with something between them.
func numeric(word string) bool {
	for i := 0; i < len(word); i++ {
		if c := word[i]; (c < '0' || c > '9') && c != '.' && c != ',' && c != ';' && c != '\'' {
			return false
		}
	}
	return true
}

// foldNumber drops the commas that part thousands: 1,000 is 1000.
func (a *Analyzer) foldNumber(dst []byte, word string) []byte {
	group := true
	for i := 0; i < len(word) && group; i++ {
		if word[i] == ',' {
			end := i + 4
			group = i <= 3 && i > 0 || i >= 4 && word[i-4] == ','
			group = group && end <= len(word) && (end == len(word) || word[end] == ',' || word[end] == '.')
		}
	}
	for i := 0; i < len(word); i++ {
		if c := word[i]; c != '\'' && (c != ',' || !group) {
			dst = append(dst, c)
		}
	}
	return dst
}

// foldRunes appends word without case, diacritics, width and apostrophes.
// Hangul and kana stay composed.
func (a *Analyzer) foldRunes(dst []byte, word string) []byte {
	begin := len(dst)
	for _, r := range word {
		switch {
		case r < utf8.RuneSelf:
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			if r != '\'' && r != '.' {
				dst = append(dst, byte(r))
			}
		case r < foldTableEnd:
			dst = append(dst, foldTable()[r]...)
		case apostrophe(r), dropped(r):
		case 0xAC00 <= r && r <= 0xD7A3, 0x4E00 <= r && r <= 0x9FFF, 0x3041 <= r && r <= 0x3094, 0x30A1 <= r && r <= 0x30FA:
			dst = utf8.AppendRune(dst, r)
		default:
			return a.foldNorm(dst[:begin], word)
		}
	}
	return dst
}

// foldNorm is foldRunes for words with characters that need normalization.
func (a *Analyzer) foldNorm(dst []byte, word string) []byte {
	a.long = appendFolded(a.long[:0], norm.NFKD.String(word))
	return norm.NFC.Append(dst, a.long...)
}

// appendFolded drops marks and case from decomposed text.
func appendFolded(dst []byte, decomposed string) []byte {
	var before rune
	for _, r := range decomposed {
		if dropped(r) && !(r == 0x306 && before == 0x438) || apostrophe(r) || r == '.' {
			continue
		}
		r = unicode.ToLower(r)
		if s, ok := foldSpecial(r); ok {
			dst = append(dst, s...)
		} else {
			dst = utf8.AppendRune(dst, r)
		}
		before = r
	}
	return dst
}

// dropped reports whether r is a mark that does not make another letter: the
// diacritics of Latin, Greek and Cyrillic, the points of Hebrew, the vowel
// signs of Arabic and Syriac and the Arabic tatweel. The breve of Cyrillic
// short i, which is another letter, is kept by appendFolded.
func dropped(r rune) bool {
	switch {
	case r < 0x300:
		return false
	case r <= 0x36F, 0x483 <= r && r <= 0x489:
		return true
	case 0x591 <= r && r <= 0x5C7:
		return unicode.IsMark(r)
	case r == 0x640, 0x610 <= r && r <= 0x61A, 0x64B <= r && r <= 0x65F, r == 0x670, 0x6D6 <= r && r <= 0x6ED:
		return r == 0x640 || unicode.IsMark(r)
	case r == 0x711, 0x730 <= r && r <= 0x74A:
		return true
	}
	return 0x1AB0 <= r && r <= 0x1AFF || 0x1DC0 <= r && r <= 0x1DFF || 0x20D0 <= r && r <= 0x20FF || 0xFE20 <= r && r <= 0xFE2F
}

// foldSpecial maps lower-case letters that Unicode does not decompose to the
// letters a reader would type for them.
func foldSpecial(r rune) (string, bool) {
	switch r {
	case 'ß', 'ẞ':
		return "ss", true
	case 'æ':
		return "ae", true
	case 'œ':
		return "oe", true
	case 'ø':
		return "o", true
	case 'ł':
		return "l", true
	case 'đ', 'ð':
		return "d", true
	case 'þ':
		return "th", true
	case 'ħ':
		return "h", true
	case 'ŧ':
		return "t", true
	case 'ı':
		return "i", true
	case 'ĸ':
		return "k", true
	case 'ŋ':
		return "n", true
	case 'ſ':
		return "s", true
	case 'ς':
		return "σ", true
	case 0x649, 0x6CC: // alef maksura and Persian yeh: yeh
		return "\u064A", true
	case 0x629: // teh marbuta: heh
		return "\u0647", true
	case 0x6A9: // Persian kaf: kaf
		return "\u0643", true
	}
	return "", false
}

// FoldRune returns what a character outside ASCII folds to within a word,
// which may be nothing; an ASCII character is left as it is. It is for matching
// letters one by one, as fuzzy search of names does.
func FoldRune(r rune) string {
	switch {
	case r < utf8.RuneSelf:
		return string(r)
	case r < foldTableEnd:
		return foldTable()[r]
	}
	return norm.NFC.String(string(appendFolded(nil, norm.NFKD.String(string(r)))))
}

// foldTableEnd ends the characters whose folding is looked up.
const foldTableEnd = 0x530

var foldTable = sync.OnceValue(func() *[foldTableEnd]string {
	var t [foldTableEnd]string
	for r := rune(utf8.RuneSelf); r < foldTableEnd; r++ {
		t[r] = norm.NFC.String(string(appendFolded(nil, norm.NFKD.String(string(r)))))
	}
	return &t
})
