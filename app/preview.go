package app

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/platform"
	"parallax/app/present"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
	"parallax/corpus/intake"
)

// Preview shows what was read of files before anything of it is added: what has to
// be decided, the articles, one of them beside the list, and what adding would do.
type Preview struct {
	app.Compo
	View  present.PreviewView
	Store *store.Store

	outlet string // typed for those that are ticked
}

// Render draws it.
func (p *Preview) Render() app.UI {
	v := p.View
	return app.Section().Class("Preview").Aria("labelledby", "preview").Aria("busy", v.Busy != "").Body(
		app.Div().Class("Hed Hed--slim").Body(
			app.H2().Class("Hed-title").ID("preview").TabIndex(-1).Text(v.Title),
			app.P().Class("Hed-deck").Hidden(v.Deck == "").Text(v.Deck),
		),
		app.P().Class("Preview-busy").Attr("role", "status").Hidden(v.Busy == "").Body(
			app.Span().Text(v.Busy), app.Progress().Max(1).Value(v.Done).Aria("label", v.Busy)),
		app.Section().Aria("labelledby", "preview-decisions").Hidden(len(v.Decisions) == 0).Body(
			app.H3().Class("Section-title").ID("preview-decisions").Text(wording.PreviewDecisions.String()),
			p.decisions(v.Decisions[:v.Stops()]),
			app.Range(v.Readings).Slice(func(i int) app.UI {
				return app.Div().Class("Preview-reading").Body(app.P().Text(v.Readings[i].File), previewReading(p.Store, v.Readings[i]))
			}),
			p.decisions(v.Decisions[v.Stops():]),
		),
		app.Div().Class(part.Classes("Preview-sides", part.When(v.Panel.N > 0, "Preview-sides--open"))).Hidden(len(v.Rows) == 0 && len(v.Listed) < 2).Body(
			app.Div().Class("Preview-list").Body(
				app.Div().Class("Preview-filters").Attr("role", "group").Aria("label", wording.PreviewWhich.String()).Body(
					app.Range(v.Listed).Slice(func(i int) app.UI { return p.filter(v.Listed[i]) })),
				p.bulk(),
				app.Div().Class("Preview-scroll").Body(app.Table().Class("Preview-table").Body(
					app.THead().Body(app.Tr().Body(
						app.Th().Scope("col").Body(app.Input().Type("checkbox").Checked(v.Picked > 0).Aria("label", wording.PreviewPickAll.String()).OnChange(p.pickAll)),
						app.Range(previewHeads).Slice(func(i int) app.UI { return app.Th().Scope("col").Text(previewHeads[i].String()) }),
					)),
					app.TBody().Body(app.Range(v.Rows).Slice(func(i int) app.UI { return &PreviewRow{View: v.Rows[i], Store: p.Store} })),
				)),
				app.P().Class("Preview-pages").Hidden(v.Range == "").Body(
					app.Button().Class("Button").Type("button").Disabled(v.From < 0).OnClick(p.page(v.From), app.EventScope("before", v.From)).Text(wording.PreviewBefore.String()),
					app.Span().Text(v.Range),
					app.Button().Class("Button").Type("button").Disabled(v.To < 0).OnClick(p.page(v.To), app.EventScope("after", v.To)).Text(wording.PreviewAfter.String()),
				),
			),
			app.Div().Hidden(v.Panel.N == 0).Body(&PreviewPanel{View: v.Panel, Store: p.Store}),
		),
		app.Div().Class("Preview-foot").Body(
			app.P().Class("Preview-say").Attr("role", "status").Text(v.Say),
			app.Div().Class("Preview-targets").Attr("role", "radiogroup").Aria("label", wording.PreviewTo.String()).Hidden(len(v.Targets) == 0).Body(
				app.Range(v.Targets).Slice(func(i int) app.UI { return p.target(v.Targets[i]) })),
			app.Button().Class("Button").Type("button").OnClick(p.cancel).Text(wording.PreviewCancel.String()),
			app.Button().Class("Button Button--main").Type("button").Hidden(v.Add == "").Disabled(v.Adding).OnClick(p.add).Text(v.Add),
		),
	)
}

func (p *Preview) decisions(list []present.PreviewDecision) app.UI {
	return app.Ul().Class("Preview-decisions").Hidden(len(list) == 0).Body(app.Range(list).Slice(func(i int) app.UI { return p.decision(list[i]) }))
}

var previewHeads = []wording.Message{wording.PreviewHead, wording.PreviewOutlet, wording.PreviewDate, wording.PreviewByline, wording.PreviewLanguage, wording.PreviewLength, wording.PreviewDoubts}

func (p *Preview) decision(d present.PreviewDecision) app.UI {
	return app.Li().Class(part.Classes("Preview-decision", part.When(d.Stop, "Preview-decision--stop"))).Body(
		app.B().Class("Preview-number").Text(d.N),
		app.Div().Body(
			app.P().Class("Preview-reason").Text(d.Text),
			app.Range(d.More).Slice(func(i int) app.UI { return app.P().Class("Preview-more").Text(d.More[i]) }),
		),
		app.Div().Class("Preview-acts").Body(
			app.Button().Class("Button").Type("button").Hidden(!d.Guess).OnClick(p.byName).Text(wording.PreviewOfName.String()),
			app.Button().Class("Button").Type("button").Hidden(!d.Guess).OnClick(p.byFolder).Text(wording.PreviewOfFolder.String()),
			app.Button().Class("Button").Type("button").Hidden(d.Act == "").OnClick(func(app.Context, app.Event) {
				if d.Drop {
					p.Store.Send(state.PreviewAlikeDropped{Same: d.Same})
				} else {
					p.Store.Send(state.PreviewListed{Only: d.Only})
				}
			}, app.EventScope(d.Text)).Text(d.Act),
		),
	)
}

