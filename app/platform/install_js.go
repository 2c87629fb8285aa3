//go:build js

package platform

import (
	"strings"
	"syscall/js"

	"parallax/app/state"
)

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

// ByHand is the menu that installs the page in Safari, which has no offer, and
// deletes what pages have stored after seven days of its use without a visit; an
// installed page keeps it (https://webkit.org/blog/10218/). Browsers on an iPhone or
// iPad all are that engine, under other names, and an iPad says that it is a Mac.
// No feature tells Apple's devices from others with the engine, whose owners
// decide on such things themselves, so it is the name that is looked at.
func (p *Page) ByHand() state.Menu {
	installed := p.window.Get("navigator").Get("standalone").Truthy() || p.window.Call("matchMedia", "(display-mode: standalone)").Get("matches").Bool()
	if installed || p.Packed() {
		return state.NoMenu
	}
	return p.safari()
}

// safari is the menu that Safari has on this device; none in other engines.
func (p *Page) safari() state.Menu {
	navigator := p.window.Get("navigator")
	agent := navigator.Get("userAgent").String()
	mac := strings.Contains(agent, "Macintosh")
	switch {
	case !strings.Contains(agent, "AppleWebKit/") || strings.Contains(agent, "Chrome/"):
		return state.NoMenu
	case strings.Contains(agent, "iPhone"), strings.Contains(agent, "iPad"), mac && navigator.Get("maxTouchPoints").Int() > 1:
		return state.ShareMenu
	case mac:
		return state.FileMenu
	}
	return state.NoMenu
}

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
	var files []given
	for i := range handles.Length() {
		handle := handles.Index(i)
		if handle.Get("kind").String() != "file" {
			continue
		}
		if file, err := await(handle.Call("getFile")); err == nil {
			files = append(files, given{file: file, name: file.Get("name").String()})
		}
	}
	p.take(func(func()) []given { return files })
}
