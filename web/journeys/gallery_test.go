package journeys

import (
	"flag"
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parallax/app/gallery"
	"parallax/web/browser"
)

// galleryDir is where `make gallery` wants the pages.
var galleryDir = flag.String("gallery", "", "write the gallery's pages to this `DIR`")

// TestGallery shows every view on sample data (as it is meant, empty, loading,
// failed, very long) with the site's own styles, and demands that none is wider
// than the page. With -gallery the pages stay, for a person to look at.
func TestGallery(t *testing.T) {
	dir := *galleryDir
	if dir == "" {
		dir = t.TempDir()
	}
	pages := writeGallery(t, dir)
	server := httptest.NewServer(http.FileServer(http.Dir(dir)))
	defer server.Close()
	for _, kind := range kinds(t) {
		t.Run(string(kind), func(t *testing.T) {
			s := &session{Page: browser.Start(t, kind, browser.Options{}).Page(), t: t}
			for _, page := range pages {
				s.Open(server.URL + "/" + page)
				for _, width := range []int{360, 1280} {
					s.SetViewport(width, 800)
					s.narrow(page, width)
				}
			}
		})
	}
}

// writeGallery writes a page for each view and an index, and returns their names.
func writeGallery(t *testing.T, dir string) []string {
	t.Helper()
	styles, err := filepath.Glob(filepath.Join(site, "app-*.css"))
	if err != nil || len(styles) != 1 {
		t.Fatalf("the site has %d style sheets, want one", len(styles))
	}
	css, err := os.ReadFile(styles[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	write := func(name, content string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	const head = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><link rel="stylesheet" href="styles.css">`
	write("styles.css", string(css))
	var names []string
	index := head + "<title>Gallery</title><body><main><h1>Gallery</h1><ol>"
	for i, v := range gallery.Views() {
		name := fmt.Sprintf("%02d-%s.html", i+1, strings.Map(func(r rune) rune {
			if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
				return r
			}
			return '-'
		}, strings.ToLower(v.Name)))
		write(name, head+"<title>"+html.EscapeString(v.Name)+"</title><body>"+v.HTML())
		index += fmt.Sprintf(`<li><a href="%s">%s</a>`, name, html.EscapeString(v.Name))
		names = append(names, name)
	}
	write("index.html", index+"</ol></main>")
	if len(names) < 5 {
		t.Fatalf("the gallery has only %d views", len(names))
	}
	return names
}
