package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/platform"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
)

// Help is the sheet that says what the screens are for, what can be typed into
// the search field, and the keys.
type Help struct {
	app.Compo
	Open    bool
	KeysOff bool
	Store   *store.Store
}

// helpScreens are the screens and what they are for.
var helpScreens = []struct {
	to          state.Route
	name, means wording.Message
}{
	{state.Route{Screen: state.Overview}, wording.ScreenOverview, wording.HelpOverview},
	{state.Route{Screen: state.Read}, wording.ScreenRead, wording.HelpRead},
	{state.Route{Screen: state.Comparison, By: state.ByFacts}, wording.ScreenDiffers, wording.HelpDiffers},
	{state.Route{Screen: state.Comparison, By: state.ByOmission}, wording.ScreenLeftOut, wording.HelpLeftOut},
	{state.Route{Screen: state.Comparison}, wording.ScreenCompare, wording.HelpCompare},
	{state.Route{Screen: state.Topics}, wording.ScreenTopics, wording.HelpTopics},
	{state.Route{Screen: state.WordsScreen}, wording.ScreenWords, wording.HelpWords},
	{state.Route{Screen: state.Searching}, wording.ScreenSearch, wording.HelpFind},
	{state.Route{Screen: state.NotesScreen}, wording.ScreenNotes, wording.HelpNotes},
	{state.Route{Screen: state.Library}, wording.ScreenLibrary, wording.HelpLibrary},
	{state.Route{Screen: state.ClassScreen}, wording.ScreenClass, wording.HelpClass},
	{state.Route{Screen: state.About}, wording.ScreenAbout, wording.HelpAbout},
}

// helpQueries are the ways to ask and what they find.
var helpQueries = []struct {
	query string
	means wording.Message
}{
	{`late train`, wording.QueryAll},
	{`"late train"`, wording.QueryPhrase},
	{`late -train`, wording.QueryWithout},
	{`late OR delayed`, wording.QueryEither},
	{`=late`, wording.QueryExact},
	{`deleg*`, wording.QueryBegins},
	{`pyonyang~`, wording.QuerySpelt},
	{`"putin late"~5`, wording.QueryNear},
	{`outlet:rfa`, wording.QueryOutlet},
	{`in:title`, wording.QueryTitle},
	{`date:>=2024-06`, wording.QueryDate},
}

// helpKeys are the keys and what they do.
var helpKeys = []struct {
	keys  []string
	means wording.Message
}{
	{[]string{"/"}, wording.KeySearch},
	{[]string{"Ctrl", "K"}, wording.KeyPalette},
	{[]string{"j", "k"}, wording.KeyPassage},
	{[]string{"n", "N"}, wording.KeyMatch},
	{[]string{"g", "o"}, wording.KeyScreens},
	{[]string{"↑", "↓", "←", "→"}, wording.KeyChart},
	{[]string{"Ctrl", "Z"}, wording.KeyUndo},
	{[]string{"t"}, wording.KeyColours},
	{[]string{"Esc"}, wording.KeyEscape},
	{[]string{"?"}, wording.KeyHelp},
}

// Render draws the dialog, which the store opens and closes.
func (h *Help) Render() app.UI {
	return app.Dialog().Class("Dialog").ID(store.HelpID).Aria("labelledby", "help-title").On("close", h.closed).On("click", h.outside).Body(
		app.Div().Class("Dialog-head").Body(
			app.H2().Class("Dialog-title").ID("help-title").Text(wording.HelpTitle),
			app.Button().Class("Button").Type("button").OnClick(h.close).Text(wording.HelpClose),
		),
		app.Div().Class("Dialog-body").Body(app.If(h.Open, h.body)), // closed it need not be made
	)
}

// body is the help, and the switch for single keys.
func (h *Help) body() app.UI {
	return app.Div().Body(
		app.P().Class("Keys-note").Text(wording.HelpIntro),
		app.H3().Class("Keys-title").Text(wording.HelpScreens),
		app.Dl().Class("Keys").Body(app.Range(helpScreens).Slice(func(i int) app.UI {
			s := helpScreens[i]
			return app.Div().Class("Keys-row").Body(app.Dt().Body(app.A().Href(s.to.String()).OnClick(h.leave).Text(s.name)), app.Dd().Text(s.means))
		})),
		app.H3().Class("Keys-title").Text(wording.HelpSearch),
		app.Dl().Class("Keys").Body(app.Range(helpQueries).Slice(func(i int) app.UI {
			q := helpQueries[i]
			return app.Div().Class("Keys-row").Body(app.Dt().Body(app.Kbd().Class("Key").Text(q.query)), app.Dd().Text(q.means))
		})),
		app.P().Class("Keys-note").Text(wording.QueryRank),
		app.H3().Class("Keys-title").Text(wording.HelpKeys),
		app.Dl().Class("Keys").Body(app.Range(helpKeys).Slice(func(i int) app.UI {
			k := helpKeys[i]
			return app.Div().Class("Keys-row").Body(
				app.Dt().Body(app.Range(k.keys).Slice(func(j int) app.UI { return app.Kbd().Class("Key").Text(k.keys[j]) })),
				app.Dd().Text(k.means))
		})),
		app.P().Class("Keys-switch").Body(
			app.Button().Class("Chip").Type("button").Aria("pressed", !h.KeysOff).OnClick(h.toggle).Text(wording.KeysSingle),
			app.Text(" "), app.Text(keysSaid(h.KeysOff)),
		),
	)
}

func keysSaid(off bool) wording.Message {
	if off {
		return wording.KeysOff
	}
	return wording.KeysOn
}

func (h *Help) toggle(app.Context, app.Event) { h.Store.Send(state.KeysToggled{}) }
func (h *Help) close(app.Context, app.Event)  { h.Store.Send(state.HelpToggled{}) }

// leave closes the sheet where a link leads to a screen.
func (h *Help) leave(ctx app.Context, e app.Event) { h.closed(ctx, e) }

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
