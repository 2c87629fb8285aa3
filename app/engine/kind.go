package engine

import (
	"encoding/json"
	"fmt"

	"parallax/app/ask"
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
	question func([]byte) (ask.Question, error)
	reply    func([]byte) (any, error)
	answer   func(*Snapshot, ask.Question, Step) (any, error)
	files    bool // it carries files
	// read is what a reader does of the work, for questions that only files have
	// to be known for, and loaded what is left of it; nil for others.
	read   func(ask.Question, filesWork) (*reading, error)
	loaded func(*Snapshot, ask.Question, *reading, Step) (*ask.LoadAnswer, error)
	// recognised is likewise the work on files where the texts are.
	recognised func(*Snapshot, ask.Question, filesWork) (any, error)
	// without is the answer with a file that had to be left out.
	without func(answer any, file, reason string) any
}

// kinds are all kinds of questions by name; each file that answers one adds it.
var kinds = make(map[string]kind)

// register adds a kind of question, from an init function. The answer is nil
// only with an error, whose text the reader is shown, or once the question is
// given up. Q and A are encoded as JSON without loss.
func register[Q ask.Question, A any](answer func(*Snapshot, Q, Step) (*A, error)) {
	add[Q, A](kind{answer: func(s *Snapshot, q ask.Question, step Step) (any, error) {
		a, err := answer(s, q.(Q), step)
		if a == nil || err != nil {
			return nil, err // without the type of a, so that it is nil
		}
		return a, nil
	}})
}

func add[Q ask.Question, A any](k kind) {
	var zero Q
	_, k.files = any(zero).(ask.Files)
	k.question = func(b []byte) (ask.Question, error) {
		var q Q
		err := json.Unmarshal(b, &q)
		return q, err
	}
	k.reply = func(b []byte) (any, error) {
		a := new(A)
		err := json.Unmarshal(b, a)
		return a, err
	}
	kinds[zero.Kind()] = k
}

func kindOf(q ask.Question) (kind, error) {
	k, known := kinds[q.Kind()]
	if !known {
		return k, fmt.Errorf("nobody answers questions of the kind %q", q.Kind())
	}
	return k, nil
}
