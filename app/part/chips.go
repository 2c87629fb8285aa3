package part

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/present"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/store"
)

// Chips is a row of switches with a label. Pressed is told the value of the
// chip.
type Chips struct {
	app.Compo
	Label string
	List  []element.Chip
	Kind  ChipKind
	Store *store.Store
}

// Render draws the row.
func (c *Chips) Render() app.UI {
	return app.Div().Class("Filters-group").Attr("role", "group").Aria("label", c.Label).Hidden(len(c.List) == 0).Body(
		app.Span().Class("Filters-label").Aria("hidden", "true").Text(c.Label),
		app.Range(c.List).Slice(func(i int) app.UI {
			chip := c.List[i]
			button := app.Button().Type("button").Aria("pressed", pressed(chip)).
				OnClick(func(app.Context, app.Event) { c.Store.Send(c.Kind.message(chip)) }, app.EventScope(string(c.Kind), chip.Value, chip.On))
			if chip.Mark.Shape == "" {
				return button.Class("Chip").Body(app.Text(chip.Label), app.Text(withCount(chip.Count)))
			}
			return button.Class("Chip Chip--mark").Aria("label", lettered(chip)).Title("%s", chip.Label).
				Body(DrawMark(chip.Mark, Small, !chip.On, false))
		}),
	)
}

// pressed is whether a chip is on; one for a group of which some are on is mixed.
func pressed(c element.Chip) string {
	if c.Part {
		return "mixed"
	}
	return strconv.FormatBool(c.On)
}

// lettered names a chip that shows only a mark: what is seen on a button has to
// be part of its name, for those who speak to their browser.
func lettered(chip element.Chip) string {
	name := chip.Mark.Letter
	if chip.Mark.Ordinal > 0 {
		name += strconv.Itoa(chip.Mark.Ordinal)
	}
	return name + ": " + chip.Label
}

func withCount(count string) string {
	if count == "" {
		return ""
	}
	return " " + count
}

// ChipKind says what a chip's value means: one of those below, or a
// state.Grouping.
type ChipKind string

const (
	ShowChip   ChipKind = "show"
	ColumnChip ChipKind = "column"
	OrderChip  ChipKind = "order"
	UnitChip   ChipKind = "unit"
	TurnChip   ChipKind = "turn" // the value is the address of the view
)

func (k ChipKind) message(c element.Chip) state.Msg {
	switch k {
	case ColumnChip:
		return state.ColumnToggled{Document: c.Value}
	case TurnChip:
		return state.Turned{To: state.ParseRoute(c.Value)}
	case UnitChip:
		return state.ChartGrouped{By: state.ChartUnit(c.Value)}
	case ChipKind(state.OfOutlet), ChipKind(state.OfCountry), ChipKind(state.OfKind):
		return state.GroupToggled{By: state.Grouping(k), Value: c.Value}
	case OrderChip:
		return state.ChartOrdered{Order: state.ChartOrder(c.Value)}
	}
	return state.ChartShown{Show: state.ChartShow(c.Value)}
}

// SwitchOf is a choice between views of which one is shown.
func SwitchOf(label string, list []element.Link) app.UI {
	return app.Nav().Class("Switch").Aria("label", label).Hidden(len(list) == 0).Body(app.Range(list).Slice(func(i int) app.UI {
		l := list[i]
		return app.A().Class("Switch-option").Href(l.Href).Aria("current", Current(l.Current)).Text(l.Label)
	}))
}

// ArticleChips are links for articles, of which some are on; more says what is
// not shown.
func ArticleChips(label string, list []present.ArticleChip, more string) app.UI {
	return app.Nav().Class("Filters-group").Aria("label", label).Hidden(len(list) == 0).Body(
		app.Span().Class("Filters-label").Aria("hidden", "true").Text(label),
		app.Range(list).Slice(func(i int) app.UI {
			c := list[i]
			a := app.A().Class("Chip").Href(c.Href).Aria("current", When(c.On, "true"))
			if c.Mark.Shape == "" {
				return a.Body(app.Text(c.Label))
			}
			return a.Body(DrawMark(c.Mark, Small, !c.On, false), app.Text(c.Label))
		}),
		app.Span().Class("Filters-label").Text(more),
	)
}

// PreventDefault is the handler of a form that is never sent.
func PreventDefault(_ app.Context, e app.Event) { e.PreventDefault() }
