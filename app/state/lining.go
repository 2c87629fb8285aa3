package state

import (
	"fmt"
	"slices"
	"strconv"

	"parallax/corpus/concordance"
	"parallax/corpus/search"
)

// ContextID is the id of the heading over words in context.
const ContextID = "context"

// LinesShown is the number of lines on the page at once. Lines are asked for in
// blocks of concordance.DefaultLimit, so that turning a page is quick and a
// block can be saved.
const LinesShown = 50

// Lining is how words in context are listed, as the address says it.
type Lining struct {
	Order    concordance.Order
	Document string // lines of this document only; "" is all
	From     int    // lines passed over, a multiple of LinesShown
}

// parameter reads one parameter of the address.
func (l *Lining) parameter(name, value string) {
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
func (l Lining) parameters() []string {
	from := ""
	if l.From > 0 {
		from = strconv.Itoa(l.From)
	}
	return []string{"sort", string(l.Order), "in", l.Document, "from", from}
}

// Context asks for words in context.
type Context struct {
	Text string
	Lining
}

// Kind implements Question.
func (c Context) Kind() string { return "context" }

// Key implements Question.
func (c Context) Key() string {
	return fmt.Sprintf("%q %s %q %d", c.Text, c.Order, c.Document, c.Block())
}

// Documents implements Question. Only passages that the index names are read,
// and the index is on the page; so that is where it is answered.
func (c Context) Documents() []string { return []string{} }

// Block is the first line of the block that has the lines shown.
func (c Context) Block() int { return c.From / concordance.DefaultLimit * concordance.DefaultLimit }

// Lined is the answer. It is not changed once made.
type Lined struct {
	Read search.Result // how the query was read; without hits
	concordance.Concordance
}

// Context is what the view lists; ok is false where it lists nothing.
func (m Model) Context() (q Context, ok bool) {
	r := m.Route
	return Context{r.Query, r.Lines}, m.Collection != nil && r.Screen == Searching && r.As == AsContext && r.Query != ""
}

// Lined are the lines to show, nil if there are none yet. While other lines of
// the same query are sought, the last ones stay.
func (m Model) Lined() (answer *Lined, how Asking) {
	q, ok := m.Context()
	if !ok {
		return nil, how
	}
	how = m.Asked(q)
	if last, ok := how.Answered.(Context); ok && last.Text == q.Text {
		answer, _ = how.Answer.(*Lined)
	}
	return answer, how
}
