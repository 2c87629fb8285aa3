package program

import (
	"context"
	_ "embed"
	"encoding/json"
	"path/filepath"
	"strings"
)

// The programs take one hash of all that Go has of cryptography, and its package
// links ciphers and random numbers besides, 200 KB before compression, for tests
// that a certified module makes of itself at the start. A file in its place calls
// the same code without them. It is used where its way there is known to be right.

//go:embed std/sha256.go
var sha256File string

// standardFlags are the flags of the Go command that name files in place of the
// standard library's: none with a release of Go that may have these elsewhere.
func standardFlags(ctx context.Context, root string) ([]string, error) {
	tools, err := installed(ctx, root)
	if err != nil || !strings.HasPrefix(tools.GOVERSION, layoutKnown) {
		return nil, err
	}
	file, list := filepath.Join(root, ".cache", "sha256.go"), filepath.Join(root, ".cache", "standard.json")
	if err := writeChanged(file, []byte(strings.TrimPrefix(sha256File, notHere))); err != nil {
		return nil, err
	}
	b, err := json.Marshal(map[string]any{"Replace": map[string]string{filepath.Join(tools.GOROOT, "src", "crypto", "sha256", "sha256.go"): file}})
	if err != nil {
		return nil, err
	}
	return []string{"-overlay=" + list}, writeChanged(list, b)
}
