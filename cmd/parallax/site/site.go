// Package site makes what is published: a static site of a collection and the
// program, the same in one HTML file, and the handler that serves a site on this
// machine. Files go in and out as bytes by path; only Replace, Handler and
// the Compressor's cache touch a disk.
package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"parallax/app/present"
	"parallax/cmd/parallax/program"
	"parallax/corpus"
	"parallax/corpus/bundle"
	"parallax/corpus/prepared"
	"parallax/corpus/putinkim"
	"parallax/web"
)

// Site is what a static site, and the same in one file, are made of. Both are a
// function of these values alone: no clock, no folder, no environment.
type Site struct {
	collection *corpus.Collection
	program    program.Program
	sources    fs.FS  // the files of package web
	address    string // of its root, absolute and ending in a slash; "" if it may stand anywhere
}

// Options are what a site may also be told.
type Options struct {
	// Address is where its root will stand, as ParseAddress gives it, for
	// canonical links, previews and a sitemap. Without it the same bytes work at
	// every address.
	Address string
}

// New is a site of a collection and the program that shows it.
func New(c *corpus.Collection, p program.Program, o Options) Site {
	return Site{c, p, web.Files, o.Address}
}

// emptied is the program with nothing where it holds the first collection, for what has
// another: that would be bytes for nobody, and in a class that is not to know who wrote
// its articles, an answer that any program for archives can read.
func emptied(wasm []byte) []byte {
	from, length := putinkim.Within(wasm)
	if length == 0 {
		return wasm
	}
	wasm = bytes.Clone(wasm)
	clear(wasm[from : from+length])
	return wasm
}

// articlesKept is how many bytes the articles' pages may have, before they are
// Encoded, for the service worker to keep them for use without a network:
// then they are painted at once at every visit, before the program runs. Longer
// ones would make the first visit long, and so would the pages of topics; such
// a page is fetched by who reads it, and without a network its view in the
// explorer stands in for it, which has all of the text (web/sw.js).
const articlesKept = 256 << 10

// packedFrom is the size in bytes from which the page fetches a file's .gz
// itself where the host compresses nothing. Below it the second request costs
// more than it saves.
const packedFrom = 64 << 10

