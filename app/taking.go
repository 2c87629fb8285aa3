package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/present"
	"parallax/app/store"
	"parallax/app/wording"
)

// Take offers the collection shown, and its notes and citations, as files.
type Take struct {
	app.Compo
	View  present.TakeView
	Store *store.Store
}

// Render draws a row for each kind of file, with a button for each form.
func (t *Take) Render() app.UI {
	v := t.View
	return app.Section().Class("Section").Aria("labelledby", "take").Aria("busy", v.Busy).Hidden(len(v.Rows) == 0).Body(
		app.Div().Class("Ledger-head").Body(
			app.H2().Class("Section-title").ID("take").Text(wording.TakeTitle.String()),
			line("Section-note", v.Of)),
		app.Ul().Class("Take").Body(app.Range(v.Rows).Slice(func(i int) app.UI {
			r := v.Rows[i]
			ways := make([]app.UI, len(r.Ways))
			for j, w := range r.Ways {
				ways[j] = sends(t.Store, w.Label, w.Msg(), r.Name).Class(part.Classes("Button", part.When(w.Main, "Button--main"), part.When(len(r.Ways) > 1, "Button--small"))).Disabled(v.Busy && w.Made).Aria("label", w.Full)
			}
			return app.Li().Class("Take-row").Body(
				app.P().Body(app.B().Text(r.Name), app.Small().Text(r.Text)),
				app.Div().Class("Take-ways").Body(ways...))
		})),
		app.P().Class("Take-status").Attr("role", "status").Text(v.Status),
	)
}
