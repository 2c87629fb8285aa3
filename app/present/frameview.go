package present

import "parallax/app/present/element"

// Chrome is the frame around every screen.
type Chrome struct {
	Title       string         // of the window
	Collection  string         // title of the collection
	Links       []element.Link // the screens
	Placeholder string         // "Search 109 passages"
	Hint        string         // the key that leads to the field, or on from it
	Printed     string         // what paper says of where it came from, and whose words it has
	Skip        string         // what the first link of the page leads to
	SkipTo      string         // the id of that
	Theme       string         // "", "light", "dark"
	KeysOff     bool
	HelpOpen    bool
	Announced   string
	Notice      string // what failed and has to be said aloud; "" if nothing
	Dragged     bool   // files hang over the page
	Palette     PaletteView
}

// PaletteView is the command palette.
type PaletteView struct {
	Open   bool
	Text   string
	Rows   []PaletteRow
	Active int
}

// PaletteRow is one thing the palette can go to.
type PaletteRow struct {
	Kind  string // "article", "topic", "person", "outlet", "screen", "command"
	Label []element.Run
	Note  string
	Href  string
}
