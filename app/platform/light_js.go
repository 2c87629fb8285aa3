//go:build js

package platform

import (
	"strconv"
	"strings"
	"syscall/js"
)

// Light marks the elements of a lighting with data-lit, and unmarks those of
// the last one. It touches a handful of attributes, whatever the size of the
// page. Of the cells of a grid it makes the one named, or the first, the one
// that Tab comes to.
func (p *Page) Light(l Lighting) {
	for _, e := range p.lit {
		e.Call("removeAttribute", "data-lit")
	}
	p.lit = p.lit[:0]
	lit := make(map[string]bool, len(l.IDs))
	for _, id := range l.IDs {
		lit[id] = true
		p.shine(p.byID(id))
	}
	if threads := p.document.Call("querySelector", "svg[data-draw=threads]"); threads.Truthy() && len(lit) > 0 {
		groups := threads.Call("querySelectorAll", "[data-from]")
		for i := range groups.Length() {
			g := groups.Index(i)
			if lit[attribute(g, "data-from")] && lit[attribute(g, "data-to")] {
				p.shine(g)
			}
		}
	}
	columns := p.document.Call("querySelectorAll", "svg[data-draw=column]")
	for i := range columns.Length() {
		if svg := columns.Index(i); attribute(svg, "data-column") != l.Column {
			svg.Call("setAttribute", "data-column", l.Column)
			p.column(svg)
		}
	}
	p.stop(l.Stop)
	p.mark(l.Words)
}

// mark paints the words of a lighting by the CSS Custom Highlight API, which
// changes no element; a browser without it leaves them as they are.
func (p *Page) mark(words []string) {
	registry := p.window.Get("CSS").Get("highlights")
	if !registry.Truthy() {
		return
	}
	if len(words) == 0 {
		registry.Call("delete", "shared")
		return
	}
	all := p.window.Get("Highlight").New()
	for _, entry := range words {
		fields := strings.Fields(entry)
		if len(fields) < 3 {
			continue
		}
		passage := p.byID(fields[0])
		if !passage.Truthy() {
			continue
		}
		if text := passage.Call("querySelector", ".Passage-text"); text.Truthy() {
			p.paint(all, text, fields[1:])
		}
	}
	registry.Call("set", "shared", all)
}

// paint adds the places of a text, ascending, to a highlight. The kind of a
// passage stands before its text and is no part of it.
func (p *Page) paint(all, text js.Value, places []string) {
	walker := p.document.Call("createTreeWalker", text, 4) // text nodes
	node := walker.Call("nextNode")
	if text.Call("querySelector", ".Passage-kind").Truthy() {
		walker.Call("nextNode")
		node = walker.Call("nextNode")
	}
	before := 0 // units of the text before the node
	find := func(place string, end bool) (js.Value, int) {
		at, _ := strconv.Atoi(place)
		for node.Truthy() {
			n := node.Get("length").Int()
			if at-before < n || end && at-before == n {
				return node, at - before
			}
			before += n
			node = walker.Call("nextNode")
		}
		return node, 0
	}
	for i := 0; i+1 < len(places); i += 2 {
		from, fromAt := find(places[i], false)
		to, toAt := find(places[i+1], true)
		if !to.Truthy() {
			return
		}
		r := p.document.Call("createRange")
		r.Call("setStart", from, fromAt)
		r.Call("setEnd", to, toAt)
		all.Call("add", r)
	}
}

func (p *Page) shine(e js.Value) {
	if e.Truthy() {
		e.Call("setAttribute", "data-lit", "")
		p.lit = append(p.lit, e)
	}
}

// stop moves the tab stop of the grid that has the element with the id. A grid
// that has lost its stop gets it at the first cell.
func (p *Page) stop(id string) {
	next := p.byID(id)
	grids := p.document.Call("querySelectorAll", "[role=grid]")
	for i := range grids.Length() {
		grid := grids.Index(i)
		to := next
		if !next.Truthy() || !grid.Call("contains", next).Bool() {
			if grid.Call("querySelector", `[tabindex="0"]`).Truthy() {
				continue
			}
			to = grid.Call("querySelector", "td[tabindex], td [tabindex]")
		}
		if !to.Truthy() || attribute(to, "tabindex") == "0" {
			continue
		}
		for {
			old := grid.Call("querySelector", `[tabindex="0"]`)
			if !old.Truthy() {
				break
			}
			old.Call("setAttribute", "tabindex", "-1")
		}
		to.Call("setAttribute", "tabindex", "0")
	}
}

func (p *Page) listenPointing() {
	p.on(p.document, "pointerdown", true, func(e js.Value) { p.touched = e.Get("pointerType").String() == "touch" })
	p.on(p.document, "pointermove", true, func(e js.Value) {
		if p.touched && e.Get("pointerType").String() == "mouse" {
			p.touched = false
		}
	})
	p.on(p.document, "keydown", true, func(js.Value) { p.touched = false })
	for _, event := range [...]string{"mouseover", "focusin"} {
		p.on(p.document, event, false, func(e js.Value) {
			if !p.touched {
				p.point(e)
			}
		})
	}
}

// point tells what the pointer or the focus has come to. Within an element
// with data-points it is what data-topic, data-document and data-passage say;
// elsewhere it is nothing, except where data-keeps lets the last one stay.
func (p *Page) point(e js.Value) {
	target := e.Get("target")
	if p.events.Pointed == nil || !target.Truthy() || !target.Get("closest").Truthy() {
		return
	}
	var at [3]string
	if target.Call("closest", "[data-points]").Truthy() {
		for i, name := range [...]string{"topic", "document", "passage"} {
			if holder := target.Call("closest", "[data-"+name+"]"); holder.Truthy() {
				at[i] = attribute(holder, "data-"+name)
			}
		}
		if at == [3]string{} {
			return // a gap within
		}
	} else if at == p.pointed || target.Call("closest", "[data-keeps]").Truthy() {
		return
	}
	if at != p.pointed {
		p.pointed = at
		p.events.Pointed(at[0], at[1], at[2])
	}
}
