package state

import "cmp"

type (
	// Remembered brings back what was stored in earlier visits.
	Remembered struct {
		Theme   Theme
		KeysOff bool
		Text    string // "digest" or "original", as TextChosen stored it; "" if never chosen
		Recent  string // the last searches, as Remember stored them
		Size    string // of the text of articles, and Measure its width
		Measure string
		Cite    string // the form of citations
		Places  string // where the reader left each article, as Remember stored it
		Tab     string // a few letters and digits that no other page has
		Unadded int    // what Model.Unadded was when the tab was closed or loaded again
	}
	// ThemeChosen switches the colours and remembers it.
	ThemeChosen struct{ Theme Theme }
	// KeysToggled switches single-letter keys on or off and remembers it.
	KeysToggled struct{}
	// TextChosen switches between digests and originals and remembers it.
	TextChosen struct{ Original bool }
	// HelpToggled opens or closes the sheet of keys.
	HelpToggled struct{}
)

func (msg Remembered) update(m Model) (Model, []Effect) {
	m.Theme, m.KeysOff = msg.Theme, msg.KeysOff
	m.Recent.Queries = recall(msg.Recent)
	m.Coding.Tab = cmp.Or(msg.Tab, m.Coding.Tab)
	m.Originals.Shown, m.Originals.Chosen = msg.Text == original, msg.Text != ""
	m.Files.Lost = max(0, msg.Unadded)
	m.Reader.Size, m.Reader.Measure, m.Reader.Cite, m.Reader.Places = msg.Size, msg.Measure, msg.Cite, readPlaces(msg.Places)
	return m, []Effect{Dress{m.Theme}, Typeset{m.Reader.Size, m.Reader.Measure}}
}

func (msg ThemeChosen) update(m Model) (Model, []Effect) { return choose(m, msg.Theme) }

func (KeysToggled) update(m Model) (Model, []Effect) { return toggleKeys(m) }

func (HelpToggled) update(m Model) (Model, []Effect) {
	m.HelpOpen = !m.HelpOpen
	return m, nil
}

func choose(m Model, t Theme) (Model, []Effect) {
	m.Theme = t
	return m, []Effect{Remember{"theme", string(t)}, Dress{t}}
}

func toggleKeys(m Model) (Model, []Effect) {
	m.KeysOff = !m.KeysOff
	value := ""
	if m.KeysOff {
		value = "off"
	}
	return m, []Effect{Remember{"keys", value}}
}

// digest and original are how the choice of text is stored.
const digest, original = "digest", "original"

// TextChosen switches between digest and original, and remembers it.
func (msg TextChosen) update(m Model) (Model, []Effect) {
	originals := msg.Original
	to := m.Route
	to.Sides.Original, to.Sides.Digest = "", ""
	m, turned := visit(m, to, true) // what was chosen for one text of a comparison
	if m.Originals.Shown == originals && m.Originals.Chosen {
		return m, turned
	}
	m.Originals.Shown, m.Originals.Chosen = originals, true
	value := digest
	if originals {
		value = original
	}
	effects := append(turned, Remember{"text", value})
	if m.Route.Screen == Read {
		var asked []Effect
		m.Marks = Marks{}
		m, asked = m.ask()
		effects = append(effects, asked...)
		if m.Route.Passage > 0 { // the other text has other lengths
			effects = append(effects, Reveal{PassageID(m.Route.Passage)})
		}
	}
	return m, effects
}
