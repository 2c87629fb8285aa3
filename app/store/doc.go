// Package store holds the model of the page: it runs state.Update, carries out
// its effects with the engine and the browser, and says when there is something
// new to render.
package store
