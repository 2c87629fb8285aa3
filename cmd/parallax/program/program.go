// Package program compiles the programs that the browser runs: the page's
// (./cmd/wasm), the one that reads people's files (./cmd/reader) and the search
// for other people's pages (./cmd/finder), from the source around the working directory, and says what they are made of. The
// result depends on the source and the Go release alone, not on the folder, the
// machine or the user's Go settings.
//
// Eight things make them smaller than `go build` alone: a copy of go-app without
// its server (trim.go), with one type for all elements (elements.go), a hash
// without ciphers (standard.go), calls expanded in place only where speed counts
// (program.go), the data in one piece (segments.go), in it no file names and line
// numbers (lines.go) and fewer different numbers (finds.go), and jumps and calls
// written so that they compress (code.go).
// The second one's memory is limited (memory.go).
package program

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Program is the explorer compiled for the browser.
type Program struct {
	Wasm   []byte
	Reader []byte // the program that reads people's files
	Exec   []byte // wasm_exec.js of the Go release that compiled both
	// Components are what both are linked of, Go first.
	Components []Component
}

// toolchain is what `go env` tells about the Go in use.
type toolchain struct {
	GOROOT    string
	GOVERSION string
}

func installed(ctx context.Context, root string) (tools toolchain, err error) {
	out, err := RunGo(ctx, root, "env", "-json", "GOROOT", "GOVERSION")
	if err != nil {
		return tools, err
	}
	if err := json.Unmarshal(out, &tools); err != nil {
		return tools, fmt.Errorf("go env: %w", err)
	}
	return tools, nil
}

