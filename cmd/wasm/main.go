//go:build js && wasm

// Command wasm is the program the browser runs. web/boot.js fetches and starts
// it; everything it does is in package app.
package main

import (
	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app"
	"parallax/app/engine"
	"parallax/app/platform"
)

func main() {
	page := platform.New()
	store := app.NewStore(engine.New(), page)
	store.Start(app.Collection(page.Bundle()))
	goapp.RouteWithRegexp(".*", func() goapp.Composer { return app.NewPage(store) })
	goapp.RunWhenOnBrowser()
}
