package assignment

import (
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/sorting"
)

// What stands in place of words that betray an outlet. They are part of the text that
// answers refer to, so they are the same in every language of the page.
const (
	ThisOutlet = "[this outlet]"
	AnOutlet   = "[an outlet]"
	ThisAuthor = "[this author]"
)

// hiding replaces in texts what betrays who published an article. The zero value
// replaces nothing.
type hiding struct {
	terms []term
}

// term is something to hide, as folded words that follow each other.
type term struct {
	words   []string
	exact   string // of one word: as it is written, which counts
	article int    // whose own it is; -1 of another outlet
	person  bool
}

// newHiding collects the names of all outlets, of the people behind the articles, the
// sites, who republished them, and what the teacher has named. It is empty where the
// assignment is not blind.
func newHiding(c *corpus.Collection, a *corpus.Assignment) hiding {
	var h hiding
	if a.Blind == corpus.NotBlind {
		return h
	}
	owner := make(map[string][]int)
	for i, e := range a.Articles {
		d := c.Document(e.Document)
		if d == nil {
			continue
		}
		owner[d.Outlet] = append(owner[d.Outlet], i)
		for _, name := range people(d.Byline + ";" + d.Credits) {
			h.add(name, i, true)
		}
		h.add(d.Republisher, i, false)
		h.add(site(d.URL), i, false)
	}
	for _, o := range c.Outlets {
		articles := owner[o.ID]
		if len(articles) == 0 {
			articles = []int{-1}
		}
		for _, i := range articles {
			if !o.NotStated {
				h.add(o.Name, i, false)
			}
		}
	}
	for _, g := range a.Giveaways {
		h.add(g, -1, false)
	}
	// The longest first, so that none hides a part of another.
	sorting.By(h.terms, func(x, y term) int { return len(y.words) - len(x.words) })
	return h
}

// add adds a name with its short forms: without the article, as initials, and written
// together as in an address.
func (h *hiding) add(name string, article int, person bool) {
	words := wordsOf(name)
	if len(words) > 1 && slices.Contains(articles, words[0].folded) {
		words = words[1:]
	}
	if len(words) == 0 {
		return
	}
	var folded []string
	for _, w := range words {
		folded = append(folded, w.folded)
	}
	t := term{words: folded, article: article, person: person}
	if len(folded) == 1 {
		t.exact = words[0].text
	}
	h.terms = append(h.terms, t)
	if len(words) < 2 {
		return
	}
	if together := strings.Join(folded, ""); len(together) > 5 && together[0] < utf8.RuneSelf {
		h.terms = append(h.terms, term{words: []string{together}, article: article, person: person})
	}
	initials := ""
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w.text); unicode.IsUpper(r) {
			initials += string(r)
		}
	}
	switch {
	case !person && utf8.RuneCountInString(initials) > 2:
		h.terms = append(h.terms, term{words: []string{fold(initials)}, exact: initials, article: article})
	case person && len(words) > 2: // without a middle name
		h.terms = append(h.terms, term{words: []string{folded[0], folded[len(folded)-1]}, article: article, person: true})
	}
	if person && len(words) == 2 { // family name first, or last
		h.terms = append(h.terms, term{words: []string{folded[1], folded[0]}, article: article, person: true})
	}
}

// articles are words that a name may begin with and that are left out in a text.
var articles = []string{"the", "a", "le", "la", "les", "el", "il", "der", "die", "das", "de"}

// people are the names in a byline: two words at least, most with a capital, or in a
// script that has none.
func people(byline string) (names []string) {
	parts := strings.FieldsFunc(byline, func(r rune) bool { return strings.ContainsRune("();,/&|:", r) })
	for _, part := range parts {
		for name := range strings.SplitSeq(part, " and ") {
			name = strings.TrimSpace(name)
			if rest, cut := strings.CutPrefix(strings.ToLower(name), "by "); cut {
				name = name[len(name)-len(rest):]
			}
			capitals, uncased, words := 0, 0, wordsOf(name)
			for _, w := range words {
				switch r, _ := utf8.DecodeRuneInString(w.text); {
				case unicode.IsUpper(r):
					capitals++
				case !unicode.IsLower(r) && unicode.IsLetter(r):
					uncased++
				}
			}
			if capitals > 1 && capitals >= len(words)-1 || uncased > 0 {
				names = append(names, name)
			}
		}
	}
	return names
}

