package journeys

import (
	"bytes"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parallax/app/present/sample"
	"parallax/web/browser"
)

// carried moves a saved file to where people put such files, and returns its
// address there.
func carried(t *testing.T, file string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "Для класса, 수업 100% 2")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(dir, "Fähre & Glocke #1.html")
	if err := os.Rename(file, to); err != nil {
		t.Fatal(err)
	}
	return (&url.URL{Scheme: "file", Path: to}).String()
}

// save asks the library for the explorer in one file and waits for it.
func save(b *browser.Browser, p *browser.Page, label, name string) string {
	p.ClickText("main button", label)
	p.WaitText("[role=status]", "is ready. Your browser saves it")
	return b.Download(name)
}

// A reader attaches originals, saves the explorer from the view he is at, with
// the network gone, and carries the file away. It opens by double click at that
// view with the originals, can be read without JavaScript, and saves itself
// again, to the byte.
func TestSaveAsOneFile(t *testing.T) {
	claim(t)
	c := sample.Collection()
	files := map[string][]byte{}
	for _, d := range c.Documents {
		if original := sample.Original(d.ID); original != nil {
			files[d.ID+".txt"] = original
		}
	}
	dir, name := siteOf(t, c), c.ID+".html"
	for _, kind := range kinds(t) {
		t.Run(string(kind), func(t *testing.T) {
			s := begin(t, kind, browser.Options{}, openGate(t, dir, "/a/b/"))
			s.visit("#/library")
			s.WaitFor(kept)
			s.drop(files)
			s.attached(len(files))
			s.gate.cut()
			s.follow("#/read/bell-parted?p=4")
			s.follow("#/library")
			bare := save(s.browser, s.Page, "Save without the full texts", name)
			if content, err := os.ReadFile(bare); err != nil || bytes.Contains(content, []byte("tardy")) {
				t.Errorf("the file without originals holds them (%v)", err)
			}
			if err := os.Remove(bare); err != nil {
				t.Fatal(err)
			}
			first := save(s.browser, s.Page, "Save as one file", name)
			s.end()
			content, err := os.ReadFile(first)
			if err != nil {
				t.Fatal(err)
			}
			address := carried(t, first)

			b := browser.Start(t, kind, browser.Options{})
			p := b.Page()
			p.Open(address)
			p.WaitFor(running)
			p.WaitFor(`location.hash === "#/read/bell-parted?p=4" && document.querySelector("#p4").innerText.includes("tardy")`)
			p.Click(`header input[type="search"]`)
			p.Type("tardy")
			p.WaitFor(hit("bell-parted", 4))
			p.ClickText("header nav a", "Library")
			p.WaitText("main", "This page is such a file")
			p.Open("about:blank")
			p.Open(address)
			p.WaitFor(running)
			p.WaitFor(`location.hash.startsWith("#/read/")`)
			p.ClickText("header nav a", "Library")
			again, err := os.ReadFile(save(b, p, "Save as one file", name))
			if err != nil || !bytes.Equal(again, content) {
				t.Errorf("saved by itself it has %d bytes instead of %d (%v)", len(again), len(content), err)
			}
			p.Open("about:blank") // not a request of the page's
			alone(t, b, p, address)

			quiet := browser.Start(t, kind, browser.Options{NoScript: true})
			q := quiet.Page()
			q.Open(address)
			q.ClickText("main a[href]", c.Documents[0].Headline)
			q.WaitFor(`document.getElementById("/read/` + c.Documents[0].ID + `").getBoundingClientRect().top < innerHeight`)
			if text := q.String(`document.getElementById("/read/bell-parted?p=4").innerText`); !strings.Contains(text, "tardy") {
				t.Errorf("without JavaScript passage 4 reads %q", text)
			}
			alone(t, quiet, q, address)
		})
	}
}
