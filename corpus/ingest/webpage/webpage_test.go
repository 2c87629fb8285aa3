package webpage_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"parallax/corpus"
	"parallax/corpus/ingest/charset"
	"parallax/corpus/ingest/webpage"
	"parallax/corpus/intake"
)

const cases = "../../../../shared/cases/"

// readCase reads a page of ../shared/cases; the test is skipped where these are
// not at hand.
func readCase(t *testing.T, path string) intake.Article {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(cases, path))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("needs ../shared/cases, which is not part of the repository")
	}
	if err != nil {
		t.Fatal(err)
	}
	text, _ := charset.Decode(b, charset.Options{})
	return webpage.Read(text, webpage.Options{})
}

// words are the passages, one a line, with their kinds where they are not body.
func passages(a intake.Article) string {
	var b strings.Builder
	for _, p := range a.Document.Passages {
		if p.Kind != corpus.Body {
			fmt.Fprintf(&b, "(%s) ", p.Kind)
		}
		fmt.Fprintln(&b, p.Text)
	}
	return b.String()
}

func left(a intake.Article, text string) string {
	for _, l := range a.LeftOut {
		if strings.Contains(l.Text, text) {
			return l.Why
		}
	}
	return ""
}

// Each page has one trait of those that lose text elsewhere.
func TestReadsTheWholeArticleAndNothingElse(t *testing.T) {
	for _, c := range []struct {
		page string
		want []string
		not  []string
	}{
		{"page-structure/a-two-sections-in-main.html", []string{"FIRSTHALF", "SECONDHALF"}, []string{"Advertisement", "Copyright", "Home"}},
		{"page-structure/b-two-articles.html", []string{"FIRSTHALF", "SECONDHALF", "More."}, []string{"Advertisement", "Copyright"}},
		{"page-structure/d-related-inside.html", []string{"FIRSTHALF", "SECONDHALF"}, []string{"TEASER", "Read more", "loses riders"}},
		{"page-structure/e-comments-are-articles.html", []string{"FIRSTHALF", "SECONDHALF"}, []string{"COMMENT"}},
		{"page-structure/f-lists-tables.html", []string{"FIRSTHALF", "Town: 4 million\n", "QUOTE", "Town | 40 per cent\n", "DEFN", "SECONDHALF"}, nil},
		{"page-structure/g-br-br.html", []string{"\nSECONDHALF", "\nTHIRD"}, nil},
		{"page-structure/h-details.html", []string{"FIRSTHALF", "BACKGROUND", "SECONDHALF"}, []string{"HIDDENPART"}},
		{"page-structure/j-inline-block.html", []string{"2024 HARBOUR TOWN FIRSTHALF", "SECONDHALF"}, nil},
		{"untidy-pages/a-link-never-closed.html", []string{"WANTED one", "WANTED two"}, []string{"Share", "Sign in"}},
		{"untidy-pages/b-link-in-link.html", []string{"WANTED one", "WANTED two"}, []string{"Photo"}},
		{"untidy-pages/d-svg-never-closed.html", []string{"WANTED one", "WANTED two"}, nil},
		{"untidy-pages/g-select-never-closed.html", []string{"WANTED one", "WANTED two"}, []string{"None"}},
		{"untidy-pages/h-noscript.html", []string{"WANTED one", "WANTED two"}, nil},
		{"untidy-pages/j-h2-never-closed.html", []string{"WANTED one", "WANTED two"}, nil},
		{"untidy-pages/l-control.html", []string{"WANTED one", "WANTED two"}, nil},
	} {
		t.Run(c.page, func(t *testing.T) {
			a := readCase(t, c.page)
			got := passages(a)
			for _, w := range c.want {
				if !strings.Contains(got, w) {
					t.Errorf("%q is not in the article, but %s:\n%s", w, left(a, strings.TrimSpace(w)), got)
				}
			}
			for _, w := range c.not {
				if strings.Contains(got, w) {
					t.Errorf("%q is in the article:\n%s", w, got)
				} else if w != "None" && left(a, w) == "" {
					t.Errorf("%q is lost without a word", w)
				}
			}
			if a.Document.Headline != "Who pays?" {
				t.Errorf("headline %q", a.Document.Headline)
			}
		})
	}
}

func TestReadsDayAndAuthorWhereverTheyStand(t *testing.T) {
	const day = "2024-06-19"
	for page, want := range map[string][2]string{
		"article-published-german.html": {day, ""},
		"article-published-long.html":   {day, ""},
		"article-published-us.html":     {day, ""},
		"author-url.html":               {"", "R. Heron"},
		"itemprop-meta.html":            {day, ""},
		"jsonld.html":                   {day, "R. Heron"},
		"parsely.html":                  {day, "R. Heron"},
		"time-element.html":             {day, "R. Heron"},
	} {
		t.Run(page, func(t *testing.T) {
			a := readCase(t, "dates/"+page)
			d := a.Document
			if d.Published.Date.String() != want[0] || d.Byline != want[1] {
				t.Errorf("%q by %q, want %q by %q", d.Published.Date, d.Byline, want[0], want[1])
			}
			if want[0] != "" && a.Basis[intake.Date].How == "" || want[1] != "" && a.Basis[intake.Byline].How == "" {
				t.Error("what that rests on is not said")
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add(page("<article><p>" + paragraph + "</p><p>Two</article>"))
	f.Add("<script type=application/ld+json>{\"@type\":\"Article\",\"author\":[{\"name\":[\"x\"]}]}</script><time>June 3, 2024")
	f.Add("<a><table><tr><td>x<td><p>y</a><svg><p>z<select><option><title>")
	f.Add("<h1>By 1/2/24</h1><p class=byline>By By von<br><br>")
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			t.Skip("charset gives valid text")
		}
		a := webpage.Read(s, webpage.Options{URL: s})
		for i, p := range a.Document.Passages {
			if p.N != i+1 || p.Text == "" || !utf8.ValidString(p.Text) {
				t.Errorf("passage %d: %+v", i+1, p)
			}
		}
		for _, l := range a.LeftOut {
			if l.Before < 1 || l.Before > len(a.Document.Passages)+1 || l.Why == "" {
				t.Errorf("%d passages, left out %+v", len(a.Document.Passages), l)
			}
		}
		if len(a.Document.Passages) == 0 && len(a.Doubts) == 0 {
			t.Error("nothing was read and nothing is said")
		}
	})
}

// Text of our own, of the length of a paragraph.
const paragraph = "The ferry has carried walkers across the harbour since the old bridge was shut, and on most mornings the queue reaches the market. "

func page(body string) string {
	return "<!doctype html><html lang=en><title>The queue at the ferry - Harbour Post</title><body>" + body + "</body></html>"
}
