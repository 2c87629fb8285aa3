package analysis

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Variants are the other ways to write a folded term with one of its characters in
// traditional for simplified Chinese, or the reverse; most have none. A search
// that is about the term is about them, also where it is to be exact.
func Variants(term string) []string {
	r, size := utf8.DecodeRuneInString(term)
	if size != len(term) || r < 0x4E00 || r > 0x9FFF {
		return nil
	}
	var list []string
	s := Simplified(r)
	for _, v := range string(s) + Traditional(s) {
		if v != r {
			list = append(list, string(v))
		}
	}
	return list
}

// Forms are the words that a folded term is joined with others in, because they
// are written without a space: in Arabic the article and the prepositions and
// conjunctions of one letter, in Hebrew those and the article, in Persian the
// endings of the plural (whose joiner the analysis takes out). Of a term that has
// some itself, also the one without, and its forms. The term is none of them.
func Forms(term string) []string {
	a := affixesOf(term)
	if a == nil {
		return nil
	}
	base := a.base(term)
	letters := utf8.RuneCountInString(base)
	var list []string
	add := func(form string) {
		if form != term && !slices.Contains(list, form) {
			list = append(list, form)
		}
	}
	add(base)
	for _, p := range a.before {
		if a.fits(p, letters) {
			add(p + base)
		}
	}
	if letters >= leastLetters {
		for _, e := range a.after {
			add(base + e)
		}
	}
	return list
}

// affixes are what is written on to a word of a script without a space.
type affixes struct {
	articles []string // of before, those that are taken off a term asked for, the longest first
	before   []string
	after    []string
}

// leastLetters is how many letters a word has at least that is known with one more
// letter before it, or with an ending: of shorter ones it may be the root.
const leastLetters = 3

var (
	arabic = affixes{
		articles: strings.Fields("وبال فبال وكال وال فال بال كال ولل فلل ال لل"),
		before:   strings.Fields("ال وال فال بال كال لل ولل فلل وبال فبال وكال و ف ب ك ل ول فل وب فب"),
		after:    strings.Fields("ها هاي هايي"),
	}
	hebrew = affixes{before: strings.Fields("ה ו ב ל מ ש כ וה וב ול ומ וכ וש מה שה בה לה כש")}
)

func affixesOf(term string) *affixes {
	r, _ := utf8.DecodeRuneInString(term)
	switch {
	case 0x620 <= r && r <= 0x6D3:
		return &arabic
	case 0x5D0 <= r && r <= 0x5EA:
		return &hebrew
	}
	return nil
}

// fits reports whether a word of so many letters is known with p before it. Kaf
// alone is rare and begins many roots (كتاب is no form of تاب).
func (a *affixes) fits(p string, letters int) bool {
	return letters > leastLetters || letters == leastLetters && p != "ك" || letters == 2 && slices.Contains(a.articles, p)
}

// base takes the article off, and a Persian plural.
func (a *affixes) base(term string) string {
	for _, p := range a.articles {
		if rest, ok := strings.CutPrefix(term, p); ok && utf8.RuneCountInString(rest) >= 2 {
			term = rest
			break
		}
	}
	for i := len(a.after) - 1; i >= 0; i-- {
		if rest, ok := strings.CutSuffix(term, a.after[i]); ok && utf8.RuneCountInString(rest) >= leastLetters {
			return rest
		}
	}
	return term
}

// of reports whether a word is the term with something joined to it.
func (a *affixes) of(word, term string) bool {
	base := a.base(term)
	if word == base {
		return true
	}
	letters := utf8.RuneCountInString(base)
	if rest, ok := strings.CutSuffix(word, base); ok {
		return slices.Contains(a.before, rest) && a.fits(rest, letters)
	}
	rest, ok := strings.CutPrefix(word, base)
	return ok && letters >= leastLetters && slices.Contains(a.after, rest)
}

// sameCharacters reports whether two terms differ in nothing but traditional and
// simplified characters.
func sameCharacters(word, term string) bool {
	for len(word) > 0 && len(term) > 0 {
		a, n := utf8.DecodeRuneInString(word)
		b, m := utf8.DecodeRuneInString(term)
		if Simplified(a) != Simplified(b) {
			return false
		}
		word, term = word[n:], term[m:]
	}
	return word == term
}
