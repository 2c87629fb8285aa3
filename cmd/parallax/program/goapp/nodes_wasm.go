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

// note adds a step to those that make the nodes.
func (b *batch) note(parts ...string) { b.steps = noted(b.steps, parts) }

// noted is steps with one more, whose parts end with NUL bytes.
func noted(steps []byte, parts []string) []byte {
	for _, s := range parts {
		if strings.IndexByte(s, 0) >= 0 {
			s = strings.ReplaceAll(s, "\x00", "\uFFFD")
		}
		steps = append(append(steps, s...), 0)
	}
	return steps
}

// changes are what is to be changed of nodes in the page. They are noted down, too,
// while a view is rendered, and made by one call once it is, before anything looks
// at the page (makeChanges, which trim.go has go-app call).
var changes struct {
	steps   []byte
	holders []any          // groups and single nodes that steps speak of
	at      map[*group]int // a group's place among them
	last    *node          // which the last step is about
}

// change notes a change of a node that is made.
func (n *node) change(parts ...string) {
	c := &changes
	if c.last != n {
		c.last = n
		if n.group == nil {
			c.steps = noted(c.steps, []string{"@", strconv.Itoa(len(c.holders)), ""})
			c.holders = append(c.holders, syscalJSValueOf(n.here))
		} else {
			i, known := c.at[n.group]
			if !known {
				if c.at == nil {
					c.at = make(map[*group]int)
				}
				i = len(c.holders)
				c.at[n.group] = i
				c.holders = append(c.holders, n.group.nodes)
			}
			c.steps = noted(c.steps, []string{"@", strconv.Itoa(i), strconv.Itoa(n.n % groupSize)})
		}
	}
	c.steps = noted(c.steps, parts)
}

// makeChanges makes what has been noted.
func makeChanges() {
	if len(changes.steps) == 0 {
		return
	}
	steps, holders := string(changes.steps), changes.holders
	changes.steps, changes.holders, changes.at, changes.last = changes.steps[:0], nil, nil, nil
	js.Global().Get("parallax").Call("changeNodes", append([]any{steps}, holders...)...)
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

// settle has the node made.
func (n *node) settle() {
	if n.here == nil && n.group.batch != nil {
		n.group.batch.make(nil) // which may ask for this node, too
	}
}

// real is the node itself.
func (n *node) real() Value {
	n.settle()
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

// noter is who notes a step about the node: its batch while it is the newest there,
// the changes once it is made; nil if nobody can.
func (n *node) noter() func(parts ...string) {
	if b := n.latest(); b != nil {
		return b.note
	}
	if n.here != nil || n.group.batch == nil {
		return n.change
	}
	return nil
}

func (n *node) Call(m string, args ...any) Value {
	if note := n.noter(); note != nil && (m == "setAttribute" && len(args) == 2 || m == "removeAttribute" && len(args) == 1) {
		texts := make([]string, 0, 2)
		for _, a := range args {
			if s, is := a.(string); is {
				texts = append(texts, s)
			}
		}
		switch {
		case len(texts) < len(args):
		case len(args) == 2:
			note("=", texts[0], texts[1])
			return Undefined()
		default:
			note("~", texts[0])
			return Undefined()
		}
	}
	return n.real().Call(m, args...)
}

func (n *node) Set(p string, x any) {
	if note := n.noter(); note != nil {
		switch x := x.(type) {
		case string:
			note(".", p, x)
			return
		case bool:
			if x {
				note("!", p)
			} else {
				note("-", p)
			}
			return
		}
	}
	n.real().Set(p, x)
}

func (n *node) setNodeValue(v string) {
	n.settle()
	n.change(".", "nodeValue", v)
}

func (n *node) removeChild(c Wrapper) {
	if child, is := c.JSValue().(*node); is {
		child.settle()
		child.change("x")
		return
	}
	n.real().removeChild(c)
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
func (n *node) removeEventListener(event string, fn Func) { n.real().removeEventListener(event, fn) }
func (n *node) setInnerHTML(v string)                     { n.real().setInnerHTML(v) }
func (n *node) setInnerText(v string)                     { n.real().setInnerText(v) }