// site is the host of an address, without "www".
func site(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// word is a word of a text. In scripts without spaces each character is one.
type word struct {
	text     string
	folded   string
	from, to int
}

func wordsOf(text string) (list []word) {
	from := -1
	end := func(to int) {
		if from >= 0 {
			list = append(list, word{text[from:to], fold(text[from:to]), from, to})
		}
		from = -1
	}
	for i, r := range text {
		switch {
		case analysis.Unspaced(r):
			end(i)
			from = i
			end(i + utf8.RuneLen(r))
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if from < 0 {
				from = i
			}
		default:
			end(i)
		}
	}
	end(len(text))
	return list
}

func fold(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteString(analysis.FoldRune(unicode.ToLower(r)))
	}
	return b.String()
}

// gap is how far the words of a name may stand apart, in bytes: a space, a hyphen, a
// point, a line end.
const gap = 4

// text is the text of the article with the index without what betrays an outlet.
func (h hiding) text(article int, text string) string {
	if len(h.terms) == 0 || text == "" {
		return text
	}
	words := wordsOf(text)
	var b strings.Builder
	done := 0
	for i := 0; i < len(words); {
		t, ok := h.at(text, words, i, article)
		if !ok {
			i++
			continue
		}
		from, last := words[i].from, words[i+len(t.words)-1]
		if i > 0 && words[i-1].from >= done && slices.Contains(articles, words[i-1].folded) && words[i-1].to+1 == from {
			from = words[i-1].from
		}
		b.WriteString(text[done:from])
		switch {
		case t.person:
			b.WriteString(ThisAuthor)
		case t.article == article:
			b.WriteString(ThisOutlet)
		default:
			b.WriteString(AnOutlet)
		}
		done = last.from + t.ends(last)
		i += len(t.words)
	}
	b.WriteString(text[done:])
	return b.String()
}

// at is the longest term that begins with the i-th word; of those that are as long one
// of the article's own.
func (h hiding) at(text string, words []word, i, article int) (found term, ok bool) {
	for _, t := range h.terms {
		if ok && len(t.words) < len(found.words) {
			break
		}
		if (!ok || t.article == article) && t.matches(words[i:]) {
			found, ok = t, true
		}
	}
	return found, ok
}

// matches reports whether words begin with the term. A name of one word has to be
// written as a name, because many are ordinary words too.
func (t term) matches(words []word) bool {
	if len(words) < len(t.words) {
		return false
	}
	for i, w := range t.words {
		if t.ends(words[i]) < 0 && i == len(t.words)-1 || words[i].folded != w && i < len(t.words)-1 || i > 0 && words[i].from-words[i-1].to > gap {
			return false
		}
	}
	first := words[0].text
	if len(t.words) == 1 {
		first = first[:t.ends(words[0])]
	}
	return t.exact == "" || first == t.exact || first == strings.ToUpper(t.exact)
}

// ends is how many bytes of a word the last word of the term takes: all, or where endings
// are written together with names, as in Korean, the beginning. It is -1 for another word.
func (t term) ends(w word) int {
	last := t.words[len(t.words)-1]
	switch {
	case w.folded == last:
		return len(w.text)
	case analysis.Agglutinating(last) && strings.HasPrefix(w.folded, last):
		for i := range w.text {
			if fold(w.text[:i]) == last {
				return i
			}
		}
	}
	return -1
}

// counts are the words of an original without those of a name that a passage has all
// words of: a search for it would find the passage.
func (h hiding) counts(counts corpus.Counts) corpus.Counts {
	if len(h.terms) == 0 || counts == nil {
		return counts
	}
	by := make(map[string][]string, len(counts))
	for form := range counts {
		// A token may be more than a word: "Herald's", "Jong-un".
		for _, w := range wordsOf(form) {
			by[w.folded] = append(by[w.folded], form)
		}
	}
	var out []string
	for _, t := range h.terms {
		var forms []string
		all := true
		for _, w := range t.words {
			all = all && len(by[w]) > 0
			forms = append(forms, by[w]...)
		}
		if all {
			out = append(out, forms...)
		}
	}
	if len(out) == 0 {
		return counts
	}
	left := make(corpus.Counts, len(counts))
	for form, n := range counts {
		if !slices.Contains(out, form) {
			left[form] = n
		}
	}
	return left
}

// Betrays lists the words in a text that betray an outlet of a blind assignment, as they
// are hidden.
func Betrays(c *corpus.Collection, a *corpus.Assignment, text string) (found []string) {
	return newHiding(c, a).betrayed(text)
}

// betrayed lists the words in a text that are hidden.
func (h hiding) betrayed(text string) (found []string) {
	words := wordsOf(text)
	for i := 0; i < len(words); {
		t, ok := h.at(text, words, i, -1)
		if !ok {
			i++
			continue
		}
		found = append(found, text[words[i].from:words[i+len(t.words)-1].to])
		i += len(t.words)
	}
	return found
}
