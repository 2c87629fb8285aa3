package stats_test

import (
	"fmt"

	"parallax/corpus"
	"parallax/corpus/stats"
)

// A word that occurs 40 times in 1,000 words and 10 times in 2,000 is eight
// times as frequent in the first text, which is three doublings.
func ExampleLogRatio() {
	fmt.Printf("%.2f %.2f\n", stats.LogRatio(40, 10, 1000, 2000), stats.LogLikelihood(40, 10, 1000, 2000))
	// Output: 3.00 45.96
}

func ExampleKeyness() {
	say := func(id, text string) *corpus.Document {
		return &corpus.Document{ID: id, Text: corpus.Full, Passages: []corpus.Passage{{N: 1, Text: text}}}
	}
	a := stats.FrequenciesOf(nil, say("a", "fire fire fire at the harbour"))
	b := stats.FrequenciesOf(nil, say("b", "rain rain rain at the harbour"))
	for _, k := range stats.Keyness(a, b, stats.KeynessOptions{}).Keys {
		fmt.Printf("%-8s %d of %d, %d of %d: %+.2f\n", k.Term, k.A, k.C, k.B, k.D, k.LogRatio)
	}
	// Output:
	// fire     3 of 6, 0 of 6: +2.58
	// at       1 of 6, 1 of 6: +0.00
	// harbour  1 of 6, 1 of 6: +0.00
	// the      1 of 6, 1 of 6: +0.00
	// rain     0 of 6, 3 of 6: -2.58
}
