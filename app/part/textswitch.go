package part

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/present"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
)

// TextSwitch chooses between digests and originals.
type TextSwitch struct {
	app.Compo
	View  present.TextSwitch
	Store *store.Store
}

// Render draws two buttons, and where there is nothing to choose yet, why.
func (t *TextSwitch) Render() app.UI {
	v := t.View
	return app.Div().Class("TextSwitch").Hidden(!v.Shown).Body(
		app.Div().Class("Switch").Attr("role", "group").Aria("label", wording.ReadTextShown.String()).Body(
			app.Button().Class("Switch-option").Type("button").Aria("pressed", !v.Original).OnClick(t.digest).Text(wording.ReadDigestSwitch.String()),
			app.Button().Class("Switch-option").Type("button").Aria("pressed", v.Original).Disabled(!v.Enabled).
				Aria("describedby", When(v.Hint != "", hintID)).OnClick(t.original).Text(wording.ReadFullSwitch.String()),
		),
		app.P().Class("TextSwitch-hint").Hidden(v.Hint == "").Body(
			app.Span().ID(hintID).Text(v.Hint), app.Text(" "),
			app.A().Href(v.Library.Href).Text(v.Library.Label)),
	)
}

const hintID = "no-original"

func (t *TextSwitch) digest(app.Context, app.Event) { t.Store.Send(state.TextChosen{}) }

func (t *TextSwitch) original(app.Context, app.Event) {
	t.Store.Send(state.TextChosen{Original: true})
}
