//go:build js

package platform

import (
	"errors"
	"syscall/js"

	"parallax/app/wording"
)

// Worker is a Worker that this page has started. It runs the same program.
type Worker struct {
	worker js.Value
	keep   []js.Func
}

// StartWorker starts the program again in a Worker; with texts set it has the
// collection that the page came with. received is called with each of its messages, lost
// once if it ends by itself. web/boot/worker.js knows where to find it.
func (p *Page) StartWorker(texts bool, received func(message []byte), lost func(why string)) (*Worker, error) {
	start := p.window.Get("parallax").Get("startWorker")
	if !start.Truthy() {
		return nil, errors.New(wording.WorkNoWorker.String())
	}
	var w Worker
	if err := try(func() { w.worker = start.Invoke(texts) }); err != nil {
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
		received(bytesOf(data))
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
func (w *Worker) Post(message []byte) { post(w.worker, message) }

// Close ends the Worker at once. Its listeners stay: an event may be on its way.
func (w *Worker) Close() { w.worker.Call("terminate") }

// InWorker reports whether this is the program in a Worker, where there is no
// page.
func InWorker() bool { return !js.Global().Get("document").Truthy() }

// WorkerBundle returns, once, the collection that the page came with; nil if there
// is none.
func WorkerBundle() []byte {
	shared := js.Global().Get("parallax")
	data := shared.Get("bundle")
	if !data.Truthy() {
		return nil
	}
	shared.Set("bundle", nil) // it is here now
	return bytesOf(data)
}

// PostToPage sends the page that started this Worker a message.
func PostToPage(message []byte) { post(js.Global(), message) }

// ListenToPage has each message of the page handled, those that have come
// already at once.
func ListenToPage(received func(message []byte)) {
	handler := js.FuncOf(func(_ js.Value, args []js.Value) any {
		received(bytesOf(args[0]))
		return nil
	})
	js.Global().Get("parallax").Call("listen", handler)
}

// post hands the bytes over instead of having them copied.
func post(to js.Value, message []byte) {
	array := js.Global().Get("Uint8Array").New(len(message))
	js.CopyBytesToJS(array, message)
	to.Call("postMessage", array, []any{array.Get("buffer")})
}

func bytesOf(array js.Value) []byte {
	b := make([]byte, array.Get("length").Int())
	js.CopyBytesToGo(b, array)
	return b
}
