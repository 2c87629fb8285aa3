//go:build js

package platform

import (
	"strconv"
	"strings"
	"syscall/js"
	"unicode/utf16"
)

// What is known of somebody who reads: where they are in the text, and what they
// have selected. A text is an element with data-text; its passages have
// data-passage, and their words are in a .Passage-text.

// rest is how long scrolling and selecting have to rest before they are told, in
// milliseconds.
const rest = 350

func (p *Page) listenReading() {
	p.rested(p.window, "scroll", p.scrolledText)
	p.rested(p.document, "selectionchange", p.selected)
	p.on(p.document, "copy", false, p.copyText)
	p.listenChosen()
	p.on(p.document, "keydown", false, p.rove)
}

// rested calls f once an event has not come for a moment.
func (p *Page) rested(target js.Value, event string, f func()) {
	timer := js.Null()
	call := js.FuncOf(func(js.Value, []js.Value) any {
		f()
		return nil
	})
	p.keep = append(p.keep, call)
	p.on(target, event, false, func(js.Value) {
		p.window.Call("clearTimeout", timer)
		timer = p.window.Call("setTimeout", call, rest)
	})
}

// scrolledText tells which passage is at the middle of the window, or nearest
// above it.
func (p *Page) scrolledText() {
	text := p.document.Call("querySelector", "[data-text]")
	if !text.Truthy() || p.events.Reached == nil {
		return
	}
	middle := p.window.Get("innerHeight").Float() / 2
	list := text.Call("querySelectorAll", "[data-passage]")
	low, high := 0, list.Length()
	for low < high { // the first that begins below the middle
		at := (low + high) / 2
		if list.Index(at).Call("getBoundingClientRect").Get("top").Float() > middle {
			high = at
		} else {
			low = at + 1
		}
	}
	if low > 0 {
		p.events.Reached(attribute(list.Index(low-1), "data-passage"))
	}
}

// selection is the words selected in the passages of a text, without numbers and
// margins, and the first and last passage.
// start and end are where it begins in the first and ends in the last of them, in
// UTF-16 units. Everywhere says that passages count that are not in a text.
func (p *Page) selection(everywhere bool) (from, to, words string, start, end int) {
	chosen := p.document.Call("getSelection")
	if !chosen.Truthy() || chosen.Get("isCollapsed").Bool() || chosen.Get("rangeCount").Int() == 0 {
		return "", "", "", 0, 0
	}
	all := chosen.Call("getRangeAt", 0)
	around := all.Get("commonAncestorContainer")
	if around.Get("nodeType").Int() != 1 {
		around = around.Get("parentElement")
	}
	if !around.Truthy() { // all of the document
		return "", "", "", 0, 0
	}
	text := around.Call("closest", "[data-text]")
	if !text.Truthy() && everywhere {
		text = around.Call("closest", "main")
	}
	if !text.Truthy() {
		return "", "", "", 0, 0
	}
	var parts []string
	list := text.Call("querySelectorAll", ".Passage-text")
	for i := range list.Length() {
		e := list.Index(i)
		if !all.Call("intersectsNode", e).Bool() {
			continue
		}
		own := p.document.Call("createRange")
		own.Call("selectNodeContents", e)
		skipped := ""
		if kind := e.Call("querySelector", ".Passage-kind"); kind.Truthy() {
			own.Call("setStartAfter", kind)
			skipped = " " // between the kind and the words
		}
		before := own.Call("cloneRange")
		if all.Call("compareBoundaryPoints", 0, own).Int() > 0 { // it starts within
			own.Call("setStart", all.Get("startContainer"), all.Get("startOffset"))
		}
		if all.Call("compareBoundaryPoints", 2, own).Int() < 0 { // it ends within
			own.Call("setEnd", all.Get("endContainer"), all.Get("endOffset"))
		}
		part := strings.TrimSpace(own.Call("toString").String())
		if part == "" {
			continue
		}
		parts = append(parts, part)
		// What lies before the selection in the passage, and with it.
		ahead := before.Call("cloneRange")
		ahead.Call("setEnd", own.Get("startContainer"), own.Get("startOffset"))
		with := before
		with.Call("setEnd", own.Get("endContainer"), own.Get("endOffset"))
		end = units(with.Call("toString").String()) - len(skipped)
		if from == "" {
			start = units(ahead.Call("toString").String()) - len(skipped)
		}
		to = attribute(e.Call("closest", "[data-passage]"), "data-passage")
		if from == "" {
			from = to
		}
	}
	return from, to, strings.Join(parts, "\n\n"), max(0, start), max(0, end)
}