// Root returns the folder of the module that dir lies in, which has to
// be this one: the program is compiled from source, with what is in ./web.
func Root(dir string) (string, error) {
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

// Page and Reader are the packages of the two programs of a site, Finder that of
// the search for other people's pages.
const (
	Page   = "./cmd/wasm"
	Reader = "./cmd/reader"
	Finder = "./cmd/finder"
)

// targets are where the linked programs are kept: linking one again takes as long
// as all else when nothing has changed, and Go does not if the last one is there.
var targets = map[string]string{Page: "app.wasm", Reader: "reader.wasm", Finder: "finder.wasm"}

// Compile builds both programs of the module at root. It tells progress, unless
// that is nil, how many packages have been compiled and how many there are at
// most: those that have not changed are not compiled again.
func Compile(ctx context.Context, root string, progress func(done, most int)) (Program, error) {
	tools, err := installed(ctx, root)
	if err != nil {
		return Program{}, err
	}
	var p Program
	if p.Wasm, err = tools.compile(ctx, root, Page, progress); err != nil {
		return Program{}, err
	}
	if p.Reader, err = tools.compile(ctx, root, Reader, progress); err != nil {
		return Program{}, err
	}
	if p.Reader, err = limitMemory(p.Reader, readerMemory); err != nil {
		return Program{}, err
	}
	if p.Exec, err = tools.script(); err != nil {
		return Program{}, err
	}
	p.Components, err = Components(ctx, root, Page, Reader)
	return p, err
}

// CompileFinder builds the search for other people's pages, and returns
// wasm_exec.js of the Go release that compiled it with it.
func CompileFinder(ctx context.Context, root string, progress func(done, most int)) (wasm, exec []byte, err error) {
	tools, err := installed(ctx, root)
	if err != nil {
		return nil, nil, err
	}
	if wasm, err = tools.compile(ctx, root, Finder, progress); err != nil {
		return nil, nil, err
	}
	exec, err = tools.script()
	return wasm, exec, err
}

// compile builds one program.
func (t toolchain) compile(ctx context.Context, root, main string, progress func(done, most int)) ([]byte, error) {
	at := filepath.Join(root, ".cache", targets[main])
	if err := build(ctx, root, main, "-s -w", at, progress); err != nil {
		return nil, err
	}
	wasm, err := os.ReadFile(at)
	if err != nil {
		return nil, err
	}
	if !strings.HasPrefix(t.GOVERSION, layoutKnown) { // the program is larger, and as good
		return joinData(wasm, nil)
	}
	drop := func(image []byte) error { return errors.Join(dropLines(image), roundFinds(image)) }
	if wasm, err = joinData(wasm, drop); err != nil {
		return nil, err
	}
	return shortenCode(wasm)
}

// script is wasm_exec.js. It has to come from the very release that compiled the
// program: the two share an interface without version number.
func (t toolchain) script() ([]byte, error) {
	b, err := os.ReadFile(filepath.Join(t.GOROOT, "lib", "wasm", "wasm_exec.js"))
	if err != nil {
		return nil, fmt.Errorf("%s lacks its browser script; reinstall Go: %w", t.GOVERSION, err)
	}
	return b, nil
}

// Named builds a program of the module at root to a file, with the names of
// its functions, which [Compile] leaves out.
func Named(ctx context.Context, root, main, target string) error {
	return build(ctx, root, main, "", target, nil)
}

// Packages are the import paths of what a program of the module at root is
// made of, what a package needs before the package.
func Packages(ctx context.Context, root, main string) ([]string, error) {
	modfile, err := trimmedModule(ctx, root)
	if err != nil {
		return nil, err
	}
	standard, err := standardFlags(ctx, root)
	if err != nil {
		return nil, err
	}
	out, err := RunGo(ctx, root, append(append([]string{"list", "-modfile=" + modfile}, standard...), "-deps", main)...)
	return strings.Fields(string(out)), err
}

// build links a program to a file, with flags for the linker.
func build(ctx context.Context, root, main, linker, target string, progress func(done, most int)) error {
	modfile, err := trimmedModule(ctx, root)
	if err != nil {
		return err
	}
	standard, err := standardFlags(ctx, root)
	if err != nil {
		return err
	}
	args := append([]string{"build", "-modfile=" + modfile, "-ldflags=" + linker, "-trimpath", "-buildvcs=false"}, append(standard, compilerFlags()...)...)
	if progress == nil {
		_, err = RunGo(ctx, root, append(args, "-o", target, main)...)
		return err
	}
	packages, err := Packages(ctx, root, main)
	if err != nil {
		return err
	}
	isPackage := make(map[string]bool)
	for _, p := range packages {
		isPackage[p] = true
	}
	done := 0
	_, err = runGo(ctx, root, func(line string) bool { // -v names each package when it is compiled
		if isPackage[line] {
			done++
			progress(done, len(packages))
		}
		return isPackage[line]
	}, append(args, "-v", "-o", target, main)...)
	return err
}

// RunGo runs the Go command in dir for the browser as target, with the settings
// of the user's environment that could change the result switched off, and
// returns what it printed. The error has what it complained of.
func RunGo(ctx context.Context, dir string, args ...string) ([]byte, error) {
	return runGo(ctx, dir, func(string) bool { return false }, args...)
}

// runGo is RunGo with somebody who hears each line of the messages, and returns
// true for those that are no complaint.
func runGo(ctx context.Context, dir string, heard func(line string) bool, args ...string) ([]byte, error) {
	path, err := exec.LookPath("go")
	if err != nil {
		return nil, errors.New("the Go toolchain is not on the PATH: install it from https://go.dev/dl, the explorer is compiled from source")
	}
	cmd := exec.CommandContext(ctx, path, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0", "GOFLAGS=", "GOWORK=off", "GOEXPERIMENT=", "GOWASM=")
	var stdout bytes.Buffer
	stderr := &lines{heard: heard}
	cmd.Stdout, cmd.Stderr = &stdout, stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("go %s: %w\n%s", args[0], err, strings.TrimSpace(stderr.rest.String()+string(stderr.part)))
	}
	return stdout.Bytes(), nil
}

// lines hands on what is written to it, a line at a time, and keeps what nobody
// wanted.
type lines struct {
	heard func(line string) bool
	part  []byte
	rest  strings.Builder
}

var _ io.Writer = (*lines)(nil)

func (l *lines) Write(b []byte) (int, error) {
	l.part = append(l.part, b...)
	for {
		line, after, whole := bytes.Cut(l.part, []byte("\n"))
		if !whole {
			return len(b), nil
		}
		if !l.heard(string(line)) {
			l.rest.Write(line)
			l.rest.WriteByte('\n')
		}
		l.part = after
	}
}
