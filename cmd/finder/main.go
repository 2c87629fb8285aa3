// Command finder is the search as other people's pages have it: web/finder
// starts it and speaks with it. What it answers is in package finder.
package main

import (
	"runtime"
	"runtime/debug"

	"parallax/app/platform/called"
	"parallax/corpus/finder"
)

func main() {
	debug.SetGCPercent(collecting)
	server := new(finder.Server)
	sorted := 0 // passages that were in the index when settle was last called
	called.Serve(func(message []byte, step func(float64) bool) [][]byte {
		reserve(len(message))
		reply := server.Answer(message, step)
		if n := server.Sorted(); n > 0 && n != sorted {
			sorted = n
			settle()
		}
		return reply
	})
}

// collecting is the share of garbage at which it is collected while documents
// come: memory that was taken is not given back, so better sooner.
const collecting = 50

// reserve sees to it that the memory for what comes is there. Go takes it in pieces
// of half a megabyte, and each time the browser makes the memory longer, which takes
// it milliseconds: about a tenth of all time that indexing took.
func reserve(bytes int) {
	if bytes < atOnce/16 {
		return
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	if m.HeapIdle < uint64(atOnce/4) {
		runtime.KeepAlive(make([]byte, atOnce)) // else the compiler leaves it out
	}
}

// atOnce is how much memory is taken at a time while documents come.
const atOnce = 8 << 20

// settle lets searches use the memory that making the index has taken, before
// garbage is collected again: whoever types waits for that.
func settle() {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	if m.HeapAlloc > 0 && m.HeapSys > m.HeapAlloc {
		debug.SetGCPercent(max(collecting, min(400, int(90*(m.HeapSys-m.HeapAlloc)/m.HeapAlloc))))
	}
}
