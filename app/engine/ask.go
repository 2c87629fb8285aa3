package engine

import (
	"errors"
	"fmt"
	"time"

	"parallax/app/state"
)

// breath is how long the page waits at most while a question is answered where
// the page is.
const breath = 12 * time.Millisecond

// patience is how long a question may take before the reader is told how far it
// is, and the time between two such notes. Only tests change it.
var patience = 200 * time.Millisecond

// ErrGivenUp says that there is no answer because nobody wants it any more.
var ErrGivenUp = errors.New("the answer is not wanted any more")

// Ask implements Engine.
func (e *InPlace) Ask(q state.Question, wanted func() bool, progress func(done float64)) (any, error) {
	return e.snapshot().ask(q, wanted, progress, breath)
}

// ask answers a question on this goroutine, and pauses after every breath.
func (s *Snapshot) ask(q state.Question, wanted func() bool, progress func(done float64), breath time.Duration) (answer any, err error) {
	k, err := kindOf(q)
	if err != nil {
		return nil, err
	}
	key := keyOf(q)
	if known := s.answer(key); known != nil {
		return known, nil
	}
	told := time.Now()
	pause := pausing(breath, wanted)
	stopped := false
	step := func(done float64) bool {
		if stopped {
			return false
		}
		if now := time.Now(); now.Sub(told) > patience && progress != nil {
			told = now
			progress(min(max(done, 0), 1))
		}
		stopped = !pause()
		return !stopped
	}
	if !step(0) {
		return nil, ErrGivenUp
	}
	defer func() {
		if r := recover(); r != nil {
			answer, err = nil, fmt.Errorf("the program made a mistake (%v); other questions still work", r)
		}
	}()
	answer, err = k.answer(s, q, step)
	switch {
	case stopped:
		return nil, ErrGivenUp
	case err != nil:
		return nil, err
	}
	s.keep(key, answer)
	return answer, nil
}

// pausing is a function that lets others have the thread once the time is over
// that has passed since it did so last, and says whether to go on.
func pausing(breath time.Duration, wanted func() bool) (pause func() (goOn bool)) {
	paused := time.Now()
	return func() bool {
		if time.Since(paused) > breath {
			time.Sleep(time.Millisecond)
			paused = time.Now()
		}
		return wanted == nil || wanted()
	}
}

func keyOf(q state.Question) string { return q.Kind() + " " + q.Key() }
