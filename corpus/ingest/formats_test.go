package ingest_test

import (
	"bytes"
	"compress/gzip"
	"os"
	"strings"
	"testing"

	"parallax/corpus/formats"
)

// fixtures are one article in each format, by the format's name.
var fixtures = map[string]func(t *testing.T) string{
	"text":     func(*testing.T) string { return "The ferry\n\nIt sails daily.\n" },
	"Markdown": func(*testing.T) string { return "# The ferry\n\nIt sails **daily**.\n" },
	"HTML": func(*testing.T) string {
		return "<!doctype html><title>Harbour</title><h1>The ferry</h1><p>It sails <em>daily</em>."
	},
	"Word": func(t *testing.T) string {
		return word(t, "word/document.xml", body(para("Title", "The ferry")+para("", "It sails daily.")))
	},
	"JSON lines": func(*testing.T) string { return `{"title":"The ferry","text":"It sails daily."}` + "\n" },
}

// TestEveryFormat reads each format under each of its names, alone and gzipped.
func TestEveryFormat(t *testing.T) {
	comment, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	if len(fixtures) != len(formats.All) {
		t.Errorf("%d fixtures for %d formats", len(fixtures), len(formats.All))
	}
	named, types := map[string]string{}, map[string]string{}
	for _, f := range formats.All {
		fixture := fixtures[f.Name]
		if fixture == nil {
			t.Errorf("%s has no fixture: add the article of the others to this file", f.Name)
			continue
		}
		if f.Most <= 0 || f.Type == "" || len(f.Extensions) == 0 || types[f.Type] != "" {
			t.Errorf("%s is incomplete, or shares a media type: %+v", f.Name, f)
		}
		types[f.Type] = f.Name
		content := fixture(t)
		for _, ext := range f.Extensions {
			if named[ext] != "" || ext != strings.ToLower(ext) || ext[0] != '.' {
				t.Errorf("%s cannot have the extension %q", f.Name, ext)
			}
			named[ext] = f.Name
			if got, known := formats.Of("Folder/A" + strings.ToUpper(ext)); !known || got.Name != f.Name {
				t.Errorf("a file with %s is taken for %q", ext, got.Name)
			}
			if !strings.Contains(string(comment), ext) {
				t.Errorf("the package comment does not name %s", ext)
			}
			var zipped bytes.Buffer
			z := gzip.NewWriter(&zipped)
			z.Write([]byte(content))
			z.Close()
			for name, content := range map[string]string{"ferry" + ext: content, "ferry" + ext + ".gz": zipped.String()} {
				documents := add(t, name, content)
				if len(documents) != 1 {
					t.Errorf("%s: %d documents are read", name, len(documents))
				} else if d := documents[0]; d.Headline != "The ferry" || outline(d) != "body: It sails daily.\n" {
					t.Errorf("%s is read as %q: %q", name, d.Headline, outline(d))
				}
			}
		}
		if !strings.Contains(formats.Extensions(), f.Extensions[0]) {
			t.Errorf("%q does not name %s", formats.Extensions(), f.Name)
		}
	}
	if _, known := formats.Of("a.pdf"); known || formats.Known("noextension") {
		t.Error("what no reader is for is known")
	}
}
