package main

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"parallax/app/present"
	"parallax/corpus"
	"parallax/corpus/compare"
)

// frame is what the head and masthead of every page need.
type frame struct {
	Root        string // "" or "../": where the site's root lies from the page
	Lang        string
	Policy      string
	Title       string
	Description string
	LightColour string
	DarkColour  string
	Boot        string
	Style       string
	Load        *load          // what the script loads; nil on pages without the program
	Live        string         // the same view in the explorer, from the root; "" if none
	Links       []present.Link // the program's screens
	Searched    string         // what the search field searches
}

// load names what boot.js loads, with sizes so that it can show progress.
type load struct {
	Exec         string
	Wasm         string
	WasmBytes    int
	WasmPacked   bool // worth fetching as .gz where the host compresses nothing
	Bundle       string
	BundleBytes  int
	BundlePacked bool
}

type pageLink struct {
	Href, Label string
	Note        string // shown after it
}

type articlePage struct {
	frame
	Outlet, Headline, Meta, Note, Source, TextLang string
	Passages                                       []pagePassage
	Topics, Silent                                 []pageLink
	Previous, Next                                 *pageLink
}

type pagePassage struct {
	N              int
	Kind, KindName string // "" for body
	Text           string
	Href           string // to the passage in its article, where it is shown elsewhere
	Topics         []pageLink
}

type topicPage struct {
	frame
	When, Heading, Note string
	Parent              *pageLink
	Parts               []pageLink
	Told                []topicTeller
	Silent              []pageLink
	Previous, Next      *pageLink
}

type topicTeller struct {
	Outlet, Headline, Href, Share, Gist string
	Passages                            []pagePassage
}

// pageMaker turns a collection into pages.
type pageMaker struct {
	c         *corpus.Collection
	coverage  *compare.Coverage
	documents map[string]*corpus.Document
	parts     map[string][]string // topics by parent
	frame     frame
}

