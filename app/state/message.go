package state

import (
	"parallax/corpus"
	"parallax/corpus/attach"
	"parallax/corpus/search"
)

// Msg is something that happened. Components send messages and do nothing else.
type Msg interface{ msg() }

type (
	// Loaded brings the collection at the start, or a new one later.
	Loaded struct{ Collection *corpus.Collection }
	// Failed says why nothing could be loaded.
	Failed struct{ Reason string }
	// Navigated says that the address bar now shows Route: at the start, after
	// back and forward, and after a link was followed.
	Navigated struct{ Route Route }
	// Typed is new text in the search field.
	Typed struct{ Text string }
	// Submitted is Enter in the search field.
	Submitted struct{}
	// Answered is the engine's answer to request Sequence.
	Answered struct {
		Sequence int
		Result   *search.Result
	}
	// Marked is the engine's answer to a request for marks.
	Marked struct {
		Sequence int
		Spans    map[int][]corpus.Span
	}
	// MoreAsked shows all hits of a document.
	MoreAsked struct{ Document string }
	// Went asks for another view.
	Went struct{ To Route }
	// ChartShown, ChartOrdered and ColumnToggled set the coverage chart.
	ChartShown    struct{ Show ChartShow }
	ChartOrdered  struct{ Order ChartOrder }
	ColumnToggled struct{ Document string }
	// CellLit lights a row of the chart, and a column where Document is set.
	// Empty Topic keeps the last row lit, so that the gist can be read.
	CellLit struct{ Topic, Document string }
	// ChartCleared puts out the lit row and column.
	ChartCleared struct{}
	// PartsFolded folds the parts of a topic away, or shows them again;
	// AllFolded does so with those of every topic.
	PartsFolded struct{ Topic string }
	AllFolded   struct{ Folded bool }
	// PassageLit lights a passage and its partners; the zero Ref puts it out.
	PassageLit struct{ Ref corpus.Ref }
	// ColumnMoved moves a text of the comparison to the left (By < 0) or right.
	ColumnMoved struct {
		Document string
		By       int
	}
	// SideChosen is the text shown on a phone's compare screen.
	SideChosen struct{ Document string }
	// DocumentToggled adds a document to the comparison or takes it out.
	DocumentToggled struct{ Document string }
	// ThemeChosen switches the colours and remembers it.
	ThemeChosen struct{ Theme Theme }
	// KeysToggled switches single-letter keys on or off and remembers it.
	KeysToggled struct{}
	// KeyPressed is a key that went down. Key is KeyboardEvent.key. Of the
	// keys pressed in a field only Escape and those with Ctrl mean anything;
	// Uses tells which keys the browser should be kept from.
	KeyPressed struct {
		Key     string
		Ctrl    bool // Ctrl, or Cmd on a Mac
		Shift   bool
		InField bool // the focus is in a text field
	}
	// HelpToggled opens or closes the sheet of keys.
	HelpToggled struct{}
	// PaletteOpened, PaletteTyped, PaletteMoved, PaletteChosen and
	// PaletteClosed run the command palette.
	PaletteOpened   struct{}
	PaletteTyped    struct{ Text string }
	PaletteMoved    struct{ By int }
	PaletteChosen   struct{ Index int } // −1 for the active entry
	PaletteClosed   struct{}
	PaletteAnswered struct {
		Sequence int
		Names    []search.Name
	}
	// Remembered brings back what was stored in earlier visits.
	Remembered struct {
		Theme   Theme
		KeysOff bool
		Text    string // "digest" or "original", as TextChosen stored it; "" if never chosen
		Tab     string // a few letters and digits that no other page has
	}

	// Paced says whether the view leaves out, while the page starts, what nobody
	// can see yet.
	Paced struct{ Brief bool }

	// TextChosen switches between digests and originals and remembers it.
	TextChosen struct{ Original bool }
	// DraggedOver says that files hang over the page, or no longer do.
	DraggedOver struct{ Over bool }
	// FilesPicked says that files were dropped or chosen; FilesRead brings
	// them.
	FilesPicked struct{ Count int }
	FilesRead   struct{ Files []Offered }
	// Placed is the engine's answer to Attach.
	Placed struct {
		Asked  Attach
		Result attach.Result
	}
	// Recollected brings the originals that earlier visits kept for the
	// collection. Trouble says why there can be none; Lost, that there were
	// some and the browser has erased them.
	Recollected struct {
		Collection string
		Records    []Record
		Trouble    string
		Lost       bool
	}
	// Kept says that the originals of these documents are stored, or with
	// Trouble why none of them is.
	Kept struct {
		Documents []string
		Trouble   string
	}
	// Discarded says that the originals are gone from the storage, or with
	// Trouble why they are not.
	Discarded struct{ Trouble string }
	// OriginalRemoved and OriginalsRemoved take one original or all away.
	OriginalRemoved  struct{ Document string }
	OriginalsRemoved struct{}
)

func (Loaded) msg()           {}
func (Failed) msg()           {}
func (Navigated) msg()        {}
func (Typed) msg()            {}
func (Submitted) msg()        {}
func (Answered) msg()         {}
func (Marked) msg()           {}
func (MoreAsked) msg()        {}
func (Went) msg()             {}
func (ChartShown) msg()       {}
func (ChartOrdered) msg()     {}
func (ColumnToggled) msg()    {}
func (CellLit) msg()          {}
func (ChartCleared) msg()     {}
func (PartsFolded) msg()      {}
func (AllFolded) msg()        {}
func (PassageLit) msg()       {}
func (ColumnMoved) msg()      {}
func (SideChosen) msg()       {}
func (DocumentToggled) msg()  {}
func (ThemeChosen) msg()      {}
func (KeysToggled) msg()      {}
func (KeyPressed) msg()       {}
func (HelpToggled) msg()      {}
func (PaletteOpened) msg()    {}
func (PaletteTyped) msg()     {}
func (PaletteMoved) msg()     {}
func (PaletteChosen) msg()    {}
func (PaletteClosed) msg()    {}
func (PaletteAnswered) msg()  {}
func (Remembered) msg()       {}
func (Paced) msg()            {}
func (TextChosen) msg()       {}
func (DraggedOver) msg()      {}
func (FilesPicked) msg()      {}
func (FilesRead) msg()        {}
func (Placed) msg()           {}
func (Recollected) msg()      {}
func (Kept) msg()             {}
func (Discarded) msg()        {}
func (OriginalRemoved) msg()  {}
func (OriginalsRemoved) msg() {}
