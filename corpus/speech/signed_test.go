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

// Of a text that is not English nothing is said of speakers, and that is told apart from
// an English one that names nobody.
func TestUnread(t *testing.T) {
	for text, unread := range map[string]bool{"قال الوزير علي أمس إن الجسر مغلق: «الجسر مغلق حتى الصيف ولن يفتح قبل ذلك».": true, "“The bridge is closed until summer and will not open before.”": false} {
		tag := "en"
		if unread {
			tag = "ar"
		}
		v := Propose(&corpus.Document{ID: "d", Language: tag, Text: corpus.Full, Passages: []corpus.Passage{{N: 1, Text: text}}})
		if v.Unread != unread || v.Unread && (v.Unresolved != 1 || len(v.Voices) > 0) {
			t.Errorf("%s: %+v", tag, v)
		}
	}
}
