package store

import (
	"bytes"

	"parallax/app/onefile"
	"parallax/app/pause"
	"parallax/app/platform"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus/bundle"
)

// Pack makes the explorer in one file and gives it to the browser. Thousands of
// articles take seconds; the page can draw meanwhile.
func (s carrier) Pack(e state.Pack) {
	s.async(func() {
		name := onefile.Name(e.Collection)
		done := func(size int, err error) {
			s.soon(func() { s.Send(state.Packed{Name: name, Bytes: size, Trouble: trouble(err)}) })
		}
		defer func() {
			if r := recover(); r != nil {
				s.soon(func() {
					s.Send(state.Packed{Name: name, Trouble: wording.FilesMistake.String()})
					defer s.guard()
					panic(r)
				})
			}
		}()
		w := newBreathing()
		if err := bundle.Write(w, e.Collection, bundle.Options{Stored: true}); err != nil {
			done(0, err)
			return
		}
		page := onefile.New(&e.Loaded)
		page.Breathe = w.breathe
		parts := page.Head()
		s.page.SavePack(name, platform.Pack{
			Lang: parts.Lang, Title: parts.Title, Description: parts.Description, View: onefile.Attribute(e.View.String()),
			Front: page.Front(), Texts: page.Texts(), Readable: page.Readable(), Bundle: w.Bytes(), Reads: e.Reads,
		}, done)
	})
}

// host notes what the page runs in.
func (s *Store) host(installable bool) {
	host := state.Host{Packed: s.page.Packed(), Reads: s.page.Reads(), Installable: installable, ByHand: s.page.ByHand(), Address: s.page.Home()}
	if host != s.model.Host {
		s.Send(state.Hosted{Host: host})
	}
}

// offered is the browser's offer to install the page, or its end.
func (s *Store) offered(installable bool) { s.soon(func() { s.host(installable) }) }

// breathing is a buffer that lets the page draw now and then while it is filled.
type breathing struct {
	bytes.Buffer
	breathe func()
}

func newBreathing() *breathing { return &breathing{breathe: pause.Each(pause.Breath)} }

// Write implements io.Writer.
func (w *breathing) Write(b []byte) (int, error) {
	w.breathe()
	return w.Buffer.Write(b)
}
