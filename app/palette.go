package app

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/platform"
	"parallax/app/present"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
)

// Palette goes to anything by a few letters of its name. It is a combobox with
// a list: the focus stays in the field, the arrow keys move the choice.
type Palette struct {
	app.Compo
	View  present.PaletteView
	Store *store.Store
}

const paletteList = "palette-list"

// Render draws the dialog, which the store opens and closes.
func (p *Palette) Render() app.UI {
	v := p.View
	active := ""
	if v.Active < len(v.Rows) {
		active = optionID(v.Active)
	}
	return app.Dialog().Class("Dialog").ID(store.SheetID).Aria("label", wording.PaletteName).On("close", p.closed).On("click", p.outside).Body(
		app.Div().Class("Palette-field").Body(
			part.Icon("find", "M7 2.25a4.75 4.75 0 0 1 0 9.5a4.75 4.75 0 0 1 0-9.5", "m10.5 10.5 4 4"),
			app.Input().Class("Palette-input").ID(state.PaletteID).Type("text").Placeholder(wording.PaletteHint.String()).
				Attr("role", "combobox").Aria("expanded", len(v.Rows) > 0).Aria("controls", paletteList).Aria("autocomplete", "list").
				Aria("activedescendant", active).Aria("label", wording.PaletteName).AutoComplete(false).Spellcheck(false).
				OnInput(p.typed).OnKeyDown(p.keyed),
			app.Kbd().Class("Key").Aria("hidden", "true").Text("Esc"),
		),
		app.Ul().Class("Palette-list").ID(paletteList).Attr("role", "listbox").Aria("label", wording.PalettePlaces).Body(
			app.Range(v.Rows).Slice(func(i int) app.UI { return p.row(i, v.Rows[i]) })),
		app.P().Class("Palette-none").Hidden(len(v.Rows) > 0).Text(wording.PaletteNone),
	)
}

func (p *Palette) row(i int, v present.PaletteRow) app.UI {
	return app.Li().Class("Palette-row").ID(optionID(i)).Attr("role", "option").Aria("selected", i == p.View.Active).
		OnClick(func(app.Context, app.Event) { p.Store.Send(state.PaletteChosen{Index: i}) }, app.EventScope(i)).Body(
		app.Span().Class("Palette-kind").Text(v.Kind),
		app.Span().Class("Palette-label").Body(part.Runs(v.Label)...),
		app.Span().Class("Palette-note").Text(v.Note),
	)
}

func optionID(i int) string { return "palette-" + strconv.Itoa(i) }

func (p *Palette) typed(ctx app.Context, e app.Event) {
	ctx.PreventUpdate() // the store knows when
	p.Store.Send(state.PaletteTyped{Text: platform.TextOf(e)})
}

func (p *Palette) keyed(_ app.Context, e app.Event) {
	switch platform.KeyOf(e) {
	case "ArrowDown":
		p.Store.Send(state.PaletteMoved{By: 1})
	case "ArrowUp":
		p.Store.Send(state.PaletteMoved{By: -1})
	case "Enter":
		p.Store.Send(state.PaletteChosen{Index: -1})
	default:
		return
	}
	e.PreventDefault()
	p.Store.Reveal(optionID(p.Store.Model().Palette.Active))
}

// closed follows the browser, which closes a dialog on Escape by itself.
func (p *Palette) closed(app.Context, app.Event) {
	if p.Store.Model().Palette.Open {
		p.Store.Send(state.PaletteClosed{})
	}
}

// outside closes on a click on the backdrop, which belongs to the dialog.
func (p *Palette) outside(_ app.Context, e app.Event) {
	if platform.OnSelf(e) && p.Store.Model().Palette.Open {
		p.Store.Send(state.PaletteClosed{})
	}
}
