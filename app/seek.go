package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/platform"
	"parallax/app/present"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
)

// Seek finds another article to compare with, where there are too many for a
// row of buttons.
type Seek struct {
	app.Compo
	View  present.SeekView
	Store *store.Store
}

// Render draws a field, and under it a list that comes with the focus.
func (s *Seek) Render() app.UI {
	v := s.View
	return app.Div().Class("Seek").Hidden(!v.Shown).Body(
		app.P().Class("Filters-label").Hidden(v.Full == "").Text(v.Full),
		app.Details().Class("Seek-fold").Hidden(v.Full != "").Body(
			app.Summary().Class("Chip").Text(wording.CompareFind.String()),
			app.Div().Class("Seek-sheet").Body(
				app.Input().Type("search").ID(state.SeekID).Class("Seek-field").Placeholder(wording.CompareFindWords.String()).
					Aria("label", wording.CompareFindLabel.String()).AutoComplete(false).OnInput(s.typed),
				app.P().Class("Seek-lead").Attr("role", "status").Text(v.Lead),
				app.Ul().Class("Seek-list").Body(app.Range(v.List).Slice(func(i int) app.UI { return s.item(v.List[i]) })),
			)),
	)
}

func (s *Seek) item(x present.SeekItem) app.UI {
	return app.Li().Body(app.Button().Class("Seek-item").Type("button").
		OnClick(func(app.Context, app.Event) { s.Store.Send(state.DocumentToggled{Document: x.Document}) }, app.EventScope(x.Document)).
		Body(part.MarkBeside(x.Mark, part.Small), app.Span().Class("Seek-name").Body(app.B().Text(x.Name), app.Text(" "+x.Headline)),
			app.Small().Hidden(x.Note == "").Text(x.Note)))
}

func (s *Seek) typed(_ app.Context, e app.Event) {
	s.Store.Send(state.ArticleSought{Text: platform.TextOf(e)})
}
