package sorting_test

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	"parallax/corpus/sorting"
)

type entry struct{ key, place int }

func byKey(a, b entry) int { return cmp.Compare(a.key, b.key) }

// Lists of every length, with many equal keys, come out as the standard
// library's stable sort has them.
func TestBy(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for n := range 300 {
		for _, keys := range []int{1, 3, n + 1} {
			list := make([]entry, n)
			for i := range list {
				list[i] = entry{random.IntN(keys), i}
			}
			want := slices.Clone(list)
			slices.SortStableFunc(want, byKey)
			sorting.By(list, byKey)
			if !slices.Equal(list, want) {
				t.Fatalf("%d elements, %d keys: %v", n, keys, list)
			}
		}
	}
}

// A sorted list and one the other way round take no more than n log n steps.
func TestByComparesLittle(t *testing.T) {
	const n = 1 << 14
	for name, key := range map[string]func(int) int{
		"rising": func(i int) int { return i }, "falling": func(i int) int { return n - i }, "equal": func(int) int { return 0 },
	} {
		list, asked := make([]entry, n), 0
		for i := range list {
			list[i].key = key(i)
		}
		sorting.By(list, func(a, b entry) int { asked++; return byKey(a, b) })
		if !slices.IsSortedFunc(list, byKey) || asked > n*16 {
			t.Errorf("%s: %d comparisons", name, asked)
		}
	}
}

func BenchmarkBy(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 2))
	list := make([]entry, 10_000)
	for i := range list {
		list[i] = entry{random.IntN(5000), i}
	}
	for name, sort := range map[string]func([]entry, func(a, b entry) int){"sorting": sorting.By[entry], "slices": slices.SortStableFunc[[]entry]} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				sort(slices.Clone(list), byKey)
			}
		})
	}
}
