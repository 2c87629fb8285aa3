package search

import (
	"slices"
	"sync"
	"unicode/utf8"

	"parallax/corpus/index"
)

// near is a term within a few edits of a word.
type near struct {
	rank  int
	edits int
}

// maxSpelled is the length in characters up to which words are corrected.
const maxSpelled = 40

// within returns the terms of ix at most limit edits from word, in ascending
// order of rank. An edit inserts, deletes or replaces a character or swaps two
// adjacent ones, no character being edited twice (optimal string alignment).
// With begins, a term counts that merely begins like the word.
//
// It walks the sorted dictionary as the tree of common beginnings that it is:
// the table of distances has one row for each character of the current term,
// rows shared with the term before are kept, and as soon as a whole row
// exceeds the limit, all terms with this beginning are passed over.
func within(ix *index.Index, word string, limit int, begins bool) []near {
	w := []rune(word)
	m := len(w)
	if m == 0 || m > maxSpelled {
		return nil
	}
	rows := make([]editRow, 1, m+limit+3)
	rows[0] = firstRow(m, limit)
	var found []near
	var before []byte
	for rank := 0; rank < ix.Terms(); {
		term := ix.Term(rank)
		depth, at := shared(before, term)
		depth = min(depth, len(rows)-1)
		rows = rows[:depth+1]
		before = term
		pruned := -1
		for at < len(term) {
			r, size := utf8.DecodeRune(term[at:])
			at += size
			rows = append(rows, nextRow(rows, w, r, limit))
			if rows[len(rows)-1].least > limit {
				pruned = at
				break
			}
		}
		last := &rows[len(rows)-1]
		if pruned < 0 {
			if d := last.distance(m, begins); d <= limit {
				found = append(found, near{rank, d})
			}
			rank++
			continue
		}
		end := ix.PrefixEnd(rank, ix.Terms(), string(term[:pruned]))
		if begins && last.prefix <= limit {
			for ; rank < end; rank++ {
				found = append(found, near{rank, last.prefix})
			}
		}
		before = term[:pruned]
		rank = end
	}
	return found
}

// editRow is one row of the table: the distances of the beginning of a term
// from every beginning of the word.
type editRow struct {
	to     [maxSpelled + 1]uint8
	r      rune // the last character of the term's beginning
	least  int  // over the row
	prefix int  // least distance of the whole word from this or a shorter beginning
}

func (r *editRow) distance(m int, begins bool) int {
	if begins {
		return r.prefix
	}
	return int(r.to[m])
}

func firstRow(m, limit int) editRow {
	var row editRow
	for j := range m + 1 {
		row.to[j] = uint8(j)
	}
	row.prefix = m
	return row
}

// nextRow computes the row for one more character r. Only the columns within
// limit of the diagonal can matter.
func nextRow(rows []editRow, w []rune, r rune, limit int) editRow {
	m := len(w)
	i := len(rows)
	above := &rows[i-1]
	row := editRow{r: r, least: limit + 1, prefix: above.prefix}
	far := uint8(limit + 1)
	from, to := max(i-limit, 0), min(i+limit, m)
	if from > 0 {
		row.to[from-1] = far
	}
	for j := from; j <= to; j++ {
		var d uint8
		if j == 0 {
			d = uint8(min(i, limit+1))
		} else {
			d = above.to[j-1]
			if w[j-1] != r {
				d++
			}
			if j < i+limit { // the cell above lies within its row's columns
				d = min(d, above.to[j]+1)
			}
			if j > from {
				d = min(d, row.to[j-1]+1)
			}
			if i > 1 && j > 1 && w[j-1] == above.r && w[j-2] == r {
				d = min(d, rows[i-2].to[j-2]+1)
			}
			d = min(d, far)
		}
		row.to[j] = d
		row.least = min(row.least, int(d))
	}
	for j := to + 1; j <= min(to+1, m); j++ {
		row.to[j] = far
	}
	if to < m {
		row.to[m] = far
	}
	if from <= m && int(row.to[m]) < row.prefix {
		row.prefix = int(row.to[m])
	}
	return row
}

// shared returns how many characters and bytes a and b begin with in common.
func shared(a, b []byte) (runes, bytes int) {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	for i > 0 && (i < len(a) && !utf8.RuneStart(a[i]) || i < len(b) && !utf8.RuneStart(b[i])) {
		i--
	}
	return utf8.RuneCount(b[:i]), i
}

// spellCache keeps the corrections of the last words looked up: while a query
// is typed, the words before the last come again with every key.
type spellCache struct {
	mu      sync.Mutex
	entries []spellEntry // the latest last
}

type spellEntry struct {
	word   string
	limit  int
	begins bool
	found  []near
}

const spellCacheSize = 32

func (c *spellCache) within(ix *index.Index, word string, limit int, begins bool) []near {
	c.mu.Lock()
	for _, e := range c.entries {
		if e.word == word && e.limit == limit && e.begins == begins {
			c.mu.Unlock()
			return e.found
		}
	}
	c.mu.Unlock()
	found := within(ix, word, limit, begins)
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.entries) == spellCacheSize {
		c.entries = slices.Delete(c.entries, 0, 1)
	}
	c.entries = append(c.entries, spellEntry{word, limit, begins, found})
	return found
}
