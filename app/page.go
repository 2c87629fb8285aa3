package app

import (
	"cmp"
	"fmt"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/present"
	"parallax/app/state"
)

// Page is the root: the frame around every screen, and the screen. Its state is
// in the store, because go-app makes a new root when the address's path or
// query changes.
type Page struct {
	app.Compo
	store *Store
}

// NewPage returns a root that draws what the store holds.
func NewPage(s *Store) *Page { return &Page{store: s} }

// OnMount lends the store go-app's scheduler. The first view was just rendered
// and nothing has changed since.
func (p *Page) OnMount(ctx app.Context) {
	if p.store.begun() {
		ctx.PreventUpdate()
	}
	p.store.Subscribe(
		func() { ctx.Update() },
		ctx.Async,
		// What has to be rendered is said by changed.
		func(f func()) {
			ctx.Dispatch(func(ctx app.Context) {
				ctx.PreventUpdate()
				f()
			})
		},
		func(f func()) { p.after(ctx, f, patient) },
	)
	p.store.redraw()
	ctx.Defer(func(app.Context) {
		p.store.page.Ready()
		p.store.rest()
	})
}

// patient is how many frames what is to be done after a rendering waits for it.
const patient = 100

// after does f once what has been asked for is rendered. go-app counts a
// rendering in a dispatch of its own: where a frame comes between, its deferred
// work is done before, and the focus would go to what is about to be replaced.
func (p *Page) after(ctx app.Context, f func(), frames int) {
	ctx.Defer(func(ctx app.Context) {
		if !p.store.owed || frames == 0 {
			f()
			return
		}
		ctx.Dispatch(func(ctx app.Context) {
			ctx.PreventUpdate()
			p.after(ctx, f, frames-1)
		})
	})
}

// OnNav is called at the start, where Start has been already, after back and
// forward, after a link, and when the store itself has changed the address. Of
// what is shown already nothing is rendered.
func (p *Page) OnNav(ctx app.Context) {
	ctx.PreventUpdate()
	if !p.store.followed() {
		p.store.Navigate()
	}
}

// Render draws the frame and the screen of the moment. If a view cannot be
// made the frame stays, so that the reader can leave it.
func (p *Page) Render() app.UI {
	s := p.store
	s.owed = false
	frame := present.Frame(s.model)
	finding := s.model.Route.Screen == state.Searching
	return app.Div().Class("Page").Body(
		app.A().Class("Skip").Href("#"+mainID).Text("Skip to the content"),
		&Masthead{View: frame, Finding: finding, Store: s},
		app.Main().ID(mainID).TabIndex(-1).Body(p.screen()),
		&Footer{KeysOff: frame.KeysOff, Store: s},
		app.Div().Class("u-hidden").Attr("role", "status").Text(frame.Announced),
		&Help{Open: frame.HelpOpen, KeysOff: frame.KeysOff, Store: s},
		&Palette{View: frame.Palette, Store: s},
		&Notice{Text: cmp.Or(s.fault, frame.Notice), Store: s},
		&DropVeil{Shown: frame.Dragged},
	)
}

func (p *Page) screen() (ui app.UI) {
	defer func() {
		if r := recover(); r != nil {
			ui = &Lost{View: present.LostView{
				Title: "This view cannot be shown",
				Text:  fmt.Sprintf("The program made a mistake while it prepared the view (%v). The other views are still there.", r),
				Near:  present.Frame(p.store.model).Links,
			}}
		}
	}()
	return Screen(p.store)
}

// Screen draws the view of the store's model.
func Screen(s *Store) app.UI {
	m := s.model
	if m.Collection == nil {
		return &Waiting{Text: present.Overview(m).Loading}
	}
	switch m.Route.Screen {
	case state.Overview:
		return &Overview{View: present.Overview(m), Store: s}
	case state.Read:
		return &Read{View: present.Read(m), Store: s}
	case state.Topic:
		return &Topic{View: present.Topic(m), Store: s}
	case state.Topics:
		return &Topics{View: present.TopicsScreen(m), Store: s}
	case state.Comparison:
		return &Compare{View: present.Compare(m), Store: s}
	case state.Searching:
		return &Search{View: present.Search(m), Store: s}
	case state.WordsScreen:
		return &Words{View: present.Words(m), Store: s}
	case state.Library:
		return &Library{View: present.Library(m), Store: s}
	case state.About:
		return &About{View: present.About(m)}
	default:
		return &Lost{View: present.Lost(m)}
	}
}
