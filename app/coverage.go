package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/platform"
	"parallax/app/present"
	"parallax/app/present/chart"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
)

// Coverage is the coverage chart: a table of topics by date against articles,
// or where it opens with a topic that most of them cover, that topic and its
// parts alone; Others has the rest. It is a grid for the keyboard: one place can
// be tabbed to, the arrow keys lead to the others, titles and heads of columns
// among them. What is pointed at is lit by the platform, without rendering
// anything here anew (see Store.Send).
type Coverage struct {
	app.Compo
	View  chart.View
	Store *store.Store
}

// Render draws the table.
func (c *Coverage) Render() app.UI {
	return grid{c.View.Grids()[0], c.Store}.draw(c.keyed)
}

// go-app keeps the handler of the first rendering, so it asks for the view anew.
func (c *Coverage) keyed(ctx app.Context, e app.Event) {
	grid{c.View.Grids()[0], c.Store}.keyed(ctx, e)
}

// Others is the part of the chart that has the topics it does not open with,
// where that is a table of its own.
type Others struct {
	app.Compo
	View  chart.View
	Store *store.Store
}

// Render draws the table; there is none where Coverage has all rows.
func (o *Others) Render() app.UI {
	tables := o.View.Grids()
	if len(tables) < 2 {
		return app.Div()
	}
	return app.Section().Class("Others").Aria("labelledby", "others").Body(
		app.H2().Class("Others-title").ID("others").Body(app.Text(o.View.Others), app.Text(" "), app.Small().Text(o.View.ByDate)),
		grid{tables[1], o.Store}.draw(o.keyed),
	)
}

func (o *Others) keyed(ctx app.Context, e app.Event) {
	if tables := o.View.Grids(); len(tables) > 1 {
		grid{tables[1], o.Store}.keyed(ctx, e)
	}
}

// grid draws a table of the chart.
type grid struct {
	v     chart.Grid
	store *store.Store
}

func (g grid) draw(keyed app.EventHandler) app.UI {
	v := g.v
	many := v.Framed()
	return app.Div().Class(part.Classes("Coverage-frame", part.When(many, "Coverage-frame--many"), part.When(v.Narrow, "Coverage-frame--narrow"))).DataSet("points", "chart").Body(
		app.Div().Class(part.Classes("Coverage", part.When(v.Dense, "Coverage--dense"), part.When(many, "Coverage--many"), part.When(v.Narrow, "Coverage--narrow"))).Body(
			app.Table().Class("Coverage-table").Attr("role", "grid").Aria("label", v.Label).Aria("rowcount", v.Count).OnKeyDown(keyed).Body(
				g.head(),
				app.Range(v.Sections).Slice(func(i int) app.UI { return g.section(i) }),
				app.If(v.Foot, g.foot),
			),
			part.SVG("svg").Attr("class", "Coverage-light").Attr("aria-hidden", "true").DataSet("draw", "column").Body(
				part.SVG("rect").Attr("class", "Coverage-lightbox")),
		),
		app.P().Class("Coverage-none").Hidden(v.Empty == "" || v.Again).Text(v.Empty),
	)
}

// section draws rows under a heading.
func (g grid) section(n int) app.UI {
	v, s := g.v, g.v.Sections[n]
	return app.TBody().Class(part.Classes("Coverage-body", part.When(s.Opening, "Coverage-body--lead"))).Attr("role", "rowgroup").Body(
		app.If(s.Heading != "", func() app.UI { return headingRow(s.Heading) }),
		app.Range(s.Rows).Slice(func(i int) app.UI {
			return &CoverageRow{View: s.Rows[i], Columns: v.Columns, First: n+i == 0, Slim: v.Narrow, Store: g.store}
		}),
	)
}

func headingRow(text string) app.UI {
	return app.Tr().Class("Coverage-row Coverage-row--heading").Attr("role", "row").Body(
		app.Th().Class("Coverage-heading").Attr("role", "rowheader").Text(text))
}

