package journeys

import (
	"os"
	"path/filepath"
	"testing"

	"parallax/app/present/sample"
	"parallax/web/browser"
)

// Whoever installs the page is asked where he looks for it, and never before.
// Browsers differ in when they make such an offer, so the page is given one.
func TestInstallOffer(t *testing.T) {
	inBoth(t, func(t *testing.T, s *session) {
		s.Before(`addEventListener("beforeinstallprompt", e => { if (e.isTrusted) e.stopImmediatePropagation(); }, true)`)
		s.visit("#/library")
		if n := s.Count("#install"); n > 0 && s.String(`String(document.getElementById("install").checkVisibility())`) == "true" {
			t.Error("it is offered where the browser offers nothing")
		}
		var kept bool
		s.Eval(`(() => {
			const offer = new Event("beforeinstallprompt", {cancelable: true});
			offer.prompt = () => { globalThis.asked = true; return Promise.resolve(); };
			dispatchEvent(offer);
			return offer.defaultPrevented;
		})()`, &kept)
		if !kept {
			t.Error("the browser interrupts the reader")
		}
		s.ClickText("main button", "Install Parallax as an app")
		s.WaitFor(`globalThis.asked && !document.getElementById("install").checkVisibility()`)
	})
}

// The installed app is opened with files, from a shortcut, and by what another
// app shares.
func TestLaunched(t *testing.T) {
	claim(t)
	dir := siteOf(t, sample.Collection())
	for _, kind := range kinds(t) {
		t.Run(string(kind), func(t *testing.T) {
			s := begin(t, kind, browser.Options{}, openGate(t, dir, "/a/b/"))
			s.Before(`Object.defineProperty(globalThis, "launchQueue", {value: {setConsumer(f) { globalThis.launch = f; }}})`)
			s.visit("")
			s.Eval(`launch({targetURL: new URL("#/search", location).href, files: []})`, nil)
			s.WaitFor(`location.hash === "#/search"`)
			s.Eval(`launch({targetURL: new URL("#/library", location).href, files: [
				{kind: "file", getFile: async () => new File([`+js(string(sample.Original("bell-parted")))+`], "bell.txt")},
				{kind: "directory"},
			]})`, nil)
			s.WaitFor(`location.hash === "#/library"`)
			s.attached(1)

			s.Open("about:blank")
			// Firefox, busy, gives up a navigation whose worker it has just ended.
			shared := s.gate.base() + "?title=&text=tardy%20https%3A%2F%2Fexample.org%2Fx&url="
			if err := s.TryOpen(shared); err != nil {
				s.Open(shared)
			}
			s.WaitFor(running + ` && location.hash === "#/search?q=tardy" && location.search === ""`)
			s.end()
		})
	}
}

// A browser that has emptied its cache but kept what the page stored opens it
// without a network all the same.
func TestCacheCleared(t *testing.T) {
	caches := map[browser.Kind][]string{
		browser.Chromium: {"Default/Cache", "Default/Code Cache", "ShaderCache", "GrShaderCache"},
		browser.Firefox:  {"cache2", "startupCache"},
	}
	for _, kind := range kinds(t) {
		t.Run(string(kind), func(t *testing.T) {
			profile := t.TempDir()
			g := openGate(t, site, "/a/b/")
			s := begin(t, kind, browser.Options{Profile: profile}, g)
			s.visit("#/read/rfa-lectures")
			s.WaitFor(kept)
			s.end()
			s.browser.Close()
			g.cut()
			found := 0
			for _, name := range caches[kind] {
				at := filepath.Join(profile, filepath.FromSlash(name))
				if _, err := os.Stat(at); err == nil {
					found++
				}
				if err := os.RemoveAll(at); err != nil {
					t.Fatal(err)
				}
			}
			if found == 0 {
				t.Fatal("the browser's cache is not where it was: this proves nothing")
			}
			again := begin(t, kind, browser.Options{Profile: profile}, g)
			again.visit("#/read/rfa-photobook")
			again.WaitText("main h1", "Low interest")
			again.end()
		})
	}
}
