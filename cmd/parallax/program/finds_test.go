package program

import (
	"bytes"
	"encoding/binary"
	"errors"
	"testing"
)

// findsOf is a table of n functions and behind it, at finds, the one by which they
// are found.
func findsOf(n int) (image []byte, finds int) {
	const values, list = 96, 104
	b := make([]byte, list+8*n+4+n*functionLength)
	copy(b, tableMagic)
	for at, v := range map[int]int{atFunctions: n, 32: tableHeader, atFileOfUnit: tableHeader + 8, atFileNames: values - 8, atValues: values, atList: list} {
		binary.LittleEndian.PutUint64(b[at:], uint64(v))
	}
	for i := range n {
		at := 8*n + 4 + i*functionLength
		binary.LittleEndian.PutUint32(b[list+8*i:], uint32(i))
		binary.LittleEndian.PutUint32(b[list+8*i+4:], uint32(at))
		binary.LittleEndian.PutUint32(b[list+at:], uint32(i))
	}
	finds = len(b)
	for i := range (n-1)*findRepeat + 1 {
		b = append(binary.LittleEndian.AppendUint32(b, uint32(i/findRepeat)), make([]byte, findBytes-4)...)
	}
	return b, finds
}

func TestRoundFinds(t *testing.T) {
	const n = 300
	image, finds := findsOf(n)
	before := bytes.Clone(image)
	if err := roundFinds(image); err != nil {
		t.Fatal(err)
	}
	for i := range (n - 1) * findRepeat {
		if at, want := number32(image[finds+i*findBytes:]), i/findRepeat/findEvery*findEvery; at != want {
			t.Fatalf("what is said of function %d is %d, want %d", i/findRepeat, at, want)
		}
	}
	if last := len(image) - findBytes; !bytes.Equal(image[:finds], before[:finds]) || !bytes.Equal(image[last:], before[last:]) {
		t.Error("something else has changed")
	}
	for name, change := range map[string]func(b []byte) []byte{
		"cut short":           func(b []byte) []byte { return b[:len(b)-findBytes-1] },
		"there twice":         func(b []byte) []byte { return append(b, b[finds:]...) },
		"of other functions":  func(b []byte) []byte { b[finds+findRepeat*findBytes]++; return b },
		"with more within":    func(b []byte) []byte { b[finds+5]++; return b },
		"without functions":   func(b []byte) []byte { return b[finds:] },
		"of too few to count": func(b []byte) []byte { return b[:finds] },
	} {
		b := change(bytes.Clone(before))
		was := bytes.Clone(b)
		if err := roundFinds(b); !errors.Is(err, errNoLines) || !bytes.Equal(b, was) {
			t.Errorf("a table %s: %v", name, err)
		}
	}
}
