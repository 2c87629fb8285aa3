package engine

import (
	"encoding/json"
	"fmt"

	"parallax/app/state"
)

// Step is called between small pieces of the work on a question, best every few
// milliseconds: it lets the page draw, or the Worker hear whether the answer is
// still wanted. done is how much of the work is behind, 0…1. Once it returns
// false the question is given up: return at once, anything, for it is dropped.
type Step func(done float64) (goOn bool)

// part is the step of a part of the work, from one share of the whole to
// another.
func (s Step) part(from, to float64) Step {
	return func(done float64) bool { return s(from + done*(to-from)) }
}

// kind is how one kind of question is answered and crosses to a Worker and back.
type kind struct {
	question func([]byte) (state.Question, error)
	reply    func([]byte) (any, error)
	answer   func(*Snapshot, state.Question, Step) (any, error)
}

// kinds are all kinds of questions by name; each file that answers one adds it.
var kinds = make(map[string]kind)

// register adds a kind of question, from an init function. The answer is nil
// only with an error, whose text the reader is shown, or once the question is
// given up. Q and A are encoded as JSON without loss.
func register[Q state.Question, A any](answer func(*Snapshot, Q, Step) (*A, error)) {
	var zero Q
	kinds[zero.Kind()] = kind{
		question: func(b []byte) (state.Question, error) {
			var q Q
			err := json.Unmarshal(b, &q)
			return q, err
		},
		reply: func(b []byte) (any, error) {
			a := new(A)
			err := json.Unmarshal(b, a)
			return a, err
		},
		answer: func(s *Snapshot, q state.Question, step Step) (any, error) {
			a, err := answer(s, q.(Q), step)
			if a == nil || err != nil {
				return nil, err // without the type of a, so that it is nil
			}
			return a, nil
		},
	}
}

func kindOf(q state.Question) (kind, error) {
	k, known := kinds[q.Kind()]
	if !known {
		return k, fmt.Errorf("nobody answers questions of the kind %q", q.Kind())
	}
	return k, nil
}
