package store

import (
	"parallax/app/ask"
	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/bundle"
	"parallax/corpus/placing"
)

// dragged, picked and files tell of files over and on the page.

func (s *Store) dragged(over bool) { s.soon(func() { s.Send(state.DraggedOver{Over: over}) }) }

func (s *Store) picked(count int) { s.soon(func() { s.Send(state.FilesPicked{Count: count}) }) }

func (s *Store) files(read []corpus.File, refused []ask.Outcome) {
	s.soon(func() { s.Send(state.FilesRead{Files: read, Refused: refused}) })
}

func (s *Store) coming(read, all int) {
	s.soon(func() { s.Send(state.FilesComing{Read: read, All: all}) })
}

// StopFiles implements state.Carrier.
func (s carrier) StopFiles(state.StopFiles) { s.page.StopFiles() }

func (s *Store) pasted(html, text string, within bool) {
	s.soon(func() { s.Send(state.Pasted{HTML: html, Text: text, Within: within}) })
}

// given brings a text that another app has shared.
func (s *Store) given(headline, address, text string) {
	s.soon(func() { s.Send(state.TextGiven{Headline: headline, URL: address, Text: text}) })
}

// ReadAgain implements state.Carrier.
func (s carrier) ReadAgain(e state.ReadAgain) {
	s.page.ReadAgain(e.Held, func(content []byte, reason string) {
		s.soon(func() { s.Send(state.FileAgain{Report: e.Report, Content: content, Trouble: reason}) })
	})
}

// LoadOriginals implements state.Carrier.
func (s carrier) LoadOriginals(e state.LoadOriginals) {
	s.page.LoadOriginals(e.Collection, func(records []placing.Stored, lost bool, err error) {
		s.soon(func() {
			s.Send(state.OriginalsLoaded{Collection: e.Collection, Records: records, Trouble: trouble(err), Lost: lost})
		})
	})
}

// StoreOriginals implements state.Carrier.
func (s carrier) StoreOriginals(e state.StoreOriginals) {
	documents := make([]string, len(e.Records))
	for i, r := range e.Records {
		documents[i] = r.Document
	}
	s.page.StoreOriginals(e.Collection, e.Records, func(err error) {
		s.soon(func() { s.Send(state.OriginalsStored{Documents: documents, Trouble: trouble(err)}) })
	})
}

// DeleteOriginals implements state.Carrier. The indexes that are kept have the
// words of originals, too.
func (s carrier) DeleteOriginals(e state.DeleteOriginals) {
	s.page.DropIndexes()
	s.page.DeleteOriginals(e.Collection, e.Documents, func(err error) {
		s.soon(func() { s.Send(state.OriginalsDeleted{Trouble: trouble(err)}) })
	})
}

// trouble is the text of an error, "" for none.
func trouble(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// WriteVersions implements state.Carrier.
func (s carrier) WriteVersions(e state.WriteVersions) {
	s.async(func() {
		w := newBreathing()
		err := bundle.Write(w, e.Collection, bundle.Options{Stored: true, Breathe: w.breathe})
		s.soon(func() {
			s.Send(state.VersionsWritten{File: corpus.File{Name: e.Name, Content: w.Bytes()}, Trouble: trouble(err)})
		})
	})
}
