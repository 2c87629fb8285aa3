package journeys

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parallax/app/present/sample"
	"parallax/web/browser"
)

// lose takes a file out of the service worker's cache, as browsers do that
// damage or trim their storage.
func lose(name string) string {
	return `(async () => {
		let lost = 0;
		for (const cache of await caches.keys())
			if (await (await caches.open(cache)).delete(new URL(` + js(name) + `, parallax.base))) lost++;
		return lost;
	})()`
}

// A file that the browser has lost comes back, compared by its hash, at the
// next visit with a network. Without one the reader is told, and can read what
// is there.
func TestFaultLostFile(t *testing.T) {
	a, _ := twoEditions(t)
	parts := []string{"index.html", ".wasm", "boot-", "wasm_exec-", "app-"}
	for _, kind := range experimentKinds(t) {
		shared := browser.Start(t, kind, browser.Options{Own: true})
		attempts(t, "9 one cached file lost", kind, *tries, func(t *testing.T) string {
			ends := map[string]int{}
			g := openGate(t, a.dir, "/a/b/")
			g.spoils(func(w http.ResponseWriter, r *http.Request, behind http.Handler) bool {
				behind.ServeHTTP(forgetful{w}, r)
				return true
			})
			p := shared.Page().In(t)
			p.Open(g.base())
			p.WaitFor(running)
			p.WaitFor(kept)
			for _, part := range parts {
				var names []string
				for name := range a.files {
					if strings.HasSuffix(name, part) || strings.HasPrefix(name, part) && !strings.HasSuffix(name, ".wasm") {
						names = append(names, name)
					}
				}
				if len(names) == 0 {
					t.Fatalf("no file is like %q", part)
				}
				slices.Sort(names)
				name := names[chance().below(len(names))]

				if n := p.String(lose(name) + ".then(String)"); n == "0" {
					t.Fatalf("%s was not there to lose", name)
				}
				p.Reload()
				if got := whole(t, p, a); got != a.name { // asks for every file
					t.Errorf("%s lost: edition %s", name, got)
				}
				g.cut()
				p.Reload()
				if whole(t, p, a); t.Failed() {
					t.Fatalf("%s did not come back", name)
				}

				p.Eval(lose(name), nil)
				p.Open("about:blank")
				p.Open(g.base())
				const told = `/lost|could not be loaded/.test(document.body.innerText)`
				p.WaitFor(told + " || " + running + ` && document.styleSheets.length > 0`)
				if p.String("String("+told+")") == "false" { // the browser had it elsewhere
					whole(t, p, a)
					ends["repaired"]++
				} else {
					ends["told"]++
					if part != "index.html" && p.Count("main h1") != 1 {
						t.Errorf("%s lost: there is nothing to read", name)
					}
				}
				g.connect()
				p.Open(g.base())
				whole(t, p, a)
			}
			p.Close()
			return fmt.Sprintf("%d told, %d repaired without a network", ends["told"], ends["repaired"])
		})
		shared.Close()
	}
}

// forgetful keeps the browser's ordinary cache from helping out.
type forgetful struct{ http.ResponseWriter }

func (f forgetful) WriteHeader(status int) {
	f.Header().Set("Cache-Control", "no-store")
	f.ResponseWriter.WriteHeader(status)
}

// neighbours are another app's caches and databases on the same origin, one of
// them an explorer at another path.
const neighbours = `(async () => {
	for (const name of ["other", "parallax " + location.origin + "/a/ 0123456789abcdef", "parallax " + location.origin + "/a/bb/ 0123456789abcdef"])
		await (await caches.open(name)).put("/elsewhere/file", new Response("theirs"));
	for (const name of ["other", "parallax /a/"])
		await new Promise((done, failed) => {
			const open = indexedDB.open(name, 7);
			open.onupgradeneeded = () => open.result.createObjectStore("originals").put("theirs", "key");
			open.onerror = failed;
			open.onsuccess = () => { open.result.close(); done(); };
		});
	localStorage.setItem("other", "theirs");
	return true;
})()`

