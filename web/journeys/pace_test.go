package journeys

import (
	"encoding/base64"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"parallax/web/browser"
)

// still is the longest that the page may stand still, in milliseconds, whatever
// is done with ten thousand articles.
const still = 50

// heap tells how many bytes the program's memory on the page has; it hooks in
// before the program starts.
const heap = `(() => {
	for (const name of ["instantiate", "instantiateStreaming"]) {
		const real = WebAssembly[name];
		WebAssembly[name] = async (...args) => {
			const made = await real.apply(WebAssembly, args);
			globalThis.program = made.instance ?? made;
			return made;
		};
	}
	globalThis.heap = () => (program?.exports.mem ?? program?.exports.memory).buffer.byteLength;
})()`

// pulse is one stretch of work: what begins it, and what is true once it is done.
type pulse struct{ name, begin, done string }

// TestPace: a collection in a file is opened, indexed, searched and compared, and
// the page is built into a site and visited again, while a heartbeat tells how
// long the page stood still.
func TestPace(t *testing.T) {
	if !*pauses {
		t.Skip("make bench measures this")
	}
	claim(t)
	const n = 10_000
	file := reports(t, n)
	large := filepath.Join(t.TempDir(), "large")
	if err := build(large, "-c", file); err != nil {
		t.Fatal(err)
	}
	bundle := filepath.Join(t.TempDir(), "mine.parallax")
	if out, err := command(tool, "bundle", "-c", file, "-o", bundle).CombinedOutput(); err != nil {
		t.Fatalf("parallax bundle: %v\n%s", err, out)
	}
	content, err := os.ReadFile(bundle)
	if err != nil {
		t.Fatal(err)
	}
	pulses := []pulse{
		{"opened", `for (const type of ["dragenter", "dragover", "drop"])
			document.querySelector("main").dispatchEvent(new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer: carried}))`,
			`document.querySelector("main").innerText.includes("Report 1") && /^#\/in\/[^/]+\/$/.test(location.hash)`},
		{"searched", `location.hash = own() + "search?q=babel+dodan"`, `document.querySelectorAll("main mark").length > 0`},
		{"counted", `location.hash = own() + "words?doc=report-17"`, counted + `.length > 0`},
		{"compared", `location.hash = own() + "compare/report-17,report-18?by=text"`, `/[Ss]uggested|nothing/.test(document.querySelector("main").innerText) && !document.querySelector("main progress:not([hidden])")?.checkVisibility()`},
		{"read", `location.hash = own() + "read/report-17"`, `document.querySelector("main h1")?.innerText === "Report 17"`},
	}
	for _, kind := range kinds(t) {
		t.Run(string(kind), func(t *testing.T) {
			s := begin(t, kind, browser.Options{}, openGate(t, site, "/"))
			s.Before(watched)
			s.Before(heap)
			s.visit("#/library")
			s.quiet()
			s.Eval(`globalThis.own = () => location.hash.split("/").slice(0, 3).join("/") + "/"`, nil) // of the collection that is opened
			s.Eval(`globalThis.carried = new DataTransfer()`, nil)
			s.Eval(`carried.items.add(new File([Uint8Array.from(atob(`+js(base64.StdEncoding.EncodeToString(content))+`), c => c.charCodeAt(0))], "mine.parallax")).kind`, nil)
			for _, p := range pulses {
				began := time.Now()
				s.Eval("beat()", nil)
				s.Eval(`(() => { `+p.begin+` })()`, nil)
				s.WaitFor(p.done)
				took := time.Since(began)
				var gap, slowness, bytes float64
				s.Eval("longest", &gap)
				s.Eval("slowness", &slowness)
				s.Eval("heap()", &bytes)
				t.Logf("%d articles %s in %v; the page stood still for %.0f ms on a machine %.1f times slower than at its best; its memory has %.0f MB",
					n, p.name, took.Round(10*time.Millisecond), gap, slowness, bytes/(1<<20))
				if gap/slowness > still {
					t.Errorf("%s: the page stood still for %.0f ms", p.name, gap)
				}
			}
			s.end()

			// The same as a site: the second visit finds everything kept.
			s = begin(t, kind, browser.Options{}, openGate(t, large, "/"))
			s.Before(watched)
			s.Before(heap)
			s.visit("#/")
			s.quiet()
			s.Before(`(function look() { if (document.documentElement && ` + running + `) globalThis.usable = performance.now(); else setTimeout(look, 5); })()`)
			s.visit("#/about")
			var usable, bytes float64
			s.Eval(`globalThis.usable`, &usable)
			s.visit("#/search?q=babel+dodan")
			s.WaitFor(`document.querySelectorAll("main mark").length > 0`)
			s.Eval("heap()", &bytes)
			t.Logf("a site of %d articles: usable after %.0f ms at the second visit; its memory has %.0f MB", n, usable, bytes/(1<<20))
			s.end()
		})
	}
}

// TestPaceOfAdding: ten thousand files are dropped at once, looked at, and added to the
// collection that the page came with, while a heartbeat tells how long the page stood
// still.
func TestPaceOfAdding(t *testing.T) {
	if !*pauses {
		t.Skip("make bench measures this")
	}
	const n = 10_000
	for _, kind := range kinds(t) {
		t.Run(string(kind), func(t *testing.T) {
			s := begin(t, kind, browser.Options{}, openGate(t, site, "/"))
			s.Before(watched)
			s.visit("#/library")
			s.quiet()
			s.Eval(`(() => {
				globalThis.carried = new DataTransfer();
				let x = 7;
				const words = Array.from({length: 6000}, (_, i) => "w" + i.toString(36) + "ing"), of = (n, f) => Array.from({length: n}, f).join("");
				const word = () => words[((x = (x * 1103515245 + 12345) & 0x7fffffff) >> 8) % 6000] + " ";
				for (let i = 0; i < `+strconv.Itoa(n)+`; i++) carried.items.add(new File(["Report number " + i + "\n\n" + of(4, () => of(40, word) + ".\n\n")], "f" + i + ".txt"));
			})()`, nil)
			for _, p := range []pulse{
				{"dropped and read", `for (const type of ["dragenter", "dragover", "drop"])
					document.querySelector("main").dispatchEvent(new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer: carried}))`,
					`document.querySelectorAll(".Preview-row").length > 0`},
				{"added", `document.querySelector(".Preview-foot .Button--main").click()`, `/^#\/in\/[^/]+\/$/.test(location.hash)`},
				{"kept", ``, `/^Saved/.test(document.querySelector(".Keeping .State")?.innerText || "")`},
			} {
				began := time.Now()
				s.Eval("beat()", nil)
				s.Eval(`(() => { `+p.begin+` })()`, nil)
				s.WaitFor(p.done)
				took := time.Since(began)
				var gap, slowness float64
				s.Eval("longest", &gap)
				s.Eval("slowness", &slowness)
				t.Logf("%d files %s in %v; the page stood still for %.0f ms on a machine %.1f times slower than at its best", n, p.name, took.Round(10*time.Millisecond), gap, slowness)
				if gap/slowness > still {
					t.Errorf("%s: the page stood still for %.0f ms", p.name, gap)
				}
			}
			s.end()
		})
	}
}
