// Package export makes what is taken along of a collection for other uses: tables with
// headline, outlet and date in every row, and the collection with counts in place of
// texts that may not be shared.
package export

import (
	"cmp"
	"strconv"
	"strings"

	"parallax/corpus"
	"parallax/corpus/annotation"
	"parallax/corpus/coverage"
	"parallax/corpus/sorting"
)

// Tables are the names of the tables that Table makes.
var Tables = []string{"articles", "coverage", "facts", "voices", "labels", "words", "notes"}

// Table is one of Tables: a row of heads, then the rows. nil is a name that is none.
func Table(c *corpus.Collection, name string) [][]string {
	t := tablesOf(c)
	switch name {
	case "articles":
		return t.articles()
	case "coverage":
		return t.coverage()
	case "facts":
		return t.facts()
	case "voices":
		return t.voices()
	case "labels":
		return t.labels()
	case "words":
		return t.words()
	case "notes":
		return annotation.Table(c, c.Notes, annotation.Places(c, c.Notes))
	}
	return nil
}

type tables struct {
	c         *corpus.Collection
	documents map[string]*corpus.Document
	outlets   map[string]corpus.Outlet
	topics    map[string]corpus.Topic
}

func tablesOf(c *corpus.Collection) *tables {
	t := &tables{c: c, documents: make(map[string]*corpus.Document, len(c.Documents)), outlets: make(map[string]corpus.Outlet), topics: make(map[string]corpus.Topic)}
	for _, d := range c.Documents {
		t.documents[d.ID] = d
	}
	for _, o := range c.Outlets {
		t.outlets[o.ID] = o
	}
	for _, x := range c.Topics {
		t.topics[x.ID] = x
	}
	return t
}

// about are the heads of the cells that Of gives.
var about = []string{"headline", "outlet", "date", "article"}

// of is what tells an article from others, for people: headline, outlet, date, id. A
// date that was inferred has "?" behind it.
func (t *tables) of(document string) []string {
	d := t.documents[document]
	if d == nil {
		return []string{"", "", "", document}
	}
	outlet := ""
	if o := t.outlets[d.Outlet]; !o.NotStated {
		outlet = o.Name
	}
	date := d.Published.Date.String()
	if date != "" && !d.Published.Stated {
		date += "?"
	}
	return []string{d.Headline, outlet, date, d.ID}
}

func row(cells []string, more ...string) []string {
	return append(cells[:len(cells):len(cells)], more...)
}

// whose is how tables say whose an entry is: the collection's is "collection".
func whose(p corpus.Provenance) []string {
	if p.Own() {
		return []string{"collection", p.On.String()}
	}
	return []string{p.By, p.On.String()}
}

func (t *tables) articles() [][]string {
	rows := [][]string{row(about, "outlet kind", "country", "byline", "date stated", "date inferred because", "language", "genre", "licence", "address", "text", "passages", "words", "not stated by the article")}
	for _, d := range t.c.Documents {
		words, o := coverage.Words(d), t.outlets[d.Outlet]
		rows = append(rows, row(t.of(d.ID), o.Kind, o.Country, d.Byline, yes(d.Published.Stated), d.Published.Reason, d.Language, d.Genre, d.Licence, d.URL, string(d.Text), strconv.Itoa(len(d.Passages)), strconv.Itoa(words), howKnown(d)))
	}
	return rows
}

// howKnown says which values of an article it does not state, and how each is known.
func howKnown(d *corpus.Document) string {
	var b strings.Builder
	for _, k := range d.Known {
		if b.Len() > 0 {
			b.WriteString("; ")
		}
		b.WriteString(k.Field + ": " + k.String())
	}
	return b.String()
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

func numbers(list []int) string {
	var b strings.Builder
	for i, n := range list {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(strconv.Itoa(n))
	}
	return b.String()
}

func (t *tables) coverage() [][]string {
	rows := [][]string{row([]string{"topic", "topic date", "topic id"}, row(about, "covers it", "passages", "gist", "by", "on")...)}
	for _, e := range t.c.Coverage {
		x := t.topics[e.Topic]
		cells := row([]string{x.Title, x.Date.String(), e.Topic}, t.of(e.Document)...)
		rows = append(rows, row(cells, row([]string{yes(!e.Silent), numbers(e.Passages), e.Gist}, whose(e.Provenance)...)...))
	}
	return rows
}

func (t *tables) facts() [][]string {
	rows := [][]string{row([]string{"question", "verdict", "topic"}, row(about, "passage", "value", "certainty", "quoted", "note", "by", "on", "fact id")...)}
	for _, f := range t.c.Facts {
		for _, v := range f.Values {
			cells := row([]string{f.Question, string(f.Verdict), t.topics[f.Topic].Title}, t.of(v.At.Document)...)
			cells = row(cells, strconv.Itoa(v.At.Passage), v.Value, string(v.Certainty), v.Fragment, f.Note)
			rows = append(rows, row(row(cells, whose(f.Provenance)...), f.ID))
		}
		if len(f.Values) == 0 {
			cells := row([]string{f.Question, string(f.Verdict), t.topics[f.Topic].Title}, "", "", "", "", "", "", "", "", f.Note)
			rows = append(rows, row(row(cells, whose(f.Provenance)...), f.ID))
		}
	}
	return rows
}

func (t *tables) voices() [][]string {
	rows := [][]string{row([]string{"voice", "kind", "description", "role", "affiliation"}, row(about, "passage", "quotations", "reported", "speaker inferred", "by", "on", "voice id")...)}
	for _, v := range t.c.Voices {
		for _, h := range v.Heard {
			by := h.Provenance
			if by.Own() {
				by = v.Provenance
			}
			cells := row([]string{v.Name, string(v.Kind), v.Description, v.Role, v.Affiliation}, t.of(h.At.Document)...)
			cells = row(cells, strconv.Itoa(h.At.Passage), strconv.Itoa(h.Quotes), strconv.Itoa(h.Mentions), yes(h.Inferred))
			rows = append(rows, row(row(cells, whose(by)...), v.ID))
		}
	}
	return rows
}

func (t *tables) labels() [][]string {
	rows := [][]string{row([]string{"subject", "name"}, row(about, "times", "passages", "in the headline", "by", "on")...)}
	for _, l := range t.c.Labels {
		cells := row([]string{l.Subject, l.Fragment}, t.of(l.Document)...)
		rows = append(rows, row(row(cells, strconv.Itoa(l.Count), numbers(l.Passages), yes(l.Headline)), whose(l.Provenance)...))
	}
	return rows
}

// words has a row for each word of each article, most frequent first. They are those of
// the original where its counts are known, and written as there.
func (t *tables) words() [][]string {
	rows := [][]string{row(about, "word", "times")}
	count := counter()
	for _, d := range t.c.Documents {
		all := make(map[string]int)
		for i := range d.Passages {
			p := &d.Passages[i]
			words := p.Counts
			if words == nil {
				words = count(d.BestText(p))
			}
			for w, n := range words {
				all[w] += n
			}
		}
		list := make([]string, 0, len(all))
		for w := range all {
			list = append(list, w)
		}
		sorting.By(list, func(a, b string) int { return cmp.Or(all[b]-all[a], strings.Compare(a, b)) })
		cells := t.of(d.ID)
		for _, w := range list {
			rows = append(rows, row(cells, w, strconv.Itoa(all[w])))
		}
	}
	return rows
}
