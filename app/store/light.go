package store

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/platform"
	"parallax/app/present"
	"parallax/app/state"
	"parallax/corpus"
)

// What is lit follows the pointer, so it must cost next to nothing: the
// platform marks the elements that are lit, and only the panel that tells about
// them is rendered, by itself.

// AddPanel makes a component the panel of the screen shown. go-app renders every
// component around one that asks for it; around takes that back.
func (s *Store) AddPanel(ctx app.Context) {
	s.panel = func() { ctx.Dispatch(func(app.Context) { s.around() }) }
	s.quietly = func(f func()) {
		ctx.Dispatch(func(ctx app.Context) {
			ctx.PreventUpdate()
			f()
		})
	}
	s.panels++
}

// AroundPanel tells how the component around the panel is kept from being
// rendered with it.
func (s *Store) AroundPanel(prevent func()) { s.around = prevent }

// RemovePanel ends what AddPanel began. The next screen's panel may have come before
// the last one goes.
func (s *Store) RemovePanel() {
	s.panels--
	if s.panels == 0 {
		s.panel, s.quietly, s.around = nil, nil, func() {}
	}
}

// pointed is the pointer or the focus on another cell, row or passage.
func (s *Store) pointed(topic, document, passage string) {
	chart, lit := s.model.Chart, s.model.Lit
	switch s.model.Route.Screen {
	case state.Overview:
		if document == chart.Document && (topic == "" || topic == chart.Topic) {
			return
		}
		s.light(state.CellLit{Topic: topic, Document: document})
	case state.Comparison:
		ref, err := corpus.ParseRef(passage)
		if err != nil {
			ref = corpus.Ref{}
		}
		if ref != lit {
			s.light(state.PassageLit{Ref: ref})
		}
	}
}

// light sends a message that only lights, from outside the UI goroutine.
func (s *Store) light(msg state.Msg) {
	send := func() { s.Send(msg) }
	if s.quietly != nil {
		s.quietly(send)
	} else {
		s.soon(send)
	}
}

// shine lights what the model says.
func (s *Store) shine() { s.page.Light(platform.Lighting(present.Light(s.model))) }

// lights reports whether a message changes nothing but what is lit.
func lights(msg state.Msg) bool {
	switch msg.(type) {
	case state.CellLit, state.PassageLit, state.ChartCleared:
		return true
	}
	return false
}

// lit is the part of the model that the panels tell about.
func lit(m state.Model) [3]string {
	return [3]string{m.Chart.Topic, m.Chart.Document, m.Lit.String()}
}
