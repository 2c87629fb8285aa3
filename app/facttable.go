package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/present"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
)

// FactTable is the comparison by facts: a question in each row, an article in
// each column. On a phone a row is a card.
type FactTable struct {
	app.Compo
	View  present.FactTable
	Store *store.Store
}

// Render draws the filters and the table.
func (f *FactTable) Render() app.UI {
	v := f.View
	width := len(v.Columns) + 2
	if v.Scaled {
		width++
	}
	return app.Div().Class("FactTable").Body(
		app.Div().Class("FactTable-head").Body(
			&part.Chips{Label: "Show", List: v.Filters, Kind: part.TurnChip, Store: f.Store},
			app.P().Class("FactTable-note").Text(v.Note)),
		&part.Pending{View: v.Wait, Store: f.Store},
		app.P().Class("Compare-too").Hidden(v.Empty == "").Text(v.Empty),
		app.Table().Class("FactTable-table").Hidden(v.Empty != "").Body(
			app.THead().Class("FactTable-columns").Body(app.Tr().Body(
				app.Th().Attr("scope", "col").Class("FactTable-question").Text("Question"),
				app.Range(v.Columns).Slice(func(i int) app.UI { return part.DocumentHead(v.Columns[i]) }),
				app.If(v.Scaled, func() app.UI {
					return app.Th().Attr("scope", "col").Class("FactTable-scale").Text("On one scale")
				}),
				app.Th().Attr("scope", "col").Class("FactTable-verdict").Text("Verdict"),
			)),
			app.Range(v.Groups).Slice(func(i int) app.UI {
				return &FactGroup{View: v.Groups[i], Width: width, Scaled: v.Scaled, Store: f.Store}
			}),
		),
		app.Button().Class("More").Type("button").Hidden(v.More == "").OnClick(f.longer).Text(v.More),
		&part.SaveBar{List: v.Saves, Store: f.Store},
	)
}

func (f *FactTable) longer(app.Context, app.Event) { f.Store.Send(state.LongerAsked{}) }

// FactGroup is the questions about one topic.
type FactGroup struct {
	app.Compo
	View   present.FactGroup
	Width  int // columns of the table
	Scaled bool
	Store  *store.Store
}

// Render draws a row for the topic and one for each question.
func (g *FactGroup) Render() app.UI {
	v := g.View
	topic := v.Topic
	if topic.Label == "" {
		topic.Label = "About no single event"
	}
	return app.TBody().Class("FactTable-group").Body(
		app.Tr().Class("FactTable-topic").Body(
			app.Th().Attr("scope", "rowgroup").ColSpan(g.Width).Body(part.Anchor(topic), app.Small().Text(v.Date))),
		app.Range(v.Rows).Slice(func(i int) app.UI { return g.row(v.Rows[i]) }),
	)
}

func (g *FactGroup) row(r present.FactRow) app.UI {
	return app.Tr().Class("FactTable-row").DataSet("verdict", r.Kind).Body(
		app.Th().Attr("scope", "row").Class("FactTable-question").Body(
			app.Text(r.Question), app.Small().Class("FactTable-remark").Hidden(r.Note == "").Text(r.Note)),
		app.Range(r.Cells).Slice(func(i int) app.UI { return factCell(r.Cells[i]) }),
		app.If(g.Scaled, func() app.UI { return app.Td().Class("FactTable-scale").Body(scale(r.Scale)) }),
		app.Td().Class("FactTable-verdict").Body(
			app.Span().Class("Verdict").DataSet("verdict", r.Kind).Text(r.Verdict),
			app.Small().Hidden(r.Over == "").Text(r.Over),
			app.Small().Class("Origin").Hidden(r.Origin == "").Text(r.Origin),
			&ProposalButtons{View: r.Proposal, Store: g.Store}),
	)
}

// factCell is what one article answers.
func factCell(c present.FactCell) app.UI {
	if c.Uncoded {
		return app.Td().Class("FactTable-cell FactTable-cell--silent").DataSet("outlet", c.Mark.Hue).Body(uncodedCell(c.Mark, c.Name))
	}
	silent := len(c.Answers) == 0
	return app.Td().Class(part.Classes("FactTable-cell", part.When(silent, "FactTable-cell--silent"))).DataSet("outlet", c.Mark.Hue).Body(
		app.Span().Class("FactTable-who").Body(part.DrawMark(c.Mark, part.Small, silent, false), app.Span().Text(c.Name)),
		app.Span().Class("FactTable-silent").Hidden(!silent).Body(part.Ring(), app.Span().Class("FactTable-hush").Text(", silent")),
		app.Range(c.Answers).Slice(func(i int) app.UI { return factAnswer(c.Answers[i]) }),
		app.P().Class("FactTable-inside").Hidden(c.Inside == "").Text(c.Inside),
	)
}

// uncodedCell is what a cell says of an article that nobody has coded.
func uncodedCell(m element.Mark, name string) app.UI {
	return app.Span().Class("FactTable-uncoded").Body(part.MarkUnknown(m, part.Small), app.Span().Class("FactTable-who").Text(name), app.Span().Text(wording.CodingNotCoded.String()))
}

func factAnswer(a present.FactAnswer) app.UI {
	return app.Div().Class("FactTable-answer").Body(
		app.A().Class("FactTable-value").Href(a.Passage.Href).Body(
			app.Span().Text(a.Value), app.Text(" "), app.Small().Text(a.Passage.Label)),
		app.Span().Class("FactTable-fragment").Lang("%s", a.Lang).Hidden(a.Fragment == "").Text(a.Fragment),
		app.Span().Class("FactTable-certainty").Hidden(a.Certainty == "").Text(a.Certainty),
	)
}

// Size of the scale of a fact, and of the marks on it.
const (
	scaleWidth = 130.0
	scaleMark  = 16.0
)

// scale draws values as marks on one line. The table says them in words.
func scale(v present.ScaleView) app.UI {
	if len(v.Points) == 0 {
		return app.Span()
	}
	return part.SVG("svg").Attr("class", "Scale").Attr("viewBox", "0 0 "+part.Num(scaleWidth)+" 34").Attr("width", part.Num(scaleWidth)).Attr("height", "34").Attr("aria-hidden", "true").Body(
		part.SVG("path").Attr("class", "Scale-line").Attr("d", "M"+part.Num(scaleMark/2)+" 10H"+part.Num(scaleWidth-scaleMark/2)),
		app.Range(v.Points).Slice(func(i int) app.UI {
			p := v.Points[i]
			x := p.At * (scaleWidth - scaleMark)
			return part.SVG("g").Attr("class", "Scale-mark").DataSet("outlet", p.Mark.Hue).
				Attr("transform", "translate("+part.Num(x)+" 2) scale("+part.Num(scaleMark/100)+")").Body(part.Shape(p.Mark.Shape))
		}),
		part.SVG("text").Attr("class", "Scale-value").Attr("x", "0").Attr("y", "32").Text(v.Low),
		part.SVG("text").Attr("class", "Scale-value Scale-value--high").Attr("x", part.Num(scaleWidth)).Attr("y", "32").Text(v.High),
	)
}
