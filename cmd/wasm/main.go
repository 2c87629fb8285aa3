//go:build js && wasm

// Command wasm is the program the browser runs. web/boot.js fetches and starts
// it; everything it does is in package app. In a Worker, which the page starts
// for questions that take long and for those that read files, it answers these.
package main

import (
	"runtime/debug"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app"
	"parallax/app/ask"
	"parallax/app/engine"
	"parallax/app/platform"
	"parallax/app/store"
	"parallax/corpus"
)

func main() {
	if platform.InWorker() {
		work()
	}
	// What is made at the start stays; collecting garbage meanwhile finds none.
	debug.SetGCPercent(400)
	page := platform.New()
	page.Idle(func() { debug.SetGCPercent(100) })
	loaded, err := store.Loaded(page.Bundle())
	start := func(texts bool) engine.Starter {
		return func(received func([]byte), lost func(string)) (engine.Link, error) {
			return page.StartWorker(texts, received, lost)
		}
	}
	s := store.New(engine.NewBeside(base(loaded), start(true), engine.Options{Reader: start(false), Indexes: page}), page)
	s.Start(loaded, err)
	goapp.RouteWithRegexp(".*", func() goapp.Composer { return app.NewPage(s) })
	goapp.RunWhenOnBrowser()
}

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
		collection, err := store.Collection(platform.WorkerBundle())
		if err != nil {
			panic(err) // the page could read it
		}
		return collection
	}
	platform.ListenToPage(engine.Serve(base, platform.PostToPage).Receive)
	select {}
}
