package analysis

import (
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/segment"
)

// Words returns the words of text as they are written: what the tokenizer cuts,
// before folding. These are the keys of corpus.Counts. Soft hyphens and other
// invisible characters inside a word are left out.
func Words(text string) []string {
	var a Analyzer
	clean := a.filter(text)
	a.cut(clean)
	words := make([]string, len(a.cuts))
	for i, c := range a.cuts {
		words[i] = clean[c.from:c.to]
	}
	return words
}

// cutting is a word found by the tokenizer, as byte offsets.
type cutting struct{ from, to int }

// class is the word break property of a character, as far as the fast path
// knows it.
type class uint8

const (
	other class = iota // parts words
	letter
	digit
	midLetter // joins letters: a:b
	midNumber // joins digits: 1,000
	midBoth   // joins either: a.b, 1.5, it's
	space     // parts words, and nothing before it matters to what follows
	unknown   // not for the fast path
)

var asciiClass = func() (t [utf8.RuneSelf]class) {
	for c := range t {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z':
			t[c] = letter
		case '0' <= c && c <= '9':
			t[c] = digit
		case c <= ' ':
			t[c] = space
		}
	}
	t[':'] = midLetter
	t[','], t[';'] = midNumber, midNumber
	t['.'], t['\''] = midBoth, midBoth
	t['_'] = unknown
	return t
}()

// classOf covers the alphabets of most European languages and the typographic
// punctuation found with them.
func classOf(r rune) class {
	switch {
	case r < utf8.RuneSelf:
		return asciiClass[r]
	case 0xC0 <= r && r <= 0x24F && r != 0xD7 && r != 0xF7,
		0x388 <= r && r <= 0x3FF && r != 0x38B && r != 0x38D && r != 0x3A2 && r != 0x3F6,
		0x400 <= r && r <= 0x481, 0x48A <= r && r <= 0x52F:
		return letter
	case r == 0x2018, r == 0x2019:
		return midBoth
	case r == 0xA0, r == 0xAB, r == 0xBB, 0x2010 <= r && r <= 0x2015, 0x201C <= r && r <= 0x201E, r == 0x2026, r == 0x20AC, r == 0xA3:
		return other
	}
	return unknown
}

// cut finds the words of text and leaves them in a.cuts. Invalid UTF-8 parts
// words like a space.
func (a *Analyzer) cut(text string) {
	a.cuts = a.cuts[:0]
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf && asciiClass[c] == space {
			i++
			continue
		}
		i = a.cutChunk(text, i)
	}
}

// cutChunk cuts the chunk that starts at from and reaches to the next space,
// and returns its end. It follows UAX #29 for the classes above and hands the
// chunk to package segment as soon as it meets a character of another class.
func (a *Analyzer) cutChunk(text string, from int) int {
	kept := len(a.cuts)
	i := from
	for i < len(text) {
		c, size := classAt(text, i)
		switch c {
		case space:
			return i
		case letter, digit:
			end, next := i+size, i+size
			last := c
			for next < len(text) {
				n, nsize := classAt(text, next)
				if n == letter || n == digit {
					last = n
					next += nsize
					end = next
					continue
				}
				if n == unknown {
					break
				}
				if joins(n, last) && next+nsize < len(text) {
					if m, msize := classAt(text, next+nsize); m == last {
						next += nsize + msize
						end = next
						continue
					}
				}
				break
			}
			a.cuts = append(a.cuts, cutting{i, end})
			i = end
		case unknown:
			a.cuts = a.cuts[:kept]
			return a.segment(text, from)
		default:
			i += size
		}
	}
	return i
}

