package present

import (
	"slices"

	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/reuse"
	"parallax/corpus/sorting"
)

// reuseOf is the wording that two of the documents compared share, as a has it
// first; ok is false as long as it is not known.
func reuseOf(m state.Model, a, b string) (r reuse.Pair, ok bool) {
	found, _ := m.Alignments()
	if found == nil {
		return r, false
	}
	for _, x := range found.Reuse {
		switch {
		case x.A == a && x.B == b:
			return x, true
		case x.A == b && x.B == a:
			return turned(x), true
		}
	}
	return r, false
}

// turned is the same with the documents the other way round.
func turned(x reuse.Pair) reuse.Pair {
	y := x
	y.A, y.B = x.B, x.A
	y.ShareA, y.ShareB, y.WordsA, y.WordsB = x.ShareB, x.ShareA, x.WordsB, x.WordsA
	y.Runs = make([]reuse.Run, len(x.Runs))
	for i, run := range x.Runs {
		y.Runs[i] = run
		y.Runs[i].A, y.Runs[i].B = run.B, run.A
	}
	return y
}

// runsBetween are the shared runs of two documents that are somebody's own.
func runsBetween(m state.Model, a, b string) []reuse.Run {
	r, _ := reuseOf(m, a, b)
	return slices.DeleteFunc(slices.Clone(r.Runs), func(run reuse.Run) bool { return run.Boilerplate })
}

// reusedIn are the spans of each passage of a document that stand word for word
// in another of the documents compared.
func reusedIn(m state.Model, document string, chosen []string) map[int][]corpus.Span {
	spans := make(map[int][]corpus.Span)
	for _, other := range chosen {
		if other == document {
			continue
		}
		for _, run := range runsBetween(m, document, other) {
			for _, piece := range run.A {
				spans[piece.Passage] = append(spans[piece.Passage], piece.Span)
			}
		}
	}
	for n, list := range spans {
		sorting.By(list, func(a, b corpus.Span) int { return a.From - b.From })
		merged := list[:1]
		for _, s := range list[1:] {
			if last := &merged[len(merged)-1]; s.From <= last.To {
				last.To = max(last.To, s.To)
			} else {
				merged = append(merged, s)
			}
		}
		spans[n] = merged
	}
	return spans
}
