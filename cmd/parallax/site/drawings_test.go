package site

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"parallax/app/ask"
	"parallax/app/engine"
	"parallax/app/gallery"
	"parallax/app/onefile"
	"parallax/app/platform"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/app/store"
	"parallax/corpus"
	"parallax/web"
)

// Overview and article are drawn three times: by the program's components, by
// the templates of pages, and by package onefile in the file that the page
// saves. They say the same, in the same order; this test compares them.
type drawing int

const (
	byProgram drawing = iota
	byTemplate
	inOneFile
)

func (d drawing) String() string { return [...]string{"the program", "the page", "one file"}[d] }

// exception is what only one of two drawings says, with its reason.
type exception struct {
	in, not  drawing
	selector string
	reason   string
}

var exceptions = []exception{
	{byProgram, byTemplate, "button:not(.Margin-line), .Settings, .Find, .Passage-more > summary", "controls need the program"},
	{byTemplate, byProgram, "button", "they keep the place of the program's controls"},
	{byProgram, byTemplate, ".Chart-said", "what the reader has changed about the chart; a page shows it as it is at first"},
	{byProgram, byTemplate, ".Notes-here, .Notes-printed", "notes need the program, which finds their places and changes them"},
	{byProgram, byTemplate, ".Gist", "says what the articles have on the row that the reader points at"},
	{byProgram, byTemplate, ".Hed-way", "leads to proposals, which only the program makes"},
	{byProgram, byTemplate, ".Cards + .Section-note", "counts the articles without a card, which a page names"},
	{byTemplate, byProgram, ".Static-more, .Static-topics", "names the articles and topics that the program leads to by search and palette"},
	{byTemplate, byProgram, ".Static-about", "the program has a screen of its own for it"},
	{byProgram, byTemplate, ".Shelf-note", "only the program knows what has been read"},
	{byProgram, byTemplate, `.Margin-line:contains("more about it")`, "opens what has no line of its own, at least controls"},
	{byTemplate, byProgram, `.Margin-line:contains("more about it")`, "opens what has no line of its own, if there is any"},
	{byTemplate, byProgram, ".Margin-panel", "there to be opened, see TestMarginsSayTheSame"},

	{byProgram, inOneFile, ".Overview-reads, .Chart-said, .Desk-tools, .Desk-chart, .Desk-others, .Gist, .Hed-way", "a third chart would be no easier to read than its topics in a list"},
	{inOneFile, byProgram, ".Static-topics", "stands for the chart"},
	{byProgram, inOneFile, ".Cards + .Section-note", "counts the articles without a card, which one file names"},
	{inOneFile, byProgram, ".Static-more", "names the articles that the program leads to by search and palette"},
	{inOneFile, byProgram, ".Static-about", "the program has a screen of its own for it"},
	{byProgram, inOneFile, ".Side, .Margin, .Reader-ways, .Reader-about", "the texts are in the file a second time and not compressed; what stands beside them would double that"},
	{byProgram, inOneFile, ".Tools, .Reader-note > a, .Passage-more > summary", "controls need the program"},
	{byProgram, inOneFile, ".Printed-only", "the sheet of one article; without its program one file prints as it is read"},
	{byProgram, inOneFile, ".Notes-here", "notes need the program, which finds their places and changes them"},
	{byProgram, inOneFile, ".Turn", "the texts follow each other"},
	{inOneFile, byProgram, ".Static-around", "the way back; the program has its masthead"},
}

