package app

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/platform"
	"parallax/app/present"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
)

// Masthead is the head of every screen: name, screens, search field, colours.
// The search field is one element for the life of the page, so that typing
// anywhere goes on in the same field when the search screen opens; there it is
// only drawn larger.
type Masthead struct {
	app.Compo
	View    present.Chrome
	Finding bool // the search screen is shown
	Store   *store.Store
}

// Render draws the head.
func (h *Masthead) Render() app.UI {
	v := h.View
	// Each row is one stop of Tab, and the arrow keys lead along it, so that the
	// text is a few keys away: the screens stop at the one that is shown.
	tabbed := max(0, slices.IndexFunc(v.Links, func(l element.Link) bool { return l.Current }))
	return app.Header().Class(part.Classes("Masthead", part.When(h.Finding, "Masthead--finding"))).Body(
		app.A().Class("Masthead-name").Href("#/").Text(wording.Name),
		app.Nav().Class("Masthead-nav").Aria("label", wording.Screens).DataSet("rove", "screens").Body(
			app.Range(v.Links).Slice(func(i int) app.UI {
				l := v.Links[i]
				return app.A().Class("Masthead-link").Href(l.Href).TabIndex(stop(i == tabbed)).Aria("current", part.Current(l.Current)).Text(l.Label)
			}),
		),
		app.Form().Class("Masthead-search").Attr("role", "search").OnSubmit(h.submitted).Body(
			part.Icon("find", "M7 2.25a4.75 4.75 0 0 1 0 9.5a4.75 4.75 0 0 1 0-9.5", "m10.5 10.5 4 4"),
			app.Input().Class("Masthead-field").ID(state.FieldID).Type("search").Name("q").
				Aria("label", wording.FieldName).Placeholder(v.Placeholder).
				AutoComplete(false).Attr("autocapitalize", "off").Attr("enterkeyhint", "search").Spellcheck(false).
				Attr("maxlength", "16000").OnInput(h.typed),
			app.Kbd().Class("Key").Aria("hidden", "true").Hidden(v.KeysOff || v.Hint == "").Text(v.Hint),
		),
		app.Div().Class("Masthead-tools").DataSet("rove", "tools").Body(
			app.Button().Class("Masthead-tool").Type("button").Aria("label", themeLabel(v.Theme)).Title(themeLabel(v.Theme).String()).OnClick(h.nextTheme).Body(themeIcon(v.Theme)),
			app.Button().Class("Masthead-tool Masthead-tool--keys").Type("button").TabIndex(-1).Aria("label", wording.HelpTitle).Title(wording.HelpTitle.String()).OnClick(h.help).Text("?"),
		),
	)
}

func (h *Masthead) typed(ctx app.Context, e app.Event) {
	ctx.PreventUpdate() // the store knows when
	h.Store.Send(state.Typed{Text: platform.TextOf(e)})
}

func (h *Masthead) submitted(_ app.Context, e app.Event) {
	e.PreventDefault()
	h.Store.Send(state.Submitted{})
}

func (h *Masthead) help(app.Context, app.Event) { h.Store.Send(state.HelpToggled{}) }

func (h *Masthead) nextTheme(app.Context, app.Event) {
	h.Store.Send(state.ThemeChosen{Theme: themeAfter(state.Theme(h.View.Theme))})
}

func themeAfter(t state.Theme) state.Theme {
	switch t {
	case state.System:
		return state.Light
	case state.Light:
		return state.Dark
	}
	return state.System
}

func themeLabel(theme string) wording.Message {
	switch state.Theme(theme) {
	case state.Light:
		return wording.ColoursLight
	case state.Dark:
		return wording.ColoursDark
	}
	return wording.ColoursSystem
}

// themeIcon is a sun, a moon, or a disc half of each.
func themeIcon(theme string) app.UI {
	switch state.Theme(theme) {
	case state.Light:
		return part.Icon("theme", "M8 5a3 3 0 0 1 0 6a3 3 0 0 1 0-6", "M8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M3 13l1-1M12 4l1-1")
	case state.Dark:
		return part.Icon("theme", "M13.5 9.8A6 6 0 1 1 6.2 2.5A4.8 4.8 0 0 0 13.5 9.8Z", "")
	}
	return part.Icon("theme", "M8 2a6 6 0 0 1 0 12a6 6 0 0 1 0-12", "M8 2V14M9.5 4.5h2M9.5 7h4M9.5 9.5h4M9.5 12h2")
}

// Footer says what holds on every screen.
type Footer struct {
	app.Compo
	KeysOff bool
	Store   *store.Store
}

// Render draws the foot.
func (f *Footer) Render() app.UI {
	return app.Footer().Class("Footer").Body(
		app.P().Text(wording.FooterPrivate),
		app.Div().Class("Footer-end").Body(
			app.Button().Class("Chip").Type("button").OnClick(f.palette).Body(
				app.Text(wording.FooterGoTo), app.Kbd().Class("Key").Aria("hidden", "true").Text("Ctrl K")),
			app.Button().Class("Chip").Type("button").OnClick(f.help).Text(wording.HelpTitle),
			app.Button().Class("Chip").Type("button").OnClick(f.print).Text(wording.FooterPrint),
		),
	)
}

func (f *Footer) palette(app.Context, app.Event) { f.Store.Send(state.PaletteOpened{}) }
func (f *Footer) help(app.Context, app.Event)    { f.Store.Send(state.HelpToggled{}) }
func (f *Footer) print(app.Context, app.Event)   { f.Store.Print() }
