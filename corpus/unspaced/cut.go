package unspaced

import (
	"strings"
	"unicode/utf8"

	"parallax/corpus"
	"parallax/corpus/analysis"
)

// Cutter cuts texts into terms as [analysis.Analyzer] does, but for texts without
// spaces, of which it makes words. Without Words it is an Analyzer. It keeps its
// buffers; one goroutine at a time.
type Cutter struct {
	Words *Words
	// Node is a term that is a word wherever it stands, so that counting it finds
	// what a search finds; "" for none.
	Node string

	analyzer analysis.Analyzer
	text     string
	terms    []byte // of the run, end to end
	run      []element
	traits   map[rune]traits
	listed   map[string]bool
	japanese bool
	spaced   bool // words are parted by spaces
	node     []string

	costs []int32 // of the cheapest way to each place
	from  []int32 // where the last word of it begins
	ends  []int32
}

// element is one token of the analyzer within a run.
type element struct {
	start, end int // in the text
	term       int // its end in terms
	kind       kind
	plain      rune // the first character, of Chinese ones in simplified form
	traits     traits
}

type kind uint8

const (
	otherKind kind = iota // Lao, Khmer, Burmese: left as they are
	hanKind
	hiraganaKind
	katakanaKind
	thaiKind
)

func kindOf(r rune) kind {
	switch {
	case r < 0x2E80:
		if 0xE01 <= r && r <= 0xE5B {
			return thaiKind
		}
		return otherKind
	case 0x3041 <= r && r <= 0x309F:
		return hiraganaKind
	case kana(r):
		return katakanaKind
	}
	return hanKind
}

// Each calls emit for every term of a text of a document in order, with the byte
// offsets of the word. The bytes of term are valid until emit returns. Linear in
// the text.
func (c *Cutter) Each(d *corpus.Document, text string, emit func(term []byte, start, end int)) {
	if c.Words == nil {
		c.analyzer.Each(text, emit)
		return
	}
	c.text = text
	var has scripts
	has.read(text)
	if has == (scripts{}) {
		c.analyzer.Each(text, emit)
		return
	}
	c.japanese = c.Words.japanese[d.ID] || has.kana > 1 && has.japanese()
	c.traits, c.listed = traitsOf(), chineseWords()
	c.spaced = c.wordsAreSpaced(text, has)
	if c.Node != "" && c.node == nil {
		c.node = c.analyzer.Terms(c.Node)
	}
	c.terms, c.run = c.terms[:0], c.run[:0]
	c.analyzer.Each(text, func(term []byte, start, end int) {
		r, _ := utf8.DecodeRune(term)
		unspaced := analysis.Unspaced(r)
		if n := len(c.run); n > 0 && (!unspaced || c.run[n-1].end != start) {
			c.flush(emit)
		}
		if !unspaced {
			emit(term, start, end)
			return
		}
		c.terms = append(c.terms, term...)
		e := element{start: start, end: end, term: len(c.terms), kind: kindOf(r), plain: r}
		if e.kind == hanKind {
			e.plain = analysis.Simplified(r)
			e.traits = c.traits[e.plain]
		}
		c.run = append(c.run, e)
	})
	c.flush(emit)
}

// Most characters between two spaces, on average, of a text whose words are parted
// by them.
const (
	spacedHan  = 3
	spacedThai = 7
)

// wordsAreSpaced reports whether spaces stand between most words of a text and not
// only, as elsewhere, between sentences, phrases, or the parts of a headline.
func (c *Cutter) wordsAreSpaced(text string, has scripts) bool {
	gaps, before := 0, rune(0)
	for i, r := range text {
		if r == ' ' || r == '\u3000' {
			after, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
			if analysis.Unspaced(before) && analysis.Unspaced(after) {
				gaps++
			}
		}
		before = r
	}
	if has.thai > 0 {
		return gaps > 0 && has.thai <= spacedThai*(gaps+1)
	}
	return gaps > 0 && has.han+has.kana <= spacedHan*(gaps+1)
}

