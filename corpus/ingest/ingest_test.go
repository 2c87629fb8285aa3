package ingest_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"parallax/corpus"
	"parallax/corpus/ingest"
)

// add reads one file and returns its documents.
func add(t testing.TB, name, content string) []*corpus.Document {
	t.Helper()
	b := ingest.New("test", "Test", ingest.Limits{})
	if err := b.Add(name, strings.NewReader(content)); err != nil {
		t.Fatal(err)
	}
	c := b.Collection()
	if err := c.Validate(); err != nil {
		t.Fatal(err)
	}
	return c.Documents
}

// outline writes a document's passages as "kind: text" lines.
func outline(d *corpus.Document) string {
	var b strings.Builder
	for _, p := range d.Passages {
		fmt.Fprintf(&b, "%s: %s\n", p.Kind, p.Text)
	}
	return b.String()
}

func TestFormats(t *testing.T) {
	tests := []struct{ name, file, content, headline, outline string }{
		{"text with blank lines", "a.txt", "The headline\n\nOne line\nand another.\n\nMore.\n", "The headline", "body: One line and another.\nbody: More.\n"},
		{"text of lines", "a.txt", "The headline\nOne.\nTwo.", "The headline", "body: One.\nbody: Two.\n"},
		{"text without headline", "some-file.txt", "A sentence stands here.\n\nAnother.", "some-file", "body: A sentence stands here.\nbody: Another.\n"},
		{"one line", "a.txt", "Only this", "a", "body: Only this\n"},
		{"Chinese lines are joined without a space", "a.txt", "标题\n\n第一行，\n第二行。\n", "标题", "body: 第一行，第二行。\n"},
		{"Korean lines are joined with one", "a.txt", "제목\n\n첫째 줄\n둘째 줄\n", "제목", "body: 첫째 줄 둘째 줄\n"},
		{"UTF-16", "a.txt", "\xff\xfeA\x00.\x00\n\x00\n\x00\x31\x04\x00\x00", "a", "body: A.\nbody: б\n"},
		{"NUL", "a.txt", "Ab\x00c.", "a", "body: Abc.\n"},
		{"Markdown", "a.md", "# Title\n\nText with **bold**, `code` and [a link](https://x.example/a).\n## Part\nMore.\n", "Title", "body: Text with bold, code and a link.\nsubheading: Part\nbody: More.\n"},
		{"Markdown picture", "a.md", "# T\n\n![A dog](dog.png) runs", "T", "body: A dog runs\n"},
		{"Markdown brackets", "a.md", "# T\n\n[[[[ he [said] it ](", "T", "body: [[[[ he [said] it ](\n"},
		{"front matter", "a.md", "---\ntitle: \"In front\"\ndate: 2031-05-04\n---\nText.\n", "In front", "body: Text.\n"},
		{"HTML", "a.html", "<!doctype html><title>Head &amp; line | Site</title><h1>Head &amp; line</h1><p>One <b>bold</b> word.<p>Two.</p><h2>Part</h2><ul><li>item</ul>", "Head & line",
			"body: One bold word.\nbody: Two.\nsubheading: Part\nbody: item\n"},
		{"HTML nothing but furniture", "a.html", "<nav>Menu</nav>", "a", "body: Menu\n"},
		{"HTML picture", "a.html", "<h1>T</h1><figure><img alt='A dog on a bridge'><figcaption><p>Photo: <i>me</i></p></figcaption></figure><img alt=logo><p>Text.", "T",
			"alt: A dog on a bridge\ncaption: Photo: me\nbody: Text.\n"},
		{"HTML line breaks", "a.html", "<div>One<br>still one<br><br>two</div>", "a", "body: One still one\nbody: two\n"},
		{"HTML article", "a.html", "<p>Before.</p><article><p>Teaser.</p></article><article><h1>H</h1><p>" + strings.Repeat("Long text. ", 30) + "</p></article>", "H",
			"body: " + strings.TrimSpace(strings.Repeat("Long text. ", 30)) + "\n"},
		{"HTML hidden", "a.html", "<div hidden>No.<div>No.</div></div><div role=navigation>No.</div><p>Yes.", "a", "body: Yes.\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			documents := add(t, test.file, test.content)
			if len(documents) != 1 {
				t.Fatalf("%d documents", len(documents))
			}
			d := documents[0]
			if d.Headline != test.headline {
				t.Errorf("headline %q, want %q", d.Headline, test.headline)
			}
			if got := outline(d); got != test.outline {
				t.Errorf("got\n%swant\n%s", got, test.outline)
			}
			if d.Text != corpus.Full {
				t.Errorf("text is %q", d.Text)
			}
		})
	}
}

