package engine

import (
	"errors"
	"fmt"
	"sync"
	"time"

	"parallax/app/state"
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

// Options set when the Worker is used. The zero value is for readers.
type Options struct {
	// Least is how many bytes of text a question must be about to be worth the
	// Worker, which takes half a second to start and read the collection; default
	// 512 KiB, whose words are counted in place in a sixth of a second.
	Least int
	// Silence is how long a Worker may be silent over a question before it counts
	// as stuck; default a minute. Other pieces of work on a slow telephone are
	// longer than one would think.
	Silence time.Duration
	// Idle is how long an idle Worker is kept: it holds the collection a second
	// time; default five minutes.
	Idle time.Duration
}

const (
	defaultLeast   = 512 << 10
	defaultSilence = time.Minute
	defaultIdle    = 5 * time.Minute
	// listening is the time between two looks at whether an answer is wanted, and
	// stopping what a Worker has to give a question up in before it is ended.
	listening = 50 * time.Millisecond
	stopping  = 2 * time.Second
)

// Beside answers long questions about large collections in a Worker and
// everything else in place. The Worker is started for the first such question.
// Where none can be started everything is answered in place.
type Beside struct {
	*InPlace
	base  *corpus.Collection
	start Starter
	o     Options

	mu      sync.Mutex
	worker  *worker // nil if there is none
	refused bool    // there can be no Worker here
	asked   int     // number of the last request
	busy    int     // requests under way
	idle    *time.Timer
}

// NewBeside makes an engine that uses a Worker. base is the collection that the
// Worker has by itself when it starts, nil if none.
func NewBeside(base *corpus.Collection, start Starter, o Options) *Beside {
	if o.Least == 0 {
		o.Least = defaultLeast
	}
	if o.Silence == 0 {
		o.Silence = defaultSilence
	}
	if o.Idle == 0 {
		o.Idle = defaultIdle
	}
	if base == nil {
		base = new(corpus.Collection)
	}
	return &Beside{InPlace: New(), base: base, start: start, o: o}
}

// Ask implements Engine.
func (b *Beside) Ask(q state.Question, wanted func() bool, progress func(done float64)) (any, error) {
	k, err := kindOf(q)
	if err != nil {
		return nil, err
	}
	now, key := b.snapshot(), keyOf(q)
	if known := now.answer(key); known != nil {
		return known, nil
	}
	if now.volume(q.Documents())*effort(q) < b.o.Least {
		return b.InPlace.Ask(q, wanted, progress)
	}
	answer, err := b.answer(&question{
		request: request{Kind: q.Kind(), Question: encoded(q)}, kind: k, about: now, wanted: wanted, progress: progress, silence: b.o.Silence,
	})
	switch {
	case errors.Is(err, errRefused):
		return b.InPlace.Ask(q, wanted, progress)
	case err != nil:
		return nil, err
	}
	now.keep(key, answer)
	return answer, nil
}

// answer has the Worker answer, or the next one if it is ended on account of
// another question.
func (b *Beside) answer(q *question) (answer any, err error) {
	for range 3 {
		if answer, err = b.ask(q); !errors.Is(err, errOthers) {
			break
		}
	}
	return answer, err
}

// effort is how many times as long as counting the words a question takes.
func effort(q state.Question) int {
	if e, is := q.(interface{ Effort() int }); is {
		return e.Effort()
	}
	return 1
}

// errRefused says that there can be no Worker here, errOthers that it was ended
// because of another question.
var (
	errRefused = errors.New("there is no Worker")
	errOthers  = errors.New("the work was ended because of another question; ask again")
)

// question is a question on its way to an answer.
type question struct {
	request
	kind     kind
	about    *Snapshot
	wanted   func() bool
	progress func(done float64)
	silence  time.Duration // after which the Worker counts as stuck
	raw      [][]byte      // files, marked as such
	slow     bool          // progress was told
}

func (q *question) gone() bool { return q.wanted != nil && !q.wanted() }

func (q *question) tell(done float64) {
	q.slow = true
	if q.progress != nil {
		q.progress(done)
	}
}

// ask has the Worker answer, which is started if there is none.
func (b *Beside) ask(q *question) (any, error) {
	w, err := b.begin(q)
	if err != nil {
		return nil, err
	}
	defer b.finish(w, q.Number)
	w.ask(q)
	since := time.Now()
	heard := since
	look := time.NewTicker(listening)
	defer look.Stop()
	for {
		select {
		case m := <-w.call(q.Number):
			heard = time.Now()
			switch {
			case !m.Last:
				q.tell(m.Done)
			case m.Trouble != "":
				return nil, errors.New(m.Trouble)
			case m.Answer == nil:
				return nil, ErrGivenUp
			default:
				answer, err := q.kind.reply(m.Answer)
				if err != nil {
					return nil, fmt.Errorf("the answer was garbled on the way: %w", err)
				}
				return answer, nil
			}
		case <-w.ended:
			return nil, w.why
		case <-look.C:
			now := time.Now()
			switch {
			case q.gone():
				b.stop(w, q.Number)
				return nil, ErrGivenUp
			case now.Sub(heard) > q.silence:
				if !w.isReady() {
					b.refuse()
					b.end(w, errRefused)
					return nil, errRefused
				}
				b.end(w, errOthers)
				return nil, fmt.Errorf("nothing has moved for %v; try again, or choose fewer documents", q.silence.Round(time.Second))
			case !q.slow && now.Sub(since) > patience:
				q.tell(0)
			}
		}
	}
}

// begin finds or starts the Worker and gives the question its number.
func (b *Beside) begin(q *question) (*worker, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.refused {
		return nil, errRefused
	}
	if b.idle != nil {
		b.idle.Stop()
	}
	if b.worker == nil {
		w := &worker{has: b.base, calls: make(map[int]chan fromWorker), ended: make(chan struct{})}
		link, err := b.start(w.receive, func(why string) { b.lost(w, why) })
		if err != nil {
			b.refused = true
			return nil, errRefused
		}
		w.link, b.worker = link, w
	}
	b.asked++
	b.busy++
	q.Number = b.asked
	b.worker.open(q.Number)
	return b.worker, nil
}

// finish forgets a question. A Worker without any is ended after a while.
func (b *Beside) finish(w *worker, number int) {
	w.close(number)
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.busy--; b.busy == 0 && b.worker != nil {
		idle := b.worker
		b.idle = time.AfterFunc(b.o.Idle, func() { b.end(idle, errOthers) })
	}
}

// stop has the Worker give a question up, or ends it if it does not listen. One
// that is still starting listens later.
func (b *Beside) stop(w *worker, number int) {
	w.link.Post(encoded(toWorker{Stop: number}))
	if !w.isReady() {
		return
	}
	deadline := time.After(stopping)
	for {
		select {
		case m := <-w.call(number):
			if m.Last {
				return
			}
		case <-w.ended:
			return
		case <-deadline:
			b.end(w, errOthers)
			return
		}
	}
}

func (b *Beside) refuse() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.refused = true
}

// lost is a Worker that has ended by itself. One that never was ready is none.
func (b *Beside) lost(w *worker, why string) {
	if w.isReady() {
		b.end(w, fmt.Errorf("the work beside the page has ended (%s); try again, or choose fewer documents", why))
		return
	}
	b.refuse()
	b.end(w, errRefused)
}

// end ends a Worker; questions that it was asked learn why.
func (b *Beside) end(w *worker, why error) {
	b.mu.Lock()
	if b.worker == w {
		b.worker = nil
	}
	b.mu.Unlock()
	w.end(why)
}
