package ingest

import (
	"strings"

	"golang.org/x/net/html"
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
		p.found.Headline = value
	case "og:site_name":
		p.found.outlet = value
	case "author", "article:author":
		if p.found.Byline == "" && !strings.Contains(value, "://") {
			p.found.Byline = oneLine(value)
		}
	case "article:published_time", "datepublished", "date", "dc.date", "dcterms.date":
		p.date(value)
	}
}

// date takes the first date that can be read.
func (p *page) date(s string) {
	if p.found.Published.Date.IsZero() {
		p.found.Published = published(s)
	}
}

func (p *page) readLink(a element) {
	href := strings.TrimSpace(a["href"])
	if a["rel"] == "canonical" && (strings.HasPrefix(href, "https://") || strings.HasPrefix(href, "http://")) {
		p.found.URL = oneLine(href)
	}
}
