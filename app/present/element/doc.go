// Package element has the pieces that screens share: marks of outlets, links,
// chips, marked text, passages, what is offered to be saved, and how far a long
// question has come.
package element
