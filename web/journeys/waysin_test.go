package journeys

import "testing"

// cancel gives up what is looked at. What is found out of the articles while they are
// looked at makes the list longer, and a button that moves under the pointer is not
// clicked, so it is clicked again.
func (s *session) cancel() {
	s.t.Helper()
	const is = `!document.querySelector(".Library--preview")`
	for gone := false; !gone; {
		s.settled()
		if s.Eval(is, &gone); gone {
			return
		}
		s.ClickText(".Preview-foot button", "Cancel")
		s.Eval(`new Promise(done => {
			let looks = 0;
			(function look() { const gone = `+is+`; if (gone || ++looks > 100) done(gone); else setTimeout(look, 50); })();
		})`, &gone)
	}
}

// Articles come in by a folder, by the clipboard and from another app as they do by
// files, and what was read of them wrongly is read again. A browser gives a script
// no folder and no clipboard, so the page is given what a browser would give.
func TestWaysIn(t *testing.T) {
	claim(t)
	inBoth(t, func(t *testing.T, s *session) {
		s.visit("#/library")
		s.Eval(`(() => {
			const file = (path, text) => ({isDirectory: false, fullPath: path, file: (yes) => yes(new File([text], path.split("/").pop()))});
			const folder = (path, list) => ({isDirectory: true, fullPath: path, createReader() { const some = [list, []]; return {readEntries: (yes) => yes(some.shift())}; }});
			const root = folder("/Quay Post", [file("/Quay Post/.DS_Store", "x"), folder("/Quay Post/Late Edition", [file("/Quay Post/Late Edition/b.txt", "The tide\n\nIt rose twice.\n")]), file("/Quay Post/a.txt", "The ferry\n\nIt sailed late.\n")]);
			const drop = new Event("drop", {bubbles: true, cancelable: true});
			Object.defineProperty(drop, "dataTransfer", {value: {types: ["Files"], files: [], items: [{webkitGetAsEntry: () => root}]}});
			document.querySelector("main").dispatchEvent(drop);
			globalThis.paste = (at, html, text) => {
				const event = new Event("paste", {bubbles: true, cancelable: true});
				Object.defineProperty(event, "clipboardData", {value: {files: [], types: [], getData: (kind) => kind === "text/html" ? html : text}});
				at.dispatchEvent(event);
			};
		})()`, nil)
		s.WaitFor(`document.querySelectorAll(".Preview-row").length === 2`)
		s.ClickText(".Preview-decision button", "Outlet from folder")
		s.WaitText(".Preview-table", "Late Edition")
		s.WaitText(".Preview-table", "Quay Post")
		s.cancel()

		s.Eval(`paste(document.body, "<h1>The bridge is open</h1><p>It carries <a href='https://a.example/'>carts</a> since noon.</p><p><a href='https://b.example/'>Bridge Society</a></p>", "not this")`, nil)
		s.WaitText(".Preview-table", "The bridge is open")
		s.WaitText(".PreviewPanel-text", "It carries carts since noon.")
		s.WaitText(".PreviewPanel-text", "Bridge Society")
		s.cancel()

		s.Click(".Paste > summary")
		s.Click("#paste-headline")
		s.Type("Of bells")
		s.Click("#paste-outlet")
		s.Type("Bell Weekly")
		s.Click("#paste-text")
		s.Type("They rang at ten.")
		s.ClickText(".Paste button", "Preview the text")
		s.WaitText(".Preview-headline", "Of bells")
		s.WaitFor(`document.getElementById("preview-outlet").value === "Bell Weekly" && document.getElementById("paste-text").value === ""`)
		s.cancel()

		s.drop(map[string][]byte{"bells.csv": []byte("title,body,who\nOf bells,\"They rang at ten, and again at noon, said the ringer.\",Ann Tern\n")})
		s.WaitText(".Preview-headline", "Of bells")
		s.Click(".PreviewReading > summary")
		s.Eval(`(() => { const of = document.querySelector(".PreviewReading select[aria-label*='who']"); of.value = "byline"; of.dispatchEvent(new Event("change", {bubbles: true})); })()`, nil)
		s.WaitFor(`document.getElementById("preview-byline").value === "Ann Tern"`)
		s.cancel()

		s.drop(map[string][]byte{"koi.txt": []byte("\xf0\xc1\xd2\xcf\xcd\n\n\xf0\xc1\xd2\xcf\xcd \xd5\xdb\xa3\xcc.\n")})
		s.WaitText(".PreviewPanel-fact", "text")
		s.Eval(`(() => { const of = document.querySelector(".PreviewReading select"); of.value = "koi8-r"; of.dispatchEvent(new Event("change", {bubbles: true})); })()`, nil)
		s.WaitText(".Preview-table", "Паром")
		s.WaitText(".PreviewPanel-text", "Паром ушёл.")
		s.cancel()

		s.WaitFor(kept)
		s.Eval(`(() => {
			const form = new FormData();
			form.append("files", new File(["The gale\n\nIt blew for a day.\n"], "gale.txt"));
			return fetch("shared", {method: "POST", body: form, redirect: "manual"}).then(() => true);
		})()`, nil)
		s.Reload()
		s.WaitText(".Preview-headline", "The gale")

		// Nothing was added, and whoever loads the page again is told.
		s.Reload()
		s.WaitText(".Library-lost", "before the articles of 1 file were added")
		s.ClickText(".Library-lost button", "Close")
		s.WaitFor(`!document.querySelector(".Library-lost").checkVisibility()`)
		s.end()
	})
}
