package corpus

import "unicode"

// CountWords is how many words s has for the limit [MaxFragmentWords]. A word
// is a run of letters, marks and digits, with apostrophes inside; a hyphen
// separates, so that Kim Jong-un counts three. In scripts written without
// spaces every character counts, so that the limit means something there too.
func CountWords(s string) int {
	n := 0
	inside := false
	runes := []rune(s)
	for i, r := range runes {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai):
			n++
			inside = false
		case isWordRune(r):
			if !inside {
				n++
			}
			inside = true
		case r == '\'' || r == '’':
			inside = inside && i+1 < len(runes) && isWordRune(runes[i+1])
		default:
			inside = false
		}
	}
	return n
}

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}
