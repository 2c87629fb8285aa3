package journeys

import (
	"path/filepath"
	"testing"

	"parallax/web/browser"
)

// stored counts what is written to the database of indexes, and what is read.
const stored = `(() => {
	globalThis.pieces = { put: 0, got: 0 };
	globalThis.noted = 0;
	const put = IDBObjectStore.prototype.put, getAll = IDBObjectStore.prototype.getAll;
	IDBObjectStore.prototype.put = function (value, key) {
		if (this.name === "indexes" && String(key).startsWith("piece ")) pieces.put++;
		const request = put.call(this, value, key);
		if (this.name === "indexes" && String(key).startsWith("index ")) this.transaction.addEventListener("complete", () => noted++);
		return request;
	};
	IDBObjectStore.prototype.getAll = function (...args) {
		const request = getAll.apply(this, args);
		if (this.name === "indexes") request.addEventListener("success", () => pieces.got += request.result.filter(v => v instanceof Uint8Array).length);
		return request;
	};
})()`

// The index of a collection whose bundle has none is built at the first visit,
// kept by the browser, and opened at the next; what fits no more is built anew.
func TestIndexIsKept(t *testing.T) {
	claim(t)
	large := filepath.Join(t.TempDir(), "large")
	if err := build(large, "-c", reports(t, 600)); err != nil {
		t.Fatal(err)
	}
	for _, kind := range kinds(t) {
		t.Run(string(kind), func(t *testing.T) {
			s := begin(t, kind, browser.Options{}, openGate(t, large, "/a/b/"))
			s.Before(stored)
			visit := func() (put, got int) {
				s.visit("#/search?q=babel+dodan")
				s.WaitFor(`document.querySelectorAll("main mark").length > 0`)
				s.WaitFor(`noted > 0`)
				s.Eval(`pieces.put`, &put)
				s.Eval(`pieces.got`, &got)
				return put, got
			}
			if put, got := visit(); put == 0 || got != 0 {
				t.Errorf("at the first visit %d pieces of the index were kept and %d found", put, got)
			}
			hits := s.String(`document.querySelector("main").innerText`)
			if put, got := visit(); put != 0 || got == 0 {
				t.Errorf("at the second visit %d pieces of the index were kept again and %d found: it was not opened", put, got)
			}
			if again := s.String(`document.querySelector("main").innerText`); again != hits {
				t.Errorf("the index that was kept finds something else:\n%s\nwant\n%s", again, hits)
			}
			// Damaged, it is built again, and kept.
			s.Eval(`(async () => {
				const name = (await indexedDB.databases()).find(d => d.name.startsWith("parallax indexes ")).name;
				const db = await new Promise(done => { const r = indexedDB.open(name); r.onsuccess = () => done(r.result); });
				const store = db.transaction("indexes", "readwrite").objectStore("indexes");
				const keys = await new Promise(done => { const r = store.getAllKeys(); r.onsuccess = () => done(r.result); });
				await new Promise(done => { const r = store.delete(keys.findLast(k => k.startsWith("piece "))); r.onsuccess = done; });
				db.close();
				return keys.length;
			})()`, nil)
			if put, _ := visit(); put == 0 {
				t.Error("without one of its pieces the index was opened, or is not kept again")
			}
			s.end()
		})
	}
}
