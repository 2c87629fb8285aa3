//go:build goapp

package app

import (
	"strconv"
	"strings"
	"syscall/js"
)

// go-app asks the browser for every element, attribute and text of a view by a
// call of its own, and a call from Go costs far more than what it asks for. So
// nodes are noted down as go-app mounts them, and are made all at once, by one
// call to boot.js, when the first of them is needed: as a rule when the topmost
// is put into the page.

// batch are nodes that are not made yet.
type batch struct {
	steps  []byte // what makes them, see web/boot/nodes.js
	nodes  int
	groups []*group
	after  []func() // listeners to add, once there is something to add them to
}

// open is the batch that new nodes join. All of this happens on one goroutine.
var open *batch

// group are some nodes of a batch, which are kept together: as long as one is
// in use on this side, the browser keeps them all.
type group struct {
	batch *batch   // nil once they are made
	nodes js.Value // an array, once they are made
}

const groupSize = 64

// node is an element or a text that may not be made yet.
type node struct {
	group *group
	n     int // in the batch, from 0
	here  Value
}

func newNode(steps ...string) *node {
	if open == nil {
		open = &batch{}
	}
	b := open
	if b.nodes%groupSize == 0 {
		b.groups = append(b.groups, &group{batch: b})
	}
	n := &node{group: b.groups[len(b.groups)-1], n: b.nodes}
	b.nodes++
	b.note(steps...)
	return n
}

// note adds a step, whose parts end with NUL bytes.
func (b *batch) note(parts ...string) {
	for _, s := range parts {
		if strings.IndexByte(s, 0) >= 0 {
			s = strings.ReplaceAll(s, "\x00", "\uFFFD")
		}
		b.steps = append(append(b.steps, s...), 0)
	}
}

// make makes the nodes, or finds them in the page, and gives the first its place
// at the end of parent, if that is not nil.
func (b *batch) make(parent any) {
	if open == b {
		open = nil
	}
	made := js.Global().Get("parallax").Call("makeNodes", string(b.steps), groupSize, parent)
	for i, g := range b.groups {
		g.nodes, g.batch = made.Index(i), nil
	}
	for _, add := range b.after {
		add()
	}
}

// real is the node itself.
func (n *node) real() Value {
	if n.here == nil && n.group.batch != nil {
		n.group.batch.make(nil) // which may ask for this node, too
	}
	if n.here == nil {
		n.here = ValueOf(n.group.nodes.Index(n.n % groupSize))
		n.group = nil
	}
	return n.here
}

// latest is the batch whose newest node this one is, nil if it is not.
func (n *node) latest() *batch {
	if n.group == nil || n.group.batch == nil || n.n != n.group.batch.nodes-1 {
		return nil
	}
	return n.group.batch
}

func (w *browserWindow) createElement(tag, xmlns string) (Value, error) {
	if xmlns == "" {
		return newNode("<", tag), nil
	}
	return newNode(":", xmlns, tag), nil
}

func (w *browserWindow) createTextNode(v string) Value { return newNode("'", v) }

func (n *node) Call(m string, args ...any) Value {
	if b := n.latest(); b != nil && m == "setAttribute" && len(args) == 2 {
		name, ok := args[0].(string)
		value, too := args[1].(string)
		if ok && too {
			b.note("=", name, value)
			return Undefined()
		}
	}
	return n.real().Call(m, args...)
}

func (n *node) Set(p string, x any) {
	if b := n.latest(); b != nil {
		switch x := x.(type) {
		case string:
			b.note(".", p, x)
			return
		case bool:
			if x {
				b.note("!", p)
			} else {
				b.note("-", p)
			}
			return
		}
	}
	n.real().Set(p, x)
}

func (n *node) appendChild(c Wrapper) {
	if child, ok := c.JSValue().(*node); ok && n.group != nil && child.group != nil && n.group.batch != nil && n.group.batch == child.group.batch {
		n.group.batch.note("+", strconv.Itoa(n.n), strconv.Itoa(child.n))
		return
	}
	n.real().appendChild(c)
}

func (n *node) addEventListener(event string, fn Func, options map[string]any) {
	if n.group != nil && n.group.batch != nil {
		n.group.batch.after = append(n.group.batch.after, func() { n.real().addEventListener(event, fn, options) })
		return
	}
	n.real().addEventListener(event, fn, options)
}

// appendChild has the first of the nodes that are to be made put in its place by
// the same call.
func (v value) appendChild(c Wrapper) {
	if n, is := c.JSValue().(*node); is && n.n == 0 && n.group != nil && n.group.batch != nil {
		n.group.batch.make(syscalJSValueOf(v))
		return
	}
	v.Call("appendChild", c)
}

// replaceChild leaves alone what is there already: the page as it came, if it
// has become the program's.
func (v value) replaceChild(new, old Wrapper) {
	if a, b := syscalJSValueOf(new), syscalJSValueOf(old); !a.Equal(b) {
		v.jsValue.Call("replaceChild", a, b)
	}
}

// Whatever else is asked of a node needs the node itself.

func (n *node) JSValue() Value                            { return n.real() }
func (n *node) Bool() bool                                { return n.real().Bool() }
func (n *node) Delete(p string)                           { n.real().Delete(p) }
func (n *node) Equal(w Value) bool                        { return n.real().Equal(w) }
func (n *node) Float() float64                            { return n.real().Float() }
func (n *node) Get(p string) Value                        { return n.real().Get(p) }
func (n *node) Index(i int) Value                         { return n.real().Index(i) }
func (n *node) InstanceOf(t Value) bool                   { return n.real().InstanceOf(t) }
func (n *node) Int() int                                  { return n.real().Int() }
func (n *node) Invoke(args ...any) Value                  { return n.real().Invoke(args...) }
func (n *node) IsNaN() bool                               { return false }
func (n *node) IsNull() bool                              { return false }
func (n *node) IsUndefined() bool                         { return false }
func (n *node) Length() int                               { return n.real().Length() }
func (n *node) New(args ...any) Value                     { return n.real().New(args...) }
func (n *node) SetIndex(i int, x any)                     { n.real().SetIndex(i, x) }
func (n *node) String() string                            { return n.real().String() }
func (n *node) Truthy() bool                              { return true }
func (n *node) Type() Type                                { return TypeObject }
func (n *node) Then(f func(Value))                        { n.real().Then(f) }
func (n *node) getAttr(k string) string                   { return n.real().getAttr(k) }
func (n *node) setAttr(k, v string)                       { n.real().setAttr(k, v) }
func (n *node) delAttr(k string)                          { n.real().delAttr(k) }
func (n *node) firstChild() Value                         { return n.real().firstChild() }
func (n *node) firstElementChild() Value                  { return n.real().firstElementChild() }
func (n *node) replaceChild(new, old Wrapper)             { n.real().replaceChild(new, old) }
func (n *node) removeChild(c Wrapper)                     { n.real().removeChild(c) }
func (n *node) removeEventListener(event string, fn Func) { n.real().removeEventListener(event, fn) }
func (n *node) setNodeValue(v string)                     { n.real().setNodeValue(v) }
func (n *node) setInnerHTML(v string)                     { n.real().setInnerHTML(v) }
func (n *node) setInnerText(v string)                     { n.real().setInnerText(v) }
