package journeys

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"os"
	"strings"
	"testing"

	"parallax/web/browser"
)

// A collection of one's own is taken along as a folder, read in a browser that has
// nothing, and taken along again with the same bytes. The folder, changed by hand, brings
// in what was changed and no more; dropped once more it brings nothing; and the
// collection as it was is still there.
func TestTakenAlong(t *testing.T) {
	const name = "articles-from-my-files-folder.zip"
	take := func(s *session) []byte {
		s.WaitText(".Take", "Folder (.zip)")
		s.Click(`.Take button[aria-label$="Folder (.zip)"]`)
		content, err := os.ReadFile(s.browser.Download(name))
		if err != nil {
			t.Fatal(err)
		}
		return content
	}
	for _, kind := range kinds(t) {
		t.Run(string(kind), func(t *testing.T) {
			g := openGate(t, site, "/a/b/")
			s := begin(t, kind, browser.Options{}, g)
			s.visit("#/library")
			s.drop(map[string][]byte{
				"my ferry.txt":  []byte("The ferry and the bridge\n\nPutin sailed late to the harbour, the ferryman said.\n\nNobody waited.\n"),
				"my letter.txt": []byte("A letter about ice\n\nThe harbourmaster wrote that the quay was frozen.\n"),
			})
			s.addAsCollection()
			s.WaitText("main", "A letter about ice")
			s.savedHere()
			own := s.own()
			s.follow(own + "topics?as=edit")
			s.Click(`main input[id=topic-new]`)
			s.Type("Tides")
			s.Press("Enter")
			s.WaitFor(savedEdits)
			s.follow(own + "library")
			first := take(s)
			s.end()

			s = begin(t, kind, browser.Options{}, g)
			s.visit("#/library")
			s.drop(map[string][]byte{name: first})
			s.WaitText("main", "A letter about ice")
			s.savedHere()
			own = s.own()
			s.follow(own + "library")
			if second := take(s); !bytes.Equal(first, second) {
				t.Errorf("read and taken along again the folder is another: %d bytes, %d before", len(second), len(first))
			}

			changed := byHand(t, first, "title: Tides", "title: Tides and currents")
			s.drop(map[string][]byte{name: changed})
			s.WaitText(".Merge-sums", "changed there")
			s.WaitText(".Merge-table", "Tides and currents")
			s.Click(".Merge-ways .Button--main")
			s.WaitText(".Merge-undo", "brought in")
			s.savedHere()
			if own == s.own() {
				t.Error("the collection as it was is overwritten")
			}
			merged := s.own()
			s.WaitFor(`document.querySelectorAll(".Ledger-row").length === 2 && document.querySelector("main").innerText.includes("before a file was brought in")`)
			s.follow(own + "topics?as=edit") // the address from before
			s.WaitFor(`location.hash === ` + js(merged+"topics?as=edit"))
			s.WaitText("main", "Tides and currents")
			s.follow(merged + "library")
			s.dropFolder(changed) // the same, unzipped
			s.WaitText(".Merge", "Nothing new: this file holds what is here already.")
			s.ClickText(".Merge-ways button", "Cancel")
			s.ClickText(".Merge-undo button", "Undo")
			s.WaitFor(`location.hash === ` + js(own+"library") + ` && document.querySelectorAll(".Ledger-row").length === 2 && document.querySelector(".Ledger-row--here .Ledger-title")?.innerText === "Articles from my files"`)
			s.follow(own + "topics?as=edit")
			s.WaitText("main", "Tides")
			if text := s.String(`document.querySelector("main").innerText`); strings.Contains(text, "currents") {
				t.Errorf("undone, what was brought in is still there:\n%s", text)
			}
			// From another collection the folder leads to the one that it is a state of.
			s.follow("#/library")
			s.dropFolder(changed)
			s.WaitText(".Merge", "1 entry was changed in the file. Nothing is brought in yet.")
			if s.own() != own {
				t.Errorf("it is compared with %s", s.own())
			}
			s.ClickText(".Merge-ways button", "Cancel")
			// One article that was written anew is compared, too, and not added beside it.
			s.drop(map[string][]byte{"my letter.txt": []byte("A letter about ice\n\nThe harbourmaster wrote that the quay is free again.\n")})
			s.WaitText(".Preview-decisions", "another version of one here")
			s.ClickText(".Preview-foot button", "See what changes")
			s.WaitText(".Merge-pair", "the quay is free again")
			s.Click(".Merge-ways .Button--main")
			s.WaitText(".Merge-undo", "brought in")
			s.WaitFor(`document.querySelector(".Ledger-row--here").innerText.includes("2 articles") || document.querySelector(".Ledger-row--here").innerText.includes("\t2\n")`)
			s.end()
		})
	}
}

// dropFolder drops what is in a zip as a folder. A browser gives a script none, so the
// page is given what a browser would give.
func (s *session) dropFolder(packed []byte) {
	s.t.Helper()
	z, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		s.t.Fatal(err)
	}
	files := make(map[string]string)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			s.t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			s.t.Fatal(err)
		}
		files[f.Name] = string(text)
	}
	list, err := json.Marshal(files)
	if err != nil {
		s.t.Fatal(err)
	}
	s.Eval(`(() => {
		const some = Object.entries(`+string(list)+`).map(([path, text]) => ({isDirectory: false, fullPath: "/" + path, file: (yes) => yes(new File([text], path.split("/").pop()))}));
		const lists = [some, []], root = {isDirectory: true, fullPath: "/folder", createReader: () => ({readEntries: (yes) => yes(lists.shift())})};
		const drop = new Event("drop", {bubbles: true, cancelable: true});
		Object.defineProperty(drop, "dataTransfer", {value: {types: ["Files"], files: [], items: [{webkitGetAsEntry: () => root}]}});
		document.querySelector("main").dispatchEvent(drop);
	})()`, nil)
}

// byHand is a zip with a text in one of its files replaced.
func byHand(t *testing.T, content []byte, old, with string) []byte {
	t.Helper()
	from, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	z, found := zip.NewWriter(&b), false
	for _, f := range from.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		found = found || strings.Contains(string(text), old)
		w, err := z.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, strings.Replace(string(text), old, with, 1)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil || !found {
		t.Fatalf("nothing to replace: %v", err)
	}
	return b.Bytes()
}
