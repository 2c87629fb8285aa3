package state

import (
	"slices"

	"parallax/corpus"
	"parallax/corpus/edit"
)

// screenKeys are the letters after "g".
var screenKeys = map[string]struct {
	screen Screen
	by     string
}{
	"o": {Overview, ""}, "r": {Read, ""}, "d": {Comparison, ByFacts}, "m": {Comparison, ByOmission}, "c": {Comparison, ByTopic},
	"t": {Topics, ""}, "w": {WordsScreen, ""}, "s": {Searching, ""}, "l": {Library, ""}, "n": {NotesScreen, ""}, "a": {About, ""},
}

// KeyPressed is a key that went down. Key is KeyboardEvent.key. Of the keys
// pressed in a field only Escape and those with Ctrl mean anything; Uses tells
// which keys the browser should be kept from.
type KeyPressed struct {
	Key     string
	Ctrl    bool // Ctrl, or Cmd on a Mac
	Shift   bool
	InField bool // the focus is in a text field
}

func (msg KeyPressed) update(m Model) (Model, []Effect) {
	next, effects, _ := press(m, msg)
	return next, effects
}

// Uses reports whether Update would act on the key, so that whoever sends it
// can keep the browser from acting too (Firefox searches on "/").
func Uses(m Model, k KeyPressed) bool {
	_, _, used := press(m, k)
	return used
}

// press acts on a key. Escape and Ctrl-K always work; single keys only where
// they are switched on, nothing is open above the page and no field has the
// focus.
func press(m Model, k KeyPressed) (Model, []Effect, bool) {
	prefix := m.Prefix
	m.Prefix = ""
	switch {
	case k.Key == "Escape":
		return escapeKey(m, k.InField)
	case k.Ctrl && (k.Key == "k" || k.Key == "K"):
		if m.Palette.Open {
			m.Palette = Palette{}
			return m, nil, true
		}
		next, effects := openPalette(m)
		return next, effects, true
	case k.Ctrl && !k.InField && (m.Route.Screen == Topics || m.Route.Screen == Read || m.Route.Screen == Comparison || m.Route.Screen == NotesScreen):
		return undoKey(m, k)
	case k.Ctrl || k.InField || m.KeysOff || m.Palette.Open:
		return m, nil, false
	case k.Key == "?":
		m.HelpOpen = !m.HelpOpen
		return m, nil, true
	case m.HelpOpen:
		return m, nil, false
	case prefix == "g":
		key, ok := screenKeys[k.Key]
		if !ok {
			return m, nil, false
		}
		next, effects := visit(m, m.Way(key.screen, key.by), false)
		return next, effects, true
	}
	switch k.Key {
	case "g":
		m.Prefix = "g"
	case "/":
		return m, []Effect{Focus{FieldID}}, true
	case "t":
		next, effects := choose(m, nextTheme(m.Theme))
		return next, effects, true
	case "j":
		return step(m, 1)
	case "k":
		return step(m, -1)
	case "n":
		return hop(m, 1)
	case "N":
		return hop(m, -1)
	default:
		return m, nil, false
	}
	return m, nil, true
}

// escapeKey closes what is open, or leaves the field, or puts out what is lit:
// the first of these that there is.
func escapeKey(m Model, inField bool) (Model, []Effect, bool) {
	switch {
	case m.Palette.Open:
		m.Palette = Palette{}
	case m.HelpOpen:
		m.HelpOpen = false
	case m.Reader.Picked.Text != "":
		m.Reader.Picked = Picked{}
	case m.Reader.Margin != 0 && m.Route.Screen == Read:
		at := MarginID(m.Reader.Margin)
		m.Reader.Margin = 0
		return m, []Effect{Focus{at}}, true
	case inField:
		return m, []Effect{Focus{HeadingID}}, true
	case m.Lit != corpus.Ref{}:
		m.Lit = corpus.Ref{}
	case m.Chart.Topic != "" || m.Chart.Document != "":
		m.Chart.Topic, m.Chart.Document = "", ""
	default:
		return m, nil, false
	}
	return m, nil, true
}

// step goes to the next or previous passage of the text, or to the next or
// previous hit on the search screen. It stops at the ends.
func step(m Model, by int) (Model, []Effect, bool) {
	switch m.Route.Screen {
	case Read:
		if m.Catalog == nil {
			return m, nil, false
		}
		d := m.Catalog.Document(m.Reading())
		if d == nil || len(d.Passages) == 0 {
			return m, nil, false
		}
		return at(m, min(max(m.Route.Passage+by, 1), len(d.Passages)))
	case Searching:
		hits := m.Shown()
		if len(hits) == 0 {
			return m, nil, false
		}
		i := min(max(slices.Index(hits, m.Lit)+by, 0), len(hits)-1)
		m.Lit = hits[i]
		return m, []Effect{Focus{HitID(m.Lit)}}, true
	}
	return m, nil, false
}

// hop goes to the next or previous passage that matches, round the end.
func hop(m Model, by int) (Model, []Effect, bool) {
	list := m.Matches()
	if len(list) == 0 {
		return m, nil, false
	}
	return at(m, list[m.stepped(list, by)])
}

// at goes to a passage of the text being read. It replaces the history entry,
// so that back does not walk through every paragraph.
func at(m Model, passage int) (Model, []Effect, bool) {
	to := m.Route
	to.Passage = passage
	next, effects := visit(m, to, true)
	if effects == nil { // already there: it may have been scrolled away
		effects = []Effect{Focus{PassageID(passage)}}
	}
	return next, effects, true
}

// nextTheme goes round the colour schemes.
func nextTheme(t Theme) Theme {
	order := []Theme{System, Light, Dark}
	return order[wrap(slices.Index(order, t)+1, len(order))]
}

// undoKey takes back the last edit of the coding, or does it again; where an assignment is
// being made, the last change of the draft.
func undoKey(m Model, k KeyPressed) (Model, []Effect, bool) {
	var msg Msg
	if m.Makes() {
		if k.Key != "z" || k.Shift || len(m.Making.Before) == 0 {
			return m, nil, false
		}
		next, effects := DraftUndone{}.update(m)
		return next, effects, true
	}
	_, _, undone := edit.Undone(m.Coding.Ops)
	switch _, done := edit.Last(m.Coding.Ops); {
	case (k.Key == "y" || k.Key == "Z" || k.Key == "z" && k.Shift) && undone:
		msg = DoneAgain{}
	case k.Key == "z" && !k.Shift && done:
		msg = TakenBack{}
	default:
		return m, nil, false
	}
	next, effects := msg.update(m)
	return next, effects, true
}
