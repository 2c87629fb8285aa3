package ingest_test

import (
	"bytes"
	"compress/gzip"
	"os"
	"strconv"
	"strings"
	"testing"

	"parallax/corpus/formats"
	"parallax/corpus/ingest"
)

// fixtures are one article in each format, by the format's name.
var fixtures = map[string]func(t *testing.T) string{
	"text":     func(*testing.T) string { return "The ferry\n\nIt sails daily.\n" },
	"Markdown": func(*testing.T) string { return "# The ferry\n\nIt sails **daily**.\n" },
	"HTML": func(*testing.T) string {
		return "<!doctype html><title>The ferry | Harbour</title><h1>The ferry</h1><p>It sails <em>daily</em>."
	},
	"Word": func(t *testing.T) string {
		return word(t, "word/document.xml", body(para("Title", "The ferry")+para("", "It sails daily.")))
	},
	"JSON lines": func(*testing.T) string { return `{"title":"The ferry","text":"It sails daily."}` + "\n" },
	"JSON": func(*testing.T) string {
		return `{"status":"ok","articles":[{"title":"The ferry","text":"It sails daily."}]}`
	},
	"a table": func(*testing.T) string { return "title,text\nThe ferry,It sails daily.\n" },
	"Excel": func(t *testing.T) string {
		return word(t, "xl/workbook.xml", `<workbook><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
			"xl/worksheets/sheet1.xml", `<worksheet><sheetData><row><c t="inlineStr"><is><t>title</t></is></c><c t="inlineStr"><is><t>text</t></is></c></row>`+
				`<row><c r="A2" t="s"><v>0</v></c><c r="B2" t="inlineStr"><is><t>It sails daily.</t></is></c></row></sheetData></worksheet>`,
			"xl/sharedStrings.xml", `<sst><si><r><t>The </t></r><r><t>ferry</t></r><rPh><t>x</t></rPh></si></sst>`)
	},
	"PDF": func(*testing.T) string {
		text := "BT /F 24 Tf 72 700 Td (The ferry) Tj ET BT /F 12 Tf 72 650 Td (It sails daily.) Tj ET"
		return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
			"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>endobj\n" +
			"4 0 obj<</Length " + strconv.Itoa(len(text)) + ">>stream\n" + text + "\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n"
	},
	"RTF": func(*testing.T) string {
		return `{\rtf1\ansi{\fonttbl{\f0 Times;}}{\info{\author Somebody}}\pard The ferry\par It sails {\b daily}.\par}`
	},
	"OpenDocument": func(t *testing.T) string {
		return word(t, "content.xml", `<office:text><text:h>The ferry</text:h><text:p>It sails <text:span>daily</text:span>.</text:p></office:text>`)
	},
	"EPUB": func(t *testing.T) string {
		return word(t, "META-INF/container.xml", `<container><rootfiles><rootfile full-path="OPS/a.opf"/></rootfiles></container>`,
			"OPS/a.opf", `<package><manifest><item id="c" href="c%201.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine></package>`,
			"OPS/c 1.xhtml", `<html><head><title>x</title></head><body><h1>The ferry</h1><p>It sails <i>daily</i>.</p></body></html>`)
	},
	"a saved page": func(*testing.T) string {
		return "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
			"<h1>The ferry</h1><p>It sails dai=\r\nly.</p>\r\n--b--\r\n"
	},
	"mail": func(*testing.T) string {
		return "From: a@example.org\nSubject: =?UTF-8?B?VGhlIGZlcnJ5?=\nContent-Type: text/plain\n\nIt sails daily.\n"
	},
	"a feed": func(*testing.T) string {
		return `<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Echo</title><item><title>The ferry</title><description>It sails daily.</description></item></channel></rss>`
	},
	"zip": func(t *testing.T) string { return word(t, "folder/a.txt", "The ferry\n\nIt sails daily.\n") },
}

// TestEveryFormat reads each format under each of its names, alone and gzipped.
func TestEveryFormat(t *testing.T) {
	comment, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	// Files of references have no article; TestReferences reads those.
	entries := map[string]bool{"RIS": true, "BibTeX": true}
	if len(fixtures)+len(entries) != len(formats.All) {
		t.Errorf("%d fixtures for %d formats", len(fixtures), len(formats.All))
	}
	named, types := map[string]string{}, map[string]string{}
	for _, f := range formats.All {
		fixture := fixtures[f.Name]
		if fixture == nil && !entries[f.Name] {
			t.Errorf("%s has no fixture: add the article of the others to this file", f.Name)
			continue
		}
		if f.Most <= 0 || f.Type == "" || len(f.Extensions) == 0 || types[f.Type] != "" {
			t.Errorf("%s is incomplete, or shares a media type: %+v", f.Name, f)
		}
		types[f.Type] = f.Name
		content := "TY  - NEWS\nTI  - The ferry\nER  - \n"
		if fixture != nil {
			content = fixture(t)
		} else if f.Name == "BibTeX" {
			content = "@article{a, title = {The ferry}}"
		}
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
				if entries[f.Name] {
					if r := ingest.Read(name, []byte(content), ingest.Limits{}); len(r.Entries) != 1 || r.Entries[0].Document.Headline != "The ferry" || r.Problem != "" {
						t.Errorf("%s is read as %+v", name, r)
					}
					continue
				}
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
	if _, known := formats.Of("a.exe"); known || formats.Known("noextension") {
		t.Error("what no reader is for is known")
	}
}
