package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/present"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
)

// Library says what is here and what is kept, and is where files are added. Files that are dropped
// or chosen are taken by package platform, wherever on the page that happens.
type Library struct {
	app.Compo
	View  present.LibraryView
	Store *store.Store
}

const (
	filesID  = "files"
	folderID = "folder"
	filesFor = "files-hint"
)

// Render draws what is here, what is kept, the field with what became of the files
// offered last, and the articles.
func (l *Library) Render() app.UI {
	v := l.View
	looking := v.Preview.Shown || v.Merge.Shown
	return app.Div().Class(part.Classes("Library", part.When(looking, "Library--preview"))).Body(
		app.Div().Class("Hed Hed--slim").Body(
			app.H1().Class("Hed-title").ID("heading").TabIndex(-1).Text(v.Title),
			app.P().Class("Library-deck").Hidden(v.Ledger.Deck == "").Text(v.Ledger.Deck),
		),
		// Above what comes and goes by itself, which would move the button from under a click.
		app.P().Class("Merge-undo").Hidden(v.Merge.Undo == "").Body(app.Text(v.Merge.Undo+" "), sends(l.Store, wording.MergeUndo.String(), state.MergeUndone{}).Class("Button Button--small")),
		app.Div().Class("Library-lost").Attr("role", "status").Hidden(v.Lost == "").Body(
			app.P().Text(v.Lost), app.Button().Class("Button").Type("button").OnClick(l.closeLost).Text(wording.PreviewLostClose.String())),
		app.P().Class("Library-arriving").Hidden(v.Arriving.Text == "").Body(
			app.Span().Text(v.Arriving.Text), app.Progress().Max(1).Value(v.Arriving.Done).Aria("label", v.Arriving.Text),
			sends(l.Store, wording.FilesStop.String(), state.FilesStopped{}).Class("Button")),
		app.Div().Hidden(!v.Preview.Shown).Body(&Preview{View: v.Preview, Store: l.Store}),
		app.Div().Hidden(!v.Merge.Shown).Body(&Merge{View: v.Merge, Store: l.Store}),
		app.Div().Hidden(looking).Body(&Ledger{View: v.Ledger, Store: l.Store}),
		app.Div().Hidden(looking).Body(&Take{View: v.Take, Store: l.Store}),
		app.Div().Class("Library-state").Hidden(looking).Body(
			app.Section().Aria("labelledby", "library-kept").Body(
				app.H2().Class("Section-title").ID("library-kept").Text(wording.LibraryKept.String()),
				app.P().Class("Library-text").Hidden(v.Here == "").Text(v.Here),
				app.P().Class("Library-status").Text(v.Status),
				app.P().Class("Library-text").Hidden(v.Changes == "").Text(v.Changes),
				app.P().Class("Library-warning").Hidden(v.Warning == "").Text(v.Warning),
				app.P().Class("Library-text").Hidden(v.Forgets == "").Text(v.Forgets)),
		),
		app.Section().Class("Section").Aria("labelledby", "library-add").Aria("busy", v.Busy).Body(
			app.H2().Class("Section-title").ID("library-add").Text(wording.LibraryAdd.String()),
			app.Ul().Class("Library-ways").Body(app.Range(v.Ways).Slice(func(i int) app.UI { return app.Li().Text(v.Ways[i]) })),
			app.Div().Class("Library-drop").Attr("role", "group").Aria("label", wording.LibraryDropRegion.String()).Body(
				app.Input().Class("Library-field").Type("file").ID(filesID).Multiple(true).Aria("describedby", filesFor),
				app.Label().Class("Button Library-choose").For(filesID).Text(wording.LibraryChoose.String()),
				app.Input().Class("Library-field").Type("file").ID(folderID).Multiple(true).Attr("webkitdirectory", true),
				app.Label().Class("Button Library-choose").For(folderID).Text(wording.AddFolder.String()),
				app.P().ID(filesFor).Text(wording.LibraryDrop.String()),
			),
			l.paste(),
		),
		app.Section().Class("Library-outcomes").Aria("labelledby", "outcomes").Hidden(len(v.Outcomes) == 0).Body(
			app.H2().Class("Section-title").ID("outcomes").Text(wording.LibraryOutcomes.String()),
			app.Ul().Body(app.Range(v.Outcomes).Slice(func(i int) app.UI { return outcome(v.Outcomes[i]) })),
			app.P().Class("Section-note").Hidden(v.Hidden == "").Text(v.Hidden),
		),
		app.Section().Class("Section").Aria("labelledby", "shelf").Hidden(len(v.Articles) == 0).Body(
			app.H2().Class("Section-title").ID("shelf").Text(wording.LibraryArticles.String()),
			app.Ul().Class("Library-shelf").Body(
				app.Range(v.Articles).Slice(func(i int) app.UI { return &ShelfRow{View: v.Articles[i], Store: l.Store} })),
			app.P().Class("Section-note").Hidden(v.Rest == "").Text(v.Rest),
			app.Ul().Class("Library-shelf").Hidden(len(v.Stray) == 0).Body(
				app.Range(v.Stray).Slice(func(i int) app.UI { return l.stray(v.Stray[i]) })),
			app.Button().Class("Button").Type("button").Hidden(v.All == "").OnClick(l.removeAll).Text(v.All),
		),
		app.Div().Hidden(v.OneFile.Save == "").Body(&OneFile{View: v.OneFile, Store: l.Store}),
		app.Section().Class("Section").Aria("labelledby", "install").Hidden(v.Install == "").Body(
			app.H2().Class("Section-title").ID("install").Text(wording.InstallTitle),
			app.P().Class("Library-text").Text(v.Install),
			app.P().Class("Library-buttons").Hidden(!v.Offered).Body(app.Button().Class("Button").Type("button").OnClick(l.install).Text(wording.InstallButton)),
		),
	)
}

