package present

import (
	"parallax/app/state"
	"parallax/corpus"
)

// turning is what a new heading costs, in places down a passage's list of
// topics: a passage stays under its neighbour's heading if that names one of
// its two next topics.
const turning = 2

// subjects chooses for every passage the topic it stands under, "" for one that
// treats none. A passage wants its most specific topic; a text wants few
// headings. The choice with the least cost is found as a shortest path through
// the passages (Viterbi 1967), where the k-th topic of a passage costs k and a
// change of topic costs turning. Time is linear in passages.
func subjects(m state.Model, d *corpus.Document) []string {
	type step struct {
		cost int
		from int // place in the passage before
	}
	topics := make([][]string, len(d.Passages))
	paths := make([][]step, len(d.Passages))
	for i := range d.Passages {
		topics[i] = m.Coverage.Passage(corpus.Ref{Document: d.ID, Passage: d.Passages[i].N})
		if len(topics[i]) == 0 {
			topics[i] = []string{""}
		}
		paths[i] = make([]step, len(topics[i]))
		for k, topic := range topics[i] {
			paths[i][k] = step{cost: k}
			if i == 0 {
				continue
			}
			best := step{cost: -1}
			for j, before := range topics[i-1] {
				cost := paths[i-1][j].cost + k
				if before != topic {
					cost += turning
				}
				if best.cost < 0 || cost < best.cost {
					best = step{cost, j}
				}
			}
			paths[i][k] = best
		}
	}
	list := make([]string, len(topics))
	at := 0
	for i := len(list) - 1; i >= 0; i-- {
		if i == len(list)-1 {
			for k, p := range paths[i] {
				if p.cost < paths[i][at].cost {
					at = k
				}
			}
		}
		list[i] = topics[i][at]
		at = paths[i][at].from
	}
	return list
}
