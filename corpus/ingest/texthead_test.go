package ingest

import (
	"strings"
	"testing"

	"parallax/corpus"
)

const ferrySails = "The ferry sailed again on Monday after a year, and nobody was on it.\n\nThe council will meet in June.\n"

func TestHeadsOfTexts(t *testing.T) {
	for name, c := range map[string]struct{ text, headline, outlet, date, byline, first string }{
		"lines in one block":          {"FERRY SAILS AGAIN\nBy Ada Gull\nHarbour Echo, 4 May 2031\n\n" + ferrySails, "FERRY SAILS AGAIN", "Harbour Echo", "2031-05-04", "Ada Gull", "The ferry sailed again on Monday after a year, and nobody was on it."},
		"a headline of two lines":     {"Ferry sails again after\na year in the dock\nBy Ada Gull\n\n" + ferrySails, "Ferry sails again after a year in the dock", "", "", "Ada Gull", "The ferry sailed again on Monday after a year, and nobody was on it."},
		"one line with all":           {"Ferry sails again\nHarbour Echo · 4 May 2031 · A3 · By Ada Gull\n\n" + ferrySails, "Ferry sails again", "Harbour Echo", "2031-05-04", "Ada Gull", "The ferry sailed again on Monday after a year, and nobody was on it."},
		"each by itself":              {"Ferry sails again\n\nVon Ada Gull\n\nHafenblatt Anzeiger, 4. Mai 2031\n\n" + ferrySails, "Ferry sails again", "Hafenblatt Anzeiger", "2031-05-04", "Ada Gull", "The ferry sailed again on Monday after a year, and nobody was on it."},
		"a place is no outlet":        {"Ferry sails again\nLondon, 4 May 2031\n\n" + ferrySails, "Ferry sails again", "", "2031-05-04", "", "The ferry sailed again on Monday after a year, and nobody was on it."},
		"front matter stays in front": {"---\nauthor: Paul Tern\n---\nFerry sails again\nBy Ada Gull\n\n" + ferrySails, "Ferry sails again", "", "", "Paul Tern", "The ferry sailed again on Monday after a year, and nobody was on it."},
		"below the headline":          {"Ferry sails again\n\nBy Ada Gull\n4 May 2031\n\n" + ferrySails, "Ferry sails again", "", "2031-05-04", "Ada Gull", "The ferry sailed again on Monday after a year, and nobody was on it."},
		"a day that was updated":      {"Ferry sails again\n\nBy Ada Gull\nPublished 4 May 2031\n\n" + ferrySails, "Ferry sails again", "", "2031-05-04", "Ada Gull", "The ferry sailed again on Monday after a year, and nobody was on it."},
		"verse":                       {"The ferry lies\nat the pier\nand waits\n\n" + ferrySails, "", "", "", "", "The ferry lies at the pier and waits"},
		"a wrapped paragraph":         {"The ferry of Harbour Echo, 4 May 2031 to the day,\nsailed again.\n\n" + ferrySails, "", "", "", "", "The ferry of Harbour Echo, 4 May 2031 to the day, sailed again."},
	} {
		a := parseText(c.text)
		d := a.Document
		date := ""
		if d.Published.Stated {
			date = d.Published.Date.String()
		}
		if d.Headline != c.headline || a.Outlet != c.outlet || date != c.date || d.Byline != c.byline || len(d.Passages) == 0 || d.Passages[0].Text != c.first {
			t.Errorf("%s: %q | %q | %q | %q | %q", name, d.Headline, a.Outlet, date, d.Byline, d.Passages[0].Text)
			continue
		}
		// A passage says which lines of the file it is of.
		lines := strings.Split(c.text, "\n")
		if p := d.Passages[0]; p.Lines != (corpus.Lines{}) && !strings.HasPrefix(p.Text, lines[p.Lines.From-1]) {
			t.Errorf("%s: line %d is %q", name, p.Lines.From, lines[p.Lines.From-1])
		}
	}
}

func TestHeadsOfPages(t *testing.T) {
	a := parseText("Ferry sails again\n\nThe ferry sailed again on Monday after\na year, and nobody was on it.\n\fHarbour Echo                    Page 3\n\nThe council will meet\nin June.\n\f4          Harbour Echo, 4 May\n\nThat is all.\n")
	if n := len(a.Document.Passages); n != 3 || len(a.LeftOut) != 2 {
		t.Errorf("%d passages, %d left out: %+v", n, len(a.LeftOut), a.Document.Passages)
	}
}

func TestHeadlineWithItsOutlet(t *testing.T) {
	for headline, want := range map[string]string{
		"Ferry sails again - Harbour Echo": "Ferry sails again", "Ferry sails again | Harbour Echo": "Ferry sails again",
		"Ferry sails again - Coast Mail": "Ferry sails again - Coast Mail", " - Harbour Echo": " - Harbour Echo",
	} {
		var a article
		a.Document.Headline, a.Outlet = headline, "Harbour Echo"
		if headlineAlone(&a); a.Document.Headline != want {
			t.Errorf("%q: %q", headline, a.Document.Headline)
		}
	}
}

// A brief of one sentence on two lines is one passage, also as one of an export's articles.
func TestBriefOverTwoLines(t *testing.T) {
	for text, want := range map[string]int{
		"The ferry crews who lost their posts met the mayor on Thursday and asked\nfor a year of pay.": 1,
		"The ferry crews who lost their posts met the mayor on Thursday and asked\nFor a year of pay.": 2,
		"Oats and barley\nwheat and rye": 2,
		"The ferry crews who lost their posts met the mayor on Thursday\nand others who had asked for a year of pay went home on that evening": 2, // the word had room
	} {
		if got := blocksOf(text); len(got) != want {
			t.Errorf("%q: %d blocks, want %d", text, len(got), want)
		}
	}
}
