package app

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/platform"
	"parallax/app/present"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
)

// NotesScreen lists highlights and notes, by article.
type NotesScreen struct {
	app.Compo
	View  present.NotesListView
	Store *store.Store
}

// Render draws what can be filtered, the notes, and what can be saved of them.
func (s *NotesScreen) Render() app.UI {
	v := s.View
	return app.Div().Class("Notes").Body(
		app.Div().Class("Hed Hed--slim").Body(
			app.H1().Class("Hed-title").ID("heading").TabIndex(-1).Text(wording.ScreenNotes.String()),
			app.P().Class("Hed-deck").Hidden(v.Deck == "").Text(part.Dotted(v.Deck, v.Notice)),
		),
		s.brought(),
		app.Div().Class("Notes-bar").Body(
			app.Input().Class("Words-input Notes-search").Type("search").Aria("label", wording.NotesSearch.String()).Placeholder(wording.NotesSearch.String()).Value(v.Query).AutoComplete(false).Attr("maxlength", "400").
				Hidden(len(v.Groups) == 0 && v.Query == "").OnInput(s.typed),
			app.Div().Class("Notes-chips").Body(chip(v.All), chip(v.Lost)),
			app.Label().Class("Chip Notes-bring").Title("%s", wording.NotesBringHint.String()).Body(
				app.Text(wording.NotesBring.String()),
				app.Input().Class("u-hidden").Type("file").Accept(".parallax,.jsonld,.json").DataSet("notes", "bring")),
		),
		app.P().Class("Notes-empty").Hidden(v.Empty == "").Text(v.Empty),
		app.Div().Class("Notes-body").Body(
			app.Nav().Class("Notes-facets").Aria("label", wording.NotesFilter.String()).Hidden(len(v.Filters) == 0).Body(
				app.Range(v.Filters).Slice(func(i int) app.UI { return facet(v.Filters[i]) })),
			app.Div().Class("Notes-list").Body(
				app.Range(v.Groups).Slice(func(i int) app.UI { return s.group(v.Groups[i]) }),
				app.P().Class("Section-note").Attr("role", "status").Hidden(v.Shown == "").Text(v.Shown),
				app.Button().Class("More").Type("button").Hidden(v.More == "").OnClick(s.longer).Text(v.More),
				app.Section().Class("Notes-saves").Hidden(len(v.Saves) == 0).Body(
					app.H2().Class("Section-title").Text(wording.NotesSaveAs.String()),
					app.P().Class("Section-note").Text(v.Saved),
					app.Ul().Body(app.Range(v.Saves).Slice(func(i int) app.UI {
						x := v.Saves[i]
						return app.Li().Body(app.Button().Class("Chip").Type("button").OnClick(func(app.Context, app.Event) {
							s.Store.Send(state.SaveAsked{What: x.What})
						}, app.EventScope(string(x.What))).Text(x.Label))
					}))),
			),
		),
	)
}

// brought is what a file would bring, to be decided on.
func (s *NotesScreen) brought() app.UI {
	v := s.View.Brought
	return app.Section().Class("Notes-brought").Hidden(v.Title == "").Body(
		app.H2().Class("Section-title").Text(v.Title),
		app.Ul().Body(app.Range(v.Lines).Slice(func(i int) app.UI { return app.Li().Text(v.Lines[i]) })),
		app.P().Class("NoteForm-ways").Body(
			app.Button().Class("NoteForm-save").Type("button").Hidden(v.Take == "").OnClick(s.take).Text(v.Take),
			app.Button().Class("Chip").Type("button").OnClick(s.leave).Text(wording.NotesBringLeave.String())),
	)
}

func (s *NotesScreen) group(g present.NoteGroup) app.UI {
	return app.Section().Class("Notes-group").DataSet("outlet", g.Mark.Hue).Body(
		app.H2().Class("Notes-title").Lang("%s", g.Lang).Body(markOrNone(g.Mark), groupTitle(g), app.Small().Text(g.Date)),
		app.Range(g.Items).Slice(func(i int) app.UI { return &Note{View: g.Items[i], Store: s.Store} }),
	)
}

func groupTitle(g present.NoteGroup) app.UI {
	if g.Href == "" {
		return app.Span().Text(g.Title)
	}
	return app.A().Href(g.Href).Text(g.Title)
}

func facet(f present.NoteFacet) app.UI {
	return app.Section().Body(
		app.H2().Class("Notes-facet").Text(f.Title),
		app.Ul().Body(app.Range(f.Values).Slice(func(i int) app.UI {
			x := f.Values[i]
			return app.Li().Body(app.A().Class("Notes-value").Href(x.Link.Href).Aria("current", part.Current(x.Link.Current)).Body(
				markOrNone(x.Mark), signOf(x.Sign), app.Span().Text(x.Link.Label), app.Span().Class("Notes-count").Text(x.Count)))
		})))
}

func chip(l element.Link) app.UI {
	return app.A().Class("Chip").Href(l.Href).Hidden(l.Href == "").Aria("current", part.Current(l.Current)).Text(l.Label)
}

func (s *NotesScreen) typed(ctx app.Context, e app.Event) {
	ctx.PreventUpdate()
	to := s.Store.Model().Route
	to.Query = strings.TrimSpace(platform.TextOf(e)) // as the address reads it
	s.Store.Send(state.Turned{To: to})
}

func (s *NotesScreen) longer(app.Context, app.Event) { s.Store.Send(state.LongerAsked{}) }
func (s *NotesScreen) take(app.Context, app.Event)   { s.Store.Send(state.NotesTaken{Take: true}) }
func (s *NotesScreen) leave(app.Context, app.Event)  { s.Store.Send(state.NotesTaken{}) }
