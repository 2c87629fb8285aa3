package present

import (
	"slices"
	"strconv"
	"strings"

	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
)

// SourceView is the bibliographic record of one document.
type SourceView struct {
	Mark     element.Mark
	Headline string
	Href     string
	Lines    []SourceLine
}

// SourceLine is one fact about a source: stated, or inferred with a reason.
type SourceLine struct {
	Name     string
	Value    string
	Inferred bool
	Slip     bool // an apparent misprint, noted and not repaired
}

// SourceGroup is the lines of a source that are known in the same way.
type SourceGroup struct {
	Title string
	Lines []SourceLine
}

// provenance is what is known about a document: what it states itself, and what
// somebody inferred, with the reason.
func provenance(m state.Model, d *corpus.Document) []SourceLine {
	var lines []SourceLine
	add := func(name, value string, inferred bool) {
		if value != "" {
			lines = append(lines, SourceLine{Name: name, Value: value, Inferred: inferred})
		}
	}
	switch o := m.Catalog.Outlet(d); {
	case o == nil:
		add("Publisher", "not stated", false)
	case o.NotStated:
		add("Publisher", "not stated", false)
		add("Publisher, perhaps", o.Guess, true)
		add("About the publisher", o.Note, false)
	default:
		add("Publisher", o.Name, false)
		add("Kind", o.Kind, false)
		add("Country", o.Country, false)
		add("About the publisher", o.Note, false)
	}
	add("By", stated(d.Byline), false)
	add("Credits", d.Credits, false)
	add("Republished by", d.Republisher, false)
	if n := len(m.Catalog.Newsroom(d)); n > 1 {
		add("Independence", "not independent of "+wording.Count(n-1, "other article")+" here from the same newsroom", false)
	}
	when := wording.Date(d.Published.Date, wording.LongDate)
	switch {
	case when == "":
		add("Published", "not stated", false)
	case d.Published.Stated:
		add("Published", when, false)
	default:
		if d.Published.Reason != "" {
			when += ". " + wording.Capital(wording.Sentence(d.Published.Reason))
		}
		add("Published, probably", when, true)
	}
	add("Genre", d.Genre, false)
	add("Language", stated(d.Language), false)
	add("Licence", d.Licence, false)
	add("Address", d.URL, false)
	switch {
	case m.ShowsOriginal(d.ID):
		add("Text", "the article’s own words, from the original attached", false)
	case d.Text == corpus.Digest && d.Original.Words > 0:
		add("Text", "our digest, "+wording.Tally(len(d.Passages), "passage")+"; the original has "+wording.Tally(d.Original.Words, "word"), false)
	case d.Text == corpus.Digest:
		add("Text", "our digest, "+wording.Tally(len(d.Passages), "passage"), false)
	default:
		add("Text", "the article’s own words", false)
	}
	if d.Original.SHA256 != "" {
		add("Original file", wording.Tally(d.Original.Bytes, "byte")+", SHA-256 "+d.Original.SHA256, false)
	}
	for _, slip := range d.Slips {
		value := "“" + slip.Fragment + "”"
		if slip.Note != "" {
			value += ": " + wording.Sentence(slip.Note)
		} else {
			value += "."
		}
		if !strings.Contains(strings.ToLower(value), "not repaired") {
			value += " Noted, not repaired."
		}
		lines = append(lines, SourceLine{Name: "Apparent slip in passage " + strconv.Itoa(slip.Passage), Value: value, Slip: true})
	}
	return lines
}

// stated is a value, or that there is none.
func stated(value string) string {
	if value == "" {
		return "not stated"
	}
	return value
}

// sourceGroups keeps what a source states, what somebody inferred, and its
// apparent slips apart.
func sourceGroups(lines []SourceLine) []SourceGroup {
	groups := []SourceGroup{{Title: "As stated"}, {Title: "Inferred, not stated"}, {Title: "Apparent slips, not repaired"}}
	for _, l := range lines {
		g := &groups[0]
		if l.Inferred {
			g = &groups[1]
		}
		if l.Slip {
			g = &groups[2]
		}
		g.Lines = append(g.Lines, l)
	}
	return slices.DeleteFunc(groups, func(g SourceGroup) bool { return g.Lines == nil })
}

// kin says of which other articles a document is not independent, because one
// newsroom made them, and names the first few.
func kin(m state.Model, d *corpus.Document) (text string, links []element.Link) {
	newsroom := m.Catalog.Newsroom(d)
	for _, id := range newsroom[:min(len(newsroom), kinShown+1)] {
		if e := m.Catalog.Document(id); e != d && len(links) < kinShown {
			links = append(links, element.Link{Label: e.Headline, Href: element.ReadHref(id, 0)})
		}
	}
	n := len(newsroom) - 1
	if n <= 0 {
		return "", nil
	}
	return wording.ReadDependent.With("n", n, "outlet", m.Catalog.Outlet(d).Name), links
}

func verb(n int, one, several string) string {
	if n == 1 {
		return one
	}
	return several
}
