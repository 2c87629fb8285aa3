package engine

import (
	"errors"
	"time"

	"parallax/app/ask"
	"parallax/app/engine/wire"
	"parallax/app/wording"
)

// ErrGivenUp says that there is no answer because nobody wants it any more.
var ErrGivenUp = wire.ErrGivenUp

// errNoReader says that files are read elsewhere, and that there is no such place.
var errNoReader = errors.New(wording.FilesNoReader.String())

// ask answers a question on this goroutine, and pauses after every breath.
func (s *Snapshot) ask(q ask.Question, wanted func() bool, progress func(done float64), breath time.Duration) (any, error) {
	k, err := kindOf(q)
	if err != nil {
		return nil, err
	}
	if k.files {
		return nil, errNoReader
	}
	if known := s.answer(q); known != nil {
		return known, nil
	}
	answer, err := wire.Run(func(step Step) (any, error) { return k.answer(s, q, step) }, wanted, progress, breath)
	if err == nil {
		s.keep(q, answer)
	}
	return answer, err
}
