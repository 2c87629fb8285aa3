//go:build !js

package store

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"parallax/app/ask"
	"parallax/app/engine"
	"parallax/app/platform"
	"parallax/app/present"
	"parallax/app/present/sample"
	"parallax/app/reader"
	"parallax/app/state"
)

func started(t *testing.T, address string) (*Store, *platform.Page) {
	t.Helper()
	p := platform.New()
	p.Fragment = address
	s := New(engine.NewBeside(nil, nil, engine.Options{Reader: reader.Here}), p)
	s.Start(ask.Load(sample.Collection()), nil)
	if s.Fault() != "" {
		t.Fatal(s.Fault())
	}
	return s, p
}

func TestStartTakesWhatIsThere(t *testing.T) {
	p := platform.New()
	p.Fragment = "#/about"
	p.Stored["theme"], p.Stored["keys"] = "dark", "off"
	s := New(engine.New(), p)
	s.Start(ask.Load(sample.Collection()), nil)
	m := s.Model()
	if m.Route.Screen != state.About || m.Theme != state.Dark || !m.KeysOff || p.Theme != "dark" {
		t.Errorf("route %v, theme %q, keys off %v, page %q", m.Route, m.Theme, m.KeysOff, p.Theme)
	}
	if p.Focused != "" {
		t.Errorf("the start moved the focus to %q", p.Focused)
	}
	if !strings.Contains(p.Title, "About") {
		t.Errorf("title %q", p.Title)
	}
}

func TestStartWithoutCollection(t *testing.T) {
	s := New(engine.New(), platform.New())
	s.Start(nil, errors.New("file damaged"))
	if !strings.Contains(s.Model().Trouble, "file damaged") {
		t.Errorf("trouble %q", s.Model().Trouble)
	}
}

func TestTypingSearchesAndKeepsOneEntry(t *testing.T) {
	s, p := started(t, "#/")
	for _, text := range []string{"f", "fe", "fer", "ferry"} {
		s.Send(state.Typed{Text: text})
	}
	if p.Fragment != "#/search?q=ferry" {
		t.Errorf("address %q", p.Fragment)
	}
	if want := []string{"#/", "#/search?q=ferry"}; !slices.Equal(p.History, want) {
		t.Errorf("history %q, want %q", p.History, want)
	}
	m := s.Model()
	if m.Search.Pending || m.Search.Result == nil || len(m.Search.Result.Hits) == 0 {
		t.Errorf("no hits for ferry: %+v", m.Search)
	}
	if p.Focused != "" {
		t.Errorf("typing moved the focus to %q", p.Focused)
	}
}

func TestBackRestoresViewAndField(t *testing.T) {
	s, p := started(t, "#/")
	s.Send(state.Typed{Text: "ferry"})
	p.Fragment = "#/"
	s.Navigate()
	if m := s.Model(); m.Route.Screen != state.Overview || m.Query != "" {
		t.Errorf("after back: %v, query %q", m.Route, m.Query)
	}
	if v, ok := p.Fields[state.FieldID]; !ok || v != "" {
		t.Errorf("the field still says %q", v)
	}
}

// slow keeps questions until they are let go, as a browser does between keys.
type slow struct{ waiting []func() }

func (q *slow) async(f func()) { q.waiting = append(q.waiting, f) }

func (q *slow) run() {
	for len(q.waiting) > 0 {
		f := q.waiting[0]
		q.waiting = q.waiting[1:]
		f()
	}
}

// counting counts the questions that reach the engine.
type counting struct {
	engine.Engine
	asked []string
}

func (c *counting) Ask(q ask.Question, wanted func() bool, progress func(float64)) (any, error) {
	answer, err := c.Engine.Ask(q, wanted, progress)
	if s, is := q.(ask.Search); is && err == nil {
		c.asked = append(c.asked, s.Text)
	}
	return answer, err
}

func TestOvertakenSearchesAreNotMade(t *testing.T) {
	e, q := &counting{Engine: engine.New()}, &slow{}
	s := New(e, platform.New())
	s.Start(ask.Load(sample.Collection()), nil)
	now := func(f func()) { f() }
	s.Subscribe(func() {}, q.async, now, now)
	for _, text := range []string{"f", "fe", "fer"} {
		s.Send(state.Typed{Text: text})
	}
	q.run()
	if !slices.Equal(e.asked, []string{"fer"}) {
		t.Errorf("searched for %q, want only the last", e.asked)
	}
	if r := s.Model().Search.Result; r == nil || r.Text != "fer" {
		t.Errorf("shown: %+v", r)
	}
}

// broken is an engine with a bug in its searches, and one outside of them.
type broken struct{ engine.Engine }

func (b broken) Ask(q ask.Question, wanted func() bool, progress func(float64)) (any, error) {
	if _, is := q.(ask.Search); is {
		panic("index out of range")
	}
	return b.Engine.Ask(q, wanted, progress)
}

