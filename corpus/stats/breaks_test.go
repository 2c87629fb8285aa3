package stats

import (
	"strings"
	"testing"

	"parallax/corpus"
)

// TestBreaks marks with | where phrases end.
func TestBreaks(t *testing.T) {
	for text, want := range map[string]string{
		"talks failed. Talks resumed; peace held":                         "talks failed|talks resumed|peace held",
		"the people\u2019s republic, the O'Hara plan":                     "the people republic|the ohara plan",
		"the workers' union and workers\u2019 rights":                     "the workers union and workers rights",
		"they said \u201cno deal\u201d today":                             "they said|no deal|today",
		"a 'new dawn' rises":                                              "a|new dawn rises",
		"a well-known man - he left \u2014 came back":                     "a well known man|he left|came back",
		"5.5 percent of 1,000 at 10%  of it":                              "5.5 percent of 1000 at 10 of it",
		"Mr. Kim met J. Smith of the U.S. army. It ended":                 "mr kim met j smith of the us army|it ended",
		"one and/or two (three) four... five? six! seven":                 "one and or two|three|four|five|six|seven",
		"a line\nwrapped here\n\nnext paragraph":                          "a line wrapped here|next paragraph",
		"\u041e\u043d \u043f\u0440\u0438\u0448\u0451\u043b, \u043e\u043d": "\u043e\u043d \u043f\u0440\u0438\u0448\u0435\u043b|\u043e\u043d",
		"\u0645\u0631\u062d\u0628\u0627\u060c \u0623\u0647\u0644\u0627":   "\u0645\u0631\u062d\u0628\u0627|\u0627\u0647\u0644\u0627",
	} {
		d := &corpus.Document{ID: "d", Text: corpus.Full, Passages: []corpus.Passage{{N: 1, Text: text}}}
		var b strings.Builder
		var r reader
		r.inOrder(d, &d.Passages[0], func(term []byte, begins bool) {
			switch {
			case b.Len() == 0:
			case begins:
				b.WriteByte('|')
			default:
				b.WriteByte(' ')
			}
			b.Write(term)
		})
		if got := b.String(); got != want {
			t.Errorf("%q\n got %q\nwant %q", text, got, want)
		}
	}
}
