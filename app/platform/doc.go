// Package platform is the only place that knows the browser: address bar,
// focus and scrolling, storage, clipboard, dialogs, and drawings whose lines
// follow the layout. [Page] is the browser's page under js/wasm; anywhere else
// it is a page in memory that remembers what it was told, which is what tests
// look at. Nothing outside this package uses syscall/js, app.Window or
// JSValue.
//
// Every method may be called for elements that are not there; it then does
// nothing. Storage may be refused by the browser; it then forgets.
package platform

import (
	"parallax/app/ask"
	"parallax/corpus"
)

// Key is a key that went down anywhere on the page.
type Key struct {
	Name    string // KeyboardEvent.key
	Ctrl    bool   // Ctrl, or Cmd on a Mac
	Shift   bool
	InField bool // the focus is in a text field
}

// Lighting is what is lit: ids of elements, of the head of a column of the
// chart, and of the cell that Tab comes to; "" for none and for the first.
type Lighting struct {
	IDs    []string
	Column string
	Stop   string
	// Words are the words that lit passages share: "id from to from to …", the
	// id of the passage and places in its text in UTF-16 units. They are marked
	// where the browser can do so without touching the page.
	Words []string
}

// Events are what a page tells its owner. Each may be nil. They are called
// between two renderings, never during one.
type Events struct {
	// Key is asked for every key; true keeps the browser from acting on it.
	Key func(Key) bool
	// Again is called when a link to the address shown was followed.
	Again func()
	// Tapped is called for the first touch on an element that says more about
	// itself when it is pointed at (data-tap). True keeps the browser from
	// following its link; the second touch does.
	Tapped func(topic, document string) bool
	// Pointed is called when the pointer or the focus comes to something else:
	// the values of data-topic, data-document and data-passage there, within
	// data-points; all empty when it leaves.
	Pointed func(topic, document, passage string)
	// Reached says which passage of a text is being read, once scrolling rests:
	// the value of data-passage there.
	Reached func(passage string)
	// Selected says what is selected in a text: the values of data-passage where
	// the selection begins and ends, and its words; all empty when nothing is.
	Selected func(from, to, text string, start, end int)
	// Notes is called with a file that was chosen where notes are brought in; reason
	// says why it could not be read.
	Notes func(file corpus.File, reason string)
	// Dragged says that files hang over the page, or no longer do.
	Dragged func(over bool)
	// Picked is called when files were dropped or chosen, Coming now and then while
	// they are read, if that takes a while, and Files when they have been read.
	Picked func(count int)
	Coming func(read, all int)
	Files  func(read []corpus.File, refused []ask.Outcome)
	// Pasted is called when a text is pasted where no field takes it, or within the
	// field for one: as it was marked up, "" if it was not, and as it reads.
	Pasted func(html, text string, within bool)
	// Given is called with a text that another app has shared, what it calls it and
	// where it has it from.
	Given func(headline, address, text string)
	// Elsewhere says that another page of the site has changed what is kept of a
	// collection, or with "" what is known of the collections that are kept.
	Elsewhere func(collection string)
	// Offered says whether the browser offers to install the page.
	Offered func(bool)
}
