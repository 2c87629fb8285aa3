package analysis

import (
	"hash/fnv"
	"strconv"
	"sync"
	"unicode/utf8"
)

// MaxTermBytes is the length to which longer terms are cut. Natural words are
// shorter; what is longer is encoded data, and must not bloat a dictionary.
const MaxTermBytes = 80

// Token is one occurrence of a term in a text.
type Token struct {
	Term     string // folded
	Start    int    // byte offsets in the text given, End excluded
	End      int
	Position int // from 0, in steps of one
}

// Analyzer cuts and folds text. Its zero value is ready. It holds buffers that
// are used again by the next call, so it serves one goroutine at a time; an
// idle one costs a few hundred bytes.
type Analyzer struct {
	cuts  []cutting
	chunk []byte
	parts [][]byte
	kinds []int
	clean []byte
	gaps  []gap
	term  []byte
	long  []byte
}

// each is Each for a text without gaps. Most chunks are one word of ASCII letters
// and digits, perhaps in punctuation: these are cut and folded in one go.
func (a *Analyzer) each(text string, emit func(term []byte, start, end int)) {
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf && asciiClass[c] == space {
			i++
			continue
		}
		if end, ok := a.plainChunk(text, i, emit); ok {
			i = end
			continue
		}
		a.cuts = a.cuts[:0]
		i = a.cutChunk(text, i)
		for _, c := range a.cuts {
			a.fold(text[c.from:c.to], c.from, emit)
		}
	}
}

// plainChunk emits the word of the chunk at from, if it is no more than ASCII
// punctuation around letters and digits of ASCII, and returns where it ends. A chunk
// with more in it is left to cutChunk.
func (a *Analyzer) plainChunk(text string, from int, emit func(term []byte, start, end int)) (end int, ok bool) {
	start := from
	for start < len(text) && plain[text[start]] == apart {
		start++
	}
	b := a.term[:0]
	i := start
	for i < len(text) {
		c := plain[text[i]]
		if c < wordly {
			break
		}
		b = append(b, c)
		i++
	}
	word := i
	for i < len(text) && plain[text[i]] == apart {
		i++
	}
	if i < len(text) && plain[text[i]] != gapByte {
		return 0, false
	}
	if a.term = b; word > start {
		emitTerm(b, start, word, emit)
	}
	return i, true
}

// plain is by byte the letter or digit that it folds to, or what else it is.
var plain = func() (t [256]byte) {
	for c := range utf8.RuneSelf {
		switch asciiClass[c] {
		case letter, digit:
			t[c] = byte(c)
			if 'A' <= c && c <= 'Z' {
				t[c] += 'a' - 'A'
			}
		case space:
			t[c] = gapByte
		case unknown:
		default:
			t[c] = apart
		}
	}
	return t
}()

const (
	intricate byte  = iota // not for plainChunk
	apart                  // parts words
	gapByte                // parts chunks
	wordly    = '0'        // the lowest letter or digit
)

// Append appends the tokens of text to dst and returns it. Lower-case words
// share memory with text, others are allocated.
func (a *Analyzer) Append(dst []Token, text string) []Token {
	a.Each(text, func(term []byte, start, end int) {
		n := 0
		if len(dst) > 0 {
			n = dst[len(dst)-1].Position + 1
		}
		t := Token{Start: start, End: end, Position: n}
		if string(term) == text[start:end] {
			t.Term = text[start:end]
		} else {
			t.Term = string(term)
		}
		dst = append(dst, t)
	})
	return dst
}

// Tokens returns the tokens of text.
func (a *Analyzer) Tokens(text string) []Token { return a.Append(nil, text) }

// Each calls emit for every term of text in order, with the byte offsets of
// the word it came from. The bytes of term are valid until emit returns.
// It allocates nothing once the buffers have grown.
func (a *Analyzer) Each(text string, emit func(term []byte, start, end int)) {
	clean := a.filter(text)
	if len(a.gaps) == 0 {
		a.each(clean, emit)
		return
	}
	a.cut(clean)
	back := backMap{gaps: a.gaps}
	for _, c := range a.cuts {
		a.fold(clean[c.from:c.to], c.from, func(term []byte, start, end int) {
			emit(term, back.start(start), back.end(end))
		})
	}
}

// Terms returns the folded terms of text without their places.
func (a *Analyzer) Terms(text string) []string {
	var terms []string
	a.Each(text, func(term []byte, _, _ int) { terms = append(terms, string(term)) })
	return terms
}

// JoinedTerms returns the folded terms of what somebody has typed as words to
// count: of a script without spaces all that stands without a gap is one.
func (a *Analyzer) JoinedTerms(text string) []string {
	var terms []string
	last := -1 // where the one before ends, if it may go on
	a.Each(text, func(term []byte, start, end int) {
		r, _ := utf8.DecodeRune(term)
		if Unspaced(r) && start == last {
			terms[len(terms)-1] += string(term)
		} else {
			terms = append(terms, string(term))
		}
		if last = -1; Unspaced(r) {
			last = end
		}
	})
	return terms
}

// Fold returns the terms of text joined by single spaces: two texts are the
// same to a search exactly if they fold to the same string.
func (a *Analyzer) Fold(text string) string {
	var b []byte
	a.Each(text, func(term []byte, _, _ int) {
		if len(b) > 0 {
			b = append(b, ' ')
		}
		b = append(b, term...)
	})
	return string(b)
}

// emitTerm hands out one term, cut to MaxTermBytes.
func emitTerm(term []byte, start, end int, emit func([]byte, int, int)) {
	if len(term) > MaxTermBytes {
		n := MaxTermBytes
		for n > 0 && !utf8.RuneStart(term[n]) {
			n--
		}
		term = term[:n]
	}
	if len(term) > 0 {
		emit(term, start, end)
	}
}

// Fingerprint names the way this package cuts and folds text. It changes when
// the outcome changes, so what was counted or indexed under another
// fingerprint must be made anew.
func Fingerprint() string { return fingerprint() }

var fingerprint = sync.OnceValue(func() string {
	h := fnv.New64a()
	for _, w := range Words(fingerprintSample) {
		h.Write([]byte(w))
		h.Write([]byte{0})
	}
	var a Analyzer
	a.Each(fingerprintSample, func(term []byte, _, _ int) {
		h.Write(term)
		h.Write([]byte{1})
	})
	return "words1-" + strconv.FormatUint(h.Sum64(), 36)
})

// fingerprintSample exercises every rule of this package. Adding to it changes
// the fingerprint of everything; do so together with a change of the rules.
const fingerprintSample = "Kim Jong-un's U.S. don't O'Brien l\u2019homme 1,000 3.14 10:30 a.b foo_bar x:y " +
	"\u201cquoted\u201d Caf\u00e9 \u00c6r\u00f8 Stra\u00dfe \u0141\u00f3d\u017a co\u00adop a\u200bb " +
	"\u041d\u044c\u044e-\u0419\u043e\u0440\u043a \u0451\u043b\u043a\u0430 \u039f\u03b4\u03cc\u03c2 " +
	"\u05e9\u05b8\u05dc\u05d5\u05b9\u05dd \u0623\u062d\u0645\u062f\u0640 \uae40\uc815\uc740 \u91d1\u6b63\u6069 \u30ab\u30ca\u304b\u306a \uff8a\uff9e\uff76 " +
	"\u0e19\u0e49\u0e33 \u1781\u17d2\u1798\u17c2\u179a \u0939\u093f\u0928\u094d\u0926\u0940 \uff2b\uff49\uff4d \uff11\uff12"
