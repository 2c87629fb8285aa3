package platform

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// Datum returns the value of data-name at the element an event happened on, or
// at the nearest element around it that has one; "" if there is none. One
// handler on a table thus serves all its cells.
func Datum(e app.Event, name string) string {
	if e.Value == nil {
		return ""
	}
	target := e.Get("target")
	if !target.Truthy() || !target.Get("closest").Truthy() {
		return ""
	}
	holder := target.Call("closest", "[data-"+name+"]")
	if !holder.Truthy() {
		return ""
	}
	return holder.Call("getAttribute", "data-"+name).String()
}

// KeyOf returns the key of a keyboard event; "" while an input method composes.
func KeyOf(e app.Event) string {
	if e.Value == nil || e.Get("isComposing").Truthy() {
		return ""
	}
	return e.Get("key").String()
}

// Modified reports whether Ctrl, Alt or Cmd was held with the key.
func Modified(e app.Event) bool {
	return e.Get("ctrlKey").Truthy() || e.Get("altKey").Truthy() || e.Get("metaKey").Truthy()
}

// Shifted reports whether Shift was held with the key.
func Shifted(e app.Event) bool { return e.Get("shiftKey").Truthy() }

// TextOf returns the text of the field an event happened on; of a list it is the value
// of what is chosen.
func TextOf(e app.Event) string {
	if e.Value == nil {
		return ""
	}
	return textOf(e.Get("target"))
}

func textOf(field app.Value) string {
	if chosen := field.Get("selectedOptions"); chosen.Truthy() {
		// go-app leaves an empty value out, and the browser takes the option's text for it.
		if chosen = chosen.Index(0); !chosen.Truthy() || !chosen.Call("hasAttribute", "value").Bool() {
			return ""
		}
	}
	value := field.Get("value")
	if value.IsUndefined() || value.IsNull() {
		return ""
	}
	return value.String()
}

// OnSelf reports whether an event happened on a dialog itself and on nothing in
// it: on its backdrop.
func OnSelf(e app.Event) bool {
	target := e.Get("target")
	return target.Truthy() && target.Get("tagName").String() == "DIALOG"
}