func (l *Library) closeLost(app.Context, app.Event) { l.Store.Send(state.LostClosed{}) }

func (l *Library) removeAll(app.Context, app.Event) { l.Store.Send(state.OriginalsRemoved{}) }

func (l *Library) install(app.Context, app.Event) { l.Store.Send(state.InstallAsked{}) }

func outcome(v present.OutcomeRow) app.UI {
	row := app.Li().Class(part.Classes("Library-outcome", part.When(!v.Placed, "Library-outcome--not")))
	if !v.Placed {
		return row.Body(app.Span(), app.P().Body(app.Span().Class("Library-file").Text(v.File), app.Span(), app.Small().Text(v.Text)))
	}
	return row.Body(part.MarkOf(v.Mark, part.Small),
		app.P().Body(app.Span().Class("Library-file").Text(v.File), part.Anchor(v.Link), app.Small().Text(v.Text)))
}

func (l *Library) stray(v present.StrayRow) app.UI {
	return app.Li().Class("Library-row").Body(
		app.Span(),
		app.P().Body(app.Span().Class("Library-file").Text(v.File), app.Small().Text(v.Text)),
		removal(l.Store, v.Record, v.File),
	)
}

// ShelfRow is an article and whether its original is here.
type ShelfRow struct {
	app.Compo
	View  present.ShelfRow
	Store *store.Store
}

// Render draws the row.
func (r *ShelfRow) Render() app.UI {
	v := r.View
	return app.Li().Class(part.Classes("Library-row", part.When(v.Attached, "Library-row--attached"))).DataSet("document", v.Document).Body(
		part.DrawMark(v.Mark, part.Small, !v.Attached, false),
		app.P().Body(app.Span().Class("Library-outlet").Text(v.Outlet), part.Anchor(v.Link), app.Small().Text(v.State)),
		app.Div().Hidden(!v.Removable).Body(removal(r.Store, v.Document, v.Link.Label)),
	)
}

func removal(s *store.Store, document, label string) app.UI {
	return app.Button().Class("Chip").Type("button").Aria("label", wording.LibraryRemoveOf.With("article", label)).
		OnClick(func(app.Context, app.Event) { s.Send(state.OriginalRemoved{Document: document}) }, app.EventScope(document)).
		Text(wording.LibraryRemove.String())
}

// DropVeil lies over the page while files hang over it.
type DropVeil struct {
	app.Compo
	Shown bool
}

// Render draws the veil.
func (d *DropVeil) Render() app.UI {
	return app.Div().Class("DropVeil").Hidden(!d.Shown).Aria("hidden", "true").Body(
		app.P().Class("DropVeil-text").Text(wording.LibraryDropHere.String()))
}
