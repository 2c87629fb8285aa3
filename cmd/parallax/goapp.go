package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// go-app is a server as much as a client: on js/wasm, too, it links net/http,
// which is a fifth of the program and never runs there. So the program is
// compiled against a copy of the module without its server files, made afresh
// from the module cache whenever version or recipe change. Nothing of go-app
// enters the repository, and go.mod stays as it is: the copy is named by a
// second module file that only this build reads.

const goAppModule = "github.com/maxence-charriere/go-app/v10"

// goAppPackages are the packages of go-app that the program needs.
var goAppPackages = []string{"pkg/app", "pkg/errors"}

// goAppServerFiles are left out of the copy: the HTTP handler, the generator
// of static sites, and the latter's stand-in for wasm.
var goAppServerFiles = []string{"http.go", "static.go", "wasm.go"}

// goAppEdits removes the last uses of net/http. Every text must occur exactly
// once in its file; if go-app has changed, the build says so.
var goAppEdits = map[string][]string{
	"resource.go": {
		"\t\"net/http\"\n",
		"\thttp.Handler\n",
		"\t\tHandler:   http.FileServer(http.Dir(directory)),\n",
	},
}

// trimmedModule makes the copy, if it is not there yet, and returns the path of
// the module file that names it. Both lie in the .cache folder of root.
func trimmedModule(ctx context.Context, root string) (string, error) {
	out, err := runGo(ctx, root, "mod", "download", "-json", goAppModule)
	if err != nil {
		return "", err
	}
	var module struct{ Version, Dir string }
	if err := json.Unmarshal(out, &module); err != nil {
		return "", fmt.Errorf("go mod download: %w", err)
	}
	recipe := sha256.Sum256(fmt.Append(nil, goAppPackages, goAppServerFiles, goAppEdits["resource.go"]))
	name := "go-app-" + module.Version + "-" + hex.EncodeToString(recipe[:4])
	cache := filepath.Join(root, ".cache")
	if _, err := os.Stat(filepath.Join(cache, name)); err != nil {
		if err := copyTrimmed(module.Dir, cache, name); err != nil {
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
	if err := os.WriteFile(filepath.Join(cache, "wasm.sum"), sum, 0o644); err != nil {
		return "", err
	}
	return modfile, os.WriteFile(modfile, mod, 0o644)
}

// copyTrimmed copies what the program needs of the module at source to
// cache/name, all or nothing.
func copyTrimmed(source, cache, name string) error {
	if err := os.MkdirAll(cache, 0o755); err != nil {
		return err
	}
	temp, err := os.MkdirTemp(cache, name+"-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	if err := copyFile(filepath.Join(source, "go.mod"), filepath.Join(temp, "go.mod"), nil); err != nil {
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
			if e.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") || slices.Contains(goAppServerFiles, file) {
				continue
			}
			if err := copyFile(filepath.Join(source, pkg, file), filepath.Join(temp, pkg, file), goAppEdits[file]); err != nil {
				return err
			}
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

// copyFile copies a file without the given texts, each of which it must hold
// exactly once.
func copyFile(from, to string, without []string) error {
	b, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	for _, text := range without {
		if bytes.Count(b, []byte(text)) != 1 {
			return fmt.Errorf("%s has changed: %q should occur once; adapt goAppEdits in cmd/parallax/goapp.go to this version", from, text)
		}
		b = bytes.Replace(b, []byte(text), nil, 1)
	}
	return os.WriteFile(to, b, 0o644)
}
