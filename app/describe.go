package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/platform"
	"parallax/app/present"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
	"parallax/corpus/edit"
)

// Describe are the tables in which articles, outlets and the collection are described.
type Describe struct {
	app.Compo
	View  present.DescribeView
	Store *store.Store

	field edit.Field // for all that are selected
	value string     // likewise, as typed
}

const outletsID = "outlet-names"

// Render draws the part that is shown.
func (d *Describe) Render() app.UI {
	v := d.View
	return app.Div().Class("Describe").Body(
		app.Div().Class("Hed Hed--slim").Body(
			app.P().Class("Hed-kicker").Body(app.A().Href(v.Back.Href).Text(v.Back.Label)),
			app.H1().Class("Hed-title").ID("heading").TabIndex(-1).Text(v.Title),
			app.P().Class("Library-deck").Text(v.Deck)),
		app.Div().Class("Describe-tools").Body(
			app.Nav().Class("Switch").Aria("label", wording.DescribeParts.String()).Body(app.Range(v.Parts).Slice(func(i int) app.UI {
				return app.A().Class("Switch-option").Href(v.Parts[i].Href).Aria("current", part.Current(v.Parts[i].Current)).Text(v.Parts[i].Label)
			})),
			app.Button().Class("Button").Type("button").Hidden(v.Undo == "").OnClick(d.undo).Text(v.Undo),
			app.Button().Class("Button").Type("button").Hidden(v.Redo == "").OnClick(d.redo).Text(v.Redo)),
		app.Ul().Class("Says").Hidden(len(v.Both) == 0).Body(app.Range(v.Both).Slice(func(i int) app.UI {
			b := v.Both[i]
			return app.Li().Class("Says-row").Body(app.P().Text(b.Text),
				app.Button().Class("Button Button--small").Type("button").OnClick(func(app.Context, app.Event) {
					d.Store.Send(state.Described{Documents: []string{b.Document}, Field: b.Field, Value: b.Value, How: b.How})
				}, app.EventScope(b.Document, string(b.Field), b.Value)).Text(b.Label))
		})),
		app.DataList().ID(outletsID).Body(app.Range(v.Outlets).Slice(func(i int) app.UI { return app.Option().Value(v.Outlets[i]) })),
		app.Div().Hidden(len(v.Fields) == 0).Body(d.articles()),
		app.Div().Hidden(len(v.Fields) > 0 || len(v.Collection) > 0).Body(d.outlets()),
		app.Div().Class("Describe-form").Hidden(len(v.Collection) == 0).Body(
			app.P().Class("Library-text").Hidden(v.Fixed == "").Text(v.Fixed),
			app.Label().Class("Describe-line").Hidden(v.Key == "").Body(
				app.Span().Text(wording.DescribeCollTitle.String()),
				app.Input().Class("Words-input").Type("text").Value(v.CollTitle).AutoComplete(false).Attr("maxlength", "200").OnChange(d.retitle)),
			app.Range(v.Collection).Slice(func(i int) app.UI {
				f := v.Collection[i]
				return app.Label().Class("Describe-line").Body(app.Span().Text(f.Name), describeField(d.Store, f, "", nil, ""))
			})),
	)
}

