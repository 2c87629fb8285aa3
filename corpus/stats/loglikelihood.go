package stats

import "math"

// LogLikelihood is the two-term G² of Rayson & Garside (2000), for a term with
// frequency a in a corpus of c tokens and b in one of d tokens:
//
//	E₁ = c(a+b)/(c+d)   E₂ = d(a+b)/(c+d)
//	G² = 2(a ln(a/E₁) + b ln(b/E₂)),  0·ln 0 = 0
//
// It measures evidence, not the size of a difference, and leaves out the other
// words of both corpora; [LogLikelihood4] is the form that counts them. It is
// 0 where a corpus is empty. Without unit; never negative.
func LogLikelihood(a, b, c, d int) float64 {
	if c <= 0 || d <= 0 {
		return 0
	}
	both := float64(a+b) / float64(c+d)
	g := 2 * (xlogy(float64(a), float64(a)/(float64(c)*both)) + xlogy(float64(b), float64(b)/(float64(d)*both)))
	return max(0, g)
}

// SignedLogLikelihood is LogLikelihood, negative where the term is relatively
// rarer in the first corpus.
func SignedLogLikelihood(a, b, c, d int) float64 {
	g := LogLikelihood(a, b, c, d)
	if float64(a)*float64(d) < float64(b)*float64(c) {
		return -g
	}
	return g
}

// LogLikelihood4 is the four-cell G² of Dunning (1993), 2 Σ O ln(O/E) over the
// cells of the table with 0·ln 0 = 0, without Williams' correction. It is 0
// for an empty table and never negative.
func LogLikelihood4(t Table) float64 {
	e := t.Expected()
	g := cell(t.O11, e.O11) + cell(t.O12, e.O12) + cell(t.O21, e.O21) + cell(t.O22, e.O22)
	return max(0, 2*g)
}

// BIC is the Bayesian information criterion G² − ln N for one degree of
// freedom, N the tokens of both corpora (Wilson 2013). Above 2 it counts as
// positive evidence, above 6 as strong, above 10 as very strong; below 0 the
// evidence is for no difference. For N = 0 it is G².
func BIC(g2, n float64) float64 {
	if n <= 0 {
		return g2
	}
	return g2 - math.Log(n)
}

// PValue is the probability that χ² with one degree of freedom exceeds g2:
// erfc(√(g2/2)). The usual cut-offs 3.84, 6.63, 10.83 and 15.13 give .05, .01,
// .001 and .0001. It may be drawn from a table only if [Table.Small] is false,
// and says nothing until corrected for the number of words tested ([Holm]).
func PValue(g2 float64) float64 {
	if g2 <= 0 {
		return 1
	}
	return math.Erfc(math.Sqrt(g2 / 2))
}

// cell is O ln(O/E), 0 for O = 0.
func cell(o, e float64) float64 { return xlogy(o, o/e) }

// xlogy is x ln y with 0·ln y = 0 for every y.
func xlogy(x, y float64) float64 {
	if x == 0 {
		return 0
	}
	return x * math.Log(y)
}
