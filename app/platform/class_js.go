//go:build js

package platform

import (
	"encoding/base64"
	"errors"
	"syscall/js"

	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/assignment"
)

// Chosen is what was last selected in a passage beside a task (data-task-passage): its
// name, how many UTF-16 units of its text lie before, and the words. On a phone a tap on
// a button takes the selection away, so the last one counts as long as the page shows the
// same passage.
func (p *Page) Chosen() (at string, before int, words string) {
	c := p.chosen
	return c.at, c.before, c.words
}

type chosen struct {
	at     string
	before int
	words  string
}

// listenChosen follows the selection beside a task.
func (p *Page) listenChosen() {
	p.on(p.document, "selectionchange", false, func(js.Value) { p.noteChosen() })
}

func (p *Page) noteChosen() {
	selection := p.document.Call("getSelection")
	if !selection.Truthy() || selection.Get("rangeCount").Int() == 0 {
		return
	}
	all := selection.Call("getRangeAt", 0)
	start := all.Get("startContainer")
	if start.Get("nodeType").Int() != 1 {
		start = start.Get("parentElement")
	}
	if !start.Truthy() {
		return
	}
	text := start.Call("closest", "[data-task-passage]")
	if !text.Truthy() {
		return
	}
	p.chosen = chosen{}
	if all.Get("collapsed").Bool() {
		return
	}
	own := p.document.Call("createRange")
	own.Call("selectNodeContents", text)
	ahead := own.Call("cloneRange")
	ahead.Call("setEnd", all.Get("startContainer"), all.Get("startOffset"))
	own.Call("setStart", all.Get("startContainer"), all.Get("startOffset"))
	if all.Call("compareBoundaryPoints", 2, own).Int() < 0 { // it ends within
		own.Call("setEnd", all.Get("endContainer"), all.Get("endOffset"))
	}
	p.chosen = chosen{attribute(text, "data-task-passage"), units(ahead.Call("toString").String()), own.Call("toString").String()}
}

// Choose selects the word to the right of what is selected in a passage beside a task, or
// to its left; more of it extends the selection to it or by it. Nothing outside the
// passage is selected. Where words begin the browser knows, in every script.
func (p *Page) Choose(at string, back, more bool) {
	text := p.document.Call("querySelector", `[data-task-passage="`+at+`"]`)
	selection := p.document.Call("getSelection")
	if !text.Truthy() || !selection.Truthy() || !selection.Get("modify").Truthy() {
		return
	}
	within := func() bool {
		return selection.Get("rangeCount").Int() > 0 && text.Call("contains", selection.Get("anchorNode")).Bool() && text.Call("contains", selection.Get("focusNode")).Bool()
	}
	// Arrows follow the eye: to the left is on where a text runs from right to left.
	on := back == (p.window.Call("getComputedStyle", text).Get("direction").String() == "rtl")
	if !within() {
		selection.Call("collapse", text, 0)
		on, more = true, true
	}
	node, offset := selection.Get("focusNode"), selection.Get("focusOffset")
	toward := "backward"
	if on {
		toward = "forward"
	}
	if !more {
		selection.Call("collapse", node, offset)
	}
	selection.Call("modify", "extend", toward, "word")
	if !within() { // it was the last word, or the first
		end := 0
		if on {
			end = text.Get("childNodes").Get("length").Int()
		}
		selection.Call("setBaseAndExtent", node, offset, text, end)
	}
	p.noteChosen() // the browser tells of the selection later, perhaps after the next key
	p.showChosen(selection)
}

// showChosen scrolls the line where a selection is being extended into the part of the
// window that no task covers.
func (p *Page) showChosen(selection js.Value) {
	at := p.document.Call("createRange")
	at.Call("setStart", selection.Get("focusNode"), selection.Get("focusOffset"))
	lines := at.Call("getClientRects")
	if lines.Length() == 0 {
		return
	}
	line := lines.Index(0)
	bottom := p.window.Get("innerHeight").Float()
	if over := p.document.Call("querySelector", "[data-over]"); over.Truthy() {
		if r := over.Call("getBoundingClientRect"); r.Get("left").Float() <= line.Get("left").Float() {
			bottom = r.Get("top").Float()
		}
	}
	by := min(0, line.Get("top").Float()-aboveLine)
	if past := line.Get("bottom").Float() + aboveLine - bottom; past > 0 {
		by = past
	}
	if by != 0 {
		p.window.Call("scrollBy", map[string]any{"top": by, "behavior": "instant"})
	}
}

// aboveLine is the room that is left above and below a line scrolled to, in pixels.
const aboveLine = 24

