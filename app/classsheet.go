package app

import (
	"strconv"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/platform"
	"parallax/app/present"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
)

// classSheet is where answers on paper are typed in, with the keyboard alone: a field for
// each line of the sheet, with what was understood of it. Enter takes a sheet and begins
// the next.
func classSheet(id string, v present.SheetView, s *store.Store) app.UI {
	return app.Form().Class("Class-sheet").OnSubmit(func(_ app.Context, e app.Event) {
		e.PreventDefault()
		s.Send(state.SheetTaken{ID: id, At: time.Now()})
	}, app.EventScope(id)).Body(
		app.H2().Class("Class-prompt").Text(wording.SheetTitle),
		app.P().Class("Section-note").Text(wording.SheetLead),
		app.P().Class("Task-trouble").Attr("role", "alert").Hidden(v.Trouble == "").Text(v.Trouble),
		app.Div().Class("Class-sheetline").Body(
			app.Label().Class("Task-label").For(state.SheetName).Text(wording.SheetNameLabel),
			app.Input().Class("Task-field").ID(state.SheetName).Type("text").AutoComplete(false).Attr("maxlength", "60").Value(v.Name).OnInput(func(_ app.Context, e app.Event) {
				s.Send(state.SheetNamed{Name: platform.TextOf(e), Group: v.Group})
			}, app.EventScope(v.Group))),
		app.Div().Class("Class-sheetline").Hidden(len(v.Groups) == 0).Body(
			app.Label().Class("Task-label").For("sheet-group").Text(wording.SheetGroup),
			app.Select().Class("Task-field").ID("sheet-group").OnChange(func(_ app.Context, e app.Event) {
				s.Send(state.SheetNamed{Name: v.Name, Group: platform.TextOf(e)})
			}, app.EventScope(v.Name)).Body(
				app.Option().Value("").Selected(v.Group == "").Text(wording.SheetNoGroup),
				app.Range(v.Groups).Slice(func(i int) app.UI {
					return app.Option().Value(v.Groups[i]).Selected(v.Groups[i] == v.Group).Text(v.Groups[i])
				}))),
		app.Range(v.Lines).Slice(func(i int) app.UI {
			l := v.Lines[i]
			said := "said-" + l.ID
			return app.Div().Class(part.Classes("Class-sheetline", part.When(l.Words, "Class-sheetline--text"))).Body(
				app.Label().Class("Task-label").For(l.ID).Body(app.Text(l.Label+" "), app.Small().Text(l.How)),
				app.Input().Class("Task-field").ID("%s", l.ID).Type("text").AutoComplete(false).Spellcheck(false).Attr("autocapitalize", "off").Aria("describedby", said).Aria("invalid", strconv.FormatBool(l.Slip)).
					Value(l.Text).OnInput(func(_ app.Context, e app.Event) {
					s.Send(state.SheetTyped{Key: l.Key, Text: platform.TextOf(e)})
				}, app.EventScope(l.Key)),
				app.P().ID("%s", said).Class(part.When(l.Slip, "Class-slip")).Text(l.Read))
		}),
		app.P().Class("Class-ways").Body(app.Button().Class("Button Button--strong").Type("submit").Text(wording.SheetTake), app.Span().Text(v.Count)))
}