func classAt(text string, i int) (class, int) {
	if c := text[i]; c < utf8.RuneSelf {
		return asciiClass[c], 1
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	return classOf(r), size
}

// joins reports whether a character of class mid joins two of class side.
func joins(mid, side class) bool {
	return mid == midBoth || mid == midLetter && side == letter || mid == midNumber && side == digit
}

// segment cuts the chunk at from by package segment and returns its end.
func (a *Analyzer) segment(text string, from int) int {
	to := from
	for to < len(text) {
		if text[to] < utf8.RuneSelf {
			if asciiClass[text[to]] == space {
				break
			}
			to++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[to:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		to += size
	}
	if to == from { // an invalid byte: step over it
		return from + 1
	}
	a.chunk = append(a.chunk[:0], text[from:to]...)
	// The error is that of a scanner stopped within a token, which cannot
	// happen: the chunk is whole and valid.
	a.parts, a.kinds, _, _ = segment.SegmentWordsDirect(a.chunk, a.parts[:0], a.kinds[:0])
	at := from
	joinable := false // the last cutting ends at at and takes marks or digits
	for i, part := range a.parts {
		end := at + len(part)
		if a.kinds[i] == segment.None {
			joinable = a.addLoose(text, at, end, joinable)
		} else {
			a.addWord(text, at, end)
			joinable = false
		}
		at = end
	}
	return to
}

// addLoose takes a token that segmentation leaves without a kind: a character
// of a script written without spaces, a digit unknown to it, or punctuation.
// It reports whether what follows directly may be joined to it.
func (a *Analyzer) addLoose(text string, from, to int, joinable bool) bool {
	r, _ := utf8.DecodeRuneInString(text[from:to])
	var last *cutting
	if joinable {
		last = &a.cuts[len(a.cuts)-1]
	}
	switch {
	case unicode.IsMark(r):
		if last != nil {
			last.to = to
		}
		return joinable
	case unicode.IsDigit(r):
		if last != nil {
			if p, _ := utf8.DecodeLastRuneInString(text[last.from:last.to]); unicode.IsDigit(p) {
				last.to = to
				return true
			}
		}
	case unicode.IsLetter(r):
		if last != nil {
			if p, _ := utf8.DecodeLastRuneInString(text[last.from:last.to]); stacks(p) {
				last.to = to
				return true
			}
		}
	default:
		return false
	}
	a.cuts = append(a.cuts, cutting{from, to})
	return true
}

// stacks reports whether r puts the consonant after it below the one before:
// the Khmer coeng and the Burmese virama.
func stacks(r rune) bool { return r == 0x17D2 || r == 0x1039 }

// addWord takes a word of segmentation; ideographs and kana come one by one,
// each with the marks that follow it.
func (a *Analyzer) addWord(text string, from, to int) {
	start, wordy := from, false
	for i := from; i < to; {
		r, size := utf8.DecodeRuneInString(text[i:to])
		if !Ideographic(r) {
			wordy = wordy || unicode.IsLetter(r) || unicode.IsNumber(r)
			i += size
			continue
		}
		if wordy {
			a.cuts = append(a.cuts, cutting{start, i})
		}
		end := i + size
		for end < to {
			m, msize := utf8.DecodeRuneInString(text[end:to])
			if !unicode.IsMark(m) && m != 0xFF9E && m != 0xFF9F {
				break
			}
			end += msize
		}
		a.cuts = append(a.cuts, cutting{i, end})
		i, start, wordy = end, end, false
	}
	if wordy {
		a.cuts = append(a.cuts, cutting{start, to})
	}
}

// Ideographic reports whether r belongs to a script of which every character
// is a word of its own here: Chinese and Japanese ideographs and kana.
func Ideographic(r rune) bool {
	switch {
	case r < 0x2E80:
		return false
	case 0xAC00 <= r && r <= 0xD7AF:
		return false
	case 0x3041 <= r && r <= 0x30FF, 0x4E00 <= r && r <= 0x9FFF:
		return unicode.IsLetter(r)
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) ||
		0xFF66 <= r && r <= 0xFF9D // half-width katakana and its prolonged sound mark
}

// Unspaced reports whether r belongs to a script written without spaces, of
// which [Words] makes tokens shorter than words. Adjacent tokens of this kind
// in a query stand for a phrase.
func Unspaced(r rune) bool {
	return Ideographic(r) || 0xE01 <= r && r <= 0xEFF || 0x1000 <= r && r <= 0x109F ||
		0x1780 <= r && r <= 0x17FF || 0x1950 <= r && r <= 0x1AAF
}