// articles is the table of articles, with what can be done to all that are selected.
func (d *Describe) articles() app.UI {
	v := d.View
	field := d.field
	if field == "" && len(v.Fields) > 0 {
		field = v.Fields[0].Field
	}
	list := ""
	if field == edit.Outlet {
		list = outletsID
	}
	heads := make([]string, 0, len(v.Fields)+2)
	if len(v.Articles) > 0 {
		for _, f := range v.Articles[0].Fields {
			heads = append(heads, f.Name)
		}
	}
	return app.Div().Body(
		app.Div().Class("Filters").Attr("role", "group").Aria("label", wording.DescribeList.String()).Body(app.Range(v.Only).Slice(func(i int) app.UI {
			o := v.Only[i]
			return app.Button().Class("Chip").Type("button").Aria("pressed", o.Here).
				OnClick(func(app.Context, app.Event) { d.Store.Send(state.OnlyListed{Only: o.Only}) }, app.EventScope(string(o.Only))).Text(o.Label)
		})),
		app.Form().Class("Describe-bulk").OnSubmit(d.set).Body(
			app.B().Attr("role", "status").Text(v.Chosen),
			app.Button().Class("Chip").Type("button").OnClick(d.all).Text(wording.DescribeSelectAll.String()),
			app.Button().Class("Chip").Type("button").Hidden(!v.Some).OnClick(d.none).Text(wording.DescribeClear.String()),
			app.Select().Class("Words-input").Aria("label", wording.DescribeField.String()).OnChange(d.choose).Body(app.Range(v.Fields).Slice(func(i int) app.UI {
				f := v.Fields[i]
				return app.Option().Value(string(f.Field)).Selected(f.Field == field).Text(f.Name)
			})),
			app.Input().Class("Words-input").Type("text").Aria("label", wording.DescribeValue.String()).Attr("list", list).AutoComplete(false).OnInput(d.typed),
			app.Button().Class("Button").Type("submit").Disabled(!v.Some).Text(wording.DescribeSet.String()),
			app.Button().Class("Chip").Type("button").Hidden(!v.Guesses).OnClick(d.confirm).Text(wording.DescribeConfirm.String()),
			app.Button().Class("Chip").Type("button").Disabled(!v.Some).OnClick(d.up).Text(wording.DescribeUp.String()),
			app.Button().Class("Chip").Type("button").Disabled(!v.Some).OnClick(d.down).Text(wording.DescribeDown.String())),
		app.Div().Class("Describe-scroll").TabIndex(0).Attr("role", "region").Aria("label", wording.DescribeArticles.String()).Body(app.Table().Class("Describe-table").Body(
			app.THead().Body(app.Tr().Body(
				app.Th().Scope("col").Body(app.Span().Class("u-hidden").Text(wording.DescribeSelectAll.String())),
				app.Th().Scope("col").Text(wording.DescribeNumber.String()),
				app.Range(heads).Slice(func(i int) app.UI { return app.Th().Scope("col").Text(heads[i]) }))),
			app.TBody().Body(app.Range(v.Articles).Slice(func(i int) app.UI { return &DescribeRow{View: v.Articles[i], Store: d.Store} })))),
		app.Button().Class("More").Type("button").Hidden(v.More == "").OnClick(d.longer).Text(v.More),
	)
}

// outlets is the table of outlets, under what looks like two spellings of one.
func (d *Describe) outlets() app.UI {
	v := d.View
	var heads []string
	if len(v.Rows) > 0 {
		for _, f := range v.Rows[0].Fields {
			heads = append(heads, f.Name)
		}
	}
	heads = append(heads, wording.DescribeColour.String(), wording.DescribeMerge.String())
	return app.Div().Body(
		app.P().Class("Library-text").Hidden(v.None == "").Text(v.None),
		app.Ul().Class("Says").Hidden(len(v.Alike) == 0).Body(app.Range(v.Alike).Slice(func(i int) app.UI {
			a := v.Alike[i]
			return app.Li().Class("Says-row").Body(app.P().Text(a.Text),
				app.Button().Class("Button").Type("button").OnClick(func(app.Context, app.Event) { d.Store.Send(state.OutletsJoined{Outlet: a.From, Into: a.Into}) }, app.EventScope(a.From, a.Into)).Text(a.Label))
		})),
		app.Div().Class("Describe-scroll").TabIndex(0).Attr("role", "region").Aria("label", wording.DescribeOutlets.String()).Hidden(len(v.Rows) == 0).Body(app.Table().Class("Describe-table").Body(
			app.THead().Body(app.Tr().Body(app.Th().Scope("col").Text(wording.DescribeCount.String()),
				app.Range(heads).Slice(func(i int) app.UI { return app.Th().Scope("col").Text(heads[i]) }))),
			app.TBody().Body(app.Range(v.Rows).Slice(func(i int) app.UI { return &OutletRow{View: v.Rows[i], Store: d.Store} })))),
	)
}

