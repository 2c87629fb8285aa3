package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/present"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
)

// Reuse is the wording that articles share: those compared as a matrix, the
// whole collection as a list of pairs.
type Reuse struct {
	app.Compo
	View  present.ReuseView
	Store *store.Store
}

// Render draws the matrix, then the list.
func (r *Reuse) Render() app.UI {
	v := r.View
	return app.Div().Class("Reuse").Body(
		app.P().Class("Reuse-rule").Text(v.Rule),
		app.P().Class("Reuse-missing").Hidden(v.Missing == "").Text(v.Missing),
		app.Table().Class("Reuse-matrix").Body(
			app.Caption().Text(wording.ReuseCaption.String()),
			app.THead().Class("FactTable-columns").Body(app.Tr().Body(
				app.Td(),
				app.Range(v.Columns).Slice(func(i int) app.UI { return part.DocumentHead(v.Columns[i]) }))),
			app.TBody().Body(app.Range(v.Rows).Slice(func(i int) app.UI { return reuseRow(v.Rows[i]) })),
		),
		app.Section().Class("Section").Body(
			app.H2().Class("Section-title").Text(wording.ReuseWhole.String()),
			&part.Pending{View: v.Wait, Store: r.Store},
			app.P().Class("Section-note").Hidden(v.Whole == "").Text(v.Whole),
			app.Table().Class("Reuse-pairs").Hidden(len(v.Pairs) == 0).Body(
				app.THead().Body(app.Tr().Body(
					app.Th().Attr("scope", "col").Text(wording.ReuseArticle.String()), app.Th().Attr("scope", "col").Text(wording.ReuseOfIt.String()),
					app.Th().Attr("scope", "col").Text(wording.ReuseArticle.String()), app.Th().Attr("scope", "col").Text(wording.ReuseOfIt.String()),
					app.Th().Attr("scope", "col").Text(wording.ReuseRun.String()))),
				app.TBody().Body(app.Range(v.Pairs).Slice(func(i int) app.UI { return reusePair(v.Pairs[i]) }))),
			app.Button().Class("More").Type("button").Hidden(v.More == "").OnClick(r.longer).Text(v.More),
		),
		&part.SaveBar{List: v.Saves, Store: r.Store},
	)
}

func (r *Reuse) longer(app.Context, app.Event) { r.Store.Send(state.LongerAsked{}) }

func reuseRow(v present.ReuseRow) app.UI {
	return app.Tr().Class("Reuse-row").DataSet("outlet", v.Document.Mark.Hue).Body(
		part.DocumentHead(v.Document).(app.HTMLTh).Attr("scope", "row"),
		app.Range(v.Cells).Slice(func(i int) app.UI {
			c := v.Cells[i]
			if c.Self {
				return app.Td().Class("Reuse-cell Reuse-cell--self").Body(app.Span().Aria("hidden", "true").Text("·"))
			}
			return app.Td().Class("Reuse-cell").Body(
				app.Span().Class("Reuse-with").Text(wording.ReuseIn.With("outlet", c.With)),
				app.If(c.Href != "", func() app.UI { return app.A().Class("Reuse-share").Href(c.Href).Aria("label", c.Label).Text(c.Share) }).
					Else(func() app.UI { return app.Span().Class("Reuse-share").Text(c.Share) }),
				app.If(c.Part > 0, func() app.UI { return part.ShareBar(c.Part, c.Bound) }),
				app.Small().Hidden(c.Longest == "").Text(c.Longest))
		}),
	)
}

func reusePair(p present.ReusePair) app.UI {
	return app.Tr().Class("Reuse-pair").Body(
		reuseEnd(p.A), reusePart(p.A), reuseEnd(p.B), reusePart(p.B),
		app.Td().Class("Reuse-longest").Body(app.A().Href(p.Href).Text(p.Longest)))
}

func reuseEnd(e present.ReuseEnd) app.UI {
	return app.Td().Class("Reuse-end").Body(
		part.MarkBeside(e.Mark, part.Small),
		app.Span().Body(app.A().Href(e.Href).Text(e.Headline), app.Small().Text(part.Dotted(e.Name, e.Date))))
}

func reusePart(e present.ReuseEnd) app.UI {
	return app.Td().Class("Reuse-part").DataSet("outlet", e.Mark.Hue).Body(app.Text(e.Share), part.ShareBar(e.Part, false))
}
