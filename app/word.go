package app

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/present"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
)

// panelID is the id of what is said about the word that is opened; there is
// only one at a time.
const panelID = "word"

// WordRow is one word compared.
type WordRow struct {
	app.Compo
	View  present.WordRow
	Width int // columns of the table
	Store *store.Store
}

// Render draws the figures, and below them the word's panel if it is open.
func (w *WordRow) Render() app.UI {
	v := w.View
	return app.TBody().Class(part.Classes("WordTable-group", part.When(v.Open, "WordTable-group--open"))).Body(
		app.Tr().Class("WordTable-row").Body(
			app.Th().Attr("scope", "row").Class("WordTable-term").Body(
				app.Button().Class("WordTable-toggle").ID("%s", state.WordID(v.Term)).Type("button").Aria("expanded", v.Open).Aria("controls", part.When(v.Open, panelID)).
					OnClick(w.toggle).Text(v.Term)),
			app.Td().Class("WordTable-number").Title("%s", v.Interval).Body(app.B().Text(v.Ratio), app.Span().Class("u-hidden").Text(", "+v.Interval)),
			app.Td().Class("WordTable-bar").Body(ratioBar(v.Bar)),
			app.Td().Class("WordTable-number").Text(v.Evidence),
			app.Td().Class(part.Classes("WordTable-number", part.When(v.Small, "WordTable-small"))).Text(v.P),
			app.Td().Class("WordTable-number").Body(app.Text(v.Here), app.Text(" "), app.Small().Text(wording.TablePerMille.With("n", v.HereRate))),
			app.Td().Class("WordTable-number").Body(app.Text(v.Rest), app.Text(" "), app.Small().Text(wording.TablePerMille.With("n", v.RestRate))),
			app.Range(v.Strips).Slice(func(i int) app.UI { return app.Td().Class("WordTable-strip").Body(wordStrip(v.Strips[i])) }),
		),
		app.Tr().Class("WordTable-panel").Hidden(!v.Open).Body(
			app.Td().ColSpan(w.Width).Body(&Term{View: v.Panel, Store: w.Store})),
	)
}

func (w *WordRow) toggle(app.Context, app.Event) {
	w.Store.Send(state.Turned{To: state.ParseRoute(w.View.Toggle)})
}

// ratioBar draws a log ratio with its interval, from no difference.
func ratioBar(v present.BarView) app.UI {
	const width = 160
	at := func(f float64) string { return part.Num(width * f) }
	left, right := min(v.Zero, v.To), max(v.Zero, v.To)
	return part.SVG("svg").Attr("class", part.Classes("Ratio", part.When(v.Here, "Ratio--here"))).Attr("viewBox", "0 0 160 16").Attr("preserveAspectRatio", "none").Attr("aria-hidden", "true").Body(
		part.SVG("rect").Attr("class", "Ratio-bar").Attr("x", at(left)).Attr("width", at(right-left)).Attr("y", "4").Attr("height", "8"),
		part.SVG("path").Attr("class", "Ratio-interval").Attr("d", "M"+at(v.Low)+" 8H"+at(v.High)+"M"+at(v.Low)+" 4.5V11.5M"+at(v.High)+" 4.5V11.5"),
		part.SVG("path").Attr("class", "Ratio-zero").Attr("d", "M"+at(v.Zero)+" 0V16"),
	)
}

// wordStrip draws where a word occurs in one article, first passage to last; a
// higher stroke is a passage that has it more often.
func wordStrip(v present.StripView) app.UI {
	if len(v.Bars) == 0 {
		return app.Span().Class("WordTable-none").Body(part.Ring(), app.Span().Class("u-hidden").Text(v.Label))
	}
	var d strings.Builder
	wide := max(0.8, float64(v.Length)/40)
	for _, b := range v.Bars {
		high := 4 + 8*b.Size
		d.WriteString("M" + part.Num(float64(b.Passage-1)) + " " + part.Num(12-high) + "h" + part.Num(wide) + "v" + part.Num(high) + "h-" + part.Num(wide) + "z")
	}
	return part.SVG("svg").Attr("class", "WordStrip").DataSet("outlet", v.Mark.Hue).Attr("viewBox", "0 0 "+part.Num(float64(max(v.Length, 1)))+" 14").
		Attr("preserveAspectRatio", "none").Attr("role", "img").Attr("aria-label", v.Label).Body(
		part.SVG("path").Attr("class", "WordStrip-line").Attr("d", "M0 12.5H"+part.Num(float64(max(v.Length, 1)))),
		part.SVG("path").Attr("d", d.String()),
	)
}

// Term is everything about one word: its passages, its table and measures, its
// company.
type Term struct {
	app.Compo
	View  present.TermView
	Store *store.Store
}

