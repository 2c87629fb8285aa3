package journeys

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/rand"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"parallax/corpus"
	"parallax/corpus/assignment"
	"parallax/corpus/putinkim"
	"parallax/web/browser"
)

// betraying are words that say who published the articles of the first collection.
var betraying = []string{"Radio Free Asia", "RFA", "Korea Herald", "Wang Qingmin", "王庆民", "Kim Arin", "Reportika", "Publisher not stated", "herald-loners", "rfa-lectures", "wang-fringe"}

// said is all that a page says by any way: its markup without the program, what styles
// add to it, what is in its fields, its title and address, what was put on the clipboard,
// and the names of the files that it gave to the browser; what is in them is filesSaid.
const allSaid = `(async () => {
	const page = document.documentElement.cloneNode(true);
	page.querySelectorAll("script, style").forEach(e => e.remove());
	const drawn = [...document.body.querySelectorAll("*")].flatMap(e => ["::before", "::after"].map(at => getComputedStyle(e, at).content)).filter(c => c !== "none" && c !== "normal");
	const fields = [...document.querySelectorAll("input, textarea, select")].map(e => e.value);
	const files = gathered.files.map(f => f.name);
	return [document.title, decodeURIComponent(location.hash), page.outerHTML, ...new Set(drawn), ...fields, ...gathered.copied, ...files].join("\n");
})()`

var sealedData = regexp.MustCompile(`[A-Za-z0-9+/]{400,}={0,2}`)

// filesSaid is what is in the files that a page gave to the browser since it was asked
// last, archives unpacked.
func filesSaid(t *testing.T, p *browser.Page) (list []corpus.File) {
	t.Helper()
	var given []struct{ Name, Content string }
	p.Eval(`(async () => {
		const list = [];
		for (const f of gathered.files) {
			const url = await new Promise(done => { const r = new FileReader(); r.onload = () => done(r.result); r.readAsDataURL(f.blob); });
			list.push({name: f.name, content: url.slice(url.indexOf(",") + 1)});
		}
		gathered.files = [];
		return list;
	})()`, &given)
	for _, f := range given {
		content, err := base64.StdEncoding.DecodeString(f.Content)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, unpacked(t, corpus.File{Name: f.Name, Content: content})...)
	}
	return list
}

// unpacked is a file, or what is in it.
func unpacked(t *testing.T, f corpus.File) (list []corpus.File) {
	t.Helper()
	if !bytes.HasPrefix(f.Content, []byte("PK\x03\x04")) {
		return []corpus.File{f}
	}
	z, err := zip.NewReader(bytes.NewReader(f.Content), int64(len(f.Content)))
	if err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	for _, e := range z.File {
		r, err := e.Open()
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		list = append(list, unpacked(t, corpus.File{Name: f.Name + "/" + e.Name, Content: content})...)
	}
	return list
}

// inPack is what is in the explorer in one file: its data unpacked, and the rest.
func inPack(t *testing.T, f corpus.File) []corpus.File {
	t.Helper()
	list := []corpus.File{{Name: f.Name, Content: packData.ReplaceAll(f.Content, nil)}}
	for _, found := range packData.FindAllSubmatch(f.Content, -1) {
		z, err := gzip.NewReader(bytes.NewReader(fromBase85(t, found[2])))
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		content, err := io.ReadAll(z)
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		list = append(list, unpacked(t, corpus.File{Name: f.Name + "/" + string(found[1]), Content: content})...)
	}
	return list
}

var packData = regexp.MustCompile(`<script type="text/plain" id="(program|reader|collection)">([^<]+)`)

// fromBase85 reads what web/boot/base85.js writes.
func fromBase85(t *testing.T, text []byte) (out []byte) {
	t.Helper()
	script, err := os.ReadFile(filepath.Join(root, "web", "boot", "base85.js"))
	if err != nil {
		t.Fatal(err)
	}
	digits := regexp.MustCompile(`digits = "(.{85})"`).FindSubmatch(script)[1]
	for at := 0; at < len(text); at += 5 {
		n := uint32(0)
		for k := at; k < at+5; k++ {
			if k < len(text) {
				n = n*85 + uint32(bytes.IndexByte(digits, text[k]))
			} else {
				n = n*85 + 84
			}
		}
		out = binary.BigEndian.AppendUint32(out, n)
	}
	return out[:len(out)-(5-len(text)%5)%5]
}