func (d *Describe) undo(app.Context, app.Event)    { d.Store.Send(state.TakenBack{}) }
func (d *Describe) redo(app.Context, app.Event)    { d.Store.Send(state.DoneAgain{}) }
func (d *Describe) longer(app.Context, app.Event)  { d.Store.Send(state.LongerAsked{}) }
func (d *Describe) all(app.Context, app.Event)     { d.Store.Send(state.AllChosen{}) }
func (d *Describe) none(app.Context, app.Event)    { d.Store.Send(state.AllChosen{Off: true}) }
func (d *Describe) confirm(app.Context, app.Event) { d.Store.Send(state.GuessesConfirmed{}) }
func (d *Describe) up(app.Context, app.Event)      { d.Store.Send(state.ChosenMoved{By: -1}) }
func (d *Describe) down(app.Context, app.Event)    { d.Store.Send(state.ChosenMoved{By: 1}) }

func (d *Describe) choose(_ app.Context, e app.Event) { d.field = edit.Field(platform.TextOf(e)) }
func (d *Describe) typed(_ app.Context, e app.Event)  { d.value = platform.TextOf(e) }

func (d *Describe) set(_ app.Context, e app.Event) {
	e.PreventDefault()
	field := d.field
	if field == "" {
		field = d.View.Fields[0].Field
	}
	d.Store.Send(state.ChosenDescribed{Field: field, Value: d.value})
}

func (d *Describe) retitle(_ app.Context, e app.Event) {
	d.Store.Send(state.CollectionRenamed{Collection: d.View.Key, Title: platform.TextOf(e)})
}

// describeField is a field of documents, of an outlet or of the collection; list is
// the id of what there is to choose among.
func describeField(s *store.Store, f present.SaidField, outlet string, documents []string, list string) app.UI {
	class := part.Classes("Describe-field", part.When(f.Mine, "Describe-field--mine"), part.When(f.Guess, "Describe-field--guess"))
	changed := func(_ app.Context, e app.Event) {
		s.Send(state.Described{Documents: documents, Outlet: outlet, Field: f.Field, Value: platform.TextOf(e)})
	}
	if f.Long {
		return app.Textarea().Class(class).ID("%s", f.ID).Rows(4).Aria("label", f.Full).OnChange(changed, app.EventScope(f.ID)).Text(f.Value)
	}
	return app.Input().Class(class).ID("%s", f.ID).Type("text").Value(f.Value).Placeholder(wording.DescribeNone.String()).Aria("label", f.Full).
		AutoComplete(false).Attr("maxlength", "1000").Attr("list", list).OnChange(changed, app.EventScope(f.ID))
}

// DescribeRow is an article of the table.
type DescribeRow struct {
	app.Compo
	View  present.DescribeRow
	Store *store.Store
}

// Render draws the row.
func (r *DescribeRow) Render() app.UI {
	v := r.View
	return app.Tr().Class(part.Classes("Describe-row", part.When(v.Chosen, "Describe-row--chosen"))).Body(
		app.Td().Body(app.Input().Type("checkbox").Class("Describe-tick").Checked(v.Chosen).Aria("label", v.Select).OnChange(r.tick, app.EventScope(v.Document))),
		app.Td().Body(app.Span().Class("Describe-n").Body(part.MarkBeside(v.Mark, part.Small), app.Text(v.N))),
		app.Range(v.Fields).Slice(func(i int) app.UI {
			f := v.Fields[i]
			return app.Td().Class("Describe-cell").DataSet("name", f.Name).Body(r.cell(f), app.Small().Class("Describe-how").ID("%s-how", f.ID).Hidden(f.How == "").Text(f.How))
		}))
}

