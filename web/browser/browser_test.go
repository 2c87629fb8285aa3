package browser_test

import (
	"bytes"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"parallax/web/browser"
)

const trial = `<!doctype html><html lang="en"><title>Trial</title>
<h1>Trial</h1><p><a href="#there">There</a> <button disabled>No</button> <input type="search" aria-label="Search">
<p id="typed"></p><p id="keys"></p><p style="margin-top:3000px"><button id="deep">Deep</button></p>
<noscript><p>No program here</p></noscript>
<script src="trial.js"></script></html>`

const trialScript = `
const field = document.querySelector("input");
field.addEventListener("input", (e) => document.getElementById("typed").textContent = field.value + (e.isTrusted ? "" : " (untrusted)"));
addEventListener("keydown", (e) => document.getElementById("keys").textContent += " " + (e.ctrlKey ? "^" : "") + (e.shiftKey ? "+" : "") + e.key);
document.getElementById("deep").addEventListener("click", (e) => document.title = "Clicked " + e.isTrusted);
`

func TestMain(m *testing.M) {
	code := m.Run()
	browser.End()
	os.Exit(code)
}

// site serves the trial page under a strict policy.
func site(t *testing.T) string {
	mux := http.NewServeMux()
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src 'self' http://other.example")
		w.Write([]byte(trial))
	})
	mux.HandleFunc("/trial.js", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/javascript")
		w.Write([]byte(trialScript))
	})
	mux.HandleFunc("/favicon.ico", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) })
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s.URL + "/"
}

func TestBrowsers(t *testing.T) {
	for _, kind := range browser.Kinds() {
		t.Run(string(kind), func(t *testing.T) {
			address := site(t)
			b := browser.Start(t, kind, browser.Options{})
			p := b.Page()
			p.Open(address)

			t.Run("input", func(t *testing.T) {
				p := p.In(t)
				p.Click("input")
				p.Type("Пхеньян late?")
				p.WaitText("#typed", "Пхеньян late?")
				p.Press("Backspace")
				p.Press("Control+k")
				p.Press("Shift+Tab")
				p.WaitText("#keys", "Backspace")
				p.WaitText("#keys", "^k")
				if kind == browser.WebKit {
					p.WaitText("#keys", "+Unidentified") // its name for this key
				} else {
					p.WaitText("#keys", "+Tab")
				}
				if s := p.String("document.activeElement.textContent"); s != "There" {
					t.Errorf("Shift+Tab moved the focus to %q", s)
				}
				p.Press("Enter")
				p.WaitFor(`location.hash === "#there"`)
				p.Click("#deep")
				p.WaitFor(`document.title === "Clicked true"`)
			})

			t.Run("history", func(t *testing.T) {
				p := p.In(t)
				p.Back()
				p.WaitFor(`location.hash === ""`)
				p.Forward()
				p.WaitFor(`location.hash === "#there"`)
				p.Reload()
				p.WaitFor(`document.title === "Trial" && location.hash === "#there"`)
			})

			t.Run("view", func(t *testing.T) {
				p := p.In(t)
				p.SetViewport(360, 640)
				p.WaitFor("innerWidth === 360 && innerHeight === 640")
				p.Dark(true)
				p.WaitFor(`matchMedia("(prefers-color-scheme: dark)").matches`)
				p.Dark(false)
				p.WaitFor(`matchMedia("(prefers-color-scheme: light)").matches`)
				picture, err := png.Decode(bytes.NewReader(p.Screenshot()))
				if err != nil {
					t.Fatal(err)
				}
				if size := picture.Bounds().Size(); size.X != 360 || size.Y != 640 {
					t.Errorf("the screenshot measures %v", size)
				}
			})

			t.Run("values", func(t *testing.T) {
				p := p.In(t)
				var got struct {
					List []int
					None *int
				}
				p.Eval(`new Promise(done => setTimeout(() => done({List: [1, 2], None: undefined}), 20))`, &got)
				if !slices.Equal(got.List, []int{1, 2}) || got.None != nil {
					t.Errorf("decoded %+v", got)
				}
				if err := p.TryEval(`Promise.reject(new Error("as told"))`, nil); err == nil || !strings.Contains(err.Error(), "as told") {
					t.Errorf("a rejected promise gives %v", err)
				}
				p.Eval(`void (window.asked = 0)`, nil)
				p.WaitFor(`(async () => ++asked > 2)()`)
				if n := p.String("String(asked)"); n != "3" {
					t.Errorf("a promised condition was asked %s times until it held", n)
				}
				var nothing any
				p.Eval("undefined", &nothing)
			})

			if lines := p.Console(); len(lines) > 0 {
				t.Errorf("a clean page complained: %q", lines)
			}

			// Everything a page can do wrong must be seen, or an empty
			// console proves nothing.
			p.Eval(`(console.warn("warned", 7), setTimeout(() => { throw new Error("thrown") }), 0)`, nil)
			p.Eval(`(() => { Promise.reject(new Error("unhandled")) })()`, nil)
			p.Eval(`(() => { const s = document.createElement("script"); s.textContent = "1"; document.body.append(s) })()`, nil)
			p.Eval(`(() => { new Image().src = "http://other.example/pixel.png" })()`, nil)
			want := []string{"warned", "thrown", "unhandled", "script-src"}
			for end := time.Now().Add(browser.Patience); ; time.Sleep(50 * time.Millisecond) {
				said := strings.Join(p.Console(), "\n")
				missing := slices.DeleteFunc(slices.Clone(want), func(w string) bool { return strings.Contains(said, w) })
				for _, url := range []string{address, address + "trial.js", "http://other.example/pixel.png"} {
					if !slices.Contains(p.Requests(), url) {
						missing = append(missing, url)
					}
				}
				if len(missing) == 0 && slices.Contains(b.Hosts(), "other.example") {
					break
				}
				if time.Now().After(end) {
					t.Fatalf("not seen: %q, hosts: %q; asked: %q, the console said\n%s", missing, b.Hosts(), p.Requests(), said)
				}
			}
			second := b.Page()
			second.Before("delete globalThis.WebAssembly")
			second.Open(address + "?second")
			if kind := second.String("typeof WebAssembly"); kind != "undefined" {
				t.Errorf("what was taken away from the page is still there: %s", kind)
			}
			second.Close()
		})
	}
}

