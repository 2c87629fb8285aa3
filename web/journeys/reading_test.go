package journeys

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// facts of the shipped collection, as the command line tells them.
type documents struct {
	Documents []struct{ ID, Headline string }
}

type passages struct {
	Passages []struct {
		Document string
		Passage  int
		Text     string
	}
}

type coverage struct {
	Coverage []struct {
		Topic, Title, Document string
		Passages               []int
	}
}

// An article is reached from the overview and shows every passage, in order,
// exactly as the command line tells them.
func TestRead(t *testing.T) {
	claim(t)
	var all documents
	ask(t, &all, "documents", "-json")
	var texts passages
	ask(t, &texts, "passages", "-json")
	inBoth(t, func(t *testing.T, s *session) {
		for _, d := range all.Documents {
			s.visit("")
			s.ClickText("main a[href^='#/read/"+d.ID+"']", d.Headline)
			s.heading(d.Headline)
			s.settled()
			for _, p := range texts.Passages {
				if p.Document != d.ID {
					continue
				}
				shown := s.String(fmt.Sprintf(`(document.getElementById("p%d")?.textContent ?? "").replace(/\s+/g, " ")`, p.Passage))
				if want := strings.Join(strings.Fields(p.Text), " "); !strings.Contains(shown, want) {
					t.Errorf("%s#%d shows %q, the command line says %q", d.ID, p.Passage, shown, want)
				}
			}
		}
	})
}

// The chart's marks are the coding, no more and no less.
func TestCoverageChart(t *testing.T) {
	claim(t)
	var all documents
	ask(t, &all, "documents", "-json")
	var coded coverage
	ask(t, &coded, "coverage", "-json")
	told := map[string]bool{} // "topic/document"
	for _, c := range coded.Coverage {
		told[c.Topic+"/"+c.Document] = true
	}
	inBoth(t, func(t *testing.T, s *session) {
		s.visit("#/?parts=all")
		s.settled()
		// A row of the chart is the table row whose heading leads to the topic;
		// a cell tells of a document if it leads there.
		var rows []struct {
			Topic string
			Told  []string
		}
		s.Eval(`[...document.querySelectorAll("main table tr")].flatMap(tr => {
			const topic = tr.querySelector("th a[href^='#/topic/']");
			if (!topic) return [];
			const told = [...tr.querySelectorAll("td a[href^='#/read/']")].map(a => a.getAttribute("href").slice(7).split("?")[0]);
			return [{Topic: topic.getAttribute("href").slice(8), Told: told}];
		})`, &rows)
		if len(rows) < 10 {
			t.Fatalf("the chart has %d rows", len(rows))
		}
		shown := map[string]bool{}
		for _, row := range rows {
			for _, document := range row.Told {
				shown[row.Topic+"/"+document] = true
			}
		}
		for cell := range told {
			if !shown[cell] {
				t.Errorf("%s is coded and not drawn", cell)
			}
		}
		for cell := range shown {
			if !told[cell] {
				t.Errorf("%s is drawn and not coded", cell)
			}
		}
	})
}

// A topic names who tells it and, as plainly, who does not.
func TestTopic(t *testing.T) {
	claim(t)
	var all documents
	ask(t, &all, "documents", "-json")
	inBoth(t, func(t *testing.T, s *session) {
		s.visit("#/?parts=all")
		s.Eval(`document.querySelector("main a[href='#/topic/late-arrival']").id = "journey"`, nil)
		s.Click("#journey")
		s.WaitFor(`location.hash === "#/topic/late-arrival"`)
		s.settled()
		tells := []string{"herald-loners", "rfa-lectures"}
		for _, d := range all.Documents {
			linked := s.Count("main a[href^='#/read/" + d.ID + "']")
			if linked == 0 {
				t.Errorf("%s is not named at all", d.ID)
			}
			passages := s.Count("main [id^='" + d.ID + "-'] , main a[href^='#/read/" + d.ID + "?p=']")
			if tells := slices.Contains(tells, d.ID); tells != (passages > 0) {
				t.Errorf("%s: tells the topic: %v, passages shown: %d", d.ID, tells, passages)
			}
		}
	})
}