// Render draws it; without a word there is nothing.
func (t *Term) Render() app.UI {
	v := t.View
	if v.Term == "" {
		return app.Div()
	}
	return app.Section().Class("Term").ID(panelID).Aria("label", v.Term).Aria("busy", v.Wait.Busy).Body(
		app.Div().Class("Term-head").Body(
			app.H2().Class("Term-title").Text(v.Head),
			anchorOf(v.Search, "Button"),
			anchorOf(v.Context, "Button"),
			app.Button().Class("Chip").Type("button").OnClick(t.close).Text(wording.TermClose),
		),
		&part.Pending{View: v.Wait, Store: t.Store},
		app.Div().Class("Term-parts").Hidden(v.Table.Heads == nil).Body(
			app.Div().Class("Term-part").Body(
				app.H3().Class("Term-name").Text(wording.TermWhere),
				app.P().Class("Section-note").Hidden(v.Over == "").Text(v.Over),
				app.Range(v.Places).Slice(func(i int) app.UI { return termPlaces(v.Places[i]) }),
				&part.SaveBar{List: v.SpreadSaves, Store: t.Store}),
			app.Div().Class("Term-part").Body(
				app.H3().Class("Term-name").Text(wording.NearTitle),
				app.P().Class("Section-note").Text(v.Company),
				app.Div().Class("Term-choices").Body(
					&part.Chips{Label: wording.SetWithin.String(), List: v.Windows, Kind: part.TurnChip, Store: t.Store},
					&part.Chips{Label: wording.NearSortBy.String(), List: v.Nears, Kind: part.TurnChip, Store: t.Store}),
				app.P().Class("Section-note").Hidden(v.None == "").Text(v.None),
				&Company{Heads: v.CompanyHeads, List: v.Collocates, Store: t.Store},
				&part.SaveBar{List: v.CompanySaves, Store: t.Store}),
			workings(wording.TermWorkings.String(), v.Table, v.Formulas),
			workings(wording.TermPairHow.With("pair", v.Pair.Title), v.Pair.Table, v.Pair.Formulas),
		),
	)
}

func (t *Term) close(app.Context, app.Event) {
	t.Store.Send(state.Turned{To: state.ParseRoute(t.View.Close)})
}

func anchorOf(l element.Link, class string) app.UI {
	return app.A().Class(class).Href(l.Href).Text(l.Label)
}

func termPlaces(p present.TermPlaces) app.UI {
	return app.Div().Class("Term-places").DataSet("outlet", p.Mark.Hue).Body(
		part.DrawMark(p.Mark, part.Small, len(p.Passages) == 0, false),
		app.Div().Body(
			app.Div().Class("Term-strip").Hidden(len(p.Strip.Bars) == 0).Body(wordStrip(p.Strip)),
			app.P().Body(app.B().Text(p.Name), app.Text(" "+p.Count), app.Small().Hidden(p.Spread == "").Text(" "+p.Spread)),
			app.P().Class("Term-links").Hidden(len(p.Passages) == 0).Body(part.Anchors(p.Passages), app.Span().Text(p.More))),
	)
}

// contingency is the table that figures follow from; what would be expected
// stands in brackets.
func contingency(v present.Contingency) app.UI {
	return app.Table().Class("Term-table").Body(
		app.Elem("caption").Text(v.Caption),
		app.THead().Body(app.Tr().Body(
			app.Td(),
			app.Range(v.Heads).Slice(func(i int) app.UI { return app.Th().Attr("scope", "col").Text(v.Heads[i]) }))),
		app.TBody().Body(app.Range(v.Names).Slice(func(i int) app.UI {
			return app.Tr().Body(
				app.Th().Attr("scope", "row").Text(v.Names[i]),
				app.Td().Body(app.Text(v.Observed[i][0]), app.Small().Text(" ("+v.Expected[i][0]+")")),
				app.Td().Body(app.Text(v.Observed[i][1]), app.Small().Text(" ("+v.Expected[i][1]+")")),
				app.Td().Text(v.Observed[i][2]))
		})),
	)
}

// workings is a table and the measures that follow from it, folded.
func workings(title string, table present.Contingency, list []present.Formula) app.UI {
	return app.Details().Class("Term-workings").Hidden(len(list) == 0).Body(
		app.Summary().Class("Term-name").Text(title),
		app.Div().Class("Term-formulas").Body(
			contingency(table),
			app.Range(list).Slice(func(i int) app.UI { return formula(list[i]) })),
	)
}

func formula(f present.Formula) app.UI {
	return app.Div().Class("Formula").Body(
		app.P().Body(app.B().Text(f.Name+" "), app.Span().Class("Formula-rule").Text(f.Rule)),
		app.P().Class("Formula-rule").Text(f.Worked),
		app.P().Class("Section-note").Text(f.Note),
	)
}

// Company is the words that occur near the one looked at.
type Company struct {
	app.Compo
	Heads []present.Named
	List  []present.CollocateRow
	Store *store.Store
}

// Render draws the table; a word leads to its own panel, the button to its
// figures.
func (c *Company) Render() app.UI {
	heads := append([]present.Named{
		{Name: wording.NearTogether.String(), Title: wording.NearTogetherWhy.String()},
		{Name: wording.NearExpected.String(), Title: wording.NearExpectedWhy.String()},
	}, c.Heads...)
	return app.Table().Class("Term-table Term-company").Hidden(len(c.List) == 0).Body(
		app.THead().Body(app.Tr().Body(
			app.Th().Attr("scope", "col").Text(wording.TableWord),
			app.Range(heads).Slice(func(i int) app.UI { return app.Th().Attr("scope", "col").Body(named(heads[i])) }),
			app.Td(),
		)),
		app.TBody().Body(app.Range(c.List).Slice(func(i int) app.UI {
			r := c.List[i]
			return app.Tr().Body(
				app.Th().Attr("scope", "row").Body(app.A().Href(r.Href).Text(r.Term)),
				app.Td().Text(r.Together), app.Td().Body(app.Text(r.Expected), app.Text(" "), app.Small().Hidden(!r.Small).Text(wording.NearSmall)),
				app.Range(r.Cells).Slice(func(i int) app.UI { return app.Td().Text(r.Cells[i]) }),
				app.Td().Body(
					app.A().Href(r.Search.Href).Aria("label", wording.NearPassagesOf.With("word", r.Term)).Text(r.Search.Label),
					app.Button().Class("Term-pick").Type("button").Aria("pressed", r.On).Aria("label", wording.NearFormulasOf.With("word", r.Term)).
						OnClick(func(app.Context, app.Event) { c.Store.Send(state.Turned{To: state.ParseRoute(r.Pick)}) }, app.EventScope(r.Pick)).Text(wording.NearFormulas)))
		})),
	)
}
