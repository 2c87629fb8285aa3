package verify

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"parallax/corpus"
)

// A note says of an entry what the entry itself shows. It goes stale when a
// value or a passage is added, so what it counts is counted again.
var (
	numeral = `(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[0-9]{1,4})`

	// inArticles is the number of articles that have what a note tells of.
	inArticles = regexp.MustCompile(`(?i)\b(?:in|by)\s+` + numeral + `\s+(?:different\s+)?(?:articles|texts)\b`)
	// ofArticles is any number of articles.
	ofArticles = regexp.MustCompile(`(?i)\b` + numeral + `\s+(?:different\s+)?(?:articles|texts)\b`)
	// allArticles claims to be all of them.
	allArticles = regexp.MustCompile(`(?i)\ball\s+(?:the\s+)?` + numeral + `(?:\s+(?:articles|texts)\b|\s+(?:say|agree|name|mention|tell|report|give|speak)\b)`)
	// onlyArticles says of the whole entry how many articles have it.
	onlyArticles = regexp.MustCompile(`(?i)^(?:told|named|mentioned|treated|covered|reported|described|stated)\s+(?:(?:in|by)\s+only|only\s+(?:in|by)|(?:in|by))\s+` + numeral + `\s+(?:article|text)s?\b(\s+(?:only|alone)\b)?`)
	only         = regexp.MustCompile(`(?i)\bonly\b|\balone\b`)
	// bothArticles says that there are two.
	bothArticles = regexp.MustCompile(`(?i)\b(?:both|neither)\s+(?:articles|article|texts|text)\b(?:\s+(of|by|from|in)\b)?`)
	// insideOne says that one article contradicts itself and nothing else.
	insideOne = regexp.MustCompile(`(?i)^(?:inside|within)\s+(?:one|a single|the same)\s+(?:article|text)\b`)
	// inPassages is the number of passages that have it.
	inPassages = regexp.MustCompile(`(?i)\b(?:in|by)\s+` + numeral + `\s+(?:passages|paragraphs)\b`)
)

var numerals = map[string]int{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}

func numberOf(s string) int {
	if n, ok := numerals[strings.ToLower(s)]; ok {
		return n
	}
	n, _ := strconv.Atoi(s)
	return n
}

// tally is what an entry shows: documents and passages of its own, and those
// that cover its topic.
type tally struct {
	documents, passages int
	covering            int // documents that cover the topic; 0 if it has none
	all                 int // documents of the collection
}

// notes compares the notes of facts and topics with what they sum up.
func (v *verification) notes() {
	if !english(v.c.Language) {
		return
	}
	covering, passages := make(map[string]int), make(map[string]int)
	seen := make(map[[2]string]bool) // an article may have an entry of each person
	for _, e := range v.c.Coverage {
		if k := [2]string{e.Topic, e.Document}; !e.Silent && !seen[k] {
			seen[k] = true
			covering[e.Topic]++
		}
		passages[e.Topic] += len(e.Passages)
	}
	all := len(v.c.Documents)
	for i, t := range v.c.Topics {
		have := tally{documents: covering[t.ID], passages: passages[t.ID], covering: covering[t.ID], all: all}
		if have.documents == 0 {
			continue // nobody has coded it yet
		}
		if claim, is := have.contradicts(t.Note); claim != "" {
			v.fault(fmt.Sprintf("/topics/%d/note", i), "topic %q: the note says %q, but %s; correct the note or the coverage", t.ID, claim, is)
		}
	}
	for i, f := range v.c.Facts {
		documents, at := make(map[string]bool), make(map[corpus.Ref]bool)
		for _, value := range f.Values {
			documents[value.At.Document] = true
			at[value.At] = true
		}
		have := tally{documents: len(documents), passages: len(at), covering: covering[f.Topic], all: all}
		if have.documents == 0 {
			have.documents = max(have.covering, 1) // of silence the note can only tell who covers the topic
			if f.Topic == "" {
				continue
			}
		}
		if claim, is := have.contradicts(f.Note); claim != "" {
			v.fault(fmt.Sprintf("/facts/%d/note", i), "fact %q: the note says %q, but %s; correct the note or the values", f.ID, claim, is)
		}
	}
}

// contradicts returns the claim of a note that cannot be true, and what is;
// "" if there is none.
func (t tally) contradicts(note string) (claim, is string) {
	is = fmt.Sprintf("the entry has %s of %s", plural(t.passages, "passage"), plural(t.documents, "article"))
	possible := func(n int) bool { return n == t.documents || n == t.covering || n == t.all }
	if m := insideOne.FindString(note); m != "" && t.documents > 1 {
		return m, is
	}
	for _, sentence := range strings.FieldsFunc(note, func(r rune) bool { return r == '.' || r == ';' || r == '\n' }) {
		sentence = strings.TrimSpace(sentence)
		if m := onlyArticles.FindStringSubmatch(sentence); m != nil && only.MatchString(m[0]) && numberOf(m[1]) != t.documents {
			return m[0], is
		}
		if m := allArticles.FindStringSubmatch(sentence); m != nil && !possible(numberOf(m[1])) {
			return m[0], is
		}
		if m := bothArticles.FindStringSubmatch(sentence); m != nil && m[1] == "" && !possible(2) {
			return m[0], is
		}
		for _, m := range inArticles.FindAllStringSubmatch(sentence, -1) {
			if numberOf(m[1]) > t.documents {
				return m[0], is
			}
		}
		for _, m := range ofArticles.FindAllStringSubmatch(sentence, -1) {
			if n := numberOf(m[1]); n > max(t.documents, t.covering) && n != t.all {
				return m[0], is
			}
		}
		for _, m := range inPassages.FindAllStringSubmatch(sentence, -1) {
			if numberOf(m[1]) > t.passages && t.passages > 0 {
				return m[0], is
			}
		}
	}
	return "", ""
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
