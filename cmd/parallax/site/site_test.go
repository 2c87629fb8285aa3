package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"parallax/cmd/parallax/program"

	"golang.org/x/net/html"

	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/formats"
	"parallax/corpus/putinkim"
	"parallax/web"
)

// smallCollection has what pages can go wrong with: text that looks like
// markup, a part of a topic, a silent document, an article without outlet,
// every kind of passage.
func smallCollection() *corpus.Collection {
	day, _ := corpus.ParseDate("2024-06-19")
	return &corpus.Collection{
		ID: "harbour", Title: `The <b>"harbour"</b> & its bridge`, Language: "en", About: "Two reports. More of it.",
		Outlets: []corpus.Outlet{{ID: "courier", Name: "Averill Courier", Letter: "C"}},
		Topics: []corpus.Topic{
			{ID: "closure", Title: "Bridge <closed>", Date: day, Place: "Averill"},
			{ID: "night-shift", Title: "Night shift stops", Parent: "closure"},
		},
		Documents: []*corpus.Document{
			{ID: "first", Outlet: "courier", Headline: `Closed </title><script>alert(1)</script>`, Text: corpus.Digest, URL: "javascript:alert(1)",
				Original: corpus.Original{SHA256: strings.Repeat("0", 64)},
				Passages: []corpus.Passage{
					{N: 1, Kind: corpus.Body, Text: "The bridge <img src=x onerror=alert(1)> is shut.", Counts: corpus.Counts{"bridge": 3, "shut": 1}},
					{N: 2, Kind: corpus.Subheading, Text: "At night", Counts: corpus.Counts{"night": 1}},
					{N: 3, Kind: corpus.Caption, Text: "The crew leaves.", Counts: corpus.Counts{"crew": 5}},
				}},
			{ID: "second", Headline: "Nothing of it", Text: corpus.Full, Language: "fr",
				Passages: []corpus.Passage{{N: 1, Kind: corpus.Body, Text: "Rien."}}},
		},
		Coverage: []corpus.Coverage{
			{Topic: "closure", Document: "first", Passages: []int{1, 2}, Gist: "It is shut."},
			{Topic: "night-shift", Document: "first", Passages: []int{3}},
			{Topic: "closure", Document: "second", Silent: true},
		},
	}
}

func smallSite(t *testing.T) map[string][]byte {
	t.Helper()
	return siteOf(t, smallCollection())
}

func siteOf(t *testing.T, c *corpus.Collection) map[string][]byte {
	t.Helper()
	files, err := Site{collection: c, program: program.Program{Wasm: bytes.Repeat([]byte("\x00asm"), packedFrom), Exec: []byte("// exec")}, sources: web.Files}.Files()
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// elements calls f with every element of a page.
func elements(t *testing.T, page []byte, f func(n *html.Node, attr map[string]string)) {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		attr := map[string]string{}
		for _, a := range n.Attr {
			attr[a.Key] = a.Val
		}
		f(n, attr)
	}
}

func pagesOf(files map[string][]byte) []string {
	return slices.Sorted(func(yield func(string) bool) {
		for name := range maps.Keys(files) {
			if strings.HasSuffix(name, ".html") && !yield(name) {
				return
			}
		}
	})
}

func TestSiteHasEveryPage(t *testing.T) {
	files := smallSite(t)
	want := []string{"404.html", "articles/first.html", "articles/second.html", "index.html", "topics/closure.html", "topics/night-shift.html"}
	if got := pagesOf(files); !slices.Equal(got, want) {
		t.Errorf("pages %q, want %q", got, want)
	}
	for _, name := range []string{"sw.js", "sw-off.js", "manifest.webmanifest", "icon.svg", "icon-192.png", "icon-512.png", "icon-maskable-512.png", "_headers"} {
		if len(files[name]) == 0 {
			t.Errorf("%s is missing", name)
		}
	}
}

