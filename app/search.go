package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/present"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
)

// Search is the search screen under the field, which is in the masthead.
type Search struct {
	app.Compo
	View  present.SearchView
	Store *store.Store
}

// Render draws how the query was read, and the hits by article.
func (s *Search) Render() app.UI {
	v := s.View
	return app.Div().Body(
		app.H1().Class("u-hidden").ID("heading").TabIndex(-1).Text(wording.SearchTitle),
		app.Div().Class("Finder").Body(
			app.Div().Class("Finder-top").Body(
				app.P().Class("Finder-read").Hidden(len(v.Read) == 0).Body(readBack(v)...),
				app.Div().Class("Finder-switches").Hidden(len(v.Views) == 0).Body(part.SwitchOf(wording.SearchSortBy.String(), v.Orders), part.SwitchOf(wording.SearchShow.String(), v.Views)),
			),
			app.P().Class("Finder-mean").Hidden(v.Mean.Href == "").Body(app.Text(v.MeanBefore), part.Anchor(v.Mean), app.Text(v.MeanAfter)),
			app.P().Class("Finder-notice").Hidden(v.Notice == "").Text(v.Notice),
			app.Div().Class("Finder-names").Hidden(len(v.Names) == 0).Body(
				app.Range(v.Names).Slice(func(i int) app.UI { return name(v.Names[i]) })),
			s.filters(),
			app.P().Class("Finder-empty").Hidden(v.Empty == "").Text(v.Empty),
			app.Div().Class("Finder-hints").Hidden(len(v.Hints) == 0).Body(
				app.Span().Class("Filters-label").Text(wording.SearchTry),
				app.Range(v.Hints).Slice(func(i int) app.UI {
					return app.A().Class("Chip").Href(v.Hints[i].Href).Text(v.Hints[i].Label)
				}),
			),
			app.Div().Class("Finder-hints").Hidden(len(v.Recent) == 0).Body(
				app.Span().Class("Filters-label").Text(wording.SearchRecent),
				app.Range(v.Recent).Slice(func(i int) app.UI {
					return app.A().Class("Chip").Href(v.Recent[i].Href).Text(v.Recent[i].Label)
				}),
				app.Button().Class("Finder-forget").Type("button").OnClick(s.forget).Text(wording.SearchForget),
				app.Small().Class("Filters-label").Text(v.RecentNote),
			),
			app.Div().Class("Finder-syntax").Hidden(len(v.Hints) == 0).Body(
				app.P().Text(wording.SearchSyntax),
				app.Button().Class("More").Type("button").OnClick(s.help).Text(wording.SearchSyntaxMore)),
		),
		app.Section().Class("Notes-found").Hidden(v.NotesFound == "").Body(
			app.H2().Class("Section-title").Text(wording.NotesFoundTitle.String()),
			app.P().Body(app.A().Href(v.NotesHref).Text(v.NotesFound)),
			app.Range(v.Notes).Slice(func(i int) app.UI { return &Note{View: v.Notes[i], Store: s.Store} }),
		),
		s.found(),
	)
}

// found is what was found: the passages by article, or the words in context.
func (s *Search) found() app.UI {
	v := s.View
	if v.InContext {
		return &Context{View: v.Context, Store: s.Store}
	}
	return app.Div().Class(part.Classes("Results", part.When(v.Pending, "Results--pending"))).Aria("busy", v.Pending).Hidden(len(v.Groups)+len(v.Rest) == 0).Body(
		app.Div().Body(
			app.Div().Body(app.Range(v.Groups).Slice(func(i int) app.UI { return &Result{View: v.Groups[i], Store: s.Store} })),
			app.Div().Class("Result Result--silent").Hidden(len(v.Silent) == 0).Body(
				app.Range(v.Silent).Slice(func(i int) app.UI {
					return app.P().Class("Result-none").Body(part.MarkOff(v.Silent[i].Mark, part.Medium), app.Span().Text(v.Silent[i].Text))
				}),
			),
			app.P().Class("Results-break").Hidden(v.Break == "").Text(v.Break),
			app.Div().Body(app.Range(v.Rest).Slice(func(i int) app.UI { return &Result{View: v.Rest[i], Store: s.Store} })),
		),
		app.Div().Body(&Tally{Rows: v.Tally}, &part.SaveBar{List: v.Saves, Store: s.Store}),
	)
}

