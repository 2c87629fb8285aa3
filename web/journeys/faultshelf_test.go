package journeys

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"parallax/web/browser"
)

// The browser is killed at a random moment while articles are added and coded. Every
// article and topic that the page has called saved is
// there afterwards, every article that is there is whole, and nothing is called saved
// that is not. Each try goes on from what the last one left.
func TestFaultKilledWhileKeeping(t *testing.T) {
	if *share && !*apart {
		t.Skip("make faults kills browsers again and again")
	}
	claim(t)
	whole := t // browsers outlive the try that started them
	for _, kind := range experimentKinds(t) {
		g := openGate(t, site, "/a/b/")
		o := browser.Options{Profile: t.TempDir()}
		s := &session{Page: nil, t: t, gate: g}
		s.browser = browser.Start(t, kind, o)
		s.Page = s.browser.Page()
		saved, own := 0, ""
		n := 0
		attempts(t, "12 killed while importing and coding", kind, 3**tries, func(t *testing.T) string {
			s.Page, s.t = s.Page.In(t), t
			s.visit("#/library")
			if own != "" {
				s.follow(own + "library")
				s.WaitFor(`document.querySelector(".Ledger-row--here")?.dataset.collection === ` + js(strings.Trim(strings.TrimPrefix(own, "#/in/"), "/")))
			}
			n++
			files := map[string][]byte{}
			const each = 40
			for i := range each {
				text := fmt.Sprintf("Article %d of try %d\n\n", i, n)
				for p := range 30 {
					text += fmt.Sprintf("The harbourmaster of try %d counted ferry %d and barge %d. ", n, i, p) + strings.Repeat("Ice lay on the quay. ", 12) + "\n\n"
				}
				files[fmt.Sprintf("try %d article %d.txt", n, i)] = []byte(text + "The end of it.")
			}
			s.drop(files)
			s.WaitText(".Preview-foot .Button--main", fmt.Sprintf("Add %d articles", each))
			s.Click(".Preview-foot .Button--main")
			// What the page says is asked again and again until it is killed.
			end := time.Now().Add(time.Duration(chance().below(2500)) * time.Millisecond)
			moved, coded := false, false
			topics, submitted := map[string]bool{}, fmt.Sprintf("Topic %d", n)
			for time.Now().Before(end) {
				var said string
				if s.TryEval(`(() => {
					const kept = document.querySelector(".Keeping .State")?.innerText || "";
					return [location.hash, kept, document.querySelector(".Keeping-where")?.innerText || "", document.querySelector(".Keeping-articles")?.innerText || "", [...document.querySelectorAll(".TopicRow-title")].map(e => e.innerText).join(", ")].join("\n");
				})()`, &said) != nil {
					continue
				}
				lines := strings.Split(said, "\n")
				if strings.HasPrefix(lines[0], "#/in/") && strings.HasPrefix(lines[1], "Saved") {
					own = strings.Join(strings.Split(lines[0], "/")[:3], "/") + "/"
					if count, err := strconv.Atoi(strings.FieldsFunc(lines[3], func(r rune) bool { return r == ' ' || r == '\u00a0' })[0]); err == nil {
						saved = max(saved, count)
					}
					switch {
					case !moved:
						moved = true
						s.TryEval(`location.hash = `+js(own+"topics?as=edit"), nil)
					case !coded && s.TryEval(`(() => { const field = document.getElementById("topic-new"); if (!field) throw 0; field.value = `+js(submitted)+`; field.dispatchEvent(new Event("input", {bubbles: true})); field.form.requestSubmit(); return true; })()`, new(bool)) == nil:
						coded = true
					case coded && strings.Contains(lines[4], submitted):
						topics[submitted] = true // it is on the page, and all is called saved
					}
				}
				time.Sleep(time.Duration(chance().below(30)) * time.Millisecond)
			}
			s.browser.Kill()

			s.browser = browser.Start(whole, kind, o)
			s.Page = s.browser.Page().In(t)
			if own == "" {
				s.visit("#/library")
				return "nothing saved yet"
			}
			s.visit(own)
			s.WaitFor(`/\d/.test(document.querySelector(".Keeping-articles")?.innerText || "")`)
			there, err := strconv.Atoi(strings.FieldsFunc(s.String(`document.querySelector(".Keeping-articles").innerText`), func(r rune) bool { return r == ' ' || r == '\u00a0' })[0])
			if err != nil || there < saved {
				t.Fatalf("%d articles were called saved, %d are there (%v)", saved, there, err)
			}
			saved = there
			// Each that is there is whole: it has its last words.
			s.follow(own + "search?q=%22the+end+of+it%22")
			s.WaitText("main", "The end of it")
			for topic := range topics {
				s.follow(own + "topics?as=edit")
				s.WaitText("main", topic)
			}
			if len(topics) > 0 {
				return "all there, with topic"
			}
			return "all there"
		})
		s.browser.Close()
	}
}
