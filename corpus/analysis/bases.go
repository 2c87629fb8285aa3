package analysis

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Base is what a word may be a form of.
type Base struct {
	Word  string
	Affix string // what is written on to it
	// Sure says that the affix is one that words alone have, not a letter that may as
	// well belong to the root: the Arabic or Hebrew article, a Persian plural.
	Sure bool
}

// Joins reports whether a folded term is of a script in which words are written
// together with others, or in more than one way, so that what is one word has
// several terms: see [FormOf].
func Joins(term string) bool {
	if term == "" || term[0] < 0xD6 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(term)
	return affixesOf(term) != nil || 0xAC00 <= r && r <= 0xD7A3 || 0x4E00 <= r && r <= 0x9FFF
}

// Bases are the words that a folded term may be a form of by its letters, the
// shortest first: a Korean word without particles, an Arabic or Hebrew one without
// article and prepositions, a Persian one without the ending of the plural. Whether
// it is one is to be told from other words: see package stats. Each has the term
// among its forms ([FormOf]). Of other scripts there are none.
func Bases(term string) []Base {
	if Agglutinating(term) {
		return koreanBases(term)
	}
	a := affixesOf(term)
	if a == nil {
		return nil
	}
	var list []Base
	add := func(word, affix string, sure bool) {
		if word != term && a.of(term, word) && !slices.ContainsFunc(list, func(b Base) bool { return b.Word == word }) {
			list = append(list, Base{word, affix, sure})
		}
	}
	for _, p := range a.before {
		if rest, ok := strings.CutPrefix(term, p); ok && utf8.RuneCountInString(rest) >= 2 {
			add(rest, p, slices.Contains(a.articles, p) || a == &hebrew && strings.HasSuffix(p, "ה"))
		}
	}
	for _, e := range a.after {
		if rest, ok := strings.CutSuffix(term, e); ok && utf8.RuneCountInString(rest) >= leastLetters {
			add(rest, e, true)
		}
	}
	slices.SortStableFunc(list, func(x, y Base) int { return len(x.Word) - len(y.Word) })
	return list
}

// Korean particles and forms of the copula, by where they stand: last, before one
// of those that can follow another, and the plural before both.
var (
	koreanLast = strings.Fields("은 는 이 가 을 를 의 에 와 과 도 만 로 으로 에서 에게 께 께서 에게서 한테 한테서 부터 까지 마다 처럼 보다 조차 마저 밖에 뿐 대로 만큼 커녕 하고 이랑 랑 이나 이란 이라 라고 이라고 라는 이라는 라며 이라며 이며 이고 이다 이었다 였다 입니다 이자 들")
	koreanMore = strings.Fields("에 와 과 로 으로 에서 에게 께 에게서 한테 부터 까지 보다 만 처럼 만큼 으로부터 로부터 에서부터")
	// What stands behind one of koreanMore.
	koreanAfter = strings.Fields("은 는 이 을 를 의 도 만 부터 까지")
)

func koreanBases(term string) []Base {
	const least = 2 * 3 // bytes of two syllables
	var list []Base
	var add func(rest string)
	add = func(rest string) {
		if len(rest) >= least && !slices.ContainsFunc(list, func(b Base) bool { return b.Word == rest }) {
			list = append(list, Base{Word: rest, Affix: term[len(rest):]})
			if plural, ok := strings.CutSuffix(rest, "들"); ok {
				add(plural)
			}
		}
	}
	for _, last := range koreanLast {
		rest, ok := strings.CutSuffix(term, last)
		if !ok {
			continue
		}
		add(rest)
		if slices.Contains(koreanAfter, last) {
			for _, more := range koreanMore {
				if before, ok := strings.CutSuffix(rest, more); ok {
					add(before)
				}
			}
		}
	}
	slices.SortStableFunc(list, func(x, y Base) int { return len(x.Word) - len(y.Word) })
	return list
}

// AnyFunctionWord reports whether a folded term is a function word of a language
// that is written in its script.
func AnyFunctionWord(term string) bool { return LanguageSet(1<<64 - 1).FunctionWord(term) }

// SimplifiedTerm is a term in simplified characters, by which terms that differ in
// nothing else are one.
func SimplifiedTerm(term string) string { return strings.Map(Simplified, term) }
