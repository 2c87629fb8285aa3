//go:build js

package platform

import (
	"fmt"
	"strings"
	"syscall/js"
)

// The database of the shelf has the collections that are kept. Of each there are,
// under keys without spaces but between their parts,
//
//	note <collection> <what>            a text: its title, its place, its backup, …
//	part <collection> <part> <number>   a piece of a part, see package kept
//
// and the note "part-<part>", which says how many pieces there are. Pieces and note
// are written in one transaction, and nothing is written twice but notes, each of
// which is one fact: so two pages that change different ones lose nothing to each
// other, and whatever ends the browser leaves every part whole or absent.
const (
	shelf      = "shelf"
	noteRecord = "note "
	partRecord = "part "
	// pieceBytes is the size of a piece: browsers store larger values apart, in files.
	pieceBytes = 1 << 20
)

// LoadShelf reads the notes of all collections, by "<collection> <what>", and hands
// them to done with what the shelf's marker says, see MarkShelf.
func (p *Page) LoadShelf(done func(notes map[string]string, marker string, err error)) {
	go func() {
		var keys, values js.Value
		err := p.transact(shelf, "readonly", func(store js.Value) {
			all := p.between(noteRecord, "note!")
			keys, values = store.Call("getAllKeys", all), store.Call("getAll", all)
		})
		marker := p.Recall(p.marker(shelf, ""))
		if err != nil {
			done(nil, marker, err)
			return
		}
		notes := make(map[string]string)
		names, texts := keys.Get("result"), values.Get("result")
		for i := range min(names.Length(), texts.Length()) {
			if v := texts.Index(i); v.Type() == js.TypeString {
				notes[strings.TrimPrefix(names.Index(i).String(), noteRecord)] = v.String()
			}
		}
		if p.newer {
			err = errNewer
		}
		done(notes, marker, err)
	}()
}

// MarkShelf notes outside the database what it has, so that its loss can be told from
// its never having been there.
func (p *Page) MarkShelf(text string) { p.Remember(p.marker(shelf, ""), text) }

// NoteShelf writes notes, all or none; the empty one is taken away. done is called
// when the transaction has completed, or with the reason why it has not.
func (p *Page) NoteShelf(notes map[string]string, done func(error)) {
	go func() {
		err := p.transact(shelf, "readwrite", func(store js.Value) { putNotes(store, notes) })
		if err == nil {
			p.tellOthers("")
		}
		done(err)
	}()
}

func putNotes(store js.Value, notes map[string]string) {
	for key, text := range notes {
		if text == "" {
			store.Call("delete", noteRecord+key)
		} else {
			store.Call("put", text, noteRecord+key)
		}
	}
}

// StorePart stores a part of a collection, with notes, all or none. It waits, so it
// is called beside the UI goroutine.
func (p *Page) StorePart(collection, part string, content []byte, notes map[string]string) error {
	var pieces []js.Value
	for at := 0; at < len(content); at += pieceBytes {
		piece := content[at:min(at+pieceBytes, len(content))]
		array := p.window.Get("Uint8Array").New(len(piece))
		js.CopyBytesToJS(array, piece)
		pieces = append(pieces, array)
	}
	err := p.transact(shelf, "readwrite", func(store js.Value) {
		for i, array := range pieces {
			store.Call("put", array, fmt.Sprintf("%s%s %s %05d", partRecord, collection, part, i))
		}
		putNotes(store, notes)
	})
	if err == nil {
		p.tellOthers(collection)
	}
	return err
}

// LoadParts reads the parts of a collection in the order of their names. breathe is
// called between pieces. It waits.
func (p *Page) LoadParts(collection string, breathe func()) ([]KeptPart, error) {
	var keys, pieces js.Value
	err := p.transact(shelf, "readonly", func(store js.Value) {
		all := p.between(partRecord+collection+" ", partRecord+collection+"!")
		keys, pieces = store.Call("getAllKeys", all), store.Call("getAll", all)
	})
	if err != nil {
		return nil, err
	}
	names, list := keys.Get("result"), pieces.Get("result")
	n := min(names.Length(), list.Length())
	var parts []KeptPart
	for from := 0; from < n; {
		name, _, _ := strings.Cut(strings.TrimPrefix(names.Index(from).String(), partRecord+collection+" "), " ")
		size, to, whole := 0, from, true
		for ; to < n && strings.HasPrefix(names.Index(to).String(), partRecord+collection+" "+name+" "); to++ {
			whole = whole && list.Index(to).InstanceOf(p.window.Get("Uint8Array"))
			if whole {
				size += list.Index(to).Length()
			}
		}
		part := KeptPart{Name: name}
		if whole && to > from {
			part.Content = make([]byte, size)
			at := 0
			for i := from; i < to; i++ {
				at += js.CopyBytesToGo(part.Content[at:], list.Index(i))
				breathe()
			}
		}
		parts = append(parts, part)
		from = max(to, from+1)
	}
	return parts, nil
}

