package journeys

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"parallax/app/present/sample"
	"parallax/web/browser"
)

// edition is the built site with its name in every file, so that the page, and
// whoever looks at a file, can tell which edition each byte came from.
type edition struct {
	name  string
	dir   string
	files map[string]string // what its service worker keeps → SHA-256
}

// Editions differ in every file. A is the one readers have, B the update.
var (
	editionA = sync.OnceValues(func() (edition, error) { return newEdition(site, "A") })
	editionB = sync.OnceValues(func() (edition, error) { return newEdition(site, "B") })
)

// twoEditions returns both.
func twoEditions(t *testing.T) (a, b edition) {
	t.Helper()
	claim(t)
	a, err := editionA()
	if err == nil {
		b, err = editionB()
	}
	if err != nil {
		t.Fatal(err)
	}
	for name := range a.files {
		if a.files[name] == b.files[name] {
			t.Fatalf("%s is the same in both editions: a mix could not be told", name)
		}
	}
	return a, b
}

var (
	hashedFile = regexp.MustCompile(`^(.+)-([0-9a-f]{12})(\.[a-z_]+)$`)
	filesLine  = regexp.MustCompile(`new Map\(Object\.entries\((\{[^{}]*\})\)\)`)
	packedLine = regexp.MustCompile(`new Set\((\[[^\[\]]*\])\)`)
	wasmBytes  = regexp.MustCompile(`data-wasm-bytes="\d+"`)
)

// editionsOfSample are two editions of the sample collection, whose originals
// can be attached anywhere.
func editionsOfSample(t *testing.T) (a, b edition) {
	t.Helper()
	dir := siteOf(t, sample.Collection())
	a, err := newEdition(dir, "A")
	if err == nil {
		b, err = newEdition(dir, "B")
	}
	if err != nil {
		t.Fatal(err)
	}
	return a, b
}

// newEdition copies a built site and marks every file but its collection.
func newEdition(site, name string) (edition, error) {
	e := edition{name: name, dir: site + "-" + name + *lane, files: map[string]string{}}
	content := map[string][]byte{}
	err := fs.WalkDir(os.DirFS(site), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(p, ".gz") || strings.HasSuffix(p, ".br") {
			return err
		}
		content[p], err = os.ReadFile(filepath.Join(site, p))
		return err
	})
	if err != nil {
		return e, err
	}
	renamed := []string{}
	program := 0
	for _, p := range slices.Sorted(maps.Keys(content)) {
		if p == "sw.js" || p == "sw-off.js" || strings.HasSuffix(p, ".parallax") || strings.HasPrefix(p, ".") || strings.HasPrefix(p, "_") {
			continue
		}
		marked := e.mark(p, content[p])
		content[p] = marked
		if parts := hashedFile.FindStringSubmatch(p); parts != nil {
			to := parts[1] + "-" + digest(marked)[:12] + parts[3]
			content[to] = marked
			delete(content, p)
			renamed = append(renamed, p, to)
		}
		if strings.HasSuffix(p, ".wasm") && !strings.HasPrefix(p, "reader-") {
			program = len(marked)
		}
	}
	rename := strings.NewReplacer(renamed...)
	for p, b := range content {
		if strings.HasSuffix(p, ".html") || p == "sw.js" || p == "_headers" {
			b = []byte(rename.Replace(string(b)))
			content[p] = wasmBytes.ReplaceAll(b, fmt.Appendf(nil, `data-wasm-bytes="%d"`, program))
		}
	}
	if content["sw.js"], err = e.worker(content); err != nil {
		return e, err
	}
	for p, b := range content {
		file := filepath.Join(e.dir, p)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return e, err
		}
		if err := os.WriteFile(file, b, 0o644); err != nil {
			return e, err
		}
		if strings.HasSuffix(p, ".wasm") {
			var zipped bytes.Buffer
			z, _ := gzip.NewWriterLevel(&zipped, gzip.BestSpeed) // the level is a valid one
			z.Write(b)
			z.Close()
			if err := os.WriteFile(file+".gz", zipped.Bytes(), 0o644); err != nil {
				return e, err
			}
		}
	}
	return e, nil
}

