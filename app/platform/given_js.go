//go:build js

package platform

import (
	"sort"
	"strings"
	"syscall/js"

	"parallax/app/state"
	"parallax/app/wording"
)

// mostInFolders is how many files of folders that were dropped are taken: whoever
// drops a disk by mistake gets the page back.
const mostInFolders = 20_000

// dropped takes files, and those in folders. What lies in a folder can only be asked
// for while the event lasts, and thousands of files may come with it: the browser
// makes the two lists, and they are looked at later.
func (p *Page) dropped(transfer js.Value) {
	array := p.window.Get("Array")
	files, entries := p.listed(transfer.Get("files")), js.Undefined()
	attempt(func() {
		items := transfer.Get("items")
		if !items.Truthy() || items.Length() == 0 {
			return
		}
		if ask := items.Index(0).Get("webkitGetAsEntry"); ask.Truthy() {
			entries = array.Call("from", items, ask.Get("call").Call("bind", ask))
		}
	})
	p.take(func(rest func()) []given {
		if !entries.Truthy() {
			return files(rest)
		}
		var list []js.Value
		folders := false
		for i := range entries.Length() {
			rest()
			if entry := entries.Index(i); entry.Truthy() {
				list = append(list, entry)
				folders = folders || entry.Get("isDirectory").Bool()
			}
		}
		if !folders {
			return files(rest)
		}
		return within(list, rest)
	})
}

// within are the files of entries and of the folders among them, in the order of
// their names, those that cannot be read with the reason.
func within(entries []js.Value, rest func()) []given {
	var files []given
	for len(entries) > 0 {
		rest()
		entry := entries[len(entries)-1]
		entries = entries[:len(entries)-1]
		name := strings.TrimPrefix(entry.Get("fullPath").String(), "/")
		if len(files) >= mostInFolders {
			files = append(files, given{name: name, trouble: wording.FilesTooMany.String()})
			break
		}
		if state.Litter(name) {
			continue
		}
		if !entry.Get("isDirectory").Bool() {
			file, err := reply(func(yes, no js.Func) { entry.Call("file", yes, no) })
			g := given{file: file, name: name}
			if err != nil {
				g.trouble = wording.FilesUnreadable.String()
			}
			files = append(files, g)
			continue
		}
		reader := entry.Call("createReader")
		for { // a hundred at a time
			some, err := reply(func(yes, no js.Func) { reader.Call("readEntries", yes, no) })
			if err != nil {
				files = append(files, given{name: name, trouble: wording.FilesUnreadable.String()})
			}
			if err != nil || some.Length() == 0 {
				break
			}
			for i := range some.Length() {
				entries = append(entries, some.Index(i))
			}
		}
	}
	sort.Slice(files, func(i, j int) bool { return files[i].name < files[j].name })
	return files
}

// listenShared takes what another app has shared with this one, now or while the page
// was out of sight; web/boot/shared.js knows where it waits.
func (p *Page) listenShared() {
	take := func(js.Value) {
		if p.document.Get("hidden").Bool() {
			return
		}
		shared := p.window.Get("parallax")
		if shared.Truthy() && shared.Get("takeShared").Truthy() {
			go func() { p.takeShared(shared.Call("takeShared")) }()
		}
	}
	p.on(p.document, "visibilitychange", false, take)
	p.Idle(func() { take(js.Undefined()) })
}

func (p *Page) takeShared(promise js.Value) {
	list, err := await(promise)
	if err != nil {
		return
	}
	var files []given
	for i := range list.Length() {
		shared := list.Index(i)
		if shared.InstanceOf(p.window.Get("File")) {
			files = append(files, given{file: shared, name: shared.Get("name").String()})
		} else if p.events.Given != nil {
			p.events.Given(shared.Get("title").String(), shared.Get("url").String(), shared.Get("text").String())
		}
	}
	p.take(func(func()) []given { return files })
}

// mostPasted is the length, in bytes, beyond which the marked text of the
// clipboard is not looked at; its plain text is.
const mostPasted = 8 << 20

// pasted takes what is pasted on the page, or into a field that wants a copied
// page (data-paste). What is pasted into other fields is the browser's.
func (p *Page) pasted(e js.Value) {
	data, target := e.Get("clipboardData"), e.Get("target")
	if !data.Truthy() || p.events.Pasted == nil {
		return
	}
	field := inField(target)
	wanted := field && target.Call("matches", "[data-paste]").Bool()
	if field && !wanted {
		return
	}
	// Programs that write texts put a picture of what is copied beside it.
	files := data.Get("files")
	if files.Truthy() && files.Length() > 0 && !data.Get("types").Call("includes", "text/html").Bool() {
		e.Call("preventDefault")
		p.take(p.listed(files))
		return
	}
	html := data.Call("getData", "text/html").String()
	if len(html) > mostPasted {
		html = ""
	}
	p.events.Pasted(html, data.Call("getData", "text/plain").String(), wanted)
}
