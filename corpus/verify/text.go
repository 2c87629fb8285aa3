package verify

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// normal makes alike what editors exchange: quotation marks, hyphens and white
// space.
func normal(s string) string {
	return strings.Join(strings.Fields(typography.Replace(s)), " ")
}

var typography = strings.NewReplacer(
	"‘", "'", "’", "'", "ʼ", "'", "‚", "'", "‛", "'",
	"“", `"`, "”", `"`, "„", `"`, "‟", `"`, "＂", `"`,
	"‐", "-", "‑", "-", "\u00AD", "", "\u200B", "",
)

// occurrences returns where a fragment begins in a normal text: at the edges of
// words, the first letter in either case.
func occurrences(text, fragment string) (starts []int) {
	f := normal(fragment)
	if f == "" {
		return nil
	}
	for _, form := range cases(f) {
		for from := 0; ; {
			i := strings.Index(text[from:], form)
			if i < 0 {
				break
			}
			i += from
			if edges(text, i, i+len(form)) {
				starts = append(starts, i)
			}
			_, size := utf8.DecodeRuneInString(text[i:])
			from = i + size
		}
	}
	return starts
}

// cases is the text with its first letter in lower and in upper case.
func cases(s string) []string {
	r, size := utf8.DecodeRuneInString(s)
	lower, upper := string(unicode.ToLower(r))+s[size:], string(unicode.ToUpper(r))+s[size:]
	if lower == upper {
		return []string{s}
	}
	return []string{lower, upper}
}

// edges reports whether text[from:to] cuts no word. A hyphen joins words, so
// "Kim" is no word of "pro-Kim". Scripts without spaces have no edges to keep.
func edges(text string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	first, _ := utf8.DecodeRuneInString(text[from:])
	last, _ := utf8.DecodeLastRuneInString(text[:to])
	after, _ := utf8.DecodeRuneInString(text[to:])
	return !(joined(before) && joined(first)) && !(joined(last) && joined(after))
}

func joined(r rune) bool {
	if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai) {
		return false
	}
	return r == '-' || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// stretches is the number of stretches between double quotation marks: half
// the marks, rounded up.
func stretches(text string) int {
	marks := 0
	for _, r := range text {
		switch r {
		case '"', '«', '»', '「', '」', '『', '』':
			marks++
		}
	}
	return (marks + 1) / 2
}

// longerThan returns the labels that contain a label, in normal form.
func longerThan(label string, others []string) (longer []string) {
	l := normal(label)
	for _, o := range others {
		if o := normal(o); len(o) > len(l) && len(occurrences(o, l)) > 0 {
			longer = append(longer, o)
		}
	}
	return longer
}

// countLabel counts the occurrences of a label in a text that are not within
// one of the longer labels: sure ones, and those that a capitalised word
// follows, which may be part of another name.
func countLabel(text, label string, longer []string) (sure, maybe int) {
	type reach struct{ from, to int }
	var taken []reach
	for _, l := range longer {
		for _, i := range occurrences(text, l) {
			taken = append(taken, reach{i, i + len(l)})
		}
	}
	size := len(normal(label))
next:
	for _, i := range occurrences(text, label) {
		for _, t := range taken {
			if t.from <= i && i+size <= t.to {
				continue next
			}
		}
		if r, _ := utf8.DecodeRuneInString(strings.TrimPrefix(text[i+size:], " ")); strings.HasPrefix(text[i+size:], " ") && unicode.IsUpper(r) {
			maybe++
		} else {
			sure++
		}
	}
	return sure, maybe
}
