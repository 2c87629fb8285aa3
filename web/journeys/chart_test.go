package journeys

import (
	"bytes"
	"encoding/binary"
	"os"
	"strconv"
	"strings"
	"testing"

	"parallax/app/present/sample"
	"parallax/web/browser"
)

// The chart is saved as it is shown, and the files are those that the command
// line writes, byte for byte; a picture is the drawing at twice its size.
func TestChartSaved(t *testing.T) {
	const view = "#/?show=shared&order=difference&from=2019"
	inBoth(t, func(t *testing.T, s *session) {
		s.visit(view)
		s.ClickText("main button", "Change the chart")
		for label, flags := range map[string][]string{"SVG": {"-svg"}, "CSV": {"-csv"}} {
			s.ClickText("main [role=group] button", label)
			saved, err := os.ReadFile(s.browser.Download("putinkim-chart." + strings.ToLower(label)))
			if err != nil {
				t.Fatal(err)
			}
			want, err := command(tool, append([]string{"coverage", "-view", view}, flags...)...).Output()
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(saved, want) {
				t.Errorf("%s: the page saves %d bytes, the command line writes %d others", label, len(saved), len(want))
			}
		}
		s.WaitFor(`[...document.querySelectorAll("[role=status]")].some(e => e.textContent.includes("putinkim-chart."))`)

		s.ClickText("main [role=group] button", "PNG")
		png, err := os.ReadFile(s.browser.Download("putinkim-chart.png"))
		if err != nil {
			t.Fatal(err)
		}
		svg, err := command(tool, "coverage", "-view", view, "-svg").Output()
		if err != nil {
			t.Fatal(err)
		}
		if len(png) < 24 || string(png[1:4]) != "PNG" {
			t.Fatalf("the picture has %d bytes and is none", len(png))
		}
		width, height := binary.BigEndian.Uint32(png[16:]), binary.BigEndian.Uint32(png[20:])
		if size := ` width="` + strconv.Itoa(int(width/2)) + `" height="` + strconv.Itoa(int(height/2)) + `"`; !bytes.Contains(svg[:200], []byte(size)) {
			t.Errorf("the picture measures %d × %d, the drawing begins %s", width, height, svg[:200])
		}
		if len(png) < 40_000 {
			t.Errorf("the picture has only %d bytes: is it blank?", len(png))
		}
	})
}

// How the chart is set stands in the address: what is typed goes there, and
// coming back, reloading and opening the address anew restore it.
func TestChartAddress(t *testing.T) {
	inBoth(t, func(t *testing.T, s *session) {
		s.visit("#/?show=shared")
		s.ClickText("main button", "Change the chart")
		s.tabTo("the period", func(f focus) bool { return f.Tag == "INPUT" && f.Name != "Search all articles" })
		s.Type("2019")
		s.Press("Enter")
		s.WaitFor(`location.hash === "#/?show=shared&from=2019"`)
		s.WaitFor(`/\d+ of 75 topics\. They are in two or more articles\. Period: from 2019\./.test(document.querySelector("main").innerText.replaceAll("\u00a0", " "))`)
		s.Press("Tab")
		s.Type("soon")
		s.Press("Enter")
		s.WaitFor(`document.querySelector("main").innerText.includes("“soon” is not a date")`)

		s.follow("#/?show=shared&from=2019&parts=none")
		rows := s.Count("main table tbody tr")
		s.ClickText("main table th a", "Putin visits Pyongyang")
		s.WaitFor(`location.hash.startsWith("#/topic/")`)
		s.Back()
		s.WaitFor(`location.hash === "#/?show=shared&from=2019&parts=none"`)
		s.settled()
		for _, way := range []func(){func() {}, s.Reload} {
			way()
			s.WaitFor(complete)
			s.settled()
			s.ClickText("main button", "Change the chart")
			if n := s.Count("main table tbody tr"); n != rows {
				t.Errorf("restored there are %d rows, before %d", n, rows)
			}
			s.WaitFor(`document.getElementById("period-from")`) // the fields come with the next frame
			if from := s.String(`document.getElementById("period-from").value`); from != "2019" {
				t.Errorf("the field says %q", from)
			}
		}
		s.ClickText("main a", "Show the whole chart")
		s.WaitFor(`location.hash === "#/"`)
		s.Back() // a filter is a step
		s.WaitFor(`location.hash === "#/?show=shared&from=2019&parts=none"`)
	})
}

