package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/platform"
	"parallax/app/present"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
)

// Words is the words screen.
type Words struct {
	app.Compo
	View  present.WordsView
	Store *store.Store
}

// Render draws the heading, then the comparison.
func (w *Words) Render() app.UI {
	v := w.View
	return app.Div().Body(
		app.Div().Class("Hed Hed--slim").Body(
			app.H1().Class("Hed-title").ID(state.HeadingID).TabIndex(-1).Text(v.Title)),
		app.P().Class("Compare-too").Hidden(v.Too == "").Text(v.Too),
		&Keyness{View: v, Store: w.Store},
	)
}

// Keyness is the words that set one side apart, with what can be set.
type Keyness struct {
	app.Compo
	View  present.WordsView
	Store *store.Store
}

// Render draws the words in a sentence, the settings and the table.
func (k *Keyness) Render() app.UI {
	v := k.View
	if v.Too != "" {
		return app.Div()
	}
	return app.Div().Class("Words").Aria("busy", v.Wait.Busy).Body(
		part.SwitchOf(wording.WordsCount.String(), v.Parts),
		app.Div().Class("Filters Filters--rows").Hidden(len(v.Articles)+len(v.Against) == 0).Body(
			part.ArticleChips(wording.WordsOf.String(), v.Articles, v.Others),
			part.ArticleChips(wording.WordsAgainst.String(), v.Against, ""),
		),
		&part.Pending{View: v.Wait, Store: k.Store},
		app.P().Class("Words-kicker").Hidden(v.Kicker == "").Body(app.Text(v.Kicker)),
		app.P().Class("Words-lead").Hidden(len(v.Lead) == 0).Body(part.Runs(v.Lead)...),
		app.P().Class("Words-source").Hidden(v.Source == "").Text(v.Source),
		&WordSettings{View: settingsOf(v), Store: k.Store},
		app.Div().Class("Words-looked").Hidden(v.Looked.Term == "").Body(&Term{View: v.Looked, Store: k.Store}),
		k.table(),
		app.Div().Class("Context-head").Body(
			app.Button().Class("More").Type("button").Hidden(v.More == "").OnClick(k.longer).Text(v.More),
			&part.SaveBar{List: v.Saves, Store: k.Store}),
		app.P().Class("Words-tested").Hidden(v.Tested == "").Text(v.Tested),
		app.P().Class("Words-tested").Hidden(v.Method == "").Text(v.Method),
	)
}

// table is what the part of the screen counts.
func (k *Keyness) table() app.UI {
	v := k.View
	switch {
	case v.Runs.Shown:
		return &Phrases{View: v.Runs, Store: k.Store}
	case v.Variety.Shown:
		return &Variety{View: v.Variety, Store: k.Store}
	case len(v.Labels.Rows) > 0:
		return &Labels{View: v.Labels}
	}
	return &WordTable{Columns: v.Columns, Ends: v.Ends, Effect: v.Effect, Evidence: v.Evidence, P: v.P, Store: k.Store}
}

func (k *Keyness) longer(app.Context, app.Event) { k.Store.Send(state.LongerAsked{}) }

// settings are the parts of a view that can be set.
type settings struct {
	Orders, Lengths, Leasts, Stops []element.Chip
	Out, Keep, Term                string
}

func settingsOf(v present.WordsView) settings {
	return settings{v.Orders, v.Lengths, v.Leasts, v.Stops, v.Out, v.Keep, v.Term}
}

// WordSettings is what is counted and in which order it is listed.
type WordSettings struct {
	app.Compo
	View  settings
	Store *store.Store
}

