// Package sorting sorts with little code. The standard library's generic sort is
// compiled anew for every type of element, 20 KB of it each time, which made a
// twentieth of the program that a browser has to fetch. This one is compiled
// once, and a few instructions per type move the elements.
//
// It is for lists as long as a screen or a result. Where millions are sorted,
// package slices is faster and worth its size.
package sorting

// By sorts list so that compare(a, b) ≤ 0 for every a before a b. Elements
// that compare equal keep their order. It takes n log n comparisons and memory
// for a copy of the list.
func By[T any](list []T, compare func(a, b T) int) {
	if len(list) < 2 {
		return
	}
	places := merged(len(list), func(i, j int32) bool { return compare(list[j], list[i]) < 0 })
	sorted := make([]T, len(list))
	for k, i := range places {
		sorted[k] = list[i]
	}
	copy(list, sorted)
}

// merged is the order of n elements: merge sort from below, after runs of eight
// that were sorted by insertion. before reports whether the later element j
// belongs before the earlier i.
func merged(n int, before func(i, j int32) bool) []int32 {
	const run = 8
	from, to := make([]int32, n), make([]int32, n)
	for i := range from {
		from[i] = int32(i)
	}
	for low := 0; low < n; low += run {
		for i := low + 1; i < min(low+run, n); i++ {
			for j := i; j > low && before(from[j-1], from[j]); j-- {
				from[j-1], from[j] = from[j], from[j-1]
			}
		}
	}
	for width := run; width < n; width *= 2 {
		for low := 0; low < n; low += 2 * width {
			middle, high := min(low+width, n), min(low+2*width, n)
			a, b := low, middle
			for k := low; k < high; k++ {
				if a < middle && (b == high || !before(from[a], from[b])) {
					to[k] = from[a]
					a++
				} else {
					to[k] = from[b]
					b++
				}
			}
		}
		from, to = to, from
	}
	return from
}
