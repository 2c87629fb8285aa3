//go:build js

package platform

import (
	"strings"
	"syscall/js"

	"parallax/app/platform/worker"
)

// prefix sets our keys in the browser's storage apart: on file:// all files of
// a disk may share one store.
const prefix = "parallax."

// Page is the browser's page.
type Page struct {
	chosen           chosen // last, beside a task
	window, document js.Value
	events           Events
	keep             []js.Func // listeners, which live as long as the page

	last     string             // address of the view shown
	scrolled map[string]float64 // how far each address was scrolled when left
	popped   bool               // the view was come to by back or forward
	own      bool               // we tell go-app of a change, nobody moved
	place    string             // of the last Settle

	themeColors []string // of the page's meta elements, as they came
	drawing     bool     // a layout of the drawings is asked for
	draw        js.Func

	lit     []js.Value // elements with data-lit
	pointed [3]string  // topic, document and passage last told
	touched bool       // a finger is on the page: what it does is told by its click
	columns columns

	databases map[string]js.Value // open, by their store
	newer     bool                // a newer edition has changed them: they are read, and not written
	drops     int                 // times that the indexes were let go of

	stops int        // times that StopFiles was called
	held  []js.Value // files that were given, to be read once more: handles, without their content

	channel js.Value // to the site's other pages; undefined if there can be none
	guard   js.Func
	guarded bool   // the browser asks before the page is left
	within  string // see Within
}

// New returns the page the program runs in.
func New() *Page {
	p := &Page{window: js.Global(), document: js.Global().Get("document"), scrolled: map[string]float64{}}
	p.last = p.address()
	p.draw = js.FuncOf(func(js.Value, []js.Value) any {
		p.drawing = false
		p.layOut()
		return nil
	})
	attempt(func() { p.window.Get("history").Set("scrollRestoration", "manual") })
	p.resume()
	return p
}

// attempt runs f and swallows what JavaScript throws: browsers refuse storage,
// history and clipboard for reasons of their own.
func attempt(f func()) {
	defer func() {
		if r := recover(); r != nil {
			if _, thrown := r.(js.Error); !thrown {
				panic(r)
			}
		}
	}()
	f()
}

func (p *Page) on(target js.Value, event string, capture bool, f func(e js.Value)) {
	handler := js.FuncOf(func(_ js.Value, args []js.Value) any {
		f(args[0])
		return nil
	})
	p.keep = append(p.keep, handler)
	target.Call("addEventListener", event, handler, capture)
}

func (p *Page) byID(id string) js.Value { return p.document.Call("getElementById", id) }

func (p *Page) address() string { return p.window.Get("location").Get("hash").String() }

// Listen sets who is told about events, and begins to tell.
func (p *Page) Listen(e Events) {
	p.events = e
	p.on(p.document, "keydown", false, p.keyDown)
	p.on(p.document, "click", false, p.click)
	p.on(p.window, "pagehide", false, p.leave)
	p.on(p.document, "click", true, p.tap)
	p.listenShelf()
	p.listenPointing()
	p.listenColumns()
	p.listenFiles()
	p.listenShared()
	p.listenInstall()
	p.listenReading()
	p.on(p.window, "popstate", true, func(js.Value) {
		// An address typed by hand comes this way too; only one that was left
		// before has a place to go back to.
		if _, known := p.scrolled[p.address()]; !p.own {
			p.popped = known
		}
	})
	p.on(p.window, "resize", false, func(js.Value) { p.Draw() })
	if observer := p.window.Get("ResizeObserver"); observer.Truthy() {
		changed := js.FuncOf(func(js.Value, []js.Value) any { p.Draw(); return nil })
		p.keep = append(p.keep, changed)
		observer.New(changed).Call("observe", p.document.Get("body"))
	}
	if fonts := p.document.Get("fonts"); fonts.Truthy() {
		p.on(fonts, "loadingdone", false, func(js.Value) { p.Draw() })
	}
}

