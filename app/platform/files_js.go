//go:build js

package platform

import (
	"errors"
	"syscall/js"

	"parallax/app/ask"
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
		p.take(e.Get("dataTransfer").Get("files"))
	})
	p.on(p.document, "change", true, func(e js.Value) {
		field := e.Get("target")
		if !field.Truthy() || !field.Get("matches").Truthy() || !field.Call("matches", "input[type=file]").Bool() {
			return
		}
		if field.Call("hasAttribute", "data-notes").Bool() {
			p.takeNotes(field.Get("files").Index(0))
		} else {
			p.take(field.Get("files"))
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
		file.Content, reason = p.read(f, f.Get("size").Float())
		p.events.Notes(file, reason)
	}()
}

// take reads files one after the other, beside the event: the list that came
// with it is emptied when the event is over, the files stay.
func (p *Page) take(list js.Value) {
	if p.events.Picked == nil || p.events.Files == nil || list.Length() == 0 {
		return
	}
	files := make([]js.Value, list.Length())
	for i := range files {
		files[i] = list.Index(i)
	}
	p.events.Picked(len(files))
	go func() {
		var read []corpus.File
		var refused []ask.Outcome
		total := 0.0
		for _, f := range files {
			total += f.Get("size").Float()
			file := corpus.File{Name: f.Get("name").String()}
			var reason string
			if file.Content, reason = p.read(f, total); reason != "" {
				refused = append(refused, ask.Outcome{File: file.Name, Reason: reason})
			} else {
				read = append(read, file)
			}
		}
		p.events.Files(read, refused)
	}()
}

// read is the content of a file, or the reason why the page does not read it.
func (p *Page) read(f js.Value, total float64) (content []byte, refused string) {
	switch most := state.Readable(f.Get("name").String()); {
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
func await(promise js.Value) (value js.Value, err error) {
	done := make(chan struct{})
	yes := js.FuncOf(func(_ js.Value, args []js.Value) any { value = args[0]; close(done); return nil })
	no := js.FuncOf(func(_ js.Value, args []js.Value) any { err = thrown(args[0]); close(done); return nil })
	defer yes.Release()
	defer no.Release()
	promise.Call("then", yes, no)
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
