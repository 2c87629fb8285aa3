package index

// Cursor goes through the postings of one term block by block. A cursor is
// large (some kilobytes) and can be used again: Reset allocates nothing.
//
// The exported fields hold the current block. They are the same postings that
// were written, except in a damaged index, where they end early.
type Cursor struct {
	N       int // postings in the block; the arrays below are valid up to it
	Passage [BlockSize]uint32
	Count   [layers][BlockSize]uint32 // occurrences by Layer

	ix     *Index
	left   int    // postings not yet in a block decoded
	table  []byte // of the blocks to come; nil if there is only one
	block  []byte // from the next block on
	spots  []byte // positions from the next block on
	last   int    // the last passage of the block before the next
	tabled int    // the last passage of the block before the next, as the table has it

	here   []byte // positions of the current block from posting herePosting on
	hereAt int
}

// Reset puts the cursor before the first block of a term.
func (c *Cursor) Reset(ix *Index, rank int) {
	c.ix = ix
	c.N, c.last, c.tabled, c.hereAt = 0, -1, -1, 0
	c.here = nil
	c.left = int(ix.df[rank])
	var from, spot uint32
	if rank > 0 {
		from, spot = ix.postingEnds[rank-1], ix.positionEnds[rank-1]
	}
	c.block = ix.postings[from:ix.postingEnds[rank]]
	c.spots = ix.positions[spot:ix.positionEnds[rank]]
	c.table = nil
	if c.left > BlockSize {
		c.table = c.block
		entries := (c.left + BlockSize - 1) / BlockSize
		b := c.block
		for range 3 * entries {
			_, b = uvarint(b)
		}
		c.block = b
		c.table = c.table[:len(c.table)-len(b)]
	}
}

// Next decodes the next block and reports whether there is one.
func (c *Cursor) Next() bool {
	if c.left <= 0 {
		c.N, c.left = 0, 0
		return false
	}
	here := c.spots
	block := c.block
	if c.table != nil {
		last, blockBytes, spotBytes := c.entry()
		c.tabled = last
		block = c.block[:blockBytes]
		c.block = c.block[blockBytes:]
		here = c.spots[:spotBytes]
		c.spots = c.spots[spotBytes:]
	}
	c.here, c.hereAt = here, 0
	c.decode(block, min(c.left, BlockSize))
	c.left -= BlockSize
	if c.N == 0 {
		c.left = 0
		return false
	}
	return true
}

// entry reads the table's entry of the next block, bounded to what is there.
func (c *Cursor) entry() (last, blockBytes, spotBytes int) {
	var d, b, s uint64
	d, c.table = uvarint(c.table)
	b, c.table = uvarint(c.table)
	s, c.table = uvarint(c.table)
	last = c.tabled + int(min(d, uint64(c.ix.passages)))
	return last, int(min(b, uint64(len(c.block)))), int(min(s, uint64(len(c.spots))))
}

// Seek moves to the block in which passage p is if the term occurs in it,
// which may be the current one, and reports false if the term does not occur
// in p or any later passage. Passages must be sought in ascending order. Blocks
// passed over are not decoded.
func (c *Cursor) Seek(p uint32) bool {
	if c.N > 0 && c.Passage[c.N-1] >= p {
		return true
	}
	for c.table != nil && c.left > 0 {
		table := c.table
		last, blockBytes, spotBytes := c.entry()
		if last >= int(p) || c.left <= BlockSize {
			c.table = table
			break
		}
		c.tabled, c.last = last, last
		c.block = c.block[blockBytes:]
		c.spots = c.spots[spotBytes:]
		c.left -= BlockSize
	}
	for c.Next() {
		if c.Passage[c.N-1] >= p {
			return true
		}
	}
	return false
}

// decode reads n postings of block.
func (c *Cursor) decode(block []byte, n int) {
	c.N = 0
	p := c.last
	limit := uint64(c.ix.passages)
	for i := range n {
		var head uint64
		if len(block) > 0 && block[0] < 0x80 {
			head, block = uint64(block[0]), block[1:]
		} else if head, block = uvarint(block); block == nil {
			return
		}
		if head>>1 >= limit {
			return
		}
		p += int(head>>1) + 1
		if uint64(p) >= limit {
			return
		}
		c.Passage[i] = uint32(p)
		if head&1 == 0 {
			c.Count[Text][i], c.Count[Headline][i], c.Count[Original][i] = 1, 0, 0
		} else {
			var text, second, original uint64
			text, block = uvarint(block)
			second, block = uvarint(block)
			if second&1 != 0 {
				original, block = uvarint(block)
			}
			if block == nil {
				return
			}
			c.Count[Text][i], c.Count[Headline][i], c.Count[Original][i] = uint32(text), uint32(second>>1), uint32(original)
		}
		c.N = i + 1
	}
	c.last = p
}

// Positions appends to dst the places in layer l of the posting with index i
// of the current block, ascending, and returns it; none for a layer whose
// places are not known. Asking for ascending i is fast.
func (c *Cursor) Positions(dst []uint32, i int, l Layer) []uint32 {
	if i < c.hereAt {
		// The positions were passed over: a cursor knows only what lies ahead.
		panic("index: positions asked for in descending order")
	}
	for c.hereAt < i {
		c.here = c.skip(c.here, c.hereAt)
		c.hereAt++
	}
	b := c.here
	for _, layer := range positionOrder {
		if layer == Original && !c.ix.Placed(int(c.Passage[i])) {
			break
		}
		at := uint64(0)
		for range c.Count[layer][i] {
			var d uint64
			if d, b = uvarint(b); b == nil {
				return dst
			}
			at += d
			if layer == l {
				dst = append(dst, uint32(at))
			}
		}
		if layer == l {
			break
		}
	}
	return dst
}

// skip passes over the positions of the posting with index i.
func (c *Cursor) skip(b []byte, i int) []byte {
	n := c.Count[Text][i] + c.Count[Headline][i]
	if c.ix.Placed(int(c.Passage[i])) {
		n += c.Count[Original][i]
	}
	for range n {
		k := 0
		for k < len(b) && b[k] >= 0x80 {
			k++
		}
		if k == len(b) {
			return nil
		}
		b = b[k+1:]
	}
	return b
}

// uvarint reads a number of at most 32 bits and returns what follows, which is
// nil, and the number 0, if there is none.
func uvarint(b []byte) (uint64, []byte) {
	var v uint64
	for i := 0; i < len(b) && i < 5; i++ {
		v |= uint64(b[i]&0x7f) << (7 * i)
		if b[i] < 0x80 {
			if v > 1<<32-1 {
				return 0, nil
			}
			return v, b[i+1:]
		}
	}
	return 0, nil
}
