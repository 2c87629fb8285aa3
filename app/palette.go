package app

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/platform"
	"parallax/app/present"
	"parallax/app/state"
	"parallax/app/store"
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
	return app.Dialog().Class("Dialog").ID(store.SheetID).Aria("label", "Go to").On("close", p.closed).On("click", p.outside).Body(
		app.Div().Class("Palette-field").Body(
			part.Icon("find", "M7 2.25a4.75 4.75 0 0 1 0 9.5a4.75 4.75 0 0 1 0-9.5", "m10.5 10.5 4 4"),
			app.Input().Class("Palette-input").ID(state.PaletteID).Type("text").Placeholder("Article, topic, person, screen").
				Attr("role", "combobox").Aria("expanded", len(v.Rows) > 0).Aria("controls", paletteList).Aria("autocomplete", "list").
				Aria("activedescendant", active).Aria("label", "Go to").AutoComplete(false).Spellcheck(false).
				OnInput(p.typed).OnKeyDown(p.keyed),
			app.Kbd().Class("Key").Aria("hidden", "true").Text("Esc"),
		),
		app.Ul().Class("Palette-list").ID(paletteList).Attr("role", "listbox").Aria("label", "Places").Body(
			app.Range(v.Rows).Slice(func(i int) app.UI { return p.row(i, v.Rows[i]) })),
		app.P().Class("Palette-none").Hidden(len(v.Rows) > 0).Text("Nothing has a name like that."),
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

// Help is the sheet of keys.
type Help struct {
	app.Compo
	Open    bool
	KeysOff bool
	Store   *store.Store
}

// helpKeys are the keys and what they do.
var helpKeys = []struct {
	keys  []string
	means string
}{
	{[]string{"/"}, "Search"},
	{[]string{"Ctrl", "K"}, "Go to an article, topic, person or screen"},
	{[]string{"j", "k"}, "Next and previous passage or hit"},
	{[]string{"n", "N"}, "Next and previous match in an article"},
	{[]string{"g", "o"}, "Overview; then r read, c compare, s search, l library, a about"},
	{[]string{"↑", "↓", "←", "→"}, "Move through the chart"},
	{[]string{"t"}, "Light, dark, or as the system"},
	{[]string{"Esc"}, "Close, or leave the field"},
	{[]string{"?"}, "This sheet"},
}

// helpQueries are the ways to ask and what they find.
var helpQueries = []struct{ query, means string }{
	{"late train", "Both words, in any order"},
	{`"late train"`, "These words, side by side"},
	{"late -train", "Without a word; also NOT train or !train"},
	{"late OR tardy", "Either of the two words beside OR"},
	{"=late", "Exactly this form"},
	{"deleg*", "Words that begin so"},
	{"pyonyang~", "Words spelt like it"},
	{`"putin late"~5`, "With at most five words between"},
	{"outlet:rfa", "Also topic: voice: kind: in:title date:>=2024-06"},
}

// Render draws the dialog, which the store opens and closes.
func (h *Help) Render() app.UI {
	return app.Dialog().Class("Dialog").ID(store.HelpID).Aria("labelledby", "help-title").On("close", h.closed).On("click", h.outside).Body(
		app.Div().Class("Dialog-head").Body(
			app.H2().Class("Dialog-title").ID("help-title").Text("Keys and search"),
			app.Button().Class("Button").Type("button").OnClick(h.close).Text("Close"),
		),
		app.Div().Class("Dialog-body").Body(app.If(h.Open, h.keys)), // closed it need not be made
	)
}

// keys are the list of keys and the switch for single ones.
func (h *Help) keys() app.UI {
	return app.Div().Body(
		app.Dl().Class("Keys").Body(app.Range(helpKeys).Slice(func(i int) app.UI {
			k := helpKeys[i]
			return app.Div().Class("Keys-row").Body(
				app.Dt().Body(app.Range(k.keys).Slice(func(j int) app.UI { return app.Kbd().Class("Key").Text(k.keys[j]) })),
				app.Dd().Text(k.means))
		})),
		app.H3().Class("Keys-title").Text("What a search understands"),
		app.Dl().Class("Keys").Body(app.Range(helpQueries).Slice(func(i int) app.UI {
			q := helpQueries[i]
			return app.Div().Class("Keys-row").Body(app.Dt().Body(app.Kbd().Class("Key").Text(q.query)), app.Dd().Text(q.means))
		})),
		app.P().Class("Keys-note").Text("Passages with all words come first. Behind a line that says so come those with some of them; a rare word counts more than a frequent one. Other forms of a word match too, and misspelt words are corrected. A word that only our digest has counts half and is marked."),
		app.P().Class("Keys-switch").Body(
			app.Button().Class("Chip").Type("button").Aria("pressed", !h.KeysOff).OnClick(h.toggle).Text("Single keys"),
			app.Text(keysSaid(h.KeysOff)),
		),
	)
}

func keysSaid(off bool) string {
	if off {
		return " are off: only Ctrl K, Esc and the arrow keys do something."
	}
	return " are on. Switch them off if they get in the way of speech input."
}

func (h *Help) toggle(app.Context, app.Event) { h.Store.Send(state.KeysToggled{}) }
func (h *Help) close(app.Context, app.Event)  { h.Store.Send(state.HelpToggled{}) }

func (h *Help) closed(app.Context, app.Event) {
	if h.Store.Model().HelpOpen {
		h.Store.Send(state.HelpToggled{})
	}
}

func (h *Help) outside(_ app.Context, e app.Event) {
	if platform.OnSelf(e) && h.Store.Model().HelpOpen {
		h.Store.Send(state.HelpToggled{})
	}
}
