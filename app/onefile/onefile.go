// Package onefile writes what the explorer in one file holds for those who read
// it without the program, or before the program runs: a first page that names
// the articles and topics, and their texts. The tool that packs a collection
// and the page that saves the one it shows write the same texts, from the same
// views as every screen (package present).
//
// The ids of elements are the addresses that the program gives its views, so
// every link leads somewhere with it and without.
package onefile

import (
	"html"
	"strings"

	"parallax/app/ask"
	"parallax/app/present"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
)

// TextsMost is how many articles can be read without the program: they are in
// the file a second time, and not compressed.
const TextsMost = 200

// Page is a collection on its way into a file.
type Page struct {
	model state.Model // as the program has it at the start
	// Breathe is called between articles and topics, for a caller that has
	// other things to do; nil for none.
	Breathe func()
}

// New prepares a collection. Originals are shown wherever there are any: who
// puts them into a file wants them read.
func New(l *ask.Loaded) *Page {
	model, _ := state.Update(state.New(), state.Loaded{Loaded: l})
	model.Originals.Shown = true
	return &Page{model: model}
}

// Head is what the head of the file says of it, as HTML.
type Head struct{ Lang, Title, Description string }

// Head returns it.
func (p *Page) Head() Head {
	c := p.model.Collection
	lang := c.Language
	if lang == "" {
		lang = "en" // of the program's own words
	}
	about, _, cut := strings.Cut(c.About, ". ")
	if cut {
		about += "."
	}
	if about == "" {
		about = present.Overview(p.model).Deck
	}
	return Head{esc(lang), esc(wording.WindowTitle.With("view", c.Title)), esc(about)}
}

// Attribute is a text as it has to stand in an attribute.
func Attribute(s string) string { return esc(s) }

// Name is the name of the file.
func Name(c *corpus.Collection) string { return present.FileStem(c) + ".html" }

// Readable says which articles can be read without the program.
func (p *Page) Readable() string {
	if n := len(p.model.Collection.Documents); n > TextsMost {
		return wording.SiteTextsFirst.With("n", TextsMost, "all", n)
	}
	return wording.SiteTextsAll.String()
}

// builder makes HTML.
type builder struct{ strings.Builder }

// add appends markup.
func (b *builder) add(markup ...string) {
	for _, s := range markup {
		b.WriteString(s)
	}
}

// esc is a text as it has to stand in markup and in attributes.
func esc(s string) string { return html.EscapeString(s) }

// link is a link to a view.
func link(l element.Link) string {
	return `<a href="` + esc(l.Href) + `">` + esc(l.Label) + `</a>`
}

// id is that of the element which stands for a view.
func id(href string) string { return esc(strings.TrimPrefix(href, "#")) }

