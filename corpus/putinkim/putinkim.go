// Package putinkim is the first collection: five articles about Vladimir Putin
// and Kim Jong Un, as digests, counts and coding. It is written by hand in
// this folder, in the form package folder describes, and compiled in as a
// bundle, so that the program needs no YAML to read it.
package putinkim

import (
	"bytes"
	_ "embed"

	"parallax/corpus"
	"parallax/corpus/bundle"
)

//go:generate go run parallax/cmd/parallax bundle -stored -force -c . -o putinkim.parallax

//go:embed putinkim.parallax
var file []byte

// Bundled reports whether bundle is byte for byte the one that is compiled in,
// so that nobody needs to be sent it a second time.
func Bundled(bundle []byte) bool { return bytes.Equal(bundle, file) }

// Within is where a program holds the bundle that is compiled in, in bytes; the length is
// 0 if it does not.
func Within(program []byte) (from, length int) {
	if from = bytes.Index(program, file); from < 0 {
		return 0, 0
	}
	return from, len(file)
}

// Collection reads the bundle that is compiled in. Every call gives a
// collection of its own.
func Collection() (*corpus.Collection, error) {
	c, _, err := bundle.ReadMemory(file, bundle.Limits{Own: true})
	return c, err
}
