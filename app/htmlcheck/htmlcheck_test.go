package htmlcheck

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

const sample = `<!doctype html><html lang="en"><body class="Page Page--wide">
<nav><a href="#/" aria-current="page">Overview</a> <a href="#/about">About</a></nav>
<main id="main"><h1>Late
  arrival</h1><ul><li>one<li>two <em>words</em></ul><script>hidden()</script>
<p class="Card">a&lt;b</p><section><p lang="ko">회담</p></section></main></body></html>`

func TestChecks(t *testing.T) {
	root, err := html.Parse(strings.NewReader(sample))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name  string
		check Check
		fails string // a part of the message; empty if the check holds
	}{
		{"text", In("main h1", HasExactText("Late arrival")), ""},
		{"text elsewhere", In("nav", HasText("Late")), "has not the text"},
		{"one of many", In("li", HasText("two words")), ""},
		{"none of many", In("li", HasText("three")), `in li: <li> "one"`},
		{"part is not whole", In("li", HasExactText("two")), `has the text "one", want "two"`},
		{"scripts are no text", In("main", HasText("hidden")), "has not"},
		{"escaped", In(".Card", HasExactText("a<b")), ""},
		{"id", In("#main > h1"), ""},
		{"child only", In("body > h1"), "nothing matches"},
		{"child of a descendant", In("body main > ul li em"), ""},
		{"class among classes", In("body.Page--wide"), ""},
		{"part of a class", In("body.Pag"), "nothing matches"},
		{"attribute", In(`a[aria-current]`, HasAttr("href", "#/")), ""},
		{"other value", In(`a[aria-current]`, HasAttr("href", "#/about")), `has href="#/", want "#/about"`},
		{"no attribute", In(`h1`, HasAttr("href", "")), "has no attribute href"},
		{"attribute prefix", Count(`a[href^="#/"]`, 2), ""},
		{"attribute suffix", Count(`a[href$=about]`, 1), ""},
		{"attribute inside", Count(`a[href*='/ab']`, 1), ""},
		{"alternatives", Count(`h1, li,a[aria-current=page]`, 4), ""},
		{"any", In("section > *", HasAttr("lang", "ko")), ""},
		{"absent", NotIn("aside"), ""},
		{"not absent", NotIn("em"), "should not be there"},
		{"absent with text", NotIn("li", HasText("three")), ""},
		{"not absent with text", NotIn("li", HasText("one")), "should not be there"},
		{"count", Count("li", 3), "2 elements match li, want 3"},
		{"every", All("nav a", NotIn("em")), ""},
		{"not every", All("li", HasText("one")), "in every li"},
		{"every of none", All("aside"), "nothing matches"},
		{"nested", In("main", In("ul", Count("li", 2))), ""},
		{"nested, naming what is above", In("ul", In("main li")), ""},
		{"nested, what is above itself", In("ul", In("main")), "nothing matches"},
	} {
		err := c.check(root)
		if c.fails == "" && err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if c.fails != "" && (err == nil || !strings.Contains(err.Error(), c.fails)) {
			t.Errorf("%s: error %v, want one with %q", c.name, err, c.fails)
		}
	}
}

func TestWrongSelectors(t *testing.T) {
	for _, text := range []string{"", "a,", "a >", "[", "[a", "a[b=", `a["b"]`, "a:nowhere", ".", "#", "a + "} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%q was taken for a selector", text)
				}
			}()
			compile(text)
		}()
	}
}

// quietly counts failures instead of failing.
type quietly struct {
	testing.TB
	failures int
}

func (q *quietly) Helper()               {}
func (q *quietly) Error(...any)          { q.failures++ }
func (q *quietly) Errorf(string, ...any) { q.failures++ }

func TestRun(t *testing.T) {
	Run(t, sample, In("h1"), NotIn("h2"))
	Run(t, "<li>a fragment", In("li", HasText("fragment")))
	q := &quietly{TB: t}
	Run(q, sample, In("h2"), In("h1"), NotIn("h1"))
	Run(q, sample)
	if q.failures != 3 {
		t.Errorf("%d failures were reported, want 3", q.failures)
	}
}
