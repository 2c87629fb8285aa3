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

// TestPicture takes the README's picture; in an ordinary run it proves that
// one can be taken and is no blank page.
func TestPicture(t *testing.T) {
	s := begin(t, browser.Chromium, browser.Options{Width: 1280, Height: 860}, openGate(t, site, "/"))
	s.visit("#/")
	s.settled()
	s.Eval(`document.fonts.ready.then(() => true)`, nil)
	png := s.Screenshot()
	s.end()
	if len(png) < 40_000 {
		t.Fatalf("the picture has only %d bytes: is the page blank?", len(png))
	}
	if *picture == "" {
		return
	}
	if err := os.MkdirAll(filepath.Dir(*picture), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(*picture, png, 0o644); err != nil {
		t.Fatal(err)
	}
}
