package speech

import (
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"parallax/corpus"
	"parallax/corpus/analysis"
)

// passageText is a passage cut into tokens, quotations and sentences.
type passageText struct {
	text      string
	tokens    []analysis.Token
	asides    []corpus.Span // short brackets, read over
	quotes    []corpus.Span // what stands between quotation marks, in order
	in        []int         // token → quotation, -1 outside
	inside    [][2]int      // quotation → its tokens, from and to before; both 0 if it has none
	sentences [][2]int      // ranges of tokens; no quotation lies in two
}

func newPassageText(text string) *passageText {
	var a analysis.Analyzer
	s := &passageText{text: text, quotes: quotations(text)}
	s.asides = asides(text)
	left := s.asides
	for _, t := range a.Tokens(text) {
		for len(left) > 0 && left[0].To <= t.Start {
			left = left[1:]
		}
		if len(left) == 0 || t.Start < left[0].From {
			s.tokens = append(s.tokens, t)
		}
	}
	s.inside = make([][2]int, len(s.quotes))
	q := 0
	for i, t := range s.tokens {
		for q < len(s.quotes) && t.Start >= s.quotes[q].To {
			q++
		}
		if q < len(s.quotes) && t.Start >= s.quotes[q].From {
			s.in = append(s.in, q)
			if s.inside[q][1] == 0 {
				s.inside[q][0] = i
			}
			s.inside[q][1] = i + 1
		} else {
			s.in = append(s.in, -1)
		}
	}
	from := 0
	for i := 1; i <= len(s.tokens); i++ {
		if i == len(s.tokens) || s.ends(i) {
			s.sentences = append(s.sentences, [2]int{from, i})
			from = i
		}
	}
	return s
}

// closers are the marks that end a quotation, by the mark that begins it.
var closers = map[rune]string{
	'\u201c': "\u201d\"", '\u201e': "\u201c\u201d", '\u00ab': "\u00bb", '\u300c': "\u300d", '\u300e': "\u300f", '"': "\"\u201d",
	'\u2018': "\u2019", '\'': "'",
}

// quotations finds what stands between quotation marks. Marks inside others
// belong to them. A mark that is not closed holds to the end, as in speech of
// several paragraphs; one that was not opened, to the start of the text or
// the quotation before. Apostrophes are told from single marks by what stands
// beside them, and those must be closed.
func quotations(text string) []corpus.Span {
	var list []corpus.Span
	before, done := ' ', 0
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		after, _ := utf8.DecodeRuneInString(text[i+n:])
		closing, opens := closers[r]
		if r == '"' || r == '\'' || r == '\u2018' {
			opens = opens && !unicode.IsLetter(before) && !unicode.IsDigit(before) && !strings.ContainsRune(".,!?", before) &&
				!unicode.IsSpace(after) && i+n < len(text) && (r == '"' || unicode.IsLetter(after))
		}
		single := r == '\'' || r == '\u2018'
		switch {
		case opens:
			end, size := closedAt(text[i+n:], closing, single)
			switch {
			case end >= 0:
				list = append(list, corpus.Span{From: i + n, To: i + n + end})
				i += n + end + size
				done = i
				before = 'x'
				continue
			case !single:
				return append(list, corpus.Span{From: i + n, To: len(text)})
			}
		case r == '\u201d' && i > done && (before == ',' || before == '.'):
			list = append(list, corpus.Span{From: done + len(text[done:i]) - len(strings.TrimLeft(text[done:i], " \n")), To: i})
			done = i + n
		}
		before = r
		i += n
	}
	return list
}

// closedAt finds the mark that closes a quotation, -1 if there is none. A
// single one is no apostrophe only if no letter follows, and for certain only
// behind punctuation.
func closedAt(text, marks string, single bool) (at, size int) {
	at = -1
	before := ' '
	for i, r := range text {
		n := utf8.RuneLen(r)
		if strings.ContainsRune(marks, r) {
			after, _ := utf8.DecodeRuneInString(text[i+n:])
			switch {
			case !single:
				if r != '"' || !unicode.IsSpace(before) {
					return i, n
				}
			case strings.ContainsRune(".,!?", before):
				return i, n
			case at < 0 && before != 's' && !unicode.IsLetter(after) && !unicode.IsDigit(after):
				at, size = i, n
			}
		}
		before = r
	}
	return at, size
}

// longestAside is how many bytes in brackets are read over: "(D-Mich.)".
const longestAside = 32

// asides are the short brackets in a line of a text that begin behind a letter
// and a space, in order: what is said is not in them, and who is named before
// them acts behind them.
func asides(text string) (list []corpus.Span) {
	for at := 0; ; {
		from := strings.Index(text[at:], " (")
		if from < 0 {
			return list
		}
		from += at
		at = from + 2
		before, _ := utf8.DecodeLastRuneInString(text[:from])
		end := strings.IndexAny(text[at:], "()\n\u201c\u201d\"")
		if end < 0 || end > longestAside || text[at+end] != ')' || !unicode.IsLetter(before) {
			continue
		}
		list = append(list, corpus.Span{From: from, To: at + end + 1})
		at += end + 1
	}
}

