package site

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestEncodingsAreReproducible(t *testing.T) {
	files := smallSite(t)
	cache := t.TempDir()
	var first map[string]Encoded
	for i, c := range []Compressor{{}, {Cache: cache}, {Cache: cache}} { // none, filled, used
		got, err := c.All(files)
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = got
		}
		for name := range files {
			if !bytes.Equal(got[name].Gzip, first[name].Gzip) || !bytes.Equal(got[name].Brotli, first[name].Brotli) {
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
	Compressor{Cache: cache}.prune()
	if kept := tree(t, cache); kept["old.br"] != nil || len(kept) == 0 {
		t.Errorf("the long unused encoding is kept, or the others are not: %d", len(kept))
	}
	if z := first["icon-192.png"]; z.Gzip != nil || z.Brotli != nil {
		t.Error("a picture was compressed again")
	}
	if z := first["index.html"]; len(z.Brotli) == 0 || len(z.Brotli) >= len(files["index.html"]) {
		t.Errorf("the start page has %d bytes, and %d with brotli", len(files["index.html"]), len(z.Brotli))
	}
}

// A site of many pages is written in bounded time: brotli only for what every
// visit fetches, and the worker keeps none of them.
func TestManyPagesAreCheap(t *testing.T) {
	files := map[string][]byte{"index.html": bytes.Repeat([]byte("<p>many "), 1000)}
	for i := range manyFiles + 1 {
		files[fmt.Sprintf("articles/%d.html", i)] = bytes.Repeat([]byte("<p>one "), 500)
	}
	encodings, err := Compressor{}.All(files)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{"index.html": true, "articles/7.html": false} {
		if z := encodings[name]; z.Gzip == nil || (z.Brotli != nil) != want {
			t.Errorf("%s: gzip %d bytes, brotli %d", name, len(z.Gzip), len(z.Brotli))
		}
	}
	delete(files, "articles/0.html")
	if encodings, err = (Compressor{}).All(files); err != nil || encodings["articles/7.html"].Brotli == nil {
		t.Errorf("%d pages are not many, and get brotli (%v)", manyFiles, err)
	}
}
