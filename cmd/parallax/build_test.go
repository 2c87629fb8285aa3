package main

import (
	"bytes"
	"errors"
	"fmt"
	"image/color"
	"image/png"
	"io"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

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
	for i, name := range []string{"one", "another name"} {
		copied := mustDir(t, filepath.Join(t.TempDir(), name))
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
		if bytes.Contains(b, []byte(root)) || bytes.Contains(b, []byte("another name")) {
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

func mustDir(t *testing.T, dir string) string {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestEncodingsAreReproducible(t *testing.T) {
	files := smallSite(t)
	cache := t.TempDir()
	var first map[string]compressed
	for i, c := range []compressor{{}, {cache: cache}, {cache: cache}} { // none, filled, used
		got, err := c.all(files)
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = got
		}
		for name := range files {
			if !bytes.Equal(got[name].gzip, first[name].gzip) || !bytes.Equal(got[name].brotli, first[name].brotli) {
				t.Errorf("round %d: the encodings of %s differ", i, name)
			}
		}
	}
	if kept := tree(t, cache); len(kept) == 0 {
		t.Error("nothing was kept for the next build")
	}
	old := filepath.Join(cache, "old.br")
	if err := os.WriteFile(old, []byte("z"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(old, time.Time{}, time.Now().Add(-2*encodingKept)); err != nil {
		t.Fatal(err)
	}
	compressor{cache: cache}.prune()
	if kept := tree(t, cache); kept["old.br"] != nil || len(kept) == 0 {
		t.Errorf("the long unused encoding is kept, or the others are not: %d", len(kept))
	}
	if z := first["icon-192.png"]; z.gzip != nil || z.brotli != nil {
		t.Error("a picture was compressed again")
	}
	if z := first["index.html"]; len(z.brotli) == 0 || len(z.brotli) >= len(files["index.html"]) {
		t.Errorf("the start page has %d bytes, and %d with brotli", len(files["index.html"]), len(z.brotli))
	}
}

func TestReplaceFolder(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "dist")
	if err := replaceFolder(dir, map[string][]byte{"a.txt": []byte("1"), "gone/b.txt": []byte("2")}, nil); err != nil {
		t.Fatal(err)
	}
	if err := replaceFolder(dir, map[string][]byte{"a.txt": []byte("3")}, map[string]compressed{"a.txt": {gzip: []byte("z")}}); err != nil {
		t.Fatal(err)
	}
	got := tree(t, dir)
	delete(got, siteMarker)
	sameTree(t, got, map[string][]byte{"a.txt": []byte("3"), "a.txt.gz": []byte("z")})
	if left, _ := os.ReadDir(parent); len(left) != 1 {
		t.Errorf("%d entries are left beside the site", len(left)-1)
	}
}

// A site of many pages is written in bounded time: brotli only for what every
// visit fetches, and the worker keeps none of them.
func TestManyPagesAreCheap(t *testing.T) {
	files := map[string][]byte{"index.html": bytes.Repeat([]byte("<p>many "), 1000)}
	for i := range manyFiles + 1 {
		files[fmt.Sprintf("articles/%d.html", i)] = bytes.Repeat([]byte("<p>one "), 500)
	}
	encodings, err := compressor{}.all(files)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{"index.html": true, "articles/7.html": false} {
		if z := encodings[name]; z.gzip == nil || (z.brotli != nil) != want {
			t.Errorf("%s: gzip %d bytes, brotli %d", name, len(z.gzip), len(z.brotli))
		}
	}
	delete(files, "articles/0.html")
	if encodings, err = (compressor{}).all(files); err != nil || encodings["articles/7.html"].brotli == nil {
		t.Errorf("%d pages are not many, and get brotli (%v)", manyFiles, err)
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
		err := replaceFolder(dir, map[string][]byte{"a": nil}, nil)
		after, _ := os.Lstat(dir)
		if err == nil || !os.SameFile(before, after) {
			t.Errorf("%s: replaced (%v)", name, err)
		}
	}
	empty := t.TempDir()
	if err := replaceFolder(empty, map[string][]byte{"a": []byte("1")}, nil); err != nil {
		t.Errorf("an empty folder: %v", err)
	}
}

func TestBudget(t *testing.T) {
	files := smallSite(t)
	encodings := map[string]compressed{}
	if err := report(io.Discard, files, encodings, false, true); err != nil {
		t.Errorf("a small site: %v", err)
	}
	files["app-000000000000.wasm"] = make([]byte, firstVisitBudget)
	var out bytes.Buffer
	if err := report(&out, files, encodings, false, true); !errors.Is(err, errBudget) {
		t.Errorf("a site over the budget: %v", err)
	}
	if !strings.Contains(out.String(), "app-000000000000.wasm") || !strings.Contains(out.String(), "topics/") {
		t.Errorf("the report does not name the files:\n%s", &out)
	}
	if err := report(io.Discard, files, encodings, false, false); err != nil {
		t.Errorf("somebody's own collection: %v", err)
	}
	encodings["app-000000000000.wasm"] = compressed{brotli: []byte("z")}
	if err := report(io.Discard, files, encodings, false, true); err != nil {
		t.Errorf("only the brotli counts: %v", err)
	}
}

func TestIcons(t *testing.T) {
	for name, side := range map[string]int{"icon-180.png": 180, "icon-192.png": 192, "icon-512.png": 512, "icon-maskable-512.png": 512} {
		img, err := png.Decode(bytes.NewReader(icons()[name]))
		if err != nil {
			t.Fatal(err)
		}
		if b := img.Bounds(); b.Dx() != side || b.Dy() != side {
			t.Errorf("%s is %d × %d", name, b.Dx(), b.Dy())
		}
		_, _, _, corner := img.At(0, 0).RGBA()
		if full := name == "icon-maskable-512.png" || name == "icon-180.png"; (corner == 0xffff) != full {
			t.Errorf("%s: opacity %x in the corner", name, corner)
		}
		if got := color.NRGBAModel.Convert(img.At(side*34/100, side*42/100)); got != iconPaper {
			t.Errorf("%s: the disc is %v", name, got)
		}
	}
	// A mask may take everything outside the circle of radius 40.
	for _, s := range iconShapes {
		points := append([]iconPoint{}, s.points...)
		if s.points == nil {
			points = []iconPoint{{s.circle.x - s.radius, s.circle.y}, {s.circle.x, s.circle.y - s.radius}}
		}
		for _, p := range points {
			if dx, dy := p.x-50, p.y-50; dx*dx+dy*dy > 40*40 {
				t.Errorf("the point %v can be cut off", p)
			}
		}
	}
}
