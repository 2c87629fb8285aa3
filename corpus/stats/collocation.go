package stats

import "math"

// MutualInformation is log₂(O/E) of the joint cell (Church & Hanks 1990), in
// bits. It favours rare pairs; two words seen once, together, are on top of
// every list. It is −Inf for a pair never seen together and 0 where nothing
// is expected.
func MutualInformation(t Table) float64 {
	e := t.Expected().O11
	if e == 0 {
		return 0
	}
	return math.Log2(t.O11 / e)
}

// TScore is (O − E)/√O of the joint cell (Church et al. 1991). It favours
// frequent pairs and is a ranking, not a test. 0 for a pair never seen
// together.
func TScore(t Table) float64 {
	if t.O11 == 0 {
		return 0
	}
	return (t.O11 - t.Expected().O11) / math.Sqrt(t.O11)
}

// LogDice is 14 + log₂(2O/(r+c)) for two words seen together o times and r and
// c times in all (Rychlý 2008). It does not depend on the size of the corpus;
// 14 is the most where each meeting uses up one occurrence of both, one less
// is half as often. −Inf for a pair never seen together.
func LogDice(o, r, c float64) float64 {
	if o == 0 {
		return math.Inf(-1)
	}
	return 14 + math.Log2(2*o/(r+c))
}

// DeltaP tells how much more likely one thing is given the other than without
// it (Gries 2013), in both directions, each from −1 to 1:
//
//	columnGivenRow = O11/R1 − O21/R2    rowGivenColumn = O11/C1 − O12/C2
//
// A share of nothing counts as 0.
func DeltaP(t Table) (columnGivenRow, rowGivenColumn float64) {
	r1, r2 := t.Rows()
	c1, c2 := t.Columns()
	return share(t.O11, r1) - share(t.O21, r2), share(t.O11, c1) - share(t.O12, c2)
}

// SignedLogLikelihood4 is LogLikelihood4, negative where the joint cell is
// below its expectation.
func SignedLogLikelihood4(t Table) float64 {
	g := LogLikelihood4(t)
	if t.O11 < t.Expected().O11 {
		return -g
	}
	return g
}

func share(part, whole float64) float64 {
	if whole == 0 {
		return 0
	}
	return part / whole
}
