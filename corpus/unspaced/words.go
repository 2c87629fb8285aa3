package unspaced

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"parallax/corpus"
	"parallax/corpus/analysis"
)

// Words is what the texts of a collection show of their words. It is not changed
// once it is made. A nil one is of texts with spaces.
type Words struct {
	learned  map[string]bool // folded
	japanese map[string]bool // ids of documents
	tags     []string
}

// Languages are the BCP 47 tags of the languages whose words are guessed: of zh,
// ja and th those that the texts have.
func (w *Words) Languages() []string {
	if w == nil {
		return nil
	}
	return w.tags
}

// Listed are the words of one document by the lists and by what the script shows
// alone, so that they are the same whatever else is read: for what has to stay as it
// is when a collection grows, as the length of an article. It is nil for a text with
// spaces. Which words they are differs a little from [Learn], how many hardly: in the
// Universal Declaration of Human Rights 2,111 for 2,106 in Japanese, and as many in
// Chinese and Thai. One pass over the bytes of the texts.
func Listed(d *corpus.Document) *Words {
	var of scripts
	for i := range d.Passages {
		of.read(d.BestText(&d.Passages[i]))
	}
	if of == (scripts{}) {
		return nil
	}
	w := &Words{}
	if of.kana > 0 && of.japanese() {
		w.japanese = map[string]bool{d.ID: true}
	}
	w.tag(of.kana == 0 && of.han > 0 || of.kana > 0 && !of.japanese(), w.japanese != nil, of.thai > 0)
	return w
}

// tag sets which languages there are.
func (w *Words) tag(chinese, japanese, thai bool) {
	for _, l := range []struct {
		tag  string
		some bool
	}{{"zh", chinese}, {"ja", japanese}, {"th", thai}} {
		if l.some {
			w.tags = append(w.tags, l.tag)
		}
	}
}

// learnFrom is how many characters are read to learn words from at most, evenly
// over the documents: twelve megabytes of counts, and a third of a second.
const learnFrom = 120_000

// scripts is how many characters a text has of each.
type scripts struct{ han, kana, thai int }

