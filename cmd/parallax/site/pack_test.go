package site

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"os"
	"regexp"
	"strings"
	"testing"

	"parallax/cmd/parallax/program"

	"golang.org/x/net/html"

	"parallax/app/onefile"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/bundle"
	"parallax/corpus/putinkim"
	"parallax/web"
)

func smallPack(t *testing.T, c *corpus.Collection) []byte {
	t.Helper()
	page, _, err := Site{collection: c, program: program.Program{Wasm: bytes.Repeat([]byte("\x00asm"), 1000), Reader: bytes.Repeat([]byte("\x00asm reads"), 1000), Exec: []byte(`"<exec>"; // & so on`)}, sources: web.Files}.Pack(Compressor{}, PackOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return page
}

// unpacked reads base 85 as web/boot/base85.js does.
func unpacked(t *testing.T, text string) []byte {
	t.Helper()
	var out []byte
	for at := 0; at < len(text); at += 5 {
		n := uint32(0)
		for k := range 5 {
			digit := 84
			if at+k < len(text) {
				if digit = strings.IndexByte(base85Digits, text[at+k]); digit < 0 {
					t.Fatalf("%q is no digit", text[at+k])
				}
			}
			n = n*85 + uint32(digit)
		}
		out = binary.BigEndian.AppendUint32(out, n)
	}
	return out[:len(out)-(5-len(text)%5)%5]
}

// The program holds the first collection. One file has a collection of its own, and so
// has a site of another: there the first one would tell who wrote the articles of a class.
func TestProgramIsEmptied(t *testing.T) {
	first, err := os.ReadFile("../../../corpus/putinkim/putinkim.parallax")
	if err != nil {
		t.Fatal(err)
	}
	const before, after = "before", "after"
	p := program.Program{Wasm: []byte(before + string(first) + after), Exec: []byte("e")}
	empty := before + string(make([]byte, len(first))) + after
	shipped, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		of    *corpus.Collection
		wasm  string
		place string
	}{{shipped, string(p.Wasm), fmt.Sprintf(` data-wasm-first="%d %d"`, len(before), len(first))}, {smallCollection(), empty, ""}} {
		s := Site{collection: test.of, program: p, sources: web.Files}
		files, err := s.Files()
		if err != nil {
			t.Fatal(err)
		}
		for name, b := range files {
			if strings.HasPrefix(name, "app-") && strings.HasSuffix(name, ".wasm") && string(b) != test.wasm {
				t.Errorf("%s: the program of the site is another than meant, %d bytes", test.of.ID, len(b))
			}
		}
		if page := string(files["index.html"]); !strings.Contains(page, test.place) || test.place == "" && strings.Contains(page, "wasm-first") {
			t.Errorf("%s: the page does not say that the program has the first collection at %q", test.of.ID, test.place)
		}
		page, _, err := s.Pack(Compressor{}, PackOptions{})
		if err != nil {
			t.Fatal(err)
		}
		_, text, _ := strings.Cut(string(page), `id="program">`)
		text, _, _ = strings.Cut(text, "<")
		z, err := gzip.NewReader(bytes.NewReader(unpacked(t, text)))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(z); err != nil || string(got) != empty {
			t.Errorf("%s: the program in one file is another than meant, %d bytes, %v", test.of.ID, len(got), err)
		}
	}
	if string(p.Wasm) != before+string(first)+after {
		t.Error("the program itself was changed")
	}
}

func TestBase85(t *testing.T) {
	for n := range 70 {
		b := make([]byte, n)
		for i := range b {
			b[i] = byte(255 - i*i)
		}
		if got := unpacked(t, string(base85(b))); !bytes.Equal(got, b) {
			t.Errorf("%d bytes: %x becomes %x", n, b, got)
		}
	}
	if boot, err := web.Files.ReadFile("boot/base85.js"); err != nil || strings.Count(string(boot), `"`+base85Digits+`"`) != 1 {
		t.Errorf("web/boot/base85.js has other digits (%v)", err)
	}
	// The same pair stands in web/testdata/data.test.mjs.
	if got := string(base85([]byte("Parallax"))); got != "P/]XmY;0k8" {
		t.Errorf("Parallax becomes %q", got)
	}
	seen := map[rune]bool{}
	for _, r := range base85Digits {
		if seen[r] || r <= ' ' || r > '~' || strings.ContainsRune(`<>&"'`, r) {
			t.Errorf("%q stands twice or means something in HTML", r)
		}
		seen[r] = true
	}
	if len(seen) != 85 {
		t.Errorf("%d digits", len(seen))
	}
}

