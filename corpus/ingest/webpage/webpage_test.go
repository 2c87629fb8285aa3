package webpage_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
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

// The kinds of pages on which readers of pages go wrong, with text of our own.
func TestKindsOfPages(t *testing.T) {
	first, second := "<p>FIRST "+paragraph+paragraph+"</p>", "<p>SECOND "+paragraph+"</p>"
	const head = "<h1>The queue at the ferry</h1>"
	teasers := strings.Repeat("<article><h2><a href=x>Another story of the harbour</a></h2><p>OTHER Somebody said something on Thursday.</p></article>", 8)
	comment := "<article><h3>Reader</h3><p>OTHER " + paragraph + paragraph + "</p></article>"
	for name, body := range map[string]string{
		"teasers that are articles":      "<main><article>" + head + first + second + "</article>" + teasers + "</main>",
		"an aside in the article":        "<article>" + head + first + "<aside><p>OTHER " + paragraph + "</p></aside>" + second + "</article>",
		"beside the main part":           "<main>" + head + first + second + "</main><div><p>OTHER " + paragraph + "</p></div>",
		"headline outside":               head + "<article>" + first + second + "</article>",
		"article in an article":          "<article><article>" + head + first + "</article>" + second + "</article>",
		"comments by their heading":      "<article>" + head + first + second + "</article><section><h2>3 Comments</h2>" + comment + comment + comment + "</section>",
		"comments by their class":        "<article>" + head + first + second + "<ol class=commentlist><li>" + comment + "</li></ol></article>",
		"pointers by their heading":      "<div>" + head + first + second + "<h3>Related stories</h3><div><p>OTHER Somebody said something on Thursday, and others did not.</p></div></div>",
		"an invitation to subscribe":     "<article>" + head + first + "<div class=newsletter-signup><p>OTHER " + paragraph + "</p></div>" + second + "</article>",
		"hidden by style":                "<article>" + head + first + "<p style='display: none'>OTHER " + paragraph + "</p>" + second + "</article>",
		"a form around all":              "<form action=x>" + head + first + second + "</form>",
		"a frame named for a sidebar":    "<div class=sidebar-layout>" + head + first + second + "</div>",
		"a table around all":             "<table><tr><td><a href=x>Home</a><br><a href=y>OTHER</a></td><td>" + head + first + second + "</td></tr></table>",
		"a cookie notice without a name": "<div>" + head + first + second + "</div><div><p>OTHER We use cookies on this website to remember what you like, and share them.</p></div>",
		"folded parts":                   "<article>" + head + "<details><summary>One</summary>" + first + "</details><details><summary>Two</summary>" + second + "</details></article>",
		"a comment that never ends":      "<article>" + head + "<!-- " + first + second + "</article>",
		"a title that never ends":        "<title>x" + head + first + second,
		"a caption that never ends":      "<figure><figcaption>A ferry." + head + first + second,
	} {
		t.Run(name, func(t *testing.T) {
			a := webpage.Read(page(body), webpage.Options{})
			got := passages(a)
			for _, w := range []string{"FIRST", "SECOND"} {
				if !strings.Contains(got, w) {
					t.Errorf("%s is lost (%s):\n%s", w, left(a, w), got)
				}
			}
			if strings.Contains(got, "OTHER") {
				t.Errorf("what is not of the article is in it:\n%s", got)
			}
			if strings.Contains(body, "OTHER") && left(a, "OTHER") == "" {
				t.Error("what was left out is not said")
			}
			if len(a.Doubts) > 0 && !strings.Contains(name, "never") && !strings.Contains(name, "comments") {
				t.Errorf("a doubt about a page that is read right: %v", a.Doubts)
			}
		})
	}
}

