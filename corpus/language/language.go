// Package language says in which languages documents are, so that the function
// words of each can be left out: as a document states it, else by the function
// words that its text has.
package language

import (
	"strings"

	"parallax/corpus"
	"parallax/corpus/analysis"
)

// guessed is how many documents that do not state their language are read at
// most, evenly over the collection: those of one source are mostly alike.
const guessed = 64

// rarely is one in how many guesses do not make a language of the collection.
const rarely = 20

// sampleBytes is how much of a document is read at least, if it has as much.
const sampleBytes = 4 << 10

// Of is the set of languages of documents: those that they state, and those in
// which up to 64 others are written. If it cannot be told it is English. Digests
// are taken to be in English besides, as those of this project are. Some
// milliseconds whatever the number of documents.
func Of(documents []*corpus.Document) analysis.LanguageSet {
	return Among(len(documents), func(i int) (stated string, digest bool) {
		return documents[i].Language, documents[i].Text != corpus.Full
	}, func(i int) string { return sample(documents[i]) })
}

// Among is Of for n documents that are kept otherwise: said is what the i-th states,
// and whether its text is a digest; text is its Beginning.
func Among(n int, said func(i int) (stated string, digest bool), text func(i int) string) analysis.LanguageSet {
	var set analysis.LanguageSet
	var silent []int32
	stated := make(map[string]bool)
	last := ""
	for i := range n {
		language, digest := said(i)
		if digest {
			set |= analysis.English
		}
		switch {
		case language == "":
			silent = append(silent, int32(i))
		case language != last && !stated[language]:
			stated[language] = true
			set |= analysis.LanguagesOf(language)
		}
		last = language
	}
	step := max(1, (len(silent)+guessed-1)/guessed)
	guesses, told := make(map[string]int), 0
	for i := 0; i < len(silent); i += step {
		if tag := analysis.GuessLanguage(text(int(silent[i]))); tag != "" {
			guesses[tag]++
			told++
		}
	}
	for tag, n := range guesses {
		if rarely*n >= told { // one odd text of many is rather guessed wrongly
			set |= analysis.LanguagesOf(tag)
		}
	}
	if set == 0 && len(stated) == 0 {
		return analysis.English
	}
	return set
}

// OfDocument is the language of one document as a BCP 47 tag, as stated or else
// guessed; "" if neither is known.
func OfDocument(d *corpus.Document) string {
	if d.Language != "" {
		return d.Language
	}
	return analysis.GuessLanguage(sample(d))
}

func sample(d *corpus.Document) string {
	return Beginning(len(d.Passages), func(i int) string { return d.BestText(&d.Passages[i]) })
}

// Beginning is as much of a document's text as its language is told from.
func Beginning(passages int, text func(i int) string) string {
	var b strings.Builder
	for i := range passages {
		if b.Len() >= sampleBytes {
			break
		}
		t := text(i)
		b.WriteString(t[:min(len(t), 2*sampleBytes)]) // a character cut in two is no word
		b.WriteByte('\n')
	}
	return b.String()
}