// Files returns the site's files by their path, without their encodings. Time is
// linear in the text, and in topics × articles.
func (s Site) Files() (map[string][]byte, error) {
	files := map[string][]byte{}
	var pack bytes.Buffer
	// The encodings beside the file compress it better than the archive would.
	if err := bundle.Write(&pack, s.collection, bundle.Options{Stored: true}); err != nil {
		return nil, err
	}
	sources, err := s.scripts()
	if err != nil {
		return nil, err
	}
	first := putinkim.Bundled(pack.Bytes()) // the program brings that one itself
	wasm := s.program.Wasm
	if !first {
		wasm = emptied(wasm)
	}
	add := func(name string, b []byte) string {
		name = hashedName(name, b)
		files[name] = b
		return name
	}
	frame := frame{
		Root:   "",
		Boot:   add("boot.js", sources.boot),
		Style:  add("app.css", sources.style),
		Policy: metaPolicy,
	}
	load := load{
		Wasm:       add("app.wasm", wasm),
		WasmBytes:  len(wasm),
		WasmPacked: len(wasm) >= packedFrom,
		Exec:       add("wasm_exec.js", sources.exec),

		Reader:       add("reader.wasm", s.program.Reader),
		ReaderPacked: len(s.program.Reader) >= packedFrom,
	}
	layout, err := sources.layout(s.sources)
	if err != nil {
		return nil, err
	}
	text, err := layoutText(layout)
	if err != nil {
		return nil, err
	}
	load.Layout = add("pack.json", text)
	var pictures []manifestShot
	if from, length := putinkim.Within(wasm); length > 0 {
		load.WasmFirst = fmt.Sprintf("%d %d", from, length)
	}
	if first {
		for _, shot := range shots {
			if files[shot.Src], err = fs.ReadFile(s.sources, shot.needed); err != nil {
				return nil, err
			}
		}
		pictures = shots
	} else {
		pack.Reset()
		if err := bundle.Write(&pack, s.collection, bundle.Options{Stored: true, Index: prepared.Of(s.collection).Entries(s.collection)}); err != nil {
			return nil, err
		}
		load.Bundle = add("collection.parallax", pack.Bytes())
		load.BundleBytes = pack.Len()
		load.BundlePacked = pack.Len() >= packedFrom
	}
	maps.Copy(files, icons())
	files[licencesName] = Licences(s.program.Components)
	if files[billName], err = materials(s.program.Components); err != nil {
		return nil, err
	}
	if files["manifest.webmanifest"], err = manifest(s.collection, pictures); err != nil {
		return nil, err
	}
	m := newPageMaker(s.sources, s.collection, s.address, frame)
	pages, err := m.render(load)
	if err != nil {
		return nil, err
	}
	maps.Copy(files, pages)
	if s.address != "" {
		if files[cardName], err = card(s.sources, present.Overview(m.model).Chart); err != nil {
			return nil, err
		}
		maps.Copy(files, sitemaps(s.address, pages))
	}

	kept := map[string]string{}
	var packed []string
	for _, name := range KeptOffline(files) {
		sum := sha256.Sum256(files[name])
		kept[name] = hex.EncodeToString(sum[:])
		if len(files[name]) >= packedFrom && compressible(name) {
			packed = append(packed, name)
		}
	}
	var later []string
	for _, name := range KeptLater(files) {
		sum := sha256.Sum256(files[name])
		kept[name] = hex.EncodeToString(sum[:])
		later = append(later, name)
		if len(files[name]) >= packedFrom {
			packed = append(packed, name)
		}
	}
	if files["sw.js"], err = serviceWorker(s.sources, kept, later, packed); err != nil {
		return nil, err
	}
	if files["sw-off.js"], err = web.Script(s.sources, "sw-off.js"); err != nil {
		return nil, err
	}
	if files["404.html"], err = renderMissing(s.sources, s.collection); err != nil {
		return nil, err
	}
	files["_headers"] = headersFile(files)
	// Without it GitHub Pages would run the files through a generator of its own.
	files[".nojekyll"] = []byte{}
	return files, nil
}

// KeptOffline names the files that the service worker keeps, sorted: what the
// explorer needs to start, and the articles if they are short. The other sizes
// of the icon are fetched by who installs.
func KeptOffline(files map[string][]byte) []string {
	var core, articles []string
	length := 0
	for name, b := range files {
		switch {
		case isLater(name):
		case isHashedName(name), slices.Contains([]string{"index.html", "manifest.webmanifest", "icon.svg", "icon-192.png", licencesName}, name):
			core = append(core, name)
		case strings.HasPrefix(name, "articles/"):
			articles = append(articles, name)
			length += len(b)
		}
	}
	if length > articlesKept {
		articles = nil
	}
	return slices.Sorted(slices.Values(append(core, articles...)))
}

// KeptLater names the files that the service worker keeps once the page is idle:
// the program that reads people's files, which few visits need.
func KeptLater(files map[string][]byte) []string {
	return slices.Sorted(func(yield func(string) bool) {
		for name := range files {
			if isLater(name) && !yield(name) {
				return
			}
		}
	})
}

func isLater(name string) bool {
	return strings.HasPrefix(name, "reader-") && path.Ext(name) == ".wasm" && isHashedName(name)
}

// hashDigits is the length of a content hash in a file's name; sw.js knows it.
const hashDigits = 12

// hashedName puts a hash of the content before the extension, so that the name
// never means anything else and may be cached for ever.
func hashedName(name string, b []byte) string {
	sum := sha256.Sum256(b)
	ext := path.Ext(name)
	return strings.TrimSuffix(name, ext) + "-" + hex.EncodeToString(sum[:])[:hashDigits] + ext
}