// renderPages writes index.html and a page for every article and topic. The
// templates see one page at a time: time is linear in the text,
// and in topics × documents only for the table of the start page.
func renderPages(sources fs.FS, c *corpus.Collection, f frame, l load) (map[string][]byte, error) {
	m := pageMaker{c: c, coverage: compare.NewCoverage(c), documents: map[string]*corpus.Document{}, parts: map[string][]string{}, frame: f}
	m.frame.Lang = c.Language
	if m.frame.Lang == "" {
		m.frame.Lang = "en" // of the program's own words
	}
	m.frame.Searched = counted(c.PassageCount(), "passage")
	for _, d := range c.Documents {
		m.documents[d.ID] = d
	}
	for _, t := range m.coverage.Topics {
		if t.Parent != "" {
			m.parts[t.Parent] = append(m.parts[t.Parent], t.ID)
		}
	}

	pages := map[string][]byte{}
	write := func(layout *template.Template, name string, data any) error {
		var b bytes.Buffer
		if err := layout.Execute(&b, data); err != nil {
			return fmt.Errorf("page %s: %w", name, err)
		}
		pages[name] = b.Bytes()
		return nil
	}
	layout := func(name string) (*template.Template, error) {
		return template.New(name).Funcs(indexFuncs).ParseFS(sources, "pages/frame.html", "pages/"+name)
	}
	index, err := layout("index.html")
	if err != nil {
		return nil, err
	}
	if err := write(index, "index.html", m.index(l)); err != nil {
		return nil, err
	}
	article, err := layout("article.html")
	if err != nil {
		return nil, err
	}
	for i, d := range c.Documents {
		if err := write(article, "articles/"+d.ID+".html", m.article(i, d)); err != nil {
			return nil, err
		}
	}
	topic, err := layout("topic.html")
	if err != nil {
		return nil, err
	}
	for i := range m.coverage.Topics {
		if err := write(topic, "topics/"+m.coverage.Topics[i].ID+".html", m.topic(i)); err != nil {
			return nil, err
		}
	}
	return pages, nil
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

func (m pageMaker) article(i int, d *corpus.Document) articlePage {
	const root = "../"
	p := articlePage{frame: m.frame, Outlet: m.outlet(d), Headline: d.Headline, Meta: m.meta(d), Source: webAddress(d.URL)}
	p.Root = root
	p.Title = d.Headline + " · Parallax"
	p.Description = d.Summary
	p.Live = "#/read/" + d.ID
	attached := slices.ContainsFunc(d.Passages, func(p corpus.Passage) bool { return p.Original != "" })
	if d.Text == corpus.Digest && !attached {
		p.Note = "Digest: each paragraph in our own words"
	} else {
		p.TextLang = d.Language
	}
	for k := range d.Passages {
		passage := &d.Passages[k]
		view := m.passage(passage)
		for _, id := range m.coverage.Passage(corpus.Ref{Document: d.ID, Passage: passage.N}) {
			view.Topics = append(view.Topics, m.topicLink(root, id))
		}
		p.Passages = append(p.Passages, view)
	}
	for _, t := range m.coverage.Topics {
		link := m.topicLink(root, t.ID)
		if cell := m.coverage.Cell(t.ID, d.ID); len(cell.Passages) > 0 {
			link.Note = fmt.Sprintf("%s, %s %s", percent(cell.Share), plural(len(cell.Passages), "passage"), numbers(cell.Passages))
			p.Topics = append(p.Topics, link)
		} else if n := m.coverage.TellCount(t.ID); n > 0 {
			link.Note = fmt.Sprintf("told by %d of %d", n, len(m.c.Documents))
			p.Silent = append(p.Silent, link)
		}
	}
	if i > 0 {
		p.Previous = m.articleLink(root, m.c.Documents[i-1])
	}
	if i+1 < len(m.c.Documents) {
		p.Next = m.articleLink(root, m.c.Documents[i+1])
	}
	return p
}

func (m pageMaker) topic(i int) topicPage {
	const root = "../"
	t := m.coverage.Topics[i]
	p := topicPage{frame: m.frame, Heading: t.Title, Note: t.Note}
	p.Root = root
	p.Title = t.Title + " · Parallax"
	p.Live = "#/topic/" + t.ID
	p.When = dateText(t.Date)
	if t.Place != "" {
		p.When = strings.TrimPrefix(p.When+", "+t.Place, ", ")
	}
	if parent, ok := m.coverage.Topic(t.Parent); ok {
		link := m.topicLink(root, parent.ID)
		p.Parent = &link
	}
	for _, id := range m.parts[t.ID] {
		p.Parts = append(p.Parts, m.topicLink(root, id))
	}
	for _, id := range m.coverage.Tellers(t.ID) {
		d := m.documents[id]
		cell := m.coverage.Cell(t.ID, id)
		teller := topicTeller{Outlet: m.outlet(d), Headline: d.Headline, Href: m.articleHref(root, id), Share: percent(cell.Share), Gist: cell.Gist}
		for _, n := range cell.Passages {
			view := m.passage(d.Passage(n))
			view.Href = fmt.Sprintf("%s#p%d", m.articleHref(root, id), n)
			teller.Passages = append(teller.Passages, view)
		}
		p.Told = append(p.Told, teller)
	}
	p.Description = fmt.Sprintf("%s: told by %d of %d articles", t.Title, len(p.Told), len(m.c.Documents))
	for _, d := range m.c.Documents {
		if len(m.coverage.Cell(t.ID, d.ID).Passages) == 0 {
			link := m.articleLink(root, d)
			link.Note = m.outlet(d)
			p.Silent = append(p.Silent, *link)
		}
	}
	if i > 0 {
		link := m.topicLink(root, m.coverage.Topics[i-1].ID)
		p.Previous = &link
	}
	if i+1 < len(m.coverage.Topics) {
		link := m.topicLink(root, m.coverage.Topics[i+1].ID)
		p.Next = &link
	}
	return p
}

var kindNames = map[corpus.Kind]string{corpus.Caption: "Caption", corpus.Alt: "Picture"}

func (m pageMaker) passage(p *corpus.Passage) pagePassage {
	v := pagePassage{N: p.N, Text: p.Text, KindName: kindNames[p.Kind]}
	if p.Original != "" {
		v.Text = p.Original
	}
	if p.Kind != corpus.Body {
		v.Kind = string(p.Kind)
	}
	return v
}

func (m pageMaker) outlet(d *corpus.Document) string {
	if o := m.c.Outlet(d.Outlet); o != nil {
		return o.Name
	}
	return "Publisher not stated"
}

// meta is the line under a headline: by whom, when, how long.
func (m pageMaker) meta(d *corpus.Document) string {
	var parts []string
	if d.Byline != "" {
		parts = append(parts, d.Byline)
	}
	switch date := dateText(d.Published.Date); {
	case date == "":
		parts = append(parts, "date not stated")
	case d.Published.Stated:
		parts = append(parts, date)
	case d.Published.Date.Precision == corpus.Interval:
		parts = append(parts, "published between "+strings.Replace(date, " to ", " and ", 1))
	default:
		parts = append(parts, "probably published "+date)
	}
	return strings.Join(append(parts, counted(m.coverage.Words(d.ID), "word"), counted(len(d.Passages), "passage")), ", ")
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

func (m pageMaker) articleHref(root, id string) string { return root + "articles/" + id + ".html" }
func (m pageMaker) topicHref(root, id string) string   { return root + "topics/" + id + ".html" }

func (m pageMaker) articleLink(root string, d *corpus.Document) *pageLink {
	return &pageLink{Href: m.articleHref(root, d.ID), Label: d.Headline}
}

func (m pageMaker) topicLink(root, id string) pageLink {
	t, _ := m.coverage.Topic(id)
	return pageLink{Href: m.topicHref(root, id), Label: t.Title}
}

// dateText writes a date as precisely as it is known; "" if it is not stated.
func dateText(d corpus.Date) string {
	const day, month = "2 January 2006", "January 2006"
	switch d.Precision {
	case corpus.Day:
		return d.First.Format(day)
	case corpus.Month:
		return d.First.Format(month)
	case corpus.Year:
		return d.First.Format("2006")
	case corpus.Interval:
		// Ends that are whole months were given as months.
		if d.First.Day() == 1 && d.Last.AddDate(0, 0, 1).Day() == 1 {
			return d.First.Format(month) + " to " + d.Last.Format(month)
		}
		return d.First.Format(day) + " to " + d.Last.Format(day)
	}
	return ""
}

// percent writes a share; what is there is never written as nothing.
func percent(share float64) string {
	if share > 0 && share < .005 {
		return "<1\u00a0%"
	}
	return strconv.Itoa(int(share*100+.5)) + "\u00a0%"
}

// counted is "1 passage", "1,204 passages".
func counted(n int, noun string) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits + " " + plural(n, noun)
}

func plural(n int, noun string) string {
	if n == 1 {
		return noun
	}
	return noun + "s"
}

// numbers lists passages with runs joined: "3, 5–7".
func numbers(list []int) string {
	var b strings.Builder
	for i := 0; i < len(list); {
		j := i
		for j+1 < len(list) && list[j+1] == list[j]+1 {
			j++
		}
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(strconv.Itoa(list[i]))
		if j > i {
			b.WriteString("–" + strconv.Itoa(list[j]))
		}
		i = j + 1
	}
	return b.String()
}
