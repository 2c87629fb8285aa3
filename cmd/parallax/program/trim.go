package program

import (
	"bytes"
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// go-app is a server as much as a client: on js/wasm, too, it links net/http,
// which is a fifth of the program and never runs there, and regexp, encryption and random
// names for routes and stored state that we do not have. So the program
// is compiled against a copy of the module without these, made afresh from the
// module cache whenever version or recipe change. Nothing of go-app enters the
// repository, and go.mod stays as it is: the copy is named by a second module
// file that only this build reads.

const goAppModule = "github.com/maxence-charriere/go-app/v10"

// goAppPackages are the packages of go-app that the program needs.
var goAppPackages = []string{"pkg/app", "pkg/errors"}

// goAppLeftOut are files of go-app that the copy does not have: the HTTP
// handler, the generator of static sites and its stand-in for wasm; and those
// in whose place goAppStandIns stand.
var goAppLeftOut = []string{"http.go", "static.go", "wasm.go", "crypto.go", "route.go", "state.go"}

// A trimming is what the copy of one file lacks.
type trimming struct {
	texts     []string          // each must occur exactly once; if go-app has changed, the build says so
	functions []string          // functions, and methods of any type, by name, with their comments
	imports   []string          // that have no use then
	before    map[string]string // what is put before a text, which must occur exactly once, too
}

var goAppTrimmings = map[string]trimming{
	// Serving a folder is what http.Handler is for.
	"resource.go": {
		texts:   []string{"\thttp.Handler\n", "\t\tHandler:   http.FileServer(http.Dir(directory)),\n"},
		imports: []string{"net/http"},
	},
	// Nodes of the page one by one; goapp/nodes_wasm.go makes them together.
	"js_wasm.go": {
		functions: []string{"createElement", "createTextNode", "appendChild", "replaceChild"},
		imports:   []string{goAppModule + "/pkg/errors"},
	},
	// Whole pages as text. Changes of the page are made together, too, before
	// anything looks at it.
	"engine.go": {
		functions: []string{"Encode"}, imports: []string{"bytes"},
		before: map[string]string{"\te.executeDefers()\n\te.actions": "\tmakeChanges()\n"},
	},
	// By types of elements; goapp/elements.go compares their tags. Children by their
	// places alone; goapp/keys_wasm.go compares them by keys, too.
	"node.go": {functions: []string{"CanUpdate", "updateHTML"}},
	// An id for the device and state stored encrypted under it.
	"context.go": {
		functions: []string{"DeviceID", "Encrypt", "Decrypt", "cryptoKey"},
		imports:   []string{"encoding/json", "github.com/google/uuid", "strings"},
	},
}

// goAppStandIns are files that the copy has besides: ours, in place of what it
// leaves out. They are not compiled here, where half of what they speak of is
// missing.
//
//go:embed goapp/*.go
var goAppStandIns embed.FS

// trimmedModule makes the copy, if it is not there yet, and returns the path of
// the module file that names it. Both lie in the .cache folder of root.
func trimmedModule(ctx context.Context, root string) (string, error) {
	out, err := RunGo(ctx, root, "mod", "download", "-json", goAppModule)
	if err != nil {
		return "", err
	}
	var module struct{ Version, Dir string }
	if err := json.Unmarshal(out, &module); err != nil {
		return "", fmt.Errorf("go mod download: %w", err)
	}
	standIns, err := readStandIns()
	if err != nil {
		return "", err
	}
	recipe := sha256.Sum256(fmt.Append(nil, goAppPackages, goAppLeftOut, goAppTrimmings, elementsRecipe, standIns))
	name := "go-app-" + module.Version + "-" + hex.EncodeToString(recipe[:4])
	cache := filepath.Join(root, ".cache")
	if _, err := os.Stat(filepath.Join(cache, name)); err != nil {
		if err := copyTrimmed(module.Dir, cache, name, standIns); err != nil {
			return "", err
		}
	}

	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		return "", err
	}
	sum, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		return "", err
	}
	// A relative path, because the replacement is recorded in the program and
	// must not differ between folders.
	mod = fmt.Appendf(mod, "\nreplace %s => ./.cache/%s\n", goAppModule, name)
	modfile := filepath.Join(cache, "wasm.mod")
	if err := writeChanged(filepath.Join(cache, "wasm.sum"), sum); err != nil {
		return "", err
	}
	return modfile, writeChanged(modfile, mod)
}

