package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/present"
	"parallax/app/present/chart"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
)

// Overview is the first screen: what the articles are and what comparing them
// shows, the chart of who covers what, beside it what to notice, then the articles.
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

// Render draws the screen. web/pages/overview.html draws the same elements.
func (o *Overview) Render() app.UI {
	v := o.View
	coded := len(v.Shows) > 0
	return app.Div().Class(part.Classes("Overview", part.When(v.Chart.Framed(), "Overview--broad"), part.When(v.Chart.Narrow, "Overview--wide"))).Aria("busy", v.Later > state.NothingLater).Body(
		app.Div().Class("Overview-head").Body(
			app.Div().Class("Hed").Body(
				app.P().Class("Hed-kicker").Text(v.Kicker),
				app.H1().Class("Hed-title").ID("heading").TabIndex(-1).Text(v.Title),
				app.P().Class("Hed-deck").Body(app.Text(v.Deck), app.If(v.Topics.Href != "", o.topics)),
			),
			o.reads(),
		),
		app.P().Class("Coverage-none").Hidden(v.Uncoded == "").Text(v.Uncoded),
		&part.Pending{View: v.Wait, Store: o.Store},
		app.P().Class("Chart-said").Attr("role", "status").Hidden(v.Said == "").Body(app.Text(v.Said), app.Text(" "),
			app.A().Class("Chart-reset").Href(v.Reset).Hidden(v.Reset == "").Text(wording.ChartReset.String())),
		app.Div().Class("Desk").Hidden(!coded && len(v.Notes) == 0).Body(
			&ChartSettings{View: v.Controls, Chart: v.Chart, Saves: v.Saves, Shown: coded, Store: o.Store},
			app.Div().Class("Desk-chart").Hidden(!coded).Body(&Coverage{View: v.Chart, Store: o.Store}),
			later(app.Div().Class("Aside").DataSet("keeps", "true"), v.Later >= state.NotesLater, func() []app.UI {
				return []app.UI{
					&Notes{List: v.Notes, More: v.NotesMore, Store: o.Store},
					&Gist{View: v.Gist, Store: o.Store},
				}
			}),
			later(app.Div().Class("Desk-others").Hidden(!coded), v.Later >= state.OthersLater, func() []app.UI {
				return []app.UI{
					&Others{View: v.Chart, Store: o.Store},
					app.Button().Class("More").Type("button").Hidden(v.Chart.Next == 0).OnClick(o.more).Text(v.Chart.Rest),
					app.P().Class("Section-note").Hidden(v.Chart.Cut == "").Text(v.Chart.Cut),
					columnNames(v.Chart),
				}
			}),
		),
		app.Section().Class("Section Overview-articles").Aria("labelledby", "articles").Body(
			app.H2().Class("Section-title").ID("articles").TabIndex(-1).Text(wording.OverviewCards.String()),
			app.Ul().Class("Cards").DataSet("rest", part.When(v.Later >= state.CardsLater, "true")).Body(
				app.Range(v.Cards).Slice(func(i int) app.UI { return &Card{View: v.Cards[i]} }),
			),
			app.P().Class("Section-note").Hidden(v.Rest == "").Text(v.Rest),
		),
	)
}

// topics leads to where topics are accepted, behind the sentence that says of them that
// nobody has.
func (o *Overview) topics() app.UI {
	return app.A().Class("Hed-way").Href(o.View.Topics.Href).Text(o.View.Topics.Label)
}

// later draws what an element holds, unless that is left for later: then what the
// build has drawn there stays, and becomes the program's when it is drawn
// (data-rest, web/boot/nodes.js).
func later(e app.HTMLDiv, wait bool, body func() []app.UI) app.UI {
	if wait {
		return e.DataSet("rest", "true")
	}
	return e.Body(body()...)
}

// reads are the articles beside the title.
func (o *Overview) reads() app.UI {
	v := o.View
	return app.Nav().Class("Overview-reads").Aria("labelledby", "reads").Hidden(len(v.Reads) == 0).Body(
		app.H2().Class("Overview-reads-title").ID("reads").Text(wording.OverviewRead.String()),
		app.Ul().Body(
			app.Range(v.Reads).Slice(func(i int) app.UI {
				r := v.Reads[i]
				return app.Li().Body(app.A().Href(r.Link.Href).Title("%s", r.Link.Label).Body(part.MarkOf(r.Mark, part.Small), app.Span().Text(r.Link.Label)))
			}),
			app.Li().Hidden(v.ReadsMore == "").Body(app.A().Href("#articles").Text(v.ReadsMore)),
		),
	)
}

// columnNames says whose marks stand at the heads, where these have no room for it.
func columnNames(v chart.View) app.UI {
	return app.Ul().Class("Legend-names").Body(app.Range(v.Columns).Slice(func(i int) app.UI {
		return app.Li().Body(part.MarkBeside(v.Columns[i].Mark, part.Small), app.Text(v.Columns[i].Outlet))
	}))
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
