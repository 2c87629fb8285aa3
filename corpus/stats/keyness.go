package stats

import (
	"cmp"

	"parallax/corpus/sorting"
)

// Order is what a list of key words is sorted by, the greatest first: the ID of
// one of [KeyMeasures].
type Order string

const (
	ByLogRatio     Order = "logratio"     // size of the difference; the zero Order means this
	ByConservative Order = "conservative" // the bound of its interval nearer to 0
	ByLogOdds      Order = "logodds"      // z of the weighted log-odds
	ByLikelihood   Order = "likelihood"   // signed G²: evidence, not size
)

// KeynessOptions says how key words are found. Its zero value leaves no word
// out and sorts by Log Ratio.
type KeynessOptions struct {
	Stop  func(term string) bool // words left out of the list, but not of the totals; nil for none
	Least int                    // least frequency in both corpora together; 0 means 1
	Level float64                // of confidence for intervals; 0 means 0.95
	Prior Prior                  // of the weighted log-odds; zero is informative
	Order Order
}

// Key is one term compared between two corpora. Everything follows from the
// four counts. Its forms count with it, where words are written together with
// others: see [analysis.FormOf].
type Key struct {
	Term string `json:"term"`
	A    int    `json:"a"` // occurrences in the first corpus
	B    int    `json:"b"` // and in the second
	C    int    `json:"c"` // tokens of the first corpus
	D    int    `json:"d"` // and of the second

	ExpectedA float64 `json:"expected_a"` // occurrences if both used it alike
	ExpectedB float64 `json:"expected_b"`

	LogRatio   float64 `json:"log_ratio"` // see LogRatio; positive for the first corpus
	Low        float64 `json:"low"`       // interval of LogRatio
	High       float64 `json:"high"`
	Difference float64 `json:"percent_difference"`
	G2         float64 `json:"g2"`  // two-term, unsigned
	BIC        float64 `json:"bic"` // of G2
	LogOdds    LogOdds `json:"log_odds"`

	Small bool  `json:"small"`          // a cell is expected below LeastExpected
	Test  *Test `json:"test,omitempty"` // nil where Small
}

// Table is the contingency table behind the key word.
func (k Key) Table() Table { return TermTable(k.A, k.B, k.C, k.D) }

// Test is the significance of one of many words tested.
type Test struct {
	P    float64 `json:"p"`    // uncorrected, of the two-term G²
	Holm float64 `json:"holm"` // corrected for all words tested
}

// Comparison is the outcome of [Keyness].
type Comparison struct {
	Keys   []Key  `json:"keys"`   // from what is typical of the first corpus to what is typical of the second
	Tested int    `json:"tested"` // words compared, for which p-values are corrected
	A      int    `json:"a"`      // tokens of the first corpus
	B      int    `json:"b"`      // tokens of the second
	Source Source `json:"source"`
}

// Keyness compares the words of two corpora: which does a use more than b, and
// by how much. Log Ratio, an effect size, comes first in the list and in every
// order; a word needs both a large effect and enough evidence (G², BIC) to be
// worth a sentence. Linear in the vocabulary, apart from sorting.
//
// Where words are written together with others, the list has them without: 푸틴 for
// 푸틴과 and 푸틴의, whether or not 푸틴 stands alone somewhere; and each counts what
// its dispersion counts and a search finds, by [analysis.FormOf]. So a term may count
// in more than one line, as 대한민국 does in that of 대한.
func Keyness(a, b *Frequencies, options KeynessOptions) Comparison {
	result := Comparison{Keys: []Key{}, A: a.Tokens, B: b.Tokens, Source: a.Source.and(b.Source)}
	add := func(term string, x, y int) {
		if x+y < options.Least || options.Stop != nil && options.Stop(term) {
			return
		}
		result.Keys = append(result.Keys, Key{Term: term, A: x, B: y, C: a.Tokens, D: b.Tokens})
	}
	lines := group(a, b)
	line := func(term string) {
		if _, in := lines.lineOf[term]; !in {
			x, y := lines.occurrences(term, a, b)
			add(term, x, y)
		}
	}
	terms := len(a.Of)
	for term := range a.Of {
		line(term)
	}
	for term := range b.Of {
		if a.Of[term] == 0 {
			terms++
			line(term)
		}
	}
	for _, term := range lines.extra {
		line(term)
	}
	for i := range result.Keys {
		result.Keys[i].measure(options, terms)
	}
	result.Tested = len(result.Keys)
	correct(result.Keys)
	order := sortedBy(KeyMeasures, string(options.Order)).ID
	sorting.By(result.Keys, func(x, y Key) int {
		return cmp.Or(
			cmp.Compare(y.rank(order), x.rank(order)),
			cmp.Compare(y.rank(string(ByLikelihood)), x.rank(string(ByLikelihood))),
			cmp.Compare(x.Term, y.Term),
		)
	})
	return result
}

// KeyOf compares one word between two corpora, whether or not it has a line of its own
// in [Keyness]. It has no Test, which is of many words.
func KeyOf(term string, a, b *Frequencies, options KeynessOptions) Key {
	k := Key{Term: term, C: a.Tokens, D: b.Tokens}
	k.A, k.B = group(a, b).occurrences(term, a, b)
	terms := len(a.Of)
	for t := range b.Of {
		if a.Of[t] == 0 {
			terms++
		}
	}
	k.measure(options, terms)
	return k
}

// Ends are the words that the first corpus uses more and those that the second
// does, each the strongest by the order first, n at most of each.
func (c Comparison) Ends(order Order, n int) (first, second []Key) {
	effect, _ := order.Figures()
	for i := range c.Keys {
		if k := &c.Keys[i]; k.rank(effect.Column) > 0 && len(first) < n {
			first = append(first, *k)
		}
		if k := &c.Keys[len(c.Keys)-1-i]; k.rank(effect.Column) < 0 && len(second) < n {
			second = append(second, *k)
		}
	}
	return first, second
}

// measure fills everything but the counts.
func (k *Key) measure(options KeynessOptions, terms int) {
	a, b, c, d := k.A, k.B, k.C, k.D
	e := k.Table().Expected()
	k.ExpectedA, k.ExpectedB = e.O11, e.O12
	k.LogRatio = LogRatio(a, b, c, d)
	k.Low, k.High = LogRatioInterval(a, b, c, d, options.Level)
	k.Difference = PercentDifference(a, b, c, d)
	k.G2 = LogLikelihood(a, b, c, d)
	k.BIC = BIC(k.G2, float64(c+d))
	prior, priors := options.Prior.Of(a+b, terms, c+d)
	k.LogOdds = WeightedLogOdds(a, b, c, d, prior, priors)
	k.Small = k.Table().Small()
}

// correct fills Test where tables are large enough.
func correct(keys []Key) {
	var p []float64
	var at []int
	for i := range keys {
		if !keys[i].Small {
			p = append(p, PValue(keys[i].G2))
			at = append(at, i)
		}
	}
	for i, corrected := range Holm(p, len(keys)) {
		keys[at[i]].Test = &Test{p[i], corrected}
	}
}

// rank is a figure to sort by.
func (k *Key) rank(name string) float64 {
	v, _ := k.Figure(name)
	return v
}
