package verify

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax/corpus/analysis"
)

// questions checks that every question can be understood in a list of questions
// of all sorts, in a handout, or as a result of a search.
func (v *verification) questions() {
	if !english(v.c.Language) {
		return
	}
	about := make(map[string]bool)
	for _, w := range spell(v.c.Title + " " + v.c.About) {
		about[analysis.Stem(w)] = true
	}
	for i, f := range v.c.Facts {
		if at := pointer(f.Question, about); at != "" {
			v.fault("/facts/"+strconv.Itoa(i)+"/question", "fact %q: in the question %q the words %q point at something named elsewhere; name it, so that the question can be understood alone", f.ID, f.Question, at)
		}
	}
}

// english reports whether texts in a language are judged by English words; a
// language that is not named is, for the words looked for are no others'.
func english(language string) bool {
	primary, _, _ := strings.Cut(language, "-")
	return primary == "" || strings.EqualFold(primary, "en")
}

// set is a list of words separated by spaces.
func set(words string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

var (
	personal     = set("he she it they him them")
	possessive   = set("his her hers its their theirs")
	askers       = set("what which whose how who whom when where why")
	auxiliaries  = set("am is are was were be been being do does did has have had can could will would shall should may might must isn't aren't wasn't weren't don't doesn't didn't hasn't haven't hadn't")
	moreFunction = set("also even ever far long many may might much must often shall soon still yet without among since upon")
	// afterIt follows an "it" that points at nothing before it: it is true
	// that, it takes an hour to, was it Ann who.
	afterIt = set("that to who whom which whether if when how before until till since")
	weather = set("raining rain snowing snow storming hot cold dark windy warm foggy freezing light late early")
	// afterThose makes of "those" a noun that the question itself explains.
	afterThose = set("who whom whose which that of in on at from with without")
)

// pointer returns the words of a question that stand for something it does not
// name, "" if there are none. about holds the stems of words that the
// collection as a whole explains.
//
// What stands before a pronoun may be what it stands for, other than the words
// that ask (in "How many halls was it shown in?" the halls are not "it"). In
// doubt it finds nothing.
func pointer(question string, about map[string]bool) string {
	original := strings.FieldsFunc(normal(question), func(r rune) bool {
		return r != '\'' && r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != ','
	})
	q := reading{}
	for _, w := range original {
		bare := strings.Trim(w, ",'-")
		if bare == "" {
			q.comma(w)
			continue
		}
		q.words = append(q.words, strings.ToLower(strings.TrimSuffix(bare, "'s")))
		first, _ := utf8.DecodeRuneInString(bare)
		q.names = append(q.names, len(q.words) > 1 && unicode.IsUpper(first))
		q.comma(w)
	}
	q.asks()
	for i := range q.words {
		if n := q.pointsAt(i); n > 0 {
			return strings.Join(q.words[i:min(i+n, len(q.words))], " ")
		}
	}
	return q.bare(about)
}

// reading is a question in words.
type reading struct {
	words  []string // lower case
	names  []bool   // capitalised, not at the beginning
	commas []int    // after how many words
	asking []bool   // part of the words that ask, as in "how many halls"
}

func (q *reading) comma(w string) {
	if strings.HasSuffix(w, ",") {
		q.commas = append(q.commas, len(q.words))
	}
}

// asks marks every word that asks and what goes with it, up to the verb.
func (q *reading) asks() {
	q.asking = make([]bool, len(q.words))
	inside := false
	for i, w := range q.words {
		switch {
		case askers[w]:
			inside = true
		case auxiliaries[w] || q.names[i] || w == "the" || w == "a" || w == "an":
			inside = false
		}
		q.asking[i] = inside
		if w == "who" || w == "whom" || w == "when" || w == "where" || w == "why" {
			inside = false
		}
	}
}

// content reports whether a word says something of its own.
func content(w string) bool {
	return w != "" && !analysis.StopWord(strings.ReplaceAll(w, "'", "")) && !moreFunction[w] && !auxiliaries[w] && !askers[w]
}

// told reports whether anything that could be meant is named before word i.
func (q *reading) told(i int) bool {
	for j := range i {
		if content(q.words[j]) && !q.asking[j] {
			return true
		}
	}
	return false
}

func (q *reading) next(i int) string {
	if i+1 < len(q.words) {
		return q.words[i+1]
	}
	return ""
}

// pointsAt returns how many words from i on point elsewhere, 0 if none do.
func (q *reading) pointsAt(i int) int {
	w, rest := q.words[i], q.words[i+1:]
	switch {
	case w == "it" && (slices.ContainsFunc(rest[:max(len(rest)-1, 0)], func(w string) bool { return afterIt[w] }) || weather[q.next(i)]):
		return 0
	case w == "her" && content(q.next(i)), possessive[w]:
		// "In which of his speeches did Ann …": whose they are comes later.
		if q.told(i) || slices.Contains(q.names[i:], true) || slices.ContainsFunc(rest, func(w string) bool { return w == "the" || w == "a" || w == "an" }) {
			return 0
		}
		return 2
	case personal[w]:
		// "Before he died, what did Ann …"
		if q.told(i) || slices.ContainsFunc(q.commas, func(c int) bool { return c > i }) {
			return 0
		}
		return 1
	case w == "this" || w == "these" || w == "those":
		after := q.next(i)
		if q.told(i) || w == "those" && (afterThose[after] || participle(after)) {
			return 0
		}
		return 2
	case w == "that":
		if i > 0 && q.words[i-1] != "it" && (q.last(i) || !q.told(i) && auxiliaries[q.words[i-1]]) {
			return 2
		}
	case w == "the":
		switch after := q.next(i); after {
		case "latter", "aforementioned":
			if !q.told(i) {
				return 2
			}
		case "two", "three", "both", "other", "others", "former", "same":
			if !q.told(i) && (i+2 >= len(q.words) || !content(q.words[i+2]) || participle(q.words[i+2])) {
				return 2
			}
		}
	}
	return 0
}

// last reports whether nothing follows word i but a noun, so that it begins no
// clause: "What caused that famine?"
func (q *reading) last(i int) bool {
	return i == len(q.words)-1 || i == len(q.words)-2 && content(q.words[i+1])
}

// participle guesses.
func participle(w string) bool {
	return len(w) > 4 && (strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "en"))
}

// bare returns a definite noun that is all there is to a question, as in "Where
// is the airport?", unless the collection as a whole explains it.
func (q *reading) bare(about map[string]bool) string {
	n := len(q.words)
	if n < 3 || q.words[n-2] != "the" || q.names[n-1] || about[analysis.Stem(q.words[n-1])] || q.told(n-1) {
		return ""
	}
	return "the " + q.words[n-1]
}
