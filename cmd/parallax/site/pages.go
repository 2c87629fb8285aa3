package site

import (
	"bytes"
	"cmp"
	"fmt"
	"html/template"
	"io/fs"
	"net/url"
	"strconv"

	"parallax/app/ask"
	"parallax/app/present"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
)

// Pre-rendered pages show what the program shows (package present), for those
// who read before it runs or without it. Wording and arithmetic are there; here
// is only which page holds what, and the address each view has as a page.

// frame is what the head and masthead of every page need.
type frame struct {
	Root        string // "" or "../": where the site's root lies from the page
	Lang        string
	Policy      string
	Title       string
	Heading     string // the title without the program's name
	Description string
	Address     string // the page's own, absolute; "" if the site's is not known
	Card        string // address of the picture for previews; likewise
	Kind        string // article or website, in the vocabulary of Open Graph
	Data        *thing // what the page says of itself to machines; nil if nothing
	LightColour string
	DarkColour  string
	Boot        string
	Style       string
	Load        *load          // what the script loads; nil on pages without the program
	Live        string         // the same view in the explorer, from the root; "" if none
	Links       []element.Link // the program's screens
	Printed     string         // what paper says of where it came from
	SkipTo      string         // id of what the first link leads to
	Searched    string         // what the search field searches
}

// load names what boot.js loads, with sizes so that it can show progress.
type load struct {
	Exec         string
	Wasm         string
	WasmBytes    int
	WasmPacked   bool   // worth fetching as .gz where the host compresses nothing
	WasmFirst    string // where it holds the first collection: offset and length; "" if it does not
	Reader       string
	ReaderPacked bool
	Bundle       string
	BundleBytes  int
	BundlePacked bool
	Layout       string // of the page that holds everything, see scripts.layout
}

// articlePage is one article.
type articlePage struct {
	frame
	View  present.ReadView
	model state.Model // of which the margins are made
}

// topicPage is one topic.
type topicPage struct {
	frame
	View present.TopicView
}

// listPage is a part of the list of articles, where they are too many for the
// start page.
type listPage struct {
	frame
	Collection, Heading string
	Articles            []listed
	Previous, Next      *element.Link
}

type listed struct {
	element.Link
	Note string
}

// listLength is how many articles a list names.
const listLength = 500

// pageMaker turns a collection into pages.
type pageMaker struct {
	sources fs.FS
	model   state.Model // as the program has it at the start
	frame   frame
	address string // of the site's root, absolute; "" if not known
	pages   map[string][]byte
}

func newPageMaker(sources fs.FS, c *corpus.Collection, address string, f frame) pageMaker {
	model, _ := state.Update(state.New(), state.Loaded{Loaded: ask.Load(c)})
	model.Originals.Shown = true // who builds with originals wants them read
	f.Lang = c.Language
	if f.Lang == "" {
		f.Lang = "en" // of the program's own words
	}
	f.Searched = wording.Tally(c.PassageCount(), "passage")
	f.LightColour, f.DarkColour = lightColour, darkColour
	f.SkipTo = state.MainID
	f.Printed = present.Frame(model).Printed
	return pageMaker{sources, model, f, address, map[string][]byte{}}
}

// render writes index.html and a page for every article and topic. The
// templates see one page at a time: time is linear in the text, and in topics ×
// documents.
func (m pageMaker) render(l load) (map[string][]byte, error) {
	if err := m.index(l); err != nil {
		return nil, err
	}
	for _, part := range []func() error{m.articles, m.topics, m.lists} {
		if err := part(); err != nil {
			return nil, err
		}
	}
	return m.pages, nil
}

func renderMissing(sources fs.FS, c *corpus.Collection) ([]byte, error) {
	t, err := template.ParseFS(sources, "pages/missing.html")
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = t.Execute(&b, c.Title)
	return b.Bytes(), err
}

// layout reads the template of a kind of page, with those it uses.
func (m pageMaker) layout(a addresses, names ...string) (*template.Template, error) {
	t := template.New(names[0]).Funcs(pageFuncs(a))
	for _, name := range append(names, "frame.html") {
		if _, err := t.ParseFS(m.sources, "pages/"+name); err != nil {
			return nil, err
		}
	}
	return t, nil
}

