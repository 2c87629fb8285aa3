package state

import (
	"slices"

	"parallax/app/ask"
	"parallax/corpus"
)

// Host says what the page runs in.
type Host struct {
	Packed      bool   // the page is the explorer in one file
	Reads       bool   // it can read files: one file may have been saved without what does
	Installable bool   // the browser offers to install the page
	ByHand      Menu   // where its reader can install it, where the browser offers nothing and forgets what pages keep
	Address     string // of the page on the web, without "https://" and fragment; "" if it has none that others can open
}

// Menu is the menu of Safari that installs a page. Its zero value is none: the page
// is installed, or runs in a browser that keeps what pages have stored.
type Menu int

// The menus.
const (
	NoMenu    Menu = iota
	ShareMenu      // on a telephone or tablet, in every browser there
	FileMenu       // on a computer
)

// OneFile is how far saving the explorer as one file has come.
type OneFile struct {
	Making  bool
	Without bool   // it is to be made without what reads files
	Name    string // of the file made last
	Bytes   int    // its size
	From    Route  // the view before the library, which is where most ask for a file
}

// Messages about the explorer in one file.
type (
	// Hosted says what the page runs in, at the start and when that changes.
	Hosted struct{ Host Host }
	// PackAsked asks for the explorer in one file: the program, the collection
	// as it is shown, with the reader's own work, and the view. Bare leaves the
	// originals of digests out, for a file that is to be given away.
	PackAsked struct{ Bare bool }
	// PackReads chooses whether the next file will be able to read files, which
	// makes it some megabytes larger.
	PackReads struct{ On bool }
	// Packed says that the browser took the file, or with Trouble why it did
	// not.
	Packed struct {
		Name    string
		Bytes   int
		Trouble string
	}
)

// InstallAsked takes the browser's offer to install the page.
type InstallAsked struct{}

// Install has the browser ask whether to install the page.
type Install struct{}

// Pack makes the explorer in one file of a collection, opening at a view, and
// gives it to the browser; answered by Packed.
type Pack struct {
	ask.Loaded
	View  Route
	Reads bool // it will be able to read files, as far as this page is
}

// Carry implements Effect.
func (e Pack) Carry(c Carrier) { c.Pack(e) }

// Carry implements Effect.
func (e Install) Carry(c Carrier) { c.Install(e) }

func (msg Hosted) update(m Model) (Model, []Effect) {
	m.Host = msg.Host
	return m, nil
}

func (InstallAsked) update(m Model) (Model, []Effect) {
	if m.Host.Installable {
		return m, []Effect{Install{}}
	}
	return m, nil
}

func (msg PackAsked) update(m Model) (Model, []Effect) {
	if m.Collection == nil || m.OneFile.Making {
		return m, nil
	}
	m.OneFile = OneFile{Making: true, Without: m.OneFile.Without, From: m.OneFile.From}
	m.Announced, m.Unsaved = "", ""
	l := m.loaded()
	if msg.Bare {
		l = withoutOriginals(l)
	}
	view := m.Route
	if view.Screen == Library {
		view = m.OneFile.From
	}
	return m, []Effect{Pack{l, view, !m.OneFile.Without}}
}

func (msg PackReads) update(m Model) (Model, []Effect) {
	m.OneFile.Without = !msg.On
	return m, nil
}

func (msg Packed) update(m Model) (Model, []Effect) {
	m.OneFile = OneFile{Without: m.OneFile.Without, From: m.OneFile.From}
	if msg.Trouble == "" {
		m.OneFile.Name, m.OneFile.Bytes = msg.Name, msg.Bytes
	}
	return Saved{Name: msg.Name, Trouble: msg.Trouble}.update(m)
}

// withoutOriginals is a collection whose digests have no originals.
func withoutOriginals(l ask.Loaded) ask.Loaded {
	bare := *l.Collection
	bare.Documents = slices.Clone(bare.Documents)
	var changed []int
	for i, d := range bare.Documents {
		if d.Text != corpus.Digest || !l.Catalog.HasOriginal(d.ID) {
			continue
		}
		e := *d
		e.Passages = slices.Clone(d.Passages)
		for j := range e.Passages {
			e.Passages[j].Original = ""
		}
		bare.Documents[i] = &e
		changed = append(changed, i)
	}
	return ask.Loaded{Collection: &bare, Coverage: l.Coverage.Reworded(&bare, changed), Catalog: l.Catalog.Reworded(&bare, changed)}
}