// isHashedName reports whether hashedName made the name.
func isHashedName(name string) bool {
	stem := strings.TrimSuffix(name, path.Ext(name))
	if strings.Contains(name, "/") || len(stem) <= hashDigits || stem[len(stem)-hashDigits-1] != '-' {
		return false
	}
	return strings.Trim(stem[len(stem)-hashDigits:], "0123456789abcdef") == ""
}

// stylesheet joins the styles in the order that css/order.txt gives, and what
// the page needs before the program after them. A list, because @import at run
// time would load them one after the other.
func stylesheet(sources fs.FS) ([]byte, error) {
	order, err := fs.ReadFile(sources, "css/order.txt")
	if err != nil {
		return nil, err
	}
	names := strings.Fields(string(order))
	all, err := fs.Glob(sources, "css/*.css")
	if err != nil {
		return nil, err
	}
	for _, name := range all {
		if !slices.Contains(names, path.Base(name)) {
			return nil, fmt.Errorf("web/%s is not in web/css/order.txt: name it there", name)
		}
	}
	var out bytes.Buffer
	for _, name := range names {
		b, err := fs.ReadFile(sources, "css/"+name)
		if err != nil {
			return nil, fmt.Errorf("web/css/order.txt: %w", err)
		}
		out.Write(withoutComments(b))
	}
	b, err := fs.ReadFile(sources, "boot.css")
	if err != nil {
		return nil, err
	}
	out.Write(withoutComments(b))
	return out.Bytes(), nil
}

// withoutComments drops CSS comments and indentation. A string that holds "/*"
// would be cut too; the build's test looks for one.
func withoutComments(css []byte) []byte {
	var out bytes.Buffer
	for {
		before, rest, found := bytes.Cut(css, []byte("/*"))
		out.Write(before)
		if !found {
			break
		}
		_, css, _ = bytes.Cut(rest, []byte("*/"))
	}
	var lines bytes.Buffer
	for line := range bytes.Lines(out.Bytes()) {
		if line = bytes.TrimSpace(line); len(line) > 0 {
			lines.Write(line)
			lines.WriteByte('\n')
		}
	}
	return lines.Bytes()
}

// serviceWorker fills in sw.js: the files with their hashes, and the version,
// which is a hash of those and of the script itself.
func serviceWorker(sources fs.FS, kept map[string]string, later, packed []string) ([]byte, error) {
	text, err := web.Script(sources, "sw.js")
	if err != nil {
		return nil, err
	}
	set := func(from, format string, value any) {
		var line []byte
		if line, err = scriptValue(format, value); err != nil {
			return
		}
		if bytes.Count(text, []byte(from)) != 1 {
			err = fmt.Errorf("web/sw.js: want %q once, for the build to fill in", from)
			return
		}
		text = bytes.Replace(text, []byte(from), line, 1)
	}
	type setting struct {
		from, format string
		value        any
	}
	for _, s := range []setting{
		{"new Map(Object.entries({}))", "new Map(Object.entries(%s))", kept}, // encoding/json sorts keys
		{"const later = new Set([])", "const later = new Set(%s)", append([]string{}, later...)},
		{"const packed = new Set([])", "const packed = new Set(%s)", append([]string{}, packed...)},
		{`const policy = ""`, "const policy = %s", headerPolicy},
	} {
		if set(s.from, s.format, s.value); err != nil {
			return nil, err
		}
	}
	sum := sha256.Sum256(text)
	set(`const version = ""`, "const version = %s", hex.EncodeToString(sum[:8]))
	return text, err
}

// scriptValue writes a value as JavaScript.
func scriptValue(format string, value any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		return nil, err
	}
	return fmt.Appendf(nil, format, bytes.TrimSpace(b.Bytes())), nil
}
