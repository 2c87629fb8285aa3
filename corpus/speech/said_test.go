package speech

import (
	"strings"
	"testing"

	"parallax/corpus/corpustest"
)

// TestWhoSaid reads passages made up for one thing each: who said the last
// quotation or report, "?" if that is open, "" if nobody says anything.
func TestWhoSaid(t *testing.T) {
	for _, c := range []struct{ text, who string }{
		{"“The lock is open,” Rep. Ada Lund (D-Fla.) said.", "Ada Lund"},
		{"The lock is open, Ada Lund (who runs it) said.", "Ada Lund"},
		{"House Speaker Ada Lund, R-Wis., said the lock was open.", "House Speaker Ada Lund"},
		{"“The lock is open now,” Ada Lund fumed.", "Ada Lund"},
		{"“Who would open such a lock?” Ada Lund wondered aloud.", "Ada Lund"},
		{"The lock was, as it were, “open to all of us,” and Ada Lund waved.", "?"},
		{"Ada Lund: “The lock is open to all of us.”", "Ada Lund"},
		{"Ada Lund made the following remark:\n“The lock is open to all of us.”", "Ada Lund"},
		{"Ada Lund continued:\n“The lock is open to all of us.”", "Ada Lund"},
		{"Ada Lund left the room, saying the lock had been open.", "Ada Lund"},
		{"Ada Lund is calling for a new lock.", "Ada Lund"},
		{"The lock has been open since May, according to public records.", "public records"},
		{"The survey shows a loss of water.", "The survey"},
		{"The painting shows a loss of water.", ""},
		{"Lund's claims were open to doubt.", ""},
		{"The claims of the town are old.", ""},
		{"Ada Lund claims the lock is open.", "Ada Lund"},
		{"Ada Lund claims a pension.", "Ada Lund"}, // wrong, and not to be told without grammar
		{"“The lock is open,” said widow Ada Lund.", "Ada Lund"},
		{"“The lock is open to us,” Lund's former neighbour said.", "Lund's former neighbour"},
		{"Ada Lund met Peter Holt. “The lock is open to us,” she said.", "Ada Lund"},
		{"Mr. Ruud Berg met Ada Lund. “The lock is open to us,” he said.", "Ruud Berg"},
		{"Peter Holt said the lock was shut. “It is not shut at all,” she said.", "?"},
		{"Ada Lund met Peter Holt.\nHOLT: The lock is open to us.", "Peter Holt"},
		{"NOTE: The lock is open to us.", ""},
		{"Ada Lund was on “The Lock Show,” with Peter Holt.", ""},
		{"Ada Lund said the lock was “wet” and that nobody had opened it for years.", "Ada Lund"},
	} {
		v := Propose(corpustest.Article("d", "", strings.Split(c.text, "\n")...))
		got := ""
		if n := len(v.Attributions); n > 0 {
			if got = "?"; v.Attributions[n-1].Voice >= 0 {
				got = v.Voices[v.Attributions[n-1].Voice].Name
			}
		}
		if got != c.who {
			t.Errorf("%q is said by %q, want %q: %+v", c.text, got, c.who, v.Attributions)
		}
	}
}