func (b broken) Use(l ask.Loaded) {
	if l.Collection.ID == "empty" {
		panic("nothing to use")
	}
	b.Engine.Use(l)
}

func TestPanicBecomesNotice(t *testing.T) {
	s := New(broken{engine.New()}, platform.New())
	s.Start(ask.Load(sample.Collection()), nil)
	s.Send(state.Typed{Text: "ferry"})
	if n := present.Frame(s.Model()).Notice; !strings.Contains(n, "index out of range") || s.Model().Search.Pending {
		t.Errorf("the notice is %q", n)
	}
	s.Send(state.Loaded{Loaded: ask.Load(sample.Empty())})
	if !strings.Contains(s.Fault(), "nothing to use") {
		t.Errorf("fault %q", s.Fault())
	}
	s.Send(state.Went{To: state.Route{Screen: state.About}})
	if s.Model().Route.Screen != state.About {
		t.Error("the page does not go on")
	}
	s.Dismiss()
	if s.Fault() != "" || present.Frame(s.Model()).Notice != "" {
		t.Error("the notice stays")
	}
}

func TestKeysThatAreUsedAreTaken(t *testing.T) {
	s, p := started(t, "#/")
	if !p.Events.Key(platform.Key{Name: "/"}) || p.Focused != state.FieldID {
		t.Errorf("/ focused %q", p.Focused)
	}
	if p.Events.Key(platform.Key{Name: "/", InField: true}) {
		t.Error("/ is kept from a field")
	}
	if !p.Events.Key(platform.Key{Name: "k", Ctrl: true}) || !p.Open[SheetID] {
		t.Error("Ctrl K does not open the palette")
	}
	s.Send(state.PaletteClosed{})
	if p.Open[SheetID] {
		t.Error("the palette stays open")
	}
	if !p.Events.Key(platform.Key{Name: "?"}) || !p.Open[HelpID] {
		t.Error("? does not open the help")
	}
}

func TestFirstTouchLights(t *testing.T) {
	s, p := started(t, "#/")
	c := s.Model().Collection
	topic, document := c.Topics[0].ID, c.Documents[0].ID
	if !p.Events.Tapped(topic, document) {
		t.Error("the first touch follows the link")
	}
	if s.Model().Chart.Topic != topic {
		t.Error("the first touch lights nothing")
	}
	if p.Events.Tapped(topic, document) {
		t.Error("the second touch does not follow the link")
	}
}

func TestSettleNamesPlaces(t *testing.T) {
	s, p := started(t, "#/")
	d := s.Model().Collection.Documents[0].ID
	s.Send(state.Went{To: state.Route{Screen: state.Read, Document: d}})
	one := p.Place
	s.Send(state.Went{To: state.Route{Screen: state.Read, Document: d, Passage: 2}})
	if p.Place != one {
		t.Error("another passage of a text counts as another place")
	}
	s.Send(state.Went{To: state.Route{Screen: state.Overview}})
	if p.Place == one {
		t.Error("another screen counts as the same place")
	}
}

func TestCollectionOfThePage(t *testing.T) {
	if _, err := Collection([]byte("no zip")); err == nil {
		t.Error("a damaged bundle is taken")
	}
	c, err := Collection(nil)
	if err != nil || len(c.Documents) == 0 {
		t.Errorf("the collection compiled in: %v", err)
	}
}

// TestAStoppedQuestionIsGivenUp: cancelling reaches the engine, and asking again
// is answered.
func TestAStoppedQuestionIsGivenUp(t *testing.T) {
	q := &slow{}
	s := New(engine.New(), platform.New())
	s.Start(ask.Load(sample.Collection()), nil)
	now := func(f func()) { f() }
	s.Subscribe(func() {}, q.async, now, now)
	s.Send(state.Went{To: state.ParseRoute("#/words?doc=bell-parted")})
	s.Send(state.Cancelled{Kind: "keyness"})
	q.run()
	if a, how := s.Model().Keyness(); a != nil || !how.Stopped {
		t.Errorf("a stopped question was answered: %+v", how)
	}
	s.Send(state.Retried{Kind: "keyness"})
	q.run()
	if a, how := s.Model().Keyness(); a == nil || how.Stopped || how.Pending {
		t.Errorf("asked again: %+v", how)
	}
	if len(s.answering) > 0 {
		t.Errorf("%d questions are remembered", len(s.answering))
	}
}

// go-app tells of the address at the start, when Start has followed it already;
// the view is not made a second time, unless the address has changed meanwhile.
func TestFirstNavigation(t *testing.T) {
	for _, moved := range []bool{false, true} {
		page := platform.New()
		s := New(engine.New(), page)
		s.Start(ask.Load(sample.Collection()), nil)
		if moved {
			page.Fragment = "#/about"
		}
		if s.followed() == moved {
			t.Errorf("moved %v: followed is %v", moved, !moved)
		}
		if s.followed() {
			t.Errorf("moved %v: followed twice", moved)
		}
		if !s.begun() || s.begun() {
			t.Error("what Start began is not told once")
		}
	}
}

