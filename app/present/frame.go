package present

import (
	"strings"

	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
)

// Frame is what surrounds every screen.
func Frame(m state.Model) Chrome {
	c := Chrome{
		Title: m.Title(), Placeholder: "Search", Theme: string(m.Theme),
		KeysOff: m.KeysOff, HelpOpen: m.HelpOpen, Announced: announced(m), Palette: palette(m),
		Dragged: m.Files.Over, Notice: m.Unsaved,
	}
	c.Skip, c.SkipTo = skip(m)
	switch {
	case m.Route.Screen != state.Searching:
		c.Hint = "/"
	case len(m.Shown()) > 0 && !m.Search.Pending:
		c.Hint = "Enter: first hit"
	}
	if m.Collection != nil {
		c.Collection = m.Collection.Title
		c.Placeholder = "Search " + wording.Tally(m.Catalog.Passages, "passage")
	}
	for _, s := range []struct {
		screen state.Screen
		label  string
	}{
		{state.Overview, "Overview"}, {state.Read, "Read"}, {state.Topics, "Topics"}, {state.Comparison, "Compare"},
		{state.WordsScreen, "Words"}, {state.Searching, "Search"}, {state.Library, "Library"}, {state.About, "About"},
	} {
		to := state.Route{Screen: s.screen}
		if s.screen == state.Overview {
			to.Chart = m.Chart.Charting // the chart as it was left
		}
		c.Links = append(c.Links, element.Link{Label: s.label, Href: element.Href(to), Current: m.Route.Screen == s.screen})
	}
	return c
}

// skip leads past the head of the page: to the first passage of a text, or to what
// is on the screen.
func skip(m state.Model) (label, to string) {
	if m.Catalog != nil {
		if d := m.Catalog.Document(m.Reading()); d != nil && len(d.Passages) > 0 {
			return wording.SkipToText.String(), state.PassageID(max(1, min(m.Route.Passage, len(d.Passages))))
		}
	}
	return wording.SkipToContent.String(), state.MainID
}

// announced is what the polite live region says: how a search went, once it is
// over, or the last thing the program had to say.
func announced(m state.Model) string {
	if m.Announced != "" {
		return m.Announced
	}
	if a, how := m.Concordance(); a != nil && how.Has() {
		return wording.ContextSaid.With("n", a.Total)
	}
	if m.Route.Screen == state.Searching && m.Search.Result != nil && !m.Search.Pending {
		return searchSaid(m)
	}
	if m.Route.Screen == state.Topics && m.Collection != nil {
		return topicsSaid(m)
	}
	if m.Route.Screen == state.Library && m.Collection != nil {
		return strings.TrimSpace(shelfStatus(m) + " " + shelfWarning(m))
	}
	if m.Route.Screen == state.Read && m.Announced == "" && len(m.Coding.Ops) > 0 {
		return topicsSaid(m)
	}
	if said := countedStatus(m); said != "" {
		return said
	}
	return ""
}

func palette(m state.Model) PaletteView {
	if !m.Palette.Open {
		return PaletteView{}
	}
	v := PaletteView{Open: true, Text: m.Palette.Text, Active: m.Palette.Active}
	for _, e := range m.Entries() {
		v.Rows = append(v.Rows, paletteRow(m, e))
	}
	return v
}

// paletteRow writes an entry; what is not a place has no address.
func paletteRow(m state.Model, e state.Entry) PaletteRow {
	row := PaletteRow{Kind: e.Kind, Label: element.Runs(e.Label, e.Spans), Note: e.Note}
	if e.Do == "" {
		row.Href = element.Href(e.To)
	}
	switch {
	case m.Catalog == nil:
	case e.Kind == "article":
		row.Note = element.OutletName(m, e.To.Document)
	case e.Kind == "topic":
		if t, ok := m.Coverage.Topic(e.To.Topic); ok {
			row.Note = when(t.Date, wording.CoveredBy(m.Coverage.DocumentCount(t.ID), m.Coverage.CodedCount(t.ID), m.Coverage.KnownCount()))
		}
	}
	return row
}
