package main

import (
	"strings"
	"testing"

	"parallax/corpus/speech"
)

// What a table says of a date is as sure as the article, and of a speaker as sure as what
// reads it.
func TestListedAsFarAsKnown(t *testing.T) {
	for want, row := range map[string]publishedRow{"2024-04-03": {Date: "2024-04-03", Stated: true}, "2024-04-03?": {Date: "2024-04-03"}, notStated: {}} {
		if got := row.said(); got != want {
			t.Errorf("%+v is %q, want %q", row, got, want)
		}
	}
	for want, unread := range map[string]bool{"nobody is named": false, "English only": true} {
		var b strings.Builder
		writeVoiceProposals(&b, speech.Proposals{Document: "d", Unresolved: 2, Unread: unread})
		if !strings.Contains(b.String(), want) {
			t.Errorf("it says %q, not %q", b.String(), want)
		}
	}
}