// Every link stays within the site, is relative, and leads to a file that
// exists and, where it names a place in it, to an element of that id.
func TestLinksResolve(t *testing.T) {
	files := smallSite(t)
	ids := map[string]map[string]bool{}
	for _, name := range pagesOf(files) {
		ids[name] = map[string]bool{}
		elements(t, files[name], func(n *html.Node, attr map[string]string) {
			if id := attr["id"]; id != "" {
				if ids[name][id] {
					t.Errorf("%s has two elements %q", name, id)
				}
				ids[name][id] = true
			}
		})
	}
	links := 0
	for _, name := range pagesOf(files) {
		if name == "404.html" {
			continue // it does not know where it stands
		}
		elements(t, files[name], func(n *html.Node, attr map[string]string) {
			for _, key := range []string{"href", "src", "data-wasm", "data-bundle"} {
				value, ok := attr[key]
				if !ok {
					continue
				}
				links++
				u, err := url.Parse(value)
				if err != nil || u.IsAbs() || u.Host != "" || strings.HasPrefix(value, "/") {
					t.Errorf("%s: %s=%q is not a relative address", name, key, value)
					continue
				}
				target := name
				if u.Path != "" {
					target = path.Join(path.Dir(name), u.Path)
				}
				if target == "." { // every host has this name for it
					target = "index.html"
				}
				if _, ok := files[target]; !ok {
					t.Errorf("%s: %s=%q leads to %s, which is not there", name, key, value, target)
				}
				if f := u.Fragment; f != "" && !strings.HasPrefix(f, "/") && !ids[target][f] {
					t.Errorf("%s: %s=%q: %s has no element %q", name, key, value, target, f)
				}
			}
		})
	}
	if links < 50 {
		t.Errorf("only %d links were looked at", links)
	}
}

// What a publisher gives as the address of an article is the only absolute
// address on a page, and only if it is one.
func TestPublisherLink(t *testing.T) {
	c := smallCollection()
	c.Documents[1].URL = "https://example.org/a?b=c"
	files, err := Site{collection: c, program: program.Program{Wasm: []byte("w"), Exec: []byte("e")}, sources: web.Files}.Files()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"articles/first.html": "", "articles/second.html": "https://example.org/a?b=c"} {
		got := ""
		elements(t, files[name], func(n *html.Node, attr map[string]string) {
			if attr["rel"] == "noreferrer" {
				got = attr["href"]
			}
		})
		if got != want {
			t.Errorf("%s links to its publisher at %q, want %q", name, got, want)
		}
	}
}

// Views of the program that have a page lead to it, and only those.
func TestPageHref(t *testing.T) {
	for view, want := range map[string]string{
		"#/read/first":         "articles/first.html",
		"#/read/first?p=12":    "articles/first.html#p12",
		"#/topic/closure":      "topics/closure.html",
		"#/read/first?p=1&q=x": "#/read/first?p=1&q=x",
		"#/read/../x":          "#/read/../x",
		"#/compare/a,b":        "#/compare/a,b",
		"#/":                   "#/",
	} {
		if got := pageHref(view); got != want {
			t.Errorf("%s leads to %s, want %s", view, got, want)
		}
	}
}

// Every article can be reached from the start page, however many there are: it
// names them, or leads to lists that do. It stays small all the same.
func TestEveryArticleIsListed(t *testing.T) {
	for _, n := range []int{listLength, 3*listLength + 1} {
		c := smallCollection()
		for i := len(c.Documents); i < n; i++ {
			d := *c.Documents[1]
			d.ID = fmt.Sprintf("more-%d", i)
			c.Documents = append(c.Documents, &d)
		}
		files, err := Site{collection: c, program: program.Program{Wasm: []byte("w"), Exec: []byte("e")}, sources: web.Files}.Files()
		if err != nil {
			t.Fatal(err)
		}
		linked := map[string]bool{}
		follow := func(name string) {
			elements(t, files[name], func(n *html.Node, attr map[string]string) {
				if href := attr["href"]; href != "" {
					linked[path.Join(path.Dir(name), href)] = true
				}
			})
		}
		follow("index.html")
		for _, name := range pagesOf(files) {
			if strings.HasPrefix(name, "lists/") {
				if !linked[name] {
					t.Errorf("%d articles: the start page does not link to %s", n, name)
				}
				follow(name)
			}
		}
		for _, d := range c.Documents {
			if !linked["articles/"+d.ID+".html"] {
				t.Fatalf("%d articles: no list links to %s", n, d.ID)
			}
		}
		if size := len(files["index.html"]); size > 150*listLength+50_000 {
			t.Errorf("the start page has %d bytes for %d articles", size, n)
		}
	}
}

