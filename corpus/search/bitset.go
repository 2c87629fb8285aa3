package search

// bitset is a set of passages. A nil bitset stands for all of them.
type bitset []uint64

func newBitset(n int) bitset { return make(bitset, (n+63)/64) }

func (b bitset) has(p uint32) bool { return b == nil || b[p/64]>>(p%64)&1 != 0 }

func (b bitset) add(p uint32) { b[p/64] |= 1 << (p % 64) }

func (b bitset) addRange(from, to int32) {
	for p := from; p < to; p++ {
		b.add(uint32(p))
	}
}

// and returns what is in both sets, which it may use up.
func (b bitset) and(c bitset) bitset {
	switch {
	case b == nil:
		return c
	case c == nil:
		return b
	}
	for i := range b {
		b[i] &= c[i]
	}
	return b
}

// or adds what is in another set. Neither is nil.
func (b bitset) or(c bitset) {
	for i := range b {
		b[i] |= c[i]
	}
}
