package stats_test

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"parallax/corpus/stats"
)

// near fails unless got is want at the precision want was published with.
func near(t *testing.T, what string, got, want, within float64) {
	t.Helper()
	if !(math.Abs(got-want) <= within) {
		t.Errorf("%s = %v, published %v", what, got, want)
	}
}

func TestLogLikelihoodOfDunning(t *testing.T) {
	// Dunning 1993, table 2: bigrams of a text of 31,777 words.
	for _, x := range []struct{ ab, aNot, bNot, neither, g2 float64 }{
		{110, 2442, 111, 29114, 270.72},
		{29, 13, 123, 31612, 263.90},
		{10, 0, 3, 31764, 167.23},
		{3, 0, 0, 31774, 61.61},
	} {
		near(t, "G²", stats.LogLikelihood4(stats.Table{O11: x.ab, O12: x.aNot, O21: x.bNot, O22: x.neither}), x.g2, 0.005)
	}
}

func TestCutoffs(t *testing.T) {
	for g2, p := range map[float64]float64{3.841: .05, 6.635: .01, 10.828: .001, 15.137: .0001} {
		near(t, "p", stats.PValue(g2), p, p/500)
	}
	if stats.PValue(0) != 1 {
		t.Error("no evidence must give p = 1")
	}
	near(t, "BIC", stats.BIC(20, math.E*math.E), 18, 1e-9)
}

func TestEffectSizes(t *testing.T) {
	near(t, "%DIFF (Gabrielatos & Marchi)", stats.PercentDifference(206523, 178174, 959641, 1562358), 88.7, .05)
	near(t, "Log Ratio of four times as often", stats.LogRatio(40, 20, 1000, 2000), 2, 1e-12)
	near(t, "Log Ratio against none", stats.LogRatio(4, 0, 1000, 1000), 3, 1e-12)
	near(t, "Log Ratio of none in a small text", stats.LogRatio(0, 1, 600, 4000), 0, 0)
	near(t, "%DIFF against none in a small text", stats.PercentDifference(1, 0, 4000, 600), 0, 0)
	near(t, "%DIFF of absence", stats.PercentDifference(0, 7, 100, 100), -100, 1e-12)
	// Katz et al.: for 10 of 100 against 5 of 100 the ratio is 2, the standard
	// error of its natural logarithm √(.1 − .01 + .2 − .01) = .5292.
	low, high := stats.LogRatioInterval(10, 5, 100, 100, .95)
	near(t, "low", low*math.Ln2, math.Ln2-1.959964*.529150, 1e-5)
	near(t, "high", high*math.Ln2, math.Ln2+1.959964*.529150, 1e-5)
	if stats.Conservative(low, high) != 0 || stats.Conservative(1, 2) != 1 || stats.Conservative(-3, -2) != -2 {
		t.Error("the conservative bound is the one nearer to 0, and 0 between")
	}
}

func TestWeightedLogOdds(t *testing.T) {
	// Uniform prior .05; z as published with the two sentences.
	first := strings.Fields("the quick brown fox jumps over the lazy pig")
	second := strings.Fields("the lazy purple pig jumps over the lazier donkey")
	a, b, types := count(first), count(second), count(append(append([]string{}, first...), second...))
	z := func(w string) float64 {
		prior, priors := stats.Prior{Each: .05}.Of(types[w], len(types), len(first)+len(second))
		return stats.WeightedLogOdds(a[w], b[w], len(first), len(second), prior, priors).Z
	}
	near(t, "quick", z("quick"), .68942, 5e-6)
	near(t, "purple", z("purple"), -.68942, 5e-6)
	for _, w := range []string{"the", "pig", "jumps", "over", "lazy"} {
		near(t, w, z(w), 0, 1e-12)
	}
	if (stats.WeightedLogOdds(1, 1, 9, 9, 0, 1) != stats.LogOdds{}) {
		t.Error("a prior of 0 must not give infinities")
	}
}

func count(words []string) map[string]int {
	m := make(map[string]int)
	for _, w := range words {
		m[w]++
	}
	return m
}

