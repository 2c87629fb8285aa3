package search

import (
	"slices"
	"strings"

	"github.com/sahilm/fuzzy"

	"parallax/corpus"
	"parallax/corpus/analysis"
)

// named is a Name with its letters as they are compared.
type named struct {
	Name
	folded string
	places []int // by byte of folded, the byte of Text it comes from; nil if they are the same
}

func newNamed(n Name) named {
	folded, places := foldLetters(n.Text)
	return named{n, folded, places}
}

// foldLetters takes diacritics and width off, and keeps the case of ASCII
// letters, by which package fuzzy knows where words begin.
func foldLetters(s string) (folded string, places []int) {
	var b strings.Builder
	for at, r := range s {
		f := analysis.FoldRune(r)
		b.WriteString(f)
		for range len(f) {
			places = append(places, at)
		}
	}
	if b.String() == s {
		return s, nil
	}
	return b.String(), places
}

// collectNames lists what Names looks through: documents by headline, topics,
// voices, outlets.
func collectNames(c *corpus.Collection) []named {
	var names []named
	add := func(kind NameKind, id, text string) {
		if text != "" {
			names = append(names, newNamed(Name{Kind: kind, ID: id, Text: text}))
		}
	}
	for _, d := range c.Documents {
		add(NamesDocument, d.ID, d.Headline)
	}
	for _, t := range c.Topics {
		add(NamesTopic, t.ID, t.Title)
	}
	for _, v := range c.Voices {
		if v.Kind != corpus.Anonymous {
			add(NamesVoice, v.ID, v.Name)
		}
	}
	for _, o := range c.Outlets {
		add(NamesOutlet, o.ID, o.Name)
	}
	return names
}

// nameSource lets package fuzzy look through names.
type nameSource []named

func (n nameSource) String(i int) string { return n[i].folded }
func (n nameSource) Len() int            { return len(n) }

// namesAtOnce is the number of names looked through between two pauses; it takes
// a few milliseconds on the page.
const namesAtOnce = 500

// Names returns at most limit names that have the letters of text in this
// order, best first; for an empty text, the first ones. It takes time linear
// in the number of names (about a microsecond each), so it is for names and
// not for texts. Now and again it calls pause, which may be nil, and gives up
// once that is false.
func (s *Searcher) Names(text string, limit int, pause func() (goOn bool)) []Name {
	var found []Name
	text, _ = foldLetters(strings.TrimSpace(text))
	if text == "" {
		for _, n := range s.names[:min(max(limit, 0), len(s.names))] {
			found = append(found, n.Name)
		}
		return found
	}
	// The best so far; of two as good ones the later, for headlines come first and
	// are many.
	var best []fuzzy.Match
	for from := 0; from < len(s.names); from += namesAtOnce {
		if from > 0 && pause != nil && !pause() {
			return nil
		}
		for _, m := range fuzzy.FindFromNoSort(text, nameSource(s.names[from:min(from+namesAtOnce, len(s.names))])) {
			if len(best) == limit && (limit == 0 || m.Score < best[limit-1].Score) {
				continue
			}
			m.Index += from
			at, _ := slices.BinarySearchFunc(best, m.Score, func(b fuzzy.Match, score int) int { return score - b.Score })
			if best = slices.Insert(best, at, m); len(best) > limit {
				best = best[:limit]
			}
		}
	}
	for _, m := range best {
		found = append(found, s.names[m.Index].matched(m.MatchedIndexes))
	}
	return found
}

// matched returns the name with the places matched, given in folded.
func (n named) matched(places []int) Name {
	one := n.Name
	for _, at := range places {
		if n.places != nil {
			at = n.places[at]
		}
		if k := len(one.Matched); k == 0 || one.Matched[k-1] != at {
			one.Matched = append(one.Matched, at)
		}
	}
	return one
}
