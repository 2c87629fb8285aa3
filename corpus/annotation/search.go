package annotation

import (
	"strings"
	"unicode"

	"parallax/corpus"
)

// Search finds notes that have all words of a query in what they say, quote or are
// tagged with, without regard to capitals. Signs of the query's syntax are left out.
// The answer is in the order of the notes; time is linear in their text.
func Search(notes []corpus.Note, query string) (found []*corpus.Note) {
	words := strings.FieldsFunc(strings.ToLower(query), func(r rune) bool { return !wordRune(r) && r != '\'' && r != '’' })
	if len(words) == 0 {
		return nil
	}
	for i := range notes {
		n := &notes[i]
		if has := func(w string) bool {
			if contains(n.Body, w) || contains(n.Quote.Exact, w) || contains(n.Meaning, w) {
				return true
			}
			for _, t := range n.Tags {
				if contains(t, w) {
					return true
				}
			}
			return false
		}; all(words, has) {
			found = append(found, n)
		}
	}
	return found
}

func all(words []string, has func(string) bool) bool {
	for _, w := range words {
		if !has(w) {
			return false
		}
	}
	return true
}

// contains reports whether a text has a word in small letters, at the beginning of a
// word.
func contains(s, word string) bool {
	lower := strings.ToLower(s)
	for at := 0; ; {
		i := strings.Index(lower[at:], word)
		if i < 0 {
			return false
		}
		at += i
		if at == 0 || !unicode.IsLetter(lastRune(lower[:at])) || spaceless(lastRune(lower[:at])) {
			return true
		}
		at += len(word)
	}
}

func lastRune(s string) rune {
	var last rune
	for _, r := range s[max(0, len(s)-4):] {
		last = r
	}
	return last
}
