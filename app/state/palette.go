package state

import (
	"strings"
	"unicode/utf8"

	"parallax/app/ask"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/search"
)

// Command is something the palette can do besides going somewhere.
type Command string

const (
	NextTheme  Command = "theme"
	ToggleKeys Command = "keys"
	ShowHelp   Command = "help"
	SavePack   Command = "pack"
)

// Entry is one thing the palette offers. Where Do is empty it goes to To.
type Entry struct {
	Kind  string // "article", "topic", "person", "organisation", "paper", "outlet", "word", "screen", "command"
	Label string
	Spans []corpus.Span // of Label, where it is like the text typed
	Note  string
	To    Route
	Do    Command
}

// places are the screens and commands that the palette always knows.
var places = []Entry{
	{Kind: "screen", Label: wording.ScreenOverview.String(), Note: "g o", To: Route{Screen: Overview}},
	{Kind: "screen", Label: wording.ScreenRead.String(), Note: "g r", To: Route{Screen: Read}},
	{Kind: "screen", Label: wording.ScreenDiffers.String(), Note: "g d", To: Route{Screen: Comparison, By: ByFacts}},
	{Kind: "screen", Label: wording.ScreenLeftOut.String(), Note: "g m", To: Route{Screen: Comparison, By: ByOmission}},
	{Kind: "screen", Label: wording.ScreenTopics.String(), Note: "g t", To: Route{Screen: Topics}},
	{Kind: "screen", Label: wording.ScreenCompare.String(), Note: "g c", To: Route{Screen: Comparison}},
	{Kind: "screen", Label: wording.ScreenWords.String(), Note: "g w", To: Route{Screen: WordsScreen}},
	{Kind: "screen", Label: wording.ScreenSearch.String(), Note: "g s", To: Route{Screen: Searching}},
	{Kind: "screen", Label: wording.ScreenLibrary.String(), Note: "g l", To: Route{Screen: Library}},
	{Kind: "screen", Label: wording.ScreenAbout.String(), Note: "g a", To: Route{Screen: About}},
	{Kind: "command", Label: wording.PaletteColours.String(), Note: "t", Do: NextTheme},
	{Kind: "command", Label: wording.PaletteHelp.String(), Note: "?", Do: ShowHelp},
	{Kind: "command", Label: wording.PaletteKeys.String(), Do: ToggleKeys},
	{Kind: "command", Label: wording.PaletteOneFile.String(), Note: wording.PaletteHolds.String(), Do: SavePack},
}

// Entries are what the palette offers, best first: the names like the text, then
// screens and commands one of whose words begins with it. Without a text these
// are all, and the way to the search screen comes last when there is one.
func (m Model) Entries() []Entry {
	text := strings.TrimSpace(m.Palette.Text)
	var list []Entry
	for _, n := range m.Palette.Names {
		list = append(list, entryOf(n))
	}
	for _, p := range places {
		if from := wordPrefix(p.Label, text); from >= 0 {
			p.Spans = nil
			if text != "" {
				p.Spans = []corpus.Span{{From: from, To: from + len(text)}}
			}
			list = append(list, p)
		}
	}
	if text != "" {
		list = append(list, Entry{
			Kind: "screen", Label: wording.PaletteSearch.With("text", text),
			To: Route{Screen: Searching, Query: text},
		})
	}
	return list
}

// EntriesLike are the names like the query on the search screen.
func (s Search) EntriesLike() []Entry {
	list := make([]Entry, 0, len(s.Names))
	for _, n := range s.Names {
		list = append(list, entryOf(n))
	}
	return list
}

// entryOf says where a name leads: a person or an outlet to a search for
// the name.
func entryOf(n search.Name) Entry {
	e := Entry{Kind: string(n.Kind), Label: n.Text, Spans: spans(n.Text, n.Matched)}
	switch n.Kind {
	case search.NamesDocument:
		e.Kind, e.To = "article", Route{Screen: Read, Document: n.ID}
	case search.NamesTopic:
		e.Kind, e.To = "topic", Route{Screen: Topic, Topic: n.ID}
	case search.NamesVoice:
		e.Kind, e.To = "person", Route{Screen: Searching, Query: n.Text}
	case search.NamesBody:
		e.Kind, e.To = "organisation", Route{Screen: Searching, Query: n.Text}
	case search.NamesPaper:
		e.Kind, e.To = "paper", Route{Screen: Searching, Query: n.Text}
	case search.NamesWord:
		e.To = Route{Screen: Searching, Query: n.ID}
	default:
		e.To = Route{Screen: Searching, Query: n.Text}
	}
	return e
}

