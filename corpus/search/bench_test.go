package search_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"time"

	"parallax/corpus/search"
)

// BenchmarkKeys types queries character by character, as a person would, over
// news passages, and reports the time of a key press.
func BenchmarkKeys(b *testing.B) {
	for _, n := range []int{1000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			c, _ := documents(b, "news/passages100k.jsonl.gz", n)
			var queries []string
			lines(b, "news/latency_queries.jsonl", func(line []byte) bool {
				var q struct{ Text string }
				if err := json.Unmarshal(line, &q); err != nil {
					b.Fatal(err)
				}
				queries = append(queries, q.Text)
				return true
			})
			s := search.New(c, search.Options{})
			var took []time.Duration
			slowest := map[time.Duration]string{}
			for i := 0; b.Loop(); i++ {
				q := queries[i%len(queries)]
				for end := 1; end <= len(q); end++ {
					start := time.Now()
					s.Search(q[:end], search.Request{AsYouType: true, Limit: 20})
					d := time.Since(start)
					took = append(took, d)
					slowest[d] = q[:end]
				}
			}
			slices.Sort(took)
			at := func(share float64) float64 {
				return float64(took[int(share*float64(len(took)-1))].Microseconds())
			}
			b.ReportMetric(at(.5), "p50-µs/key")
			b.ReportMetric(at(.95), "p95-µs/key")
			b.ReportMetric(at(.99), "p99-µs/key")
			if testing.Verbose() {
				for _, d := range took[max(0, len(took)-8):] {
					b.Logf("%v %q", d, slowest[d])
				}
			}
		})
	}
}
