package app

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/present"
)

// CoverageRow is one topic of the chart.
type CoverageRow struct {
	app.Compo
	View  present.ChartRow
	Marks []present.Mark // of the columns
	Row   int            // from 0
	Stop  int            // column of the cell that Tab comes to; −1 for none in this row
}

// Render draws the row.
func (r *CoverageRow) Render() app.UI {
	v := r.View
	told := app.UI(app.Text(v.Told))
	if v.Strong {
		told = app.B().Text(v.Told)
	}
	return app.Tr().Class(classes("Coverage-row", when(v.Lit, "Coverage-row--lit"), when(v.Depth > 0, "Coverage-row--part"))).
		Attr("role", "row").ID(place{row: r.Row}.rowID()).DataSet("topic", v.Topic).Body(
		app.Th().Class("Coverage-topic").Attr("role", "rowheader").Body(
			app.Span().Class("Coverage-date").Text(v.Date),
			app.A().Class("Coverage-title").Href(v.Href).Text(v.Title),
		),
		app.Range(v.Cells).Slice(func(i int) app.UI { return r.cell(i, v.Cells[i]) }),
		app.Td().Class("Coverage-told").Attr("role", "gridcell").Body(told),
	)
}

func (r *CoverageRow) cell(i int, c present.ChartCell) app.UI {
	at := place{r.Row, i}
	stop := -1
	if r.Stop == i {
		stop = 0
	}
	td := app.Td().Attr("role", "gridcell").DataSet("document", c.Document).DataSet("outlet", r.Marks[i].Hue).DataSet("place", at.String()).DataSet("tap", "cell")
	if c.Size <= 0 {
		return td.Class(classes("Coverage-cell Coverage-cell--silent", when(c.Opens, "Coverage-cell--opens"), when(c.Closes, "Coverage-cell--closes"), when(c.Lit, "Coverage-cell--lit"))).Body(
			app.Span().Class("Coverage-link").ID(at.id()).TabIndex(stop).Body(
				app.Span().Class("u-hidden").Text(c.Label)),
		)
	}
	return td.Class(classes("Coverage-cell", when(c.Lit, "Coverage-cell--lit"))).Body(
		app.A().Class("Coverage-link").Href(c.Href).ID(at.id()).TabIndex(stop).Aria("label", c.Label).Body(
			svg("svg").Attr("class", "Coverage-mark").Attr("viewBox", "0 0 100 100").Attr("aria-hidden", "true").Body(
				svg("g").Attr("transform", "translate(50 50) scale("+num4(c.Size)+") translate(-50 -50)").Body(shape(r.Marks[i].Shape)),
				svg("text").Attr("class", "Coverage-share").Attr("x", num(54+c.Size*50*reach(r.Marks[i].Shape))).Attr("y", "58").Text(strings.TrimRight(c.Share, "  %")),
			),
		),
	)
}

// reach is how far a shape sticks out beyond its square, as a factor.
func reach(shape string) float64 {
	if shape == "diamond" {
		return 1.16
	}
	return 1
}

// num4 writes a fraction finely enough for a tall chart.
func num4(v float64) string { return strconv.FormatFloat(v, 'f', 4, 64) }

func (p place) String() string { return strconv.Itoa(p.row) + "," + strconv.Itoa(p.column) }

func (p place) id() string { return "cell-" + strconv.Itoa(p.row) + "-" + strconv.Itoa(p.column) }

func (p place) rowID() string { return "row-" + strconv.Itoa(p.row) }

func parsePlace(s string) (place, bool) {
	row, column, ok := strings.Cut(s, ",")
	r, err := strconv.Atoi(row)
	c, err2 := strconv.Atoi(column)
	return place{r, c}, ok && err == nil && err2 == nil
}

// move is where a key leads in a grid of rows and columns; false if it leads
// nowhere else.
func (p place) move(key string, rows, columns int) (place, bool) {
	to := p
	switch key {
	case "ArrowUp":
		to.row--
	case "ArrowDown":
		to.row++
	case "ArrowLeft":
		to.column--
	case "ArrowRight":
		to.column++
	case "Home":
		to.column = 0
	case "End":
		to.column = columns - 1
	case "PageUp":
		to.row = 0
	case "PageDown":
		to.row = rows - 1
	default:
		return p, false
	}
	if to.row < 0 || to.row >= rows || to.column < 0 || to.column >= columns {
		return p, false
	}
	return to, true
}
