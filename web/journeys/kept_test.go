package journeys

import (
	"strings"
	"testing"

	"parallax/app/present/sample"
)

// savedHere waits until the page says that what was added is saved.
func (s *session) savedHere() {
	s.t.Helper()
	s.WaitFor(`/^Saved/.test(document.querySelector(".Keeping .State")?.innerText || "")`)
}

// addAsArticles makes articles of the files dropped last, beside those that the page
// came with, which has to be asked for; addAsCollection makes them a collection of
// their own.
func (s *session) addAsArticles(n int) {
	s.t.Helper()
	s.WaitFor(`document.querySelector(".Preview-target:has(:checked)")?.innerText.includes("As a collection of their own")`)
	s.Click(".Preview-target:not(:has(:checked))")
	s.add(n)
}

func (s *session) addAsCollection() {
	s.t.Helper()
	s.WaitText(".Preview-say", "to add")
	s.ClickText(".Preview-target", "As a collection of their own")
	s.Click(".Preview-foot .Button--main")
}

// A reader's articles are there after a reload, under an address of their own; their
// collections are renamed, switched between, deleted and had back; and Back leads from
// one to another.
func TestKept(t *testing.T) {
	inBoth(t, func(t *testing.T, s *session) {
		s.visit("#/library")
		s.drop(map[string][]byte{
			"my ferry.txt":   []byte("The ferry and the bridge\n\nPutin sailed late to the harbour, the ferryman said.\n\nNobody waited.\n"),
			"my letter.txt":  []byte("A letter about ice\n\nThe harbourmaster wrote that the quay was frozen.\n"),
			"my evening.txt": []byte("An evening on the quay\n\nBakers waited for the last boat.\n"),
		})
		s.addAsArticles(3)
		s.WaitText("main", "A letter about ice")
		s.savedHere()
		own := s.own()
		if !strings.HasPrefix(own, "#/in/with-") {
			t.Fatalf("the address is %q", own)
		}
		s.Reload()
		s.WaitFor(complete)
		s.WaitText("main", "A letter about ice")
		s.follow(own + "read/my-letter")
		s.WaitText("main", "quay was frozen")
		s.Reload()
		s.WaitFor(complete)
		s.WaitText("main", "quay was frozen")
		s.follow(own + "search?q=harbourmaster")
		s.WaitText("main", "harbourmaster")

		// Links lead within the collection, also where they are copied from.
		s.Eval(`document.querySelector(".Masthead-nav a[href*=library]").dispatchEvent(new PointerEvent("pointerover", {bubbles: true}))`, nil)
		if href := s.String(`document.querySelector(".Masthead-nav a[href*=library]").getAttribute("href")`); href != own+"library" {
			t.Errorf("the link to the library is %q", href)
		}
		s.ClickText(".Masthead-nav a", "Library")
		s.WaitFor(`location.hash === ` + js(own+"library"))
		s.WaitText(".Ledger-row--here", "Saved")
		s.ClickText(".Ledger-row--here button", "Rename")
		s.WaitFor(`document.activeElement.id === "shelf-name"`)
		s.Eval(`document.activeElement.select()`, nil)
		s.Type("Ice winter")
		s.Press("Enter")
		s.WaitText(".Ledger-row--here .Ledger-title", "Ice winter")
		s.Reload()
		s.WaitFor(complete)
		s.WaitText(".Ledger-row--here .Ledger-title", "Ice winter")

		// A second one.
		files := map[string][]byte{}
		for name, text := range sample.WireFiles() {
			files[name] = []byte(text)
		}
		s.drop(files)
		s.addAsCollection()
		s.WaitFor(`location.hash.startsWith("#/in/files-")`) // the preview has its headlines, too
		s.WaitText("main", "Half-open bridge holds up the grain fleet")
		s.savedHere()
		second := s.own()
		s.follow(second + "library")
		s.WaitFor(`document.querySelectorAll(".Ledger-row").length === 3`)
		s.ClickText(".Ledger-row a", "Ice winter")
		s.WaitFor(`location.hash === ` + js(own))
		s.WaitText("main", "A letter about ice")
		s.Eval(`history.back()`, nil)
		s.WaitFor(`location.hash === ` + js(second+"library"))
		s.WaitText(".Ledger-row--here", "Articles from my files")

		// Deleted, and had back.
		s.ClickText(".Ledger-row--here button", "Delete")
		s.WaitFor(`location.hash === "#/library"`)
		s.WaitFor(`document.querySelectorAll(".Ledger-row").length === 2`)
		s.WaitText(".Says", "was deleted")
		s.Reload()
		s.WaitFor(complete)
		s.WaitText(".Says", "was deleted")
		s.ClickText(".Says button", "Undo")
		s.WaitFor(`document.querySelectorAll(".Ledger-row").length === 3`)
		s.follow(second)
		s.WaitText("main", "Half-open bridge holds up the grain fleet")
		s.end()
	})
}
