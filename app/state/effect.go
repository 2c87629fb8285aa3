package state

import "parallax/app/ask"

// Ids of elements that effects name. Passages have the ids of PassageID and
// HitID.
const (
	MainID    = "main"    // what is on the screen, below the head of the page
	FieldID   = "query"   // the search field
	HeadingID = "heading" // the h1 of every screen, focusable by script
	FindID    = "find"    // the field that finds in the article
	PaletteID = "palette" // the field of the command palette
)

// Effect is something Update wants done in the world. The store carries effects
// out and sends what comes of them as messages.
type Effect interface{ Carry(Carrier) }

// Carrier carries effects out, each by a method of its own, so that one which
// nobody carries out does not compile.
type Carrier interface {
	Ask(Ask)
	StopAsking(StopAsking)
	Use(Use)
	Recode(Recode)

	Go(Go)
	Focus(Focus)
	Reveal(Reveal)
	Turn(Turn)
	Level(Level)
	Retitle(Retitle)
	SetField(SetField)
	Remember(Remember)
	Dress(Dress)
	Typeset(Typeset)

	LoadOriginals(LoadOriginals)
	StoreOriginals(StoreOriginals)
	DeleteOriginals(DeleteOriginals)
	KeepEdits(KeepEdits)
	ForgetEdits(ForgetEdits)
	ReadAgain(ReadAgain)
	StopFiles(StopFiles)
	WriteVersions(WriteVersions)

	RecallWork(RecallWork)
	RecallClass(RecallClass)
	RecallDraft(RecallDraft)
	KeepText(KeepText)
	SaveFile(SaveFile)
	GiveOn(GiveOn)
	SaveTable(SaveTable)
	SaveAgreement(SaveAgreement)
	Unseal(Unseal)
	HandOut(HandOut)
	Paper(Paper)

	ListShelf(ListShelf)
	KeepParts(KeepParts)
	NoteShelf(NoteShelf)
	MarkShelf(MarkShelf)
	OpenKept(OpenKept)
	EraseKept(EraseKept)
	MeasureRoom(MeasureRoom)
	AskToStay(AskToStay)
	Within(Within)
	GoTo(GoTo)

	Save(Save)
	Pack(Pack)
	Install(Install)
}

type (
	// Use gives the engine a new collection before any question, with its index
	// where there is one.
	Use struct{ ask.Loaded }
	// Recode gives the engine other coding of the documents it has.
	Recode struct{ ask.Loaded }

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
	// Level brings a passage of the comparison to the top of its column, and what
	// is lit in the others level with it.
	Level struct{ ID string }
	// Retitle sets the window's title.
	Retitle struct{ Title string }
	// SetField sets the text of a field; go-app cannot set it to "".
	SetField struct{ ID, Value string }
	// Remember stores a preference.
	Remember struct{ Key, Value string }
	// Dress applies the theme to the page.
	Dress struct{ Theme Theme }
)

// Carry implements Effect.
func (e Use) Carry(c Carrier) { c.Use(e) }

// Carry implements Effect.
func (e Recode) Carry(c Carrier) { c.Recode(e) }

// Carry implements Effect.
func (e Go) Carry(c Carrier) { c.Go(e) }

// Carry implements Effect.
func (e Focus) Carry(c Carrier) { c.Focus(e) }

// Carry implements Effect.
func (e Reveal) Carry(c Carrier) { c.Reveal(e) }

// Carry implements Effect.
func (e Turn) Carry(c Carrier) { c.Turn(e) }

// Carry implements Effect.
func (e Level) Carry(c Carrier) { c.Level(e) }

// Carry implements Effect.
func (e Retitle) Carry(c Carrier) { c.Retitle(e) }

// Carry implements Effect.
func (e SetField) Carry(c Carrier) { c.SetField(e) }

// Carry implements Effect.
func (e Remember) Carry(c Carrier) { c.Remember(e) }

// Carry implements Effect.
func (e Dress) Carry(c Carrier) { c.Dress(e) }
