package engine

import (
	"encoding/json"
	"fmt"

	"parallax/app/ask"
	"parallax/app/engine/wire"
	"parallax/corpus"
)

// Step is called between small pieces of the work on a question.
type Step = wire.Step

// kind is how one kind of question is answered and crosses to a Worker and back.
type kind struct {
	question func([]byte) (ask.Question, error)
	reply    func([]byte) (any, error)
	answer   func(*Snapshot, ask.Question, Step) (any, error)
	// files says that it is about files, which a reader reads; answer is nil then.
	files bool
	// loaded makes an answer, where the collection is, of what has been read; nil
	// where the answer comes as it is.
	loaded func(*Snapshot, ask.Question, *wire.Reading, Step) (any, error)
	// about is what the reader has to know of the collection; nil for nothing.
	about func(*Snapshot, ask.Question) *corpus.Collection
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
