package program

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// Go's linker leaves out the zero bytes among the program's data, and so writes
// it in pieces, up to the hundred thousand that WebAssembly allows. That is
// smaller as it lies there, but the places of the pieces do not compress, and
// zeros do: in one piece the program takes 5 % less to transfer.

var errNoData = errors.New("this is no WebAssembly program whose data can be joined")

// joinData returns the WebAssembly binary with its data in one piece, of which
// change, unless it is nil, may change bytes. Only
// active segments of the first memory at constant offsets can be joined, which
// is what the linker writes; see
// https://webassembly.github.io/spec/core/binary/modules.html#data-section.
func joinData(wasm []byte, change func(image []byte) error) ([]byte, error) {
	return changeSections(wasm, errNoData, func(kind byte, of []byte) ([]byte, error) {
		switch kind {
		case sectionData:
			list, err := readSegments(of)
			if err != nil {
				return nil, err
			}
			return joinSegments(list, change)
		case sectionDataCount:
			return nil, fmt.Errorf("%w: it counts them for instructions of its own", errNoData)
		}
		return nil, nil
	})
}

// maxImage bounds what joining may take, in bytes.
const maxImage = 1 << 28

// segment is a stretch of the memory at the start.
type segment struct {
	at      uint64
	content []byte
}

// readSegments reads a data section. The segments are put in the order of memory.
func readSegments(b []byte) ([]segment, error) {
	const active, i32Const, end = 0, 0x41, 0x0B
	n, w := binary.Uvarint(b)
	if w <= 0 {
		return nil, errNoData
	}
	b = b[w:]
	var list []segment
	for ; n > 0; n-- {
		if len(b) < 4 || b[0] != active || b[1] != i32Const {
			return nil, errNoData
		}
		at, w := signed(b[2:])
		if w <= 0 || at < 0 || len(b) < 3+w || b[2+w] != end {
			return nil, errNoData
		}
		content, rest, ok := section(b[3+w:])
		if !ok {
			return nil, errNoData
		}
		list = append(list, segment{uint64(at), content})
		b = rest
	}
	if len(b) > 0 {
		return nil, errNoData
	}
	slices.SortFunc(list, func(x, y segment) int { return cmp.Compare(x.at, y.at) })
	for i := 1; i < len(list); i++ {
		switch before := list[i-1]; {
		case list[i].at < before.at+uint64(len(before.content)):
			return nil, fmt.Errorf("%w: its pieces overlap", errNoData)
		case list[i].at-list[0].at > maxImage:
			return nil, fmt.Errorf("%w: its pieces are too far apart", errNoData)
		}
	}
	return list, nil
}

// joinSegments writes a data section of one segment, with zeros in the gaps.
func joinSegments(list []segment, change func(image []byte) error) ([]byte, error) {
	if len(list) == 0 {
		return []byte{0}, nil
	}
	from, last := list[0].at, list[len(list)-1]
	image := make([]byte, last.at+uint64(len(last.content))-from)
	for _, s := range list {
		copy(image[s.at-from:], s.content)
	}
	if change != nil {
		if err := change(image); err != nil {
			return nil, err
		}
	}
	b := []byte{1, 0, 0x41}
	b = appendSigned(b, int64(from))
	b = append(b, 0x0B)
	b = binary.AppendUvarint(b, uint64(len(image)))
	return append(b, image...), nil
}

// signed reads a number in signed LEB128 and tells how many bytes it has; 0 if
// it is not one of 32 bits.
func signed(b []byte) (v int64, w int) {
	for w < min(len(b), 5) {
		c := b[w]
		v |= int64(c&0x7F) << (7 * w)
		w++
		if c < 0x80 {
			if c&0x40 != 0 {
				v -= 1 << (7 * w)
			}
			return v, w
		}
	}
	return 0, 0
}

// appendSigned writes a number that is not negative in signed LEB128.
func appendSigned(b []byte, v int64) []byte {
	for v >= 0x40 {
		b = append(b, byte(v)|0x80)
		v >>= 7
	}
	return append(b, byte(v))
}