// mark puts the edition's name into a file, where the page can find it.
func (e edition) mark(file string, b []byte) []byte {
	stem, _, _ := strings.Cut(path.Base(file), "-")
	switch path.Ext(file) {
	case ".html":
		return bytes.Replace(b, []byte("<html "), []byte(`<html data-edition="`+e.name+`" `), 1)
	case ".js":
		return fmt.Appendf(bytes.Clone(b), "\n(globalThis.editions = globalThis.editions || {})[%q] = %q;\n", stem, e.name)
	case ".css":
		return fmt.Appendf(bytes.Clone(b), "\n:root { --edition: %s }\n", e.name)
	case ".wasm": // a custom section at the end changes nothing else
		section := append([]byte{byte(len("edition"))}, "edition"+e.name...)
		return append(append(bytes.Clone(b), 0), append(binary.AppendUvarint(nil, uint64(len(section))), section...)...)
	case ".webmanifest", ".json": // white space says which
		return append(bytes.Clone(b), strings.Repeat("\n", int(e.name[0]-'A'+1))...)
	case ".svg", ".xml":
		return fmt.Appendf(bytes.Clone(b), "<!-- %s -->", e.name)
	}
	return append(bytes.Clone(b), e.name...) // what follows a picture is not looked at
}

// worker fills in the service worker as the build does, and notes what it keeps.
func (e edition) worker(content map[string][]byte) ([]byte, error) {
	text := content["sw.js"]
	list := filesLine.FindSubmatch(text)
	if list == nil || !packedLine.Match(text) {
		return nil, fmt.Errorf("sw.js no longer names its files where this test looks for them")
	}
	if err := json.Unmarshal(list[1], &e.files); err != nil {
		return nil, err
	}
	for name := range e.files {
		if content[name] == nil {
			return nil, fmt.Errorf("sw.js keeps %s, which is not there", name)
		}
		e.files[name] = digest(content[name])
	}
	written, err := json.Marshal(e.files)
	if err != nil {
		return nil, err
	}
	text = bytes.Replace(text, list[1], written, 1)
	// The part that reads files is kept later, when the page has been idle: nobody
	// may count on it before.
	maps.DeleteFunc(e.files, func(name, _ string) bool { return strings.HasPrefix(name, "reader-") })
	version := regexp.MustCompile(`const version = "[0-9a-f]*"`)
	return version.ReplaceAll(text, fmt.Appendf(nil, `const version = "%s"`, digest(text)[:16])), nil
}

func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// marks are the editions a page consists of, as it says itself: its markup, its
// scripts, its styles and the program.
const marks = `(() => {
	const program = WebAssembly.Module.customSections(parallax.module, "edition")[0];
	return [...new Set([
		document.documentElement.dataset.edition,
		...Object.values(globalThis.editions ?? {}),
		getComputedStyle(document.documentElement).getPropertyValue("--edition").trim(),
		program ? new TextDecoder().decode(program) : "?",
	])].sort().join(" ");
})()`

// whole demands that a page, and every file it can get, is of one edition, and
// returns which.
func whole(t *testing.T, p *browser.Page, editions ...edition) string {
	t.Helper()
	p.WaitFor(running)
	name := p.String(marks)
	i := slices.IndexFunc(editions, func(e edition) bool { return e.name == name })
	if i < 0 {
		t.Errorf("the page is of edition %q, which is none", name)
		return name
	}
	e := editions[i]
	list, err := json.Marshal(slices.Sorted(maps.Keys(e.files)))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	p.Eval(`(async () => {
		const got = {};
		await Promise.all(`+string(list)+`.map(async (name) => {
			try {
				const body = await (await fetch(new URL(name, parallax.base))).arrayBuffer();
				got[name] = Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", body)), (b) => b.toString(16).padStart(2, "0")).join("");
			} catch (error) { got[name] = String(error); }
		}));
		return got;
	})()`, &got)
	for _, file := range slices.Sorted(maps.Keys(e.files)) {
		if got[file] != e.files[file] {
			t.Errorf("a page of edition %s gets another %s: %s", name, file, got[file])
		}
	}
	return name
}
