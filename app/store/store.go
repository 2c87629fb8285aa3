package store

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"parallax/app/ask"
	"parallax/app/engine"
	"parallax/app/platform"
	"parallax/app/state"
	"parallax/app/wording"
)

// Ids of elements that the store and the components agree on, besides those
// that package state names.
const (
	SheetID = "sheet" // the dialog that holds the palette
	HelpID  = "help"
)

// Store holds the model. Components send it messages and do nothing else; it
// runs [state.Update], carries out the effects, and tells who subscribed that
// there is something new to render.
//
// All methods are called on go-app's UI goroutine. Work that takes time is
// given to the scheduler, and its outcome comes back as a message.
type Store struct {
	model   state.Model
	engine  engine.Engine
	page    *platform.Page
	changed func()
	fault   string // what went wrong in a handler, for the reader; "" if nothing

	// The scheduler. Until a root component lends its own, everything happens
	// at once, which is right for tests.
	async func(func()) // beside the UI goroutine
	soon  func(func()) // on the UI goroutine, at once
	later func(func()) // on the UI goroutine, after the next rendering

	// The panel that tells about what is lit, see AddPanel.
	panel   func()       // renders it alone; nil if there is none
	quietly func(func()) // on the UI goroutine, without rendering anything
	around  func()       // keeps go-app from rendering what is around it
	panels  int          // that are mounted

	waiting []func() // what Start wants done after the first rendering
	first   bool     // the first rendering is still to be mounted
	owed    bool     // a rendering has been asked for, and has not come yet

	lulled bool // a rendering will be asked for within a lull
	led    bool // Start has followed the address, and go-app will tell of it again

	drawn      bool                    // a redrawing is scheduled
	starting   bool                    // the page still has the focus where the reader put it
	answering  map[int]*atomic.Bool    // questions, by sequence number: wanted still
	newest     map[string]*atomic.Bool // of kinds of which only the newest counts
	preparing  *atomic.Bool            // the index is being built: wanted still; nil before
	awaited    int                     // the request whose answer a rendering waits for; 0 if none does
	helpShown  bool
	sheetShown bool

	unadded int // files, as the tab remembers it
}

// unaddedKey is where the tab remembers state.Model.Unadded.
const unaddedKey = "unadded"

// New returns a store in the state of a page that has loaded nothing.
func New(e engine.Engine, p *platform.Page) *Store {
	now := func(f func()) { f() }
	s := &Store{model: state.New(), engine: e, page: p, async: now, soon: now, later: now, changed: func() {}, around: func() {}, answering: make(map[int]*atomic.Bool), newest: make(map[string]*atomic.Bool)}
	p.Listen(platform.Events{Key: s.key, Again: s.again, Tapped: s.tapped, Pointed: s.pointed, Dragged: s.dragged, Picked: s.picked, Coming: s.coming, Files: s.files, Pasted: s.pasted, Given: s.given, Offered: s.offered, Elsewhere: s.elsewhere, Reached: s.reached, Selected: s.selected, Notes: s.notes})
	return s
}

// Start takes in what is there before the first view is rendered: preferences,
// the address, the collection. err says why there is no collection.
func (s *Store) Start(l *ask.Loaded, err error) {
	s.starting, s.first, s.led = true, true, true
	s.unadded, _ = strconv.Atoi(s.page.RecallHere(unaddedKey))
	now := s.later
	s.later = func(f func()) { s.waiting = append(s.waiting, f) }
	defer func() { s.starting, s.later = false, now }()
	s.Send(state.Remembered{Theme: state.Theme(s.page.Recall("theme")), KeysOff: s.page.Recall("keys") == "off", Text: s.page.Recall("text"), Recent: s.page.Recall("searches"), Size: s.page.Recall("size"), Measure: s.page.Recall("measure"), Cite: s.page.Recall("cite"), Places: s.page.Recall("places"), Tab: tab(), Unadded: s.unadded})
	// What the build has drawn is the overview as it is at first.
	if at := s.page.Address(); (at == "" || at == "#" || at == "#/") && s.page.Built("articles") {
		s.Send(state.Paced{Later: state.NotesLater})
	}
	s.host(s.page.Installable())
	s.Navigate()
	if err != nil {
		s.Send(state.Failed{Reason: wording.NotReadable.With("reason", err.Error())})
	} else {
		s.Send(state.Loaded{Loaded: l})
	}
}

