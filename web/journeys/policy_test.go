package journeys

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"parallax/app/present/sample"
	"parallax/corpus"
	"parallax/corpus/bundle"
	"parallax/web/browser"
)

// payloads are what an attacker puts into text, hoping that it becomes markup:
// %s is a script, EVIL a host of the attacker's.
var payloads = []string{
	`<img src=x onerror="%s">`,
	`"><svg onload="%s"></svg>`,
	`<script>%s</script>`,
	`</title></textarea></style></script><script>%s</script>`,
	`<svg><script>%s</script></svg>`,
	`<svg><animate onbegin="%s" attributeName=x dur=1s>`,
	`<details open ontoggle="%s"><summary>x</summary></details>`,
	`<iframe srcdoc="<script>%s</script>"></iframe>`,
	`<iframe src="javascript:%s"></iframe>`,
	`<video><source onerror="%s"></video>`,
	`<input autofocus onfocus="%s">`,
	`<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=%s&gt;">`,
	`<noscript><p title="</noscript><img src=x onerror=%s>"></noscript>`,
	`<a href="javascript:%s">x</a> [x](javascript:%s) ![x](javascript:%s)`,
	`<form id="parallax"><input name="base"></form><a id="Boot"></a><img name="currentScript">`,
	`<base href="http://EVIL/"><img src="http://EVIL/image.png"><style>@import "http://EVIL/style.css";</style>`,
	`<link rel="stylesheet" href="http://EVIL/link.css"><meta http-equiv="refresh" content="0;url=http://EVIL/refresh">`,
	`<p style="background:url(http://EVIL/background.png)" onclick="%s">x</p>`,
	`<div popover id=x onbeforetoggle="%s"></div><button popovertarget=x autofocus onfocus="%s">x</button>`,
	"'-%s-'`${%s}`{{%s}}<%%= %s %%>",
}

// spelled fills in the script, which notes that it ran, and the attacker's host.
func spelled(payload string, n int, evil string) string {
	script := fmt.Sprintf("(top.fired=top.fired||[]).push(%d)", n)
	return strings.ReplaceAll(strings.ReplaceAll(strings.ReplaceAll(payload, "%s", script), "%%", "%"), "EVIL", evil)
}

// attacker is a host that notes what it is asked for, and answers with scripts
// that note that they ran.
type attacker struct {
	*httptest.Server
	host  string
	mu    sync.Mutex
	asked map[string]bool
}

func newAttacker(t *testing.T) *attacker {
	a := &attacker{asked: map[string]bool{}}
	a.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a.mu.Lock()
		a.asked[strings.Split(r.URL.Path, "/")[1]] = true
		a.mu.Unlock()
		w.Header().Set("Access-Control-Allow-Origin", "*")
		w.Header().Set("Content-Type", map[bool]string{true: "text/css", false: "text/javascript"}[strings.HasSuffix(r.URL.Path, ".css")])
		if n, err := strconv.Atoi(strings.TrimPrefix(r.URL.Path, "/")); err == nil {
			fmt.Fprintf(w, "(top.fired=top.fired||[]).push(%d)", n)
		}
	}))
	a.host = strings.TrimPrefix(a.URL, "http://")
	t.Cleanup(a.Close)
	return a
}

// knows reports whether an address was asked for that begins with the part.
func (a *attacker) knows(part string) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.asked[part]
}

func (a *attacker) everything() []string {
	a.mu.Lock()
	defer a.mu.Unlock()
	var list []string
	for path := range a.asked {
		list = append(list, path)
	}
	return list
}

// defenceless is a page without any policy, where attacks have to work: those
// that do not prove nothing.
func defenceless(t *testing.T) string {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Write([]byte(`<!doctype html><title>Defenceless</title><body><p>x`))
	}))
	t.Cleanup(s.Close)
	return s.URL
}

// fired are the numbers of the scripts that ran.
const fired = `(() => { const list = top.fired || []; return [...new Set(list)]; })()`

