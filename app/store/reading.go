package store

import (
	"parallax/app/state"
	"parallax/corpus"
)

// PickerID is the bar for what is selected.
const PickerID = "picker"

// reached notes where the reader is in the text. Nothing is rendered for it.
func (s *Store) reached(passage string) {
	ref, err := corpus.ParseRef(passage)
	if err != nil {
		return
	}
	s.soon(func() {
		defer s.guard()
		next, effects := state.Update(s.model, state.Reached{Document: ref.Document, Passage: ref.Passage})
		s.model = next
		for _, e := range effects {
			e.Carry(carrier{s})
		}
	})
}

// selected shows what can be done with a selection.
func (s *Store) selected(from, to, text string, start, end int) {
	msg := state.Picked{Text: text, Start: start, End: end}
	var err error
	if msg.From, err = corpus.ParseRef(from); err == nil {
		msg.To, err = corpus.ParseRef(to)
	}
	if err != nil || text == "" {
		msg = state.Picked{}
	}
	if msg == s.model.Reader.Picked {
		return
	}
	s.soon(func() {
		s.Send(msg)
		if msg.Text != "" {
			s.later(func() { s.page.PlacePicker(PickerID) })
		}
	})
}

// Absolute is the whole address of a view of the collection shown.
func (s *Store) Absolute(fragment string) string {
	return s.page.Absolute(s.model.Address(state.ParseRoute(fragment)))
}