// Two articles side by side, by topic and as whole texts.
func TestCompare(t *testing.T) {
	claim(t)
	var texts passages
	ask(t, &texts, "passages", "-json")
	inBoth(t, func(t *testing.T, s *session) {
		s.visit("")
		s.ClickText("header nav a", "Compare")
		s.WaitFor(`location.hash.startsWith("#/compare")`)
		s.settled()
		s.follow("#/compare/herald-loners,rfa-lectures")
		byTopic := s.see()
		for _, want := range []string{"arrives hours late", "three hours late"} {
			if !strings.Contains(byTopic.Text, want) {
				t.Errorf("by topic, %q is missing in: %.600s", want, byTopic.Text)
			}
		}
		s.Eval(`document.querySelector("main a[href*='by=text']").id = "journey"`, nil)
		s.Click("#journey")
		s.WaitFor(`location.hash.includes("by=text")`)
		byText := s.see()
		for _, p := range texts.Passages {
			if p.Document != "herald-loners" && p.Document != "rfa-lectures" {
				continue
			}
			if want := strings.Join(strings.Fields(p.Text), " "); !strings.Contains(byText.Text, want) {
				t.Errorf("as texts, %s#%d is missing", p.Document, p.Passage)
			}
		}
	})
}

// From any screen it is one click to what the articles disagree about, to what the
// one at hand leaves out, and to a comparison that opens with it; there another
// takes its place in one step.
func TestWaysFromAnArticle(t *testing.T) {
	claim(t)
	var facts struct{ Facts []struct{ Verdict string } }
	ask(t, &facts, "facts", "-json")
	differ := 0
	for _, f := range facts.Facts {
		if f.Verdict == "differ" {
			differ++
		}
	}
	source := axe(t)
	inBoth(t, func(t *testing.T, s *session) {
		s.SetViewport(1280, 900)
		s.visit("#/read/rfa-photobook")
		s.ClickText("header nav a", "What differs")
		s.WaitFor(`location.hash === "#/compare?by=facts"`)
		s.WaitFor(fmt.Sprintf(`document.querySelectorAll("main tr[data-verdict=differ]").length === %d && !document.querySelector("main tr[data-verdict=silent]")`, differ))
		s.audit("what differs", source)
		s.ClickText("header nav a", "Left out")
		s.WaitFor(`location.hash === "#/compare/rfa-photobook?by=left"`)
		s.audit("left out", source)
		s.ClickText("header nav a", "Compare")
		s.WaitFor(`location.hash === "#/compare/rfa-photobook"`)
		s.Eval(`document.querySelectorAll("main select")[1].focus()`, nil)
		before := s.String("document.querySelectorAll('main select')[1].value")
		s.Press("ArrowUp") // the one that covers most of the same is the last of the list
		s.WaitFor(`/^#\/compare\/rfa-photobook,./.test(location.hash)`)
		after := s.String("document.querySelectorAll('main select')[1].value")
		if hash := s.String("location.hash"); after == before || hash != "#/compare/rfa-photobook,"+after {
			t.Errorf("%s is shown in the place of %s, the address is %s", after, before, hash)
		}
		s.audit("compare", source)
		if small := s.String(targets); small != "" {
			t.Errorf("less than 24 px high are %s", small)
		}
		s.follow("#/compare/rfa-photobook,herald-loners?by=facts&show=all")
		s.WaitText("main", "Only one article answers")
		if small := s.String(targets); small != "" {
			t.Errorf("less than 24 px high are %s", small)
		}
	})
}

// targets are the links and buttons in view that are less than 24 px high, those
// in running text left out.
const targets = `[...document.querySelectorAll("main a, main button, main select, main summary")].filter(e => {
	const r = e.getBoundingClientRect(), inline = getComputedStyle(e).display === "inline"
	return r.width > 0 && r.height > 0 && r.height < 23.5 && !inline
}).map(e => (e.textContent || e.getAttribute("aria-label")).trim().slice(0, 30) + " " + e.getBoundingClientRect().height).slice(0, 5).join("; ")`
