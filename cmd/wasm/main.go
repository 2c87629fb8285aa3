//go:build js && wasm

// Command wasm is the program the browser runs. web/boot.js fetches and starts
// it; everything it does is in package app. In a Worker, which the page starts
// for questions that take long, it answers those.
package main

import (
	"runtime/debug"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app"
	"parallax/app/engine"
	"parallax/app/platform"
)

func main() {
	if platform.InWorker() {
		work()
	}
	// What is made at the start stays; collecting garbage meanwhile finds none.
	debug.SetGCPercent(400)
	page := platform.New()
	page.Idle(func() { debug.SetGCPercent(100) })
	collection, err := app.Collection(page.Bundle())
	start := func(received func([]byte), lost func(string)) (engine.Link, error) {
		return page.StartWorker(received, lost)
	}
	store := app.NewStore(engine.NewBeside(collection, start, engine.Options{}), page)
	store.Start(collection, err)
	goapp.RouteWithRegexp(".*", func() goapp.Composer { return app.NewPage(store) })
	goapp.RunWhenOnBrowser()
}

// work answers questions for as long as the page lets the Worker live.
func work() {
	collection, err := app.Collection(platform.WorkerBundle())
	if err != nil {
		panic(err) // the page could read it
	}
	platform.ListenToPage(engine.Serve(collection, platform.PostToPage).Receive)
	select {}
}