// spoken is what a reader gets of a part of a page, in order: a line for each
// block of text and for each link. Spaces do not count, because between elements
// they are the style sheet's.
func spoken(n *html.Node) []string {
	var lines []string
	var text strings.Builder
	end := func(format string, values ...any) {
		line := strings.Join(strings.Fields(text.String()), "")
		text.Reset()
		if line != "" || len(values) > 0 {
			lines = append(lines, fmt.Sprintf(format, append([]any{line}, values...)...))
		}
	}
	var read func(n *html.Node)
	read = func(n *html.Node) {
		label, labelled := value(n, "aria-label")
		switch {
		case n.Type == html.TextNode:
			text.WriteString(n.Data)
			return
		case n.Type != html.ElementNode || isSet(n, "hidden") || isSet(n, "aria-hidden"):
			return
		case n.Data == "a" || n.Data == "svg" || n.Data == "td":
			if n.Data != "svg" {
				end("%s")
			}
			if labelled {
				text.WriteString(label)
			} else {
				children(n, read)
			}
			if href, ok := value(n, "href"); ok {
				end("%s → %s", viewAddressOf(href))
			} else if n.Data == "td" {
				end("%s")
			}
			return
		}
		if labelled && (n.Data == "button" || n.Data == "summary") { // what it says and what it shows
			end("%s")
			text.WriteString(label)
		}
		if slices.Contains([]string{"span", "b", "small", "mark"}, n.Data) {
			children(n, read)
			return
		}
		end("%s")
		children(n, read)
		end("%s")
	}
	read(n)
	end("%s")
	return lines
}

func children(n *html.Node, f func(*html.Node)) {
	for c := range n.ChildNodes() {
		f(c)
	}
}

// value is an attribute. go-app writes them quoted as in Go.
func value(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			if plain, err := strconv.Unquote(`"` + a.Val + `"`); err == nil {
				return plain, true
			}
			return a.Val, true
		}
	}
	return "", false
}

// isSet reports whether an attribute says yes. go-app writes "false" out.
func isSet(n *html.Node, key string) bool {
	v, ok := value(n, key)
	return ok && v != "false"
}

// viewAddressOf is the address in the program of what a link leads to.
func viewAddressOf(href string) string {
	for strings.HasPrefix(href, "../") {
		href = href[len("../"):]
	}
	for folder, screen := range map[string]string{"articles/": "read/", "topics/": "topic/"} {
		if rest, ok := strings.CutPrefix(href, folder); ok {
			return "#/" + screen + strings.Replace(strings.Replace(rest, ".html", "", 1), "#p", "?p=", 1)
		}
	}
	if href == "index.html" {
		return "#/"
	}
	return href
}

// without takes out what d has and other need not, and notes which exceptions
// there were.
func without(n *html.Node, d, other drawing, used map[exception]bool) *html.Node {
	for _, e := range exceptions {
		if e.in != d || e.not != other {
			continue
		}
		for _, found := range cascadia.QueryAll(n, cascadia.MustCompile(e.selector)) {
			used[e] = used[e] || len(spoken(found)) > 0
			if found.Parent != nil {
				found.Parent.RemoveChild(found)
			}
		}
	}
	return n
}

// part is the first element of a page that a selector finds.
func part(t *testing.T, page, selector string) *html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	found := cascadia.Query(root, cascadia.MustCompile(selector))
	if found == nil {
		t.Fatalf("the page has no %s", selector)
	}
	return found
}

// apart is where two drawings differ first, or "".
func apart(a, b []string) string {
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			line := func(list []string) string { return strings.Join(list[min(i, len(list)):min(i+3, len(list))], "\n\t") }
			return fmt.Sprintf("after %q\n\t%s\nand not\n\t%s", strings.Join(a[max(0, i-1):i], ""), line(a), line(b))
		}
	}
	return ""
}

