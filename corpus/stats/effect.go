package stats

import "math"

// ZeroAs is the frequency put in place of 0 where a ratio would be infinite:
// half an occurrence (Hardie 2014).
const ZeroAs = 0.5

// PerMillion is a frequency per million tokens, 0 in an empty corpus.
func PerMillion(frequency, tokens int) float64 {
	if tokens <= 0 {
		return 0
	}
	return 1e6 * float64(frequency) / float64(tokens)
}

// LogRatio is log₂[(a/c)/(b/d)], the binary logarithm of the ratio of relative
// frequencies (Hardie 2014): each unit is a doubling; negative where the term
// is relatively rarer in the first corpus. A frequency of 0 counts as ZeroAs,
// except that this never turns absence into preponderance: where half an
// occurrence in a small corpus would outweigh one in a large corpus, the ratio
// is 0. It is 0 too where a corpus is empty or the term is in neither.
func LogRatio(a, b, c, d int) float64 {
	if c <= 0 || d <= 0 || a <= 0 && b <= 0 {
		return 0
	}
	ratio := math.Log2(notZero(a) / float64(c) / (notZero(b) / float64(d)))
	if a <= 0 && ratio > 0 || b <= 0 && ratio < 0 {
		return 0
	}
	return ratio
}

// LogRatioInterval is the confidence interval of LogRatio at level (0.95 for
// 95 %): the interval of Katz et al. (1978) for a ratio of proportions,
//
//	LogRatio ± z √(1/a − 1/c + 1/b − 1/d) / ln 2
//
// with z the normal quantile and ZeroAs for a frequency of 0. It is (0, 0)
// where LogRatio has no value, and is wide where counts are small: that is its
// use. Its bound nearer to 0 is the conservative Log Ratio by which a list may
// be ranked without rare words on top.
func LogRatioInterval(a, b, c, d int, level float64) (low, high float64) {
	if c <= 0 || d <= 0 || a <= 0 && b <= 0 {
		return 0, 0
	}
	variance := 1/notZero(a) - 1/float64(c) + 1/notZero(b) - 1/float64(d)
	half := normalQuantile(level) * math.Sqrt(max(0, variance)) / math.Ln2
	centre := LogRatio(a, b, c, d)
	return centre - half, centre + half
}

// Conservative is the bound of an interval nearer to 0, and 0 if the interval
// holds 0.
func Conservative(low, high float64) float64 {
	switch {
	case low > 0:
		return low
	case high < 0:
		return high
	}
	return 0
}

// PercentDifference is %DIFF, 100[(a/c) − (b/d)]/(b/d) (Gabrielatos & Marchi
// 2011), in percent: 100 is twice as frequent, −100 is absent. A reference
// frequency of 0 counts as ZeroAs, without letting the result fall below 0 by
// that. It is 0 where a corpus is empty or the term is in neither.
func PercentDifference(a, b, c, d int) float64 {
	if c <= 0 || d <= 0 || a <= 0 && b <= 0 {
		return 0
	}
	reference := notZero(b) / float64(d)
	difference := 100 * (float64(a)/float64(c) - reference) / reference
	if b <= 0 {
		return max(0, difference)
	}
	return difference
}

func notZero(frequency int) float64 {
	if frequency <= 0 {
		return ZeroAs
	}
	return float64(frequency)
}

// normalQuantile is how many standard deviations on each side of the mean hold
// the share level of a normal distribution: 1.96 for 0.95. Levels outside
// (0, 1) are taken as 0.95.
func normalQuantile(level float64) float64 {
	if !(level > 0 && level < 1) {
		level = 0.95
	}
	return math.Sqrt2 * math.Erfinv(level)
}
