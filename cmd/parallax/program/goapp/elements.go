//go:build goapp

package app

import "reflect"

// CanUpdate reports whether what is in the page can become what is wanted: it has to
// be of the same type, and as an element have the same tag; elements.go of the
// build has all of them share a type.
func (m nodeManager) CanUpdate(v, wanted UI) bool {
	if reflect.TypeOf(v) != reflect.TypeOf(wanted) {
		return false
	}
	switch v := v.(type) {
	case DismountEnforcer:
		return v.CompoID() == wanted.(DismountEnforcer).CompoID()
	case HTML:
		return v.Tag() == wanted.(HTML).Tag()
	}
	return true
}
