package store

import (
	"encoding/json"
	"fmt"

	"parallax/app/ask"
	"parallax/app/pause"
	"parallax/app/platform"
	"parallax/app/state"
	"parallax/corpus/coverage"
	"parallax/corpus/kept"
)

// elsewhere is another page of the site that has changed what is kept.
func (s *Store) elsewhere(collection string) {
	s.soon(func() { s.Send(state.ChangedElsewhere{Collection: collection}) })
}

// ListShelf implements state.Carrier. The first view needs no shelf.
func (s carrier) ListShelf(e state.ListShelf) {
	if e.Soon {
		s.listShelf(func() {})
		return
	}
	s.Store.later(func() { s.page.Idle(func() { s.listShelf(func() {}) }) })
}

func (s carrier) listShelf(then func()) {
	s.page.LoadShelf(func(notes map[string]string, marker string, err error) {
		s.soon(func() {
			s.Send(state.ShelfListed{Notes: notes, Markers: state.Markers(marker), Trouble: trouble(err)})
			then()
		})
	})
}

// KeepParts implements state.Carrier: it stores parts one after the other, and says of
// each when its transaction has completed.
func (s carrier) KeepParts(e state.KeepParts) {
	s.async(func() {
		pause.Turn() // what is stored has just been shown
		at, number := e.From, e.Number
		breathe := pause.Each(pause.Breath)
		tell := func(p state.PartStored) { s.soon(func() { s.Send(p) }) }
		fail := func(reason string) { tell(state.PartStored{Collection: e.Key, To: at, Last: true, Trouble: reason}) }
		defer func() {
			if r := recover(); r != nil {
				fail(fmt.Sprint(r))
			}
		}()
		err := kept.Parts(e.Collection, e.Words, e.From, breathe, func(p kept.Part) bool {
			name := fmt.Sprintf("%05d-%s", number, e.Tab)
			notes := map[string]string{e.Key + " part-" + name: noteOf(state.KeptPart{Documents: p.Documents, Passages: p.Passages, Bytes: int64(len(p.Content))})}
			if at == e.From {
				for key, text := range e.Notes {
					notes[key] = text
				}
			}
			if err := s.page.StorePart(e.Key, name, p.Content, notes); err != nil {
				fail(err.Error())
				return false
			}
			at, number = at+p.Documents, number+1
			tell(state.PartStored{Collection: e.Key, Part: name, To: at, Last: at == len(e.Collection.Documents), Notes: notes})
			breathe()
			return true
		})
		if err != nil {
			fail(err.Error())
		}
	})
}

func noteOf(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // numbers have a form in JSON
	}
	return string(b)
}

// NoteShelf implements state.Carrier.
func (s carrier) NoteShelf(e state.NoteShelf) {
	s.page.NoteShelf(e.Notes, func(err error) {
		s.soon(func() { s.Send(state.NotesStored{Notes: e.Notes, Trouble: trouble(err)}) })
	})
}

// MarkShelf implements state.Carrier.
func (s carrier) MarkShelf(e state.MarkShelf) {
	text := ""
	if len(e.Markers) > 0 {
		text = noteOf(e.Markers)
	}
	s.page.MarkShelf(text)
}

// OpenKept implements state.Carrier. Reading ten thousand articles takes a second; the
// page can draw meanwhile.
func (s carrier) OpenKept(e state.OpenKept) {
	if !s.model.Shelf.Listed {
		s.listShelf(func() {
			e.Title = s.model.Shelf.Notes[e.Collection+" title"]
			s.OpenKept(e)
		})
		return
	}
	s.async(func() {
		msg := state.KeptOpened{Collection: e.Collection}
		defer func() {
			if r := recover(); r != nil {
				msg.Loaded, msg.Trouble = nil, fmt.Sprint(r)
			}
			s.soon(func() { s.Send(msg) })
		}()
		if err := s.openKept(e, &msg); err != nil {
			msg.Trouble = err.Error()
		}
	})
}

func (s carrier) openKept(e state.OpenKept, msg *state.KeptOpened) error {
	breathe := pause.Each(pause.Breath)
	parts, err := s.page.LoadParts(e.Collection, breathe)
	if err != nil || len(parts) == 0 {
		return err
	}
	var all kept.Joining
	step := func(float64) bool { breathe(); return true }
	for i, p := range parts {
		msg.Parts = append(msg.Parts, p.Name)
		if err := all.Add(p.Content, step); err != nil {
			if i == 0 {
				return err
			}
			msg.Missing++
		}
		breathe()
	}
	c, words := all.Collection()
	c.ID = e.Collection
	if e.Title != "" {
		c.Title = e.Title
	}
	if words == nil {
		words = coverage.WordCounts(c, func(float64) bool { breathe(); return true })
	}
	breathe()
	l := &ask.Loaded{Collection: c, Coverage: coverage.NewCounted(c, words), Stay: true}
	breathe()
	l.Catalog = ask.NewCatalog(c)
	msg.Loaded = l
	return nil
}

// EraseKept implements state.Carrier.
func (s carrier) EraseKept(e state.EraseKept) {
	s.page.EraseCollection(e.Collection, func(err error) {
		if err != nil {
			s.soon(func() { s.Send(state.NotesStored{Trouble: err.Error()}) })
			return
		}
		s.soon(func() { s.listShelf(func() {}) })
	})
}

// MeasureRoom implements state.Carrier.
func (s carrier) MeasureRoom(state.MeasureRoom) {
	s.page.Room(func(r platform.Room) {
		s.soon(func() {
			s.Send(state.RoomTold{Room: state.Room{Known: true, Used: r.Used, Free: r.Free, Told: r.Told, Promised: r.Promised, Asks: r.Asks}})
		})
	})
}

// AskToStay implements state.Carrier.
func (s carrier) AskToStay(state.AskToStay) {
	s.page.AskToStay(func(agreed bool) { s.soon(func() { s.Send(state.StayAnswered{Agreed: agreed}) }) })
}

// Within implements state.Carrier.
func (s carrier) Within(e state.Within) { s.page.Within(e.Collection) }

// GoTo implements state.Carrier.
func (s carrier) GoTo(e state.GoTo) {
	s.page.Go(state.Address(e.Collection, e.Route), false)
	s.settle()
}
