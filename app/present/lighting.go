package present

import (
	"slices"

	"parallax/app/state"
	"parallax/corpus"
)

// Lighting is what is lit on the screen shown: ids of elements, of the chart's
// column, and of the cell that Tab comes to.
type Lighting struct {
	IDs    []string
	Column string
	Stop   string
}

// Ids of the chart's elements. Ids of topics and documents have no colon.

// RowID is the id of a topic's row in the chart.
func RowID(topic string) string { return "row:" + topic }

// TitleID is the id of the link to a topic, PartsID of the button that folds its
// parts, HeadID of the link at the head of a column.
func TitleID(topic string) string   { return "title:" + topic }
func PartsID(topic string) string   { return "parts:" + topic }
func HeadID(document string) string { return "head:" + document }

// LeadID is the id of the lead from the time axis to a topic's row.
func LeadID(topic string) string { return "lead:" + topic }

// ColumnID is the id of a document's head in the chart.
func ColumnID(document string) string { return "column:" + document }

// CellID is the id of what can be focused in a cell of the chart.
func CellID(topic, document string) string { return state.CellID(topic, document) }

// Light is what is lit on the screen shown. It changes with every move of the
// pointer, so it is cheap and apart from the views: the page sets it on the
// elements named, without rendering them anew.
func Light(m state.Model) Lighting {
	var l Lighting
	switch {
	case m.Collection == nil:
	case m.Route.Screen == state.Overview:
		topic, document := m.Chart.Topic, m.Chart.Document
		if topic != "" {
			l.IDs = append(l.IDs, RowID(topic), LeadID(topic))
			l.Stop = TitleID(topic)
			if document != "" {
				l.Stop = CellID(topic, document)
			}
		}
		if document != "" {
			l.Column = ColumnID(document)
			l.IDs = append(l.IDs, l.Column)
		}
	case m.Route.Screen == state.Comparison && m.Lit != corpus.Ref{}:
		l.IDs = append(l.IDs, columnID(m.Lit.Document, m.Lit.Passage))
		for _, r := range answers(m, m.Lit, m.Compared()) {
			l.IDs = append(l.IDs, columnID(r.to.Document, r.to.Passage))
		}
		slices.Sort(l.IDs)
		l.IDs = slices.Compact(l.IDs)
	}
	return l
}
