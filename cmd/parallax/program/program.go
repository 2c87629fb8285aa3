package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// program is the explorer compiled for the browser.
type program struct {
	wasm []byte
	exec []byte // wasm_exec.js of the Go release that compiled it
	// components are what it is linked of, Go first.
	components []component
}

// toolchain is what `go env` tells about the Go in use.
type toolchain struct {
	GOROOT    string
	GOVERSION string
}

// sourceRoot returns the folder of the module that dir lies in, which has to
// be this one: the program is compiled from source, with what is in ./web.
func sourceRoot(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for at := dir; ; at = filepath.Dir(at) {
		mod, err := os.ReadFile(filepath.Join(at, "go.mod"))
		if err == nil {
			if first, _, _ := bytes.Cut(mod, []byte("\n")); string(bytes.TrimSpace(first)) != "module parallax" {
				return "", fmt.Errorf("%s is another Go module: run this in a checkout of parallax", at)
			}
			return at, nil
		}
		if !errors.Is(err, os.ErrNotExist) {
			return "", err
		}
		if filepath.Dir(at) == at {
			return "", fmt.Errorf("no go.mod in %s or above: the explorer is compiled from source, so run this in a checkout of parallax", dir)
		}
	}
}

// inlined are the packages that are compiled for speed: what runs for every
// letter of a text or every posting of a word, and what those lean on. Calls
// elsewhere are not expanded in place, which takes a tenth off what a visit
// transfers and costs a screen's rendering nothing that could be measured.
var inlined = []string{
	"parallax/corpus/analysis", "parallax/corpus/index", "parallax/corpus/search",
	"github.com/blevesearch/...", "unicode/utf8", "math/bits", "strings", "bytes",
	"runtime", "internal/runtime/...",
}

// compilerFlags are the flags of `go build` that say so; of several that name a
// package the last counts.
func compilerFlags() []string {
	flags := []string{"-gcflags=all=-l"}
	for _, pkg := range inlined {
		flags = append(flags, "-gcflags="+pkg+"=")
	}
	return flags
}

// compileProgram builds ./cmd/wasm of the module at root. The result depends
// on the source and the Go release alone, not on the folder, the machine or
// the user's Go settings.
func compileProgram(ctx context.Context, root string) (program, error) {
	var tools toolchain
	out, err := runGo(ctx, root, "env", "-json", "GOROOT", "GOVERSION")
	if err != nil {
		return program{}, err
	}
	if err := json.Unmarshal(out, &tools); err != nil {
		return program{}, fmt.Errorf("go env: %w", err)
	}
	temp, err := os.MkdirTemp("", "parallax-wasm-")
	if err != nil {
		return program{}, err
	}
	defer os.RemoveAll(temp)
	target := filepath.Join(temp, "app.wasm")
	if err := compile(ctx, root, "-s -w", target); err != nil {
		return program{}, err
	}
	var p program
	if p.wasm, err = os.ReadFile(target); err != nil {
		return program{}, err
	}
	if p.wasm, err = joinData(p.wasm); err != nil {
		return program{}, err
	}
	// The script has to come from the very release that compiled the program:
	// the two share an interface without version number.
	if p.exec, err = os.ReadFile(filepath.Join(tools.GOROOT, "lib", "wasm", "wasm_exec.js")); err != nil {
		return program{}, fmt.Errorf("%s lacks its browser script; reinstall Go: %w", tools.GOVERSION, err)
	}
	modfile, err := trimmedModule(ctx, root)
	if err != nil {
		return program{}, err
	}
	p.components, err = linkedComponents(ctx, root, modfile, tools)
	return p, err
}

// compile builds ./cmd/wasm to a file, with flags for the linker.
func compile(ctx context.Context, root, linker, target string) error {
	modfile, err := trimmedModule(ctx, root)
	if err != nil {
		return err
	}
	args := append([]string{"build", "-modfile=" + modfile, "-ldflags=" + linker, "-trimpath", "-buildvcs=false"}, compilerFlags()...)
	_, err = runGo(ctx, root, append(args, "-o", target, "./cmd/wasm")...)
	return err
}

// runGo runs the Go command in dir for the browser as target, with the
// settings of the user's environment that could change the result switched off.
func runGo(ctx context.Context, dir string, args ...string) ([]byte, error) {
	path, err := exec.LookPath("go")
	if err != nil {
		return nil, errors.New("the Go toolchain is not on the PATH: install it from https://go.dev/dl, the explorer is compiled from source")
	}
	cmd := exec.CommandContext(ctx, path, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0", "GOFLAGS=", "GOWORK=off", "GOEXPERIMENT=", "GOWASM=")
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("go %s: %w\n%s", args[0], err, strings.TrimSpace(stderr.String()))
	}
	return stdout.Bytes(), nil
}
