//go:build js

package platform

import (
	"math"
	"strconv"
	"syscall/js"
)

// columns are the texts that stand side by side in the element with
// data-anchors, where each is its own scroller. The one that the pointer or
// the focus is in leads; the others follow it.
type columns struct {
	leader js.Value       // the text that leads; undefined if none does yet
	pins   map[int]anchor // from the leader, per column: passages brought level by hand
	asked  bool           // a frame is asked for
	moved  bool           // the leader was scrolled: the others are to follow
}

// text is one column, measured.
type text struct {
	element  js.Value
	passages []Rect // relative to the top of what is scrolled
	room     float64
	hidden   float64 // how far it can be scrolled
	top      float64 // how far it is
}

func (p *Page) listenColumns() {
	lead := func(e js.Value) {
		target := e.Get("target")
		if !target.Truthy() || !target.Get("closest").Truthy() {
			return
		}
		column := target.Call("closest", "[data-column]")
		if column.Truthy() && !column.Equal(p.columns.leader) {
			p.columns.leader, p.columns.pins = column, nil
		}
	}
	for _, event := range [...]string{"pointerover", "wheel", "touchstart", "focusin", "keydown"} {
		p.on(p.document, event, true, lead)
	}
	follow := js.FuncOf(func(js.Value, []js.Value) any {
		if p.columns.moved {
			p.follow()
		}
		p.columns.asked, p.columns.moved = false, false
		if svg := p.document.Call("querySelector", "svg[data-draw=threads]"); svg.Truthy() {
			p.threads(svg)
		}
		return nil
	})
	p.keep = append(p.keep, follow)
	p.on(p.document, "scroll", true, func(e js.Value) {
		target := e.Get("target")
		if !target.Truthy() || !target.Get("hasAttribute").Truthy() || !target.Call("hasAttribute", "data-column").Bool() {
			return
		}
		p.columns.moved = p.columns.moved || target.Equal(p.columns.leader)
		if p.columns.asked {
			return
		}
		p.columns.asked = true
		p.window.Call("requestAnimationFrame", follow)
	})
	p.on(p.document, "click", false, func(e js.Value) { p.level(e.Get("target")) })
}

// texts measures the columns, and returns the number of the leader, or −1.
func (p *Page) texts() (list []text, leader int) {
	elements := p.document.Call("querySelectorAll", "[data-anchors] [data-column]")
	leader = -1
	for i := range elements.Length() {
		e := elements.Index(i)
		if e.Equal(p.columns.leader) {
			leader = i
		}
		list = append(list, p.measureText(e))
	}
	return list, leader
}

func (p *Page) measureText(e js.Value) text {
	t := text{element: e, top: e.Get("scrollTop").Float(), room: e.Get("clientHeight").Float()}
	t.hidden = math.Max(e.Get("scrollHeight").Float()-t.room, 0)
	passages := e.Get("children")
	for i := range passages.Length() {
		c := passages.Index(i)
		top := c.Get("offsetTop").Float()
		t.passages = append(t.passages, Rect{Top: top, Bottom: top + c.Get("offsetHeight").Float()})
	}
	return t
}

// follow brings the other columns to where the leader is. The line at which
// passages stand level moves from the top of the columns to their foot while
// the leader is scrolled from its beginning to its end, so that all texts
// begin and end together.
func (p *Page) follow() {
	list, leader := p.texts()
	if leader >= 0 && list[leader].hidden > 0 {
		l := list[leader]
		line := l.room * math.Min(l.top/l.hidden, 1)
		at := placeAt(l.passages, l.top+line)
		for i, t := range list {
			if i == leader {
				continue
			}
			anchors := p.anchors(leader, i)
			if by, ok := p.columns.pins[i]; ok {
				anchors = pin(anchors, by)
			}
			place := follow(anchors, len(l.passages), len(t.passages), at)
			top := math.Round(heightAt(t.passages, place) - line)
			if math.Abs(top-t.top) >= 1 {
				t.element.Set("scrollTop", top)
			}
		}
	}
}

func (p *Page) anchors(from, to int) []anchor {
	grid := p.document.Call("querySelector", "[data-anchors]")
	if !grid.Truthy() {
		return nil
	}
	return parseAnchors(attribute(grid, "data-anchors"), from, to)
}

