package app

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/platform"
	"parallax/app/present"
	"parallax/app/state"
)

// manyColumns is the number of columns from which the chart scrolls sideways
// on narrow screens.
const manyColumns = 8

// Coverage is the coverage chart: a table of topics by date against articles.
// It is a grid for the keyboard: one cell can be tabbed to, the arrow keys lead
// to the others. Pointing at a cell or focusing it lights its row and column.
type Coverage struct {
	app.Compo
	View  present.ChartView
	Dated bool // the rows stand in the order of time
	Store *Store
}

// Render draws the table and, behind it, the time axis.
func (c *Coverage) Render() app.UI {
	v := c.View
	stop := c.stop()
	marks := make([]present.Mark, len(v.Columns))
	for i, col := range v.Columns {
		marks[i] = col.Mark
	}
	return app.Div().Class(classes("Coverage", when(c.Dated, "Coverage--dated"), when(len(v.Columns) >= manyColumns, "Coverage--many"))).Body(
		app.Table().Class("Coverage-table").Attr("role", "grid").Aria("label", v.Caption).
			On("mouseover", c.pointed).On("focusin", c.pointed).OnMouseLeave(c.left).OnKeyDown(c.keyed).Body(
			app.THead().Class("Coverage-head").Attr("role", "rowgroup").Body(
				app.Tr().Class("Coverage-row").Attr("role", "row").Body(
					app.Th().Class("Coverage-corner").Attr("role", "columnheader").Text("Topic, by date"),
					app.Range(v.Columns).Slice(func(i int) app.UI { return column(i, v.Columns[i]) }),
					app.Th().Class("Coverage-told").Attr("role", "columnheader").Text("Told by"),
				),
			),
			app.TBody().Class("Coverage-body").Attr("role", "rowgroup").Body(
				app.Range(v.Rows).Slice(func(i int) app.UI {
					row := &CoverageRow{View: v.Rows[i], Marks: marks, Row: i, Stop: -1}
					if stop.row == i {
						row.Stop = stop.column
					}
					return row
				}),
			),
			app.TFoot().Class("Coverage-foot").Attr("role", "rowgroup").Hidden(len(v.Rows) == 0).Body(
				app.Tr().Class("Coverage-row").Attr("role", "row").Body(
					app.Th().Class("Coverage-corner").Attr("role", "rowheader").Body(
						app.Text("Topics told"), app.Br(), app.Text("Passages in the article")),
					app.Range(v.Columns).Slice(func(i int) app.UI {
						return app.Td().Class("Coverage-total").Attr("role", "gridcell").Body(
							app.B().Text(v.Columns[i].Topics), app.Text(v.Columns[i].Passages))
					}),
					app.Td().Class("Coverage-told").Attr("role", "gridcell").Body(app.B().Text(v.Told)),
				),
			),
		),
		c.spine(),
		c.light(),
		app.P().Class("Coverage-none").Hidden(v.Empty == "").Text(v.Empty),
		app.P().Class("Section-note").Hidden(v.Cut == "").Text(v.Cut),
	)
}

func column(i int, v present.ChartColumn) app.UI {
	return app.Th().Class(classes("Coverage-outlet", when(v.Lit, "Coverage-outlet--lit"))).Attr("role", "columnheader").ID(columnID(i)).
		DataSet("document", v.Document).DataSet("outlet", v.Mark.Hue).Body(
		app.A().Href(v.Href).Attr("title", v.Short).Body(
			markOf(v.Mark, large), app.Span().Text(v.Outlet)),
	)
}

// place is a cell by its row and column, from 0.
type place struct{ row, column int }

// stop is the cell that Tab comes to: the lit one, or the first.
func (c *Coverage) stop() place {
	var p place
	for i, r := range c.View.Rows {
		if r.Lit {
			p.row = i
		}
	}
	for i, col := range c.View.Columns {
		if col.Lit {
			p.column = i
		}
	}
	return p
}

func (c *Coverage) pointed(_ app.Context, e app.Event) {
	topic, document := platform.Datum(e, "topic"), platform.Datum(e, "document")
	if topic == "" && document == "" {
		return
	}
	if chart := c.Store.model.Chart; chart.Document == document && (topic == "" || chart.Topic == topic) {
		return
	}
	c.Store.Send(state.CellLit{Topic: topic, Document: document})
}

// left keeps the row lit, so that the pointer can go over and read the gist.
func (c *Coverage) left(app.Context, app.Event) { c.Store.Send(state.CellLit{}) }

// keyed moves the focus over the grid.
func (c *Coverage) keyed(_ app.Context, e app.Event) {
	from, ok := parsePlace(platform.Datum(e, "place"))
	if !ok || platform.Modified(e) {
		return
	}
	to, ok := from.move(platform.KeyOf(e), len(c.View.Rows), len(c.View.Columns))
	if !ok {
		return
	}
	e.PreventDefault()
	c.Store.page.Focus(to.id())
}

// light is the yellow ground of the lit column.
func (c *Coverage) light() app.UI {
	at := ""
	for i, col := range c.View.Columns {
		if col.Lit {
			at = columnID(i)
		}
	}
	return svg("svg").Attr("class", "Coverage-light").Attr("aria-hidden", "true").DataSet("draw", "column").DataSet("column", at).Body(
		svg("rect").Attr("class", "Coverage-lightbox"))
}

func columnID(i int) string { return "column-" + strconv.Itoa(i) }

// spine is the time axis: years, and from each date a curve to its row. The
// platform sets the geometry, which follows the heights of the rows.
func (c *Coverage) spine() app.UI {
	v := c.View
	if !c.Dated {
		return svg("svg").Attr("class", "u-hidden").Attr("aria-hidden", "true")
	}
	return svg("svg").Attr("class", "Coverage-spine").Attr("aria-hidden", "true").DataSet("draw", "leads").Body(
		svg("path").Attr("class", "Coverage-axis"),
		svg("g").Body(app.Range(v.Years).Slice(func(i int) app.UI {
			return svg("g").DataSet("at", num4(v.Years[i].At)).DataSet("broken", when(v.Years[i].Broken, "true")).Body(
				svg("path").Attr("class", "Coverage-axis Coverage-tick"),
				svg("text").Attr("class", "Coverage-year").Attr("text-anchor", "end").Text(v.Years[i].Label),
			)
		})),
		svg("g").Body(app.Range(v.Rows).Slice(func(i int) app.UI { return lead(v.Rows[i], i) })),
	)
}

func lead(r present.ChartRow, i int) app.UI {
	if !r.Dated {
		return svg("g")
	}
	wide := r.To > r.From
	return svg("g").DataSet("row", place{row: i}.rowID()).DataSet("from", num4(r.From)).DataSet("to", num4(r.To)).Body(
		svg("path").Attr("class", classes("Coverage-lead", when(r.Lit, "Coverage-lead--lit"))),
		svg("path").Attr("class", when(wide, "Coverage-extent")),
		svg("circle").Attr("class", classes("Coverage-dot", when(wide, "Coverage-dot--wide"))).Attr("r", "2.75"),
	)
}
