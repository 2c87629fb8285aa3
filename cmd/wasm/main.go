//go:build js && wasm

// Command wasm is the program the browser runs. web/boot.js fetches and starts
// it; everything it does is in package app. In a Worker, which the page starts
// for questions that take long, it answers these; people's files are read by
// another program, cmd/reader.
package main

import (
	"runtime/debug"
	"time"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app"
	"parallax/app/ask"
	"parallax/app/engine"
	"parallax/app/engine/wire"
	"parallax/app/pause"
	"parallax/app/platform"
	"parallax/app/platform/worker"
	"parallax/app/store"
	"parallax/corpus"
)

func main() {
	pause.Turn = worker.Turn
	if worker.In() {
		work()
	}
	// What is made at the start stays; collecting garbage meanwhile finds none.
	debug.SetGCPercent(400)
	page := platform.New()
	page.Idle(func() { debug.SetGCPercent(100) })
	loaded, err := store.Loaded(page.Bundle())
	breathe()
	start := func(reads bool) wire.Starter {
		return func(received func([]byte), lost func(string)) (wire.Link, error) {
			return page.StartWorker(reads, received, lost)
		}
	}
	s := store.New(engine.NewBeside(base(loaded), start(false), engine.Options{Reader: start(true), Indexes: page}), page)
	s.Start(loaded, err)
	breathe()
	goapp.RouteWithRegexp(".*", func() goapp.Composer { return app.NewPage(s) })
	goapp.RunWhenOnBrowser()
}

// breathe lets the page scroll and take keys between two pieces of the start.
func breathe() { time.Sleep(time.Nanosecond) }

// base is what a Worker has by itself.
func base(l *ask.Loaded) *corpus.Collection {
	if l == nil {
		return nil
	}
	return l.Collection
}

// work answers questions for as long as the page lets the Worker live. The
// collection is read when a question first needs it.
func work() {
	base := func() *corpus.Collection {
		collection, err := store.Collection(worker.Bundle())
		if err != nil {
			panic(err) // the page could read it
		}
		return collection
	}
	worker.Listen(engine.Serve(base, worker.Post).Receive)
	select {}
}
