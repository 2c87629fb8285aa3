package app

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/platform"
	"parallax/app/present"
	"parallax/app/present/chart"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/store"
)

// manyColumns is the number of columns from which the chart scrolls in a frame
// of its own, its heads and titles staying in sight.
const manyColumns = 8

// Coverage is the coverage chart: a table of topics by date against articles.
// It is a grid for the keyboard: one place can be tabbed to, the arrow keys lead
// to the others, titles and heads of columns among them. What is pointed at is
// lit by the platform, without rendering anything here anew (see Store.Send).
type Coverage struct {
	app.Compo
	View  chart.View
	Store *store.Store
}

// Render draws the table and, behind it, the time axis.
func (c *Coverage) Render() app.UI {
	v := c.View
	marks := make([]element.Mark, len(v.Columns))
	for i, col := range v.Columns {
		marks[i] = col.Mark
	}
	many := len(v.Columns) >= manyColumns
	return app.Div().Class(part.Classes("Coverage-frame", part.When(many, "Coverage-frame--many"), part.When(v.Narrow, "Coverage-frame--narrow"))).DataSet("points", "chart").Body(
		app.Div().Class(part.Classes("Coverage", part.When(v.Dated, "Coverage--dated"), part.When(v.Dense, "Coverage--dense"), part.When(many, "Coverage--many"), part.When(v.Narrow, "Coverage--narrow"))).Body(
			app.Table().Class("Coverage-table").Attr("role", "grid").Aria("label", v.Caption).Aria("rowcount", v.Count).OnKeyDown(c.keyed).Body(
				c.head(),
				app.TBody().Class("Coverage-body").Attr("role", "rowgroup").DataSet("axis", "true").Body(
					app.Range(v.Rows[:v.Undated]).Slice(func(i int) app.UI { return c.row(i, marks) }),
				),
				app.TBody().Class("Coverage-body Coverage-body--undated").Attr("role", "rowgroup").Hidden(v.Undated == len(v.Rows)).Body(
					app.Tr().Class("Coverage-row Coverage-row--heading").Attr("role", "row").Hidden(v.Heading == "").Body(
						app.Th().Class("Coverage-heading").Attr("role", "rowheader").Text(v.Heading)),
					app.Range(v.Rows[v.Undated:]).Slice(func(i int) app.UI { return c.row(v.Undated+i, marks) }),
				),
				c.foot(),
			),
			c.spine(),
			part.SVG("svg").Attr("class", "Coverage-light").Attr("aria-hidden", "true").DataSet("draw", "column").Body(
				part.SVG("rect").Attr("class", "Coverage-lightbox")),
		),
		app.P().Class("Coverage-none").Hidden(v.Empty == "").Text(v.Empty),
	)
}

func (c *Coverage) head() app.UI {
	v := c.View
	return app.THead().Class("Coverage-head").Attr("role", "rowgroup").Body(
		app.Tr().Class("Coverage-row").Attr("role", "row").Body(
			app.Th().Class("Coverage-corner").Attr("role", "columnheader").Text("Topic"),
			app.Range(v.Columns).Slice(func(i int) app.UI { return column(v.Columns[i], i) }),
			app.Th().Class("Coverage-told").Attr("role", "columnheader").Text("Told by"),
		),
	)
}

func (c *Coverage) foot() app.UI {
	v := c.View
	below := "Passages in the article"
	if v.Grouped {
		below = "Articles of the outlet"
	}
	return app.TFoot().Class("Coverage-foot").Attr("role", "rowgroup").Hidden(len(v.Rows) == 0).Body(
		app.Tr().Class("Coverage-row").Attr("role", "row").Body(
			app.Th().Class("Coverage-corner").Attr("role", "rowheader").Body(
				app.Text("Topics told"), app.Br(), app.Text(below)),
			app.Range(v.Columns).Slice(func(i int) app.UI {
				return app.Td().Class("Coverage-total").Attr("role", "gridcell").Body(
					app.B().Text(v.Columns[i].Topics), app.Text(v.Columns[i].Passages))
			}),
			app.Td().Class("Coverage-told").Attr("role", "gridcell").Body(app.B().Text(v.Told)),
		),
	)
}

