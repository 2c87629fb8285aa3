//go:build !js

package assignment

// The page has its browser do what is here (package platform), which is 40 KB less to
// load; a test there opens what this file seals, and the other way round.

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/pbkdf2"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io"

	"parallax/corpus"
)

// Seal hides content: with a word encrypted by AES-256 in Galois/counter mode under a key
// of PBKDF2, without one encoded in base64, which keeps nobody out.
func Seal(content []byte, word string, random io.Reader) (*corpus.Sealed, error) {
	word = Word(word)
	encode := base64.StdEncoding.EncodeToString
	if word == "" {
		return Encoded(content), nil
	}
	salt, nonce := make([]byte, 16), make([]byte, 12)
	for _, b := range [][]byte{salt, nonce} {
		if _, err := io.ReadFull(random, b); err != nil {
			return nil, err
		}
	}
	gcm, err := locked(word, salt, Rounds)
	if err != nil {
		return nil, err
	}
	return &corpus.Sealed{Rounds: Rounds, Salt: encode(salt), Nonce: encode(nonce), Data: encode(gcm.Seal(nil, nonce, content, nil))}, nil
}

// Unseal is the content. The error is ErrWord where the word is another, or where
// somebody has changed the file.
func Unseal(s *corpus.Sealed, word string) ([]byte, error) {
	var parts [3][]byte
	for i, text := range []string{s.Data, s.Salt, s.Nonce} {
		b, err := base64.StdEncoding.DecodeString(text)
		if err != nil {
			return nil, errDamagedNames
		}
		parts[i] = b
	}
	if !s.Locked() {
		return parts[0], nil
	}
	if s.Rounds < 1 || s.Rounds > MaxRounds || len(parts[2]) != 12 {
		return nil, fmt.Errorf("the hidden names are locked in a way that this program does not know; ask for the file again")
	}
	gcm, err := locked(Word(word), parts[1], s.Rounds)
	if err != nil {
		return nil, err
	}
	content, err := gcm.Open(nil, parts[2], parts[0], nil)
	if err != nil {
		return nil, ErrWord
	}
	return content, nil
}

func locked(word string, salt []byte, rounds int) (cipher.AEAD, error) {
	key, err := pbkdf2.Key(sha256.New, word, salt, rounds, 32)
	if err != nil {
		return nil, err
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

// Handout is a collection for students (Parts), with what it hides sealed: with the
// teacher's word, unless that is empty, nobody reads it without the word; random is where
// the salt comes from.
func Handout(c *corpus.Collection, id, word string, random io.Reader) (*corpus.Collection, error) {
	students, hidden, err := Parts(c, id)
	if err != nil || hidden == nil {
		return students, err
	}
	students.Assignments[0].Names, err = Seal(hidden, word, random)
	return students, err
}

// Reveal is the collection that a handout hides. It fails with ErrWord where the word is
// another.
func Reveal(c *corpus.Collection, id, word string) (*corpus.Collection, error) {
	a := c.Assignment(id)
	if a == nil || a.Names == nil {
		return nil, errors.New("the file hides no names")
	}
	hidden, err := Unseal(a.Names, word)
	if err != nil {
		return nil, err
	}
	return Opened(c, id, hidden)
}
