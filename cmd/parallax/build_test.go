package main

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parallax/cmd/parallax/program"
)

// tree reads a folder: content by path.
func tree(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		files[name], err = os.ReadFile(filepath.Join(dir, name))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// sameTree names what differs, and only that: a site has many files.
func sameTree(t *testing.T, a, b map[string][]byte) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(a)) {
		switch other, ok := b[name]; {
		case !ok:
			t.Errorf("%s is in the first only", name)
		case !bytes.Equal(a[name], other):
			t.Errorf("%s differs", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(b)) {
		if _, ok := a[name]; !ok {
			t.Errorf("%s is in the second only", name)
		}
	}
}

// The whole way, twice, from two copies of the source in folders of different
// names: the output is the same to the byte.
func TestBuildIsReproducible(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the program twice")
	}
	root, err := program.Root(".")
	if err != nil {
		t.Fatal(err)
	}
	// The second copy is made of the first, so that nobody's edit comes between.
	var built [2]map[string][]byte
	from := root
	for i, name := range []string{"one", "a folder nobody names"} {
		copied := filepath.Join(t.TempDir(), name)
		if err := os.MkdirAll(copied, 0o755); err != nil {
			t.Fatal(err)
		}
		for _, part := range []string{"go.mod", "go.sum", "app", "cmd", "corpus", "web"} {
			if out, err := exec.Command("cp", "-R", filepath.Join(from, part), copied).CombinedOutput(); err != nil {
				t.Skipf("cannot copy the source: %s", out)
			}
		}
		from = copied
		out := filepath.Join(copied, "out")
		cmd := exec.Command("go", "run", "./cmd/parallax", "build", "-fast", "-o", out)
		cmd.Dir = copied
		cmd.Env = append(os.Environ(), "GOFLAGS=-buildvcs=false -trimpath") // so that the second compiles nothing of the tool anew
		if message, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, message)
		}
		built[i] = tree(t, out)
	}
	sameTree(t, built[0], built[1])
	for name, b := range built[0] {
		if bytes.Contains(b, []byte(root)) || bytes.Contains(b, []byte("a folder nobody names")) {
			t.Errorf("%s names the folder it was built in", name)
		}
	}
	for name := range built[0] {
		if strings.HasSuffix(name, ".wasm") {
			return
		}
	}
	t.Error("there is no program")
}