func (s *scripts) read(text string) {
	for i := 0; i < len(text); {
		if text[i] < 0xE0 { // none of them in one or two bytes
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		switch {
		case 0x0E01 <= r && r <= 0x0E5B:
			s.thai++
		case 0x3041 <= r && r <= 0x30FA, 0xFF66 <= r && r <= 0xFF9D:
			s.kana++
		case 0x3400 <= r && analysis.Ideographic(r):
			s.han++
		}
	}
}

// japanese: no other language has kana beyond a name.
func (s scripts) japanese() bool { return 10*s.kana > s.han }

// Learn reads what the texts show of their words: which stretches of two to four
// Chinese characters come again and again, hold together, and stand beside
// changing neighbours. It is nil if the texts have no Chinese, Japanese and Thai.
// Linear in the length of the texts until it has read 120,000 characters; which
// these are depends on the documents and their order alone. Step is told between
// documents how much is done, 0…1, and stops it by returning false; the result is
// then nil. It may be nil.
func Learn(documents []*corpus.Document, step func(done float64) (goOn bool)) *Words {
	w := &Words{learned: make(map[string]bool), japanese: make(map[string]bool)}
	var all scripts
	chinese := 0
	for i, d := range documents {
		if step != nil && i%16 == 0 && !step(float64(i)/float64(len(documents))/2) {
			return nil
		}
		var of scripts
		for j := range d.Passages {
			of.read(d.BestText(&d.Passages[j]))
		}
		switch {
		case of.kana > 0 && of.japanese():
			w.japanese[d.ID] = true
		default:
			chinese += of.han
		}
		all.han, all.kana, all.thai = all.han+of.han, all.kana+of.kana, all.thai+of.thai
	}
	if all == (scripts{}) {
		return nil
	}
	w.tag(chinese > 0, len(w.japanese) > 0, all.thai > 0)
	if all.han > 0 && !w.learn(documents, max(1, (all.han+learnFrom-1)/learnFrom), step) {
		return nil
	}
	return w
}

// longest is how many characters a learned word has at most.
const longest = 4

// stretch is what is known of some characters running.
type stretch struct {
	characters  int
	count       int
	left, right neighbour
}

// neighbour is the majority vote of Boyer and Moore over what stands beside: the
// vote is the more above zero the more often it is the same.
type neighbour struct {
	is   rune
	vote int
}

func (n *neighbour) saw(r rune) {
	switch {
	case r == 0: // the end of the stretch: nothing hangs on
		n.vote = max(0, n.vote-1)
	case n.vote == 0:
		n.is, n.vote = r, 1
	case n.is == r:
		n.vote++
	default:
		n.vote--
	}
}

// fixed reports whether one neighbour stands there most of the time, so that the
// stretch is part of a longer one.
func (n neighbour) fixed(count int) bool { return 5*n.vote > 3*count }

func (w *Words) learn(documents []*corpus.Document, every int, step func(done float64) bool) bool {
	runs := func(from float64, emit func(run []rune)) bool {
		passage := 0
		for i, d := range documents {
			if step != nil && i%16 == 0 && !step(from+float64(i)/float64(len(documents))/4) {
				return false
			}
			for j := range d.Passages {
				if passage%every == 0 {
					eachRun(d.BestText(&d.Passages[j]), emit)
				}
				passage++
			}
		}
		return true
	}
	counts, read := make(map[uint64]int32), 0
	if !runs(.5, func(run []rune) { read += len(run); count(counts, run) }) {
		return false
	}
	least := int32(2 + min(4, read/10_000))
	cohesion := 1 + math.Log2(min(8, 4+float64(read)/1000))
	found := make(map[string]*stretch)
	if !runs(.75, func(run []rune) { stretches(found, counts, least, run) }) {
		return false
	}
	has := make(map[string]bool)
	for n := 2; n <= longest; n++ { // shorter ones first: a longer one is not made of two of them
		for key, s := range found {
			if s.characters == n && s.count >= int(least) && !s.left.fixed(s.count) && !s.right.fixed(s.count) && w.whole([]rune(key), counts, float64(read), cohesion) {
				has[key] = true
			}
		}
		for key := range has {
			w.learned[key] = true
		}
		clear(has)
	}
	return true
}

// stretches takes in what stands beside those that come often enough.
func stretches(found map[string]*stretch, counts map[uint64]int32, least int32, run []rune) {
	for k := range run {
		h := uint64(0)
		for n := 1; n <= longest && k+n <= len(run); n++ {
			h = hashed(h, run[k+n-1])
			if n == 1 {
				continue
			}
			if counts[h] < least {
				break // and so have all longer ones
			}
			key := string(run[k : k+n])
			s := found[key]
			if s == nil {
				s = &stretch{characters: n}
				found[key] = s
			}
			s.count++
			s.left.saw(at(run, k-1))
			s.right.saw(at(run, k+n))
		}
	}
}

func at(run []rune, i int) rune {
	if i < 0 || i >= len(run) {
		return 0
	}
	return run[i]
}

// whole reports whether characters belong together: none at an end is a word that
// goes with any other, no part of them is a word by itself, and they stand
// together more often than chance has it (pointwise mutual information, in bits,
// at the weakest place) or, as in a short text, three times of five at least.
func (w *Words) whole(word []rune, counts map[uint64]int32, read, least float64) bool {
	if (traitsFor(word[0])|traitsFor(word[len(word)-1]))&isAlone != 0 ||
		slices.ContainsFunc(word, func(r rune) bool { return traitsFor(r)&(isFunction|isNumeral) != 0 }) {
		return false
	}
	count := func(part []rune) float64 {
		h := uint64(0)
		for _, r := range part {
			h = hashed(h, r)
		}
		return float64(counts[h])
	}
	all := count(word)
	for i := 1; i < len(word); i++ {
		a, b := word[:i], word[i:]
		if len(word) > 2 && (w.known(a) || w.known(b)) && (len(word) == 3 || w.known(a) && w.known(b) || len(a) != 2) {
			return false
		}
		if 5*all < 3*max(count(a), count(b)) && math.Log2(all*read/(count(a)*count(b))) < least {
			return false
		}
	}
	return true
}

func (w *Words) known(word []rune) bool {
	return len(word) > 1 && (w.learned[string(word)] || listed(simplified(word)))
}

func simplified(word []rune) string {
	var b strings.Builder
	for _, r := range word {
		b.WriteRune(analysis.Simplified(r))
	}
	return b.String()
}

// eachRun hands out the stretches of Chinese characters of a text.
func eachRun(text string, emit func(run []rune)) {
	var run []rune
	flush := func() {
		if len(run) > 1 {
			emit(run)
		}
		run = run[:0]
	}
	for i := 0; i < len(text); {
		if text[i] < 0xE0 {
			flush()
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		if r >= 0x3400 && !kana(r) && analysis.Ideographic(r) {
			run = append(run, r)
		} else {
			flush()
		}
	}
	flush()
}

func count(counts map[uint64]int32, run []rune) {
	for i := range run {
		h := uint64(0)
		for n := 0; n < longest && i+n < len(run); n++ {
			h = hashed(h, run[i+n])
			counts[h]++
		}
	}
}

// hashed packs up to three characters and mixes in the fourth.
func hashed(h uint64, r rune) uint64 { return h*0x1FFFFF + uint64(r) }

func kana(r rune) bool { return 0x3041 <= r && r <= 0x30FF || 0xFF66 <= r && r <= 0xFF9D }
