//go:build !js

package platform

import (
	"crypto/rand"

	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/assignment"
)

// Chosen is what a test says is selected.
func (p *Page) Chosen() (at string, before int, words string) {
	return p.ChosenAt, p.ChosenBefore, p.ChosenWords
}

// Choose notes which word is asked for.
func (p *Page) Choose(at string, back, more bool) { p.ChosenAt = at }

// GiveOn gives a file to the share sheet or saves it.
func (p *Page) GiveOn(name string, content []byte, done func(state.GivenBy, error)) {
	if p.Sheet {
		done(p.Gives, nil)
		return
	}
	done(state.Downloaded, p.Save(name, "", content))
}

// Seal encrypts content with a word.
func (p *Page) Seal(content []byte, word string, done func(*corpus.Sealed, error)) {
	done(assignment.Seal(content, word, rand.Reader))
}

// Unseal decrypts what was sealed with a word.
func (p *Page) Unseal(s corpus.Sealed, word string, done func([]byte, error)) {
	done(assignment.Unseal(&s, word))
}
