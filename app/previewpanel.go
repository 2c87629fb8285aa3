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
)

// PreviewPanel is one article of those that were read, beside the list: what is
// known of it and on what that rests, and its paragraphs, each of which can be
// left out, taken back, joined and split.
type PreviewPanel struct {
	app.Compo
	View  present.PreviewPanel
	Store *store.Store
}

// Render draws it.
func (p *PreviewPanel) Render() app.UI {
	v := p.View
	return app.Section().Class("PreviewPanel").Aria("labelledby", "preview-file").Body(
		app.Div().Class("PreviewPanel-head").Body(
			app.H3().Class("PreviewPanel-file").ID("preview-file").Text(v.File),
			app.Range(v.Facts).Slice(func(i int) app.UI { return app.P().Class("PreviewPanel-fact").Text(v.Facts[i]) }),
			app.P().Class("PreviewPanel-turn").Body(
				app.Button().Class("Button").Type("button").Disabled(v.Previous == 0).OnClick(p.turn(v.Previous), app.EventScope("previous", v.Previous)).Text(wording.PreviewBefore.String()),
				app.Button().Class("Button").Type("button").Disabled(v.Next == 0).OnClick(p.turn(v.Next), app.EventScope("next", v.Next)).Text(wording.PreviewAfter.String()),
				app.Button().Class("Button").Type("button").OnClick(p.turn(0), app.EventScope("close")).Text(wording.PreviewClose.String()),
			),
		),
		previewReading(p.Store, v.Reading),
		app.Div().Class("PreviewPanel-fields").Body(app.Range(v.Fields).Slice(func(i int) app.UI { return p.field(v.Fields[i]) })),
		app.Ul().Class("PreviewPanel-doubts").Hidden(len(v.Doubts) == 0).Body(
			app.Range(v.Doubts).Slice(func(i int) app.UI { return app.Li().Text(v.Doubts[i]) })),
		app.Button().Class("Button").Type("button").OnClick(p.drop).Text(v.Drop),
		app.Div().Class("Switch Switch--small").Attr("role", "group").Aria("label", wording.PreviewShow.String()).Body(
			app.Range(v.Filters).Slice(func(i int) app.UI {
				f := v.Filters[i]
				return app.Button().Class("Switch-option").Type("button").Aria("pressed", strconv.FormatBool(f.On)).
					OnClick(func(app.Context, app.Event) { p.Store.Send(state.PreviewShown{Left: f.Left}) }, app.EventScope(string(f.Left))).Text(f.Label)
			})),
		app.Ol().Class("PreviewPanel-text").Lang("%s", v.Lang).Aria("label", wording.PreviewText.String()).Body(
			app.Range(v.Paragraphs).Slice(func(i int) app.UI { return &PreviewParagraph{View: v.Paragraphs[i], Store: p.Store} })),
		app.P().Class("Section-note").Hidden(v.More == "").Text(v.More),
	)
}

func (p *PreviewPanel) field(f present.PreviewField) app.UI {
	n := p.View.N
	return app.Div().Class("PreviewPanel-field").Body(
		app.Label().For(f.ID).Text(f.Label),
		app.Input().Class(part.Classes("Preview-field", part.When(f.Guess, "Preview-field--guess"), part.When(f.Value == "", "Preview-field--missing"))).ID(f.ID).Type("text").
			Value(f.Value).Placeholder(wording.PreviewMissing.String()).Title("%s", f.Hint).
			OnChange(func(_ app.Context, e app.Event) {
				p.Store.Send(state.PreviewSet{Article: n, Field: f.Field, Value: platform.TextOf(e)})
			}, app.EventScope(n, string(f.Field))),
		app.Small().Body(
			app.Text(f.How+" "),
			app.Button().Class("PreviewParagraph-tool").Type("button").Hidden(!f.Guess || f.Value == "").Aria("label", wording.PreviewConfirmOf.With("field", f.Label)).
				OnClick(func(app.Context, app.Event) {
					p.Store.Send(state.PreviewSet{Article: n, Field: f.Field, Value: f.Value})
				}, app.EventScope(n, string(f.Field), f.Value)).Text(wording.PreviewConfirm.String())),
	)
}

func (p *PreviewPanel) turn(to int) app.EventHandler {
	return func(app.Context, app.Event) { p.Store.Send(state.PreviewOpened{Article: to}) }
}

func (p *PreviewPanel) drop(app.Context, app.Event) {
	p.Store.Send(state.PreviewDropped{Article: p.View.N})
}

// PreviewParagraph is a paragraph, kept or left out.
type PreviewParagraph struct {
	app.Compo
	View  present.PreviewParagraph
	Store *store.Store
}

// Render draws it.
func (p *PreviewParagraph) Render() app.UI {
	v := p.View
	return app.Li().Class(part.Classes("PreviewParagraph", part.When(!v.Kept, "PreviewParagraph--out"), part.When(v.Active, "PreviewParagraph--here"))).Body(
		app.Button().Class("Toggle").Type("button").Attr("role", "switch").Aria("checked", strconv.FormatBool(v.Kept)).Aria("label", v.Label).OnClick(p.toggle),
		app.Div().Body(
			app.P().Hidden(v.Active).Text(v.Text),
			app.P().Hidden(!v.Active).Body(app.Range(v.Pieces).Slice(func(i int) app.UI { return p.piece(i) })),
			app.Small().Hidden(v.Why == "").Text(v.Why),
			app.P().Class("PreviewParagraph-tools").Hidden(!v.Kept).Body(
				app.Button().Class("PreviewParagraph-tool").Type("button").Disabled(v.Last).OnClick(p.join).Text(wording.PreviewJoin.String()),
				app.Button().Class("PreviewParagraph-tool").Type("button").Aria("expanded", strconv.FormatBool(v.Active)).OnClick(p.split).Text(wording.PreviewSplit.String()),
			),
		),
	)
}

// piece is a part of the text with a place to split behind it.
func (p *PreviewParagraph) piece(i int) app.UI {
	n, end := p.View.N, p.View.Ends[i]
	return app.Span().Body(
		app.Text(p.View.Pieces[i]),
		app.Button().Class("PreviewParagraph-cut").Type("button").Hidden(i == len(p.View.Pieces)-1).Aria("label", wording.PreviewSplitHere.String()).Title(wording.PreviewSplitHere.String()).
			OnClick(func(app.Context, app.Event) {
				p.Store.Send(state.PreviewParagraph{Do: state.SplitAt, N: n, Where: end})
			}, app.EventScope(n, end)).Text("¶"))
}

func (p *PreviewParagraph) toggle(app.Context, app.Event) {
	do := state.TakeBack
	if p.View.Kept {
		do = state.LeaveOut
	}
	p.Store.Send(state.PreviewParagraph{Do: do, N: p.View.N})
}

func (p *PreviewParagraph) join(app.Context, app.Event) {
	p.Store.Send(state.PreviewParagraph{Do: state.JoinNext, N: p.View.N})
}

func (p *PreviewParagraph) split(app.Context, app.Event) {
	n := p.View.N
	if p.View.Active {
		n = 0
	}
	p.Store.Send(state.PreviewAt{N: n})
}
