package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/platform"
	"parallax/app/present"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
)

// Ledger is the table of collections, with what the browser's storage does.
type Ledger struct {
	app.Compo
	View  present.LedgerView
	Store *store.Store
}

// Render draws what has to be said first, and then the table.
func (l *Ledger) Render() app.UI {
	v := l.View
	heads := []wording.Message{wording.ShelfColName, wording.ShelfColArticles, wording.ShelfColChanged, wording.ShelfColKept, wording.ShelfColBackup}
	return app.Section().Class("Section Ledger-section").Aria("labelledby", "ledger").Body(
		app.Ul().Class("Says").Aria("label", wording.ShelfSays.String()).Hidden(len(v.Says) == 0).Body(app.Range(v.Says).Slice(func(i int) app.UI {
			s := v.Says[i]
			return app.Li().Class(part.Classes("Says-row", part.When(s.Urgent, "Says-row--urgent"))).Body(
				app.P().Text(s.Text), actions(l.Store, s.Acts, false))
		})),
		app.Div().Class("Ledger-head").Body(
			app.H2().Class("Section-title").ID("ledger").Text(wording.ShelfHere.String()),
			app.P().Class("Section-note").Text(v.Sum),
			sends(l.Store, wording.ShelfNew.String(), state.CollectionBegun{}).Class("Button Button--small Ledger-new")),
		app.Table().Class("Ledger").Body(
			app.THead().Body(app.Tr().Body(
				app.Range(heads).Slice(func(i int) app.UI { return app.Th().Scope("col").Text(heads[i].String()) }),
				app.Th().Scope("col").Body(app.Span().Class("u-hidden").Text(wording.ShelfColActs.String())))),
			app.TBody().Body(app.Range(v.Rows).Slice(func(i int) app.UI { return &LedgerRow{View: v.Rows[i], Store: l.Store} })),
		),
		app.Div().Class("Store").Body(
			app.Div().Body(
				app.H3().Text(wording.ShelfRoom.String()),
				app.Progress().Class("Store-bar").Hidden(v.Used == 0).Max("100").Value(v.Used).Aria("label", wording.ShelfRoom.String()),
				app.P().Text(v.Room)),
			app.Div().Body(
				app.H3().Text(wording.ShelfPromise.String()),
				app.Range(v.Promise).Slice(func(i int) app.UI { return app.P().Text(v.Promise[i]) }),
				actions(l.Store, some(v.Ask), false)),
		),
	)
}

// some is a list of the action, or of none.
func some(a present.Action) []present.Action {
	if a.Do == present.NoDeed {
		return nil
	}
	return []present.Action{a}
}

// actions draws buttons, or with plain what looks like links.
func actions(s *store.Store, list []present.Action, plain bool) app.UI {
	return app.Div().Class("Ledger-acts").Hidden(len(list) == 0).Body(app.Range(list).Slice(func(i int) app.UI {
		a := list[i]
		return app.Button().Class(part.Classes(part.When(plain, "Link-button"), part.When(!plain, "Button Button--small"))).Type("button").Title("%s", a.Full).
			OnClick(func(app.Context, app.Event) { s.Send(a.Msg()) }, app.EventScope(a.Do, a.On)).Text(a.Label)
	}))
}

// LedgerRow is a collection.
type LedgerRow struct {
	app.Compo
	View  present.LedgerRow
	Store *store.Store

	name string // as typed
}

// Render draws the row, with the field for the name where it is being changed.
func (r *LedgerRow) Render() app.UI {
	v := r.View
	return app.Tr().Class(part.Classes("Ledger-row", part.When(v.Here, "Ledger-row--here"), part.When(v.Kept.Solid == present.Dashed, "Ledger-row--not"))).DataSet("collection", v.Key).Body(
		app.Td().Body(
			app.A().Class("Ledger-title").Href(v.Href).Attr("data-whole", "").Aria("current", part.Current(v.Here)).Hidden(v.Naming).Text(v.Title),
			app.Form().Class("Ledger-name").Hidden(!v.Naming).OnSubmit(r.rename).Body(
				app.Input().Class("Words-input").ID("%s", fieldID(v.Naming)).Type("text").Aria("label", wording.ShelfRenameTo.String()).AutoComplete(false).Attr("maxlength", "200").OnInput(r.typed),
				app.Button().Class("Button Button--main").Type("submit").Text(wording.ShelfSaveName.String()),
				app.Button().Class("Button").Type("button").OnClick(r.leave).Text(wording.ShelfCancel.String())),
			app.Small().Class("Ledger-from").Text(v.From),
			app.Div().Class("Ledger-marks").Attr("role", "group").Aria("label", wording.ShelfOutlets.String()).Body(
				app.Range(v.Marks).Slice(func(i int) app.UI {
					return app.Span().Body(part.MarkOf(v.Marks[i].Mark, part.Small), app.Text(v.Marks[i].N))
				}),
				app.Span().Hidden(v.Nameless == "").Text(v.Nameless)),
			app.P().Class("Ledger-acts").Hidden(v.Edit.Href == "").Body(app.A().Href(v.Edit.Href).Text(v.Edit.Label)),
			actions(r.Store, v.Acts, true)),
		cell(wording.ShelfColArticles, app.B().Class("Ledger-n").Text(v.Articles), app.Small().Text(v.Passages)),
		cell(wording.ShelfColChanged, app.Span().Text(v.Changed)),
		cell(wording.ShelfColKept, keep(v.Kept), app.Small().Text(v.Kept.Note)),
		cell(wording.ShelfColBackup, keep(v.Backup), app.Small().Text(v.Backup.Note)),
		app.Td().Class("Ledger-go").Body(app.A().Class("Button").Href(v.Href).Attr("data-whole", "").Aria("label", v.Open+": "+v.Title).Text(v.Open)),
	)
}

func cell(name wording.Message, body ...app.UI) app.UI {
	return app.Td().DataSet("name", name.String()).Body(body...)
}

// keep draws how something is kept.
func keep(v present.Keep) app.UI {
	return app.Span().Class("State", "State--"+string(v.Solid)).Hidden(v.Text == "").Text(v.Text)
}

// fieldID is the id of the field that is there to be typed in.
func fieldID(shown bool) string {
	if shown {
		return state.ShelfNameID
	}
	return ""
}

func (r *LedgerRow) typed(_ app.Context, e app.Event) { r.name = platform.TextOf(e) }

func (r *LedgerRow) rename(_ app.Context, e app.Event) {
	e.PreventDefault()
	r.Store.Send(state.CollectionRenamed{Collection: r.View.Key, Title: r.name})
}

func (r *LedgerRow) leave(app.Context, app.Event) { r.Store.Send(state.CollectionNaming{}) }

// Keeping is the line under the head of the page: what is shown, whether it is kept,
// and how old its backup is.
type Keeping struct {
	app.Compo
	View  present.KeepingView
	Store *store.Store
}

// Render draws the line; of nothing there is none.
func (k *Keeping) Render() app.UI {
	v := k.View
	return app.Aside().Class("Keeping").Aria("label", wording.KeepingLabel.String()).Hidden(v.Title == "").Body(
		app.A().Class("Keeping-where").Href("#/library").Text(v.Title),
		app.Span().Class("Keeping-articles").Text(v.Articles),
		app.Div().Class("Keeping-end").Body(
			keep(v.Kept),
			app.Span().Class("Keeping-backup").Text(v.Backup),
			actions(k.Store, some(v.Save), true)),
	)
}
