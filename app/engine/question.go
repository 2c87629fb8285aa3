package engine

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"parallax/app/ask"
	"parallax/app/engine/wire"
	"parallax/app/pause"
	"parallax/app/wording"
	"parallax/corpus"
)

// errRefused says that there can be no Worker here, errOthers that it was ended
// because of another question, errEnded that this one has ended it.
var (
	errRefused = errors.New(wording.WorkNoWorker.String())
	errOthers  = errors.New(wording.WorkReplaced.String())
	errEnded   = errors.New(wording.WorkEnded.String())
)

// ended says why a Worker has ended over a question, in words for the reader.
type ended struct{ why string }

func (e *ended) Error() string        { return e.why }
func (e *ended) Is(target error) bool { return target == errEnded }

// question is a question on its way to an answer.
type question struct {
	wire.Request
	asked ask.Question
	files []corpus.File
	kind  kind
	about *Snapshot
	// collection is what the Worker has to have; nil if the question is about files
	// alone.
	collection *corpus.Collection
	wanted     func() bool
	progress   func(done float64)
	silence    time.Duration // after which the Worker counts as stuck
	slow       bool          // progress was told
	begun      int           // file, from 1, that the Worker has begun last
}

func (q *question) gone() bool { return q.wanted != nil && !q.wanted() }

func (q *question) tell(done float64) {
	q.slow = true
	if q.progress != nil {
		q.progress(done)
	}
}

// ask has a Worker answer, which is started if there is none.
func (b *Beside) ask(c *crew, q *question) (any, error) {
	w, call, err := c.begin(q, b.base)
	if err != nil {
		return nil, err
	}
	defer c.finish(w, q.Number)
	w.ask(q)
	since := time.Now()
	heard := since
	look := time.NewTicker(listening)
	defer look.Stop()
	arrived, rest := new(wire.Arriving), pause.Each(pause.Breath)
	for {
		select {
		case <-call.heard:
			heard = time.Now()
			for m, is := call.next(); is; m, is = call.next() {
				if answer, err, last := q.take(m, arrived); last {
					return answer, err
				}
				if rest(); q.gone() {
					break
				}
			}
		case <-w.ended:
			return nil, w.why
		case <-look.C:
			now := time.Now()
			switch {
			case q.gone():
				c.stop(w, call, q.Number)
				return nil, ErrGivenUp
			case now.Sub(heard) > q.silence:
				if !w.isReady() {
					if c.single && now.Sub(since) < readerStart {
						continue // it may still be on its way over a slow network
					}
					c.lost(w, wording.WorkNotReady.String())
					return nil, w.why
				}
				c.end(w, errOthers)
				text := wording.WorkStuck
				if c.single {
					text = wording.FilesStuck
				}
				return nil, &ended{text.With("time", q.silence.Round(time.Second).String())}
			case !q.slow && now.Sub(since) > wire.Patience:
				q.tell(0)
			}
		}
	}
}

// take takes a message about the question; last is set with its end.
func (q *question) take(m wire.FromWorker, arrived *wire.Arriving) (answer any, err error, last bool) {
	switch {
	case m.Part != nil:
		if err := arrived.Take(m.Part); err != nil {
			return nil, fmt.Errorf("what was read was garbled on the way: %w", err), true
		}
		return nil, nil, false
	case m.File > 0:
		q.begun = m.File
		return nil, nil, false
	case !m.Last:
		q.tell(m.Done)
		return nil, nil, false
	case m.Trouble != "":
		return nil, errors.New(m.Trouble), true
	case m.Answer == nil:
		return nil, ErrGivenUp, true
	}
	if q.kind.loaded != nil {
		answer, err = q.load(m, arrived)
		return answer, err, true
	}
	if answer, err = q.kind.reply(m.Answer); err != nil {
		return nil, fmt.Errorf("the answer was garbled on the way: %w", err), true
	}
	return answer, nil, true
}

// load makes the answer of what a reader has read, in pieces.
func (q *question) load(m wire.FromWorker, arrived *wire.Arriving) (any, error) {
	r, err := arrived.Reading()
	if err == nil {
		err = json.Unmarshal(m.Answer, &struct {
			Outcomes *[]ask.Outcome
			Mark     *string
			Look     *ask.MergeLook
		}{&r.Outcomes, &r.Mark, &r.Look})
	}
	if err != nil {
		return nil, fmt.Errorf("what was read was garbled on the way: %w", err)
	}
	return wire.Run(func(step Step) (any, error) {
		return q.kind.loaded(q.about, q.asked, r, step)
	}, q.wanted, q.progress, pause.Breath)
}

// stop has the Worker give a question up, or ends it if it does not listen. One
// that is still starting listens later, and one that reads only this is ended.
func (c *crew) stop(w *worker, call *call, number int) {
	if c.single {
		return
	}
	w.link.Post(wire.Encoded(wire.ToWorker{Stop: number}))
	if !w.isReady() {
		return
	}
	deadline := time.After(stopping)
	for {
		select {
		case <-call.heard:
			for m, is := call.next(); is; m, is = call.next() {
				if m.Last {
					return
				}
			}
		case <-w.ended:
			return
		case <-deadline:
			c.end(w, errOthers)
			return
		}
	}
}