// No page has script or style of its own, and text stays text.
func TestPagesAreInert(t *testing.T) {
	files := smallSite(t)
	for _, name := range pagesOf(files) {
		policy, scripts := "", 0
		elements(t, files[name], func(n *html.Node, attr map[string]string) {
			switch n.Data {
			case "meta":
				if attr["http-equiv"] == "Content-Security-Policy" {
					policy = attr["content"]
				}
			case "script":
				if attr["type"] == "application/ld+json" {
					return // data, which no browser runs
				}
				scripts++
				if attr["src"] == "" || n.FirstChild != nil {
					t.Errorf("%s has a script of its own", name)
				}
			case "style", "img", "base", "iframe":
				t.Errorf("%s has a %s element", name, n.Data)
			}
			for key := range attr {
				if strings.HasPrefix(key, "on") || key == "style" {
					t.Errorf("%s: %s has the attribute %s", name, n.Data, key)
				}
			}
		})
		for _, want := range []string{"default-src 'none'", "base-uri 'none'", "form-action 'none'"} {
			if !strings.Contains(policy, want) {
				t.Errorf("%s: the policy %q lacks %s", name, policy, want)
			}
		}
		if strings.Contains(policy, "unsafe-inline") || strings.Contains(policy, "'unsafe-eval'") {
			t.Errorf("%s: the policy is weak: %s", name, policy)
		}
		if want := map[bool]int{true: 2, false: 1}[name == "index.html"]; name != "404.html" && scripts != want {
			t.Errorf("%s has %d scripts, want %d", name, scripts, want)
		}
	}
}

func TestPagesSayWhatIsThere(t *testing.T) {
	files := smallSite(t)
	pagesSay(t, files, map[string][]string{
		"index.html":              {`The <b>"harbour"</b> & its bridge`, "Averill Courier", "Averill Courier: 50 %, passages 1 and 2", "does not mention it", "only 1", "19 Jun 2024", "Bridge <closed>", "10 words, 3 passages"},
		"articles/first.html":     {"The bridge <img src=x onerror=alert(1)> is shut.", "At night", "Caption", "A digest in our own words, not the words of Averill Courier.", "10 words, 3 passages", "Bridge <closed>", "Only here", "Publisher Averill Courier", "Published not stated"},
		"articles/second.html":    {"Rien.", "Publisher not stated", "Left out here", "Date not stated", "Previous article", "Closed"},
		"topics/closure.html":     {"19 June 2024 · Averill · Covered by 1 of 2 articles", "It is shut.", "Parts: Night shift stops", "Not mentioned in"},
		"topics/night-shift.html": {"No date stated", "Part of Bridge <closed>", "50 %", "The crew leaves."},
	})
	elements(t, files["articles/second.html"], func(n *html.Node, attr map[string]string) {
		if attr["class"] == "Passage-text" && attr["lang"] != "fr" {
			t.Errorf("the French text is marked %q", attr["lang"])
		}
	})
}

