package search

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
	"unicode/utf8"

	"parallax/corpus/analysis"
	"parallax/corpus/index"
	"parallax/corpus/query"
	"parallax/corpus/sorting"
)

// group is one typed word with the terms it is read as.
type group struct {
	typed    string // as typed
	term     string // folded
	readings []reading
	prefix   string  // if not "", terms that begin so are meant, also those not among readings
	exact    bool    // the term itself is among readings
	typo     bool    // readings are corrections, the likeliest first
	fixed    string  // the likeliest correction
	df       int     // an upper bound of how many passages it matches
	idf      float32 // by df
	stop     bool    // a function word

	unfinished bool
}

// reading is a term that a word may stand for.
type reading struct {
	rank   int
	weight float32
}

// manner is how a word is to be read.
type manner struct {
	exactly  bool // the term itself and nothing else
	prefix   bool // explicit: every word that begins so
	typing   bool // unfinished: the most useful words that begin so
	edits    query.Edits
	manyWay  bool // corrections: up to maxCorrections, not only the likeliest few
	headline bool
}

// Bounds of expansion. They keep the work of one key press small however large
// the vocabulary is.
const (
	maxCompletions     = 400    // terms an unfinished word is read as
	completionPostings = 20_000 // and their postings
	maxEndings         = 64     // inflections of an agglutinated word
	maxCorrections     = 8
	fewCorrections     = 3
	fewCorrectionsFrom = .7 // and their likelihood, relative to the best
	besideBegun        = .5 // the weight of corrections of a word that begins others
)

// expand reads one folded term.
func (s *Searcher) expand(typed, term string, m manner) *group {
	g := &group{typed: typed, term: term, unfinished: m.typing, stop: s.languages.FunctionWord(term) && !m.prefix && m.edits == query.NoEdits && !m.exactly}
	rank, known := s.index.Find(term)
	if known {
		g.exact = true
		g.readings = append(g.readings, reading{rank, 1})
	}
	for _, v := range analysis.Variants(term) {
		if r, ok := s.index.Find(v); ok {
			g.readings = append(g.readings, reading{r, variantWeight})
		}
	}
	switch {
	case m.exactly:
	case m.prefix:
		g.prefix = term
		from, to := s.index.Prefix(term)
		for r := from; r < to; r++ {
			if r != rank || !known {
				g.readings = append(g.readings, reading{r, prefixWeight})
			}
		}
	case m.edits != query.NoEdits:
		for _, n := range s.spell.within(s.index, term, editLimit(term, m.edits), false) {
			if n.edits > 0 {
				g.readings = append(g.readings, reading{n.rank, typoWeight / float32(n.edits)})
			}
		}
	default:
		s.inflect(g, rank, known)
		begun := len(g.readings)
		if m.typing {
			s.complete(g, rank, known)
			g.stop = false
		}
		if begun == 0 {
			s.correct(g, m)
		}
	}
	for _, r := range g.readings {
		g.df += s.index.Frequency(r.rank)
	}
	g.df = min(g.df, s.index.Passages())
	g.idf = idf(g.df, s.index.Passages())
	return g
}

// editLimit is how many edits an explicit ~ allows.
func editLimit(term string, e query.Edits) int {
	if e != query.AutoEdits {
		return int(e)
	}
	if utf8.RuneCountInString(term) >= twoEditsFrom {
		return 2
	}
	return 1
}

// inflect adds the words with the same stem.
func (s *Searcher) inflect(g *group, rank int, known bool) {
	if analysis.Agglutinating(g.term) && utf8.RuneCountInString(g.term) > 1 {
		from, to := s.index.Prefix(g.term)
		for r := from; r < min(to, from+maxEndings); r++ {
			if r != rank || !known {
				g.readings = append(g.readings, reading{r, stemWeight})
			}
		}
		return
	}
	for _, form := range analysis.Forms(g.term) {
		if r, ok := s.index.Find(form); ok {
			g.readings = append(g.readings, reading{r, stemWeight})
		}
	}
	defer s.compound(g, rank, known)
	if known {
		for r := s.index.Related(rank); r != rank; r = s.index.Related(r) {
			g.readings = append(g.readings, reading{r, stemWeight})
		}
		return
	}
	for _, r := range s.index.Stemmed(analysis.Stem(g.term)) {
		g.readings = append(g.readings, reading{r, stemWeight})
	}
}

// compounding are languages that write compounds in one word.
var compounding = analysis.LanguagesOf("de", "nl")

// compoundFrom is how many letters the first part of a compound has at least.
const compoundFrom = 5

// compound adds the compounds that the word begins, if texts are German or Dutch:
// of Brücke also Brückenbau.
func (s *Searcher) compound(g *group, rank int, known bool) {
	if s.languages&compounding == 0 || utf8.RuneCountInString(g.term) < compoundFrom {
		return
	}
	from, to := s.index.Prefix(g.term)
	for r := from; r < min(to, from+maxEndings); r++ {
		if (r != rank || !known) && !slices.ContainsFunc(g.readings, func(had reading) bool { return had.rank == r }) {
			g.readings = append(g.readings, reading{r, prefixWeight})
		}
	}
}

