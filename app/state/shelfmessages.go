package state

import (
	"parallax/app/ask"
	"parallax/corpus"
)

// Shelf messages.
type (
	// ShelfListed brings the notes of what is kept, and the markers outside the
	// store. Trouble says why there can be none.
	ShelfListed struct {
		Notes   map[string]string
		Markers []Marker
		Trouble string
	}
	// PartStored says that a part of a collection is stored, with its notes: its
	// documents before To. With Trouble it is not, and nothing after it.
	PartStored struct {
		Collection string
		Part       string
		To         int
		Last       bool // nothing more comes of this KeepParts
		Notes      map[string]string
		Trouble    string
	}
	// NotesStored says that notes are stored, or with Trouble why none of them is.
	NotesStored struct {
		Notes   map[string]string
		Trouble string
	}
	// Entered says that the address names another collection.
	Entered struct {
		Collection string
		Route      Route
		Back       bool
	}
	// KeptOpened brings a collection that is kept; nil if there is none, or with
	// Trouble if it cannot be read. Missing parts could not be read.
	KeptOpened struct {
		Collection string
		Loaded     *ask.Loaded
		Parts      []string
		Missing    int
		Trouble    string
	}
	// ChangedElsewhere says that another page has changed what is kept of a
	// collection, or with "" what is known of the shelf.
	ChangedElsewhere struct{ Collection string }
	// RoomTold brings what the browser says of its storage; StayAsked asks it to keep
	// what is stored, and StayAnswered says whether it agrees.
	RoomTold     struct{ Room Room }
	StayAsked    struct{}
	StayAnswered struct{ Agreed bool }
)

// What a reader does with collections on the shelf.
type (
	// CollectionNaming opens or closes the field for the name of a collection.
	CollectionNaming struct{ Collection string }
	// CollectionRenamed gives it the name.
	CollectionRenamed struct{ Collection, Title string }
	// CollectionMoved moves it by so many places.
	CollectionMoved struct {
		Collection string
		By         int
	}
	// CollectionBegun makes an empty one.
	CollectionBegun struct{}
	// CollectionDuplicated makes another collection of it, with the work in it.
	CollectionDuplicated struct{ Collection string }
	// CollectionDeleted puts a collection away; CollectionRestored has it back, and
	// CollectionErased removes it for good.
	CollectionDeleted  struct{ Collection string }
	CollectionRestored struct{ Collection string }
	CollectionErased   struct{ Collection string }
	// KeepAgain tries again to store what is not stored; LossForgotten takes the
	// words about a lost store away.
	KeepAgain     struct{}
	LossForgotten struct{}
)

// Shelf effects.
type (
	// ListShelf asks for the notes; answered by ShelfListed. Soon asks for them at
	// once, not when the page has time.
	ListShelf struct{ Soon bool }
	// KeepParts stores the documents of a collection from a place on, part by part,
	// the first with Notes; answered by a PartStored for each. Number is that of the
	// first part.
	KeepParts struct {
		Key        string
		Collection *corpus.Collection
		Words      [][]int
		From       int
		Number     int
		Tab        string
		Notes      map[string]string
	}
	// NoteShelf stores notes, all or none; an empty one is taken away. Answered by
	// NotesStored.
	NoteShelf struct{ Notes map[string]string }
	// MarkShelf notes outside the store what it has.
	MarkShelf struct{ Markers []Marker }
	// OpenKept reads a collection; answered by KeptOpened.
	OpenKept struct{ Collection, Title string }
	// EraseKept removes all that is kept of a collection, its edits and originals
	// included; answered by a ShelfListed.
	EraseKept struct{ Collection string }
	// MeasureRoom asks how much room there is; answered by RoomTold, or not at all.
	MeasureRoom struct{}
	// AskToStay asks the browser to keep what is stored; answered by StayAnswered, or
	// not at all.
	AskToStay struct{}
	// Within says which collection the page shows, so that its links lead there.
	Within struct{ Collection string }
)

// Carry implements Effect.
func (e ListShelf) Carry(c Carrier) { c.ListShelf(e) }

// Carry implements Effect.
func (e KeepParts) Carry(c Carrier) { c.KeepParts(e) }

// Carry implements Effect.
func (e NoteShelf) Carry(c Carrier) { c.NoteShelf(e) }

// Carry implements Effect.
func (e MarkShelf) Carry(c Carrier) { c.MarkShelf(e) }

// Carry implements Effect.
func (e OpenKept) Carry(c Carrier) { c.OpenKept(e) }

// Carry implements Effect.
func (e EraseKept) Carry(c Carrier) { c.EraseKept(e) }

// Carry implements Effect.
func (e MeasureRoom) Carry(c Carrier) { c.MeasureRoom(e) }

// Carry implements Effect.
func (e AskToStay) Carry(c Carrier) { c.AskToStay(e) }

// Carry implements Effect.
func (e Within) Carry(c Carrier) { c.Within(e) }

// GoTo changes the address to a view of a collection that is not shown yet.
type GoTo struct {
	Collection string
	Route      Route
}

// Carry implements Effect.
func (e GoTo) Carry(c Carrier) { c.GoTo(e) }