func TestStated(t *testing.T) {
	b := ingest.New("test", "Test", ingest.Limits{})
	for name, content := range map[string]string{
		"a.html": `<html lang=ko><meta property="og:site_name" content="The Courier"><meta property="og:title" content="T"><meta name=author content="P. L.">` +
			`<meta property="article:published_time" content="2031-05-04T10:00:00Z"><link rel=canonical href="https://courier.example/1"><p>Text.`,
		"b.md":    "---\noutlet: The Courier\ndate: 2031-05\nauthor: Q\nlang: en\n---\nText.",
		"c.txt":   "Text.",
		"d.html":  `<html lang="not a tag!"><meta name=date content="yesterday"><p>Text.`,
		"e.jsonl": `{"title":"T","text":"Text.","date":"2031","source":"Wire","language":"de","author":"R","url":"https://e.example"}`,
	} {
		if err := b.Add(name, strings.NewReader(content)); err != nil {
			t.Fatal(err)
		}
	}
	c := b.Collection()
	if err := c.Validate(); err != nil {
		t.Fatal(err)
	}
	type facts struct{ outlet, date, language, byline, url string }
	want := map[string]facts{
		"a": {"the-courier", "2031-05-04", "ko", "P. L.", "https://courier.example/1"},
		"b": {"the-courier", "2031-05", "en", "Q", ""},
		"c": {},
		"d": {},
		"t": {"wire", "2031", "de", "R", "https://e.example"},
	}
	for id, w := range want {
		d := c.Document(id)
		if d == nil {
			t.Errorf("no document %s", id)
			continue
		}
		got := facts{d.Outlet, d.Published.Date.String(), d.Language, d.Byline, d.URL}
		if got != w {
			t.Errorf("%s: got %+v, want %+v", id, got, w)
		}
		if d.Published.Stated != (w.date != "") {
			t.Errorf("%s: stated is %v", id, d.Published.Stated)
		}
	}
	if len(c.Outlets) != 2 {
		t.Errorf("outlets are %+v", c.Outlets)
	}
}

func TestIDs(t *testing.T) {
	b := ingest.New("Meine Sammlung!", "", ingest.Limits{})
	names := []string{"Über uns.txt", "x/a.txt", `y\a.txt`, "a.txt", "a-2.txt", "기사.txt", "新闻.md", strings.Repeat("long name ", 20) + ".txt", strings.Repeat("long name ", 20) + "b.txt", "-.txt"}
	for _, name := range names {
		if err := b.Add(name, strings.NewReader("Text.")); err != nil {
			t.Fatal(err)
		}
	}
	c := b.Collection()
	if c.ID != "meine-sammlung" {
		t.Errorf("the collection is %q", c.ID)
	}
	if err := c.Validate(); err != nil {
		t.Error(err)
	}
	if len(c.Documents) != len(names) {
		t.Errorf("%d documents from %d files", len(c.Documents), len(names))
	}
	var ids []string
	for _, d := range c.Documents {
		ids = append(ids, d.ID)
	}
	if got, want := strings.Join(ids[:7], " "), "uber-uns a a-2 a-3 a-2-2 gisa xin-wen"; got != want {
		t.Errorf("ids are %q, want %q", got, want)
	}
}

