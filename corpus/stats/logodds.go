package stats

import "math"

// LogOdds is the weighted log-odds of one term (Monroe, Colaresi & Quinn 2008,
// equations 15, 16, 18 and 22).
type LogOdds struct {
	Delta    float64 `json:"delta"`    // difference of log odds, natural logarithm; positive for the first corpus
	Variance float64 `json:"variance"` // of Delta, approximately
	Z        float64 `json:"z"`        // Delta in standard deviations; what words are ranked by
}

// WeightedLogOdds compares a term with frequency a among c tokens to frequency
// b among d, with prior as the pseudo-count of this term and priors as that of
// all terms together:
//
//	δ = ln[(a+α)/(c+α₀−a−α)] − ln[(b+α)/(d+α₀−b−α)]
//	σ² ≈ 1/(a+α) + 1/(b+α)    z = δ/σ
//
// Prior must be positive and smaller than priors, so that nothing is infinite;
// the zero LogOdds is returned if it is not. What the corpora are compared
// with (each other, or one with all others) is for the caller to say.
func WeightedLogOdds(a, b, c, d int, prior, priors float64) LogOdds {
	if !(prior > 0 && prior < priors) || a > c || b > d || a < 0 || b < 0 {
		return LogOdds{}
	}
	x, y := float64(a)+prior, float64(b)+prior
	delta := math.Log(x/(float64(c)+priors-x)) - math.Log(y/(float64(d)+priors-y))
	variance := 1/x + 1/y
	return LogOdds{delta, variance, delta / math.Sqrt(variance)}
}

// Interval is the confidence interval of Delta at level (0.95 for 95 %), from
// the normal approximation that Z is drawn from too.
func (l LogOdds) Interval(level float64) (low, high float64) {
	half := normalQuantile(level) * math.Sqrt(l.Variance)
	return l.Delta - half, l.Delta + half
}

// Prior gives the pseudo-counts of weighted log-odds.
type Prior struct {
	// Each is the pseudo-count of every term under the uniform prior. 0 means
	// the informative prior.
	Each float64
	// Strength is the sum of all pseudo-counts under the informative prior,
	// where each term gets its share of the pooled corpora. 0 means the tokens
	// of both, that is, pooled counts as they are.
	Strength float64
}

// Of returns the pseudo-count of a term that occurs pooled times in both
// corpora together, and the sum over all terms; terms is the number of
// different ones and tokens that of all occurrences in both.
func (p Prior) Of(pooled, terms, tokens int) (prior, priors float64) {
	if p.Each > 0 {
		return p.Each, p.Each * float64(terms)
	}
	priors = p.Strength
	if priors <= 0 {
		priors = float64(tokens)
	}
	if tokens <= 0 {
		return 0, priors
	}
	return priors * float64(pooled) / float64(tokens), priors
}