// Front is the first page: what the program shows first, with a list of the
// topics in the place of the chart.
func (p *Page) Front() string {
	var b builder
	view := present.Overview(p.model)
	c := p.model.Collection
	b.add(`<div class="Page" id="/"><header class="Masthead"><a class="Masthead-name" href="#/">`, esc(wording.Name.String()), `</a></header><main id="main" tabindex="-1">`+"\n",
		`<div class="Hed"><p class="Hed-kicker">`, esc(view.Kicker), `</p><h1 class="Hed-title">`, esc(view.Title), `</h1><p class="Hed-deck">`, esc(view.Deck), "</p></div>\n")
	if view.Uncoded != "" {
		b.add(`<p class="Coverage-none">`, esc(view.Uncoded), "</p>\n")
	}
	if topics := p.model.Coverage.Topics; len(topics) > 0 {
		b.add(`<section class="Section Static-topics"><h2 class="Section-title">`, esc(wording.SiteTopics.String()), `</h2><ul class="Static-list">`+"\n")
		for _, t := range topics {
			b.add(`<li>`, link(element.Link{Label: t.Title, Href: state.Route{Screen: state.Topic, Topic: t.ID}.String()}),
				` <span class="Section-note">`, esc(t.Date.String()), "</span></li>\n")
		}
		b.add("</ul></section>\n")
	}
	b.notes(view)
	b.add(`<section class="Section"><h2 class="Section-title">`, esc(wording.OverviewCards.String()), `</h2><ul class="Cards">`+"\n")
	for _, card := range view.Cards[:min(len(view.Cards), TextsMost)] {
		b.card(card)
	}
	b.add("</ul></section>\n")
	if rest := c.Documents[:min(len(c.Documents), TextsMost)]; len(rest) > len(view.Cards) {
		b.add(`<section class="Section Static-more"><h2 class="Section-title">More articles</h2><ul class="Static-list">` + "\n")
		for _, d := range rest[len(view.Cards):] {
			b.add(`<li>`, link(element.Link{Label: d.Headline, Href: state.Route{Screen: state.Read, Document: d.ID}.String()}), "</li>\n")
		}
		b.add("</ul></section>\n")
	}
	if c.About != "" {
		b.add(`<section class="Section Static-about"><h2 class="Section-title">`, esc(wording.SiteAbout.String()), `</h2><p class="Prose">`, esc(c.About), `</p><p class="Section-note">`, esc(c.Licence), "</p></section>\n")
	}
	b.add("</main></div>\n")
	return b.String()
}

func (b *builder) card(v present.CardView) {
	b.add(`<li class="Card"><p class="Card-outlet Outlet">`, esc(v.Outlet), `</p><h3 class="Card-title">`, link(element.Link{Label: v.Headline, Href: v.Href}),
		`</h3><p class="Card-gist">`, esc(v.Summary), `</p>`)
	if v.Note != "" {
		b.add(`<p class="Card-note">`, esc(v.Note), `</p>`)
	}
	b.add(`<p class="Card-meta">`, esc(v.Date), `<br>`, esc(v.Counts), "</p></li>\n")
}

func (b *builder) notes(v present.OverviewView) {
	if len(v.Notes) == 0 {
		return
	}
	b.add(`<section class="Section"><h2 class="Section-title">`, esc(wording.NotesTitle.String()), `</h2><ol class="Notes">`+"\n")
	for _, n := range v.Notes {
		b.add(`<li class="Notes-note"><div><h3 class="Notes-title">`, esc(n.Title), `</h3><p class="Notes-text">`, esc(n.Text), `</p><p class="Notes-at">`)
		for _, at := range n.At {
			b.add(link(at.Link))
		}
		b.add("</p></div></li>\n")
	}
	b.add("</ol>")
	if v.NotesMore != "" {
		b.add(`<p class="Section-note">`, esc(v.NotesMore), `</p>`)
	}
	b.add("</section>\n")
}

// Texts are the articles, without what stands in their margins, and the topics.
func (p *Page) Texts() string {
	var b builder
	b.add(`<div class="Page Pack" id="texts">` + "\n")
	documents := p.model.Collection.Documents
	for _, d := range documents[:min(len(documents), TextsMost)] {
		m := p.model
		m.Route = state.Route{Screen: state.Read, Document: d.ID}
		b.article(m.Route.String(), present.Read(m))
		p.breathe()
	}
	for _, t := range p.model.Coverage.Topics {
		m := p.model
		m.Route = state.Route{Screen: state.Topic, Topic: t.ID}
		b.topic(m.Route.String(), present.Topic(m))
		p.breathe()
	}
	b.add("</div>\n")
	return b.String()
}

func (p *Page) breathe() {
	if p.Breathe != nil {
		p.Breathe()
	}
}

// named writes a text in which names of other scripts have their language.
func (b *builder) named(text string) {
	for _, s := range element.Scripts(text) {
		if s.Lang == "" {
			b.add(esc(s.Text))
		} else {
			b.add(`<span lang="`, esc(s.Lang), `">`, esc(s.Text), `</span>`)
		}
	}
}