func TestPicturesAndHeadingsAboveTheFirstParagraphAreKept(t *testing.T) {
	a := webpage.Read(page("<article><h1>The queue at the ferry</h1><figure><img src=x alt='A ferry at dusk'><figcaption>The ferry in May.</figcaption></figure><h2>Early</h2><p>"+
		paragraph+"</p><h2>Late</h2><p>"+paragraph+"</p></article>"), webpage.Options{})
	want := "(alt) A ferry at dusk\n(caption) The ferry in May.\n(subheading) Early\n" + strings.TrimSpace(paragraph) + "\n(subheading) Late\n" + strings.TrimSpace(paragraph) + "\n"
	if got := passages(a); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// Of what somebody has marked and copied only menus are left out, however short it is.
func TestPartsOfPages(t *testing.T) {
	const sentences = "It sailed at noon, an hour after the last of the carts had come down to the quay. "
	for name, c := range map[string]struct{ text, headline, want string }{
		"lines of no sentence":      {"<meta charset='utf-8'><h2>The ferry</h2><p>Why?</p><ul><li>Wind<li>Fog</ul><p>See <a href=x>the report</a></p>", "The ferry", "Why?\nWind\nFog\nSee the report\n"},
		"from Windows":              {"<html><body>\r\n<!--StartFragment--><h1>The ferry</h1><p>It sank.</p><p><a href=x>Ferry Society</a></p><!--EndFragment-->\r\n</body></html>", "The ferry", "It sank.\nFerry Society\n"},
		"a box, a comment":          {"<h1>The ferry</h1><p>It sank.</p><aside>Built in May</aside><div class=comment>Too late, said one.</div>", "The ferry", "It sank.\nBuilt in May\nToo late, said one.\n"},
		"above the headline":        {"<p>Harbour</p><h1>The ferry</h1><p>It sank.</p>", "The ferry", "Harbour\nIt sank.\n"},
		"menus":                     {"<nav><a href=x>Home</a></nav><p><a href=x>Town</a></p><h1>The ferry</h1><p>It sank.</p><ul><li><a href=x>Sport</a><li><a href=x>Weather</a><li><a href=x>Chess</a></ul>", "The ferry", "It sank.\n"},
		"sources":                   {"<h1>The ferry</h1><p>It sank.</p><ul><li><a href=x>The report of the harbour's board in May</a><li><a href=x>What the ferry's owners wrote in June</a><li><a href=x>Tables of the tide at the western pier</a></ul>", "The ferry", "It sank.\nThe report of the harbour's board in May\nWhat the ferry's owners wrote in June\nTables of the tide at the western pier\n"},
		"a first line":              {"<div>The ferry</div><div>" + sentences + "</div>", "The ferry", sentences[:len(sentences)-1] + "\n"},
		"a first line with a name":  {"<div>By Rosa Heron</div><div>" + sentences + "</div>", "", "By Rosa Heron\n" + sentences[:len(sentences)-1] + "\n"},
		"a first line with the day": {"<div>May 10, 2024</div><div>" + sentences + "</div>", "", "May 10, 2024\n" + sentences[:len(sentences)-1] + "\n"},
	} {
		a := webpage.Read(c.text, webpage.Options{})
		if got := passages(a); got != c.want || a.Document.Headline != c.headline || len(a.Doubts) > 0 {
			t.Errorf("%s: headline %q, doubts %v, got\n%swant\n%s", name, a.Document.Headline, a.Doubts, got, c.want)
		}
	}
	// A page that is marked as a whole is a page.
	a := webpage.Read("<p>Before.</p>"+strings.Repeat("<div class=related><p>"+sentences+"</p></div>", 40)+"<h1>The ferry</h1>"+strings.Repeat("<p>"+sentences+"</p>", 80), webpage.Options{})
	if left(a, "Before.") == "" || len(a.Document.Passages) != 80 {
		t.Errorf("of a long part %d passages are kept", len(a.Document.Passages))
	}
}

func TestAnArticleAboutCookies(t *testing.T) {
	a := webpage.Read(page("<article><h1>The queue at the ferry</h1><p>"+paragraph+"</p><p>The ferry's website asked for consent to cookies in forty languages.</p><p>"+paragraph+"</p></article>"), webpage.Options{})
	if got := passages(a); !strings.Contains(got, "forty languages") {
		t.Errorf("a paragraph of the article is lost:\n%s", got)
	}
}

func TestTextThatOnlyJSONLDHas(t *testing.T) {
	a := webpage.Read(page(`<script type="application/ld+json">{"@graph":[{"@type":"Person","@id":"#h","name":"Rosa Heron"},{"@type":"NewsArticle","headline":"The queue at the ferry","author":{"@id":"#h"},`+
		`"datePublished":"2024-06-19T23:10:00-04:00","publisher":{"name":"Harbour Post"},"articleBody":"FIRST `+paragraph+paragraph+`\n\nSECOND `+paragraph+`"}]}</script><div id=root>Please wait.</div>`), webpage.Options{})
	d := a.Document
	if len(d.Passages) != 2 || !strings.HasPrefix(d.Passages[0].Text, "FIRST") || !strings.HasPrefix(d.Passages[1].Text, "SECOND") {
		t.Errorf("passages %+v", d.Passages)
	}
	if len(a.Doubts) == 0 || left(a, "Please wait.") == "" {
		t.Error("it is not said that the page does not show this text")
	}
	if d.Byline != "Rosa Heron" || a.Outlet != "Harbour Post" || d.Published.Date.String() != "2024-06-19" || !d.Published.Stated {
		t.Errorf("%+v, outlet %q", d, a.Outlet)
	}
}

func TestSaysWhereItIsNotSure(t *testing.T) {
	for name, c := range map[string]struct {
		body   string
		doubts int
	}{
		"nothing there":       {"<nav><a href=x>Home</a></nav>", 1},
		"a line":              {"<h1>The queue at the ferry</h1><p>It is long.</p>", 1},
		"an article":          {"<article><h1>The queue at the ferry</h1><p>" + paragraph + paragraph + "</p></article>", 0},
		"more beside than in": {"<main><h1>The queue at the ferry</h1><p>" + paragraph + paragraph + "</p></main>" + strings.Repeat("<aside><p>"+paragraph+paragraph+paragraph+"</p></aside>", 2), 1},
	} {
		a := webpage.Read(page(c.body), webpage.Options{})
		if len(a.Doubts) != c.doubts {
			t.Errorf("%s: doubts %v, want %d\n%s", name, a.Doubts, c.doubts, passages(a))
		}
	}
}

// What is stated and cannot be read is shown as written.
func TestADateInOddWordsIsKept(t *testing.T) {
	a := webpage.Read(page("<meta name=date content='the day after midsummer'><article><p>"+paragraph+"</p></article>"), webpage.Options{})
	if got := a.Basis[intake.Date].AsWritten; got != "the day after midsummer" || !a.Document.Published.Date.IsZero() {
		t.Errorf("%q, %v", got, a.Document.Published)
	}
}

func TestTheAddressOfASavedPage(t *testing.T) {
	for _, comment := range []string{
		"<!-- saved from url=(0041)https://example.org/2024/06/19/ferry.html -->",
		"<!--\n Page saved with SingleFile \n url: https://example.org/2024/06/19/ferry.html \n saved date: Fri Jul 05 2024\n-->",
	} {
		a := webpage.Read(comment+page("<p>"+paragraph+"</p>"), webpage.Options{})
		if a.Document.URL != "https://example.org/2024/06/19/ferry.html" || a.Document.Published.Date.String() != "2024-06-19" || !a.Basis[intake.Date].Guess {
			t.Errorf("%s: %q, %v", comment, a.Document.URL, a.Document.Published)
		}
	}
}

// A time of Greenwich is of another day where the page was written; the day that
// it shows is meant.
func TestTheDayIsThatOfThePage(t *testing.T) {
	stated := "<meta property=article:published_time content=2024-06-20T03:10:00Z>"
	shown := "<p class=date>June 19, 2024</p>"
	text := "<p>" + paragraph + paragraph + "</p>"
	for body, want := range map[string]string{
		stated + "<h1>The queue at the ferry</h1>" + shown + text: "2024-06-19",
		stated + "<h1>The queue at the ferry</h1>" + text:         "2024-06-20",
		"<h1>The queue at the ferry</h1>" + shown + text:          "2024-06-19",
	} {
		if got := webpage.Read(page(body), webpage.Options{}).Document.Published.Date.String(); got != want {
			t.Errorf("%s, want %s: %s", got, want, body)
		}
	}
}

// Pages made to be slow: twice the page may take twice the memory, no more.
// Memory is counted and not time, which depends on the machine.
func TestMemoryIsLinear(t *testing.T) {
	const size = 1 << 17
	for _, unit := range []string{
		"<p>x", "<a href=x>y", "<div>", "<div>a", "<font size=1><p>a", "<b>a<i>b", "<table><tr><td>", "<td>a", "a<br>", "<h1>The queue at the ferry</h1>",
		"<span class=author>a b", "<time datetime=2020-01-01>x", "<div class='a related article-body'>x</div>", "<svg><p>", "<title>", "<!--", "<", "1 ", "12/31/", "<article><h2><a>x y z</a></h2>",
		"<script type='application/ld+json'>{\"@type\":\"Article\"}</script>", "</b></p>", "<figcaption>", "<textarea>", "<template><p>",
	} {
		small, large := allocated(page(strings.Repeat(unit, size/len(unit)))), allocated(page(strings.Repeat(unit, 2*size/len(unit))))
		if large > 3*small+1<<18 {
			t.Errorf("%q: %d kB for %d kB, %d kB for twice that", unit, small>>10, size>>10, large>>10)
		}
	}
}

func allocated(page string) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	webpage.Read(page, webpage.Options{})
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

func TestALongPageIsCutOffAndThatIsSaid(t *testing.T) {
	a := webpage.Read(page("<article>"+strings.Repeat("<p>"+paragraph[:26]+".", 200_500)+"</article>"), webpage.Options{})
	if n := len(a.Document.Passages); n < 199_000 || n > 201_000 || len(a.Doubts) != 1 {
		t.Errorf("%d passages, doubts %v", n, a.Doubts)
	}
}

// The day of a page in the words of many languages.
func TestDaysInManyLanguages(t *testing.T) {
	for language, day := range map[string]string{"ca": "4 de maig de 2031", "eu": "2031ko maiatzaren 4a", "fa": "4 مه 2031", "he": "4 במאי 2031", "hi": "4 मई 2031", "lt": "2031 m. gegužės 4 d.", "lv": "2031. gada 4. maijs",
		"sk": "4. mája 2031", "sr": "4. мај 2031.", "bg": "4 май 2031 г.", "th": "4 พฤษภาคม 2574", "hu": "2031. május 4.", "ja": "2031年5月4日", "ko": "2031년 5월 4일", "pl": "4 maja 2031", "el": "4 Μαΐου 2031"} {
		a := webpage.Read(page(`<article><h1>The queue at the ferry</h1><div class="date">`+day+`</div><p>`+paragraph+paragraph+`</p></article>`), webpage.Options{})
		if got := a.Document.Published.Date.String(); got != "2031-05-04" {
			t.Errorf("%s: %q is read as %q", language, day, got)
		}
	}
}
