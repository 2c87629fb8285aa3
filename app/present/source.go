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
	Set      bool // a person set or confirmed it
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
	known := func(field string, name wording.Message, value string) {
		k := d.HowKnown(field)
		if value == "" || k == (corpus.Known{}) {
			add(name, value, false)
			return
		}
		lines = append(lines, SourceLine{Name: name.String(), Value: wording.Sentence(value) + " " + howKnown(k), Inferred: k.By == "" || k.Suggested(), Set: k.By != "" && !k.Suggested()})
	}
	if d.HowKnown("headline") != (corpus.Known{}) {
		known("headline", wording.SourceHeadline, d.Headline)
	}
	switch o := m.Catalog.Outlet(d); {
	case o == nil:
		add(wording.SourcePublisher, wording.SourceNotStated.String(), false)
	case o.NotStated:
		add(wording.SourcePublisher, wording.SourceNotStated.String(), false)
		add(wording.SourcePublisherPerhaps, o.Guess, true)
		add(wording.SourceAboutPublisher, o.Note, false)
	default:
		known("outlet", wording.SourcePublisher, o.Name)
		add(wording.SourceKind, o.Kind, false)
		add(wording.SourceCountry, o.Country, false)
		add(wording.SourceAboutPublisher, o.Note, false)
	}
	if d.Byline == "" {
		add(wording.SourceBy, stated(""), false)
	}
	known("byline", wording.SourceBy, d.Byline)
	known("credits", wording.SourceCredits, d.Credits)
	known("republisher", wording.SourceRepublished, d.Republisher)
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
		known("published", wording.SourcePublished, when)
	default:
		if d.Published.Reason != "" {
			when += ". " + wording.Capital(wording.Sentence(d.Published.Reason))
		}
		add(wording.SourcePublishedProbably, when, true)
	}
	known("genre", wording.SourceGenre, d.Genre)
	if d.Language == "" {
		add(wording.SourceLanguage, stated(""), false)
	}
	known("language", wording.SourceLanguage, d.Language)
	known("licence", wording.SourceLicence, d.Licence)
	known("url", wording.SourceAddress, d.URL)
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

// howKnown says how a value is known that its article does not state; "" if it does.
func howKnown(k corpus.Known) string {
	who := k.By
	if who == corpus.Me {
		who = wording.SourceByMe.String()
	}
	when := ""
	if !k.On.IsZero() {
		when = wording.Date(k.On, wording.LongDate)
	}
	switch {
	case k == (corpus.Known{}):
		return ""
	case k.Suggested() && k.From == "":
		return wording.SourceGuessed.String()
	case k.Suggested():
		return wording.SourceGuessedFrom.With("how", k.From)
	case k.By == "":
		return wording.SourceInferredFrom.With("how", k.From)
	case k.From == "" && when == "":
		return wording.SourceSetBy.With("who", who)
	case k.From == "":
		return wording.SourceSetOn.With("who", who, "day", when)
	case when == "":
		return wording.SourceConfirmedBy.With("who", who, "how", k.From)
	}
	return wording.SourceConfirmedOn.With("who", who, "day", when, "how", k.From)
}

// sourceGroups keeps what a source states, what somebody inferred, and its
// apparent slips apart.
func sourceGroups(lines []SourceLine) []SourceGroup {
	groups := []SourceGroup{{Title: wording.SourceStated.String()}, {Title: wording.SourceInferred.String()}, {Title: wording.SourceSlips.String()}, {Title: wording.SourceSet.String()}}
	for _, l := range lines {
		g := &groups[0]
		if l.Inferred {
			g = &groups[1]
		}
		if l.Slip {
			g = &groups[2]
		}
		if l.Set {
			g = &groups[3]
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
