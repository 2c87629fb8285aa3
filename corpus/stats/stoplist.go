package stats

import (
	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/language"
)

// StopList says which words are left out. Its zero value leaves out the function
// words of the languages that the texts are in.
type StopList struct {
	All  bool   // function words count too
	Out  string // words left out besides, as typed
	Keep string // function words that count all the same, as typed
}

// Stop is the list ready to use on documents; nil if nothing is left out. See
// [language.Of] for their languages.
func (l StopList) Stop(documents ...*corpus.Document) func(term string) bool {
	var a analysis.Analyzer
	set := func(text string) map[string]bool {
		words := make(map[string]bool)
		for _, t := range a.JoinedTerms(text) {
			words[t] = true
		}
		return words
	}
	out, keep := set(l.Out), set(l.Keep)
	if l.All && len(out) == 0 {
		return nil
	}
	languages := language.Of(documents)
	return func(t string) bool { return out[t] || !l.All && !keep[t] && languages.FunctionWord(t) }
}