// head names the columns; a second one below shows their marks again.
func (g grid) head() app.UI {
	v := g.v
	return app.THead().Class(part.Classes("Coverage-head", part.When(v.Again, "Coverage-head--again"))).Attr("role", "rowgroup").Body(
		app.Tr().Class("Coverage-row").Attr("role", "row").Body(
			app.Th().Class("Coverage-corner").Attr("role", "columnheader").Body(app.Span().Class("u-hidden").Text(wording.ChartTopic.String())),
			app.Range(v.Columns).Slice(func(i int) app.UI {
				if v.Again {
					return app.Th().Class("Coverage-outlet").Attr("role", "columnheader").DataSet("document", v.Columns[i].Document).Body(part.MarkOf(v.Columns[i].Mark, part.Medium))
				}
				return column(v.Columns[i], i)
			}),
			app.Th().Class("Coverage-told").Attr("role", "columnheader").Text(wording.ChartCoveredBy.String()),
		),
	)
}

func (g grid) foot() app.UI {
	v := g.v
	return app.TFoot().Class("Coverage-foot").Attr("role", "rowgroup").Hidden(len(v.Rows) == 0).Body(
		app.Tr().Class("Coverage-row").Attr("role", "row").Body(
			app.Th().Class("Coverage-corner").Attr("role", "rowheader").Body(
				app.Text(v.Covers), app.Br(), app.Text(v.Below())),
			app.Range(v.Columns).Slice(func(i int) app.UI {
				return app.Td().Class("Coverage-total").Attr("role", "gridcell").Body(
					app.B().Text(v.Columns[i].Topics), app.Text(v.Columns[i].Passages))
			}),
			app.Td().Class("Coverage-told").Attr("role", "gridcell").Body(app.B().Text(v.Told)),
		),
	)
}

func column(v chart.Head, i int) app.UI {
	return app.Th().Class("Coverage-outlet").Attr("role", "columnheader").ID("%s", present.ColumnID(v.Document)).
		DataSet("document", v.Document).DataSet("outlet", v.Mark.Hue).DataSet("place", i).Body(
		app.A().Href(v.Href).ID("%s", present.HeadID(v.Document)).TabIndex(-1).Title("%s", v.Outlet+": "+v.Short).Body(
			part.MarkBeside(v.Mark, part.Large), app.Span().Text(v.Outlet)),
	)
}

// keyed moves the focus over the grid. Nothing has to be rendered for it, unless
// it goes on to rows that are not drawn yet.
func (g grid) keyed(ctx app.Context, e app.Event) {
	v := g.v
	from, ok := placeOf(platform.Datum(e, "topic"), platform.Datum(e, "place"), v.Rows)
	if !ok || platform.Modified(e) {
		ctx.PreventUpdate()
		return
	}
	key := platform.KeyOf(e)
	if v.Next > 0 && (key == "ArrowDown" && from.row == len(v.Rows)-1) {
		e.PreventDefault()
		document := ""
		if from.column >= 0 {
			document = v.Columns[from.column].Document
		}
		g.store.Send(state.RowsAsked{Rows: v.Next, Topic: v.Ahead, Document: document})
		return
	}
	ctx.PreventUpdate()
	to, ok := from.move(key, len(v.Rows), len(v.Columns), func(row int) bool { return v.Rows[row].Parts > 0 })
	if !ok {
		return
	}
	e.PreventDefault()
	g.store.Focus(g.at(to))
}

// at is the id of what can be focused in a place.
func (g grid) at(p place) string {
	v := g.v
	switch {
	case p.row == headRow:
		return present.HeadID(v.Columns[p.column].Document)
	case p.column == titleColumn:
		return present.TitleID(v.Rows[p.row].Topic)
	case p.column == partsColumn:
		return present.PartsID(v.Rows[p.row].Topic)
	}
	return present.CellID(v.Rows[p.row].Topic, v.Columns[p.column].Document)
}