// cell is a field; a date and how it is known are set together.
func (r *DescribeRow) cell(f present.SaidField) app.UI {
	switch f.Field {
	case edit.Outlet:
		return describeField(r.Store, f, "", []string{r.View.Document}, outletsID)
	case edit.Published:
		return r.date(f, func(text string) state.Described { return state.Described{Value: text, How: r.says(present.How)} })
	case present.How:
		f.Field = edit.Published
		return r.date(f, func(text string) state.Described { return state.Described{Value: r.says(edit.Published), How: text} })
	}
	return describeField(r.Store, f, "", []string{r.View.Document}, "")
}

func (r *DescribeRow) date(f present.SaidField, described func(text string) state.Described) app.UI {
	placeholder := wording.DescribeNone
	if f.Name == wording.DescribeHow.String() && r.says(edit.Published) != "" {
		placeholder = wording.DescribeHowStated
	}
	return app.Input().Class(part.Classes("Describe-field", part.When(f.Mine, "Describe-field--mine"), part.When(f.Guess, "Describe-field--guess"))).ID("%s", f.ID).Type("text").Value(f.Value).
		Placeholder(placeholder.String()).Aria("label", f.Full).AutoComplete(false).Attr("maxlength", "1000").
		OnChange(func(_ app.Context, e app.Event) {
			msg := described(platform.TextOf(e))
			msg.Documents, msg.Field = []string{r.View.Document}, edit.Published
			r.Store.Send(msg)
		}, app.EventScope(f.ID))
}

// says is what the article says in a field now.
func (r *DescribeRow) says(f edit.Field) string {
	for _, g := range r.View.Fields {
		if g.Field == f {
			return g.Value
		}
	}
	return ""
}

func (r *DescribeRow) tick(app.Context, app.Event) {
	r.Store.Send(state.DocumentChosen{Document: r.View.Document})
}

// OutletRow is an outlet of the table.
type OutletRow struct {
	app.Compo
	View  present.OutletRow
	Store *store.Store
}

// Render draws the row.
func (r *OutletRow) Render() app.UI {
	v := r.View
	return app.Tr().Class("Describe-row").Body(
		app.Td().Body(app.Span().Class("Describe-n").Body(part.MarkBeside(v.Mark, part.Small), app.Text(v.N))),
		app.Range(v.Fields).Slice(func(i int) app.UI {
			f := v.Fields[i]
			return app.Td().Class("Describe-cell").DataSet("name", f.Name).Body(describeField(r.Store, f, v.ID, nil, ""))
		}),
		app.Td().DataSet("name", wording.DescribeColour.String()).Body(r.others(wording.DescribeColour, r.swap)),
		app.Td().DataSet("name", wording.DescribeMerge.String()).Body(r.others(wording.DescribeMerge, r.merge)))
}

func (r *OutletRow) others(label wording.Message, chosen app.EventHandler) app.UI {
	v := r.View
	return app.Select().Class("Words-input").Aria("label", wording.DescribeOf.With("field", label.String(), "thing", v.Name)).OnChange(chosen, app.EventScope(v.ID)).Body(
		app.Option().Value("").Selected(true).Text(wording.DescribeChoose.String()),
		app.Range(v.Others).Slice(func(i int) app.UI { return app.Option().Value(v.Others[i].ID).Text(v.Others[i].Name) }))
}

func (r *OutletRow) swap(_ app.Context, e app.Event) {
	r.Store.Send(state.OutletsJoined{Outlet: r.View.ID, Into: platform.TextOf(e), Swap: true})
}

func (r *OutletRow) merge(_ app.Context, e app.Event) {
	r.Store.Send(state.OutletsJoined{Outlet: r.View.ID, Into: platform.TextOf(e)})
}