// flush cuts the run and forgets it.
func (c *Cutter) flush(emit func(term []byte, start, end int)) {
	for from := 0; from < len(c.run); {
		at, to := c.nodeFrom(from)
		c.cut(from, at, emit)
		if to > at {
			c.emit(at, to, emit)
		}
		from = to
	}
	c.terms, c.run = c.terms[:0], c.run[:0]
}

// nodeFrom finds the node in the run; both places are its end if it is not there.
func (c *Cutter) nodeFrom(from int) (at, to int) {
	if n := len(c.node); n > 0 {
	next:
		for i := from; i+n <= len(c.run); i++ {
			for j, t := range c.node {
				if term := c.term(i+j, i+j+1); string(term) != t && !analysis.FormOf(term, t) {
					continue next
				}
			}
			return i, i + n
		}
	}
	return len(c.run), len(c.run)
}

// term is the elements from i until j, joined.
func (c *Cutter) term(i, j int) []byte {
	begin := 0
	if i > 0 {
		begin = c.run[i-1].term
	}
	return c.terms[begin:c.run[j-1].term]
}

func (c *Cutter) emit(i, j int, emit func(term []byte, start, end int)) {
	term := c.term(i, j)
	for len(term) > analysis.MaxTermBytes {
		_, size := utf8.DecodeLastRune(term)
		term = term[:len(term)-size]
	}
	emit(term, c.run[i].start, c.run[j-1].end)
}

// cut emits the words of the elements from begin until end.
func (c *Cutter) cut(begin, end int, emit func(term []byte, start, end int)) {
	n := end - begin
	switch {
	case n <= 0:
		return
	case c.spaced || n == 1:
		c.emit(begin, end, emit)
		return
	}
	c.costs, c.from = append(c.costs[:0], make([]int32, n+1)...), append(c.from[:0], make([]int32, n+1)...)
	for i := 1; i <= n; i++ {
		c.costs[i] = 1 << 30
	}
	for i := range n {
		c.words(begin+i, end, func(j int, cost int32) {
			if sum := c.costs[i] + cost; sum < c.costs[j-begin] {
				c.costs[j-begin], c.from[j-begin] = sum, int32(i)
			}
		})
	}
	c.ends = c.ends[:0]
	for j := int32(n); j > 0; j = c.from[j] {
		c.ends = append(c.ends, j)
	}
	i := begin
	for k := len(c.ends) - 1; k >= 0; k-- {
		j := begin + int(c.ends[k])
		c.emit(i, j, emit)
		i = j
	}
}

// Lengths of words in characters, or in clusters for Thai.
const (
	mostHan  = 5
	mostKana = 8
	mostThai = 12
)

// words offers every word that may begin with element i, with its end and cost.
func (c *Cutter) words(i, end int, offer func(j int, cost int32)) {
	switch c.run[i].kind {
	case thaiKind:
		c.thai(i, end, offer)
	case hanKind:
		c.han(i, end, offer)
	case katakanaKind:
		j := i + 1
		for j < end && c.run[j].kind == katakanaKind {
			j++
		}
		offer(j, 100)
		if i > 0 && c.run[i-1].kind == katakanaKind {
			offer(i+1, 400) // within a run only where nothing else is left
		}
	case hiraganaKind:
		for j := i + 1; j <= min(end, i+mostKana) && c.run[j-1].kind == hiraganaKind; j++ {
			switch term := c.term(i, j); {
			case japaneseWord(term):
				offer(j, int32(60+20*min(1, j-i-1)))
			case j == i+1:
				offer(j, 120)
			case j <= i+5:
				offer(j, int32(100+45*(j-i)))
			}
		}
	default:
		offer(i+1, 100)
	}
}

