package journeys

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"strings"
	"testing"
	"time"

	"parallax/web/browser"
)

// zipOf is an archive of files, a name and its content by turns.
func zipOf(t *testing.T, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err == nil {
			_, err = w.Write([]byte(files[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// repeated is a beginning, n bytes of a piece again and again, and an end, compressed.
func repeated(t *testing.T, begin, piece string, n int, end string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	many := []byte(strings.Repeat(piece, 1+(1<<20)/len(piece)))
	fmt.Fprint(z, begin)
	for ; n > 0; n -= len(many) {
		if _, err := z.Write(many); err != nil {
			t.Fatal(err)
		}
	}
	fmt.Fprint(z, end)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// scripts are ways in which a text becomes a program where somebody puts it on a page
// as it is. The first is the control: it has to run on a page without protection.
const scripts = `<img src=x onerror="globalThis.fired=1"><script>globalThis.fired=2</script><svg onload="globalThis.fired=3"></svg>` +
	`<iframe srcdoc="<script>parent.fired=4</script>"></iframe><a href="javascript:globalThis.fired=5">See</a><math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=globalThis.fired=6&gt;">` +
	`<form id=document><input name=body><input name=parallax></form><details open ontoggle="globalThis.fired=7">x</details><object data="data:text/html,<script>parent.fired=8</script>"></object><link rel=stylesheet href="https://outside.invalid/a.css"><img src="https://outside.invalid/a.png">`

// hostile are files of the faults that people's files have, each beside a good one.
func hostile(t *testing.T) []struct {
	fault, name string
	content     []byte
} {
	word := func(document, rels string) []byte {
		files := []string{"[Content_Types].xml", "<Types/>", "word/document.xml", document}
		if rels != "" {
			files = append(files, "word/_rels/document.xml.rels", rels)
		}
		return zipOf(t, files...)
	}
	nested := "The tide turned at Holm.\n"
	for range 6 {
		var files []string
		for i := range 8 {
			files = append(files, fmt.Sprintf("%d.zip", i), nested)
		}
		nested = string(zipOf(t, files...))
	}
	var many []string
	for i := range 65_000 {
		many = append(many, fmt.Sprintf("%d.txt", i), "")
	}
	laughs := `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha">`
	for c := 'b'; c <= 'k'; c++ {
		laughs += fmt.Sprintf(`<!ENTITY %c "%s">`, c, strings.Repeat(fmt.Sprintf("&%c;", c-1), 10))
	}
	const w = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	page := "<title>The tide</title><h1>The tide</h1><p>It rose twice, said nobody at the quay in Holm.</p>" + scripts
	return []struct {
		fault, name string
		content     []byte
	}{
		{"24 archive that inflates to 512 MB", "bomb.zip", zipOf(t, "a.txt.gz", string(repeated(t, "", "A line.\n", 512<<20, "")))},
		{"25 archives in archives, six deep", "nested.zip", []byte(nested)},
		{"25 archive of 65,000 files", "many.zip", zipOf(t, many...)},
		{"26 paths that lead out, names twice", "paths.zip", zipOf(t, "../../etc/x.txt", "Out\n\nIt lay outside.\n", "a.txt", "One\n\nThe first one.\n", "a.txt", "Two\n\nThe second one.\n", "/c:/con", "x")},
		{"27 entities that multiply", "laughs.docx", word(laughs+`]><w:document `+w+`><w:body><w:p><w:r><w:t>&k;</w:t></w:r></w:p></w:body></w:document>`, "")},
		{"28 XML a million deep", "deep.docx", word(`<w:document `+w+`><w:body>`+strings.Repeat("<w:p>", 1_000_000), "")},
		{"29 HTML 300,000 deep", "deep.html", []byte("<h1>The tide</h1>" + strings.Repeat("<div>", 300_000) + "<p>It rose twice, said nobody at the quay in Holm.")},
		{"30 a cell of 64 MB", "cell.csv.gz", repeated(t, "title,text\nTide,\"", "It rose. ", 64<<20, "\"\n")},
		{"31 a line of 100 MB", "line.jsonl.gz", repeated(t, `{"title":"Tide","text":"`, "It rose. ", 100<<20, "\"}\n")},
		{"31 a gigabyte of short lines", "lines.jsonl.gz", repeated(t, "", `{"title":"a","text":"one two three"}`+"\n", 1<<30, "")},
		{"32 an old encoding, undeclared", "koi.txt", []byte("\xf0\xc1\xd2\xcf\xcd\n\n\xf0\xc1\xd2\xcf\xcd \xd5\xdb\xa3\xcc.\n")},
		{"33 UTF-16, NUL and bad UTF-8", "bad.txt", append([]byte("\xff\xfeT\x00\x00\x00\xd8\x00\xdc"), bytes.Repeat([]byte{0xff, 0, 0xc3, 0x28}, 5000)...)},
		{"34 text that turns its direction", "bidi.txt", []byte("The \u202Etide\u202C\n\nIt \u2066ro\u200Bse\u2069 twice \u202Eeciwt\n")},
		{"35 10 MB of combining marks", "marks.txt.gz", repeated(t, "Tide\n\nI", "\u0301", 10<<20, "t rose.\n")},
		{"36 scripts in a page", "page.html", []byte(page)},
		{"36 scripts in Markdown", "page.md", []byte("# The tide\n\n" + scripts + "\n\n[See](javascript:globalThis.fired=9) ![x](https://outside.invalid/b.png)\n")},
		{"37 scripts in an e-book", "book.epub", zipOf(t, "mimetype", "application/epub+zip", "META-INF/container.xml", `<container><rootfiles><rootfile full-path="p.opf"/></rootfiles></container>`, "p.opf", `<package><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>`, "a.xhtml", page)},
		{"38 scripts in rows", "rows.csv", []byte("title,text\n\"" + strings.ReplaceAll(scripts, `"`, `""`) + "\",\"" + strings.ReplaceAll(page, `"`, `""`) + "\"\n")},
		{"39 a PDF that runs and loops", "loop.pdf", []byte("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R 3 0 R]/Count 99999999/Parent 2 0 R>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/Contents 3 0 R/Resources 2 0 R>>endobj\ntrailer<</Root 1 0 R/Size 4/Prev 9>>\nstartxref\n9\n%%EOF")},
		{"40 Word with a remote picture", "remote.docx", word(`<w:document `+w+` xmlns:r="r" xmlns:a="a"><w:body><w:p><w:r><w:t>The tide</w:t></w:r></w:p><w:p><w:hyperlink r:id="l"><w:r><w:t>It rose twice.</w:t></w:r></w:hyperlink><w:r><w:drawing><a:blip r:link="p"/></w:drawing></w:r></w:p></w:body></w:document>`,
			`<Relationships><Relationship Id="p" Type="image" Target="https://outside.invalid/p.png" TargetMode="External"/><Relationship Id="l" Type="hyperlink" Target="javascript:globalThis.fired=10" TargetMode="External"/></Relationships>`)},
	}
}

// longestStill is the longest that the page may stand still over a file, in milliseconds
// of a machine at its best: 200,000 articles to look at once take longest.
const longestStill = 2000

// Files that mean harm, each beside a good one: the good one is there to be added, the
// page does not stand still for long, no script runs, and nothing is asked of the
// network. make faults prints how long each took.
func TestFaultFiles(t *testing.T) {
	if !*apart {
		t.Skip("takes minutes; make faults does it")
	}
	claim(t)
	files := hostile(t)
	for _, kind := range kinds(t) {
		t.Run(string(kind), func(t *testing.T) {
			s := begin(t, kind, browser.Options{}, openGate(t, site, "/"))
			s.Open("about:blank")
			s.Eval("document.body.innerHTML = "+js(strings.SplitAfter(scripts, ">")[0]), nil)
			s.WaitFor("globalThis.fired === 1") // or what follows proves nothing
			s.Before(watched)
			s.visit("#/library")
			s.quiet()
			for _, f := range files {
				attempts(t, f.fault, kind, 1, func(t *testing.T) string {
					s := &session{Page: s.Page.In(t), t: t}
					s.Eval("globalThis.longest === undefined ? beat() : (longest = 0)", nil)
					began := time.Now()
					s.drop(map[string][]byte{f.name: f.content, "good.txt": []byte("A quiet morning\n\nThe quaymaster counted seven gulls.\n")})
					s.WaitText(".Preview-table", "A quiet morning")
					took := time.Since(began)
					var gap, slowness float64
					s.Eval("longest", &gap)
					s.Eval("slowness", &slowness)
					// What was read is drawn, article by article.
					s.Eval(`(async () => {
						for (const row of [...document.querySelectorAll(".Preview-headline")].slice(0, 4)) { row.click(); await new Promise(done => setTimeout(done, 50)); }
					})()`, nil)
					if fired := s.String("String(globalThis.fired)"); fired != "undefined" {
						t.Errorf("a script ran: %s", fired)
					}
					end := fmt.Sprintf("in %v, page still for %.0f ms (machine %.1f times slower than at best)", took.Round(100*time.Millisecond), gap, slowness)
					if gap/slowness > longestStill {
						t.Error("the page stood still: " + end)
					}
					s.cancel()
					return end
				})
			}
			s.end()
		})
	}
}
