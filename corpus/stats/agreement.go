package stats

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strconv"

	"parallax/corpus/sorting"
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

// PairsAlike counts the pairs of values of one unit that are the same, over all units,
// and all pairs: the percentage of agreement is the one of the other. Each unit weighs
// by its pairs. It forgets that some agreement comes by chance.
func PairsAlike(units []Unit) (alike, pairs int) {
	for _, u := range units {
		counts := make(map[string]int, len(u))
		for _, v := range u {
			counts[v]++
		}
		for _, n := range counts {
			alike += n * (n - 1) / 2
		}
		pairs += len(u) * (len(u) - 1) / 2
	}
	return alike, pairs
}

// FleissKappa is κ of Fleiss (1971) for many raters, who need not be the same for each
// unit: (P̄ − P̄ₑ)/(1 − P̄ₑ). It takes units that have as many values as the fullest,
// and used says how many these are: with gaps it leaves out what [Alpha] counts. ok is
// false if there is none, if the fullest has one value, or if all values are the same,
// where κ is 0/0.
func FleissKappa(units []Unit) (kappa float64, used int, ok bool) {
	raters := 0
	for _, u := range units {
		raters = max(raters, len(u))
	}
	if raters < 2 {
		return 0, 0, false
	}
	total := make(map[string]int)
	var full []Unit
	for _, u := range units {
		if len(u) == raters {
			full = append(full, u)
			for _, v := range u {
				total[v]++
			}
		}
	}
	alike, pairs := PairsAlike(full)
	observed, n := float64(alike)/float64(pairs), float64(len(full)*raters)
	expected := 0.0
	for _, v := range slices.Sorted(maps.Keys(total)) {
		share := float64(total[v]) / n
		expected += share * share
	}
	if len(total) < 2 {
		return 0, len(full), false
	}
	return (observed - expected) / (1 - expected), len(full), true
}

// Level says what values are, and so how far two of them differ.
type Level int

const (
	Nominal  Level = iota // names: different or not
	Ordinal               // ranks: by how many values lie between
	Interval              // numbers: by the square of their difference
	Ratio                 // numbers from 0: by the square of the difference over the sum
)

// Alpha is Krippendorff's α (2011), for any number of coders, missing values and each
// level of measurement: 1 − Dₒ/Dₑ, observed over expected disagreement from the matrix
// of coincidences. Units with fewer than two values cannot agree or disagree and are
// left out, as α demands. 1 is full agreement, 0 chance; below 0 coders disagree
// systematically. ok is false if no unit remains or all values are one and the same;
// and for all levels but Nominal if a value is no number, for Ratio also if one is
// negative. Quadratic in the number of different values.
func Alpha(units []Unit, level Level) (alpha float64, ok bool) {
	total := make(map[string]float64)
	n := 0.0
	for _, u := range units {
		if len(u) < 2 {
			continue
		}
		for _, v := range u {
			total[v]++
		}
		n += float64(len(u))
	}
	if n < 2 {
		return 0, false
	}
	distance, ok := level.distance(total)
	if !ok {
		return 0, false
	}
	observed := 0.0
	for _, u := range units {
		if len(u) < 2 {
			continue
		}
		counts := make(map[string]float64, len(u))
		for _, v := range u {
			counts[v]++
		}
		observed += disagreement(counts, distance) / float64(len(u)-1)
	}
	expected := disagreement(total, distance) / (n - 1)
	if expected == 0 {
		return 0, false
	}
	return 1 - observed/expected, true
}

// distance is how far two of the values differ, of which total says how often each was
// given. The distance between ranks depends on that.
func (l Level) distance(total map[string]float64) (func(a, b string) float64, bool) {
	if l == Nominal {
		return func(a, b string) float64 {
			if a == b {
				return 0
			}
			return 1
		}, true
	}
	number := make(map[string]float64, len(total))
	for v := range total {
		x, err := strconv.ParseFloat(v, 64)
		if err != nil || math.IsNaN(x) || math.IsInf(x, 0) || l == Ratio && x < 0 {
			return nil, false
		}
		number[v] = x
	}
	switch l {
	case Ordinal:
		return ordinal(number, total), true
	case Interval:
		return func(a, b string) float64 { d := number[a] - number[b]; return d * d }, true
	}
	return func(a, b string) float64 {
		if number[a] == number[b] {
			return 0
		}
		d := (number[a] - number[b]) / (number[a] + number[b])
		return d * d
	}, true
}

// ordinal is the distance between ranks: the values from the one to the other, the two
// ends counted half, squared.
func ordinal(number, total map[string]float64) func(a, b string) float64 {
	values := slices.Collect(maps.Keys(number))
	sorting.By(values, func(a, b string) int { return cmp.Compare(number[a], number[b]) })
	middle := make(map[string]float64, len(values)) // of each value, in the row of all that were given
	sum := 0.0
	for i := 0; i < len(values); {
		// "1" and "1.0" are one rank.
		j, here := i, 0.0
		for ; j < len(values) && number[values[j]] == number[values[i]]; j++ {
			here += total[values[j]]
		}
		for ; i < j; i++ {
			middle[values[i]] = sum + here/2
		}
		sum += here
	}
	return func(a, b string) float64 { d := middle[a] - middle[b]; return d * d }
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
