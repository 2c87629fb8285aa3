package reuse

import (
	"cmp"

	"parallax/corpus/sorting"
)

// maxSeeds is at how many places of a text one shingle is tried. A text that
// repeats a phrase more often is a list, and its first places will do.
const maxSeeds = 16

// match is a run of words: a[at:at+words] is b[to:to+words].
type match struct {
	at, to, words int
}

// compare finds the shared runs of two documents of which the order is known.
//
// Every shingle of A that B has too is a seed and is extended as far as the
// words agree, so each run found is maximal. Runs are then taken longest first,
// each place of either text at most once.
func (r *Finder) compare(i, j int) Pair {
	a, b := &r.texts[i], &r.texts[j]
	found := Pair{A: r.documents[i].ID, B: r.documents[j].ID, Known: true, Runs: []Run{}}
	coveredA, coveredB := make([]bool, a.len()), make([]bool, b.len())
	for _, m := range choose(r.matches(a, b), a.len(), b.len(), r.options.Least) {
		own := r.ownWords(a, m)
		run := Run{
			Words:       m.words,
			A:           a.pieces(r.documents[i], m.at, m.at+m.words),
			B:           b.pieces(r.documents[j], m.to, m.to+m.words),
			Boilerplate: len(own) == 0,
		}
		found.Runs = append(found.Runs, run)
		if run.Boilerplate {
			continue
		}
		found.Longest = max(found.Longest, m.words)
		for _, k := range own {
			coveredA[m.at+k], coveredB[m.to+k] = true, true
		}
	}
	found.WordsA, found.WordsB = count(coveredA), count(coveredB)
	found.ShareA, found.ShareB = share(found.WordsA, a.len()), share(found.WordsB, b.len())
	return found
}

// matches are the maximal common runs of at least Least words, longest first.
func (r *Finder) matches(a, b *wordRow) []match {
	n := r.options.Least
	places := make(map[uint64][]int32)
	b.shingles(n, func(first int, hash uint64) {
		if list := places[hash]; len(list) < maxSeeds {
			places[hash] = append(list, int32(first))
		}
	})
	var list []match
	done := make(map[int]int) // diagonal → end in A of the run found there
	a.shingles(n, func(first int, hash uint64) {
		for _, to := range places[hash] {
			diagonal := first - int(to)
			if first < done[diagonal] {
				continue
			}
			m := match{first, int(to), 0}
			for m.at > 0 && m.to > 0 && a.words[m.at-1] == b.words[m.to-1] {
				m.at--
				m.to--
			}
			for m.at+m.words < len(a.words) && m.to+m.words < len(b.words) && a.words[m.at+m.words] == b.words[m.to+m.words] {
				m.words++
			}
			if m.words >= n { // less only if two runs have one hash
				done[diagonal] = m.at + m.words
				list = append(list, m)
			}
		}
	})
	sorting.By(list, func(x, y match) int {
		return cmp.Or(cmp.Compare(y.words, x.words), cmp.Compare(x.at, y.at), cmp.Compare(x.to, y.to))
	})
	return list
}

// choose takes runs longest first and cuts off what an earlier one has taken
// of either text; what is left must still have least words. The result is in
// the order of A.
func choose(list []match, lenA, lenB, least int) []match {
	takenA, takenB := make([]bool, lenA), make([]bool, lenB)
	var chosen []match
	for _, m := range list {
		from := 0
		for k := 0; k <= m.words; k++ {
			if k < m.words && !takenA[m.at+k] && !takenB[m.to+k] {
				continue
			}
			if k-from >= least {
				chosen = append(chosen, match{m.at + from, m.to + from, k - from})
				for at := from; at < k; at++ {
					takenA[m.at+at], takenB[m.to+at] = true, true
				}
			}
			from = k + 1
		}
	}
	sorting.By(chosen, func(x, y match) int { return cmp.Or(cmp.Compare(x.at, y.at), cmp.Compare(x.to, y.to)) })
	return chosen
}

// ownWords are the words of a run, counted from its start, that lie in some
// shingle which is not boilerplate.
func (r *Finder) ownWords(a *wordRow, m match) []int {
	part := wordRow{words: a.words[m.at : m.at+m.words]}
	own := make([]bool, m.words)
	part.shingles(r.options.Least, func(first int, hash uint64) {
		if _, common := r.common[hash]; common {
			return
		}
		for k := first; k < first+r.options.Least; k++ {
			own[k] = true
		}
	})
	var list []int
	for k, yes := range own {
		if yes {
			list = append(list, k)
		}
	}
	return list
}

func count(marked []bool) int {
	n := 0
	for _, yes := range marked {
		if yes {
			n++
		}
	}
	return n
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}
