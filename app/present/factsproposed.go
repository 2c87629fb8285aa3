package present

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/compare"
)

// figureAt is a figure by its place.
type figureAt struct {
	at   corpus.Ref
	span corpus.Span
}

// proposedFact is a question that the program proposes: figures in different
// documents that seem to answer it.
type proposedFact struct {
	figures map[figureAt]state.Figure
	about   []string
	match   compare.Match // the worst of any two
	weight  float64
	aligned float64 // the least score of the passages' alignments
}

var matchRank = map[compare.Match]int{compare.Differs: 0, compare.Fits: 1, compare.Same: 2}

// proposedFacts puts the pairs of figures that reach the wanted score together
// to questions: pairs that have a figure in common ask the same. Those that
// differ come first, then the surer ones. Figures that the program reads in one
// passage are never put together by themselves.
func proposedFacts(list []state.FigurePair, least float64) []proposedFact {
	group := make(map[figureAt]int) // figure → index into facts
	var facts []proposedFact
	place := func(f state.Figure) figureAt { return figureAt{f.At, f.Span} }
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(x, y state.FigurePair) int { return cmp.Compare(y.Weight*y.Aligned, x.Weight*x.Aligned) })
	for _, p := range list {
		if p.Aligned < least {
			continue
		}
		a, b := place(p.A), place(p.B)
		i, known := group[a]
		j, knownToo := group[b]
		switch {
		case known && knownToo && i != j:
			continue // each belongs to a question that is surer
		case !known && knownToo:
			i = j
		case !known:
			i = len(facts)
			facts = append(facts, proposedFact{figures: make(map[figureAt]state.Figure), about: p.About, match: p.Match, weight: p.Weight, aligned: p.Aligned})
		}
		f := &facts[i]
		if (known || knownToo) && twice(f, a, b) {
			continue
		}
		group[a], group[b] = i, i
		f.figures[a], f.figures[b] = p.A, p.B
		f.aligned = min(f.aligned, p.Aligned)
		if matchRank[p.Match] < matchRank[f.match] {
			f.match = p.Match
		}
	}
	slices.SortStableFunc(facts, func(x, y proposedFact) int {
		return cmp.Or(cmp.Compare(matchRank[x.match], matchRank[y.match]), cmp.Compare(y.weight*y.aligned, x.weight*x.aligned))
	})
	return facts
}

// twice reports whether the figures would give a document a second answer from
// the same passage.
func twice(f *proposedFact, places ...figureAt) bool {
	for _, p := range places {
		if _, there := f.figures[p]; there {
			continue
		}
		for q := range f.figures {
			if q.at == p.at {
				return true
			}
		}
	}
	return false
}

// matchFilters are what a table of proposals can be cut down to.
var matchFilters = []struct {
	show, label string
	match       compare.Match
}{{"", "all", ""}, {string(corpus.Differ), "differ", compare.Differs}, {string(corpus.Single), "may both hold", compare.Fits}, {string(corpus.Agree), "agree", compare.Same}}

var matchWords = map[compare.Match]struct{ kind, words string }{
	compare.Differs: {"differ", "differ"}, compare.Fits: {"fits", "may both hold"}, compare.Same: {"agree", "agree"},
}

var quantityNames = map[compare.QuantityKind]string{
	compare.Duration: "A length of time", compare.Clock: "A time of day", compare.Day: "A date",
}

// quantityName says what a figure measures.
func quantityName(f state.Figure) string {
	switch {
	case f.Kind != compare.Number:
		return quantityNames[f.Kind]
	case f.Unit == "%":
		return "A percentage"
	}
	return "A number"
}