func (p *Page) keyDown(e js.Value) {
	// Autofill, and extensions, send events that have a type and no more: Bool would end
	// the program.
	name := e.Get("key")
	if p.events.Key == nil || name.Type() != js.TypeString || e.Get("defaultPrevented").Truthy() || e.Get("isComposing").Truthy() || e.Get("altKey").Truthy() {
		return
	}
	key := Key{
		Name:    name.String(),
		Ctrl:    e.Get("ctrlKey").Truthy() || e.Get("metaKey").Truthy(),
		Shift:   e.Get("shiftKey").Truthy(),
		InField: inField(e.Get("target")),
	}
	if p.events.Key(key) {
		e.Call("preventDefault")
	}
}

func inField(target js.Value) bool {
	if !target.Truthy() || !target.Get("matches").Truthy() {
		return false
	}
	return target.Call("matches", "input, textarea, select, [contenteditable]").Bool()
}

// click comes before go-app's own listener, which sits on the window, takes
// every plain click on a link and does not know of Shift and Alt.
func (p *Page) click(e js.Value) {
	target := e.Get("target")
	if !target.Truthy() || !target.Get("closest").Truthy() {
		return
	}
	link := target.Call("closest", "a[href]")
	if !link.Truthy() {
		return
	}
	if e.Get("shiftKey").Truthy() || e.Get("altKey").Truthy() {
		e.Call("stopPropagation")
		return
	}
	if e.Get("ctrlKey").Truthy() || e.Get("metaKey").Truthy() {
		return
	}
	href := link.Call("getAttribute", "href").String()
	p.popped = false // go-app will push a new entry
	switch {
	case len(href) > 1 && href[0] == '#' && href[1] != '/': // within the page
		e.Call("stopPropagation")
		e.Call("preventDefault")
		p.Focus(href[1:])
	case link.Get("href").String() == p.window.Get("location").Get("href").String():
		e.Call("stopPropagation")
		e.Call("preventDefault")
		if p.events.Again != nil {
			p.events.Again()
		}
	}
}

// tap lets a finger do what a mouse does by hovering.
func (p *Page) tap(e js.Value) {
	target := e.Get("target")
	if !p.touched || p.events.Tapped == nil || !target.Truthy() || !target.Get("closest").Truthy() || !e.Get("detail").Truthy() {
		return
	}
	p.touched = false
	cell := target.Call("closest", "[data-tap]")
	if !cell.Truthy() {
		p.point(e)
		return
	}
	datum := func(name string) string {
		if at := cell.Call("closest", "[data-"+name+"]"); at.Truthy() {
			return at.Call("getAttribute", "data-"+name).String()
		}
		return ""
	}
	if p.events.Tapped(datum("topic"), datum("document")) {
		e.Call("stopPropagation")
		e.Call("preventDefault")
	}
}

// Address returns the fragment of the address, "#" included. It is asked when
// the address has changed and the old view is still there, so this is when the
// old view's scroll position is noted.
func (p *Page) Address() string {
	now := p.address()
	if now != p.last {
		p.scrolled[p.last] = p.window.Get("scrollY").Float()
		p.last = now
	}
	return now
}

// Built reports whether the page as the build has drawn it has an element.
func (p *Page) Built(id string) bool { return p.byID(id).Truthy() }

// Here reports whether the address is the one that was last asked for.
func (p *Page) Here() bool { return p.address() == p.last }

// Go changes the fragment of the address.
func (p *Page) Go(fragment string, replace bool) {
	p.Address()
	method := "pushState"
	if replace {
		method = "replaceState"
	}
	attempt(func() { p.window.Get("history").Call(method, js.Null(), "", fragment) })
	p.Address()
	p.popped = false
	// go-app compares links with the address it last saw; this lets it see.
	p.own = true
	attempt(func() { p.window.Call("dispatchEvent", p.window.Get("PopStateEvent").New("popstate")) })
	p.own = false
}

