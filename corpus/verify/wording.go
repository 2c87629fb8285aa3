package verify

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax/corpus"
	"parallax/corpus/analysis"
)

// strangeFrom is the number of digests of one article from which a word that
// its original never uses gets in the way: once or twice it is another word for
// something, from then on the article seems to turn on it.
const strangeFrom = 3

// wording checks that digests say nothing, again and again, with a content word
// that their original never uses, for it would be counted and found as the
// article's own. It needs the counts of the original or its text, and digests
// in the language of the article.
func (v *verification) wording() {
	for i, d := range v.c.Documents {
		if d.Text == corpus.Digest && sameLanguage(v.c.Language, d.Language) {
			v.strangers(i, d)
		}
	}
}

// sameLanguage compares primary subtags; languages that are not named are taken
// to be the same only if neither is.
func sameLanguage(a, b string) bool {
	a, _, _ = strings.Cut(a, "-")
	b, _, _ = strings.Cut(b, "-")
	return strings.EqualFold(a, b)
}

// strangers reports the words of one article's digests.
func (v *verification) strangers(i int, d *corpus.Document) {
	var a analysis.Analyzer
	own := make(map[string][]string) // beginning → forms of the original
	add := func(text string) {
		for _, t := range a.Terms(text) {
			k := beginning(t)
			if !slices.Contains(own[k], t) {
				own[k] = append(own[k], t)
			}
		}
	}
	add(d.Headline)
	for j := range d.Passages {
		switch p := &d.Passages[j]; {
		case p.Counts != nil:
			for form := range p.Counts {
				add(form)
			}
		case p.Original != "":
			add(p.Original)
		case p.Text != "":
			return // of this passage the words are not known
		}
	}
	inEnglish := english(d.Language)
	var words []*strange
	by := make(map[string][]*strange) // beginning → words
	for j := range d.Passages {
		p := &d.Passages[j]
		for _, t := range a.Terms(p.Text) {
			k := beginning(t)
			if !judged(t) || slices.ContainsFunc(own[k], func(o string) bool { return sameWord(t, o, inEnglish) }) {
				continue
			}
			i := slices.IndexFunc(by[k], func(w *strange) bool { return sameWord(t, w.form, inEnglish) })
			if i < 0 {
				i = len(by[k])
				w := &strange{form: t}
				words, by[k] = append(words, w), append(by[k], w)
			}
			by[k][i].add(p.N)
		}
	}
	for _, w := range words {
		if n := len(w.passages); n >= strangeFrom {
			v.fault(fmt.Sprintf("/documents/%d/passages/%d", i, w.passages[0]-1), "%d digests of %q say %q (%s), and their original never does, so that counts and searches mistake it for the article's own word; say it with a word of the article, or differently each time", n, d.ID, w.form, places(w.passages))
		}
	}
}

// strange is a word of digests that their original does not have.
type strange struct {
	form     string // the first met
	passages []int  // ascending
}

func (w *strange) add(n int) {
	if k := len(w.passages); k == 0 || w.passages[k-1] != n {
		w.passages = append(w.passages, n)
	}
}

// placesShown is how many passages a message lists.
const placesShown = 6

func places(list []int) string {
	var b strings.Builder
	for i, n := range list {
		if i == placesShown {
			b.WriteString(", …")
			break
		}
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString("#" + strconv.Itoa(n))
	}
	return b.String()
}

// beginning groups the forms that may be the same word: all that begin alike,
// and the few English words that do not.
func beginning(t string) string {
	if base, ok := irregular[t]; ok {
		t = base
	}
	_, n := utf8.DecodeRuneInString(t)
	return t[:n]
}

// quiet are words that say too little to mislead, beyond analysis.StopWord.
var quiet = set("also even ever however instead perhaps indeed far like likely long many may might much must often rather shall soon still though although yet " +
	"without within among amid since upon per via toward towards one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand million billion " +
	"begin start become bring put set get use turn keep help call join want need look come make take give find leave let hold seem show add say tell people thing things time times way ways part parts " +
	"first second third last next another every several either neither whether anyone nobody nothing something everyone away back again almost nearly around")

