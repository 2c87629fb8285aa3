package index

// vocabulary numbers distinct terms in the order they are met. It is a hash
// table over one arena of bytes: no allocation per term.
type vocabulary struct {
	slots  []uint32 // term number + 1; 0 is free; a power of two long
	hashes []uint32 // by term number
	ends   []uint32 // by term number, into arena
	arena  []byte
}

func (v *vocabulary) len() int { return len(v.ends) }

func (v *vocabulary) term(n uint32) []byte {
	if n == 0 {
		return v.arena[:v.ends[0]]
	}
	return v.arena[v.ends[n-1]:v.ends[n]]
}

// add returns the number of term, which it takes up if it is new.
func (v *vocabulary) add(term []byte) uint32 {
	if len(v.slots) < 2*len(v.ends)+2 {
		v.grow()
	}
	h := hash(term)
	mask := uint32(len(v.slots) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		n := v.slots[i]
		if n == 0 {
			v.arena = append(v.arena, term...)
			v.ends = append(v.ends, uint32(len(v.arena)))
			v.hashes = append(v.hashes, h)
			v.slots[i] = uint32(len(v.ends))
			return uint32(len(v.ends) - 1)
		}
		if v.hashes[n-1] == h && string(v.term(n-1)) == string(term) {
			return n - 1
		}
	}
}

func (v *vocabulary) grow() {
	size := max(1024, 2*len(v.slots))
	v.slots = make([]uint32, size)
	mask := uint32(size - 1)
	for n, h := range v.hashes {
		i := h & mask
		for v.slots[i] != 0 {
			i = (i + 1) & mask
		}
		v.slots[i] = uint32(n + 1)
	}
}

// hash is FNV-1a with a final mix, since only its low bits choose a slot.
func hash(b []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	return h ^ h>>15
}
