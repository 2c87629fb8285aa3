package speech

import (
	"testing"

	"parallax/corpus"
)

// TestSignedQuotations: a name alone behind a quotation and a dash says it;
// what goes on behind a dash does not.
func TestSignedQuotations(t *testing.T) {
	for text, want := range map[string]string{
		"\u201cThe harbour is closed to us all.\u201d \u2014 Mara Lind":            "Mara Lind",
		"\u201cThe harbour is closed to us all.\u201d\u2015 Mara Lind.":            "Mara Lind",
		"\u201cThe harbour is closed to us all,\u201d \u2013 Mara Lind left town.": "",
		"\u201cThe harbour is closed to us all.\u201d \u2014 nobody":               "",
	} {
		v := Propose(&corpus.Document{ID: "d", Text: corpus.Full, Passages: []corpus.Passage{{N: 1, Text: text}}})
		got := ""
		for _, a := range v.Attributions {
			if a.Kind == Quotation && a.Voice >= 0 {
				got = v.Voices[a.Voice].Name
				if a.Rule != RuleSigned || a.Speaker.To == 0 || a.Verb.To != 0 {
					t.Errorf("%q: %+v", text, a)
				}
			}
		}
		if got != want || len(v.Attributions) == 0 {
			t.Errorf("%q: said by %q, want %q (%+v)", text, got, want, v.Attributions)
		}
	}
}
