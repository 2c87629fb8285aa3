package ingest

import (
	"strings"

	"golang.org/x/net/html"

	"parallax/corpus/intake"
)

// element has those attributes of an HTML element that this package knows.
type element map[string]string

func readElement(z *html.Tokenizer, more bool) element {
	var a element
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		switch string(key) {
		case "alt", "aria-hidden", "content", "datetime", "hidden", "href", "itemprop", "lang", "name", "property", "rel", "role":
			if a == nil {
				a = make(element)
			}
			if _, twice := a[string(key)]; !twice {
				a[string(key)] = string(value)
			}
		}
	}
	return a
}

// hidden reports whether the element is not for readers, or says of itself that
// it is no part of the text.
func (a element) hidden() bool {
	_, hidden := a["hidden"]
	switch a["role"] {
	case "navigation", "search", "complementary", "contentinfo", "banner", "dialog", "menu":
		return true
	}
	return hidden || a["aria-hidden"] == "true"
}

// readMeta takes what a <meta> element states of the article.
func (p *page) readMeta(a element) {
	key := a["property"]
	if key == "" {
		key = a["name"]
	}
	if key == "" {
		key = a["itemprop"]
	}
	value := strings.TrimSpace(a["content"])
	if value == "" {
		return
	}
	switch strings.ToLower(key) {
	case "og:title":
		state(&p.found, intake.Headline, value, "the element og:title")
	case "og:site_name":
		state(&p.found, intake.Outlet, value, "the element og:site_name")
	case "author", "article:author":
		if !strings.Contains(value, "://") {
			state(&p.found, intake.Byline, value, "the element "+key)
		}
	case "article:published_time", "datepublished", "date", "dc.date", "dcterms.date":
		p.date(value)
	}
}

// date takes the first date that can be read.
func (p *page) date(s string) {
	state(&p.found, intake.Date, s, "the page says so")
}

func (p *page) readLink(a element) {
	href := strings.TrimSpace(a["href"])
	if a["rel"] == "canonical" && (strings.HasPrefix(href, "https://") || strings.HasPrefix(href, "http://")) {
		state(&p.found, intake.URL, href, "the page says so")
	}
}
