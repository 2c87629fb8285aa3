package journeys

import (
	"net/http"
	"strings"
	"sync"
	"testing"
)

// delayed opens the overview, whose program does not arrive before the reader has
// done something.
func (s *session) delayed(act func()) {
	s.t.Helper()
	arrive := make(chan struct{})
	release := sync.OnceFunc(func() { close(arrive) })
	defer release()
	s.gate.spoils(func(w http.ResponseWriter, r *http.Request, _ http.Handler) bool {
		if strings.Contains(r.URL.Path, ".wasm") {
			<-arrive
		}
		return false
	})
	defer s.gate.spoils(nil)
	s.Open(s.gate.base() + "#/")
	s.WaitFor(`document.readyState !== "loading" && document.querySelector("#Boot:not([hidden])") !== null`)
	act()
	if s.String("String("+running+")") == "true" {
		s.t.Fatal("the program was there before the reader did anything: this proves nothing")
	}
}

// The elements that the page came with become the program's: they are not made
// anew, none is there twice, and folds stay as the reader has left them.
func TestThePageIsTakenOver(t *testing.T) {
	inBoth(t, func(t *testing.T, s *session) {
		s.delayed(func() {
			s.Eval(`void (globalThis.came = Object.fromEntries(["header input", ".Desk-chart table", ".Desk-chart tbody tr td svg path", ".Notes-note:nth-child(4) details",
				".Others", ".Others tbody tr:nth-child(3) a", ".Card h3", "#articles"].map(selector => [selector, document.querySelector(selector)])))`, nil)
			s.Click(".Notes-note:nth-child(4) summary")
			s.Click(".Notes-note:nth-child(1) summary")
		})
		s.WaitFor(complete)
		if anew := s.String(`Object.entries(came).filter(([selector, e]) => !e?.isConnected).map(([selector]) => selector).join(", ")`); anew != "" {
			t.Errorf("made anew: %s", anew)
		}
		if twice := s.String(`[".Others", ".Gist", ".Legend-names", ".Notes-section", "#articles", "main"].filter(one => document.querySelectorAll(one).length !== 1).join(", ")`); twice != "" {
			t.Errorf("twice there, or not at all: %s", twice)
		}
		if open := s.String(`[1, 2, 4].map(n => document.querySelector(".Notes-note:nth-child(" + n + ") details").open).join()`); open != "false,true,true" {
			t.Errorf("after the reader has closed the first note and opened the fourth, open are %s", open)
		}
		s.Click(".Others tbody tr:nth-child(3) a") // the program's now
		s.WaitFor(`location.hash.startsWith("#/topic/") && document.querySelector("main h1") !== null`)
		s.end()
	})
}

// What was typed before the program came is in the field, as is the focus, and is
// searched for.
func TestTypedBeforeTheProgram(t *testing.T) {
	inBoth(t, func(t *testing.T, s *session) {
		s.delayed(func() {
			s.Eval(`void (globalThis.field = document.querySelector("header input"))`, nil)
			s.Click(`header input[type="search"]`)
			s.Type("pyonyang")
			s.Eval(`field.setSelectionRange(3, 3)`, nil)
		})
		s.WaitFor(`location.hash.startsWith("#/search?q=pyonyang")`)
		s.WaitFor(`document.querySelectorAll("main mark").length > 0`)
		if got := s.String(`[document.activeElement === field, field.value, field.selectionStart].join()`); got != "true,pyonyang,3" {
			t.Errorf("the field has %s", got)
		}
		s.end()
	})
}