// Of a topic that a reader has added, and of an article that nobody has coded, the
// pages without the program claim no silence either.
func TestPagesClaimNoSilence(t *testing.T) {
	c := smallCollection()
	c.Topics[1].By = corpus.Me
	said := pagesSay(t, siteOf(t, c), map[string][]string{
		"index.html":              {"not coded yet", "does not mention it", "1 of 1 coded"},
		"topics/night-shift.html": {"by whoever made this collection", "Covered by 1 of 1 coded article, 1 not coded yet", "Not coded yet:"},
		"topics/closure.html":     {"Not mentioned in", "Covered by 1 of 2 articles"},
	})
	if strings.Contains(said["topics/night-shift.html"], "Not mentioned in") {
		t.Error("an article is silent on a topic for which nobody has coded it")
	}
	c = smallCollection()
	c.Coverage = c.Coverage[:2]
	said = pagesSay(t, siteOf(t, c), map[string][]string{"articles/second.html": {"Not coded yet"}, "topics/closure.html": {"Not coded yet:"}})
	for name, text := range said {
		if strings.Contains(text, "Left out here") || strings.Contains(text, "Not mentioned in") || strings.Contains(text, "does not mention it") {
			t.Errorf("%s claims silence of an article that nobody has coded", name)
		}
	}
}

// pagesSay compares what some pages say with what they should, and returns it.
func pagesSay(t *testing.T, files map[string][]byte, wanted map[string][]string) map[string]string {
	t.Helper()
	all := make(map[string]string)
	for name, texts := range wanted {
		root, err := html.Parse(bytes.NewReader(files[name]))
		if err != nil {
			t.Fatal(err)
		}
		var text strings.Builder
		for n := range root.Descendants() {
			if n.Type == html.TextNode {
				text.WriteString(n.Data + " ")
			}
			for _, a := range n.Attr {
				if a.Key == "aria-label" {
					text.WriteString(a.Val + " ")
				}
			}
		}
		said := strings.Join(strings.Fields(text.String()), " ")
		all[name] = said
		for _, want := range texts {
			if !strings.Contains(said, want) {
				t.Errorf("%s does not say %q", name, want)
			}
		}
	}
	return all
}

// A site built with originals shows them to those who read without the program.
func TestPagesShowOriginals(t *testing.T) {
	c := smallCollection()
	d := c.Documents[0]
	for i := range d.Passages {
		d.Passages[i].Original = fmt.Sprintf("What they wrote, %d.", i+1)
	}
	files, err := Site{collection: c, program: program.Program{Wasm: []byte("w"), Exec: []byte("e")}, sources: web.Files}.Files()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"articles/first.html", "topics/closure.html"} {
		page := string(files[name])
		if !strings.Contains(page, "What they wrote, 1.") || strings.Contains(page, "is shut.<") && name == "articles/first.html" {
			t.Errorf("%s does not show the original", name)
		}
	}
	if strings.Contains(string(files["articles/first.html"]), "Digest: each paragraph") {
		t.Error("the original is called a digest")
	}
}

// The service worker's map names every file it should keep, with its hash, and
// no other; the version changes with any of them.
func TestServiceWorkerMap(t *testing.T) {
	files := smallSite(t)
	kept := workerMap(t, files["sw.js"])
	for name := range files {
		_, ok := kept[name]
		want := isHashedName(name) || strings.HasPrefix(name, "articles/") ||
			slices.Contains([]string{"index.html", "manifest.webmanifest", "icon.svg", "icon-192.png", licencesName}, name)
		if ok != want {
			t.Errorf("%s is in the map: %v, want %v", name, ok, want)
		}
	}
	for name, hash := range kept {
		if sum := sha256.Sum256(files[name]); hex.EncodeToString(sum[:]) != hash {
			t.Errorf("%s has another hash than the map says", name)
		}
	}
	if !regexp.MustCompile(`new Set\([^)]*"app-[0-9a-f]{12}\.wasm"`).Match(files["sw.js"]) {
		t.Error("the program is not fetched Encoded from hosts that compress nothing")
	}

	c := smallCollection()
	c.Documents[1].Passages[0].Text = "Rien!"
	other, err := Site{collection: c, program: program.Program{Wasm: bytes.Repeat([]byte("\x00asm"), packedFrom), Exec: []byte("// exec")}, sources: web.Files}.Files()
	if err != nil {
		t.Fatal(err)
	}
	if a, b := workerVersion(t, files["sw.js"]), workerVersion(t, other["sw.js"]); a == b {
		t.Errorf("another text has the same version %s", a)
	}
}

