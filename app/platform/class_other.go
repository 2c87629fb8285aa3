//go:build !js

package platform

import (
	"crypto/rand"

	"parallax/corpus"
	"parallax/corpus/assignment"
)

// Chosen is what a test says is selected.
func (p *Page) Chosen() (at string, before int, words string) {
	return p.ChosenAt, p.ChosenBefore, p.ChosenWords
}

// Seal encrypts content with a word.
func (p *Page) Seal(content []byte, word string, done func(*corpus.Sealed, error)) {
	done(assignment.Seal(content, word, rand.Reader))
}

// Unseal decrypts what was sealed with a word.
func (p *Page) Unseal(s corpus.Sealed, word string, done func([]byte, error)) {
	done(assignment.Unseal(&s, word))
}