// begun reports, once, that what Start began is on the page.
func (s *Store) begun() bool {
	first := s.first
	s.first = false
	return first
}

// Follow shows what the address bar names. At the start go-app tells of an
// address that Start has followed already.
func (s *Store) Follow() {
	if !s.followed() {
		s.Navigate()
	}
}

// followed reports, once, that Start has followed the address, which is still
// the same.
func (s *Store) followed() bool {
	led := s.led
	s.led = false
	return led && s.page.Here()
}

// rest draws what the first view has left for later, a part at a time, so that the
// reader can act between them.
func (s *Store) rest() {
	if s.model.Later == state.NothingLater {
		return
	}
	s.page.Idle(func() {
		s.soon(func() {
			s.Send(state.Paced{Later: s.model.Later - 1})
			s.later(s.rest)
		})
	})
}

// Model returns what the page shows. It must not be changed.
func (s *Store) Model() state.Model { return s.model }

// Fault returns what went wrong in the program, for the reader; "" if nothing.
func (s *Store) Fault() string { return s.fault }

// Subscribe sets who renders, and the scheduler that comes with it.
func (s *Store) Subscribe(changed func(), async, soon, later func(func())) {
	s.changed, s.async, s.soon, s.later = changed, async, soon, later
	for _, f := range s.waiting {
		s.later(f)
	}
	s.waiting = nil
}

// Send answers a message. A panic on the way leaves the last good model and a
// notice instead of ending the program.
func (s *Store) Send(msg state.Msg) {
	defer s.guard()
	before := lit(s.model)
	s.model.Now = time.Now().UnixMilli()
	next, effects := state.Update(s.model, dated(msg))
	s.model = next
	if s.panel != nil && lights(msg) {
		s.shine()
		s.panel()
		return
	}
	s.sheets() // before the effects: a dialog that closes gives the focus back
	for _, e := range effects {
		e.Carry(carrier{s})
	}
	s.page.Guard(s.model.Unkept() || s.model.Drafting() || s.model.Preview.Unasked())
	if n := s.model.Unadded(); n != s.unadded {
		s.unadded = n
		s.page.RememberHere(unaddedKey, strings.TrimPrefix(strconv.Itoa(n), "0"))
	}
	if s.unasked(msg) {
		s.renderSoon()
	} else if s.redraw(); !s.waits(effects) {
		s.render()
	}
	if s.panel != nil && lit(s.model) != before {
		s.panel()
	}
}

// unasked reports whether a message tells of the browser, at the overview, what
// nobody there waits for: several come one after the other while the page starts.
func (s *Store) unasked(msg state.Msg) bool {
	if s.starting || s.model.Route.Screen != state.Overview {
		return false
	}
	switch msg.(type) {
	case state.Hosted, state.OriginalsLoaded, state.EditsKept, state.ShelfListed, state.RoomTold:
		return true
	}
	return false
}

// lull is how long a rendering of what nobody waits for waits for another one.
var lull = 250 * time.Millisecond

// renderSoon renders what has changed with the next rendering, which comes soon.
func (s *Store) renderSoon() {
	if s.lulled {
		return
	}
	s.lulled = true
	s.async(func() {
		time.Sleep(lull)
		s.soon(func() {
			if s.lulled {
				s.redraw()
				s.render()
			}
		})
	})
}

// render renders the model.
func (s *Store) render() {
	s.awaited, s.lulled = 0, false
	s.owed = true
	s.changed()
}

// moment is how long a rendering waits for the answer that will change it: a
// reader who types sees a search within it, and notices no delay.
const moment = 60 * time.Millisecond

// waits reports whether the rendering of what is typed waits for the answer to
// it, for a moment at most, so that a key press is rendered once.
func (s *Store) waits(effects []state.Effect) bool {
	at := slices.IndexFunc(effects, func(e state.Effect) bool {
		a, is := e.(state.Ask)
		return is && typing(a.Question)
	})
	if at < 0 {
		return false
	}
	sequence := effects[at].(state.Ask).Sequence
	if s.answering[sequence] == nil || s.awaited > 0 {
		return true // it has been answered, and that rendered; or it is waited for one before it
	}
	s.awaited, s.owed = sequence, true
	s.async(func() {
		time.Sleep(moment)
		s.soon(func() {
			if s.awaited == sequence {
				s.render()
			}
		})
	})
	return true
}