// level brings the lit passages of the other columns level with the one that
// was clicked or came into focus, wherever in their texts they stand, and keeps
// them so while it is scrolled.
func (p *Page) level(target js.Value) {
	if !target.Truthy() || !target.Get("closest").Truthy() || target.Call("closest", "a, button, summary").Truthy() {
		return
	}
	passage := target.Call("closest", "[data-column] > [data-passage]")
	if !passage.Truthy() || !p.window.Call("getSelection").Get("isCollapsed").Bool() {
		return
	}
	p.bring(passage, p.gently())
}

// Level brings a passage to the top of its column, and what is lit in the
// others level with it, and gives it the focus.
func (p *Page) Level(id string) {
	passage := p.byID(id)
	if !passage.Truthy() {
		return
	}
	column := passage.Call("closest", "[data-column]")
	if !column.Truthy() {
		return
	}
	if t := p.measureText(column); t.hidden > 0 {
		column.Set("scrollTop", passage.Get("offsetTop").Float()-threadDrop)
		passage.Call("focus", map[string]any{"preventScroll": true})
		p.bring(passage, "instant")
	} else {
		p.Focus(id)
	}
}

// bring brings the lit passages of the other columns level with one.
func (p *Page) bring(passage js.Value, how string) {
	own := passage.Get("parentElement")
	top := passage.Call("getBoundingClientRect").Get("top").Float()
	p.columns.leader, p.columns.pins = own, map[int]anchor{}
	list, _ := p.texts()
	for i, t := range list {
		if t.element.Equal(own) || t.hidden == 0 {
			continue
		}
		partner := t.element.Call("querySelector", ":scope > [data-lit]")
		if !partner.Truthy() {
			continue
		}
		p.columns.pins[i] = anchor{float64(numberIn(passage)), float64(numberIn(partner))}
		by := partner.Call("getBoundingClientRect").Get("top").Float() - top
		t.element.Call("scrollTo", map[string]any{"top": t.top + by, "behavior": how})
	}
}

// gently is how to scroll: smoothly, unless the reader does not want that.
func (p *Page) gently() string {
	if p.window.Call("matchMedia", "(prefers-reduced-motion: reduce)").Get("matches").Bool() {
		return "instant"
	}
	return "smooth"
}

// numberIn is the place of a passage among those of its text, from 0.
func numberIn(passage js.Value) int {
	n := 0
	for e := passage.Get("previousElementSibling"); e.Truthy(); e = e.Get("previousElementSibling") {
		n++
	}
	return n
}

// Answering returns where in document to the reader would be who now stands in
// document from, of the comparison; on a phone only one of them is shown. It
// is counted in passages.
func (p *Page) Answering(from, to string) float64 {
	columns := p.document.Call("querySelectorAll", "[data-anchors] [data-column]")
	i, j := -1, -1
	for k := range columns.Length() {
		switch attribute(columns.Index(k), "data-document") {
		case from:
			i = k
		case to:
			j = k
		}
	}
	if i < 0 || j < 0 {
		return 0
	}
	own := columns.Index(i)
	rect := own.Call("getBoundingClientRect")
	t := p.measureText(own)
	at := placeAt(t.passages, p.reading()-rect.Get("top").Float())
	return follow(p.anchors(i, j), len(t.passages), columns.Index(j).Get("children").Length(), at)
}

// Stand scrolls the page so that the place of a document stands where the eye
// is. At the beginning of a text the page stays where it is.
func (p *Page) Stand(document string, place float64) {
	column := p.document.Call("querySelector", "[data-anchors] [data-column][data-document="+strconv.Quote(document)+"]")
	if !column.Truthy() || place <= 0 {
		return
	}
	y := heightAt(p.measureText(column).passages, place) + column.Call("getBoundingClientRect").Get("top").Float()
	p.window.Call("scrollBy", map[string]any{"top": y - p.reading(), "behavior": "instant"})
}

// reading is the height at which the eye is taken to be: a third of the window.
func (p *Page) reading() float64 { return p.window.Get("innerHeight").Float() / 3 }