const neighboursFine = `(async () => {
	for (const name of ["other", "parallax " + location.origin + "/a/ 0123456789abcdef", "parallax " + location.origin + "/a/bb/ 0123456789abcdef"])
		if (await (await (await caches.open(name)).match("/elsewhere/file"))?.text() !== "theirs") return name;
	for (const name of ["other", "parallax /a/"]) {
		const value = await new Promise((done, failed) => {
			const open = indexedDB.open(name);
			open.onerror = failed;
			open.onsuccess = () => {
				const get = open.result.transaction("originals").objectStore("originals").get("key");
				get.onsuccess = () => { open.result.close(); done(get.result); };
			};
		});
		if (value !== "theirs") return "database " + name;
	}
	return localStorage.getItem("other") === "theirs" ? "" : "localStorage";
})()`

// An update and the kill switch leave alone what is not theirs: caches and
// databases of neighbours on the same origin, and the reader's own documents.
// After the kill switch no worker and no cache is left, and the pages come from
// the network; a repaired version published later is taken up again.
func TestFaultKillSwitch(t *testing.T) {
	claim(t)
	a, b := editionsOfSample(t)
	off := withKillSwitch(t, b)
	original := sample.Original("bell-parted")
	for _, kind := range experimentKinds(t) {
		shared := browser.Start(t, kind, browser.Options{Own: true})
		attempts(t, "10, 11 kill switch; neighbours", kind, *tries, func(t *testing.T) string {
			s := &session{Page: shared.Page().In(t), t: t, browser: shared, gate: openGate(t, a.dir, "/a/b/")}
			s.visit("#/library")
			s.WaitFor(kept)
			s.Eval(neighbours, nil)
			s.drop(map[string][]byte{"bell.txt": original})
			s.attached(1)

			s.gate.publish(b.dir)
			s.Reload()
			s.WaitFor(notice)
			s.WaitFor(agree)
			s.Click("#agree")
			s.WaitFor(`document.documentElement.dataset.edition === "` + b.name + `" && ` + running)
			s.WaitFor(`caches.keys().then(names => names.length === 4)`) // theirs and one of ours
			if touched := s.String(neighboursFine); touched != "" {
				t.Errorf("the update touched the neighbour's %s", touched)
			}

			// It arrives while the page is in use, and is not forgotten for that.
			s.gate.publish(off)
			s.Eval(`navigator.serviceWorker.getRegistration().then(r => r.update()).then(() => true)`, nil)
			const gone = `Promise.all([navigator.serviceWorker.getRegistration(), caches.keys()]).then(([r, names]) => !r && names.length === 3)`
			s.WaitFor(gone)
			s.Reload()
			s.WaitFor(running)
			s.follow("#/library")
			s.attached(1)
			s.WaitFor(gone)
			if touched := s.String(neighboursFine); touched != "" {
				t.Errorf("the kill switch touched the neighbour's %s", touched)
			}
			s.gate.cut()
			if err := s.TryOpen(s.gate.base()); err == nil {
				t.Error("the page still opens without a network")
			}
			s.gate.connect()

			s.gate.publish(a.dir)
			s.visit("#/library")
			s.WaitFor(kept)
			s.attached(1)
			s.gate.cut()
			s.Reload()
			if got := whole(t, s.Page, a, b); got != a.name {
				t.Errorf("after all, edition %s runs", got)
			}
			s.attached(1)
			s.Close()
			return ""
		})
		shared.Close()
	}
}

// withKillSwitch is the site of an edition whose sw.js is the kill switch.
func withKillSwitch(t *testing.T, e edition) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "off")
	if err := os.CopyFS(dir, os.DirFS(e.dir)); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, "sw-off.js"))
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, "sw.js"), data, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	return dir
}
