package app

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/present"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
)

// FactTable is the comparison by facts: a question in each row, an article in
// each column. On a phone, and of many articles, the answers stand under each
// other.
type FactTable struct {
	app.Compo
	View  present.FactTable
	Store *store.Store
}

// Render draws the filters and a table for each verdict.
func (f *FactTable) Render() app.UI {
	v := f.View
	return app.Div().Class(part.Classes("FactTable", part.When(v.Listed, "FactTable--listed"))).Body(
		app.Div().Class("FactTable-head").Body(
			&part.Chips{Label: wording.FactsShow.String(), List: v.Filters, Kind: part.TurnChip, Store: f.Store},
			app.P().Class("FactTable-note").Hidden(v.Note == "").Body(
				app.Text(v.Note+" "), app.A().Href(v.How.Href).Hidden(v.How.Href == "").Text(v.How.Label))),
		&part.Pending{View: v.Wait, Store: f.Store},
		&Answer{View: v.Answer, Store: f.Store},
		app.P().Class("Compare-too").Hidden(v.Empty == "").Text(v.Empty),
		app.Range(v.Groups).Slice(func(i int) app.UI {
			return &FactGroup{View: v.Groups[i], Columns: v.Columns, Listed: v.Listed, Store: f.Store}
		}),
		app.Button().Class("More").Type("button").Hidden(v.More == "").OnClick(f.longer).Text(v.More),
		&part.SaveBar{List: v.Saves, Store: f.Store},
	)
}

func (f *FactTable) longer(app.Context, app.Event) { f.Store.Send(state.LongerAsked{}) }

// FactGroup is the questions of one verdict.
type FactGroup struct {
	app.Compo
	View    present.FactGroup
	Columns []present.FactColumn
	Listed  bool // there are no columns
	Store   *store.Store
}

// Render draws a heading and the table under it; what has nothing to compare is
// folded.
func (g *FactGroup) Render() app.UI {
	v := g.View
	head := app.H2().Class(part.Classes("FactTable-title", part.When(v.Alone, "u-hidden"))).Body(app.Text(v.Title+" "), app.Span().Text(v.Count))
	if v.Folded {
		return app.Details().Class("FactTable-group").Body(app.Summary().Class("FactTable-fold").Body(head), g.table())
	}
	return app.Section().Class("FactTable-group").Body(head, g.table())
}

// table has a body for each question, so that a row and what is remarked on it
// stay on one sheet of paper.
func (g *FactGroup) table() app.UI {
	return app.Table().Class("FactTable-table").Body(
		app.THead().Class("FactTable-columns").Hidden(g.Listed).Body(app.Tr().Body(
			app.Th().Attr("scope", "col").Class("FactTable-question").Text(wording.FactsQuestion.String()),
			app.Range(g.Columns).Slice(func(i int) app.UI { return part.DocumentHead(g.Columns[i]) }),
		)),
		app.Range(g.View.Rows).Slice(func(i int) app.UI { return g.row(g.View.Rows[i]) }),
	)
}

func (g *FactGroup) row(r present.FactRow) app.UI {
	lines := 1
	if r.Note != "" {
		lines++
	}
	if r.Notes.On != "" {
		lines++
	}
	return app.TBody().Class("FactTable-item").Body(
		app.Tr().Class("FactTable-row").DataSet("verdict", r.Kind).Body(
			app.Th().Attr("scope", "row").Attr("rowspan", strconv.Itoa(lines)).Class("FactTable-question").Body(
				app.H3().Class("FactTable-asked").Text(r.Question),
				app.P().Class("FactTable-topic").Hidden(r.Topic.Href == "" && r.Over == "" && r.Origin == "").Body(
					part.Anchor(r.Topic), app.Text(part.When(r.Date != "", ", ")+r.Date),
					app.Span().Class("FactTable-over").Hidden(r.Over == "").Text(r.Over),
					app.Span().Class("Origin").Hidden(r.Origin == "").Text(r.Origin)),
				scale(r.Scale),
				&ProposalButtons{View: r.Proposal, Store: g.Store}),
			app.If(g.Listed, func() app.UI {
				return app.Td().Class("FactTable-list").Body(
					app.Range(r.Cells).Slice(func(i int) app.UI { return answers(app.Div(), r.Cells[i]) }),
					app.P().Class("FactTable-rest").Hidden(r.Silent == "").Body(part.Ring(), app.Text(" "+r.Silent)))
			}).Else(func() app.UI {
				return app.Range(r.Cells).Slice(func(i int) app.UI { return answers(app.Td(), r.Cells[i]) })
			}),
		),
		app.Tr().Class("FactTable-row FactTable-row--remark").Hidden(r.Note == "").Body(
			app.Td().Class("FactTable-remark").Attr("colspan", strconv.Itoa(max(1, len(g.Columns)))).Text(r.Note)),
		app.Tr().Class("FactTable-row FactTable-row--remark").Hidden(r.Notes.On == "").Body(
			app.Td().Class("FactTable-remark FactTable-notes").Attr("colspan", strconv.Itoa(max(1, len(g.Columns)))).Body(&NotesHere{View: r.Notes, Store: g.Store, Margin: true})),
	)
}

// bodied is an element of the table that takes a class and a body.
type bodied[T any] interface {
	Class(v ...string) T
	DataSet(k string, v any) T
	Body(elems ...app.UI) T
}

// answers is what one article says.
func answers[T bodied[T]](e T, c present.FactCell) T {
	none := len(c.Answers) == 0
	return e.Class(part.Classes("FactTable-cell", part.When(none, "FactTable-cell--silent"))).DataSet("outlet", c.Mark.Hue).Body(
		app.Span().Class("FactTable-who").Body(unsaidMark(c.Mark, none, c.Uncoded), app.Span().Text(c.Name)),
		app.Span().Class("FactTable-silent").Hidden(!none).Body(
			app.Span().Class(part.Classes("FactTable-ring", part.When(c.Uncoded, "FactTable-ring--uncoded"))).Body(part.Ring()), app.Text(" "+c.None)),
		app.Range(c.Answers).Slice(func(i int) app.UI { return factAnswer(c.Answers[i]) }),
		app.P().Class("FactTable-inside").Hidden(c.Inside == "").Text(c.Inside),
	)
}

// unsaidMark is an article's mark beside what it says, hollow where it says
// nothing, and dotted where nobody has looked.
func unsaidMark(m element.Mark, none, uncoded bool) app.UI {
	if uncoded {
		return part.MarkUnknown(m, part.Small)
	}
	return part.DrawMark(m, part.Small, none, false)
}

func factAnswer(a present.FactAnswer) app.UI {
	return app.Div().Class("FactTable-answer").Body(
		app.A().Class("FactTable-value").Href(a.Passage.Href).Body(
			app.Span().Text(a.Value), app.Text(" "), app.Small().Text(a.Passage.Label), app.Span().Class("u-hidden").Text(" "+a.Whose)),
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