// A chart of 200 topics and 40 articles: one tab stop, every place reached by
// the arrow keys, rows that are not drawn yet among them, heads and titles in
// sight wherever one is.
func TestLargeChart(t *testing.T) {
	claim(t)
	dir := siteOf(t, sample.Long(40))
	for _, kind := range kinds(t) {
		t.Run(string(kind), func(t *testing.T) {
			s := begin(t, kind, browser.Options{}, openGate(t, dir, "/"))
			s.visit("#/?parts=all")
			s.settled()
			if n := s.Count("main *"); n > 16_000 {
				t.Errorf("the page has %d elements", n)
			}
			if n := s.Count("main table [tabindex='0']"); n != 1 {
				t.Errorf("the chart has %d tab stops", n)
			}
			s.narrow("the chart", 1280)
			at := func() string { return s.String("document.activeElement.id") }
			s.Eval(`document.querySelector("main table [tabindex='0']").focus()`, nil)
			first := at()
			s.Press("ArrowUp")
			if id := at(); !strings.HasPrefix(id, "head:") {
				t.Errorf("above %s is %s, want the head of the column", first, id)
			}
			s.Press("ArrowDown")
			s.Press("Home")
			if id := at(); !strings.HasPrefix(id, "title:") {
				t.Errorf("before %s is %s, want the title of the row", first, id)
			}
			s.Press("End")
			last := at()
			seen := map[string]bool{last: true}
			for range 65 {
				s.Press("ArrowDown")
				s.WaitFor(`document.activeElement.id !== ` + js(last))
				last = at()
				seen[last] = true
			}
			if len(seen) != 66 {
				t.Errorf("66 rows down there are %d places, the last is %s", len(seen), last)
			}
			// In sight, and not under the heads and titles that stay.
			var hidden bool
			s.Eval(`(() => {
				const e = document.activeElement, r = e.getBoundingClientRect();
				const top = document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2);
				return !(top && (e.contains(top) || top.contains(e)));
			})()`, &hidden)
			if hidden {
				t.Errorf("%s has the focus and cannot be seen", last)
			}
			var stay []float64
			s.Eval(`[...document.querySelectorAll("main table thead, main table tbody tr:nth-child(60) th")].map(e => { const r = e.getBoundingClientRect(); return e.tagName === "THEAD" ? r.top : r.left; })`, &stay)
			if len(stay) == 0 || stay[0] < -1 || stay[len(stay)-1] < -1 {
				t.Errorf("heads and titles lie at %v", stay)
			}
			s.end()
		})
	}
}

// A row of the chart keeps its elements, whatever comes and goes around it, and the
// rows stand as in a page that is opened with that chart.
func TestRowsKeepTheirElements(t *testing.T) {
	inBoth(t, func(t *testing.T, s *session) {
		const rows = `[...document.querySelectorAll("main tr[data-topic]")]`
		const drawn = rows + `.map(row => row.dataset.topic + ":" + row.innerText + [...row.querySelectorAll("td")].map(cell => cell.className + cell.ariaLabel + cell.querySelector("a")?.ariaLabel).join()).join("|")`
		views := []string{"#/?parts=all", "#/?show=shared&parts=all", "#/?order=spread&parts=all", "#/?order=difference&parts=all", "#/?show=shared&order=spread"}
		fresh := map[string]string{}
		for _, view := range views {
			s.visit(view)
			s.settled()
			fresh[view] = s.String(drawn)
		}
		for _, view := range append(views, views[2], views[0], views[1]) {
			s.Eval(`void (globalThis.had = new Map(`+rows+`.map(row => [row.dataset.topic, row])))`, nil)
			s.follow(view)
			if now := s.String(drawn); now != fresh[view] {
				t.Errorf("%s is not drawn as it is in a page opened with it:\n%s\ninstead of\n%s", view, now, fresh[view])
			}
			// What the chart opens with is a table of its own, so rows that change over to it are new.
			var anew, kept int
			s.Eval(rows+`.filter(row => had.has(row.dataset.topic) && had.get(row.dataset.topic) !== row && had.get(row.dataset.topic).closest("table") === row.closest("table")).length`, &anew)
			s.Eval(rows+`.filter(row => had.get(row.dataset.topic) === row).length`, &kept)
			if anew > 0 || kept == 0 {
				t.Errorf("%s: %d rows were made anew, %d kept", view, anew, kept)
			}
		}
		s.end()
	})
}