func TestJSONLines(t *testing.T) {
	b := ingest.New("test", "", ingest.Limits{Line: 1000})
	err := b.Add("all.jsonl", strings.NewReader(strings.Join([]string{
		`{"id":"one","title":"T1","text":"First.\nSecond."}`,
		``,
		`{"id":2,"Headline":"T2","body":"First.\n\nSecond\nline."}`,
		`{"title":"no text"}`,
		`{broken`,
		`[1]`,
		`{"id":"long","text":"` + strings.Repeat("x", 2000) + `"}`,
		`{"id":"one","content":"No headline but many words so that it has to be cut somewhere, and more of them here."}`,
		`{"id":"odd","title":{"a":1},"text":"T.","date":null,"url":[1]}`,
	}, "\n")))
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{"all.jsonl:5: this line is not a JSON object", "all.jsonl:6: this line is not a JSON object", "all.jsonl:7: the line is longer"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q is not in %v", want, err)
		}
	}
	c := b.Collection()
	if err := c.Validate(); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range c.Documents {
		got = append(got, fmt.Sprintf("%s %d %s", d.ID, len(d.Passages), d.Headline))
	}
	want := []string{"one 2 T1", "all-2 2 T2", "one-2 1 No headline but many words so that it has to be cut somewhere, and more of them…", "odd 1 T."}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLimits(t *testing.T) {
	b := ingest.New("test", "", ingest.Limits{File: 100, Documents: 2})
	if err := b.Add("big.txt", strings.NewReader(strings.Repeat("x", 101))); err == nil || !strings.Contains(err.Error(), "larger than the limit") {
		t.Errorf("big file: %v", err)
	}
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	fmt.Fprint(z, strings.Repeat("x\n", 1<<20))
	z.Close()
	if err := b.Add("bomb.txt.gz", &bomb); err == nil || !strings.Contains(err.Error(), "larger than the limit") {
		t.Errorf("gzip bomb: %v", err)
	}
	if err := b.Add("lines.jsonl", strings.NewReader(strings.Repeat(`{"text":"a"}`+"\n", 10))); err == nil || !strings.Contains(err.Error(), "limit") {
		t.Errorf("too many documents: %v", err)
	}
	if n := len(b.Collection().Documents); n != 2 {
		t.Errorf("%d documents", n)
	}
	if err := b.Add("a.exe", strings.NewReader("")); err == nil || !strings.Contains(err.Error(), "cannot read this kind of file") {
		t.Errorf("unknown kind: %v", err)
	}
	if err := b.Add("a.txt.gz", strings.NewReader("plain")); err == nil || !strings.Contains(err.Error(), "gzip") {
		t.Errorf("not gzip: %v", err)
	}
}

