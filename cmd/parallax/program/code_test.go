package program

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"slices"
	"testing"
)

// A real program does the same to the last address on its stack.
func TestShortCodeUnderNode(t *testing.T) {
	whole, run := aProgram(t)
	short, err := shortenCode(whole)
	if err != nil {
		t.Fatal(err)
	}
	if before, after := run(whole), run(short); after != before {
		t.Errorf("it says\n%s\nand said\n%s", after, before)
	}
	size := func(b []byte) int {
		var z bytes.Buffer
		w := gzip.NewWriter(&z)
		w.Write(b)
		w.Close()
		return z.Len()
	}
	if before, after := size(whole), size(short); after*100 > before*92 {
		t.Errorf("compressed it has %d bytes of %d: Go's compiler writes code in another way than code.go knows", after, before)
	}
	if again, err := shortenCode(short); err != nil || !bytes.Equal(again, short) {
		t.Errorf("written shorter twice it is another: %v", err)
	}
}

// withCode is a program of functions, as WebAssembly has them without their lengths.
func withCode(list ...string) []byte {
	code := []byte{byte(len(list))}
	for _, f := range list {
		code = append(code, sized([]byte(f))...)
	}
	out := []byte("\x00asm\x01\x00\x00\x00")
	out = append(append(out, 10), sized(code)...)
	return append(append(out, 0), sized(sized([]byte("about")))...)
}

// The pieces of a function that Go's compiler writes, and of what is written instead.
const (
	variables = "\x02\x01\x7F\x01\x7E" // one of type i32, one of i64
	andOne    = "\x02\x01\x7F\x02\x7E"
	begins    = "\x23\x00\x21\x01"
	unwinds   = "\x02\x40"
	again     = "\x03\x40"
	threeWays = "\x02\x40\x02\x40\x02\x40\x20\x00\x0E\x03\x00\x01\x02\x02\x0B" // blocks 0, 1, 2 and 3, of which the last two are one
	called    = "\x10\x05\x23\x00\x21\x01"
	ends      = "\x00\x0B\x0B\x00\x0B\x41\x01\x0B"
	atOnce    = "\x04\x40\x41\x01\x0F\x0B"
	set       = "\x41\x00\x21\x00" // block 0
)

func TestShortCode(t *testing.T) {
	for name, test := range map[string]struct{ before, after string }{
		"a jump below": {
			begins + unwinds + again + threeWays + "\x41\x02\x21\x00\x0C\x02" + "\x0B" + ends,
			begins + again + threeWays + "\x0C\x01" + "\x0B\x00\x0B\x0B\x00\x0B",
		},
		"the same with a number above": {
			begins + again + threeWays + "\x41\x07\x21\x00\x0C\x02" + "\x0B\x00\x0B\x0B\x00\x0B",
			begins + again + threeWays + "\x0C\x01" + "\x0B\x00\x0B\x0B\x00\x0B",
		},
		"if something is so": {
			begins + again + threeWays + "\x20\x02\xA7\x04\x40\x41\x01\x21\x00\x0C\x03\x0B" + "\x0B\x00\x0B\x0B\x00\x0B",
			begins + again + threeWays + "\x20\x02\xA7\x0D\x00" + "\x0B\x00\x0B\x0B\x00\x0B",
		},
		"and something else is done": {
			begins + again + threeWays + "\x20\x02\xA7\x04\x40\x01\x41\x01\x21\x00\x0C\x03\x0B" + "\x0B\x00\x0B\x0B\x00\x0B",
			begins + again + threeWays + "\x20\x02\xA7\x04\x40\x01\x0C\x01\x0B" + "\x0B\x00\x0B\x0B\x00\x0B",
		},
		"a jump above": {
			begins + again + threeWays + "\x0B\x41\x01\x21\x00\x0C\x01\x00\x0B\x0B\x00\x0B",
			begins + again + threeWays + "\x0B\x41\x01\x21\x00\x0C\x01\x00\x0B\x0B\x00\x0B",
		},
		"calls": {
			begins + unwinds + again + threeWays + called + "\x0D\x03\x0B" + called + "\x0D\x02" + ends,
			begins + again + threeWays + called + atOnce + "\x0B" + called + atOnce + "\x00\x0B\x0B\x00\x0B",
		},
		"the number is kept for a moment": {
			begins + again + threeWays + "\x21\x00\x41\x00\x20\x00\x11\x00\x00" + "\x41\x01\x21\x00\x0C\x02" + "\x0B\x00\x0B\x0B\x00\x0B",
			begins + again + threeWays + "\x21\x00\x41\x00\x20\x00\x11\x00\x00" + "\x0C\x00" + "\x0B\x00\x0B\x0B\x00\x0B",
		},
	} {
		got, err := shortenCode(withCode(variables + test.before))
		if want := withCode(variables + test.after); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s: it is\n% x, not\n% x (%v)", name, got, want, err)
		}
	}

	// The second function's address is 0x10010000, with the number of a block.
	address := func(block int64) string {
		return string(appendSigned([]byte{opI64Const}, (firstAddress+1)<<16+block)) + "\x37\x03\x00"
	}
	for name, test := range map[string]struct{ before, after string }{
		"twice":             {variables + begins + address(3) + address(200) + "\x20\x02\x21\x02\x0B", andOne + string(appendSigned([]byte{opI64Const}, (firstAddress+1)<<16)) + "\x21\x02" + begins + "\x20\x02\x42\x03\x7C\x37\x03\x00\x20\x02\x42\xC8\x01\x7C\x37\x03\x00\x20\x03\x21\x03\x0B"},
		"without variables": {"\x01\x01\x7F" + begins + address(0) + address(0) + "\x0B", andOne[:3] + "\x7F\x01\x7E"[1:] + string(appendSigned([]byte{opI64Const}, (firstAddress+1)<<16)) + "\x21\x02" + begins + "\x20\x02\x42\x00\x7C\x37\x03\x00\x20\x02\x42\x00\x7C\x37\x03\x00\x0B"},
		"once":              {variables + begins + address(3) + "\x0B", variables + begins + address(3) + "\x0B"},
	} {
		const first = "\x00\x0B"
		got, err := shortenCode(withCode(first, test.before))
		if want := withCode(first, test.after); err != nil || !bytes.Equal(got, want) {
			t.Errorf("an address is used %s: it is\n% x, not\n% x (%v)", name, got, want, err)
		}
	}
}

