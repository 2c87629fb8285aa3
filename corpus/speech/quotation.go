package speech

import (
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
	quotes    []corpus.Span // what stands between quotation marks, in order
	in        []int         // token → quotation, -1 outside
	sentences [][2]int      // ranges of tokens; no quotation lies in two
}

func newPassageText(text string) *passageText {
	var a analysis.Analyzer
	s := &passageText{text: text, tokens: a.Tokens(text), quotes: quotations(text)}
	q := 0
	for _, t := range s.tokens {
		for q < len(s.quotes) && t.Start >= s.quotes[q].To {
			q++
		}
		if q < len(s.quotes) && t.Start >= s.quotes[q].From {
			s.in = append(s.in, q)
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

// gap is what stands before token i.
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
	return s.text[from:to]
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
	if !strings.ContainsAny(gap[at:], " \n\u00a0") || unicode.IsLower(s.first(i)) {
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
	case "", " ", "-", "\u2010", "\u2011", "\u00a0", ". ", "'s ", "\u2019s ":
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
func (s *passageText) words(quote int) int {
	n := 0
	for _, q := range s.in {
		if q == quote {
			n++
		}
	}
	return n
}

// titled reports whether a quotation is written like a title: two words or
// more, all with capitals but short ones, and no punctuation at the end.
func (s *passageText) titled(quote int) bool {
	n := 0
	for i, q := range s.in {
		if q != quote {
			continue
		}
		if n++; !s.capital(i) && len(s.tokens[i].Term) > 3 {
			return false
		}
	}
	last, _ := utf8.DecodeLastRuneInString(s.text[s.quotes[quote].From:s.quotes[quote].To])
	return n > 1 && !strings.ContainsRune(",.!?", last)
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
