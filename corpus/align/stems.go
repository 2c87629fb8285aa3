package align

import (
	"maps"
	"slices"
	"unicode"
	"unicode/utf8"

	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/language"
	"parallax/corpus/quantity"
)

// stemBuilder gathers the stems of all passages.
type stemBuilder struct {
	analyzer analysis.Analyzer
	terms    map[string]int32 // term → its place in forms
	forms    []wordForm
	numbers  map[string]int32 // stem → number
	list     []stemClass
	capital  []int // occurrences with a capital, where that says something
	plain    []int // occurrences without
	seen     []int32
	mark     int32
	current  []int32
	words    int              // of the passage, that count
	figures  int              // of them, numbers
	follows  map[[2]int32]int // names: how often the second comes right after the first
	common   map[string]bool
	// Of whose function words nothing is proposed.
	languages analysis.LanguageSet
	last      int32 // the word before, if it is written with a capital, else -1
}

func newStemBuilder(documents []*corpus.Document) *stemBuilder {
	return &stemBuilder{languages: language.Of(documents), terms: make(map[string]int32), numbers: make(map[string]int32), follows: make(map[[2]int32]int), common: commonStems()}
}

// read returns the stems of a passage, ascending.
func (b *stemBuilder) read(d *corpus.Document, p *corpus.Passage) []int32 {
	b.mark++
	b.current, b.words, b.figures = b.current[:0], 0, 0
	switch {
	case p.Original != "" && d.Text != corpus.Full:
		// Alone: the words of a digest are not the article's.
		b.text(p.Original)
		stems := slices.Clone(b.current)
		slices.Sort(stems)
		return stems
	default:
		// Sorted, so that two runs give the same figures to the last digit.
		for _, w := range slices.Sorted(maps.Keys(p.Counts)) {
			b.word(w)
		}
	}
	b.text(p.Text)
	stems := slices.Clone(b.current)
	slices.Sort(stems)
	return stems
}

// tableShare is the share of numbers among the words of a passage from which
// it is a table. Tables of results look alike whoever reports what, and would
// come first among the topics of any business paper.
const tableShare = 0.3

// table reports whether the passage read last is a table.
func (b *stemBuilder) table() bool { return float64(b.figures) > tableShare*float64(b.words) }

// word takes one word of counts, of which the place in a sentence is unknown.
func (b *stemBuilder) word(w string) {
	b.analyzer.Each(w, func(term []byte, start, _ int) { b.add(term, capitalAt(w, start), true) })
}

// text takes all words of a text. Capitals at the start of a sentence say
// nothing about a word.
func (b *stemBuilder) text(text string) {
	end := 0
	b.last = -1
	b.analyzer.Each(text, func(term []byte, start, to int) {
		capital := capitalAt(text, start)
		s := b.add(term, capital, !startsSentence(text, end, start))
		if !capital || s < 0 {
			s = -1
		} else if b.last >= 0 && start-end <= 1 {
			b.follows[[2]int32{b.last, s}]++
		}
		b.last, end = s, to
	})
}

func startsSentence(text string, end, start int) bool {
	if end == 0 || start < end {
		return end == 0
	}
	for _, r := range text[end:start] {
		switch r {
		case '.', '!', '?', ':', '"', '\'', '\u201c', '\u2018', '\u00ab':
			return true
		}
	}
	return false
}

func capitalAt(text string, at int) bool {
	r, _ := utf8.DecodeRuneInString(text[at:])
	return unicode.IsUpper(r)
}

// add counts one occurrence and returns its stem, -1 for words that do not
// count. A capital is counted only where it tells something.
func (b *stemBuilder) add(term []byte, capital, telling bool) int32 {
	f, known := b.terms[string(term)]
	if !known {
		f = b.enter(string(term))
	}
	b.forms[f].count++
	s := b.forms[f].stem
	if s < 0 {
		return s
	}
	b.words++
	if b.list[s].number {
		b.figures++
	}
	if telling {
		if capital {
			b.capital[s]++
		} else {
			b.plain[s]++
		}
	}
	if b.seen[s] != b.mark {
		b.seen[s] = b.mark
		b.list[s].df++
		b.current = append(b.current, s)
	}
	return s
}

// wordForm is one folded word.
type wordForm struct {
	term  string
	stem  int32 // -1 for words that do not count
	count int32
}

// enter takes a term seen for the first time and returns its place in forms.
// Function words and single letters get no stem, nor do the words of reporting.
func (b *stemBuilder) enter(term string) int32 {
	form := wordForm{term: term, stem: -1}
	if !b.languages.FunctionWord(term) && !reporting[term] && (len(term) > 1 || term[0] >= '0' && term[0] <= '9') {
		form.stem = b.stem(term)
	}
	b.forms = append(b.forms, form)
	b.terms[term] = int32(len(b.forms) - 1)
	return int32(len(b.forms) - 1)
}

// stem is the number of the stem of a term.
func (b *stemBuilder) stem(term string) int32 {
	stem := analysis.Stem(term)
	s, known := b.numbers[stem]
	if !known {
		s = int32(len(b.list))
		b.numbers[stem] = s
		b.list = append(b.list, stemClass{number: quantity.NumberWord(term) || term[0] >= '0' && term[0] <= '9', common: b.common[stem]})
		b.capital, b.plain, b.seen = append(b.capital, 0), append(b.plain, 0), append(b.seen, 0)
	}
	return s
}

// reporting holds words that news has in any passage, whatever it is about.
var reporting = map[string]bool{
	"say": true, "says": true, "said": true, "saying": true, "told": true, "tell": true, "tells": true, "also": true, "many": true, "much": true,
	"even": true, "would": true, "one": true, "mr": true, "mrs": true, "ms": true,
}

// classes finishes the stems of n passages.
func (b *stemBuilder) classes(n int, w weights) []stemClass {
	most := make([]int32, len(b.list))
	for _, f := range b.forms { // in the order of first occurrence
		if f.stem >= 0 && f.count > most[f.stem] {
			most[f.stem], b.list[f.stem].term = f.count, f.term
		}
	}
	for i := range b.list {
		c := &b.list[i]
		c.weight = rarity(c.df, n) / rarest(n)
		c.name = !c.number && b.capital[i] > 0 && b.capital[i] >= 9*b.plain[i]
		c.after = -1
		switch {
		case c.common:
			c.weight *= w.commonWorth
		case c.number:
			c.weight *= w.number
		case c.name:
			c.weight *= w.name
		}
	}
	b.joinNames(rarest(n))
	return b.list
}

// joinNames finds for each stem the one it mostly follows in names.
func (b *stemBuilder) joinNames(unit float64) {
	capitals := make([]int, len(b.list)) // in texts, where neighbours are known
	most := make([]int, len(b.list))
	for pair, n := range b.follows {
		s := pair[1]
		capitals[s] += n
		if c := &b.list[s]; n > most[s] || n == most[s] && pair[0] < c.after {
			most[s], c.after = n, pair[0]
		}
	}
	for i := range b.list {
		c := &b.list[i]
		if c.after < 0 || most[i] < 2 || 2*most[i] < capitals[i] || c.after == int32(i) {
			c.after = -1
			continue
		}
		c.adds = min(c.weight, rarity(c.df, b.list[c.after].df)/unit)
	}
}

// stemOf maps terms to stems.
func (b *stemBuilder) stemOf() map[string]int32 {
	stems := make(map[string]int32, len(b.forms))
	for _, f := range b.forms {
		if f.stem >= 0 {
			stems[f.term] = f.stem
		}
	}
	return stems
}
