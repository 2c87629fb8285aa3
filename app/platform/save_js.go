//go:build js

package platform

import (
	"encoding/base64"
	"errors"
	"syscall/js"

	"parallax/app/state"
	"parallax/app/wording"
)

// mostPixels is the size of a canvas that browsers still give: 16,384 a side
// and 2²⁸ in all in Chromium, 2²⁷ and less where memory is short.
const (
	mostSide   = 16384
	mostPixels = 1 << 27
)

// Save gives the browser a file to save under a name, where it keeps its
// downloads or where the reader says. The error says why it refuses.
func (p *Page) Save(name, kind string, content []byte) error {
	return try(func() {
		bytes := p.window.Get("Uint8Array").New(len(content))
		js.CopyBytesToJS(bytes, content)
		p.download(name, p.window.Get("Blob").New([]any{bytes}, map[string]any{"type": kind}))
	})
}

// download has the browser save the blob, or on a telephone or tablet of Apple's
// opens the sheet from which a file is saved or given on: a download would end in
// a place that few find there. A browser shares only kinds of files it knows, and
// only soon after a touch; what it refuses is downloaded.
func (p *Page) download(name string, blob js.Value) {
	if p.safari() != state.ShareMenu {
		p.link(name, blob)
		return
	}
	shared := false
	attempt(func() {
		navigator := p.window.Get("navigator")
		file := p.window.Get("File").New([]any{blob}, name, map[string]any{"type": blob.Get("type")})
		data := map[string]any{"files": []any{file}}
		if !navigator.Get("canShare").Truthy() || !navigator.Call("canShare", data).Bool() {
			return
		}
		refused := js.FuncOf(func(_ js.Value, args []js.Value) any {
			if args[0].Get("name").String() != "AbortError" { // else the reader has closed the sheet
				p.link(name, blob)
			}
			return nil
		})
		p.keep = append(p.keep, refused)
		navigator.Call("share", data).Call("catch", refused)
		shared = true
	})
	if !shared {
		p.link(name, blob)
	}
}

// link follows a link to the blob. The address lives long enough for a browser
// that first asks where to put the file.
func (p *Page) link(name string, blob js.Value) {
	address := p.window.Get("URL").Call("createObjectURL", blob)
	link := p.document.Call("createElement", "a")
	link.Set("href", address)
	link.Set("download", name)
	link.Call("click") // outside the document, so that go-app does not take it for a link of ours
	var forget js.Func
	forget = js.FuncOf(func(js.Value, []js.Value) any {
		forget.Release()
		p.window.Get("URL").Call("revokeObjectURL", address)
		return nil
	})
	p.window.Call("setTimeout", forget, 60_000)
}

// SavePicture has the browser draw an SVG of its own size in pixels and save
// it as PNG. The drawing comes as a data address, which the policy of every
// page allows for images.
func (p *Page) SavePicture(name string, drawing []byte, width, height int, done func(error)) {
	if width > mostSide || height > mostSide || width*height > mostPixels {
		done(errors.New(wording.PictureTooLarge.String()))
		return
	}
	go func() {
		done(p.picture(name, drawing, width, height))
	}()
}

func (p *Page) picture(name string, drawing []byte, width, height int) error {
	image := p.window.Get("Image").New(width, height)
	image.Set("src", "data:image/svg+xml;base64,"+base64.StdEncoding.EncodeToString(drawing))
	if _, err := await(image.Call("decode")); err != nil {
		return errors.New(wording.PictureNot.String())
	}
	canvas := p.document.Call("createElement", "canvas")
	canvas.Set("width", width)
	canvas.Set("height", height)
	blobs := make(chan js.Value, 1)
	take := js.FuncOf(func(_ js.Value, args []js.Value) any { blobs <- args[0]; return nil })
	defer take.Release()
	err := try(func() {
		canvas.Call("getContext", "2d").Call("drawImage", image, 0, 0, width, height)
		canvas.Call("toBlob", take, "image/png")
	})
	if err != nil {
		return errors.New(wording.PictureNotRead.String())
	}
	blob := <-blobs
	if !blob.Truthy() {
		return errors.New(wording.PictureNoRoom.String())
	}
	return try(func() { p.download(name, blob) })
}
