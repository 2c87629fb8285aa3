package coverage

import (
	"slices"

	"parallax/corpus"
	"parallax/corpus/sorting"
)

// Partner is what another document says of a topic that a passage treats.
type Partner struct {
	Topic    string
	Document string
	Passages []int // ascending, without those listed under a more specific topic
	Gist     string
}

// Partners lists the passages of other documents that treat a topic of the
// passage r, most specific topic first, then in the collection's order; every
// passage is listed once. At most limit entries are returned (all if limit is
// 0 or less); total is the number there would be. The cost is that of the
// entries, not of the collection.
func (v *Matrix) Partners(r corpus.Ref, limit int) (list []Partner, total int) {
	own, known := v.documents[r.Document]
	if !known {
		return nil, 0
	}
	topics := v.topicsAt(r)
	for i, t := range topics {
		for at, d := range v.coveredBy[t] {
			if i == 0 && limit > 0 && len(list) == limit {
				// Nothing was listed before the first topic: all the rest are new.
				total += len(v.coveredBy[t]) - at
				if own >= d {
					total--
				}
				break
			}
			if d == own {
				continue
			}
			cell := v.columns[d].cell(t)
			fresh := v.without(cell.Passages, topics[:i], d)
			if len(fresh) == 0 {
				continue
			}
			total++
			if limit <= 0 || len(list) < limit {
				list = append(list, Partner{v.Topics[t].ID, v.Documents[d], fresh, cell.Gist})
			}
		}
	}
	return list, total
}

// without leaves out the passages of document d that treat one of the topics.
func (v *Matrix) without(passages []int, topics []int, d int) []int {
	copied := false
	for _, t := range topics {
		seen := v.columns[d].cell(t).Passages
		if len(seen) == 0 {
			continue
		}
		if !copied {
			passages, copied = slices.Clone(passages), true
		}
		passages = slices.DeleteFunc(passages, func(n int) bool { return slices.Contains(seen, n) })
	}
	return passages
}

// Link joins a passage of one document with a passage of another that treats
// the same topic.
type Link struct {
	From, To int // passage numbers
	Topic    string
}

// Links joins the passages of two documents. Each passage counts for the most
// specific topic that the other document covers too; the passages that two
// documents have on a topic are joined in reading order, the longer list
// spread evenly over the shorter, so that k and m passages give max(k, m)
// links and not k·m. The result is ascending by From, then To.
func (v *Matrix) Links(from, to string) []Link {
	a, ok := v.documents[from]
	b, okToo := v.documents[to]
	if !ok || !okToo || a == b {
		return nil
	}
	left, topics := v.principal(a, b)
	right, _ := v.principal(b, a)
	var links []Link
	join := func(x, y []int, t int) {
		n := max(len(x), len(y))
		for i := range n {
			links = append(links, Link{x[i*len(x)/n], y[i*len(y)/n], v.Topics[t].ID})
		}
	}
	for _, t := range topics {
		// Where all passages of the other side are about something more
		// specific, they are still what it says of this topic.
		others := right[t]
		if len(others) == 0 {
			others = v.columns[b].cell(t).Passages
		}
		join(left[t], others, t)
		delete(right, t)
	}
	for _, t := range v.columns[b].topics {
		if own := right[t]; len(own) > 0 {
			join(v.columns[a].cell(t).Passages, own, t)
		}
	}
	sorting.By(links, func(x, y Link) int {
		if x.From != y.From {
			return x.From - y.From
		}
		return x.To - y.To
	})
	return slices.CompactFunc(links, func(x, y Link) bool { return x.From == y.From && x.To == y.To })
}

// principal groups the passages of document d by the most specific topic that
// document other covers too; topics are those found, in the order of Topics.
func (v *Matrix) principal(d, other int) (groups map[int][]int, topics []int) {
	groups = make(map[int][]int)
	for i := range v.words[d] {
		for _, t := range v.topicsOn(d, i+1) {
			if len(v.columns[other].cell(t).Passages) > 0 {
				groups[t] = append(groups[t], i+1)
				break
			}
		}
	}
	for t := range groups {
		topics = append(topics, t)
	}
	slices.Sort(topics)
	return groups, topics
}
