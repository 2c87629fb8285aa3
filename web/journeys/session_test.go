package journeys

import (
	"encoding/json"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"parallax/web/browser"
)

// session is one reader: a fresh browser in front of one served site.
type session struct {
	*browser.Page
	t       *testing.T
	browser *browser.Browser
	gate    *gate
	// expected complaints of the console, for journeys that break something
	// on purpose
	expected []*regexp.Regexp
}

// everywhere runs a journey in the browsers of this lane, with the site at the root of its
// host and under a path.
func everywhere(t *testing.T, journey func(*testing.T, *session)) {
	t.Helper()
	for _, prefix := range []string{"/", "/a/b/"} {
		if prefix == "/" && *lane == string(browser.WebKit) {
			continue // where a site lies is no engine's business
		}
		each(t, prefix, browser.Options{}, journey)
	}
}

// inBoth runs a journey in the browsers of this lane, with the site under a path, the
// harder of the two places.
func inBoth(t *testing.T, journey func(*testing.T, *session)) {
	t.Helper()
	each(t, "/a/b/", browser.Options{}, journey)
}

func each(t *testing.T, prefix string, o browser.Options, journey func(*testing.T, *session)) {
	t.Helper()
	for _, kind := range kinds(t) {
		t.Run(string(kind)+" at "+strings.ReplaceAll(prefix, "/", "∕"), func(t *testing.T) {
			s := begin(t, kind, o, openGate(t, site, prefix))
			journey(t, s)
			s.end()
		})
	}
}

// begin starts a browser in front of a gate.
func begin(t *testing.T, kind browser.Kind, o browser.Options, g *gate) *session {
	t.Helper()
	b := browser.Start(t, kind, o)
	return &session{Page: b.Page(), t: t, browser: b, gate: g}
}

// end makes the demands every journey ends with.
func (s *session) end() {
	s.t.Helper()
	s.clean(s.Page)
	stays(s.t, s.browser, s.gate.address)
}

// gates are the addresses of all gates so far. A browser serves many journeys,
// and a service worker of an earlier one may still ask for what it keeps: that is
// no page of this journey, which cannot know the address.
var gates addresses

type addresses struct {
	mu   sync.Mutex
	list []string
}

func (a *addresses) add(address string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.list = append(a.list, address)
}

func (a *addresses) has(address string) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return slices.Contains(a.list, address)
}

// stays demands that a browser asked nobody but the given hosts for anything,
// whichever page, worker or service worker wanted to, or the browser for them.
func stays(t *testing.T, b *browser.Browser, hosts ...string) {
	t.Helper()
	for _, host := range b.Hosts() {
		if !slices.Contains(hosts, host) && !gates.has(host) {
			t.Errorf("the browser tried to reach %s: nothing may leave its origin", host)
		}
	}
}

// clean demands of one tab an empty console and requests to its origin only.
func (s *session) clean(p *browser.Page) {
	s.t.Helper()
	for _, line := range p.Console() {
		if slices.ContainsFunc(harmless[s.browser.Kind], func(r *regexp.Regexp) bool { return r.MatchString(line) }) {
			continue
		}
		if !slices.ContainsFunc(s.expected, func(r *regexp.Regexp) bool { return r.MatchString(line) }) {
			s.t.Errorf("the console says: %s", line)
		}
	}
	for _, request := range p.Requests() {
		request, _, _ = strings.Cut(request, "#") // a fragment stays in the browser, and need not be well-formed
		at, err := url.Parse(request)
		if err != nil {
			s.t.Errorf("a request for %q: %v", request, err)
			continue
		}
		local := at.Host == s.gate.address || slices.Contains([]string{"about", "data", "blob"}, at.Scheme)
		if !local {
			s.t.Errorf("the page asked for %s: nothing may leave its origin", request)
		}
	}
}

// harmless is what a browser complains of that hides nothing from readers.
var harmless = map[browser.Kind][]*regexp.Regexp{
	browser.WebKit: {
		// The build for Linux installs no pages, and has no directive about it.
		regexp.MustCompile("Unrecognized Content-Security-Policy directive 'manifest-src'"),
		// The others notify in the next frame too, and say nothing.
		regexp.MustCompile("ResizeObserver loop completed with undelivered notifications"),
		// Looking for an update without a network; the others keep that to themselves.
		regexp.MustCompile(`/sw\.js due to access control checks|Failed to load resource: .*/sw\.js$`),
	},
}