// writeChanged writes a file that is not so already, whole or not at all:
// another build may read it now.
func writeChanged(name string, b []byte) error {
	if old, err := os.ReadFile(name); err == nil && bytes.Equal(old, b) {
		return nil
	}
	f, err := os.CreateTemp(filepath.Dir(name), ".part-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(b)
	if err == nil {
		err = f.Chmod(0o644)
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}

// notHere keeps a stand-in from being compiled where it lies.
const notHere = "//go:build goapp\n"

// readStandIns returns the stand-ins by name, as they are in the copy.
func readStandIns() (map[string]string, error) {
	names, err := fs.Glob(goAppStandIns, "goapp/*.go")
	if err != nil {
		return nil, err
	}
	texts := make(map[string]string)
	for _, name := range names {
		b, err := goAppStandIns.ReadFile(name)
		if err != nil {
			return nil, err
		}
		texts["parallax_"+path.Base(name)] = strings.TrimPrefix(string(b), notHere)
	}
	return texts, nil
}

// copyTrimmed copies what the program needs of the module at source to
// cache/name, all or nothing.
func copyTrimmed(source, cache, name string, standIns map[string]string) error {
	if err := os.MkdirAll(cache, 0o755); err != nil {
		return err
	}
	temp, err := os.MkdirTemp(cache, name+"-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	if err := copyFile(filepath.Join(source, "go.mod"), filepath.Join(temp, "go.mod"), trimming{}); err != nil {
		return err
	}
	for _, pkg := range goAppPackages {
		entries, err := os.ReadDir(filepath.Join(source, pkg))
		if err != nil {
			return err
		}
		if err := os.MkdirAll(filepath.Join(temp, pkg), 0o755); err != nil {
			return err
		}
		for _, e := range entries {
			file := e.Name()
			if e.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") || slices.Contains(goAppLeftOut, file) {
				continue
			}
			if err := copyFile(filepath.Join(source, pkg, file), filepath.Join(temp, pkg, file), goAppTrimmings[file]); err != nil {
				return err
			}
		}
	}
	elements := filepath.Join(temp, "pkg", "app", elementsFile)
	b, err := os.ReadFile(elements)
	if err != nil {
		return err
	}
	if b, err = oneElement(elementsFile, b); err != nil {
		return err
	}
	if err := os.WriteFile(elements, b, 0o644); err != nil {
		return err
	}
	for file, text := range standIns {
		if err := os.WriteFile(filepath.Join(temp, "pkg", "app", file), []byte(text), 0o644); err != nil {
			return err
		}
	}
	// MkdirTemp makes folders for the owner only; the copy is as public as the cache.
	if err := os.Chmod(temp, 0o755); err != nil {
		return err
	}
	err = os.Rename(temp, filepath.Join(cache, name))
	if _, gone := os.Stat(filepath.Join(cache, name)); gone == nil {
		return nil // another build was quicker
	}
	return err
}

// copyFile copies a file without what is trimmed, all of which it must hold.
func copyFile(from, to string, trim trimming) error {
	b, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	changed := func(what string) error {
		return fmt.Errorf("%s has changed: %s; adapt goAppTrimmings in cmd/parallax/program/trim.go to this version", from, what)
	}
	texts := trim.texts
	if len(trim.functions)+len(trim.imports) > 0 {
		declared, err := declarations(from, b)
		if err != nil {
			return err
		}
		for _, name := range append(slices.Clone(trim.functions), trim.imports...) {
			text := declared[name]
			if text == "" {
				return changed("it lacks " + name)
			}
			texts = append(slices.Clone(texts), text)
		}
	}
	for text, more := range trim.before {
		if bytes.Count(b, []byte(text)) != 1 {
			return changed(fmt.Sprintf("%q should occur once", text))
		}
		b = bytes.Replace(b, []byte(text), []byte(more+text), 1)
	}
	for _, text := range texts {
		if bytes.Count(b, []byte(text)) != 1 {
			return changed(fmt.Sprintf("%q should occur once", text))
		}
		b = bytes.Replace(b, []byte(text), nil, 1)
	}
	return os.WriteFile(to, b, 0o644)
}

// declarations are the texts of a Go file's functions, with their comments, by
// name, and of its imports, by path.
func declarations(name string, source []byte) (map[string]string, error) {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, name, source, parser.ParseComments)
	if err != nil {
		return nil, err
	}
	texts := make(map[string]string)
	text := func(from, to token.Pos) string {
		return string(source[files.Position(from).Offset:files.Position(to).Offset])
	}
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok {
			from := f.Pos()
			if f.Doc != nil {
				from = f.Doc.Pos()
			}
			texts[f.Name.Name] = text(from, f.End())
		}
	}
	for _, i := range file.Imports {
		texts[strings.Trim(i.Path.Value, `"`)] = text(i.Pos(), i.End())
	}
	return texts, nil
}
