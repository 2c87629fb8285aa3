package charset

import (
	"strings"
	"unicode"

	"github.com/wlynxg/chardet"
)

// sure is the confidence, 0 to 1, from which a guess of chardet is taken without
// warning: it is reached from about twenty characters on.
const sure = 0.95

// guess finds an encoding for bytes that are neither UTF-8 nor declared.
func guess(b []byte) (*enc, Found) {
	s := sample(b)
	single := rank(s)
	if e, confidence := pairs(s); e != nil {
		f := Found{Name: e.name, Source: Guessed, Weak: confidence < sure && !kana(e.text(s))}
		f.Others = others(single, e)
		// Letters beyond ASCII that mostly stand alone among others are accents.
		if len(single) == 0 || !accents(s) {
			return e, f
		}
	}
	if len(single) == 0 {
		e := lookup("windows-1252")
		return e, Found{Name: e.name, Source: Guessed, Weak: true}
	}
	best := single[0]
	f := Found{Name: best.enc.name, Source: Guessed, Weak: best.weak(single)}
	f.Others = others(single, best.enc)
	return best.enc, f
}

func others(ranked []scored, not *enc) []string {
	var names []string
	for _, x := range ranked {
		if x.enc != not && len(names) < 3 {
			names = append(names, x.enc.name)
		}
	}
	return names
}

// pairs is the encoding of two bytes a letter that chardet finds; nil if it finds
// another, or if the bytes are not of it.
func pairs(b []byte) (*enc, float64) {
	found := chardet.Detect(b)
	e := lookup(found.Encoding)
	if e == nil {
		return nil, 0
	}
	switch e.name {
	case "big5", "gb18030", "euc-jp", "euc-kr", "shift_jis", "johab":
	default:
		return nil, 0
	}
	if !e.fits(b) {
		return nil, 0
	}
	return e, found.Confidence
}

// kana reports whether a text has as many syllables of kana as Japanese has, and
// enough to be sure: other bytes than Japanese hardly ever read as these.
func kana(s string) bool {
	n, beyond := 0, 0
	for _, r := range s {
		if r >= 0x80 {
			beyond++
			if r >= 'ぁ' && r <= 'ヺ' {
				n++
			}
		}
	}
	return n >= 20 && n*5 >= beyond
}

// accents reports whether most bytes beyond ASCII stand alone between letters of
// ASCII, as accented letters do. Encodings of pairs have runs.
func accents(b []byte) bool {
	alone, all := 0, 0
	for i, c := range b {
		if c < 0x80 {
			continue
		}
		all++
		if (i == 0 || b[i-1] < 0x80) && (i+1 == len(b) || b[i+1] < 0x80) && i+1 < len(b) && unicode.IsLetter(rune(b[i+1])) {
			alone++
		}
	}
	return alone*10 >= all*6
}

// isLower and isUpper are of letters that have both cases.
func isLower(r rune) bool { return unicode.IsLower(r) && unicode.ToUpper(r) != r }
func isUpper(r rune) bool { return unicode.IsUpper(r) && unicode.ToLower(r) != r }

func fields(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' })
}
