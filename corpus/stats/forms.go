package stats

import (
	"slices"
	"strings"

	"parallax/corpus/analysis"
)

// grouping is which words of a vocabulary stand in a list, and what each counts.
//
// Where words are written together with others (Korean particles, the Arabic and
// Hebrew article and prepositions, Persian plurals) or in more than one way (Chinese
// characters), a list of terms would have one word in many lines. Each line is a
// word that others are forms of, and counts what [analysis.FormOf] takes for it,
// which is what a search for it finds and what its dispersion counts. A term that may
// as well be a longer word, because its letters are those of a shorter one and more,
// counts there too but keeps its own line.
//
// What a word is a form of is told from the other words, and never from letters
// alone:
//
//   - Korean: another that is there without a particle, or with two different ones;
//     and a word of which that is true is no form itself.
//   - Arabic, Hebrew: another that is there with the article, and without it or in
//     two forms; again no word of which that is true. Persian: the same with the ending
//     of the plural.
//   - Chinese: the most frequent of those alike but for traditional and simplified
//     characters.
//
// Function words have no forms.
type grouping struct {
	counts func(term string) bool // whether it is a term
	joined []string               // terms that may be forms, ascending
	lineOf map[string]string      // of terms that have no line of their own: whose they are in
	extra  []string               // words with a line that are no terms themselves
	alike  map[string][]string    // Chinese terms by what they are in simplified characters, if more than one
}

// group groups the terms of two corpora. Linear in the vocabulary, apart from sorting
// those that may be forms; of most languages there are none.
func group(a, b *Frequencies) *grouping {
	g := &grouping{counts: func(term string) bool { return a.Of[term] > 0 || b.Of[term] > 0 }}
	for _, of := range []map[string]int{a.Of, b.Of} {
		for term := range of {
			if analysis.Joins(term) {
				g.joined = append(g.joined, term)
			}
		}
	}
	if len(g.joined) == 0 {
		return g
	}
	slices.Sort(g.joined)
	g.joined = slices.Compact(g.joined)
	g.lineOf = make(map[string]string)
	g.byAffix()
	g.byCharacters(func(term string) int { return a.Of[term] + b.Of[term] })
	return g
}

// proof is what the other words say of one that might have forms.
type proof struct {
	affixes []string // different ones, up to two
	sure    bool     // one of them is no letter of a root
}

func (p *proof) add(b analysis.Base) {
	if len(p.affixes) < 2 && !slices.Contains(p.affixes, b.Affix) {
		p.affixes = append(p.affixes, b.Affix)
	}
	p.sure = p.sure || b.Sure
}

// holds reports whether a word has forms: seen is whether it is a term itself.
func (p *proof) holds(word string, seen bool) bool {
	if p == nil || !seen && len(p.affixes) < 2 || analysis.AnyFunctionWord(word) {
		return false
	}
	return p.sure || analysis.Agglutinating(word)
}

func (g *grouping) byAffix() {
	proofs := make(map[string]*proof)
	for _, term := range g.joined {
		if analysis.AnyFunctionWord(term) {
			continue
		}
		bases := analysis.Bases(term)
		if len(bases) > 1 && analysis.Agglutinating(term) {
			bases = bases[:1] // 학교에는 is no proof of 학교에
		}
		for _, b := range bases {
			p := proofs[b.Word]
			if p == nil {
				p = new(proof)
				proofs[b.Word] = p
			}
			p.add(b)
		}
	}
	added := make(map[string]bool)
	// A base is shorter than its forms: the short ones first.
	byLength := slices.Clone(g.joined)
	slices.SortStableFunc(byLength, func(a, b string) int { return len(a) - len(b) })
	for _, term := range byLength {
		if analysis.AnyFunctionWord(term) {
			continue
		}
		own := proofs[term]
		if own != nil && len(own.affixes) == 2 && own.holds(term, true) {
			continue // a word with forms of its own
		}
		for _, b := range analysis.Bases(term) {
			seen := g.counts(b.Word)
			if _, in := g.lineOf[b.Word]; in || !proofs[b.Word].holds(b.Word, seen) || !analysis.FormOf([]byte(term), b.Word) {
				continue
			}
			if !seen && !added[b.Word] {
				added[b.Word] = true
				g.extra = append(g.extra, b.Word)
			}
			g.lineOf[term] = b.Word
			break
		}
	}
}

// byCharacters puts terms alike but for their characters into the line of the one
// with the most occurrences, of those with as many the first.
func (g *grouping) byCharacters(occurrences func(term string) int) {
	for _, term := range g.joined {
		if term[0] >= 0xE4 && term[0] <= 0xE9 {
			if g.alike == nil {
				g.alike = make(map[string][]string)
			}
			key := analysis.SimplifiedTerm(term)
			g.alike[key] = append(g.alike[key], term)
		}
	}
	for key, terms := range g.alike {
		if len(terms) == 1 {
			delete(g.alike, key)
			continue
		}
		best := terms[0]
		for _, t := range terms[1:] {
			if occurrences(t) > occurrences(best) {
				best = t
			}
		}
		for _, t := range terms {
			if t != best && analysis.FormOf([]byte(t), best) {
				g.lineOf[t] = best
			}
		}
	}
}

// forms calls f with every term that counts for a word, and with the word itself if
// it is one.
func (g *grouping) forms(word string, f func(term string)) {
	if g.counts(word) {
		f(word)
	}
	if len(g.joined) == 0 || !analysis.Joins(word) {
		return
	}
	each := func(term string) {
		if term != word && analysis.FormOf([]byte(term), word) {
			f(term)
		}
	}
	switch list := analysis.Forms(word); {
	case list != nil:
		for _, term := range list {
			if g.counts(term) {
				each(term)
			}
		}
	case !analysis.Agglutinating(word):
		for _, term := range g.alike[analysis.SimplifiedTerm(word)] {
			each(term)
		}
	case len(word) > 3: // one syllable has no forms
		at, _ := slices.BinarySearch(g.joined, word)
		for ; at < len(g.joined) && strings.HasPrefix(g.joined[at], word); at++ {
			each(g.joined[at])
		}
	}
}

// occurrences are how often a word and its forms occur in two corpora.
func (g *grouping) occurrences(word string, a, b *Frequencies) (x, y int) {
	if len(g.joined) == 0 || !analysis.Joins(word) {
		return a.Of[word], b.Of[word]
	}
	g.forms(word, func(term string) {
		x += a.Of[term]
		y += b.Of[term]
	})
	return x, y
}
