package store

import (
	"encoding/binary"
	"encoding/json"
	"math/rand/v2"
	"strconv"
	"time"

	"parallax/app/pause"
	"parallax/app/state"
	"parallax/corpus/annotation"
	"parallax/corpus/edit"
)

// tab names this page among others that are open: 36⁶ names, by which two of a
// reader's pages would have the same once in two thousand million times.
func tab() string {
	const letters, sixth = 36, 36 * 36 * 36 * 36 * 36
	return strconv.FormatUint(sixth+rand.Uint64N((letters-1)*sixth), letters)
}

// dated has a change of the coding say on which day of the reader's it was made, and
// a note when.
func dated(msg state.Msg) state.Msg {
	switch e := msg.(type) {
	case state.Dated:
		return e.Dated(time.Now().Format(time.DateOnly))
	case state.Stamped:
		return e.Stamped(stamp())
	}
	return msg
}

// stamp is an id that nobody else has, and the time.
func stamp() state.Stamp {
	var b [16]byte
	binary.LittleEndian.PutUint64(b[:8], rand.Uint64())
	binary.LittleEndian.PutUint64(b[8:], rand.Uint64())
	return state.Stamp{ID: annotation.NewID(b), At: time.Now().Format(time.RFC3339)}
}

// ForgetEdits implements state.Carrier.
func (s carrier) ForgetEdits(e state.ForgetEdits) {
	s.page.EraseEdits(e.Collections, func(err error) {
		s.soon(func() { s.Send(state.EditsForgotten{Trouble: trouble(err)}) })
	})
}

// KeepEdits writes edits into the browser's storage, each by itself under its
// id, and reads those that are there besides: of earlier visits and other pages. What
// cannot be read was not written by this program, and stays where it is. Reading
// thousands takes a while; the page can draw meanwhile.
func (s carrier) KeepEdits(e state.KeepEdits) {
	fresh := make(map[string]string, len(e.Ops))
	for _, o := range e.Ops {
		b, err := json.Marshal(o)
		if err != nil {
			panic(err) // an operation holds nothing that JSON has no form for
		}
		fresh[o.ID] = string(b)
	}
	s.page.KeepEdits(e.Collection, fresh, e.Known, func(others []string, lost bool, err error) {
		msg := state.EditsKept{Collection: e.Collection, Asked: e.Ops, Trouble: trouble(err), Lost: lost}
		breathe := pause.Each(pause.Breath)
		for _, text := range others {
			breathe()
			var o edit.Op
			if json.Unmarshal([]byte(text), &o) == nil {
				msg.Ops = append(msg.Ops, o)
			}
		}
		s.soon(func() { s.Send(msg) })
	})
}
