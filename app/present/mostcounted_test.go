package present

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The most counted are those that sorting all would put first.
func TestMostCounted(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		counts := make(map[string]int)
		for range r.IntN(40) {
			counts[strconv.Itoa(r.IntN(60))] = r.IntN(6)
		}
		var all []string
		for x := range counts {
			all = append(all, x)
		}
		slices.SortFunc(all, func(a, b string) int {
			if counts[a] != counts[b] {
				return counts[b] - counts[a]
			}
			return strings.Compare(a, b)
		})
		for _, most := range []int{1, 8, 100} {
			if got, want := mostCounted(counts, most), all[:min(len(all), most)]; !slices.Equal(got, want) {
				t.Fatalf("%d of %v: %v, want %v", most, counts, got, want)
			}
		}
	}
}
