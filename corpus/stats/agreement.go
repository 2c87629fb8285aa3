package stats

import (
	"maps"
	"slices"
)

// Kappa is Cohen's κ (1960) of two coders who each gave every unit one value:
// (pₒ − pₑ)/(1 − pₑ), observed agreement corrected for what their own
// frequencies make expected. 1 is full agreement, 0 what chance gives. The
// lists go together by place; ok is false if they differ in length or are
// empty, or if both used one and the same value throughout, where chance
// explains everything and κ is 0/0.
//
// Leaving units out on which a coder was silent makes agreement look better
// than it is: give silence a value of its own, or use [Alpha].
func Kappa(first, second []string) (kappa float64, ok bool) {
	n := len(first)
	if n == 0 || n != len(second) {
		return 0, false
	}
	a, b := make(map[string]int), make(map[string]int)
	same := 0
	for i := range n {
		a[first[i]]++
		b[second[i]]++
		if first[i] == second[i] {
			same++
		}
	}
	expected := 0.0
	for _, v := range slices.Sorted(maps.Keys(a)) {
		expected += float64(a[v]) / float64(n) * float64(b[v]) / float64(n)
	}
	if 1-expected < 1e-12 {
		return 0, false
	}
	return (float64(same)/float64(n) - expected) / (1 - expected), true
}

// Unit holds the values that coders gave to one thing, in any order; a coder
// who gave none is left out.
type Unit []string

// Alpha is Krippendorff's α for nominal values, any number of coders and
// missing values: 1 − Dₒ/Dₑ, observed over expected disagreement from the
// matrix of coincidences. Units with fewer than two values cannot agree or
// disagree and are left out, as α demands; ok is false if none remain or all
// values are one and the same. 1 is full agreement, 0 chance; below 0 coders
// disagree systematically.
func Alpha(units []Unit) (alpha float64, ok bool) {
	return AlphaBy(units, func(a, b string) float64 {
		if a == b {
			return 0
		}
		return 1
	})
}

// AlphaBy is Alpha with a distance between values: (a−b)² on numbers gives the
// interval version. The distance must be symmetric, 0 between equals and not
// negative. Quadratic in the number of different values.
func AlphaBy(units []Unit, distance func(a, b string) float64) (alpha float64, ok bool) {
	total := make(map[string]float64)
	n, observed := 0.0, 0.0
	for _, u := range units {
		if len(u) < 2 {
			continue
		}
		counts := make(map[string]float64, len(u))
		for _, v := range u {
			counts[v]++
			total[v]++
		}
		n += float64(len(u))
		observed += disagreement(counts, distance) / float64(len(u)-1)
	}
	if n < 2 {
		return 0, false
	}
	expected := disagreement(total, distance) / (n - 1)
	if expected == 0 {
		return 0, false
	}
	return 1 - observed/expected, true
}

// disagreement sums the distances over all ordered pairs of the values counted.
func disagreement(counts map[string]float64, distance func(a, b string) float64) float64 {
	sum := 0.0
	values := slices.Sorted(maps.Keys(counts))
	for i, a := range values {
		for _, b := range values[i+1:] {
			sum += 2 * counts[a] * counts[b] * distance(a, b)
		}
	}
	return sum
}
