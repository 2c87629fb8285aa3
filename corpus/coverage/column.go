package coverage

import (
	"slices"

	"parallax/corpus"
)

// column is what one document covers.
type column struct {
	topics  []int             // ascending
	cells   []Cell            // of topics
	silent  []int             // topics that an entry says it does not cover, ascending
	entries []corpus.Coverage // that say so
}

// cell is what it has about topic t.
func (c *column) cell(t int) Cell {
	if i, covers := slices.BinarySearch(c.topics, t); covers {
		return c.cells[i]
	}
	return Cell{}
}

// read takes the coding in, once the words are counted. before, if there is one,
// is the matrix of other coding of the same documents.
func (v *Matrix) read(c *corpus.Collection, before *Matrix) {
	v.orderTopics(c.Topics)
	v.readJudged(c)
	var now []int // where the topics of before are, -1 if they have gone; nil where they were
	if before != nil && !sameTopics(v.Topics, before.Topics) {
		now = v.moved(before.Topics)
	}
	v.coveredBy = make([][]int, len(v.Topics))
	v.silentOn = make([][]int, len(v.Topics))
	v.columns = make([]column, len(v.Documents))
	v.known = 0
	for d, entries := range v.byDocument(c.Coverage) {
		same := before != nil && slices.EqualFunc(entries, before.columns[d].entries, sameEntry)
		if same {
			v.columns[d], same = before.columns[d].renumbered(now)
		}
		if !same {
			v.columns[d] = v.column(d, entries)
		}
		for _, t := range v.columns[d].topics {
			v.coveredBy[t] = append(v.coveredBy[t], d)
		}
		for _, t := range v.columns[d].silent {
			v.silentOn[t] = append(v.silentOn[t], d)
		}
		if v.knows(d) {
			v.known++
		}
	}
	v.orderDocuments()
	v.rankTopics()
	v.readAnswers(c.Facts)
	v.findLead()
}

func sameTopics(a, b []corpus.Topic) bool {
	return slices.EqualFunc(a, b, func(x, y corpus.Topic) bool { return x.ID == y.ID })
}

// moved tells where topics of another matrix stand now.
func (v *Matrix) moved(topics []corpus.Topic) []int {
	now := make([]int, len(topics))
	for i, t := range topics {
		at, known := v.topics[t.ID]
		if !known {
			at = -1
		}
		now[i] = at
	}
	return now
}

// renumbered is the column where topics have other numbers, nil if they have not; ok
// is false if it has to be read anew.
func (c column) renumbered(now []int) (column, bool) {
	if now == nil || len(c.entries) == 0 {
		return c, true
	}
	if len(c.topics)+len(c.silent) != len(c.entries) { // one may name a topic that is there only now
		return column{}, false
	}
	topics, ok := renumbered(c.topics, now)
	silent, too := renumbered(c.silent, now)
	return column{topics, c.cells, silent, c.entries}, ok && too
}

// renumbered are the numbers of topics now, if they are in the same order.
func renumbered(topics, now []int) (list []int, ok bool) {
	for i, t := range topics {
		if list == nil {
			list = make([]int, len(topics))
		}
		if list[i] = now[t]; list[i] < 0 || i > 0 && list[i] < list[i-1] {
			return nil, false
		}
	}
	return list, true
}

func sameEntry(a, b corpus.Coverage) bool {
	return a.Topic == b.Topic && a.Gist == b.Gist && a.Silent == b.Silent && slices.Equal(a.Passages, b.Passages)
}

// byDocument are the entries of each document, where they stand together as a part
// of the list. Those of documents that are not there are left out.
func (v *Matrix) byDocument(entries []corpus.Coverage) [][]corpus.Coverage {
	lists := make([][]corpus.Coverage, len(v.Documents))
	for from := 0; from < len(entries); {
		to := from + 1
		for to < len(entries) && entries[to].Document == entries[from].Document {
			to++
		}
		if d, known := v.documents[entries[from].Document]; known {
			if lists[d] == nil {
				lists[d] = entries[from:to:to]
			} else {
				lists[d] = append(lists[d], entries[from:to]...)
			}
		}
		from = to
	}
	return lists
}

// column reads the entries of one document; two for one topic are joined.
func (v *Matrix) column(d int, entries []corpus.Coverage) column {
	n := len(entries)
	if n == 0 {
		return column{}
	}
	list := column{topics: make([]int, 0, n), cells: make([]Cell, 0, n), entries: entries}
	for _, e := range entries {
		t, is := v.topics[e.Topic]
		if !is {
			continue
		}
		if e.Silent {
			if i, known := slices.BinarySearch(list.silent, t); !known {
				list.silent = slices.Insert(list.silent, i, t)
			}
			continue
		}
		i, known := slices.BinarySearch(list.topics, t)
		var cell Cell
		if known {
			cell = list.cells[i]
		}
		cell.Passages = union(cell.Passages, e.Passages, len(v.words[d]))
		if len(cell.Passages) == 0 {
			continue
		}
		v.measure(&cell, d)
		if cell.Gist == "" {
			cell.Gist = e.Gist
		}
		if known {
			list.cells[i] = cell
		} else {
			list.topics, list.cells = slices.Insert(list.topics, i, t), slices.Insert(list.cells, i, cell)
		}
	}
	// Where one person finds what another has not found, it is there.
	list.silent = slices.DeleteFunc(list.silent, func(t int) bool {
		_, covers := slices.BinarySearch(list.topics, t)
		return covers
	})
	return list
}

// union are the numbers from 1 to most in two lists, of which the first is
// ascending; the second where it is so too and there is no first.
func union(passages, more []int, most int) []int {
	plain := len(passages) == 0
	for i, n := range more {
		plain = plain && n >= 1 && n <= most && (i == 0 || more[i-1] < n)
	}
	if plain {
		return more[:len(more):len(more)]
	}
	passages = slices.Clone(passages)
	for _, n := range more {
		if n >= 1 && n <= most {
			passages = append(passages, n)
		}
	}
	slices.Sort(passages)
	return slices.Compact(passages)
}

// measure counts the words of a cell of document d.
func (v *Matrix) measure(cell *Cell, d int) {
	cell.Words = 0
	for _, n := range cell.Passages {
		cell.Words += v.words[d][n-1]
	}
	cell.Share = share(cell.Words, v.totals[d])
}

// orderDocuments puts those that cover most topics first.
func (v *Matrix) orderDocuments() {
	var byCount [][]int
	for d := range v.columns {
		n := len(v.columns[d].topics)
		for len(byCount) <= n {
			byCount = append(byCount, nil)
		}
		byCount[n] = append(byCount[n], d)
	}
	v.fullest = make([]int, 0, len(v.columns))
	for _, list := range slices.Backward(byCount) {
		v.fullest = append(v.fullest, list...)
	}
}