func workerMap(t *testing.T, script []byte) map[string]string {
	t.Helper()
	found := regexp.MustCompile(`Object\.entries\((\{.*?\})\)`).FindSubmatch(script)
	if found == nil {
		t.Fatal("sw.js has no map")
	}
	var kept map[string]string
	if err := json.Unmarshal(found[1], &kept); err != nil {
		t.Fatal(err)
	}
	return kept
}

func workerVersion(t *testing.T, script []byte) string {
	t.Helper()
	found := regexp.MustCompile(`const version = "([0-9a-f]{16})"`).FindSubmatch(script)
	if found == nil {
		t.Fatal("sw.js has no version")
	}
	return string(found[1])
}

// sw.js recognises hashed names by their form; build and worker must agree.
func TestHashedNames(t *testing.T) {
	files := smallSite(t)
	form := regexp.MustCompile(`-[0-9a-f]{12}\.[a-z_]+$`)
	hashed := 0
	for name, b := range files {
		if isHashedName(name) != form.MatchString(name) {
			t.Errorf("%s: build and sw.js disagree whether its name has a hash", name)
		}
		if !isHashedName(name) {
			continue
		}
		hashed++
		if sum := sha256.Sum256(b); !strings.Contains(name, hex.EncodeToString(sum[:6])) {
			t.Errorf("%s has not the hash of its content in its name", name)
		}
	}
	if hashed != 7 {
		t.Errorf("%d files have a hash in their name, want program, reader, script, boot, style, layout and collection", hashed)
	}
	for _, name := range []string{"articles/a-0123456789ab.html", "0123456789ab.js", "app-0123456789aX.js", "app-0123456789.js"} {
		if isHashedName(name) {
			t.Errorf("%s passes for a hashed name", name)
		}
	}
}

// The first collection is in the program already: a site of it carries no second
// copy.
func TestTheFirstCollectionIsSentOnce(t *testing.T) {
	c, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	files, err := Site{collection: c, program: program.Program{Wasm: []byte("w"), Exec: []byte("e")}, sources: web.Files}.Files()
	if err != nil {
		t.Fatal(err)
	}
	for name := range files {
		if strings.HasSuffix(name, ".parallax") {
			t.Errorf("the site has %s", name)
		}
	}
}

// The worker keeps articles only where all of them are short, so that the first
// visit stays short whatever the size of the collection.
func TestLongArticlesAreNotKept(t *testing.T) {
	c := smallCollection()
	c.Documents[1].Passages[0].Text = strings.Repeat("Rien de rien. ", articlesKept/14)
	files, err := Site{collection: c, program: program.Program{Wasm: []byte("w"), Exec: []byte("e")}, sources: web.Files}.Files()
	if err != nil {
		t.Fatal(err)
	}
	kept := workerMap(t, files["sw.js"])
	for name := range kept {
		if strings.HasPrefix(name, "articles/") {
			t.Errorf("%s is kept", name)
		}
	}
	if _, ok := kept["index.html"]; !ok || files["articles/second.html"] == nil {
		t.Error("the start page is not kept, or the article was not written")
	}
}