// complete adds words that an unfinished one begins: all if they are few,
// otherwise the more frequent ones as far as the budget reaches.
func (s *Searcher) complete(g *group, rank int, known bool) {
	from, to := s.index.Prefix(g.term)
	if from == to {
		return
	}
	g.prefix = g.term
	has := make(map[int]bool, len(g.readings))
	for _, r := range g.readings {
		has[r.rank] = true
	}
	// Terms by the magnitude of their frequency, to take the frequent first
	// without sorting all.
	var magnitude [33]int
	for r := from; r < to; r++ {
		magnitude[bits.Len(uint(s.index.Frequency(r)))]++
	}
	left, postings := maxCompletions, completionPostings
	for size := len(magnitude) - 1; size > 0 && left > 0; size-- {
		if magnitude[size] == 0 || postings < 1<<(size-1) {
			continue
		}
		for r := from; r < to && left > 0; r++ {
			df := s.index.Frequency(r)
			if bits.Len(uint(df)) != size || df > postings || has[r] {
				continue
			}
			g.readings = append(g.readings, reading{r, prefixWeight})
			postings -= df
			left--
		}
	}
}

// Lengths in characters from which words are corrected.
const (
	oneEditFrom  = 3
	farEditsFrom = 6 // by two edits if one finds nothing
	twoEditsFrom = 8 // by two edits in any case
	finishedFrom = 5 // though they begin other words
)

// correct reads a word the collection does not have as the likeliest words it
// could be a misspelling of. An unfinished word may be misspelt too: then it is
// read as words that begin like it as well, and one that begins other words may
// be a whole word misspelt.
func (s *Searcher) correct(g *group, m manner) {
	n := utf8.RuneCountInString(g.term)
	if n < oneEditFrom || n > maxSpelled || !correctable(g.term) || commonWord(g.term) {
		return
	}
	if len(g.readings) > 0 { // words it begins
		if n < finishedFrom {
			return
		}
		found := s.candidates(g.term, s.spell.within(s.index, g.term, 1, false))
		if len(found) > 0 && s.index.Frequency(found[0].rank) > g.begun(s) {
			g.typo, g.fixed = true, string(s.index.Term(found[0].rank))
		}
		s.takeUp(g, m, found[:min(len(found), fewCorrections)], besideBegun)
		return
	}
	var whole, begins []candidate
	near := s.spell.within(s.index, g.term, 1, false)
	if m.typing {
		begins = s.candidates(g.term, s.spell.within(s.index, g.term, 1, true))
	}
	if n >= twoEditsFrom || n >= farEditsFrom && len(near) == 0 && len(begins) == 0 {
		near = s.spell.within(s.index, g.term, 2, false)
	}
	whole = s.candidates(g.term, near)
	switch {
	case len(whole) > 0:
		g.fixed = string(s.index.Term(whole[0].rank))
	case len(begins) > 0:
		g.fixed = string(s.index.Term(begins[0].rank))
	default:
		return
	}
	g.typo = true
	s.takeUp(g, m, whole, 1)
	s.takeUp(g, m, begins, 1)
}

// begun is how many passages have the words that an unfinished one begins.
func (g *group) begun(s *Searcher) (n int) {
	for _, r := range g.readings {
		n += s.index.Frequency(r.rank)
	}
	return n
}

// candidate is a term that a word may be a misspelling of.
type candidate struct {
	near
	likelihood float64
}

// candidates orders terms, the likeliest first.
func (s *Searcher) candidates(term string, found []near) []candidate {
	list := make([]candidate, len(found))
	for i, f := range found {
		list[i] = candidate{f, likelihood(s.index, term, f)}
	}
	sorting.By(list, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.likelihood, a.likelihood), cmp.Compare(a.rank, b.rank))
	})
	return list
}

// takeUp adds the likeliest candidates; factor is the weight of the likeliest
// relative to typoWeight.
func (s *Searcher) takeUp(g *group, m manner, list []candidate, factor float64) {
	for i, c := range list {
		share := c.likelihood / list[0].likelihood
		var w float64
		switch {
		case i == 0:
			w = 1
		case m.manyWay && i < maxCorrections:
			w = .5 + .5*share
		case !m.manyWay && i < fewCorrections && share >= fewCorrectionsFrom:
			w = .5 * share
		default:
			continue
		}
		s.addCorrection(g, c.rank, float32(typoWeight*factor*w))
	}
}

// addCorrection adds a term and its inflections.
func (s *Searcher) addCorrection(g *group, rank int, weight float32) {
	for r, first := rank, true; first || r != rank; r, first = s.index.Related(r), false {
		w := weight
		if !first {
			w *= stemWeight
		}
		if !slices.ContainsFunc(g.readings, func(known reading) bool { return known.rank == r }) {
			g.readings = append(g.readings, reading{r, w})
		}
	}
}

// likelihood ranks a correction: by frequency and fewer edits, and because
// people seldom miss the first letter or the last.
func likelihood(ix *index.Index, word string, n near) float64 {
	term := ix.Term(n.rank)
	l := math.Log(2+float64(ix.Frequency(n.rank))) / float64(max(n.edits, 1)*max(n.edits, 1))
	first, _ := utf8.DecodeRuneInString(word)
	if r, _ := utf8.DecodeRune(term); r != first {
		l *= .3
	}
	last, _ := utf8.DecodeLastRuneInString(word)
	if r, _ := utf8.DecodeLastRune(term); r == last {
		l *= 1.1
	}
	return l
}

// correctable reports whether a word may be misspelt: numbers are not.
func correctable(term string) bool {
	for _, r := range term {
		if '0' <= r && r <= '9' {
			return false
		}
	}
	return true
}
