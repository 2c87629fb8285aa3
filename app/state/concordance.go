package state

import (
	"slices"
	"strconv"

	"parallax/app/ask"
	"parallax/corpus/concordance"
)

// ContextID is the id of the heading over words in context.
const ContextID = "context"

// LinesShown is the number of lines on the page at once. Lines are asked for in
// blocks of concordance.DefaultLimit, so that turning a page is quick and a
// block can be saved.
const LinesShown = 50

// Concordance is how words in context are listed, as the address says it.
type Concordance struct {
	Order    concordance.Order
	Document string // lines of this document only; "" is all
	From     int    // lines passed over, a multiple of LinesShown
}

// parameter reads one parameter of the address.
func (l *Concordance) parameter(name, value string) {
	switch name {
	case "sort":
		if o := concordance.Order(value); slices.Contains(concordance.Orders, o) {
			l.Order = o
		}
	case "in":
		l.Document = unescape(value, false)
	case "from":
		if n, err := strconv.Atoi(value); err == nil && n > 0 {
			l.From = min(n, concordance.MaxLines) / LinesShown * LinesShown
		}
	}
}

// parameters writes what differs from the zero value.
func (l Concordance) parameters() []string {
	from := ""
	if l.From > 0 {
		from = strconv.Itoa(l.From)
	}
	return []string{"sort", string(l.Order), "in", l.Document, "from", from}
}

// block is the first line of the block that has the lines shown.
func (c Concordance) block() int { return c.From / concordance.DefaultLimit * concordance.DefaultLimit }

// ConcordanceQuestion is what the view lists; ok is false where it lists nothing.
func (m Model) ConcordanceQuestion() (q ask.Concordance, ok bool) {
	r := m.Route
	return ask.Concordance{Text: r.Query, Order: r.Concordance.Order, Document: r.Concordance.Document, From: r.Concordance.block()},
		m.Collection != nil && r.Screen == Searching && r.As == AsContext && r.Query != ""
}

// Concordance are the lines to show, nil if there are none yet. While other lines
// of the same query are sought, the last ones stay.
func (m Model) Concordance() (answer *ask.ConcordanceAnswer, how Asking) {
	q, ok := m.ConcordanceQuestion()
	if !ok {
		return nil, how
	}
	how = m.Asked(q)
	if last, ok := how.Answered.(ask.Concordance); ok && last.Text == q.Text {
		answer, _ = how.Answer.(*ask.ConcordanceAnswer)
	}
	return answer, how
}
