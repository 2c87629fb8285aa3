package state

import (
	"slices"

	"parallax/corpus"
)

// MostCompared and LeastCompared bound the comparison.
const MostCompared, LeastCompared = 5, 2

type (
	// PassageLit lights a passage and its partners; the zero Ref puts it out.
	PassageLit struct{ Ref corpus.Ref }
	// ColumnMoved moves a text of the comparison to the left (By < 0) or right.
	ColumnMoved struct {
		Document string
		By       int
	}
	// SideChosen is the text shown on a phone's compare screen.
	SideChosen struct{ Document string }
	// DocumentReplaced puts one document of the comparison in the place of
	// another. One that is compared already changes places with it.
	DocumentReplaced struct{ Document, By string }
	// DocumentToggled adds a document to the comparison or takes it out.
	DocumentToggled struct{ Document string }
)

func (msg PassageLit) update(m Model) (Model, []Effect) {
	m.Lit = msg.Ref
	return m, nil
}

// DocumentToggled changes the comparison shown. It keeps between LeastCompared
// and MostCompared documents, and replaces the history entry: back leaves the
// comparison, not its last chip.
func (msg DocumentToggled) update(m Model) (Model, []Effect) {
	id := msg.Document
	if m.Route.Screen != Comparison || !m.HasDocument(id) {
		return m, nil
	}
	chosen := slices.Clone(m.Compared())
	if i := slices.Index(chosen, id); i >= 0 {
		chosen = slices.Delete(chosen, i, i+1)
	} else {
		chosen = append(chosen, id)
	}
	if len(chosen) < LeastCompared || len(chosen) > MostCompared {
		return m, nil
	}
	if !slices.Contains(chosen, m.Compare.Side) {
		m.Compare.Side = ""
	}
	to := m.Route
	to.Documents, to.Passage = chosen, 0
	m.Compare.Sought = ""
	if !slices.Contains(chosen, to.Keyness.Of) {
		to.Keyness.Of = ""
	}
	return visit(m, to, true)
}

// DocumentReplaced replaces the history entry, as DocumentToggled does.
func (msg DocumentReplaced) update(m Model) (Model, []Effect) {
	chosen := slices.Clone(m.Compared())
	i, j := slices.Index(chosen, msg.Document), slices.Index(chosen, msg.By)
	if m.Route.Screen != Comparison || i < 0 || i == j || !m.HasDocument(msg.By) {
		return m, nil
	}
	if chosen[i] = msg.By; j >= 0 {
		chosen[j] = msg.Document
	}
	to := m.Route
	to.Documents, to.Passage = chosen, 0
	if !slices.Contains(chosen, to.Keyness.Of) {
		to.Keyness.Of = ""
	}
	return visit(m, to, true)
}

// Nearby is the document that a reader who goes on to another screen has at
// hand: the one that is read, else the first compared, else the one read last;
// "" where there is none of these.
func (m Model) Nearby() string {
	if d := m.Reading(); d != "" {
		return d
	}
	if m.Route.Screen == Comparison && len(m.Route.Documents) > 0 && m.HasDocument(m.Route.Documents[0]) {
		return m.Route.Documents[0]
	}
	if m.HasDocument(m.Compare.Read) {
		return m.Compare.Read
	}
	return ""
}

// ColumnMoved changes the order of the texts compared, and replaces the history
// entry as DocumentToggled does.
func (msg ColumnMoved) update(m Model) (Model, []Effect) {
	chosen := slices.Clone(m.Compared())
	i := slices.Index(chosen, msg.Document)
	j := i + msg.By
	if m.Route.Screen != Comparison || i < 0 || j < 0 || j >= len(chosen) {
		return m, nil
	}
	chosen = slices.Insert(slices.Delete(chosen, i, i+1), j, msg.Document)
	to := m.Route
	to.Documents, to.Passage = chosen, 0
	return visit(m, to, true)
}

// SideChosen shows another side where there is room for one, at the place that
// answers the one the reader has come to.
func (msg SideChosen) update(m Model) (Model, []Effect) {
	to := msg.Document
	from := m.Side()
	m.Compare.Side = to
	if from == to {
		return m, nil
	}
	m.Lit = corpus.Ref{}
	return m, []Effect{Turn{from, to}}
}
