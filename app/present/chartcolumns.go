package present

import (
	"slices"

	"parallax/app/state"
	"parallax/corpus/coverage"
	"parallax/corpus/sorting"
)

// column is one column of the chart: an article, or all of an outlet's.
type column struct {
	id        string   // of the document or outlet
	documents []string // in the collection's order
}

// columns are the columns of the chart as the reader has set it, and how many
// there would be if there were room for all. Of more than fit, those that tell
// the most topics are there, in the collection's order.
func columns(m state.Model) (list []column, of int) {
	charted := m.ChartDocuments()
	if m.Unit() == state.ByArticle {
		for _, id := range m.Coverage.Fullest(charted, state.ChartColumns) {
			list = append(list, column{id, []string{id}})
		}
		return list, len(charted)
	}
	list = byOutlet(m, charted)
	if of = len(list); of > state.ChartColumns {
		list = fullest(m, list)
	}
	return list, of
}

// byOutlet puts documents together by outlet, in the order in which the
// outlets come.
func byOutlet(m state.Model, documents []string) (list []column) {
	at := make(map[string]int)
	for _, id := range documents {
		key := m.OutletOf(id)
		i, seen := at[key]
		if !seen {
			i = len(list)
			at[key] = i
			list = append(list, column{id: key})
		}
		list[i].documents = append(list[i].documents, id)
	}
	return list
}

// fullest are the columns with the most coverage, as many as fit.
func fullest(m state.Model, all []column) []column {
	told := make(map[string]int, len(all))
	order := make([]int, len(all))
	for i, col := range all {
		order[i] = i
		for _, id := range col.documents {
			told[col.id] += len(m.Coverage.TopicsOf(id))
		}
	}
	sorting.By(order, func(a, b int) int { return told[all[b].id] - told[all[a].id] })
	order = order[:state.ChartColumns]
	slices.Sort(order)
	list := make([]column, len(order))
	for i, k := range order {
		list[i] = all[k]
	}
	return list
}

// groups are the columns as the coverage counts them.
func groups(m state.Model, list []column) *coverage.Groups {
	all := make([][]string, len(list))
	for i, col := range list {
		all[i] = col.documents
	}
	return m.Coverage.Group(all)
}

// columnMark is the mark at the head of a column: of an outlet without the
// ordinal that tells its articles apart.
func columnMark(m state.Model, col column) Mark {
	k := mark(m, col.documents[0])
	if m.Unit() == state.ByOutlet {
		k.Ordinal = 0
	}
	return k
}

// columnName is what the column is called.
func columnName(m state.Model, col column) string {
	if m.Unit() == state.ByOutlet {
		return m.Catalog.Imprint(col.documents[0]).Name
	}
	return outlet(m, col.id)
}