// units is the length of a text as browsers count it.
func units(s string) (n int) {
	for _, r := range s {
		n += max(1, utf16.RuneLen(r))
	}
	return n
}

// selected tells what is selected, and puts the bar for it above it.
func (p *Page) selected() {
	if p.events.Selected == nil {
		return
	}
	p.events.Selected(p.selection(true))
}

// copyText copies the words of the passages alone. What is selected elsewhere,
// and in fields, is the browser's.
func (p *Page) copyText(e js.Value) {
	if inField(e.Get("target")) {
		return
	}
	if _, _, words, _, _ := p.selection(false); words != "" && e.Get("clipboardData").Truthy() {
		e.Get("clipboardData").Call("setData", "text/plain", words)
		e.Call("preventDefault")
	}
}

// PlacePicker puts the bar for what is selected above it, within the window. On
// a phone the style sheet puts it at the bottom.
func (p *Page) PlacePicker(id string) {
	bar, chosen := p.byID(id), p.document.Call("getSelection")
	if !bar.Truthy() || !chosen.Truthy() || chosen.Get("rangeCount").Int() == 0 {
		return
	}
	at, size := chosen.Call("getRangeAt", 0).Call("getBoundingClientRect"), bar.Call("getBoundingClientRect")
	left := at.Get("left").Float() + at.Get("width").Float()/2 - size.Get("width").Float()/2
	left = min(max(left, 8), p.window.Get("innerWidth").Float()-size.Get("width").Float()-8)
	top := at.Get("top").Float() - size.Get("height").Float() - 8
	if top < 8 {
		top = at.Get("bottom").Float() + 8
	}
	style := bar.Get("style")
	style.Set("left", strconv.FormatFloat(left+p.window.Get("scrollX").Float(), 'f', 0, 64)+"px")
	style.Set("top", strconv.FormatFloat(top+p.window.Get("scrollY").Float(), 'f', 0, 64)+"px")
}

// rove moves the focus by the arrow keys within a row of controls that is one
// stop of Tab (data-rove).
func (p *Page) rove(e js.Value) {
	by := map[string]int{"ArrowRight": 1, "ArrowLeft": -1}[e.Get("key").String()]
	target := e.Get("target")
	if by == 0 || inField(target) || !target.Get("closest").Truthy() {
		return
	}
	row := target.Call("closest", "[data-rove]")
	if !row.Truthy() {
		return
	}
	list := row.Call("querySelectorAll", "a[href], button:not([disabled]), input, summary")
	var all []js.Value
	at := -1
	for i := range list.Length() {
		c := list.Index(i)
		if c.Get("offsetParent").IsNull() {
			continue
		}
		if c.Equal(target) {
			at = len(all)
		}
		all = append(all, c)
	}
	if n := len(all); at >= 0 && n > 1 {
		e.Call("preventDefault")
		all[(at+by+n)%n].Call("focus")
	}
}

// Returned reports whether the view was come to by back, forward or a reload, and
// so is scrolled to where it was.
func (p *Page) Returned() bool { return p.popped }

// Typeset sets the size and the measure of texts, as the style sheet knows them.
func (p *Page) Typeset(size, measure string) {
	data := p.document.Get("documentElement").Get("dataset")
	data.Set("size", size)
	data.Set("measure", measure)
}

// Absolute is the whole address of a view.
func (p *Page) Absolute(fragment string) string {
	address, _, _ := strings.Cut(p.window.Get("location").Get("href").String(), "#")
	return address + fragment
}
