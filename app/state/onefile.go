package state

import (
	"slices"

	"parallax/corpus"
)

// Host says what the page runs in.
type Host struct {
	Packed      bool // the page is the explorer in one file
	Installable bool // the browser offers to install the page
}

// OneFile is how far saving the explorer as one file has come.
type OneFile struct {
	Making bool
	Name   string // of the file made last
	Bytes  int    // its size
	From   Route  // the view before the library, which is where most ask for a file
}

// Messages about the explorer in one file.
type (
	// Hosted says what the page runs in, at the start and when that changes.
	Hosted struct{ Host Host }
	// PackAsked asks for the explorer in one file: the program, the collection
	// as it is shown, with the reader's own work, and the view. Bare leaves the
	// originals of digests out, for a file that is to be given away.
	PackAsked struct{ Bare bool }
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
	Collection *corpus.Collection
	View       Route
}

func (Hosted) msg()       {}
func (PackAsked) msg()    {}
func (Packed) msg()       {}
func (InstallAsked) msg() {}
func (Pack) effect()      {}
func (Install) effect()   {}

// pack answers the messages of this file.
func pack(m Model, msg Msg) (Model, []Effect) {
	switch msg := msg.(type) {
	case Hosted:
		m.Host = msg.Host
	case InstallAsked:
		if m.Host.Installable {
			return m, []Effect{Install{}}
		}
	case PackAsked:
		if m.Collection == nil || m.OneFile.Making {
			return m, nil
		}
		m.OneFile = OneFile{Making: true, From: m.OneFile.From}
		m.Announced, m.Unsaved = "", ""
		c := m.Collection
		if msg.Bare {
			c = withoutOriginals(c)
		}
		view := m.Route
		if view.Screen == Library {
			view = m.OneFile.From
		}
		return m, []Effect{Pack{c, view}}
	case Packed:
		m.OneFile = OneFile{From: m.OneFile.From}
		if msg.Trouble == "" {
			m.OneFile.Name, m.OneFile.Bytes = msg.Name, msg.Bytes
		}
		return save(m, Saved{msg.Name, msg.Trouble})
	}
	return m, nil
}

// withoutOriginals is a collection whose digests have no originals.
func withoutOriginals(c *corpus.Collection) *corpus.Collection {
	bare := *c
	bare.Documents = slices.Clone(c.Documents)
	for i, d := range c.Documents {
		if d.Text != corpus.Digest {
			continue
		}
		e := *d
		e.Passages = slices.Clone(d.Passages)
		for j := range e.Passages {
			e.Passages[j].Original = ""
		}
		bare.Documents[i] = &e
	}
	return &bare
}
