package corpus

import (
	"fmt"
	"iter"
	"slices"
)

// suggestions is the number of faults up to which names are suggested: each
// takes a look at every known name, and validation is to stay linear.
const suggestions = 50

// nearest is the remedy for a name that is not known: the known one that it may
// be a slip of, or else what to do. A slip is two letters at most, and at most
// one in three.
func (v *validation) nearest(name string, known iter.Seq[string], otherwise string) string {
	if len(v.faults) >= suggestions {
		return otherwise
	}
	best, distance := "", min(2, len(name)/3)+1
	for _, k := range slices.Sorted(known) {
		if d := edits(name, k, distance); d < distance {
			best, distance = k, d
		}
	}
	if best == "" {
		return otherwise
	}
	return fmt.Sprintf("did you mean %q?", best)
}

// edits is the number of bytes to insert, remove or replace to make b of a
// (Levenshtein's distance), or limit if it is not less.
func edits(a, b string, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		least := row[0]
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], cost
			least = min(least, cost)
		}
		if least >= limit {
			return limit
		}
	}
	return min(row[len(b)], limit)
}
