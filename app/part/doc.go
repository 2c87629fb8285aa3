// Package part has the components and drawings that several screens share:
// marks, chips, passages, how far a question has come, what can be saved.
package part
