// Package state is the interface's memory and its rules, without any browser:
// a [Model], messages that say what happened, and [Update], which answers a
// message with the next model and the [Effect]s to carry out (after the Elm
// architecture). Everything here is deterministic; clocks, searches, storage
// and the address bar are effects, whose outcomes come back as messages.
package state

import (
	"parallax/app/ask"
	"parallax/corpus"
	"parallax/corpus/coverage"
	"parallax/corpus/search"
)

// Model is everything the page shows depends on. It is a value: Update returns
// a changed copy, and slices and maps in it are never written in place.
type Model struct {
	Base       *corpus.Collection // as it came; nil until loaded
	Collection *corpus.Collection // Base with the originals that the reader attached and their edits; immutable
	Coverage   *coverage.Matrix   // of Collection
	Catalog    *ask.Catalog       // of Collection
	Trouble    string             // what went wrong at the start, for the reader; "" if nothing
	OpenedFrom string             // the file of the reader's that the collection came from; "" if it came with the page

	Route  Route
	Query  string // text in the search field; may be ahead of Route.Query
	Search Search
	Recent Recent
	Marks  Marks // matches of Route.Query in the document being read

	Reader    Reader
	Chart     Chart
	Lit       corpus.Ref // passage under pointer or focus; zero if none
	Compare   Compare
	Questions map[string]Asking // the newest of each kind that may take long, by kind
	Longer    int               // times that more of the table shown was asked for
	Files     Files
	Taking    Taking
	Merging   Merging
	Preview   Preview
	Originals Originals
	Coding    Coding
	Noting    Noting
	Shelf     Shelf
	Host      Host
	OneFile   OneFile
	Class     Class
	Making    Making
	Pictured  Pictured

	Describing Describing

	Later     Later // what the start has not drawn yet
	Theme     Theme
	KeysOff   bool // single-letter keys switched off
	HelpOpen  bool
	Palette   Palette
	Prefix    string // "g" after that key, until the next one
	Announced string // last text for the polite live region
	Unsaved   string // what was not done or saved, and why, for the reader; "" if nothing failed
	Sequence  int    // number of the last request to the engine
	Now       int64  // when the last message came, in milliseconds since 1970; the store sets it
}

// loaded is what the engine is to know of the collection.
func (m Model) loaded() ask.Loaded {
	return ask.Loaded{Collection: m.Collection, Coverage: m.Coverage, Catalog: m.Catalog, Stay: true}
}

// Search is the state of the search screen.
type Search struct {
	Query    string // asked by the newest request; with a space behind it if its last word is finished
	Order    search.Order
	Asked    int  // its sequence number; 0 before the first
	Pending  bool // the newest request has not been answered yet
	Result   *search.Result
	Expanded map[string]bool // documents whose hits are all shown

	Names []search.Name // topics, people and headlines like the query
}

// Marks are the passages of one document that match a query.
type Marks struct {
	Asked    int
	Document string
	Query    string
	Spans    map[int][]corpus.Span // by passage number, of the words shown
}

// Chart is the coverage chart: how it is set, also while another screen is
// shown, and what is lit in it.
type Chart struct {
	Charting
	Unread   string // typed as one end of the period, and no date; "" if there is none
	Topic    string // lit topic; "" if none
	Document string // lit column: a document or an outlet; "" for the whole row
}

// ChartShow selects topics by how many columns cover them, and how they agree.
type ChartShow string

const (
	ShowAll     ChartShow = ""
	ShowShared  ChartShow = "shared"  // covered by two or more
	ShowSingle  ChartShow = "single"  // covered by one only
	ShowMissing ChartShow = "missing" // covered by all but one
	ShowDiffer  ChartShow = "differ"  // with facts on which the articles differ
)

// ChartOrder is the order of the chart's rows.
type ChartOrder string

const (
	ByDate       ChartOrder = ""           // the Lead first, then by date
	BySpread     ChartOrder = "spread"     // covered by most first
	ByDispute    ChartOrder = "dispute"    // most facts that differ first
	ByDifference ChartOrder = "difference" // most uneven shares first
)

// Compare is how the reader has set the compare screen.
type Compare struct {
	Side   string // on a phone, the document whose text is shown
	Read   string // the document read last; "" before the first
	Beside string // what is set beside the only document that the address names
	Sought string // what is typed to find another article
}

// Theme is the colour scheme chosen.
type Theme string

const (
	System Theme = ""
	Light  Theme = "light"
	Dark   Theme = "dark"
)

// Palette is the command palette.
type Palette struct {
	Open   bool
	Text   string
	Asked  int
	Names  []search.Name
	Active int // index of the chosen entry
}
