package site

import (
	"fmt"
	"net/url"
	"strings"

	"parallax/corpus"
)

// What a page says of itself to those who do not read it: search engines, and
// the previews that messengers and networks show of a link. All of it is about
// the page; of an article whose text belongs to its publisher it names the
// article and never quotes it.
//
// Some of that takes the address at which the site will stand, which a build
// does not know: the same bytes work everywhere. `build -url` tells it. Without
// it there are no canonical links (a relative one says nothing but "here"), no
// picture for previews and no sitemap.xml, which all have to be absolute.

// ParseAddress reads the value of -url: where the site's root will be, ending
// in a slash; "" if that was not told.
func ParseAddress(s string) (string, error) {
	if s == "" {
		return "", nil
	}
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		return "", fmt.Errorf("-url %q: want the address of the site's root, such as https://example.org/parallax/", s)
	}
	u.Path = strings.TrimSuffix(u.Path, "index.html")
	if !strings.HasSuffix(u.Path, "/") {
		u.Path += "/"
	}
	u.RawPath = ""
	return u.String(), nil
}

// at is the absolute address of a page of the site, "" if its root is not known.
func (m pageMaker) at(name string) string {
	if m.address == "" {
		return ""
	}
	return m.address + strings.TrimSuffix(name, "index.html")
}

// thing is a node of structured data, in the vocabulary of schema.org. What is
// empty is left out.
type thing struct {
	Context     string  `json:"@context,omitempty"`
	Type        string  `json:"@type"`
	Name        string  `json:"name,omitempty"`
	Headline    string  `json:"headline,omitempty"`
	Description string  `json:"description,omitempty"`
	Language    string  `json:"inLanguage,omitempty"`
	URL         string  `json:"url,omitempty"`
	Credit      string  `json:"creditText,omitempty"`
	Publisher   *thing  `json:"publisher,omitempty"`
	Published   string  `json:"datePublished,omitempty"`
	Covers      string  `json:"temporalCoverage,omitempty"`
	PartOf      *thing  `json:"isPartOf,omitempty"`
	About       *thing  `json:"about,omitempty"`
	BasedOn     *thing  `json:"isBasedOn,omitempty"`
	Main        *thing  `json:"mainEntity,omitempty"`
	Cites       []thing `json:"citation,omitempty"`
	Parts       []thing `json:"hasPart,omitempty"`
}

const (
	schemaContext = "https://schema.org"
	partsNamed    = 60 // articles that the start page's data name, as many as it has cards
)

// newsArticle refers to an article at its publisher's.
func (m pageMaker) newsArticle(d *corpus.Document) *thing {
	a := thing{Type: "NewsArticle", Headline: d.Headline, Language: d.Language, URL: webAddress(d.URL), Credit: d.Byline}
	if d.Outlet != "" {
		a.Publisher = &thing{Type: "Organization", Name: m.model.Catalog.Imprint(d.ID).Name}
	}
	if p := d.Published; p.Stated && p.Date.Precision != corpus.Interval {
		a.Published = p.Date.String()
	}
	return &a
}

// site is the whole that a page is part of.
func (m pageMaker) site() *thing {
	return &thing{Type: "WebSite", Name: m.model.Collection.Title, URL: m.at("")}
}

// describe gives a page its title, description, address and data.
func (m pageMaker) describe(f *frame, name, heading, description string, data thing) {
	f.Heading, f.Description, f.Address = heading, description, m.at(name)
	f.Kind = "website"
	if data.BasedOn != nil || data.Main != nil {
		f.Kind = "article"
	}
	if m.address != "" {
		f.Card = m.at(cardName)
	}
	data.Context, data.Name, data.Description, data.URL = schemaContext, heading, description, f.Address
	if data.Language == "" {
		data.Language = f.Lang
	}
	f.Data = &data
}

// articleData says what an article's page is: the article itself, or a digest
// made from it.
func (m pageMaker) articleData(d *corpus.Document) thing {
	page := thing{Type: "WebPage", PartOf: m.site()}
	if d.Text == corpus.Full {
		page.Main = m.newsArticle(d)
	} else {
		page.BasedOn = m.newsArticle(d)
	}
	return page
}

// topicData says which event a page is about, when it was, and which articles
// tell it.
func (m pageMaker) topicData(t *corpus.Topic, tellers []string) thing {
	page := thing{Type: "WebPage", PartOf: m.site(), About: &thing{Type: "Thing", Name: t.Title}, Covers: t.Date.String()}
	for _, id := range tellers {
		page.Cites = append(page.Cites, *m.newsArticle(m.model.Catalog.Document(id)))
	}
	return page
}

// startData names the articles that the start page shows.
func (m pageMaker) startData() thing {
	page := thing{Type: "CollectionPage", PartOf: m.site()}
	documents := m.model.Collection.Documents
	for _, d := range documents[:min(len(documents), partsNamed)] {
		page.Parts = append(page.Parts, *m.newsArticle(d))
	}
	return page
}
