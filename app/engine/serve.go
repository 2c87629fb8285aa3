package engine

import (
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"parallax/corpus"
)

// workerBreath is how long the Worker computes before it listens whether the
// answer is still wanted. Listening costs some milliseconds.
const workerBreath = 60 * time.Millisecond

// Served is the engine in a Worker: what is at the other end of a [Link].
type Served struct {
	post func([]byte)

	mu      sync.Mutex
	has     *corpus.Collection // with gaps until its documents are there
	now     *Snapshot          // of has; nil until a question needs it
	running map[int]*atomic.Bool
	raw     [][]byte // files for the next request
}

// Serve answers questions about base and what the page makes of it. post sends a
// message to the page. The first one says that questions may come.
func Serve(base *corpus.Collection, post func([]byte)) *Served {
	s := &Served{post: post, has: base, running: make(map[int]*atomic.Bool)}
	post(encoded(fromWorker{Ready: true}))
	return s
}

// Receive takes a message of the page. It does not wait for anything.
func (s *Served) Receive(message []byte) {
	if message[0] == rawMark {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.raw = append(s.raw, message[1:])
		return
	}
	var m toWorker
	if err := json.Unmarshal(message, &m); err != nil {
		panic("message to the Worker: " + err.Error()) // both ends are this package
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case m.Collection != nil:
		s.has, s.now = m.Collection.collection(s.has), nil
	case m.Document != nil:
		s.has.Documents[m.At] = m.Document
	case m.Stop > 0:
		if wanted := s.running[m.Stop]; wanted != nil {
			wanted.Store(false)
		}
	case m.Ask != nil:
		if s.now == nil {
			s.now = newSnapshot(s.has)
		}
		wanted := new(atomic.Bool)
		wanted.Store(true)
		s.running[m.Ask.Number] = wanted
		m.Ask.raw, s.raw = s.raw, nil
		go s.answer(s.now, *m.Ask, wanted.Load)
	}
}

func (s *Served) answer(now *Snapshot, r request, wanted func() bool) {
	last := fromWorker{Number: r.Number, Last: true}
	answer, err := now.decoded(r, wanted, func(done float64) {
		s.post(encoded(fromWorker{Number: r.Number, Done: done}))
	})
	if err == nil {
		if last.Answer, err = json.Marshal(answer); err != nil {
			err = fmt.Errorf("the answer cannot be passed on: %w", err)
		}
	}
	if err != nil && !errors.Is(err, ErrGivenUp) {
		last.Trouble = err.Error()
	}
	s.mu.Lock()
	delete(s.running, r.Number)
	s.mu.Unlock()
	s.post(encoded(last))
}

func (s *Snapshot) decoded(r request, wanted func() bool, progress func(float64)) (any, error) {
	if r.Kind == placing {
		return s.placed(r)
	}
	k, known := kinds[r.Kind]
	if !known {
		return nil, fmt.Errorf("nobody answers questions of the kind %q", r.Kind)
	}
	q, err := k.question(r.Question)
	if err != nil {
		return nil, fmt.Errorf("the question was garbled on the way: %w", err)
	}
	return s.ask(q, wanted, progress, workerBreath)
}