// What is not as Go's compiler writes it stays as it is, and what cannot be read is
// an error.
func TestShortCodeLeavesTheRest(t *testing.T) {
	const jump = "\x41\x02\x21\x00\x0C\x02\x0B\x00\x0B\x0B\x00\x0B"
	for name, f := range map[string]string{
		"called in another way":           variables + again + threeWays + jump,
		"the first variable is another":   "\x01\x01\x7E" + begins + again + threeWays + jump,
		"the number is used":              variables + begins + again + threeWays + "\x20\x00\x1A" + jump,
		"the number is set and used":      variables + begins + again + threeWays + "\x41\x01\x22\x00\x1A" + jump,
		"another branch begins anew":      variables + begins + again + threeWays + "\x41\x01\x0D\x02" + jump,
		"there is no table":               variables + begins + again + "\x02\x40" + set + "\x0C\x01\x0B\x00\x0B\x00\x0B",
		"another branch goes to the exit": variables + begins + unwinds + "\x41\x01\x0D\x00\x0C\x00\x00\x0B\x41\x01\x0B",
		"the exit returns something else": variables + begins + unwinds + "\x41\x01\x0D\x00\x00\x0B\x41\x02\x0B",
		"the exit is reached":             variables + begins + unwinds + "\x41\x01\x0D\x00\x01\x0B\x41\x01\x0B",
	} {
		whole := withCode(f)
		if got, err := shortenCode(whole); err != nil || !bytes.Equal(got, whole) {
			t.Errorf("%s: it is % x, and was % x (%v)", name, got, whole, err)
		}
	}
	whole := withCode(variables + begins + again + threeWays + jump)
	for name, b := range map[string][]byte{
		"nothing": nil, "a page": []byte("<!doctype html>"), "cut short": whole[:len(whole)-12],
		"an unknown instruction": withCode("\x00\xD0\x0B"), "half of one": withCode("\x00\x44\x00"), "half of a table": withCode("\x00\x0E\x09\x00"),
		"a branch out of the function": withCode("\x00\x0C\x01\x0B"), "not ended": withCode("\x00\x02\x40\x0B"), "ended twice": withCode("\x00\x0B\x0B"),
		"variables cut short": withCode("\x02\x01"), "no variables": withCode(""),
	} {
		if _, err := shortenCode(b); !errors.Is(err, errNoCode) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzShortCode(f *testing.F) {
	f.Add([]byte(variables + begins + unwinds + again + threeWays + called + "\x0D\x03\x41\x02\x21\x00\x0C\x02\x0B" + ends))
	f.Add([]byte(andOne + begins + "\x42\x80\x80\x80\x80\x01\x42\x80\x80\x80\x80\x01\x0B"))
	f.Fuzz(func(t *testing.T, b []byte) {
		whole := slices.Concat([]byte("\x00asm\x01\x00\x00\x00"), []byte{10}, sized(binary.AppendUvarint(nil, 1), sized(b)))
		short, err := shortenCode(whole)
		if err != nil {
			return
		}
		if again, err := shortenCode(short); err != nil || !bytes.Equal(again, short) {
			t.Errorf("written shorter twice it is another: %v", err)
		}
	})
}