// expect allows complaints of the console that match the pattern.
func (s *session) expect(pattern string) {
	s.expected = append(s.expected, regexp.MustCompile(pattern))
}

// running holds once the program has shown its first view.
const running = `document.documentElement.dataset.ready === "true"`

// complete says that a view is all there.
const complete = running + ` && !document.querySelector(".Overview[aria-busy=true]")`

// visit loads the site afresh at a view ("#/read/x") and waits for the program.
func (s *session) visit(view string) {
	s.t.Helper()
	s.Open("about:blank") // a change of the fragment alone would not load anything
	s.Open(s.gate.base() + view)
	s.WaitFor(complete)
}

// follow goes to a view as the address bar does, without loading the page again.
func (s *session) follow(view string) {
	s.t.Helper()
	// The address changes at once and the view a moment later; where both
	// addresses mean the same view it never does, so the wait has an end.
	s.Eval(`(async () => {
		const text = () => document.querySelector("main")?.innerText, before = text();
		location.hash = `+js(view)+`;
		for (const end = performance.now() + 1000; performance.now() < end && text() === before;) await new Promise(done => setTimeout(done, 20));
	})()`, nil)
	s.settled()
}

// settled waits until the main text has been the same for a few frames and
// nothing moves or changes colour any more.
func (s *session) settled() {
	s.t.Helper()
	s.WaitFor(`(async () => {
		const frame = () => new Promise(done => requestAnimationFrame(done));
		const text = () => document.querySelector("main")?.innerText;
		for (let i = 0, before = text(); i < 8; i++) { await frame(); if (text() !== before) return false; }
		return Boolean(text()) && !document.getAnimations().some(a => a.playState === "running");
	})()`)
}

// screen is what a reader would notice of a view: address, heading, text.
type screen struct{ Hash, Title, Heading, Text string }

// see describes the view shown now.
func (s *session) see() screen {
	s.t.Helper()
	s.settled()
	var v screen
	s.Eval(`({
		Hash: location.hash, Title: document.title,
		Heading: document.querySelector("main h1")?.innerText ?? "",
		Text: [...document.querySelectorAll("main .Resume, main .Shelf-note, main .Store")] // what has been read meanwhile, and the room left
			.reduce((text, e) => text.replace(e.innerText, ""), document.querySelector("main").innerText).replace(/\s+/g, " "),
	})`, &v)
	return v
}

// shows waits until the view is the wanted one: a change of address is drawn a
// moment later.
func (s *session) shows(what string, want screen) {
	s.t.Helper()
	var now screen
	for end := time.Now().Add(browser.Patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if now = s.see(); now == want {
			return
		}
	}
	s.t.Errorf("%s gives\n%+v\ninstead of\n%+v", what, now, want)
}

// heading waits for the main heading.
func (s *session) heading(text string) {
	s.t.Helper()
	s.WaitText("main h1", text)
}

// typeQuery puts the text into the search field of the header.
func (s *session) typeQuery(text string) {
	s.t.Helper()
	s.Click(`header input[type="search"]`)
	s.Type(text)
}

// hit is the JavaScript condition that a search result leads to a passage.
func hit(document string, passage int) string {
	return fmt.Sprintf(`[...document.querySelectorAll("main a[href]")].some(a =>
		a.getAttribute("href").startsWith("#/read/%s?") && new URLSearchParams(a.getAttribute("href").split("?")[1]).get("p") === "%d")`, document, passage)
}

// js writes a string as JavaScript.
func js(s string) string {
	data, _ := json.Marshal(s) // a string always encodes
	return string(data)
}

// add adds the articles that the page shows before it adds any.
func (s *session) add(n int) {
	s.t.Helper()
	s.WaitFor(fmt.Sprintf(`/^Add %d\u00a0articles?$/.test((document.querySelector(".Preview-foot .Button--main:not([hidden])") || {}).textContent || "")`, n))
	s.Click(".Preview-foot .Button--main")
	s.WaitFor(`!document.querySelector(".Preview") && /^#\/(in\/[^/]+\/)?$/.test(location.hash)`)
}
