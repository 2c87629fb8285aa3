package journeys

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"parallax/web/browser"
)

// betraying are words that say who published the articles of the first collection.
var betraying = []string{"Radio Free Asia", "RFA", "Korea Herald", "Wang Qingmin", "王庆民", "Kim Arin", "Reportika", "Publisher not stated", "herald-loners", "rfa-lectures", "wang-fringe"}

// said is all that a page says by any way: its markup without the program, what styles
// add to it, what is in its fields, its title and address, what was put on the clipboard,
// and every file that it gave to the browser, with its name.
const allSaid = `(async () => {
	const page = document.documentElement.cloneNode(true);
	page.querySelectorAll("script, style").forEach(e => e.remove());
	const drawn = [...document.body.querySelectorAll("*")].flatMap(e => ["::before", "::after"].map(at => getComputedStyle(e, at).content)).filter(c => c !== "none" && c !== "normal");
	const fields = [...document.querySelectorAll("input, textarea, select")].map(e => e.value);
	const files = [];
	for (const f of gathered.files) files.push(f.name, await f.blob.text());
	return [document.title, decodeURIComponent(location.hash), page.outerHTML, ...new Set(drawn), ...fields, ...gathered.copied, ...files].join("\n");
})()`

// In an assignment that hides the outlets nothing on the page says one, wherever a student
// goes and whatever is copied, saved or printed.
func TestBlind(t *testing.T) {
	claim(t)
	handout := filepath.Join(t.TempDir(), "handout.parallax")
	if out, err := command(tool, "assignment", "one-visit", "-handout", handout, "-word", "lantern").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	student := packed(t, "-c", handout)
	reader, _ := exec.LookPath("pdftotext")
	for _, kind := range kinds(t) {
		t.Run(string(kind), func(t *testing.T) {
			b := browser.Start(t, kind, browser.Options{})
			p := b.Page()
			p.Open(student + "#/task/one-visit")
			p.WaitFor(running)
			p.Eval(`void (globalThis.gathered = {copied: [], files: []},
				navigator.clipboard && (navigator.clipboard.writeText = async text => void gathered.copied.push(text)),
				URL.createObjectURL = blob => (gathered.last = blob, "data:,"),
				HTMLAnchorElement.prototype.click = function() { if (this.download) gathered.files.push({name: this.download, blob: gathered.last}) })`, nil)
			p.Click("#student")
			p.Type("7")
			p.ClickText("main button", "Begin")
			p.WaitFor(`document.querySelector(".Task-panel")`)
			saved := 0
			for _, at := range []string{"#/task/one-visit?n=2", "#/", "#/read/b", "#/topic/treaty", "#/compare/a,b,c?by=facts", "#/compare/a,b,c?by=voices", "#/words", "#/library", "#/class"} {
				p.Eval(`location.hash = `+js(at), nil)
				p.WaitFor(`document.querySelector("main h1")`)
				// What the screen offers to save, and on the text what is copied of it.
				p.Eval(`document.querySelectorAll(".SaveBar .Chip").forEach(b => b.click())`, nil)
				saved += p.Count(".SaveBar .Chip")
				if at == "#/read/b" {
					p.WaitFor(`document.querySelector(".Passage-text")`) // there may still be the screen before
					p.Eval(`getSelection().selectAllChildren(document.querySelector(".Passage-text"))`, nil)
					p.WaitFor(`document.querySelector("#picker:not([hidden])")`)
					p.ClickText("#picker button", "Copy with source")
					p.WaitFor(`gathered.copied.length > 0`)
				}
				all := p.String(allSaid)
				for _, word := range betraying {
					if i := strings.Index(all, word); i >= 0 {
						t.Errorf("%s: %q is in …%s…", at, word, strings.ToValidUTF8(all[max(0, i-80):min(len(all), i+80)], ""))
					}
				}
				if kind == browser.Chromium && reader != "" && at != "#/library" {
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
			if saved == 0 {
				t.Error("nothing was saved: is this journey where it thinks it is?")
			}
			p.WaitFor(`gathered.files.length > 0`)
		})
	}
}