func (p *Preview) filter(f present.PreviewFilter) app.UI {
	return app.Button().Class("Chip").Type("button").Aria("pressed", strconv.FormatBool(f.On)).
		OnClick(func(app.Context, app.Event) { p.Store.Send(state.PreviewListed{Only: f.Only}) }, app.EventScope(string(f.Only))).Text(f.Label)
}

// bulk sets many at once.
func (p *Preview) bulk() app.UI {
	return app.Form().Class("Preview-bulk").Hidden(p.View.Picked == 0).OnSubmit(p.setOutlet).Body(
		app.Span().Class("Preview-selected").Text(p.View.Selected),
		app.Input().Class("Preview-field").Type("text").Value(p.outlet).Placeholder(wording.PreviewOutlet.String()).Aria("label", wording.PreviewSetOutlet.String()).OnInput(p.typeOutlet),
		app.Button().Class("Button").Type("submit").Text(wording.PreviewSet.String()),
		app.Button().Class("Button").Type("button").OnClick(p.byName).Text(wording.PreviewOfName.String()),
		app.Button().Class("Button").Type("button").OnClick(p.byFolder).Text(wording.PreviewOfFolder.String()),
		app.Button().Class("Button").Type("button").OnClick(p.dropMany).Text(wording.PreviewDropMany.String()),
		app.Button().Class("Button").Type("button").OnClick(p.clear).Text(wording.PreviewClear.String()),
	)
}

func (p *Preview) target(t present.PreviewTarget) app.UI {
	return app.Label().Class("Preview-target").Body(
		app.Input().Type("radio").Name("preview-target").Checked(t.On).OnChange(func(app.Context, app.Event) { p.Store.Send(state.PreviewApart{Apart: t.Apart}) }, app.EventScope(t.Apart)),
		app.Text(" "+t.Label))
}

func (p *Preview) page(from int) app.EventHandler {
	return func(app.Context, app.Event) {
		p.Store.Send(state.PreviewListed{Only: p.Store.Model().Preview.Only, From: from})
	}
}

func (p *Preview) setOutlet(_ app.Context, e app.Event) {
	e.PreventDefault()
	p.Store.Send(state.PreviewSet{Field: intake.Outlet, Value: p.outlet})
}

func (p *Preview) typeOutlet(_ app.Context, e app.Event) { p.outlet = platform.TextOf(e) }
func (p *Preview) byName(app.Context, app.Event)         { p.Store.Send(state.PreviewOutlets{}) }
func (p *Preview) byFolder(app.Context, app.Event)       { p.Store.Send(state.PreviewOutlets{Folder: true}) }
func (p *Preview) dropMany(app.Context, app.Event)       { p.Store.Send(state.PreviewDropped{}) }
func (p *Preview) clear(app.Context, app.Event)          { p.Store.Send(state.PreviewPicked{}) }
func (p *Preview) pickAll(app.Context, app.Event)        { p.Store.Send(state.PreviewPicked{}) }
func (p *Preview) add(app.Context, app.Event)            { p.Store.Send(state.PreviewAdded{}) }
func (p *Preview) cancel(app.Context, app.Event)         { p.Store.Send(state.PreviewCancelled{}) }

// PreviewRow is an article in the list.
type PreviewRow struct {
	app.Compo
	View  present.PreviewRow
	Store *store.Store
}

// Render draws the row.
func (r *PreviewRow) Render() app.UI {
	v := r.View
	return app.Tr().Class(part.Classes("Preview-row", part.When(v.Open, "Preview-row--open"), part.When(v.Out, "Preview-row--out"))).Body(
		app.Td().Body(app.Input().Type("checkbox").Checked(v.Picked).Aria("label", v.Pick).OnChange(r.pick)),
		app.Th().Scope("row").Lang("%s", v.Lang).Body(
			app.Button().Class("Preview-headline").Type("button").OnClick(r.open).Text(v.Headline),
			app.Small().Class("Preview-first").Text(v.First)),
		previewValue(v.Outlet, wording.PreviewOutlet), previewValue(v.Date, wording.PreviewDate), previewValue(v.Byline, wording.PreviewByline), previewValue(v.Language, wording.PreviewLanguage),
		previewValue(v.Length, wording.PreviewLength),
		app.Td().Class("Preview-doubt").DataSet("label", wording.PreviewDoubts.String()).Body(
			app.B().Aria("hidden", "true").Hidden(v.Doubts == "").Text("?"), app.Span().Text(v.Doubts)),
	)
}

// previewValue is a cell: dotted is a guess, a hollow slot is missing.
func previewValue(v present.PreviewValue, label wording.Message) app.UI {
	cell := app.Td().DataSet("label", label.String())
	switch {
	case v.Text == "":
		return cell.Body(app.Span().Class("Preview-slot").Text(wording.PreviewMissing.String()))
	case v.Guess:
		return cell.Body(app.Span().Class("Preview-guess").Text(v.Text))
	}
	return cell.Body(app.Span().Text(v.Text))
}

func (r *PreviewRow) pick(app.Context, app.Event) {
	r.Store.Send(state.PreviewPicked{Article: r.View.N})
}

func (r *PreviewRow) open(app.Context, app.Event) {
	r.Store.Send(state.PreviewOpened{Article: r.View.N})
}