// Render draws the chips and the fields.
func (w *WordSettings) Render() app.UI {
	v := w.View
	return app.Form().Class("Words-settings").Hidden(len(v.Stops) == 0).OnSubmit(part.PreventDefault).Body(
		&part.Chips{Label: wording.SetSortBy.String(), List: v.Orders, Kind: part.TurnChip, Store: w.Store},
		&part.Chips{Label: wording.SetLength.String(), List: v.Lengths, Kind: part.TurnChip, Store: w.Store},
		&part.Chips{Label: wording.SetLeast.String(), List: v.Leasts, Kind: part.TurnChip, Store: w.Store},
		&part.Chips{Label: wording.SetStops.String(), List: v.Stops, Kind: part.TurnChip, Store: w.Store},
		field(state.OutID, wording.SetOut, v.Out, w.out),
		field(state.KeepID, wording.SetKeep, v.Keep, w.keep),
		app.Div().Class("Words-look").Hidden(len(v.Orders) == 0).Body(field(state.LookID, wording.SetLookUp, "", w.look)),
	)
}

func field(id string, label wording.Message, value string, changed app.EventHandler) app.UI {
	return app.Label().Class("Words-field").Body(
		app.Span().Class("Filters-label").Text(label),
		app.Input().Class("Words-input").ID("%s", id).Type("text").Value(value).AutoComplete(false).Attr("autocapitalize", "off").
			Spellcheck(false).Attr("maxlength", "500").OnChange(changed))
}

func (w *WordSettings) out(_ app.Context, e app.Event) {
	w.Store.Send(state.StopsEdited{Out: platform.TextOf(e), Keep: w.View.Keep})
}

func (w *WordSettings) keep(_ app.Context, e app.Event) {
	w.Store.Send(state.StopsEdited{Out: w.View.Out, Keep: platform.TextOf(e)})
}

func (w *WordSettings) look(_ app.Context, e app.Event) {
	w.Store.Send(state.TermAsked{Text: platform.TextOf(e)})
}

// WordTable lists words with their figures and where they occur.
type WordTable struct {
	app.Compo
	Columns  []present.FactColumn
	Ends     []present.WordsEnd
	Effect   present.Named
	Evidence present.Named
	P        present.Named
	Store    *store.Store
}

// Render draws the table; a word is a group of two rows, of which the second is
// for what is said about it once it is opened.
func (w *WordTable) Render() app.UI {
	width := 7 + len(w.Columns)
	var groups []app.UI
	for _, end := range w.Ends {
		groups = append(groups, app.TBody().Class("WordTable-end").Body(app.Tr().Body(
			app.Th().Attr("scope", "rowgroup").ColSpan(width).Body(
				app.H2().Class("WordTable-title").Text(end.Title), app.Small().Hidden(len(end.Rows) > 0).Text(end.Empty)))))
		for _, row := range end.Rows {
			groups = append(groups, &WordRow{View: row, Width: width, Store: w.Store})
		}
	}
	return app.Div().Class("WordTable-holder").Hidden(len(w.Ends) == 0).Body(
		app.Table().Class(part.Classes("WordTable", part.When(w.Evidence.Name == "z", "WordTable--z"))).Body(
			app.THead().Class("WordTable-head").Body(app.Tr().Body(
				app.Th().Attr("scope", "col").Text(wording.TableWord),
				app.Th().Attr("scope", "col").Class("WordTable-number").Body(named(w.Effect)),
				app.Th().Attr("scope", "col").Class("WordTable-bar").Body(app.Span().Text(wording.TableLessHere), app.Text(" "), app.Span().Text(wording.TableMoreHere)),
				app.Th().Attr("scope", "col").Class("WordTable-number").Body(named(w.Evidence)),
				app.Th().Attr("scope", "col").Class("WordTable-number").Body(named(w.P)),
				app.Th().Attr("scope", "col").Class("WordTable-number").Text(wording.TableHere),
				app.Th().Attr("scope", "col").Class("WordTable-number").Text(wording.TableRest),
				app.Range(w.Columns).Slice(func(i int) app.UI { return part.DocumentHead(w.Columns[i]) }),
			)),
			app.Range(groups).Slice(func(i int) app.UI { return groups[i] }),
		),
	)
}

func named(n present.Named) app.UI { return app.Span().Title("%s", n.Title).Text(n.Name) }
