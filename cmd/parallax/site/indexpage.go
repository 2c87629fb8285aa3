package site

import (
	"cmp"
	"html/template"
	"math"
	"regexp"
	"strconv"
	"strings"

	"parallax/app/present"
	"parallax/app/present/chart"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
)

// indexPage is the start page: what the program shows first, as it shows it.
type indexPage struct {
	frame
	View           present.OverviewView
	More           *moreLinks // to articles without a card
	Topics         *moreLinks // to topics without a row
	About, Licence string
}

type moreLinks struct {
	Heading string
	Links   []element.Link
}

func (m pageMaker) index(l load) error {
	layout, err := m.layout(siteAddresses(""), "index.html", "overview.html")
	if err != nil {
		return err
	}
	return m.write(layout, "index.html", m.overview(l))
}

func (m pageMaker) overview(l load) indexPage {
	c := m.model.Collection
	model := m.model
	model.Chart.Parts = state.Every // a reader without the program cannot unfold; the style sheet folds them for one who can
	p := indexPage{frame: m.frame, View: present.Overview(model), About: c.About, Licence: c.Licence}
	for i, column := range present.Overview(m.model).Chart.Columns {
		p.View.Chart.Columns[i].Href = column.Href // into the program, which can fold
	}
	p.Topics = topicLinks(m.model, p.View.Chart.Rows)
	p.Load = &l
	p.Links = present.Frame(m.model).Links
	p.Title = wording.WindowTitle.With("view", c.Title)
	m.describe(&p.frame, "index.html", c.Title, cmp.Or(firstSentence(c.About), p.View.Deck), m.startData())
	rest := c.Documents[len(p.View.Cards):] // the cards are the first documents
	switch lists := m.listLinks(); {
	case lists != nil:
		p.More = &moreLinks{wording.SiteAllArticles.String(), lists}
	case len(rest) > 0:
		p.More = &moreLinks{Heading: wording.SiteMoreArticles.String()}
		for _, d := range rest {
			p.More.Links = append(p.More.Links, *articleLink(d))
		}
	}
	return p
}

// topicLinks lead to the topics that the chart has no row for.
func topicLinks(m state.Model, rows []chart.Row) *moreLinks {
	drawn := make(map[string]bool, len(rows))
	for _, r := range rows {
		drawn[r.Topic] = true
	}
	list := &moreLinks{Heading: wording.SiteMoreTopics.String()}
	for _, t := range m.Coverage.Topics {
		if !drawn[t.ID] {
			list.Links = append(list.Links, element.Link{Label: t.Title, Href: state.Route{Screen: state.Topic, Topic: t.ID}.String()})
		}
	}
	if len(list.Links) == 0 {
		return nil
	}
	return list
}

var viewAddress = regexp.MustCompile(`^#/(read|topic)/([a-z0-9-]+)(?:\?p=([0-9]+))?$`)

// pageHref is the page, from the root, that shows what an address in the
// program shows. Views without a page stay addresses in the program.
func pageHref(href string) string {
	found := viewAddress.FindStringSubmatch(href)
	if found == nil {
		return href
	}
	page := map[string]string{"read": "articles/", "topic": "topics/"}[found[1]] + found[2] + ".html"
	if found[3] != "" {
		page += "#p" + found[3]
	}
	return page
}

// drawnMark is a mark with the class of its size, named where no name stands
// beside it.
type drawnMark struct {
	element.Mark
	Size  string
	Named bool
}

// addresses are what the program's addresses become in a page.
type addresses struct {
	home  string
	page  func(href string) string
	place func(p element.PassageView) string // the id of a passage's element
}

// siteAddresses are those in a page of a site; root is where the site's root
// lies from it.
func siteAddresses(root string) addresses {
	return addresses{
		home:  root + "index.html",
		page:  func(href string) string { return root + pageHref(href) },
		place: func(p element.PassageView) string { return p.ID },
	}
}

// pageFuncs are what the templates need to draw as the program's components do.
func pageFuncs(a addresses) template.FuncMap {
	return template.FuncMap{
		"home":   func() string { return a.home },
		"page":   a.page,
		"place":  a.place,
		"anchor": anchor,
		"sized":  func(m element.Mark, size string) drawnMark { return drawnMark{m, size, false} },
		"named":  func(m element.Mark, size string) drawnMark { return drawnMark{m, size, true} },
		"mark":   func(c chart.View, column int) element.Mark { return c.Columns[column].Mark },
		"grown": func(size float64) string {
			return "translate(50 50) scale(" + decimal(size) + ") translate(-50 -50)"
		},
		"say":     say,
		"scripts": element.Scripts,
		"aside":   aside,
		"besides": func(heading string, p element.PassageView) element.PassageView { return p.Besides(heading) },
		"article": func(l present.PassageLink) string { return strings.TrimSuffix(l.Link.Label, l.Number) },
		"topic":   topicMessages,
		"said":    func(f present.FactView) []present.FactValue { return values(f, false) },
		"unsaid":  func(f present.FactView) []present.FactValue { return values(f, true) },
	}
}

// anchor is the id of an element that stands for a view of the program.
func anchor(href string) string { return strings.TrimPrefix(href, "#") }

// values are the answers to a question, or who gives none.
func values(f present.FactView, silent bool) (list []present.FactValue) {
	for _, v := range f.Values {
		if v.Silent == silent {
			list = append(list, v)
		}
	}
	return list
}

// decimal writes a coordinate, to a thousandth.
func decimal(v float64) string {
	return strconv.FormatFloat(math.Round(v*1000)/1000, 'f', -1, 64)
}
