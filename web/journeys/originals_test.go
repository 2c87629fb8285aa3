package journeys

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"parallax/app/present/sample"
	"parallax/corpus/putinkim"
	"parallax/web/browser"
)

// drop lets files fall on the page, as from the desktop.
func (s *session) drop(files map[string][]byte) {
	s.t.Helper()
	dropOn(s.t, s.Page, files)
}

// dropOn drops files on a page.
func dropOn(t *testing.T, p *browser.Page, files map[string][]byte) {
	t.Helper()
	encoded := map[string]string{}
	for name, content := range files {
		encoded[name] = base64.StdEncoding.EncodeToString(content)
	}
	list, err := json.Marshal(encoded)
	if err != nil {
		t.Fatal(err)
	}
	p.Eval(`(() => {
		const carried = new DataTransfer();
		for (const [name, content] of Object.entries(`+string(list)+`))
			carried.items.add(new File([Uint8Array.from(atob(content), c => c.charCodeAt(0))], name));
		for (const type of ["dragenter", "dragover", "drop"])
			document.querySelector("main").dispatchEvent(new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer: carried}));
	})()`, nil)
}

// attached waits until the library says that n originals are here and saved.
func (s *session) attached(n int) {
	s.t.Helper()
	s.placed(n)
	if n > 0 {
		s.WaitFor(`document.querySelector(".Library-status").innerText.includes("Saved in this browser")`)
	}
}

// placed waits until n originals are in their places, saved or not.
func (s *session) placed(n int) {
	s.t.Helper()
	s.WaitFor(fmt.Sprintf(`document.querySelectorAll("main li[data-document].Library-row--attached").length === %d`, n))
}

// reads waits until the passage shown is, or is not, the given text.
func (s *session) reads(view, passage, text string, original bool) {
	s.t.Helper()
	s.follow(view)
	s.WaitFor(fmt.Sprintf(`[...document.querySelectorAll("main button[aria-pressed=true]")].some(b => b.innerText === %s)`, js(map[bool]string{true: "Full text", false: "Digest"}[original])))
	s.WaitFor(fmt.Sprintf(`document.querySelector(%s).innerText.includes(%s) === %v`, js("#"+passage), js(text), original))
}

// attaching drops every file on the page at once, reads one of them, cuts the
// network, reloads, reads it again, and takes them away.
func attaching(t *testing.T, kind browser.Kind, dir string, files map[string][]byte, document, passage, only string) {
	s := begin(t, kind, browser.Options{}, openGate(t, dir, "/a/b/"))
	view := "#/read/" + document
	s.visit(view)
	s.WaitText("main .Reader-note", "Add the full text")
	s.WaitFor(kept)
	s.drop(files)
	s.WaitFor(`location.hash === "#/library"`)
	s.attached(len(files))
	if n := s.Count(".Library-outcome--not"); n > 0 {
		t.Errorf("%d of the originals were not recognised", n)
	}
	s.follow(view)
	s.reads(view, passage, only, true)

	s.gate.cut()
	s.Reload()
	s.WaitFor(running)
	s.reads(view, passage, only, true)
	s.ClickText("main button", "Digest")
	s.reads(view, passage, only, false)

	s.follow("#/library")
	s.attached(len(files))
	s.Click(`li[data-document="` + document + `"] button`)
	s.attached(len(files) - 1)
	s.Reload()
	s.WaitFor(running)
	s.attached(len(files) - 1)
	s.end()
}

// Originals are dropped on the page, recognised, read instead of the digests,
// still there after a reload without a network, and removed again.
func TestOriginals(t *testing.T) {
	claim(t)
	c := sample.Collection()
	files := map[string][]byte{}
	for _, d := range c.Documents {
		if original := sample.Original(d.ID); original != nil {
			files[d.ID+".txt"] = original
		}
	}
	dir := siteOf(t, c)
	for _, kind := range kinds(t) {
		t.Run(string(kind), func(t *testing.T) { attaching(t, kind, dir, files, "bell-parted", "p4", "tardy") })
	}
}

// The same with the five articles of the first collection, on machines that
// have them; no other machine can have them.
func TestOriginalsOfTheFirstCollection(t *testing.T) {
	c, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	paths, _ := filepath.Glob(filepath.Join(root, "..", "shared", "originals", "*.txt"))
	if len(paths) == 0 {
		t.Log("the originals are not beside this checkout; TestOriginals makes the same journey with invented ones")
		return
	}
	files := map[string][]byte{}
	for _, path := range paths {
		if files[filepath.Base(path)], err = os.ReadFile(path); err != nil {
			t.Fatal(err)
		}
	}
	if len(files) != len(c.Documents) {
		t.Fatalf("%d originals for %d articles", len(files), len(c.Documents))
	}
	for _, kind := range kinds(t) {
		t.Run(string(kind), func(t *testing.T) { attaching(t, kind, site, files, "herald-loners", "p4", "touched down") })
	}
}
