package stats

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// breaks reports whether a phrase ends between two words of a text, the one
// from wordStart to wordEnd and the next, which begins at next: whether a mark
// of punctuation stands there, or an empty line. Marks that belong to words do
// not break: apostrophes, hyphens and dashes without spaces, slashes and signs
// such as & and %, and the full stop of an abbreviation.
func breaks(text string, wordStart, wordEnd, next int) bool {
	if next <= wordEnd {
		return false // parts of one word
	}
	gap := text[wordEnd:next]
	if gap == " " {
		return false
	}
	if strings.Count(gap, "\n") > 1 {
		return true
	}
	for i, r := range gap {
		if !unicode.IsPunct(r) && r != '|' {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(text[:wordEnd+i])
		after, _ := utf8.DecodeRuneInString(text[wordEnd+i+utf8.RuneLen(r):])
		switch r {
		case '&', '%', '@', '#', '/', '\\', '*', '_', '\u2030', '\u066a', '\u00b7', '\u30fb', '\uff65': // the last three stand within names
			continue
		case '\'', '\u2019', '\u02bc', '\uff07': // an apostrophe, unless it opens a quotation
			if word(before) || !unicode.IsLetter(after) {
				continue
			}
		case '\u2018':
			if word(before) && word(after) { // Hawai‘i
				continue
			}
		case '-', '\u2010', '\u2011', '\u2013', '\u2212', '\u05be': // between words; as a dash it has spaces, or stands twice
			if word(before) && !unicode.IsSpace(after) && after != r || unicode.IsDigit(after) && after != r && before != r {
				continue
			}
		case '.', '\uff0e':
			if word(before) && word(after) || after != '.' && after != ',' && abbreviated(text[wordStart:wordEnd+i]) {
				continue
			}
		}
		return true
	}
	return false
}

func word(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r) }

// abbreviated reports whether a full stop behind a word belongs to it: behind
// a single capital, behind a word that has full stops within, and behind the
// titles and short forms that go before a name or number.
func abbreviated(w string) bool {
	if r, n := utf8.DecodeRuneInString(w); n == len(w) && unicode.IsUpper(r) {
		return true
	}
	if strings.Contains(w, ".") {
		return true
	}
	switch strings.ToLower(w) {
	case "mr", "mrs", "ms", "dr", "prof", "gen", "sen", "rep", "gov", "col", "lt", "sgt", "capt", "rev", "st", "jr", "sr", "vs", "mt", "ft":
		return true
	}
	return false
}
