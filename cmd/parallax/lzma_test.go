package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// What the coder writes has to be read by a decoder that was written after the
// specification of the format, not after the coder; the one in boot.js reads
// every pack that a browser opens in a journey.
func TestLZMA(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	noise := make([]byte, 20_000)
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	words := new(bytes.Buffer)
	for range 30_000 {
		fmt.Fprintf(words, "%s %d, ", []string{"bridge", "ferry", "harbour", "mayor"}[random.IntN(4)], random.IntN(50))
	}
	far := append(append(bytes.Clone(noise), make([]byte, 300_000)...), noise...)
	for name, b := range map[string][]byte{
		"nothing": {}, "a byte": {7}, "three": []byte("abc"), "zeros": make([]byte, 100_000), "noise": noise,
		"words": words.Bytes(), "far apart": far, "a period": bytes.Repeat([]byte("abcde"), 5000),
		"just parsed at once": words.Bytes()[:parsed], "one more": words.Bytes()[:parsed+1],
	} {
		z := lzma(b)
		got, err := unlzma(z)
		if err != nil || !bytes.Equal(got, b) {
			t.Errorf("%s: %d bytes become %d others (%v)", name, len(b), len(got), err)
		}
		if bound := 100 + len(b) + len(b)/50; len(z) > bound {
			t.Errorf("%s: %d bytes take %d", name, len(b), len(z))
		}
	}
	// It is there to be smaller than gzip, which forgets what is far away.
	zipped, err := gzipped(far, 9)
	if err != nil {
		t.Fatal(err)
	}
	if z := lzma(far); len(z) > len(zipped)*6/10 {
		t.Errorf("%d bytes, gzip %d", len(z), len(zipped))
	}
	if z := lzma(make([]byte, 100_000)); len(z) > 200 {
		t.Errorf("zeros take %d bytes", len(z))
	}
}

func FuzzLZMA(f *testing.F) {
	f.Add([]byte("abcabcabd"))
	f.Add([]byte(strings.Repeat("ab\x00", 2000)))
	f.Fuzz(func(t *testing.T, b []byte) {
		if got, err := unlzma(lzma(b)); err != nil || !bytes.Equal(got, b) {
			t.Fatalf("%d bytes become %d others (%v)", len(b), len(got), err)
		}
	})
}

// rangeDecoder reads bits.
type rangeDecoder struct {
	lzmaModel
	z     []byte
	limit uint32
	code  uint32
}

func (r *rangeDecoder) fill() {
	for r.limit < 1<<24 {
		r.limit <<= 8
		r.code <<= 8
		if len(r.z) > 0 {
			r.code |= uint32(r.z[0])
			r.z = r.z[1:]
		}
	}
}

func (r *rangeDecoder) bit(p *probability) int {
	bound := r.limit / (1 << 11) * uint32(*p)
	defer r.fill()
	if r.code < bound {
		r.limit = bound
		*p += (1<<11 - *p) / 32
		return 0
	}
	r.code -= bound
	r.limit -= bound
	*p -= *p / 32
	return 1
}

func (r *rangeDecoder) tree(p []probability, n int) int {
	m := 1
	for range n {
		m = 2*m + r.bit(&p[m])
	}
	return m - 1<<n
}

func (r *rangeDecoder) reversed(p []probability, n int) (value int) {
	m := 1
	for i := range n {
		bit := r.bit(&p[m])
		m = 2*m + bit
		value += bit << i
	}
	return value
}

func (r *rangeDecoder) length(l *lengths) int {
	switch {
	case r.bit(&l.choice) == 0:
		return 2 + r.tree(l.low[:], 3)
	case r.bit(&l.choice2) == 0:
		return 10 + r.tree(l.mid[:], 3)
	}
	return 18 + r.tree(l.high[:], 8)
}

func (r *rangeDecoder) distance(length int) int {
	slot := r.tree(r.slot[min(length-2, 3)][:], 6)
	if slot < 4 {
		return slot
	}
	n := slot/2 - 1
	base := (2 + slot%2) << n
	if slot < 14 {
		return base + r.reversed(r.near[base-slot:], n)
	}
	high := 0
	for range n - 4 {
		r.limit /= 2
		high *= 2
		if r.code >= r.limit {
			r.code -= r.limit
			high++
		}
		r.fill()
	}
	return base + high*16 + r.reversed(r.align[:], 4)
}

// unlzma unpacks a file of the format that lzma writes.
func unlzma(z []byte) ([]byte, error) {
	if len(z) < 18 || z[0] != lzmaContext || z[13] != 0 {
		return nil, fmt.Errorf("this is not the head of such a file: % x", z[:min(18, len(z))])
	}
	size := int(binary.LittleEndian.Uint64(z[5:]))
	r := &rangeDecoder{z: z[18:], limit: math.MaxUint32, code: binary.BigEndian.Uint32(z[14:])}
	r.reset()
	var out []byte
	var r0, r1, r2, r3, state int
	or := func(early, late int) int {
		if state < 7 {
			return early
		}
		return late
	}
	for len(out) < size {
		n := 0
		switch {
		case r.bit(&r.match[state]) == 0:
			var before byte
			if len(out) > 0 {
				before = out[len(out)-1]
			}
			table, m := &r.literal[before/32], 1
			if state >= 7 {
				like := int(out[len(out)-r0-1])
				for same := true; same && m < 0x100; {
					want := like / 0x80 % 2
					like *= 2
					got := r.bit(&table[(1+want)*0x100+m])
					m, same = 2*m+got, got == want
				}
			}
			for m < 0x100 {
				m = 2*m + r.bit(&table[m])
			}
			out = append(out, byte(m))
			state = [...]int{0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 4, 5}[state]
			continue
		case r.bit(&r.rep[state]) == 0:
			n = r.length(&r.lengths[0])
			r0, r1, r2, r3 = r.distance(n), r0, r1, r2
			state = or(7, 10)
		default:
			if r.bit(&r.rep0[state]) == 0 {
				if r.bit(&r.long[state]) == 0 {
					n, state = 1, or(9, 11)
				}
			} else if r.bit(&r.rep1[state]) == 0 {
				r0, r1 = r1, r0
			} else if r.bit(&r.rep2[state]) == 0 {
				r0, r1, r2 = r2, r0, r1
			} else {
				r0, r1, r2, r3 = r3, r0, r1, r2
			}
			if n == 0 {
				n = r.length(&r.lengths[1])
				state = or(8, 11)
			}
		}
		if r0 >= len(out) {
			return out, fmt.Errorf("at %d: distance %d", len(out), r0+1)
		}
		for range n {
			out = append(out, out[len(out)-r0-1])
		}
	}
	return out, nil
}
