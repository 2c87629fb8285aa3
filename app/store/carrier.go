package store

import (
	"parallax/app/state"
)

// carrier carries out the effects of [state.Update]; what it has no method for
// does not compile.
type carrier struct{ *Store }

var _ state.Carrier = carrier{}

// Use gives the engine a collection, and has it prepared once there is time.
func (s carrier) Use(e state.Use) {
	s.engine.Use(e.Loaded)
	// The first view needs no index, and a reader can use it meanwhile.
	s.Store.later(func() { s.page.Idle(s.prepare) })
}

// Recode implements state.Carrier.
func (s carrier) Recode(e state.Recode) { s.engine.Recode(e.Loaded) }

// Go implements state.Carrier.
func (s carrier) Go(e state.Go) {
	s.page.Go(s.model.Address(e.Route), e.Replace)
	s.settle()
}

// Focus implements state.Carrier.
func (s carrier) Focus(e state.Focus) {
	switch {
	case s.starting: // web/boot/place.js gives the focus back to where it was
	case e.ID == state.FieldID:
		// The field is there in every view. Were it focused after the next
		// frame, letters typed right behind "/" would act as keys.
		s.page.Focus(e.ID)
	default:
		s.Store.later(func() { s.page.Focus(e.ID) })
	}
}

// Reveal implements state.Carrier.
func (s carrier) Reveal(e state.Reveal) { s.Store.later(func() { s.page.Reveal(e.ID) }) }

// SetField implements state.Carrier.
func (s carrier) SetField(e state.SetField) {
	s.Store.later(func() { s.page.SetField(e.ID, e.Value) })
}

// Turn implements state.Carrier.
func (s carrier) Turn(e state.Turn) {
	place := s.page.Answering(e.From, e.To)
	s.Store.later(func() { s.page.Stand(e.To, place) })
}

// Level implements state.Carrier.
func (s carrier) Level(e state.Level) {
	s.Store.later(func() {
		s.shine()
		s.page.Level(e.ID)
	})
}

// Retitle implements state.Carrier.
func (s carrier) Retitle(e state.Retitle) { s.page.Retitle(e.Title) }

// Remember implements state.Carrier. What is stored of the last searches is looked
// at again, for the page says whether it is.
func (s carrier) Remember(e state.Remember) {
	s.page.Remember(e.Key, e.Value)
	if kept := s.page.Recall(e.Key) == e.Value; e.Key == "searches" && kept == s.model.Recent.Unstored {
		s.soon(func() { s.Send(state.SearchesKept{Kept: kept}) })
	}
}

// Dress implements state.Carrier.
func (s carrier) Dress(e state.Dress) { s.page.Dress(string(e.Theme)) }

// Typeset implements state.Carrier.
func (s carrier) Typeset(e state.Typeset) { s.page.Typeset(e.Size, e.Measure) }

// Install implements state.Carrier.
func (s carrier) Install(state.Install) { s.page.Install() }
