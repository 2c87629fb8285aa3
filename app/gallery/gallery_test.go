//go:build !js

package gallery

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	. "parallax/app/htmlcheck"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/corpus"
)

// most is the number of passages or rows a page may hold at once.
const most = 400

// TestEveryView asserts what has to hold on every page whatever it shows.
func TestEveryView(t *testing.T) {
	for _, v := range Views() {
		t.Run(v.Name, func(t *testing.T) {
			if fault := v.Store.Fault(); fault != "" {
				t.Fatal(fault)
			}
			page := v.HTML()
			Run(t, page,
				Count("h1#heading", 1),
				Count("main#main", 1),
				Count("input#query", 1),
				In("header.Masthead nav a"),
				In("a.Skip", HasAttr("href", skipTo(v))),
				Count("[role=status].u-hidden", 1),
				NotIn("[style]"), NotIn("script"), NotIn("style"),
			)
			if strings.Contains(page, "%!") {
				t.Error("a format verb has met the wrong value")
			}
			root, err := html.Parse(strings.NewReader(page))
			if err != nil {
				t.Fatal(err)
			}
			checkTree(t, root)
		})
	}
}

// skipTo is where the first link of a page leads: to the passage that the address
// names, or the first, where there is a text.
func skipTo(v View) string {
	m := v.Store.Model()
	if d := m.Catalog; d == nil || m.Reading() == "" || d.Document(m.Reading()) == nil {
		return "#main"
	}
	return "#" + state.PassageID(max(1, m.Route.Passage))
}

// checkTree looks for ids used twice, links that lead nowhere, pictures and
// buttons without a name, and pages that hold too much.
func checkTree(t *testing.T, root *html.Node) {
	t.Helper()
	ids := map[string]bool{}
	passages := 0
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || hidden(n) {
			continue
		}
		if id := attr(n, "id"); id != "" {
			if ids[id] {
				t.Errorf("id %q is used twice", id)
			}
			ids[id] = true
		}
		if strings.HasPrefix(attr(n, "class"), "Passage ") || attr(n, "class") == "Passage" {
			passages++
		}
		switch n.Data {
		case "a":
			if href := attr(n, "href"); !strings.HasPrefix(href, "#") && !strings.HasPrefix(href, "https://") && href != "licences.txt" {
				t.Errorf("link %q leads to %q", Text(n), href)
			}
			if Text(n) == "" && attr(n, "aria-label") == "" && !named(n) {
				t.Errorf("link to %q has no name", attr(n, "href"))
			}
		case "button":
			if Text(n) == "" && attr(n, "aria-label") == "" {
				t.Error("a button has no name")
			}
		case "svg":
			if !has(n, "aria-hidden") && attr(n, "aria-label") == "" {
				t.Errorf("a picture of class %q has no name and is not hidden", attr(n, "class"))
			}
		}
	}
	if passages > most {
		t.Errorf("%d passages on one page", passages)
	}
}

// named reports whether something in n has a name of its own.
func named(n *html.Node) bool {
	for d := range n.Descendants() {
		if attr(d, "aria-label") != "" {
			return true
		}
	}
	return false
}

// hidden reports whether n or what it is in is not shown. go-app writes
// hidden="false" where the browser would drop the attribute.
func hidden(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		for _, a := range n.Attr {
			if a.Key == "hidden" && a.Val != "false" {
				return true
			}
		}
	}
	return false
}

