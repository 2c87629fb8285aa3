package journeys

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"parallax/app/present/sample"
	"parallax/web/browser"
)

// trickle writes a file at so many bytes a second, and only crawls from where a
// stage of it ends until that stage is called off.
type trickle struct {
	http.ResponseWriter
	file   string // its twins, compressed, lie beside
	rate   int
	stages []stage
	sent   int
}

// stage ends with a share of the bytes.
type stage struct {
	share float64
	off   <-chan struct{}
}

func (t *trickle) Write(b []byte) (n int, err error) {
	const piece = 16 << 10
	all := 0.0
	if info, err := os.Stat(t.file + map[string]string{"br": ".br", "gzip": ".gz"}[t.Header().Get("Content-Encoding")]); err == nil {
		all = float64(info.Size())
	}
	for len(b) > 0 {
		size, pause := piece, time.Duration(0)
		if len(t.stages) > 0 && float64(t.sent) >= t.stages[0].share*all {
			select {
			case <-t.stages[0].off:
				t.stages = t.stages[1:]
			default:
				size, pause = piece/8, 200*time.Millisecond
			}
		}
		m, err := t.ResponseWriter.Write(b[:min(size, len(b))])
		n += m
		t.sent += m
		if err != nil {
			return n, err
		}
		if f, ok := t.ResponseWriter.(http.Flusher); ok {
			f.Flush()
		}
		b = b[m:]
		time.Sleep(pause + time.Duration(m)*time.Second/time.Duration(t.rate))
	}
	return n, nil
}

// A slow link carries the program; meanwhile the page is for reading: its
// links work, the browser finds words in it, a query waits. The progress shown
// is how far the download is, whatever the host does about compression. The link
// crawls twice: before the page judges how fast it is, and half-way.
func TestSlowLink(t *testing.T) {
	hosts := []struct {
		name    string
		rate    int // bytes a second of the program, for about two seconds
		encodes bool
		zipped  bool // .gz files lie beside
	}{
		{"a host that compresses", 900_000, true, true},
		{"a host that compresses nothing", 900_000, false, true},
		{"a host without compressed files", 3_600_000, false, false},
	}
	for _, host := range hosts {
		for _, kind := range kinds(t) {
			if host.zipped && !host.encodes && kind == browser.Firefox {
				continue // one browser shows the arithmetic of this one
			}
			t.Run(host.name+"/"+string(kind), func(t *testing.T) {
				g := openGate(t, site, "/a/b/")
				looked, typed := make(chan struct{}), make(chan struct{})
				lookedOff, typedOff := sync.OnceFunc(func() { close(looked) }), sync.OnceFunc(func() { close(typed) })
				t.Cleanup(lookedOff)
				t.Cleanup(typedOff)
				g.spoils(func(w http.ResponseWriter, r *http.Request, behind http.Handler) bool {
					if !host.encodes {
						r.Header.Del("Accept-Encoding")
					}
					if !host.zipped && strings.HasSuffix(r.URL.Path, ".gz") {
						http.NotFound(w, r)
						return true
					}
					if strings.Contains(r.URL.Path, ".wasm") {
						w = &trickle{ResponseWriter: w, file: filepath.Join(site, strings.TrimPrefix(r.URL.Path, "/a/b/")), rate: host.rate, stages: []stage{{0.03, looked}, {0.5, typed}}}
					}
					behind.ServeHTTP(w, r)
					return true
				})
				s := begin(t, kind, browser.Options{}, g)
				s.expect(`404|Failed to load resource`) // of the .gz that is not there
				s.Before(`globalThis.progress = []; new MutationObserver(() => {
					const bar = document.querySelector("progress.Boot-bar");
					if (bar && !bar.hidden && document.documentElement.dataset.ready !== "true") progress.push(bar.value / bar.max);
				}).observe(document, {subtree: true, attributes: true, attributeFilter: ["value"]})`)
				s.Open(g.base())
				waiting := func(what string) {
					t.Helper()
					if s.String("String("+running+")") == "true" {
						t.Errorf("the program was there before %s: this proves nothing", what)
					}
				}
				s.Click(`main a[href*="herald-loners"]`)
				s.WaitText("main h1", "Summit of two loners")
				if s.String(`String(window.find("Pyongyang"))`) != "true" {
					t.Error("the browser does not find a word of the text")
				}
				waiting("an article was read")
				s.WaitFor(`progress.length > 0`)
				lookedOff()
				s.WaitFor(`progress.at(-1) > 0.35`)
				s.ClickText("header nav a", "Overview")
				s.WaitFor(`document.querySelectorAll("main table tr").length > 10`)
				s.Click(`header input[type="search"]`)
				s.Type("pyonyang late")
				s.Press("Enter")
				waiting("a query was typed")
				var half []float64
				s.Eval("progress", &half)
				if now := half[len(half)-1]; now > 0.65 {
					t.Errorf("of half of the program %.0f %% is shown", 100*now)
				}
				typedOff()
				s.WaitFor(running)
				s.WaitFor(hit("herald-loners", 4))
				if typed := s.String(`document.querySelector('header input[type="search"]').value`); typed != "pyonyang late" {
					t.Errorf("of the query %q is left", typed)
				}
				var shown []float64
				s.Eval("progress", &shown)
				honest(t, shown)
				s.end()
			})
		}
	}
}