// gap is what stands before token i, but for asides; a space that does not
// break is as any.
func (s *passageText) gap(i int) string {
	from, to := 0, len(s.text)
	if i > 0 {
		from = s.tokens[i-1].End
	}
	if i < len(s.tokens) {
		to = s.tokens[i].Start
	}
	if from > to {
		return ""
	}
	gap := ""
	for k := sort.Search(len(s.asides), func(k int) bool { return s.asides[k].From >= from }); k < len(s.asides) && s.asides[k].To <= to; k++ {
		gap += s.text[from:s.asides[k].From]
		from = s.asides[k].To
	}
	gap += s.text[from:to]
	return strings.ReplaceAll(gap, "\u00a0", " ")
}

// abbreviations are followed by a full stop that ends no sentence.
var abbreviations = wordSet("mr mrs ms dr gen sen rep gov lt col sgt capt prof st no jr sr vs us uk")

// ends reports whether a sentence ends before token i.
func (s *passageText) ends(i int) bool {
	gap := s.gap(i)
	at := strings.IndexAny(gap, ".!?\u2026\n")
	if at < 0 || s.in[i] >= 0 && s.in[i] == s.in[i-1] {
		return false
	}
	if !strings.ContainsAny(gap[at:], " \n") || unicode.IsLower(s.first(i)) {
		return false
	}
	if s.signed(i) {
		return false
	}
	before := s.tokens[i-1].Term
	if gap[at] == '.' && s.in[i-1] < 0 && (abbreviations(before) || len(before) == 1 && before[0] > '9') {
		return false
	}
	if (gap[at] == '!' || gap[at] == '?') && s.in[i-1] >= 0 && s.in[i] < 0 {
		// "Why?" Kim asked: the sentence goes on.
		for k := i; k < min(i+5, len(s.tokens)) && s.in[k] < 0; k++ {
			if speechVerbs(s.tokens[k].Term) > 0 {
				return false
			}
		}
	}
	return true
}

// signed reports whether token i is the first of a name behind a quotation and
// a dash: "…" — Name.
func (s *passageText) signed(i int) bool {
	return i > 0 && s.in[i-1] >= 0 && s.in[i] < 0 && s.capital(i) && strings.ContainsAny(s.gap(i), "\u2014\u2015\u2013") && !strings.Contains(s.gap(i), "\n\n")
}

// first is the first character of token i.
func (s *passageText) first(i int) rune {
	r, _ := utf8.DecodeRuneInString(s.text[s.tokens[i].Start:])
	return r
}

// capital reports whether a token begins with a capital, or hangs on one that
// does: Sung-wook.
func (s *passageText) capital(i int) bool {
	return unicode.IsUpper(s.first(i)) || i > 0 && s.gap(i) == "-" && unicode.IsUpper(s.first(i-1))
}

// beside reports whether token i follows the one before with nothing but a
// space or hyphen between, both outside of quotations.
func (s *passageText) beside(i int) bool {
	if i < 1 || i >= len(s.tokens) || s.in[i] >= 0 || s.in[i-1] >= 0 {
		return false
	}
	switch s.gap(i) {
	case "", " ", "-", "\u2010", "\u2011", ". ", "'s ", "\u2019s ":
		return s.gap(i) != ". " || abbreviations(s.tokens[i-1].Term) || len(s.tokens[i-1].Term) == 1
	}
	return false
}

// span is where the tokens from i to before j stand.
func (s *passageText) span(i, j int) corpus.Span {
	if i >= j {
		return corpus.Span{}
	}
	return corpus.Span{From: s.tokens[i].Start, To: s.tokens[j-1].End}
}

// words counts the tokens of a quotation.
func (s *passageText) words(quote int) int { return s.inside[quote][1] - s.inside[quote][0] }

// titled reports whether a quotation is written like a title: two words or
// more, all with capitals but short ones, and no punctuation at the end.
func (s *passageText) titled(quote int) bool {
	n := s.words(quote)
	for i := s.inside[quote][0]; i < s.inside[quote][1]; i++ {
		if !s.capital(i) && len(s.tokens[i].Term) > 3 {
			return false
		}
	}
	last, _ := utf8.DecodeLastRuneInString(s.text[s.quotes[quote].From:s.quotes[quote].To])
	if n > 1 && n < 6 && (last == ',' || last == '.') { // inside the marks by American custom
		return !s.spokenFor(quote)
	}
	return n > 1 && !strings.ContainsRune(",.!?", last)
}

// spokenFor reports whether a verb of speech stands within three words of a
// quotation, in whatever form.
func (s *passageText) spokenFor(quote int) bool {
	first, end := s.inside[quote][0], s.inside[quote][1]
	for i := max(0, first-2); i < min(len(s.tokens), end+4); i++ {
		if t := s.tokens[i].Term; s.in[i] < 0 && (speechVerbs(t) > 0 || speechParticiples(t)) && (i >= end || !s.beside(i+1)) {
			return true
		}
	}
	return false
}

// wordSet tells which words are in a list. The set is made when it is first
// asked: a page starts without.
func wordSet(list string) (has func(word string) bool) {
	set := sync.OnceValue(func() map[string]bool {
		set := make(map[string]bool)
		for _, w := range strings.Fields(list) {
			set[w] = true
		}
		return set
	})
	return func(word string) bool { return set()[word] }
}
