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
	port    js.Value // that messages are posted to
	heard   js.Value // where they arrive
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
		turns.heard = channel.Get("port1")
		turns.heard.Set("onmessage", js.FuncOf(next))
		turns.port = channel.Get("port2")
	}
	turns.waiting = append(turns.waiting, mine)
	alive("ref")
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
	if turns.waiting = turns.waiting[1:]; len(turns.waiting) == 0 {
		alive("unref")
	}
	return nil
}

// alive keeps node from ending while somebody waits, and no longer. A browser has no
// such thing.
func alive(ref string) {
	if turns.heard.Get(ref).Truthy() {
		turns.heard.Call(ref)
	}
}
