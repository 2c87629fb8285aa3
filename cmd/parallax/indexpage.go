package main

import (
	"html/template"
	"math"
	"regexp"
	"strconv"
	"strings"

	"parallax/app/present"
	"parallax/app/state"
)

// indexPage is the start page: what the program shows first, as it shows it.
type indexPage struct {
	frame
	View           present.OverviewView
	Rest           []pageLink // articles without a card
	About, Licence string
}

func (m pageMaker) index(l load) indexPage {
	model, _ := state.Update(state.New(), state.Loaded{Collection: m.c})
	p := indexPage{frame: m.frame, View: present.Overview(model), About: m.c.About, Licence: m.c.Licence}
	p.Load = &l
	p.Links = present.Frame(model).Links
	p.Title = m.c.Title + " · Parallax"
	p.Description = firstSentence(m.c.About)
	shown := map[string]bool{}
	for _, card := range p.View.Cards {
		shown[pageHref(card.Href)] = true
	}
	for _, d := range m.c.Documents {
		if link := m.articleLink("", d); !shown[link.Href] {
			p.Rest = append(p.Rest, *link)
		}
	}
	return p
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

// sizedMark is a mark with the class of its size.
type sizedMark struct {
	present.Mark
	Size string
}

type chipGroup struct {
	Label string
	Chips []present.Chip
}

type stripBar struct {
	X, Y, Height string
	Empty        bool
}

// indexFuncs are what the start page's template needs to draw as the program's
// components do.
var indexFuncs = template.FuncMap{
	"page":  pageHref,
	"sized": func(m present.Mark, size string) sizedMark { return sizedMark{m, size} },
	"group": func(label string, chips []present.Chip) chipGroup { return chipGroup{label, chips} },
	"mark":  func(c present.ChartView, column int) present.Mark { return c.Columns[column].Mark },
	"grown": func(size float64) string {
		return "translate(50 50) scale(" + decimal(size) + ") translate(-50 -50)"
	},
	"beside": func(size float64) string { return decimal(54 + size*58) },
	"bare":   func(share string) string { return strings.TrimRight(share, "\u00a0\u202f %") },
	"stripBox": func(bars []float64) string {
		return "0 0 " + strconv.Itoa(10*len(bars)) + " 28"
	},
	"strip": func(bars []float64) []stripBar {
		list := make([]stripBar, len(bars))
		for i, share := range bars {
			height := 26 * share
			if share <= 0 {
				height = 1
			}
			list[i] = stripBar{strconv.Itoa(10 * i), decimal(28 - height), decimal(height), share <= 0}
		}
		return list
	},
}

// decimal writes a coordinate, to a thousandth.
func decimal(v float64) string {
	return strconv.FormatFloat(math.Round(v*1000)/1000, 'f', -1, 64)
}
