package app

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/platform"
	"parallax/app/present"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
)

// BasisBar says what a comparison rests on, coding or proposals, and lets the
// reader change that and the score from which proposals are shown.
type BasisBar struct {
	app.Compo
	View  present.BasisView
	Store *store.Store
}

// Render draws the choice, the score, and what comes of it.
func (b *BasisBar) Render() app.UI {
	v := b.View
	s := v.Score
	return app.Div().Class("Basis").Hidden(len(v.Choice) == 0 && !s.Shown).Body(
		app.Div().Class("Filters-group").Attr("role", "group").Aria("label", wording.CompareRests.String()).Hidden(len(v.Choice) == 0).Body(
			app.Range(v.Choice).Slice(func(i int) app.UI {
				c := v.Choice[i]
				return app.Button().Class("Chip").Type("button").Aria("pressed", c.On).Text(c.Label).
					OnClick(func(app.Context, app.Event) {
						b.Store.Send(state.Turned{To: state.ParseRoute(c.Value)})
					}, app.EventScope(c.Value, c.On))
			})),
		app.Label().Class("Basis-score").Hidden(!s.Shown).Body(
			app.Span().Text(wording.CompareLeast.String()), app.Text(" "),
			app.Input().Type("range").Class("Basis-range").Min(s.Least).Max(s.Most).Step(float64(s.By)).Value(s.Value).
				Aria("valuetext", s.Label).OnInput(b.score).OnChange(b.score),
			app.Text(" "), app.Output().Class("Basis-value").Text(s.Label),
			app.Text(" "), app.Small().Text(s.Note)),
		app.P().Class("Basis-says").Hidden(v.Says == "").Text(v.Says),
	)
}

func (b *BasisBar) score(_ app.Context, e app.Event) {
	if n, err := strconv.Atoi(platform.TextOf(e)); err == nil {
		b.Store.Send(state.ScoreChosen{Score: n})
	}
}
