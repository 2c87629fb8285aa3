package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/present"
	"parallax/app/state"
	"parallax/app/store"
)

// LeftOut is the list of topics that one article does not mention.
type LeftOut struct {
	app.Compo
	View  present.LeftView
	Store *store.Store
}

// Render draws how much it is, then the topics.
func (l *LeftOut) Render() app.UI {
	v := l.View
	return app.Div().Class("LeftOut").Body(
		app.P().Class("LeftOut-deck").Body(app.Text(v.Deck+" "), app.A().Href(v.Read.Href).Text(v.Read.Label)),
		app.Ul().Class("LeftOut-list").Body(app.Range(v.Rows).Slice(func(i int) app.UI { return leftRow(v.Rows[i]) })),
		app.Button().Class("More").Type("button").Hidden(v.More == "").OnClick(l.longer).Text(v.More),
	)
}

func (l *LeftOut) longer(app.Context, app.Event) { l.Store.Send(state.LongerAsked{}) }

func leftRow(r present.LeftRow) app.UI {
	return app.Li().Class("LeftOut-row").Body(
		app.H2().Class("LeftOut-topic").Body(app.A().Href(r.Href).Text(r.Title), app.Small().Hidden(r.Date == "").Text(r.Date)),
		app.P().Class("LeftOut-gist").Text(r.Gist),
		app.P().Class("LeftOut-who").Body(
			app.Range(r.Marks).Slice(func(i int) app.UI { return part.MarkOf(r.Marks[i], part.Small) }),
			app.Span().Text(r.Covered)),
	)
}
