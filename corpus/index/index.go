package index

import (
	"sort"

	"parallax/corpus/analysis"
)

// Index is an immutable inverted index. Terms are known by their rank in
// ascending order of bytes, passages by their number; both begin at 0.
type Index struct {
	fingerprint string
	label       string
	passages    int
	lengths     []uint32 // three for each passage, in the order of Layer
	placed      []byte   // bits

	termBytes    []byte // all terms end to end
	termEnds     []uint32
	df           []uint32
	postingEnds  []uint32
	positionEnds []uint32
	related      []uint32 // the next term with the same stem, in a circle

	postings  []byte
	positions []byte
}

// Fingerprint is analysis.Fingerprint() of the program that built the index.
func (ix *Index) Fingerprint() string { return ix.fingerprint }

// Label is Builder.Label.
func (ix *Index) Label() string { return ix.label }

// Passages is the number of passages.
func (ix *Index) Passages() int { return ix.passages }

// Length is the number of tokens in one layer of a passage.
func (ix *Index) Length(passage int, l Layer) int {
	return int(ix.lengths[layers*passage+int(l)])
}

// Placed reports whether the places of words in the original layer of a
// passage are known.
func (ix *Index) Placed(passage int) bool { return ix.placed[passage/8]>>(passage%8)&1 != 0 }

// Terms is the number of distinct terms.
func (ix *Index) Terms() int { return len(ix.termEnds) }

// Term returns the term of a rank. The caller must not change its bytes.
func (ix *Index) Term(rank int) []byte {
	from := uint32(0)
	if rank > 0 {
		from = ix.termEnds[rank-1]
	}
	return ix.termBytes[from:ix.termEnds[rank]]
}

// Frequency is the number of passages a term occurs in, whatever the layer.
func (ix *Index) Frequency(rank int) int { return int(ix.df[rank]) }

// Find returns the rank of a term. It takes time logarithmic in Terms.
func (ix *Index) Find(term string) (rank int, ok bool) {
	rank = ix.search(0, ix.Terms(), term)
	return rank, rank < ix.Terms() && string(ix.Term(rank)) == term
}

// Prefix returns the ranks from, included, to to, excluded, of the terms that
// begin with prefix.
func (ix *Index) Prefix(prefix string) (from, to int) {
	from = ix.search(0, ix.Terms(), prefix)
	return from, ix.PrefixEnd(from, ix.Terms(), prefix)
}

// PrefixEnd returns the first rank of from to limit whose term does not begin
// with prefix, or limit. Terms before it must be smaller than, or begin with,
// prefix. It gallops: near ends are found in few steps.
func (ix *Index) PrefixEnd(from, limit int, prefix string) int {
	begins := func(rank int) bool {
		t := ix.Term(rank)
		return len(t) >= len(prefix) && string(t[:len(prefix)]) == prefix
	}
	if from >= limit || !begins(from) {
		return from
	}
	step := 1
	for from+step < limit && begins(from+step) {
		from += step
		step *= 2
	}
	return from + 1 + sort.Search(min(step, limit-from)-1, func(i int) bool { return !begins(from + 1 + i) })
}

// search returns the first rank of from to limit whose term is not below term.
func (ix *Index) search(from, limit int, term string) int {
	for from < limit {
		mid := int(uint(from+limit) >> 1)
		if string(ix.Term(mid)) < term {
			from = mid + 1
		} else {
			limit = mid
		}
	}
	return from
}

// Related returns the next term with the same stem, in a circle through all of
// them: a term without relatives is its own.
func (ix *Index) Related(rank int) int { return int(ix.related[rank]) }

// groupByStem fills related. It stems every term once.
func (ix *Index) groupByStem() {
	ix.related = make([]uint32, ix.Terms())
	last := make(map[string]uint32, ix.Terms())
	for rank := range ix.related {
		ix.related[rank] = uint32(rank)
		stem := analysis.Stem(string(ix.Term(rank)))
		if before, ok := last[stem]; ok {
			ix.related[rank] = ix.related[before]
			ix.related[before] = uint32(rank)
		}
		last[stem] = uint32(rank)
	}
}

// leader returns the lowest rank with the same stem.
func (ix *Index) leader(rank int) int {
	// In a circle of ascending ranks, only the last points to a lower one.
	for {
		next := int(ix.related[rank])
		if next <= rank {
			return next
		}
		rank = next
	}
}

// Stemmed returns the ranks of the terms with the given stem, ascending. It is
// for words that are not terms themselves, and stems the terms that begin like
// stem, at most maxStemmed of them.
func (ix *Index) Stemmed(stem string) []int {
	const shortest = 3
	if len(stem) < shortest {
		return nil
	}
	// Stemming changes at most the last letter of what it leaves.
	from, to := ix.Prefix(stem[:max(shortest, len(stem)-1)])
	for rank := from; rank < min(to, from+maxStemmed); rank++ {
		if ix.leader(rank) == rank && analysis.Stem(string(ix.Term(rank))) == stem {
			ranks := []int{rank}
			for r := ix.Related(rank); r != rank; r = ix.Related(r) {
				ranks = append(ranks, r)
			}
			return ranks
		}
	}
	return nil
}

const maxStemmed = 500
