package wire

import (
	"errors"
	"fmt"
	"time"

	"parallax/app/pause"
	"parallax/app/wording"
)

// Step is called between small pieces of the work on a question, best every few
// milliseconds: it lets the page draw, or the Worker hear whether the answer is
// still wanted. done is how much of the work is behind, 0…1. Once it returns
// false the question is given up: return at once, anything, for it is dropped.
type Step func(done float64) (goOn bool)

// Part is the step of a part of the work, from one share of the whole to
// another.
func (s Step) Part(from, to float64) Step {
	return func(done float64) bool { return s(from + done*(to-from)) }
}

// Patience is how long a question may take before somebody is told how far it
// is, and the time between two such notes. Only tests change it.
var Patience = 200 * time.Millisecond

// ErrGivenUp says that there is no answer because nobody wants it any more.
var ErrGivenUp = errors.New(wording.WorkNotWanted.String())

// Run does a piece of work that steps, and pauses after every breath. A panic in
// it is an error for the reader.
func Run(work func(Step) (any, error), wanted func() bool, progress func(done float64), breath time.Duration) (answer any, err error) {
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
		if now.Sub(told) > Patience && progress != nil {
			told = now
			progress(min(max(done, 0), 1))
		}
		if now.Sub(paused) > breath {
			pause.Turn()
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
