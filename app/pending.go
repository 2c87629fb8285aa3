package app

import (
	"errors"
	"sync/atomic"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/engine"
	"parallax/app/present"
	"parallax/app/state"
)

// askLong has a question answered beside the UI goroutine, until it is not
// wanted any more.
func (s *Store) askLong(e state.AskLong) {
	wanted := new(atomic.Bool)
	wanted.Store(true)
	s.answering[e.Sequence] = wanted
	s.async(func() {
		answer, err := s.engine.Ask(e.Question, wanted.Load, func(done float64) {
			s.soon(func() { s.Send(state.Progressed{Sequence: e.Sequence, Done: done}) })
		})
		s.soon(func() {
			delete(s.answering, e.Sequence)
			if errors.Is(err, engine.ErrGivenUp) {
				return
			}
			s.Send(state.LongAnswered{Sequence: e.Sequence, Answer: answer, Trouble: wording(err)})
		})
	})
}

func (s *Store) stopLong(e state.StopLong) {
	if wanted := s.answering[e.Sequence]; wanted != nil {
		wanted.Store(false)
	}
}

// Pending says how far a question has come that takes long, and lets the reader
// cancel it or ask again. It stands where the answer will be.
type Pending struct {
	app.Compo
	View  present.PendingView
	Store *Store
}

// Render draws one line: what is done, how much of it, and a button.
func (p *Pending) Render() app.UI {
	v := p.View
	return app.Div().Class("Pending").Hidden(!v.Shown).Body(
		app.P().Class("Pending-text").Attr("role", when(v.Urgent, "alert")).Text(v.Text),
		app.Progress().Class("Pending-bar").Hidden(!v.Busy).Max(100).Value(v.Percent).Aria("label", v.Label),
		app.Button().Class("Button").Type("button").Hidden(v.Button == "").OnClick(p.press).Text(v.Button),
	)
}

func (p *Pending) press(app.Context, app.Event) {
	if p.View.Busy {
		p.Store.Send(state.LongCancelled{Kind: p.View.Kind})
	} else {
		p.Store.Send(state.LongRetried{Kind: p.View.Kind})
	}
}
