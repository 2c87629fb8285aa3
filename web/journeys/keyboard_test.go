package journeys

import (
	"strings"
	"testing"
)

// focus is what the keyboard is at.
type focus struct {
	Name    string // accessible enough: label or text
	Href    string
	Tag     string
	Visible bool // the reader can see where the focus is
}

func (s *session) focus() focus {
	s.t.Helper()
	var f focus
	s.Eval(`(() => {
		const e = document.activeElement, r = e.getBoundingClientRect();
		const ringed = e => { const style = getComputedStyle(e); return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1 || style.boxShadow !== "none"; };
		const ring = ringed(e) || e.matches("input") && e.form !== null && ringed(e.form); // the form may have it for its field
		return {
			Name: (e.getAttribute("aria-label") || e.innerText || e.value || "").trim(), Href: e.getAttribute("href") || "", Tag: e.tagName,
			Visible: ring && r.width > 0 && r.bottom > 0 && r.top < innerHeight,
		};
	})()`, &f)
	return f
}

// tabTo presses Tab until the focus is at what is wanted.
func (s *session) tabTo(what string, wanted func(focus) bool) focus {
	s.t.Helper()
	return s.tabBy("Tab", what, wanted)
}

func (s *session) tabBy(key, what string, wanted func(focus) bool) focus {
	s.t.Helper()
	var passed []string
	for range 400 {
		s.Press(key)
		f := s.focus()
		if f.Tag == "BODY" {
			continue // the end of the page; the next Tab begins again
		}
		if !f.Visible {
			s.t.Errorf("the focus cannot be seen at %+v", f)
		}
		if wanted(f) {
			return f
		}
		passed = append(passed, f.Tag+" "+f.Name)
	}
	s.t.Fatalf("Tab never came to %s; it passed %q", what, passed)
	return focus{}
}

// The whole way, from the first key to reading a passage found by search,
// without a mouse.
func TestKeyboardOnly(t *testing.T) {
	inBoth(t, func(t *testing.T, s *session) {
		s.visit("")
		s.Press("Tab")
		if f := s.focus(); !strings.Contains(f.Name, "Skip") || !f.Visible {
			t.Errorf("the first Tab comes to %+v instead of a skip link", f)
		}
		s.Press("Enter")
		s.WaitFor(`document.querySelector("main").contains(document.activeElement)`)

		s.tabTo("an article", func(f focus) bool { return strings.HasPrefix(f.Href, "#/read/") })
		s.Press("Enter")
		s.WaitFor(`location.hash.startsWith("#/read/")`)
		// The focus moves to the new view, so that a screen reader starts there.
		s.WaitFor(`document.querySelector("main").contains(document.activeElement)`)

		// One key from anywhere to the search.
		s.Press("/")
		s.WaitFor(`document.activeElement.matches('header input[type="search"]')`)
		s.Type("pyonyang late")
		s.WaitFor(hit("herald-loners", 4))
		s.tabTo("the passage", func(f focus) bool {
			return strings.HasPrefix(f.Href, "#/read/herald-loners?") && strings.Contains(f.Href, "p=4")
		})
		s.Press("Enter")
		s.WaitFor(`location.hash.startsWith("#/read/herald-loners?")`)
		s.WaitFor(`document.querySelector("main").contains(document.activeElement)`)

		// The sheet of keys, and out of it again.
		s.Press("?")
		s.WaitFor(`document.querySelector("dialog[open]")`)
		s.Press("Escape")
		s.WaitFor(`!document.querySelector("dialog[open]")`)

		// Screens by two keys; in a text field letters are letters.
		s.Press("g")
		s.Press("o")
		s.WaitFor(`location.hash === "#/" || location.hash === ""`)
		s.WaitFor(`document.querySelector("main").contains(document.activeElement)`)
		s.Press("/")
		s.Type("go?")
		s.WaitFor(`document.querySelector('header input[type="search"]').value.endsWith("go?") && !document.querySelector("dialog[open]")`)
	})
}

// The palette finds articles, topics and screens by a few letters.
func TestPalette(t *testing.T) {
	inBoth(t, func(t *testing.T, s *session) {
		s.visit("")
		s.Press("Control+k")
		s.WaitFor(`document.querySelector("dialog[open] input")?.matches(":focus")`)
		s.Type("arrives late")
		s.WaitFor(`[...document.querySelectorAll("dialog[open] [role=option], dialog[open] li")].some(e => /late/i.test(e.textContent))`)
		s.Press("Enter")
		s.WaitFor(`location.hash === "#/topic/late-arrival"`)
		s.WaitFor(`!document.querySelector("dialog[open]")`)
	})
}