// proposedTable sets the figures that the program finds in aligned passages side
// by side.
func proposedTable(m state.Model, chosen []string) FactTable {
	var v FactTable
	for _, id := range chosen {
		v.Columns = append(v.Columns, FactColumn{id, mark(m, id), outlet(m, id), readHref(id, 0)})
	}
	found, how := m.Found()
	v.Wait = pending(how, "Looking for figures in aligned passages")
	if found == nil {
		if how.Pending && !how.Slow {
			v.Empty = "Looking for figures in aligned passages…"
		}
		return v
	}
	v.Note = "Proposed by the program; no person has judged it. Two figures of one kind (how many of the same thing, a date, a time, a length of time) are set against each other where passages are aligned and the same rare words stand close to both. They may still speak of different things: read both passages. “Differ” says only that the two cannot both be the answer to one question."
	facts := proposedFacts(found.Facts, m.Route.Sides.Least())
	var shown []proposedFact
	counts := make(map[compare.Match]int)
	for _, f := range facts {
		counts[f.match]++
		counts[""]++
		for _, filter := range matchFilters {
			if filter.show == m.Route.Show && (filter.match == "" || filter.match == f.match) {
				shown = append(shown, f)
			}
		}
	}
	for _, f := range matchFilters {
		to := m.Route
		to.Show = f.show
		v.Filters = append(v.Filters, Chip{Label: f.label, Count: number(counts[f.match]), On: f.show == m.Route.Show, Value: href(to)})
	}
	v.Shown = len(shown)
	if len(shown) == 0 {
		v.Empty = "The program finds no figures here that answer the same question, at this score."
		return v
	}
	if most := factsStep * (1 + m.Longer); len(shown) > most {
		v.More = "Show " + number(min(factsStep, len(shown)-most)) + " more of " + number(len(shown)-most)
		shown = shown[:most]
	}
	g := FactGroup{Topic: Link{Label: "Proposed"}}
	for _, f := range shown {
		g.Rows = append(g.Rows, proposedRow(m, f, chosen))
	}
	v.Groups = []FactGroup{g}
	return v
}

func proposedRow(m state.Model, f proposedFact, chosen []string) FactRow {
	places := make([]figureAt, 0, len(f.figures))
	for p := range f.figures {
		places = append(places, p)
	}
	slices.SortFunc(places, func(p, q figureAt) int {
		return cmp.Or(cmp.Compare(p.at.Passage, q.at.Passage), cmp.Compare(p.span.From, q.span.From))
	})
	row := FactRow{
		Question: quantityName(f.figures[places[0]]) + " near " + quoteWords(f.about), Kind: matchWords[f.match].kind,
		Verdict: matchWords[f.match].words, Over: "proposed", Note: "Passages aligned with " + score(f.aligned) + ".",
	}
	for _, id := range chosen {
		cell := FactCell{Mark: mark(m, id), Name: outlet(m, id)}
		for _, p := range places {
			if p.at.Document != id {
				continue
			}
			figure := f.figures[p]
			a := FactAnswer{
				Value:   figure.Text,
				Passage: Link{Label: "¶" + nbsp + strconv.Itoa(p.at.Passage), Href: readHref(id, p.at.Passage)}, N: p.at.Passage,
				Fragment: around(m, p), Lang: state.Language(m.Collection, m.Catalog.Document(id), !figure.Digest),
			}
			if figure.Digest {
				a.Certainty = "read in our digest; the article may say it otherwise"
			}
			cell.Answers = append(cell.Answers, a)
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}

// quoteWords is "“bid”, “offer”", of the first few.
func quoteWords(words []string) string {
	var parts []string
	for _, w := range words[:min(len(words), 4)] {
		parts = append(parts, "“"+w+"”")
	}
	return strings.Join(parts, ", ")
}

// aroundMost is how many bytes of text stand on each side of a figure.
const aroundMost = 48

// around is a figure among the words that stand beside it.
func around(m state.Model, p figureAt) string {
	d := m.Catalog.Document(p.at.Document)
	passage := m.Catalog.Passage(p.at)
	if passage == nil {
		return ""
	}
	text := compare.BestText(d, passage)
	if p.span.To > len(text) {
		return ""
	}
	before, after := text[:p.span.From], text[p.span.To:]
	lead, trail := "", ""
	if len(before) > aroundMost {
		if _, rest, ok := strings.Cut(before[len(before)-aroundMost:], " "); ok {
			lead, before = "… ", rest
		}
	}
	if len(after) > aroundMost {
		if at := strings.LastIndexByte(after[:aroundMost], ' '); at > 0 {
			trail, after = " …", after[:at]
		}
	}
	return strings.ToValidUTF8(lead+before+text[p.span.From:p.span.To]+after+trail, "")
}
