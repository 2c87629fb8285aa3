package search

import (
	"encoding/binary"

	"parallax/corpus"
)

// digest is a fingerprint of 64 bits that takes in eight bytes at a time, ten
// times as fast as FNV on a page, which makes it of all its texts when it starts.
// A word is mixed in as SplitMix64 does it: by a multiplication that carries every
// bit upwards and a shift that brings the upper ones down again. It tells texts
// apart, and is no defence against somebody who wants two to be taken for one.
type digest struct {
	sum    uint64
	buffer [512]byte // what is taken in: bytes of a string are read one by one
}

const golden = 0x9e3779b97f4a7c15 // 2⁶⁴ over the golden ratio

func (h *digest) number(n uint64) {
	sum := (h.sum ^ n) * golden
	h.sum = sum ^ sum>>29
}

// text takes in a text and its length, so that two texts running are not taken
// for two others.
func (h *digest) text(s string) {
	h.number(uint64(len(s)))
	for len(s) > 0 {
		n := copy(h.buffer[:], s)
		s = s[n:]
		b := h.buffer[:n]
		sum := h.sum
		for ; len(b) >= 8; b = b[8:] {
			sum = (sum ^ binary.LittleEndian.Uint64(b)) * golden
			sum ^= sum >> 29
		}
		h.sum = sum
		var rest uint64
		for i, c := range b {
			rest |= uint64(c) << (8 * i)
		}
		h.number(rest)
	}
}

// counts takes in words with their counts, in whatever order a map gives them.
func (h *digest) counts(c corpus.Counts) {
	before := h.sum
	var all uint64
	for w, n := range c {
		h.sum = golden
		h.text(w)
		h.number(uint64(n))
		all += h.sum
	}
	h.sum = before
	h.number(uint64(len(c)))
	h.number(all)
}
