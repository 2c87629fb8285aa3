//go:build js

package platform

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// SetField sets the text of a field, or chooses of a list what has that value.
func (p *Page) SetField(id, value string) {
	field := p.byID(id)
	if !field.Truthy() {
		return
	}
	if value == "" {
		if none := field.Call("querySelector", "option:not([value])"); none.Truthy() { // see textOf
			none.Set("selected", true)
			return
		}
	}
	if textOf(app.ValueOf(field)) != value {
		field.Set("value", value)
	}
}

// Field returns the text of a field.
func (p *Page) Field(id string) string {
	if field := p.byID(id); field.Truthy() {
		return textOf(app.ValueOf(field))
	}
	return ""
}
