package main

import (
	"encoding/binary"
	"math"
	"math/bits"
)

// A pack cannot be sent compressed, and of what a page can unpack by itself
// only deflate is known everywhere, which leaves the program half as large
// again as it could be. So a pack holds its program as LZMA (Igor Pavlov; the
// specification is in the public domain) and unpacks it with a few lines of
// script in web/boot.js. This is the writing side: lzma.go codes, lzmaparse.go
// chooses what to code.
//
// The literal context is 3 bits and position bits are none, so the many tables
// by position have one entry each, here and in the script.

// lzma compresses b to the format of .lzma files: 13 bytes of head, then the
// code, without an end mark.
func lzma(b []byte) []byte {
	e := &lzmaCoder{limit: math.MaxUint32, cached: 1}
	e.reset()
	e.out = append(e.out, lzmaContext) // (position bits·5 + literal position bits)·9 + context bits
	e.out = binary.LittleEndian.AppendUint32(e.out, uint32(max(1<<12, 1<<bits.Len(uint(len(b))))))
	e.out = binary.LittleEndian.AppendUint64(e.out, uint64(len(b)))
	(&lzmaParser{coder: e, b: b}).run()
	for range 5 {
		e.shift()
	}
	return e.out
}

const (
	lzmaContext = 3 // bits of the byte before that choose a literal's table
	lzmaStates  = 12
	lzmaHalf    = 1 << 10 // the probability of a half, in 2¹¹ths
	shortest    = 2       // match
	longest     = 273     // match
)

// probability is that of a 0, in 2¹¹ths.
type probability = uint16

// lengths is the model of a match's length.
type lengths struct {
	choice, choice2 probability
	low, mid        [8]probability
	high            [256]probability
}

// lzmaModel is all that is learnt while coding.
type lzmaModel struct {
	match, rep, rep0, rep1, rep2, long [lzmaStates]probability
	literal                            [1 << lzmaContext][0x300]probability
	slot                               [4][64]probability
	near                               [115]probability // low bits of distances below 128
	align                              [16]probability  // the lowest four of others
	lengths                            [2]lengths       // of matches, and of repeated ones
}

// lzmaCoder is a range coder over the model.
type lzmaCoder struct {
	lzmaModel
	out    []byte
	low    uint64
	limit  uint32 // of the range
	cache  byte
	cached int
	state  int
	reps   [4]uint32 // the last distances, less one
}

func (m *lzmaModel) reset() {
	half := func(list []probability) {
		for i := range list {
			list[i] = lzmaHalf
		}
	}
	for _, list := range [][]probability{m.match[:], m.rep[:], m.rep0[:], m.rep1[:], m.rep2[:], m.long[:], m.near[:], m.align[:]} {
		half(list)
	}
	for i := range m.literal {
		half(m.literal[i][:])
	}
	for i := range m.slot {
		half(m.slot[i][:])
	}
	for i := range m.lengths {
		l := &m.lengths[i]
		l.choice, l.choice2 = lzmaHalf, lzmaHalf
		half(l.low[:])
		half(l.mid[:])
		half(l.high[:])
	}
}

func (e *lzmaCoder) shift() {
	if e.low < 0xff000000 || e.low > math.MaxUint32 {
		carry := byte(e.low >> 32)
		for ; e.cached > 0; e.cached-- {
			e.out = append(e.out, e.cache+carry)
			e.cache = 0xff
		}
		e.cache = byte(e.low >> 24)
	}
	e.cached++
	e.low = e.low << 8 & math.MaxUint32
}

func (e *lzmaCoder) bit(p *probability, bit uint32) {
	bound := e.limit >> 11 * uint32(*p)
	if bit == 0 {
		e.limit = bound
		*p += (1<<11 - *p) >> 5
	} else {
		e.low += uint64(bound)
		e.limit -= bound
		*p -= *p >> 5
	}
	for e.limit < 1<<24 {
		e.limit <<= 8
		e.shift()
	}
}

// tree codes n bits, the highest first; reversed codes the lowest first.
func (e *lzmaCoder) tree(p []probability, n int, value uint32) {
	for at := uint32(1); n > 0; n-- {
		bit := value >> (n - 1) & 1
		e.bit(&p[at], bit)
		at = at<<1 | bit
	}
}

func (e *lzmaCoder) reversed(p []probability, n int, value uint32) {
	for at := uint32(1); n > 0; n-- {
		bit := value & 1
		e.bit(&p[at], bit)
		at, value = at<<1|bit, value>>1
	}
}