// spans joins neighbouring characters to spans; matched are the offsets of
// their first bytes.
func spans(text string, matched []int) []corpus.Span {
	var list []corpus.Span
	for _, from := range matched {
		if from < 0 || from >= len(text) {
			continue
		}
		_, size := utf8.DecodeRuneInString(text[from:])
		if last := len(list) - 1; last >= 0 && list[last].To == from {
			list[last].To += size
		} else if last < 0 || list[last].To < from {
			list = append(list, corpus.Span{From: from, To: from + size})
		}
	}
	return list
}

// wordPrefix is where in label a word begins with text, whatever the case; −1
// if none does. Labels are ASCII, so that lengths agree.
func wordPrefix(label, text string) int {
	for i := 0; i+len(text) <= len(label); i++ {
		if (i == 0 || label[i-1] == ' ') && strings.EqualFold(label[i:i+len(text)], text) {
			return i
		}
	}
	return -1
}

// PaletteOpened, PaletteTyped, PaletteMoved, PaletteChosen and PaletteClosed run
// the command palette.
type (
	PaletteOpened struct{}
	PaletteTyped  struct{ Text string }
	PaletteMoved  struct{ By int }
	PaletteChosen struct{ Index int } // −1 for the active entry
	PaletteClosed struct{}
)

func (PaletteOpened) update(m Model) (Model, []Effect) { return openPalette(m) }

func (msg PaletteMoved) update(m Model) (Model, []Effect) {
	m.Palette.Active = wrap(m.Palette.Active+msg.By, len(m.Entries()))
	return m, nil
}

func (PaletteClosed) update(m Model) (Model, []Effect) {
	m.Palette = Palette{}
	return m, nil
}

// named takes the names like the text.
func (m Model) named(msg Answered) Model {
	if msg.Asked.Sequence != m.Palette.Asked {
		return m
	}
	if found, is := msg.Answer.(*ask.NamesAnswer); is {
		m.Palette.Names, m.Palette.Active = found.Names, 0
	}
	if msg.Trouble != "" {
		m.Unsaved = wording.NamesFailed.With("reason", msg.Trouble)
	}
	return m
}

func openPalette(m Model) (Model, []Effect) {
	m.HelpOpen = false
	m.Palette = Palette{Open: true}
	return m, []Effect{Focus{PaletteID}}
}

// PaletteTyped asks for names; an empty text shows the places again.
func (msg PaletteTyped) update(m Model) (Model, []Effect) {
	text := msg.Text
	if !m.Palette.Open || text == m.Palette.Text {
		return m, nil
	}
	m.Palette.Text, m.Palette.Active = text, 0
	text = strings.TrimSpace(text)
	m, e := m.put(ask.Names{Text: text, Limit: namesLimit})
	m.Palette.Asked = e.Sequence
	if text == "" || m.Collection == nil {
		m.Palette.Names = nil
		return m, nil
	}
	return m, []Effect{e}
}

// PaletteChosen closes the palette and does what the entry says.
func (msg PaletteChosen) update(m Model) (Model, []Effect) {
	index := msg.Index
	entries := m.Entries()
	if index < 0 {
		index = m.Palette.Active
	}
	if index >= len(entries) {
		return m, nil
	}
	m.Palette = Palette{}
	switch e := entries[index]; e.Do {
	case NextTheme:
		return choose(m, nextTheme(m.Theme))
	case ToggleKeys:
		return toggleKeys(m)
	case ShowHelp:
		m.HelpOpen = true
		return m, nil
	case SavePack:
		return PackAsked{}.update(m)
	default:
		return visit(m, e.To, false)
	}
}
