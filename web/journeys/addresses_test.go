package journeys

import (
	"strings"
	"testing"

	"parallax/web/browser"
)

// views is an address of every screen, and what its heading or text says.
var views = []struct{ name, hash, says string }{
	{"overview", "#/", "Pyongyang"},
	{"read", "#/read/rfa-lectures?p=13", "13"},
	{"topic", "#/topic/late-arrival", "late"},
	{"compare by topic", "#/compare/herald-loners,rfa-lectures", "late"},
	{"compare texts", "#/compare/herald-loners,wang-fringe?by=text", "Wednesday"},
	{"compare facts", "#/compare/herald-loners,wang-fringe?by=facts&show=all", "paced the tarmac"},
	{"compare voices", "#/compare/herald-loners,wang-fringe?by=voices", "Kim Gunn"},
	{"search", "#/search?q=late+pyongyang", "late"},
	{"search, nothing found", "#/search?q=zzzxqwv", "zzzxqwv"},
	{"words", "#/words?doc=wang-fringe&against=rest", "Wang"},
	{"words, one opened", "#/words?doc=wang-fringe&order=logodds&term=china&pair=power", "china and power"},
	{"words in context", "#/search?q=late&as=context&sort=left", "place not known"},
	{"vocabulary", "#/words?part=variety", "MATTR"},
	{"labels", "#/compare/herald-loners,wang-fringe?by=words&part=labels", "these two dictatorial"},
	{"library", "#/library", "Library"},
	{"about", "#/about", "digest"},
	{"lost", "#/read/rfa-lecture", "rfa-lecture"},
}

// Every address leads to its view, whether loaded, followed or come back to.
func TestDeepLinks(t *testing.T) {
	inBoth(t, func(t *testing.T, s *session) {
		var loaded []screen
		for _, v := range views {
			s.visit(v.hash)
			now := s.see()
			if !strings.Contains(now.Text, v.says) {
				t.Errorf("%s does not say %q: %.300s", v.name, v.says, now.Text)
			}
			if now.Heading == "" || !strings.Contains(now.Title, "Parallax") {
				t.Errorf("%s has the heading %q and the title %q", v.name, now.Heading, now.Title)
			}
			loaded = append(loaded, now)
		}
		for i, v := range views {
			s.follow(v.hash)
			s.shows(v.name+" followed", loaded[i])
		}
		for i := len(views) - 2; i >= 0; i-- {
			s.Back()
			s.shows("coming back to "+views[i].name, loaded[i])
		}
		for i := 1; i < len(views); i++ {
			s.Forward()
			s.shows("going forward to "+views[i].name, loaded[i])
		}
	})
}

// Back by way of links, with a reload in between and the place on the page kept.
func TestHistory(t *testing.T) {
	inBoth(t, func(t *testing.T, s *session) {
		s.visit("#/read/wang-fringe")
		s.settled()
		s.Eval(`document.querySelector("#p20").closest("section").querySelector("a[href^='#/topic/']").id = "journey"`, nil)
		before := s.see()
		s.Click("#journey")
		s.WaitFor(`location.hash.startsWith("#/topic/")`)
		topic := s.String("location.hash")
		s.settled()
		s.WaitFor("scrollY === 0") // a new view begins at its beginning
		heading := s.see().Heading
		s.Back()
		s.WaitFor(`location.hash === "#/read/wang-fringe"`)
		s.shows("back", before)
		s.WaitFor("scrollY > 300")
		if kind := s.browser.Kind; kind != browser.WebKit {
			s.Reload()
			s.WaitFor(running)
			s.shows("a reload", before)
		} // which goes nowhere from this page after a reload there, and does from a plain one
		s.Forward()
		s.WaitFor(`location.hash === ` + js(topic) + ` && document.querySelector("main h1").innerText === ` + js(heading))
	})
}

// An address nobody meant must not stop the program.
func TestBadAddresses(t *testing.T) {
	inBoth(t, func(t *testing.T, s *session) {
		for _, bad := range []string{"#100%", "#/read/%E0%A4%A", "#/nowhere", "#/compare/,,,", "#/search?q=%", "#/read/rfa-lectures?p=9999", "#<script>"} {
			s.visit(bad)
			s.follow(bad + "%")
			s.follow("#/about")
			s.heading("About")
		}
		s.typeQuery("late")
		s.WaitFor(`document.querySelector("main mark")`)
		// Ids that do not exist are named, with the nearest that do.
		s.follow("#/topic/late-arival")
		s.WaitText("main", "late-arival")
		if s.Count(`main a[href="#/topic/late-arrival"]`) == 0 {
			t.Error("the nearest topic is not offered")
		}
	})
}
