package engine

import (
	"errors"
	"slices"
	"sync"
	"time"

	"parallax/app/ask"
	"parallax/app/engine/wire"
	"parallax/app/wording"
	"parallax/corpus"
)

// Options set when the Worker is used. The zero value is for readers.
type Options struct {
	// Reader starts the Workers that read people's files, each for one question.
	// What runs there is package reader. Without one, no file is read.
	Reader wire.Starter
	// Indexes keeps the indexes of large collections for later visits; default is
	// that none is kept.
	Indexes IndexStore
	// Least is how many bytes of text a question must be about to be worth the
	// Worker, which takes half a second to start and read the collection; default
	// 512 KiB, whose words are counted in place, in pieces, in a sixth of a second.
	Least int
	// Silence is how long a Worker may be silent over a question before it counts
	// as stuck; default a minute. Other pieces of work on a slow telephone are
	// longer than one would think. SilenceOverFile is the same over one file;
	// default half a minute.
	Silence, SilenceOverFile time.Duration
	// Idle is how long an idle Worker is kept: it holds the texts a second time, and
	// the next one is there in half a second; default one minute.
	Idle time.Duration
}

const (
	defaultLeast    = 512 << 10
	defaultSilence  = time.Minute
	defaultOverFile = 30 * time.Second
	defaultIdle     = time.Minute
	// readerStart is how long the program that reads files may take to arrive and
	// start: a slow network brings it in a minute.
	readerStart = 3 * time.Minute
	// listening is the time between two looks at whether an answer is wanted, and
	// stopping what a Worker has to give a question up in before it is ended.
	listening = 50 * time.Millisecond
	stopping  = 2 * time.Second
	// mostLeftOut is how many files of one question may end a Worker before the
	// whole question is given up.
	mostLeftOut = 8
)

// Beside answers long questions about large collections in a Worker, which is
// started for the first such question, those about files in one of their own that
// runs another program, and everything else in place. Where no Worker can be
// started all but what is about files is answered in place.
type Beside struct {
	*InPlace
	base *corpus.Collection
	o    Options

	texts   *crew // has the collection
	readers *crew // have nothing
}

// NewBeside makes an engine that uses Workers. base is the collection that a
// Worker has by itself when it starts, nil if none.
func NewBeside(base *corpus.Collection, start wire.Starter, o Options) *Beside {
	if o.Least == 0 {
		o.Least = defaultLeast
	}
	if o.Silence == 0 {
		o.Silence = defaultSilence
	}
	if o.SilenceOverFile == 0 {
		o.SilenceOverFile = defaultOverFile
	}
	if o.Idle == 0 {
		o.Idle = defaultIdle
	}
	if base == nil {
		base = new(corpus.Collection)
	}
	here := New()
	here.indexes = o.Indexes
	return &Beside{InPlace: here, base: base, o: o, texts: &crew{start: start, idle: o.Idle}, readers: &crew{start: o.Reader, single: true}}
}

// Ask implements Engine.
func (b *Beside) Ask(q ask.Question, wanted func() bool, progress func(done float64)) (any, error) {
	k, err := kindOf(q)
	if err != nil {
		return nil, err
	}
	now := b.snapshot()
	if known := now.answer(q); known != nil {
		return known, nil
	}
	if !k.files && now.volume(q.Documents())*ask.Effort(q) < b.o.Least {
		return b.InPlace.Ask(q, wanted, progress)
	}
	asked := question{Request: wire.Request{Kind: q.Kind()}, asked: q, kind: k, about: now, wanted: wanted, progress: progress, silence: b.o.Silence}
	var answer any
	if k.files {
		asked.silence = b.o.SilenceOverFile
		answer, err = b.overFiles(asked)
	} else {
		asked.collection = now.Whole
		answer, err = b.answer(b.texts, &asked)
	}
	switch {
	case errors.Is(err, errRefused) && k.files:
		return nil, errNoReader
	case errors.Is(err, errRefused):
		return b.InPlace.Ask(q, wanted, progress)
	case err != nil:
		return nil, err
	}
	now.keep(q, answer)
	return answer, nil
}

