package app

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"time"

	"parallax/app/state"
	"parallax/corpus/bundle"
	"parallax/corpus/ingest"
)

// open reads a collection beside the UI goroutine.
func (s *Store) open(e state.Open) {
	s.async(func() {
		msg := state.Opened{Name: e.Name}
		defer func() {
			if r := recover(); r != nil {
				msg.Trouble = fmt.Sprintf("the program made a mistake over this file (%v)", r)
			}
			s.soon(func() { s.Send(msg) })
		}()
		c, err := bundle.Read(bytes.NewReader(e.Content), int64(len(e.Content)), bundle.Limits{})
		msg.Collection, msg.Trouble = c, wording(err)
	})
}

// read makes articles of files beside the UI goroutine, and lets the page
// breathe between them.
func (s *Store) read(e state.Import) {
	s.async(func() {
		msg := state.Opened{Name: e.Title, Files: len(e.Files), Beside: e.Beside}
		if len(e.Files) == 1 {
			msg.Name = e.Files[0].Name
		}
		defer func() {
			if r := recover(); r != nil {
				msg.Trouble = fmt.Sprintf("the program made a mistake over these files (%v)", r)
			}
			s.soon(func() { s.Send(msg) })
		}()
		b := ingest.New(e.ID, e.Title, ingest.Limits{})
		if e.Beside != nil {
			b = ingest.Beside(e.Beside, e.ID, ingest.Limits{})
		}
		before := len(b.Collection().Documents)
		for _, f := range e.Files {
			time.Sleep(time.Millisecond)
			now := len(b.Collection().Documents)
			err := b.Add(f.Name, bytes.NewReader(f.Content))
			if err == nil && len(b.Collection().Documents) == now {
				err = errNoText
			}
			if err != nil {
				msg.Outcomes = append(msg.Outcomes, state.Outcome{File: f.Name, Reason: strings.TrimPrefix(err.Error(), f.Name+": ")})
			}
		}
		for _, d := range b.Doubts() {
			msg.Outcomes = append(msg.Outcomes, state.Outcome{File: d.File, Added: true, Reason: d.Reason})
		}
		if len(b.Collection().Documents) == before {
			msg.Trouble = "there is no article in it"
			return
		}
		msg.Collection = b.Collection()
	})
}

var errNoText = errors.New("there is no text in it")
