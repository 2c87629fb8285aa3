package store

import (
	"errors"
	"fmt"
	"sync/atomic"

	"parallax/app/ask"
	"parallax/app/engine"
	"parallax/app/pause"
	"parallax/app/state"
	"parallax/app/wording"
)

// Ask has a question answered beside the UI goroutine, until it is not wanted
// any more. Of searches, names and marks only the newest is: while somebody types
// fast, what has been overtaken before it was begun is not begun.
func (s carrier) Ask(e state.Ask) {
	wanted := new(atomic.Bool)
	wanted.Store(true)
	if newest(e.Question) {
		if last := s.newest[e.Question.Kind()]; last != nil {
			last.Store(false)
		}
		s.newest[e.Question.Kind()] = wanted
	}
	s.answering[e.Sequence] = wanted
	s.async(func() {
		answer, err := s.answer(e.Question, wanted.Load, func(done float64) {
			s.soon(func() { s.Send(state.Progressed{Sequence: e.Sequence, Done: done}) })
		})
		if !typing(e.Question) {
			pause.Turn() // making the answer may have taken a breath, and showing it takes another
		}
		s.soon(func() {
			delete(s.answering, e.Sequence)
			if errors.Is(err, engine.ErrGivenUp) {
				return
			}
			s.Send(state.Answered{Asked: e, Answer: answer, Trouble: trouble(err)})
		})
	})
}

// StopAsking implements state.Carrier.
func (s carrier) StopAsking(e state.StopAsking) {
	if wanted := s.answering[e.Sequence]; wanted != nil {
		wanted.Store(false)
	}
}

// newest reports whether of a kind of question only the newest matters.
func newest(q ask.Question) bool {
	switch q.(type) {
	case ask.Search, ask.Names, ask.Marks:
		return true
	}
	return false
}

// answer asks the engine, whose mistakes are no end of the page.
func (s *Store) answer(q ask.Question, wanted func() bool, progress func(float64)) (answer any, err error) {
	defer func() {
		if r := recover(); r != nil {
			answer, err = nil, errors.New(wording.MistakeReason.With("reason", fmt.Sprint(r)))
		}
	}()
	return s.engine.Ask(q, wanted, progress)
}

// prepare has the index built, in pieces between which the page can draw. When
// another collection comes it is given up.
func (s *Store) prepare() {
	if s.preparing != nil {
		s.preparing.Store(false)
	}
	wanted := new(atomic.Bool)
	wanted.Store(true)
	s.preparing = wanted
	s.async(func() { s.answer(ask.Prepare{}, wanted.Load, nil) })
}