// han offers words of Chinese characters. In Japanese two or three of them are a
// word unless the texts show another, and what is inflected keeps its ending.
func (c *Cutter) han(i, end int, offer func(j int, cost int32)) {
	first := &c.run[i]
	switch {
	case c.japanese && first.plain == '的': // it ends what two others begin
		offer(i+1, 50)
	case c.japanese:
		offer(i+1, 120)
	case first.traits&isFunction != 0:
		offer(i+1, 70)
	case first.traits&isAlone != 0:
		offer(i+1, 95)
	default:
		offer(i+1, 130)
	}
	all, some := first.traits, first.traits
	var key [mostHan * utf8.UTFMax]byte
	n := utf8.EncodeRune(key[:], first.plain)
	for j := i + 2; j <= min(end, i+mostHan) && c.run[j-1].kind == hanKind; j++ {
		last := &c.run[j-1]
		all, some = all&last.traits, some|last.traits
		n += utf8.EncodeRune(key[n:], last.plain)
		switch count := j - i; {
		case c.Words.learned[string(c.term(i, j))]:
			offer(j, int32(75+15*count))
		case c.japanese && count <= 3:
			offer(j, [...]int32{100, 160}[count-2])
		case c.japanese:
		case c.listed[string(key[:n])], all&isNumeral != 0:
			offer(j, 110)
		case some&isFunction != 0:
		case some&isAlone != 0:
			if count == 2 {
				offer(j, 185)
			}
		case count == 2 && first.traits&isSurname != 0:
			offer(j, 205)
		case count == 2:
			offer(j, 215)
		case count == 3 && first.traits&isSurname != 0:
			offer(j, 245)
		case count <= 4 && all&isForeign != 0:
			offer(j, 220)
		}
	}
	if c.japanese {
		c.inflected(i, end, offer)
	}
}

// inflected offers one or two characters with one or two hiragana: the stem of a
// verb or an adjective with its ending, where no particle follows.
func (c *Cutter) inflected(i, end int, offer func(j int, cost int32)) {
	stem := i + 1
	if stem < end && c.run[stem].kind == hanKind {
		stem++
	}
	for s := i + 1; s <= stem; s++ {
		for j := s + 1; j <= min(end, s+2) && c.run[j-1].kind == hiraganaKind; j++ {
			cost := int32(150 + 50*(s-i-1))
			for k := s; k < j; k++ {
				if particle(c.rune(k)) {
					cost += 60
				}
			}
			if j == s+2 && !inflection(c.rune(j-1)) {
				cost += 70
			}
			offer(j, cost)
		}
	}
}

// thai offers words of the list, and else the stretch up to the next of them.
func (c *Cutter) thai(i, end int, offer func(j int, cost int32)) {
	for j := i + 1; j <= min(end, i+mostThai) && c.run[j-1].kind == thaiKind; j++ {
		if j < end && j < len(c.run) && !c.thaiMayPart(j) {
			continue
		}
		if thaiWord(c.term(i, j)) {
			offer(j, 100)
		} else {
			offer(j, int32(160+60*(j-i)))
		}
	}
	if end == i+1 || c.run[i+1].kind != thaiKind {
		return
	}
	offer(i+1, 600) // a way is always left
}

// thaiMayPart reports whether a word may end before element j: no vowel that is
// written before its consonant ends one, and none written after it begins one.
func (c *Cutter) thaiMayPart(j int) bool {
	last, _ := utf8.DecodeLastRune(c.term(j-1, j))
	first := c.rune(j)
	return !(0xE40 <= last && last <= 0xE44) && !(0xE30 <= first && first <= 0xE3A) && first != 0xE45 && first != 0xE46 && first != 0xE4D && first != 0xE2F
}

func (c *Cutter) rune(i int) rune { return c.run[i].plain }

func particle(r rune) bool { return strings.ContainsRune(japaneseParticles, r) }

// inflection reports whether the ending of a verb or an adjective may end so.
func inflection(r rune) bool {
	return !strings.ContainsRune("をとがはのもこかよやへただてばずぬ", r)
}
