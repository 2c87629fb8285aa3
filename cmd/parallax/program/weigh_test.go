package program

import (
	"bytes"
	"encoding/binary"
	"errors"
	"testing"
)

// sized is a length and what it covers, as WebAssembly has them everywhere.
func sized(b ...[]byte) []byte {
	all := bytes.Join(b, nil)
	return append(binary.AppendUvarint(nil, uint64(len(all))), all...)
}

// binaryWith is a program with one imported function, and functions of these
// names and sizes.
func binaryWith(names []string, sizes []int) []byte {
	var code, list []byte
	for i, name := range names {
		code = append(code, sized(make([]byte, sizes[i]))...)
		list = append(append(list, byte(i+1)), sized([]byte(name))...)
	}
	n := []byte{byte(len(names))}
	out := []byte("\x00asm\x01\x00\x00\x00")
	out = append(append(out, 2), sized([]byte{1})...)
	out = append(append(out, 10), sized(n, code)...)
	return append(append(out, 0), sized(sized([]byte("name")), []byte{1}, sized(n, list))...)
}

func TestCodeByPackage(t *testing.T) {
	paths := map[string]string{}
	for _, path := range []string{"parallax/app", "parallax/app/state", "github.com/x/go-app/v10/pkg/app", "slices", "runtime"} {
		paths[plainName(path)] = path
	}
	names := []string{
		"parallax/app.(*Store).Send", "parallax/app/state.Update", "parallax/app/state.Update.func1",
		"github.com/x/go-app/v10/pkg/app.Run", "slices.Sort[go.shape.struct { parallax/app.x int }]", "type..eq.thing",
	}
	got, err := codeByPackage(binaryWith(names, []int{10, 20, 30, 40, 50, 60}), paths)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]int{"parallax/app": 10, "parallax/app/state": 50, "github.com/x/go-app/v10/pkg/app": 40, "slices": 50, "(compiler)": 60}
	for path, n := range want {
		if got[path] != n {
			t.Errorf("%s: %d bytes, not %d", path, got[path], n)
		}
	}
	if len(got) != len(want) {
		t.Errorf("packages %v", got)
	}
	for _, b := range [][]byte{nil, []byte("<!doctype html>"), []byte("\x00asm\x01\x00\x00\x00"), binaryWith(names, []int{10, 20, 30, 40, 50, 60})[:60]} {
		if _, err := codeByPackage(b, paths); !errors.Is(err, errNoNames) {
			t.Errorf("%d bytes: %v", len(b), err)
		}
	}
}
