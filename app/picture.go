package app

import (
	"encoding/base64"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/platform"
	"parallax/app/present"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
)

// Picture makes a picture of one topic for sharing.
type Picture struct {
	app.Compo
	View  present.PictureView
	Store *store.Store
}

// Render draws the fields, and the picture in its shapes.
func (p *Picture) Render() app.UI {
	v := p.View
	return app.Div().Class("Picture").Body(
		app.Div().Class("Hed Hed--slim").Body(
			app.H1().Class("Hed-title").ID(state.HeadingID).TabIndex(-1).Text(v.Title),
			app.P().Class("Hed-deck").Text(v.Deck),
		),
		app.P().Class("Coverage-none").Hidden(v.Empty == "").Text(v.Empty),
		app.Form().Class("Picture-fields").Hidden(v.Empty != "").OnSubmit(part.PreventDefault).Body(
			app.Label().Class("Words-field").Body(
				app.Span().Class("Filters-label").Text(wording.ShareTopic.String()),
				app.Select().Class("Words-input Picture-topic").OnChange(p.choose).Body(
					app.Range(v.Topics).Slice(func(i int) app.UI {
						t := v.Topics[i]
						return app.Option().Value(t.ID).Selected(t.ID == v.Topic).Text(t.Label)
					}))),
			app.Label().Class("Words-field Picture-headline").Body(
				app.Span().Class("Filters-label").Text(wording.ShareHeadline.String()),
				app.Input().Class("Words-input").Type("text").Value(v.Own).AutoComplete(false).Attr("maxlength", "200").OnInput(p.typed)),
			app.Button().Class("Chip").Type("button").Hidden(!v.Edited).OnClick(p.suggested).Text(wording.ShareOwn.String()),
		),
		app.Div().Class("Picture-shots").Body(app.Range(v.Shots).Slice(func(i int) app.UI { return p.shot(v.Shots[i]) })),
	)
}

func (p *Picture) shot(v present.Shot) app.UI {
	return app.Figure().Class(part.Classes("Shot", part.When(v.Square, "Shot--square"))).Body(
		app.Img().Class("Shot-picture").Src("data:image/svg+xml;base64,"+base64.StdEncoding.EncodeToString(v.SVG)).Alt(v.Alt),
		app.FigCaption().Class("Shot-saves").Body(
			app.Span().Text(v.Size),
			app.Range(v.Saves).Slice(func(i int) app.UI {
				o := v.Saves[i]
				return app.Button().Class("Button").Type("button").Aria("label", v.Names[i]).
					OnClick(func(app.Context, app.Event) { p.Store.Send(o.Msg()) }, app.EventScope(string(o.What))).Text(o.Label)
			}),
		),
	)
}

func (p *Picture) choose(_ app.Context, e app.Event) {
	p.Store.Send(state.Turned{To: state.Route{Screen: state.Picture, Topic: platform.TextOf(e)}})
}

func (p *Picture) typed(_ app.Context, e app.Event) {
	p.Store.Send(state.PictureTitled{Title: platform.TextOf(e)})
}

func (p *Picture) suggested(app.Context, app.Event) { p.Store.Send(state.PictureTitled{}) }
