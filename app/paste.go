package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/state"
	"parallax/app/wording"
)

// paste takes a text, with its headline and outlet, that is in no file: fields,
// folded until they are wanted. They are emptied once it is read (state.TextGiven).
func (l *Library) paste() app.UI {
	line := func(label wording.Message, field app.UI) app.UI {
		return app.Label().Class("Paste-line").Body(app.Span().Text(label.String()), field)
	}
	return app.Details().Class("Paste").Body(
		app.Summary().Class("Paste-fold").Text(wording.PasteTitle.String()),
		app.Form().Class("Paste-form").OnSubmit(l.givePasted).Body(
			app.P().Class("Paste-keys").Text(wording.PasteKeys.String()),
			line(wording.PasteHeadline, app.Input().Class("Words-input").ID(state.PasteHeadlineID).Type("text").Placeholder(wording.PasteIfEmpty.String())),
			line(wording.PasteOutlet, app.Input().Class("Words-input").ID(state.PasteOutletID).Type("text")),
			line(wording.PasteText, app.Textarea().Class("Paste-text").ID(state.PasteTextID).Rows(8).DataSet("paste", "")),
			app.Button().Class("Button Button--main").Type("submit").Text(wording.PastePreview.String()),
		))
}

func (l *Library) givePasted(_ app.Context, e app.Event) {
	e.PreventDefault()
	l.Store.Send(state.TextGiven{Headline: l.Store.Field(state.PasteHeadlineID), Outlet: l.Store.Field(state.PasteOutletID), Text: l.Store.Field(state.PasteTextID)})
}
