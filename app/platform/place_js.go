//go:build js && wasm

package platform

import (
	"strconv"
	"strings"
	"syscall/js"
)

// placeKey is where the place on the page outlives a reload, in the tab's own
// storage. The browser cannot keep it: when it would scroll, the text that is
// as long as it was has not been drawn yet.
const placeKey = prefix + "place"

// leave stores the place for a reload, and is called as the page goes.
func (p *Page) leave(js.Value) {
	place := strconv.FormatFloat(p.window.Get("scrollY").Float(), 'f', 0, 64) + " " + p.last
	attempt(func() { p.window.Get("sessionStorage").Call("setItem", placeKey, place) })
}

// resume goes back to the place that leave stored, if this is a reload of the
// same view.
func (p *Page) resume() {
	attempt(func() {
		entries := p.window.Get("performance").Call("getEntriesByType", "navigation")
		if entries.Length() == 0 || entries.Index(0).Get("type").String() != "reload" {
			return
		}
		stored := p.window.Get("sessionStorage").Call("getItem", placeKey)
		if stored.Type() != js.TypeString {
			return
		}
		far, address, _ := strings.Cut(stored.String(), " ")
		if top, err := strconv.ParseFloat(far, 64); err == nil && address == p.last {
			p.scrolled[address], p.popped = top, true
		}
	})
}
