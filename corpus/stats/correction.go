package stats

import (
	"cmp"

	"parallax/corpus/sorting"
)

// Holm corrects the p-values of tests made together by the step-down method of
// Holm (1979), which holds the same family-wise error as multiplying each by their
// number (Bonferroni) and rejects at least as much: in ascending order the i-th of m (from 0) is multiplied by
// m−i, never falls below one before it, and is at most 1. The result is in the
// order given. Tests that were made and whose p-values were withheld count
// too: tests is the number of all, at least len(p).
func Holm(p []float64, tests int) []float64 {
	order := make([]int, len(p))
	for i := range order {
		order[i] = i
	}
	sorting.By(order, func(a, b int) int { return cmp.Compare(p[a], p[b]) })
	corrected := make([]float64, len(p))
	tests = max(tests, len(p))
	before := 0.0
	for i, at := range order {
		before = max(before, min(1, p[at]*float64(tests-i)))
		corrected[at] = before
	}
	return corrected
}