func TestNoScript(t *testing.T) {
	for _, kind := range browser.Kinds() {
		t.Run(string(kind), func(t *testing.T) {
			p := browser.Start(t, kind, browser.Options{NoScript: true}).Page()
			p.Open(site(t))
			p.WaitText("noscript p", "No program here")
			if n := p.Count("h1"); n != 1 {
				t.Errorf("%d headings", n)
			}
			p.ClickText("a", "There")
			p.WaitFor(`location.hash === "#there"`)
		})
	}
}

// A profile survives the browser, and a killed browser can be started again.
func TestProfile(t *testing.T) {
	for _, kind := range browser.Kinds() {
		t.Run(string(kind), func(t *testing.T) {
			address, o := site(t), browser.Options{Profile: t.TempDir()}
			if !browser.Keeps(kind) {
				o.Profile, o.Own = "", true
			}
			b := browser.Start(t, kind, o)
			p := b.Page()
			p.Open(address)
			p.Eval(`localStorage.setItem("kept", "yes")`, nil)
			b.Close()
			b = browser.Start(t, kind, o)
			p = b.Page()
			p.Open(address)
			if s := p.String(`localStorage.getItem("kept")`); s != "yes" && browser.Keeps(kind) {
				t.Errorf("the second start found %q", s)
			}
			b.Kill()
			if err := p.TryEval("1", nil); err == nil {
				t.Error("a killed browser still answers")
			}
			b = browser.Start(t, kind, o)
			b.Page().Open(address)
		})
	}
}