// Markup in everything a reader can bring along or be sent stays text: no
// script of it runs, no element of it is made, nothing is asked of anybody.
func TestHostileText(t *testing.T) {
	hostile := func(evil string) (list []string) {
		for n, p := range payloads {
			list = append(list, spelled(p, n, evil))
		}
		return list
	}
	for _, kind := range kinds(t) {
		t.Run(string(kind), func(t *testing.T) {
			// First where they do harm.
			evil := newAttacker(t)
			control := browser.Start(t, kind, browser.Options{})
			p := control.Page()
			p.Open(defenceless(t))
			for _, text := range hostile(evil.host) {
				if !strings.Contains(text, "refresh") {
					p.Eval(`void document.body.appendChild(document.createElement("div")).insertAdjacentHTML("beforeend", `+js(text)+`)`, nil)
				}
			}
			var ran []int
			for end := time.Now().Add(browser.Patience); time.Now().Before(end) && (len(ran) < 5 || len(evil.everything()) < 3); time.Sleep(100 * time.Millisecond) {
				p.Eval(fired, &ran)
			}
			if len(ran) < 5 || len(evil.everything()) < 3 {
				t.Fatalf("of %d payloads only %v ran and asked for %v without any policy", len(payloads), ran, evil.everything())
			}
			t.Logf("without a policy: %d of %d payloads ran a script, %d requests", len(ran), len(payloads), len(evil.everything()))
			control.Close()

			evil = newAttacker(t)
			c := hostileCollection(t, hostile(evil.host))
			s := begin(t, kind, browser.Options{}, openGate(t, siteOf(t, c), "/a/b/"))
			s.visit("")
			inert := func(where string) {
				t.Helper()
				s.settled()
				checkInert(t, s.Page, where)
			}
			inert("the overview")
			for _, text := range hostile(evil.host) {
				for _, address := range []string{"#/search?q=" + uri(text), "#/read/" + uri(text), "#/topic/" + uri(text), "#/" + text, "#" + text} {
					s.Eval("void (location.hash = "+js(address)+")", nil)
				}
			}
			inert("an address")
			s.visit("?" + uri(strings.Join(hostile(evil.host), "&")) + "#/search?q=" + uri(strings.Join(hostile(evil.host), " ")))
			inert("a query")
			s.typeQuery(hostile(evil.host)[0])
			inert("the search field")
			s.Press("Escape")
			s.Press("Control+k")
			s.Type(hostile(evil.host)[2])
			inert("the palette")
			s.Press("Escape")
			first, second := c.Documents[0].ID, c.Documents[1].ID
			for _, view := range []string{"#/read/" + first, "#/topic/" + c.Topics[0].ID, "#/search?q=harbour", "#/search?q=harbour&as=context", "#/words?doc=" + first, "#/library", "#/about",
				"#/compare/" + first + "," + second, "#/compare/" + first + "," + second + "?by=text", "#/compare/" + first + "," + second + "?by=facts",
				"#/compare/" + first + "," + second + "?by=voices", "#/compare/" + first + "," + second + "?by=words"} {
				s.follow(view)
				inert(view)
				if strings.HasPrefix(view, "#/read/") && s.String(`String(/<\w+ on\w+=|<script>/.test(document.querySelector("main").innerText))`) != "true" {
					t.Error("no payload is shown as text, so this proves nothing")
				}
			}
			files := map[string][]byte{}
			for n, text := range hostile(evil.host) {
				name := strings.ReplaceAll(text, "/", "∕")
				ending := []string{".html", ".md", ".txt", ".parallax"}[n%4]
				files[name+ending] = []byte(text + "\n\n" + text)
			}
			s.drop(files)
			s.WaitFor(`location.hash === "#/library"`)
			inert("dropped files")
			for _, page := range []string{"articles/" + first + ".html", "topics/" + c.Topics[0].ID + ".html"} {
				s.Open(s.gate.base() + page)
				checkInert(t, s.Page, page)
			}
			s.end()

			file := filepath.Join(t.TempDir(), "hostile.html")
			if out, err := command(tool, "pack", "-c", packedCollection(t, c), "-o", file).CombinedOutput(); err != nil {
				t.Fatalf("parallax pack: %v\n%s", err, out)
			}
			pack := browser.Start(t, kind, browser.Options{})
			p = pack.Page()
			p.Open("file://" + file)
			p.WaitFor(running)
			for _, view := range []string{"#/", "#/read/" + first, "#/topic/" + c.Topics[0].ID, "#/about"} {
				p.Eval("void (location.hash = "+js(view)+")", nil)
				p.WaitFor(`document.querySelector("main h1")?.innerText.length > 2`)
				checkInert(t, p, "the pack's "+view)
			}
			alone(t, pack, p, "file://"+file)
			if list := evil.everything(); len(list) > 0 {
				t.Errorf("the attacker was asked for %q", list)
			}
		})
	}
}

