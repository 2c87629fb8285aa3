package store

import (
	"bytes"
	"errors"
	"strings"

	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/annotation"
	"parallax/corpus/bundle"
)

// mostNotes is the size of the largest file with notes that is read on the page, in
// bytes.
const mostNotes = 32 << 20

// notes shows what a file with notes would bring.
func (s *Store) notes(file corpus.File, reason string) {
	s.soon(func() {
		b := &state.Brought{Name: file.Name}
		c := s.model.Collection
		if c == nil {
			return
		}
		var err error
		switch {
		case reason != "":
			err = errors.New(reason)
		case len(file.Content) > mostNotes:
			err = bundle.ErrTooLarge
		case bytes.HasPrefix(file.Content, []byte("PK")):
			var other *corpus.Collection
			if other, err = bundle.Read(bytes.NewReader(file.Content), int64(len(file.Content)), bundle.Limits{Inflated: 4 * mostNotes}); err == nil {
				if other.ID != c.ID {
					s.Send(state.NotesBrought{Trouble: wording.NotesOther.With("file", file.Name, "other", other.ID, "this", c.ID)})
					return
				}
				name, _, _ := strings.Cut(file.Name, ".")
				b.Fresh = other.Signed(name).Notes
				for _, n := range b.Fresh {
					if b.By == "" {
						b.By = n.By
					} else if n.By != "" && n.By != b.By {
						b.By = wording.Enumerate([]string{b.By, n.By})
						break
					}
				}
			}
		default:
			b.Fresh, b.Left, err = annotation.ReadW3C(file.Content, c)
		}
		if err != nil {
			s.Send(state.NotesBrought{Trouble: wording.NotesNotRead.With("file", file.Name, "reason", strings.TrimSuffix(err.Error(), "."))})
			return
		}
		s.Send(state.NotesBrought{Brought: b})
	})
}
