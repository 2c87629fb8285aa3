package element

import (
	"strconv"

	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
)

// shapes are those the symbols are drawn for, in the order outlets get them.
var shapes = [...]string{"circle", "square", "diamond", "hexagon", "arch", "shield", "triangle"}

// Hues is the number of colour tokens --outlet-1, --outlet-2, …
const Hues = 7

// MarkOf is the mark a document wears: colour and shape by the place of its
// outlet in the collection. After seven outlets the shapes move on by one
// against the colours, so that 49 outlets differ by sight and the others by
// their letters.
func MarkOf(m state.Model, document string) Mark {
	if m.Catalog == nil {
		return Mark{}
	}
	i := m.Catalog.Imprint(document)
	mark := MarkNumbered(i.Number, i.Letter, i.Name)
	mark.Ordinal = i.Ordinal
	return mark
}

// MarkNumbered is the mark of the outlet with a number in its collection.
func MarkNumbered(number int, letter, name string) Mark {
	return Mark{
		Hue:    number%Hues + 1,
		Shape:  shapes[(number+number/Hues)%len(shapes)],
		Letter: letter,
		Name:   name,
	}
}

// OutletName is the name of a document's outlet, with the ordinal where it has
// several documents.
func OutletName(m state.Model, document string) string {
	i := m.Catalog.Imprint(document)
	if i.Ordinal > 0 {
		return i.Name + wording.Nbsp + strconv.Itoa(i.Ordinal)
	}
	return i.Name
}

// Publisher is OutletName where the headline stands beside it: of a document that
// states no outlet, and so goes by its headline elsewhere, it says that.
func Publisher(m state.Model, document string) string {
	if d := m.Catalog.Document(document); d != nil && m.Catalog.Outlet(d) == nil {
		return wording.ChartNoOutlet.String()
	}
	return OutletName(m, document)
}

// MarksOf are the marks of documents, at most marksShown of them.
func MarksOf(m state.Model, documents []string) []Mark {
	var list []Mark
	for _, id := range documents[:min(len(documents), MarksShown)] {
		list = append(list, MarkOf(m, id))
	}
	return list
}

// MarksShown is how many marks stand in a row.
const MarksShown = 12

// Runs cuts a text at its spans. Spans that do not fit the text are left out,
// so that a late answer cannot break a page.
func Runs(text string, spans []corpus.Span) []Run {
	var list []Run
	at := 0
	for _, s := range spans {
		if s.From < at || s.To <= s.From || s.To > len(text) {
			continue
		}
		if s.From > at {
			list = append(list, Run{Text: text[at:s.From]})
		}
		list = append(list, Run{Text: text[s.From:s.To], Marked: true})
		at = s.To
	}
	if at < len(text) {
		list = append(list, Run{Text: text[at:]})
	}
	return list
}

// Plain is a text without marks.
func Plain(text string) []Run { return []Run{{Text: text}} }

// Href is the address of a route.
func Href(r state.Route) string { return r.String() }

func ReadHref(document string, passage int) string {
	return Href(state.Route{Screen: state.Read, Document: document, Passage: passage})
}

func TopicHref(id string) string { return Href(state.Route{Screen: state.Topic, Topic: id}) }

func SearchHref(query string) string {
	return Href(state.Route{Screen: state.Searching, Query: query})
}