// A pack holds all it needs, runs these scripts and no others, and refers to
// nothing outside.
func TestPackIsWhole(t *testing.T) {
	page := smallPack(t, smallCollection())
	policy, ids, hrefs := "", map[string]bool{}, []string{}
	data, parts := map[string]string{}, map[string]string{}
	var hashes []string
	elements(t, page, func(n *html.Node, attr map[string]string) {
		if attr["src"] != "" || n.Data == "base" || n.Data == "iframe" {
			t.Errorf("the page loads %s %s", n.Data, attr["src"])
		}
		for key := range attr {
			if strings.HasPrefix(key, "on") || key == "style" {
				t.Errorf("%s has the attribute %s", n.Data, key)
			}
		}
		if id := attr["id"]; id != "" {
			if ids[id] {
				t.Errorf("two elements are %q", id)
			}
			ids[id] = true
		}
		if n.Data == "script" || n.Data == "style" {
			parts[attr["id"]] = n.FirstChild.Data
		}
		switch n.Data {
		case "meta":
			if attr["http-equiv"] != "" {
				policy = attr["content"]
			}
		case "a", "link":
			hrefs = append(hrefs, attr["href"])
		case "script", "style":
			if attr["type"] == "text/plain" {
				data[attr["id"]] = n.FirstChild.Data
				return
			}
			sum := sha256.Sum256([]byte(n.FirstChild.Data))
			hashes = append(hashes, n.Data+"-src 'sha256-"+base64.StdEncoding.EncodeToString(sum[:]))
		}
	})
	if len(hashes) != 3 {
		t.Errorf("%d scripts and styles, want 3", len(hashes))
	}
	for _, h := range hashes {
		if _, hash, _ := strings.Cut(h, "'"); !strings.Contains(policy, hash) {
			t.Errorf("the policy does not allow %s", h)
		}
	}
	// What the page does when it saves itself: its own texts in the places of its
	// own layout make it again, to the byte.
	var layout []string
	if err := json.Unmarshal([]byte(parts["layout"]), &layout); err != nil {
		t.Fatal(err)
	}
	front := regexp.MustCompile(`(?s)<body>\n(.*?)(<div class="Page Pack".*?\n</div>\n)<div class="Notice`).FindSubmatch(page)
	own := map[string][]byte{
		"lang": []byte("en"), "title": []byte(html.EscapeString(`The <b>"harbour"</b> & its bridge · Parallax`)), "description": []byte("Two reports."),
		"start": nil, "readable": []byte("all articles"), "licences": licencesMarkup(nil), "front": front[1], "texts": front[2],
	}
	for _, name := range []string{"layout", "boot", "styles", "runtime", "program", "reader", "collection"} {
		own[name] = []byte(parts[name])
	}
	if again, err := fill(layout, own); err != nil || !bytes.Equal(again, page) {
		t.Errorf("a pack made again of itself has %d bytes instead of %d (%v)", len(again), len(page), err)
	}
	if strings.Contains(policy, "unsafe-inline") || strings.Contains(policy, "connect-src") || !strings.HasPrefix(policy, "default-src 'none'") {
		t.Errorf("the policy is weak: %s", policy)
	}
	for _, href := range hrefs {
		u, err := url.Parse(href)
		switch {
		case err != nil:
			t.Errorf("%q: %v", href, err)
		case u.Scheme == "data":
		case u.Scheme != "" || u.Host != "" || u.Path != "":
			t.Errorf("%q leads outside", href)
		case strings.HasPrefix(href, "#/read/"), strings.HasPrefix(href, "#/topic/"):
			if !ids[href[1:]] {
				t.Errorf("%q leads nowhere without the program", href)
			}
		}
	}
	if program := gunzip(t, unpacked(t, data["program"])); !bytes.Equal(program, bytes.Repeat([]byte("\x00asm"), 1000)) {
		t.Errorf("the program has become %d other bytes", len(program))
	}
	if reader := gunzip(t, unpacked(t, data["reader"])); !bytes.Equal(reader, bytes.Repeat([]byte("\x00asm reads"), 1000)) {
		t.Errorf("what reads files has become %d other bytes", len(reader))
	}
	collection := gunzip(t, unpacked(t, data["collection"]))
	c, err := bundle.Read(bytes.NewReader(collection), int64(len(collection)), bundle.Limits{})
	if err != nil || len(c.Documents) != 2 {
		t.Errorf("the collection cannot be read: %v", err)
	}
}

func gunzip(t *testing.T, b []byte) []byte {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Of a large collection only the first articles are there a second time, and
// the page says so.
func TestPackOfMany(t *testing.T) {
	c := smallCollection()
	for i := range 2 * listLength {
		d := *c.Documents[1]
		d.ID = fmt.Sprintf("more-%d", i)
		c.Documents = append(c.Documents, &d)
	}
	page := string(smallPack(t, c))
	if n := strings.Count(page, `<article `); n != onefile.TextsMost {
		t.Errorf("%d articles", n)
	}
	if !strings.Contains(strings.ReplaceAll(page, wording.Nbsp, " "), "You can read the first 200 of 1,002 articles without it") || strings.Contains(page, `<a href="lists/`) {
		t.Error("the page does not say what can be read, or leads to what is not there")
	}
}
