//go:build !js

package state_test

import (
	"slices"
	"testing"

	"parallax/app/ask"
	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/corpustest"
)

// storing is a page on which a collection of two articles is being stored, of which this
// many are.
func storing(t *testing.T, stored int) (m state.Model, key string) {
	t.Helper()
	send := func(msg state.Msg) { m, _ = state.Update(m, msg) }
	m = state.New()
	send(state.Navigated{Route: state.Route{Screen: state.Library}})
	send(state.Loaded{Loaded: ask.Load(corpustest.Judged())})
	send(state.ShelfListed{})
	c := &corpus.Collection{ID: "mine", Title: "Mine"}
	for _, id := range []string{"one", "two"} {
		c.Documents = append(c.Documents, &corpus.Document{ID: id, Headline: id, Text: corpus.Full, Passages: []corpus.Passage{{N: 1, Kind: corpus.Body, Text: "The harbour froze."}}})
	}
	send(state.Answered{Asked: state.Ask{Question: ask.Gather{Collection: c, Mark: "a"}, About: m.Collection}, Answer: &ask.LoadAnswer{Loaded: ask.Load(c)}})
	if key = m.Shelf.Here; key != "mine" || !m.Shelf.Fresh[key].Saving {
		t.Fatalf("%q is not being stored", key)
	}
	for n := range stored {
		send(part(key, n+1))
	}
	return m, key
}

func part(key string, n int) state.PartStored {
	name := "0000" + string(rune('0'+n)) + "-t"
	return state.PartStored{Collection: key, Part: name, To: n, Last: n == 2, Notes: map[string]string{key + " part-" + name: `{"documents":1,"passages":1,"bytes":9}`, key + " all": "2"}}
}

// Whoever deletes a collection while it is stored can have it back, if there was
// something to delete, and else nothing of it is left.
func TestDeletedWhileItIsStored(t *testing.T) {
	erases := func(effects []state.Effect) bool {
		return slices.Contains(effects, state.Effect(state.EraseKept{Collection: "mine"}))
	}
	m, key := storing(t, 1)
	m, effects := state.Update(m, state.CollectionDeleted{Collection: key})
	for _, e := range effects {
		if e, is := e.(state.NoteShelf); is {
			m, _ = state.Update(m, state.NotesStored{Notes: e.Notes})
		}
	}
	m, effects = state.Update(m, part(key, 2))
	if len(m.Shelf.Deleted) != 1 || m.Shelf.Deleted[0].Documents != 2 || erases(effects) {
		t.Errorf("what was deleted half stored is erased with its next part: %+v, %v", m.Shelf.Deleted, effects)
	}

	m, key = storing(t, 0)
	m, _ = state.Update(m, state.CollectionDeleted{Collection: key})
	for n := range 2 {
		if m, effects = state.Update(m, part(key, n+1)); !erases(effects) {
			t.Errorf("part %d of what was deleted before it stays", n+1)
		}
	}

	m, key = storing(t, 1)
	m, _ = state.Update(m, state.CollectionDeleted{Collection: key})
	m, _ = state.Update(m, state.CollectionErased{Collection: key})
	if _, effects = state.Update(m, part(key, 2)); !erases(effects) {
		t.Error("a part that comes after its collection was erased stays")
	}
}

// Whoever goes back to a collection set aside stays there when the one that was being
// read comes.
func TestBackToWhatIsAside(t *testing.T) {
	m, key := storing(t, 0)
	m, _ = state.Update(m, state.Entered{Route: state.Route{Screen: state.Overview}})
	m, _ = state.Update(m, state.Entered{Collection: "slow", Route: state.Route{Screen: state.Overview}})
	m, _ = state.Update(m, state.Entered{Collection: key, Route: state.Route{Screen: state.Library}})
	c := corpustest.Judged()
	c.ID = "slow"
	if m, _ = state.Update(m, state.KeptOpened{Collection: "slow", Loaded: ask.Load(c)}); m.Shelf.Here != key {
		t.Errorf("%q is shown, which was left", m.Shelf.Here)
	}
}

// A collection that is called saved has no name that is not: it is renamed when the name
// is stored, and where the browser refuses that, what was typed is still there.
func TestRenamedWhenStored(t *testing.T) {
	m, key := storing(t, 2)
	m, _ = state.Update(m, state.CollectionNaming{Collection: key})
	said := m.Announced
	m, effects := state.Update(m, state.CollectionRenamed{Collection: key, Title: " Ice  winter "})
	note, asked := effect[state.NoteShelf](effects)
	if !asked || note.Notes[key+" title"] != "Ice winter" || m.Collection.Title != "Mine" || m.Announced != said {
		t.Fatalf("before it is stored the title is %q, and it says %q; %+v", m.Collection.Title, m.Announced, effects)
	}
	refused, _ := state.Update(m, state.NotesStored{Trouble: "full"})
	if refused.Shelf.Renamed != key || refused.Collection.Title != "Mine" {
		t.Errorf("refused, the title is %q, the field that of %q", refused.Collection.Title, refused.Shelf.Renamed)
	}
	m, _ = state.Update(m, state.NotesStored{Notes: note.Notes})
	if k, _ := m.Shelf.Find(key); m.Shelf.Renamed != "" || m.Collection.Title != "Ice winter" || m.Base.Title != "Ice winter" || k.Title != "Ice winter" || m.Announced == said {
		t.Errorf("stored, the title is %q, and it says %q", m.Collection.Title, m.Announced)
	}
}
