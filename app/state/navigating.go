package state

import (
	"strings"

	"parallax/app/ask"
	"parallax/corpus"
)

type (
	// Navigated says that the address bar now shows Route: at the start, after
	// back and forward, and after a link was followed. Back says that the reader
	// has been there, and sees it as it was left.
	Navigated struct {
		Route Route
		Back  bool
	}
	// Went asks for another view.
	Went struct{ To Route }
	// Turned sets the view shown differently: another filter, another order.
	// It replaces the entry in the history.
	Turned struct{ To Route }
	// LongerAsked shows more of a long table.
	LongerAsked struct{}
)

// Navigated changes nothing where it is the echo of a Go.
func (msg Navigated) update(m Model) (Model, []Effect) {
	if m.Shelf.Opening != m.Shelf.Here {
		m.Shelf.Opening = "" // the reader has come back
	}
	if m.At(msg.Route) {
		return m, nil
	}
	m.Reader.Back = msg.Back
	return arrive(m, msg.Route)
}

func (msg Went) update(m Model) (Model, []Effect) { return visit(m, msg.To, false) }

func (msg LongerAsked) update(m Model) (Model, []Effect) {
	m.Longer++
	return m, nil
}

// At reports whether a route leads to the view that is shown.
func (m Model) At(to Route) bool { return m.resolve(to).Equal(m.Route) }

// visit changes the address and the view.
func visit(m Model, to Route, replace bool) (Model, []Effect) {
	if m.At(to) {
		return m, nil
	}
	m.Reader.Back = false
	m, effects := arrive(m, to)
	return m, append([]Effect{Go{to, replace}}, effects...)
}

// arrive shows another view: its title, what has to be asked for it, and the
// focus, which goes to the passage named, to the heading of a new screen, or to
// the field where there is nothing yet but a field.
func arrive(m Model, to Route) (Model, []Effect) {
	from := m.Route
	if read := m.Reading(); read != "" {
		m.Compare.Read = read
	}
	m.Route = m.resolve(to)
	m.Coding.Ticked = nil // what is answered at once is what is seen
	m = m.beside()
	var effects []Effect
	if from.Screen == Searching && (m.Route.Screen != Searching || m.Route.Query != from.Query) {
		m, effects = m.leaveSearch(from.Query)
	}
	if from.Screen != Library {
		m.OneFile.From = from
	}
	m.Lit, m.Prefix = corpus.Ref{}, ""
	m, kept := m.opened(from)
	effects = append(effects, kept...)
	if m.Route.Screen == Overview {
		m.Chart.Charting = m.Route.Chart
	}
	m.HelpOpen, m.Palette, m.Announced = false, Palette{}, ""
	effects = append(effects, Retitle{m.Title()})
	if m.Query != m.Route.Query {
		m.Query = m.Route.Query
		effects = append(effects, SetField{FieldID, m.Query})
	}
	if m.Route.Screen == Read && (from.Screen != Read || from.Query != m.Route.Query) {
		effects = append(effects, SetField{FindID, m.Route.Query})
	}
	if from.Screen != m.Route.Screen || from.By != m.Route.By || from.Show != m.Route.Show {
		m.Longer = 0
	}
	effects = append(effects, refill(from, m.Route)...)
	effects = append(effects, refillPeriod(from, m.Route)...)
	m, asked := m.ask()
	effects = append(effects, asked...)
	m, asked = m.enterClass()
	effects = append(append(effects, asked...), m.refill()...)
	switch {
	case m.Route.Screen == TaskScreen:
		if m.Route.Passage != from.Passage || from.Screen != TaskScreen {
			effects = append(effects, Focus{HeadingID})
		}
	case m.Route.Screen == Comparison && m.Route.Passage > 0:
		m, asked = m.level()
		effects = append(effects, asked...)
	case m.Route.Screen == Read && m.Route.Passage > 0:
		effects = append(effects, Focus{PassageID(m.Route.Passage)})
	case m.Route.Screen == Searching && m.Route.Query == "":
		effects = append(effects, Focus{FieldID})
	case m.Route.Screen == Topics && m.Route.Topic != "":
		effects = append(effects, Focus{TopicRowID(m.Route.Topic)})
	case m.Route.Screen == Searching && m.Route.Concordance.From != from.Concordance.From:
		effects = append(effects, Focus{ContextID})
	case m.Route.Screen != from.Screen, m.Route.Screen == Library && m.Route.As != from.As, m.Route.Document != from.Document, m.Route.Topic != from.Topic:
		effects = append(effects, Focus{HeadingID})
	}
	return m, effects
}

// resolve turns a route to a document or topic that the collection does not
// have into Lost, and one to a topic that was joined to another into that. Before a collection is loaded every route is taken as it is.
func (m Model) resolve(r Route) Route {
	if m.Collection == nil {
		return r
	}
	known := true
	switch r.Screen {
	case Read:
		known = r.Document == "" || m.HasDocument(r.Document)
	case Topic:
		if into, joined := m.Coding.Result.Became[r.Topic]; joined {
			r.Topic = into
		}
		_, known = m.Coverage.Topic(r.Topic)
	case TaskScreen, ClassScreen:
		known = r.Screen == ClassScreen && r.Topic == "" || m.Collection.Assignment(r.Topic) != nil
	case Picture:
		_, known = m.Charted().Coverage.Topic(r.Topic)
		known = known || r.Topic == ""
	case Comparison:
		for _, id := range r.Documents {
			known = known && m.HasDocument(id)
		}
		known = known && (r.Keyness.Of == "" || m.HasDocument(r.Keyness.Of))
	case Library:
		known = r.Document == "" || m.HasDocument(r.Document)
	case Searching:
		known = r.Concordance.Document == "" || m.HasDocument(r.Concordance.Document)
	case WordsScreen:
		for _, id := range append(identifiers(r.Keyness.Against), r.Documents...) {
			known = known && m.HasDocument(id)
		}
	}
	if known {
		return r
	}
	return lost(strings.TrimPrefix(r.String(), "#/"))
}

// ask requests what the view needs and does not have: results on the search
// screen, marks in a text that is read with a query.
func (m Model) ask() (Model, []Effect) {
	r := m.Route
	switch {
	case m.Collection == nil:
	case r.CountsWords():
		return m.askWords()
	case m.showsProposals():
		return m.want(ask.ProposedTopics{})
	case r.Screen == Comparison:
		return m.askComparison()
	case r.Screen == Searching:
		return m.askSearch()
	case r.Screen == Read && r.Query != "":
		document := m.Reading()
		if document == "" || m.Marks.Document == document && m.Marks.Query == r.Query {
			return m, nil
		}
		m, e := m.put(ask.Marks{Document: document, Text: r.Query, Original: m.ShowsOriginal(document)})
		m.Marks = Marks{Asked: e.Sequence, Document: document, Query: r.Query}
		return m, []Effect{e}
	}
	return m, nil
}
