package state

import (
	"cmp"
	"strings"

	"parallax/app/ask"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/intake"
)

// Copied is what was pasted into the field for a text: the marked text that came
// with it, which says what is a heading and what a link.
type Copied struct{ HTML, Text string }

type (
	// Pasted says that a text was pasted: on the page, or Within the field for one.
	// HTML is the same text as it was marked up where it was copied; "" if it was not.
	Pasted struct {
		HTML, Text string
		Within     bool
	}
	// TextGiven brings a text with what somebody states of it; URL is where it was
	// shared from. What is "" is not stated.
	TextGiven struct{ Headline, Outlet, URL, Text string }
)

// Ids of the fields for a text.
const (
	PasteHeadlineID = "paste-headline"
	PasteOutletID   = "paste-outlet"
	PasteTextID     = "paste-text"
)

// update reads what was pasted on the library's screen as a file would be. On any
// other screen it was hardly meant to be added.
func (msg Pasted) update(m Model) (Model, []Effect) {
	switch {
	case msg.Within:
		m.Files.Copied = Copied{msg.HTML, msg.Text}
		return m, nil
	case m.Route.Screen != Library || strings.TrimSpace(msg.HTML+msg.Text) == "":
		return m, nil
	}
	m, effects := FilesPicked{Count: 1}.update(m)
	m, more := FilesRead{Files: []corpus.File{pastedFile(msg.HTML, msg.Text)}}.update(m)
	return m, append(effects, more...)
}

// pastedFile is the file that a pasted text would be. Text that is marked up, but
// for its looks alone, is better read as what it says.
func pastedFile(html, text string) corpus.File {
	lower := strings.ToLower(html)
	for _, tag := range []string{"<p>", "<p ", "<h1", "<h2", "<article", "<li"} {
		if strings.Contains(lower, tag) {
			// It is Unicode by now, whatever it says of itself.
			return corpus.File{Name: wording.PastedPage.String(), Content: []byte("\uFEFF" + html)}
		}
	}
	return corpus.File{Name: wording.PastedText.String(), Content: []byte(cmp.Or(text, html))}
}

func (msg TextGiven) update(m Model) (Model, []Effect) {
	text := strings.TrimSpace(msg.Text)
	if text == "" {
		m.Unsaved = wording.NotDone.With("reason", wording.PasteNothing.String())
		if msg.URL != "" {
			m.Unsaved = wording.NotDone.With("reason", wording.SharedAddress.With("address", msg.URL))
		}
		return m, nil
	}
	html := ""
	if text == strings.TrimSpace(m.Files.Copied.Text) { // and nobody has changed it
		html = m.Files.Copied.HTML
	}
	file := pastedFile(html, text)
	asked := m.Preview.Asked
	m, effects := m.look(ask.Intake{Files: []corpus.File{file}, Stated: true, Values: [3]string{oneLine(msg.Headline), oneLine(msg.Outlet), oneLine(msg.URL)}})
	if m.Preview.Asked == asked { // others are being read
		return m, effects
	}
	m.Files.Copied, m.Files.Outcomes, m.Unsaved = Copied{}, nil, ""
	m, arrived := visit(m, Route{Screen: Library}, false)
	effects = append(effects, arrived...)
	for _, id := range []string{PasteHeadlineID, PasteOutletID, PasteTextID} {
		effects = append(effects, SetField{id, ""})
	}
	return m, effects
}

// StatedFields are those that somebody states of a text that they give.
var StatedFields = [3]intake.Field{intake.Headline, intake.Outlet, intake.URL}
