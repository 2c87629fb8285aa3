package state

import (
	"parallax/corpus"
	"parallax/corpus/attach"
)

// Ids of elements that effects name. Passages have the ids of PassageID and
// HitID.
const (
	FieldID   = "query"   // the search field
	HeadingID = "heading" // the h1 of every screen, focusable by script
	PaletteID = "palette" // the field of the command palette
)

// Effect is something Update wants done in the world. The store carries effects
// out and sends what comes of them as messages.
type Effect interface{ effect() }

type (
	// AskSearch asks the engine; the answer is Answered with the same Sequence.
	AskSearch struct {
		Sequence int
		Text     string
		Limit    int
	}
	// AskMarks asks where a query matches in one document, in its original
	// where there is one and Original is set; answered by Marked.
	AskMarks struct {
		Sequence int
		Document string
		Text     string
		Original bool
	}
	// AskNames asks for headlines, topics and people, for the palette or the
	// search screen; answered by PaletteAnswered with the same Sequence.
	AskNames struct {
		Sequence int
		Text     string
		Limit    int
	}
	// Index gives the engine a new collection before any question.
	Index struct{ Collection *corpus.Collection }
	// Go changes the address: a new history entry, or Replace the current one.
	Go struct {
		Route   Route
		Replace bool
	}
	// Focus moves the keyboard focus to the element with the id, and scrolls to it.
	Focus struct{ ID string }
	// Reveal scrolls the element with the id into view without focusing it.
	Reveal struct{ ID string }
	// Turn scrolls the text of document To to what answers the passages of
	// document From that are on the screen now.
	Turn struct{ From, To string }
	// Retitle sets the window's title.
	Retitle struct{ Title string }
	// Remember stores a preference.
	Remember struct{ Key, Value string }
	// Dress applies the theme to the page.
	Dress struct{ Theme Theme }
	// SetField sets the text of a field; go-app cannot set it to "".
	SetField struct{ ID, Value string }

	// Attach asks the engine which articles of the collection files are the
	// originals of; answered by Placed. Names is set for files that earlier
	// visits kept, whose Name is the document: the names they had.
	Attach struct {
		Collection *corpus.Collection
		Files      []attach.File
		Names      map[string]string
	}
	// Recollect asks for the originals kept for a collection; answered by
	// Recollected.
	Recollect struct{ Collection string }
	// Keep stores originals of a collection, all or none; answered by Kept.
	Keep struct {
		Collection string
		Records    []Record
	}
	// Discard removes the originals of documents from the storage; answered by
	// Discarded.
	Discard struct {
		Collection string
		Documents  []string
	}
)

func (AskSearch) effect() {}
func (AskMarks) effect()  {}
func (AskNames) effect()  {}
func (Index) effect()     {}
func (Go) effect()        {}
func (Focus) effect()     {}
func (Reveal) effect()    {}
func (Turn) effect()      {}
func (Retitle) effect()   {}
func (Remember) effect()  {}
func (Dress) effect()     {}
func (SetField) effect()  {}
func (Attach) effect()    {}
func (Recollect) effect() {}
func (Keep) effect()      {}
func (Discard) effect()   {}
