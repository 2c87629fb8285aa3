package analysis

import (
	"sync"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/russian"
)

// Stem returns the stem that a folded term shares with its inflections: by the
// Snowball stemmers for English (Latin letters) and Russian (Cyrillic), and the
// term itself for everything else; see Agglutinating for Korean.
// Language is told by script only; a wrong guess groups too little or too
// much, which costs rank and never a match, because stems only ever widen a
// search below exact forms.
//
// It costs microseconds: call it once for each word of a vocabulary, not for
// each occurrence.
func Stem(term string) string {
	switch scriptOf(term) {
	case latin:
		if len(term) < 3 {
			return term
		}
		env := snowballstem.NewEnv(term)
		english.Stem(env)
		return env.Current()
	case cyrillic:
		if len(term) < 6 {
			return term
		}
		env := snowballstem.NewEnv(term)
		russian.Stem(env)
		return env.Current()
	}
	return term
}

type script uint8

const (
	noScript script = iota // mixed, or one that is not stemmed
	latin
	cyrillic
	hangul
)

func scriptOf(term string) script {
	s := noScript
	for _, r := range term {
		var one script
		switch {
		case 'a' <= r && r <= 'z', 0xE0 <= r && r <= 0x24F:
			one = latin
		case 0x400 <= r && r <= 0x52F:
			one = cyrillic
		case 0xAC00 <= r && r <= 0xD7A3:
			one = hangul
		}
		if one == noScript || s != noScript && s != one {
			return noScript
		}
		s = one
	}
	return s
}

// Agglutinating reports whether a folded term is Korean, whose particles and
// endings are written on to the word without a space: the words that begin
// with it are, for a search, its inflections.
func Agglutinating(term string) bool { return scriptOf(term) == hangul }

// FormOf reports whether a folded word counts as a term, so that what is counted
// is what a search finds: it is the same; or the term is Korean, of two syllables
// or more, and the word begins with it; or the word is one of its [Forms]; or they
// differ in nothing but traditional and simplified characters.
func FormOf(word []byte, term string) bool {
	if string(word) == term {
		return true
	}
	r, _ := utf8.DecodeRuneInString(term)
	switch {
	case r < 0x590 || len(word) == 0 || word[0] < 0xD6:
		return false
	case 0xAC00 <= r && r <= 0xD7A3:
		return len(term) > 3 && len(word) > len(term) && string(word[:len(term)]) == term && Agglutinating(term)
	case 0x4E00 <= r && r <= 0x9FFF:
		return len(word) == len(term) && sameCharacters(string(word), term)
	}
	a := affixesOf(term)
	return a != nil && a.of(string(word), term)
}

// StopWord reports whether a folded term is an English function word, which
// says nothing about what a text is about. Searches do not insist on them.
func StopWord(term string) bool {
	_, ok := stopWords()[term]
	return ok
}

var stopWords = sync.OnceValue(func() map[string]struct{} {
	m := make(map[string]struct{}, 160)
	start := 0
	for i := 0; i <= len(stopList); i++ {
		if i == len(stopList) || stopList[i] == ' ' {
			m[stopList[start:i]] = struct{}{}
			start = i + 1
		}
	}
	return m
})

// stopList holds pronouns, articles, auxiliaries, conjunctions and the most
// common prepositions, folded; nothing a headline would turn on.
const stopList = "a about above after again against all am an and any are arent as at be because been before being below " +
	"between both but by can cannot cant could couldnt did didnt do does doesnt doing dont down during each few for from " +
	"further had hadnt has hasnt have havent having he her here hers herself him himself his how i if im in into is isnt it " +
	"its itself ive just me more most my myself no nor not now of off on once only or other our ours ourselves out over own " +
	"same she should shouldnt so some such than that thats the their theirs them themselves then there these they this those " +
	"through to too under until up very was wasnt we were werent what when where which while who whom whose why will with " +
	"wont would wouldnt you your yours yourself yourselves"