// has reports whether n has the attribute; go-app's encoder writes "true" as no
// value at all.
func has(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// TestChartMatchesCoding compares every cell of the chart with the coding.
func TestChartMatchesCoding(t *testing.T) {
	c := sample.Collection()
	told := map[[2]string]bool{}
	for _, v := range c.Coverage {
		told[[2]string{v.Topic, v.Document}] = true
	}
	root, err := html.Parse(strings.NewReader(Show("overview", c, "#/").HTML()))
	if err != nil {
		t.Fatal(err)
	}
	cells := 0
	for n := range root.Descendants() {
		if n.Data != "td" || attr(n, "data-place") == "" {
			continue
		}
		cells++
		key := [2]string{attr(n.Parent, "data-topic"), attr(n, "data-document")}
		if silent := strings.Contains(attr(n, "class"), "--silent"); silent == told[key] {
			t.Errorf("%v: drawn silent %v, coded told %v", key, silent, told[key])
		}
	}
	if want := len(c.Topics) * len(c.Documents); cells != want {
		t.Errorf("%d cells, want %d", cells, want)
	}
}

// What is lit is marked by the platform, and so is the one cell that Tab comes
// to; the page itself stays as it is.
func TestTablesOfTheChartAreOneTabStopEach(t *testing.T) {
	c := sample.Collection()
	topic, document := c.Topics[1], c.Documents[2].ID
	v := Show("lit", c, "#/", state.CellLit{Topic: topic.ID, Document: document})
	Run(t, v.HTML(),
		Count("table[role=grid]", 2),
		All("table[role=grid]", Count("[tabindex='0']", 1)),
		All("table th a", HasAttr("tabindex", "-1")),
		All("table button", HasAttr("tabindex", "-1")),
		In("section.Gist h2", HasText(topic.Title)),
	)
	if lit := v.Page.Lit; !slices.Contains(lit.IDs, "row:"+topic.ID) || lit.Stop != "cell:"+topic.ID+":"+document || lit.Column != "column:"+document {
		t.Errorf("lit is %+v", lit)
	}
}

// TestFoldedParts: a topic's parts can be folded away and say how many they are.
func TestFoldedParts(t *testing.T) {
	c := sample.Collection()
	i := slices.IndexFunc(c.Topics, func(t corpus.Topic) bool { return t.Parent != "" })
	if i < 0 {
		t.Fatal("the sample has no topic with parts")
	}
	part := c.Topics[i]
	Run(t, Show("open", c, "#/").HTML(),
		In("tr[data-topic="+part.ID+"]"),
		In("tr[data-topic="+part.Parent+"] button.Coverage-parts[aria-expanded]"),
	)
	Run(t, Show("folded", c, "#/", state.PartsFolded{Topic: part.Parent}).HTML(),
		NotIn("tr[data-topic="+part.ID+"]"),
		In("tr[data-topic="+part.Parent+"] button.Coverage-parts", HasAttr("aria-expanded", "false")),
	)
}

func TestReadNamesThePassage(t *testing.T) {
	c := sample.Collection()
	d := c.Documents[0]
	page := Show("read", c, "#/read/"+d.ID+"?p=2").HTML()
	Run(t, page,
		In("h1", HasExactText(d.Headline)),
		Count("div.Passage", len(d.Passages)),
		In("div.Passage--here", HasAttr("id", "p2"), In("p.Passage-text", HasText(d.Passages[1].Text))),
	)
}

func TestSearchMarksMatches(t *testing.T) {
	c := sample.Collection()
	page := Show("search", c, "#/search?q=ferry").HTML()
	Run(t, page,
		All("section.Result", In("h2 a")),
		In("section.Result mark", HasText("erry")),
		In("header.Masthead", HasAttr("class", "Masthead Masthead--finding")),
	)
}

// TestHostileQuery: text stays text.
func TestHostileQuery(t *testing.T) {
	page := Show("hostile", sample.Collection(), "#/search?q=%3Cimg%20src=x%20onerror=alert(1)%3E").HTML()
	Run(t, page, NotIn("img"), In("main"))
}

// TestLitLinksSayWhy: a lit passage has partners, told in words.
func TestLitLinksSayWhy(t *testing.T) {
	c := sample.Collection()
	var a, b *corpus.Coverage
	for i := range c.Coverage {
		for j := range c.Coverage {
			x, y := &c.Coverage[i], &c.Coverage[j]
			if a == nil && x.Topic == y.Topic && x.Document != y.Document {
				a, b = x, y
			}
		}
	}
	if a == nil {
		t.Fatal("the sample has no topic that two documents tell")
	}
	address := "#/compare/" + a.Document + "," + b.Document + "?by=text"
	v := Show("compare", c, address, state.PassageLit{Ref: corpus.Ref{Document: a.Document, Passage: a.Passages[0]}})
	Run(t, v.HTML(),
		In("section.Reasons .Reasons-pair a"),
		In("svg.Compare-links g.Thread"),
		In("div.Compare-text[data-column='1'][data-document="+b.Document+"]"),
	)
	if lit := v.Page.Lit.IDs; len(lit) < 2 {
		t.Errorf("lit is %q", lit)
	}
}
