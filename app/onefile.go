package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/present"
	"parallax/app/state"
	"parallax/app/store"
)

// OneFile offers to save the explorer as one file.
type OneFile struct {
	app.Compo
	View  present.OneFileView
	Store *store.Store
}

// Render draws what the file holds, and the buttons.
func (f *OneFile) Render() app.UI {
	v := f.View
	return app.Section().Class("Section").Aria("labelledby", "onefile").Aria("busy", v.Busy).Body(
		app.H2().Class("Section-title").ID("onefile").Text(v.Title),
		app.Range(v.Text).Slice(func(i int) app.UI { return app.P().Class("Library-text").Text(v.Text[i]) }),
		app.P().Hidden(v.Reads == "").Body(
			app.Label().Class("Library-choice").Body(
				app.Input().Type("checkbox").Checked(v.On).Disabled(v.Busy).OnChange(f.reads),
				app.Text(" "+v.Reads),
			),
		),
		app.P().Class("Library-buttons").Body(
			app.Button().Class("Button").Type("button").Disabled(v.Busy).OnClick(f.save).Text(v.Save),
			app.Button().Class("Button").Type("button").Disabled(v.Busy).Hidden(v.Bare == "").OnClick(f.bare).Text(v.Bare),
		),
		app.P().Class("Library-status").Attr("role", "status").Text(v.Status),
	)
}

func (f *OneFile) reads(app.Context, app.Event) { f.Store.Send(state.PackReads{On: !f.View.On}) }
func (f *OneFile) save(app.Context, app.Event)  { f.Store.Send(state.PackAsked{}) }
func (f *OneFile) bare(app.Context, app.Event)  { f.Store.Send(state.PackAsked{Bare: true}) }
