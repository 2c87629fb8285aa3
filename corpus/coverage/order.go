package coverage

import (
	"cmp"

	"parallax/corpus"
	"parallax/corpus/sorting"
)

// orderTopics sorts topics by date with every part after its parent, among its
// siblings by date again. A topic whose parent is unknown, or its own ancestor,
// is a root. Topics without a date come last among their siblings, except that
// an undated event with dated parts stands where the first of them does.
func (v *Matrix) orderTopics(topics []corpus.Topic) {
	index := make(map[string]int, len(topics))
	for i, t := range topics {
		if _, twice := index[t.ID]; !twice {
			index[t.ID] = i
		}
	}
	parent := parents(topics, index)
	begins := make([]corpus.Date, len(topics))
	children := make([][]int, len(topics)+1)
	for i, p := range parent {
		begins[i] = topics[i].Date
		children[p+1] = append(children[p+1], i)
	}
	var date func(i int) corpus.Date
	date = func(i int) corpus.Date {
		for _, k := range children[i+1] {
			if d := date(k); topics[i].Date.IsZero() && d.Compare(begins[i]) < 0 {
				begins[i] = d
			}
		}
		return begins[i]
	}
	for _, i := range children[0] {
		date(i)
	}

	v.Topics = make([]corpus.Topic, 0, len(topics))
	v.topics = make(map[string]int, len(topics))
	v.depth = make([]int, 0, len(topics))
	var place func(siblings []int, depth int)
	place = func(siblings []int, depth int) {
		sorting.By(siblings, func(a, b int) int { return begins[a].Compare(begins[b]) })
		for _, i := range siblings {
			if _, twice := v.topics[topics[i].ID]; twice {
				continue
			}
			v.topics[topics[i].ID] = len(v.Topics)
			v.Topics = append(v.Topics, topics[i])
			v.depth = append(v.depth, depth)
			place(children[i+1], depth+1)
		}
	}
	place(children[0], 0)
}

// parents gives every topic the index of its parent, −1 for none. A circle of
// parents is cut at its first topic.
func parents(topics []corpus.Topic, index map[string]int) []int {
	parent := make([]int, len(topics))
	for i, t := range topics {
		parent[i] = -1
		if p, ok := index[t.Parent]; ok && t.Parent != "" {
			parent[i] = p
		}
	}
	for i := range parent {
		// A walk longer than the list is in a circle that i only leads to.
		for p, steps := parent[i], 0; p >= 0 && steps <= len(parent); p, steps = parent[p], steps+1 {
			if p == i {
				parent[i] = -1
				break
			}
		}
	}
	return parent
}

// rankTopics gives every topic its place from the most specific to the least,
// see Passage.
func (v *Matrix) rankTopics() {
	passages := make([]int, len(v.Topics))
	v.passages = passages
	for d := range v.columns {
		for i, t := range v.columns[d].topics {
			passages[t] += len(v.columns[d].cells[i].Passages)
		}
	}
	order := make([]int, len(v.Topics))
	for i := range order {
		order[i] = i
	}
	sorting.By(order, func(a, b int) int {
		return cmp.Or(
			cmp.Compare(v.depth[b], v.depth[a]),
			cmp.Compare(passages[a], passages[b]),
			cmp.Compare(v.Topics[a].Date.Length(), v.Topics[b].Date.Length()),
		)
	})
	v.rank = make([]int, len(order))
	for place, t := range order {
		v.rank[t] = place
	}
}
