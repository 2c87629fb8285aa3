//go:build js && wasm

// Command hello is what a program with go-app weighs and takes to start before
// it does anything: a field, a list, and a fuzzy match of one with the other.
// The explorer's start is measured against it.
package main

import (
	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
	"github.com/sahilm/fuzzy"
)

var words = []string{"bridge", "ferry", "harbour", "mayor", "closure", "reopening"}

type hello struct {
	goapp.Compo
	typed string
}

func (h *hello) Render() goapp.UI {
	var found []string
	for _, m := range fuzzy.Find(h.typed, words) {
		found = append(found, m.Str)
	}
	return goapp.Main().Body(
		goapp.Input().ID("field").OnInput(func(ctx goapp.Context, _ goapp.Event) {
			h.typed = ctx.JSSrc().Get("value").String()
		}),
		goapp.Ul().Body(goapp.Range(found).Slice(func(i int) goapp.UI { return goapp.Li().Text(found[i]) })),
	)
}

func main() {
	goapp.RouteWithRegexp(".*", func() goapp.Composer { return &hello{} })
	goapp.RunWhenOnBrowser()
}