// templated is the page of a view of the gallery.
func templated(t *testing.T, m state.Model) string {
	t.Helper()
	pages := newPageMaker(web.Files, m.Collection, "", frame{})
	pages.model = m
	if m.Route.Screen == state.Overview {
		if err := pages.index(load{}); err != nil {
			t.Fatal(err)
		}
		return string(pages.pages["index.html"])
	}
	layout, err := pages.layout(siteAddresses("../"), "article.html")
	if err == nil {
		err = pages.article(layout, shown(m))
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(pages.pages["articles/"+m.Route.Document+".html"])
}

// oneFile is the part of a file that stands for a view.
func oneFile(t *testing.T, m state.Model) string {
	t.Helper()
	one := onefile.New(ask.Load(m.Collection))
	if m.Route.Screen == state.Overview {
		return one.Front()
	}
	href := state.Route{Screen: state.Read, Document: m.Route.Document}.String()
	var b strings.Builder
	b.WriteString("<main>")
	if err := html.Render(&b, part(t, one.Texts(), fmt.Sprintf(`[id=%q]`, anchor(href)))); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// shown is the article that a view shows.
func shown(m state.Model) *corpus.Document {
	at := slices.IndexFunc(m.Collection.Documents, func(d *corpus.Document) bool { return d.ID == m.Route.Document })
	return m.Collection.Documents[at]
}

// unanswered is a page as it is before any of its questions is answered.
func unanswered(c *corpus.Collection, address string) gallery.View {
	p := platform.New()
	p.Fragment = address
	s := store.New(engine.New(), p)
	now := func(f func()) { f() }
	s.Subscribe(func() {}, func(func()) {}, now, now)
	s.Start(ask.Load(c), nil)
	return gallery.View{Address: address, Store: s, Page: p}
}

// drawnThrice are the views of the gallery that pages and one file show too: of
// overview and article, where there is one. Another article has topics that no
// other covers.
func drawnThrice() []gallery.View {
	all := append(gallery.Views(), gallery.Show("read alone", sample.Collection(), "#/read/tide-ledger"))
	return slices.DeleteFunc(all, func(v gallery.View) bool {
		m := v.Store.Model()
		return m.Collection == nil || m.Route.Screen != state.Overview && (m.Route.Screen != state.Read || m.Route.Document == "")
	})
}

func TestDrawingsSayTheSame(t *testing.T) {
	used := map[exception]bool{}
	views := drawnThrice()
	if len(views) < 15 {
		t.Errorf("only %d views", len(views))
	}
	for _, v := range views {
		if v.Store.Model().Route.Screen == state.Overview {
			v.Store.Send(state.AllFolded{}) // a page cannot unfold
		}
		m := v.Store.Model()
		for other, page := range map[drawing]string{byTemplate: templated(t, m), inOneFile: oneFile(t, m)} {
			program := v.HTML()
			if other == inOneFile && m.Coding.Chart != nil {
				program = unanswered(m.Collection, v.Address).HTML() // proposals do not go into a file
			}
			a := spoken(without(part(t, program, "main"), byProgram, other, used))
			b := spoken(without(part(t, page, "main"), other, byProgram, used))
			if len(a) < 3 {
				t.Errorf("%s: the program says only %q", v.Name, a)
			}
			if where := apart(a, b); where != "" {
				t.Errorf("%s: %s says %s\nas %s does: make them the same, or give the reason among the exceptions", v.Name, byProgram, where, other)
			}
		}
	}
	for _, e := range exceptions {
		if !used[e] {
			t.Errorf("%s has no %s in any view that %s has not (%s): take the exception out", e.in, e.selector, e.not, e.reason)
		}
	}
}

// What a passage's margin opens is the same where the program draws it and where
// a page has it to be opened, but for what takes the program.
func TestMarginsSayTheSame(t *testing.T) {
	opened := 0
	for _, v := range drawnThrice() {
		m := v.Store.Model()
		if m.Route.Screen != state.Read {
			continue
		}
		page := templated(t, m)
		for _, p := range shown(m).Passages {
			selector := fmt.Sprintf("#p%d ~ .Margin .Margin-panel", p.N)
			theirs := cascadia.Query(part(t, page, "main"), cascadia.MustCompile(selector))
			if theirs == nil {
				continue
			}
			opened++
			if v.Store.Model().Reader.Margin != p.N {
				v.Store.Send(state.MarginToggled{Passage: p.N})
			}
			ours := part(t, v.HTML(), selector)
			for _, n := range cascadia.QueryAll(ours, cascadia.MustCompile("button, .PassageTopics, .Margin-ways, .Notes-here")) {
				n.Parent.RemoveChild(n)
			}
			if where := apart(spoken(ours), spoken(theirs)); where != "" {
				t.Errorf("%s, passage %d: %s says %s\nas %s does", v.Name, p.N, byProgram, where, byTemplate)
			}
		}
	}
	if opened < 10 {
		t.Errorf("only %d margins", opened)
	}
}