func TestManifest(t *testing.T) {
	files := smallSite(t)
	var m webManifest
	if err := json.Unmarshal(files["manifest.webmanifest"], &m); err != nil {
		t.Fatal(err)
	}
	if m.ID != "./" || m.StartURL != "./" || m.Scope != "./" {
		t.Errorf("id %q, start %q, scope %q: want ./ for all", m.ID, m.StartURL, m.Scope)
	}
	maskable := false
	for _, icon := range m.Icons {
		if files[icon.Src] == nil {
			t.Errorf("there is no %s", icon.Src)
		}
		maskable = maskable || icon.Purpose == "maskable"
	}
	if !maskable {
		t.Error("no icon is maskable")
	}
	if len(m.Screenshots) > 0 {
		t.Error("another collection is shown with the pictures of the one compiled in")
	}
	for _, s := range m.Shortcuts {
		view, within := strings.CutPrefix(s.URL, "./")
		if route := state.ParseRoute(view); !within || route.Screen == state.Lost || route.Screen == state.Overview {
			t.Errorf("the shortcut %s leads to %s", s.Name, s.URL)
		}
	}
	// What the app says it opens, the page has to be able to read, and the other
	// way round.
	for _, f := range formats.All {
		if !slices.Equal(m.Files[0].Accept[f.Type], f.Extensions) {
			t.Errorf("the app opens %v as %s; %s is read from %v", m.Files[0].Accept[f.Type], f.Type, f.Name, f.Extensions)
		}
	}
	for _, h := range m.Files {
		for kind, extensions := range h.Accept {
			for _, e := range extensions {
				if !formats.Known("a"+e) && e != ".parallax" {
					t.Errorf("it would open %s (%s), which no reader is for", e, kind)
				}
			}
		}
	}
	if m.Share.Method != "POST" || m.Share.Action != "./shared" || m.Share.Type != "multipart/form-data" || len(m.Share.Params.Files) != 1 || m.Share.Params.Files[0].Name != "files" {
		t.Errorf("what is shared goes to %s by %s with %+v; web/sw.js waits elsewhere", m.Share.Action, m.Share.Method, m.Share.Params)
	}
	for _, f := range formats.All {
		if accept := m.Share.Params.Files[0].Accept; !slices.Contains(accept, f.Type) || !slices.Contains(accept, f.Extensions[0]) {
			t.Errorf("%s cannot be shared", f.Name)
		}
	}
}

// The styles arrive in one file: layers first, no import, and no string that
// dropping comments would have cut.
func TestStylesheet(t *testing.T) {
	css, err := stylesheet(web.Files)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(css, []byte("@layer ")) {
		t.Errorf("the order of layers does not come first: %.40s", css)
	}
	if bytes.Contains(css, []byte("@import")) || bytes.Contains(css, []byte("/*")) || bytes.Contains(css, []byte("*/")) {
		t.Error("an import or a comment is left")
	}
	if bytes.Contains(css, []byte("url(")) && !bytes.Contains(css, []byte("url(data:")) {
		t.Error("the styles load something else")
	}
	all, _ := fs.Glob(web.Files, "css/*.css")
	for _, name := range all {
		b, err := fs.ReadFile(web.Files, name)
		if err != nil {
			t.Fatal(err)
		}
		if regexp.MustCompile(`"[^"\n]*/\*[^"\n]*"`).Match(b) {
			t.Errorf("web/%s has a string with /* in it, which the build would cut", name)
		}
	}
	if open, shut := bytes.Count(css, []byte("{")), bytes.Count(css, []byte("}")); open != shut {
		t.Errorf("%d braces open and %d close", open, shut)
	}
}

// Widths are those of a window. On paper a query for a narrow one would hold too,
// and a sheet would get the layout of a phone.
func TestWidthsAreTheWindows(t *testing.T) {
	names, err := fs.Glob(web.Files, "css/*.css")
	if err != nil || len(names) < 20 {
		t.Fatalf("%d style sheets, %v", len(names), err)
	}
	for _, name := range names {
		b, err := fs.ReadFile(web.Files, name)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(b), "\n") {
			if at := strings.Index(line, "@media"); at >= 0 && strings.Contains(line, "(max-width") && !strings.HasPrefix(line[at:], "@media screen and ") {
				t.Errorf("web/%s:%d: write @media screen and (max-width: …)", name, i+1)
			}
		}
	}
}
