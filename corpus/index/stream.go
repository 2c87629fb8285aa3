package index

import "encoding/binary"

// stream is a list of term numbers, which are low for the terms met first, and so
// for most: a byte and a half for each rather than four. It grows by pieces, so that
// nothing is copied and no larger copy stands beside what it is a copy of.
type stream struct {
	pieces [][]byte
	n      uint32 // numbers
}

const streamPiece = 64 << 10

func (s *stream) add(id uint32) {
	last := len(s.pieces) - 1
	if last < 0 || cap(s.pieces[last])-len(s.pieces[last]) < binary.MaxVarintLen32 {
		s.pieces = append(s.pieces, make([]byte, 0, streamPiece))
		last++
	}
	s.pieces[last] = binary.AppendUvarint(s.pieces[last], uint64(id))
	s.n++
}

// each calls f for every number in order, with its place, until f returns false.
func (s *stream) each(f func(at, id uint32) (goOn bool)) (whole bool) {
	at := uint32(0)
	for _, piece := range s.pieces {
		for i := 0; i < len(piece); {
			id, n := uint64(piece[i]), 1
			if id >= 0x80 {
				id, n = binary.Uvarint(piece[i:])
			}
			if !f(at, uint32(id)) {
				return false
			}
			at++
			i += n
		}
	}
	return true
}

// heap is bytes that are written once, one behind the other, and put together at
// the end: a slice that grows would be copied some thirty times.
type heap struct {
	pieces [][]byte
	n      int
}

const heapPiece = 256 << 10

func (h *heap) add(b []byte) {
	h.n += len(b)
	for len(b) > 0 {
		last := len(h.pieces) - 1
		if last < 0 || len(h.pieces[last]) == cap(h.pieces[last]) {
			h.pieces = append(h.pieces, make([]byte, 0, heapPiece))
			last++
		}
		p := h.pieces[last]
		n := min(len(b), cap(p)-len(p))
		h.pieces[last] = append(p, b[:n]...)
		b = b[n:]
	}
}

// whole returns all bytes, and forgets them.
func (h *heap) whole() []byte {
	all := make([]byte, 0, h.n)
	for i, p := range h.pieces {
		all = append(all, p...)
		h.pieces[i] = nil
	}
	*h = heap{}
	return all
}
