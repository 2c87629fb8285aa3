package speech_test

import (
	"fmt"

	"parallax/corpus"
	"parallax/corpus/speech"
)

func ExamplePropose() {
	const text = `Mayor Ilse Bergmann said: "The sprinklers were off for a month." She promised an inquiry.`
	p := speech.Propose(&corpus.Document{ID: "gazette", Text: corpus.Full, Passages: []corpus.Passage{{N: 1, Text: text}}})
	for _, a := range p.Attributions {
		fmt.Printf("%s, %s: %q (%s)\n", p.Voices[a.Voice].Name, a.Kind, text[a.Speech.From:a.Speech.To], a.Rule)
	}
	// Output:
	// Ilse Bergmann, quotation: "The sprinklers were off for a month." (speaker before verb)
	// Ilse Bergmann, report: "She promised an inquiry" (pronoun)
}
