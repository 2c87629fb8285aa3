package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/platform"
	"parallax/app/present/chart"
	"parallax/app/state"
	"parallax/app/store"
)

// ChartSettings is what the coverage chart can be set with: what everybody
// needs in a row, the period and groups of articles behind a disclosure.
type ChartSettings struct {
	app.Compo
	View    chart.Controls
	Grouped bool // the columns are outlets
	Parts   bool // some topics have parts, and all of them
	Folded  bool // are folded
	Shown   bool
	Store   *store.Store

	open bool // the disclosure at the start; afterwards it is the reader's
}

// OnInit opens the disclosure where the address has set something in it.
func (c *ChartSettings) OnInit() { c.open = c.View.Behind }

// Render draws the settings.
func (c *ChartSettings) Render() app.UI {
	v := c.View
	columns := part.ColumnChip
	label := "Articles"
	if c.Grouped {
		columns, label = part.ChipKind(state.OfOutlet), "Outlets"
	}
	return app.Div().Hidden(!c.Shown).Body(
		app.Div().Class("Filters Filters--scroll").Attr("role", "group").Aria("label", "What the chart shows").Body(
			&part.Chips{Label: "Show", List: v.Shows, Kind: part.ShowChip, Store: c.Store},
			&part.Chips{Label: label, List: v.Columns, Kind: columns, Store: c.Store},
			&part.Chips{Label: "Order by", List: v.Orders, Kind: part.OrderChip, Store: c.Store},
			app.Button().Class("Chip Filters-end").Type("button").Hidden(!c.Parts).OnClick(c.fold).Text(foldLabel(c.Folded)),
		),
		app.Details().Class("Filters-more").Open(c.open).Body(
			app.Summary().Class("Filters-summary").Text("Period, outlets and groups"),
			app.Div().Class("Filters Filters--below").Body(
				c.period(),
				&part.Chips{Label: "A column is an", List: v.Units, Kind: part.UnitChip, Store: c.Store},
				app.Range(v.Groups).Slice(func(i int) app.UI {
					g := v.Groups[i]
					return &part.Chips{Label: g.Label, List: g.Chips, Kind: part.ChipKind(g.By), Store: c.Store}
				}),
				app.Button().Class("Chip").Type("button").Hidden(v.All == "").OnClick(c.all).Text(v.All),
			),
		),
	)
}

// period is a form so that Enter in either field acts, also without leaving it.
func (c *ChartSettings) period() app.UI {
	v := c.View.Period
	trouble := part.When(v.Trouble != "", "period-trouble")
	end := func(id, label, value string, changed app.EventHandler) app.UI {
		return app.Label().Class("Words-field").Body(
			app.Span().Class("Filters-label").Text(label),
			app.Input().Class("Words-input Period-input").ID("%s", id).Type("text").Value(value).AutoComplete(false).
				Placeholder("2024-06").Attr("maxlength", "10").Attr("size", "10").Aria("describedby", trouble).OnChange(changed))
	}
	return app.Form().Class("Filters-group").Attr("role", "group").Aria("label", "Period").OnSubmit(part.PreventDefault).Body(
		end(state.FromID, "Topics from", v.From, c.from),
		end(state.ToID, "to", v.To, c.to),
		app.Span().Class("Filters-label Period-trouble").ID("period-trouble").Attr("role", "status").Text(v.Trouble),
	)
}

func (c *ChartSettings) from(_ app.Context, e app.Event) {
	c.Store.Send(state.PeriodSet{From: platform.TextOf(e), To: c.View.Period.To})
}

func (c *ChartSettings) to(_ app.Context, e app.Event) {
	c.Store.Send(state.PeriodSet{From: c.View.Period.From, To: platform.TextOf(e)})
}

func (c *ChartSettings) all(app.Context, app.Event) {
	c.Store.Send(state.GroupToggled{By: state.OfAll})
}

func (c *ChartSettings) fold(app.Context, app.Event) {
	c.Store.Send(state.AllFolded{Folded: !c.Folded})
}

func foldLabel(folded bool) string {
	if folded {
		return "Show parts"
	}
	return "Fold parts"
}
