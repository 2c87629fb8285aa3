//go:build js

package platform

import (
	"errors"
	"syscall/js"

	"parallax/app/platform/worker"
	"parallax/app/wording"
)

// Worker is a Worker that this page has started.
type Worker struct {
	worker js.Value
	keep   []js.Func
}

// StartWorker starts a Worker: this program again, with the collection that the
// page came with, or, with reads set, the one that reads files. received is called
// with each of its messages, lost once if it ends by itself or cannot be fetched.
// web/boot/worker.js knows where to find it.
func (p *Page) StartWorker(reads bool, received func(message []byte), lost func(why string)) (*Worker, error) {
	start := p.window.Get("parallax").Get("startWorker")
	if !start.Truthy() {
		return nil, errors.New(wording.WorkNoWorker.String())
	}
	var w Worker
	if err := try(func() { w.worker = start.Invoke(reads) }); err != nil {
		return nil, err
	}
	ended := false
	end := func(why string) {
		if !ended {
			ended = true
			lost(why)
		}
	}
	w.on("message", func(e js.Value) {
		data := e.Get("data")
		if data.Type() == js.TypeString { // web/boot/worker.js: the program has ended
			end(data.String())
			return
		}
		received(worker.Bytes(data))
	})
	w.on("error", func(e js.Value) {
		e.Call("preventDefault") // the reader is told, the console need not be
		why := wording.WorkerNoStart.String()
		if text := e.Get("message"); text.Truthy() {
			why = text.String()
		}
		end(why)
	})
	return &w, nil
}

func (w *Worker) on(event string, f func(e js.Value)) {
	handler := js.FuncOf(func(_ js.Value, args []js.Value) any {
		f(args[0])
		return nil
	})
	w.keep = append(w.keep, handler)
	w.worker.Call("addEventListener", event, handler)
}

// Post sends the Worker a message.
func (w *Worker) Post(message []byte) { worker.Send(w.worker, message) }

// Close ends the Worker at once. Its listeners stay: an event may be on its way.
func (w *Worker) Close() { w.worker.Call("terminate") }
