package ingest

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/gosimple/unidecode"

	"parallax/corpus"
)

// id is an id that tells what the article is: the one that the file gives it; the
// file's name, where the file is the article; or else its headline. A number
// alone tells nothing, so the file's name stands before it.
func (j *job) id(a *article) string {
	own := strings.TrimSpace(a.Document.ID)
	name := stem(j.name)
	switch {
	case own != "" && strings.ContainsFunc(own, unicode.IsLetter) && !isAddress(own):
		return MakeID(own, "text")
	case own != "" && !isAddress(own):
		return MakeID(name+" "+own, "text")
	case a.Where == "" || a.Where == j.where:
		if id := MakeID(name, ""); strings.ContainsFunc(id, unicode.IsLetter) && !meaningless[strings.TrimRight(id, "-0123456789")] {
			return id
		}
	}
	if id := MakeID(firstWordsOf(a.Document.Headline, 8), ""); id != "" {
		return id
	}
	return MakeID(name, "text")
}

// meaningless are names that programs give to files.
var meaningless = map[string]bool{"document": true, "untitled": true, "unnamed": true, "download": true, "file": true, "files": true, "index": true, "new": true, "scan": true, "export": true, "unbenannt": true, "dokument": true, "sans-titre": true, "sin-titulo": true, "article": true, "articles": true, "copy": true}

func firstWordsOf(s string, n int) string {
	words := strings.Fields(s)
	return strings.Join(words[:min(n, len(words))], " ")
}

// MakeID makes a valid id of any name, in whatever script it is: what is no Latin
// letter is written in such (기사 is gisa, 新闻 xin-wen).
func MakeID(name, otherwise string) string {
	if len(name) > 400 {
		name = name[:cutAt(name, 400)]
	}
	return corpus.MakeID(unidecode.Unidecode(name), otherwise)
}

func itoa(n int) string { return strconv.Itoa(n) }

// composed is a letter with a mark.
func composed(letter byte, mark string) string { return norm.NFC.String(string(rune(letter)) + mark) }