// EraseCollection removes all that is kept of a collection, and all indexes, which
// have its words. done is called as for NoteShelf.
func (p *Page) EraseCollection(collection string, done func(error)) {
	p.DropIndexes()
	go func() {
		err := p.transact(shelf, "readwrite", func(store js.Value) {
			for _, kind := range []string{noteRecord, partRecord} {
				store.Call("delete", p.between(kind+collection+" ", kind+collection+"!"))
			}
		})
		for _, other := range []string{edits, originals} {
			if err == nil {
				err = p.transact(other, "readwrite", func(store js.Value) { store.Call("delete", p.ofCollection(collection)) })
			}
			if err == nil {
				p.Remember(p.marker(other, collection), "")
			}
		}
		if err == nil {
			p.tellOthers(collection)
		}
		done(err)
	}()
}

// between is the range of the keys from one on up to another.
func (p *Page) between(from, to string) js.Value {
	return p.window.Get("IDBKeyRange").Call("bound", from, to, false, true)
}

// tellOthers tells the other pages of the site that what is kept has changed: of a
// collection, or with "" of the shelf.
func (p *Page) tellOthers(collection string) {
	if p.channel.Truthy() {
		attempt(func() { p.channel.Call("postMessage", collection) })
	}
}

// listenShelf begins to hear of that, and to lead links.
func (p *Page) listenShelf() {
	for _, event := range []string{"pointerover", "focusin", "click", "auxclick", "contextmenu", "dragstart"} {
		p.on(p.document, event, true, p.lead)
	}
	p.listenOthers()
}

func (p *Page) listenOthers() {
	attempt(func() {
		channel := p.window.Get("BroadcastChannel")
		if !channel.Truthy() {
			return
		}
		p.channel = channel.New("parallax " + p.site())
		p.on(p.channel, "message", false, func(e js.Value) {
			if data := e.Get("data"); data.Type() == js.TypeString && p.events.Elsewhere != nil {
				p.events.Elsewhere(data.String())
			}
		})
	})
}

// Room asks the browser about the storage it gives; done may never be called.
func (p *Page) Room(done func(Room)) {
	go func() {
		manager := p.manager()
		if !manager.Truthy() {
			done(Room{})
			return
		}
		r := Room{Asks: manager.Get("persist").Truthy()}
		if manager.Get("estimate").Truthy() {
			if v, err := await(manager.Call("estimate")); err == nil && v.Get("quota").Type() == js.TypeNumber && v.Get("usage").Type() == js.TypeNumber {
				used, all := v.Get("usage").Float(), v.Get("quota").Float()
				r.Told, r.Used, r.Free = true, int64(used), int64(max(0, all-used))
			}
		}
		if manager.Get("persisted").Truthy() {
			if v, err := await(manager.Call("persisted")); err == nil {
				r.Promised = v.Truthy()
			}
		}
		done(r)
	}()
}

// AskToStay asks the browser not to clear the storage away by itself; done learns
// whether it has agreed, and may never be called.
func (p *Page) AskToStay(done func(agreed bool)) {
	go func() {
		manager := p.manager()
		if !manager.Truthy() || !manager.Get("persist").Truthy() {
			done(false)
			return
		}
		v, err := await(manager.Call("persist"))
		done(err == nil && v.Truthy())
	}()
}

func (p *Page) manager() (m js.Value) {
	attempt(func() { m = p.window.Get("navigator").Get("storage") })
	return m
}

// Guard has the browser ask before the page is left, or no longer.
func (p *Page) Guard(on bool) {
	if on == p.guarded {
		return
	}
	p.guarded = on
	if !p.guard.Truthy() {
		p.guard = js.FuncOf(func(_ js.Value, args []js.Value) any {
			args[0].Call("preventDefault")
			args[0].Set("returnValue", true)
			return nil
		})
	}
	method := "removeEventListener"
	if on {
		method = "addEventListener"
	}
	p.window.Call(method, "beforeunload", p.guard)
}

// Within has the links of the page that name a view without a collection lead to
// views of this one; "" for the one that the page came with, which has no name.
func (p *Page) Within(collection string) { p.within = collection }

// lead gives a link its whole address as soon as anybody points at it, focuses it or
// follows it. Components write the view alone: what collection it is one of is the
// same for the whole page.
func (p *Page) lead(e js.Value) {
	target := e.Get("target")
	if !target.Truthy() || !target.Get("closest").Truthy() {
		return
	}
	link := target.Call("closest", `a[href^="#/"]`)
	if !link.Truthy() {
		return
	}
	view := link.Call("getAttribute", "href").String()
	if led := link.Get("parallaxLed"); led.Type() == js.TypeString && led.String() == view {
		view = link.Get("parallaxView").String() // as it was written
	}
	whole := view
	if p.within != "" && !strings.HasPrefix(view, "#/in/") && !link.Call("hasAttribute", "data-whole").Bool() {
		whole = "#/in/" + p.within + view[1:]
	}
	link.Set("parallaxView", view)
	link.Set("parallaxLed", whole)
	link.Call("setAttribute", "href", whole)
}
