package verify

import (
	"fmt"
	"hash/maphash"
	"strings"
	"unicode"

	"parallax/corpus"
)

// copyWords is the number of words in a row from which a text counts as copied.
const copyWords = corpus.MaxFragmentWords + 1

// spell is a text's words, in lower case, without punctuation.
func spell(text string) []string {
	text = strings.ToLower(normal(text))
	return strings.FieldsFunc(text, func(r rune) bool {
		return r != '\'' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
}

// eachRun calls f with the hash and the first index of every copyWords words in
// a row.
func (x *copies) eachRun(words []string, f func(hash uint64, at int)) {
	for i := 0; i+copyWords <= len(words); i++ {
		x.hash.Reset()
		for _, w := range words[i : i+copyWords] {
			x.hash.WriteString(w)
			x.hash.WriteByte(0)
		}
		f(x.hash.Sum64(), i)
	}
}

// copies knows the runs of words of the originals.
type copies struct {
	v       *verification
	hash    maphash.Hash
	runs    map[uint64]int // document they stand in, by index
	allowed map[uint64]bool
}

// copies checks everything written for the collection.
func (v *verification) copies() {
	x := &copies{v: v, runs: make(map[uint64]int), allowed: make(map[uint64]bool)}
	for i, d := range v.c.Documents {
		if d.Text != corpus.Digest {
			continue
		}
		for j := range d.Passages {
			x.eachRun(spell(d.Passages[j].Original), func(h uint64, _ int) { x.runs[h] = i })
		}
		x.eachRun(spell(d.Headline), func(h uint64, _ int) { x.allowed[h] = true })
	}
	if len(x.runs) == 0 {
		return
	}
	x.head()
	for i, d := range v.c.Documents {
		x.text(d.Summary, "/documents/%d/summary", i)
		x.text(d.Published.Reason, "/documents/%d/published/reason", i)
		for j, s := range d.Slips {
			x.text(s.Note, "/documents/%d/slips/%d/note", i, j)
		}
		if d.Text != corpus.Digest {
			continue
		}
		for j := range d.Passages {
			x.text(d.Passages[j].Text, "/documents/%d/passages/%d", i, j)
		}
	}
	x.coding()
}

func (x *copies) head() {
	c := x.v.c
	x.text(c.About, "/about")
	x.text(c.Method, "/method")
	for i, o := range c.Outlets {
		x.text(o.Note, "/outlets/%d/note", i)
		x.text(o.Guess, "/outlets/%d/guess", i)
	}
	for i, t := range c.Topics {
		x.text(t.Title, "/topics/%d/title", i)
		x.text(t.Note, "/topics/%d/note", i)
	}
	for i, o := range c.Observations {
		x.text(o.Text, "/observations/%d/text", i)
	}
}

func (x *copies) coding() {
	c := x.v.c
	for i, e := range c.Coverage {
		x.text(e.Gist, "/coverage/%d/gist", i)
	}
	for i, voice := range c.Voices {
		x.text(voice.Description, "/voices/%d/description", i)
		x.text(voice.Role, "/voices/%d/role", i)
	}
	for i, f := range c.Facts {
		x.text(f.Question, "/facts/%d/question", i)
		x.text(f.Note, "/facts/%d/note", i)
		for j, value := range f.Values {
			x.text(value.Value, "/facts/%d/values/%d/value", i, j)
		}
	}
}

// text checks one text and reports its first copied stretch.
func (x *copies) text(text, path string, args ...any) {
	words := spell(text)
	first, last, from := -1, 0, 0
	x.eachRun(words, func(h uint64, at int) {
		document, ok := x.runs[h]
		if !ok || x.allowed[h] || first >= 0 && at > last+1 {
			return
		}
		if first < 0 {
			first, from = at, document
		}
		last = at
	})
	if first >= 0 {
		x.v.fault(fmt.Sprintf(path, args...), "%d words in a row are those of the original of %q (%s); say it in other words",
			last-first+copyWords, x.v.c.Documents[from].ID, strings.Join(words[first:min(first+copyWords-1, len(words))], " ")+" …")
	}
}