// checkInert demands that no payload became script or markup.
func checkInert(t *testing.T, p *browser.Page, where string) {
	t.Helper()
	var ran []int
	if p.Eval(fired, &ran); len(ran) > 0 {
		t.Errorf("%s: the scripts of payloads %v ran", where, ran)
	}
	var made []string
	p.Eval(`[...document.querySelectorAll("*")].filter(e =>
		[...e.attributes].some(a => /^on/i.test(a.name) || /^\s*javascript:/i.test(a.value) && /^(href|src|action|formaction|xlink:href)$/i.test(a.name) || a.name === "srcdoc") ||
		/^(iframe|object|embed|base|math|video)$/i.test(e.localName) ||
		e.localName === "script" && !e.src && e.type !== "application/ld+json" && e.type !== "text/plain" && location.protocol !== "file:").map(e => e.outerHTML.slice(0, 200))`, &made)
	if len(made) > 0 {
		t.Errorf("%s: text became markup: %q", where, made)
	}
}

func uri(s string) string {
	return strings.NewReplacer("%", "%25", " ", "%20", "&", "%26", "#", "%23", "+", "%2B", "<", "%3C", ">", "%3E", `"`, "%22", "`", "%60", "/", "%2F", "?", "%3F").Replace(s)
}

// hostileCollection is the sample with payloads in every field that is text.
func hostileCollection(t *testing.T, hostile []string) *corpus.Collection {
	t.Helper()
	data, err := json.Marshal(sample.Collection())
	if err != nil {
		t.Fatal(err)
	}
	var tree any
	if err := json.Unmarshal(data, &tree); err != nil {
		t.Fatal(err)
	}
	texts := []string{"title", "about", "method", "licence", "name", "country", "note", "place", "headline", "short", "byline", "credits", "republisher",
		"genre", "summary", "reason", "text", "gist", "role", "affiliation", "question", "value", "subject"}
	n := 0
	var walk func(v any) any
	walk = func(v any) any {
		switch v := v.(type) {
		case map[string]any:
			for key, value := range v {
				if s, ok := value.(string); ok && slices.Contains(texts, key) && !slices.Contains([]string{"full", "digest", "anonymous"}, s) {
					v[key] = s + " " + hostile[n%len(hostile)]
					n++
				} else if key == "url" {
					v[key] = "javascript:top.fired=[99]"
				} else {
					v[key] = walk(value)
				}
			}
		case []any:
			for i := range v {
				v[i] = walk(v[i])
			}
		}
		return v
	}
	if data, err = json.Marshal(walk(tree)); err != nil {
		t.Fatal(err)
	}
	c := new(corpus.Collection)
	if err := json.Unmarshal(data, c); err != nil {
		t.Fatal(err)
	}
	if n < 3*len(hostile) {
		t.Fatalf("only %d fields are hostile", n)
	}
	return c
}

// packedCollection writes a collection to a file.
func packedCollection(t *testing.T, c *corpus.Collection) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "collection.parallax")
	f, err := os.Create(file)
	if err == nil {
		err = bundle.Write(f, c, bundle.Options{})
	}
	if err == nil {
		err = f.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return file
}
