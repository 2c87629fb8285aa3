package align

import (
	"cmp"
	"slices"

	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/quantity"
	"parallax/corpus/sorting"
)

// Figure is a quantity in its place.
type Figure struct {
	At       corpus.Ref     `json:"at"`
	Text     string         `json:"text"` // as written
	Quantity quantity.Value `json:"quantity"`
	// Digest says that it was read in our digest, because the original is not
	// attached: the article's own words may be more or less exact.
	Digest bool `json:"digest,omitempty"`
}

// FactPair is a pair of figures in aligned passages that seem to answer
// the same question. Match tells whether they can both be right. It is made by
// program: where they differ, the two may still speak of different things, and
// which is right, if either, is for the reader.
type FactPair struct {
	A       Figure         `json:"a"`
	B       Figure         `json:"b"`
	Match   quantity.Match `json:"match"`
	About   []string       `json:"about"`   // words that stand near both, the rarest first
	Weight  float64        `json:"weight"`  // of those words; 1 is that of the rarest word two passages can share
	Aligned float64        `json:"aligned"` // score of the alignment
	Rule    FactRule       `json:"rule"`    // what made Match
}

// FactRule says why two figures match or differ.
type FactRule string

const (
	RuleSameValue FactRule = "same value"
	RuleVague     FactRule = "one is vague or less precise, and they overlap"
	RuleReckoned  FactRule = "dates overlap, at least one reckoned from its document's own"
	RuleOverlap   FactRule = "dates overlap"
	RuleNames     FactRule = "names share a word"
	RuleApart     FactRule = "values exclude each other"
	RuleOtherDate FactRule = "dates exclude each other"
	RuleOtherName FactRule = "names share no word; one place may lie in the other"
)

// factRule is the rule that fired between two quantities.
func factRule(x, y quantity.Value, m quantity.Match) FactRule {
	switch {
	case x.Kind == quantity.Place && m == quantity.Differs:
		return RuleOtherName
	case x.Kind == quantity.Day && m == quantity.Differs:
		return RuleOtherDate
	case m == quantity.Differs:
		return RuleApart
	case x.Kind == quantity.Day && (x.Relative || y.Relative):
		return RuleReckoned
	case m == quantity.Same:
		return RuleSameValue
	case x.Kind == quantity.Day:
		return RuleOverlap
	case x.Kind == quantity.Place:
		return RuleNames
	}
	return RuleVague
}

// nearby is how many tokens on each side of a quantity tell what it is about.
const nearby = 8

// leastAbout is the weight of shared nearby words below which two quantities
// are not set against each other.
const leastAbout = 0.55

// farAbout is the same for two that differ so far that they hardly answer one
// question unless much else agrees: dates more than apart days from each
// other, and places.
const (
	farAbout = 1.4
	apart    = 62
)

// agreeing is the weight by which a pair that agrees goes before one that does
// not, so that of two dates in each passage the equal ones meet.
const agreeing = 0.4

// Facts pairs the quantities of aligned passages by what stands around them.
// Each quantity comes into at most one proposal per alignment. The result is in
// the order of the alignments. Numbers meet only if they count the same.
func (a *Aligner) Facts(alignments []Pair) []FactPair {
	cache := make(map[corpus.Ref][]figureNear)
	read := func(r corpus.Ref) []figureNear {
		list, known := cache[r]
		if !known {
			list = a.figures(r)
			cache[r] = list
		}
		return list
	}
	proposals := []FactPair{}
	for _, x := range alignments {
		var found []FactPair
		for _, p := range read(x.A) {
			for _, q := range read(x.B) {
				if f, ok := a.meet(p, q); ok {
					f.Aligned = x.Score
					found = append(found, f)
				}
			}
		}
		proposals = append(proposals, eachOnce(found)...)
	}
	return proposals
}

// eachOnce keeps the best proposals such that no figure comes twice.
func eachOnce(found []FactPair) []FactPair {
	rank := func(f FactPair) float64 {
		if f.Match != quantity.Differs {
			return f.Weight + agreeing
		}
		return f.Weight
	}
	sorting.By(found, func(x, y FactPair) int { return cmp.Compare(rank(y), rank(x)) })
	left, right := make(map[corpus.Span]bool), make(map[corpus.Span]bool)
	return slices.DeleteFunc(found, func(f FactPair) bool {
		p, q := f.A.Quantity.Span, f.B.Quantity.Span
		if left[p] || right[q] {
			return true
		}
		left[p], right[q] = true, true
		return false
	})
}

// figureNear is a figure with the stems around it, ascending.
type figureNear struct {
	figure Figure
	stems  []int32
}

func (a *Aligner) figures(r corpus.Ref) []figureNear {
	i, ok := a.index[r.Document]
	if !ok {
		return nil
	}
	d := a.documents[i]
	p := d.Passage(r.Passage)
	if p == nil {
		return nil
	}
	text := d.BestText(p)
	var analyzer analysis.Analyzer
	tokens := analyzer.Tokens(text)
	var list []figureNear
	for _, q := range append(quantity.ReadTokens(text, tokens, d.Published.Date), quantity.Places(text, tokens)...) {
		f := figureNear{figure: Figure{
			At: r, Text: text[q.Span.From:q.Span.To], Quantity: q,
			Digest: d.Text != corpus.Full && p.Original == "",
		}}
		for t := max(0, q.First-nearby); t < min(len(tokens), q.Last+nearby+1); t++ {
			if t >= q.First && t <= q.Last {
				continue
			}
			if s, known := a.stemOf[tokens[t].Term]; known && !a.stems[s].number {
				f.stems = append(f.stems, s)
			}
		}
		slices.Sort(f.stems)
		f.stems = slices.Compact(f.stems)
		list = append(list, f)
	}
	return list
}

// meet sets two figures against each other, if they are of one kind and stand
// among the same words.
func (a *Aligner) meet(p, q figureNear) (FactPair, bool) {
	x, y := p.figure.Quantity, q.figure.Quantity
	if x.Kind != y.Kind || x.Kind == quantity.Number && (x.Unit == "" || x.Unit != y.Unit) {
		return FactPair{}, false
	}
	var common []int32
	for _, s := range p.stems {
		if _, both := slices.BinarySearch(q.stems, s); both {
			common = append(common, s)
		}
	}
	f := FactPair{A: p.figure, B: q.figure, Match: x.Match(y), About: []string{}, Weight: a.worth(common)}
	least := leastAbout
	if f.Match == quantity.Differs && (x.Kind == quantity.Place || x.Kind == quantity.Day && farApart(x.Date, y.Date)) {
		least = farAbout
	}
	if f.Weight < least {
		return FactPair{}, false
	}
	f.Rule = factRule(x, y, f.Match)
	sorting.By(common, func(s, t int32) int { return cmp.Or(cmp.Compare(a.stems[s].df, a.stems[t].df), cmp.Compare(s, t)) })
	for _, s := range common {
		f.About = append(f.About, a.stems[s].term)
	}
	return f, true
}

// farApart reports whether two dates lie more than apart days from each other.
func farApart(a, b corpus.Date) bool {
	if a.IsZero() || b.IsZero() {
		return false
	}
	return max(a.First.Sub(b.Last), b.First.Sub(a.Last)).Hours() > apart*24
}
