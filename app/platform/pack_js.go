//go:build js

package platform

import (
	"errors"
	"syscall/js"

	"parallax/app/wording"
)

// Packed reports whether the page is the explorer in one file.
func (p *Page) Packed() bool {
	shared := p.window.Get("parallax")
	return shared.Truthy() && shared.Get("packed").Truthy()
}

// Reads reports whether the page has what reads files.
func (p *Page) Reads() bool {
	shared := p.window.Get("parallax")
	return shared.Truthy() && shared.Call("holdsReader").Bool()
}

// SavePack composes the explorer in one file of the page's own scripts and the
// parts, and gives it to the browser to save under a name. done learns its size,
// or why it was not made.
func (p *Page) SavePack(name string, parts Pack, done func(bytes int, err error)) {
	go func() {
		blob, err := p.compose(parts)
		if err != nil {
			done(0, err)
			return
		}
		err = try(func() { p.download(name, blob) })
		done(blob.Get("size").Int(), err)
	}()
}

func (p *Page) compose(parts Pack) (blob js.Value, err error) {
	bytes := p.window.Get("Uint8Array").New(len(parts.Bundle))
	js.CopyBytesToJS(bytes, parts.Bundle)
	shared := p.window.Get("parallax")
	if !shared.Truthy() {
		return blob, errors.New(wording.ScriptsUnknown.String())
	}
	var promise js.Value
	err = try(func() {
		promise = shared.Call("compose", map[string]any{
			"lang": parts.Lang, "title": parts.Title, "description": parts.Description, "start": parts.View,
			"front": parts.Front, "texts": parts.Texts, "readable": parts.Readable,
		}, bytes, parts.Reads)
	})
	if err == nil {
		blob, err = await(promise)
	}
	if err != nil {
		var thrown js.Error
		if errors.As(err, &thrown) && thrown.Get("message").Type() == js.TypeString {
			return blob, errors.New(thrown.Get("message").String())
		}
		return blob, err
	}
	return blob, nil
}
