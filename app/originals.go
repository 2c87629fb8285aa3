package app

import (
	"fmt"

	"parallax/app/platform"
	"parallax/app/state"
	"parallax/corpus/attach"
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