// What is long, deep or repeated a million times is read in linear time, and no
// passage is longer than MaxPassage.
func TestHostile(t *testing.T) {
	n := 1 << 20
	for name, file := range map[string][2]string{
		"one line":         {"a.txt", strings.Repeat("word ", n)},
		"no space":         {"a.txt", strings.Repeat("é", n)},
		"combining marks":  {"a.txt", "e" + strings.Repeat("\u0301", n)},
		"deep divs":        {"a.html", strings.Repeat("<div>", n) + "kept"},
		"deep skipped":     {"a.html", strings.Repeat("<nav>", n) + "kept"},
		"links unclosed":   {"a.html", strings.Repeat("<a href=x>", n) + "kept"},
		"breaks":           {"a.html", strings.Repeat("<br>", n) + "kept"},
		"articles":         {"a.html", strings.Repeat("<article>kept</article>", n/8)},
		"attributes":       {"a.html", "<p " + strings.Repeat("a=b ", n) + ">kept"},
		"entities":         {"a.html", strings.Repeat("&amp;", n) + "kept"},
		"brackets":         {"a.md", strings.Repeat("[", n)},
		"half links":       {"a.md", strings.Repeat("[a](", n/4)},
		"hashes":           {"a.md", strings.Repeat("# a\n", n/4)},
		"attribute lines":  {"a.md", strings.Repeat("{caption lines=1}\n", n/8) + "kept"},
		"front matter":     {"a.md", "---\n" + strings.Repeat("title: a\n", n/8)},
		"Word nested deep": {"a.docx", word(t, "word/document.xml", strings.Repeat("<w:p><w:b/>", n)+"<w:r><w:t>kept")},
		"Word unclosed":    {"a.docx", word(t, "word/document.xml", strings.Repeat("<w:p><w:r><w:t>kept</w:t>", n/8))},
		"JSON nested deep": {"a.jsonl", `{"text":"kept","x":` + strings.Repeat("[", 5000) + strings.Repeat("]", 5000) + "}"},
	} {
		t.Run(name, func(t *testing.T) {
			documents := add(t, file[0], file[1])
			if len(documents) != 1 {
				t.Fatalf("%d documents", len(documents))
			}
			for _, p := range documents[0].Passages {
				if len(p.Text) > ingest.MaxPassage || !utf8.ValidString(p.Text) {
					t.Fatalf("a passage of %d bytes", len(p.Text))
				}
			}
			if last := documents[0].Passages[len(documents[0].Passages)-1].Text; strings.HasSuffix(file[1], "kept") && !strings.HasSuffix(last, "kept") {
				t.Errorf("the text is lost: %.100q", last)
			}
		})
	}
}

func FuzzHTML(f *testing.F) {
	f.Add("<article><p>Text <a href=x>link</a><br><br>more</p><nav><p>no</nav><figure><img alt='a b c'><figcaption>C")
	f.Add("<title>T</title><meta property=og:title content=x><h1>a<h2>b<script><!--<script></script>x")
	f.Fuzz(func(t *testing.T, text string) { add(t, "a.html", text) })
}

func FuzzMarkdown(f *testing.F) {
	f.Add("---\ntitle: T\ndate: 2031\n---\n# H\n\n{caption lines=3-4}\n[a](b) **c**\n## d ##\n")
	f.Fuzz(func(t *testing.T, text string) { add(t, "a.md", text) })
}

func FuzzJSONLines(f *testing.F) {
	f.Add([]byte("{\"id\":\"a\",\"title\":\"T\",\"text\":\"x\\n\\ny\",\"date\":\"2031-05\"}\n{\"text\":1}\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		b := ingest.New("test", "", ingest.Limits{Line: 1 << 16})
		_ = b.Add("a.jsonl", bytes.NewReader(content)) // bad lines are errors
		if err := b.Collection().Validate(); err != nil {
			t.Error(err)
		}
	})
}

// What is added beside a collection changes nothing in it.
func TestBeside(t *testing.T) {
	first := ingest.New("first", "First", ingest.Limits{})
	if err := first.Add("bridge.md", strings.NewReader("---\noutlet: Gazette\n---\n# Bridge\n\nIt is open.")); err != nil {
		t.Fatal(err)
	}
	c := first.Collection()
	outlets := len(c.Outlets)
	b := ingest.Beside(c, "both", ingest.Limits{})
	for _, outlet := range []string{"Gazette", "Courier"} {
		if err := b.Add("bridge.md", strings.NewReader("---\noutlet: "+outlet+"\n---\n# Ferry\n\nIt sails.")); err != nil {
			t.Fatal(err)
		}
	}
	all := b.Collection()
	if err := all.Validate(); err != nil {
		t.Fatal(err)
	}
	if all.ID != "both" || len(all.Documents) != 3 || all.Documents[0] != c.Documents[0] || all.Documents[1].Outlet != c.Documents[0].Outlet || len(all.Outlets) != outlets+1 {
		t.Errorf("%s: %d documents, outlets %v", all.ID, len(all.Documents), all.Outlets)
	}
	if len(c.Documents) != 1 || len(c.Outlets) != outlets || c.ID != "first" {
		t.Errorf("the first one has become %+v", c)
	}
}
