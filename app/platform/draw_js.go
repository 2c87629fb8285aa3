//go:build js

package platform

import "syscall/js"

// Draw lays the drawings out anew before the next frame. A drawing is an svg
// with data-draw, "column" or "threads"; its groups say in data attributes what
// they join, and only their geometry is set here.
func (p *Page) Draw() {
	if p.drawing {
		return
	}
	p.drawing = true
	p.window.Call("requestAnimationFrame", p.draw)
}

func (p *Page) layOut() {
	drawings := p.document.Call("querySelectorAll", "svg[data-draw]")
	for i := range drawings.Length() {
		svg := drawings.Index(i)
		if svg.Call("getClientRects").Get("length").Int() == 0 { // not displayed
			continue
		}
		switch attribute(svg, "data-draw") {
		case "column":
			p.column(svg)
		case "threads":
			p.threads(svg)
		}
	}
}

func attribute(e js.Value, name string) string {
	if v := e.Call("getAttribute", name); v.Type() == js.TypeString {
		return v.String()
	}
	return ""
}

// measure returns where the element with the id lies relative to the drawing.
func (p *Page) measure(id string, origin js.Value) (Rect, bool) {
	at := p.byID(id)
	if !at.Truthy() {
		return Rect{}, false
	}
	return measured(at, origin), true
}

func measured(at, origin js.Value) Rect {
	r := at.Call("getBoundingClientRect")
	left, top := origin.Get("left").Float(), origin.Get("top").Float()
	return Rect{r.Get("left").Float() - left, r.Get("top").Float() - top, r.Get("right").Float() - left, r.Get("bottom").Float() - top}
}

// set writes attributes to the first element of a class within a group.
func set(group js.Value, selector string, pairs ...string) {
	at := group.Call("querySelector", selector)
	if !at.Truthy() {
		return
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		at.Call("setAttribute", pairs[i], pairs[i+1])
	}
}

// column lays the light under a column of the chart, head to foot.
func (p *Page) column(svg js.Value) {
	origin := svg.Call("getBoundingClientRect")
	head, ok := p.measure(attribute(svg, "data-column"), origin)
	width := "0"
	if ok {
		width = number(head.Right - head.Left)
	}
	set(svg, "rect", "x", number(head.Left), "y", number(0), "width", width, "height", number(origin.Get("height").Float()))
}

// threads draws the lines between passages about the same thing. Of a line that
// leads out of sight only its beginning is drawn.
func (p *Page) threads(svg js.Value) {
	origin := svg.Call("getBoundingClientRect")
	room := origin.Get("height").Float()
	groups := svg.Call("querySelectorAll", "[data-from]")
	type ends struct {
		from, to Rect
		ok       bool
	}
	list := make([]ends, groups.Length())
	at := make(map[string]Rect, 2*len(list))
	end := func(g js.Value, name string) (Rect, bool) {
		id := attribute(g, name)
		r, known := at[id]
		if !known {
			r, known = p.measure(id, origin)
			at[id] = r
		}
		return r, known
	}
	for i := range list {
		g := groups.Index(i)
		from, ok := end(g, "data-from")
		to, also := end(g, "data-to")
		list[i] = ends{from, to, ok && also}
	}
	for i, e := range list {
		if !e.ok {
			continue
		}
		g := groups.Index(i)
		path, x1, y1, x2, y2 := thread(e.from, e.to)
		sees := func(y float64) bool { return y >= 0 && y <= room }
		area := band(e.from, e.to)
		switch {
		case sees(y1) && sees(y2):
		case sees(y1):
			path, area = stub(x1, y1, 1, y2 < y1), ""
		case sees(y2):
			path, area = stub(x2, y2, -1, y1 < y2), ""
		default:
			path, area = "", ""
		}
		set(g, ".Thread-band", "d", area)
		set(g, ".Thread-line", "d", path)
		set(g, ".Thread-from", "cx", number(x1), "cy", number(y1))
		set(g, ".Thread-to", "cx", number(x2), "cy", number(y2))
	}
}