// Settle scrolls rows of links to the one that is shown, and the page to where a view
// begins, or to where it was left if the reader came back to it. Within one place it
// leaves the page where it is, unless the reader came back.
func (p *Page) Settle(place string) {
	switch {
	case p.popped:
		p.scrollTo(p.scrolled[p.last])
	case place != p.place && p.place != "":
		p.scrollTo(0)
	}
	p.place = place
	p.center()
}

// center scrolls rows of links that are wider than the window (data-strip) to the link of
// what is shown, and nothing else.
func (p *Page) center() {
	list := p.document.Call("querySelectorAll", "[data-strip]")
	for i := range list.Length() {
		strip := list.Index(i)
		current := strip.Call("querySelector", "[aria-current]:not([aria-current=false])")
		if !current.Truthy() || strip.Get("scrollWidth").Int() <= strip.Get("clientWidth").Int() {
			continue
		}
		row, at := strip.Call("getBoundingClientRect"), current.Call("getBoundingClientRect")
		by := at.Get("left").Float() + at.Get("width").Float()/2 - row.Get("left").Float() - row.Get("width").Float()/2
		strip.Call("scrollBy", map[string]any{"left": by, "behavior": "instant"})
	}
}

func (p *Page) scrollTo(top float64) {
	p.window.Call("scrollTo", map[string]any{"top": top, "behavior": "instant"})
}

// Idle calls f when the page has nothing to do, or soon in a browser that
// cannot tell.
func (p *Page) Idle(f func()) {
	var call js.Func
	call = js.FuncOf(func(js.Value, []js.Value) any {
		call.Release()
		f()
		return nil
	})
	if p.window.Get("requestIdleCallback").Truthy() {
		p.window.Call("requestIdleCallback", call)
	} else {
		p.window.Call("setTimeout", call, 100)
	}
}

// Retitle sets the title of the window.
func (p *Page) Retitle(title string) { p.document.Set("title", title) }

// Focus moves the keyboard focus to an element and scrolls to it, unless the
// reader came back to a view that was scrolled. Headings and fields lie at the
// top of their views; everything else is brought to the middle.
func (p *Page) Focus(id string) {
	at := p.byID(id)
	if !at.Truthy() {
		return
	}
	at.Call("focus", map[string]any{"preventScroll": true})
	if p.popped {
		return
	}
	block := "center"
	if at.Call("matches", "input, h1, main").Bool() {
		block = "nearest"
	}
	at.Call("scrollIntoView", map[string]any{"block": block, "behavior": "instant"})
}

// Reveal scrolls to an element.
func (p *Page) Reveal(id string) {
	if at := p.byID(id); at.Truthy() && !p.popped {
		at.Call("scrollIntoView", map[string]any{"block": "center", "behavior": "instant"})
	}
}

// Recall returns a stored preference, or "".
func (p *Page) Recall(key string) (value string) {
	attempt(func() {
		if v := p.window.Get("localStorage").Call("getItem", prefix+key); v.Type() == js.TypeString {
			value = v.String()
		}
	})
	return value
}

// Keeps reports whether the browser has a preference, to be recalled when the page is
// opened again: web/boot/storage.js stands in where it refuses, for this page alone.
func (p *Page) Keeps(key, value string) bool {
	return p.Recall(key) == value && !p.window.Get("localStorage").Get("passing").Truthy()
}

// Remember stores a preference; the empty value forgets it.
func (p *Page) Remember(key, value string) {
	attempt(func() {
		if store := p.window.Get("localStorage"); value == "" {
			store.Call("removeItem", prefix+key)
		} else {
			store.Call("setItem", prefix+key, value)
		}
	})
}

// RecallHere returns what this tab remembers, also after it was loaded again, or "".
func (p *Page) RecallHere(key string) (value string) {
	attempt(func() {
		if v := p.window.Get("sessionStorage").Call("getItem", prefix+key); v.Type() == js.TypeString {
			value = v.String()
		}
	})
	return value
}

// RememberHere has this tab remember something; the empty value forgets it.
func (p *Page) RememberHere(key, value string) {
	attempt(func() {
		if store := p.window.Get("sessionStorage"); value == "" {
			store.Call("removeItem", prefix+key)
		} else {
			store.Call("setItem", prefix+key, value)
		}
	})
}

