package state

import "maps"

// Msg is something that happened. Components send messages and do nothing else.
// Each says itself what comes of it, so that one which nobody answers does not
// compile.
type Msg interface {
	update(Model) (Model, []Effect)
}

// New is the model before anything is loaded or known.
func New() Model { return Model{Route: Route{Screen: Overview}, Coding: Coding{Tab: "page"}} }

// Update answers a message with the next model and the effects to carry out,
// in order. It is pure: m is not changed, and the same arguments give the same
// result. It costs what has changed: whatever takes longer is a question to the
// engine, whose answer is a message.
func Update(m Model, msg Msg) (Model, []Effect) { return msg.update(m) }

// with is the set with one member put in or taken out; the old set stays.
func with(set map[string]bool, key string, in bool) map[string]bool {
	next := maps.Clone(set)
	if next == nil {
		next = make(map[string]bool)
	}
	if in {
		next[key] = true
	} else {
		delete(next, key)
	}
	return next
}

// wrap brings i into 0…n−1, going round at both ends.
func wrap(i, n int) int {
	if n == 0 {
		return 0
	}
	return ((i % n) + n) % n
}
