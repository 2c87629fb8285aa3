package journeys

import (
	"testing"

	"parallax/app/present/sample"
	"parallax/web/browser"
)

// An older edition that meets the storage of a newer one says so, shows what is
// kept there, changes none of it, and can still give its work away as a file.
func TestFaultDowngrade(t *testing.T) {
	claim(t)
	dir := siteOf(t, sample.Collection())
	for _, kind := range experimentKinds(t) {
		shared := browser.Start(t, kind, browser.Options{Own: true})
		attempts(t, "8 storage of a newer edition", kind, *tries, func(t *testing.T) string {
			s := &session{Page: shared.Page().In(t), t: t, browser: shared, gate: openGate(t, dir, "/a/b/")}
			s.visit("#/library")
			s.drop(map[string][]byte{"bell.txt": sample.Original("bell-parted")})
			s.attached(1)
			s.Open(s.gate.base() + "404.html")
			s.Eval(`indexedDB.databases().then(all => Promise.all(all.map(d => new Promise((done, failed) => {
				const open = indexedDB.open(d.name, 99);
				open.onupgradeneeded = () => open.result.createObjectStore("of the newer edition");
				open.onerror = open.onblocked = failed;
				open.onsuccess = () => { open.result.close(); done(); };
			})))).then(() => true)`, nil)

			s.visit("#/library")
			const told = `/newer version/.test(document.querySelector(".Library-warning").innerText)`
			s.placed(1)
			s.WaitFor(told)
			s.drop(map[string][]byte{"other.txt": sample.Original("bell-weeks")})
			s.placed(2)
			s.WaitFor(told)
			s.WaitFor(`/not saved/i.test(document.querySelector(".Library-status").innerText)`)
			s.follow("#/read/bell-parted")
			s.ClickText("main button", "Full text")
			s.reads("#/read/bell-parted", "p4", "tardy", true)
			s.Eval(`void (globalThis.given = new Promise((done) => { const real = URL.createObjectURL; URL.createObjectURL = (b) => { done(b.size); return real(b); }; }))`, nil)
			s.follow("#/")
			s.ClickText("main button", "Change the chart")
			s.ClickText("main button", "CSV")
			s.WaitFor(`given.then((size) => size > 100)`)

			s.visit("#/library")
			s.placed(1) // nothing was written
			s.Close()
			return ""
		})
		shared.Close()
	}
}
