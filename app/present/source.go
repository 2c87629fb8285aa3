package present

import (
	"strconv"

	"parallax/app/state"
	"parallax/corpus"
)

// provenance is what is known about a document: what it states itself, and what
// somebody inferred, with the reason.
func provenance(m state.Model, d *corpus.Document) []SourceLine {
	var lines []SourceLine
	add := func(name, value string, inferred bool) {
		if value != "" {
			lines = append(lines, SourceLine{name, value, inferred})
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
	add("By", d.Byline, false)
	add("Credits", d.Credits, false)
	add("Republished by", d.Republisher, false)
	when := date(d.Published.Date, longDate)
	switch {
	case when == "":
		add("Published", "not stated", false)
	case d.Published.Stated:
		add("Published", when, false)
	default:
		if d.Published.Reason != "" {
			when += ". " + capital(sentence(d.Published.Reason))
		}
		add("Published, probably", when, true)
	}
	add("Genre", d.Genre, false)
	add("Language", d.Language, false)
	add("Licence", d.Licence, false)
	add("Address", d.URL, false)
	switch {
	case d.Text == corpus.Digest && d.Original.Words > 0:
		add("Text", "our digest, "+tally(len(d.Passages), "passage")+"; the original has "+tally(d.Original.Words, "word"), false)
	case d.Text == corpus.Digest:
		add("Text", "our digest, "+tally(len(d.Passages), "passage"), false)
	default:
		add("Text", "the article’s own words", false)
	}
	if d.Original.SHA256 != "" {
		add("Original file", tally(d.Original.Bytes, "byte")+", SHA-256 "+d.Original.SHA256, false)
	}
	for _, slip := range d.Slips {
		value := "“" + slip.Fragment + "”"
		if slip.Note != "" {
			value += ": " + slip.Note
		}
		add("Apparent slip in passage "+strconv.Itoa(slip.Passage), value, true)
	}
	return lines
}
