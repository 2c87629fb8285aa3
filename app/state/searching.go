package state

import (
	"strings"

	"parallax/app/ask"
	"parallax/app/wording"
	"parallax/corpus"
)

const (
	// searchLimit is the number of passages asked for. A screen of results is
	// grouped by article and cut there, so this is far above what is shown.
	searchLimit = 200
	// namesLimit is the number of headlines, topics and people asked for.
	namesLimit = 8
)

type (
	// Typed is new text in the search field.
	Typed struct{ Text string }
	// Submitted is Enter in the search field.
	Submitted struct{}
	// MoreAsked shows all hits of a document.
	MoreAsked struct{ Document string }
)

// askSearch asks for hits, with names like the query, and where words are shown
// in context for those. One answer brings both, so that a key press is drawn
// once.
func (m Model) askSearch() (Model, []Effect) {
	r := m.Route
	if r.Query == "" {
		m.Search = Search{}
		return m, nil
	}
	var effects []Effect
	if q, ok := m.ConcordanceQuestion(); ok {
		m, effects = m.want(q)
	}
	// A space behind the last word says that it is finished.
	text := r.Query
	if strings.TrimSpace(m.Query) == text && strings.HasSuffix(m.Query, " ") {
		text += " "
	}
	if m.Search.Asked > 0 && m.Search.Query == text && m.Search.Order == r.Order {
		return m, effects
	}
	m, e := m.put(ask.Search{Text: text, Order: r.Order, Limit: searchLimit, Names: namesLimit})
	m.Search = Search{Query: text, Order: r.Order, Asked: e.Sequence, Pending: true, Result: m.Search.Result, Names: m.Search.Names}
	return m, append(effects, e)
}

// searched takes what was found.
func (m Model) searched(msg Answered) Model {
	if msg.Asked.Sequence != m.Search.Asked {
		return m
	}
	m.Search.Pending = false
	if found, is := msg.Answer.(*ask.SearchAnswer); is {
		m.Search.Result, m.Search.Names = &found.Result, found.Names
	}
	if msg.Trouble != "" {
		m.Unsaved = wording.SearchFailed.With("reason", msg.Trouble)
	}
	return m
}

// marked takes the marks of the text that is read, and brings the first one into
// sight where the address names no passage.
func (m Model) marked(msg Answered) (Model, []Effect) {
	if msg.Asked.Sequence != m.Marks.Asked {
		return m, nil
	}
	if found, is := msg.Answer.(*ask.MarksAnswer); is {
		m.Marks.Spans = found.Spans
	}
	var effects []Effect
	if list := m.Matches(); len(list) > 0 && m.Route.Passage == 0 {
		effects = []Effect{Reveal{PassageID(list[0])}}
	}
	if msg.Trouble != "" {
		m.Unsaved = wording.MarksFailed.With("query", m.Marks.Query, "reason", msg.Trouble)
	}
	return m, effects
}

// Typed searches while the reader types. The first letter makes a new entry in
// the history, the next ones replace it, so that one step back leaves the
// search and returns to the view before it.
func (msg Typed) update(m Model) (Model, []Effect) {
	text := msg.Text
	if text == m.Query && m.Route.Screen == Searching {
		return m, nil
	}
	m.Query, m.Prefix = text, ""
	to := Route{Screen: Searching, Query: strings.TrimSpace(text)}
	searching := m.Route.Screen == Searching
	if searching {
		to.As, to.Order, to.Concordance = m.Route.As, m.Route.Order, Concordance{Order: m.Route.Concordance.Order, Document: m.Route.Concordance.Document}
	}
	if !searching && to.Query == "" {
		return m, nil
	}
	if to.Equal(m.Route) { // but for the spaces
		return m.ask()
	}
	m.Route, m.Lit = to, corpus.Ref{}
	m, asked := m.ask()
	return m, append([]Effect{Go{to, searching}, Retitle{m.Title()}}, asked...)
}

// Submitted goes to the results: the search screen, or from there the first hit.
func (Submitted) update(m Model) (Model, []Effect) {
	if m.Route.Screen != Searching {
		to := Route{Screen: Searching, Query: strings.TrimSpace(m.Query)}
		return visit(m, to, false)
	}
	if hits := m.Shown(); len(hits) > 0 && !m.Search.Pending {
		m.Lit = hits[0]
		m, effects := m.leaveSearch(m.Route.Query)
		return m, append(effects, Focus{HitID(m.Lit)})
	}
	if answer, _ := m.Concordance(); answer != nil {
		return m, []Effect{Focus{ContextID}}
	}
	return m, []Effect{Focus{HeadingID}}
}

func (msg MoreAsked) update(m Model) (Model, []Effect) {
	m.Search.Expanded = with(m.Search.Expanded, msg.Document, true)
	return m, nil
}