func TestCollocationOfManningAndSchutze(t *testing.T) {
	pair := stats.JointTable(20, 42, 20, 14307668)
	near(t, "t", stats.TScore(pair), 4.4721, 5e-5)
	near(t, "MI", stats.MutualInformation(pair), 18.38, .005)
	near(t, "t of new companies", stats.TScore(stats.JointTable(8, 15828, 4675, 14307668)), .999932, 5e-6)
	near(t, "logDice of what is always together", stats.LogDice(7, 7, 7), 14, 1e-12)
	near(t, "logDice of half as often", stats.LogDice(7, 14, 14), 13, 1e-12)
	one, other := stats.DeltaP(stats.Table{O11: 30, O12: 10, O21: 20, O22: 140})
	near(t, "ΔP", one, .75-.125, 1e-12)
	near(t, "ΔP reversed", other, .6-10./150, 1e-12)
	// Gries 2013: "of course" in the spoken part of the BNC, where the first
	// word says little of the second and the second nearly all of the first.
	course, of := stats.DeltaP(stats.Table{O11: 5610, O12: 168938, O21: 2257, O22: 10233063})
	near(t, "ΔP of course, given of", course, .032, .0005)
	near(t, "ΔP of of, given course", of, .697, .0005)
}

// letters is the example by which dispersion measures are explained in Gries
// 2008 and 2020: five parts of nine to eleven "words".
var letters = strings.Split("b a m n i b e u p | b a s a t b e w q n | b c a g a b e s t a | b a g h a b e a a t | b a h a a b e a x a t", "|")

func TestDispersionOfGries(t *testing.T) {
	sizes := make([]int, len(letters))
	for i, part := range letters {
		sizes[i] = len(strings.Fields(part))
	}
	of := func(letter string) stats.Dispersion {
		counts := make([]int, len(letters))
		for i, part := range letters {
			counts[i] = count(strings.Fields(part))[letter]
		}
		d, ok := stats.Disperse(counts, sizes)
		if !ok {
			t.Fatalf("no dispersion of %q", letter)
		}
		return d
	}
	b, a, i := of("b"), of("a"), of("i")
	near(t, "D of b", b.D, .968, .0005)
	near(t, "S of b", b.S, .999, .0005)
	near(t, "DP of b", b.DP, .02, .0005)
	near(t, "DPnorm of b", b.DPNorm, .024, .0005)
	near(t, "KLD of b", b.KLD, .003, .0005)
	near(t, "DP of i", i.DP, .82, 1e-9)
	near(t, "DPnorm of i", i.DPNorm, 1, 1e-9)
	near(t, "D of i", i.D, 0, 1e-9)
	near(t, "D of a", a.D, .785, .0005)
	near(t, "D2 of a", a.D2, .938, .0005)
	near(t, "S of a", a.S, .95, .0005)
	near(t, "DP of a", a.DP, .18, .0005)
	near(t, "KLD of a", a.KLD, .137, .0005)
	if _, ok := stats.Disperse([]int{0, 0}, []int{5, 5}); ok {
		t.Error("what does not occur has no dispersion")
	}
	if _, ok := stats.Disperse([]int{3}, []int{5}); ok {
		t.Error("one part has no dispersion")
	}
}

func TestDiversity(t *testing.T) {
	repeated := strings.Fields(strings.Repeat("a b c d e ", 20))
	near(t, "TTR", stats.TTR(repeated), .05, 1e-12)
	near(t, "Yule K", stats.YuleK(count(repeated)), 1900, 1e-9)
	mattr, ok := stats.MATTR(repeated, 50)
	near(t, "MATTR", mattr, .1, 1e-12)
	if !ok {
		t.Error("the text is longer than the window")
	}
	if v, ok := stats.MATTR(repeated[:3], 50); ok || v != 1 {
		t.Errorf("MATTR of a short text = %v, %v", v, ok)
	}
	// a, b, c, d, e, a, b: seven tokens with five types are the first at .72
	// or below; 14 such factors hold 98 tokens, and two tokens at TTR 1 remain.
	near(t, "MTLD", stats.MTLD(repeated, .72), 100./14, 1e-9)
	near(t, "MTLD of one word", stats.MTLD(strings.Fields(strings.Repeat("a ", 100)), .72), 2, 1e-9)
	near(t, "MTLD without repetition", stats.MTLD([]string{"a", "b", "c"}, .72), 3, 1e-9)
	hdd, ok := stats.HDD(count(repeated), 42)
	near(t, "HD-D where every type is nearly sure to be drawn", hdd, 5./42, 1e-4)
	if !ok {
		t.Error("the text is longer than the sample")
	}
	distinct := map[string]int{}
	for i := range 60 {
		distinct[string(rune('a'+i))] = 1
	}
	hdd, _ = stats.HDD(distinct, 42)
	near(t, "HD-D without repetition", hdd, 1, 1e-9)
}

