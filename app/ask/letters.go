package ask

import "unicode"

// letters remembers those that are taken.
type letters map[string]bool

func (l *letters) take(letter string) {
	if *l == nil {
		*l = make(letters)
	}
	(*l)[letter] = true
}

// of takes the first letter of name that is free, capital letters of its words
// first; the first letter if none is.
func (l *letters) of(name string) string {
	first := ""
	for _, initials := range []bool{true, false} {
		before := ' '
		for _, r := range name {
			starts := !unicode.IsLetter(before) && !unicode.IsDigit(before)
			before = r
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) || initials && !starts {
				continue
			}
			letter := string(unicode.ToUpper(r))
			if first == "" {
				first = letter
			}
			if !(*l)[letter] {
				l.take(letter)
				return letter
			}
		}
	}
	if first == "" {
		first = "?"
	}
	return first
}