// judged reports whether a term is a content word in a script that writes words
// apart and does not glue particles to them.
func judged(t string) bool {
	letters := 0
	for _, r := range t {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
			return false
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r):
			return false
		}
	}
	return letters >= 3 && !analysis.StopWord(t) && !quiet[t] && !quiet[irregular[t]] && !quiet[analysis.Stem(t)]
}

// sameWord reports whether two folded terms are forms of one word. A stem alone
// does not tell (those of author and authority are the same); in English it
// takes endings that leave a word what it is, elsewhere a common beginning.
func sameWord(a, b string, inEnglish bool) bool {
	if a == b {
		return true
	}
	if !inEnglish {
		p := common(a, b)
		return p >= 3 && utf8.RuneCountInString(a)-p <= 4 && utf8.RuneCountInString(b)-p <= 4
	}
	a, b = plain(a), plain(b)
	if a == b {
		return true
	}
	p := common(a, b)
	if p < 3 {
		return false
	}
	restA, restB := ending(a, p), ending(b, p)
	if analysis.Stem(a) == analysis.Stem(b) && inflections[restA] && inflections[restB] {
		return true
	}
	return p >= 4 && peoples[restA] && peoples[restB]
}

// common is the number of runes with which both begin.
func common(a, b string) int {
	n := 0
	for a != "" && b != "" {
		r, size := utf8.DecodeRuneInString(a)
		s, other := utf8.DecodeRuneInString(b)
		if r != s {
			break
		}
		n++
		a, b = a[size:], b[other:]
	}
	return n
}

// ending is what follows the first p runes, without a consonant doubled there.
func ending(t string, p int) string {
	runes := []rune(t)
	rest := runes[p:]
	if len(rest) > 1 && rest[0] == runes[p-1] {
		rest = rest[1:]
	}
	return string(rest)
}

var (
	inflections = withNone(set("s es ed d ing e y i ies ied n en er ers est ly ion ions ation ations ment ments ness"))
	peoples     = withNone(set("a e o y n ns an ans ian ians i is ese ish en"))
)

func withNone(m map[string]bool) map[string]bool {
	m[""] = true
	return m
}

// plain undoes what English spells in two ways and inflects by its vowels.
func plain(t string) string {
	if base, ok := irregular[t]; ok {
		t = base
	}
	return spelling.Replace(t)
}

var spelling = strings.NewReplacer("isation", "ization", "ising", "izing", "ised", "ized", "ises", "izes", "ise", "ize", "yse", "yze",
	"our", "or", "ogue", "og", "amme", "am", "ence", "ense", "ll", "l", "tre", "ter")

// irregular leads from the forms of common verbs and nouns to their base.
var irregular = func() map[string]string {
	m := make(map[string]string)
	for _, line := range strings.Split(irregularForms, ";") {
		words := strings.Fields(line)
		for _, w := range words[1:] {
			m[w] = words[0]
		}
	}
	return m
}()

const irregularForms = "say said;tell told;think thought;give gave given;take took taken;go went gone;come came;see saw seen;find found;hold held;" +
	"keep kept;leave left;lose lost;meet met;pay paid;run ran;send sent;show shown;speak spoke spoken;stand stood;win won;begin began begun;become became;" +
	"bring brought;build built;buy bought;choose chose chosen;draw drew drawn;drive drove driven;eat ate eaten;fall fell fallen;feel felt;fight fought;" +
	"get got gotten;grow grew grown;hear heard;know knew known;lead led;rise rose risen;sell sold;spend spent;strike struck stricken;teach taught;" +
	"understand understood;wear wore worn;write wrote written;break broke broken;make made;mean meant;lie lay lain;sit sat;seek sought;steal stole stolen;" +
	"throw threw thrown;wake woke woken;weep wept;flee fled;fly flew flown;forget forgot forgotten;hide hid hidden;shoot shot;sing sang sung;sink sank sunk;" +
	"sleep slept;swear swore sworn;swim swam swum;catch caught;deal dealt;feed fed;hang hung;lend lent;shake shook shaken;shrink shrank shrunk;" +
	"man men;woman women;child children;person people;foot feet;life lives;wife wives;leaf leaves;good better best;bad worse worst"