// Dress sets the colours: "light", "dark", or "" for the system's.
func (p *Page) Dress(theme string) {
	root := p.document.Get("documentElement")
	if theme == "" {
		root.Call("removeAttribute", "data-theme")
	} else {
		root.Call("setAttribute", "data-theme", theme)
	}
	metas := p.document.Call("querySelectorAll", "meta[name=theme-color]")
	ground := p.window.Call("getComputedStyle", root).Get("backgroundColor").String()
	for i := range metas.Length() {
		meta := metas.Index(i)
		if len(p.themeColors) <= i {
			p.themeColors = append(p.themeColors, meta.Get("content").String())
		}
		if theme == "" {
			meta.Set("content", p.themeColors[i])
		} else {
			meta.Set("content", ground)
		}
	}
}

// Copy puts a text on the clipboard and calls done with whether it is there.
// Where the asynchronous clipboard is missing, as on plain http, a field that
// is selected and gone again serves.
func (p *Page) Copy(text string, done func(bool)) {
	clipboard := p.window.Get("navigator").Get("clipboard")
	if !clipboard.Truthy() {
		done(p.copyOld(text))
		return
	}
	var yes, no js.Func
	finish := func(ok bool) any {
		yes.Release()
		no.Release()
		done(ok)
		return nil
	}
	yes = js.FuncOf(func(js.Value, []js.Value) any { return finish(true) })
	no = js.FuncOf(func(js.Value, []js.Value) any { return finish(p.copyOld(text)) })
	clipboard.Call("writeText", text).Call("then", yes, no)
}

func (p *Page) copyOld(text string) (ok bool) {
	field := p.document.Call("createElement", "textarea")
	field.Set("value", text)
	field.Set("className", "u-hidden")
	focused := p.document.Get("activeElement")
	p.document.Get("body").Call("appendChild", field)
	field.Call("select")
	attempt(func() { ok = p.document.Call("execCommand", "copy").Bool() })
	field.Call("remove")
	if focused.Truthy() {
		focused.Call("focus", map[string]any{"preventScroll": true})
	}
	return ok
}

// Modal opens or closes the dialog with the id.
func (p *Page) Modal(id string, open bool) {
	dialog := p.byID(id)
	if !dialog.Truthy() || dialog.Get("open").Bool() == open {
		return
	}
	if open {
		attempt(func() { dialog.Call("showModal") })
	} else {
		dialog.Call("close")
	}
}

// Print opens the browser's print dialog.
func (p *Page) Print() { p.window.Call("print") }

// Bundle returns the collection the page came with; nil if there is none.
func (p *Page) Bundle() []byte {
	shared := p.window.Get("parallax")
	if !shared.Truthy() {
		return nil
	}
	array := shared.Get("bundle")
	if !array.Truthy() || !array.InstanceOf(p.window.Get("Uint8Array")) {
		return nil
	}
	data := worker.Bytes(array)
	if !p.Packed() {
		shared.Set("bundle", nil) // it is here now, and a Worker fetches it for itself
	}
	return data
}

// Ready says that the program shows its first view.
func (p *Page) Ready() {
	p.document.Get("documentElement").Call("setAttribute", "data-ready", "true")
}

// Home is the page's address on the web as people write it, without scheme, query
// and fragment; "" for a file, and for a server that only this device reaches.
func (p *Page) Home() string {
	at := p.window.Get("location")
	host := at.Get("hostname").String()
	if !strings.HasPrefix(at.Get("protocol").String(), "http") || host == "localhost" || strings.HasPrefix(host, "127.") || host == "[::1]" {
		return ""
	}
	return strings.TrimSuffix(at.Get("host").String()+strings.TrimSuffix(at.Get("pathname").String(), "index.html"), "/")
}

// Slim reports whether the window is a phone's, as the style sheets have it.
func (p *Page) Slim() bool {
	return p.window.Call("matchMedia", "(max-width: 45rem)").Get("matches").Bool()
}
