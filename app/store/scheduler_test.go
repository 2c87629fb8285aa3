//go:build !js

package store

import (
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/ask"
	"parallax/app/engine"
	"parallax/app/platform"
	"parallax/app/present/sample"
	"parallax/app/state"
)

// root is a page without anything on it. Where there is no browser, go-app tells
// of mounting by OnPreRender.
type root struct {
	app.Compo
	store *Store
}

func (r *root) OnPreRender(ctx app.Context) { r.store.Mount(ctx) }

func (r *root) Render() app.UI {
	r.store.Rendered()
	return app.Div()
}

// What follows a rendering waits for it, also where go-app draws a frame after
// each dispatch, and so between what asks for a rendering and what counts it.
func TestWhatFollowsARenderingWaitsForIt(t *testing.T) {
	p := platform.New()
	s := New(engine.New(), p)
	s.Start(ask.Load(sample.Collection()), nil)
	e := app.NewTestEngine()
	if err := e.Load(&root{store: s}); err != nil {
		t.Fatal(err)
	}
	e.ConsumeAll()
	p.Focused = ""
	s.soon(func() { s.Send(state.Went{To: state.Route{Screen: state.About}}) })
	e.ConsumeNext() // sends, and draws a frame before the rendering is counted
	if !s.owed {
		t.Fatal("the rendering has come with the message: there is no frame between, and this test tries nothing")
	}
	for range patient {
		if s.owed && p.Focused != "" {
			t.Fatalf("#%s had the focus before the view that has it was rendered", p.Focused)
		}
		if p.Focused != "" {
			break
		}
		s.soon(func() {}) // there is always a next one
		e.ConsumeNext()
	}
	if p.Focused != state.HeadingID {
		t.Errorf("the focus went to #%s, want #%s", p.Focused, state.HeadingID)
	}
	if s.Fault() != "" {
		t.Error(s.Fault())
	}
}
