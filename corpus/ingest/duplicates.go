package ingest

import (
	"slices"
	"strings"
	"unicode"

	"parallax/corpus"
	"parallax/corpus/intake"
)

// Duplicates names the articles of some files that have the words of another, of
// these files or of the collection there, or nearly all of them. Of each article at
// most one is told: the first with the same words, or else the one with most runs
// of words in common, or else one of the collection with the same id and headline,
// which may have been written anew.
//
// Texts are compared by runs of five words (Broder's shingles; a character is a
// word in Chinese and Japanese). Of each text the 64 smallest hashes of its runs
// are kept, a bottom-k sketch: the part of the smallest 64 hashes of two texts
// together that both have estimates the part of all their runs that both have
// (Cohen and Kaplan 2007), with a standard error of .06 at most. Texts share a
// candidate by any hash, of which the first 24 texts are remembered, so that the
// work grows with the number of texts and not with its square: it is linear in the
// bytes of all texts, and 1,536 comparisons a text at most.
func Duplicates(reports []*intake.FileReport, there []*corpus.Document) []intake.Duplicate {
	t := twins{same: make(map[uint64]int32), near: make(map[uint64][]int32)}
	for _, d := range there {
		t.add(known{document: d.ID}, d)
	}
	here := make(map[string]*corpus.Document, len(there))
	for _, d := range there {
		here[d.ID] = d
	}
	var found []intake.Duplicate
	for i, r := range reports {
		for k := range r.Articles {
			at := intake.Place{File: i, Article: k}
			like, share, same := t.add(known{place: at}, &r.Articles[k].Document)
			if like == nil {
				d := &r.Articles[k].Document
				if old := here[d.ID]; old != nil && oneLine(old.Headline) == d.Headline {
					found = append(found, intake.Duplicate{Of: at, Document: old.ID})
				}
				continue
			}
			found = append(found, intake.Duplicate{Of: at, Like: like.place, Document: like.document, Same: same, Share: share})
		}
	}
	return found
}

const (
	shingle     = 5  // words in a run
	sketchSize  = 64 // hashes kept of a text
	listSize    = 24 // texts remembered of a hash
	nearlySame  = .5 // share of runs from which two texts are nearly the same
	fewestWords = 20 // of a text, below which only the same is told, with the same headline
)

// known is a text that has been looked at.
type known struct {
	place    intake.Place
	document string
	sketch   []uint64 // sorted
}

type twins struct {
	list []known
	same map[uint64]int32   // by the hash of all words
	near map[uint64][]int32 // by a hash of the sketch
}

// add compares a text with those before it, and remembers it.
func (t *twins) add(k known, d *corpus.Document) (like *known, share float64, same bool) {
	words := 0
	var whole uint64 = 14695981039346656037
	var window [shingle]uint64
	var hashes []uint64
	most := ^uint64(0) // no larger one is among the smallest
	for i := range d.Passages {
		eachWord(d.BestText(&d.Passages[i]), func(h uint64) {
			whole = mix(whole ^ h)
			window[words%shingle] = h
			if words++; words >= shingle {
				var run uint64
				for n := range shingle {
					run = mix(run ^ window[(words+n)%shingle] + uint64(n))
				}
				if run > most {
					return
				}
				if hashes = append(hashes, run); len(hashes) == 8*sketchSize {
					if hashes = smallest(hashes); len(hashes) == sketchSize {
						most = hashes[sketchSize-1]
					}
				}
			}
		})
	}
	if words == 0 {
		return nil, 0, false
	}
	if words < fewestWords {
		eachWord(d.Headline, func(h uint64) { whole = mix(whole ^ h + 1) })
	}
	number := int32(len(t.list))
	if i, is := t.same[whole]; is {
		return &t.list[i], 1, true // and what is the same need not be remembered
	}
	t.same[whole] = number
	k.sketch = smallest(hashes)
	if words >= fewestWords {
		counts := map[int32]int{}
		for _, h := range k.sketch {
			for _, i := range t.near[h] {
				counts[i]++
			}
		}
		best := int32(-1)
		for i, n := range counts {
			if 4*n < min(len(k.sketch), len(t.list[i].sketch)) {
				continue
			}
			if s := shared(k.sketch, t.list[i].sketch); s >= nearlySame && (s > share || s == share && i < best) {
				best, share = i, s
			}
		}
		if best >= 0 {
			like = &t.list[best]
		}
		for _, h := range k.sketch {
			if list := t.near[h]; len(list) < listSize {
				t.near[h] = append(list, number)
			}
		}
	}
	t.list = append(t.list, k)
	return like, share, false
}

// smallest keeps the smallest hashes, sorted, each once.
func smallest(hashes []uint64) []uint64 {
	slices.Sort(hashes)
	hashes = slices.Compact(hashes)
	return slices.Clone(hashes[:min(len(hashes), sketchSize)])
}

// shared estimates the part of all runs of two texts that both have.
func shared(a, b []uint64) float64 {
	both, n := 0, 0
	for i, k := 0, 0; n < sketchSize && (i < len(a) || k < len(b)); n++ {
		switch {
		case k == len(b) || i < len(a) && a[i] < b[k]:
			i++
		case i == len(a) || b[k] < a[i]:
			k++
		default:
			both++
			i, k = i+1, k+1
		}
	}
	if n == 0 {
		return 0
	}
	return float64(both) / float64(n)
}

// mix spreads the bits of a number (the finaliser of splitmix64).
func mix(h uint64) uint64 {
	h += 0x9e3779b97f4a7c15
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

// eachWord calls f with a hash of each word, without regard to case and marks.
func eachWord(text string, f func(uint64)) {
	var h uint64
	in := false
	end := func() {
		if in {
			f(h)
			in, h = false, 0
		}
	}
	for _, r := range text {
		switch {
		case unspaced(r) && unicode.IsLetter(r):
			end()
			f(mix(uint64(r)))
		case unicode.IsLetter(r), unicode.IsDigit(r):
			in = true
			h = mix(h ^ uint64(unicode.ToLower(r)))
		case unicode.Is(unicode.M, r), r == '\'', r == '’':
		default:
			end()
		}
	}
	end()
}

// SayDuplicate is what a report for people says of a duplicate.
func SayDuplicate(d intake.Duplicate, name func(intake.Place) string) string {
	other := d.Document
	if other == "" {
		other = name(d.Like)
	} else {
		other = "the article " + other + " of the collection"
	}
	switch {
	case d.Same:
		return "It has the same words as " + other + "."
	case d.Share == 0:
		return "It has the name and the headline of " + other + ", and another text."
	}
	var b strings.Builder
	b.WriteString("It has nearly the same words as ")
	b.WriteString(other)
	b.WriteString(": about " + itoa(int(d.Share*100+.5)) + " % of their runs of words are in both.")
	return b.String()
}