func (m pageMaker) write(layout *template.Template, name string, data any) error {
	var b bytes.Buffer
	if err := layout.Execute(&b, data); err != nil {
		return fmt.Errorf("page %s: %w", name, err)
	}
	m.pages[name] = b.Bytes()
	return nil
}

// below is the frame of a page in a folder, which shows the view of a route.
func (m pageMaker) below(r state.Route, name, title, description string, data thing) frame {
	f := m.frame
	f.Root, f.Live, f.Title = "../", r.String(), title+" · Parallax"
	m.describe(&f, name, title, description, data)
	return f
}

func (m pageMaker) articles() error {
	layout, err := m.layout(siteAddresses("../"), "article.html")
	if err != nil {
		return err
	}
	for _, d := range m.model.Collection.Documents {
		if err := m.article(layout, d); err != nil {
			return err
		}
	}
	return nil
}

func (m pageMaker) article(layout *template.Template, d *corpus.Document) error {
	model := m.model
	model.Route = state.Route{Screen: state.Read, Document: d.ID}
	p := articlePage{View: present.Read(model), model: model}
	name := "articles/" + d.ID + ".html"
	p.frame = m.below(model.Route, name, d.Headline, cmp.Or(d.Summary, p.View.Outlet+": "+d.Headline), m.articleData(d))
	if len(d.Passages) > 0 {
		p.SkipTo = "p1"
	}
	return m.write(layout, name, p)
}

func (m pageMaker) topics() error {
	layout, err := m.layout(siteAddresses("../"), "topic.html")
	if err != nil {
		return err
	}
	for _, t := range m.model.Coverage.Topics {
		model := m.model
		model.Route = state.Route{Screen: state.Topic, Topic: t.ID}
		p := topicPage{View: present.Topic(model)}
		name := "topics/" + t.ID + ".html"
		m.frame.Printed = present.Frame(model).Printed
		p.frame = m.below(model.Route, name, t.Title, wording.SiteTopic.With("title", t.Title, "covered", p.View.Told), m.topicData(&t, m.model.Coverage.CoveredBy(t.ID)))
		if err := m.write(layout, name, p); err != nil {
			return err
		}
	}
	return nil
}

// lists writes lists/1.html and so on, if the start page does not name all.
func (m pageMaker) lists() error {
	layout, err := m.layout(siteAddresses("../"), "list.html")
	if err != nil {
		return err
	}
	links := m.listLinks()
	for i, link := range links {
		title := m.model.Collection.Title
		f := m.below(state.Route{}, link.Href, link.Label, wording.SiteListOf.With("articles", link.Label, "collection", title), thing{Type: "CollectionPage", PartOf: m.site()})
		p := listPage{frame: f, Collection: title, Heading: link.Label}
		documents := m.model.Collection.Documents[i*listLength:]
		for _, d := range documents[:min(len(documents), listLength)] {
			date := d.Published.Date.String()
			if date == "" {
				date = wording.SiteNoDate.String()
			}
			p.Articles = append(p.Articles, listed{*articleLink(d), wording.SiteListed.With("outlet", m.model.Catalog.Imprint(d.ID).Name, "date", date)})
		}
		if i > 0 {
			p.Previous = &links[i-1]
		}
		if i+1 < len(links) {
			p.Next = &links[i+1]
		}
		if err := m.write(layout, link.Href, p); err != nil {
			return err
		}
	}
	return nil
}

// listLinks leads to the lists; nil if the start page has room for every article.
func (m pageMaker) listLinks() (links []element.Link) {
	n := len(m.model.Collection.Documents)
	if n <= listLength {
		return nil
	}
	for from := 0; from < n; from += listLength {
		links = append(links, element.Link{
			Label: wording.SiteArticles.With("from", from+1, "to", min(n, from+listLength)),
			Href:  "lists/" + strconv.Itoa(from/listLength+1) + ".html",
		})
	}
	return links
}

func articleLink(d *corpus.Document) *element.Link {
	return &element.Link{Label: d.Headline, Href: state.Route{Screen: state.Read, Document: d.ID}.String()}
}

// webAddress is s if it is an address on the web, else "": an address comes
// with the collection, which may come from anywhere.
func webAddress(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return ""
	}
	return s
}
