package journeys

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"parallax/web/browser"
)

// picture is where `make screenshot` wants the README's picture.
var picture = flag.String("picture", "", "write the README's picture to this `FILE`")

// pictures is where it wants those that installers show (cmd/parallax/site/manifest.go).
var pictures = flag.String("pictures", "", "write the pictures of the manifest to this `DIR`")

// TestPicture takes the README's picture and those of the manifest; in an
// ordinary run it proves that they can be taken and are no blank pages.
func TestPicture(t *testing.T) {
	only(t, browser.Chromium)
	s := begin(t, browser.Chromium, browser.Options{Width: 1280, Height: 860}, openGate(t, site, "/"))
	shoot := func(view string, width, height int, file string) {
		s.SetViewport(width, height)
		s.visit(view)
		s.settled()
		s.Eval(`document.fonts.ready.then(() => true)`, nil)
		png := s.Screenshot()
		if len(png) < 20_000 {
			t.Fatalf("the picture of %s has only %d bytes: is the page blank?", view, len(png))
		}
		if file == "" {
			return
		}
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, png, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	in := func(dir, name string) string {
		if dir == "" {
			return ""
		}
		return filepath.Join(dir, name)
	}
	shoot("#/", 1280, 860, *picture)
	shoot("#/", 1280, 800, in(*pictures, "wide.png"))
	shoot("#/read/rfa-lectures?p=13", 390, 844, in(*pictures, "narrow.png"))
	s.end()
}