// honest demands of a progress, in shares, that it never goes back or past the end,
// and goes on until the program is there.
func honest(t *testing.T, shown []float64) {
	t.Helper()
	if len(shown) < 10 {
		t.Fatalf("only %d values of progress were seen", len(shown))
	}
	if last := shown[len(shown)-1]; last < 0.95 {
		t.Errorf("the program started at %.0f %%", 100*last)
	}
	for i, now := range shown {
		if now > 1 || i > 0 && now < shown[i-1] {
			t.Errorf("progress went from %v to %v", shown[max(0, i-1)], now)
		}
	}
}

// Who asks for less motion gets none.
func TestReducedMotion(t *testing.T) {
	o := browser.Options{Flags: []string{"force-prefers-reduced-motion"}, Prefs: map[string]any{"ui.prefersReducedMotion": 1}}
	each(t, "/a/b/", o, func(t *testing.T, s *session) {
		for _, view := range []string{"#/", "#/read/rfa-lectures", "#/compare/herald-loners,rfa-lectures", "#/search?q=late"} {
			s.visit(view)
			if s.String(`String(matchMedia("(prefers-reduced-motion: reduce)").matches)`) != "true" {
				t.Fatal("the browser does not tell the page")
			}
			var moving []string
			s.Eval(`[...document.querySelectorAll("*")].filter(e => {
				const style = getComputedStyle(e);
				const longest = Math.max(...(style.transitionDuration + "," + style.animationDuration).split(",").map(parseFloat));
				return longest > 0.02 || style.scrollBehavior === "smooth";
			}).map(e => e.className || e.localName).slice(0, 5)`, &moving)
			if len(moving) > 0 {
				t.Errorf("%s: %q still move", view, moving)
			}
		}
	})
}

// A program that cannot be compiled, and a browser without memory for it, leave
// the text readable and say why.
func TestProgramRefused(t *testing.T) {
	for name, refuse := range map[string]string{
		"compiling fails":   `WebAssembly.compileStreaming = () => Promise.reject(new WebAssembly.CompileError("at offset 7"));`,
		"memory is refused": `WebAssembly.instantiate = () => Promise.reject(new RangeError("WebAssembly.instantiate(): Out of memory: Cannot allocate Wasm memory for new instance"));`,
	} {
		t.Run(name, func(t *testing.T) {
			inBoth(t, func(t *testing.T, s *session) {
				s.expect(`CompileError|RangeError|RuntimeError|out of bounds|at offset|Out of memory`)
				s.Before(refuse)
				s.Open(s.gate.base())
				s.WaitFor(`[...document.querySelectorAll("[role=status]")].some(e => !e.hidden && /could not be loaded|did not start|has stopped/.test(e.textContent))`)
				s.readableWithoutProgram()
			})
		})
	}
}

// A device without enough memory for the program says so, too.
func TestLittleMemory(t *testing.T) {
	only(t, browser.Chromium)
	for _, pages := range []string{"60", "200"} { // of 64 KiB: too few to begin, and too few to go on
		o := browser.Options{Flags: []string{"js-flags=--wasm-max-mem-pages=" + pages}}
		t.Run(pages, func(t *testing.T) {
			s := begin(t, browser.Chromium, o, openGate(t, site, "/a/b/"))
			s.Open(s.gate.base())
			s.WaitFor(`[...document.querySelectorAll("[role=status]")].some(e => !e.hidden && /could not be loaded|did not start|has stopped/.test(e.textContent))`)
			s.readableWithoutProgram()
		})
	}
}

