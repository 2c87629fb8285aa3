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

// Gist says what each article has on the lit topic. It follows the pointer, so
// it is rendered alone and asks the model itself; View only tells that
// something else has changed.
type Gist struct {
	app.Compo
	View  present.GistView
	Store *store.Store
}

// OnMount has the panel rendered when something else is lit.
func (g *Gist) OnMount(ctx app.Context) {
	g.Store.AddPanel(ctx)
	ctx.PreventUpdate() // nothing has changed
}

// OnDismount ends it.
func (g *Gist) OnDismount() { g.Store.RemovePanel() }

// Render draws the panel.
func (g *Gist) Render() app.UI {
	v := present.Gist(g.Store.Model())
	empty := v.Topic == ""
	return app.Section().Class(part.Classes("Gist", part.When(empty, "Gist--empty"))).Aria("label", wording.GistLabel.String()).Body(
		app.Div().Hidden(empty).Body(
			app.Button().Class("Gist-close").Type("button").Aria("label", wording.GistClose.String()).OnClick(g.clear).Body(part.Icon("close", "M4 4l8 8M12 4l-8 8", "")),
			app.P().Class("Gist-when").Text(v.When),
			app.H2().Class("Gist-title").Body(part.Anchor(element.Link{Label: v.Title, Href: v.Href})),
			app.Ul().Class(part.Classes("Gist-items", part.When(picked(v.Items), "Gist-items--picked"))).Body(
				app.Range(v.Items).Slice(func(i int) app.UI { return gistItem(v.Items[i]) }),
			),
			app.Div().Body(app.Range(v.Facts).Slice(func(i int) app.UI {
				return app.P().Class("Gist-fact").Body(app.B().Text(wording.GistDiffers.String()), app.Text(" "+v.Facts[i]))
			})),
			app.Div().Hidden(v.More.Href == "").Body(app.A().Class("Gist-more").Href(v.More.Href).Text(v.More.Label)),
		),
	)
}

func (g *Gist) clear(app.Context, app.Event) { g.Store.Send(state.ChartCleared{}) }

// picked reports whether one article that tells the topic is pointed at.
func picked(items []present.GistItem) bool {
	for _, i := range items {
		if i.Lit && !i.Silent && !i.Uncoded {
			return true
		}
	}
	return false
}

func gistItem(v present.GistItem) app.UI {
	li := app.Li().Class(part.Classes("Gist-item", part.When(v.Lit, "Gist-item--lit"), part.When(v.Silent || v.Uncoded, "Gist-item--silent")))
	if v.Uncoded {
		return li.Body(part.MarkUnknown(v.Mark, part.Small), app.P().Class("Gist-text").Body(app.Text(wording.ChartNotCoded.With("name", v.Name))))
	}
	if v.Silent {
		return li.Body(part.MarkOff(v.Mark, part.Small), app.P().Class("Gist-text").Body(app.Text(wording.GistSilent.With("name", v.Name))))
	}
	return li.Body(part.MarkOf(v.Mark, part.Small),
		app.P().Class("Gist-text").Body(app.Text(v.Text+" "), app.A().Href(v.Href).Text(v.Share)))
}
