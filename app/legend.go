package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/present/chart"
)

// Legend is the chart's key.
type Legend struct {
	app.Compo
	Scale        []chart.ScaleMark
	Columns      []chart.Head // named here where the chart has no room for names
	Dated        bool         // there is a time axis
	True         bool         // it is true to scale
	Uncoded      string       // what cells are that nobody has coded; "" if there are none
	UncodedShort string
	Named        bool // the chart's columns have no names at any width
}

// Render draws the key.
func (l *Legend) Render() app.UI {
	return app.Section().Class("Legend").Aria("labelledby", "legend").Body(
		app.H2().Class("Legend-title").ID("legend").Text("How to read it"),
		app.Div().Class("Legend-row").Body(
			l.marks(),
			app.P().Body(
				app.Span().Class("Legend-text").Text("The mark’s area is the topic’s share of the article"+shares(l.Scale)),
				app.Span().Class("Legend-short").Text("share of the article")),
		),
		app.Div().Class("Legend-row").Body(
			part.SVG("svg").Attr("class", "Legend-figure Legend-figure--slot").Attr("viewBox", "40 0 16 44").Attr("aria-hidden", "true").Body(
				part.SVG("path").Attr("class", "Legend-thread").Attr("d", "M48 0V44"),
				part.SVG("rect").Attr("class", "Legend-slot").Attr("x", "44").Attr("y", "6").Attr("width", "8").Attr("height", "32").Attr("rx", "4"),
			),
			app.P().Body(
				app.Span().Class("Legend-text").Text("A hollow thread is silence: the article does not mention the topic"),
				app.Span().Class("Legend-short").Text("silent")),
		),
		app.Div().Class("Legend-row").Hidden(l.Uncoded == "").Body(
			part.SVG("svg").Attr("class", "Legend-figure Legend-figure--slot").Attr("viewBox", "40 0 16 44").Attr("aria-hidden", "true").Body(
				part.SVG("path").Attr("class", "Legend-dotted").Attr("d", "M48 4V40"),
			),
			app.P().Body(
				app.Span().Class("Legend-text").Text(l.Uncoded),
				app.Span().Class("Legend-short").Text(l.UncodedShort)),
		),
		app.Div().Class("Legend-row").Hidden(!l.Dated).Body(
			part.SVG("svg").Attr("class", "Legend-figure").Attr("viewBox", "0 0 96 44").Attr("aria-hidden", "true").Body(
				part.SVG("path").Attr("class", "Legend-line").Attr("d", "M36 0V44M36 14C52 14 52 26 66 26M36 30C52 30 52 38 66 38"),
				part.SVG("path").Attr("class", "Legend-extent").Attr("d", "M36 24V36"),
				part.SVG("circle").Attr("class", "Legend-dot").Attr("cx", "36").Attr("cy", "14").Attr("r", "2.75"),
				part.SVG("circle").Attr("class", "Legend-ring").Attr("cx", "36").Attr("cy", "30").Attr("r", "2.75"),
			),
			app.P().Class("Legend-text").Text(l.time()),
		),
		app.Ul().Class(part.Classes("Legend-names", part.When(l.Named, "Legend-names--shown"))).Body(
			app.Range(l.Columns).Slice(func(i int) app.UI {
				return app.Li().Body(part.MarkBeside(l.Columns[i].Mark, part.Small), app.Text(l.Columns[i].Outlet))
			}),
		),
	)
}

// time says what the axis shows.
func (l *Legend) time() string {
	if l.True {
		return "Time, to scale; an open dot with a bar is known to the month, the year or a span only"
	}
	return "Time runs down, not to scale; a bar is one date, an open dot is known to the month or year only"
}

// marks draws the scale, largest last. The chart's largest mark measures 46
// pixels, as the style sheet has it.
func (l *Legend) marks() app.UI {
	const largest = 42.0
	x := 0.0
	return part.SVG("svg").Attr("class", "Legend-figure").Attr("viewBox", "0 0 96 44").Attr("aria-hidden", "true").Body(
		app.Range(l.Scale).Slice(func(i int) app.UI {
			r := largest * l.Scale[i].Size * 0.46
			x += r
			at := x
			x += r + 5
			return part.SVG("circle").Attr("cx", part.Num(at)).Attr("cy", "22").Attr("r", part.Num(r))
		}),
	)
}

// shares writes what the marks of the scale stand for.
func shares(scale []chart.ScaleMark) string {
	text := ""
	for i, s := range scale {
		switch {
		case i == 0:
			text = ": "
		case i == len(scale)-1:
			text += " or "
		default:
			text += ", "
		}
		text += s.Share
	}
	return text
}
