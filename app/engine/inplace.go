package engine

import (
	"errors"
	"fmt"
	"time"

	"parallax/app/ask"
	"parallax/app/wording"
)

// breath is how long the page waits at most while a question is answered where
// the page is.
const breath = 12 * time.Millisecond

// patience is how long a question may take before the reader is told how far it
// is, and the time between two such notes. Only tests change it.
var patience = 200 * time.Millisecond

// ErrGivenUp says that there is no answer because nobody wants it any more.
var ErrGivenUp = errors.New(wording.WorkNotWanted.String())

// ask answers a question on this goroutine, and pauses after every breath.
func (s *Snapshot) ask(q ask.Question, wanted func() bool, progress func(done float64), breath time.Duration) (any, error) {
	k, err := kindOf(q)
	if err != nil {
		return nil, err
	}
	if known := s.answer(q); known != nil {
		return known, nil
	}
	answer, err := run(func(step Step) (any, error) { return k.answer(s, q, step) }, wanted, progress, breath)
	if err == nil {
		s.keep(q, answer)
	}
	return answer, err
}

// run does a piece of work that steps, and pauses after every breath.
func run(work func(Step) (any, error), wanted func() bool, progress func(done float64), breath time.Duration) (answer any, err error) {
	told, paused := time.Now(), time.Now()
	stopped := wanted != nil && !wanted()
	if stopped {
		return nil, ErrGivenUp
	}
	step := func(done float64) bool {
		if stopped {
			return false
		}
		now := time.Now()
		if now.Sub(told) > patience && progress != nil {
			told = now
			progress(min(max(done, 0), 1))
		}
		if now.Sub(paused) > breath {
			time.Sleep(time.Millisecond)
			paused = time.Now()
		}
		stopped = wanted != nil && !wanted()
		return !stopped
	}
	defer func() {
		if r := recover(); r != nil {
			answer, err = nil, errors.New(wording.WorkMistake.With("reason", fmt.Sprint(r)))
		}
	}()
	answer, err = work(step)
	switch {
	case stopped:
		return nil, ErrGivenUp
	case err != nil:
		return nil, err
	}
	return answer, nil
}
