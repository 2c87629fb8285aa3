package journeys

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parallax/web/browser"
)

// packed writes the explorer as one file, where people put such files, and
// returns its address.
func packed(t *testing.T, args ...string) string {
	t.Helper()
	at := *built // one pack of the first collection serves all
	if len(args) > 0 {
		at = t.TempDir()
	}
	dir := filepath.Join(at, "Für die Klasse, 수업 100%")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "Путин и Ким #1.html")
	if err := once(file, func(to string) error {
		out, err := command(tool, append([]string{"pack", "-o", to}, args...)...).CombinedOutput()
		if err != nil {
			return fmt.Errorf("parallax pack: %w\n%s", err, out)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return (&url.URL{Scheme: "file", Path: file}).String()
}

// alone demands that a pack kept quiet and asked for nothing but itself.
func alone(t *testing.T, b *browser.Browser, p *browser.Page, address string) {
	t.Helper()
	for _, line := range p.Console() {
		t.Errorf("the console says: %s", line)
	}
	for _, request := range p.Requests() {
		at, _, _ := strings.Cut(request, "#")
		if scheme, _, _ := strings.Cut(at, ":"); at != address && scheme != "data" && scheme != "blob" && scheme != "about" {
			t.Errorf("the page asked for %s", request)
		}
	}
	stays(t, b)
}

// The explorer in one file, opened by double click: search, a copied address,
// going back, and a reload work as on the site.
func TestPack(t *testing.T) {
	claim(t)
	address := packed(t)
	for _, kind := range kinds(t) {
		t.Run(string(kind), func(t *testing.T) {
			b := browser.Start(t, kind, browser.Options{})
			p := b.Page()
			p.Open(address)
			p.WaitFor(running)
			if n := p.Count("#texts"); n > 0 {
				t.Error("the texts for reading without the program are still there")
			}
			overview := p.String(`document.querySelector("main h1").innerText`)
			p.Click(`header input[type="search"]`)
			p.Type("three hours late")
			p.WaitFor(hit("herald-loners", 4))
			p.Click(`main a[href^="#/read/herald-loners?"]`)
			p.WaitFor(`location.hash.startsWith("#/read/herald-loners")`)
			p.WaitText("main h1", "Summit of two loners")
			p.Reload()
			p.WaitFor(running)
			p.WaitText("main h1", "Summit of two loners")

			// An address that somebody was sent.
			p.Open("about:blank")
			p.Open(address + "#/topic/late-arrival")
			p.WaitFor(running)
			p.WaitText("main h1", "Putin arrives hours late")
			p.Click(`main a[href^="#/read/"]`)
			p.WaitFor(`location.hash.startsWith("#/read/")`)
			p.Back()
			p.WaitText("main h1", "Putin arrives hours late")
			p.Open("about:blank")
			p.Open(address + "#/100%")
			p.WaitFor(running)
			p.Click(`header a[href="#/"]`)
			p.WaitText("main h1", overview)
			alone(t, b, p, address)
		})
	}
}

// Without JavaScript a pack is one long page, whose links lead to its articles.
func TestPackWithoutScript(t *testing.T) {
	claim(t)
	address := packed(t)
	var all documents
	ask(t, &all, "documents", "-json")
	var texts passages
	ask(t, &texts, "passages", "-json")
	for _, kind := range kinds(t) {
		t.Run(string(kind), func(t *testing.T) {
			b := browser.Start(t, kind, browser.Options{NoScript: true})
			p := b.Page()
			for _, d := range all.Documents {
				p.Open(address)
				p.ClickText("main a[href]", d.Headline)
				p.WaitFor(`(() => {
					const box = document.getElementById("/read/` + d.ID + `").getBoundingClientRect();
					return box.height > 500 && box.top < innerHeight && box.bottom > 0;
				})()`)
				shown := p.String(`document.getElementById("/read/` + d.ID + `").innerText.replace(/\s+/g, " ")`)
				for _, passage := range texts.Passages {
					if want := strings.Join(strings.Fields(passage.Text), " "); passage.Document == d.ID && !strings.Contains(shown, want) {
						t.Errorf("%s#%d cannot be read", d.ID, passage.Passage)
					}
				}
			}
			alone(t, b, p, address)
		})
	}
}
