// Package pause gives the thread back to the browser between two pieces of work.
//
// A browser gives a page one thread, and Go gives it back only once no goroutine can
// go on. Sleeping is not enough for that: who sleeps for a millisecond can go on
// before the others have come to rest, and with two that work, or one and the
// collecting of garbage, there is always one that can. Putting ten thousand articles
// into a collection made the page stand still for up to seven seconds so, although
// each piece of the work took twelve milliseconds. So who pauses waits for an event
// that only the browser can bring, and it has come to it then.
package pause

import "time"

// Turn waits until the browser has had the thread. The programs set it (package
// worker of platform has it; package called sets it for the module); where there is
// no browser others are let go on.
var Turn = func() { time.Sleep(time.Millisecond) }

// Breath is how long work on the page goes on before it pauses.
const Breath = 12 * time.Millisecond

// Each returns a function to be called between small pieces of work, which pauses
// once a breath is over. It serves one goroutine.
func Each(breath time.Duration) func() {
	began := time.Now()
	return func() {
		if time.Since(began) > breath {
			Turn()
			began = time.Now()
		}
	}
}
