package present

import (
	"strings"

	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
)

// Frame is what surrounds every screen.
func Frame(m state.Model) Chrome {
	c := Chrome{
		Title: m.Title(), Placeholder: wording.FieldSearch.String(), Theme: string(m.Theme),
		KeysOff: m.KeysOff, HelpOpen: m.HelpOpen, Announced: announced(m), Palette: palette(m),
		Dragged: m.Files.Over, Notice: m.Unsaved,
	}
	c.Skip, c.SkipTo = skip(m)
	switch {
	case m.Route.Screen != state.Searching:
		c.Hint = "/"
	case len(m.Shown()) > 0 && !m.Search.Pending:
		c.Hint = wording.FieldEnterFirst.String()
	}
	if m.Collection != nil {
		c.Collection = m.Collection.Title
		c.Printed = printed(m)
		c.Placeholder = wording.FieldPassages.With("n", m.Catalog.Passages)
	}
	c.Links = ways(m)
	return c
}

// ways are the links of the masthead. What differs and what is left out are there
// where something has been coded that can tell.
func ways(m state.Model) []element.Link {
	var list []element.Link
	for _, s := range []struct {
		screen state.Screen
		by     string
		label  wording.Message
	}{
		{state.Overview, "", wording.ScreenOverview}, {state.Read, "", wording.ScreenRead},
		{state.Comparison, state.ByFacts, wording.ScreenDiffers}, {state.Comparison, state.ByOmission, wording.ScreenLeftOut},
		{state.Comparison, state.ByTopic, wording.ScreenCompare}, {state.Topics, "", wording.ScreenTopics},
		{state.WordsScreen, "", wording.ScreenWords}, {state.NotesScreen, "", wording.ScreenNotes}, {state.Library, "", wording.ScreenLibrary}, {state.ClassScreen, "", wording.ScreenClass}, {state.About, "", wording.ScreenAbout},
	} {
		if s.screen == state.ClassScreen && m.Collection == nil {
			continue
		}
		here := m.Route.Screen == s.screen
		switch s.by {
		case state.ByFacts:
			if m.Collection == nil || len(m.Collection.Facts) == 0 {
				continue
			}
			here = m.OverAll()
		case state.ByOmission:
			if m.Collection == nil || len(m.Coverage.Topics) == 0 || len(m.Coded()) < state.LeastCompared {
				continue
			}
			here = here && m.Route.By == state.ByOmission
		default:
			here = here && !m.OverAll() && m.Route.By != state.ByOmission
		}
		list = append(list, element.Link{Label: s.label.String(), Href: element.Href(m.Way(s.screen, s.by)), Current: here})
	}
	return list
}

// printed is what every sheet says of where it came from; of texts beside each
// other also that they are ours, where they are. An article says so itself.
func printed(m state.Model) string {
	texts := m.Route.Screen == state.Topic || m.Route.Screen == state.Comparison && m.Route.By == state.ByText || m.Route.Screen == state.Searching
	if texts {
		for _, d := range m.Collection.Documents {
			if d.Text == corpus.Digest && !m.ShowsOriginal(d.ID) {
				return wording.PrintedDigests.With("collection", m.Collection.Title)
			}
		}
	}
	return wording.PrintedAt.With("collection", m.Collection.Title)
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
	if (m.Route.Screen == state.Read || m.Route.Screen == state.Topic) && m.Announced == "" && len(m.Coding.Ops) > 0 {
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

// kindName is what an entry is, in words.
func kindName(kind string) string {
	switch kind {
	case "article":
		return wording.NamesArticle.String()
	case "topic":
		return wording.NamesTopic.String()
	case "person":
		return wording.NamesPerson.String()
	case "organisation":
		return wording.NamesOrganisation.String()
	case "paper":
		return wording.NamesPaper.String()
	case "outlet":
		return wording.NamesOutlet.String()
	case "word":
		return wording.NamesWord.String()
	case "screen":
		return wording.NamesScreen.String()
	}
	return wording.NamesCommand.String()
}

// paletteRow writes an entry; what is not a place has no address.
func paletteRow(m state.Model, e state.Entry) PaletteRow {
	row := PaletteRow{Kind: kindName(e.Kind), Label: element.Runs(e.Label, e.Spans), Note: e.Note}
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
