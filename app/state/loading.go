package state

import (
	"parallax/app/ask"
	"parallax/corpus"
	"parallax/corpus/edit"
)

type (
	// Loaded brings the collection at the start, or a new one later.
	Loaded struct{ *ask.Loaded }
	// Failed says why nothing could be loaded.
	Failed struct{ Reason string }
	// Paced says what of the view is left for later while the page starts.
	Paced struct{ Later Later }
)

// Later is what of the overview is not drawn yet at the start: what it names and
// what comes before it here. The page still shows what the build has drawn there.
type Later int

// What is drawn later, the last first.
const (
	NothingLater Later = iota
	CardsLater
	OthersLater
	NotesLater
)

// Loaded shows the collection that the page came with, unless the address names
// another one.
func (msg Loaded) update(m Model) (Model, []Effect) {
	m.Shelf.Came = msg.Loaded
	if m.Shelf.Here != "" || m.Shelf.Opening != "" {
		return m, nil
	}
	m, effects := load(m, msg.Loaded, "")
	if !m.Shelf.Listed {
		effects = append(effects, ListShelf{})
	}
	return m, effects
}

func (msg Failed) update(m Model) (Model, []Effect) {
	m.Trouble = msg.Reason
	return m, nil
}

func (msg Paced) update(m Model) (Model, []Effect) {
	m.Later = msg.Later
	return m, nil
}

// load takes a collection, and the name of the reader's file that it came from,
// if it did. It looks again at the address, which may have named a document
// before there were any.
func load(m Model, l *ask.Loaded, file string) (Model, []Effect) {
	if l == nil {
		return m, nil
	}
	c := l.Collection
	m.Base, m.Collection, m.Trouble = c, c, ""
	m.Coverage, m.Catalog = l.Coverage, l.Catalog
	m.Chart, m.Lit, m.Compare = Chart{Charting: m.Route.Chart}, corpus.Ref{}, Compare{}
	m.Search, m.Marks, m.Palette = Search{}, Marks{}, Palette{}
	m.Longer, m.OpenedFrom = 0, file
	m.Reader.Margin, m.Reader.Picked = 0, Picked{}
	m.Coding = Coding{Tab: m.Coding.Tab, Coder: m.Coding.Coder, Base: edit.NewBase(c), Texts: c.Documents, Looking: true}
	m.Coding.Result = m.Coding.Base.Apply(nil)
	m.Noting = Noting{}
	m = m.laid()
	m, effects := m.quit()
	m.Files, m.Describing = Files{Lost: m.Files.Lost, Storing: m.Files.Storing}, Describing{}
	m.Taking, m.Merging = Taking{}, Merging{}
	m.Originals = Originals{Shown: m.Originals.Shown, Chosen: m.Originals.Chosen, Loading: true}
	if !m.Originals.Chosen {
		// Who built the page with originals meant them to be read.
		m.Originals.Shown = m.Catalog.HasOriginals()
	}
	route := m.Route
	if route.Screen == Lost {
		route = ParseRoute(route.Unknown)
	}
	m.Route = m.resolve(route)
	m = m.beside()
	m, kept := m.opened(Route{})
	m, asked := m.ask()
	used := *l
	used.Stay = true
	effects = append(append(append(effects, Use{used}, Retitle{m.Title()}), kept...), asked...)
	if m.Route.Screen == Read && m.Route.Query != "" {
		effects = append(effects, SetField{FindID, m.Route.Query})
	}
	if m.Route.Screen == Read && m.Route.Passage > 0 {
		effects = append(effects, Reveal{PassageID(m.Route.Passage)})
	}
	m, asked = m.level()
	effects = append(effects, asked...)
	m, asked = m.enterClass()
	effects = append(effects, asked...)
	return m, append(effects, LoadOriginals{c.ID}, KeepEdits{Collection: c.ID})
}
