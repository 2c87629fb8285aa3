package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/present"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
	"parallax/corpus/edit"
)

// Unknown is the articles of which nobody has said whether they mention a topic,
// with a button for each that says they do not, and one for all.
type Unknown struct {
	app.Compo
	View  present.UnknownView
	Store *store.Store
}

// Render draws the list; without articles there is nothing.
func (u *Unknown) Render() app.UI {
	v := u.View
	return app.Section().Class("Unknown").Aria("label", wording.CodingNotCoded.String()).Hidden(len(v.List) == 0).Body(
		app.P().Body(app.B().Text(v.Lead+" "), app.Text(v.Why)),
		app.Ul().Body(app.Range(v.List).Slice(func(i int) app.UI {
			a := v.List[i]
			return app.Li().Body(
				app.A().Href(a.Href).Body(part.MarkUnknown(a.Mark, part.Small), app.Text(a.Name)),
				app.Button().Class("Chip").Type("button").Aria("label", a.Deny).Text(v.One).
					OnClick(func(app.Context, app.Event) { u.deny(a.Document) }, app.EventScope(v.Topic, a.Document)))
		})),
		app.P().Hidden(v.More == "").Text(v.More),
		app.Button().Class("Chip").Type("button").Hidden(v.Deny == "").OnClick(u.denyAll).Text(v.Deny),
	)
}

func (u *Unknown) deny(documents ...string) {
	u.Store.Send(state.Edited{Do: edit.Deny, Topic: u.View.Topic, Documents: documents})
}

func (u *Unknown) denyAll(app.Context, app.Event) { u.deny(u.View.All...) }