func (b *builder) article(href string, v present.ReadView) {
	b.add(`<article class="Static" id="`, id(href), `">`+"\n",
		`<header class="Reader-hed"><p class="Reader-outlet">`)
	if v.Outlet != v.Headline {
		b.add(`<b>`, esc(v.Outlet), `</b> `)
	}
	b.add(`<span class="Reader-byline">`)
	b.named(v.Byline)
	b.add(`</span></p><h2 class="Reader-title"`)
	b.lang(v.Lang)
	b.add(`>`, esc(v.Headline), `</h2>`)
	if v.Slip != "" {
		b.add(`<p class="Reader-slip">`, esc(v.Slip), `</p>`)
	}
	if v.Kin != "" {
		b.add(`<p class="Reader-kin">`, esc(v.Kin))
		for _, l := range v.KinLinks {
			b.add(` `, link(l))
		}
		b.add(`</p>`)
	}
	b.add("</header>\n")
	if v.Note != "" {
		b.add(`<p class="Reader-note">`, esc(v.Note), "</p>\n")
	}
	for _, block := range v.Blocks {
		if block.Title != "" {
			b.add(`<p class="Reader-topic">`, link(element.Link{Label: block.Title, Href: block.Href}))
			if block.Date != "" {
				b.add(`<span>, `, esc(block.Date), `</span>`)
			}
			b.add("</p>\n")
		}
		for _, r := range block.Rows {
			b.passage(r.Passage)
		}
	}
	b.add(`<p class="Static-around"><a href="#/">`, esc(wording.SiteAllArticles.String()), `</a></p>`+"\n</article>\n")
}

// lang is the attribute for a text's language; none for the page's own.
func (b *builder) lang(tag string) {
	if tag != "" {
		b.add(` lang="`, esc(tag), `"`)
	}
}

// passage has the elements that the program gives it.
func (b *builder) passage(p element.PassageView) {
	b.add(`<div class="Passage`)
	if p.Kind != string(corpus.Body) {
		b.add(` Passage--`, esc(p.Kind))
	}
	b.add(`" id="`, id(p.Href), `"><a class="Passage-number" href="`, esc(p.Href), `" aria-label="`, esc(wording.SitePassage.With("n", p.N)), `">`, esc(p.N), `</a><div class="Passage-body"><p class="Passage-text"`)
	b.lang(p.Lang)
	b.add(`>`)
	if p.KindName != "" {
		b.add(`<span class="Passage-kind">`, esc(p.KindName), `</span> `)
	}
	for _, r := range p.Runs {
		b.add(esc(r.Text))
	}
	b.add(`</p>`)
	if p.Note != "" || len(p.Topics) > 0 {
		b.add(`<p class="Passage-topics">`)
		if p.Note != "" {
			b.add(`<span class="Passage-note">`, esc(p.Note), `</span>`)
		}
		for _, t := range p.Topics {
			b.add(` `, link(t))
		}
		b.add(`</p>`)
	}
	b.add("</div></div>\n")
}

func (b *builder) topic(href string, v present.TopicView) {
	b.add(`<section class="Static Section" id="`, id(href), `"><h2 class="Section-title">`, esc(v.Title), `</h2><p class="Section-note">`, esc(v.When), ` · `, esc(v.Told), "</p>\n<ul class=\"Static-list\">")
	for _, c := range v.Columns {
		b.add(`<li>`, link(element.Link{Label: c.Outlet, Href: c.Href}), `: `, esc(c.Gist), `</li>`)
	}
	for _, s := range v.Silent {
		b.add(`<li>`, link(element.Link{Label: s.Name, Href: s.Href}), `: <span class="Section-note">`, esc(v.None), `</span></li>`)
	}
	for _, a := range v.Unknown.List {
		b.add(`<li>`, link(element.Link{Label: a.Name, Href: a.Href}), `: <span class="Section-note">`, esc(v.Unknown.Says), `</span></li>`)
	}
	b.add("</ul>\n</section>\n")
}
