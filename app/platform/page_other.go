//go:build !js

package platform

import (
	"slices"

	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/placing"
)

// Page is a page in memory. Its fields are what the methods have set; tests
// read them, and set those that a browser would.
type Page struct {
	Fragment  string            // of the address, "#" included
	History   []string          // fragments, the current one last
	Title     string            // of the window
	Stored    map[string]string // preferences
	Theme     string
	Set       [2]string                   // size and measure of the text
	Focused   string                      // id of the element that has the focus
	Revealed  string                      // id of the element last scrolled to
	Fields    map[string]string           // texts set, by id
	Open      map[string]bool             // dialogs
	Copied    string                      // clipboard
	Refuses   bool                        // the clipboard refuses
	Data      []byte                      // the bundle
	Came      []string                    // ids of what Built is about
	Started   bool                        // Ready was called
	Lit       Lighting                    // set last
	Stood     string                      // document of the last Stand
	Levelled  string                      // id of the last Level
	Drawn     int                         // times the drawings were laid out
	Place     string                      // of the last Settle
	Kept      map[string][]placing.Stored // originals, by collection
	Edits     map[string]string           // by "collection/edit"
	Indexes   map[string][]byte           // kept, by key
	Shelf     map[string]string           // notes of kept collections
	Parts     map[string][]KeptPart       // by collection
	Marked    string                      // by MarkShelf
	Fits      int                         // parts that still fit; 0 for any number
	Space     Room                        // what the browser says of it
	Agrees    bool                        // it agrees to keep what is stored
	Guarded   bool                        // it asks before the page is left
	Led       string                      // set by Within
	NoStorage string                      // why nothing can be kept; "" if it can
	Saved     []corpus.File               // files given to the browser, a picture as its drawing
	Web       string                      // Home
	Narrow    bool                        // Slim answers so
	NoSaving  error                       // what Save and SavePicture fail with
	IsPacked  bool                        // the page is the explorer in one file
	NoReader  bool                        // it cannot read files
	Packs     []Pack                      // composed
	Menu      state.Menu                  // that installs the page, where there is no offer
	Offers    bool                        // the browser offers to install the page
	Installs  int                         // times that offer was taken
	Back      bool                        // Returned answers so
	Held      []corpus.File               // that were given, to be read once more
	Stops     int                         // times StopFiles was called
	Events    Events

	Sheet bool          // the device has a share sheet,
	Gives state.GivenBy // of which this comes

	ChosenAt     string // what Chosen answers
	ChosenBefore int
	ChosenWords  string

	asked string // what Address has answered last
}

// New returns a page in memory at the root address.
func New() *Page {
	return &Page{Fragment: "#/", History: []string{"#/"}, Stored: map[string]string{}, Fields: map[string]string{}, Open: map[string]bool{}}
}

// ReadAgain reads a file of Held once more.
func (p *Page) ReadAgain(held int, done func(content []byte, reason string)) {
	if held < 1 || held > len(p.Held) {
		done(nil, wording.FilesUnreadable.String())
		return
	}
	done(p.Held[held-1].Content, "")
}

// Listen sets who is told about events.
func (p *Page) Listen(e Events) { p.Events = e }

// Address returns the fragment of the address, "#" included.
func (p *Page) Address() string {
	p.asked = p.Fragment
	return p.Fragment
}

// Built reports whether the page as the build has drawn it has an element.
func (p *Page) Built(id string) bool { return slices.Contains(p.Came, id) }

// Here reports whether the address is the one that was last asked for.
func (p *Page) Here() bool { return p.asked == p.Fragment }

// Go changes the fragment of the address.
func (p *Page) Go(fragment string, replace bool) {
	p.Fragment = fragment
	if replace && len(p.History) > 0 {
		p.History[len(p.History)-1] = fragment
		return
	}
	p.History = append(p.History, fragment)
}

// Settle scrolls to where a view begins.
func (p *Page) Settle(place string) { p.Place = place }

// Idle calls f at once.
func (p *Page) Idle(f func()) { f() }

// Retitle sets the title of the window.
func (p *Page) Retitle(title string) { p.Title = title }

// Focus moves the keyboard focus to an element and scrolls to it.
func (p *Page) Focus(id string) { p.Focused = id }

// Reveal scrolls to an element.
func (p *Page) Reveal(id string) { p.Revealed = id }

