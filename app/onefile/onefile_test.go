package onefile_test

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"parallax/app/ask"
	"parallax/app/onefile"
	"parallax/app/present/sample"
	"parallax/corpus"
)

// ids and links of a piece of a page.
func read(t *testing.T, markup string) (ids map[string]int, links []string, text string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(markup))
	if err != nil {
		t.Fatal(err)
	}
	ids = map[string]int{}
	var all strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			all.WriteString(n.Data)
		}
		for _, a := range n.Attr {
			switch {
			case a.Key == "id":
				ids[a.Val]++
			case a.Key == "href":
				links = append(links, a.Val)
			case strings.HasPrefix(a.Key, "on"), a.Key == "style":
				t.Errorf("%s has the attribute %s", n.Data, a.Key)
			}
		}
		if n.Data == "script" || n.Data == "img" {
			t.Errorf("there is an element %s", n.Data)
		}
	}
	return ids, links, all.String()
}

// Every passage stands there once, every link leads to one of the elements, and
// nothing in the texts becomes markup.
func TestPage(t *testing.T) {
	c := *sample.Collection()
	c.Title = `<script>alert("1")</script>`
	d := *c.Documents[0]
	d.Headline = `"><img src=x onerror=alert(1)>`
	d.Passages = append([]corpus.Passage{}, d.Passages...)
	d.Passages[0].Text = `</article><script>alert('2')</script>`
	c.Documents = append([]*corpus.Document{&d}, c.Documents[1:]...)

	page := onefile.New(ask.Load(&c))
	breaths := 0
	page.Breathe = func() { breaths++ }
	ids, links, text := read(t, page.Front()+page.Texts())
	for id, n := range ids {
		if n > 1 {
			t.Errorf("%d elements are %q", n, id)
		}
	}
	for _, href := range links {
		if id, ok := strings.CutPrefix(href, "#"); !ok || ids[id] == 0 {
			t.Errorf("%q leads nowhere", href)
		}
	}
	if len(links) < 2*len(c.Documents) {
		t.Errorf("only %d links", len(links))
	}
	for _, d := range c.Documents {
		for _, p := range d.Passages {
			if !strings.Contains(text, p.Text) {
				t.Errorf("%s#%d cannot be read", d.ID, p.N)
			}
		}
	}
	if !strings.Contains(text, c.Title) || breaths < len(c.Documents) {
		t.Errorf("the title is not there, or it is written in %d breaths", breaths)
	}
	if h := page.Head(); strings.ContainsAny(h.Title+h.Description+h.Lang, `<>"`) || h.Description == "" {
		t.Errorf("the head is %+v", h)
	}
	if page.Readable() != "all articles" || onefile.Name(&c) != c.ID+".html" {
		t.Errorf("%s, %s", page.Readable(), onefile.Name(&c))
	}
}

func TestManyArticles(t *testing.T) {
	page := onefile.New(ask.Load(sample.Long(onefile.TextsMost + 5)))
	ids, _, _ := read(t, page.Texts())
	articles := 0
	for id := range ids {
		if strings.HasPrefix(id, "/read/") && !strings.Contains(id, "?") {
			articles++
		}
	}
	if articles != onefile.TextsMost || !strings.HasPrefix(page.Readable(), "the first 200 of 205") {
		t.Errorf("%d articles, said to be %s", articles, page.Readable())
	}
}
