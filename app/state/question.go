package state

import (
	"maps"
	"slices"

	"parallax/corpus"
)

// Question is what may take long to answer: statistics and comparisons over
// many documents. It is a plain struct that JSON can encode, for it may be
// answered in a Worker; package engine says how to add a kind of question.
//
// A view that needs an answer asks with Model.want, from Model.ask, and reads
// it with [Model.Asked]. Of each kind the newest question counts; an older one
// that is still being answered is given up. A question stays when its view is
// left, so that the answer is there when the reader comes back. It stays too when
// the coding is edited, so it must be about the texts and not about the coding.
type Question interface {
	Kind() string // the same for all questions of the type
	Key() string  // the same for questions of the kind that have the same answer
	// Documents are those that have to be read for the answer; nil for all. Few
	// are read at once, many beside the page.
	Documents() []string
}

// Asking is how far the newest question of a kind has come.
type Asking struct {
	Of       *corpus.Collection // that the question is about
	Question Question           // nil before the first
	Sequence int
	Pending  bool
	Slow     bool    // it takes long enough to say how far it is
	Done     float64 // 0…1
	Stopped  bool    // the reader did not want to wait
	Trouble  string  // why there is no answer, for the reader
	// Answer is a pointer to a value that nobody changes. Until the question has
	// its own it is that of Answered, the last one of the kind that had any: what
	// is shown may stay until there is something better.
	Answer   any
	Answered Question
}

// Has reports whether the answer is that of the question.
func (a Asking) Has() bool { return a.Answered != nil && a.Answered.Key() == a.Question.Key() }

type (
	// AskLong asks the engine. It is answered by any number of Progressed and
	// one LongAnswered with the same Sequence; after StopLong by nothing.
	AskLong struct {
		Sequence int
		Question Question
	}
	// StopLong says that the answer to request Sequence is not wanted any more.
	StopLong struct{ Sequence int }
	// Progressed says how far request Sequence has come. The first one comes
	// after a moment, so that what is quick does not flicker.
	Progressed struct {
		Sequence int
		Done     float64 // 0…1
	}
	// LongAnswered is the engine's answer to request Sequence, a pointer to the
	// answer type of the question's kind; or with Trouble why there is none.
	LongAnswered struct {
		Sequence int
		Answer   any
		Trouble  string
	}
	// LongCancelled stops the newest question of a kind, LongRetried asks it
	// again.
	LongCancelled struct{ Kind string }
	LongRetried   struct{ Kind string }
)

func (AskLong) effect()    {}
func (StopLong) effect()   {}
func (Progressed) msg()    {}
func (LongAnswered) msg()  {}
func (LongCancelled) msg() {}
func (LongRetried) msg()   {}

// Asked is how far a question has come. If it is not the newest of its kind, or
// about another collection, it has not been asked.
func (m Model) Asked(q Question) Asking {
	a := m.Long[q.Kind()]
	if a.Question == nil || a.Of != m.Collection || a.Question.Key() != q.Key() {
		return Asking{Question: q}
	}
	return a
}

// want asks a question unless it is the newest of its kind already: its answer is
// there, on its way, or given up.
func (m Model) want(q Question) (Model, []Effect) {
	if m.Asked(q).Sequence > 0 {
		return m, nil
	}
	a := m.Long[q.Kind()]
	effects := a.stop()
	m.Sequence++
	next := Asking{Of: m.Collection, Question: q, Sequence: m.Sequence, Pending: true}
	if a.Of == m.Collection {
		next.Answer, next.Answered = a.Answer, a.Answered
	}
	return m.asking(next), append(effects, AskLong{m.Sequence, q})
}

// unwant forgets what was asked of a kind, so that its answer is not waited for.
func (m Model) unwant(kind string) (Model, []Effect) {
	a, known := m.Long[kind]
	if known {
		m.Long = maps.Clone(m.Long)
		delete(m.Long, kind)
	}
	return m, a.stop()
}

func (a Asking) stop() []Effect {
	if a.Pending {
		return []Effect{StopLong{a.Sequence}}
	}
	return nil
}

func (m Model) asking(a Asking) Model {
	m.Long = maps.Clone(m.Long)
	if m.Long == nil {
		m.Long = make(map[string]Asking)
	}
	m.Long[a.Question.Kind()] = a
	return m
}

// long answers the messages of this file.
func long(m Model, msg Msg) (Model, []Effect) {
	pending := func(sequence int) (Asking, bool) {
		for _, a := range m.Long {
			if a.Pending && a.Sequence == sequence {
				return a, true
			}
		}
		return Asking{}, false
	}
	switch msg := msg.(type) {
	case Progressed:
		if a, ok := pending(msg.Sequence); ok {
			a.Slow, a.Done = true, msg.Done
			return m.asking(a), nil
		}
	case LongAnswered:
		if a, ok := pending(msg.Sequence); ok {
			a.Pending, a.Slow, a.Done, a.Trouble = false, false, 0, msg.Trouble
			if msg.Trouble == "" {
				a.Answer, a.Answered = msg.Answer, a.Question
			}
			if m = m.asking(a); a.Question.Kind() == (Proposing{}).Kind() {
				m = m.propose()
			}
			return m, nil
		}
	case LongCancelled:
		if a := m.Long[msg.Kind]; a.Pending {
			effects := a.stop()
			a.Pending, a.Slow, a.Done, a.Stopped = false, false, 0, true
			return m.asking(a), effects
		}
	case LongRetried:
		if a := m.Long[msg.Kind]; a.Of == m.Collection && (a.Stopped || a.Trouble != "") {
			m.Sequence++
			a.Sequence, a.Pending, a.Stopped, a.Trouble = m.Sequence, true, false, ""
			a.Slow = true // the button that was pressed stays, and with it the focus
			return m.asking(a), []Effect{AskLong{a.Sequence, a.Question}}
		}
	}
	return m, nil
}

// quit gives up every question, when another collection takes the place of the one
// they are about.
func (m Model) quit() (Model, []Effect) {
	var effects []Effect
	for _, kind := range slices.Sorted(maps.Keys(m.Long)) {
		effects = append(effects, m.Long[kind].stop()...)
	}
	m.Long = nil
	return m, effects
}
