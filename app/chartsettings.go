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
	"parallax/app/wording"
)

// ChartSettings is what the coverage chart can be set with and saved as, behind
// one button, with the chart's key beside it. They stand in the empty corner of
// the chart's head; what opens pushes the chart down.
type ChartSettings struct {
	app.Compo
	View  chart.Controls
	Chart chart.View
	Saves []element.SaveOption
	Shown bool
	Store *store.Store

	open bool
}

const chartPanelID = "chart-settings"

// Render draws the button, the key, and the settings where they are open.
func (c *ChartSettings) Render() app.UI {
	return app.Div().Class(part.Classes("Desk-tools", part.When(c.open, "Desk-tools--open"), part.When(c.Chart.Framed(), "Desk-tools--framed"))).Hidden(!c.Shown).Body(
		app.Div().Class("Chart-corner").Body(
			app.Button().Class("Button Chart-change").Type("button").Aria("expanded", strconv.FormatBool(c.open)).Aria("controls", chartPanelID).OnClick(c.toggle).Body(
				part.Icon("settings", "M2 5h7M13 5h1M2 11h1M7 11h7", "M11 3a2 2 0 0 1 0 4a2 2 0 0 1 0-4M5 9a2 2 0 0 1 0 4a2 2 0 0 1 0-4"),
				app.Text(wording.ChartChange.String())),
			&Key{View: c.Chart},
		),
		app.Div().Class("Chart-panel").ID(chartPanelID).Hidden(!c.open).Body(app.IfSlice(c.open, c.panel)), // closed it need not be made
	)
}

// panel are the settings.
func (c *ChartSettings) panel() []app.UI {
	v := c.View
	columns, label := part.ColumnChip, wording.ChartPickArticles
	if c.Chart.Grouped {
		columns, label = part.ChipKind(state.OfOutlet), wording.ChartPickOutlets
	}
	return []app.UI{
		&part.Chips{Label: wording.ChartShow.String(), List: v.Shows, Kind: part.ShowChip, Store: c.Store},
		&part.Chips{Label: wording.ChartOrder.String(), List: v.Orders, Kind: part.OrderChip, Store: c.Store},
		app.Div().Class("Filters-group").Attr("role", "group").Aria("label", wording.ChartDetailsLabel.String()).Hidden(v.Folding == "").Body(
			app.Span().Class("Filters-label").Aria("hidden", "true").Text(wording.ChartDetailsLabel.String()),
			app.Button().Class("Chip").Type("button").OnClick(c.fold).Text(v.Folding)),
		&part.Chips{Label: label.String(), List: v.Columns, Kind: columns, Store: c.Store},
		app.Range(v.Groups).Slice(func(i int) app.UI {
			g := v.Groups[i]
			return &part.Chips{Label: g.Label, List: g.Chips, Kind: part.ChipKind(g.By), Store: c.Store}
		}),
		app.Div().Class("Filters-group").Hidden(v.All == "").Body(
			app.Span().Class("Filters-label").Aria("hidden", "true"),
			app.Button().Class("Chip").Type("button").OnClick(c.all).Text(v.All)),
		&part.Chips{Label: wording.ChartUnit.String(), List: v.Units, Kind: part.UnitChip, Store: c.Store},
		c.period(),
		&part.SaveBar{List: c.Saves, Store: c.Store},
		app.P().Class("Filters-group").Body(part.Anchor(present.PictureLink(""))),
	}
}

func (c *ChartSettings) toggle(app.Context, app.Event) { c.open = !c.open }

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
	return app.Form().Class("Filters-group").Attr("role", "group").Aria("label", wording.ChartPeriod.String()).OnSubmit(part.PreventDefault).Body(
		app.Span().Class("Filters-label").Aria("hidden", "true").Text(wording.ChartPeriod.String()),
		end(state.FromID, wording.ChartFrom.String(), v.From, c.from),
		end(state.ToID, wording.ChartTo.String(), v.To, c.to),
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
	c.Store.Send(state.AllFolded{Folded: !c.Chart.Folded})
}
