package journeys

import (
	"os"
	"path/filepath"
	"testing"

	"parallax/app/present/sample"
)

// A collection in a file is opened on the page in place of the one it came
// with, works like that one, and goes with a reload. A damaged file is refused
// whole.
func TestOpenCollection(t *testing.T) {
	folder, file := t.TempDir(), filepath.Join(t.TempDir(), "wires.parallax")
	for name, text := range sample.WireFiles() {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if out, err := command(tool, "bundle", "-c", folder, "-o", file).CombinedOutput(); err != nil {
		t.Fatalf("parallax bundle: %v\n%s", err, out)
	}
	bundle, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	inBoth(t, func(t *testing.T, s *session) {
		s.visit("#/library")
		s.drop(map[string][]byte{"damaged.parallax": bundle[:len(bundle)/2]})
		s.WaitText(".Library-outcomes", "damaged.parallax")
		s.WaitText(".Library-outcomes", "not a whole Parallax bundle")
		s.follow("#/read/herald-loners")
		s.WaitText("main h1", "loners")

		s.drop(map[string][]byte{"wires.parallax": bundle})
		s.WaitFor(`location.hash === "#/"`)
		s.WaitText("main", "Half-open bridge holds up the grain fleet")
		s.follow("#/search?q=hinge+pin")
		s.WaitText("main", "hinge pin")
		s.follow("#/compare/lock-gazette,lock-letter?by=text")
		s.WaitText("main", "proposed by the program")
		s.follow("#/library")
		s.WaitText("main", "your file wires.parallax")
		s.follow("#/read/herald-loners")
		s.WaitText("main h1", "Nothing here")

		s.visit("#/read/herald-loners")
		s.WaitText("main h1", "loners")
		s.end()
	})
}
