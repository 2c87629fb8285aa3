//go:build js

package platform

import "syscall/js"

// listenInstall tells whether the browser offers to install the page:
// web/boot/install.js keeps the offer, which may come before the program runs.
func (p *Page) listenInstall() {
	tell := func(js.Value) {
		if p.events.Offered != nil {
			p.events.Offered(p.Installable())
		}
	}
	p.on(p.window, "beforeinstallprompt", false, tell)
	p.on(p.window, "appinstalled", false, tell)
	p.listenLaunch()
}

func (p *Page) offer() js.Value {
	if shared := p.window.Get("parallax"); shared.Truthy() {
		return shared.Get("install")
	}
	return js.Undefined()
}

// Installable reports whether the browser offers to install the page.
func (p *Page) Installable() bool { return p.offer().Truthy() }

// Install takes the browser's offer, which then asks the reader. An offer can be
// taken once.
func (p *Page) Install() {
	offer := p.offer()
	if !offer.Truthy() {
		return
	}
	p.window.Get("parallax").Set("install", js.Null())
	attempt(func() { offer.Call("prompt") })
	if p.events.Offered != nil {
		p.events.Offered(false)
	}
}

// listenLaunch takes the files that the installed app is opened with, as if they
// had been dropped, and goes to the view that a shortcut names.
func (p *Page) listenLaunch() {
	queue := p.window.Get("launchQueue")
	if !queue.Truthy() {
		return
	}
	consumer := js.FuncOf(func(_ js.Value, args []js.Value) any {
		launch := args[0]
		if files := launch.Get("files"); files.Truthy() && files.Length() > 0 {
			go p.takeHandles(files)
			return nil
		}
		if target := launch.Get("targetURL"); target.Type() == js.TypeString {
			attempt(func() {
				if view := p.window.Get("URL").New(target).Get("hash").String(); len(view) > 2 && view != p.address() {
					p.window.Get("location").Set("hash", view)
				}
			})
		}
		return nil
	})
	p.keep = append(p.keep, consumer)
	queue.Call("setConsumer", consumer)
}

// takeHandles reads the files behind handles. Those that are gone are left out.
func (p *Page) takeHandles(handles js.Value) {
	files := p.window.Get("Array").New()
	for i := range handles.Length() {
		handle := handles.Index(i)
		if handle.Get("kind").String() != "file" {
			continue
		}
		if file, err := await(handle.Call("getFile")); err == nil {
			files.Call("push", file)
		}
	}
	p.take(files)
}