// A student is told that answers are not saved where the browser keeps nothing, and keys
// without a name, such as those of autofill, end nothing.
func TestAnswersNotSaved(t *testing.T) {
	for _, refuse := range []bool{true, false} {
		inBoth(t, func(t *testing.T, s *session) {
			if refuse {
				s.Before(`for (const name of ["localStorage", "sessionStorage"])
					Object.defineProperty(window, name, {configurable: true, get() { throw new DOMException("refused", "SecurityError"); }});`)
			}
			s.visit("#/task/one-visit")
			s.WaitFor(`document.getElementById("student")`)
			s.Eval(`["keydown", "click"].forEach(type => document.getElementById("student").dispatchEvent(new Event(type, {bubbles: true})))`, nil)
			s.Eval(`(() => {
				document.getSelection = () => { globalThis.looked = true; return getSelection(); };
				getSelection().selectAllChildren(document);
			})()`, nil)
			s.WaitFor(`globalThis.looked`) // the program has asked what is selected
			s.Click("#student")
			s.Type("학생 7")
			s.Press("Enter")
			s.WaitFor(`document.querySelector(".Task-saved").innerText`)
			if told := s.Count(".Task-saved--not") == 1; told != refuse {
				t.Errorf("refused %v: %s", refuse, s.String(`document.querySelector(".Task-saved").innerText`))
			}
		})
	}
}

// Where the browser keeps nothing, the page works in memory and says so.
func TestStorageRefused(t *testing.T) {
	claim(t)
	dir := siteOf(t, sample.Collection())
	for _, kind := range kinds(t) {
		t.Run(string(kind), func(t *testing.T) {
			// Firefox has a setting for this; the others' are not for the command line.
			o := browser.Options{Prefs: map[string]any{"network.cookie.cookieBehavior": 2}}
			s := begin(t, kind, o, openGate(t, dir, "/a/b/"))
			if kind != browser.Firefox {
				s.Before(`for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"])
					Object.defineProperty(window, name, {configurable: true, get() { throw new DOMException("refused", "SecurityError"); }});`)
			}
			s.expect(`Storage access is restricted`)
			s.Before(`try { globalThis.refused = localStorage.length < 0; } catch (e) { globalThis.refused = true; }`)
			s.visit("#/library")
			if s.String(`String(refused)`) != "true" {
				t.Fatal("storage is not refused")
			}
			s.drop(map[string][]byte{"bell.txt": sample.Original("bell-parted")})
			s.placed(1)
			s.WaitFor(`/not saved/i.test(document.querySelector(".Library-status").innerText)`)
			s.WaitFor(`/close this page/.test(document.querySelector(".Library-warning").innerText)`)
			s.follow("#/read/bell-parted")
			s.ClickText("main button", "Full text")
			s.reads("#/read/bell-parted", "p4", "tardy", true)
			s.typeQuery("harbour")
			s.WaitFor(`document.querySelectorAll("main mark").length > 0`)
			s.end()
		})
	}
}

// In a private window everything works, for as long as it is open. Chromium
// cannot be driven in one.
func TestPrivateWindow(t *testing.T) {
	only(t, browser.Firefox)
	o := browser.Options{Prefs: map[string]any{"browser.privatebrowsing.autostart": true}}
	s := begin(t, browser.Firefox, o, openGate(t, siteOf(t, sample.Collection()), "/a/b/"))
	s.expect(`ServiceWorker`) // refused there
	s.visit("#/library")
	s.drop(map[string][]byte{"bell.txt": sample.Original("bell-parted")})
	s.placed(1)
	s.follow("#/read/bell-parted")
	s.ClickText("main button", "Full text")
	s.reads("#/read/bell-parted", "p4", "tardy", true)
	s.typeQuery("harbour")
	s.WaitFor(`document.querySelectorAll("main mark").length > 0`)
	s.end()
}

// On a processor four times slower the page still starts and answers; how fast
// is told, not demanded, because it is this machine's.
func TestSlowProcessor(t *testing.T) {
	only(t, browser.Chromium)
	for _, times := range []float64{1, 4} {
		t.Run(fmt.Sprint(times), func(t *testing.T) {
			s := begin(t, browser.Chromium, browser.Options{}, openGate(t, site, "/a/b/"))
			s.SlowDown(times)
			s.visit("")
			s.WaitFor(kept)
			s.visit("")
			var start float64
			s.Eval(`performance.now()`, &start)
			s.Click(`header input[type="search"]`)
			s.Eval(`(() => {
				globalThis.longest = 0;
				let last = performance.now();
				const beat = () => { const now = performance.now(); longest = Math.max(longest, now - last); last = now; setTimeout(beat, 0); };
				beat();
			})()`, nil)
			s.Type("pyonyang late")
			s.WaitFor(hit("herald-loners", 4))
			var longest float64
			s.Eval(`longest`, &longest)
			t.Logf("processor 1/%v: started %.0f ms after navigation (from the cache), longest pause while typing %.0f ms", times, start, longest)
			if *pauses && longest > 3000 {
				t.Errorf("the page stood still for %.0f ms", longest)
			}
			s.end()
		})
	}
}
