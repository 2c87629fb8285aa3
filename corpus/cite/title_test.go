package cite

import (
	"testing"

	"parallax/corpus"
)

// A headline has the capitals of an English title only where the text is not plainly of
// another language.
func TestLanguageThatNobodyStates(t *testing.T) {
	for text, english := range map[string]bool{
		"Das Café am Hafen hat gestern für immer geschlossen, sagte der Wirt, und die Gäste waren darüber nicht froh.": false,
		"The ferry sailed again on Monday after a year, and nobody was on it when it left the pier.":                   true,
	} {
		c := &corpus.Collection{Documents: []*corpus.Document{{ID: "a", Headline: "Café am Hafen zu", Text: corpus.Full, Passages: []corpus.Passage{{N: 1, Kind: corpus.Body, Text: text}}}}}
		if got := New(c).Item(c.Documents[0]).English; got != english {
			t.Errorf("%q: English is %v", text, got)
		}
	}
}

// A headline that breaks off in its source is cited as it is, and marked; in files for
// reference managers it is the headline alone.
func TestHeadlineThatBreaksOff(t *testing.T) {
	d := &corpus.Document{ID: "quay", Headline: "The quay and the ferrymen strugg", Language: "en", Slips: []corpus.Slip{{Passage: 0, Fragment: "ferrymen strugg", Note: "It breaks off."}, {Passage: 1, Fragment: "The quay", Note: "Another."}}}
	c := &corpus.Collection{ID: "c", Language: "en", Documents: []*corpus.Document{d}}
	i := New(c).Item(d)
	if got := i.quoted("."); got != "“The Quay and the Ferrymen Strugg [sic].”" {
		t.Errorf("quoted it is %s", got)
	}
	if got := i.plain(); got != "The quay and the ferrymen strugg [sic]" {
		t.Errorf("plain it is %s", got)
	}
	if i.Title != d.Headline {
		t.Errorf("in files it is %s", i.Title)
	}
	d.Slips[0].Fragment = "The quay"
	if i = New(c).Item(d); i.Sic {
		t.Error("a slip at the beginning marks the end")
	}
}
