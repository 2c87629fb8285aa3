package app

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"time"

	"parallax/app/platform"
	"parallax/app/state"
	"parallax/corpus/attach"
	"parallax/corpus/bundle"
	"parallax/corpus/ingest"
)

// dragged, picked and files tell of files over and on the page.

func (s *Store) dragged(over bool) { s.soon(func() { s.Send(state.DraggedOver{Over: over}) }) }

func (s *Store) picked(count int) { s.soon(func() { s.Send(state.FilesPicked{Count: count}) }) }

func (s *Store) files(list []platform.File) {
	offered := make([]state.Offered, len(list))
	for i, f := range list {
		offered[i] = state.Offered(f)
	}
	s.soon(func() { s.Send(state.FilesRead{Files: offered}) })
}

// attach has files recognised beside the UI goroutine. If the engine fails, no
// file counts as attached and the reader is told.
func (s *Store) attach(e state.Attach) {
	s.async(func() {
		result, err := s.recognise(e)
		if err != nil {
			for _, f := range e.Files {
				result.Unplaced = append(result.Unplaced, attach.Unplaced{File: f.Name, Reason: err.Error()})
			}
		}
		s.soon(func() { s.Send(state.Placed{Asked: e, Result: result}) })
	})
}

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
		msg := state.Opened{Name: e.Title, Files: len(e.Files)}
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

func (s *Store) recognise(e state.Attach) (result attach.Result, err error) {
	defer func() {
		if r := recover(); r != nil {
			result, err = attach.Result{}, fmt.Errorf("the program made a mistake over these files (%v)", r)
		}
	}()
	return s.engine.Attach(e.Collection, e.Files), nil
}

func (s *Store) recollect(e state.Recollect) {
	s.page.Records(e.Collection, func(records []platform.Record, lost bool, err error) {
		msg := state.Recollected{Collection: e.Collection, Trouble: wording(err), Lost: lost}
		for _, r := range records {
			msg.Records = append(msg.Records, state.Record(r))
		}
		s.soon(func() { s.Send(msg) })
	})
}

func (s *Store) keep(e state.Keep) {
	records := make([]platform.Record, len(e.Records))
	documents := make([]string, len(e.Records))
	for i, r := range e.Records {
		records[i], documents[i] = platform.Record(r), r.Document
	}
	s.page.Keep(e.Collection, records, func(err error) {
		s.soon(func() { s.Send(state.Kept{Documents: documents, Trouble: wording(err)}) })
	})
}

// wording is the text of an error, "" for none.
func wording(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
