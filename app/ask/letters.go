package ask

import (
	"unicode"
	"unicode/utf8"
)

// letters remembers those that are taken.
type letters map[rune]bool

// take notes a letter of somebody's choice; what is longer is nobody's first letter.
func (l *letters) take(letter string) {
	if r, size := utf8.DecodeRuneInString(letter); size == len(letter) {
		l.takeRune(r)
	}
}

func (l *letters) takeRune(r rune) {
	if *l == nil {
		*l = make(letters)
	}
	(*l)[r] = true
}

// of takes the first letter of name that is free, capital letters of its words
// first; the first letter if none is.
func (l *letters) of(name string) string {
	first := '?'
	none := true
	for _, initials := range []bool{true, false} {
		before := ' '
		for _, r := range name {
			starts := !unicode.IsLetter(before) && !unicode.IsDigit(before)
			before = r
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) || initials && !starts {
				continue
			}
			letter := unicode.ToUpper(r)
			if none {
				first, none = letter, false
			}
			if !(*l)[letter] {
				l.takeRune(letter)
				return string(letter)
			}
		}
	}
	return string(first)
}