// overFiles has a Worker answer a question about files. One that the Worker does
// not survive is left out, and the others go on.
func (b *Beside) overFiles(q question) (answer any, err error) {
	if q.kind.about != nil {
		q.collection = q.kind.about(q.about, q.asked)
	}
	files := slices.Clone(q.asked.(ask.Files).Carried())
	if len(files) == 0 { // a file is made, and none is read
		return b.answer(b.readers, &q)
	}
	left := map[string]string{} // reasons, by name
	var order []string
	for len(left) <= mostLeftOut && len(files) > 0 {
		q := q // of each try
		q.asked = q.asked.(ask.Files).With(files)
		answer, err = b.answer(b.readers, &q)
		if err == nil || errors.Is(err, errRefused) || errors.Is(err, ErrGivenUp) || !errors.Is(err, errEnded) || q.begun == 0 || len(files)+len(left) == 1 {
			break
		}
		bad := files[q.begun-1].Name
		left[bad] = wording.FilesGivenUp.With("reason", err.Error())
		order = append(order, bad)
		files = slices.Delete(files, q.begun-1, q.begun)
		answer = nil
	}
	if len(files) == 0 {
		err = nil // every file is named
	}
	if err != nil {
		return nil, err
	}
	for _, name := range order {
		answer = q.kind.without(answer, name, left[name])
	}
	return answer, nil
}

// answer has a Worker answer, or the next one if it is ended on account of
// another question.
func (b *Beside) answer(c *crew, q *question) (answer any, err error) {
	q.Question, q.files = wire.Encoded(q.asked), nil
	if f, is := q.asked.(ask.Files); is {
		q.files = f.Carried()
	}
	for range 3 {
		if answer, err = b.ask(c, q); !errors.Is(err, errOthers) {
			break
		}
	}
	return answer, err
}

// crew are the Workers of one sort.
type crew struct {
	start  wire.Starter // nil if there is none
	single bool         // each answers one question
	idle   time.Duration

	mu      sync.Mutex
	worker  *worker // nil if there is none
	refused bool    // there can be no Worker here
	asked   int     // number of the last request
	busy    int     // requests under way
	ending  *time.Timer
}

// begin finds or starts a Worker and gives the question its number.
func (c *crew) begin(q *question, base *corpus.Collection) (*worker, *call, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.refused || c.start == nil {
		return nil, nil, errRefused
	}
	if c.ending != nil {
		c.ending.Stop()
	}
	w := c.worker
	if c.single { // a new one, which knows nothing
		w, base = nil, new(corpus.Collection)
	}
	if w == nil {
		w = &worker{has: base, calls: make(map[int]*call), ended: make(chan struct{})}
		link, err := c.start(w.receive, func(why string) { c.lost(w, why) })
		if err != nil {
			c.refused = true
			return nil, nil, errRefused
		}
		w.link, c.worker = link, w
	}
	c.asked++
	c.busy++
	q.Number = c.asked
	return w, w.open(q.Number), nil
}

// finish forgets a question. A Worker without any is ended after a while.
func (c *crew) finish(w *worker, number int) {
	w.close(number)
	if c.single {
		c.end(w, errOthers)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.busy--; c.busy == 0 && c.worker != nil {
		idle := c.worker
		c.ending = time.AfterFunc(c.idle, func() { c.end(idle, errOthers) })
	}
}

func (c *crew) refuse() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.refused = true
}

// lost is a Worker that has ended by itself. One that never was ready is none, but
// that the reader of files had to be fetched, which may work the next time.
func (c *crew) lost(w *worker, why string) {
	if w.isReady() {
		text := wording.WorkEndedWhy
		if c.single {
			text = wording.FilesEnded
		}
		c.end(w, &ended{text.With("reason", why)})
		return
	}
	if c.single {
		c.end(w, errors.New(wording.FilesNotStarted.With("reason", why)))
		return
	}
	c.refuse()
	c.end(w, errRefused)
}

// end ends a Worker; questions that it was asked learn why.
func (c *crew) end(w *worker, why error) {
	c.mu.Lock()
	if c.worker == w {
		c.worker = nil
	}
	c.mu.Unlock()
	w.end(why)
}