// putLiteral codes the byte at a place that no match covers.
func (e *lzmaCoder) putLiteral(b []byte, at int) {
	e.bit(&e.match[e.state], 0)
	table, value := e.literalTable(b, at), uint32(b[at])
	if e.state < 7 {
		e.tree(table, 8, value)
	} else {
		other, offset := uint32(b[at-int(e.reps[0])-1]), uint32(0x100)
		for place, n := uint32(1), 7; n >= 0; n-- {
			bit := value >> n & 1
			other <<= 1
			e.bit(&table[offset+other&offset+place], bit)
			place = place<<1 | bit
			if other>>8&1 != bit {
				offset = 0
			}
		}
	}
	e.state = afterLiteral(e.state)
}

func (m *lzmaModel) literalTable(b []byte, at int) []probability {
	before := byte(0)
	if at > 0 {
		before = b[at-1]
	}
	return m.literal[before>>(8-lzmaContext)][:]
}

// putRep codes a match at one of the last four distances; a single byte at the
// very last has a code of its own.
func (e *lzmaCoder) putRep(which, length int) {
	e.bit(&e.match[e.state], 1)
	e.bit(&e.rep[e.state], 1)
	if which == 0 {
		e.bit(&e.rep0[e.state], 0)
		if length == 1 {
			e.bit(&e.long[e.state], 0)
			e.state = afterShort(e.state)
			return
		}
		e.bit(&e.long[e.state], 1)
	} else {
		e.bit(&e.rep0[e.state], 1)
		if which == 1 {
			e.bit(&e.rep1[e.state], 0)
		} else {
			e.bit(&e.rep1[e.state], 1)
			e.bit(&e.rep2[e.state], uint32(which-2))
		}
		e.reps = moved(e.reps, which)
	}
	e.length(&e.lengths[1], length)
	e.state = afterRep(e.state)
}

// moved puts one of the last distances first.
func moved(reps [4]uint32, which int) [4]uint32 {
	first := reps[which]
	copy(reps[1:which+1], reps[:which])
	reps[0] = first
	return reps
}

// putMatch codes a match at a new distance, less one.
func (e *lzmaCoder) putMatch(distance uint32, length int) {
	e.bit(&e.match[e.state], 1)
	e.bit(&e.rep[e.state], 0)
	e.length(&e.lengths[0], length)
	slot := slotOf(distance)
	e.tree(e.slot[min(length-shortest, 3)][:], 6, uint32(slot))
	if slot >= 4 {
		n := slot>>1 - 1
		base := uint32(2|slot&1) << n
		rest := distance - base
		if slot < 14 {
			e.reversed(e.near[int(base)-slot:], n, rest)
		} else {
			for i := n - 1; i >= 4; i-- {
				e.limit >>= 1
				if rest>>i&1 != 0 {
					e.low += uint64(e.limit)
				}
				for e.limit < 1<<24 {
					e.limit <<= 8
					e.shift()
				}
			}
			e.reversed(e.align[:], 4, rest&15)
		}
	}
	e.reps = [4]uint32{distance, e.reps[0], e.reps[1], e.reps[2]}
	e.state = afterMatch(e.state)
}

func (e *lzmaCoder) length(l *lengths, length int) {
	switch n := uint32(length - shortest); {
	case n < 8:
		e.bit(&l.choice, 0)
		e.tree(l.low[:], 3, n)
	case n < 16:
		e.bit(&l.choice, 1)
		e.bit(&l.choice2, 0)
		e.tree(l.mid[:], 3, n-8)
	default:
		e.bit(&l.choice, 1)
		e.bit(&l.choice2, 1)
		e.tree(l.high[:], 8, n-16)
	}
}

// slotOf is a distance's highest two bits and their place.
func slotOf(distance uint32) int {
	if distance < 4 {
		return int(distance)
	}
	n := bits.Len32(distance) - 1
	return 2*n + int(distance>>(n-1)&1)
}

// The state remembers what kind of things came last.

func afterLiteral(state int) int {
	switch {
	case state < 4:
		return 0
	case state < 10:
		return state - 3
	}
	return state - 6
}

func afterMatch(state int) int {
	if state < 7 {
		return 7
	}
	return 10
}

func afterRep(state int) int {
	if state < 7 {
		return 8
	}
	return 11
}

func afterShort(state int) int {
	if state < 7 {
		return 9
	}
	return 11
}