// filters are the restrictions to choose from, and those that were typed.
func (s *Search) filters() app.UI {
	v := s.View
	return app.Div().Class("Filters Filters--rows Finder-filters").Hidden(len(v.Outlets)+len(v.Kinds)+len(v.Typed) == 0).Body(
		part.ArticleChips(wording.SearchFrom.String(), v.Outlets, v.OtherOutlets),
		part.ArticleChips(wording.SearchKinds.String(), v.Kinds, ""),
		app.Nav().Class("Filters-group").Aria("label", wording.SearchFilters).Hidden(len(v.Typed) == 0).Body(
			app.Span().Class("Filters-label").Aria("hidden", "true").Text(wording.SearchFilters),
			app.Range(v.Typed).Slice(func(i int) app.UI {
				l := v.Typed[i]
				return app.A().Class("Chip").Href(l.Href).Aria("label", wording.SearchRemove.With("filter", l.Label)).
					Body(app.Text(l.Label), part.Icon("close", "M4 4l8 8M12 4l-8 8", ""))
			})),
	)
}

func (s *Search) help(app.Context, app.Event) { s.Store.Send(state.HelpToggled{}) }

func (s *Search) forget(app.Context, app.Event) { s.Store.Send(state.SearchesForgotten{}) }

// readBack is how the query was understood, what was found in bold.
func readBack(v present.SearchView) []app.UI {
	var body []app.UI
	for _, r := range v.Read {
		if r.Marked {
			body = append(body, app.B().Text(r.Text))
		} else {
			body = append(body, app.Text(r.Text))
		}
	}
	return body
}

// name is a topic, person or headline like the query.
func name(v present.PaletteRow) app.UI {
	return app.A().Class("Chip Finder-name").Href(v.Href).Body(
		app.Small().Text(v.Kind), app.Span().Body(bold(v.Label)...))
}

func bold(list []element.Run) []app.UI {
	body := make([]app.UI, len(list))
	for i, r := range list {
		if r.Marked {
			body[i] = app.B().Text(r.Text)
		} else {
			body[i] = app.Text(r.Text)
		}
	}
	return body
}

// Result is the hits in one article.
type Result struct {
	app.Compo
	View  present.SearchGroup
	Store *store.Store
}

// Render draws the article, where in it the matches lie, and the passages.
func (r *Result) Render() app.UI {
	v := r.View
	return app.Section().Class("Result").DataSet("outlet", v.Mark.Hue).Body(
		app.Header().Class("Result-head").Body(
			part.MarkOf(v.Mark, part.Large),
			app.H2().Class("Result-title").Body(app.A().Href(v.Href).Text(v.Headline), app.Small().Text(v.Meta)),
			app.Div().Class("Result-spread").Hidden(v.Count == "").Body(app.Span().Text(v.Count), spread(v)),
		),
		app.Div().Class("Result-hits").Body(
			app.Range(v.Rows).Slice(func(i int) app.UI { return &part.Passage{View: v.Rows[i]} })),
		app.Button().Class("More").Type("button").Hidden(v.More == "").OnClick(r.more).Text(v.More),
	)
}

func (r *Result) more(app.Context, app.Event) {
	r.Store.Send(state.MoreAsked{Document: r.View.Document})
}

// spread is a strip of the article, first passage to last, with a stroke where
// one matches.
func spread(v present.SearchGroup) app.UI {
	length := float64(max(v.Length, 1))
	return part.SVG("svg").Attr("class", "Spread").Attr("viewBox", "0 0 "+part.Num(length)+" 10").Attr("preserveAspectRatio", "none").
		Attr("role", "img").Attr("aria-label", wording.SearchSpread).Body(
		app.Range(v.Strip).Slice(func(i int) app.UI {
			return part.SVG("rect").Attr("x", part.Num(float64(v.Strip[i]-1))).Attr("width", part.Num(max(0.9, length/160))).Attr("height", "10")
		}),
	)
}

// Tally compares the articles by the number of passages that match.
type Tally struct {
	app.Compo
	Rows []present.TallyRow
}

// Render draws a bar for each article; none is an empty one.
func (t *Tally) Render() app.UI {
	return app.Section().Class("Panel").Hidden(len(t.Rows) == 0).Body(
		app.H2().Class("Section-title").Text(wording.SearchTally),
		app.Ul().Class("Tally").Body(app.Range(t.Rows).Slice(func(i int) app.UI {
			r := t.Rows[i]
			class := part.Classes("Tally-bar", part.When(r.Size <= 0, "Tally-bar--none"))
			return app.Li().Class("Tally-row").DataSet("outlet", r.Mark.Hue).Body(
				part.MarkBeside(r.Mark, part.Small), app.Span().Class("Tally-name").Title("%s", r.Name).Text(r.Name),
				part.SVG("svg").Attr("class", class).Attr("viewBox", "0 0 100 10").Attr("preserveAspectRatio", "none").Attr("aria-hidden", "true").Body(
					part.SVG("rect").Attr("width", part.Num(100*r.Size)).Attr("height", "10")),
				app.Span().Class("Tally-n").Text(r.N),
			)
		})),
	)
}
