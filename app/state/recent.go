package state

import (
	"slices"
	"strings"
)

// recentMost is how many of the last searches are kept, in this browser only.
const recentMost = 8

// recentLongest is the length in bytes of a query worth keeping: a pasted
// paragraph is not.
const recentLongest = 200

const recentKey = "searches"

type (
	// SearchesForgotten forgets the last searches.
	SearchesForgotten struct{}
	// SearchesKept says whether the browser has stored them.
	SearchesKept struct{ Kept bool }
)

func (SearchesForgotten) update(m Model) (Model, []Effect) {
	m.Recent.Queries = nil
	return m, []Effect{Remember{recentKey, ""}, Focus{FieldID}}
}

func (msg SearchesKept) update(m Model) (Model, []Effect) {
	m.Recent.Unstored = !msg.Kept
	return m, nil
}

// Recent are the last searches, the latest first.
type Recent struct {
	Queries  []string
	Unstored bool // the browser does not store them: they go with the page
}

// recall reads the searches that earlier visits stored, one on a line.
func recall(stored string) []string {
	var list []string
	for q := range strings.Lines(stored) {
		if q = strings.TrimSpace(q); q != "" && len(q) <= recentLongest && len(list) < recentMost {
			list = append(list, q)
		}
	}
	return list
}

// leaveSearch takes up a search that the reader is done with and that found
// something.
func (m Model) leaveSearch(query string) (Model, []Effect) {
	r := m.Search.Result
	if r == nil || len(r.Hits) == 0 || strings.TrimSpace(r.Text) != strings.TrimSpace(query) {
		return m, nil
	}
	query = strings.Join(strings.Fields(query), " ")
	if query == "" || len(query) > recentLongest || len(m.Recent.Queries) > 0 && m.Recent.Queries[0] == query {
		return m, nil
	}
	list := append([]string{query}, slices.DeleteFunc(slices.Clone(m.Recent.Queries), func(q string) bool { return q == query })...)
	m.Recent.Queries = list[:min(len(list), recentMost)]
	return m, []Effect{Remember{recentKey, strings.Join(m.Recent.Queries, "\n")}}
}
