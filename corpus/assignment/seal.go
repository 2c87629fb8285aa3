package assignment

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/pbkdf2"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strings"

	"parallax/corpus"
)

// ErrWord says that a word does not open what was sealed.
var ErrWord = errors.New("this is not the word; check the spelling and try again")

// rounds of PBKDF2 with SHA-256, as OWASP has it for 2023 and later. A school's laptop
// takes about a second for it, somebody who tries all words of a dictionary a day.
const rounds = 600_000

// maxRounds bounds what a file may ask for.
const maxRounds = 5_000_000

// Seal hides content: with a word encrypted by AES-256 in Galois/counter mode under a key
// of PBKDF2, without one encoded in base64, which keeps nobody out.
func Seal(content []byte, word string, random io.Reader) (*corpus.Sealed, error) {
	word = Word(word)
	encode := base64.StdEncoding.EncodeToString
	if word == "" {
		return &corpus.Sealed{Data: encode(content)}, nil
	}
	salt, nonce := make([]byte, 16), make([]byte, 12)
	for _, b := range [][]byte{salt, nonce} {
		if _, err := io.ReadFull(random, b); err != nil {
			return nil, err
		}
	}
	gcm, err := locked(word, salt, rounds)
	if err != nil {
		return nil, err
	}
	return &corpus.Sealed{Rounds: rounds, Salt: encode(salt), Nonce: encode(nonce), Data: encode(gcm.Seal(nil, nonce, content, nil))}, nil
}

// Unseal is the content. The error is ErrWord where the word is another, or where
// somebody has changed the file.
func Unseal(s *corpus.Sealed, word string) ([]byte, error) {
	var parts [3][]byte
	for i, text := range []string{s.Data, s.Salt, s.Nonce} {
		b, err := base64.StdEncoding.DecodeString(text)
		if err != nil {
			return nil, errors.New("the hidden names are damaged; ask for the file again")
		}
		parts[i] = b
	}
	if !s.Locked() {
		return parts[0], nil
	}
	if s.Rounds < 1 || s.Rounds > maxRounds || len(parts[2]) != 12 {
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

// Word is the teacher's word as it counts: a class types it by ear, so case and spaces at
// its ends do not matter.
func Word(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
