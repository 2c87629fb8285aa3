package index

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"iter"
	"math"
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Append appends the index in the format of this package to dst and returns
// it. The same passages give the same bytes.
func (ix *Index) Append(dst []byte) []byte {
	for piece := range ix.Pieces(math.MaxInt) {
		dst = append(dst, piece...)
	}
	return dst
}

// Pieces gives what Append appends in pieces of at most size bytes, most of which
// are parts of the index itself and not to be changed: so it can be kept elsewhere
// without there being a copy of it in memory.
func (ix *Index) Pieces(size int) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		sum := uint32(0)
		part := func(b []byte) bool {
			for len(b) > 0 {
				n := min(size, len(b))
				sum = crc32.Update(sum, castagnoli, b[:n])
				if !yield(b[:n:n]) {
					return false
				}
				b = b[n:]
			}
			return true
		}
		if part(ix.head()) && part(ix.postings) && part(binary.AppendUvarint(nil, uint64(len(ix.positions)))) && part(ix.positions) {
			yield(binary.LittleEndian.AppendUint32(nil, sum))
		}
	}
}

// head is everything up to the bytes of the postings.
func (ix *Index) head() []byte {
	dst := make([]byte, 0, len(magic)+len(ix.fingerprint)+len(ix.label)+2*len(ix.lengths)+len(ix.placed)+len(ix.termBytes)+8*ix.Terms())
	dst = append(dst, magic...)
	dst = binary.AppendUvarint(dst, version)
	dst = appendString(dst, ix.fingerprint)
	dst = appendString(dst, ix.label)
	dst = binary.AppendUvarint(dst, uint64(ix.passages))
	for _, n := range ix.lengths {
		dst = binary.AppendUvarint(dst, uint64(n))
	}
	dst = append(dst, ix.placed...)
	dst = binary.AppendUvarint(dst, uint64(ix.Terms()))
	var before []byte
	var postings, positions uint32
	for rank := range ix.Terms() {
		t := ix.Term(rank)
		shared := 0
		for shared < len(t) && shared < len(before) && t[shared] == before[shared] {
			shared++
		}
		dst = binary.AppendUvarint(dst, uint64(shared))
		dst = appendString(dst, string(t[shared:]))
		dst = binary.AppendUvarint(dst, uint64(ix.df[rank]))
		dst = binary.AppendUvarint(dst, uint64(ix.postingEnds[rank]-postings))
		dst = binary.AppendUvarint(dst, uint64(ix.positionEnds[rank]-positions))
		dst = binary.AppendUvarint(dst, uint64(rank-ix.leader(rank)))
		before, postings, positions = t, ix.postingEnds[rank], ix.positionEnds[rank]
	}
	return binary.AppendUvarint(dst, uint64(len(ix.postings)))
}

func appendString(dst []byte, s string) []byte {
	return append(binary.AppendUvarint(dst, uint64(len(s))), s...)
}

// Open reads an index that Append has written. The index keeps using data,
// which must not be changed any more. Errors wrap ErrDamaged or ErrVersion;
// damage that escapes the checksum can lead to wrong answers, but never to a
// panic or to more memory than a small multiple of len(data).
func Open(data []byte) (*Index, error) {
	if len(data) < len(magic)+1+4 || string(data[:len(magic)]) != magic {
		return nil, fmt.Errorf("not an index: %w", ErrDamaged)
	}
	d := decoder{data: data[len(magic) : len(data)-4]}
	if v := d.number(math.MaxInt32); v != version {
		return nil, fmt.Errorf("version %d, want %d: %w", v, version, ErrVersion)
	}
	body := data[:len(data)-4]
	if crc32.Checksum(body, castagnoli) != binary.LittleEndian.Uint32(data[len(data)-4:]) {
		return nil, fmt.Errorf("wrong checksum: %w", ErrDamaged)
	}
	ix := &Index{fingerprint: string(d.bytes()), label: string(d.bytes())}
	ix.readPassages(&d)
	ix.readTerms(&d)
	ix.postings = d.bytes()
	ix.positions = d.bytes()
	switch {
	case d.failed || len(d.data) != 0:
		return nil, fmt.Errorf("the parts do not fit: %w", ErrDamaged)
	case ix.Terms() > 0 && (int(ix.postingEnds[ix.Terms()-1]) != len(ix.postings) || int(ix.positionEnds[ix.Terms()-1]) != len(ix.positions)):
		return nil, fmt.Errorf("the lengths of postings do not fit: %w", ErrDamaged)
	}
	return ix, nil
}

func (ix *Index) readPassages(d *decoder) {
	ix.passages = d.number(len(d.data) / layers) // each takes three bytes at least
	ix.lengths = make([]uint32, layers*ix.passages)
	for i := range ix.lengths {
		ix.lengths[i] = uint32(d.number(math.MaxInt32))
	}
	ix.placed = d.take((ix.passages + 7) / 8)
	if d.failed {
		ix.passages = 0
	}
}

func (ix *Index) readTerms(d *decoder) {
	m := d.number(len(d.data) / 6) // each takes six bytes at least
	ix.termEnds = make([]uint32, 0, m)
	ix.df = make([]uint32, m)
	ix.postingEnds = make([]uint32, m)
	ix.positionEnds = make([]uint32, m)
	ix.related = make([]uint32, m)
	last := make([]uint32, m) // by leader, the last of its group so far
	var before []byte
	var postings, positions int
	for rank := range m {
		shared := d.number(len(before))
		from := len(ix.termBytes)
		ix.termBytes = append(ix.termBytes, before[:shared]...)
		ix.termBytes = append(ix.termBytes, d.bytes()...)
		term := ix.termBytes[from:]
		if rank > 0 && string(term) <= string(before) || len(ix.termBytes) > maxTermBytes {
			d.failed = true
		}
		ix.termEnds = append(ix.termEnds, uint32(len(ix.termBytes)))
		ix.df[rank] = uint32(d.number(ix.passages))
		postings += d.number(len(d.data))
		positions += d.number(len(d.data))
		ix.postingEnds[rank] = uint32(postings)
		ix.positionEnds[rank] = uint32(positions)
		leader := rank - d.number(rank)
		if d.failed || max(postings, positions) > math.MaxInt32 {
			d.failed = true
			return
		}
		ix.related[rank] = uint32(leader)
		if leader != rank {
			if ix.related[last[leader]] != uint32(leader) {
				d.failed = true
				return
			}
			ix.related[last[leader]] = uint32(rank)
		}
		last[leader] = uint32(rank)
		before = term
	}
}

// maxTermBytes bounds the dictionary: prefixes shared by many terms could
// otherwise blow a small hostile file up.
const maxTermBytes = 1 << 28

// decoder reads numbers and strings. After a failure it gives zeros.
type decoder struct {
	data   []byte
	failed bool
}

// number reads a number of at most limit.
func (d *decoder) number(limit int) int {
	v, n := binary.Uvarint(d.data)
	if n <= 0 || v > uint64(max(limit, 0)) {
		d.failed = true
		d.data = nil
		return 0
	}
	d.data = d.data[n:]
	return int(v)
}

func (d *decoder) take(n int) []byte {
	if n > len(d.data) {
		d.failed = true
		d.data = nil
		return nil
	}
	b := d.data[:n:n]
	d.data = d.data[n:]
	return b
}

func (d *decoder) bytes() []byte { return d.take(d.number(len(d.data))) }