// typing reports whether a question is asked with every key.
func typing(q ask.Question) bool {
	switch q.(type) {
	case ask.Search, ask.Names:
		return true
	}
	return false
}

// guard turns a panic into a notice. Deferred.
func (s *Store) guard() {
	if r := recover(); r != nil {
		s.fault = wording.ProgramMistake.With("reason", fmt.Sprint(r))
		s.changed()
	}
}

// Dismiss takes the notice away.
func (s *Store) Dismiss() {
	s.fault = ""
	s.Send(state.NoticeClosed{})
}

// Navigate follows the address bar, unless it shows where the page is already.
func (s *Store) Navigate() {
	collection, route := state.ParseAddress(s.page.Address())
	s.settle()
	shelf := &s.model.Shelf
	switch {
	case collection != shelf.Here:
		if collection != shelf.Opening || !route.Equal(shelf.Toward) {
			s.Send(state.Entered{Collection: collection, Route: route, Back: s.page.Returned()})
		}
	case !s.model.At(route) || shelf.Opening != "" && shelf.Opening != shelf.Here:
		s.Send(state.Navigated{Route: route, Back: s.page.Returned()})
	}
}

// settle scrolls to where the view begins, once it is there. It is asked for
// before the effects that move the focus, which may scroll farther.
func (s *Store) settle() {
	s.later(func() {
		r := s.model.Route
		s.page.Settle(string(r.Screen) + "/" + r.Document + "/" + r.Topic)
	})
}

// Copy puts a text on the clipboard; done learns whether it is there.
func (s *Store) Copy(text string, done func(bool)) {
	s.page.Copy(text, func(ok bool) { s.soon(func() { done(ok) }) })
}

// Focus moves the focus to an element that is on the page.
func (s *Store) Focus(id string) { s.page.Focus(id) }

// FocusLater moves the focus to an element after the next rendering.
func (s *Store) FocusLater(id string) { s.later(func() { s.page.Focus(id) }) }

// Clear empties a field, which go-app cannot.
func (s *Store) Clear(id string) { s.page.SetField(id, "") }

// Field is the text of a field.
func (s *Store) Field(id string) string { return s.page.Field(id) }

// Reveal scrolls as little as needed for an element to be seen, after the next
// rendering.
func (s *Store) Reveal(id string) { s.later(func() { s.page.Reveal(id) }) }

// Slim reports whether the window is as narrow as a phone's.
func (s *Store) Slim() bool { return s.page.Slim() }

// Print opens the print dialog.
func (s *Store) Print() { s.page.Print() }

// sheets opens and closes the dialogs as the model says.
func (s *Store) sheets() {
	if open := s.model.HelpOpen; open != s.helpShown {
		s.helpShown = open
		s.later(func() { s.page.Modal(HelpID, open) })
	}
	if open := s.model.Palette.Open; open != s.sheetShown {
		s.sheetShown = open
		s.later(func() {
			s.page.Modal(SheetID, open)
			if open {
				s.page.SetField(state.PaletteID, "")
				s.page.Focus(state.PaletteID)
			}
		})
	}
}

// redraw lets the drawings follow the layout that the next rendering makes.
func (s *Store) redraw() {
	if s.drawn {
		return
	}
	s.drawn = true
	s.later(func() {
		s.drawn = false
		s.shine()
		s.page.Draw()
	})
}

// key is a key pressed anywhere.
func (s *Store) key(k platform.Key) bool {
	msg := state.KeyPressed{Key: k.Name, Ctrl: k.Ctrl, Shift: k.Shift, InField: k.InField}
	if !state.Uses(s.model, msg) {
		return false
	}
	s.soon(func() { s.Send(msg) })
	return true
}

// again is a link to the view that is shown already: it may have been scrolled
// away from what the link names.
func (s *Store) again() {
	s.soon(func() {
		r := s.model.Route
		if r.Screen == state.Read && r.Passage > 0 {
			s.page.Focus(state.PassageID(r.Passage))
		} else {
			s.page.Settle("")
			s.settle()
			s.page.Focus(state.HeadingID)
		}
	})
}

// tapped lights a cell of the chart at the first touch; at the second its link
// is followed.
func (s *Store) tapped(topic, document string) bool {
	if s.model.Chart.Topic == topic && s.model.Chart.Document == document {
		return false
	}
	s.light(state.CellLit{Topic: topic, Document: document})
	return true
}
