//go:build js

package worker

import (
	"sync"
	"syscall/js"
)

// turns are those who wait for the browser to have the thread, in their order.
var turns struct {
	sync.Mutex
	waiting []chan struct{}
	port    js.Value
}

// Turn waits until the browser has had the thread: it posts itself a message, which
// comes behind what the browser has to do already. A timer would do too, but of
// nested ones a browser lets each last four milliseconds, which is a quarter of all
// time. It must not be called from an event handler.
func Turn() {
	mine := make(chan struct{})
	turns.Lock()
	if !turns.port.Truthy() {
		channel := js.Global().Get("MessageChannel").New()
		channel.Get("port1").Set("onmessage", js.FuncOf(next))
		turns.port = channel.Get("port2")
	}
	turns.waiting = append(turns.waiting, mine)
	turns.Unlock()
	turns.port.Call("postMessage", 0)
	<-mine
}

// next lets the first go on: there is a message for each, so that between two of them
// the browser has its turn.
func next(js.Value, []js.Value) any {
	turns.Lock()
	defer turns.Unlock()
	close(turns.waiting[0])
	turns.waiting = turns.waiting[1:]
	return nil
}
