// Package app is the page: go-app components that draw the views of package
// present and send messages to the [store.Store]. They decide nothing. What the page
// knows and how it changes is in package state, what it says in package
// present, how it looks in web/css, one file a component.
//
// Manners that go-app asks for. A component's exported fields are small values
// plus the store, so that it is drawn again only when what it shows has
// changed. Children are compared by their index, so containers stay where they
// are and hide instead of going away. Handlers are methods of components, or
// carry an EventScope that names what they captured. There are no style
// attributes, which a strict policy forbids: sizes that depend on data are SVG
// attributes. Lines that follow the layout are drawn by package platform.
package app
