package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/present"
	"parallax/app/present/chart"
	"parallax/app/state"
	"parallax/app/store"
)

// Overview is the first screen: who tells what, and who leaves it out.
type Overview struct {
	app.Compo
	View  present.OverviewView
	Store *store.Store
}

// OnMount lets the panel be rendered alone.
func (o *Overview) OnMount(ctx app.Context) {
	o.Store.AroundPanel(ctx.PreventUpdate)
	ctx.PreventUpdate() // nothing has changed
}

// Render draws the screen.
func (o *Overview) Render() app.UI {
	v := o.View
	coded := len(v.Shows) > 0                                      // there is a chart
	return app.Div().Class("Overview").Aria("busy", v.Brief).Body( // until all of it is here
		app.Div().Class("Hed").Body(
			app.P().Class("Hed-kicker").Text(v.Kicker),
			app.H1().Class("Hed-title").ID("heading").TabIndex(-1).Text(v.Title),
			app.P().Class("Hed-deck").Text(v.Deck),
		),
		app.P().Class("Coverage-none").Hidden(v.Uncoded == "").Text(v.Uncoded),
		&part.Pending{View: v.Wait, Store: o.Store},
		app.P().Class("Overview-topics").Hidden(v.Topics.Href == "").Body(part.Anchor(v.Topics)),
		&ChartSettings{View: v.Controls, Grouped: v.Chart.Grouped, Parts: v.Chart.Parts, Folded: v.Chart.Folded, Shown: coded, Store: o.Store},
		app.Div().Class("Chart-bar").Hidden(!coded).Body(
			app.P().Class("Chart-said").Attr("role", "status").Body(app.Text(v.Said), app.Text(" "),
				app.A().Class("Chart-reset").Href(v.Reset).Hidden(v.Reset == "").Text("Reset the chart")),
			&part.SaveBar{List: v.Saves, Store: o.Store},
		),
		app.Div().Class(part.Classes("Desk", part.When(v.Chart.Narrow, "Desk--wide"))).Hidden(!coded).Body(
			app.Div().Class("Desk-chart").Body(
				&Coverage{View: v.Chart, Store: o.Store},
				app.Button().Class("More").Type("button").Hidden(v.Chart.Next == 0).OnClick(o.more).Text(v.Chart.Rest),
				app.P().Class("Section-note").Hidden(v.Chart.Cut == "").Text(v.Chart.Cut),
			),
			app.Div().Class("Aside").DataSet("keeps", "true").Body(
				&Legend{Scale: v.Chart.Scale, Columns: v.Chart.Columns, Dated: v.Chart.Dated, True: v.Chart.True, Named: v.Chart.Narrow, Uncoded: v.Chart.UncodedKey, UncodedShort: v.Chart.UncodedShort},
				&Gist{View: v.Gist, Store: o.Store},
			),
		),
		app.Section().Class("Section").Aria("labelledby", "articles").Body(
			app.H2().Class("Section-title").ID("articles").Text("The articles"),
			app.Ul().Class("Cards").Body(
				app.Range(v.Cards).Slice(func(i int) app.UI { return &Card{View: v.Cards[i]} }),
			),
			app.P().Class("Section-note").Hidden(v.Rest == "").Text(v.Rest),
		),
		&Notes{List: v.Notes, More: v.NotesMore, Store: o.Store},
	)
}

func (o *Overview) more(app.Context, app.Event) {
	o.Store.Send(state.RowsAsked{Rows: o.View.Chart.Next})
}

// Card is one article on the overview.
type Card struct {
	app.Compo
	View present.CardView
}

// Render draws the card.
func (c *Card) Render() app.UI {
	v := c.View
	return app.Li().Class("Card").DataSet("outlet", v.Mark.Hue).Body(
		app.P().Class("Card-outlet Outlet").Body(part.MarkBeside(v.Mark, part.Medium), app.Text(v.Outlet)),
		app.H3().Class("Card-title").Body(app.A().Href(v.Href).Text(v.Headline)),
		app.P().Class("Card-gist").Text(v.Summary),
		app.P().Class("Card-note").Hidden(v.Note == "").Text(v.Note),
		app.Div().Class("Card-strip").Body(strip(v.Strip)),
		app.P().Class("Card-meta").Body(app.Text(v.Date), app.Br(), app.Text(v.Counts)),
	)
}

// strip draws the shares of the topics.
func strip(v chart.Strip) app.UI {
	return part.SVG("svg").Attr("viewBox", v.Box).Attr("preserveAspectRatio", "none").Attr("aria-hidden", "true").Body(
		part.SVG("path").Attr("d", v.Told),
		part.SVG("path").Attr("class", "Strip-empty").Attr("d", v.Silent),
	)
}
