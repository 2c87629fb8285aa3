package stats

import (
	"maps"
	"math"
	"slices"
)

// Customary settings of the measures below.
const (
	MATTRWindow   = 50   // tokens; shorter than most articles' paragraphs taken together
	MTLDThreshold = 0.72 // McCarthy & Jarvis 2010
	HDDSample     = 42   // McCarthy & Jarvis 2010
)

// TTR is the type–token ratio V/N, from 0 to 1. It falls with the length of a
// text, so only texts of equal length compare. 0 for no tokens.
func TTR(tokens []string) float64 {
	if len(tokens) == 0 {
		return 0
	}
	return float64(len(countTypes(tokens))) / float64(len(tokens))
}

// MATTR is the mean TTR of all windows of consecutive tokens of the given size
// (Covington & McFall 2010), which does not depend on length. ok is false, and
// the value the TTR of the whole, where the text is shorter than one window or
// window is not positive. Linear time.
func MATTR(tokens []string, window int) (mattr float64, ok bool) {
	if window <= 0 || len(tokens) < window {
		return TTR(tokens), false
	}
	inside := make(map[string]int, window)
	sum := 0
	for i, t := range tokens {
		inside[t]++
		if i >= window {
			old := tokens[i-window]
			if inside[old]--; inside[old] == 0 {
				delete(inside, old)
			}
		}
		if i >= window-1 {
			sum += len(inside)
		}
	}
	return float64(sum) / float64(len(tokens)-window+1) / float64(window), true
}

// MTLD is the measure of textual lexical diversity (McCarthy & Jarvis 2010):
// the mean length in tokens of the stretches ("factors") over which the running
// TTR stays above threshold, from the front and from the back, averaged. A
// factor closes when the TTR is at or below the threshold; the rest counts as
// the part of a factor by which its TTR has come down, (1−TTR)/(1−threshold).
// Where the TTR never falls at all, the length of the text is returned, which
// is a lower bound. Needs about 100 tokens to mean anything; 0 for none.
func MTLD(tokens []string, threshold float64) float64 {
	if len(tokens) == 0 {
		return 0
	}
	back := make([]string, len(tokens))
	for i, t := range tokens {
		back[len(tokens)-1-i] = t
	}
	return (factorLength(tokens, threshold) + factorLength(back, threshold)) / 2
}

func factorLength(tokens []string, threshold float64) float64 {
	factors := 0.0
	types := make(map[string]struct{})
	n := 0
	for _, t := range tokens {
		types[t] = struct{}{}
		n++
		if float64(len(types)) <= threshold*float64(n) {
			factors++
			clear(types)
			n = 0
		}
	}
	if n > 0 {
		factors += (1 - float64(len(types))/float64(n)) / (1 - threshold)
	}
	if factors == 0 {
		return float64(len(tokens))
	}
	return float64(len(tokens)) / factors
}

// HDD is HD-D (McCarthy & Jarvis 2007, 2010): the TTR to be expected of sample
// tokens drawn without replacement, Σ over types of P(type is drawn)/sample.
// It needs frequencies only, not order. ok is false for fewer tokens than the
// sample.
func HDD(frequencies map[string]int, sample int) (hdd float64, ok bool) {
	n := 0
	kinds := make(map[int]int) // how many types have a frequency
	for _, f := range frequencies {
		n += f
		kinds[f]++
	}
	if sample <= 0 || n < sample {
		return 0, false
	}
	for _, f := range slices.Sorted(maps.Keys(kinds)) { // sorted, so that rounding is the same every time
		types := kinds[f]
		absent := 1.0 // P(no draw is of a type of this frequency)
		for i := range sample {
			absent *= max(0, float64(n-f-i)) / float64(n-i)
		}
		hdd += float64(types) * (1 - absent) / float64(sample)
	}
	return hdd, true
}

// YuleK is Yule's characteristic K (1944), 10⁴(Σ i²Vᵢ − N)/N² with Vᵢ the
// number of types that occur i times: 0 where no word comes back, larger the
// more a text repeats itself. 0 for no tokens.
func YuleK(frequencies map[string]int) float64 {
	n, squares := 0.0, 0.0
	for _, f := range frequencies {
		n += float64(f)
		squares += float64(f) * float64(f)
	}
	if n == 0 {
		return 0
	}
	return math.Max(0, 1e4*(squares-n)/(n*n))
}

func countTypes(tokens []string) map[string]int {
	types := make(map[string]int)
	for _, t := range tokens {
		types[t]++
	}
	return types
}
