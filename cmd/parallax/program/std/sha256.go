//go:build goapp

// Package sha256 is what the programs use of crypto/sha256. The one of the standard
// library leads to ciphers, by which a module for FIPS 140 tests itself at the start.
package sha256

import (
	"crypto/internal/fips140/sha256"
	"hash"
)

const (
	Size      = 32
	Size224   = 28
	BlockSize = 64
)

func New() hash.Hash    { return sha256.New() }
func New224() hash.Hash { return sha256.New224() }

func Sum256(data []byte) (sum [Size]byte) {
	h := sha256.New()
	h.Write(data)
	h.Sum(sum[:0])
	return sum
}

func Sum224(data []byte) (sum [Size224]byte) {
	h := sha256.New224()
	h.Write(data)
	h.Sum(sum[:0])
	return sum
}