// protocols are the commands that the drivers themselves need; chromedp sends
// some of its own besides.
var protocols = map[browser.Kind][]string{
	browser.Chromium: {
		"Browser.getVersion", "Browser.setDownloadBehavior", "Emulation.setCPUThrottlingRate", "Emulation.setDeviceMetricsOverride",
		"Emulation.setEmulatedMedia", "Emulation.setFocusEmulationEnabled", "Emulation.setScriptExecutionDisabled",
		"Input.dispatchKeyEvent", "Input.dispatchMouseEvent", "Network.enable", "Page.addScriptToEvaluateOnNewDocument",
		"Page.bringToFront", "Page.captureScreenshot", "Page.getNavigationHistory", "Page.navigate", "Page.navigateToHistoryEntry",
		"Page.reload", "Runtime.evaluate", "Target.closeTarget", "Target.createTarget",
	},
	browser.Firefox: {
		"Marionette:SetContext", "WebDriver:NewSession", "WebDriver:ExecuteScript",
		"browsingContext.activate", "browsingContext.captureScreenshot", "browsingContext.close", "browsingContext.create",
		"browsingContext.navigate", "browsingContext.reload", "browsingContext.setViewport", "browsingContext.traverseHistory",
		"input.performActions", "script.addPreloadScript", "script.evaluate", "session.subscribe",
	},
	browser.WebKit: {
		"DELETE ", "GET /window", "POST /actions", "POST /execute/async", "POST /refresh", "POST /session", "POST /timeouts",
		"POST /url", "POST /window/rect", "Page.overrideUserPreference", "Page.setBootstrapScript", "Page.snapshotRect",
	},
}

// parts are those that make and end an isolated part of a process.
var parts = map[browser.Kind][]string{
	browser.Chromium: {"Target.createBrowserContext", "Target.disposeBrowserContext"},
	browser.Firefox:  {"browser.createUserContext", "browser.removeUserContext"},
}

// Every command of its protocols that a browser is asked is known to the release
// at hand, in a process of its own and in a part of one; what it answered is in
// the log.
func TestProtocol(t *testing.T) {
	for _, kind := range browser.Kinds() {
		t.Run(string(kind), func(t *testing.T) {
			var said []string
			for _, own := range []bool{false, true} {
				b := browser.Start(t, kind, browser.Options{Own: own})
				p := b.Page()
				p.Before("globalThis.early = true")
				p.Open(site(t))
				p.Eval("early", nil)
				p.Click("input")
				p.Type("x")
				p.Press("Control+k")
				p.SetViewport(360, 640)
				p.Dark(true)
				p.Screenshot()
				p.Reload()
				p.Open(p.String("location.href") + "?2")
				p.Back()
				p.WaitFor(`location.search === ""`)
				if kind == browser.Chromium {
					p.SlowDown(1)
				}
				p.Close()
				version := b.Version()
				b.Close()
				said = b.Protocol()
				t.Logf("%s, a process of its own %v:\n  %s", version, own, strings.Join(said, "\n  "))
				needs := protocols[kind]
				if !own {
					needs = append(slices.Clone(needs), parts[kind]...)
				}
				for _, command := range needs {
					if !slices.Contains(said, command+": answered") {
						t.Errorf("%s did not answer %s, or was not asked: the driver needs another way, or the list another line", version, command)
					}
				}
			}
		})
	}
}

// What one test leaves behind, the next does not find, though both had parts of
// one process; and two at once are two.
func TestIsolation(t *testing.T) {
	for _, kind := range browser.Kinds() {
		t.Run(string(kind), func(t *testing.T) {
			address := site(t)
			left := browser.Start(t, kind, browser.Options{})
			p := left.Page()
			p.Open(address)
			p.Eval(`localStorage.setItem("left", "yes")`, nil)
			p.Eval(`caches.open("left").then(c => c.put("x", new Response("yes"))).then(() => true)`, nil)
			p.Dark(true)
			beside := browser.Start(t, kind, browser.Options{}).Page()
			beside.Open(address)
			for i, next := range []*browser.Page{beside, nil} {
				if next == nil {
					left.Close()
					next = browser.Start(t, kind, browser.Options{}).Page()
					next.Open(address)
				}
				var found struct {
					Item   *string
					Caches []string
					Dark   bool
				}
				next.Eval(`(async () => ({Item: localStorage.getItem("left"), Caches: await caches.keys(), Dark: matchMedia("(prefers-color-scheme: dark)").matches}))()`, &found)
				if found.Item != nil || len(found.Caches) > 0 || found.Dark {
					t.Errorf("browser %d finds %+v", i+2, found)
				}
			}
			if left.Version() == "" {
				t.Error("it does not say its version")
			}
		})
	}
}