// While the page starts, the parts that the build has drawn are left for later, and
// come one by one when there is time; where the build has drawn none, all is drawn.
func TestPace(t *testing.T) {
	page := platform.New()
	page.Came = []string{"articles"}
	s := New(engine.New(), page)
	var steps []state.Later
	s.Start(ask.Load(sample.Collection()), nil)
	if v := present.Overview(s.Model()); len(v.Chart.Rows) == 0 || len(v.Cards) > 0 || v.Later != state.NotesLater {
		t.Errorf("at first %d rows, %d cards, and %d is left", len(v.Chart.Rows), len(v.Cards), v.Later)
	}
	s.changed = func() { steps = append(steps, s.Model().Later) }
	s.rest()
	if v := present.Overview(s.Model()); len(v.Cards) == 0 {
		t.Error("then there are no cards")
	}
	if want := []state.Later{state.OthersLater, state.CardsLater, state.NothingLater}; !slices.Equal(steps, want) {
		t.Errorf("drawn in the steps %v, want %v", steps, want)
	}

	other := platform.New()
	other.Fragment, other.Came = "#/?show=all", page.Came
	for what, page := range map[string]*platform.Page{"a page that came with nothing": platform.New(), "a chart that the build has not drawn": other} {
		s = New(engine.New(), page)
		s.Start(ask.Load(sample.Collection()), nil)
		if v := present.Overview(s.Model()); v.Later != state.NothingLater || len(v.Cards) == 0 {
			t.Errorf("%s waits for something", what)
		}
	}
}

// A key press is rendered once, with the answer to it; the echo of the address
// changes nothing. Where the answer takes long, what is typed is rendered without.
func TestAKeyIsRenderedOnce(t *testing.T) {
	now := func(f func()) { f() }
	for name, press := range map[string]func(*Store, string){
		"the field":   func(s *Store, text string) { s.Send(state.Typed{Text: text}) },
		"the palette": func(s *Store, text string) { s.Send(state.PaletteTyped{Text: text}) },
	} {
		for _, answered := range []bool{true, false} {
			s := New(engine.New(), platform.New())
			s.Start(ask.Load(sample.Collection()), nil)
			s.Send(state.PaletteOpened{})
			q, renders := new(slow), 0
			var later []func()
			s.Subscribe(func() { renders++ }, q.async, func(f func()) { later = append(later, f) }, now)
			flush := func() {
				for len(later) > 0 {
					f := later[0]
					later = later[1:]
					f()
				}
			}
			flush() // what the start has left for later
			q.run()
			flush()
			for _, text := range []string{"f", "fe", "fer"} {
				renders = 0
				press(s, text)
				s.Navigate() // the echo
				if renders > 0 {
					t.Errorf("%s: %q is rendered before it is answered", name, text)
				}
				if answered {
					q.run()
				} else {
					waiting := q.waiting
					q.waiting = nil
					for _, f := range waiting[min(1, len(waiting)):] { // all but the answer
						f()
					}
				}
				flush()
				if want := 1; renders != want && (answered || text == "f") {
					t.Errorf("%s, answered %v: %q is rendered %d times", name, answered, text, renders)
				}
			}
			if answered && name == "the field" && len(s.Model().Search.Result.Hits) == 0 {
				t.Error("nothing was found")
			}
		}
	}
}

func init() { lull = 0 }

// What the browser tells while the overview is shown is rendered once for all of it,
// and with what the reader does at once.
func TestWhatNobodyAskedForIsRenderedTogether(t *testing.T) {
	now := func(f func()) { f() }
	s := New(engine.New(), platform.New())
	s.Start(ask.Load(sample.Collection()), nil)
	q, renders := new(slow), 0
	s.Subscribe(func() { renders++ }, q.async, now, now)
	q.run()
	tell := func() {
		renders = 0
		s.Send(state.ShelfListed{})
		s.Send(state.RoomTold{Room: state.Room{Known: true}})
		s.Send(state.OriginalsLoaded{Collection: s.Model().Base.ID})
	}
	if tell(); renders != 0 {
		t.Errorf("%d renderings before a lull", renders)
	}
	if q.run(); renders != 1 {
		t.Errorf("%d renderings of three messages", renders)
	}
	tell()
	s.Send(state.Went{To: state.Route{Screen: state.Library}})
	if renders != 1 {
		t.Errorf("%d renderings of a step that the reader took", renders)
	}
	if q.run(); renders != 1 {
		t.Errorf("%d renderings, the second of what the first has shown", renders)
	}
	if tell(); renders != 3 {
		t.Errorf("the library, which shows what is told, was rendered %d times", renders)
	}
}
