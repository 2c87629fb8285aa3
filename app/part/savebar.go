package part

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/present/element"
	"parallax/app/store"
	"parallax/app/wording"
)

// SaveBar offers to save what a screen shows.
type SaveBar struct {
	app.Compo
	List  []element.SaveOption
	Store *store.Store
}

// Render draws a button for every kind of file.
func (b *SaveBar) Render() app.UI {
	return app.Div().Class("Filters-group SaveBar").Attr("role", "group").Aria("label", wording.SaveLabel).Hidden(len(b.List) == 0).Body(
		app.Span().Class("Filters-label").Aria("hidden", "true").Text(wording.SaveAs),
		app.Range(b.List).Slice(func(i int) app.UI {
			o := b.List[i]
			return app.Button().Class("Chip").Type("button").Title("%s", o.Note).
				OnClick(func(app.Context, app.Event) { b.Store.Send(o.Msg()) }, app.EventScope(string(o.What), o.Exact, o.Copy)).Text(o.Label)
		}),
	)
}
