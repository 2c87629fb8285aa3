package program

import (
	"bytes"
	"errors"
	"testing"
)

func TestLimitMemory(t *testing.T) {
	module := func(memory ...byte) []byte {
		out := []byte("\x00asm\x01\x00\x00\x00")
		out = append(append(out, 5), sized(memory)...)
		return append(append(out, 10), sized([]byte("code"))...)
	}
	// 600 pages, which are two bytes, limited to 8,192.
	got, err := limitMemory(module(1, 0, 0xD8, 0x04), readerMemory)
	if want := module(1, 1, 0xD8, 0x04, 0x80, 0x40); err != nil || !bytes.Equal(got, want) {
		t.Errorf("got % x, want % x: %v", got, want, err)
	}
	for name, wasm := range map[string][]byte{
		"no program":         []byte("no program"),
		"no memory":          append([]byte("\x00asm\x01\x00\x00\x00\x0a"), sized([]byte("code"))...),
		"limited already":    got,
		"two memories":       module(2, 0, 1, 0, 1),
		"more than the most": module(1, 0, 0x81, 0x40),
		"cut short":          got[:10],
	} {
		if b, err := limitMemory(wasm, readerMemory); b != nil || !errors.Is(err, errNoMemory) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
