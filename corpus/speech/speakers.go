package speech

import (
	"cmp"

	"parallax/corpus"
	"parallax/corpus/sorting"
)

// Speakers are the voices heard in one document.
type Speakers struct {
	Document  string
	Voices    []Spoken // the most quoted first, then the most often reported
	Quotes    int      // direct quotations
	Anonymous int      // of them, by voices without a name
	Mentions  int      // indirect: reported without quotation marks
}

// Spoken is what one voice says in one document.
type Spoken struct {
	Voice    *corpus.Voice
	Quotes   int
	Mentions int
	Heard    []corpus.Heard // in reading order
}

// SpeakersIn counts who is heard in a document. Linear in the voices of the
// collection.
func SpeakersIn(c *corpus.Collection, document string) Speakers {
	s := Speakers{Document: document}
	for i := range c.Voices {
		k := Spoken{Voice: &c.Voices[i]}
		for _, h := range k.Voice.Heard {
			if h.At.Document == document {
				k.Heard = append(k.Heard, h)
				k.Quotes += h.Quotes
				k.Mentions += h.Mentions
			}
		}
		if k.Heard == nil {
			continue
		}
		sorting.By(k.Heard, func(a, b corpus.Heard) int { return a.At.Passage - b.At.Passage })
		s.Voices = append(s.Voices, k)
		s.Quotes += k.Quotes
		s.Mentions += k.Mentions
		if k.Voice.Kind == corpus.Anonymous {
			s.Anonymous += k.Quotes
		}
	}
	sorting.By(s.Voices, func(a, b Spoken) int {
		return cmp.Or(cmp.Compare(b.Quotes, a.Quotes), cmp.Compare(b.Mentions, a.Mentions))
	})
	return s
}

// leastCarried is the number of quotations below which nothing is said about
// who carries a text.
const leastCarried = 3

// Carried reports whether one voice carries the document: it has more than half
// of the quotations, and there are three at least. It is the first of Voices.
func (s Speakers) Carried() bool {
	return s.Quotes >= leastCarried && 2*s.Voices[0].Quotes > s.Quotes
}
