package site

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"image/color"
	"image/png"
	"slices"
	"strings"
	"testing"

	"parallax/cmd/parallax/program"

	"golang.org/x/net/html"

	"parallax/app/present/chart"
	"parallax/app/present/element"
	"parallax/web"
)

// head is what a page says of itself to machines.
type head struct {
	title, canonical string
	meta             map[string]string
	data             map[string]any
	raw              string // of data
}

func headOf(t *testing.T, page []byte) head {
	t.Helper()
	h := head{meta: map[string]string{}}
	elements(t, page, func(n *html.Node, attr map[string]string) {
		switch {
		case n.Data == "title" && h.title == "":
			h.title = n.FirstChild.Data
		case n.Data == "link" && attr["rel"] == "canonical":
			h.canonical = attr["href"]
		case n.Data == "meta":
			h.meta[attr["name"]+attr["property"]] = attr["content"]
		case n.Data == "script" && attr["type"] == "application/ld+json":
			h.raw = n.FirstChild.Data
			if err := json.Unmarshal([]byte(h.raw), &h.data); err != nil {
				t.Errorf("the structured data is not JSON: %v\n%s", err, h.raw)
			}
		}
	})
	return h
}

func siteAt(t *testing.T, address string) map[string][]byte {
	t.Helper()
	c := smallCollection()
	c.Documents[1].URL = "https://example.org/b"
	c.Documents[0].Byline = "A. Reporter"
	files, err := Site{c, program.Program{Wasm: []byte("w"), Exec: []byte("e")}, web.Files, address}.Files()
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// Every page has a title of its own, says what it is, and refers to the article
// it is made from without quoting it.
func TestPagesDescribeThemselves(t *testing.T) {
	files := siteAt(t, "")
	titles := map[string]string{}
	for _, name := range pagesOf(files) {
		h := headOf(t, files[name])
		if name == "404.html" {
			if h.meta["robots"] != "noindex" {
				t.Error("404.html may be indexed")
			}
			continue
		}
		if other := titles[h.title]; other != "" || h.title == "" {
			t.Errorf("%s and %s have the title %q", name, other, h.title)
		}
		titles[h.title] = name
		for _, want := range []string{"description", "og:description", "og:title", "og:type", "og:site_name", "twitter:card"} {
			if h.meta[want] == "" {
				t.Errorf("%s does not state %s", name, want)
			}
		}
		if h.data["@context"] != schemaContext || h.data["name"] == "" || h.data["description"] != h.meta["description"] {
			t.Errorf("%s has the data %s", name, h.raw)
		}
		// Where the site stands is not known, and is not guessed.
		if h.canonical != "" || h.meta["og:url"] != "" || h.meta["og:image"] != "" || h.data["url"] != nil {
			t.Errorf("%s names an address of its own", name)
		}
		if strings.Contains(h.raw, "is shut") || strings.Contains(h.raw, "Rien.") {
			t.Errorf("the data of %s quote the article: %s", name, h.raw)
		}
	}
	first := headOf(t, files["articles/first.html"])
	based, _ := first.data["isBasedOn"].(map[string]any)
	if based["@type"] != "NewsArticle" || based["headline"] != smallCollection().Documents[0].Headline || based["creditText"] != "A. Reporter" || based["url"] != nil {
		t.Errorf("a digest is based on %v", based)
	}
	if publisher, _ := based["publisher"].(map[string]any); publisher["name"] != "Averill Courier" {
		t.Errorf("its publisher is %v", based["publisher"])
	}
	if first.meta["og:type"] != "article" || first.data["mainEntity"] != nil {
		t.Errorf("the page of a digest is %q, %s", first.meta["og:type"], first.raw)
	}
	second := headOf(t, files["articles/second.html"])
	full, _ := second.data["mainEntity"].(map[string]any)
	if full["@type"] != "NewsArticle" || full["url"] != "https://example.org/b" || full["inLanguage"] != "fr" || full["publisher"] != nil || second.data["isBasedOn"] != nil {
		t.Errorf("an article in its own words is %s", second.raw)
	}
	topic := headOf(t, files["topics/closure.html"])
	if cites, _ := topic.data["citation"].([]any); len(cites) != 1 || topic.data["temporalCoverage"] != "2024-06-19" {
		t.Errorf("a topic has the data %s", topic.raw)
	}
	if parts, _ := headOf(t, files["index.html"]).data["hasPart"].([]any); len(parts) != 2 {
		t.Errorf("the start page names %d articles", len(parts))
	}
	for _, name := range []string{"sitemap.xml", "robots.txt", cardName} {
		if files[name] != nil {
			t.Errorf("%s is there, which needs the site's address", name)
		}
	}
}

// A site that is told its address says so on every page, and in a sitemap that
// names every page and nothing else.
func TestPagesAtAnAddress(t *testing.T) {
	const root = "https://example.org/a%20b/"
	files := siteAt(t, root)
	want := []string{}
	for _, name := range pagesOf(files) {
		if name == "404.html" {
			continue
		}
		at := root + name
		if name == "index.html" {
			at = root
		}
		want = append(want, at)
		h := headOf(t, files[name])
		if h.canonical != at || h.meta["og:url"] != at || h.data["url"] != at {
			t.Errorf("%s stands at %q, %q and %v, want %s", name, h.canonical, h.meta["og:url"], h.data["url"], at)
		}
		if h.meta["og:image"] != root+cardName || h.meta["twitter:card"] != "summary_large_image" {
			t.Errorf("%s has the picture %q", name, h.meta["og:image"])
		}
	}
	var listed struct {
		XMLName xml.Name
		Loc     []string `xml:"url>loc"`
	}
	if err := xml.Unmarshal(files["sitemap.xml"], &listed); err != nil {
		t.Fatal(err)
	}
	slices.Sort(want)
	slices.Sort(listed.Loc)
	if listed.XMLName.Space != sitemapSpace || !slices.Equal(listed.Loc, want) {
		t.Errorf("the sitemap %v names %q, want %q", listed.XMLName, listed.Loc, want)
	}
	if files["robots.txt"] != nil {
		t.Error("robots.txt is written below the root of the host, where it means nothing")
	}
	if robots := string(siteAt(t, "https://example.org/")["robots.txt"]); !strings.Contains(robots, "\nSitemap: https://example.org/sitemap.xml\n") {
		t.Errorf("robots.txt says %q", robots)
	}
	for _, name := range KeptOffline(files) {
		if name == cardName || strings.HasPrefix(name, "sitemap") {
			t.Errorf("every first visit fetches %s", name)
		}
	}
}

func TestManySitemaps(t *testing.T) {
	files := map[string][]byte{"index.html": nil}
	for i := range sitemapLength {
		files[fmt.Sprintf("articles/%d.html", i)] = nil
	}
	made := sitemaps("https://example.org/x/", files)
	var index struct {
		Loc []string `xml:"sitemap>loc"`
	}
	if err := xml.Unmarshal(made["sitemap.xml"], &index); err != nil {
		t.Fatal(err)
	}
	pages := 0
	for _, loc := range index.Loc {
		pages += bytes.Count(made[strings.TrimPrefix(loc, "https://example.org/x/")], []byte("<url>"))
	}
	if len(index.Loc) != 2 || pages != len(files) {
		t.Errorf("%q name %d of %d pages", index.Loc, pages, len(files))
	}
}

func TestPublicAddress(t *testing.T) {
	for given, want := range map[string]string{
		"":                               "",
		"https://example.org":            "https://example.org/",
		"https://example.org/a/b":        "https://example.org/a/b/",
		"http://localhost:8000/x/":       "http://localhost:8000/x/",
		"https://example.org/index.html": "https://example.org/",
		"https://example.org/a b/":       "https://example.org/a%20b/",
	} {
		if got, err := ParseAddress(given); got != want || err != nil {
			t.Errorf("%q is %q (%v), want %q", given, got, err, want)
		}
	}
	for _, bad := range []string{"example.org", "/a/", "ftp://example.org/", "https://example.org/?x", "https://example.org/#x", "https://a:b@example.org/", "https://%zz/"} {
		if got, err := ParseAddress(bad); err == nil || !strings.Contains(err.Error(), "-url") {
			t.Errorf("%q is taken for %q (%v)", bad, got, err)
		}
	}
}

// The picture for previews has the size that is stated, an outlet's colour
// where its article tells a topic, and paper where it is silent.
func TestCard(t *testing.T) {
	img, err := png.Decode(bytes.NewReader(siteAt(t, "https://example.org/")[cardName]))
	if err != nil {
		t.Fatal(err)
	}
	if b := img.Bounds(); b.Dx() != cardWidth || b.Dy() != cardHeight {
		t.Errorf("it is %d × %d", b.Dx(), b.Dy())
	}
	tokens, err := web.Files.ReadFile("css/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	ink, err := tokenColour(tokens, "color-outlet-1")
	if err != nil {
		t.Fatal(err)
	}
	counts := map[color.Color]int{}
	for y := range cardHeight {
		for x := range cardWidth {
			counts[color.NRGBAModel.Convert(img.At(x, y))]++
		}
	}
	if counts[ink] < 500 {
		t.Errorf("%d points have the colour of the outlet that tells two topics", counts[ink])
	}
	if _, err := tokenColour(tokens, "color-nowhere"); err == nil {
		t.Error("a colour that is not there is found")
	}
	// Without topics there is nothing to draw but the icon.
	bare, err := card(web.Files, chart.View{})
	if err != nil || len(bare) == 0 {
		t.Errorf("a collection without topics: %v", err)
	}
}

// Every outline that a mark can have is drawn as large as the others.
func TestOutlinesFlatten(t *testing.T) {
	for _, shape := range []string{"circle", "square", "diamond", "hexagon", "arch", "shield", "triangle"} {
		points, err := polygon(element.Mark{Shape: shape}.Outline())
		if err != nil {
			t.Error(err)
			continue
		}
		area := 0.0
		for i, p := range points {
			q := points[(i+1)%len(points)]
			area += (p.x*q.y - q.x*p.y) / 2
		}
		if area < 0 {
			area = -area
		}
		if area < 5700 || area > 7000 { // of a circle of radius 46: 6648; the triangle is a little smaller
			t.Errorf("%s has the area %.0f", shape, area)
		}
	}
	for _, bad := range []string{"M0 0Q1 1 2 2Z", "M0 0a5 6 0 0 1 9 0Z"} {
		if _, err := polygon(bad); err == nil {
			t.Errorf("%s passes", bad)
		}
	}
}
