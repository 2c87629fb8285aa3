package site

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/andybalholm/brotli"
)

// Encoded is a file in the encodings a browser may ask for. A nil encoding
// was not made, or is no smaller than the file.
type Encoded struct {
	Gzip, Brotli []byte
}

// Brotli at its best takes 30 ms for an article and a minute for 25 MB of them,
// which is well spent on what every visit fetches. The pages of a folder with
// more than manyFiles are fetched one at a time, and brotli would save half a
// kilobyte of each: gzip does. A file of more than bestUpTo bytes is compressed
// in a tenth of the time to a seventh more.
const (
	manyFiles    = 500
	bestUpTo     = 32 << 20
	brotliLarge  = 9
	brotliWindow = 24 // bits; the largest that browsers take
)

// Compressor makes encodings of files, several at a time.
type Compressor struct {
	// Cache is a folder for finished encodings, named by content: brotli at its
	// best takes some ten seconds for the program, which rarely changes. Empty
	// for none.
	Cache string
	// Fast is for development: a quick gzip, no brotli.
	Fast bool
	// Progress is told how many files are done; nil for nobody.
	Progress func(done, files int)
}

// compressible tells whether encoding a file is worth it. Pictures are
// compressed inside; the bundle of a site is not.
func compressible(name string) bool {
	switch path.Ext(name) {
	case ".html", ".css", ".js", ".json", ".webmanifest", ".svg", ".txt", ".xml", ".wasm", ".parallax":
		return true
	}
	return false
}

// All encodes every compressible file of a site.
func (c Compressor) All(files map[string][]byte) (map[string]Encoded, error) {
	inFolder := map[string]int{}
	for name := range files {
		inFolder[path.Dir(name)]++
	}
	// The largest first: it takes longest, and the others have room beside it.
	var list []string
	for name := range files {
		if compressible(name) {
			list = append(list, name)
		}
	}
	slices.SortFunc(list, func(a, b string) int {
		return cmp.Or(len(files[b])-len(files[a]), strings.Compare(a, b))
	})
	names := make(chan string)
	done := map[string]Encoded{}
	var (
		mu    sync.Mutex
		first error
		work  sync.WaitGroup
	)
	for range runtime.GOMAXPROCS(0) {
		work.Go(func() {
			for name := range names {
				z, err := c.one(files[name], inFolder[path.Dir(name)] > manyFiles)
				mu.Lock()
				if err != nil && first == nil {
					first = err
				}
				done[name] = z
				if c.Progress != nil {
					c.Progress(len(done), len(list))
				}
				mu.Unlock()
			}
		})
	}
	for _, name := range list {
		names <- name
	}
	close(names)
	work.Wait()
	c.prune()
	return done, first
}

// encodingKept is how long an encoding is kept that no build has asked for.
const encodingKept = 30 * 24 * time.Hour

// prune removes what has long not been used. What cannot be removed does no
// harm, so errors are not reported.
func (c Compressor) prune() {
	entries, err := os.ReadDir(c.Cache)
	if c.Cache == "" || err != nil {
		return
	}
	for _, e := range entries {
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > encodingKept {
			os.Remove(filepath.Join(c.Cache, e.Name()))
		}
	}
}

// one encodes a file; many says that there are many like it.
func (c Compressor) one(b []byte, many bool) (Encoded, error) {
	var z Encoded
	var err error
	level := gzip.BestCompression
	switch {
	case c.Fast:
		level = gzip.BestSpeed
	case many:
		level = gzip.DefaultCompression
	}
	if z.Gzip, err = c.encode(b, "gz", many, func(b []byte) ([]byte, error) { return gzipped(b, level) }); err != nil {
		return z, err
	}
	if !c.Fast && !many {
		quality := brotli.BestCompression
		if len(b) > bestUpTo {
			quality = brotliLarge
		}
		z.Brotli, err = c.encode(b, "br", false, func(b []byte) ([]byte, error) { return brotlied(b, quality) })
	}
	return z, err
}

// encode returns the encoding of b, from the cache where possible, or nil if
// it would save nothing.
func (c Compressor) encode(b []byte, kind string, many bool, encode func([]byte) ([]byte, error)) ([]byte, error) {
	keep := c.Cache != "" && !c.Fast && !many && len(b) > 1<<12 // small files are quicker made than found
	var at string
	if keep {
		sum := sha256.Sum256(b)
		at = filepath.Join(c.Cache, hex.EncodeToString(sum[:])+"."+kind)
		if z, err := os.ReadFile(at); err == nil && len(z) > 0 {
			now := time.Now()
			os.Chtimes(at, now, now) // used, see prune
			return z, nil
		}
	}
	z, err := encode(b)
	if err != nil || len(z) >= len(b) {
		return nil, err
	}
	if keep {
		if err := writeWhole(at, z); err != nil {
			return nil, err
		}
	}
	return z, nil
}

// gzipped writes no name and no time, so that equal files have equal encodings.
func gzipped(b []byte, level int) ([]byte, error) {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, level)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(b); err != nil {
		return nil, err
	}
	err = w.Close()
	return out.Bytes(), err
}

func brotlied(b []byte, quality int) ([]byte, error) {
	var out bytes.Buffer
	w := brotli.NewWriterOptions(&out, brotli.WriterOptions{Quality: quality, LGWin: brotliWindow})
	if _, err := w.Write(b); err != nil {
		return nil, err
	}
	err := w.Close()
	return out.Bytes(), err
}

// writeWhole writes a file so that a reader sees all of it or none.
func writeWhole(name string, b []byte) error {
	dir := filepath.Dir(name)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, ".part-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if _, err := f.Write(b); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}
