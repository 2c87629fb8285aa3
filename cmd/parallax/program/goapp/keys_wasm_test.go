//go:build goapp

package app

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"syscall/js"
	"testing"
)

// line is a child with a key, or without one.
type line struct {
	Compo
	ID, Text, Class string
	Shut, Long      bool
}

func (l *line) Key() string { return strings.TrimPrefix(l.ID, "plain") }

func (l *line) Render() UI {
	return Li().Class(l.Class).Hidden(l.Shut).DataSet("id", l.ID).Body(
		Text(l.Text), If(l.Long, func() UI { return B().Text(l.ID) }), Input().Value(l.Text))
}

func (l *line) html() string {
	var b strings.Builder
	b.WriteString("<li")
	if l.Class != "" {
		fmt.Fprintf(&b, " class=%q", l.Class)
	}
	fmt.Fprintf(&b, " data-id=%q", l.ID)
	if l.Shut {
		b.WriteString(` hidden=""`)
	}
	b.WriteString(">" + l.Text)
	if l.Long {
		b.WriteString("<b>" + l.ID + "</b>")
	}
	return b.String() + "<input :" + l.Text + "></li>"
}

type lines struct {
	Compo
	list []line
}

func (l *lines) Render() UI {
	return Ul().Body(Range(l.list).Slice(func(i int) UI { c := l.list[i]; return &c }), Hr())
}

func (l *lines) html() string {
	var b strings.Builder
	for _, c := range l.list {
		b.WriteString(c.html())
	}
	return "<ul>" + b.String() + "<hr></ul>"
}

func random(r *rand.Rand) (list []line) {
	for _, k := range r.Perm(9)[:r.IntN(10)] {
		c := line{ID: string(rune('a' + k)), Text: fmt.Sprint("text ", r.IntN(3)), Shut: r.IntN(3) == 0, Long: r.IntN(2) == 0}
		if r.IntN(2) == 0 {
			c.Class = "Of"
		}
		list = append(list, c)
	}
	return list
}

// load starts a program on a page that came with an element.
func load(t *testing.T, came js.Value, root Composer) (e *engineX, body js.Value) {
	t.Helper()
	js.Global().Call("arrive", came)
	page := makeRequestPage(Window().URL(), nil)
	e = newEngine(context.Background(), &router{}, nil, &page, nil)
	if err := e.Load(root); err != nil {
		t.Fatal(err)
	}
	return e, js.Global().Get("document").Get("body")
}

func create(tag string, parts ...any) js.Value {
	e := js.Global().Get("document").Call("createElement", tag)
	for _, p := range parts {
		if text, is := p.(string); is {
			p = js.Global().Get("document").Call("createTextNode", text)
		}
		e.Call("appendChild", p)
	}
	return e
}

// built draws lines as a build may: with spaces, and with lines that the program
// does not have or has otherwise.
func built(list []line) js.Value {
	ul := create("ul", "\n")
	for _, c := range list {
		parts := []any{c.Text}
		if c.Long {
			parts = append(parts, create("b", c.ID))
		}
		li := create("li", append(parts, "\n", create("input"))...)
		li.Call("setAttribute", "class", c.Class)
		li.Call("setAttribute", "title", "goes")
		ul.Call("appendChild", li)
	}
	ul.Call("appendChild", create("hr"))
	return ul
}

// Whatever the page came with, it is what the program wants afterwards; what it
// came with and is wanted stays.
func TestParallaxTakesOver(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for n := range 300 {
		came := random(r)
		root := &lines{list: random(r)}
		if n%3 == 0 {
			root.list = came
		}
		ul := built(came)
		had := ul.Get("childNodes")
		var before []js.Value
		for i := range had.Length() {
			if e := had.Index(i); e.Get("nodeType").Int() == 1 {
				before = append(before, e)
			}
		}
		_, body := load(t, ul, root)
		if got := body.Get("innerHTML").String(); got != root.html() {
			t.Fatalf("page %d:\ngot  %s\nwant %s", n, got, root.html())
		}
		if !body.Get("firstChild").Equal(ul) {
			t.Fatalf("page %d was made anew", n)
		}
		for i, e := range before {
			if n%3 == 0 && !ul.Get("childNodes").Index(i).Equal(e) {
				t.Errorf("page %d: line %d was made anew", n, i)
			}
		}
	}
}

// Whatever comes, goes and changes places, the page is what is wanted, and what
// has a key has kept its elements.
func TestParallaxUpdates(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	root := &lines{list: random(r)}
	e, body := load(t, create("div"), root)
	elements := func() map[string]js.Value {
		all, items := map[string]js.Value{}, body.Get("firstChild").Get("childNodes")
		for i := range items.Length() - 1 {
			all[items.Index(i).Call("getAttribute", "data-id").String()] = items.Index(i)
		}
		return all
	}
	for n := range 400 {
		if got := body.Get("innerHTML").String(); got != root.html() {
			t.Fatalf("step %d:\ngot  %s\nwant %s", n, got, root.html())
		}
		had := elements()
		if n%5 == 0 { // some go and all else stays: nothing may be moved
			root.list = root.list[min(1, len(root.list)):]
			js.Global().Set("moves", 0)
		} else {
			root.list = random(r)
		}
		e.updates.Add(root, 1)
		e.processFrame()
		if moves := js.Global().Get("moves").Int(); n%5 == 0 && moves > 0 {
			t.Errorf("step %d: %d elements were moved though only one went", n, moves)
		}
		for id, now := range elements() {
			if before, there := had[id]; there && !before.Equal(now) {
				t.Errorf("step %d: %s was made anew", n, id)
			}
		}
	}
}
