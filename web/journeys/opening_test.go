package journeys

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"parallax/app/present/sample"
)

// A collection in a file is opened on the page beside the one it came with, under an
// address of its own, and works like that one. A damaged file is refused whole.
func TestOpenCollection(t *testing.T) {
	claim(t)
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
		s.WaitText(".Library-outcomes", "damaged or incomplete")
		s.follow("#/read/herald-loners")
		s.WaitText("main h1", "loners")

		s.drop(map[string][]byte{"wires.parallax": bundle})
		s.WaitText("main", "Half-open bridge holds up the grain fleet")
		own := s.own()
		s.follow(own + "search?q=hinge+pin")
		s.WaitText("main", "hinge pin")
		s.follow(own + "compare/lock-gazette,lock-letter?by=text")
		s.WaitText("main", "suggested by the program")
		s.follow(own + "library")
		s.WaitText("main", "Opened from wires.parallax")
		s.follow(own + "read/herald-loners")
		s.WaitText("main h1", "No such page")

		// A text that is no article's original becomes an article beside the others.
		s.visit("#/library")
		s.drop(map[string][]byte{"my ferry.txt": []byte("The ferry and the bridge\n\nPutin sailed late to the harbour, the ferryman said.\n\nNobody waited.\n")})
		s.WaitText(".Preview-row", "The ferry and the bridge")
		if s.Count(".Coverage-row [data-document=my-ferry]") > 0 {
			t.Error("it is added before anybody has looked")
		}
		s.addAsArticles(1)
		s.WaitText("main", "The ferry and the bridge")
		own = s.own()
		s.WaitText("main", "1 article has no topics yet and is not in the chart.")
		if n := s.Count(".Coverage-row [data-document=my-ferry]"); n > 0 {
			t.Errorf("an article that nobody has coded looks silent in %d cells", n)
		}
		s.follow(own + "compare/herald-loners,my-ferry")
		s.WaitText("main", "The ferry and the bridge has no topics yet")
		s.follow(own + "compare/herald-loners,my-ferry?by=text")
		s.WaitText("main", "sailed late to the harbour")
		s.follow(own + "search?q=ferryman")
		s.WaitText("main", "ferryman")

		// So does a Word document; and what is not well read is named.
		s.follow(own + "library")
		s.drop(map[string][]byte{"the letter.docx": wordDocument(t, "The letter", "A harbourmaster wrote it himself."), "old letter.txt": []byte("Caf\xe9\n\nIt was closed.\n")})
		s.WaitText(".Preview-table", "The letter")
		s.WaitText(".Preview-doubt", "weak guess") // of the encoding
		s.ClickText(".Preview-headline", "The letter")
		s.WaitText(".PreviewPanel-text", "A harbourmaster wrote it himself.")
		s.Click(".PreviewPanel-text .Toggle")
		s.WaitText(".PreviewPanel-text", "Left out by you")
		s.Click(".PreviewPanel-text .Toggle")
		s.WaitFor(`document.querySelector(".PreviewPanel-text .Toggle").getAttribute("aria-checked") === "true"`)
		s.add(2)
		s.follow(own + "read/the-letter")
		s.WaitText("main h1", "The letter")
		s.WaitText("main", "A harbourmaster wrote it himself.")
		s.follow(own + "search?q=ferryman")
		s.WaitText("main", "ferryman") // added before

		// Several make a collection of their own.
		files := map[string][]byte{}
		for name, text := range sample.WireFiles() {
			files[name] = []byte(text)
		}
		s.follow(own + "library")
		s.drop(files)
		s.WaitText(".Preview-say", "to add")
		s.ClickText(".Preview-target", "As a collection of their own")
		s.Click(".Preview-foot .Button--main")
		s.WaitText("main h1", "Articles from my files")
		s.WaitText("main", "Half-open bridge holds up the grain fleet")

		s.visit("#/read/herald-loners")
		s.WaitText("main h1", "loners")
		s.end()
	})
}

// own is the address of the reader's own collection that is shown.
func (s *session) own() string {
	s.t.Helper()
	s.WaitFor(`location.hash.startsWith("#/in/")`)
	return s.String(`location.hash.split("/").slice(0, 3).join("/") + "/"`)
}

// A file that takes more memory than any may ends what reads it; it is named, and
// the good one beside it is added and found.
func TestHostileFile(t *testing.T) {
	claim(t)
	bomb := gzipped(t, 1<<30)
	inBoth(t, func(t *testing.T, s *session) {
		s.visit("#/library")
		s.drop(map[string][]byte{"bomb.txt.gz": bomb, "good.txt": []byte("A quiet morning\n\nThe quaymaster counted seven gulls.\n")})
		s.WaitText(".Preview-decision--stop", "bomb.txt.gz")
		s.WaitText(".Preview-row", "A quiet morning")
		s.add(1)
		s.follow(s.own() + "search?q=quaymaster")
		s.WaitText("main", "quaymaster")
		s.end()
	})
}

// gzipped is so many bytes of text in little.
func gzipped(t *testing.T, n int) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	piece := bytes.Repeat([]byte("A line.\r\n"), 1<<14)
	for n > 0 {
		w, err := z.Write(piece)
		if err != nil {
			t.Fatal(err)
		}
		n -= w
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// wordDocument is a Word document of a title and a paragraph.
func wordDocument(t *testing.T, title, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(w, `<w:document><w:body><w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>%s</w:t></w:r></w:p><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>`, title, text)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
