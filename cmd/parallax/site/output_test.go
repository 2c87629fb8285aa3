package site

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
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

func TestReplaceFolder(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "dist")
	if err := Replace(dir, map[string][]byte{"a.txt": []byte("1"), "gone/b.txt": []byte("2")}, nil); err != nil {
		t.Fatal(err)
	}
	if err := Replace(dir, map[string][]byte{"a.txt": []byte("3")}, map[string]Encoded{"a.txt": {Gzip: []byte("z")}}); err != nil {
		t.Fatal(err)
	}
	got := tree(t, dir)
	delete(got, siteMarker)
	sameTree(t, got, map[string][]byte{"a.txt": []byte("3"), "a.txt.gz": []byte("z")})
	if left, _ := os.ReadDir(parent); len(left) != 1 {
		t.Errorf("%d entries are left beside the site", len(left)-1)
	}
}

// Whatever else is in the way stays as it is.
func TestReplaceFolderRefuses(t *testing.T) {
	for name, make := range map[string]func(dir string) error{
		"foreign files": func(dir string) error {
			return errors.Join(os.Mkdir(dir, 0o755), os.WriteFile(filepath.Join(dir, "mine"), nil, 0o644))
		},
		"a file": func(dir string) error { return os.WriteFile(dir, []byte("mine"), 0o644) },
		"another marker": func(dir string) error {
			return errors.Join(os.Mkdir(dir, 0o755), os.WriteFile(filepath.Join(dir, siteMarker), nil, 0o644))
		},
		"a link": func(dir string) error { return os.Symlink(t.TempDir(), dir) },
	} {
		dir := filepath.Join(t.TempDir(), "dist")
		if err := make(dir); err != nil {
			t.Fatal(err)
		}
		before, _ := os.Lstat(dir)
		err := Replace(dir, map[string][]byte{"a": nil}, nil)
		after, _ := os.Lstat(dir)
		if err == nil || !os.SameFile(before, after) {
			t.Errorf("%s: replaced (%v)", name, err)
		}
	}
	empty := t.TempDir()
	if err := Replace(empty, map[string][]byte{"a": []byte("1")}, nil); err != nil {
		t.Errorf("an empty folder: %v", err)
	}
}
