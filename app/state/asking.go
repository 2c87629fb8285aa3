package state

import (
	"maps"
	"slices"

	"parallax/app/ask"
	"parallax/corpus"
)

// Asking is how far the newest question of a kind has come.
//
// A view that needs an answer asks with Model.want, from Model.ask, and reads
// it with [Model.Asked]. Of each kind the newest question counts; an older one
// that is still being answered is given up. A question stays when its view is
// left, so that the answer is there when the reader comes back. It stays too when
// the coding is edited, so it must be about the texts and not about the coding.
type Asking struct {
	Of       *corpus.Collection // that the question is about
	Question ask.Question       // nil before the first
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
	Answered ask.Question
}

// Has reports whether the answer is that of the question.
func (a Asking) Has() bool { return a.Answered != nil && a.Answered.Key() == a.Question.Key() }

type (
	// Ask asks the engine. It is answered by any number of Progressed and one
	// Answered; after StopAsking by nothing. About is the collection shown then.
	Ask struct {
		Sequence int
		Question ask.Question
		About    *corpus.Collection
	}
	// StopAsking says that the answer to request Sequence is not wanted any more.
	StopAsking struct{ Sequence int }
	// Progressed says how far request Sequence has come. The first one comes
	// after a moment, so that what is quick does not flicker.
	Progressed struct {
		Sequence int
		Done     float64 // 0…1
	}
	// Answered is the engine's answer, a pointer to the answer type of the
	// question; or with Trouble why there is none.
	Answered struct {
		Asked   Ask
		Answer  any
		Trouble string
	}
	// Cancelled stops the newest question of a kind, Retried asks it again.
	Cancelled struct{ Kind string }
	Retried   struct{ Kind string }
)

// Carry implements Effect.
func (e Ask) Carry(c Carrier) { c.Ask(e) }

// Carry implements Effect.
func (e StopAsking) Carry(c Carrier) { c.StopAsking(e) }

// put asks a question without looking whether it has been asked.
func (m Model) put(q ask.Question) (Model, Ask) {
	m.Sequence++
	return m, Ask{m.Sequence, q, m.Collection}
}

// Asked is how far a question has come. If it is not the newest of its kind, or
// about another collection, it has not been asked.
func (m Model) Asked(q ask.Question) Asking {
	a := m.Questions[q.Kind()]
	if a.Question == nil || a.Of != m.Collection || a.Question.Key() != q.Key() {
		return Asking{Question: q}
	}
	return a
}

// want asks a question unless it is the newest of its kind already: its answer is
// there, on its way, or given up.
func (m Model) want(q ask.Question) (Model, []Effect) {
	if m.Asked(q).Sequence > 0 {
		return m, nil
	}
	a := m.Questions[q.Kind()]
	effects := a.stop()
	m, e := m.put(q)
	next := Asking{Of: m.Collection, Question: q, Sequence: e.Sequence, Pending: true}
	if a.Of == m.Collection {
		next.Answer, next.Answered = a.Answer, a.Answered
	}
	return m.asking(next), append(effects, e)
}

// unwant forgets what was asked of a kind, so that its answer is not waited for.
func (m Model) unwant(kind string) (Model, []Effect) {
	a, known := m.Questions[kind]
	if known {
		m.Questions = maps.Clone(m.Questions)
		delete(m.Questions, kind)
	}
	return m, a.stop()
}

func (a Asking) stop() []Effect {
	if a.Pending {
		return []Effect{StopAsking{a.Sequence}}
	}
	return nil
}

func (m Model) asking(a Asking) Model {
	m.Questions = maps.Clone(m.Questions)
	if m.Questions == nil {
		m.Questions = make(map[string]Asking)
	}
	m.Questions[a.Question.Kind()] = a
	return m
}

func (m Model) pending(sequence int) (Asking, bool) {
	for _, a := range m.Questions {
		if a.Pending && a.Sequence == sequence {
			return a, true
		}
	}
	return Asking{}, false
}

func (msg Progressed) update(m Model) (Model, []Effect) {
	if a, ok := m.pending(msg.Sequence); ok {
		a.Slow, a.Done = true, msg.Done
		m = m.asking(a)
	}
	if msg.Sequence == m.Files.Arriving.Asked {
		m.Files.Arriving.Slow, m.Files.Arriving.Done = true, msg.Done
	}
	if msg.Sequence == m.Preview.Asked || msg.Sequence == m.Preview.Adding {
		m.Preview.Done = msg.Done
	}
	return m, nil
}

func (msg Answered) update(m Model) (Model, []Effect) {
	switch msg.Asked.Question.(type) {
	case ask.Search:
		return m.searched(msg), nil
	case ask.Marks:
		return m.marked(msg)
	case ask.Names:
		return m.named(msg), nil
	case ask.Originals:
		return originalsRecognised(m, msg)
	case ask.Open, ask.Gather:
		return opened(m, msg)
	case ask.Intake:
		return previewed(m, msg)
	case ask.Take:
		return taken(m, msg)
	case ask.Merge:
		return weighed(m, msg)
	}
	a, ok := m.pending(msg.Asked.Sequence)
	if !ok {
		return m, nil
	}
	a.Pending, a.Slow, a.Done, a.Trouble = false, false, 0, msg.Trouble
	if msg.Trouble == "" {
		a.Answer, a.Answered = msg.Answer, a.Question
	}
	m = m.asking(a)
	if _, topics := a.Question.(ask.ProposedTopics); topics {
		m = m.propose()
	}
	return m.levelAgain()
}

func (msg Cancelled) update(m Model) (Model, []Effect) {
	a := m.Questions[msg.Kind]
	if !a.Pending {
		return m, nil
	}
	effects := a.stop()
	a.Pending, a.Slow, a.Done, a.Stopped = false, false, 0, true
	return m.asking(a), effects
}

func (msg Retried) update(m Model) (Model, []Effect) {
	a := m.Questions[msg.Kind]
	if a.Of != m.Collection || !a.Stopped && a.Trouble == "" {
		return m, nil
	}
	m, e := m.put(a.Question)
	a.Sequence, a.Pending, a.Stopped, a.Trouble = e.Sequence, true, false, ""
	a.Slow = true // the button that was pressed stays, and with it the focus
	return m.asking(a), []Effect{e}
}

// quit gives up every question, when another collection takes the place of the one
// they are about.
func (m Model) quit() (Model, []Effect) {
	var effects []Effect
	for _, kind := range slices.Sorted(maps.Keys(m.Questions)) {
		effects = append(effects, m.Questions[kind].stop()...)
	}
	m.Questions = nil
	return m, effects
}
