package program

import (
	"bytes"
	"errors"
	"testing"
)

// withData is a program of a code section and data segments.
func withData(list ...segment) []byte {
	content := []byte{byte(len(list))}
	for _, s := range list {
		content = append(appendSigned(append(content, 0, 0x41), int64(s.at)), 0x0B)
		content = append(content, sized(s.content)...)
	}
	out := []byte("\x00asm\x01\x00\x00\x00")
	out = append(append(out, 10), sized([]byte("code"))...)
	out = append(append(out, 11), sized(content)...)
	return append(append(out, 0), sized(sized([]byte("about")))...)
}

func TestJoinData(t *testing.T) {
	list := []segment{{4096, []byte("one")}, {4099, []byte("two")}, {5000, []byte("three")}, {1 << 30, nil}}
	got, err := joinData(withData(list[:3]...), nil)
	if err != nil {
		t.Fatal(err)
	}
	image := append([]byte("onetwo"), make([]byte, 5000-4102)...)
	if want := withData(segment{4096, append(image, "three"...)}); !bytes.Equal(got, want) {
		t.Errorf("got %d bytes, want %d: %.80q", len(got), len(want), got)
	}
	if b, err := joinData(withData(list[2], list[0], list[1]), nil); err != nil || !bytes.Equal(b, got) {
		t.Errorf("in another order it is another: %v", err)
	}
	if again, err := joinData(got, nil); err != nil || !bytes.Equal(again, got) {
		t.Errorf("joined again it is another: %v", err)
	}
	if b, err := joinData(withData(), nil); err != nil || !bytes.Equal(b, withData()) {
		t.Errorf("without data: %v", err)
	}
	whole := withData(list[:3]...)
	passive := bytes.Replace(whole, []byte{0, 0x41}, []byte{1, 0x41}, 1)
	counted := append(bytes.Clone(whole), 12, 1, 3)
	for name, b := range map[string][]byte{
		"nothing": nil, "a page": []byte("<!doctype html>"), "cut short": whole[:len(whole)-20], "passive": passive, "counted": counted,
		"overlapping": withData(list[0], segment{4097, []byte("x")}), "far apart": withData(list[0], list[3]),
	} {
		if _, err := joinData(b, nil); !errors.Is(err, errNoData) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSigned(t *testing.T) {
	for _, v := range []int64{0, 1, 63, 64, 127, 128, 8191, 8192, 1 << 20, 1<<31 - 1} {
		if got, w := signed(appendSigned(nil, v)); got != v || w != len(appendSigned(nil, v)) {
			t.Errorf("%d is read as %d", v, got)
		}
	}
	for _, test := range []struct {
		b    []byte
		want int64
		w    int
	}{{[]byte{0x7F}, -1, 1}, {[]byte{0x80, 0x7F}, -128, 2}, {[]byte{0x80}, 0, 0}, {bytes.Repeat([]byte{0x80}, 6), 0, 0}, {nil, 0, 0}} {
		if got, w := signed(test.b); got != test.want || w != test.w {
			t.Errorf("% x is read as %d of %d bytes", test.b, got, w)
		}
	}
}

func FuzzJoinData(f *testing.F) {
	f.Add(withData(segment{16, []byte("a")}, segment{20, []byte("b")}))
	f.Fuzz(func(t *testing.T, b []byte) {
		joined, err := joinData(b, nil)
		if err != nil {
			return
		}
		if again, err := joinData(joined, nil); err != nil || !bytes.Equal(again, joined) {
			t.Errorf("joined again it is another: %v", err)
		}
	})
}