// TestDiversityByDefinition compares MATTR and HD-D with what their definitions
// say when followed word by word: the mean over all windows, and the mean over
// all samples that can be drawn.
func TestDiversityByDefinition(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 200 {
		tokens := make([]string, 12+r.IntN(5))
		for i := range tokens {
			tokens[i] = string(rune('a' + r.IntN(5)))
		}
		window := 2 + r.IntN(8)
		sum := 0.0
		for i := 0; i+window <= len(tokens); i++ {
			sum += stats.TTR(tokens[i : i+window])
		}
		mattr, _ := stats.MATTR(tokens, window)
		near(t, "MATTR", mattr, sum/float64(len(tokens)-window+1), 1e-12)

		tokens = tokens[:10]
		sum, samples := 0.0, 0
		for set := range 1 << len(tokens) {
			var drawn []string
			for i, token := range tokens {
				if set>>i&1 == 1 {
					drawn = append(drawn, token)
				}
			}
			if len(drawn) == 4 {
				sum += stats.TTR(drawn)
				samples++
			}
		}
		hdd, _ := stats.HDD(count(tokens), 4)
		near(t, "HD-D", hdd, sum/float64(samples), 1e-12)
	}
}

func TestCorrections(t *testing.T) {
	// Holm 1979 as worked in textbooks: .01, .04, .03, .005 of four tests.
	got := stats.Holm([]float64{.01, .04, .03, .005}, 4)
	for i, want := range []float64{.03, .06, .06, .02} {
		near(t, "Holm", got[i], want, 1e-12)
	}
	near(t, "Holm with tests withheld", stats.Holm([]float64{.01}, 10)[0], .1, 1e-12)
}

// TestMeasuresBehave checks on random tables what must hold for all.
func TestMeasuresBehave(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		c, d := 1+r.IntN(5000), 1+r.IntN(5000)
		a, b := r.IntN(1+c/(1+r.IntN(50))), r.IntN(1+d/(1+r.IntN(50)))
		table := stats.TermTable(a, b, c, d)
		e := table.Expected()
		if math.Abs(e.N()-table.N()) > 1e-6 || math.Abs(e.O11+e.O12-float64(a+b)) > 1e-6 {
			t.Fatalf("expectation of %v has other margins: %v", table, e)
		}
		two, four := stats.LogLikelihood(a, b, c, d), stats.LogLikelihood4(table)
		if two < 0 || four < two-1e-6 {
			t.Fatalf("%v: two-term %v, four-cell %v: the two-term form leaves something out", table, two, four)
		}
		if x, y := stats.SignedLogLikelihood(a, b, c, d), stats.SignedLogLikelihood(b, a, d, c); math.Abs(x+y) > 1e-6 && two > 1e-9 {
			t.Fatalf("%v: exchanging the corpora must change the sign: %v, %v", table, x, y)
		}
		x, y := stats.LogRatio(a, b, c, d), stats.LogRatio(b, a, d, c)
		if math.Abs(x+y) > 1e-9 {
			t.Fatalf("%v: Log Ratio %v, exchanged %v", table, x, y)
		}
		if low, high := stats.LogRatioInterval(a, b, c, d, .99); low > x || high < x {
			t.Fatalf("%v: %v outside [%v, %v]", table, x, low, high)
		}
		for _, v := range []float64{x, stats.PercentDifference(a, b, c, d), stats.WeightedLogOdds(a, b, c, d, .01, 10).Z} {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				t.Fatalf("%v gives %v", table, v)
			}
		}
	}
}

// TestDispersionBehaves checks bounds, and that an even spread is even.
func TestDispersionBehaves(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		n := 2 + r.IntN(20)
		counts, even, sizes := make([]int, n), make([]int, n), make([]int, n)
		total := 0
		for i := range sizes {
			even[i] = 1 + r.IntN(9)
			sizes[i] = even[i] * 10
			counts[i] = r.IntN(sizes[i])
			total += counts[i]
		}
		if d, ok := stats.Disperse(even, sizes); !ok || d.DP > 1e-9 || d.KLD > 1e-9 || d.D < 1-1e-9 || d.D2 < 1-1e-9 || d.S < 1-1e-9 {
			t.Fatalf("%v in %v is even, got %+v", even, sizes, d)
		}
		d, ok := stats.Disperse(counts, sizes)
		if ok != (total > 0) {
			t.Fatalf("%v: ok is %v", counts, ok)
		}
		if d.DP < 0 || d.DP > d.DPNorm || d.DPNorm > 1+1e-9 || d.KLD < 0 || d.S > 1+1e-9 || d.D2 > 1+1e-9 || d.D > 1+1e-9 || d.D < -1e-9 {
			t.Fatalf("%v in %v: out of bounds %+v", counts, sizes, d)
		}
	}
}