// GiveOn hands a file of answers to the share sheet of a phone or tablet, and says what
// came of it. Apple's takes any file; others take text, so that it is given to them as
// text in base64. A sheet that takes neither, and a desk, where a folder is nearer than a
// sheet, get a download.
func (p *Page) GiveOn(name string, content []byte, done func(state.GivenBy, error)) {
	save := func() {
		done(state.Downloaded, try(func() { p.link(name, p.blob("application/octet-stream", content)) }))
	}
	sharing := false
	attempt(func() {
		navigator := p.window.Get("navigator")
		kind, called, inside := "application/octet-stream", name, content
		if p.safari() != state.ShareMenu {
			if !p.window.Call("matchMedia", "(pointer: coarse)").Get("matches").Bool() {
				return
			}
			kind, called, inside = "text/plain", name+assignment.SharedExtension, []byte(base64.StdEncoding.EncodeToString(content))
		}
		file := p.window.Get("File").New([]any{p.blob(kind, inside)}, called, map[string]any{"type": kind})
		data := map[string]any{"files": []any{file}}
		if !navigator.Get("canShare").Truthy() || !navigator.Call("canShare", data).Bool() {
			return
		}
		shared := navigator.Call("share", data)
		sharing = true
		go func() {
			_, err := await(shared)
			var thrown js.Error
			switch {
			case err == nil:
				done(state.SharedOn, nil)
			case errors.As(err, &thrown) && thrown.Get("name").String() == "AbortError":
				done(state.NotGiven, nil)
			default:
				save()
			}
		}()
	})
	if !sharing {
		save()
	}
}

// blob is a file of the browser's.
func (p *Page) blob(kind string, content []byte) js.Value {
	return p.window.Get("Blob").New([]any{p.array(content)}, map[string]any{"type": kind})
}

// Seal encrypts content with a word, as assignment.Seal does.
func (p *Page) Seal(content []byte, word string, done func(*corpus.Sealed, error)) {
	go func() {
		salt, nonce := p.random(16), p.random(12)
		data, err := p.crypt("encrypt", content, word, salt, nonce, assignment.Rounds)
		if err != nil {
			done(nil, err)
			return
		}
		encode := base64.StdEncoding.EncodeToString
		done(&corpus.Sealed{Rounds: assignment.Rounds, Salt: encode(bytesFrom(salt)), Nonce: encode(bytesFrom(nonce)), Data: encode(data)}, nil)
	}()
}

// Unseal decrypts what was sealed with a word.
func (p *Page) Unseal(s corpus.Sealed, word string, done func([]byte, error)) {
	go func() {
		var parts [3]js.Value
		for i, text := range []string{s.Salt, s.Nonce, s.Data} {
			b, err := base64.StdEncoding.DecodeString(text)
			if err != nil || s.Rounds < 1 || s.Rounds > assignment.MaxRounds {
				done(nil, assignment.ErrWord)
				return
			}
			parts[i] = p.array(b)
		}
		content, err := p.crypt("decrypt", bytesFrom(parts[2]), word, parts[0], parts[1], s.Rounds)
		done(content, err)
	}()
}

func (p *Page) array(b []byte) js.Value {
	a := p.window.Get("Uint8Array").New(len(b))
	js.CopyBytesToJS(a, b)
	return a
}

func bytesFrom(a js.Value) []byte {
	b := make([]byte, a.Length())
	js.CopyBytesToGo(b, a)
	return b
}

func (p *Page) random(n int) js.Value {
	return p.window.Get("crypto").Call("getRandomValues", p.window.Get("Uint8Array").New(n))
}

// crypt runs AES-GCM under a key of PBKDF2. Browsers have it on pages from disk and by
// https, not by plain http.
func (p *Page) crypt(do string, content []byte, word string, salt, nonce js.Value, rounds int) ([]byte, error) {
	subtle := p.window.Get("crypto").Get("subtle")
	if !subtle.Truthy() {
		return nil, errors.New(wording.TaskNoCrypto.String())
	}
	raw, err := await(subtle.Call("importKey", "raw", p.array([]byte(assignment.Word(word))), "PBKDF2", false, []any{"deriveKey"}))
	if err != nil {
		return nil, errors.New(wording.TaskNoCrypto.String())
	}
	key, err := await(subtle.Call("deriveKey", map[string]any{"name": "PBKDF2", "hash": "SHA-256", "salt": salt, "iterations": rounds}, raw,
		map[string]any{"name": "AES-GCM", "length": 256}, false, []any{do}))
	if err != nil {
		return nil, errors.New(wording.TaskNoCrypto.String())
	}
	out, err := await(subtle.Call(do, map[string]any{"name": "AES-GCM", "iv": nonce}, key, p.array(content)))
	if err != nil {
		return nil, assignment.ErrWord
	}
	return bytesFrom(p.window.Get("Uint8Array").New(out)), nil
}
