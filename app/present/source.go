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
	add := func(name wording.Message, value string, inferred bool) {
		if value != "" {
			lines = append(lines, SourceLine{Name: name.String(), Value: value, Inferred: inferred})
		}
	}
	switch o := m.Catalog.Outlet(d); {
	case o == nil:
		add(wording.SourcePublisher, wording.SourceNotStated.String(), false)
	case o.NotStated:
		add(wording.SourcePublisher, wording.SourceNotStated.String(), false)
		add(wording.SourcePublisherPerhaps, o.Guess, true)
		add(wording.SourceAboutPublisher, o.Note, false)
	default:
		add(wording.SourcePublisher, o.Name, false)
		add(wording.SourceKind, o.Kind, false)
		add(wording.SourceCountry, o.Country, false)
		add(wording.SourceAboutPublisher, o.Note, false)
	}
	add(wording.SourceBy, stated(d.Byline), false)
	add(wording.SourceCredits, d.Credits, false)
	add(wording.SourceRepublished, d.Republisher, false)
	if n := len(m.Catalog.Newsroom(d)); n > 1 {
		add(wording.SourceIndependence, wording.SourceDependent.With("n", n-1), false)
	}
	when := wording.Date(d.Published.Date, wording.LongDate)
	switch {
	case when == "" && d.Published.Reason != "": // a date that the file has in words
		add(wording.SourcePublished, wording.Sentence(d.Published.Reason), false)
	case when == "":
		add(wording.SourcePublished, wording.SourceNotStated.String(), false)
	case d.Published.Stated:
		add(wording.SourcePublished, when, false)
	default:
		if d.Published.Reason != "" {
			when += ". " + wording.Capital(wording.Sentence(d.Published.Reason))
		}
		add(wording.SourcePublishedProbably, when, true)
	}
	add(wording.SourceGenre, d.Genre, false)
	add(wording.SourceLanguage, stated(d.Language), false)
	add(wording.SourceLicence, d.Licence, false)
	add(wording.SourceAddress, d.URL, false)
	switch {
	case m.ShowsOriginal(d.ID):
		add(wording.SourceText, wording.SourceFullAdded.String(), false)
	case d.Text == corpus.Digest && d.Original.Words > 0:
		add(wording.SourceText, wording.SourceDigestOf.With("n", len(d.Passages), "words", d.Original.Words), false)
	case d.Text == corpus.Digest:
		add(wording.SourceText, wording.SourceDigest.With("n", len(d.Passages)), false)
	default:
		add(wording.SourceText, wording.SourceFull.String(), false)
	}
	if d.Original.SHA256 != "" {
		add(wording.SourceFile, wording.SourceFileIs.With("n", d.Original.Bytes, "sha", d.Original.SHA256), false)
	}
	for _, slip := range d.Slips {
		value := "“" + slip.Fragment + "”"
		if note := slipNote(slip); note != "" {
			value += ": " + note
		}
		lines = append(lines, SourceLine{Name: slipName(slip), Value: value, Slip: true})
	}
	return lines
}

// slipNote is what is noted of a slip, without what the heading over all of them
// says.
func slipNote(s corpus.Slip) string {
	note := strings.TrimSpace(strings.TrimSuffix(s.Note, "Noted, not repaired."))
	if note == "" {
		return ""
	}
	return wording.Sentence(note)
}

// slipName says where a slip is.
func slipName(s corpus.Slip) string {
	if s.Passage == 0 {
		return wording.SourceHeadlineSlip.String()
	}
	return wording.SourceSlip.With("n", strconv.Itoa(s.Passage))
}

// stated is a value, or that there is none.
func stated(value string) string {
	if value == "" {
		return wording.SourceNotStated.String()
	}
	return value
}

// sourceGroups keeps what a source states, what somebody inferred, and its
// apparent slips apart.
func sourceGroups(lines []SourceLine) []SourceGroup {
	groups := []SourceGroup{{Title: wording.SourceStated.String()}, {Title: wording.SourceInferred.String()}, {Title: wording.SourceSlips.String()}}
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
