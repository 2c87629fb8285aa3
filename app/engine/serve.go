package engine

import (
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"parallax/app/ask"
	"parallax/corpus"
)

// workerBreath is how long the Worker computes before it listens whether the
// answer is still wanted. Listening costs some milliseconds.
const workerBreath = 60 * time.Millisecond

// Served is the engine in a Worker: what is at the other end of a [Link].
type Served struct {
	base func() *corpus.Collection
	post func([]byte)

	mu      sync.Mutex
	has     *corpus.Collection // with gaps until its documents are there; nil until it is needed
	now     *Snapshot          // of has; nil until a question needs it
	running map[int]*atomic.Bool
	raw     [][]byte // files for the next request
	isRaw   bool     // the next message is a file
}

// Serve answers questions about base and what the page makes of it. Base is
// called when a question first needs it, which those about files alone do not.
// post sends a message to the page. The first one says that questions may come.
func Serve(base func() *corpus.Collection, post func([]byte)) *Served {
	s := &Served{base: base, post: post, running: make(map[int]*atomic.Bool)}
	post(encoded(fromWorker{Ready: true}))
	return s
}

// Receive takes a message of the page. It does not wait for anything.
func (s *Served) Receive(message []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.isRaw:
		s.raw, s.isRaw = append(s.raw, message), false
		return
	case message[0] == rawMark:
		s.isRaw = true
		return
	}
	var m toWorker
	if err := json.Unmarshal(message, &m); err != nil {
		panic("message to the Worker: " + err.Error()) // both ends are this package
	}
	switch {
	case m.Collection != nil:
		s.has, s.now = m.Collection.collection(s.collection()), nil
	case m.Documents != nil:
		for _, d := range m.Documents {
			s.has.Documents[d.At] = d.Document
		}
	case m.Stop > 0:
		if wanted := s.running[m.Stop]; wanted != nil {
			wanted.Store(false)
		}
	case m.Ask != nil:
		wanted := new(atomic.Bool)
		wanted.Store(true)
		s.running[m.Ask.Number] = wanted
		m.Ask.contents, s.raw = s.raw, nil
		go s.answer(*m.Ask, wanted.Load, s.about(m.Ask.Kind))
	}
}

func (s *Served) collection() *corpus.Collection {
	if s.has == nil {
		s.has = s.base()
	}
	return s.has
}

// about is what a question is about; nil if it is one about files alone.
func (s *Served) about(kind string) *Snapshot {
	if kinds[kind].read != nil {
		return nil
	}
	if s.now == nil {
		s.now = newSnapshot(ask.Loaded{Collection: s.collection()})
	}
	return s.now
}

func (s *Served) answer(r request, wanted func() bool, about *Snapshot) {
	last := fromWorker{Number: r.Number, Last: true}
	answer, err := s.answered(r, wanted, about)
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

func (s *Served) answered(r request, wanted func() bool, about *Snapshot) (any, error) {
	k, known := kinds[r.Kind]
	if !known {
		return nil, fmt.Errorf("nobody answers questions of the kind %q", r.Kind)
	}
	q, err := k.question(r.Question)
	if err != nil || len(r.contents) != len(r.Files) {
		return nil, fmt.Errorf("the question was garbled on the way: %d files for %d names, %w", len(r.contents), len(r.Files), err)
	}
	progress := func(done float64) { s.post(encoded(fromWorker{Number: r.Number, Done: done})) }
	if !k.files {
		return about.ask(q, wanted, progress, workerBreath)
	}
	files := make([]corpus.File, len(r.Files))
	for i, name := range r.Files {
		files[i] = corpus.File{Name: name, Content: r.contents[i]}
	}
	q = q.(ask.Files).With(files)
	begin := func(file int) { s.post(encoded(fromWorker{Number: r.Number, File: file + 1})) }
	return run(func(step Step) (any, error) {
		if k.read == nil {
			return k.recognised(about, q, filesWork{step, begin})
		}
		read, err := k.read(q, filesWork{step, begin})
		if read == nil || err != nil {
			return nil, err
		}
		if read.Collection != nil {
			if err := read.parts(r.Number, step, s.post); err != nil {
				return nil, err
			}
		}
		return &reading{Outcomes: read.Outcomes}, nil
	}, wanted, progress, workerBreath)
}
