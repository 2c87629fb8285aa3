// Command finder is the search as other people's pages have it: web/finder
// starts it and speaks with it. What it answers is in package finder.
package main

import (
	"runtime/debug"

	"parallax/app/platform/called"
	"parallax/corpus/finder"
)

func main() {
	// Memory that was taken is not given back: better to collect garbage sooner.
	debug.SetGCPercent(50)
	server := new(finder.Server)
	called.Serve(func(message []byte, step func(float64) bool) []byte { return server.Answer(message, step) })
}
