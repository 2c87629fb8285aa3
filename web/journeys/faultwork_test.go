package journeys

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"parallax/web/browser"
)

// deeds are what a reader does again and again until the browser is killed. Each does
// its work once, under a name of its own, and comes to an end when the page shows it and
// says that all is saved.
var deeds = []struct{ name, view, do, there string }{
	{"noting", "read/%s", `
		(await until(() => document.querySelector(".Notes-here:not(.Margin-part) .Notes-add:not([hidden])"))).click();
		const field = await until(() => document.getElementById("note"));
		fill(field);
		await until(() => [...document.querySelectorAll(".Note-body")].some(e => e.innerText === name) && saved());`,
		`[...document.querySelectorAll(".Note-body")].map(e => e.innerText)`},
	{"coding", "topics?as=edit", `
		fill(await until(() => document.getElementById("topic-new")));
		await until(() => [...document.querySelectorAll(".TopicRow-title")].some(e => e.innerText === name) && saved());`,
		`[...document.querySelectorAll(".TopicRow-title")].map(e => e.innerText)`},
	{"renaming", "library", `
		(await until(() => [...document.querySelectorAll(".Ledger-row--here button")].find(b => b.innerText === "Rename"))).click();
		fill(await until(() => document.getElementById("shelf-name")));
		await until(() => document.querySelector(".Ledger-row--here .Ledger-title:not([hidden])")?.innerText === name && saved());`,
		`[document.querySelector(".Ledger-row--here .Ledger-title").innerText]`},
}

// working does a deed again and again, and keeps what was begun and what was called
// saved. What is seen must still be seen two frames later: parts of a page are drawn one
// after another.
const working = `(() => {
	globalThis.begun = []; globalThis.kept = [];
	const frame = () => new Promise(done => requestAnimationFrame(done));
	const saved = () => /^Saved/.test(document.querySelector(".Keeping .State")?.innerText || "");
	const until = async is => {
		for (;;) {
			let found = is();
			if (found) { await frame(); await frame(); if (found = is()) return found; }
			await new Promise(done => setTimeout(done, 4));
		}
	};
	(async () => {
		for (let n = 1;; n++) {
			const name = %s + " " + n;
			const fill = field => {
				field.value = name;
				field.dispatchEvent(new Event("input", {bubbles: true}));
				begun.push(name);
				field.form.requestSubmit();
			};
			%s
			kept.push(name);
		}
	})();
})()`

// The browser is killed at a random moment while somebody notes, codes and renames a
// collection. What the page has called saved is there afterwards, and the collection has
// the name that was saved last, or one that was given after it. Each try goes on from
// what the last one left.
func TestFaultKilledAtWork(t *testing.T) {
	if *share && !*apart {
		t.Skip("make faults kills browsers again and again")
	}
	claim(t)
	whole := t // browsers outlive the try that started them
	for _, kind := range experimentKinds(t) {
		g := openGate(t, site, "/a/b/")
		o := browser.Options{Profile: t.TempDir()}
		s := &session{t: t, gate: g}
		s.browser = browser.Start(t, kind, o)
		s.Page = s.browser.Page()
		s.visit("#/library")
		s.drop(map[string][]byte{"my ferry.txt": []byte("The ferry\n\nThe ferryman waited on the quay.\n"), "my ice.txt": []byte("Ice\n\nIce lay on the harbour.\n")})
		s.addAsCollection()
		s.WaitText("main", "The ferry")
		s.savedHere()
		own := s.own()
		all := map[string][]string{} // by deed, what was called saved
		for i, deed := range deeds {
			n := 0
			view := strings.Replace(deed.view, "%s", "my-ferry", 1)
			attempts(t, "12 killed while "+deed.name, kind, *tries, func(t *testing.T) string {
				s.Page, s.t = s.Page.In(t), t
				s.visit(own + view)
				n++
				var begun, kept []string
				s.Eval(fmt.Sprintf(working, js(fmt.Sprintf("%s %d.%d", deed.name, i, n)), deed.do), nil)
				for end := time.Now().Add(time.Duration(chance().below(3000)) * time.Millisecond); time.Now().Before(end); {
					s.TryEval(`kept`, &kept)
					time.Sleep(time.Duration(chance().below(30)) * time.Millisecond)
				}
				s.TryEval(`begun`, &begun)
				s.browser.Kill()

				s.browser = browser.Start(whole, kind, o)
				s.Page = s.browser.Page().In(t)
				s.visit(own + view)
				s.WaitFor(`document.querySelector(".Keeping .State")?.innerText`)
				s.settled()
				var there []string
				s.Eval(deed.there, &there)
				if all[deed.name] = append(all[deed.name], kept...); deed.name != "renaming" {
					for _, name := range all[deed.name] {
						if !slices.Contains(there, name) {
							t.Errorf("%q was called saved, and is gone; there are %q", name, there)
						}
					}
				} else if len(kept) > 0 && slices.Index(begun, there[0]) < slices.Index(begun, kept[len(kept)-1]) {
					t.Errorf("the name %q was called saved, and is %q", kept[len(kept)-1], there[0])
				}
				return []string{"killed before the first", "1 saved", "2 saved", "3 or more saved"}[min(len(kept), 3)]
			})
		}
		s.browser.Close()
	}
}
