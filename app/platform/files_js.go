//go:build js

package platform

import (
	"errors"
	"syscall/js"
	"time"

	"parallax/app/ask"
	"parallax/app/pause"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
)

// mostAtOnce is the size beyond which the files of one drop are not read:
// whoever drops a film by mistake should not lose the page to it.
const mostAtOnce = 256 << 20

// listenFiles lets files be dropped anywhere on the page, and chosen in every
// file field.
func (p *Page) listenFiles() {
	over := false
	drag := func(now bool) {
		if over != now {
			over = now
			if p.events.Dragged != nil {
				p.events.Dragged(now)
			}
		}
	}
	p.on(p.window, "dragover", true, func(e js.Value) {
		if !hasFiles(e) {
			return
		}
		e.Call("preventDefault") // else the browser would open the file in place of the page
		e.Get("dataTransfer").Set("dropEffect", "copy")
		drag(true)
	})
	p.on(p.window, "dragleave", true, func(e js.Value) {
		if e.Get("relatedTarget").IsNull() {
			drag(false)
		}
	})
	p.on(p.window, "drop", true, func(e js.Value) {
		if !hasFiles(e) {
			return
		}
		e.Call("preventDefault")
		drag(false)
		p.dropped(e.Get("dataTransfer"))
	})
	p.on(p.document, "paste", false, p.pasted)
	p.on(p.document, "change", true, func(e js.Value) {
		field := e.Get("target")
		if !field.Truthy() || !field.Get("matches").Truthy() || !field.Call("matches", "input[type=file]").Bool() {
			return
		}
		if field.Call("hasAttribute", "data-notes").Bool() {
			p.takeNotes(field.Get("files").Index(0))
		} else {
			p.take(p.listed(field.Get("files")))
		}
		field.Set("value", "") // so that the same file can be chosen again
	})
}

func hasFiles(e js.Value) bool {
	transfer := e.Get("dataTransfer")
	return transfer.Truthy() && transfer.Get("types").Call("includes", "Files").Bool()
}

// takeNotes reads a file with notes.
func (p *Page) takeNotes(f js.Value) {
	if p.events.Notes == nil || !f.Truthy() {
		return
	}
	go func() {
		file := corpus.File{Name: f.Get("name").String()}
		var reason string
		file.Content, reason = p.read(f, file.Name, f.Get("size").Float())
		p.events.Notes(file, reason)
	}()
}

// given is a file that the browser has given, under the name that it has here.
type given struct {
	file    js.Value
	name    string
	trouble string // why it cannot be read; "" if nobody has tried
}

// listing lists files. It may take its time, and is called beside the event that
// they came with, so it must not need that any more.
type listing func(rest func()) []given

// listed are the files of a list, with the folders that they were chosen with. The
// list that came with an event is emptied when that is over, the files stay.
func (p *Page) listed(list js.Value) listing {
	list = p.window.Get("Array").Call("from", list)
	return func(rest func()) []given { return givenOf(list, rest) }
}

func givenOf(list js.Value, rest func()) []given {
	files := make([]given, 0, list.Length())
	for i := range list.Length() {
		rest()
		f := list.Index(i)
		name := f.Get("name").String()
		if path := f.Get("webkitRelativePath"); path.Type() == js.TypeString && path.String() != "" {
			name = path.String()
		}
		if !state.Litter(name) {
			files = append(files, given{file: f, name: name})
		}
	}
	return files
}

// tellEvery is the time between two notes of how many files have been read.
const tellEvery = 200 * time.Millisecond

// take reads files one after the other, until StopFiles is called.
func (p *Page) take(list listing) {
	if p.events.Picked == nil || p.events.Files == nil {
		return
	}
	stops := p.stops
	go func() {
		rest := pause.Each(pause.Breath)
		files := list(rest)
		if len(files) == 0 || p.stops != stops {
			return
		}
		p.events.Picked(len(files))
		var read []corpus.File
		var refused []ask.Outcome
		total, told := 0.0, time.Now()
		for i, f := range files {
			rest()
			if p.stops != stops {
				return
			}
			if now := time.Now(); now.Sub(told) > tellEvery && p.events.Coming != nil {
				told = now
				p.events.Coming(i, len(files))
			}
			file, reason := corpus.File{Name: f.name}, f.trouble
			if reason == "" {
				total += f.file.Get("size").Float()
				file.Content, reason = p.read(f.file, f.name, total)
			}
			if reason != "" {
				refused = append(refused, ask.Outcome{File: file.Name, Reason: reason})
				continue
			}
			p.held = append(p.held, f.file)
			file.Held = len(p.held)
			read = append(read, file)
		}
		p.events.Files(read, refused)
	}()
}

// StopFiles has no further file read of those that were dropped or chosen before.
func (p *Page) StopFiles() { p.stops++ }

// ReadAgain reads a file once more that was given before, by its number among those
// held, from 1; done is called with its content or the reason why it cannot be read.
func (p *Page) ReadAgain(held int, done func(content []byte, reason string)) {
	go func() {
		f := p.held[held-1]
		done(p.read(f, f.Get("name").String(), 0))
	}()
}

// read is the content of a file, or the reason why the page does not read it.
func (p *Page) read(f js.Value, name string, total float64) (content []byte, refused string) {
	switch most := state.Readable(name); {
	case f.Get("size").Float() > float64(most<<20):
		return nil, wording.FilesTooLarge.With("n", most)
	case total > mostAtOnce:
		return nil, wording.FilesTooMany.String()
	}
	var promise js.Value
	err := try(func() { promise = f.Call("arrayBuffer") })
	if err == nil {
		var buffer js.Value
		if buffer, err = await(promise); err == nil {
			bytes := p.window.Get("Uint8Array").New(buffer)
			content = make([]byte, bytes.Length())
			js.CopyBytesToGo(content, bytes)
			return content, ""
		}
	}
	return nil, wording.FilesUnreadable.String()
}

// await waits for a promise. It must not be called from an event handler.
func await(promise js.Value) (js.Value, error) {
	return reply(func(yes, no js.Func) { promise.Call("then", yes, no) })
}

// reply waits until one of two functions is called that ask hands over. It must not
// be called from an event handler.
func reply(ask func(yes, no js.Func)) (value js.Value, err error) {
	done := make(chan struct{})
	yes := js.FuncOf(func(_ js.Value, args []js.Value) any { value = args[0]; close(done); return nil })
	no := js.FuncOf(func(_ js.Value, args []js.Value) any { err = thrown(args[0]); close(done); return nil })
	defer yes.Release()
	defer no.Release()
	if err := try(func() { ask(yes, no) }); err != nil {
		return value, err
	}
	<-done
	return value, err
}

// try runs f and returns what JavaScript throws.
func try(f func()) (err error) {
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(js.Error)
			if !ok {
				panic(r)
			}
			err = thrown(e.Value)
		}
	}()
	f()
	return nil
}

// thrown is what JavaScript has thrown, as an error. A js.Error of what is no object
// would end the program as soon as anybody asks it for its text.
func thrown(v js.Value) error {
	if v.Type() != js.TypeObject {
		return errors.New(v.String())
	}
	return js.Error{Value: v}
}
