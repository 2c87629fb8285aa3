package app

import (
	"cmp"
	"fmt"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/present"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/app/wording"
)

// Page is the root: the frame around every screen, and the screen. Its state is
// in the store, because go-app makes a new root when the address's path or
// query changes.
type Page struct {
	app.Compo
	store *store.Store
}

// NewPage returns a root that draws what the store holds.
func NewPage(s *store.Store) *Page { return &Page{store: s} }

// OnMount lends the store go-app's scheduler.
func (p *Page) OnMount(ctx app.Context) { p.store.Mount(ctx) }

// OnNav is called at the start, where Start has been already, after back and
// forward, after a link, and when the store itself has changed the address. Of
// what is shown already nothing is rendered.
func (p *Page) OnNav(ctx app.Context) {
	ctx.PreventUpdate()
	p.store.Follow()
}

// Render draws the frame and the screen of the moment. If a view cannot be
// made the frame stays, so that the reader can leave it.
func (p *Page) Render() app.UI {
	s := p.store
	s.Rendered()
	frame := present.Frame(s.Model())
	finding := s.Model().Route.Screen == state.Searching
	return app.Div().Class("Page").Body(
		app.A().Class("Skip").Href("#"+frame.SkipTo).Text(frame.Skip),
		app.P().Class("Printed").Body(app.Span().Text(frame.Printed), app.Span().Class("Printed-at")),
		&Masthead{View: frame, Finding: finding, Store: s},
		&Keeping{View: present.Keeping(s.Model()), Store: s},
		app.Main().ID(state.MainID).TabIndex(-1).Body(p.screen()),
		&Footer{KeysOff: frame.KeysOff, Store: s},
		&Picker{View: present.Picker(s.Model()), Store: s},
		app.Div().Class("u-hidden").Attr("role", "status").Text(frame.Announced),
		&Help{Open: frame.HelpOpen, KeysOff: frame.KeysOff, Store: s},
		&Palette{View: frame.Palette, Store: s},
		&Notice{Text: cmp.Or(s.Fault(), frame.Notice), Store: s},
		&DropVeil{Shown: frame.Dragged},
	)
}

func (p *Page) screen() (ui app.UI) {
	defer func() {
		if r := recover(); r != nil {
			ui = &Lost{View: present.LostView{
				Title: wording.NoView.String(),
				Text:  wording.NoViewText.With("reason", fmt.Sprint(r)),
				Near:  present.Frame(p.store.Model()).Links,
			}}
		}
	}()
	return Screen(p.store)
}

// Screen draws the view of the store's model.
func Screen(s *store.Store) app.UI {
	m := s.Model()
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
	case state.Picture:
		return &Picture{View: present.Picture(m), Store: s}
	case state.Topics:
		return &Topics{View: present.TopicsScreen(m), Store: s}
	case state.Comparison:
		return &Compare{View: present.Compare(m), Store: s}
	case state.Searching:
		return &Search{View: present.Search(m), Store: s}
	case state.WordsScreen:
		return &Words{View: present.Words(m), Store: s}
	case state.NotesScreen:
		return &NotesScreen{View: present.NotesList(m), Store: s}
	case state.Library:
		if m.Route.As != "" {
			return &Describe{View: present.Describe(m), Store: s}
		}
		return &Library{View: present.Library(m), Store: s}
	case state.ClassScreen:
		return &Class{View: present.Class(m), Store: s}
	case state.TaskScreen:
		return &Task{View: present.Task(m), Store: s}
	case state.About:
		return &About{View: present.About(m)}
	default:
		return &Lost{View: present.Lost(m)}
	}
}
