package engine

import (
	"encoding/json"
	"sync"
	"time"

	"parallax/corpus"
)

// worker is a Worker as the page sees it.
type worker struct {
	link Link

	asking sync.Mutex         // so that a question is about what was brought for it
	has    *corpus.Collection // the Worker's

	mu    sync.Mutex
	ready bool
	calls map[int]chan fromWorker // requests under way
	over  bool
	why   error
	ended chan struct{} // closed when it is over
}

func (w *worker) receive(message []byte) {
	var m fromWorker
	if err := json.Unmarshal(message, &m); err != nil {
		panic("message of the Worker: " + err.Error()) // both ends are this package
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if m.Ready {
		w.ready = true
		return
	}
	call := w.calls[m.Number]
	for call != nil {
		select {
		case call <- m:
			return
		default: // full: nobody needs the older notes of progress
			select {
			case <-call:
			default:
			}
		}
	}
}

func (w *worker) isReady() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.ready
}

func (w *worker) open(number int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.calls[number] = make(chan fromWorker, 8)
}

func (w *worker) call(number int) chan fromWorker {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.calls[number]
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
// with pauses so that the page can draw; that is not given up, for the next
// question needs it too.
func (w *worker) ask(q *question) {
	w.asking.Lock()
	defer w.asking.Unlock()
	if c := q.about.Whole; w.has != c {
		w.bring(c)
	}
	for _, file := range q.raw {
		w.link.Post(file)
		time.Sleep(time.Millisecond)
	}
	w.link.Post(encoded(toWorker{Ask: &q.request}))
}

func (w *worker) bring(c *corpus.Collection) {
	o, missing := outlineOf(w.has, c)
	w.link.Post(encoded(toWorker{Collection: &o}))
	paused := time.Now()
	for _, i := range missing {
		w.link.Post(encoded(toWorker{At: i, Document: c.Documents[i]}))
		if now := time.Now(); now.Sub(paused) > breath {
			time.Sleep(time.Millisecond)
			paused = time.Now()
		}
	}
	w.has = c
}
