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
