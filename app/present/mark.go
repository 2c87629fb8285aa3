package present

import (
	"strconv"

	"parallax/app/state"
	"parallax/corpus"
)

// shapes are those the symbols are drawn for, in the order outlets get them.
var shapes = [...]string{"circle", "square", "diamond", "hexagon", "arch", "shield", "triangle"}

// hues is the number of colour tokens --outlet-1, --outlet-2, …
const hues = 7

// mark is the mark a document wears: colour and shape by the place of its
// outlet in the collection. After seven outlets the shapes move on by one
// against the colours, so that 49 outlets differ by sight and the others by
// their letters.
func mark(m state.Model, document string) Mark {
	if m.Catalog == nil {
		return Mark{}
	}
	i := m.Catalog.Imprint(document)
	return Mark{
		Hue:     i.Number%hues + 1,
		Shape:   shapes[(i.Number+i.Number/hues)%len(shapes)],
		Letter:  i.Letter,
		Ordinal: i.Ordinal,
		Name:    i.Name,
	}
}

// outlet is the name of a document's outlet, with the ordinal where it has
// several documents.
func outlet(m state.Model, document string) string {
	i := m.Catalog.Imprint(document)
	if i.Ordinal > 0 {
		return i.Name + nbsp + strconv.Itoa(i.Ordinal)
	}
	return i.Name
}

// marks are the marks of documents, at most marksShown of them.
func marks(m state.Model, documents []string) []Mark {
	var list []Mark
	for _, id := range documents[:min(len(documents), marksShown)] {
		list = append(list, mark(m, id))
	}
	return list
}

// How much of a long list a screen shows. Up to a dozen texts nothing is cut;
// beyond it the number of those left out is told.
const (
	marksShown    = 12 // marks in a row
	chipsShown    = 60 // articles or outlets that can be switched off one by one
	cardsShown    = 60 // articles on the overview
	gistsShown    = 12 // lines about a topic
	partnersShown = 3  // of a passage, in the margin
	leftOutShown  = 24 // topics a text leaves out
	choicesShown  = 30 // documents that can be added to a comparison
	tallyShown    = 12 // documents on the search screen
	factsShown    = 6  // facts that differ, on a topic's screen
	notesShown    = 24 // reader's notes on the overview
	passagesShown = 8  // numbers in a cell of a comparison
	nearShown     = 6  // what an unknown address may have meant
)

// silent are the documents of all that are not among tellers; both are in the
// collection's order.
func silent(all, tellers []string) []string {
	var list []string
	for _, id := range all {
		if len(tellers) > 0 && tellers[0] == id {
			tellers = tellers[1:]
			continue
		}
		list = append(list, id)
	}
	return list
}

// runs cuts a text at its spans. Spans that do not fit the text are left out,
// so that a late answer cannot break a page.
func runs(text string, spans []corpus.Span) []Run {
	var list []Run
	at := 0
	for _, s := range spans {
		if s.From < at || s.To <= s.From || s.To > len(text) {
			continue
		}
		if s.From > at {
			list = append(list, Run{Text: text[at:s.From]})
		}
		list = append(list, Run{text[s.From:s.To], true})
		at = s.To
	}
	if at < len(text) {
		list = append(list, Run{Text: text[at:]})
	}
	return list
}

// plain is a text without marks.
func plain(text string) []Run { return []Run{{Text: text}} }

// href is the address of a route.
func href(r state.Route) string { return r.String() }

func readHref(document string, passage int) string {
	return href(state.Route{Screen: state.Read, Document: document, Passage: passage})
}

func topicHref(id string) string { return href(state.Route{Screen: state.Topic, Topic: id}) }

func searchHref(query string) string {
	return href(state.Route{Screen: state.Searching, Query: query})
}