// SetField sets the text of a field.
func (p *Page) SetField(id, value string) { p.Fields[id] = value }

// Field returns the text of a field.
func (p *Page) Field(id string) string { return p.Fields[id] }

// Recall returns a stored preference, or "".
func (p *Page) Recall(key string) string { return p.Stored[key] }

// RecallHere returns what this tab remembers, or "".
func (p *Page) RecallHere(key string) string { return p.Stored["tab "+key] }

// RememberHere has this tab remember something; the empty value forgets it.
func (p *Page) RememberHere(key, value string) { p.Stored["tab "+key] = value }

// Remember stores a preference; the empty value forgets it.
func (p *Page) Remember(key, value string) { p.Stored[key] = value }

// Keeps reports whether the browser has a preference, beyond this page.
func (p *Page) Keeps(key, value string) bool { return p.NoStorage == "" && p.Stored[key] == value }

// Dress sets the colours: "light", "dark", or "" for the system's.
func (p *Page) Dress(theme string) { p.Theme = theme }

// Copy puts a text on the clipboard and calls done with whether it is there.
func (p *Page) Copy(text string, done func(bool)) {
	if !p.Refuses {
		p.Copied = text
	}
	done(!p.Refuses)
}

// Modal opens or closes the dialog with the id.
func (p *Page) Modal(id string, open bool) { p.Open[id] = open }

// Print opens the browser's print dialog.
func (p *Page) Print() {}

// Bundle returns the collection the page came with; nil if there is none.
func (p *Page) Bundle() []byte { return p.Data }

// Ready says that the program shows its first view.
func (p *Page) Ready() { p.Started = true }

// Light marks the elements of a lighting.
func (p *Page) Light(l Lighting) { p.Lit = l }

// Answering returns where in document to the reader would be; in memory every text
// is at its beginning.
func (p *Page) Answering(from, to string) float64 { return 0 }

// Level brings a passage to the top of its column.
func (p *Page) Level(id string) { p.Levelled = id }

// Stand scrolls to a place of a document.
func (p *Page) Stand(document string, place float64) { p.Stood = document }

// Draw lays the drawings out anew.
func (p *Page) Draw() { p.Drawn++ }

// Save gives the browser a file to save.
func (p *Page) Save(name, kind string, content []byte) error {
	if p.NoSaving == nil {
		p.Saved = append(p.Saved, corpus.File{Name: name, Content: content})
	}
	return p.NoSaving
}

// SavePicture gives the browser a drawing to save as a picture.
func (p *Page) SavePicture(name string, drawing []byte, width, height int, done func(error)) {
	done(p.Save(name, "image/png", drawing))
}

// Typeset sets the size and the measure of texts.
func (p *Page) Typeset(size, measure string) { p.Set = [2]string{size, measure} }

// Absolute is the whole address of a view.
func (p *Page) Absolute(fragment string) string { return "https://parallax.example/" + fragment }

// Slim reports whether the window is a phone's.
func (p *Page) Slim() bool { return p.Narrow }

// Home implements what the browser's page does.
func (p *Page) Home() string { return p.Web }

// Packed reports whether the page is the explorer in one file.
func (p *Page) Packed() bool { return p.IsPacked }

// Reads reports whether the page has what reads files.
func (p *Page) Reads() bool { return !p.NoReader }

// SavePack composes the explorer in one file and gives it to the browser; its
// size in memory is that of the collection.
func (p *Page) SavePack(name string, parts Pack, done func(bytes int, err error)) {
	if p.NoSaving == nil {
		p.Packs = append(p.Packs, parts)
	}
	done(len(parts.Bundle), p.NoSaving)
}

// Installable reports whether the browser offers to install the page.
func (p *Page) Installable() bool { return p.Offers }

// ByHand is the menu that installs the page.
func (p *Page) ByHand() state.Menu { return p.Menu }

// Install takes the browser's offer.
func (p *Page) Install() {
	p.Offers = false
	p.Installs++
	if p.Events.Offered != nil {
		p.Events.Offered(false)
	}
}

// PlacePicker puts the bar for what is selected above it.
func (p *Page) PlacePicker(id string) { p.Revealed = id }

// Returned reports whether the view was come back to.
func (p *Page) Returned() bool { return p.Back }

// StopFiles counts how often no further file is to be read.
func (p *Page) StopFiles() { p.Stops++ }
