package wire

import (
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"

	"parallax/corpus"
)

// Link is the way to a Worker. Messages arrive in order.
type Link interface {
	// Post sends a message to the Worker's Served.
	Post(message []byte)
	// Close ends the Worker at once, whatever it does.
	Close()
}

// Starter starts a Worker. received is called with each message of its Served;
// lost once if the Worker ends by itself, with the reason. Neither waits.
type Starter func(received func(message []byte), lost func(why string)) (Link, error)

// Asked is a request as it finds a Worker.
type Asked struct {
	Request
	Contents [][]byte // of the files, in the order of their names
	// Collection is what it is about. It has no gaps and does not change.
	Collection *corpus.Collection
	// Wanted reports whether the answer is still wanted.
	Wanted func() bool

	post func([]byte)
}

// Progress tells how much of the work is behind, 0…1.
func (a *Asked) Progress(done float64) { a.post(Encoded(FromWorker{Number: a.Number, Done: done})) }

// Begin says which of the files is begun, from 0, so that one which the Worker
// does not survive is known.
func (a *Asked) Begin(file int) { a.post(Encoded(FromWorker{Number: a.Number, File: file + 1})) }

// Send sends what has been read, but for its outcomes, which are the answer.
func (a *Asked) Send(r *Reading, step Step) error { return r.parts(a.Number, step, a.post) }

// Files hands over the files that came with it, once: whoever asks lets go of
// each that has been read, and memory is scarce.
func (a *Asked) Files() ([]corpus.File, error) {
	if len(a.Contents) != len(a.Names) {
		return nil, fmt.Errorf("the question was garbled on the way: %d files for %d names", len(a.Contents), len(a.Names))
	}
	files := make([]corpus.File, len(a.Names))
	for i, name := range a.Names {
		files[i] = corpus.File{Name: name, Content: a.Contents[i]}
	}
	a.Contents = nil
	return files, nil
}

// Served is what is at the other end of a [Link], in a Worker.
type Served struct {
	base   func() *corpus.Collection
	post   func([]byte)
	answer func(*Asked) (any, error)

	mu      sync.Mutex
	has     *corpus.Collection // with gaps until its documents are there; nil until it is needed
	running map[int]*atomic.Bool
	raw     [][]byte // files for the next request
	isRaw   bool     // the next message is a file
}

// Serve has answer, which may be called several times at once, answer questions
// about base and what the page makes of it; base is called when the first message
// comes that needs it. post sends a message to the page. The first one says that
// questions may come.
func Serve(base func() *corpus.Collection, post func([]byte), answer func(*Asked) (any, error)) *Served {
	s := &Served{base: base, post: post, answer: answer, running: make(map[int]*atomic.Bool)}
	post(Encoded(FromWorker{Ready: true}))
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
	case message[0] == RawMark:
		s.isRaw = true
		return
	}
	var m ToWorker
	if err := json.Unmarshal(message, &m); err != nil {
		panic("message to the Worker: " + err.Error()) // both ends are this package
	}
	switch {
	case m.Collection != nil:
		s.has = m.Collection.Collection(s.collection())
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
		asked := &Asked{Request: *m.Ask, Contents: s.raw, Collection: s.collection(), Wanted: wanted.Load, post: s.post}
		s.raw = nil
		go s.answered(asked)
	}
}

func (s *Served) collection() *corpus.Collection {
	if s.has == nil {
		s.has = s.base()
	}
	return s.has
}

func (s *Served) answered(a *Asked) {
	last := FromWorker{Number: a.Number, Last: true}
	answer, err := s.answer(a)
	if err == nil {
		if last.Answer, err = json.Marshal(answer); err != nil {
			err = fmt.Errorf("the answer cannot be passed on: %w", err)
		}
	}
	if err != nil && !errors.Is(err, ErrGivenUp) {
		last.Trouble = err.Error()
	}
	s.mu.Lock()
	delete(s.running, a.Number)
	s.mu.Unlock()
	s.post(Encoded(last))
}
