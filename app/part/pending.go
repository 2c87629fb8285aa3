package part

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/store"
)

// Pending says how far a question has come that takes long, and lets the reader
// cancel it or ask again. It stands where the answer will be.
type Pending struct {
	app.Compo
	View  element.PendingView
	Store *store.Store
}

// Render draws one line: what is done, how much of it, and a button.
func (p *Pending) Render() app.UI {
	v := p.View
	return app.Div().Class("Pending").Hidden(!v.Shown).Body(
		app.P().Class("Pending-text").Attr("role", When(v.Urgent, "alert")).Text(v.Text),
		app.Progress().Class("Pending-bar").Hidden(!v.Busy).Max(100).Value(v.Percent).Aria("label", v.Label),
		app.Button().Class("Button").Type("button").Hidden(v.Button == "").OnClick(p.press).Text(v.Button),
	)
}

func (p *Pending) press(app.Context, app.Event) {
	if p.View.Busy {
		p.Store.Send(state.Cancelled{Kind: p.View.Kind})
	} else {
		p.Store.Send(state.Retried{Kind: p.View.Kind})
	}
}
