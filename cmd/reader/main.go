//go:build js && wasm

// Command reader is the program that reads people's files. The page starts it in
// a Worker when files are given, and ends it with its answer; see package
// reader.
package main

import (
	"runtime/debug"

	"parallax/app/pause"
	"parallax/app/platform/worker"
	"parallax/app/reader"
)

func main() {
	// The Worker's memory has a limit that no file may exceed
	// (cmd/parallax/program); near it garbage is collected sooner instead.
	debug.SetMemoryLimit(400 << 20)
	pause.Turn = worker.Turn
	worker.Listen(reader.Serve(worker.Post).Receive)
	select {}
}
