package program

import (
	"context"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"strings"
)

// Weigh compiles a program of the module at root with the names of its functions and adds up
// their code, in bytes before compression, by package. Data (tables, texts,
// types) has no names and is not in it.
func Weigh(ctx context.Context, root, main string) (map[string]int, error) {
	temp, err := os.MkdirTemp("", "parallax-weigh-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(temp)
	named := filepath.Join(temp, "named.wasm")
	if err := Named(ctx, root, main, named); err != nil {
		return nil, err
	}
	b, err := os.ReadFile(named)
	if err != nil {
		return nil, err
	}
	packages, err := Packages(ctx, root, main)
	if err != nil {
		return nil, err
	}
	paths := make(map[string]string) // by the form that function names have in WebAssembly
	for _, path := range packages {
		paths[plainName(path)] = path
	}
	return codeByPackage(b, paths)
}

// plainName has an underscore for all that is neither letter, digit, dot nor
// underscore, as the linker writes names.
func plainName(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '.' || r == '_' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			return r
		}
		return '_'
	}, s)
}

var errNoNames = errors.New("this is no WebAssembly program with names")

// section reads the next length and what it covers.
func section(b []byte) (of, rest []byte, ok bool) {
	n, w := binary.Uvarint(b)
	if w <= 0 || n > uint64(len(b)-w) {
		return nil, nil, false
	}
	return b[w : w+int(n)], b[w+int(n):], true
}

// codeByPackage adds up the function bodies of a WebAssembly binary by the
// package that their names begin with; paths names packages as plainName does.
func codeByPackage(wasm []byte, paths map[string]string) (map[string]int, error) {
	if len(wasm) < 8 || string(wasm[:4]) != "\x00asm" {
		return nil, errNoNames
	}
	const custom, imports, code, functionNames = 0, 2, 10, 1
	var imported uint64
	var bodies []int
	names := make(map[uint64]string)
	for b := wasm[8:]; len(b) > 0; {
		kind := b[0]
		of, rest, ok := section(b[1:])
		if !ok {
			return nil, errNoNames
		}
		b = rest
		switch kind {
		case imports:
			imported, _ = binary.Uvarint(of) // all of them are functions
		case code:
			_, w := binary.Uvarint(of)
			for of = of[max(w, 0):]; len(of) > 0; {
				var body []byte
				if body, of, ok = section(of); !ok {
					return nil, errNoNames
				}
				bodies = append(bodies, len(body))
			}
		case custom:
			name, of, ok := section(of)
			for ok && string(name) == "name" && len(of) > 0 {
				which, list := of[0], []byte(nil)
				if list, of, ok = section(of[1:]); ok && which == functionNames {
					n, w := binary.Uvarint(list)
					for list = list[max(w, 0):]; n > 0 && ok; n-- {
						i, w := binary.Uvarint(list)
						if name, list, ok = section(list[max(w, 0):]); ok {
							names[i] = string(name)
						}
					}
				}
			}
		}
	}
	if len(names) == 0 {
		return nil, errNoNames
	}
	sums := make(map[string]int)
	for i, n := range bodies {
		sums[packageOf(names[imported+uint64(i)], paths)] += n
	}
	return sums, nil
}

// packageOf is the longest package path that a function's name begins with. A
// generic function counts for the package that declares it, and what the
// compiler makes by itself for "(compiler)".
func packageOf(name string, paths map[string]string) string {
	name = plainName(name)
	for at := len(name); at > 0; at = strings.LastIndexByte(name[:at], '.') {
		if path, ok := paths[name[:at]]; ok {
			return path
		}
	}
	return "(compiler)"
}