// In an assignment that hides the outlets nothing on the page says one, wherever a student
// goes and whatever is typed, noted, copied, saved or printed. In Chromium the coding is
// hidden, too; elsewhere it is shown, with the chart and what can be made of it.
func TestBlind(t *testing.T) {
	claim(t)
	handout := filepath.Join(t.TempDir(), "handout.parallax")
	reader, _ := exec.LookPath("pdftotext")
	for _, kind := range kinds(t) {
		t.Run(string(kind), func(t *testing.T) {
			coded := kind != browser.Chromium
			if coded {
				c, err := putinkim.Collection()
				if err != nil {
					t.Fatal(err)
				}
				c.Assignment("one-visit").HideCoding = false
				if c, err = assignment.Handout(c, "one-visit", "lantern", rand.Reader); err != nil {
					t.Fatal(err)
				}
				handout = packedCollection(t, c)
			} else if out, err := command(tool, "assignment", "one-visit", "-handout", handout, "-word", "lantern").CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			student := packed(t, "-c", handout)
			b := browser.Start(t, kind, browser.Options{})
			p := b.Page()
			p.Open(student + "#/task/one-visit")
			p.WaitFor(running)
			p.Eval(`void (globalThis.gathered = {copied: [], files: []},
				navigator.clipboard && (navigator.clipboard.writeText = async text => void gathered.copied.push(text)),
				(make => URL.createObjectURL = blob => (gathered.last = blob, make(blob)))(URL.createObjectURL.bind(URL)),
				HTMLAnchorElement.prototype.click = function() { if (this.download) gathered.files.push({name: this.download, blob: gathered.last}) })`, nil)
			p.Click("#student")
			p.Type("7")
			p.ClickText("main button", "Begin")
			p.WaitFor(`document.querySelector(".Task-panel")`)
			saved, taken := 0, map[string]bool{} // files, and how their names end
			names := func(at string, f corpus.File) {
				taken[filepath.Ext(f.Name)] = true
				// What is sealed with the word is letters at random, which may spell a short name.
				plain := sealedData.ReplaceAllFunc(f.Content, func(b []byte) []byte {
					hidden, _ := base64.StdEncoding.DecodeString(string(b))
					return bytes.ReplaceAll(hidden, []byte("RFA"), nil)
				})
				for _, word := range betraying {
					if program := bytes.HasPrefix(plain, []byte("\x00asm")) || strings.HasSuffix(f.Name, ".png"); program && !strings.Contains(word, " ") && word != "Reportika" || word == "Publisher not stated" && program {
						continue // its code may spell anything, and has an example of a name for a passage
					}
					if i := bytes.Index(plain, []byte(word)); i >= 0 || strings.Contains(f.Name, word) {
						t.Errorf("%s: %q is in %s: …%q…", at, word, f.Name, plain[max(0, i-80):max(0, min(len(plain), i+80))])
					}
				}
			}
			looks := func(at string) {
				all := p.String(allSaid)
				for _, word := range betraying {
					if i := strings.Index(all, word); i >= 0 {
						t.Errorf("%s: %q is in …%s…", at, word, strings.ToValidUTF8(all[max(0, i-80):min(len(all), i+80)], ""))
					}
				}
			}
			for _, at := range []string{"#/task/one-visit?n=2", "#/", "#/read/b", "#/topic/treaty", "#/compare/a,b,c?by=facts", "#/compare/a,b,c?by=voices", "#/compare/a,b?by=text", "#/words",
				"#/words?part=phrases", "#/search?q=summit", "#/search?q=korea%20herald%20radio", "#/picture/treaty", "#/topics", "#/notes", "#/library", "#/class", "#/class?part=_make"} {
				p.Eval(`location.hash = `+js(at), nil)
				p.WaitFor(`document.querySelector("main h1")`)
				// What the screen offers to save, and on the text what is copied of it.
				p.Eval(`document.querySelectorAll(".SaveBar .Chip, .Shot-saves button").forEach(b => b.click())`, nil)
				saved += p.Count(".SaveBar .Chip, .Shot-saves button")
				if at == "#/library" {
					// Everything that can be taken along, one after the other.
					for i := range p.Count(".Take-ways button") {
						p.WaitFor(`document.querySelector(".Take-ways button:disabled") === null`)
						before := p.String(`String(gathered.files.length)`)
						p.Eval(fmt.Sprintf(`document.querySelectorAll(".Take-ways button")[%d].click()`, i), nil)
						p.WaitFor(`String(gathered.files.length) !== ` + js(before))
					}
				}
				for _, f := range filesSaid(t, p) {
					names(at, f)
				}
				if at == "#/read/b" {
					p.WaitFor(`document.querySelector(".Passage-text")`) // there may still be the screen before
					p.Eval(`getSelection().selectAllChildren(document.querySelector(".Passage-text"))`, nil)
					p.WaitFor(`document.querySelector("#picker:not([hidden])")`)
					p.ClickText("#picker button", "Copy with source")
					p.WaitFor(`gathered.copied.length > 0`)
					p.ClickText("#picker button", "Note…")
					p.WaitFor(`document.activeElement.id === "note"`)
					p.Type("Who says so?")
					p.Press("Control+Enter")
					p.WaitText(".Margin-panel .Note", "Who says so?")
				}
				looks(at)
				if kind == browser.Chromium && reader != "" && at != "#/library" && at != "#/class?part=_make" {
					file := filepath.Join(t.TempDir(), "sheet.pdf")
					if err := os.WriteFile(file, p.PDF(browser.A4), 0o644); err != nil {
						t.Fatal(err)
					}
					out, err := exec.Command(reader, "-layout", file, "-").CombinedOutput()
					if err != nil || len(out) < 100 {
						t.Fatalf("%s: nothing is printed: %v %s", at, err, out)
					}
					for _, word := range betraying {
						if strings.Contains(string(out), word) {
							t.Errorf("%s: %q is on paper", at, word)
						}
					}
				}
			}
			// The palette, asked for the outlets.
			p.Press("Control+k")
			p.WaitFor(`document.querySelector("dialog[open] input")?.matches(":focus")`)
			for _, q := range []string{"radio free", "herald", "wang", "articles"} {
				p.Eval(`document.activeElement.select()`, nil)
				p.Type(q)
				p.WaitFor(`document.querySelector("dialog[open] [role=option]:last-of-type")?.innerText.includes(` + js(q) + `)`)
				looks("the palette, " + q)
			}
			p.Press("Escape")
			// All of it once more in one file, with what was noted.
			p.Eval(`location.hash = "#/library"`, nil)
			p.ClickText("main button", "Save as one file")
			p.WaitFor(`gathered.files.length > 0`)
			if all := filesSaid(t, p); len(all) == 1 {
				noted := false
				for _, f := range inPack(t, all[0]) {
					names("one file", f)
					noted = noted || bytes.Contains(f.Content, []byte("Who says so?"))
				}
				if !noted {
					t.Error("one file has no note: is it unpacked?")
				}
			}
			// The next student finds nothing of it, wherever a browser keeps things.
			p.Eval(`location.hash = "#/task/one-visit?n=8"`, nil)
			p.ClickText("main button", "Remove everything and start over")
			p.WaitText("#leaving", "Notes and changes in the articles go, too")
			if kept := p.String(keptAll); !strings.Contains(kept, "Who says so?") {
				t.Error("the note is not kept, or elsewhere than this test looks")
			}
			p.ClickText("main button", "Remove them")
			p.WaitFor(`document.querySelector("#student")`)
			if left := p.String(keptAll + `.then(all => all + document.documentElement.outerHTML)`); strings.Contains(left, "Who says so?") || strings.Contains(p.String(keptAll), "summit") {
				t.Error("the next student finds a note or a search of the one before")
			}
			if coded && !taken[".svg"] {
				t.Errorf("no drawing was saved: %v", taken)
			}
			if saved == 0 || !taken[".csv"] || !taken[".json"] || !taken[".bib"] || !taken[".yaml"] || !taken[".md"] {
				t.Errorf("not all was saved: %d, %v", saved, taken)
			}
		})
	}
}
