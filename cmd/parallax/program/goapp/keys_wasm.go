//go:build goapp

package app

import "github.com/maxence-charriere/go-app/v10/pkg/errors"

// go-app compares children by their places: where a row goes, every one after it is
// drawn anew as the one before. A component with a key keeps its elements, wherever
// among its siblings it comes to stand.

// keyed is a component that is the same only where its key is. No two siblings
// have the same.
type keyed interface{ Key() string }

func keyOf(v UI) string {
	if k, is := v.(keyed); is {
		return k.Key()
	}
	return ""
}

// updateHTML makes an element of the page what another one says.
func (m nodeManager) updateHTML(ctx Context, v, wanted HTML) (UI, error) {
	switch attrs := v.attrs(); {
	case attrs != nil:
		m.updateHTMLAttributes(ctx, v, wanted.attrs())
	case len(wanted.attrs()) > 0:
		v = v.setAttrs(wanted.attrs())
		m.mountHTMLAttributes(ctx, v)
	}
	switch events := v.events(); {
	case events != nil:
		m.updateHTMLEventHandlers(ctx, v, wanted.events())
	case len(wanted.events()) > 0:
		v = v.setEvents(wanted.events())
		m.mountHTMLEventHandlers(ctx, v)
	}
	children, err := m.updateChildren(ctx, v, v.body(), wanted.body())
	if err != nil {
		return nil, errors.New("updating children failed").WithTag("tag", v.Tag()).Wrap(err)
	}
	return v.setBody(children), nil
}

// updateChildren makes the children of an element those that are wanted: each takes
// over the one with its key, or without one the next that has none either.
func (m nodeManager) updateChildren(ctx Context, v HTML, old, wanted []UI) ([]UI, error) {
	byKey, plain := make(map[string]int), make([]int, 0, len(old))
	for i, child := range old {
		if k := keyOf(child); k != "" {
			byKey[k] = i
		} else {
			plain = append(plain, i)
		}
	}
	children := make([]UI, len(wanted))
	taken := make([]bool, len(old))    // by a child that is wanted
	stays := make([]bool, len(wanted)) // is in its place: those behind it stood behind it
	last, end := -1, 0                 // end is behind the last that stays
	for i, w := range wanted {
		at, found := 0, false
		if k := keyOf(w); k != "" {
			at, found = byKey[k]
		} else if found = len(plain) > 0; found {
			at, plain = plain[0], plain[1:]
		}
		if !found || taken[at] {
			continue
		}
		var child UI
		var err error
		if m.CanUpdate(old[at], w) {
			child, err = m.Update(ctx, old[at], w)
		} else if child, err = m.Mount(ctx, v.depth()+1, w); err == nil {
			v.JSValue().replaceChild(child, old[at])
			child = child.setParent(v)
			m.Dismount(old[at])
		}
		if err != nil {
			return nil, err
		}
		children[i], taken[at] = child, true
		if at > last {
			last, stays[i], end = at, true, i+1
		}
	}
	put := func(i int) error {
		if children[i] == nil {
			child, err := m.Mount(ctx, v.depth()+1, wanted[i])
			if err != nil {
				return err
			}
			children[i] = child
		}
		if i < end {
			v.JSValue().Call("insertBefore", children[i], children[i+1])
		} else {
			v.JSValue().appendChild(children[i])
		}
		children[i] = children[i].setParent(v)
		return nil
	}
	for i := end - 1; i >= 0; i-- { // each before the one behind it
		if !stays[i] {
			if err := put(i); err != nil {
				return nil, err
			}
		}
	}
	for i := end; i < len(wanted); i++ {
		if err := put(i); err != nil {
			return nil, err
		}
	}
	for i, child := range old {
		if !taken[i] {
			v.JSValue().removeChild(child)
			m.Dismount(child)
		}
	}
	return children, nil
}
