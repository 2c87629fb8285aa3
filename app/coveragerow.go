package app

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/present"
	"parallax/app/present/chart"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
)

// CoverageRow is one topic of the chart.
type CoverageRow struct {
	app.Compo
	View    chart.Row
	Columns []chart.Head
	First   bool // of its table
	Slim    bool // no room for numbers beside the marks
	Store   *store.Store
}

// Key lets the row keep its elements when others come or go before it.
func (r *CoverageRow) Key() string { return r.View.Topic }

// Render draws the row.
func (r *CoverageRow) Render() app.UI {
	v := r.View
	told := app.UI(app.Text(v.Told))
	if v.Strong {
		told = app.B().Text(v.Told)
	}
	return app.Tr().Class(part.Classes("Coverage-row", part.When(v.Depth > 0, "Coverage-row--part"), part.When(v.Depth > 1, "Coverage-row--deep"))).
		Attr("role", "row").ID("%s", present.RowID(v.Topic)).DataSet("topic", v.Topic).Body(
		app.Th().Class("Coverage-topic").Attr("role", "rowheader").DataSet("place", titleColumn).Body(
			app.Span().Class("Coverage-date").Body(app.Text(v.Date), app.Span().Class("u-hidden").Text(v.When)),
			app.Span().Class(part.Classes("Coverage-name", part.When(v.Parts > 0, "Coverage-name--parent"))).Body(
				app.A().Class("Coverage-title").ID("%s", present.TitleID(v.Topic)).TabIndex(-1).Href(v.Href).Title("%s", within(v.Within)).Text(v.Title),
				app.Span().Class("Coverage-differ").Hidden(v.Differ == 0).Attr("role", "img").Aria("label", v.Disagreement()).Title("%s", v.Disagreement()).Text(v.Sign()),
				r.parts(),
				app.If(v.Proposed, proposedRow), // the last of its siblings, so nothing is mounted anew
			),
		),
		app.Range(v.Cells).Slice(func(i int) app.UI { return r.cell(i, v.Cells[i]) }),
		app.Td().Class("Coverage-told").Attr("role", "gridcell").Body(told),
	)
}

// parts folds the parts of the topic away and shows them again.
func (r *CoverageRow) parts() app.UI {
	v := r.View
	if v.Parts == 0 {
		return app.Span().Hidden(true)
	}
	number, unit := v.Details()
	return app.Button().Class("Coverage-parts").ID("%s", present.PartsID(v.Topic)).TabIndex(-1).DataSet("place", partsColumn).Type("button").Aria("expanded", strconv.FormatBool(!v.Folded)).Aria("label", wording.ChartDetailsOf.With("n", v.Parts, "topic", v.Title)).
		OnClick(r.fold).Body(
		app.Text(number), app.Span().Class("Coverage-unit").Text(unit))
}

func (r *CoverageRow) fold(app.Context, app.Event) {
	r.Store.Send(state.PartsFolded{Topic: r.View.Topic})
}

// within says what a topic is part of.
func within(title string) string {
	if title == "" {
		return ""
	}
	return wording.ChartPartOf.With("topic", title)
}

// cell is one cell: a mark that leads to the passage, or silence, which is
// nothing but itself. Nine of ten cells of a large chart are silent.
func (r *CoverageRow) cell(i int, c chart.Cell) app.UI {
	stop := -1
	if r.First && i == 0 {
		stop = 0 // until the platform moves it
	}
	id := present.CellID(r.View.Topic, c.Document)
	td := app.Td().Attr("role", "gridcell").DataSet("document", c.Document).DataSet("place", i).DataSet("tap", "cell")
	if c.Uncoded {
		return td.Class("Coverage-cell Coverage-cell--uncoded").ID("%s", id).TabIndex(stop).Aria("label", c.Label)
	}
	if c.Href == "" {
		return td.Class(part.Classes("Coverage-cell Coverage-cell--silent", part.When(c.Opens, "Coverage-cell--opens"), part.When(c.Closes, "Coverage-cell--closes"))).
			ID("%s", id).TabIndex(stop).Aria("label", c.Label)
	}
	m := r.Columns[i].Mark
	mark := part.SVG("svg").Attr("class", "Coverage-mark").Attr("viewBox", "0 0 100 100").Attr("aria-hidden", "true").Body(
		part.Shape(m.Shape).Attr("transform", "translate(50 50) scale("+num4(c.Size)+") translate(-50 -50)"))
	link := app.A().Class("Coverage-link").Href(c.Href).ID("%s", id).TabIndex(stop).Aria("label", c.Label)
	if r.Slim {
		link = link.Body(mark)
	} else {
		link = link.Body(mark, app.Span().Class("Coverage-share").Aria("hidden", "true").Text(c.Number()))
	}
	return td.Class("Coverage-cell").DataSet("outlet", m.Hue).Body(link)
}

// num4 writes a fraction finely enough for a tall chart.
func num4(v float64) string { return strconv.FormatFloat(v, 'f', 4, 64) }

func proposedRow() app.UI {
	return app.Small().Class("Coverage-proposed").Text(wording.ChartSuggested.String())
}
