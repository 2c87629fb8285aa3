package engine

import (
	"sync"

	"parallax/app/engine/wire"
	"parallax/app/pause"
	"parallax/corpus"
)

// worker is a Worker as the page sees it.
type worker struct {
	link wire.Link

	asking sync.Mutex         // so that a question is about what was brought for it
	has    *corpus.Collection // the Worker's

	mu    sync.Mutex
	ready bool
	calls map[int]*call // requests under way
	over  bool
	why   error
	ended chan struct{} // closed when it is over
}

// call is what the Worker has said about one request and nobody has read yet.
type call struct {
	heard chan struct{} // has room for one: there is something

	mu       sync.Mutex
	messages []wire.FromWorker
}

func (c *call) add(m wire.FromWorker) {
	c.mu.Lock()
	c.messages = append(c.messages, m)
	c.mu.Unlock()
	select {
	case c.heard <- struct{}{}:
	default:
	}
}

// next takes the oldest message.
func (c *call) next() (m wire.FromWorker, is bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.messages) == 0 {
		return m, false
	}
	m, c.messages = c.messages[0], c.messages[1:]
	return m, true
}

func (w *worker) receive(message []byte) {
	m := wire.Decoded(message)
	w.mu.Lock()
	c := w.calls[m.Number]
	w.ready = w.ready || m.Ready
	w.mu.Unlock()
	if c != nil {
		c.add(m)
	}
}

func (w *worker) isReady() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.ready
}

func (w *worker) open(number int) *call {
	w.mu.Lock()
	defer w.mu.Unlock()
	c := &call{heard: make(chan struct{}, 1)}
	w.calls[number] = c
	return c
}

func (w *worker) close(number int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.calls, number)
}

func (w *worker) end(why error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.over {
		return
	}
	w.over, w.why = true, why
	close(w.ended)
	if w.link != nil {
		w.link.Close()
	}
}

// ask sends a question. Before it goes what is new in the collection it is about,
// and its files, with pauses so that the page can draw; that is not given up, for
// the next question needs it too.
func (w *worker) ask(q *question) {
	w.asking.Lock()
	defer w.asking.Unlock()
	if c := q.collection; c != nil && w.has != c {
		w.bring(c)
	}
	rest := pause.Each(pause.Breath)
	for _, f := range q.files {
		q.Names = append(q.Names, f.Name)
		w.link.Post([]byte{wire.RawMark})
		w.link.Post(f.Content)
		rest()
	}
	w.link.Post(wire.Encoded(wire.ToWorker{Ask: &q.Request}))
}

func (w *worker) bring(c *corpus.Collection) {
	o, missing := wire.OutlineOf(w.has, c)
	w.link.Post(wire.Encoded(wire.ToWorker{Collection: &o}))
	rest := pause.Each(pause.Breath)
	var some []wire.Placed
	size := 0
	for n, i := range missing {
		d := c.Documents[i]
		some = append(some, wire.Placed{At: i, Document: d})
		if size += volumeOf(d); size > wire.PieceBytes || n == len(missing)-1 {
			w.link.Post(wire.Encoded(wire.ToWorker{Documents: some}))
			some, size = some[:0], 0
			rest()
		}
	}
	w.has = c
}
