package present

import (
	"slices"
	"strconv"

	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/align"
)

// Lighting is what is lit on the screen shown: ids of elements, of the chart's
// column, and of the cell that Tab comes to.
type Lighting struct {
	IDs    []string
	Column string
	Stop   string
	// Words are the words that lit passages share: "id from to from to …", the
	// id of the passage and places in its text in UTF-16 units.
	Words []string
}

// Ids of the chart's elements. Ids of topics and documents have no colon.

// RowID is the id of a topic's row in the chart.
func RowID(topic string) string { return "row:" + topic }

// TitleID is the id of the link to a topic, PartsID of the button that folds its
// parts, HeadID of the link at the head of a column.
func TitleID(topic string) string   { return "title:" + topic }
func PartsID(topic string) string   { return "parts:" + topic }
func HeadID(document string) string { return "head:" + document }

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
			l.IDs = append(l.IDs, RowID(topic))
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
		l.IDs = append(l.IDs, state.ColumnID(m.Lit))
		var own []string
		for _, r := range related(m, m.Lit, m.Compared()) {
			l.IDs = append(l.IDs, state.ColumnID(r.to))
			if r.proposal != nil {
				words := r.proposal.Reason.Words()
				own = append(own, words...)
				l.Words = append(l.Words, sharedWords(m, r.to, words))
			}
		}
		if own != nil {
			l.Words = append(l.Words, sharedWords(m, m.Lit, own))
		}
		slices.Sort(l.IDs)
		l.IDs = slices.Compact(l.IDs)
	}
	return l
}

// sharedWords says where in the text shown of a passage some words stand.
func sharedWords(m state.Model, r corpus.Ref, words []string) string {
	p := m.Catalog.Passage(r)
	if p == nil {
		return ""
	}
	text, _ := m.Words(m.Catalog.Document(r.Document), p)
	b := []byte(state.ColumnID(r))
	at, units := 0, 0
	place := func(to int) {
		for _, c := range text[at:to] {
			units++
			if c > 0xFFFF {
				units++
			}
		}
		at = to
		b = strconv.AppendInt(append(b, ' '), int64(units), 10)
	}
	for _, s := range align.Marks(text, words) {
		place(s.From)
		place(s.To)
	}
	return string(b)
}
