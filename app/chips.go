package app

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/present/element"
	"parallax/app/state"
)

// Chips is a row of switches with a label. Pressed is told the value of the
// chip.
type Chips struct {
	app.Compo
	Label string
	List  []element.Chip
	Kind  chipKind
	Store *Store
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
				Body(drawMark(chip.Mark, small, !chip.On, false))
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

// chipKind says what a chip's value means: one of those below, or a
// state.Grouping.
type chipKind string

const (
	showChip   chipKind = "show"
	columnChip chipKind = "column"
	orderChip  chipKind = "order"
	unitChip   chipKind = "unit"
	turnChip   chipKind = "turn" // the value is the address of the view
)

func (k chipKind) message(c element.Chip) state.Msg {
	switch k {
	case columnChip:
		return state.ColumnToggled{Document: c.Value}
	case turnChip:
		return state.Turned{To: state.ParseRoute(c.Value)}
	case unitChip:
		return state.ChartGrouped{By: state.ChartUnit(c.Value)}
	case chipKind(state.OfOutlet), chipKind(state.OfCountry), chipKind(state.OfKind):
		return state.GroupToggled{By: state.Grouping(k), Value: c.Value}
	case orderChip:
		return state.ChartOrdered{Order: state.ChartOrder(c.Value)}
	}
	return state.ChartShown{Show: state.ChartShow(c.Value)}
}