func (c *Coverage) row(i int, marks []element.Mark) app.UI {
	return &CoverageRow{View: c.View.Rows[i], Marks: marks, Row: i, Slim: c.View.Narrow, Store: c.Store}
}

func column(v chart.Head, i int) app.UI {
	return app.Th().Class("Coverage-outlet").Attr("role", "columnheader").ID("%s", present.ColumnID(v.Document)).
		DataSet("document", v.Document).DataSet("outlet", v.Mark.Hue).DataSet("place", place{headRow, i}.String()).Body(
		app.A().Href(v.Href).ID("%s", present.HeadID(v.Document)).TabIndex(-1).Title("%s", v.Outlet+": "+v.Short).Body(
			part.MarkBeside(v.Mark, part.Large), app.Span().Text(v.Outlet)),
	)
}

// keyed moves the focus over the grid. Nothing has to be rendered for it, unless
// it goes on to rows that are not drawn yet.
func (c *Coverage) keyed(ctx app.Context, e app.Event) {
	from, ok := parsePlace(platform.Datum(e, "place"))
	if !ok || platform.Modified(e) {
		ctx.PreventUpdate()
		return
	}
	v := c.View
	key := platform.KeyOf(e)
	if v.Next > 0 && (key == "ArrowDown" && from.row == len(v.Rows)-1) {
		e.PreventDefault()
		document := ""
		if from.column >= 0 {
			document = v.Columns[from.column].Document
		}
		c.Store.Send(state.RowsAsked{Rows: v.Next, Topic: v.Ahead, Document: document})
		return
	}
	ctx.PreventUpdate()
	to, ok := from.move(key, len(v.Rows), len(v.Columns), func(row int) bool { return v.Rows[row].Parts != "" })
	if !ok {
		return
	}
	e.PreventDefault()
	c.Store.Focus(c.at(to))
}

// at is the id of what can be focused in a place.
func (c *Coverage) at(p place) string {
	v := c.View
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

// spine is the time axis: years, and from each date a lead to its row. The
// platform sets the geometry, which follows the heights of the rows.
func (c *Coverage) spine() app.UI {
	v := c.View
	if !v.Dated {
		return part.SVG("svg").Attr("class", "u-hidden").Attr("aria-hidden", "true")
	}
	return part.SVG("svg").Attr("class", "Coverage-spine").Attr("aria-hidden", "true").DataSet("draw", "leads").Body(
		part.SVG("path").Attr("class", "Coverage-axis"),
		part.SVG("g").Body(app.Range(v.Years).Slice(func(i int) app.UI {
			return part.SVG("g").DataSet("at", num4(v.Years[i].At)).DataSet("broken", part.When(v.Years[i].Broken, "true")).Body(
				part.SVG("path").Attr("class", "Coverage-axis Coverage-tick"),
				part.SVG("text").Attr("class", "Coverage-year").Attr("text-anchor", "end").Text(v.Years[i].Label),
			)
		})),
		part.SVG("g").Body(app.Range(v.Rows[:v.Undated]).Slice(func(i int) app.UI { return lead(v.Rows[i], i) })),
	)
}

func lead(r chart.Row, i int) app.UI {
	if !r.Dated {
		return part.SVG("g")
	}
	return part.SVG("g").ID("%s", present.LeadID(r.Topic)).DataSet("row", strconv.Itoa(i)).DataSet("joined", part.When(r.Joined, "true")).
		DataSet("from", num4(r.From)).DataSet("to", num4(r.To)).Body(
		part.SVG("path").Attr("class", "Coverage-lead"),
		part.SVG("path").Attr("class", "Coverage-extent"),
		part.SVG("circle").Attr("class", part.Classes("Coverage-dot", part.When(r.Wide, "Coverage-dot--wide"))).Attr("r", "2.75"),
	)
}
